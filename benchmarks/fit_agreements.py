"""Fits the weights of `knowledge/data/agreement_weights.yaml`: what is told of an agreement that is only named.

    python benchmarks/fit_agreements.py [--ease -0.9] [--write]

Two softmax regressions on the mentions that nouns name, in the development sets and in the coded passages of
`tests/reading`: is the mention a row of the gold, and which of the statuses that the gold allows has it? The second is
pulled towards the lexicon: what a verb, a clause or a noun says by `agreements.yaml` speaks for that status. Each set,
and each five passages, are then scored by the weights fitted on all others. Needs numpy.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

import accords
from fitting import adam, rewrite, table_of
from gold import GoldReport, Placed, load, many, place
from standoff.capture import Capture, Failure, Metadata, captures
from standoff.knowledge.agreement_weights import AgreementWeights
from standoff.reading import read
from standoff.reading.agreements import rows
from standoff.reading.agreements.signs import SAYING
from standoff.record.ids import sha256
from standoff.record.terms import AgreementStatus
from standoff.reports import make_report

TARGET = Path("src/standoff/knowledge/data/agreement_weights.yaml")
STATUSES = tuple(AgreementStatus)
LEAST, STEPS, RATE = 3, 150, 0.07
L2_ROW, L2_STATUS, OPTIONAL = 2.0, 4.0, 0.5
LEXICON = {"verb says:": 2.5, "noun says:": 2.5, "clause says:": 2.0, "near says:": 0.7, "verb might say:": 0.5}
STANDS = 1.0
"""What the lexicon speaks for a status before anything is learned, and what any mention does for being in force."""
NOT_ROW = ("near", "prep:", "dep:", "verb", "tense", "place", "clause", "noun over:", "noun says:", "negated")
"""The signs that say what is told and not whether: in the weights for a row they would learn the sets by heart."""


@dataclass
class Asked:
    """One mention: its signs, what the gold allows, and what the constructions make of it."""

    group: str
    words: str
    signs: tuple[str, ...]
    gold: bool
    optional: bool
    allowed: frozenset[str]
    told: str | None
    row: float = 0.0
    status: str = ""


def inputs(finder: str = "find_agreements") -> Iterator[tuple[str, GoldReport, Placed, tuple[Any, ...]]]:
    """What the room of `finder` is given for each coded report, with the group that is left out with it."""
    reader = read.load_reader()
    given: list[tuple[Any, ...]] = []
    find = getattr(read, finder)

    def recorded(*each: Any) -> Any:
        given.append(each)
        return find(*each)

    setattr(read, finder, recorded)
    for gold in (report for each in load() for report in each.reports if not report.held_out):
        (capture,) = captures([gold.path])
        if isinstance(capture, Failure):
            raise SystemExit(capture.reason)
        given.clear()
        reader.read(make_report(capture))
        if given:
            yield gold.set, gold, place(gold, given[0][1].text), given[0]
    for number, path in enumerate(sorted(accords.FOLDER.glob("*.txt"))):
        coded = accords.coded(path)
        given.clear()
        data = coded.text.encode()
        capture = Capture(sha256(data), data, "text/plain", "report.txt", Metadata())
        reader.read(make_report(capture))
        yield f"passages {number // 5}", coded.report, coded.placed, given[0]


def asked(group: str, gold: GoldReport, placed: Placed, given: tuple[Any, ...]) -> Iterator[Asked]:
    """The mentions of one report."""
    room = rows._Room(*given)
    room.weighing.weights = AgreementWeights({}, {}, -1.0)
    made = [draft.row for draft in room.drafts()]
    coded = list(zip(gold.kind("agreements"), placed.points["agreements"], strict=True))
    for mention in room.seen:
        head, first = mention.head, mention.phrase[0].start
        own = [row for row, (a, b) in coded if a <= head.start < b or (first <= a and b <= head.end)]
        told = next((r.status for r in made if any(a <= head.start < b for a, b in r.spans)), None)
        words = room.document.text[max(0, head.start - 40) : head.end + 40].replace("\n", " / ")
        signs = room.weighing.signs.of(mention, told is None and head.i in room.withheld)
        optional = bool(own) and all(row.get("optional") for row in own)
        allowed = frozenset(str(status) for row in own for status in many(row["status"]))
        yield Asked(group, f"{gold.name}: {words}", signs, bool(own), optional, allowed, told)


def softmax(x: np.ndarray, right: np.ndarray, share: np.ndarray, l2: float, prior: np.ndarray) -> np.ndarray:
    """Adam on the negative log of the mass of what is right, pulled towards `prior`."""

    def slope(w: np.ndarray) -> np.ndarray:
        scores = x @ w
        mass = np.exp(scores - scores.max(1, keepdims=True))
        mass /= mass.sum(1, keepdims=True)
        good = mass * right
        good /= np.maximum(good.sum(1, keepdims=True), 1e-12)
        return (x.T @ ((mass - good) * share[:, None]) + l2 * (w - prior)) / len(x)

    return adam(slope, prior, STEPS, RATE)


def matrix(asks: list[Asked], names: list[str]) -> np.ndarray:
    return table_of([dict.fromkeys(each.signs, 1.0) for each in asks], names)


def lexicon(name: str) -> np.ndarray:
    """What a sign speaks for each status before anything is learned."""
    if name == "always":
        return np.array([STANDS if status is AgreementStatus.IN_FORCE else 0.0 for status in STATUSES])
    begun, _, said = name.partition(":")
    return np.array([LEXICON.get(f"{begun}:", 0.0) if said == status else 0.0 for status in STATUSES])


def fitted(asks: list[Asked], ease: float) -> AgreementWeights:
    """The weights by `asks`, the statuses by those of them that the gold has."""
    counts = Counter(sign for each in asks for sign in each.signs)
    names = sorted(name for name, count in counts.items() if count >= LEAST and not name.startswith(NOT_ROW))
    right = np.array([[not each.gold, each.gold] for each in asks], dtype=float)
    share = np.array([OPTIONAL if each.optional else 1.0 for each in asks])
    row = softmax(matrix(asks, names), right, share, L2_ROW, np.zeros((len(names), 2)))
    known = [each for each in asks if each.gold]
    saying = {f"{begun}{status}" for begun in (*SAYING, "near says:", "verb might say:") for status in STATUSES}
    told = sorted(saying | {sign for each in known for sign in each.signs})
    allowed = np.array([[float(status in each.allowed) for status in STATUSES] for each in known])
    prior = np.array([lexicon(name) for name in told])
    status = softmax(matrix(known, told), allowed, np.ones(len(known)), L2_STATUS, prior)
    for_row = {name: round(float(w[1] - w[0]), 2) for name, w in zip(names, row, strict=True)}
    of = {name: _rounded(w) for name, w in zip(told, status, strict=True)}
    return AgreementWeights(for_row, {name: each for name, each in of.items() if each}, ease)


def _rounded(weights: np.ndarray) -> dict[AgreementStatus, float]:
    return {s: round(float(w), 2) for s, w in zip(STATUSES, weights, strict=True) if abs(w) >= 0.05}


def tell(name: str, asks: list[Asked], choose: Callable[[Asked], str | None]) -> None:
    """F1 over the mentions: an optional one of the gold is neither asked for nor counted where it is right."""
    chosen = [(each, choose(each)) for each in asks]
    found = sum(each.gold and not each.optional and said in each.allowed for each, said in chosen)
    wanted = sum(each.gold and not each.optional for each in asks)
    given = sum(said is not None and not (each.optional and said in each.allowed) for each, said in chosen)
    print(f"  {name:30s} F1 {2 * found / max(1, wanted + given):.3f}   {found} of {wanted}, {given} given")


def chosen(each: Asked, ease: float) -> str | None:
    """What constructions tell, else what is weighed."""
    return each.told or (each.status if each.row + ease > 0 else None)


def judge(asks: list[Asked], ease: float, errors: bool) -> None:
    for group in sorted({each.group for each in asks}):
        weights = fitted([each for each in asks if each.group != group], 0.0)
        for each in asks:
            if each.group == group:
                each.row, each.status = weights.for_row(each.signs), weights.best(each.signs, STATUSES)
    new, newest = ("idlib-2020", "doumeira-2008"), ("fasher-2024", "bougainville-1990-98")
    families = {
        "sets whose errors were read": [a for a in asks if "-" in a.group and a.group not in (*new, *newest)],
        "El Fasher and Bougainville": [a for a in asks if a.group in newest],
        "Idlib and Ras Doumeira": [a for a in asks if a.group in new],
        "passages 1 to 30": [a for a in asks if a.group[-2:].strip() in "012345" and "passages" in a.group],
        "passages from 31": [a for a in asks if a.group[-2:].strip() not in "012345" and "passages" in a.group],
        "passages from 61": [a for a in asks if a.group in {f"passages {n}" for n in range(12, 16)}],
    }
    for name, members in families.items():
        print(name)
        tell("constructions alone", members, lambda a: a.told)
        for at in sorted({-1.0, -0.5, 0.0, 0.5, 1.0, ease}):
            tell(f"weighed behind, ease {at}", members, partial(chosen, ease=at))
        if errors:
            print(*_wrong(members, ease), sep="\n")


def _wrong(asks: list[Asked], ease: float) -> Iterator[str]:
    for each in asks:
        said = chosen(each, ease)
        missed = each.gold and not each.optional and said not in each.allowed
        if missed or (said is not None and said not in each.allowed):
            yield f"    {each.words} | {sorted(each.allowed)} | {said}{'' if each.told else ' weighed'}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ease", type=float, default=-0.9)
    parser.add_argument("--errors", action="store_true", help="list the mentions that come out wrong")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET}")
    options = parser.parse_args()
    asks = [each for report in inputs() for each in asked(*report)]
    judge(asks, options.ease, options.errors)
    if options.write:
        weights = fitted(asks, options.ease)
        status = {sign: {str(k): v for k, v in of.items()} for sign, of in weights.terms.items()}
        data = {"ease": options.ease, "row": weights.row, "status": status}
        rewrite(TARGET, data, sort_keys=True, default_flow_style=None, width=120)


if __name__ == "__main__":
    main()
