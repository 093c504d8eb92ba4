"""Fit the weights by which a count whose words name no side is given one, or none; judge them on sets left out.

    python benchmarks/fit_tolls.py [ROWS.jsonl] --judge     sides right: the rules, and weights of the other sets
    python benchmarks/fit_tolls.py [ROWS.jsonl] --write     weights of all of them, to the knowledge file

Softmax regression with a ridge over the signs of `standoff.reading.tolls.signs`, on the gold of the development sets
and the marked passages of `training/passages` that may be read; a set or a writer is left out as a whole. A passage
tells less around its counts and names a side more often, so that nobody has a sign of its own there, which the reader
never sees. What the rules of inference say is not fitted, since they were made over these sets: it counts `TRUST`.
ROWS.jsonl keeps what was read, and is written where it is not there.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from examples import chosen as chosen_reports
from gold import Row, load, place
from matching import NEAR, Page, allows, gap, pair
from standoff.capture import Failure, captures
from standoff.knowledge.files import data_folder
from standoff.knowledge.toll_weights import TollWeights, load_toll_weights
from standoff.reading.read import Reader, load_reader
from standoff.reading.tolls import finding
from standoff.reading.tolls.counts import Count
from standoff.reading.tolls.finding import SHARED
from standoff.reading.tolls.finding import Counter as Tolls
from standoff.reading.tolls.signs import Candidates
from standoff.reading.tolls.weighing import Weighing, chosen, with_rule
from standoff.record.codec import to_json
from standoff.record.rows import Toll
from standoff.reports import make_report


def _marked() -> Any:
    """`benchmarks/passages.py`, whose name is that of `training/passages.py`, which it reads."""
    spec = spec_from_file_location("marked_passages", Path(__file__).with_name("passages.py"))
    if spec is None or spec.loader is None:
        raise SystemExit("benchmarks/passages.py is not there")
    module = module_from_spec(spec)
    sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "training")]
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


marked = _marked()
FILE = data_folder() / "toll_weights.yaml"
LEAST, RIDGE, STEPS, RATE, PASSAGE = 8, 1.0, 120, 0.05, 0.5
TRUST = {"rule": 1.0, "no rule": 1.0, "rule, where the sentences around it are": 1.0}
PASSAGES = "of a passage"


@dataclass
class Case:
    """One count whose words name no side: where it stands, the rules' side, the right one, and the candidates."""

    lot: str
    words: str
    ruled: str | None
    right: str | None
    called: str
    signs: list[tuple[str | None, dict[str, float]]]

    @property
    def is_passage(self) -> bool:
        return "-" not in self.lot


# --- reading -----------------------------------------------------------------------------------------


class Watched(Tolls):
    """A counter that keeps the candidates of every count it weighs; `kept` has them by the id of the toll."""

    kept: dict[str, tuple[Candidates, str | None]]

    def __init__(self, *rows: Any) -> None:
        super().__init__(*rows)
        self.kept = {}
        self._last: tuple[Count, Candidates, str | None] | None = None
        self.weighing = _Recorded(self.weighing.signs, self)

    def _row(self, harm, trigger, statement, facts, count, whole) -> Toll:  # type: ignore[no-untyped-def]
        toll = super()._row(harm, trigger, statement, facts, count, whole)
        if whole is None and self._last is not None and self._last[0].span == count.span and count.grounds != SHARED:
            self.kept[toll.id] = self._last[1:]
        return toll


class _Recorded(Weighing):
    def __init__(self, signs, owner: Watched) -> None:  # type: ignore[no-untyped-def]
        super().__init__(signs)
        object.__setattr__(self, "owner", owner)

    def weighed(self, harm, head, count, ruled, statement, source) -> Count:  # type: ignore[no-untyped-def]
        if self.is_settled(harm, head, count, ruled, statement):
            self.owner._last = None  # type: ignore[attr-defined]
            return ruled  # type: ignore[no-any-return]
        candidates = with_rule(self.signs.of(harm, head, count, statement, source), ruled)
        self.owner._last = (count, candidates, ruled.party)  # type: ignore[attr-defined]
        return super().weighed(harm, head, count, ruled, statement, source)


