"""Whose chief a person is by what he leads: "the X Front, an armed group led by Y", "the militia X, which Y commands",
"the X Army, the rebel force under Y".

Read by the order of the words, since long appositions are seldom hung where they belong: the name of an armed group, a
comma, a noun for such a group, and the words that put it under somebody.
"""

from standoff.reading.actors.scene import Scene
from standoff.reading.actors.sketches import Mention, Sketch
from standoff.reading.syntax import Token

_UNDER = frozenset({"under", "of"})
_RELATIVES = frozenset({"that", "which", "whom"})
_TITLED = 4
_PHRASE = 5


def led_group(scene: Scene, person: Mention) -> Sketch | None:
    """The armed group whose name the words before a person's name make him the chief of."""
    tokens = scene.document.tokens
    i = person.first - 1
    while i > 0 and person.first - i <= _TITLED and tokens[i].pos in ("NOUN", "ADJ", "DET", "PROPN"):
        if tokens[i].lower in _RELATIVES:
            break
        i -= 1
    noun = _noun_before(scene, person, i)
    if noun is None:
        return None
    i = noun.i - 1
    while i > 0 and noun.i - i <= _PHRASE and tokens[i].pos in ("ADJ", "DET", "NOUN", "PROPN", "PUNCT"):
        if tokens[i].text in (",", "–", "—"):
            return _group_ending(scene, i)
        i -= 1
    return None


def _noun_before(scene: Scene, person: Mention, i: int) -> Token | None:
    """The noun for an armed group that token `i` and what stands before it put under the person."""
    tokens, leads = scene.document.tokens, scene.ground.registry.descriptions.leads
    armed = scene.ground.registry.armed
    if i < 2:
        return None
    if tokens[i].lower in _UNDER:
        noun = tokens[i - 1]
    elif tokens[i].lower == "by" and tokens[i - 1].lemma in leads:
        noun = tokens[i - 2]
    elif tokens[i].lower in _RELATIVES and any(t.lemma in leads for t in tokens[person.last : person.last + 1]):
        noun = tokens[i - 1]
    else:
        return None
    return noun if noun.lower in armed.kinds | armed.alone else None


def _group_ending(scene: Scene, i: int) -> Sketch | None:
    """The armed group whose name, or the bracket behind it, ends before token `i`."""
    tokens, registry = scene.document.tokens, scene.ground.registry
    groups = registry.belligerents - registry.states - {row.code for row in registry.territories}
    if i > 2 and tokens[i - 1].text == ")":
        i = next((j for j in range(i - 2, max(0, i - 6), -1) if tokens[j].text == "("), i)
    found = [scene.sketch(m.key) for m in scene.at.get(i - 1, ())] if i else []
    return found[0] if len({s.party for s in found}) == 1 and found[0].party in groups else None
