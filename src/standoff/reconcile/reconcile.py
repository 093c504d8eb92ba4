"""The record that a set of readings makes: the blocks of their rows, each joined by itself, and what is kept by name.

`reconcile` is the whole of it; a store that keeps what came of each block need only join again those that changed.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from standoff.knowledge.dispute_weights import DisputeWeights
from standoff.reconcile.actors import by_party_and_name, join_actors, merge_actors
from standoff.reconcile.answering import answers_across, answers_read
from standoff.reconcile.blocks import Block, blocks, tied
from standoff.reconcile.building import build_incidents, newest_first, with_contested
from standoff.reconcile.courses import by_kind, current_first, join_agreements, join_situations
from standoff.reconcile.disputes import by_incident, find_disputes
from standoff.reconcile.docket import Docket
from standoff.reconcile.incidents import cluster_events
from standoff.reconcile.index import Index
from standoff.reconcile.ledgers import (
    by_name,
    by_party,
    join_mechanisms,
    join_positions,
    merge_mechanisms,
    merge_positions,
)
from standoff.reconcile.lent import Lent
from standoff.reconcile.linked import linked_clusters
from standoff.reconcile.origins import Origins, merge_origins
from standoff.reconcile.places import by_name as by_place_name
from standoff.reconcile.places import join_places, merge_places
from standoff.reconcile.routing import Room
from standoff.reconcile.telling import Telling
from standoff.reconcile.tolls import gather_tolls, newest_current_first
from standoff.record.joined import Origin, Record
from standoff.record.reviews import ReviewEntry
from standoff.record.rows import Reading

T = TypeVar("T")

ORDERS: dict[str, Callable[[Any], tuple[object, ...]]] = {
    "incidents": newest_first,
    "disputes": by_incident,
    "tolls": newest_current_first,
    "agreements": current_first,
    "situations": by_kind,
    "actors": by_party_and_name,
    "places": by_place_name,
    "origins": lambda origin: (origin.id,),
    "mechanisms": by_name,
    "positions": by_party,
    "reviews": lambda reviewed: (reviewed.entry.at, reviewed.id),
}
"""The order in which the rows of a record stand, table by table."""

_MERGES: dict[str, Callable[[Any, Any], Any]] = {
    "actors": merge_actors,
    "places": merge_places,
    "origins": lambda one, other: merge_origins([one, other])[0],
    "mechanisms": merge_mechanisms,
    "positions": merge_positions,
}


@dataclass(frozen=True)
class Joined:
    """A record with what it was made of: what reports lend each other, each reading as told, and the part of the record
    that came of each block."""

    record: Record
    lent: Lent
    tellings: Mapping[str, Telling]
    parts: tuple[tuple[Block, Record], ...]


def reconcile(readings: Iterable[Reading], reviews: Iterable[ReviewEntry] = ()) -> Record:
    """The record of the set of `readings` as the entries of `reviews` leave them; the same for any order and any
    repetition of them."""
    return join_all(readings, reviews).record


def join_all(
    readings: Iterable[Reading], reviews: Iterable[ReviewEntry] = (), weights: DisputeWeights | None = None
) -> Joined:
    """The record that `reconcile` gives, with what it was made of; `weights` in place of the shipped ones."""
    with _uncollected():
        docket = Docket(readings, reviews)
        ordered = docket.readings
        lent = Lent.of(ordered)
        tellings = {r.report.id: Telling.of(r, lent) for r in ordered}
        marked = ((report, mark) for report, telling in tellings.items() for mark in telling.marks)
        ties = docket.ties()
        found = tied(blocks(marked), ties) if ties else blocks(marked)
        parts = tuple((block, join_block(block, tellings, lent, docket, weights)) for block in found)
        by_name = joined_by_name(ordered, lent)
        record = Record(
            readings=ordered,
            actors=by_name.actors,
            places=by_name.places,
            origins=by_name.origins,
            mechanisms=by_name.mechanisms,
            positions=by_name.positions,
            incidents=in_order("incidents", (row for _, part in parts for row in part.incidents)),
            disputes=in_order("disputes", (row for _, part in parts for row in part.disputes)),
            tolls=in_order("tolls", (row for _, part in parts for row in part.tolls)),
            agreements=in_order("agreements", (row for _, part in parts for row in part.agreements)),
            situations=in_order("situations", (row for _, part in parts for row in part.situations)),
            reviews=docket.outcomes(),
            as_read=docket.as_read,
        )
        return Joined(record, lent, tellings, parts)


def joined_by_name(readings: Sequence[Reading], lent: Lent) -> Record:
    """The rows that are kept by name, whatever affair they stand in."""
    index = Index.of(readings)
    return Record(
        actors=join_actors(readings, lent.full),
        places=join_places(readings),
        origins=merge_origins(o for r in readings for o in origins_of(r, lent)),
        mechanisms=join_mechanisms(index),
        positions=join_positions(index),
    )


def merged_by_name(table: str, one: T, other: T) -> T:
    """One row of two that are kept by one name: what joining both sets of reports together gives."""
    merged: T = _MERGES[table](one, other)
    return merged


def in_order(table: str, rows: Iterable[T]) -> tuple[T, ...]:
    """The rows of a table of the record in the order in which they stand in it."""
    return tuple(sorted(rows, key=ORDERS[table]))


def join_block(
    block: Block,
    tellings: Mapping[str, Telling],
    lent: Lent,
    docket: Docket,
    weights: DisputeWeights | None = None,
) -> Record:
    """What comes of the rows of a block alone; `tellings` hold those of its reports."""
    rows = frozenset(row for routed in block.rows.values() for row in routed)
    members = [tellings[report] for report in block.rows]
    index = Index.of((t.reading for t in members), rows)
    origins = Origins.of(index, join_actors(index.readings, lent.full), lent.voice)
    sides = {t.reading.report.id: t.sides for t in members}
    if block.key.room == Room.COURSES:
        return Record(
            agreements=join_agreements(index, origins, sides, docket),
            situations=join_situations(index, origins, sides),
        )
    told = cluster_events(story for t in members for story in t.stories_among(rows))
    clusters = linked_clusters(told, docket)
    answers = answers_read(index)
    incidents = build_incidents(clusters, index, origins, answers)
    across = answers_across(index, incidents)
    if across:
        incidents = build_incidents(clusters, index, origins, {**answers, **across})
    tolls = gather_tolls(index, origins, incidents)
    disputes = docket.disputes(find_disputes(index, origins, incidents, tolls, across, weights))
    return Record(incidents=with_contested(incidents, disputes), disputes=disputes, tolls=tolls)


def origins_of(reading: Reading, lent: Lent) -> tuple[Origin, ...]:
    """The origins of the statements of one reading, in order of id."""
    index = Index.of([reading])
    origins = Origins.of(index, join_actors(index.readings, lent.full), lent.voice)
    return tuple(origins.by_id[key] for key in sorted(origins.by_id))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Holds back the collector of cycles: none are made here, and its walks over all rows would double the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
