"""Pages of reports, statements and events: what stands in single readings."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from standoff.record.codec import from_json
from standoff.record.rows import Event, Report, Statement
from standoff.store.queries.asking import MOST_COUNTED, Ask, Page, like
from standoff.store.queries.rows import card

_CARD = (
    "r.id, r.capture, r.source, r.title, r.outlet, r.url, r.byline, r.language, r.published_earliest,"
    " r.published_latest, r.published_method, r.published_grade, r.encoding, NULL"
)


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report without its text, and how many statements and events were read out of it."""

    report: Report
    statements: int
    events: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement or event with its report, without its text."""

    row: Any
    report: str
    published: str | None


def reports(connection: sqlite3.Connection, ask: Ask) -> Page[ListedReport]:
    """The reports that pass, newest first, undated ones last."""
    where, values = _reports_where(ask)
    limit = f" LIMIT {int(ask.limit)} OFFSET {int(ask.offset)}" if ask.limit is not None else ""
    order = "ORDER BY r.published_earliest DESC, r.id"
    # The ids are read from the index alone; only the rows of this stretch are read from the table.
    found = f"SELECT r.id FROM reports r WHERE {where} {order}{limit}"
    query = f"SELECT {_CARD} FROM reports r WHERE r.id IN ({found}) {order}"
    listed = tuple(_counted(connection, card(row)) for row in connection.execute(query, values).fetchall())
    counting = f"SELECT count(*) FROM (SELECT 1 FROM reports r WHERE {where} LIMIT {MOST_COUNTED + 1})"
    count = connection.execute(counting, values).fetchone()[0]
    return Page(listed, min(count, MOST_COUNTED), count > MOST_COUNTED, ask.offset, ask.limit)


def every_report(connection: sqlite3.Connection, ask: Ask) -> Iterator[ListedReport]:
    """Every report that passes, in the order of `reports`."""
    where, values = _reports_where(ask)
    query = f"SELECT {_CARD} FROM reports r WHERE {where} ORDER BY r.published_earliest DESC, r.id"
    for row in connection.execute(query, values):
        yield _counted(connection, card(row))


def _reports_where(ask: Ask) -> tuple[str, list[object]]:
    parts, values = ["1"], list[object]()
    if ask.outlet is not None:
        parts.append("r.outlet = ?")
        values.append(ask.outlet)
    if ask.since is not None:
        parts.append("r.published_latest >= ?")
        values.append(ask.since)
    if ask.until is not None:
        parts.append("substr(r.published_earliest, 1, 10) <= ?")
        values.append(ask.until)
    return " AND ".join(parts), values


def _counted(connection: sqlite3.Connection, report: Report) -> ListedReport:
    statements, events = (
        connection.execute(f"SELECT count(*) FROM {table} WHERE report = ?", (report.id,)).fetchone()[0]
        for table in ("statements", "events")
    )
    return ListedReport(report, statements, events)


KINDS: dict[str, tuple[type[Any], tuple[str, ...]]] = {
    "statements": (Statement, ("stance",)),
    "events": (Event, ("type", "ground")),
}


def page(connection: sqlite3.Connection, table: str, ask: Ask) -> Page[Placed]:
    """Statements or events that pass, in the order in which they came into the record, the newest first."""
    where, values = _rows_where(table, ask)
    limit = f" LIMIT {int(ask.limit)} OFFSET {int(ask.offset)}" if ask.limit is not None else ""
    found = tuple(_placed(connection, table, f"{where} ORDER BY t.key DESC{limit}", values))
    counting = f"SELECT count(*) FROM (SELECT 1 FROM {table} t WHERE {where} LIMIT {MOST_COUNTED + 1})"
    count = connection.execute(counting, values).fetchone()[0]
    return Page(found, min(count, MOST_COUNTED), count > MOST_COUNTED, ask.offset, ask.limit)


def every(connection: sqlite3.Connection, table: str, ask: Ask) -> Iterator[Placed]:
    """Every statement or event that passes."""
    where, values = _rows_where(table, replace(ask, limit=None))
    yield from _placed(connection, table, f"{where} ORDER BY t.key DESC", values)


def _placed(connection: sqlite3.Connection, table: str, rest: str, values: list[object]) -> Iterator[Placed]:
    kind = KINDS[table][0]
    query = (
        "SELECT t.json, t.report, (SELECT published_earliest FROM reports r WHERE r.id = t.report)"
        f" FROM {table} t WHERE {rest}"
    )
    for json, report, published in connection.execute(query, values):
        yield Placed(from_json(json, kind), report, published)


def _rows_where(table: str, ask: Ask) -> tuple[str, list[object]]:
    parts, values = ["1"], list[object]()
    if table == "statements":
        parts.append("t.form != 'none' OR t.parent IS NOT NULL")
        parts[-1] = f"({parts[-1]})"
    for name in KINDS[table][1]:
        if (value := getattr(ask, name)) is not None:
            parts.append(f't."{name}" = ?')
            values.append(value)
    if ask.party is not None:
        parts.append("t.key IN (SELECT key FROM row_facets WHERE tbl = ? AND facet = 'party' AND value = ?)")
        values += [table, ask.party]
    if ask.actor is not None:
        parts.append(
            "t.key IN (SELECT f.key FROM actors a JOIN row_facets f ON f.tbl = ? AND f.facet = 'actor'"
            " AND f.value = a.id WHERE a.name LIKE ? ESCAPE '\\' OR a.id = ?)"
        )
        values += [table, like(ask.actor), ask.actor]
    if ask.place is not None and table == "events":
        parts.append("t.place IN (SELECT p.id FROM places p WHERE p.name LIKE ? ESCAPE '\\' OR p.id = ?)")
        values += [like(ask.place), ask.place]
    parts.append(
        "t.id NOT IN (SELECT r.value FROM joined_reviews j, json_each(j.json, '$.rows') r"
        " WHERE j.action = 'reject' AND j.state = 'applied')"
    )
    if ask.report is not None:
        parts.append("t.report = ?")
        values.append(ask.report)
    for day, sign in ((ask.since, ">="), (ask.until, "<=")):
        if day is not None:
            column = "published_latest" if sign == ">=" else "published_earliest"
            parts.append(f"(SELECT substr({column}, 1, 10) FROM reports r WHERE r.id = t.report) {sign} ?")
            values.append(day)
    return " AND ".join(parts), values
