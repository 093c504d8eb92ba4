"""Looking things up in a record: by words (FTS5) and by where (R*Tree)."""

import re
import sqlite3
from dataclasses import dataclass

from standoff.store import schema


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that holds the words sought: its id, its report, and the words around the find, marked by « and »."""

    id: str
    report: str
    snippet: str


def query_of(words: str) -> str:
    """The FTS5 query for all of `words`; a passage in double quotes must stand as it is. FTS5 operators are words."""
    parts = re.findall(r'"([^"]+)"|(\S+)', words.replace("\0", " "))
    return " ".join(
        '"' + (phrase or word).replace('"', "") + '"' for phrase, word in parts if (phrase or word).strip('"')
    )


def find_reports(connection: sqlite3.Connection, words: str, limit: int) -> list[Hit]:
    """The reports whose title or text holds all of `words`, best first."""
    return _find(connection, schema.REPORTS_FTS, "reports", "r.id, r.id", 1, words, limit)


def find_statements(connection: sqlite3.Connection, words: str, limit: int) -> list[Hit]:
    """The statements whose source or content holds all of `words`, best first."""
    return _find(connection, schema.STATEMENTS_FTS, "statements", "r.id, r.report", 1, words, limit)


def places_within(
    connection: sqlite3.Connection, south: float, west: float, north: float, east: float
) -> list[tuple[str, str]]:
    """The ids of the places, with their reports, whose point lies in the box."""
    rows = connection.execute(
        f"SELECT p.id, p.report FROM {schema.PLACES_BOX} b JOIN places p ON p.key = b.key"
        " WHERE b.min_lat >= ? AND b.max_lat <= ? AND b.min_lon >= ? AND b.max_lon <= ? ORDER BY p.id",
        (south, north, west, east),
    )
    return [(row[0], row[1]) for row in rows]


def _find(
    connection: sqlite3.Connection, fts: str, table: str, ids: str, column: int, words: str, limit: int
) -> list[Hit]:
    query = query_of(words)
    if not query:
        return []
    rows = connection.execute(
        f"SELECT {ids}, snippet({fts}, {column}, '«', '»', '…', 16) FROM {fts} f JOIN {table} r ON r.key = f.rowid"
        f" WHERE {fts} MATCH ? ORDER BY f.rank, r.id LIMIT ?",
        (query, limit),
    )
    return [Hit(*row) for row in rows]
