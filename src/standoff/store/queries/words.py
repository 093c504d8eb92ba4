"""Looking for words in reports and statements, with what the finds can be narrowed by.

Where very many rows hold the words, the newest in the record come first: to weigh them all would take too long.
"""

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from standoff.store import schema
from standoff.store.search import query_of
from standoff.store.tables import LIST_SEPARATOR

MANY = 1_000
"""With more finds than this none are weighed."""

SAMPLED = 400
"""Over how many finds facets are counted."""


@dataclass(frozen=True, slots=True)
class Find:
    """A row that holds the words: its id, its report, and the words around, in pieces, every other one sought."""

    id: str
    report: str
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finds:
    """The finds of a page; `count` of all, or of as many as are counted where `many`."""

    rows: tuple[Find, ...]
    count: int
    many: bool
    facets: Mapping[str, list[tuple[str, int]]]


_MARK = "\ue000"
"""A private character that stands at either end of a find; the texts' own are taken out of what is shown."""

_NARROW = {
    "stance": "r.stance = :stance",
    "party": "EXISTS (SELECT 1 FROM row_facets n WHERE n.tbl = 'statements' AND n.facet = 'party'"
    " AND n.value = :party AND n.key = r.key)",
    "outlet": "{report}.outlet = :outlet",
    "since": "{report}.published_latest >= :since",
    "until": "substr({report}.published_earliest, 1, 10) <= :until",
}


def in_statements(
    connection: sqlite3.Connection, words: str, narrow: Mapping[str, str], limit: int, offset: int
) -> Finds:
    """Statements whose source or content holds all of `words`."""
    source = f"{schema.STATEMENTS_FTS} f JOIN statements r ON r.key = f.rowid JOIN reports o ON o.id = r.report"
    conditions = [_NARROW[name].format(report="o") for name in narrow]
    found = _find(
        connection, schema.STATEMENTS_FTS, source, "r.id, r.report", 1, words, conditions, narrow, (limit, offset)
    )
    return Finds(*found, _facets(connection, schema.STATEMENTS_FTS, "statements", ("stance", "parties"), words))


def in_reports(connection: sqlite3.Connection, words: str, narrow: Mapping[str, str], limit: int, offset: int) -> Finds:
    """Reports whose title or text holds all of `words`."""
    kept = {name: value for name, value in narrow.items() if name in ("outlet", "since", "until")}
    source = f"{schema.REPORTS_FTS} f JOIN reports r ON r.key = f.rowid"
    conditions = [_NARROW[name].format(report="r") for name in kept]
    found = _find(connection, schema.REPORTS_FTS, source, "r.id, r.id", 1, words, conditions, kept, (limit, offset))
    return Finds(*found, _facets(connection, schema.REPORTS_FTS, "reports", ("outlet",), words))


def _find(
    connection: sqlite3.Connection,
    fts: str,
    source: str,
    ids: str,
    column: int,
    words: str,
    conditions: list[str],
    narrow: Mapping[str, str],
    stretch: tuple[int, int],
) -> tuple[tuple[Find, ...], int, bool]:
    query = query_of(words)
    if not query:
        return (), 0, False
    where = " AND ".join([f"{fts} MATCH :query", *conditions])
    values = {"query": query, **narrow, "limit": stretch[0], "offset": stretch[1]}
    counting = f"SELECT count(*) FROM (SELECT 1 FROM {source} WHERE {where} LIMIT {MANY + 1})"
    count = connection.execute(counting, values).fetchone()[0]
    order = "f.rowid DESC" if count > MANY else "f.rank, r.id"
    rows = connection.execute(
        f"SELECT {ids}, snippet({fts}, {column}, '{_MARK}', '{_MARK}', '…', 24) FROM {source} WHERE {where}"
        f" ORDER BY {order} LIMIT :limit OFFSET :offset",
        values,
    )
    finds = tuple(Find(row[0], row[1], tuple(row[2].split(_MARK))) for row in rows)
    return finds, min(count, MANY), count > MANY


def _facets(
    connection: sqlite3.Connection, fts: str, table: str, columns: tuple[str, ...], words: str
) -> dict[str, list[tuple[str, int]]]:
    """How often each value of the columns occurs among the first finds."""
    query = query_of(words)
    if not query:
        return {}
    rows = connection.execute(
        f"SELECT {', '.join(f'r.{c}' for c in columns)} FROM"
        f" (SELECT rowid FROM {fts} WHERE {fts} MATCH ? LIMIT {SAMPLED}) f JOIN {table} r ON r.key = f.rowid",
        (query,),
    ).fetchall()
    found = {}
    for number, column in enumerate(columns):
        values = (value for row in rows for value in (row[number] or "").split(LIST_SEPARATOR) if value)
        if column == "outlet":
            values = (row[number] for row in rows if row[number])
        counted = Counter(values)
        found["party" if column == "parties" else column] = sorted(counted.items(), key=lambda c: (-c[1], c[0]))[:12]
    return found
