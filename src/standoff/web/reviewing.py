"""The queue of what a person should look at, and decisions put into the log of review.

The queue of a record of a few hundred reports is that of `standoff review queue`. A larger one is not read whole: its
queue holds what is contested and what was not found, and `standoff review queue` lists the rest.
"""

import sqlite3
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime

from standoff.record.reviews import QueueItem
from standoff.store import layer
from standoff.store.live import Live
from standoff.store.queries import deciding, listing
from standoff.store.queries.asking import Ask
from standoff.web.problems import bad
from standoff.web.snapshots import MOST_AT_ONCE

_MOST = 400
ACTIONS = ("accept", "reject", "merge")


@dataclass
class Reviewing:
    """The queue of one record, kept while the file is not written to, and the joining that follows decisions."""

    live: Live
    _kept: tuple[str, tuple[QueueItem, ...], bool] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def queue(self, connection: sqlite3.Connection) -> tuple[tuple[QueueItem, ...], bool]:
        """The items, and whether they are all that there is to look at."""
        with self._lock:
            stamp = self.live.stamp()
            if self._kept is None or self._kept[0] != stamp:
                items, whole = self._made(connection)
                self._kept = (stamp, items, whole)
            return self._kept[1], self._kept[2]

    def _made(self, connection: sqlite3.Connection) -> tuple[tuple[QueueItem, ...], bool]:
        if connection.execute("SELECT count(*) FROM readings").fetchone()[0] > MOST_AT_ONCE:
            return tuple(_of_a_large_record(connection)), False
        from standoff.reconcile.queueing import queue

        return queue(layer.load_layer(connection, tuple(layer.iter_readings(connection)))), True

    def decide(self, action: str, rows: tuple[str, ...], by: str, why: str) -> None:
        """Puts a decision into the log and has it carried out. Raises Refused where it cannot be made, RecordError
        where the file cannot be written."""
        from standoff.reconcile.deciding import Decisions
        from standoff.store import Store

        if action not in ACTIONS:
            raise bad(f"there is no decision “{action[:40]}”; choose among {', '.join(ACTIONS)}")
        with self.live.reading() as connection:
            part = deciding.part_of(connection, rows)
            count = connection.execute("SELECT count(*) FROM readings").fetchone()[0]
        decisions = Decisions(part, by, why, datetime.now(UTC).isoformat(timespec="seconds"))
        entries = [decisions.merge(rows)] if action == "merge" else [getattr(decisions, action)(row) for row in rows]
        with Store(self.live.path, write=True, busy_seconds=5.0) as store:
            store.append_reviews(entries)
        if count > MOST_AT_ONCE:
            threading.Thread(target=self._join, daemon=True).start()
        else:
            self._join()

    def _join(self) -> None:
        from standoff.engine import joining
        from standoff.store import Store

        with self._lock, Store(self.live.path, write=True) as store:
            store.put_layer(joining())


def _of_a_large_record(connection: sqlite3.Connection) -> list[QueueItem]:
    done = deciding.decided(connection)
    items = [
        QueueItem(d.id, "contested", "disputes", (d.id,), f"{d.kind} {', '.join(d.parties)}: {d.summary}", d.rule, 1.0)
        for d in listing.page(connection, "disputes", Ask(limit=_MOST)).rows
        if d.id not in done
    ]
    places = listing.fetch(connection, "places", deciding.unresolved_places(connection, _MOST // 4))
    items += [
        QueueItem(p.id, "unresolved", "places", (p.id,), f"{p.name} ({p.kind})", "not in the gazetteer", 1.0)
        for p in places
        if p.id not in done
    ]
    return items
