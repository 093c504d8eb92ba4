"""A record of its own made of the reports that were published by a day: what could be known then.

It is joined anew from those reports alone, with the decisions of review that speak of them, so that no name, copy or
count of a later report is in it; every page and table then reads it like any other record.
"""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from standoff.record.codec import from_json
from standoff.record.rows import Reading
from standoff.store.layer import Joining
from standoff.store.opening import connect
from standoff.store.refilling import file_rows
from standoff.store.store import Store
from standoff.store.trouble import told_plainly

_KNOWN = "SELECT {0} FROM source.reports WHERE substr(published_latest, 1, 10) <= ?"
_COPIED = (
    ("captures", f"sha256 IN ({_KNOWN.format('capture')})"),
    ("claims", f"capture IN ({_KNOWN.format('capture')})"),
    ("custody", f"capture IN ({_KNOWN.format('capture')})"),
    ("reports", f"id IN ({_KNOWN.format('id')})"),
    ("readings", f"report IN ({_KNOWN.format('id')})"),
    ("reviews", "? IS NOT NULL"),
)


def make_snapshot(source: Path, target: Path, day: str, joining: Joining) -> int:
    """Makes the record `target` of the reports in `source` whose latest possible day of publication is `day` or
    earlier, and gives how many these are. Raises RecordError where either file is at fault."""
    connection = connect(target, write=True)
    try:
        with told_plainly(source):
            count = _fill(connection, source, day)
    finally:
        connection.close()
    with Store(target, write=True) as store:
        store.put_layer(joining)
    return count


def _fill(connection: sqlite3.Connection, source: Path, day: str) -> int:
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("ATTACH ? AS source", (f"file:{quote(str(source.absolute()))}?mode=ro",))
    connection.execute("BEGIN IMMEDIATE")
    for table, which in _COPIED:
        columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})") if row[1] != "key")
        connection.execute(
            f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM source.{table} WHERE {which}", (day,)
        )
    count = 0
    for (json,) in connection.execute("SELECT json FROM main.readings ORDER BY report").fetchall():
        file_rows(connection, from_json(json, Reading))
        count += 1
    connection.execute("COMMIT")
    return count
