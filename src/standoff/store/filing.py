"""Putting one report into the record: capture, claims, custody, report, reading and rows in one transaction.

A claim is what one input gave about a capture: its source, media type and metadata. The claims of a capture are a
set, and `settle` picks from the set alone, so that the record does not depend on the order in which they came.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.capture import Capture, Metadata, resolve
from standoff.record.codec import from_json, to_json
from standoff.record.ids import sha256
from standoff.record.rows import Reading, Report
from standoff.store.refilling import file_rows

LARGEST_UNPACKED = 512
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Custody:
    """When, by which command and with which version a capture came into the record."""

    at: str
    command: str
    version: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one input gave about a capture."""

    source: str
    media: str
    metadata: Metadata


def claim_of(capture: Capture) -> Claim:
    return Claim(capture.source, capture.media, capture.metadata)


def settle(sha256: str, data: bytes, claims: Iterable[Claim]) -> Capture:
    """The one capture that `claims` (at least one) make of the bytes, whatever their order.

    A file is preferred to standard input as its source, then the source and media type that sort first.
    """
    every = list(claims)
    source = min((claim.source for claim in every), key=lambda name: (name == STDIN, name))
    media = min(claim.media for claim in every)
    return Capture(sha256, data, media, source, resolve(claim.metadata for claim in every))


def metadata_key(capture: Capture) -> str:
    """A hash over everything about a capture, but its bytes, that its reading depends on."""
    digest = hashlib.sha256()
    for part in (capture.source, capture.media):
        digest.update(f"{len(part)}:{part}".encode("utf-8", "surrogatepass"))
    digest.update(to_json(capture.metadata))
    return digest.hexdigest()


def pack(data: bytes) -> tuple[str, bytes]:
    """How the bytes are packed, and the packed bytes; small or incompressible ones stay as they are."""
    if len(data) > LARGEST_UNPACKED:
        packed = zlib.compress(data, 6)
        if len(packed) < len(data):
            return "zlib", packed
    return "none", data


def unpack(packing: str, packed: bytes) -> bytes:
    """The bytes as they came; raises zlib.error where they are damaged."""
    return zlib.decompress(packed) if packing == "zlib" else packed


def claims_of(connection: sqlite3.Connection, sha256: str) -> list[Claim]:
    """The claims that the record holds about a capture, in a fixed order."""
    rows = connection.execute(
        "SELECT source, media, metadata FROM claims WHERE capture = ? ORDER BY source, media, metadata", (sha256,)
    )
    return [Claim(source, media, from_json(metadata, Metadata)) for source, media, metadata in rows]


def file_capture(connection: sqlite3.Connection, capture: Capture, custody: Custody) -> None:
    """Adds the capture, its claim and, where the claim is new, its custody, inside the transaction that is open."""
    packing, packed = pack(capture.data)
    connection.execute(
        "INSERT INTO captures VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (capture.sha256, len(capture.data), packing, packed),
    )
    claim = claim_of(capture)
    added = connection.execute(
        "INSERT INTO claims VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (capture.sha256, claim.source, claim.media, to_json(claim.metadata).decode("utf-8")),
    ).rowcount
    if added:
        connection.execute(
            "INSERT INTO custody (capture, at, source, command, version) VALUES (?, ?, ?, ?, ?)",
            (capture.sha256, custody.at, capture.source, custody.command, custody.version),
        )


def file_reading(connection: sqlite3.Connection, reading: Reading, reader: str, metadata: str) -> None:
    """Puts a reading in the place of the one that its capture had, inside the transaction that is open."""
    report = reading.report
    json = to_json(reading)
    connection.execute("DELETE FROM reports WHERE capture = ?", (report.capture,))
    connection.execute(
        f"INSERT INTO reports ({REPORT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        report_values(report),
    )
    connection.execute(
        "INSERT INTO readings VALUES (?, ?, ?, ?, ?)", (report.id, reader, metadata, sha256(json), json.decode("utf-8"))
    )
    file_rows(connection, reading)


def has_reading(connection: sqlite3.Connection, sha256: str, reader: str, metadata: str) -> bool:
    """Whether the capture has a reading by this reader, made of this metadata."""
    query = (
        "SELECT 1 FROM reports r JOIN readings g ON g.report = r.id"
        " WHERE r.capture = ? AND g.reader = ? AND g.metadata = ?"
    )
    return connection.execute(query, (sha256, reader, metadata)).fetchone() is not None


REPORT_COLUMNS = (
    "id, capture, source, title, outlet, url, byline, language, published_earliest, published_latest,"
    " published_method, published_grade, encoding, text"
)


def report_of(connection: sqlite3.Connection, name: str) -> tuple[str | None, ...] | None:
    """The columns of a report as the table holds them; None where there is no such report."""
    row: tuple[str | None, ...] | None = connection.execute(
        f"SELECT {REPORT_COLUMNS} FROM reports WHERE id = ?", (name,)
    ).fetchone()
    return row


def report_values(report: Report) -> tuple[str | None, ...]:
    """The columns of a report as the table is to hold them."""
    published = report.published
    return (
        report.id, report.capture, report.source, report.title, report.outlet, report.url, report.byline,
        report.language, published.earliest, published.latest, published.method, published.grade.value,
        report.encoding, report.text,
    )  # fmt: skip


def iter_captures(connection: sqlite3.Connection) -> Iterator[tuple[str, int, str, bytes]]:
    """The hash, size, packing and packed bytes of every capture, in order of hash."""
    return iter(connection.execute("SELECT sha256, size, packing, bytes FROM captures ORDER BY sha256"))
