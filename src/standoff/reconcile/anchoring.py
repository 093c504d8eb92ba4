"""Rows named by their words: how a decision on a row finds it again when its report is read, or its text made, anew.

A row is found by its id and words; else, in the report made of the same bytes, as the row of its table at the same
words nearest to where they stood; else as the only one that shares half of these words or more with it. What is found
in none of these ways is lost, and said to be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from standoff.record.reviews import Anchor, Target
from standoff.record.rows import Reading, Span

READING_TABLES = (
    "actors", "places", "moments", "statements", "events", "situations", "tolls", "agreements", "mechanisms",
    "positions",
)  # fmt: skip
_MARKS = {
    "actors": ("kind",),
    "places": ("kind",),
    "statements": ("stance",),
    "events": ("cameo",),
    "situations": ("kind",),
    "tolls": ("kind", "party"),
    "agreements": ("kind", "status"),
    "mechanisms": ("name",),
    "positions": ("party", "issue", "kind"),
}
_MOST_SPANS = 6
_OVERLAP = 0.5


def spans_of(row: Any) -> tuple[Span, ...]:
    """The spans that a row of a reading rests on."""
    for name in ("spans", "mentions"):
        spans: tuple[Span, ...] = getattr(row, name, ())
        if spans:
            return spans
    return (row.span,) if hasattr(row, "span") else ()


def anchor_of(reading: Reading, table: str, row: Any) -> Anchor:
    """The anchor of `row`, which stands in `table` of `reading`."""
    spans = spans_of(row)[:_MOST_SPANS]
    text = reading.report.text
    quotes = tuple(text[start:end] for start, end in spans)
    return Anchor(table, row.id, reading.report.capture, spans, quotes, mark_of(table, row))


def mark_of(table: str, row: Any) -> str:
    """What tells the row from others of its table that stand at the same words."""
    return " ".join(str(getattr(row, name)) for name in _MARKS.get(table, ()))


@dataclass(frozen=True)
class Found:
    """A target as it stands in the readings now: the rows of its anchors, and how many anchors are lost or waiting.

    `rows` stand in the order of the anchors; an anchor waits where its report is not in the record.
    """

    rows: tuple[str, ...]
    lost: int = 0
    waiting: int = 0


class Anchorage:
    """The rows of `readings`, as anchors look for them."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = {r.report.capture: r for r in readings}
        self._tables: dict[tuple[str, str], dict[str, Any]] = {}

    def find(self, target: Target) -> Found:
        """The rows of the target's anchors."""
        rows: dict[str, None] = {}
        lost = waiting = 0
        for anchor in target.anchors:
            reading = self._readings.get(anchor.capture)
            row = self._row(anchor, reading) if reading is not None else None
            if row is not None:
                rows[row] = None
            elif reading is None:
                waiting += 1
            else:
                lost += 1
        return Found(tuple(rows), lost, waiting)

    def _row(self, anchor: Anchor, reading: Reading) -> str | None:
        table = self._table(anchor, reading)
        text = reading.report.text
        if anchor.row in table and all(text[a:b] == q for (a, b), q in zip(anchor.spans, anchor.quotes, strict=True)):
            return anchor.row
        spans = _relocated(anchor, text)
        if not spans:
            return None
        ranked = sorted(
            ((overlap(spans, spans_of(row)[:_MOST_SPANS]), mark_of(anchor.table, row) == anchor.mark, row.id)
             for row in table.values()),
            key=lambda r: (-r[0], not r[1], r[2]),
        )  # fmt: skip
        if not ranked or ranked[0][0] < _OVERLAP:
            return None
        rivals = [r for r in ranked if r[:2] == ranked[0][:2]]
        return ranked[0][2] if len(rivals) == 1 else None

    def _table(self, anchor: Anchor, reading: Reading) -> dict[str, Any]:
        key = (anchor.capture, anchor.table)
        if key not in self._tables:
            self._tables[key] = {row.id: row for row in getattr(reading, anchor.table)}
        return self._tables[key]


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """How much of the words of both are words of each: Jaccard over characters."""
    covered = {n for start, end in one for n in range(start, end)}
    others = {n for start, end in other for n in range(start, end)}
    return len(covered & others) / len(covered | others) if covered or others else 0.0


def _relocated(anchor: Anchor, text: str) -> tuple[Span, ...]:
    """Where the anchor's words stand in `text` now: each quote at its occurrence nearest to where it was, moved as far
    as the one before it; empty where one of them is gone."""
    found: list[Span] = []
    moved = 0
    for (start, _), quote in zip(anchor.spans, anchor.quotes, strict=True):
        at = _nearest(text, quote, start + moved)
        if at is None:
            return ()
        moved = at - start
        found.append((at, at + len(quote)))
    return tuple(found)


def _nearest(text: str, quote: str, near: int) -> int | None:
    before = text.rfind(quote, 0, max(near, 0) + len(quote))
    after = text.find(quote, max(near, 0))
    places = [at for at in (before, after) if at >= 0]
    return min(places, key=lambda at: (abs(at - near), at), default=None)
