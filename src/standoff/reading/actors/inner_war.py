"""The state that an armed group fights on its own ground, and the bodies that need no name there.

A report on a war inside a state says "the army", "the junta", "the government" and seldom the state's name; what it
names is the group. Such bodies count as the state's when the report's sides are looked for.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.knowledge.whoswho import Organ
from standoff.reading.actors.affiliation import Whose
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.introduced import INTRODUCED
from standoff.reading.actors.naming import country_sketch
from standoff.reading.actors.scene import Scene
from standoff.reading.actors.sketches import Mention
from standoff.reading.phrases import Hit

_LEAST = 2
_RULERS = "regime"


@dataclass(frozen=True, slots=True)
class InnerWar:
    """An armed group, the state that it fights, the state's bodies that stand without a name, and how often the group
    is named."""

    group: str
    state: str
    bodies: tuple[Mention, ...]
    named: int


def inner_war(scene: Scene, unowned: Iterable[tuple[Hit[Organ], Whose]]) -> InnerWar | None:
    """The war inside a state that the report tells of, if any.

    Bodies are all of the kinds of which a state has one, but only its rulers ("the junta") where the report is at home
    elsewhere.
    """
    found = _fought_state(scene)
    anchor = party_anchor(scene.ground, found[1]) if found is not None else None
    if found is None or anchor is None:
        return None
    group, state, count = found
    home = scene.ground.home.known.party if scene.ground.home is not None else None
    bare = scene.ground.registry.descriptions.bare if home in (None, state, group) else frozenset({_RULERS})
    tokens = scene.document.tokens
    bodies = [
        (hit.first, hit.last)
        for hit, whose in unowned
        if hit.entries[0].id in bare
        and not hit.entries[0].members
        and whose.pronoun is None
        and (whose.definite or tokens[hit.first].i == scene.document.sentence_of(tokens[hit.first]).first)
    ]
    key = scene.gathering.sketch(country_sketch(anchor)).key if bodies else ""
    return InnerWar(
        group,
        state,
        tuple(Mention(i, j, j - 1, key, (tokens[i].start, tokens[j - 1].end), "implied") for i, j in bodies),
        count,
    )


def _fought_state(scene: Scene) -> tuple[str, str, int] | None:
    """The armed group that the report names most, of those that do not fight beside a state, the one state on whose
    ground it fights, and how often it is named; None where that may be several."""
    registry = scene.ground.registry
    groups = registry.belligerents - registry.states - scene.callings.loyal
    named = Counter(p for m in scene.gathering.mentions if (p := scene.sketch(m.key).party) in groups and not m.via)
    if not named:
        return None
    issuer = scene.gathering.issuer
    if issuer is not None and issuer.party in groups:
        named = Counter({issuer.party: max(_LEAST, named[issuer.party])})
    group, count = min(named.items(), key=lambda item: (-item[1], item[0] or ""))
    count += _described(scene) if len(named) == 1 else 0
    ground = {code for row in registry.who.bodies if row.party == group for code in row.where} & registry.states
    if not ground and scene.ground.soil is not None and _introduced(scene, group):
        ground = {scene.ground.soil.known.party or ""} & registry.states
    if count < _LEAST or not ground:
        return None
    for anchor in (scene.ground.home, scene.ground.soil):
        if len(ground) > 1 and anchor is not None and anchor.known.party in ground:
            ground = {anchor.known.party}
    if len(ground) > 1:
        ground = ground & _towns(scene) if len(ground & _towns(scene)) == 1 else ground & scene.named_parties
    return (group or "", ground.pop(), count) if len(ground) == 1 else None


def _introduced(scene: Scene, group: str | None) -> bool:
    """Whether only the report itself makes the group known, so that no file tells where it fights."""
    known = scene.ground.registry.parties.get(group or "")
    return known is not None and known.grounds == INTRODUCED


def _towns(scene: Scene) -> set[str]:
    """The states whose towns the report names, capitals and disputed places aside."""
    ground = scene.ground
    return {p.country for i, p in ground.places.items() if p.country and not p.claimed_by and i not in ground.inside}


def _described(scene: Scene) -> int:
    """How often the report speaks of "the group", "the front", "the rebels"."""
    armed, tokens = scene.ground.registry.armed, scene.document.tokens
    words = (armed.kinds | armed.alone) - {"force", "army", "organisation", "organization", "alliance", "coalition"}
    return sum(t.lower in words and tokens[t.i - 1].lower == "the" for t in tokens[1:])
