"""A reading without the rows that a person rejected.

What stands in a rejected statement goes with it: events, counts, positions and the statements nested in it, since
nobody is left who says them. What only points at a rejected row no longer does.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from standoff.record.rows import Event, Holder, Participant, Reading, Statement

T = TypeVar("T")

_IN_STATEMENTS = ("events", "situations", "tolls", "agreements", "mechanisms", "positions")


def without(reading: Reading, rejected: set[str]) -> tuple[Reading, set[str]]:
    """The reading without the rejected rows, and the ids of all that went; an outlet's own voice is never rejected."""
    gone = _with_dependants(reading, rejected - {s.id for s in reading.statements if s.cue is None})
    if not gone:
        return reading, set()

    def known(row: str | None) -> str | None:
        return None if row in gone else row

    def kept(rows: Iterable[T]) -> tuple[T, ...]:
        return tuple(row for row in rows if row.id not in gone)  # type: ignore[attr-defined]

    def taking_part(side: Iterable[Participant]) -> tuple[Participant, ...]:
        return tuple(replace(p, actor=None, party=None) if p.actor in gone else p for p in side)

    def event(e: Event) -> Event:
        days = (None, None) if e.moment in gone else (e.earliest, e.latest)
        e = replace(e, place=known(e.place), moment=known(e.moment), earliest=days[0], latest=days[1])
        return replace(e, actors=taking_part(e.actors), targets=taking_part(e.targets))

    def statement(s: Statement) -> Statement:
        holders = tuple(Holder(None, None) if h.actor in gone else h for h in s.source.holders)
        return replace(s, answers=known(s.answers), moment=known(s.moment), source=replace(s.source, holders=holders))

    others: dict[str, Any] = {
        "actors": tuple(replace(a, of=known(a.of)) for a in kept(reading.actors)),
        "situations": tuple(replace(s, place=known(s.place), since=known(s.since)) for s in kept(reading.situations)),
        "tolls": tuple(
            replace(t, event=known(t.event), moment=known(t.moment), part_of=known(t.part_of))
            for t in kept(reading.tolls)
        ),
    }
    for table in ("agreements", "mechanisms", "positions"):
        others[table] = tuple(replace(row, moment=known(row.moment)) for row in kept(getattr(reading, table)))
    return replace(
        reading,
        places=kept(reading.places),
        moments=kept(reading.moments),
        statements=tuple(map(statement, kept(reading.statements))),
        events=tuple(map(event, kept(reading.events))),
        **others,
    ), gone  # fmt: skip


def _with_dependants(reading: Reading, rejected: set[str]) -> set[str]:
    gone = set(rejected)
    known = {s.id for s in reading.statements}
    while True:
        nested = {s.id for s in reading.statements if s.parent in gone} - gone
        if not nested:
            break
        gone |= nested
    silent = gone & known
    for table in _IN_STATEMENTS:
        gone |= {r.id for r in getattr(reading, table) if r.statement in silent}
    return gone | {e.id for e in reading.events if e.derived_from in silent}