def watched() -> list[dict[str, tuple[Candidates, str | None]]]:
    """Has the reader keep what it weighs; the list gains one entry a report."""
    kept: list[dict[str, tuple[Candidates, str | None]]] = []

    class Kept(Watched):
        def __init__(self, *rows: Any) -> None:
            super().__init__(*rows)
            kept.append(self.kept)

    finding.Counter = Kept  # type: ignore[misc, assignment]
    return kept


def of_examples(reader: Reader, kept: list[Any]) -> Iterator[Case]:
    for gold in load():
        for report in chosen_reports([gold], "dev"):
            (capture,) = captures([report.path])
            if isinstance(capture, Failure):
                raise SystemExit(capture.reason)
            reading = json.loads(to_json(reader.read(make_report(capture))))
            weighed = kept.pop() if kept else {}
            placed, page = place(report, reading["report"]["text"]), Page(reading["report"]["text"])
            rows = [t for t in reading["tolls"] if not t["none_reported"] and not page.repeats(t["spans"])]
            wanted, spans = report.kind("tolls"), placed.points["tolls"]

            def near(g: int, p: int, wanted=wanted, spans=spans, rows=rows) -> float:  # type: ignore[no-untyped-def]
                want, have = wanted[g], rows[p]
                fits = gap([spans[g]], have["spans"]) <= NEAR and allows(want, "kind", None, have["kind"])
                same = (have["low"], have["high"]) == (want["low"], want["high"])
                return float(fits) * (1 + same + 0.5 * (same and have["party"] == want["party"]))

            for g, p in sorted(pair(len(wanted), len(rows), near).items()):
                if rows[p]["id"] in weighed:
                    yield _case(gold.name, wanted[g]["words"], wanted[g]["party"], *weighed[rows[p]["id"]])


def of_passages(kept: list[Any]) -> Iterator[Case]:
    for page in marked.pages([], held=False, acts=False):
        weighed = kept.pop() if kept else {}
        rows, marks = page.reading["tolls"], page.marks("toll")

        def near(g: int, p: int, page=page, rows=rows, marks=marks) -> float:  # type: ignore[no-untyped-def]
            if not page.meets(marks[g], rows[p]["spans"]):
                return 0.0
            same = {rows[p]["party"]} - {None} == marked.parties(marks[g], "of")
            return float(1 + (rows[p]["kind"].upper() in marks[g].labels) + 0.5 * same)

        for g, p in sorted(pair(len(marks), len(rows), near).items()):
            want = marked.parties(marks[g], "of")
            if rows[p]["kind"].upper() in marks[g].labels and rows[p]["id"] in weighed and len(want) < 2:
                lot = page.name.split("/")[0].rpartition("-")[0]
                yield _case(lot, page.at(marks[g]), next(iter(want), None), *weighed[rows[p]["id"]])


def _case(lot: str, words: str, right: str | None, candidates: Candidates, ruled: str | None) -> Case:
    return Case(lot, words, ruled, right, candidates.called, list(candidates.signs.items()))


# --- fitting -----------------------------------------------------------------------------------------


