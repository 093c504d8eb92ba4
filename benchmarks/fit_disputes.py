"""Fit the weights by which two parties' accounts of an incident are disputes; judge them on sets left out.

    python benchmarks/fit_disputes.py READINGS.jsonl --judge [--adds .4]
    python benchmarks/fit_disputes.py READINGS.jsonl --write         weights of all sets, to the knowledge file

Each development set is taken twice: as the gold codes it (`coded`) and as the program reads it. A pair of parties is a
dispute where the gold has one of these two over an occurrence that the incident holds, none where the gold has none of
either; what the gold names for one of them alone says nothing of the pair. `--judge` counts gold disputes found with
their kind, and the rows of known incidents that are one, with the weights of the other sets.
Held-out sets are never opened.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coded import readings_of
from examples import chosen, score
from fitting import logistic, rewrite, table_of
from gold import GoldSet, Row, load, many
from joined import f1
from standoff.knowledge.dispute_weights import DisputeWeights, load_dispute_weights
from standoff.knowledge.files import data_folder
from standoff.knowledge.sign_weights import SignWeights
from standoff.reconcile.index import Index
from standoff.reconcile.reconcile import join_all
from standoff.reconcile.standings import Standing, standings_of
from standoff.reconcile.weighing import weighed
from standoff.record.codec import from_json, to_json
from standoff.record.joined import Dispute, Incident, Record
from standoff.record.rows import Reading
from standoff.record.terms import DisputeKind

RIDGE, LEAST, FEWEST = 8.0, 5, 3
FILE = data_folder() / "dispute_weights.yaml"
KINDS = tuple(kind for kind in DisputeKind if kind not in (DisputeKind.COUNT, DisputeKind.PLACE_OR_TIME))
NOTHING = DisputeWeights(SignWeights(-30.0, {}, {}), {}, 2.0)
Claim = tuple[str, frozenset[str], tuple[str, ...]]


@dataclass(frozen=True)
class Lesson:
    """One set in one kind of reading: its record by the rules alone, the gold's occurrences of each incident, and the
    gold's disputes (occurrence, parties, kinds)."""

    name: str
    kind: str
    index: Index
    incidents: tuple[Incident, ...]
    found: Mapping[str | None, tuple[Dispute, ...]]
    holds: Mapping[str, frozenset[str]]
    gold: tuple[Claim, ...]


@dataclass(frozen=True)
class Pair:
    standing: Standing
    kinds: frozenset[str]


def lessons(rows: Sequence[Row]) -> list[Lesson]:
    made = []
    for gold in load():
        reports = list(chosen([gold], "dev"))
        told = [row for row in rows if Path(row["report"]["source"]).parts[-2] == gold.name]
        if not reports or not told:
            continue
        readings, links = readings_of(reports, told)
        made.append(_lesson(gold, "coded", join_all(readings, weights=NOTHING).record, links))
        read = join_all((from_json(to_json(row), Reading) for row in told), weights=NOTHING).record
        made.append(_lesson(gold, "read", read, score(reports, told).links))
    return made


def _lesson(gold: GoldSet, kind: str, record: Record, links: Mapping[str, str]) -> Lesson:
    home = {event: incident.id for incident in record.incidents for event in incident.events}
    holds: dict[str, set[str]] = defaultdict(set)
    for report in gold.reports:
        for number, row in enumerate(report.kind("events")):
            event = links.get(f"{gold.name}/{report.name}/{number}")
            if row.get("inc") and event in home:
                holds[home[event]].add(row["inc"])
    found: dict[str | None, list[Dispute]] = defaultdict(list)
    for dispute in record.disputes:
        found[dispute.incident].append(dispute)
    return Lesson(
        gold.name,
        kind,
        Index.of(record.readings),
        record.incidents,
        {incident: tuple(told) for incident, told in found.items()},
        {incident: frozenset(held) for incident, held in holds.items()},
        tuple(
            (w["incident"], frozenset(w["parties"]), tuple(many(w["kind"]))) for w in gold.rows.get("disputes") or ()
        ),
    )


def pairs(lesson: Lesson) -> Iterable[Pair]:
    for incident in lesson.incidents:
        held = lesson.holds.get(incident.id)
        for standing in standings_of(incident, lesson.index, lesson.found.get(incident.id, ())) if held else ():
            two = frozenset(standing.parties)
            of = [(parties, kinds) for home, parties, kinds in lesson.gold if home in (held or ())]
            of = [(parties, kinds) for parties, kinds in of if set(kinds) - {DisputeKind.COUNT}]
            same = [kinds for parties, kinds in of if two <= parties]
            if same or not any(parties < two for parties, _ in of):
                yield Pair(standing, frozenset(kind for kinds in same for kind in kinds))


