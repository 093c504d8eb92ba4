"""The two sides of a report: the pair of states, entities or armed groups that it names most, set against each other.

Who only speaks with a side, sends it help or carries the report is none of them: where the words set two against each
other, a pair that they never set so gives way, be one of it at home.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from itertools import combinations

from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.groups import Group
from standoff.reading.actors.inner_war import InnerWar
from standoff.reading.actors.naming import country_sketch
from standoff.reading.actors.opposed import Opposition, Pair, counted
from standoff.reading.actors.scene import Scene
from standoff.reading.actors.sketches import Mention

NEAR = 0.75
"""A second pair that scores more than this part of the first makes it doubtful who the sides are."""

_IN_HEADLINE, _AT_HOME, _OFTEN, _SET_APART = 4, 2, 3, 3


def sides(
    scene: Scene, groups: list[Group], war: InnerWar | None = None, oppositions: tuple[Opposition, ...] = ()
) -> Group | None:
    """The pair of states, entities or armed groups that the report sets against each other.

    In a release one of the two is its issuer; the bodies of a state at `war` inside count as its names. A pair scores
    a point for each sentence that names both, two for each group of the two, four for one at the head of the report,
    two for holding the state at home; where words set two against each other, one that they never set so is out; None
    where the next pair comes near it.
    """
    issuer = scene.gathering.issuer
    own = issuer.party if issuer is not None and issuer.party in scene.ground.registry.belligerents else None
    home = scene.ground.home.known.party if scene.ground.home is not None else None
    first, by_sentence = _mentioned(scene, war)
    if issuer is not None and own is not None and issuer.span is not None:
        first.setdefault(own, Mention(-1, -1, -1, issuer.key, issuer.span, "issuer"))
    scores: Counter[Pair] = Counter()
    for parties in by_sentence.values():
        parties |= {own} if own is not None and own in first else set()
        scores.update(combinations(sorted(parties)[:6], 2))
    scores.update(_fought(war, first))
    for pairing in dict.fromkeys((scene.number_of(g.last), tuple(sorted(g.parties))) for g in groups):
        if len(pairing[1]) == 2 and set(pairing[1]) <= first.keys():
            scores[pairing[1]] += 2 if pairing[0] else _IN_HEADLINE
    against = counted(scene, oppositions)
    scores, against = (Counter({p: n for p, n in c.items() if own in (None, *p)}) for c in (scores, against))
    scores = _set_apart(scores, against) or scores
    if own is None and home is not None and home in first:
        scores.update({pair: _AT_HOME for pair in scores if home in pair})
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] > NEAR * ranked[0][1]):
        return None
    named = (g for g in groups if tuple(sorted(g.parties)) == ranked[0][0])
    return next(named, None) or _grouped(scene, ranked[0][0], first)


def _mentioned(scene: Scene, war: InnerWar | None) -> tuple[dict[str, Mention], dict[int, set[str]]]:
    """The first mention of each belligerent, and the belligerents of each sentence."""
    first: dict[str, Mention] = {}
    by_sentence: dict[int, set[str]] = {}
    implied = war.bodies if war is not None else ()
    for mention in sorted((*scene.gathering.mentions, *implied), key=lambda m: (m.first, m.last, m.key)):
        party = scene.sketch(mention.key).party
        if party is not None and party in scene.ground.registry.belligerents:
            first.setdefault(party, mention)
            by_sentence.setdefault(scene.number_of(mention.head), set()).add(party)
    return first, by_sentence


def _grouped(scene: Scene, pair: Pair, first: Mapping[str, Mention]) -> Group | None:
    """The two by what first names each, or by their names alone where only "a Peruvian boat" does."""
    if all(party in first for party in pair):
        mentions = sorted((first[p] for p in pair), key=lambda m: (m.first, m.key))
        parties = tuple(scene.sketch(m.key).party or "" for m in mentions)
        return Group(mentions[-1].last, tuple(m.key for m in mentions), parties, tuple(m.span for m in mentions), False)
    return _by_names(scene, pair)


def _by_names(scene: Scene, pair: Pair) -> Group | None:
    anchors = [a for party in pair if (a := party_anchor(scene.ground, party)) is not None]
    keys = tuple(scene.gathering.sketch(country_sketch(anchor)).key for anchor in anchors)
    return Group(-1, keys, pair, (), False) if len(anchors) == len(pair) else None


def warring(scene: Scene, war: InnerWar | None) -> Group | None:
    """The armed group and the state of a war inside, as the sides of a report that sets no other two against each other
    and is at home nowhere else."""
    home = scene.ground.home.known.party if scene.ground.home is not None else None
    if war is None or home not in (None, war.state) or war.named < _OFTEN:
        return None
    named = Counter(scene.sketch(m.key).party for m in scene.gathering.mentions if not m.via)
    others = scene.ground.registry.belligerents - {war.group, war.state}
    if any(count > war.named for party, count in named.items() if party in others):
        return None
    return _by_names(scene, (war.group, war.state))


def _set_apart(scores: Counter[Pair], against: Counter[Pair]) -> Counter[Pair]:
    """The pairs that the words set against each other, three points for each time, if twice (or once of a pair named
    often) and no pair is named twice as often; empty where there is none."""
    half = max(scores.values(), default=0) / 2
    apart: Counter[Pair] = Counter()
    for pair, times in against.items():
        points = scores[pair] + _SET_APART * times
        if (times > 1 and points > half) or (scores[pair] >= _OFTEN and scores[pair] > half):
            apart[pair] = points
    return apart


def _fought(war: InnerWar | None, named: Collection[str]) -> Counter[Pair]:
    """A point for the armed group and the state that it fights for each body that needs no name, up to four."""
    if war is None or war.group not in named:
        return Counter()
    return Counter({tuple(sorted((war.group, war.state))): min(len(war.bodies), _IN_HEADLINE)})
