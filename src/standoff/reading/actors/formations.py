"""Formations of an army by name or number: "the Second Army Region", "5th Brigade", "Northern Command".

What makes a name one is a noun for a formation at its end, with a number or a quarter of the sky before it or a number
behind it. It is a body of the state at home, else of the side that the words around leave; where an armed group fights,
only home or the words tell.
"""

from standoff.reading.actors.armies import names_formation
from standoff.reading.actors.context import OTHER_SIDE, by_context, visiting
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.naming import anchor_key
from standoff.reading.actors.ownership import Owner
from standoff.reading.actors.sketches import Mention
from standoff.reading.syntax import Token


def settle_formation(describer: Describer, token: Token) -> None:
    """Gives a formation named at `token` the party that home or the words around tell."""
    for mention in describer.scene.at.get(token.i, ()):
        sketch = describer.scene.sketch(mention.key)
        if mention.head != token.i or sketch.party is not None or not sketch.key.startswith("named:"):
            continue
        if is_formation(describer, mention) and (owner := _owner(describer, token)) is not None:
            sketch.party, sketch.of = owner.anchor.known.party, anchor_key(owner.anchor)
            sketch.grounds += f"; {owner.how}"


def is_formation(describer: Describer, mention: Mention) -> bool:
    """Whether the words of a mention name a formation."""
    names = tuple(t.text for t in describer.scene.document.tokens[mention.first : mention.last])
    return names_formation(describer.ground.registry, names)


def _owner(describer: Describer, token: Token) -> Owner | None:
    registry = describer.ground.registry
    groups = registry.belligerents - registry.states
    found = by_context(describer.scene, token, describer.pair)
    if found is not None and found.how == OTHER_SIDE:
        describer.adopt(found)
        return found
    home = describer.home
    if home is not None and (other := visiting(describer.scene, token, describer.pair, home.anchor.known.party)):
        return other
    if home is not None and (describer.acts(home.anchor.known.party) or not describer.pair):
        return home
    if any(describer.acts(party) for party in groups):
        return describer.soil
    return found or describer.soil
