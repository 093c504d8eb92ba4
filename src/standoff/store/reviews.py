"""The log of review in a record file, and as JSON lines: entries are added and never changed nor taken out.

The file's own triggers refuse an update or a deletion. The same entry added twice is there once; its key only tells in
which order entries came in, and nothing that is made of the log depends on it.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from standoff.errors import InputError
from standoff.record.codec import from_json, to_json
from standoff.record.reviews import ReviewEntry, entry_of

LOG = """
CREATE TABLE reviews (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL,
    json TEXT NOT NULL);
CREATE TRIGGER reviews_never_change BEFORE UPDATE ON reviews BEGIN
    SELECT RAISE(ABORT, 'the log of review is append-only');
END;
CREATE TRIGGER reviews_never_go BEFORE DELETE ON reviews BEGIN
    SELECT RAISE(ABORT, 'the log of review is append-only');
END;
"""


def append(connection: sqlite3.Connection, entries: Iterable[ReviewEntry]) -> int:
    """Adds the entries that the log does not hold, inside the transaction that is open; gives how many these were."""
    rows = [(e.id, e.at, e.by, e.action.value, to_json(e).decode("utf-8")) for e in entries]
    before: int = connection.execute("SELECT count(*) FROM reviews").fetchone()[0]
    connection.executemany(
        "INSERT INTO reviews (id, at, by, action, json) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", rows
    )
    after: int = connection.execute("SELECT count(*) FROM reviews").fetchone()[0]
    return after - before


def entries(connection: sqlite3.Connection) -> tuple[ReviewEntry, ...]:
    """Every entry, in order of day and id."""
    rows = connection.execute("SELECT json FROM reviews ORDER BY at, id")
    return tuple(from_json(json, ReviewEntry) for (json,) in rows)


def digest(connection: sqlite3.Connection) -> str:
    """One hash over every entry; empty where there is none."""
    found = hashlib.sha256()
    empty = True
    for (identifier,) in connection.execute("SELECT id FROM reviews ORDER BY id"):
        found.update(f"{identifier}\n".encode())
        empty = False
    return "" if empty else found.hexdigest()


def problems(connection: sqlite3.Connection) -> Iterator[str]:
    """What is broken in the log, a sentence each."""
    for identifier, json in connection.execute("SELECT id, json FROM reviews ORDER BY id"):
        try:
            entry = from_json(json, ReviewEntry)
        except (msgspec.DecodeError, UnicodeError) as error:
            yield f"review {identifier}: its JSON cannot be read ({error})"
            continue
        if not entry.id == identifier == _made_anew(entry).id:
            yield f"review {identifier}: its id is not that of what it says"


def to_lines(log: Iterable[ReviewEntry]) -> Iterator[str]:
    """The entries as JSON lines, in their order."""
    return (to_json(entry).decode("utf-8") for entry in log)


def from_lines(lines: Iterable[str], source: str) -> list[ReviewEntry]:
    """The entries of JSON lines; raises InputError where a line holds none, or one that was changed by hand."""
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = from_json(line, ReviewEntry)
        except (msgspec.DecodeError, UnicodeError) as error:
            raise InputError(f"{source}: line {number} holds no review entry ({error})") from None
        if entry.id != _made_anew(entry).id:
            raise InputError(
                f"{source}: line {number} was changed after it was made; its id is not that of what it says"
            )
        found.append(entry)
    return found


def _made_anew(e: ReviewEntry) -> ReviewEntry:
    return entry_of(e.action, e.targets, e.by, e.why, e.at, field=e.field, value=e.value, was=e.was, undoes=e.undoes)
