"""The rows of a page as CSV, JSON and GeoJSON, written as they are read.

A cell of the CSV that a spreadsheet program would take for a formula is put after an apostrophe. A feature of the
GeoJSON stands at the point of the row's place; a row without one has no geometry (RFC 7946, 3.2).
"""

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from standoff.exports.sheets import LEFT_OUT, cell
from standoff.views.filters import Row

FORMS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "geojson": "application/geo+json; charset=utf-8",
}
_CHUNK = 65_536


def written(form: str, rows: Iterable[Row], connection: sqlite3.Connection) -> Iterator[bytes]:
    """The file in pieces."""
    pieces: dict[str, Callable[[], Iterator[str]]] = {
        "csv": lambda: _csv(rows),
        "json": lambda: _list(map(_json, rows), "[\n", "\n]\n"),
        "geojson": lambda: _list(
            (_json(_feature(row, connection)) for row in rows),
            '{"type":"FeatureCollection","features":[\n',
            "\n]}\n",
        ),
    }
    return _gathered(pieces[form]())


def _gathered(pieces: Iterable[str]) -> Iterator[bytes]:
    waiting = io.StringIO()
    for piece in pieces:
        waiting.write(piece)
        if waiting.tell() > _CHUNK:
            yield waiting.getvalue().encode("utf-8", "replace")
            waiting = io.StringIO()
    yield waiting.getvalue().encode("utf-8", "replace")


def _csv(rows: Iterable[Row]) -> Iterator[str]:
    columns: list[str] | None = None
    for row in rows:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        if columns is None:
            columns = [name for name in row if name not in LEFT_OUT]
            writer.writerow(columns)
        writer.writerow([cell(row.get(name), "safe") for name in columns])
        yield out.getvalue()


def _list(items: Iterable[str], start: str, end: str) -> Iterator[str]:
    yield start
    for number, item in enumerate(items):
        yield (",\n" if number else "") + item
    yield end


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _feature(row: Row, connection: sqlite3.Connection) -> Row:
    point = (row.get("lon"), row.get("lat"))
    if None in point:
        point = _point(row, connection)
    geometry = {"type": "Point", "coordinates": list(point)} if None not in point else None
    properties = {name: value for name, value in row.items() if name not in LEFT_OUT}
    return {"type": "Feature", "id": row.get("id"), "geometry": geometry, "properties": properties}


def _point(row: Row, connection: sqlite3.Connection) -> tuple[float | None, float | None]:
    """Where the row's place is, or that of its incident."""
    place = row.get("place")
    if place is None and row.get("incident"):
        found = connection.execute("SELECT place FROM incidents WHERE id = ?", (row["incident"],)).fetchone()
        place = found[0] if found else None
    if not isinstance(place, str):
        return None, None
    for table in ("joined_places", "places"):
        found = connection.execute(f"SELECT lon, lat FROM {table} WHERE id = ?", (place,)).fetchone()
        if found:
            return found[0], found[1]
    return None, None
