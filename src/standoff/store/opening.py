"""Opening a record file: is it there, is it a record, is its schema known, may it be written."""

import os
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

from standoff.errors import RecordError
from standoff.store import schema
from standoff.store.trouble import BUSY_SECONDS, told_plainly


def connect(path: Path, *, write: bool, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection to the record at `path`, made and brought up to date where `write` is true.

    Raises RecordError where there is no record to read, its folder is missing, it is not a record, it is damaged,
    of a newer schema, locked, or must be written and cannot be.
    """
    _check_path(path, write)
    with told_plainly(path):
        connection = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?{_mode(path, write)}",
            uri=True,
            timeout=busy_seconds,
            isolation_level=None,
            check_same_thread=False,
        )
    try:
        with told_plainly(path):
            _prepare(connection, path, write, busy_seconds)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_path(path: Path, write: bool) -> None:
    if path.is_dir():
        raise RecordError(f"{path} is a folder, not a record file; name a file with --record")
    if not path.parent.is_dir():
        raise RecordError(f"the folder {path.parent} does not exist; make it first or name another with --record")
    if not path.exists():
        if not write:
            raise RecordError(
                f"there is no record at {path}; make one with 'standoff add PATH', or name it with --record"
            )
        if not os.access(path.parent, os.W_OK):
            raise RecordError(f"the folder {path.parent} is read-only; name another place with --record")
    elif not os.access(path, os.R_OK):
        raise RecordError(f"the record {path} may not be read; check its permissions")
    elif write and not os.access(path, os.W_OK):
        raise RecordError(f"the record {path} is read-only; make it writable or name another with --record")
    elif not write and path.stat().st_size == 0:
        raise RecordError(f"{path} is empty; fill it with 'standoff add PATH', or name another with --record")


def _mode(path: Path, write: bool) -> str:
    """How to open the file. A reader opens it for writing where it may, so that SQLite clears its side files away."""
    if write:
        return "mode=rwc"
    if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK):
        return "mode=rw"
    if path.with_name(path.name + "-wal").exists():
        return "mode=ro"
    return "immutable=1"


def _prepare(connection: sqlite3.Connection, path: Path, write: bool, busy_seconds: float) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if not write:
        connection.execute("PRAGMA query_only = ON")
        _check_kind(connection, path, allow_empty=False)
        if _version(connection) < schema.VERSION:
            raise RecordError(f"the record {path} is of an older Standoff; bring it up to date with 'standoff add'")
        return
    _check_kind(connection, path, allow_empty=True)
    _use_wal(connection, busy_seconds)
    connection.execute("PRAGMA synchronous = NORMAL")
    if _version(connection) < schema.VERSION:
        _migrate(connection, path)


def _check_kind(connection: sqlite3.Connection, path: Path, *, allow_empty: bool) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if application != schema.APPLICATION_ID and not (empty and allow_empty):
        raise RecordError(f"{path} is not a Standoff record; name another file with --record")
    found = _version(connection)
    if found > schema.VERSION:
        raise RecordError(
            f"the record {path} was made by a newer Standoff (its schema is {found}, this one knows {schema.VERSION});"
            " upgrade with 'pip install --upgrade standoff'"
        )


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _use_wal(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Switches to write-ahead logging; SQLite does not wait here by itself when another process is doing the same."""
    until = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if time.monotonic() > until or not str(error.sqlite_errorname).startswith("SQLITE_BUSY"):
                raise
            time.sleep(0.05)
        else:
            return


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Runs the scripts that the file lacks, and makes the derived tables anew, in one transaction."""
    from standoff.store.refilling import refill

    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)
        _check_kind(connection, path, allow_empty=True)
        if version < schema.VERSION:
            for script in schema.MIGRATIONS[version:]:
                schema.run_script(connection, script)
            refill(connection)
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {schema.VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
