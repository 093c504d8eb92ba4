"""Compiles the gazetteer's sources into one SQLite file, under a temporary name that is renamed when it is whole.

Two builders at once each write a file of their own, and the last rename wins: both files hold the same.
"""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from standoff.errors import KnowledgeError
from standoff.knowledge.gazetteer_sources import Row, all_rows, user_layers
from standoff.knowledge.placenames import key_of

SCHEMA = """
CREATE TABLE entry (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 TEXT,
  lat REAL, lon REAL, population INTEGER NOT NULL, precision TEXT NOT NULL, geometry TEXT NOT NULL, claimed_by TEXT,
  within TEXT, layer TEXT NOT NULL, sided TEXT
);
CREATE TABLE name (
  key TEXT NOT NULL, entry INTEGER NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY (key, entry)
) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
INSERT = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
NAME = "INSERT INTO name VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET weight = max(weight, excluded.weight)"
SETTLED = ("town", "village", "enclave", "capital")
SAME_PLACE = 0.12  # degrees: a hand-made row within it, under the same name, is the same town
BATCH = 20_000

Progress = Callable[[str, int], None]


def build_gazetteer(path: Path, progress: Progress | None = None, layers: tuple[Path, ...] | None = None) -> Path:
    """Compiles the gazetteer to `path` and returns it. `progress` is called with a stage and the rows done so far.

    `layers` are the user's CSV and GeoJSON files, by default those that `STANDOFF_PLACES` lists. Raises KnowledgeError
    where the file cannot be written or a layer is malformed.
    """
    return compile_rows(path, all_rows(user_layers() if layers is None else layers), progress)


def compile_rows(path: Path, rows: Iterable[Row], progress: Progress | None = None) -> Path:
    """Compiles `rows` to `path`; raises KnowledgeError where the file cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".building", dir=path.parent)
    except OSError as error:
        raise KnowledgeError(
            f"the gazetteer cannot be written to {path.parent} ({error}); set STANDOFF_CACHE"
        ) from error
    os.close(handle)
    building = Path(name)
    try:
        _compile(building, rows, progress or (lambda stage, done: None))
        building.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise KnowledgeError(f"the gazetteer cannot be written to {path} ({error}); free some space") from error
    finally:
        building.unlink(missing_ok=True)
    return path


def _compile(path: Path, rows: Iterable[Row], progress: Progress) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + SCHEMA)
        _fill(connection, rows, progress)
        progress("indexing", 0)
        connection.execute("CREATE INDEX entry_at ON entry (lat, lon)")
        connection.commit()
        connection.execute("PRAGMA optimize")
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, rows: Iterable[Row], progress: Progress) -> None:
    numbers: dict[str, int] = {}
    entries: list[tuple[object, ...]] = []
    names: dict[tuple[str, int], int] = {}
    for row in rows:
        if row.id in numbers:
            _flush(connection, entries, names)
            _add_to(connection, numbers[row.id], row, names)
            continue
        if row.layer not in ("towns", "regions", "territories", "vanished"):
            if not row.name:
                continue
            _flush(connection, entries, names)
            _absorb(connection, row)
        number = numbers[row.id] = len(numbers) + 1
        entries.append(_values(number, row))
        _name(names, number, row)
        if len(entries) >= BATCH:
            _flush(connection, entries, names)
            progress("places", number)
    _flush(connection, entries, names)


def _values(number: int, row: Row) -> tuple[object, ...]:
    return (
        number, row.id, row.name, row.kind, row.country or None, row.admin1 or None, row.lat, row.lon, row.population,
        row.precision, row.geometry, row.claimed_by or None, row.within or None, row.layer, row.sided or None,
    )  # fmt: skip


def _name(names: dict[tuple[str, int], int], number: int, row: Row) -> None:
    for name, weight in row.names:
        key = key_of(name)
        if key:
            names[key, number] = max(weight, names.get((key, number), 0))


def _flush(
    connection: sqlite3.Connection, entries: list[tuple[object, ...]], names: dict[tuple[str, int], int]
) -> None:
    connection.executemany(INSERT, entries)
    connection.executemany(NAME, sorted((key, number, weight) for (key, number), weight in names.items()))
    entries.clear()
    names.clear()


def _add_to(connection: sqlite3.Connection, number: int, row: Row, names: dict[tuple[str, int], int]) -> None:
    """Adds the names of `row` to an entry, and replaces what it states anew."""
    stated = {
        "name": row.name, "kind": row.kind, "country": row.country, "lat": row.lat, "lon": row.lon,
        "precision": row.precision, "claimed_by": row.claimed_by, "within": row.within, "layer": row.layer,
        "sided": row.sided, "geometry": row.geometry if row.name else "",
    }  # fmt: skip
    for column, value in stated.items():
        if value not in ("", None):
            connection.execute(f"UPDATE entry SET {column} = ? WHERE n = ?", (value, number))
    _name(names, number, row)


def _absorb(connection: sqlite3.Connection, row: Row) -> None:
    """A hand-made town takes over the names, region and population of a GeoNames town of that name at that point."""
    if row.kind not in SETTLED or row.lat is None or row.lon is None:
        return
    keys = sorted({key_of(name) for name, _ in row.names})
    marks = ",".join("?" * len(keys))
    found = connection.execute(
        "SELECT DISTINCT e.n, e.admin1, e.population FROM name JOIN entry e ON e.n = name.entry"
        f" WHERE key IN ({marks}) AND e.layer IN ('towns', 'vanished') AND abs(e.lat - ?) < ? AND abs(e.lon - ?) < ?"
        " ORDER BY e.population DESC, e.n",
        (*keys, row.lat, SAME_PLACE, row.lon, SAME_PLACE),
    ).fetchall()
    for number, admin1, population in found:
        row.admin1 = row.admin1 or admin1 or ""
        row.population = max(row.population, population)
        others = connection.execute("SELECT key, weight FROM name WHERE entry = ?", (number,)).fetchall()
        row.names += [(key, min(weight, 2)) for key, weight in others]
        connection.execute("DELETE FROM name WHERE entry = ?", (number,))
        connection.execute("DELETE FROM entry WHERE n = ?", (number,))
