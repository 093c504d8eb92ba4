"""The tables of the API: the filters that each takes, its rows, and one row of it."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from standoff.record.codec import to_plain
from standoff.record.terms import (
    ActorKind,
    AgreementKind,
    AgreementStatus,
    ClaimGrade,
    DisputeKind,
    EventType,
    Ground,
    MechanismKind,
    PositionKind,
    SituationKind,
    Stance,
    TollKind,
)
from standoff.store.queries import listing, profiles, readings, rows
from standoff.store.queries.asking import Ask, Page
from standoff.views.filters import Row

_DAYS = ("since", "until")
_PROFILES = ("actors", "places")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what it holds, the filters it takes, and those that take a closed vocabulary."""

    name: str
    summary: str
    filters: tuple[str, ...]
    terms: Mapping[str, type[StrEnum]] = field(default_factory=dict)


TABLES = {
    table.name: table
    for table in (
        Table(
            "incidents",
            "What is reported to have happened, with every account of it",
            ("party", "type", "status", "stance", "place", "ground", "report", *_DAYS),
            {"type": EventType, "status": ClaimGrade, "stance": Stance, "ground": Ground},
        ),
        Table(
            "disputes",
            "Accounts that cannot all hold",
            ("party", "type", "status", "incident", *_DAYS),
            {"type": DisputeKind, "status": ClaimGrade},
        ),
        Table(
            "tolls",
            "Counts of people harmed, as ranges",
            ("party", "type", "ground", "incident", *_DAYS),
            {"type": TollKind, "ground": Ground},
        ),
        Table(
            "agreements",
            "What was agreed, with a ledger of how it fares",
            ("party", "type", "status", "ground", *_DAYS),
            {"type": AgreementKind, "status": AgreementStatus, "ground": Ground},
        ),
        Table("mechanisms", "Bodies and channels, with their uses", ("party", "type", *_DAYS), {"type": MechanismKind}),
        Table(
            "situations",
            "States that last, as each source judges them",
            ("party", "type", "place", *_DAYS),
            {"type": SituationKind},
        ),
        Table(
            "positions",
            "What parties demand, offer and refuse",
            ("party", "toward", "type", "issue", *_DAYS),
            {"type": PositionKind},
        ),
        Table("actors", "Actors across reports", ("actor", "party", "type"), {"type": ActorKind}),
        Table("places", "Places across reports", ("place", "party")),
        Table("origins", "Whoever first says something, and who carries it", ("party", "report")),
        Table("reports", "The reports, without their text", ("outlet", *_DAYS)),
        Table(
            "statements",
            "Who says what, with which stance",
            ("party", "actor", "stance", "report", *_DAYS),
            {"stance": Stance},
        ),
        Table(
            "events",
            "Event mentions of single reports",
            ("party", "actor", "place", "type", "ground", "report", *_DAYS),
            {"type": EventType, "ground": Ground},
        ),
    )
}


def listed(connection: sqlite3.Connection, name: str, ask: Ask) -> Page[Row]:
    """A stretch of a table as plain rows. Actors and places come without the ids that were joined into them."""
    if name in _PROFILES:
        found: Page[Any] = profiles.page(connection, name, ask)
        return _plain(found)
    if name == "reports":
        reports = readings.reports(connection, ask)
        return _with(reports, [_report(r) for r in reports.rows])
    if name in readings.KINDS:
        placed = readings.page(connection, name, ask)
        return _with(placed, [_placed(p) for p in placed.rows])
    return _plain(listing.page(connection, name, ask))


def _plain(page: Page[Any]) -> Page[Row]:
    return _with(page, [to_plain(row) for row in page.rows])


def _with(page: Page[Any], rows: list[Row]) -> Page[Row]:
    return Page(tuple(rows), page.count, page.at_least, page.offset, page.limit)


def _report(listed: readings.ListedReport) -> Row:
    row = to_plain(listed.report)
    for name in ("text", "lines", "notes", "made_by"):
        row.pop(name)
    return {**row, "statements": listed.statements, "events": listed.events}


def _placed(placed: readings.Placed) -> Row:
    return {**to_plain(placed.row), "report": placed.report, "published": placed.published}


def one_row(connection: sqlite3.Connection, name: str, identifier: str) -> Row | None:
    """One row of a table; a report comes whole, with its text and lines."""
    if name in _PROFILES:
        found = profiles.profile(connection, name, identifier)
        return to_plain(found) if found is not None else None
    if name == "reports":
        reading = rows.reading(connection, identifier)
        return to_plain(reading.report) if reading is not None else None
    if name in readings.KINDS:
        row = rows.find_rows(connection, [identifier]).get(identifier)
        if row is None or not isinstance(row.row, readings.KINDS[name][0]):
            return None
        return {**to_plain(row.row), "report": row.report}
    return next((to_plain(row) for row in listing.fetch(connection, name, [identifier])), None)
