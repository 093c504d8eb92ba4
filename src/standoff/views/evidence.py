"""A row of the record with its evidence in context: the sentence that holds each quote, its statement, its report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from standoff.record.joined import Record
from standoff.record.rows import Actor, Place, Reading, Report, Span, Statement

READING_FIELDS = (
    "statements", "events", "situations", "tolls", "agreements", "mechanisms", "positions", "actors", "places",
    "moments",
)  # fmt: skip
LAYER_FIELDS = (
    "incidents", "disputes", "tolls", "agreements", "mechanisms", "situations", "positions", "actors", "places",
    "origins",
)  # fmt: skip

WIDEST_CONTEXT = 600
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?…][\"'”’»)\]]*\s+(?=[^a-z])")
"""Where a sentence may end; an initial ("U.N. envoy") and what goes on in lower case do not end one."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row, the table it is of, and the reading it stands in; None for a row of the layer."""

    table: str
    row: Any
    reading: Reading | None


class RowIndex:
    """Every row of a record by its id, made once in one pass over the record."""

    def __init__(self, record: Record) -> None:
        self._found: dict[str, list[Found]] = {}
        for found in _rows(record):
            self._found.setdefault(found.row.id, []).append(found)
        incidents = [f for f in _rows_of_layer(record) if f.table == "incidents"]
        told = {s: f for f in incidents for account in f.row.accounts for s in account.statements}
        self._incidents = told | {event: f for f in incidents for event in f.row.events}

    def find(self, identifier: str) -> list[Found]:
        """The rows whose id is `identifier`, else those whose id begins with it, in the order of the record."""
        exact = self._found.get(identifier)
        if exact is not None:
            return exact
        return [f for name, every in self._found.items() if name.startswith(identifier) for f in every]

    def incident_of(self, identifier: str) -> Found | None:
        """The incident that an event mention is of, or of which a statement gives an account; None of any other row."""
        return self._incidents.get(identifier)

    def support_of(self, row: Any) -> list[tuple[Reading, Any]]:
        """What a row of the layer rests on, in the order it names it: statements, and rows in the outlet's voice."""
        named = (found for name in dict.fromkeys(_named(row)) for found in self._found.get(name, ()))
        pairs = [(found.reading, found.row) for found in named if found.reading is not None]
        return [(reading, r) for reading, r in pairs if _stands_for_itself(reading, r)]


def _rows(record: Record) -> Iterator[Found]:
    for reading in record.readings:
        yield Found("reports", reading.report, reading)
        for field in READING_FIELDS:
            yield from (Found(field, row, reading) for row in getattr(reading, field))
    yield from _rows_of_layer(record)


def _rows_of_layer(record: Record) -> Iterator[Found]:
    for field in LAYER_FIELDS:
        yield from (Found(field, row, None) for row in getattr(record, field))


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a report and the spans in it that are evidence, at offsets of the passage."""

    text: str
    marks: tuple[Span, ...]


def passages(report: Report, spans: tuple[Span, ...]) -> list[Passage]:
    """The sentences that hold `spans`, in text order, each once."""
    grouped: dict[Span, list[Span]] = {}
    for span in sorted(set(spans)):
        grouped.setdefault(_sentence(report, span), []).append(span)
    return [
        Passage(report.text[start:end], tuple((a - start, min(b, end) - start) for a, b in marks))
        for (start, end), marks in grouped.items()
    ]


def _sentence(report: Report, span: Span) -> Span:
    """The sentence, within its line, that holds `span`; a very long one is cut around it."""
    start, end = span
    first = max((line.start for line in report.lines if line.start <= start), default=0)
    last = min((line.end for line in report.lines if line.end >= end), default=len(report.text))
    ends = [first, *(match.end() for match in _SENTENCE_END.finditer(report.text, first, last)), last]
    left = max((e for e in ends if e <= start), default=first)
    right = min((e for e in ends if e >= end), default=last)
    if right - left > WIDEST_CONTEXT:
        left, right = max(left, start - WIDEST_CONTEXT // 4), min(right, max(end, start + WIDEST_CONTEXT))
    return left, left + len(report.text[left:right].rstrip())


def spans_of(row: Any) -> tuple[Span, ...]:
    """Every span that a row of a reading rests on."""
    for name in ("spans", "mentions"):
        if spans := getattr(row, name, None):
            return tuple(spans)
    return (row.span,) if hasattr(row, "span") else ()


def called(reading: Reading) -> dict[str, str]:
    """What the actors, places and moments of a reading are called, by id."""
    rows: tuple[Actor | Place, ...] = (*reading.actors, *reading.places)
    names = {row.id: row.name for row in rows}
    for moment in reading.moments:
        days = "/".join(dict.fromkeys(day for day in (moment.earliest, moment.latest) if day))
        names[moment.id] = f"{moment.quote} ({days or 'not resolved'})"
    return names


def _stands_for_itself(reading: Reading, row: Any) -> bool:
    """Whether the row is a statement with words of its own, or stands in the outlet's own voice, which has none."""
    if isinstance(row, Statement):
        return row.cue is not None
    roots = {statement.id for statement in reading.statements if statement.cue is None}
    return getattr(row, "statement", None) in roots


def _named(row: Any) -> Iterator[str]:
    for name in ("statement", "statements", "toll", "row", "events"):
        value = getattr(row, name, None)
        yield from (value,) if isinstance(value, str) else (value or ())
    for name in ("accounts", "counts", "ledger", "uses", "assessments", "obligations"):
        for part in getattr(row, name, ()):
            yield from _named(part)
