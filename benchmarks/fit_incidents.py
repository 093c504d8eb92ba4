"""Fit the weights by which mentions are joined to incidents, on the development gold; judge them on sets left out.

    python benchmarks/fit_incidents.py [READINGS.jsonl] --judge          B³ of each set by weights of the other sets
    python benchmarks/fit_incidents.py [READINGS.jsonl] --write          weights of all sets, to the knowledge file

Each set is taken twice: as the gold codes it (`coded.py`) and as the program reads it. Logistic regression with a
ridge, by Newton's steps; of the pairs that are not one, every fourth by id is taken, at four times the weight. Held-out
sets are never opened.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

import numpy as np

from coded import coded
from examples import chosen, read, score
from fitting import logistic, rewrite, table_of
from gold import ROOT, GoldSet, Row, load
from joined import b_cubed, f1
from standoff.knowledge.files import data_folder
from standoff.knowledge.incident_weights import IncidentWeights, SignWeights, load_incident_weights
from standoff.reconcile.across import signs_across
from standoff.reconcile.blocks import blocks
from standoff.reconcile.incidents import cluster_events
from standoff.reconcile.lent import Lent
from standoff.reconcile.stories import stories_of
from standoff.reconcile.telling import Telling
from standoff.reconcile.told import Told, told_of
from standoff.reconcile.within import signs_within
from standoff.record.codec import from_json, to_json
from standoff.record.rows import Reading

RIDGE, STEPS, TAKEN = 3.0, 8, 4
FILE = data_folder() / "incident_weights.yaml"
Signs = dict[str, float]
Pair = tuple[Signs, int, float]


@dataclass(frozen=True)
class Lesson:
    """One set in one kind of reading: what its reports tell, and the gold's incident of each event."""

    name: str
    kind: str
    readings: Sequence[Reading]
    lent: Lent
    told: Mapping[str, list[Told]]
    incident: Mapping[str, str]
    truth: Mapping[str, str]
    links: Mapping[str, str]


def lessons(rows: Sequence[Row]) -> Iterator[Lesson]:
    by_set: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_set[Path(row["report"]["source"]).parts[-2]].append(row)
    for gold in load():
        reports = list(chosen([gold], "dev"))
        if not reports or gold.name not in by_set:
            continue
        by_name = {row["report"]["source"].rsplit("/", 1)[-1]: row for row in by_set[gold.name]}
        told = [by_name[report.path.name] for report in reports]
        made = [coded(r, from_json(to_json(row), Reading)) for r, row in zip(reports, told, strict=True)]
        links = {label: event for _, found in made for label, event in found.items()}
        yield _lesson(gold, "coded", [reading for reading, _ in made], links)
        yield _lesson(gold, "read", [from_json(to_json(row), Reading) for row in told], score(reports, told).links)


def _lesson(gold: GoldSet, kind: str, readings: Sequence[Reading], links: Mapping[str, str]) -> Lesson:
    incident, truth = {}, {}
    for report in gold.reports:
        for number, row in enumerate(report.kind("events")):
            label = f"{gold.name}/{report.name}/{number}"
            if label in links:
                incident[links[label]] = row.get("inc") or ""
            if row.get("inc") and not (row.get("optional") and label not in links):
                truth[label] = row["inc"]
    lent = Lent.of(readings)
    tellings = {r.report.id: Telling.of(r, lent) for r in readings}
    told = {report: told_of(t.mentions.values(), t.reading) for report, t in tellings.items()}
    return Lesson(gold.name, kind, readings, lent, told, incident, truth, links)


# --- pairs -------------------------------------------------------------------------------------------


def within(lesson: Lesson) -> Iterator[Pair]:
    for told in lesson.told.values():
        for n, a in enumerate(told):
            for b in told[n + 1 :]:
                one, other = (lesson.incident.get(t.mention.event.id) for t in (a, b))
                signs = signs_within(a, b)
                if signs is not None and one is not None and other is not None and (one or other):
                    yield from _taken(signs, one == other, a.mention.event.id + b.mention.event.id, 1.0)


def across(lesson: Lesson, weights: SignWeights) -> Iterator[Pair]:
    stories = [s for told in lesson.told.values() for s in stories_of(told, weights)]
    labels = [_label(lesson, [t.mention.event.id for t in s.told]) for s in stories]
    for n, a in enumerate(stories):
        for m in range(n + 1, len(stories)):
            b, one, other = stories[m], labels[n], labels[m]
            if a.report == b.report or one is None or other is None or not (one or other):
                continue
            signs = signs_across(a, b)
            if signs is not None:
                yield from _taken(signs, one == other, a.key + b.key, (len(a.told) * len(b.told)) ** 0.5)


def _label(lesson: Lesson, events: Sequence[str]) -> str | None:
    known = [lesson.incident[e] for e in events if e in lesson.incident]
    named = Counter(label for label in known if label)
    return min(named, key=lambda label: (-named[label], label)) if named else ("" if known else None)


def _taken(signs: Signs, is_one: bool, key: str, weight: float) -> Iterator[Pair]:
    if is_one:
        yield signs, 1, weight
    elif crc32(key.encode()) % TAKEN == 0:
        yield signs, 0, TAKEN * weight


