"""Whose an organ with no name beside it is by the words of its own phrase: a pronoun, a number, the capital that opens
the sentence, a name that only one state has for it; and words that make it nobody's.
"""

from dataclasses import replace

from standoff.knowledge.whoswho import Organ
from standoff.reading.actors.affiliation import Anchor, capital_opening
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.homely import OWN_KINDS, hanging
from standoff.reading.actors.naming import country_sketch
from standoff.reading.actors.organs import organ_of
from standoff.reading.actors.sketches import Mention
from standoff.reading.phrases import Hit
from standoff.record.rows import Span
from standoff.record.terms import ActorKind


def owned_by(describer: Describer, hit: Hit[Organ], organ: Organ, pronoun: int) -> None:
    keys: dict[str, None] = {}
    via: dict[Span, None] = {}
    wording = describer.ground.document.text[describer.start(hit.first) : describer.end(hit.last)]
    for mention in describer.scene.at.get(pronoun, ()):
        party = describer.scene.sketch(mention.key).party
        anchor = party_anchor(describer.ground, party)
        if anchor is None or (organ.kind is ActorKind.OUTLET):
            return
        keys[organ_of(describer.ground, describer.scene.gathering, anchor, organ, wording)] = None
        via |= dict.fromkeys((mention.span, *mention.via))
    if keys:
        head = describer.scene.document.tokens[hit.last - 1]
        describer.refer(pronoun, hit.last, head, tuple(keys), tuple(via), "possessive")


def of_several(describer: Describer, hit: Hit[Organ]) -> bool:
    """ "The coast guards of the two countries": as many as there are owners, and none of them alone."""
    tokens = describer.scene.document.tokens
    behind = tokens[hit.last : hit.last + 1]
    owners = (n for t in behind if t.lower == "of" for n in describer.scene.document.children(t, "pobj"))
    return any(n.tag in ("NNS", "NNPS") and n.lower in describer.descriptions.groups for n in owners)


def of_somebody_unknown(describer: Describer, hit: Hit[Organ]) -> bool:
    """ "The enemy's military": a possessor that nothing resolves is somebody, and not home."""
    homely = describer.ground.registry.words("homely")
    owners = describer.scene.document.children(hanging(describer, hit), "poss")
    unknown = (o for o in owners if o.pos in ("NOUN", "PROPN") and o.i not in describer.scene.at)
    return any(o.lower not in homely and o.i < hit.first for o in unknown)


def told_by_ground(describer: Describer, hit: Hit[Organ]) -> bool:
    """ "The foreign ministry in the north": one of several, told by ground that no name says whose it is."""
    document, registry = describer.scene.document, describer.ground.registry
    follows = document.tokens[hit.last : hit.last + 1]
    grounds = registry.words("grounds") | registry.words("compass")
    return any(t.lower == "in" and any(n.lower in grounds for n in document.children(t, "pobj")) for t in follows)


def by_its_name(describer: Describer, hit: Hit[Organ], organ: Organ) -> Anchor | None:
    """The one state that calls the organ so ("State Department"), where it is written as a name."""
    wording = " ".join(describer.ground.document.text[describer.start(hit.first) : describer.end(hit.last)].split())
    named = describer.scene.named_parties
    called = [party for party, name in organ.local.items() if name == wording]
    parties = [party for party in called if party in named] if len(called) > 1 else called
    return party_anchor(describer.ground, parties[0]) if len(parties) == 1 and " " in wording else None


def of_the_world(describer: Describer, hit: Hit[Organ], organ: Organ) -> bool:
    """ "The Security Council" with no state's beside or before it: that of the United Nations."""
    titled = describer.scene.document.tokens[hit.first].text[0].isupper()
    world = describer.ground.registry.parties.get("UN")
    body = next((b for b in describer.ground.registry.who.bodies if b.id == organ.local.get("UN")), None)
    if not titled or world is None or body is None or describer.last_named.get(("body", organ.id)):
        return False
    known = replace(world, row=body)
    key = describer.scene.gathering.sketch(country_sketch(Anchor(0, 0, known))).key
    head = describer.scene.document.tokens[hit.last - 1]
    span = describer.start(hit.first), describer.end(hit.last)
    describer.add(Mention(hit.first, hit.last, head.i, key, span, "organ"))
    return True


def in_capital(describer: Describer, hit: Hit[Organ], organ: Organ) -> bool:
    """ "In Lima the foreign ministry said": an organ of the state whose capital opens the sentence."""
    tokens = describer.scene.document.tokens
    anchor = capital_opening(describer.ground, _officers_word(describer, hit))
    if anchor is None or organ.members or organ.kind not in OWN_KINDS:
        return False
    head = tokens[hit.last - 1]
    key = organ_of(describer.ground, describer.scene.gathering, anchor, organ, "")
    span = tokens[anchor.first].start, tokens[anchor.last - 1].end
    describer.refer(hit.first, hit.last, head, (key,), (span,), "the capital that opens the sentence")
    return True


def _officers_word(describer: Describer, hit: Hit[Organ]) -> int:
    """The first token of the organ's words, or of those for its officer before them ("a spokesman for the army")."""
    document = describer.scene.document
    token = document.tokens[hit.last - 1]
    over = document.head(document.head(token))
    officer = token.dep == "pobj" and document.head(token).lower in ("for", "of") and over.i in describer.scene.offices
    return next((h.first for h in describer.ground.titles if officer and h.last - 1 == over.i), hit.first)


def of_both(describer: Describer, hit: Hit[Organ], organ: Organ, number: tuple[int, int]) -> None:
    """ "Both armies" are those of the sides."""
    if describer.sides is None or number[0] != 2:
        return
    anchors = [a for party in describer.sides.parties if (a := party_anchor(describer.ground, party)) is not None]
    span = describer.start(number[1]), describer.end(hit.last)
    wording = describer.ground.document.text[span[0] : span[1]]
    keys = tuple(organ_of(describer.ground, describer.scene.gathering, a, organ, wording) for a in anchors)
    head = describer.scene.document.tokens[hit.last - 1]
    describer.refer(number[1], hit.last, head, keys, describer.sides.via, "group")
