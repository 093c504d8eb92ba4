"""Which block each row of a reading is joined in: whose affair it is, and about which day.

Routing looks at one reading alone. Rows that may belong together must come to one affair: the two sides that a report
tells of, where a row names no others; else the parties that the row names; else the report by itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from standoff.reconcile.answering import is_contentless, is_version
from standoff.reconcile.homes import HARMS
from standoff.reconcile.index import Index
from standoff.reconcile.mentions import Mention, Parties, affair_of
from standoff.reconcile.sides import parties_of
from standoff.record.rows import Statement, Toll
from standoff.record.terms import AgreementKind, Ground, Stance

UNDATED = 0


class Room(StrEnum):
    """What is joined in a block: occurrences with their counts and disputes; or agreements and situations."""

    EVENTS = "events"
    COURSES = "courses"


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of a reading with the room and affair it is joined in, and the day (ordinal) about which."""

    room: Room
    affair: str
    day: int
    row: str


def ordinal(day: str | None) -> int | None:
    """The ordinal of an ISO 8601 day."""
    return date.fromisoformat(day[:10]).toordinal() if day is not None else None


def marks_of(
    index: Index, mentions: Mapping[str, Mention], leaders: Mapping[str, Mention], sides: Parties, told: date | None
) -> Iterator[Mark]:
    """The marks of the one reading of `index`, in order of kind and row; `leaders` is for each mention, by event id,
    the one that leads its story, `told` the day on which it was published or is known to have been told."""
    report = index.readings[0].report.id
    route = _Routes(index, mentions, leaders, sides, told, report)
    for mention in mentions.values():
        yield Mark(Room.EVENTS, *route.of_mention(mention), mention.event.id)
    for statement in index.readings[0].statements:
        denies = statement.stance in (Stance.DENY, Stance.REJECT)
        version = is_version(statement, index.statements.get(statement.answers or ""))
        if version or (denies and (statement.answers is not None or is_contentless(statement, index))):
            yield Mark(Room.EVENTS, *route.of_denial(statement), statement.id)
    for toll in index.readings[0].tolls:
        yield Mark(Room.EVENTS, *route.of_toll(toll), toll.id)
    for agreement in index.readings[0].agreements:
        named = frozenset(agreement.parties) - frozenset(agreement.brokers)
        if agreement.kind is AgreementKind.CEASEFIRE and len(named) < 2:
            named = frozenset()
        day = index.seen_on(agreement.id, agreement.moment, agreement.statement)
        yield Mark(Room.COURSES, route.key(named), route.day(day), agreement.id)
    for situation in index.readings[0].situations:
        day = index.said_on(situation.statement)
        yield Mark(Room.COURSES, route.key(frozenset(situation.parties)), route.day(day), situation.id)


class _Routes:
    def __init__(
        self,
        index: Index,
        mentions: Mapping[str, Mention],
        leaders: Mapping[str, Mention],
        sides: Parties,
        told: date | None,
        report: str,
    ) -> None:
        self._index, self._sides, self._told, self._report = index, sides, told, report
        self._mentions, self._leaders = mentions, leaders
        self._story: dict[str, date] = {}
        self._dated: set[tuple[str, date]] = set()
        self._of_statement: dict[str, list[Mention]] = {}
        for mention in mentions.values():
            self._of_statement.setdefault(mention.event.statement, []).append(mention)
            if mention.is_exact and mention.first is not None and not mention.is_history:
                affair = self._named(mention.between)
                self._dated.add((affair, mention.first))
                if told is None or mention.first <= told:
                    self._story[affair] = max(mention.first, self._story.get(affair, mention.first))

    def key(self, parties: Parties) -> str:
        """The affair of who names these parties."""
        return self._named(affair_of(parties, self._sides))

    def _named(self, affair: Parties) -> str:
        return "+".join(sorted(affair)) or f"report {self._report}"

    def day(self, value: str | date | None) -> int:
        """The ordinal of a day, that of the report where it is none."""
        day = date.fromisoformat(value[:10]) if isinstance(value, str) else value
        known = day or self._told
        return known.toordinal() if known is not None else UNDATED

    def of_mention(self, mention: Mention) -> tuple[str, int]:
        """A mention goes where the one that leads its story does. An undated one goes to the day that its paragraph
        last named, where its report dates something to that; else where its report dates the affair to, if that is
        news on the day of the report."""
        mention = self._leaders[mention.event.id]
        affair = self._named(mention.between)
        if mention.first is not None and mention.last is not None:
            return affair, (mention.first.toordinal() + mention.last.toordinal()) // 2
        known = mention.first or mention.last
        story = self._story.get(affair)
        if known is None and mention.lately is not None and (affair, mention.lately) in self._dated:
            known = mention.lately
        if known is None and story is not None and not self._is_old(story, mention):
            known = story
        return affair, self.day(known)

    def _is_old(self, story: date, mention: Mention) -> bool:
        return self._told is not None and (self._told - story).days > mention.family.told

    def of_denial(self, denial: Statement) -> tuple[str, int]:
        """Where what is denied is joined: what the denier is charged with in the claim, else told in either."""
        deniers = parties_of(denial)
        told = self._of_statement.get(denial.answers or "", []) or self._of_statement.get(denial.id, [])
        if told:
            return self.of_mention(min(told, key=lambda m: (not deniers & m.actors, m.start, m.event.id)))
        claim = self._index.statements.get(denial.answers or "")
        claimers = parties_of(claim) if claim is not None else set()
        return self.key(frozenset(deniers | claimers)), self.day(self._index.said_on(denial.id))

    def of_toll(self, toll: Toll) -> tuple[str, int]:
        """Where the event of the count is joined; else what its report tells that can harm so, last before it."""
        tied = self._mentions.get(toll.event or "")
        if tied is not None:
            return self.of_mention(tied)
        moment = self._index.moments.get(toll.moment or "")
        start = toll.spans[0][0]
        if toll.ground is Ground.CURRENT:
            for family in HARMS.get(toll.kind, ("fighting",)):
                told = [m for m in self._mentions.values() if m.family.name == family and _is_current(m)]
                if told:
                    return self.of_mention(min(told, key=lambda m: _distance(m, toll.party, start)))
        party = frozenset({toll.party} if toll.party is not None else ())
        return self.key(party), self.day(moment.earliest if moment is not None else None)


def _is_current(mention: Mention) -> bool:
    """Whether a count may be of it: news, or a dated deed of the last year that may be news to others."""
    return not mention.is_history and (mention.event.ground is Ground.CURRENT or mention.is_exact)


def _distance(mention: Mention, party: str | None, start: int) -> tuple[bool, bool, int, str]:
    other_side = party is not None and party not in mention.parties | mention.sides
    return (other_side, mention.start > start, abs(start - mention.start), mention.event.id)