# --- fitting -----------------------------------------------------------------------------------------


def fit(pairs: Sequence[Pair], joins: float, words: dict[str, str]) -> SignWeights:
    names = sorted({sign for signs, _, _ in pairs for sign, value in signs.items() if value})
    table = table_of([signs for signs, _, _ in pairs], names)
    is_one, counts = [bool(y) for _, y, _ in pairs], [w for _, _, w in pairs]
    found = logistic(table, is_one, RIDGE, STEPS, 1e-3, counts)
    each = {name: round(float(weight), 3) for name, weight in zip(names, found[:-1], strict=True)}
    return SignWeights(float(found[-1]), joins, each, words)


def fitted(learnt: Sequence[Lesson], joins: tuple[float, float], words: dict[str, str]) -> IncidentWeights:
    one = fit([p for lesson in learnt for p in within(lesson)], joins[0], words)
    other = fit([p for lesson in learnt for p in across(lesson, one)], joins[1], words)
    return IncidentWeights(one, other)


# --- judging -----------------------------------------------------------------------------------------


def placed(lesson: Lesson, weights: IncidentWeights) -> dict[str, str]:
    """Where each of the gold's mentions comes to stand, block by block as in a record."""
    tellings = {r.report.id: Telling.of(r, lesson.lent, weights.within) for r in lesson.readings}
    marked = ((report, mark) for report, telling in tellings.items() for mark in telling.marks)
    home = {}
    for block in blocks(marked):
        rows = frozenset(row for routed in block.rows.values() for row in routed)
        for cluster in cluster_events((s for r in block.rows for s in tellings[r].stories_among(rows)), weights):
            home.update({m.event.id: f"{block.key} {cluster.mentions[0].event.id}" for m in cluster.mentions})
    return {label: home[lesson.links[label]] for label in lesson.truth if lesson.links.get(label) in home}


def figures(lesson: Lesson, weights: IncidentWeights) -> tuple[float, float, float]:
    at, truth = placed(lesson, weights), dict(lesson.truth)
    precision, recall = b_cubed(at, truth, at), b_cubed(truth, at, at) * len(at) / len(truth)
    return f1(precision, recall), precision, recall


def judge(learnt: Sequence[Lesson], grid: Sequence[tuple[float, float]], words: dict[str, str], lots: int) -> None:
    names = sorted({lesson.name for lesson in learnt})
    folds = [names[n::lots] for n in range(lots)]
    total: dict[tuple[float, float], dict[tuple[str, str], tuple[float, float, float]]] = defaultdict(dict)
    for fold in folds:
        weights = fitted([x for x in learnt if x.name not in fold], grid[0], words)
        for lesson in (x for x in learnt if x.name in fold):
            for joins in grid:
                at = IncidentWeights(replace(weights.within, joins=joins[0]), replace(weights.across, joins=joins[1]))
                total[joins][(lesson.name, lesson.kind)] = figures(lesson, at)
    for joins in grid:
        for kind in ("coded", "read"):
            rows = {name: found for (name, of), found in total[joins].items() if of == kind}
            mean = np.mean(np.array(list(rows.values())), axis=0)
            print(f"{joins} {kind:6s} mean F1 {mean[0]:.3f}  P {mean[1]:.3f}  R {mean[2]:.3f}")
            if len(grid) == 1:
                for name, found in rows.items():
                    print(f"   {name:24s} F1 {found[0]:.3f}  P {found[1]:.3f}  R {found[2]:.3f}")


def write(weights: IncidentWeights, words: dict[str, str], sets: Sequence[str]) -> None:
    rows = {
        "words": words,
        "fitted_on": list(sets),
        "within": _part(weights.within),
        "across": _part(weights.across),
    }
    rewrite(FILE, rows, sort_keys=False, width=120)


def _part(weights: SignWeights) -> dict[str, object]:
    return {"start": round(weights.start, 3), "joins": weights.joins, "signs": dict(sorted(weights.weights.items()))}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readings", nargs="?", type=Path, help="as `standoff read --jsonl` prints them")
    parser.add_argument("--judge", action="store_true", help="B³ of each set by weights fitted on the others")
    parser.add_argument("--lots", type=int, default=17, help="in how many lots the sets are left out")
    parser.add_argument("--joins", action="append", metavar="WITHIN,ACROSS", help="where groups join")
    parser.add_argument("--write", action="store_true", help="fit on all development sets and write the knowledge file")
    options = parser.parse_args()
    if options.readings:
        rows = [json.loads(line) for line in options.readings.read_text("utf-8").splitlines() if line.strip()]
    else:
        rows = read(ROOT / each.name for each in load() if any(chosen([each], "dev")))
    shipped = load_incident_weights()
    asked = [tuple(map(float, pair.split(","))) for pair in options.joins or ()]
    grid = [(pair[0], pair[1]) for pair in asked] or [(shipped.within.joins, shipped.across.joins)]
    learnt = list(lessons(rows))
    if options.judge:
        judge(learnt, grid, shipped.within.words, options.lots)
    if options.write:
        write(fitted(learnt, grid[0], shipped.within.words), shipped.within.words, sorted({x.name for x in learnt}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
