"""The two sides that a report tells of."""

from collections import Counter
from collections.abc import Iterable

from standoff.knowledge.families import family_of
from standoff.knowledge.territories import load_territories
from standoff.reconcile.mentions import FORCE, HAPPENS, Parties
from standoff.record.rows import Event, Participant, Reading
from standoff.record.terms import EventType, Ground


def sides_of(reading: Reading) -> Parties:
    """The two parties that a report most often names: in the acts of force that happened, else there and in their
    quarrels, else in all acts of force, in all current events, with its speakers and all its actors, or the two states
    among these; none where the second is not clear. Who is only hit by somebody unknown is a bystander where the report
    sets two others against each other."""
    events = [e for e in reading.events if e.derived_from is None and e.ground is Ground.CURRENT]
    force = [e for e in events if family_of(e.cameo).name in FORCE]
    happened = _parties(e for e in force if e.modality in HAPPENS)
    acting = _parties(events)
    speaking = Counter(h.party for s in reading.statements for h in s.source.holders if h.party is not None)
    named = Counter(a.party for a in reading.actors if a.party is not None for _ in a.mentions)
    counts = [happened, happened + _quarrels(reading), _parties(force), acting]
    counts += [acting + speaking, acting + speaking + named]
    states = load_territories().by_code
    counts += [Counter({party: n for party, n in count.items() if party in states}) for count in counts]
    sides = next((sides for count in counts if (sides := _two_clear(count))), frozenset())
    opposed = _opposed(reading, force)
    acting_by_force = {p for e in force for p in _of(e.actors)}
    return sides if sides in opposed or sides <= acting_by_force else _first(opposed) or sides


def _first(count: Counter[Parties]) -> Parties:
    """The pair that is counted most often; none where two are."""
    ranked = sorted(count, key=lambda pair: (-count[pair], sorted(pair)))
    return ranked[0] if len(ranked) == 1 or (ranked and count[ranked[0]] > count[ranked[1]]) else frozenset()


def _opposed(reading: Reading, force: Iterable[Event]) -> Counter[Parties]:
    """How often a report sets two parties against each other: one acts against the other by force, accuses or answers
    it, or they fight each other."""
    count: Counter[Parties] = Counter()
    for event in force:
        actors, targets = _of(event.actors), _of(event.targets)
        if len(actors) == 2 and not targets:
            count[actors] += 1
        count.update(frozenset({a, t}) for a in actors for t in targets - actors)
    by = {s.id: {h.party for h in s.source.holders if h.party is not None} for s in reading.statements}
    for event in reading.events:
        if event.derived_from is not None and event.type is EventType.ACCUSE:
            accused = _of(event.targets)
            count.update(frozenset({a, t}) for a in by[event.derived_from] for t in accused - by[event.derived_from])
    for statement in reading.statements:
        one, other = by[statement.id], by.get(statement.answers or "", set())
        count.update(frozenset({a, b}) for a in one for b in other if a != b)
    return count


def _of(side: Iterable[Participant]) -> Parties:
    return frozenset(p.party for p in side if p.party is not None)


def _quarrels(reading: Reading) -> Counter[str]:
    """How often each party accuses or is accused, answers or is answered by another."""
    count = _parties(e for e in reading.events if e.derived_from is not None and e.type is EventType.ACCUSE)
    by = {s.id: {h.party for h in s.source.holders if h.party is not None} for s in reading.statements}
    for statement in reading.statements:
        one, other = by[statement.id], by.get(statement.answers or "", set())
        if one and other and not one & other:
            count.update(one | other)
    return count


def named_in(reading: Reading) -> Parties:
    """The parties of the events, speakers and counts of a reading."""
    speaking = {h.party for s in reading.statements for h in s.source.holders if h.party is not None}
    harmed = {t.party for t in reading.tolls if t.party is not None and t.ground is Ground.CURRENT}
    return frozenset(speaking | harmed) | frozenset(_parties(reading.events))


def _parties(events: Iterable[Event]) -> Counter[str]:
    return Counter(p.party for e in events for p in (*e.actors, *e.targets) if p.party is not None)


def _two_clear(count: Counter[str]) -> Parties:
    ranked = sorted(count, key=lambda party: (-count[party], party))
    if len(ranked) < 2 or (len(ranked) > 2 and count[ranked[1]] == count[ranked[2]]):
        return frozenset()
    return frozenset(ranked[:2])
