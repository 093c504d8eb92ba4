"""From ids to rows, and from rows to the words they rest on in the report they stand in."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from standoff.record.codec import from_json
from standoff.record.reviews import ReviewEntry
from standoff.record.rows import (
    Actor,
    Agreement,
    Event,
    Line,
    Mechanism,
    Moment,
    Place,
    Position,
    Published,
    Reading,
    Report,
    Situation,
    Statement,
    Toll,
)
from standoff.record.terms import Grade, Label
from standoff.store import layer, reviews

ROW_KINDS: dict[str, tuple[str, type[Any]]] = {
    "s": ("statements", Statement),
    "e": ("events", Event),
    "t": ("tolls", Toll),
    "g": ("agreements", Agreement),
    "si": ("situations", Situation),
    "me": ("mechanisms", Mechanism),
    "po": ("positions", Position),
    "a": ("actors", Actor),
    "p": ("places", Place),
    "m": ("moments", Moment),
}
"""The rows of single readings by the beginning of their ids."""

_CHUNK = 400
_CARD = (
    "id, capture, source, title, outlet, url, byline, language, published_earliest, published_latest,"
    " published_method, published_grade, encoding"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A row of a reading, and its report without its text."""

    row: Any
    report: str


def find_rows(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Found]:
    """The rows of readings by id, whatever their kind; ids that are not there are left out."""
    by_kind: dict[str, list[str]] = {}
    for identifier in dict.fromkeys(ids):
        by_kind.setdefault(identifier.split("-")[0], []).append(identifier)
    found = {}
    for prefix, names in by_kind.items():
        if prefix not in ROW_KINDS:
            continue
        table, kind = ROW_KINDS[prefix]
        for some in _chunks(names):
            marks = ", ".join("?" * len(some))
            for name, report, json in connection.execute(
                f"SELECT id, report, json FROM {table} WHERE id IN ({marks})", some
            ):
                found[name] = Found(from_json(json, kind), report)
    return found


def report_cards(connection: sqlite3.Connection, ids: Iterable[str], *, texts: bool = False) -> dict[str, Report]:
    """Reports by id without their lines and, unless asked for, without their text."""
    found = {}
    columns = f"{_CARD}, {'text' if texts else 'NULL'}"
    for some in _chunks(list(dict.fromkeys(ids))):
        marks = ", ".join("?" * len(some))
        for row in connection.execute(f"SELECT {columns} FROM reports WHERE id IN ({marks})", some):
            report = card(row)
            found[report.id] = report
    return found


def card(row: tuple[Any, ...]) -> Report:
    """A report from the columns of `report_cards`. Its lines are those of the text, with no label."""
    *plain, earliest, latest, method, grade, encoding, text = row
    identifier, capture, source, title, outlet, url, byline, language = plain
    published = Published(earliest, latest, method, Grade(grade))
    lines = tuple(_lines(text)) if text else ()
    return Report(
        identifier, capture, source, text or "", title, outlet, url, byline, language, published, lines, encoding
    )


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield Line(start, start + len(line), Label.OTHER)
        start += len(line) + 1


def reading(connection: sqlite3.Connection, report: str) -> Reading | None:
    """The whole reading of a report."""
    row = connection.execute("SELECT json FROM readings WHERE report = ?", (report,)).fetchone()
    return from_json(row[0], Reading) if row else None


def reviewed_reading(connection: sqlite3.Connection, report: str) -> Reading | None:
    """The reading of a report with what was decided on its rows carried out."""
    found = reading(connection, report)
    if found is None:
        return None
    entries = tuple(e for e in reviews.entries(connection) if e.undoes or _speaks_of(e, found.report.capture))
    return layer.reviewed((found,), entries)[0][0]


def _speaks_of(entry: ReviewEntry, capture: str) -> bool:
    return any(anchor.capture == capture for target in entry.targets for anchor in target.anchors)


@dataclass(frozen=True, slots=True)
class Handed:
    """One entry of a capture's custody."""

    at: str
    source: str
    command: str
    version: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A capture: its hash, how many bytes it has and how it came into the record."""

    sha256: str
    size: int
    custody: tuple[Handed, ...]
    reader: str


def capture(connection: sqlite3.Connection, report: Report) -> Kept | None:
    """The capture that `report` was made from."""
    row = connection.execute("SELECT size FROM captures WHERE sha256 = ?", (report.capture,)).fetchone()
    if row is None:
        return None
    query = "SELECT at, source, command, version FROM custody WHERE capture = ? ORDER BY key LIMIT 50"
    custody = tuple(Handed(*entry) for entry in connection.execute(query, (report.capture,)))
    reader = connection.execute("SELECT reader FROM readings WHERE report = ?", (report.id,)).fetchone()
    return Kept(report.capture, row[0], custody, reader[0] if reader else "")


def _chunks(names: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), _CHUNK):
        yield names[start : start + _CHUNK]
