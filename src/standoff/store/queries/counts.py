"""Sums over a record, from its indexes alone."""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Basis:
    """What a record holds, and between which days its reports were published."""

    reports: int
    outlets: int
    statements: int
    origins: int
    incidents: int
    disputes: int
    undated_reports: int
    first: str | None
    last: str | None


def basis(connection: sqlite3.Connection) -> Basis:
    """How much the record holds."""

    def one(query: str, *values: object) -> int:
        number: int = connection.execute(query, values).fetchone()[0]
        return number

    facets = "SELECT count(*) FROM facets WHERE tbl = ? AND facet = '' AND value = ''"
    first, last = connection.execute(
        "SELECT min(published_earliest), max(published_earliest) FROM reports WHERE published_earliest IS NOT NULL"
    ).fetchone()
    return Basis(
        reports=one("SELECT count(*) FROM readings"),
        outlets=one("SELECT count(DISTINCT outlet) FROM reports"),
        statements=one("SELECT count(*) FROM statements"),
        origins=one(facets, "origins"),
        incidents=one(facets, "incidents"),
        disputes=one(facets, "disputes"),
        undated_reports=one("SELECT count(*) FROM reports WHERE published_earliest IS NULL"),
        first=first,
        last=last,
    )


def by_week(
    connection: sqlite3.Connection, facet: str, since: str | None, until: str | None
) -> dict[str, dict[date, int]]:
    """How many incidents fall into the week of each Monday, by the values of `facet`."""
    query = (
        "SELECT value, at, count(*) FROM facets WHERE tbl = 'incidents' AND facet = ? AND at >= ? AND at <= ?"
        " GROUP BY value, at"
    )
    found: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    mondays: dict[str, date] = {}
    for value, day, count in connection.execute(query, (facet, since or "0001-01-01", until or "9999-12-31")):
        monday = mondays.get(day)
        if monday is None:
            at = date.fromisoformat(day)
            monday = mondays[day] = at - timedelta(days=at.weekday())
        found[value][monday] += count
    return {value: dict(weeks) for value, weeks in found.items()}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of days, and how many dated rows lie before and after it."""

    first: str
    last: str
    before: int
    after: int


def chief_stretch(connection: sqlite3.Connection, since: str | None = None, until: str | None = None) -> Stretch | None:
    """The days that hold the incidents of the crisis between two days, or most of them: where a twentieth of them,
    at each end, would more than double the stretch, it is left out. None where nothing is dated."""
    query = (
        "SELECT at, count(*) FROM facets WHERE tbl = 'incidents' AND facet = 'ground' AND value = 'current'"
        " AND at >= ? AND at <= ? GROUP BY at ORDER BY at"
    )
    days = connection.execute(query, (since or "0001-01-01", until or "9999-12-31")).fetchall()
    if not days:
        return None
    total = sum(count for _, count in days)
    low, high, before, after = 0, len(days) - 1, 0, 0
    while low < high and before + days[low][1] <= total / 20:
        before += days[low][1]
        low += 1
    while high > low and after + days[high][1] <= total / 20:
        after += days[high][1]
        high -= 1
    whole, most = _between(days[0][0], days[-1][0]), _between(days[low][0], days[high][0])
    if whole <= 2 * most + 60:
        return Stretch(days[0][0], days[-1][0], 0, 0)
    return Stretch(days[low][0], days[high][0], before, after)


@dataclass(frozen=True, slots=True)
class Burst:
    """Days with incidents of the crisis that follow each other, and how many incidents these are."""

    first: str
    last: str
    count: int


def bursts(connection: sqlite3.Connection, since: str | None, until: str | None, gap: int, most: int) -> list[Burst]:
    """The `most` busiest stretches of days, in order of day; more than `gap` days without an incident part two."""
    query = (
        "SELECT at, count(*) FROM facets WHERE tbl = 'incidents' AND facet = 'ground' AND value = 'current'"
        " AND at >= ? AND at <= ? GROUP BY at ORDER BY at"
    )
    found: list[Burst] = []
    for day, count in connection.execute(query, (since or "0001-01-01", until or "9999-12-31")):
        if found and _between(found[-1].last, day) <= gap:
            found[-1] = Burst(found[-1].first, day, found[-1].count + count)
        else:
            found.append(Burst(day, day, count))
    busiest = sorted(found, key=lambda b: (-b.count, b.first))[:most]
    return sorted(busiest, key=lambda b: b.first)


def _between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def outlets(connection: sqlite3.Connection, limit: int, offset: int = 0) -> list[tuple[str | None, int, str, str]]:
    """Outlets, how many reports of each are in the record, and the days of the first and last; the most first."""
    query = (
        "SELECT outlet, count(*) AS n, min(published_earliest), max(published_earliest) FROM reports"
        " GROUP BY outlet ORDER BY n DESC, outlet LIMIT ? OFFSET ?"
    )
    return [tuple(row) for row in connection.execute(query, (limit, offset))]


def carried_by(connection: sqlite3.Connection, outlet: str | None, most: int) -> list[tuple[str, int]]:
    """The ids of the origins that an outlet's reports carry, and in how many of them; the most first."""
    query = (
        "SELECT f.id, count(*) AS n FROM reports r JOIN facets f"
        " ON f.tbl = 'origins' AND f.facet = 'report' AND f.value = r.id"
        " WHERE r.outlet IS ? GROUP BY f.id ORDER BY n DESC, f.id LIMIT ?"
    )
    return [tuple(row) for row in connection.execute(query, (outlet, most))]
