"""A record open for reading while others write: one connection a thread, each question with a deadline.

`stamp` changes whenever the file does, so that an answer can be kept for as long as it holds. Nothing here writes.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from standoff.errors import RecordError
from standoff.store import layer
from standoff.store.opening import connect
from standoff.store.queries.listing import choices
from standoff.store.trouble import told_plainly

DEADLINE = 10.0
"""Seconds that one question may take."""

_STEPS = 5000
_RECHECK = 20.0
_CHIEF = 40


class SlowError(RecordError):
    """A question that takes longer than its deadline."""


class Live:
    """The record at `path`. Its state is the connections of the threads that asked, and what was found of the layer."""

    def __init__(self, path: Path, deadline: float = DEADLINE) -> None:
        self.path = path
        self.deadline = deadline
        self._local = threading.local()
        self._every: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._layer: tuple[str, float, bool] | None = None
        self._parties: tuple[str, float, tuple[str, ...]] | None = None

    def stamp(self) -> str:
        """A word that is another once the file is written to."""
        parts = []
        for path in (self.path, self.path.with_name(self.path.name + "-wal")):
            try:
                found = os.stat(path)
            except FileNotFoundError:
                continue
            if found.st_size:
                parts.append(f"{found.st_mtime_ns:x}.{found.st_size:x}.{found.st_ino:x}")
        return "-".join(parts)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One snapshot of the file for the questions of one page; RecordError, or SlowError past the deadline."""
        with told_plainly(self.path):
            connection = self._connection()
            until = time.monotonic() + self.deadline
            connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
            connection.execute("BEGIN")
            try:
                yield connection
            except sqlite3.OperationalError as error:
                if error.sqlite_errorname == "SQLITE_INTERRUPT":
                    raise SlowError("this question takes too long; narrow it by party, type or days") from error
                raise
            finally:
                connection.set_progress_handler(None, 0)
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def apart(self) -> Iterator[sqlite3.Connection]:
        """One snapshot of the file over a connection of its own, for an answer that is written bit by bit."""
        connection = connect(self.path, write=False, busy_seconds=2.0)
        try:
            with told_plainly(self.path):
                connection.execute("BEGIN")
                yield connection
        finally:
            connection.close()

    def is_joined(self, connection: sqlite3.Connection) -> bool:
        """Whether the layer is that of the readings; asked anew when the file has changed, at most now and then."""
        stamp, now = self.stamp(), time.monotonic()
        known = self._layer
        if known is not None and (known[0] == stamp or now < known[1]):
            return known[2]
        readings, _ = layer.made_of(connection)
        found = readings == layer.readings_digest(connection)
        took = time.monotonic() - now
        self._layer = (stamp, now + _RECHECK * took, found)
        return found

    def chief_parties(self, connection: sqlite3.Connection) -> tuple[str, ...]:
        """The parties that most incidents are about, the most first; as of lately, where the file is written to."""
        stamp, now = self.stamp(), time.monotonic()
        if self._parties is None or (self._parties[0] != stamp and now > self._parties[1]):
            found = tuple(choice.value for choice in choices(connection, "incidents", "party", _CHIEF))
            self._parties = (stamp, now + _RECHECK * (time.monotonic() - now), found)
        return self._parties[2]

    def close(self) -> None:
        """Closes the connections of every thread."""
        with self._lock:
            for connection in self._every:
                connection.close()
            self._every.clear()
        self._local = threading.local()

    def _connection(self) -> sqlite3.Connection:
        """The connection of this thread; a new one where the file has been put in another's place."""
        inode = self.path.stat().st_ino if self.path.exists() else None
        held: tuple[int | None, sqlite3.Connection] | None = getattr(self._local, "held", None)
        if held is not None and held[0] == inode:
            return held[1]
        connection = connect(self.path, write=False, busy_seconds=2.0)
        with self._lock:
            if held is not None:
                self._every.remove(held[1])
                held[1].close()
            self._every.append(connection)
        self._local.held = (inode, connection)
        return connection
