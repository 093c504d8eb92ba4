"""The layer over the readings on disk: what was joined across reports, and whether it is that of the readings now.

The layer carries the digest of the readings it was made from and the version of what joined them. A reader that finds
others (an `add` was interrupted, Standoff was upgraded) joins the readings itself, so what is shown is always that of
the reports in the record.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from standoff.record.codec import from_json
from standoff.record.joined import Record
from standoff.record.reviews import ReviewEntry
from standoff.record.rows import Reading
from standoff.store import reviews, woven
from standoff.store.tables import LAYER_TABLES, layer_rows


@dataclass(frozen=True, slots=True)
class Joining:
    """How readings are joined into a record, and the version of the code and knowledge that does it.

    With `in_blocks` it is `reconcile`, so that what came of each block is kept and new reports join only their own.
    """

    join: Callable[[Iterable[Reading], Iterable[ReviewEntry]], Record]
    version: str
    in_blocks: bool = False


def readings_digest(connection: sqlite3.Connection) -> str:
    """One hash over every reading in the record, in order of report, and over the log of review."""
    digest = hashlib.sha256()
    for report, sha256 in connection.execute("SELECT report, sha256 FROM readings ORDER BY report"):
        digest.update(f"{report} {sha256}\n".encode())
    digest.update(reviews.digest(connection).encode())
    return digest.hexdigest()


def made_of(connection: sqlite3.Connection) -> tuple[str | None, str | None]:
    """The hash of the readings that the layer was made from, and by which version; None twice where there is none."""
    row = connection.execute("SELECT readings, version FROM layer").fetchone()
    return (row[0], row[1]) if row else (None, None)


def iter_readings(connection: sqlite3.Connection) -> Iterator[Reading]:
    """The readings in order of report id."""
    for (json,) in connection.execute("SELECT json FROM readings ORDER BY report"):
        yield from_json(json, Reading)


def load_layer(connection: sqlite3.Connection, readings: tuple[Reading, ...], in_blocks: bool = False) -> Record:
    """The record of `readings` with the layer as it stands in the tables; in the order of `reconcile` where the rows
    were joined in blocks, and so stand in the order in which they came."""
    found = {}
    for table in LAYER_TABLES:
        kind = Record.__annotations__[table.field]
        rows = connection.execute(f"SELECT json FROM {table.name} ORDER BY key").fetchall()
        found[table.field] = from_json("[" + ",".join(json for (json,) in rows) + "]", kind)
    if in_blocks:
        from standoff.reconcile.reconcile import in_order

        found = {field: in_order(field, rows) for field, rows in found.items()}
    read, as_read = reviewed(readings, reviews.entries(connection))
    return Record(readings=read, as_read=as_read, **found)


def reviewed(
    readings: tuple[Reading, ...], entries: tuple[ReviewEntry, ...]
) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """The readings as reviewed, and those that review changed as they were read."""
    if not entries:
        return readings, ()
    from standoff.reconcile.docket import Docket

    docket = Docket(readings, entries)
    return docket.readings, docket.as_read


def save_layer(connection: sqlite3.Connection, record: Record, digest: str, version: str) -> None:
    """Replaces the layer by that of `record`, inside the transaction that is open."""
    woven.clear(connection)
    for table in LAYER_TABLES:
        connection.execute(f"DELETE FROM {table.name}")
    for insertion, rows in layer_rows(record):
        connection.executemany(insertion, rows)
    connection.execute("DELETE FROM layer")
    connection.execute("INSERT INTO layer VALUES (?, ?)", (digest, version))


def extend_layer(connection: sqlite3.Connection, joining: Joining) -> bool:
    """Joins what was added since the layer was made into it, inside the transaction that is open; False where the layer
    must be made anew."""
    if not joining.in_blocks or made_of(connection)[1] != joining.version or reviews.entries(connection):
        return False
    from standoff.store import weave

    new = weave.added(connection)
    if new is None:
        return False
    weave.add(connection, new)
    connection.execute("UPDATE layer SET readings = ?", (readings_digest(connection),))
    return True


def make_layer(connection: sqlite3.Connection, joining: Joining, digest: str) -> Callable[[sqlite3.Connection], None]:
    """Joins all readings anew; gives what saves the layer, to be called inside a transaction."""
    readings, entries = tuple(iter_readings(connection)), reviews.entries(connection)
    if not joining.in_blocks:
        record = joining.join(readings, entries)
        return lambda writing: save_layer(writing, record, digest, joining.version)
    from standoff.reconcile.reconcile import join_all
    from standoff.store import weave

    joined = join_all(readings, entries)

    def save(writing: sqlite3.Connection) -> None:
        save_layer(writing, joined.record, digest, joining.version)
        if not entries:
            weave.fill(writing, joined)

    return save
