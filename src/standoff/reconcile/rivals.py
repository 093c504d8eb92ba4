"""Parties that tell of one incident and do not agree where it was, on whose land, or who did it.

Each rule compares what two parties say themselves, in statements of their own; the outlet's own voice takes no side. A
party that tells of its own deed blames nobody with it.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator

from standoff.knowledge.families import family_of
from standoff.reconcile.alike import COARSE, SAME_SPOT_KM, distance_km
from standoff.reconcile.contesting import contested
from standoff.reconcile.index import Index
from standoff.reconcile.mentions import FINE
from standoff.reconcile.sides import parties_of
from standoff.record.joined import Dispute, Incident
from standoff.record.rows import Event, Place
from standoff.record.terms import DisputeKind, EventType, Polarity

_HARM = frozenset({EventType.ASSAULT, EventType.COERCE})
_TERRITORY = "the parties place it in different countries"
_PLACE = "the parties place it more than 15 km apart"
_RESPONSIBILITY = "the parties name different actors, and not each other"

Told = dict[str, list[Event]]


def rival_accounts(incident: Incident, index: Index) -> Iterator[Dispute]:
    """The disputes of place, territory and responsibility between each two parties that tell of the incident."""
    told = _told(incident, index)
    for one, other in itertools.combinations(sorted(told), 2):
        yield from _places(incident, one, other, told, index)
        yield from _actors(incident, one, other, told, index)


def _told(incident: Incident, index: Index) -> Told:
    """What each party by itself says happened."""
    found: Told = defaultdict(list)
    for identifier in incident.events:
        event = index.events[identifier]
        holders = parties_of(index.statements[event.statement])
        if event.polarity is Polarity.AFFIRMED and len(holders) == 1:
            found[holders.pop()].append(event)
    return found


def _places(incident: Incident, one: str, other: str, told: Told, index: Index) -> Iterator[Dispute]:
    """Where each places what may be one act; who tells of fire on a village of its own tells of another."""
    mine_at, theirs_at = ([e for e in told[party] if _place_of(e, index) is not None] for party in (one, other))
    acts = [(a, b) for a in mine_at for b in theirs_at if _may_be_one_act(a, b)]
    mine = _placed((a for a, _ in acts), index)
    theirs = _placed((b for _, b in acts), index)
    if not acts:
        return
    here, there = ({p.country for p, _ in placed} for placed in (mine, theirs))
    statements = [s for _, s in (*mine, *theirs)]
    if None not in here | there and not here & there and {one, other} <= here | there:
        yield contested(incident, DisputeKind.TERRITORY, (one, other), statements, _TERRITORY, index)
    elif all(_far(p, q) for p, _ in mine for q, _ in theirs):
        yield contested(incident, DisputeKind.PLACE_OR_TIME, (one, other), statements, _PLACE, index)


def _may_be_one_act(a: Event, b: Event) -> bool:
    """Whether both tell of what the same party did or suffered, and nothing parts their other sides."""
    doers, others = ({p.party for p in e.actors if p.party is not None} for e in (a, b))
    hit, harmed = ({p.party for p in e.targets if p.party is not None} for e in (a, b))
    parted = (doers and others and not doers & others) or (hit and harmed and not hit & harmed)
    shared = doers & others or hit & harmed
    return bool(shared) and not parted and family_of(a.cameo).name == family_of(b.cameo).name


def _placed(events: Iterable[Event], index: Index) -> list[tuple[Place, str]]:
    return [(place, event.statement) for event in events if (place := _place_of(event, index)) is not None]


def _place_of(event: Event, index: Index) -> Place | None:
    place = index.places.get(event.place or "")
    return place if place is not None and place.precision not in COARSE else None


def _far(one: Place, other: Place) -> bool:
    if one.precision not in FINE or other.precision not in FINE or one.entry == other.entry:
        return False
    apart = distance_km(one, other)
    return apart is not None and apart > SAME_SPOT_KM


def _actors(incident: Incident, one: str, other: str, told: Told, index: Index) -> Iterator[Dispute]:
    mine, theirs = (_blamed(told[party]) for party in (one, other))
    if not mine or not theirs or mine.keys() & theirs.keys():
        return
    if one in mine or other in theirs or (other in mine and one in theirs):
        return
    statements = [s for blamed in (mine, theirs) for said in blamed.values() for s in said]
    yield contested(incident, DisputeKind.RESPONSIBILITY, (one, other), statements, _RESPONSIBILITY, index)


def _blamed(events: list[Event]) -> dict[str, list[str]]:
    """The parties that are said to have done harm, with the statements that say so."""
    found: dict[str, list[str]] = defaultdict(list)
    for event in events:
        if event.type in _HARM:
            for party in {p.party for p in event.actors if p.party is not None}:
                found[party].append(event.statement)
    return found
