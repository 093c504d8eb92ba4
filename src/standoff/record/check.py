"""The promises every row keeps, checked: hash, offset, quote and reference.

`check_reading` returns one sentence for each broken promise of one reading, in text order of the rows' kinds; an
empty list means that every offset lies in the text, every quote equals the words at its offsets, and every row that
a row names exists.
"""

import dataclasses
from collections.abc import Iterator
from typing import Any

from standoff.record.rows import Reading, Situation, Span

_ROW_KINDS = (
    "actors", "places", "moments", "statements", "events", "situations", "tolls", "agreements", "mechanisms",
    "positions",
)  # fmt: skip
_REFERENCES = {
    "statement": "statements",
    "parent": "statements",
    "answers": "statements",
    "derived_from": "statements",
    "actor": "actors",
    "of": "actors",
    "place": "places",
    "moment": "moments",
    "since": "moments",
    "event": "events",
    "part_of": "tolls",
}  # fmt: skip
_NAMES: dict[type[Any], tuple[str, ...]] = {}
_NAMING: dict[type[Any], tuple[tuple[str, str], ...]] = {}


def check_reading(reading: Reading) -> list[str]:
    """What is broken in `reading`, a sentence each; empty when nothing is."""
    text = reading.report.text
    known = {kind: {row.id for row in getattr(reading, kind)} for kind in _ROW_KINDS}
    problems = [p for line in reading.report.lines for p in _check_span((line.start, line.end), None, text, "line")]
    for kind in _ROW_KINDS:
        seen: set[str] = set()
        for row in getattr(reading, kind):
            if row.id in seen:
                problems.append(f"{row.id}: two rows of {kind} have this id")
            seen.add(row.id)
            for part in _parts(row):
                problems.extend(_check_quotes(part, text, row.id))
                problems.extend(_check_references(part, known, row.id))
    for note in (*reading.notes, *reading.report.notes):
        problems.extend(_check_quotes(note, text, f"note {note.kind}"))
    return problems


def _parts(row: Any) -> Iterator[Any]:
    """The row and every dataclass inside it."""
    yield row
    for name in _fields(type(row)):
        value = getattr(row, name)
        for item in value if isinstance(value, tuple) else (value,):
            if _fields(type(item)):
                yield from _parts(item)


def _fields(kind: type[Any]) -> tuple[str, ...]:
    """The names of the fields of a dataclass; none for any other type."""
    names = _NAMES.get(kind)
    if names is None:
        names = tuple(f.name for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()
        _NAMES[kind] = names
    return names


def _references(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """The fields of a dataclass that name a row, each with the kind of row that it names."""
    naming = _NAMING.get(kind)
    if naming is None:
        naming = _NAMING[kind] = tuple((name, rows) for name, rows in _REFERENCES.items() if name in _fields(kind))
    return naming


def _check_quotes(part: Any, text: str, where: str) -> Iterator[str]:
    quotes = getattr(part, "quotes", None)
    if quotes is not None:
        spans = part.mentions if hasattr(part, "mentions") else part.spans
        if len(spans) != len(quotes):
            yield f"{where}: {len(spans)} spans but {len(quotes)} quotes"
        for span, quote in zip(spans, quotes, strict=False):
            yield from _check_span(span, quote, text, where)
    elif hasattr(part, "span"):
        yield from _check_span(part.span, part.quote, text, where)
    for name in ("trigger", "via"):
        for span in getattr(part, name, ()):
            yield from _check_span(span, None, text, where)


def _check_span(span: Span, quote: str | None, text: str, where: str) -> Iterator[str]:
    start, end = span
    if not 0 <= start < end <= len(text):
        yield f"{where}: [{start}, {end}) is not inside the text of {len(text)} characters"
    elif quote is not None and text[start:end] != quote:
        yield f"{where}: [{start}, {end}) holds {text[start:end]!r}, not the quoted {quote!r}"


def _check_references(part: Any, known: dict[str, set[str]], where: str) -> Iterator[str]:
    for name, kind in _references(type(part)):
        target = getattr(part, name)
        if name == "since" and not isinstance(part, Situation):
            continue  # elsewhere a day
        if isinstance(target, str) and target not in known[kind]:
            yield f"{where}: {name} names {target}, which is not among the {kind}"
