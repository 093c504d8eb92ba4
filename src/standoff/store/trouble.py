"""SQLite's errors as one sentence each for the person at the keyboard."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from standoff.errors import RecordError

BUSY_SECONDS = 20.0
"""How long a writer waits for another before it gives up."""

_SENTENCES = (
    ("SQLITE_BUSY", "the record {path} is being written by another process; wait for it to finish and try again"),
    ("SQLITE_LOCKED", "the record {path} is being written by another process; wait for it to finish and try again"),
    ("SQLITE_NOTADB", "{path} is not a Standoff record; name another file with --record"),
    ("SQLITE_CORRUPT", "the record {path} is damaged; restore a copy, or add the reports to a new record"),
    ("SQLITE_FULL", "the disk is full: {path} could not be written and stays as it was; free some space and try again"),
    ("SQLITE_READONLY", "the record {path} is read-only; make it writable or name another with --record"),
    ("SQLITE_PERM", "the record {path} may not be opened; check its permissions"),
    ("SQLITE_CANTOPEN", "the record {path} cannot be opened; check that its folder exists and may be written"),
    ("SQLITE_TOOBIG", "a report is too large for the record {path}; split it and add its parts"),
    ("SQLITE_IOERR", "the disk refused to read or write {path} ({name}); check its space and health and try again"),
)

_DAMAGED = "the record {path} is damaged ({name}); restore a copy, or add the reports to a new record"


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turns every error of SQLite inside the block, and JSON that is none, into a RecordError that names `path`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise RecordError(_sentence(error, path)) from error
    except (msgspec.DecodeError, UnicodeError) as error:
        raise RecordError(_DAMAGED.format(path=path, name=error)) from error


def _sentence(error: sqlite3.DatabaseError, path: Path) -> str:
    name = getattr(error, "sqlite_errorname", None) or ""
    for prefix, sentence in _SENTENCES:
        if name.startswith(prefix):
            return sentence.format(path=path, name=name)
    return _DAMAGED.format(path=path, name=error)
