"""Pages of the tables of the layer, found and ordered by `facets`."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from standoff.record.codec import from_json
from standoff.record.joined import (
    Dispute,
    Incident,
    JoinedActor,
    JoinedAgreement,
    JoinedMechanism,
    JoinedPlace,
    JoinedPosition,
    JoinedSituation,
    Origin,
    TollSummary,
)
from standoff.store.queries.asking import MOST_COUNTED, Ask, Page, like

T = TypeVar("T")

KINDS: dict[str, tuple[str, type[Any]]] = {
    "incidents": ("incidents", Incident),
    "disputes": ("disputes", Dispute),
    "tolls": ("joined_tolls", TollSummary),
    "agreements": ("joined_agreements", JoinedAgreement),
    "mechanisms": ("joined_mechanisms", JoinedMechanism),
    "situations": ("joined_situations", JoinedSituation),
    "positions": ("joined_positions", JoinedPosition),
    "actors": ("joined_actors", JoinedActor),
    "places": ("joined_places", JoinedPlace),
    "origins": ("origins", Origin),
}
"""The tables of the layer: their name in the file and the row they hold."""

FACETS = {
    "incidents": ("party", "type", "status", "stance", "ground", "report"),
    "disputes": ("party", "type", "status", "incident"),
    "tolls": ("party", "type", "ground", "incident"),
    "agreements": ("party", "type", "status", "ground"),
    "mechanisms": ("party", "type"),
    "situations": ("party", "type"),
    "positions": ("party", "type", "issue", "toward"),
    "actors": ("party", "type"),
    "places": ("party", "type"),
    "origins": ("party", "report"),
}
"""By which filters, whole, each table can be asked for."""

_HOLDING = {"place": ("incidents", "situations"), "actor": ("actors",)}
"""Which tables can be asked for by a part of a place's or an actor's name."""


@dataclass(frozen=True, slots=True)
class _Where:
    sql: str
    values: tuple[object, ...]


_BY_MENTION = (
    "SELECT i.json FROM facets f JOIN incidents i ON i.id = f.id"
    " WHERE f.tbl = 'incidents' AND f.facet = 'event' AND f.value = ?"
)


def page(connection: sqlite3.Connection, table: str, ask: Ask) -> Page[Any]:
    """The rows of `table` that pass, newest first (actors and places: most reported first)."""
    ids = ordered_ids(connection, table, ask)
    rows = tuple(fetch(connection, table, ids))
    if ask.limit is None:
        return Page(rows, len(ids), False, ask.offset, None)
    count, at_least = count_of(connection, table, ask)
    return Page(rows, count, at_least, ask.offset, ask.limit)


def ordered_ids(connection: sqlite3.Connection, table: str, ask: Ask) -> list[str]:
    """The ids of the rows that pass, in the order of `page`."""
    where = _where(table, ask)
    limit = f" LIMIT {int(ask.limit)} OFFSET {int(ask.offset)}" if ask.limit is not None else ""
    query = f"SELECT f.id FROM facets f WHERE {where.sql} ORDER BY f.at DESC, f.id{limit}"
    return [row[0] for row in connection.execute(query, where.values)]


def count_of(connection: sqlite3.Connection, table: str, ask: Ask) -> tuple[int, bool]:
    """How many rows pass, and whether there are more than are counted."""
    where = _where(table, ask)
    query = f"SELECT count(*) FROM (SELECT 1 FROM facets f WHERE {where.sql} LIMIT {MOST_COUNTED + 1})"
    found: int = connection.execute(query, where.values).fetchone()[0]
    return min(found, MOST_COUNTED), found > MOST_COUNTED


def fetch(connection: sqlite3.Connection, table: str, ids: list[str]) -> Iterator[Any]:
    """The rows of `table` by id, in the order of `ids`; one that is not there is left out.

    An incident is found by the id of any of its mentions too: its own changes as reports are added, theirs do not.
    """
    name, kind = KINDS[table]
    for identifier in ids:
        row = connection.execute(f"SELECT json FROM {name} WHERE id = ?", (identifier,)).fetchone()
        if row is None and table == "incidents":
            row = connection.execute(_BY_MENTION, (identifier,)).fetchone()
        if row is not None:
            yield from_json(row[0], kind)


def _where(table: str, ask: Ask) -> _Where:
    """The lines of `facets` that lead to the rows: one filter drives, the others are looked up beside it."""
    name = KINDS[table][0]
    asked = [(facet, value) for facet in FACETS[table] if (value := getattr(ask, facet)) is not None]
    # "ground" is the least telling filter, so it drives only where it is alone.
    asked.sort(key=lambda pair: pair[0] == "ground")
    (facet, value), others = (asked[0], asked[1:]) if asked else (("", ""), [])
    parts, values = ["f.tbl = ? AND f.facet = ? AND f.value = ?"], [name, facet, value]
    for other, wanted in others:
        parts.append(
            "EXISTS (SELECT 1 FROM facets o WHERE o.tbl = f.tbl AND o.facet = ? AND o.value = ?"
            " AND o.at = f.at AND o.id = f.id)"
        )
        values += [other, wanted]
    for filter_, facets in (("place", ("place", "place_id")), ("actor", ("name",))):
        wanted = getattr(ask, filter_)
        if wanted is not None and table in _HOLDING[filter_]:
            within = ", ".join(f"'{f}'" for f in facets)
            parts.append(
                f"f.id IN (SELECT n.id FROM facets n WHERE n.tbl = ? AND n.facet IN ({within})"
                " AND (n.value LIKE ? ESCAPE '\\' OR n.id = ?))"
            )
            values += [name, like(wanted), wanted]
    if ask.place is not None and table == "places":
        parts.append(
            "f.id IN (SELECT n.id FROM facets n WHERE n.tbl = ? AND n.facet = 'name' AND n.value LIKE ? ESCAPE '\\')"
        )
        values += [name, like(ask.place)]
    if table not in ("actors", "places", "origins"):
        if ask.since is not None:
            parts.append("f.at >= ?")
            values.append(ask.since)
        if ask.until is not None:
            parts.append("f.since <= ? AND f.at != ''")
            values.append(ask.until)
    return _Where(" AND ".join(parts), tuple(values))


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a filter can take, and how many rows have it."""

    value: str
    count: int


def choices(connection: sqlite3.Connection, table: str, facet: str, most: int = 60) -> list[Choice]:
    """The values by which `table` can be filtered, the most frequent first."""
    query = (
        "SELECT value, count(*) AS n FROM facets WHERE tbl = ? AND facet = ?"
        " GROUP BY value ORDER BY n DESC, value LIMIT ?"
    )
    return [Choice(*row) for row in connection.execute(query, (KINDS[table][0], facet, most))]


def named_in(connection: sqlite3.Connection, table: str, facet: str, value: str, most: int) -> list[str]:
    """The ids of the rows of `table` that have `value` as a facet, newest first."""
    query = "SELECT id FROM facets WHERE tbl = ? AND facet = ? AND value = ? ORDER BY at DESC, id LIMIT ?"
    return [row[0] for row in connection.execute(query, (KINDS[table][0], facet, value, most))]
