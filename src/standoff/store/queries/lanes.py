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
    """A place with the incidents between two days: how many, and how many end on each day."""

    place: Profile
    count: int
    days: dict[str, int]


def spots(
    connection: sqlite3.Connection, first: str | None, last: str | None, party: str | None, type_: str | None, most: int
) -> list[Spot]:
    """The places where incidents are reported, the most first."""
    narrowed, values = "", list[object]()
    for facet, value in (("party", party), ("type", type_)):
        if value is not None:
            narrowed += (
                " AND EXISTS (SELECT 1 FROM facets o WHERE o.tbl = f.tbl AND o.facet = ? AND o.value = ?"
                " AND o.at = f.at AND o.id = f.id)"
            )
            values += [facet, value]
    query = (
        "SELECT value, at, count(*) FROM facets f WHERE tbl = 'incidents' AND facet = 'place_id'"
        f" AND at >= ? AND since <= ?{narrowed} GROUP BY value, at"
    )
    days: dict[str, dict[str, int]] = {}
    for place, day, count in connection.execute(query, (first or "", last or "9999-12-31", *values)):
        days.setdefault(place, {})[day] = count
    ordered = sorted(days, key=lambda place: (-sum(days[place].values()), place))[:most]
    found = []
    for identifier in ordered:
        row = profile(connection, "places", identifier)
        if row is not None:
            found.append(Spot(row, sum(days[identifier].values()), days[identifier]))
    return found
