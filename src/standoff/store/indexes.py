"""Whether the derived indexes of a record (full text, boxes of places, facets) are those of its rows."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest

from standoff.store import facets, schema

_FULL_TEXTS = ((schema.REPORTS_FTS, "reports", "title, text"), (schema.STATEMENTS_FTS, "statements", "source, text"))
_INSTANCES = "SELECT term, doc, col, offset FROM temp.{0}_terms ORDER BY term, doc, col, offset"


def index_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """What is broken in the full text, the boxes and the facets, a sentence each."""
    for fts, table, columns in _FULL_TEXTS:
        rows = connection.execute(f"SELECT key, {columns} FROM {table} ORDER BY key")
        if not _is_index_of(connection, fts, columns, rows):
            yield f"{fts}: the full text is not that of {table}"
    yield from _boxes(connection)
    for table, query in facets.differences():
        if connection.execute(query).fetchone()[0]:
            yield f"{facets.FACETS}: what the rows of {table} are found by is not that of the rows"


def _is_index_of(connection: sqlite3.Connection, fts: str, columns: str, rows: sqlite3.Cursor) -> bool:
    """Whether every word in the index stands where it stands in an index made anew, and the other way round."""
    anew = sqlite3.connect(":memory:")
    try:
        anew.execute(f"CREATE VIRTUAL TABLE {fts} USING fts5({columns}, content='', tokenize='{schema.TOKENIZER}')")
        anew.executemany(f"INSERT INTO {fts}(rowid, {columns}) VALUES (?, ?, ?)", rows)
        with _terms(anew, fts) as wanted, _terms(connection, fts) as found:
            return all(one == other for one, other in zip_longest(wanted, found))
    finally:
        anew.close()


@contextmanager
def _terms(connection: sqlite3.Connection, fts: str) -> Iterator[sqlite3.Cursor]:
    """Every word in the index with its place, by way of a temporary table; nothing is written to the file."""
    query_only = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only = OFF")
    connection.execute(f"CREATE VIRTUAL TABLE temp.{fts}_terms USING fts5vocab('main', '{fts}', 'instance')")
    terms = connection.execute(_INSTANCES.format(fts))
    try:
        yield terms
    finally:
        terms.close()
        connection.execute(f"DROP TABLE temp.{fts}_terms")
        connection.execute(f"PRAGMA query_only = {query_only}")


def _boxes(connection: sqlite3.Connection) -> Iterator[str]:
    query = f"""
        SELECT count(*) FROM places p LEFT JOIN {schema.PLACES_BOX} b ON b.key = p.key
        WHERE p.lat IS NOT NULL AND p.lon IS NOT NULL AND NOT coalesce(
            p.lat BETWEEN b.min_lat AND b.max_lat AND p.lon BETWEEN b.min_lon AND b.max_lon, 0)
        UNION ALL
        SELECT count(*) FROM {schema.PLACES_BOX} WHERE key NOT IN (SELECT key FROM places WHERE lat IS NOT NULL)
    """
    if any(count for (count,) in connection.execute(query)):
        yield f"{schema.PLACES_BOX}: the boxes are not those of the places"
