"""Soldiers and rebels of nobody named, in a report on a war inside a state: soldiers, troops and policemen are the
state's, rebels and fighters the armed group's.

Only where the state and one group are the report's two sides, and it is at home nowhere else; words that make them
strangers to both ("foreign fighters", "former soldiers", "tribal militiamen") leave them open.
"""

from collections import Counter

from standoff.knowledge.whoswho import Organ
from standoff.reading.actors.affiliation import Whose
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.ownership import Owner
from standoff.reading.phrases import Hit
from standoff.reading.syntax import Token

_STATES_OWN = frozenset({"government", "regime", "military"})


def inner_owner(describer: Describer, hit: Hit[Organ], organ: Organ, whose: Whose) -> Owner | None:
    """The state or the armed group whose people the words count, if either's."""
    state, group = describer.inner_state, describer.inner_group
    home = describer.home.anchor.known.party if describer.home is not None else None
    if state is None or group is None or {state, group} != set(describer.pair) or home not in (None, state):
        return None
    words = describer.ground.registry.words
    head = describer.scene.document.tokens[hit.last - 1]
    if whose.organ is not None and whose.organ.entries[0].id in _STATES_OWN:
        party: str | None = state
    elif strangers_beside(describer, hit) or whose.anchors:
        return None
    elif head.lower in words("state_ranks"):
        party = state
    else:
        party = group if head.lower in words("group_ranks") and _alone(describer, group) else None
    anchor = party_anchor(describer.ground, party)
    return Owner(anchor, (), "of the two sides of a war inside") if anchor is not None else None


def strangers_beside(describer: Describer, hit: Hit[Organ]) -> bool:
    """Whether a word before the noun makes strangers of the people ("foreign fighters")."""
    document = describer.scene.document
    beside = document.children(document.tokens[hit.last - 1], "amod", "compound", "nmod", "poss")
    return any(_strange(describer, t) for t in beside if not hit.first <= t.i < hit.last)


def _strange(describer: Describer, token: Token) -> bool:
    """Whether a word before the noun makes of the people somebody else's, or nobody's known."""
    registry = describer.ground.registry
    named = token.pos == "PROPN" and token.lower not in registry.armed.armed | registry.armed.alone
    return named or token.lower in registry.words("strangers")


def _alone(describer: Describer, group: str) -> bool:
    """Whether the report names no other armed group, of those that do not fight beside the state, half as often."""
    registry, scene = describer.ground.registry, describer.scene
    groups = registry.belligerents - registry.states - scene.callings.loyal
    named = Counter(scene.sketch(m.key).party for m in scene.gathering.mentions if not m.via)
    return all(2 * count <= named[group] for party, count in named.items() if party in groups - {group})
