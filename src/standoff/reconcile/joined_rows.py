"""Actors and places that reviewers merged or split: which rows are one, and rows rewritten so that they are.

Rows are one by the keys of `actors` and `places`. A merge makes one key of several, so that a report added later joins
too; a split gives the rows it names a key of their own, and whatever comes later stays with the rest.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from standoff.reconcile.actors import actor_key, full_names
from standoff.reconcile.places import place_key
from standoff.reconcile.regrouping import Link, Partition, regroup
from standoff.record.reviews import Target
from standoff.record.rows import Actor, Place, Reading

_BY_REVIEW = "review:"


@dataclass(frozen=True)
class Identities:
    """The partition of all actor rows and of all place rows, once somebody linked any; `leads` are the rows that give a
    group of places what it is."""

    groups: dict[str, tuple[str, ...]]
    actors: Partition | None
    places: Partition | None
    leads: dict[int, Place]

    @classmethod
    def of(cls, readings: Iterable[Reading], actor_links: list[Link], place_links: list[Link]) -> "Identities":
        """What the links make of the rows of `readings`."""
        read = list(readings)
        full = full_names(a for r in read for a in r.actors)
        actors = _grouped({a.id: ("actor", *actor_key(a, full)) for r in read for a in r.actors})
        places = _grouped({p.id: ("place", *place_key(p)) for r in read for p in r.places})
        of_actors = regroup(actors, actor_links) if actor_links else None
        of_places = regroup(places, place_links) if place_links else None
        rows = {p.id: p for r in read for p in r.places}
        leads = {}
        if of_places is not None:
            first = {x.leads[0]: n for n, x in enumerate(place_links) if not x.apart}
            for number in of_places.shaped:
                members = of_places.groups[number]
                leads[number] = rows[min(members, key=lambda m: (m not in first, -first.get(m, 0), m))]
        known = [*(of_actors.groups.values() if of_actors else actors)]
        known += [*(of_places.groups.values() if of_places else places)]
        return cls({row: tuple(sorted(g)) for g in known for row in g}, of_actors, of_places, leads)

    def all_of(self, target: Target, rows: tuple[str, ...]) -> tuple[str, ...]:
        """The rows that a decision on `target` speaks of: for an actor or place across reports all that are one with
        the first of its rows."""
        if target.joined and target.table in ("actors", "places"):
            return self.groups.get(rows[0], rows)
        return rows

    def rejoined(self, reading: Reading) -> Reading:
        """The reading with the actors and places that were linked given the key of their group."""
        actors = tuple(map(self._actor, reading.actors)) if self.actors is not None else reading.actors
        places = tuple(map(self._place, reading.places)) if self.places is not None else reading.places
        if actors == reading.actors and places == reading.places:
            return reading
        return replace(reading, actors=actors, places=places)

    def _actor(self, actor: Actor) -> Actor:
        assert self.actors is not None
        number = self.actors.of[actor.id]
        links = self.actors.shaped.get(number)
        if not links:
            return actor
        key = _BY_REVIEW + min(self.actors.groups[number])
        return replace(actor, entry=key, grounds=_told(actor.grounds, links))

    def _place(self, place: Place) -> Place:
        assert self.places is not None
        number = self.places.of[place.id]
        links = self.places.shaped.get(number)
        if not links:
            return place
        merged = any(not link.apart for link in links)
        lead = self.leads[number] if merged else place
        return replace(
            place,
            entry=lead.entry if merged and lead.entry is not None else _BY_REVIEW + min(self.places.groups[number]),
            name=lead.name,
            kind=lead.kind,
            country=lead.country,
            lat=lead.lat,
            lon=lead.lon,
            precision=lead.precision,
            within=lead.within,
            claimed_by=lead.claimed_by,
            sovereignty=lead.sovereignty,
            names_by_side=lead.names_by_side,
            grounds=_told(place.grounds, links),
        )


def _told(before: str, links: list[Link]) -> str:
    words = "; ".join(dict.fromkeys(link.words for link in links))
    return f"{before}; {words}" if before else words


def _grouped(keys: dict[str, tuple[object, ...]]) -> list[list[str]]:
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for row in sorted(keys):
        groups[keys[row]].append(row)
    return list(groups.values())
