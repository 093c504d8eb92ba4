"""Fits the weights of `knowledge/data/mechanism_weights.yaml`: what is told of a body or a format that is only named.

    python benchmarks/fit_mechanisms.py [--judge] [--ease 0] [--errors] [--write]

Two softmax regressions on the mentions that the room of mechanisms finds in the development sets and in the coded
passages of `tests/reading`: is one of which no construction tells a row of the gold, and which of the uses that the
gold allows has it? The second is pulled towards the lexicon: what a verb, a clause or a noun says by
`mechanisms.yaml` speaks for that use. `--judge` scores each set, and each five passages, by the weights fitted on all
others. Needs numpy.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from fit_agreements import inputs, matrix, softmax
from fitting import rewrite
from gold import GoldReport, Placed, many
from standoff.knowledge.mechanism_weights import MechanismWeights
from standoff.reading.mechanisms import rows
from standoff.reading.mechanisms.signs import SAYING
from standoff.reading.mechanisms.weighing import LOOSE, sayable
from standoff.record.terms import MechanismUse

TARGET = Path("src/standoff/knowledge/data/mechanism_weights.yaml")
USES = tuple(MechanismUse)
LEAST, L2_ROW, L2_USE, OPTIONAL = 4, 2.0, 8.0, 0.5
LEXICON = {"verb says:": 1.0, "verb tells:": 1.5, "noun says:": 2.0, "clause says:": 2.0, "above says:": 0.5,
           "above tells:": 1.0, "verb might say:": 0.5}  # fmt: skip
STANDS = 1.5
"""What the lexicon speaks for a use before anything is learned, and what any mention does for being only one."""
OPENED = ("fasher-2024", "bougainville-1990-98")
"""The sets that were opened last, over whose errors no construction was made."""


@dataclass
class Asked:
    """One mention: its signs, what the gold allows, and what the constructions make of it.

    `stands` is the use of the row that constructions make, `weighed` true where they leave open what is done with it.
    """

    group: str
    words: str
    signs: tuple[str, ...]
    gold: bool
    optional: bool
    allowed: frozenset[str]
    weighed: bool
    stands: str | None
    row: float = 0.0
    use: str = ""


def asked(group: str, gold: GoldReport, placed: Placed, given: tuple[Any, ...]) -> Iterator[Asked]:
    """The mentions of one report."""
    room = rows._Room(*given)
    coded = list(zip(gold.kind("mechanisms"), placed.points["mechanisms"], strict=True))
    for each in room.candidates():
        head, first = each.mention.head, each.mention.first.start
        near = [row for row, (a, b) in coded if a <= head.start < b or (first <= a and b <= head.end)]
        own = [row for row in near if each.mention.kind in many(row["kind"])]
        optional = bool(own) and all(row.get("optional") for row in own)
        allowed = frozenset(str(use) for row in own for use in many(row["use"]))
        words = room.document.text[max(0, head.start - 40) : head.end + 40].replace("\n", " / ")
        stands = str(each.row.use) if each.row is not None else None
        yield Asked(group, f"{gold.name}: {words}", each.signs, bool(own), optional, allowed, each.weighed, stands)


def lexicon(name: str) -> np.ndarray:
    """What a sign speaks for each use before anything is learned."""
    if name == "always":
        return np.array([STANDS if use is MechanismUse.MENTIONED else 0.0 for use in USES])
    begun, _, said = name.partition(":")
    return np.array([LEXICON.get(f"{begun}:", 0.0) if said == use else 0.0 for use in USES])


def fitted(asks: list[Asked], ease: float) -> MechanismWeights:
    """The weights by `asks`: for a row by those of which no construction tells, the uses by those that the gold has."""
    open_ = [each for each in asks if each.weighed]
    counts = Counter(sign for each in open_ for sign in each.signs)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    right = np.array([[not each.gold, each.gold] for each in open_], dtype=float)
    share = np.array([OPTIONAL if each.optional else 1.0 for each in open_])
    row = softmax(matrix(open_, names), right, share, L2_ROW, np.zeros((len(names), 2)))
    known = [each for each in asks if each.gold and each.signs]
    saying = {f"{begun}{use}" for begun in (*SAYING, "verb might say:") for use in USES}
    told = sorted(saying | {sign for each in known for sign in each.signs})
    allowed = np.array([[float(use in each.allowed) for use in USES] for each in known])
    prior = np.array([lexicon(name) for name in told])
    use = softmax(matrix(known, told), allowed, np.ones(len(known)), L2_USE, prior)
    for_row = {name: round(float(w[1] - w[0]), 2) for name, w in zip(names, row, strict=True)}
    of = {name: _rounded(w) for name, w in zip(told, use, strict=True)}
    return MechanismWeights(for_row, {name: each for name, each in of.items() if each}, ease)


def _rounded(weights: np.ndarray) -> dict[MechanismUse, float]:
    return {use: round(float(w), 2) for use, w in zip(USES, weights, strict=True) if abs(w) >= 0.05}


def chosen(each: Asked, ease: float) -> str | None:
    """What constructions tell, else what is weighed."""
    if not each.weighed:
        return each.stands
    used = each.use != MechanismUse.MENTIONED or f"way:{LOOSE}" not in each.signs
    return each.use if each.row + ease > 0 and used else None


def tell(name: str, asks: Iterable[Asked], choose: Callable[[Asked], str | None]) -> None:
    """F1 over the mentions: an optional one of the gold is neither asked for nor counted where it is right."""
    said = [(each, choose(each)) for each in asks]
    found = sum(each.gold and not each.optional and use in each.allowed for each, use in said)
    wanted = sum(each.gold and not each.optional for each, _ in said)
    given = sum(use is not None and not (each.optional and use in each.allowed) for each, use in said)
    print(f"  {name:30s} F1 {2 * found / max(1, wanted + given):.3f}   {found} of {wanted}, {given} given")


def judge(asks: list[Asked], ease: float, errors: bool) -> None:
    """Each group by the weights of all others."""
    for group in sorted({each.group for each in asks}):
        weights = fitted([each for each in asks if each.group != group], 0.0)
        for each in (each for each in asks if each.group == group):
            each.row, each.use = weights.for_row(each.signs), weights.best(each.signs, sayable(each.signs))
    passages = [each for each in asks if each.group.startswith("passages")]
    families = {
        "El Fasher and Bougainville": [each for each in asks if each.group in OPENED],
        "sets whose errors were read": [e for e in asks if e not in passages and e.group not in OPENED],
        "passages": passages,
    }
    for name, members in families.items():
        print(name)
        tell("constructions alone", members, lambda each: each.stands)
        for at in sorted({-1.5, -1.0, -0.5, 0.0, 0.5, ease}):
            tell(f"weighed behind, ease {at}", members, partial(chosen, ease=at))
        if errors:
            print(*_wrong(members, ease), sep="\n")


def _wrong(asks: list[Asked], ease: float) -> Iterator[str]:
    for each in asks:
        said = chosen(each, ease)
        missed = each.gold and not each.optional and said not in each.allowed
        if missed or (said is not None and said not in each.allowed):
            yield f"    {each.words} | {sorted(each.allowed)} | {said}{' weighed' if each.weighed else ''}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ease", type=float, default=0.0)
    parser.add_argument("--judge", action="store_true", help="score each set by the weights of all others")
    parser.add_argument("--errors", action="store_true", help="with --judge: list the mentions that come out wrong")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET}")
    options = parser.parse_args()
    asks = [each for report in inputs("find_mechanisms") for each in asked(*report)]
    if options.judge:
        judge(asks, options.ease, options.errors)
    if options.write:
        weights = fitted(asks, options.ease)
        use = {sign: {str(k): v for k, v in of.items()} for sign, of in weights.terms.items()}
        data = {"ease": options.ease, "row": weights.row, "use": use}
        rewrite(TARGET, data, sort_keys=True, default_flow_style=None, width=120)


if __name__ == "__main__":
    main()
