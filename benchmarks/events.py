"""Event coding measured on PLOVER's public gold: root and quad macro-F1, types emitted, countries of both sides.

    python benchmarks/events.py plv SHARED/data/plover/PLV_train.tsv --half reported
    python benchmarks/events.py gsr SHARED/data/plover/PLOVER_GSR_CAMEO.txt --half reported

Each sentence is read end to end as a report of its own, with no actors given. Patterns are tuned on the even rows
(`--half tuned`); the odd rows are reported. A sentence is coded by the set of its events' types, derived rows
included: one right is a hit, and every distinct type counts for precision. CONCEDE and RETREAT are the YIELD of the
older gold, and a type is the one that PLOVER gives its code. Those who meet or agree together are both sides of it.
The sides' countries are those that `export plover` gives: PLOVER's convention for whom the words do not place
(`standoff.exports.countries`); the share that the rows' own words name is given beside it. So is the precision over
what `export plover` writes: PLOVER has no modality, codes a plan as AGREE and a refusal as REJECT, and no denials
(`standoff.exports.intents`). Three misprinted country codes of the gold are read as what is meant.
"""

import argparse
import csv
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from standoff.exports.countries import Countries, codes_of
from standoff.exports.intents import by_code, in_plover
from standoff.reading.read import Reader, load_reader
from standoff.record.rows import Event, Line, Reading, Report
from standoff.record.terms import Label

OLDER = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
YIELD = {"RETREAT", "CONCEDE"}
MISPRINTS = {"ITL": "ITA", "JAP": "JPN", "VTN": "VNM"}
QUADS = (
    {"AGREE", "CONSULT", "SUPPORT"},
    {"COOPERATE", "AID", "YIELD"},
    {"ACCUSE", "REQUEST", "REJECT", "THREATEN"},
    {"PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"},
)


@dataclass(frozen=True)
class Item:
    name: str
    text: str
    root: str
    source: frozenset[str] = frozenset()
    target: frozenset[str] = frozenset()


def root_of(name: str) -> str:
    name = OLDER.get(name, name)
    return "YIELD" if name in YIELD else name


def quad_of(root: str) -> int:
    return next((n for n, roots in enumerate(QUADS, start=1) if root in roots), 0)


def read_plv(path: Path) -> Iterator[Item]:
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)):
            yield Item(f"plv-{number}", row["sentence"], root_of(row["gold_root"]))


def read_gsr(path: Path) -> Iterator[Item]:
    for row in json.loads(path.read_text(encoding="utf-8")):
        if row["event"] == "DOCUMENT":
            continue
        sides = [
            frozenset(_code(a["code"]) for a in row.get(side) or [] if isinstance(a, dict) and a.get("code"))
            for side in ("source", "target")
        ]
        yield Item(row["id"], row["text"], root_of(row["event"]), *sides)


def _code(code: str) -> str:
    return MISPRINTS.get(code[:3], code[:3])


def report_of(item: Item) -> Report:
    text = item.text + "\n"
    return Report(item.name, "", item.name, text, language="en", lines=(Line(0, len(item.text), Label.BODY),))


def f1(right: int, found: int, gold: int) -> tuple[float, float, float]:
    p, r = right / max(1, found), right / max(1, gold)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def macro(gold: list[str], found: list[str], labels: list[str]) -> float:
    scores = (
        f1(sum(g == p == x for g, p in zip(gold, found, strict=True)), found.count(x), gold.count(x)) for x in labels
    )
    return sum(s[2] for s in scores) / len(labels)


def show(items: list[Item], coded: dict[str, Reading]) -> None:
    types = {i.name: [root_of(by_code(e).type.value) for e in coded[i.name].events] for i in items}
    gold = [i.root for i in items]
    hit = [i.root if i.root in types[i.name] else next(iter(types[i.name]), "NONE") for i in items]
    right = sum(i.root in types[i.name] for i in items)
    emitted = sum(len(set(t)) for t in types.values())
    labels = sorted(set(gold))
    quads = [str(quad_of(x)) for x in gold], [str(quad_of(x)) for x in hit]
    print(f"sentences {len(items)}, nothing coded {sum(not t for t in types.values())}")
    print("types emitted P {:.3f} R {:.3f} F1 {:.3f}".format(*f1(right, emitted, len(items))))
    print(f"macro-F1, any row: root {macro(gold, hit, labels):.3f}, quad {macro(*quads, ['1', '2', '3', '4']):.3f}")
    done = {i.name: [root_of(e.type.value) for e in in_plover(coded[i.name].events)] for i in items}
    right_done, emitted_done = (
        sum(i.root in done[i.name] for i in items),
        sum(len(set(found)) for found in done.values()),
    )
    print(
        "  as PLOVER codes them (export plover) P {:.3f} R {:.3f} F1 {:.3f}".format(
            *f1(right_done, emitted_done, len(items))
        )
    )
    shown = [i.root if i.root in done[i.name] else next(iter(done[i.name]), "NONE") for i in items]
    quads_shown = quads[0], [str(quad_of(x)) for x in shown]
    print(
        f"  as PLOVER codes them: macro-F1 of roots {macro(gold, shown, labels):.3f}, "
        f"quad {macro(*quads_shown, ['1', '2', '3', '4']):.3f}"
    )
    sided = [i for i in items if i.source and i.target]
    if sided:
        both = [i for i in sided if any(_side(e, i, coded[i.name]) for e in coded[i.name].events)]
        apart = [i for i in sided if not i.source & i.target]
        print(f"source and target country in one row {len(both) / len(sided):.3f} of {len(sided)}")
        print(f"  where the two differ {sum(i in both for i in apart) / len(apart):.3f} of {len(apart)}")
        own = [i for i in sided if any(_named(e, i) for e in coded[i.name].events)]
        print(f"  named by the row's own words {len(own) / len(sided):.3f} of {len(sided)}")
    gold_count, found_count = Counter(gold), Counter(x for t in types.values() for x in set(t))
    for label in labels:
        good = sum(i.root == label and label in types[i.name] for i in items)
        print("  {:10s} P {:.2f} R {:.2f} F1 {:.2f}".format(label, *f1(good, found_count[label], gold_count[label])))


def _side(event: Event, item: Item, reading: Reading) -> bool:
    source, target = Countries(reading).sides(event)
    return bool(item.source.intersection(source.codes)) and bool(item.target.intersection(target.codes))


def _named(event: Event, item: Item) -> bool:
    """Whether the row itself, without PLOVER's conventions, names both sides."""
    joint = event.actors if len(event.actors) > 1 else ()
    sides = ({c for p in side if p.party for c in codes_of(p.party)} for side in (event.actors, event.targets or joint))
    sources, targets = sides
    return bool(item.source & sources) and bool(item.target & targets)


def read_all(reader: Reader, items: list[Item]) -> dict[str, Reading]:
    start = time.process_time()
    coded = {item.name: reader.read(report_of(item)) for item in items}
    print(f"whole reading: {len(items) / (time.process_time() - start):.0f} reports of one sentence a CPU-second")
    return coded


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=("plv", "gsr"))
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("tuned", "reported", "all"), default="reported")
    arguments = parser.parse_args()
    rows = list((read_plv if arguments.set == "plv" else read_gsr)(arguments.data))
    keep = {"tuned": (0,), "reported": (1,), "all": (0, 1)}[arguments.half]
    items = [item for number, item in enumerate(rows) if number % 2 in keep]
    reader = load_reader()
    print(f"set {arguments.set}, half {arguments.half}, reader {reader.version}")
    show(items, read_all(reader, items))


if __name__ == "__main__":
    main()
