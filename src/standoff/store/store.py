"""The record on disk.

Its state is a function of the set of captures with what was given about each, the reader's version and the layer's
digest; `custody` and `failures` are logs beside it. A reading enters in one transaction with its capture, and every
method that writes opens and closes its own transaction, so the file is whole after any interruption.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from standoff.capture import Capture, Failure
from standoff.errors import ReadingError
from standoff.record.joined import Record
from standoff.record.reviews import ReviewEntry
from standoff.record.rows import Reading
from standoff.store import filing, layer, reviews, search
from standoff.store.auditing import audit
from standoff.store.filing import Custody
from standoff.store.layer import Joining
from standoff.store.opening import connect
from standoff.store.trouble import BUSY_SECONDS, told_plainly

MOST_REBUILDS = 3


@dataclass(frozen=True, slots=True)
class Logged:
    """A failure in the log: when, which input, and why."""

    at: str
    source: str
    reason: str


class Store:
    """An open record file. Use it as a context manager; every method raises RecordError where the file is at fault."""

    def __init__(self, path: str | Path, *, write: bool = False, busy_seconds: float = BUSY_SECONDS) -> None:
        """Opens the record at `path`; with `write` it is made, or brought to this schema, where it has to be."""
        self.path = Path(path)
        self._connection = connect(self.path, write=write, busy_seconds=busy_seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        with told_plainly(self.path):
            self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the write lock from its start; rolled back on any error, Ctrl-C among them."""
        with told_plainly(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                if self._connection.in_transaction:
                    self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One snapshot of the file for several questions."""
        with told_plainly(self.path):
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("COMMIT")

    # --- putting in ----------------------------------------------------------------------------------

    def settled(self, capture: Capture) -> Capture:
        """The capture with what the record and this input together give about its bytes."""
        with told_plainly(self.path):
            claims = filing.claims_of(self._connection, capture.sha256)
        return filing.settle(capture.sha256, capture.data, [*claims, filing.claim_of(capture)])

    def holds(self, capture: Capture, reader: str, custody: Custody) -> bool:
        """Whether the record has a reading by this reader that what this input gives does not change.

        Where it has, the claim of the input is added to the others, so that the set of claims is whole.
        """
        with told_plainly(self.path):
            claims = filing.claims_of(self._connection, capture.sha256)
            claim = filing.claim_of(capture)
            key = filing.metadata_key(filing.settle(capture.sha256, capture.data, [*claims, claim]))
            held = filing.has_reading(self._connection, capture.sha256, reader, key)
        if held and claim not in claims:
            with self._writing() as connection:
                filing.file_capture(connection, capture, custody)
        return held

    def put(self, capture: Capture, settled: Capture, reading: Reading, reader: str, custody: Custody) -> bool:
        """Adds the capture with its reading, which was made of `settled`.

        False, and nothing is changed, where more has been given about the capture since it was settled: settle it
        and read it again. Raises ReadingError, and changes nothing, where a row has the id of another report's row.
        """
        with self._writing() as connection:
            filing.file_capture(connection, capture, custody)
            claims = filing.claims_of(connection, capture.sha256)
            key = filing.metadata_key(settled)
            if key != filing.metadata_key(filing.settle(capture.sha256, capture.data, claims)):
                connection.execute("ROLLBACK")
                return False
            try:
                filing.file_reading(connection, reading, reader, key)
            except sqlite3.IntegrityError as error:
                raise ReadingError(f"{capture.source} has a row that another report has too ({error})") from error
        return True

    def put_failure(self, failure: Failure, at: str, capture: Capture | None = None) -> None:
        """Logs an input that gave no reading. The next `add` tries it again."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO failures (at, source, capture, reason) VALUES (?, ?, ?, ?)",
                (at, failure.source, capture.sha256 if capture else None, failure.reason),
            )

    def put_layer(self, joining: Joining) -> None:
        """Joins the readings by `joining` and saves the layer, unless it is already that of these readings; where
        reports were only added, what they have no part in is left as it is.

        Where another process adds reports meanwhile, the joining is done again, at most three times; after that the
        last of the writers leaves the layer right.
        """
        for _ in range(MOST_REBUILDS):
            with self._reading() as connection:
                digest = layer.readings_digest(connection)
                if layer.made_of(connection) == (digest, joining.version):
                    return
            with self._writing() as connection:
                if layer.extend_layer(connection, joining):
                    return
            with self._reading() as connection:
                digest = layer.readings_digest(connection)
                save = layer.make_layer(connection, joining, digest)
            with self._writing() as connection:
                if layer.readings_digest(connection) == digest:
                    save(connection)
                    return

    def append_reviews(self, entries: Iterable[ReviewEntry]) -> int:
        """Adds entries to the log of review, and gives how many it did not hold; `put_layer` then carries them out."""
        with self._writing() as connection:
            return reviews.append(connection, entries)

    # --- taking out ----------------------------------------------------------------------------------

    def readings(self) -> Iterator[Reading]:
        """The readings in order of report id."""
        with told_plainly(self.path):
            yield from layer.iter_readings(self._connection)

    def record(self, joining: Joining) -> Record:
        """The readings and the layer over them; joined anew by `joining` where the saved layer is out of date."""
        with self._reading() as connection:
            readings = tuple(layer.iter_readings(connection))
            if layer.made_of(connection) == (layer.readings_digest(connection), joining.version):
                return layer.load_layer(connection, readings, joining.in_blocks)
            entries = reviews.entries(connection)
        return joining.join(readings, entries)

    def reviews(self) -> tuple[ReviewEntry, ...]:
        """The log of review, in order of day and id."""
        with self._reading() as connection:
            return reviews.entries(connection)

    def count(self) -> int:
        """How many reports the record holds."""
        with told_plainly(self.path):
            number: int = self._connection.execute("SELECT count(*) FROM readings").fetchone()[0]
        return number

    def capture_bytes(self, sha256: str) -> bytes | None:
        """The bytes of a capture as they came; None where the record does not hold it."""
        with told_plainly(self.path):
            row = self._connection.execute("SELECT packing, bytes FROM captures WHERE sha256 = ?", (sha256,)).fetchone()
        return filing.unpack(*row) if row else None

    def failures(self) -> list[Logged]:
        """The log of inputs that gave no reading, oldest first."""
        with told_plainly(self.path):
            rows = self._connection.execute("SELECT at, source, reason FROM failures ORDER BY key").fetchall()
        return [Logged(*row) for row in rows]

    def find_reports(self, words: str, limit: int = 20) -> list[search.Hit]:
        """The reports whose title or text holds all of `words`, best first."""
        with told_plainly(self.path):
            return search.find_reports(self._connection, words, limit)

    def find_statements(self, words: str, limit: int = 20) -> list[search.Hit]:
        """The statements whose source or content holds all of `words`, best first."""
        with told_plainly(self.path):
            return search.find_statements(self._connection, words, limit)

    def places_within(self, south: float, west: float, north: float, east: float) -> list[tuple[str, str]]:
        """The ids of the places, with their reports, whose point lies in the box of degrees."""
        with told_plainly(self.path):
            return search.places_within(self._connection, south, west, north, east)

    def audit(self, joining: Joining | None = None) -> list[str]:
        """What is broken in the record, a sentence each; empty when nothing is.

        With `joining`, the layer is also joined anew and compared.
        """
        with self._reading() as connection:
            return audit(connection, joining)
