"""Two parties that lay one incident at each other's door, or that name differently what the other calls an attack."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations

from standoff.knowledge.families import family_of
from standoff.reconcile.contesting import contested
from standoff.reconcile.index import Index
from standoff.reconcile.sides import parties_of
from standoff.record.joined import Dispute, Incident
from standoff.record.rows import Event, Statement
from standoff.record.terms import DisputeKind, EventType, Ground, Polarity, Stance

_HARM = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
_JUST_BEFORE = 200
_BLAME = "each party's account makes the other the one who acted"
_NAMES = "each party calls the incident something else"


def mutual_blame(incident: Incident, index: Index) -> Iterator[Dispute]:
    """The pairs of parties whose accounts of the incident each make the other the one who acted, or accuse it."""
    events = _harmful(incident, index)
    if not events:
        return
    blamed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event in events:
        actors = {p.party for p in event.actors if p.party is not None}
        for holder in parties_of(index.statements[event.statement]) - actors:
            for actor in actors:
                blamed[(holder, actor)].add(event.statement)
    for statement in _said_of(incident, events, index):
        for holder in parties_of(index.statements[statement]):
            for accused in index.accused.get(statement, frozenset()) - {holder}:
                blamed[(holder, accused)].add(statement)
    for charge in _each_other(incident, events, index):
        for holder, actor in permutations(sorted(parties_of(charge)), 2):
            blamed[(holder, actor)].add(charge.id)
    for (holder, actor), statements in sorted(blamed.items()):
        if holder < actor and (actor, holder) in blamed:
            both = statements | blamed[(actor, holder)]
            yield contested(incident, DisputeKind.MUTUAL_BLAME, (holder, actor), both, _BLAME, index, mark="blame")


def _harmful(incident: Incident, index: Index) -> list[Event]:
    events = (index.events[e] for e in incident.events)
    return [e for e in events if e.type in _HARM and e.polarity is Polarity.AFFIRMED]


def _each_other(incident: Incident, events: list[Event], index: Index) -> Iterator[Statement]:
    """The charges of both sides at once ("each side held the other responsible") that follow what is told here, with
    nothing else told of between but what is long past ("old foes who fought a war")."""
    if incident.ground is Ground.BACKGROUND:
        return
    held = set(incident.events)
    for reading in {index.report(e.id): index.reading_of[e.id] for e in events}.values():
        told = [e for e in reading.events if e.type in _HARM and e.derived_from is None and not _is_past(e)]
        for statement in reading.statements:
            start = statement.spans[0][0] if statement.spans else 0
            if statement.stance is not Stance.ACCUSE or len(parties_of(statement)) != 2:
                continue
            before = [e for e in told if 0 <= start - e.trigger[0][0] <= _JUST_BEFORE]
            if before and max(before, key=lambda e: (e.trigger[0][0], e.id)).id in held:
                yield statement


def _is_past(event: Event) -> bool:
    return event.ground is Ground.BACKGROUND


def _said_of(incident: Incident, events: list[Event], index: Index) -> list[str]:
    """The statements that tell of these events, with those they stand in and those that answer them."""
    told = {e.statement for e in events}
    over = {p for s in told if (p := index.statements[s].parent) is not None}
    accounts = {s for a in incident.accounts for s in a.statements}
    return sorted(told | over | accounts)


def rival_characters(incident: Incident, index: Index) -> Iterator[Dispute]:
    """The pairs of parties of which one calls the incident one thing, such as an advance, the other only another."""
    called: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for identifier in incident.events:
        event = index.events[identifier]
        if event.polarity is Polarity.AFFIRMED:
            for holder in parties_of(index.statements[event.statement]):
                called[holder][family_of(event.cameo).label].add(event.statement)
    parties = sorted(called.keys() & set(incident.parties))
    for n, one in enumerate(parties):
        for other in parties[n + 1 :]:
            if called[one].keys() & called[other].keys():
                continue
            both = [s for labels in (called[one], called[other]) for said in labels.values() for s in said]
            yield contested(incident, DisputeKind.CHARACTERISATION, (one, other), both, _NAMES, index, mark="character")
