"""What the reports of a record lend each other, kept in tables so that a new report finds whom it lends something to.

A report is lent the voice and the day of its text family, the sides of the affair of the one party that it names, and
the full names of persons whom it names by surname (`reconcile.lent`). Each is found here by key, never by a walk over
all reports.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from standoff.reconcile.actors import Key, bare_surnames, full_names
from standoff.reconcile.lent import LENT_DAYS, Lent, lent_sides
from standoff.reconcile.mentions import Parties
from standoff.reconcile.opposing import named_in, sides_of
from standoff.reconcile.origins import stem
from standoff.reconcile.routing import ordinal
from standoff.reconcile.shingling import body_of
from standoff.reconcile.years import Months, months_of
from standoff.record.rows import Reading
from standoff.store.kinship import enter_body, settle_families


@dataclass(frozen=True)
class Change:
    """The reports whose marks may have changed: those that are new, and others that are lent something else. `voices`
    are the outlets that these were or are now lent, `surnames` the parties and surnames that are now told otherwise."""

    new: tuple[str, ...]
    lent: tuple[str, ...]
    voices: tuple[str, ...]
    surnames: tuple[Key, ...]


def lend(connection: sqlite3.Connection, readings: Sequence[Reading], hashes: Mapping[str, str]) -> Change:
    """Enters new reports, whose readings have these hashes, and gives the others that are now lent something else."""
    for reading in readings:
        put_report(connection, reading, hashes[reading.report.id])
    of_body = "SELECT body FROM told WHERE report = ?"
    bodies = settle_families(connection, {text_of(connection, of_body, report) for report in hashes})
    families = {text_of(connection, "SELECT root FROM bodies WHERE name = ?", body) for body in sorted(bodies)}
    new = set(_ids(readings))
    dated: set[str] = set()
    changed: set[str] = set()
    voices: set[str] = set()
    for family in sorted(families):
        for report, voice, before, day, moved in _family(connection, family):
            connection.execute("UPDATE told SET voice = ?, day = ?, number = ? WHERE report = ?",
                               (voice, day, ordinal(day), report))  # fmt: skip
            changed.add(report)
            voices.update((voice, before))
            if moved:
                dated.add(report)
    changed |= _settle_months(connection, sorted(new | dated))
    near = {(party, number) for report in sorted(new | dated) for party, number in _tell_affair(connection, report)}
    lone = {report for party, number in near for report in _lone_near(connection, party, number)}
    for report in sorted(lone | new | dated):
        if _settle_sides(connection, report):
            changed.add(report)
    surnames = sorted({key for reading in readings for key in full_names(reading.actors)})
    for party, surname in surnames:
        query = "SELECT report FROM surnames WHERE party = ? AND surname = ? AND name = ''"
        changed.update(report for (report,) in connection.execute(query, (party, surname)))
    return Change(tuple(sorted(new)), tuple(sorted(changed - new)), tuple(sorted(voices)), tuple(surnames))


def _family(connection: sqlite3.Connection, root: str) -> Iterator[tuple[str, str, str, str | None, bool]]:
    """The reports of a family that are lent a voice or day that they did not have: the voice, the one before, the day,
    whether that is new."""
    query = (
        "SELECT t.report, t.published, t.voice, t.day FROM bodies b JOIN told t ON t.body = b.name"
        " WHERE b.root = ? ORDER BY t.report"
    )
    members = connection.execute(query, (root,)).fetchall()
    first = "SELECT r.outlet, r.url, r.source FROM bodies b JOIN reports r ON r.id = b.first WHERE b.name = ?"
    outlet, url, source = connection.execute(first, (root,)).fetchone()
    voice = outlet or stem(url or source)
    earliest = min((published for _, published, _, _ in members if published is not None), default=None)
    for report, published, old_voice, old_day in members:
        day = published or earliest
        if (voice, day) != (old_voice, old_day):
            yield report, voice, old_voice, day, day != old_day


def _tell_affair(connection: sqlite3.Connection, report: str) -> list[tuple[str, int]]:
    """Enters the affair that a report tells of by itself; gives the parties and days of which that is news."""
    own, number = connection.execute("SELECT own, number FROM told WHERE report = ?", (report,)).fetchone()
    old = connection.execute("SELECT party, number FROM affairs WHERE report = ?", (report,)).fetchall()
    connection.execute("DELETE FROM affairs WHERE report = ?", (report,))
    if own and number is not None:
        rows = [(party, number, own, report) for party in own.split("+")]
        connection.executemany("INSERT INTO affairs VALUES (?, ?, ?, ?)", rows)
        old += [(party, number) for party in own.split("+")]
    return old


def _settle_months(connection: sqlite3.Connection, reports: Sequence[str]) -> set[str]:
    """Enters the months in which others tell of the affair of a report without a date, for the affairs of these
    reports; gives those whose months have changed."""
    own = "SELECT own FROM told WHERE report = ?"
    changed: set[str] = set()
    for report in reports:
        connection.execute("UPDATE told SET months = '' WHERE report = ? AND number NOT NULL", (report,))
    for affair in sorted({text_of(connection, own, report) for report in reports} - {""}):
        span = "SELECT MIN(number), MAX(number) FROM told WHERE own = ? AND number NOT NULL"
        months = _span(*connection.execute(span, (affair,)).fetchone())
        query = "SELECT report FROM told WHERE own = ? AND number IS NULL AND (months < ? OR months > ?)"
        others = [report for (report,) in connection.execute(query, (affair, months, months))]
        connection.executemany("UPDATE told SET months = ? WHERE report = ?", [(months, other) for other in others])
        changed.update(others)
    return changed


def _lone_near(connection: sqlite3.Connection, party: str, number: int) -> Iterator[str]:
    query = "SELECT report FROM told WHERE lone = ? AND number BETWEEN ? AND ?"
    for (report,) in connection.execute(query, (party, number - LENT_DAYS, number + LENT_DAYS)):
        yield report


def _settle_sides(connection: sqlite3.Connection, report: str) -> bool:
    """Enters the sides that a report tells of, its own or lent; gives whether they have changed."""
    query = "SELECT own, lone, day, number, sides FROM told WHERE report = ?"
    own, lone, day, number, before = connection.execute(query, (report,)).fetchone()
    sides = own
    if not own and lone and number is not None:
        found: dict[tuple[str, int], set[Parties]] = defaultdict(set)
        near = "SELECT DISTINCT number, sides FROM affairs WHERE party = ? AND number BETWEEN ? AND ?"
        for at, pair in connection.execute(near, (lone, number - LENT_DAYS, number + LENT_DAYS)):
            found[(lone, at)].add(frozenset(pair.split("+")))
        sides = _plus(lent_sides(frozenset({lone}), day, found))
    connection.execute("UPDATE told SET sides = ? WHERE report = ?", (sides, report))
    return bool(sides != before)


def lent_to(connection: sqlite3.Connection, readings: Iterable[Reading]) -> Lent:
    """What is lent to the reports of these readings."""
    readings = list(readings)
    rows = {}
    for report in _ids(readings):
        query = "SELECT voice, day, sides, months FROM told WHERE report = ?"
        rows[report] = connection.execute(query, (report,)).fetchone()
    full: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for party, surname in {key for reading in readings for key in bare_surnames(reading.actors)}:
        query = "SELECT DISTINCT name FROM surnames WHERE party = ? AND surname = ? AND name != ''"
        full[(party, surname)] = {tuple(n.split(" ")) for (n,) in connection.execute(query, (party, surname))}
    return Lent(
        {report: voice for report, (voice, _, _, _) in rows.items()},
        {report: day for report, (_, day, _, _) in rows.items()},
        {report: frozenset(sides.split("+")) if sides else frozenset() for report, (_, _, sides, _) in rows.items()},
        full,
        months={report: _months(span) for report, (_, _, _, span) in rows.items()},
    )


def put_report(connection: sqlite3.Connection, reading: Reading, sha256: str) -> None:
    """Enters a report with what it lends by itself."""
    report, body, named = reading.report.id, body_of(reading.report), named_in(reading)
    lone = _plus(named) if len(named) == 1 else ""
    enter_body(connection, body, reading.report)
    connection.execute(
        "INSERT INTO told VALUES (?, ?, ?, ?, ?, ?, '', NULL, NULL, '', '')",
        (report, sha256, body.name, reading.report.published.earliest, _plus(sides_of(reading)), lone),
    )
    bare = [(*key, "", report) for key in bare_surnames(reading.actors)]
    full = [(*key, " ".join(n), report) for key, names in full_names(reading.actors).items() for n in sorted(names)]
    connection.executemany("INSERT OR IGNORE INTO surnames VALUES (?, ?, ?, ?)", bare + full)


def put_lent(connection: sqlite3.Connection, report: str, lent: Lent) -> None:
    """Enters what a report is lent."""
    day, months = lent.told[report], lent.months.get(report)
    connection.execute(
        "UPDATE told SET voice = ?, day = ?, number = ?, sides = ?, months = ? WHERE report = ?",
        (lent.voice[report], day, ordinal(day), _plus(lent.sides[report]), _written(months), report),
    )
    _tell_affair(connection, report)


def _span(first: int | None, last: int | None) -> str:
    """The months of the days (ordinals) from first to last, as they are kept; empty where they tell no year."""
    if first is None or last is None:
        return ""
    return _written(months_of(date.fromordinal(day).isoformat() for day in (first, last)))


def _written(months: Months | None) -> str:
    return "{} {}".format(*months) if months is not None else ""


def _months(written: str) -> Months | None:
    first, _, last = written.partition(" ")
    return (int(first), int(last)) if written else None


def _ids(readings: Iterable[Reading]) -> list[str]:
    return [reading.report.id for reading in readings]


def text_of(connection: sqlite3.Connection, query: str, value: str) -> str:
    """The one text that the query finds for `value`."""
    found: str = connection.execute(query, (value,)).fetchone()[0]
    return found


def _plus(parties: Parties) -> str:
    return "+".join(sorted(parties))
