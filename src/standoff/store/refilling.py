"""Making the derived tables anew from the readings, which are the truth."""

import sqlite3

from standoff.record.codec import from_json
from standoff.record.rows import Reading
from standoff.store import schema
from standoff.store.tables import reading_rows


def refill(connection: sqlite3.Connection) -> None:
    """Drops, creates and fills every derived table, inside the transaction that is open."""
    for trigger in ("reports_fts_add", "reports_fts_drop"):
        connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    for table in schema.derived_tables():
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for script in schema.derived_definitions():
        schema.run_script(connection, script)
    connection.execute(f"INSERT INTO {schema.REPORTS_FTS}({schema.REPORTS_FTS}) VALUES ('rebuild')")
    connection.execute("DELETE FROM layer")
    for (json,) in connection.execute("SELECT json FROM readings ORDER BY report").fetchall():
        file_rows(connection, from_json(json, Reading))


def file_rows(connection: sqlite3.Connection, reading: Reading) -> None:
    """Inserts the rows of one reading, whose report must be in the record."""
    for insertion, rows in reading_rows(reading):
        connection.executemany(insertion, rows)
