"""Actors and places without the ids of their members, of which there may be a hundred thousand."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.record.terms import Precision
from standoff.store.queries.asking import Ask, Page
from standoff.store.queries.listing import KINDS, count_of, ordered_ids

_LONGEST_NAMES = 30


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor or place as a page shows it; `reports` is how many name it."""

    id: str
    name: str
    kind: str
    party: str | None
    names: tuple[str, ...]
    roles: tuple[str, ...]
    reports: int
    grounds: str
    lat: float | None = None
    lon: float | None = None
    precision: Precision = Precision.UNRESOLVED
    claimed_by: tuple[str, ...] = ()


_COLUMNS = {
    "actors": "json -> '$.names', json -> '$.roles', NULL, NULL, NULL, '[]'",
    "places": "json -> '$.names', '[]', lat, lon, precision, json -> '$.claimed_by'",
}


def page(connection: sqlite3.Connection, table: str, ask: Ask) -> Page[Profile]:
    """The actors or places that pass, the most reported first."""
    ids = ordered_ids(connection, table, ask)
    count, at_least = count_of(connection, table, ask)
    found = (profile(connection, table, name) for name in ids)
    return Page(tuple(p for p in found if p is not None), count, at_least, ask.offset, ask.limit)


def profile(connection: sqlite3.Connection, table: str, identifier: str) -> Profile | None:
    """One actor or place by id."""
    name, party = KINDS[table][0], "party" if table == "actors" else "country"
    row = connection.execute(
        f"SELECT id, name, kind, {party}, json_array_length(json, '$.reports'), json ->> '$.grounds', {_COLUMNS[table]}"
        f" FROM {name} WHERE id = ?",
        (identifier,),
    ).fetchone()
    if row is None:
        return None
    identifier, called, kind, of, reports, grounds, names, roles, lat, lon, precision, claimed = row
    return Profile(
        identifier,
        called,
        kind,
        of,
        tuple(json.loads(names))[:_LONGEST_NAMES],
        tuple(json.loads(roles))[:_LONGEST_NAMES],
        reports,
        grounds,
        lat,
        lon,
        Precision(precision) if precision else Precision.UNRESOLVED,
        tuple(json.loads(claimed)),
    )


def statements_of(connection: sqlite3.Connection, actor: str, most: int) -> list[str]:
    """The ids of statements that an actor holds, found by way of its members; `most` of them."""
    query = (
        "SELECT s.id FROM json_each((SELECT json FROM joined_actors WHERE id = ?), '$.members') m"
        " CROSS JOIN row_facets f ON f.tbl = 'statements' AND f.facet = 'actor' AND f.value = m.value"
        " CROSS JOIN statements s ON s.key = f.key WHERE s.form != 'none' OR s.parent IS NOT NULL LIMIT ?"
    )
    return [row[0] for row in connection.execute(query, (actor, most))]


@dataclass(frozen=True, slots=True)
class Begins:
    """An origin without its carriers."""

    id: str
    name: str
    party: str | None
    counts: bool


def origins(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Begins]:
    """Origins by id, without the reports that carry them."""
    found = []
    for identifier in ids:
        row = connection.execute("SELECT id, name, party, counts FROM origins WHERE id = ?", (identifier,)).fetchone()
        if row is not None:
            found.append(Begins(row[0], row[1], row[2], bool(row[3])))
    return found