def fitted(cases: Sequence[Case], words: dict[str, str], ease: float) -> TollWeights:
    """Adam on the negative log of the mass of the right candidate, in which each passage counts half."""
    cases = [case for case in cases if case.right in dict(case.signs)]
    counts = Counter(sign for case in cases for _, shown in case.signs for sign in shown if not _is_of_rules(sign))
    names = sorted(sign for sign, count in counts.items() if count >= LEAST)
    column = {sign: n for n, sign in enumerate([*names, PASSAGES])}
    sizes = [len(case.signs) for case in cases]
    starts, of = np.concatenate([[0], np.cumsum(sizes)[:-1]]), np.repeat(np.arange(len(cases)), sizes)
    table, right = np.zeros((sum(sizes), len(column)), np.float32), np.zeros(sum(sizes), np.float32)
    candidates = [(case, party, shown) for case in cases for party, shown in case.signs]
    for line, (case, party, shown) in enumerate(candidates):
        right[line] = party == case.right
        for sign, value in shown.items():
            if sign in column:
                table[line, column[sign]] = value
        table[line, column[PASSAGES]] = case.is_passage and party is None
    share = np.array([PASSAGE if case.is_passage else 1.0 for case in cases], np.float32)[of]
    weights, mean, square = (np.zeros(len(column)) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = table @ weights.astype(np.float32)
        mass = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        mass /= np.add.reduceat(mass, starts)[of]
        slope = (table.T @ ((mass - right) * share) + RIDGE * weights) / len(cases)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        rate = RATE * (1.0 if step < 0.6 * STEPS else 0.3 if step < 0.85 * STEPS else 0.1)
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    found = {sign: round(float(weights[column[sign]]), 2) for sign in (*names, PASSAGES)}
    return TollWeights({**{s: w for s, w in found.items() if w}, **TRUST}, ease, words)


def _is_of_rules(sign: str) -> bool:
    return sign.split(",")[0] in ("rule", "no rule")


# --- judging -----------------------------------------------------------------------------------------


def side(case: Case, weights: TollWeights) -> str | None:
    """The side that the weights choose; nobody has what the passages alone show where it is one of them."""
    signs = dict(case.signs)
    if case.is_passage:
        signs[None] = {**signs[None], PASSAGES: 1.0}
    return chosen(Candidates(case.called, signs), weights)


def judge(cases: Sequence[Case], words: dict[str, str], ease: float, lots: int) -> None:
    names = sorted({case.lot for case in cases}, key=lambda lot: ("-" not in lot, lot))
    total: dict[str, Counter[str]] = {"sets": Counter(), "passages": Counter()}
    found: dict[str, Counter[str]] = {}
    for number in range(lots):
        fold = names[number::lots]
        weights = fitted([case for case in cases if case.lot not in fold], words, ease)
        for case in (case for case in cases if case.lot in fold):
            given = side(case, weights)
            kind = "right" if given == case.right else "none" if given is None else "wrong"
            sums = Counter({"all": 1, kind: 1, "rules": int(case.ruled == case.right)})
            total["passages" if case.is_passage else "sets"] += sums
            found.setdefault(case.lot, Counter()).update(sums)
    for name, sums in [*((name, found[name]) for name in names), *total.items()]:
        of = sums["all"]
        if not of:
            continue
        told = f"rules {sums['rules'] / of:.3f}  weights of others {sums['right'] / of:.3f}"
        print(f"{name:24s} {of:4d}  {told}  none given {sums['none']}, wrong {sums['wrong']}")


def write(weights: TollWeights, lots: Sequence[str]) -> None:
    head = [line for line in FILE.read_text("utf-8").splitlines() if line.startswith("#")]
    signs = {s: w for s, w in sorted(weights.weights.items()) if s != PASSAGES}
    rows: Row = {"words": dict(weights.words), "fitted_on": list(lots), "ease": weights.ease, "signs": signs}
    text = yaml.safe_dump(rows, sort_keys=False, allow_unicode=True, width=120)
    FILE.write_text("\n".join(head) + "\n" + text, "utf-8")


def cases_of(file: Path | None) -> list[Case]:
    if file is not None and file.exists():
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        return [Case(**{**row, "signs": [(p, s) for p, s in row["signs"]]}) for row in rows]
    kept = watched()
    cases = [*of_examples(load_reader(), kept), *of_passages(kept)]
    if file is not None:
        file.write_text("".join(json.dumps(asdict(case)) + "\n" for case in cases), "utf-8")
    return cases


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="?", type=Path, help="what was read before")
    parser.add_argument("--judge", action="store_true", help="sides right in each set, by weights of the others")
    parser.add_argument("--lots", type=int, default=6, help="in how many lots the sets are left out")
    parser.add_argument("--write", action="store_true", help="fit on all of them and write the knowledge file")
    parser.add_argument("--ease", type=float, help="what a side is given beside its signs; else as it is shipped")
    options = parser.parse_args()
    shipped = load_toll_weights()
    ease = shipped.ease if options.ease is None else options.ease
    cases = cases_of(options.rows)
    if options.judge:
        judge(cases, dict(shipped.words), ease, options.lots)
    if options.write:
        write(fitted(cases, dict(shipped.words), ease), sorted({case.lot for case in cases}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
