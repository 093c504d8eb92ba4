"""Names and references of the example sets against their gold, by the rooms that find them.

    python benchmarks/example_names.py [READINGS.jsonl] [--split dev|held-out|all] [--set NAME …] [--errors]

The readings give each report's text and date; names, places and the cast are found in it anew, since a reading keeps
no referent. A predicted name is one of `find_names` that is no demonym, an organ of the cast that is named by its
office ("the health ministry"), or a place of the reading. *Strict* is the same core with the same label; *overlapping*
any shared character with the same label. A predicted name inside a longer gold one, or in one that may be marked or
not, is not counted. A reference is *answered* where some referent stands on its words, and *right* where every gold
antecedent is met by one of them and no referent is none of those meant. Answered is asked of references to somebody,
right of all that are answered.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from examples import COMMAND, chosen, read, show
from gold import ROOT, GoldReport, Placed, load, place
from matching import Scores, overlap, pair
from naming import MAY, ORGANISATION, PERSON, PLACE, Reference, answers
from quoting import Span
from standoff.reading.actors.finding import find_cast
from standoff.reading.actors.names import DEMONYM, OTHER, Name, find_names
from standoff.reading.cast import Cast, Referent
from standoff.reading.places.finding import ASSOCIATIVE, find_places
from standoff.reading.read import Reader, load_reader
from standoff.reading.whereabouts import Whereabout, find_whereabouts
from standoff.record import terms
from standoff.record.codec import from_json
from standoff.record.rows import Actor, Place, Report

LABELS = (PERSON, ORGANISATION, PLACE)
OFFICE = re.compile(
    r"\b(ministry|service|committee|council|department|directorate|agency|administration|border troops)$", re.I
)
NAMED_SO = re.compile(r"\w (ministry|service|agency|directorate)$", re.I)
WORDS = 40
READ = frozenset(terms.READ_LABELS)
ORGANS = ("organ", "dateline", "possessive")
_OWNER = re.compile(r"(?:his|her|its|their|our)\s+")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True)
class Found:
    """A predicted name."""

    span: Span
    label: str


@dataclass(frozen=True)
class Spots:
    """The references to places, and the places by id."""

    found: tuple[Whereabout, ...]
    places: dict[str, Place]

    def at(self, span: Span) -> list[Place]:
        """The places that the reference at `span`, or the last word of it, stands for."""
        return [self.places[w.place] for w in self.found if w.span[1] == span[1] and w.span[0] >= span[0] - WORDS]


def score(report: GoldReport, found: Report, placed: Placed, reader: Reader, scores: Scores) -> None:
    """Adds one report's names and references."""
    document = reader.model.parse(found)
    names = find_names(document, reader.registry)
    places = find_places(document, names, reader.gazetteer, report=found)
    cast = find_cast(document, found, names, places, reader.registry, reader.gazetteer)
    named = [place for place in places if place.kind not in ASSOCIATIVE]
    spans = [m for place in named for m in place.mentions]
    spots = Spots(find_whereabouts(document, named, cast, reader.registry.descriptions), {p.id: p for p in named})
    _names(report.name, found, placed, list(predicted(found, names, spans, cast)), scores)
    for reference in placed.references:
        _reference(report.name, found.text, reference, cast, spots, scores)


def predicted(report: Report, names: Iterable[Name], places: Iterable[Span], cast: Cast) -> Iterator[Found]:
    """The names that are compared, in the lines that are read."""
    named = [Found((n.start, n.end), n.label if n.label in LABELS else ORGANISATION) for n in names if _counts(n)]
    located = [f.span for f in named if f.label == PLACE]
    named += [Found(span, PLACE) for span in sorted(set(places)) if not overlap([span], located)]
    taken = [f.span for f in named if f.label == ORGANISATION]
    offices = [(r, plain) for r in cast.referents if OFFICE.search(plain := _plain(report.text, r.span))]
    organs = {r.span for r, plain in offices if r.grounds in ORGANS or NAMED_SO.search(plain)}
    named += [Found(span, ORGANISATION) for span in sorted(organs) if not overlap([span], taken)]
    lines = [(line.start, line.end) for line in report.lines if line.label in READ]
    for each in named:
        if overlap([each.span], lines):
            yield Found(_trim(report.text, each.span), each.label)


def _counts(name: Name) -> bool:
    return name.label not in (DEMONYM, OTHER)


def _plain(text: str, span: Span) -> str:
    return re.split(r"\s(?:of|in|for)\s", text[slice(*span)])[0]


