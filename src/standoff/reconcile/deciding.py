"""Review entries made of decisions on rows of a record: each function gives the entry to put into the log.

`row` is the id of any row of the record. Every function raises UsageError, with a sentence for the person at the
keyboard, where there is no such row or what is asked for cannot be done to it. `at` is when, ISO 8601 in UTC.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from standoff.errors import UsageError
from standoff.reconcile.anchoring import READING_TABLES, anchor_of
from standoff.reconcile.correcting import terms_of, typed, value_of
from standoff.record.joined import Record
from standoff.record.reviews import Anchor, ReviewEntry, Target, entry_of
from standoff.record.rows import Reading
from standoff.record.terms import ReviewAction

LINKED = ("actors", "places", "incidents", "agreements")
_JOINED = (
    "incidents", "disputes", "tolls", "agreements", "mechanisms", "situations", "positions", "actors", "places",
)  # fmt: skip
_MOST_ANCHORS = 500
_CORRECTED_BELOW = {"incidents", "disputes", "tolls", "agreements", "mechanisms", "situations", "positions"}


class Decisions:
    """The decisions that can be made on the rows of `record`, in the name of `by`, for the reason `why`."""

    def __init__(self, record: Record, by: str, why: str, at: str) -> None:
        if not by.strip():
            raise UsageError("a review entry needs a name; give it with --by or set STANDOFF_REVIEWER")
        if not why.strip():
            raise UsageError("a review entry needs a reason; give it with --why")
        self._record = record
        self._by, self._why, self._at = by.strip(), why.strip(), at
        self._joined: dict[str, tuple[str, Any]] = {
            row.id: (table, row) for table in _JOINED for row in getattr(record, table)
        }
        self._rows: dict[str, tuple[str, Any, Reading]] = {}
        changed = {r.report.id: r for r in record.as_read}
        for reading in (*record.as_read, *record.readings):
            raw = changed.get(reading.report.id, reading)
            for table in READING_TABLES:
                for row in getattr(reading, table):
                    self._rows.setdefault(row.id, (table, row, raw))

    def accept(self, row: str) -> ReviewEntry:
        """The row is right as it is."""
        return self._entry(ReviewAction.ACCEPT, (self._target(row),))

    def reject(self, row: str) -> ReviewEntry:
        """The row is wrong and is to be left out; of a row across reports, what it is joined of; a dispute alone is
        left out by itself."""
        return self._entry(ReviewAction.REJECT, (self._target(row),))

    def correct(self, row: str, field: str, value: str) -> ReviewEntry:
        """The field of the row is to hold `value`: JSON, or a plain word or list of words with commas between."""
        target = self._target(row)
        if target.joined and target.table in _CORRECTED_BELOW:
            members = ", ".join(dict.fromkeys(a.row for a in target.anchors[:6]))
            raise UsageError(f"{target.row} is made of other rows; correct the one that is wrong: {members}")
        json = _as_json(target.table, field, value)
        held = self._joined[target.row][1] if target.joined else self._rows[target.row][1]
        return self._entry(
            ReviewAction.CORRECT, (target,), field=field, value=json, was=value_of(target.table, held, field)
        )

    def merge(self, rows: Sequence[str]) -> ReviewEntry:
        """The rows, two or more actors, places, incidents or agreements, are one; the first gives it its name."""
        targets = self._linked(rows, "merge")
        if len({t.row for t in targets}) < 2:
            raise UsageError("name two rows or more to merge")
        return self._entry(ReviewAction.MERGE, targets)

    def split(self, row: str, parts: Sequence[str]) -> ReviewEntry:
        """`parts`, rows that `row` is joined of (or statements or reports in which such rows stand), are something
        else than the rest of it."""
        whole = self._linked([row], "split")[0]
        named = {p for part in parts for p in self._inside(part, whole)}
        leaving = tuple(a for a in whole.anchors if a.row in named)
        staying = tuple(a for a in whole.anchors if a.row not in named)
        if not leaving:
            raise UsageError(
                f"none of {', '.join(parts)} is part of {whole.row}; 'standoff show {whole.row}' lists them"
            )
        if not staying:
            raise UsageError(f"this is all of {whole.row}; name only what does not belong to the rest")
        first = leaving[0].row
        return self._entry(
            ReviewAction.SPLIT, (Target(whole.table, first, leaving), Target(whole.table, whole.row, staying))
        )

    def undo(self, entry: str) -> ReviewEntry:
        """The entry, named by as much of its id as tells it from others, is to hold no longer."""
        found = [r.entry.id for r in self._record.reviews if r.entry.id.startswith(entry)]
        if len(found) != 1:
            raise UsageError(f"{entry} names {len(found)} review entries; 'standoff review list' prints their ids")
        return self._entry(ReviewAction.UNDO, (), undoes=found[0])

    # --- targets -------------------------------------------------------------------------------------

    def _entry(self, action: ReviewAction, targets: tuple[Target, ...], **more: str | None) -> ReviewEntry:
        return entry_of(action, targets, self._by, self._why, self._at, **more)

    def _target(self, row: str) -> Target:
        if row in self._joined:
            table, found = self._joined[row]
            named = list(dict.fromkeys(members_of(table, found, self._record)))[:_MOST_ANCHORS]
            kind = str(found.kind) if table == "disputes" else None
            return Target(table, row, tuple(self._anchor(name) for name in named), True, kind)
        if row in self._rows:
            return Target(self._rows[row][0], row, (self._anchor(row),))
        return self._of_mention(row)

    def _of_mention(self, row: str) -> Target:
        matches = [name for name in (*self._joined, *self._rows) if name.startswith(row)] if row.strip() else []
        if len(matches) == 1:
            return self._target(matches[0])
        if matches:
            raise UsageError(f"{row} is the beginning of {len(matches)} ids; give more of it")
        raise UsageError(f"there is no row {row} to review; the tables print the ids")

    def _anchor(self, row: str) -> Anchor:
        table, found, raw = self._rows[row]
        return anchor_of(raw, table, found)

    def _linked(self, rows: Iterable[str], verb: str) -> tuple[Target, ...]:
        targets = tuple(self._whole(row) for row in rows)
        tables = sorted({t.table for t in targets})
        if len(tables) != 1 or tables[0] not in LINKED:
            raise UsageError(f"cannot {verb} {' and '.join(tables)}; choose rows of one of {', '.join(LINKED)}")
        return targets

    def _whole(self, row: str) -> Target:
        """The target of what is joined of the row, where the row stands in a single reading."""
        target = self._target(row)
        if target.joined:
            return target
        for name, (table, found) in self._joined.items():
            if table in LINKED and target.row in members_of(table, found, self._record):
                return self._target(name)
        return target

    def _inside(self, part: str, whole: Target) -> list[str]:
        """The rows of `whole` that are `part`, or stand in the statement or report `part`."""
        found = []
        for anchor in whole.anchors:
            _, row, reading = self._rows[anchor.row]
            inside = (anchor.row, reading.report.id, getattr(row, "statement", None))
            if any(name is not None and name.startswith(part) for name in inside):
                found.append(anchor.row)
        return found


def members_of(table: str, row: Any, record: Record) -> tuple[str, ...]:
    """The ids of the rows of readings that a row across reports rests on."""
    if table == "incidents":
        return tuple(row.events)
    if table == "disputes":
        return tuple(row.statements)
    if table == "tolls":
        return tuple(count.toll for count in row.counts)
    if table == "mechanisms":
        return tuple(use.row for use in row.uses)
    if table == "situations":
        return tuple(report.row for report in row.assessments)
    if table == "positions":
        said = set(row.statements)
        return tuple(
            p.id for r in record.readings for p in r.positions
            if p.statement in said and (p.party, p.issue, p.kind) == (row.party, row.issue, row.kind)
        )  # fmt: skip
    return tuple(row.members)


def _as_json(table: str, field: str, value: str) -> str:
    """`value` as JSON for the field: what is JSON of its type already, else a word, else a list of words."""
    words = [word.strip() for word in value.split(",") if word.strip()]
    tries = [value, msgspec.json.encode(value).decode(), msgspec.json.encode(words).decode()]
    if value.strip().casefold() in ("", "none", "null"):
        tries.insert(0, "null")
    problems: list[UsageError] = []
    for json in tries:
        try:
            return msgspec.json.encode(typed(table, field, json)).decode()
        except UsageError as error:
            problems.append(error)
    terms = terms_of(table, field)
    if terms:
        raise UsageError(f"{value!r} is no {field} of {table}; choose from {', '.join(terms)}")
    raise next((p for p in problems if "malformed" not in str(p)), problems[0])
