"""From the id of any row to the page that shows it."""

import sqlite3

from standoff.store.queries.listing import KINDS
from standoff.store.queries.rows import ROW_KINDS

_PAGES = {
    "incidents": "/incidents/{0}",
    "disputes": "/disputes/{0}",
    "agreements": "/agreements/{0}",
    "actors": "/actors/{0}",
    "places": "/places/{0}",
    "tolls": "/tolls#{0}",
    "mechanisms": "/mechanisms#{0}",
}


def place_of(connection: sqlite3.Connection, identifier: str) -> str | None:
    """The address of the row; None where the record does not hold it."""
    if _holds(connection, "reports", identifier):
        return f"/reports/{identifier}"
    for table, page in _PAGES.items():
        if _holds(connection, KINDS[table][0], identifier):
            return page.format(identifier)
    found = ROW_KINDS.get(identifier.split("-")[0])
    if found is not None:
        row = connection.execute(f"SELECT report FROM {found[0]} WHERE id = ?", (identifier,)).fetchone()
        if row is not None:
            return f"/reports/{row[0]}?row={identifier}#chosen"
    return None


def _holds(connection: sqlite3.Connection, table: str, identifier: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (identifier,)).fetchone() is not None
