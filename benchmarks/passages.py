"""Score the grammar on the marked passages of `training/passages`: whose word it is, what happened, at what cost.

    python benchmarks/passages.py [--held] [--writer NAME …] [--errors KIND …] [--reader]

The passages were written to teach the reader of acts, so they say something of the grammar alone, which is what is
scored; `--reader` switches that reader on, to see what it adds to what it was taught. Those of two writers
(`HELD`) are kept from reading: `--held` scores them and prints no error. The country of an outlet (`home`) is not
told to the reader.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training"))

from gold import Row, by_known_ids
from matching import pair
from passages import FOLDER, Mark, Passage, parse
from standoff.capture import Failure, captures
from standoff.reading.read import load_reader
from standoff.record.codec import to_json
from standoff.reports import make_report

HELD = ("highland", "strait")
"""The writers whose passages are scored and not read."""

KINDS = ("cue", "by", "event", "sides", "whole", "toll", "of")


@dataclass
class Sums:
    """Counts by measure, and each error in words under its kind."""

    found: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[str, str]] = field(default_factory=list)

    def right(self, name: str, yes: bool) -> bool:
        self.found[name] += yes
        self.predicted[name] += 1
        self.gold[name] += 1
        return yes


@dataclass(frozen=True)
class Page:
    """One passage as read: its reading, and where its plain text begins."""

    name: str
    passage: Passage
    reading: Row
    shift: int

    def marks(self, family: str) -> list[Mark]:
        return [mark for mark in self.passage.marks if mark.family == family]

    def meets(self, mark: Mark, spans: list[Row] | list[list[int]]) -> bool:
        return any(s[0] < mark.end + self.shift and mark.start + self.shift < s[1] for s in spans)

    def told(self, start: int, end: int) -> str:
        text = self.reading["report"]["text"]
        before, after = text[max(0, start - 90) : start], text[end : end + 90]
        return " ".join(f"{before}>>{text[start:end]}<<{after}".split())

    def at(self, mark: Mark) -> str:
        return self.told(mark.start + self.shift, mark.end + self.shift)


def parties(mark: Mark, side: str) -> set[str]:
    return {by_known_ids(party) for party in mark.parties.get(side, ())}


def taken(rows: list[Row]) -> set[str]:
    return {row["party"] for row in rows if row["party"]}


def count(
    page: Page, family: str, rows: list[Row], pairs: dict[int, int], right: set[int], name: str, sums: Sums
) -> None:
    marks = page.marks(family)
    aside = sum(marks[g].optional for g in pairs)
    sums.found[name] += sum(not marks[g].optional for g in right)
    sums.predicted[name] += len(rows) - aside
    sums.gold[name] += sum(not mark.optional for mark in marks)


def cues(page: Page, sums: Sums) -> None:
    rows = [s for s in page.reading["statements"] if s["cue"]]
    marks = page.marks("cue")
    pairs = pair(len(marks), len(rows), lambda g, p: float(page.meets(marks[g], rows[p]["cue"]["spans"])))
    count(page, "cue", rows, pairs, set(pairs), "cues", sums)
    for g, mark in enumerate(marks):
        if g not in pairs:
            sums.errors.append(("cue", f"{page.name}: missed {page.at(mark)}"))
            continue
        have, want = taken(rows[pairs[g]]["source"]["holders"]), parties(mark, "by")
        if not sums.right("party of a cue found", have == want):
            sums.errors.append(("by", f"{page.name}: {sorted(have)}, not {sorted(want)}: {page.at(mark)}"))


def events(page: Page, sums: Sums) -> None:
    rows = [e for e in page.reading["events"] if e["derived_from"] is None]
    marks, harm = page.marks("event"), page.marks("toll")
    rows = [
        e
        for e in rows
        if e["type"] != "ASSAULT"
        or not any(page.meets(m, e["trigger"]) for m in harm)
        or any(page.meets(m, e["trigger"]) for m in marks)
    ]
    pairs = pair(
        len(marks),
        len(rows),
        lambda g, p: page.meets(marks[g], rows[p]["trigger"]) * (1.0 + (rows[p]["type"] in marks[g].labels)),
    )
    typed = {g for g, p in pairs.items() if rows[p]["type"] in marks[g].labels}
    count(page, "event", rows, pairs, typed, "events by type", sums)
    sided, whole = set(), set()
    for g, p in sorted(pairs.items()):
        mark, row = marks[g], rows[p]
        if g not in typed:
            sums.errors.append(("event", f"{page.name}: {row['type']}, not {'/'.join(mark.labels)}: {page.at(mark)}"))
            continue
        have = (taken(row["actors"]), taken(row["targets"]))
        want = (parties(mark, "who"), parties(mark, "to"))
        if have == want:
            sided.add(g)
        elif not mark.optional:
            told = " ".join(f"{sorted(h)}, not {sorted(w)};" for h, w in zip(have, want, strict=True))
            sums.errors.append(("sides", f"{page.name}: {row['type']} {told} {page.at(mark)}"))
        facts = (row["polarity"], row["modality"])
        if facts == (mark.polarity, mark.modality):
            whole |= {g} & sided
        else:
            sums.errors.append(
                ("whole", f"{page.name}: {facts}, not {(mark.polarity, mark.modality)}: {page.at(mark)}")
            )
        if (mark.polarity, mark.modality) != ("affirmed", "actual"):
            sums.right("not actual, not shown as actual", facts != ("affirmed", "actual"))
        if not sums.right("ground of events", row["ground"] == mark.ground):
            sums.errors.append(("whole", f"{page.name}: {row['ground']}, not {mark.ground}: {page.at(mark)}"))
    count(page, "event", rows, pairs, sided, "events with both parties", sums)
    count(page, "event", rows, pairs, whole, "events, all parts", sums)
    for g, mark in enumerate(marks):
        if g not in pairs and not mark.optional:
            sums.errors.append(("event", f"{page.name}: missed {'/'.join(mark.labels)}: {page.at(mark)}"))
    for p, row in enumerate(rows):
        if p not in pairs.values():
            start, end = row["trigger"][0]
            sums.errors.append(("event", f"{page.name}: extra {row['type']}: {page.told(start, end)}"))


def tolls(page: Page, sums: Sums) -> None:
    rows, marks = page.reading["tolls"], page.marks("toll")

    def close(g: int, p: int) -> float:
        row, mark = rows[p], marks[g]
        if not page.meets(mark, row["spans"]):
            return 0.0
        return 1 + (row["kind"].upper() in mark.labels) + 0.5 * ({row["party"]} - {None} == parties(mark, "of"))

    pairs = pair(len(marks), len(rows), close)
    typed = {g for g, p in pairs.items() if rows[p]["kind"].upper() in marks[g].labels}
    sided = {g for g in typed if {rows[pairs[g]]["party"]} - {None} == parties(marks[g], "of")}
    count(page, "toll", rows, pairs, typed, "tolls by kind", sums)
    count(page, "toll", rows, pairs, sided, "tolls with side", sums)
    for g, mark in enumerate(marks):
        if mark.optional:
            continue
        if g not in typed:
            have = rows[pairs[g]]["kind"] if g in pairs else "missed"
            sums.errors.append(("toll", f"{page.name}: {have}, not {'/'.join(mark.labels)}: {page.at(mark)}"))
        elif g not in sided:
            side = rows[pairs[g]]["party"]
            sums.errors.append(("of", f"{page.name}: {side}, not {sorted(parties(mark, 'of'))}: {page.at(mark)}"))
    for p, row in enumerate(rows):
        if p not in pairs.values():
            sums.errors.append(("toll", f"{page.name}: extra {row['kind']}: {page.told(*row['spans'][0])}"))


def pages(writers: list[str], *, held: bool, acts: bool) -> Iterator[Page]:
    reader = load_reader(acts=acts)
    with tempfile.TemporaryDirectory() as folder:
        for source in sorted(FOLDER.glob("*.txt")):
            writer = source.stem.rpartition("-")[0]
            if (writer in HELD) != held or (writers and writer not in writers):
                continue
            for passage in parse(source.read_text(encoding="utf-8"), source.name):
                path = Path(folder) / f"{passage.name}.txt"
                path.write_text(passage.text + "\n", encoding="utf-8")
                (capture,) = captures([path])
                if isinstance(capture, Failure):
                    raise SystemExit(capture.reason)
                report = make_report(capture)
                reading = json.loads(to_json(reader.read(report)))
                yield Page(f"{source.stem}/{passage.name}", passage, reading, report.text.index(passage.text))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held", action="store_true", help="score the writers kept from reading")
    parser.add_argument("--writer", nargs="*", default=[], help="only these writers' passages")
    parser.add_argument("--errors", nargs="*", default=[], choices=KINDS, help="print the errors of these kinds")
    parser.add_argument("--reader", action="store_true", help="with the reader of acts, which learnt from the passages")
    args = parser.parse_args()
    sums = Sums()
    for page in pages(args.writer, held=args.held, acts=args.reader):
        cues(page, sums)
        events(page, sums)
        tolls(page, sums)
    if not args.held:
        for kind, error in sums.errors:
            if kind in args.errors:
                print(f"{kind} {error}")
    for name, gold in sums.gold.items():
        found, predicted = sums.found[name], sums.predicted[name]
        precision, recall = found / max(predicted, 1), found / max(gold, 1)
        f1 = 2 * found / max(predicted + gold, 1)
        print(f"{name:34} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  ({found} of {gold}, {predicted} given)")


if __name__ == "__main__":
    main()
