"""What the reader of acts learns from: marked passages and the example sets, as Standoff's grammar reads them.

    python training/readings.py build/training/readings.json [--held-out] [--documents N]

Each document has its text, the lines that are read, and the mentions of parties; for every word span that tells an
event its types; and for every side of an event, toll or cue the parties that it has, whom the grammar chose, and who
says so. The marks are those of `training/passages`, and of the gold of the example sets that are for development. The
grammar is told which words tell an event, so that it gives its choice of sides for all of them. That choice is kept for
the passages alone: on the example sets the grammar was tuned, and would be trusted too much.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from passages import FOLDER, Passage, parse

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

from gold import GoldReport, by_known_ids, load, many, place
from standoff.capture import Failure, captures
from standoff.reading.events.heard import Hearing
from standoff.reading.events.weighed import mentions_of
from standoff.reading.language import READ_LANGUAGES
from standoff.reading.read import Reader, load_reader
from standoff.reading.tagging.acts import Heard
from standoff.reading.tagging.tagger import Encoded
from standoff.record.rows import Participant, Reading, Report, Span
from standoff.record.terms import READ_LABELS, EventType
from standoff.reports import make_report

Row = dict[str, Any]
SIDES = {"who": "actors", "to": "targets"}
ASKED = {"event": ("who", "to"), "toll": ("of",), "cue": ("by",)}


@dataclass(frozen=True)
class Told(Reader):
    """A reader that is told which words of a report tell an event, and of which type."""

    marks: dict[str, tuple[Heard, ...]] = field(default_factory=dict)

    def hearing(self, report: Report, encoded: tuple[Encoded, ...]) -> Hearing | None:
        return Given(None, (), self.marks.get(report.id, ()))


@dataclass(frozen=True)
class Given(Hearing):
    """A hearing of marks."""

    marks: tuple[Heard, ...] = ()

    def heard(self) -> tuple[Heard, ...]:
        return self.marks


def reading_of(reader: Told, report: Report, acts: list[Row]) -> Reading:
    """The report, read by one who is told of `acts`; the first of several types is told."""
    marks = tuple(Heard(tuple(act["span"]), EventType(act["types"][0]), 1.0) for act in acts)
    return replace(reader, marks={report.id: marks}).read(report)


def report_at(path: Path) -> Report:
    (capture,) = captures([path])
    if isinstance(capture, Failure):
        raise SystemExit(capture.reason)
    return make_report(capture)


def document(name: str, reading: Reading, acts: list[Row], sides: list[Row]) -> Row:
    """One document; `sides` gains who says so, and the grammar's choice where `acts` are to be trusted with it."""
    text = reading.report.text
    issuing = sorted({h.party for h in reading.statements[0].source.holders if h.party})
    for side in sides:
        side["speaking"], side["issuing"] = _speaking(reading, side["span"]), issuing
    mentions = [[*m.span, m.party, m.kind] for m in mentions_of(reading.actors, reading.places)]
    lines = [[line.start, line.end] for line in reading.report.lines if line.label in READ_LABELS]
    return {"name": name, "text": text, "lines": lines, "mentions": mentions, "acts": acts, "sides": sides}


def _speaking(reading: Reading, span: Span) -> list[str]:
    """The parties in whose words `span` stands: the holders of the shortest content around it."""
    around = [
        (end - start, statement)
        for statement in reading.statements
        for start, end in statement.content.spans
        if start <= span[0] and span[1] <= end
    ]
    if not around:
        return []
    _, statement = min(around, key=lambda row: (row[0], row[1].id))
    return sorted({h.party for h in statement.source.holders if h.party})


def _chosen(reading: Reading, span: Span, types: list[str]) -> dict[str, list[str]] | None:
    """The sides that the grammar gives the event at `span`, None where it finds none there."""
    found = [
        e for e in reading.events if e.derived_from is None and any(a < span[1] and span[0] < b for a, b in e.trigger)
    ]
    if not found:
        return None
    best = min(found, key=lambda e: (e.type.value not in types, e.id))
    return {side: _parties(getattr(best, name)) for side, name in SIDES.items()}


def _parties(participants: tuple[Participant, ...]) -> list[str]:
    return sorted({p.party for p in participants if p.party})


def of_passages(reader: Told, folder: Path = FOLDER) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as scratch:
        for source in sorted(folder.glob("*.txt")):
            for number, passage in enumerate(parse(source.read_text(encoding="utf-8"), source.name)):
                path = Path(scratch) / f"{source.stem}-{number:03}.txt"
                path.write_text(passage.text + "\n", encoding="utf-8")
                report = report_at(path)
                yield _of_passage(reader, report, passage, f"{source.stem}/{passage.name}")


def _of_passage(reader: Told, report: Report, passage: Passage, name: str) -> Row:
    shift = report.text.index(passage.text)
    spans = [(mark.start + shift, mark.end + shift) for mark in passage.marks]
    marked = list(zip(passage.marks, spans, strict=True))
    acts = [
        {"span": span, "types": list(mark.labels), "optional": mark.optional}
        for mark, span in marked
        if mark.family == "event"
    ]
    reading = reading_of(reader, report, acts)
    sides = []
    for mark, span in marked:
        chosen = _chosen(reading, span, list(mark.labels)) if mark.family == "event" else None
        for side in ASKED[mark.family]:
            parties = [by_known_ids(party) for party in mark.parties.get(side, ())]
            told = chosen[side] if chosen is not None else None
            sides.append({"side": side, "span": span, "parties": parties, "chosen": told})
    return document(name, reading, acts, sides)


def of_examples(reader: Told, *, held_out: bool) -> Iterator[Row]:
    for gold in (r for each in load() for r in each.reports if r.held_out == held_out):
        report = report_at(gold.path)
        if report.language in READ_LANGUAGES:
            yield _of_gold(reader, gold, report, with_chosen=held_out)


def _of_gold(reader: Told, gold: GoldReport, report: Report, *, with_chosen: bool) -> Row:
    placed = place(gold, report.text)
    events = list(zip(gold.kind("events"), placed.points["events"], strict=True))
    acts = [{"span": span, "types": many(e["type"]), "optional": bool(e.get("optional"))} for e, span in events]
    reading = reading_of(reader, report, acts if with_chosen else [])
    sides = []
    for row, span in events:
        chosen = _chosen(reading, span, many(row["type"])) if with_chosen else None
        for side in SIDES:
            told = chosen[side] if chosen is not None else None
            sides.append({"side": side, "span": span, "parties": row[side], "chosen": told})
    for row, span in zip(gold.kind("tolls"), placed.points["tolls"], strict=True):
        whose = [row["party"]] if row["party"] else []
        sides.append({"side": "of", "span": span, "parties": whose, "chosen": None})
    for row in gold.kind("statements"):
        if row.get("party") is not None:
            span = placed.statements[row["id"]]["cue"][0]
            sides.append({"side": "by", "span": span, "parties": row["party"], "chosen": None})
    return document(f"{gold.set}/{gold.name}", reading, acts, sides)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--held-out", action="store_true", help="the held-out example sets alone, to measure on")
    parser.add_argument("--documents", type=int, default=0, help="read the first so many only, to try the script")
    args = parser.parse_args()
    reader = Told(**vars(load_reader(acts=False)))
    passages = () if args.held_out else of_passages(reader)
    rows = list(islice(chain(of_examples(reader, held_out=args.held_out), passages), args.documents or None))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(rows), encoding="utf-8")
    print(
        f"{len(rows)} documents, {sum(len(r['acts']) for r in rows)} events, {sum(len(r['sides']) for r in rows)} sides"
    )


if __name__ == "__main__":
    main()
