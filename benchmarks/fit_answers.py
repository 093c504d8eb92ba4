"""Fits the weights of `knowledge/data/answering.yaml`: which earlier statement another answers, or none.

    python benchmarks/fit_answers.py [--ease 0.5] [--write]

Softmax regression on the gold of the example sets that are for development: among what was said before a statement and
nothing, what the gold says is answered shall have the mass. Each set is then scored by weights fitted on all others
(leave one set out): what the constructions alone find, and what they find with the weighing behind them. L2
regularised; needs numpy.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import example_statements
from fitting import Within, adam, rewrite, table_of
from gold import GoldReport, load, many, place
from matching import Scores
from standoff.capture import Failure, captures
from standoff.knowledge.answer_weights import AnswerWeights
from standoff.reading.read import Reader, load_reader
from standoff.reading.statements import answers, finding
from standoff.reading.statements.evidence import TURNING, Evidence, does, of_none, of_pairs
from standoff.record.codec import to_json
from standoff.reports import make_report

TARGET = Path("src/standoff/knowledge/data/answering.yaml")
NOTHING = AnswerWeights({}, {}, 0.0)
LEAST, L2, STEPS, RATE, WANTED = 4, 3.0, 120, 0.06, 1.5
"""A feature seen less often is left out; the rest are of the regression, `WANTED` the weight of a row that answers."""


@dataclass
class Asked:
    """A statement of the gold as read: what might be answered, the evidence, and what is right."""

    folder: str
    kind: str
    ids: list[str | None]
    evidence: list[Evidence]
    found: str | None
    taught: set[str | None]
    right: set[str | None]
    answers: bool


def asked(gold: GoldReport, reader: Reader) -> Iterator[Asked]:
    """The paired statements of one report; by the constructions alone."""
    (capture,) = captures([gold.path])
    if isinstance(capture, Failure):
        raise SystemExit(capture.reason)
    seen: list[tuple[str, str, list[str | None], list[Evidence]]] = []

    def recorded(rows, lexicon, cast, topics, counters):  # type: ignore[no-untyped-def]
        for floor, counter, _ in answers.exchanges(rows, lexicon, cast, topics, counters, NOTHING):
            if floor is not None and answers.may_answer(floor.row):
                ids = [*(other.id for other in floor.others), None]
                seen.append((floor.row.id, does(floor.row), ids, [*of_pairs(floor), of_none(floor, counter)]))
        return answers.with_answers(rows, lexicon, cast, topics, counters, NOTHING)

    finding.with_answers = recorded  # type: ignore[assignment,attr-defined]
    reading = json.loads(to_json(reader.read(make_report(capture))))
    placed = place(gold, reading["report"]["text"])
    label = example_statements.statements(gold, placed, reading, Scores())
    rows, ids = {row["id"]: row for row in gold.kind("statements")}, {v: k for k, v in label.items()}
    given = {s["id"]: s["answers"] for s in reading["statements"]}
    for row, kind, before, evidence in seen:
        if row in label:
            want = many(rows[label[row]].get("answers")) if rows[label[row]].get("answers") else []
            right = {ids[w] for w in want if w in ids} | ({None} if None in want or not want else set())
            taught = right | {
                i for w in want if w and w not in ids for i in _near(placed.statements[w], reading, label)
            }
            yield Asked(gold.set, kind, before, evidence, given[row], taught, right, bool(want))


def _near(spans, reading, label) -> list[str]:  # type: ignore[no-untyped-def]
    """The unpaired statements at a gold statement's cue: the same claim, with other bounds."""
    rows = (s for s in reading["statements"] if s["cue"] is not None and s["id"] not in label)
    return [s["id"] for s in rows if any(a < d and c < b for a, b in s["cue"]["spans"] for c, d in spans["cue"])]


def fitted(rows: list[Asked]) -> dict[str, float]:
    """Adam on the negative log of the mass of what is right; rows without anything right to choose teach nothing."""
    rows = [row for row in rows if len(row.ids) > 1 and row.taught & set(row.ids)]
    counts = Counter(name for row in rows for each in row.evidence for name in each)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    within = Within([len(row.ids) for row in rows])
    matrix = table_of([each for row in rows for each in row.evidence], names, np.float32)
    right = np.array([i in row.taught for row in rows for i in row.ids], dtype=np.float32)
    share = np.array([WANTED if row.answers else 1.0 for row in rows], dtype=np.float32)[within.of]

    def slope(w: np.ndarray) -> np.ndarray:
        mass = within.mass(matrix @ w)
        good = mass * right
        good /= np.maximum(within.sums(good), 1e-12)
        return (matrix.T @ ((mass - good) * share) + L2 * w) / len(rows)

    w = adam(slope, np.zeros(len(names), dtype=np.float32), STEPS, RATE, slowing=True)
    return {name: round(float(value), 2) for name, value in zip(names, w, strict=True)}


def models(rows: list[Asked], ease: float) -> AnswerWeights:
    turning = fitted([row for row in rows if row.kind in TURNING])
    return AnswerWeights(turning, fitted([row for row in rows if row.kind not in TURNING]), ease)


def chosen(row: Asked, weights: AnswerWeights) -> str | None:
    """What the constructions find, else what outweighs nothing."""
    if row.found is not None or len(row.ids) < 2:
        return row.found
    of = weights.turning if row.kind in TURNING else weights.telling
    sums = [sum(of.get(name, 0.0) * value for name, value in each.items()) for each in row.evidence]
    sums[-1] -= weights.ease
    best = max(range(len(sums)), key=lambda n: (sums[n], n == len(sums) - 1, -n))
    return row.ids[best]


def tell(name: str, rows: list[Asked], choose: Callable[[Asked], str | None]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for row in rows:
        answer = choose(row)
        sums["asked"] += row.answers
        sums["right"] += row.answers and answer in row.right
        sums["given"] += answer is not None
        sums["given, in the gold"] += answer is not None and row.answers and answer in row.right
    given = f"given {sums['given']}, in the gold {sums['given, in the gold']}"
    print(f"{name:44s} right {sums['right']} of {sums['asked']}; {given}")
    return sums


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ease", type=float, default=0.5)
    parser.add_argument(
        "--set", dest="only", action="append", help="score these sets alone; may be given several times"
    )
    parser.add_argument("--write", action="store_true", help=f"write {TARGET}")
    options = parser.parse_args()
    reader = load_reader()
    gold = [report for each in load() for report in each.reports if not report.held_out]
    rows = [row for report in gold for row in asked(report, reader)]
    total: dict[str, Counter[str]] = {"constructions": Counter(), "with weighing": Counter()}
    for name in sorted({row.folder for row in rows} & set(options.only or {row.folder for row in rows})):
        weights = models([row for row in rows if row.folder != name], options.ease)
        here = [row for row in rows if row.folder == name]
        total["constructions"] += tell(f"{name}, constructions", here, lambda row: row.found)
        total["with weighing"] += tell(f"{name}, with weighing", here, lambda row, w=weights: chosen(row, w))  # type: ignore[misc]
    for name, sums in total.items():
        print(f"all, {name}: {dict(sums)}")
    if options.write:
        weights = models(rows, options.ease)
        body = {"ease": weights.ease, "telling": weights.telling, "turning": weights.turning}
        rewrite(TARGET, body, sort_keys=True)


if __name__ == "__main__":
    main()
