"""Text families in tables: which body of text carries which, kept so that a new body is compared with its like alone.

The rule is that of `reconcile.lineage`. `bodies` names for each body the first report that has it, the body that it
carries (`source`) and the one at the end of that line (`root`); `copies` holds each pair of which one carries the other
under the body that was compared. A new body, or an earlier report of one, concerns the bodies that share a key with it.
"""

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator

from standoff.reconcile.lineage import MOST_COMPARED, MOST_HOLDERS, Order, is_copy, order_of
from standoff.reconcile.shingling import Body
from standoff.record.rows import Report

_UNSIGNED = 1 << 64
_SIGN = 1 << 63


def enter_body(connection: sqlite3.Connection, body: Body, report: Report) -> None:
    """Enters a body, or what it is of; `settle_families` must follow where it is in use."""
    published, shorter, first = order_of(report, body)
    known = connection.execute("SELECT published, shorter, first FROM bodies WHERE name = ?", (body.name,)).fetchone()
    if known is None:
        row = (
            body.name,
            published,
            shorter,
            first,
            None,
            body.name,
            array("q", map(_signed, sorted(body.runs))).tobytes(),
        )
        connection.execute("INSERT INTO bodies VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        connection.executemany("INSERT INTO body_keys VALUES (?, ?)", [(key, body.name) for key in body.keys])
    elif (published, shorter, first) < tuple(known):
        connection.execute(
            "UPDATE bodies SET published = ?, shorter = ?, first = ? WHERE name = ?",
            (published, shorter, first, body.name),
        )


def settle_families(connection: sqlite3.Connection, names: Iterable[str]) -> set[str]:
    """Compares again what the bodies `names` concern; gives the bodies whose root, or what it is of, may be another."""
    concerned = set(names)
    query = "SELECT DISTINCT o.body FROM body_keys k JOIN body_keys o ON o.key = k.key WHERE k.body = ?"
    for name in sorted(concerned):
        concerned.update(other for (other,) in connection.execute(query, (name,)))
    _compare(connection, concerned)
    return _settle_roots(connection, concerned)


def put_families(connection: sqlite3.Connection) -> None:
    """Compares all bodies anew."""
    names = {name for (name,) in connection.execute("SELECT name FROM bodies")}
    _compare(connection, names)
    _settle_roots(connection, names)


def _compare(connection: sqlite3.Connection, names: set[str]) -> None:
    for name in sorted(names):
        connection.execute("DELETE FROM copies WHERE asker = ?", (name,))
        mine = _body(connection, name)
        for other in _candidates(connection, mine):
            theirs = _body(connection, other)
            carrier, origin = (mine, theirs) if _first(connection, other) < _first(connection, name) else (theirs, mine)
            if is_copy(carrier, origin):
                connection.execute("INSERT INTO copies VALUES (?, ?, ?)", (name, carrier.name, origin.name))


def _candidates(connection: sqlite3.Connection, body: Body) -> list[str]:
    """The bodies that sort before this one and share a key, as `lineage.candidates` gives them."""
    shared: Counter[str] = Counter()
    query = "SELECT body FROM body_keys WHERE key = ? AND body < ? ORDER BY body LIMIT ?"
    for key in body.keys:
        shared.update(other for (other,) in connection.execute(query, (key, body.name, MOST_HOLDERS)))
    return [other for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:MOST_COMPARED]]


def _settle_roots(connection: sqlite3.Connection, names: set[str]) -> set[str]:
    """Enters the source of each body, and the root of it and of all that carry it; gives the bodies of these lines
    and those that stood at their ends before."""
    for name in names:
        query = "SELECT DISTINCT origin FROM copies WHERE carrier = ?"
        origins = [origin for (origin,) in connection.execute(query, (name,))]
        source = min(origins, key=lambda origin: _first(connection, origin), default=None)
        connection.execute("UPDATE bodies SET source = ? WHERE name = ?", (source, name))
    reached: set[str] = set()
    for name in names:
        reached.update(_carrying(connection, name, reached))
    left = set()
    for name in sorted(reached):
        left.add(connection.execute("SELECT root FROM bodies WHERE name = ?", (name,)).fetchone()[0])
        connection.execute("UPDATE bodies SET root = ? WHERE name = ?", (_root(connection, name), name))
    return reached | left


def _carrying(connection: sqlite3.Connection, name: str, reached: set[str]) -> Iterator[str]:
    """The body with all that carry it, but those reached already."""
    waiting = [name]
    seen: set[str] = set()
    while waiting:
        body = waiting.pop()
        if body not in reached and body not in seen:
            seen.add(body)
            waiting += [n for (n,) in connection.execute("SELECT name FROM bodies WHERE source = ?", (body,))]
    yield from seen


def _root(connection: sqlite3.Connection, name: str) -> str:
    while True:
        (source,) = connection.execute("SELECT source FROM bodies WHERE name = ?", (name,)).fetchone()
        if source is None:
            return name
        name = source


def _body(connection: sqlite3.Connection, name: str) -> Body:
    (runs,) = connection.execute("SELECT runs FROM bodies WHERE name = ?", (name,)).fetchone()
    keys = connection.execute("SELECT key FROM body_keys WHERE body = ? ORDER BY key", (name,)).fetchall()
    return Body(name, frozenset(array("q", runs)), tuple(key for (key,) in keys))


def _first(connection: sqlite3.Connection, name: str) -> Order:
    query = "SELECT published, shorter, first FROM bodies WHERE name = ?"
    published, shorter, first = connection.execute(query, (name,)).fetchone()
    return published, shorter, first


def _signed(number: int) -> int:
    """An unsigned hash as SQLite and `array` hold it."""
    return number - _UNSIGNED if number >= _SIGN else number
