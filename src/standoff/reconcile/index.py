"""Rows of many readings by id, each with the report it stands in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from standoff.record.rows import Event, Moment, Place, Published, Reading, Statement
from standoff.record.terms import EventType


class _Row(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Row)


@dataclass(frozen=True)
class Index:
    """The readings in order of report id, and their rows by id.

    `routed` are the ids of the rows that are joined here, where they are not all that these readings have: the others
    are there to be looked up.
    `eventful` are the statements that tell of events, `counted` the moment of the count of those harmed in an event,
    `accused` the parties that a statement accuses.
    """

    readings: tuple[Reading, ...]
    reading_of: dict[str, Reading]
    statements: dict[str, Statement]
    events: dict[str, Event]
    moments: dict[str, Moment]
    places: dict[str, Place]
    eventful: frozenset[str]
    counted: dict[str, str]
    accused: dict[str, frozenset[str]]
    routed: frozenset[str] | None = None

    @classmethod
    def of(cls, readings: Iterable[Reading], routed: frozenset[str] | None = None) -> "Index":
        """The index of the set of `readings`: their order and repetition make no difference."""
        unique = {r.report.id: r for r in readings}
        ordered = tuple(unique[key] for key in sorted(unique))
        return cls(
            readings=ordered,
            reading_of={row.id: r for r in ordered for rows in _tables(r) for row in rows},
            statements={s.id: s for r in ordered for s in r.statements},
            events={e.id: e for r in ordered for e in r.events},
            moments={m.id: m for r in ordered for m in r.moments},
            places={p.id: p for r in ordered for p in r.places},
            eventful=frozenset(e.statement for r in ordered for e in r.events if e.derived_from is None),
            counted={
                t.event: t.moment for r in ordered for t in r.tolls if t.event is not None and t.moment is not None
            },
            accused=_accused(ordered),
            routed=routed,
        )

    def mine(self, rows: Iterable[R]) -> list[R]:
        """The rows among `rows` that are joined here, in order of id."""
        chosen = rows if self.routed is None else (row for row in rows if row.id in self.routed)
        return sorted(chosen, key=lambda row: row.id)

    def says_events(self, statement: str) -> bool:
        """Whether the content of the statement tells of events of its own."""
        return statement in self.eventful

    def root(self, row: str) -> Statement:
        """The outlet's own voice in the report that the row stands in."""
        return self.reading_of[row].statements[0]

    def published(self, row: str) -> Published:
        return self.reading_of[row].report.published

    def report(self, row: str) -> str:
        return self.reading_of[row].report.id

    def said_on(self, statement: str) -> str | None:
        """The first day on which the statement can have been made: its own moment's, else the report's."""
        moment = self.moments.get(self.statements[statement].moment or "")
        if moment is not None and moment.earliest is not None:
            return moment.earliest[:10]
        return self.published(statement).earliest

    def seen_on(self, row: str, moment: str | None, statement: str) -> str | None:
        """The day that a row speaks of: its moment's where it has one, else the day it was said."""
        own = self.moments.get(moment or "")
        if own is not None and own.earliest is not None:
            return own.earliest[:10]
        return self.said_on(statement)

    def seen_until(self, moment: str | None) -> str | None:
        """The last day of a row's moment that may mean more than one; None where one day is named, or none."""
        own = self.moments.get(moment or "")
        if own is None or own.earliest is None or own.latest is None or own.latest[:10] == own.earliest[:10]:
            return None
        return own.latest[:10]


def _accused(readings: Iterable[Reading]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for event in (e for r in readings for e in r.events):
        if event.derived_from is not None and event.type is EventType.ACCUSE:
            parties = {p.party for p in event.targets if p.party is not None}
            found.setdefault(event.derived_from, set()).update(parties)
    return {statement: frozenset(parties) for statement, parties in found.items()}


def _tables(reading: Reading) -> tuple[tuple[Any, ...], ...]:
    return (
        reading.actors,
        reading.places,
        reading.moments,
        reading.statements,
        reading.events,
        reading.situations,
        reading.tolls,
        reading.agreements,
        reading.mechanisms,
        reading.positions,
    )
