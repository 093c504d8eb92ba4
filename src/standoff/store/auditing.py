"""Every promise of a record file, checked: the file, each hash, offset, quote and reference, and what is derived.

The order of the findings is fixed: the file, then captures, readings, layer and indexes, each in order of id.
"""

import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec

from standoff.capture import Metadata
from standoff.record.check import check_reading
from standoff.record.codec import from_json, to_plain
from standoff.record.ids import sha256
from standoff.record.joined import Record
from standoff.record.rows import Reading
from standoff.store import filing, layer, reviews, schema
from standoff.store.indexes import index_problems
from standoff.store.layer import Joining
from standoff.store.tables import LAYER_TABLES, READING_TABLES

_MOST_PAGES = 20
_LAYER_REFERENCES = {
    "members": ("actors", "places", "agreements"),
    "reports": ("reports",),
    "carriers": ("reports",),
    "report": ("reports",),
    "statement": ("statements",),
    "statements": ("statements",),
    "events": ("events",),
    "toll": ("tolls",),
    "incident": ("incidents",),
}


def audit(connection: sqlite3.Connection, joining: Joining | None = None) -> list[str]:
    """What is broken in the record, a sentence each; empty when nothing is.

    With `joining`, a layer that was made by it is also joined anew and compared with the tables.
    """
    problems = [*_file(connection)] or [
        *_captures(connection),
        *_readings(connection),
        *reviews.problems(connection),
    ]
    return problems or [*_layer(connection, joining), *index_problems(connection)]


def _file(connection: sqlite3.Connection) -> Iterator[str]:
    for (found,) in connection.execute(f"PRAGMA integrity_check({_MOST_PAGES})"):
        if found != "ok":
            yield f"file: {found}"
    for table, key, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"file: row {key} of {table} names a row of {parent} that is not there"
    found = schema.definitions(connection)
    for name, definition in sorted(schema.known_definitions().items()):
        if found.get(name) != definition:
            yield f"file: {name} is missing, or is not defined as in a record of this schema"


def _captures(connection: sqlite3.Connection) -> Iterator[str]:
    for name, size, packing, packed in filing.iter_captures(connection):
        try:
            data = filing.unpack(packing, packed)
        except zlib.error as error:
            yield f"capture {name}: its bytes cannot be unpacked ({error})"
            continue
        if sha256(data) != name:
            yield f"capture {name}: its bytes have the SHA-256 {sha256(data)}"
        if len(data) != size:
            yield f"capture {name}: holds {len(data)} bytes, not {size}"


def _readings(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute(
        "SELECT r.id, r.capture, r.text, g.metadata, g.sha256, g.json FROM reports r"
        " LEFT JOIN readings g ON g.report = r.id ORDER BY r.id"
    )
    for report, capture, text, metadata, digest, json in rows:
        if not isinstance(json, str):
            yield f"report {report}: has no reading"
            continue
        if sha256(json.encode("utf-8")) != digest:
            yield f"reading of {report}: its JSON does not have the SHA-256 it was filed with"
        try:
            reading = from_json(json, Reading)
        except (msgspec.DecodeError, UnicodeError) as error:
            yield f"reading of {report}: its JSON cannot be read ({error})"
            continue
        if reading.report.text != text:
            yield f"report {report}: its text differs from the text of its reading"
        if filing.report_of(connection, report) != filing.report_values(reading.report):
            yield f"report {report}: the table reports differs from its reading"
        settled = filing.settle(capture, b"", filing.claims_of(connection, capture) or [_NO_CLAIM])
        if filing.metadata_key(settled) != metadata:
            yield f"reading of {report}: was made of other metadata than the record holds"
        yield from (f"report {report}: {problem}" for problem in check_reading(reading))
        yield from _rows(connection, reading)


_NO_CLAIM = filing.Claim("", "", Metadata())


def _rows(connection: sqlite3.Connection, reading: Reading) -> Iterator[str]:
    """Whether the tables of rows hold what the reading holds."""
    for table in READING_TABLES:
        wanted = {row.id: table.values(row) for row in getattr(reading, table.field)}
        query = f"SELECT id, {', '.join(table.quoted_columns)}, json FROM {table.name} WHERE report = ? ORDER BY id"
        found = {row[0]: row[1:] for row in connection.execute(query, (reading.report.id,))}
        for name in sorted(wanted.keys() | found.keys()):
            if wanted.get(name) != found.get(name):
                yield f"report {reading.report.id}: the table {table.name} differs from the reading in {name}"


def _layer(connection: sqlite3.Connection, joining: Joining | None) -> Iterator[str]:
    """Whether the layer is what joining the readings gives, and every row that it names is in the record.

    A layer of other readings or of another version is passed over: whoever reads the record joins it anew.
    """
    try:
        record = layer.load_layer(connection, ())
    except (msgspec.DecodeError, UnicodeError) as error:
        yield f"layer: its rows cannot be read ({error})"
        return
    readings, version = layer.made_of(connection)
    if readings != layer.readings_digest(connection):
        return
    known = {"incidents": {row.id for row in record.incidents}}
    for name in ("reports", "actors", "places", "agreements", "statements", "events", "tolls"):
        known[name] = {row[0] for row in connection.execute(f"SELECT id FROM {name}")}
    for field in Record.__dataclass_fields__:
        for row in getattr(record, field):
            plain = to_plain(row)
            yield from (f"{plain['id']}: {problem}" for problem in _references(plain, known))
    if joining is not None and joining.version == version:
        yield from _joined_anew(connection, joining)


def _joined_anew(connection: sqlite3.Connection, joining: Joining) -> Iterator[str]:
    """Where the tables of the layer differ from what joining the readings gives."""
    record = joining.join(tuple(layer.iter_readings(connection)), reviews.entries(connection))
    for table in LAYER_TABLES:
        wanted = {row.id: table.values(row) for row in getattr(record, table.field)}
        query = f"SELECT id, {', '.join(table.quoted_columns)}, json FROM {table.name} ORDER BY id"
        found = {row[0]: row[1:] for row in connection.execute(query)}
        for name in sorted(wanted.keys() | found.keys()):
            if wanted.get(name) != found.get(name):
                yield f"layer: the table {table.name} differs in {name} from what joining the readings gives"


def _references(plain: dict[str, Any], known: dict[str, set[str]]) -> Iterator[str]:
    for name, value in plain.items():
        if isinstance(value, tuple) and value and isinstance(value[0], dict):
            for part in value:
                yield from _references(part, known)
        elif name in _LAYER_REFERENCES and value is not None:
            kinds = _LAYER_REFERENCES[name]
            for target in value if isinstance(value, tuple) else [value]:
                if not any(target in known[kind] for kind in kinds):
                    yield f"{name} names {target}, which is not among the {' or '.join(kinds)}"
