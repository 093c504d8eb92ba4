"""The tables of what the layer was joined of: see `weave` and `lending`, which keep them."""

import sqlite3

TABLES = """
CREATE TABLE told (
    report TEXT PRIMARY KEY, sha256 TEXT NOT NULL, body TEXT NOT NULL, published TEXT, own TEXT NOT NULL,
    lone TEXT NOT NULL, voice TEXT NOT NULL, day TEXT, number INTEGER, sides TEXT NOT NULL,
    months TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX told_own ON told(own, number, months);
CREATE INDEX told_body ON told(body);
CREATE INDEX told_lone ON told(lone, number);
CREATE TABLE bodies (
    name TEXT PRIMARY KEY, published TEXT NOT NULL, shorter INTEGER NOT NULL, first TEXT NOT NULL, source TEXT,
    root TEXT NOT NULL, runs BLOB NOT NULL);
CREATE INDEX bodies_source ON bodies(source);
CREATE INDEX bodies_root ON bodies(root);
CREATE TABLE body_keys (key INTEGER, body TEXT, PRIMARY KEY (key, body)) WITHOUT ROWID;
CREATE INDEX body_keys_body ON body_keys(body);
CREATE TABLE copies (asker TEXT, carrier TEXT, origin TEXT, PRIMARY KEY (asker, carrier, origin)) WITHOUT ROWID;
CREATE INDEX copies_carrier ON copies(carrier, origin);
CREATE TABLE surnames (
    party TEXT, surname TEXT, name TEXT, report TEXT, PRIMARY KEY (party, surname, name, report)) WITHOUT ROWID;
CREATE TABLE affairs (
    party TEXT, number INTEGER, sides TEXT, report TEXT, PRIMARY KEY (party, number, sides, report)) WITHOUT ROWID;
CREATE INDEX affairs_report ON affairs(report);
CREATE TABLE marks (
    room TEXT, affair TEXT, day INTEGER, report TEXT, row TEXT,
    PRIMARY KEY (room, affair, day, report, row)) WITHOUT ROWID;
CREATE INDEX marks_report ON marks(report);
CREATE TABLE block_rows (block TEXT, tbl TEXT, id TEXT, PRIMARY KEY (block, tbl, id)) WITHOUT ROWID;
"""
NAMES = ("told", "bodies", "body_keys", "copies", "surnames", "affairs", "marks", "block_rows")


def clear(connection: sqlite3.Connection) -> None:
    """Forgets what the layer was joined of, inside the transaction that is open."""
    for name in NAMES:
        connection.execute(f"DELETE FROM {name}")
