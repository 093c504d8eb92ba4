"""The schema of a record file, its version, and how a file of an older version is brought up to date.

`captures`, `claims`, `reports`, `readings` and `reviews` are the record; `custody` and `failures` are logs that no
export holds; every other table is derived and may be dropped and filled again from the readings.
"""

import sqlite3
from collections.abc import Iterator

from standoff.store import facets, woven
from standoff.store.reviews import LOG
from standoff.store.tables import LAYER_TABLES, READING_TABLES

APPLICATION_ID = 0x53746466
"""The four letters "Stdf" at offset 68 of the file, by which `file` and SQLite tell a record from other databases."""

MIGRATIONS = (
    """
    CREATE TABLE captures (
        sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL,
        packing TEXT NOT NULL CHECK (packing IN ('none', 'zlib')), bytes BLOB NOT NULL);
    CREATE TABLE claims (
        capture TEXT NOT NULL REFERENCES captures(sha256) ON DELETE CASCADE,
        source TEXT NOT NULL, media TEXT NOT NULL, metadata TEXT NOT NULL,
        PRIMARY KEY (capture, source, media, metadata)) WITHOUT ROWID;
    CREATE TABLE custody (
        key INTEGER PRIMARY KEY, capture TEXT NOT NULL REFERENCES captures(sha256) ON DELETE CASCADE,
        at TEXT NOT NULL, source TEXT NOT NULL, command TEXT NOT NULL, version TEXT NOT NULL);
    CREATE INDEX custody_capture ON custody(capture, source);
    CREATE TABLE failures (
        key INTEGER PRIMARY KEY, at TEXT NOT NULL, source TEXT NOT NULL, capture TEXT, reason TEXT NOT NULL);
    CREATE TABLE reports (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        capture TEXT NOT NULL UNIQUE REFERENCES captures(sha256) ON DELETE CASCADE,
        source TEXT NOT NULL, title TEXT, outlet TEXT, url TEXT, byline TEXT, language TEXT,
        published_earliest TEXT, published_latest TEXT, published_method TEXT NOT NULL, published_grade TEXT NOT NULL,
        encoding TEXT NOT NULL, text TEXT NOT NULL);
    CREATE INDEX reports_published ON reports(published_earliest);
    CREATE TABLE readings (
        report TEXT PRIMARY KEY REFERENCES reports(id) ON DELETE CASCADE,
        reader TEXT NOT NULL, metadata TEXT NOT NULL, sha256 TEXT NOT NULL, json TEXT NOT NULL);
    CREATE TABLE layer (readings TEXT NOT NULL, version TEXT NOT NULL);
    """,
    """
    CREATE INDEX reports_outlet ON reports(outlet, published_earliest);
    """,
    LOG,
    """
    CREATE INDEX readings_sha256 ON readings(report, sha256);
    """,
    """
    CREATE INDEX reports_days ON reports(published_earliest DESC, id, published_latest, outlet);
    """,
    "",
)  # fmt: skip
"""One script for each version, empty where only derived tables changed; the schema version is their number."""

VERSION = len(MIGRATIONS)

REPORTS_FTS = "reports_fts"
STATEMENTS_FTS = "statements_fts"
PLACES_BOX = "places_box"
TOKENIZER = "unicode61 remove_diacritics 2"

_SEARCH = """
CREATE VIRTUAL TABLE IF NOT EXISTS {fts} USING fts5(
    {columns}, content='{table}', content_rowid='key', tokenize='{tokenizer}');
CREATE TRIGGER {table}_fts_add AFTER INSERT ON {table} BEGIN
    INSERT INTO {fts}(rowid, {columns}) VALUES (new.key, {new});
END;
CREATE TRIGGER {table}_fts_drop AFTER DELETE ON {table} BEGIN
    INSERT INTO {fts}({fts}, rowid, {columns}) VALUES ('delete', old.key, {old});
END;
"""

_BOXES = f"""
CREATE VIRTUAL TABLE {PLACES_BOX} USING rtree(key, min_lat, max_lat, min_lon, max_lon);
CREATE TRIGGER places_box_add AFTER INSERT ON places WHEN new.lat IS NOT NULL AND new.lon IS NOT NULL BEGIN
    INSERT INTO {PLACES_BOX} VALUES (new.key, new.lat, new.lat, new.lon, new.lon);
END;
CREATE TRIGGER places_box_drop AFTER DELETE ON places BEGIN
    DELETE FROM {PLACES_BOX} WHERE key = old.key;
END;
"""


def derived_definitions() -> Iterator[str]:
    """The scripts that create every derived table, its index, its full text and its boxes."""
    for table in READING_TABLES:
        yield from table.definition(per_report=True)
    for table in LAYER_TABLES:
        yield from table.definition(per_report=False)
    yield _search(REPORTS_FTS, "reports", ("title", "text"))
    yield _search(STATEMENTS_FTS, "statements", ("source", "text"))
    yield _BOXES
    yield from facets.definitions()
    yield woven.TABLES


def derived_tables() -> tuple[str, ...]:
    """The names of every derived table, those that point at others first."""
    names = (*woven.NAMES, facets.FACETS, facets.ROW_FACETS, PLACES_BOX, STATEMENTS_FTS, REPORTS_FTS)
    return (*names, *(t.name for t in LAYER_TABLES), *(t.name for t in READING_TABLES))


def definitions(connection: sqlite3.Connection) -> dict[str, str]:
    """What the schema of a file says of each table, index and trigger, by name; without what SQLite adds by itself."""
    rows = connection.execute("SELECT name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {name: " ".join(sql.split()) for name, sql in rows}


def known_definitions() -> dict[str, str]:
    """The definitions of a file of this schema."""
    fresh = sqlite3.connect(":memory:")
    try:
        for script in (*MIGRATIONS, *derived_definitions()):
            run_script(fresh, script)
        return definitions(fresh)
    finally:
        fresh.close()


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Runs each statement of `script` inside the transaction that is open (`executescript` would commit it first)."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            connection.execute(waiting)
            waiting = ""
    if waiting.strip():
        connection.execute(waiting)


def _search(fts: str, table: str, columns: tuple[str, ...]) -> str:
    new, old = (", ".join(f"{row}.{c}" for c in columns) for row in ("new", "old"))
    return _SEARCH.format(fts=fts, table=table, columns=", ".join(columns), new=new, old=old, tokenizer=TOKENIZER)
