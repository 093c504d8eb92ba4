"""The two sides of a report that seldom names both in one sentence, by whom it names most.

A national paper says "the army", "the ministry" and the other side's name; a release speaks of "our forces". Names,
peoples' adjectives and places count alike, each once a sentence.
"""

from collections import Counter

from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.groups import Group
from standoff.reading.actors.naming import country_sketch
from standoff.reading.actors.scene import Scene
from standoff.reading.actors.sides import NEAR

_LEAST = 2


def sides_by_names(scene: Scene) -> Group | None:
    """The state at home and whom the report names most beside it, else the two that it names most; None where a third
    comes near them."""
    ground, belligerents = scene.ground, scene.ground.registry.belligerents
    counts: Counter[str] = Counter()
    for sentence in scene.document.sentences:
        counts.update(_named(scene, sentence.first, sentence.last) & belligerents)
    home = ground.home.known.party if ground.home is not None else None
    if home in belligerents:
        counts[home or ""] = max(counts.values(), default=0)
    ranked = sorted(counts.items(), key=lambda item: (item[0] != home, -item[1], item[0]))
    ranked = ranked if home in belligerents else sorted(ranked, key=lambda item: (-item[1], item[0]))
    if len(ranked) < 2 or ranked[1][1] < _LEAST or (len(ranked) > 2 and ranked[2][1] > NEAR * ranked[1][1]):
        return None
    anchors = [a for party, _ in ranked[:2] if (a := party_anchor(ground, party)) is not None]
    keys = tuple(scene.gathering.sketch(country_sketch(anchor)).key for anchor in anchors)
    return Group(-1, keys, tuple(party for party, _ in ranked[:2]), (), False) if len(anchors) == 2 else None


def _named(scene: Scene, first: int, last: int) -> set[str]:
    """The parties whose names, people or ground stand at tokens `[first, last)`."""
    found: set[str] = set()
    for i in range(first, last):
        anchor, place = scene.ground.starting.get(i), scene.ground.places.get(i)
        if anchor is not None and not anchor.ethnic and anchor.known.party is not None:
            found.add(anchor.known.party)
        elif place is not None and place.country is not None and not place.claimed_by:
            found.add(place.country)
    return found
