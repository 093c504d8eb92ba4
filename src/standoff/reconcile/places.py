"""Places across reports: one gazetteer entry is one place; an unresolved name is one place per country and name."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from standoff.reading.places.finding import ASSOCIATIVE
from standoff.reading.variants import name_key
from standoff.reconcile.actors import union
from standoff.record.ids import row_id
from standoff.record.joined import JoinedPlace
from standoff.record.rows import Holding, Place, Reading, SideName


def join_places(readings: Iterable[Reading]) -> tuple[JoinedPlace, ...]:
    """The places of all readings, joined, in order of name."""
    groups: dict[tuple[str, ...], list[tuple[Place, str]]] = defaultdict(list)
    for reading in readings:
        for place in reading.places:
            groups[place_key(place)].append((place, reading.report.id))
    joined = (_join(key, members) for key, members in groups.items())
    return tuple(sorted(joined, key=by_name))


def by_name(place: JoinedPlace) -> tuple[str, str]:
    return (place.name, place.id)


def place_key(place: Place) -> tuple[str, ...]:
    """What makes two mentions one place."""
    if place.entry is not None:
        return ("entry", place.entry)
    return ("name", name_key(place.name), place.country or "")


def joined_place_id(place: Place) -> str:
    """The id of the joined place that `place` belongs to."""
    return row_id("place", place_key(place))


def _join(key: tuple[str, ...], members: list[tuple[Place, str]]) -> JoinedPlace:
    places = [p for p, _ in members]
    first = min(places, key=_plainest)
    return JoinedPlace(
        id=row_id("place", key),
        name=first.name,
        kind=first.kind,
        country=first.country,
        lat=first.lat,
        lon=first.lon,
        precision=first.precision,
        claimed_by=tuple(sorted({c for p in places for c in p.claimed_by})),
        names=tuple(sorted({q for p in places for q in p.quotes} | {p.name for p in places})),
        members=tuple(sorted({p.id for p in places})),
        reports=tuple(sorted({r for _, r in members})),
        grounds="one gazetteer entry" if key[0] == "entry" else "one unresolved name",
        sovereignty=_held(h for p in places for h in p.sovereignty),
        names_by_side=_called(n for p in places for n in p.names_by_side),
    )


def _held(holdings: Iterable[Holding]) -> tuple[Holding, ...]:
    return tuple(sorted(set(holdings), key=lambda h: (h.relation, h.since or "", h.party, h.until or "")))


def _called(names: Iterable[SideName]) -> tuple[SideName, ...]:
    return tuple(sorted(set(names), key=lambda n: (n.party, n.language, n.name)))


def _plainest(place: Place | JoinedPlace) -> tuple[object, ...]:
    """Orders the mentions of one place by what is shown of it, proper names first; needs no counting, as for actors."""
    shown = (place.country, place.lat, place.lon, place.precision)
    return (place.kind in ASSOCIATIVE, place.name, place.kind, *map(repr, shown))


def merge_places(one: JoinedPlace, other: JoinedPlace) -> JoinedPlace:
    """One place of two sets of reports: what `join_places` gives for both together."""
    return replace(
        min(one, other, key=_plainest),
        claimed_by=union(one.claimed_by, other.claimed_by),
        names=union(one.names, other.names),
        members=union(one.members, other.members),
        reports=union(one.reports, other.reports),
        sovereignty=_held((*one.sovereignty, *other.sovereignty)),
        names_by_side=_called((*one.names_by_side, *other.names_by_side)),
    )