# --- fitting -----------------------------------------------------------------------------------------


def fitted(learnt: Sequence[Lesson], adds: float, words: dict[str, str]) -> DisputeWeights:
    known = [pair for lesson in learnt for pair in pairs(lesson)]
    count = Counter(sign for pair in known for sign in pair.standing.signs)
    names = sorted(sign for sign, times in count.items() if times >= LEAST)
    disputed = _weights(known, [bool(pair.kinds) for pair in known], names, RIDGE, words)
    told = [pair for pair in known if pair.kinds]
    kinds: dict[DisputeKind, SignWeights] = {}
    for kind in KINDS:
        is_so = [kind in pair.kinds for pair in told]
        if FEWEST <= sum(is_so) < len(told):
            kinds[kind] = _weights(told, is_so, names, 2 * RIDGE, words)
    return DisputeWeights(disputed, kinds, adds)


def _weights(
    known: Sequence[Pair], is_so: Sequence[bool], names: Sequence[str], ridge: float, words: dict[str, str]
) -> SignWeights:
    found = logistic(table_of([pair.standing.signs for pair in known], names), is_so, ridge)
    return SignWeights(
        round(float(found[-1]), 3), {n: round(float(w), 3) for n, w in zip(names, found, strict=False)}, words
    )


# --- judging -----------------------------------------------------------------------------------------


def judge(learnt: Sequence[Lesson], adds: float) -> None:
    names = sorted({lesson.name for lesson in learnt})
    total: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in names:
        weights = fitted([x for x in learnt if x.name != name], adds, {})
        for lesson in (x for x in learnt if x.name == name):
            for way, used in (("rules", NOTHING), ("weighed", weights)):
                total[(lesson.kind, way)].update(_counted(lesson, used))
    for (kind, way), n in sorted(total.items()):
        recall, precision = n["right"] / n["asked"], n["true"] / n["rows"]
        print(
            f"{kind:6s} {way:8s} parties {n['found']} and kind {n['right']} of {n['asked']} (R {recall:.3f}); "
            f"of {n['rows']} rows {n['true']} are one (P {precision:.3f}); F1 {f1(precision, recall):.3f}"
        )


def _counted(lesson: Lesson, weights: DisputeWeights) -> Counter[str]:
    rules = [dispute for told in lesson.found.values() for dispute in told]
    rows = list(weighed(rules, lesson.incidents, lesson.index, weights))
    count: Counter[str] = Counter()
    for home, parties, kinds in lesson.gold:
        same = [d for d in rows if home in lesson.holds.get(d.incident or "", ()) and parties <= set(d.parties)]
        count.update(asked=1, found=bool(same), right=any(d.kind in kinds for d in same))
    for d in (d for d in rows if d.incident in lesson.holds):
        of = [g for g in lesson.gold if g[0] in lesson.holds[d.incident or ""]]
        count.update(rows=1, true=any(parties <= set(d.parties) and d.kind in kinds for _, parties, kinds in of))
    return count


def write(weights: DisputeWeights, words: dict[str, str], sets: Sequence[str]) -> None:
    rows = {
        "words": words,
        "fitted_on": list(sets),
        "adds": weights.adds,
        "disputed": _part(weights.disputed),
        "kinds": {str(kind): _part(part) for kind, part in weights.kinds.items()},
    }
    rewrite(FILE, rows, sort_keys=False, width=120)


def _part(weights: SignWeights) -> dict[str, object]:
    return {"start": weights.start, "signs": dict(sorted(weights.weights.items()))}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readings", type=Path, help="as `standoff read --jsonl` prints them")
    parser.add_argument("--judge", action="store_true", help="count by weights fitted on the other sets")
    parser.add_argument("--adds", type=float, help="from which likelihood on a dispute is told")
    parser.add_argument("--write", action="store_true", help="fit on all development sets and write the knowledge file")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.readings.read_text("utf-8").splitlines() if line.strip()]
    shipped = load_dispute_weights()
    adds = shipped.adds if options.adds is None else options.adds
    learnt = lessons(rows)
    if options.judge:
        judge(learnt, adds)
    if options.write:
        words = shipped.disputed.words
        write(fitted(learnt, adds, words), words, sorted({x.name for x in learnt}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
