"""The queue of review: what is contested, may be one, was not resolved, or is little sure; and the log."""

from collections.abc import Iterator
from typing import Any

from standoff.record.codec import to_plain
from standoff.record.reviews import QueueItem
from standoff.store import reviews
from standoff.store.queries import listing
from standoff.views.filters import Row
from standoff.web.following import place_of
from standoff.web.reviewing import Reviewing
from standoff.web.visits import Route, Shown, Visit
from standoff.web.words import words_of

FILTERS = ("kind",)
_PER_PAGE, _LOG, _WORDS = 25, 50, 3
_CAN_MERGE = frozenset({"actors", "places", "incidents", "agreements"})


def review(visit: Visit) -> Shown:
    """A stretch of the queue, each item with its words and what can be decided on it."""
    reviewing = Reviewing(visit.live) if visit.reviewing is None else visit.reviewing
    every, whole = reviewing.queue(visit.connection)
    kind = visit.asked.given.get("kind")
    items = [item for item in every if kind in (None, item.kind)]
    start = (visit.asked.page - 1) * _PER_PAGE
    shown = items[start : start + _PER_PAGE]
    context = {
        "items": [_item(visit, item) for item in shown],
        "count": len(items),
        "start": start,
        "more": start + _PER_PAGE < len(items),
        "whole": whole,
        "kinds": sorted({item.kind for item in every}),
        "kind": kind,
        "log": _log(visit),
        "writable": visit.asked.known is None,
    }
    return Shown("review.html", "Review", context, lambda: _rows(items))


def _item(visit: Visit, item: QueueItem) -> dict[str, Any]:
    said: list[str] = []
    for row in item.rows:
        if item.table == "disputes":
            for dispute in listing.fetch(visit.connection, "disputes", [row]):
                said += dispute.statements[:_WORDS]
        else:
            said.append(row)
    return {
        "item": item,
        "words": list(words_of(visit.connection, said).values())[:4],
        "places": [(row, place_of(visit.connection, row)) for row in item.rows],
        "merge": len(item.rows) > 1 and item.table in _CAN_MERGE,
    }


def _log(visit: Visit) -> list[Any]:
    entries = reviews.entries(visit.connection)
    return list(reversed(entries))[:_LOG]


def _rows(items: list[QueueItem]) -> Iterator[Row]:
    return (to_plain(item) for item in items)


ROUTES = (Route("/review", "Review", review, FILTERS),)
