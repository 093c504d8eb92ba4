"""The part of a record that a decision of review is made on: the row, what it is joined of, and their readings."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from standoff.record.joined import Record
from standoff.store import reviews
from standoff.store.queries import listing, rows

_MOST_READINGS = 500


def part_of(connection: sqlite3.Connection, identifiers: Iterable[str]) -> Record:
    """A record of the rows named and the readings they stand in, as far as a decision needs them.

    A row across reports that rests on more readings than a decision names comes with the first of them.
    """
    joined: dict[str, list[Any]] = {}
    below: list[str] = []
    for identifier in dict.fromkeys(identifiers):
        found = _joined(connection, identifier)
        if found is None:
            below.append(identifier)
        else:
            table, row = found
            joined.setdefault(table, []).append(row)
            below += _members(row)
    reports = dict.fromkeys(f.report for f in rows.find_rows(connection, below[: 4 * _MOST_READINGS]).values())
    readings = (rows.reading(connection, name) for name in list(reports)[:_MOST_READINGS])
    return Record(
        readings=tuple(r for r in readings if r is not None),
        **{table: tuple(found) for table, found in joined.items()},
    )


def _joined(connection: sqlite3.Connection, identifier: str) -> tuple[str, Any] | None:
    for table in listing.KINDS:
        if table != "origins":
            found = list(listing.fetch(connection, table, [identifier]))
            if found:
                return table, found[0]
    return None


def _members(row: Any) -> Iterator[str]:
    """The rows of readings that a row across reports names."""
    for name in ("members", "events", "statements"):
        yield from getattr(row, name, ())
    for name, field in (("counts", "toll"), ("uses", "row"), ("assessments", "row"), ("ledger", "row")):
        for part in getattr(row, name, ()):
            yield getattr(part, field)


def decided(connection: sqlite3.Connection) -> set[str]:
    """The rows that a decision in the log names."""
    return {target.row for entry in reviews.entries(connection) for target in entry.targets}


def unresolved_places(connection: sqlite3.Connection, most: int) -> list[str]:
    """The ids of places that were not found, the most reported first."""
    return listing.named_in(connection, "places", "precision", "unresolved", most)
