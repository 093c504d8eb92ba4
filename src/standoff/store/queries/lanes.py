"""What the timeline and the map draw: incidents by party and by place between two days."""

import sqlite3
from dataclasses import dataclass

from standoff.store.queries.profiles import Profile, profile

_MOST_REPORTS = 150
_MOST_STATEMENTS = 60


def chief_parties(connection: sqlite3.Connection, first: str, last: str, most: int) -> list[str]:
    """The parties that most incidents between two days are about."""
    query = (
        "SELECT value FROM facets WHERE tbl = 'incidents' AND facet = 'party' AND at >= ? AND since <= ? AND at != ''"
        " GROUP BY value ORDER BY count(*) DESC, value LIMIT ?"
    )
    return [row[0] for row in connection.execute(query, (first, last, most))]


def by_day(
    connection: sqlite3.Connection, parties: list[str], type_: str | None, first: str, last: str
) -> dict[str, dict[str, int]]:
    """How many incidents of each party end on each day; those of one type are found by the type, which is the fewer."""
    marks = ", ".join("?" * len(parties))
    if type_ is None:
        query = (
            "SELECT value, at, count(*) FROM facets WHERE tbl = 'incidents' AND facet = 'party'"
            f" AND value IN ({marks}) AND at >= ? AND at <= ? GROUP BY value, at"
        )
        rows = connection.execute(query, (*parties, first, last))
    else:
        query = (
            "SELECT p.value, p.at, count(*) FROM facets t CROSS JOIN facets p INDEXED BY facets_id"
            " ON p.tbl = t.tbl AND p.id = t.id AND p.facet = 'party'"
            " WHERE t.tbl = 'incidents' AND t.facet = 'type' AND t.value = ? AND t.at >= ? AND t.at <= ?"
            f" AND p.value IN ({marks}) GROUP BY p.value, p.at"
        )
        rows = connection.execute(query, (type_, first, last, *parties))
    found: dict[str, dict[str, int]] = {party: {} for party in parties}
    for party, day, count in rows:
        found.setdefault(party, {})[day] = count
    return found


def first_told(connection: sqlite3.Connection, incidents: list[str]) -> dict[str, str]:
    """The day on which the first report of each incident was published."""
    query = (
        "SELECT min(r.published_earliest) FROM incidents i, json_each(i.json, '$.reports') n"
        " JOIN reports r ON r.id = n.value WHERE i.id = ?"
    )
    found = {}
    for identifier in incidents:
        day = connection.execute(query, (identifier,)).fetchone()[0]
        if day is not None:
            found[identifier] = day[:10]
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as the timeline draws it, on the day its report was published."""

    id: str
    day: str
    source: str
    stance: str
    text: str


def statements(connection: sqlite3.Connection, party: str, first: str, last: str) -> list[Said]:
    """A party's statements published between two days; none where there are too many reports to show them."""
    window = "published_earliest >= ? AND published_earliest <= ?"
    counting = f"SELECT count(*) FROM (SELECT 1 FROM reports WHERE {window} LIMIT {_MOST_REPORTS + 1})"
    if connection.execute(counting, (first, f"{last}~")).fetchone()[0] > _MOST_REPORTS:
        return []
    query = (
        "SELECT s.id, substr(r.published_earliest, 1, 10), s.source, s.stance, s.text FROM reports r"
        " CROSS JOIN statements s ON s.report = r.id"
        f" WHERE r.{window.replace('AND ', 'AND r.')} AND s.form != 'none' AND EXISTS (SELECT 1 FROM row_facets f"
        " WHERE f.tbl = 'statements' AND f.facet = 'party' AND f.value = ? AND f.key = s.key)"
        " ORDER BY r.published_earliest, s.id LIMIT ?"
    )
    return [Said(*row) for row in connection.execute(query, (first, f"{last}~", party, _MOST_STATEMENTS))]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and how many incidents are reported there; `days` tells on which days they end, where that was asked."""

    place: Profile
    count: int
    days: dict[str, int]


@dataclass(frozen=True, slots=True)
class Where:
    """Which incidents the map shows."""

    first: str | None = None
    last: str | None = None
    party: str | None = None
    type: str | None = None


def spots(connection: sqlite3.Connection, where: Where, most: int, *, with_days: bool = False) -> list[Spot]:
    """The places where incidents are reported, the most first."""
    source, values = _at_places(where)
    query = f"SELECT p.value, count(*) AS n FROM {source} GROUP BY p.value ORDER BY n DESC, p.value LIMIT ?"
    counts = dict(connection.execute(query, (*values, most)).fetchall())
    days: dict[str, dict[str, int]] = {place: {} for place in counts}
    if with_days:
        for place, day, count in connection.execute(
            f"SELECT p.value, p.at, count(*) FROM {source} GROUP BY p.value, p.at", values
        ):
            if place in days:
                days[place][day] = count
    profiles = ((profile(connection, "places", place), count) for place, count in counts.items())
    return [Spot(row, count, days[row.id]) for row, count in profiles if row is not None]


def _at_places(where: Where) -> tuple[str, list[object]]:
    """The lines of `facets` that tell of the places of the incidents meant, found by type or party where given."""
    chosen = [(facet, value) for facet, value in (("type", where.type), ("party", where.party)) if value is not None]
    place = "p.tbl = 'incidents' AND p.facet = 'place_id'"
    values: list[object] = []
    if chosen:
        source = (
            f"facets t CROSS JOIN facets p INDEXED BY facets_id ON p.id = t.id AND {place}"
            " WHERE t.tbl = 'incidents' AND t.facet = ? AND t.value = ?"
        )
        values += chosen[0]
    else:
        source = f"facets p WHERE {place}"
    if len(chosen) > 1:
        source += (
            " AND EXISTS (SELECT 1 FROM facets o WHERE o.tbl = p.tbl AND o.facet = ? AND o.value = ?"
            " AND o.at = p.at AND o.id = p.id)"
        )
        values += chosen[1]
    return f"{source} AND p.at >= ? AND p.since <= ?", [*values, where.first or "", where.last or "9999-12-31"]
