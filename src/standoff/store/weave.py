"""What the layer was joined of, block by block, so that a new report joins again only the blocks it has a part in.

The tables hold, for every report in the layer, what it lends and is lent, the marks of its rows, and which rows of the
layer came of which block. `add` brings new readings in; whatever else has changed (a reading made anew, a review) is
joined anew as a whole, and `fill` writes the tables of that.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from standoff.reconcile.blocks import Block, blocks_of
from standoff.reconcile.docket import Docket
from standoff.reconcile.lent import Lent
from standoff.reconcile.reconcile import Joined, join_block, joined_by_name, merged_by_name
from standoff.reconcile.routing import Room
from standoff.reconcile.telling import Telling
from standoff.record.codec import from_json
from standoff.record.ids import row_id
from standoff.record.joined import Record
from standoff.record.rows import Reading
from standoff.store.kinship import put_families
from standoff.store.lending import Change, lend, lent_to, put_lent, put_report, text_of
from standoff.store.tables import LAYER_TABLES, Table
from standoff.store.woven import clear

_IN_BLOCKS = ("incidents", "disputes", "tolls", "agreements", "situations")
_BY_NAME = ("actors", "places", "origins", "mechanisms", "positions")
_HASH = "SELECT sha256 FROM readings WHERE report = ?"
_TABLE = {table.field: table for table in LAYER_TABLES}


def fill(connection: sqlite3.Connection, joined: Joined) -> None:
    """Writes what the layer, made anew, was joined of, inside the transaction that is open."""
    clear(connection)
    hashes = dict(connection.execute("SELECT report, sha256 FROM readings"))
    for report, telling in joined.tellings.items():
        put_report(connection, telling.reading, hashes[report])
        put_lent(connection, report, joined.lent)
        _put_marks(connection, telling)
    put_families(connection)
    for block, record in joined.parts:
        _put_block_rows(connection, str(block.key), record)


def added(connection: sqlite3.Connection) -> list[str] | None:
    """The reports whose readings are not in the layer; None where more has changed than that reports were added, or
    so many were that joining all anew costs less."""
    query = (
        "SELECT r.report, t.sha256 FROM readings r LEFT JOIN told t ON t.report = r.report"
        " WHERE t.sha256 IS NOT r.sha256 ORDER BY r.report"
    )
    changed = connection.execute(query).fetchall()
    (told,) = connection.execute("SELECT count(*) FROM told").fetchone()
    (held,) = connection.execute("SELECT count(*) FROM readings").fetchone()
    if any(before is not None for _, before in changed) or told + len(changed) != held or 2 * len(changed) > held:
        return None
    return [report for report, _ in changed]


def add(connection: sqlite3.Connection, new: Sequence[str]) -> None:
    """Joins the readings of the reports `new` into the layer, inside the transaction that is open."""
    readings = _read(connection, new)
    change = lend(connection, readings, {r: text_of(connection, _HASH, r) for r in new})
    before = _marks(connection, [*change.new, *change.lent])
    renamed = _read(connection, change.lent)
    lent = lent_to(connection, [*readings, *renamed])
    tellings = {r.report.id: Telling.of(r, lent) for r in (*readings, *renamed)}
    affairs = sorted({(room, affair) for room, affair, _, _ in before} | _affairs(tellings.values()))
    old = {affair: list(_blocks(connection, *affair)) for affair in affairs}
    for telling in tellings.values():
        connection.execute("DELETE FROM marks WHERE report = ?", (telling.reading.report.id,))
        _put_marks(connection, telling)
    made = {affair: list(_blocks(connection, *affair)) for affair in affairs}
    dirty = set(tellings)
    gone = [b for affair in affairs for b in _differing(old[affair], made[affair], dirty)]
    fresh = [b for affair in affairs for b in _differing(made[affair], old[affair], dirty)]
    _join_again(connection, gone, fresh)
    _merge(connection, readings, lent)
    if renamed:
        _join_by_name_again(connection, change)


# --- blocks ------------------------------------------------------------------------------------------


def _join_again(connection: sqlite3.Connection, gone: Sequence[Block], fresh: Sequence[Block]) -> None:
    """Puts what comes of the blocks `fresh` in the place of what came of the blocks `gone`."""
    lost: dict[str, set[str]] = defaultdict(set)
    for block in gone:
        for table, row in connection.execute("SELECT tbl, id FROM block_rows WHERE block = ?", (str(block.key),)):
            lost[table].add(row)
        connection.execute("DELETE FROM block_rows WHERE block = ?", (str(block.key),))
    rows: dict[str, list[object]] = defaultdict(list)
    docket = Docket((), ())
    for block in fresh:
        readings = _read(connection, list(block.rows))
        lent = lent_to(connection, readings)
        record = join_block(block, {r.report.id: Telling.of(r, lent) for r in readings}, lent, docket)
        _put_block_rows(connection, str(block.key), record)
        for field in _IN_BLOCKS:
            rows[field].extend(getattr(record, field))
    for field in _IN_BLOCKS:
        _replace(connection, _TABLE[field], lost[field], rows[field])


def _differing(blocks: Iterable[Block], others: Iterable[Block], dirty: set[str]) -> Iterator[Block]:
    """The blocks that are not among the others as they are, or hold a report whose reading is told otherwise."""
    known = {block.key: block for block in others}
    for block in blocks:
        if known.get(block.key) != block or not dirty.isdisjoint(block.rows):
            yield block


def _blocks(connection: sqlite3.Connection, room: str, affair: str) -> Iterator[Block]:
    query = "SELECT day, report, row FROM marks WHERE room = ? AND affair = ? ORDER BY day, report, row"
    yield from blocks_of(Room(room), affair, connection.execute(query, (room, affair)))


def _marks(connection: sqlite3.Connection, reports: Iterable[str]) -> list[tuple[str, str, int, str]]:
    query = "SELECT room, affair, day, row FROM marks WHERE report = ?"
    return [row for report in reports for row in connection.execute(query, (report,))]


def _affairs(tellings: Iterable[Telling]) -> set[tuple[str, str]]:
    return {(str(mark.room), mark.affair) for telling in tellings for mark in telling.marks}


# --- rows kept by name -------------------------------------------------------------------------------


def _merge(connection: sqlite3.Connection, readings: Sequence[Reading], lent: Lent) -> None:
    """Adds what new readings say to the rows that are kept by name."""
    made = joined_by_name(readings, lent)
    for field in _BY_NAME:
        table, rows = _TABLE[field], getattr(made, field)
        kind = Record.__annotations__[field]
        merged = []
        for row in rows:
            held = connection.execute(f"SELECT json FROM {table.name} WHERE id = ?", (row.id,)).fetchone()
            merged.append(merged_by_name(field, from_json(f"[{held[0]}]", kind)[0], row) if held else row)
        _replace(connection, table, set(), merged)


def _join_by_name_again(connection: sqlite3.Connection, change: Change) -> None:
    """Joins again the actors and origins that reports have another part in since they are lent another name."""
    persons = {row_id("actor", ("person", *key)) for key in change.surnames}
    for party, surname in change.surnames:
        query = "SELECT DISTINCT name FROM surnames WHERE party = ? AND surname = ? AND name != ''"
        names = connection.execute(query, (party, surname)).fetchall()
        persons.update(row_id("actor", ("person", party, *name.split(" "))) for (name,) in names)
    carried = "SELECT id FROM facets WHERE tbl = 'origins' AND facet = 'report' AND value = ?"
    origins = {f"outlet:{voice.casefold()}" for voice in change.voices}
    for report in change.lent:
        found = (origin for (origin,) in connection.execute(carried, (report,)))
        origins.update(origin for origin in found if not persons.isdisjoint(origin.split("+")))
    origins.update(_now_carried(connection, change.lent, persons))
    _join_rows_again(connection, "actors", persons, change.lent)
    _join_rows_again(connection, "origins", origins, change.lent)


def _now_carried(connection: sqlite3.Connection, reports: Sequence[str], persons: set[str]) -> set[str]:
    """The origins in `reports` that one of `persons` is, or is of."""
    readings = _read(connection, reports)
    made = joined_by_name(readings, lent_to(connection, readings)).origins
    return {origin.id for origin in made if not persons.isdisjoint(origin.id.split("+"))}


def _join_rows_again(connection: sqlite3.Connection, field: str, names: set[str], reports: Sequence[str]) -> None:
    table, kind = _TABLE[field], Record.__annotations__[field]
    member = "carriers" if field == "origins" else "reports"
    concerned = set(reports)
    for name in sorted(names):
        for (json,) in connection.execute(f"SELECT json FROM {table.name} WHERE id = ?", (name,)):
            concerned.update(getattr(from_json(f"[{json}]", kind)[0], member))
    readings = _read(connection, sorted(concerned))
    made = getattr(joined_by_name(readings, lent_to(connection, readings)), field)
    _replace(connection, table, names, [row for row in made if row.id in names])


# --- tables ------------------------------------------------------------------------------------------


def _put_marks(connection: sqlite3.Connection, telling: Telling) -> None:
    report = telling.reading.report.id
    rows = {(str(m.room), m.affair, m.day, report, m.row) for m in telling.marks}
    connection.executemany("INSERT INTO marks VALUES (?, ?, ?, ?, ?)", sorted(rows))


def _put_block_rows(connection: sqlite3.Connection, block: str, record: Record) -> None:
    rows = [(block, field, row.id) for field in _IN_BLOCKS for row in getattr(record, field)]
    connection.executemany("INSERT INTO block_rows VALUES (?, ?, ?)", rows)


def _replace(connection: sqlite3.Connection, table: Table, gone: set[str], rows: Sequence[object]) -> None:
    """Puts `rows` into a table of the layer, in the place of those of the same id and of those in `gone`."""
    made = {row.id: (row.id, *table.values(row)) for row in rows}  # type: ignore[attr-defined]
    columns = ", ".join(["id", *table.quoted_columns, "json"])
    for identifier in sorted(gone | set(made)):
        query = f"SELECT {columns} FROM {table.name} WHERE id = ?"
        held = connection.execute(query, (identifier,)).fetchone()
        if held is not None and held == made.get(identifier):
            continue
        if held is not None:
            connection.execute(f"DELETE FROM {table.name} WHERE id = ?", (identifier,))
        if identifier in made:
            connection.execute(table.insertion(per_report=False), made[identifier])


def _read(connection: sqlite3.Connection, reports: Sequence[str]) -> list[Reading]:
    return [from_json(text_of(connection, "SELECT json FROM readings WHERE report = ?", r), Reading) for r in reports]