def _trim(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    before, ending = _OWNER.match(words), _POSSESSIVE.search(words)
    return span[0] + (before.end() if before else 0), span[0] + (ending.start() if ending else len(words))


def _names(name: str, report: Report, placed: Placed, rows: list[Found], scores: Scores) -> None:
    gold = [n for n in placed.names if n.label != MAY]
    covers = [n.longest for n in placed.names]
    strict = pair(
        len(gold),
        len(rows),
        lambda g, p: float(gold[g].label == rows[p].label and gold[g].is_at(rows[p].span, report.text)),
    )
    loose = pair(
        len(gold),
        len(rows),
        lambda g, p: (
            (g in strict and strict[g] == p)
            + float(gold[g].label == rows[p].label and overlap([gold[g].core], [rows[p].span]))
        ),
    )
    for how, pairs in (("strict", strict), ("overlapping", loose)):
        used = set(pairs.values())
        counted = [
            p
            for p, row in enumerate(rows)
            if p in used or not any(s <= row.span[0] and row.span[1] <= e for s, e in covers) or _wrong(row, gold, used)
        ]
        scores.count(f"names {how}", len(pairs), len(counted), len(gold))
        for label in LABELS:
            asked = [g for g, n in enumerate(gold) if n.label == label]
            given = [p for p in counted if rows[p].label == label]
            scores.count(f"  {label} {how}", sum(g in pairs for g in asked), len(given), len(asked))
        if how == "strict":
            _name_errors(name, report.text, [gold[g] for g in range(len(gold)) if g not in strict], scores, "missed")
            _name_errors(name, report.text, [rows[p] for p in counted if p not in used], scores, "extra")


def _wrong(row: Found, gold: list[Any], used: set[int]) -> bool:
    """A name at the very core of a gold one, under another label."""
    return any(n.core == row.span and n.label != row.label for n in gold)


def _name_errors(name: str, text: str, rows: list[Any], scores: Scores, what: str) -> None:
    for row in rows:
        start, end = row.core if what == "missed" else row.span
        scores.errors.append(f"{name}: {what} {row.label} [{text[start:end]}] {_around(text, (start, end))}")


def _reference(name: str, text: str, reference: Reference, cast: Cast, spots: Spots, scores: Scores) -> None:
    found = _referents(text, reference.span, cast)
    places = [] if found else spots.at(reference.span)
    if reference.of_somebody:
        scores.share("references answered", bool(found or places))
        if not (found or places):
            scores.errors.append(f"{name}: open {reference.means} {_around(text, reference.span)}")
    if not (found or places):
        return
    actors: list[Actor | Place] = [*(cast.actor(r.actor) for r in found), *places]
    known = [((a.name, *a.quotes), a.party if isinstance(a, Actor) else None) for a in actors]
    met = all(any(answers(one, *actor) for one in each for actor in known) for each in reference.means)
    clean = all(any(answers(one, *actor) for each in reference.means for one in each) for actor in known)
    if not scores.share("references right of answered", met and clean):
        told = [(names[0], party) for names, party in known]
        scores.errors.append(f"{name}: wrong {told} not {reference.means} {_around(text, reference.span)}")
    if reference.of_somebody:
        scores.share("references to somebody right of answered", met and clean)


def _referents(text: str, span: Span, cast: Cast) -> list[Referent]:
    """Those on the shortest passage that holds the reference's last word and begins no earlier than a few words off."""
    head = span[0] + (re.search(r"\S+$", text[slice(*span)]) or re.match("", "")).start()  # type: ignore[union-attr]
    near = [r for r in cast.at(head, span[1]) if r.span[1] >= span[1] and r.span[0] >= span[0] - WORDS]
    if " " not in text[slice(*span)]:
        near = [r for r in near if r.span[0] >= span[0]] or [r for r in near if not _pronoun(text, span)]
    near = [r for r in near if r.span[1] - span[1] < WORDS and (r.span[0] <= head)]
    shortest = min((r.span[1] - r.span[0] for r in near), default=0)
    return [r for r in near if r.span[1] - r.span[0] == shortest]


def _pronoun(text: str, span: Span) -> bool:
    return " " not in text[slice(*span)] and len(text[slice(*span)]) <= 6


def _around(text: str, span: Span) -> str:
    before, after = text[max(0, span[0] - 60) : span[0]], text[span[1] : span[1] + 40]
    return f"…{before}«{text[slice(*span)]}»{after}…".replace("\n", " ⏎ ")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readings", nargs="?", type=Path)
    parser.add_argument("--split", choices=("dev", "held-out", "all"), default="dev")
    parser.add_argument("--set", dest="only", action="append", help="a set by name; may be given several times")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was wrong")
    options = parser.parse_args()
    gold = [each for each in load() if not options.only or each.name in options.only]
    if not gold:
        sys.exit(f"no set {', '.join(options.only)}; there are {', '.join(each.name for each in load())}")
    if options.readings:
        readings = [json.loads(line) for line in options.readings.read_text("utf-8").splitlines() if line.strip()]
    else:
        readings = read(ROOT / each.name for each in gold)
    by_path = {tuple(Path(reading["report"]["source"]).parts[-2:]): reading for reading in readings}
    reports = [report for report in chosen(gold, options.split) if report.rows.get("names")]
    reader, scores = load_reader(), Scores()
    for report in reports:
        found = from_json(json.dumps(by_path[report.set, report.path.name]["report"]), Report)
        score(report, found, place(report, found.text), reader, scores)
    version = subprocess.run([*COMMAND, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    print(f"{options.split}: {len(reports)} reports; {version}, {reader.model.name}; {' '.join(sys.argv)}")
    show(scores)
    if options.errors:
        print("\n" + "\n".join(scores.errors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
