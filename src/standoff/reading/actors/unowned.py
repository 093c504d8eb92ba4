"""Organs with no name beside them: "its troops", "the ministry", "both armies", "the Foreign Ministry".

A possessive gives the party; else the organ of that kind named last, if no rival of it was named nearly as lately; a
ministry of nobody named is that of the dateline's country, or of the only state whose ministries were named.
"""

from dataclasses import replace

from standoff.knowledge.whoswho import Organ
from standoff.reading.actors.affiliation import Anchor, Whose, capital_opening, whose_after
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.context import speaks_in
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.homely import OWN_KINDS, at_home, hanging, may_have, refer_to
from standoff.reading.actors.inner_people import inner_owner
from standoff.reading.actors.memory import REACH
from standoff.reading.actors.namesakes import named_before
from standoff.reading.actors.naming import country_sketch
from standoff.reading.actors.organs import SEATED, in_town, organ_of
from standoff.reading.actors.ownership import (
    Owner,
    breakaway,
    disowned,
    federation,
    of_one,
    possessor,
)
from standoff.reading.actors.sketches import Mention
from standoff.reading.actors.speakers import SEVERAL
from standoff.reading.phrases import Hit
from standoff.reading.syntax import Token
from standoff.record.rows import Span
from standoff.record.terms import ActorKind, Label


def resolve_organ(describer: Describer, hit: Hit[Organ], whose: Whose) -> None:
    """ "Its troops", "the ministry" in the words of organs.yaml."""
    organ = hit.entries[0]
    head = describer.scene.document.tokens[hit.last - 1]
    if whose.pronoun is not None:
        _owned(describer, hit, organ, whose.pronoun)
        return
    owner = possessor(describer.scene, hanging(describer, hit), range(hit.first, hit.last))
    if owner is not None and organ.kind is not ActorKind.OUTLET:
        refer_to(describer, hit, organ, owner)
        return
    if _of_several(describer, hit):
        return
    if _of_somebody_unknown(describer, hit):
        return
    if disowned(describer.scene, hanging(describer, hit)):
        if (facto := breakaway(describer.scene)) is not None and not organ.members:
            refer_to(describer, hit, organ, facto)
        return
    if _told_by_ground(describer, hit):
        return
    if organ.id == "court" and head.lower in describer.descriptions.bodies and whose.definite:
        describer.describe(head)
        if head.i in describer.scene.at:
            return
    if organ.shared and _worlds(describer, hit, organ):
        return
    if (own := _by_its_name(describer, hit, organ)) is not None:
        refer_to(describer, hit, organ, Owner(own, (), "a name that one state has for it"))
        return
    if organ.id in describer.ground.registry.words("local_bodies"):
        if not _of_paragraph(describer, hit, organ, whose):
            at_home(describer, hit, organ, whose)
        return
    if head.lower in describer.descriptions.groups or organ.id in ("side", "peacekeepers"):
        describer.describe(head)
        return
    if organ.id == "embassy" and whose.definite and _ambassadors(describer, hit, organ):
        return
    if organ.id == "rebels" and _announced(describer, hit, head):
        return
    if organ.id == "rebels" and whose.definite:
        group = describer.fighters_of(head)
        if group is not None:
            via = (group.span, *group.via)
            describer.refer(hit.first, hit.last, head, (group.key,), via, "the one armed group spoken of")
        return
    number = describer.quantity(describer.scene.document.tokens[hit.first])
    if number is not None and number[0] == 2 and (not organ.members or head.lower in describer.descriptions.sided):
        _both(describer, hit, organ, number)
        return
    if _in_capital(describer, hit, organ) or _addressed(describer, head) or _issuers(describer, hit, organ, whose):
        return
    if not whose.definite and (inner := inner_owner(describer, hit, organ, whose)) is not None:
        refer_to(describer, hit, organ, inner)
        return
    several = hanging(describer, hit).tag in ("NNS", "NNPS") and not organ.members and organ.kind is not ActorKind.CROWD
    if several and (organ.kind is not ActorKind.FORCE or not whose.definite):
        return
    if _some_officer(describer, hit):
        _officers(describer, hit, organ, whose)
        return
    if not whose.definite or federation(describer.scene, frozenset(whose.words)) is not None:
        at_home(describer, hit, organ, whose)
        return
    named_before(describer, hit, organ, whose)


def _of_paragraph(describer: Describer, hit: Hit[Organ], organ: Organ, whose: Whose) -> bool:
    """ "A launch of Peru's police came up. The police say …": the one police that the paragraph has named."""
    document, head = describer.scene.document, describer.scene.document.tokens[hit.last - 1]
    line = document.sentence_of(head).line
    named = [m for m in describer.last_named.get(("body", organ.id), ())[-6:] if m.head < head.i]
    named = [m for m in named if document.sentence_of(document.tokens[m.head]).line == line]
    same = [m for m in named if document.tokens[m.head].lower == head.lower]
    if not whose.definite or whose.words or not same or len({m.key for m in named}) != 1:
        return False
    if any(t.lower in ("of", "in") for t in document.tokens[hit.last : hit.last + 1]):
        return False
    describer.refer(hit.first, hit.last, head, (same[-1].key,), (same[-1].span, *same[-1].via), "organ named before")
    return True


def _ambassadors(describer: Describer, hit: Hit[Organ], organ: Organ) -> bool:
    """ "The embassy did not answer": that of the one ambassador, or state's embassy, spoken of before."""
    scene = describer.scene
    head = scene.document.tokens[hit.last - 1]
    people = describer.last_named.get(("kind", str(ActorKind.PERSON)), ())[-12:]
    posted = [
        m for m in people if set(scene.sketch(m.key).titles) & describer.ground.registry.words("heads_of_missions")
    ]
    posted += describer.last_named.get(("body", organ.id), ())[-4:]
    near = [m for m in posted if 0 < head.i - m.head <= REACH]
    owner = of_one(scene, near[-1:], "its ambassador named before")
    if owner is None or len({scene.sketch(m.key).party for m in near}) != 1:
        return False
    refer_to(describer, hit, organ, owner)
    return True


def _announced(describer: Describer, hit: Hit[Organ], head: Token) -> bool:
    """ "Rebels claim town", in a headline: the armed group that the report is about."""
    document = describer.scene.document
    label = document.line_of(head).label
    alone = hit.first == document.sentence_of(head).first or document.tokens[hit.first - 1].text in (":", ";")
    if label is not Label.HEADLINE or not alone or head.tag not in ("NNS", "NNPS") or document.children(head, "nummod"):
        return False
    anchor = party_anchor(describer.ground, describer.inner_group)
    if anchor is None:
        return False
    key = describer.scene.gathering.sketch(country_sketch(anchor)).key
    describer.refer(hit.first, hit.last, head, (key,), (), "the armed group of the report")
    return True


def _of_somebody_unknown(describer: Describer, hit: Hit[Organ]) -> bool:
    """ "The enemy's military": a possessor that nothing resolves is somebody, and not home."""
    homely = describer.ground.registry.words("homely")
    owners = describer.scene.document.children(hanging(describer, hit), "poss")
    unknown = (o for o in owners if o.pos in ("NOUN", "PROPN") and o.i not in describer.scene.at)
    return any(o.lower not in homely and o.i < hit.first for o in unknown)


def _of_several(describer: Describer, hit: Hit[Organ]) -> bool:
    """ "The coast guards of the two countries": as many as there are owners, and none of them alone."""
    tokens = describer.scene.document.tokens
    behind = tokens[hit.last : hit.last + 1]
    owners = (n for t in behind if t.lower == "of" for n in describer.scene.document.children(t, "pobj"))
    return any(n.tag in ("NNS", "NNPS") and n.lower in describer.descriptions.groups for n in owners)


def _told_by_ground(describer: Describer, hit: Hit[Organ]) -> bool:
    """ "The foreign ministry in the north": one of several, told by ground that no name says whose it is."""
    document, registry = describer.scene.document, describer.ground.registry
    follows = document.tokens[hit.last : hit.last + 1]
    grounds = registry.words("grounds") | registry.words("compass")
    return any(t.lower == "in" and any(n.lower in grounds for n in document.children(t, "pobj")) for t in follows)


def _some_officer(describer: Describer, hit: Hit[Organ]) -> bool:
    """ "An army spokesman": somebody not spoken of before, whose army need not be the one named last."""
    hung = hanging(describer, hit)
    return hung.i in describer.scene.offices and describer.scene.indefinite(hung)


def _officers(describer: Describer, hit: Hit[Organ], organ: Organ, whose: Whose) -> None:
    """The organ of such an officer: of the town he speaks in, else as where nobody is named, else the one named before
    where two states do not face each other; "one soldier" is nobody told of before."""
    hung = hanging(describer, hit)
    seat = whose_after(describer.ground, hung.i + 1, SEATED)
    if organ.id in describer.ground.registry.words("posted_bodies"):
        seat = None
    elif seat is None or seat.anchors[0].known.grounds != "capital":
        seat = in_town(describer.ground, hung.i + 1) if hung.i + 1 < len(describer.scene.document.tokens) else None
    if seat is not None and len(seat.anchors) == 1:
        anchor = seat.anchors[0]
        tokens = describer.scene.document.tokens
        span = tokens[anchor.first].start, tokens[anchor.last - 1].end
        refer_to(describer, hit, organ, Owner(anchor, (span,), "the town it speaks in"))
        return
    posted = organ.id in describer.ground.registry.words("posted_bodies")
    if not posted and (spoken := speaks_in(describer.scene, hung, (), anywhere=True)) is not None:
        refer_to(describer, hit, organ, spoken)
        return
    at_home(describer, hit, organ, whose)
    head = describer.scene.document.tokens[hit.last - 1]
    facing = len(describer.pair) == 2 and describer.ground.registry.states.issuperset(describer.pair)
    if head.i not in describer.scene.at and not facing and not organ.members:
        named_before(describer, hit, organ, whose)


def _issuers(describer: Describer, hit: Hit[Organ], organ: Organ, whose: Whose) -> bool:
    """ "The ministry", "the armed forces" in the own voice of a release: the issuer, or an organ of its state, unless
    another party's was named just before."""
    scene, issuer = describer.scene, describer.scene.gathering.issuer
    head = scene.document.tokens[hit.last - 1]
    titled = scene.document.tokens[hit.first].text[0].isupper()
    if issuer is None or scene.quoted[head.i] or organ.members or not (whose.definite or titled):
        return False
    own = head.lower in issuer.nouns and (organ.id in issuer.key or hit.last - hit.first == 1)
    belligerent = issuer.party in describer.ground.registry.belligerents
    if not own and (not belligerent or issuer.anchor is None or organ.independent or organ.kind not in OWN_KINDS):
        return False
    if not own and issuer.anchor is not None and not may_have(describer, Owner(issuer.anchor, (), "issuer"), organ):
        return False
    if not titled and describer.rival_before(head, organ.id, issuer.party):
        return False
    if describer.rival_spoke(head, issuer.party):
        return False
    made = organ_of(describer.ground, scene.gathering, issuer.anchor, organ, "") if issuer.anchor else issuer.key
    key = issuer.key if own else made
    describer.refer(hit.first, hit.last, head, (key,), describer.issued_at(), "issuer")
    return True


def _in_capital(describer: Describer, hit: Hit[Organ], organ: Organ) -> bool:
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


def _addressed(describer: Describer, head: Token) -> bool:
    """ "We expect the government to act": a body of which the issuer speaks as of another, and says not which."""
    scene = describer.scene
    if scene.gathering.issuer is None or scene.quoted[head.i]:
        return False
    document = scene.document
    verb = next((t for t in document.ancestors(head) if t.pos in ("VERB", "AUX")), None)
    if verb is None or head.dep not in ("nsubj", "dobj"):
        return False
    governor = verb if head.dep == "dobj" else document.head(verb)
    asked = governor is verb or any(t.tag == "TO" for t in document.children(verb, "aux"))
    return asked and any(t.lower in SEVERAL for t in document.children(governor, "nsubj"))


def _both(describer: Describer, hit: Hit[Organ], organ: Organ, number: tuple[int, int]) -> None:
    """ "Both armies" are those of the sides."""
    if describer.sides is None or number[0] != 2:
        return
    anchors = [a for party in describer.sides.parties if (a := party_anchor(describer.ground, party)) is not None]
    span = describer.start(number[1]), describer.end(hit.last)
    wording = describer.ground.document.text[span[0] : span[1]]
    keys = tuple(organ_of(describer.ground, describer.scene.gathering, a, organ, wording) for a in anchors)
    head = describer.scene.document.tokens[hit.last - 1]
    describer.refer(number[1], hit.last, head, keys, describer.sides.via, "group")


def _worlds(describer: Describer, hit: Hit[Organ], organ: Organ) -> bool:
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


def _by_its_name(describer: Describer, hit: Hit[Organ], organ: Organ) -> Anchor | None:
    """The one state that calls the organ so ("State Department"), where it is written as a name."""
    tokens = describer.scene.document.tokens
    wording = " ".join(t.text for t in tokens[hit.first : hit.last])
    named = describer.scene.named_parties
    called = [party for party, name in organ.local.items() if name == wording]
    parties = [party for party in called if party in named] if len(called) > 1 else called
    return party_anchor(describer.ground, parties[0]) if len(parties) == 1 and " " in wording else None


def _owned(describer: Describer, hit: Hit[Organ], organ: Organ, pronoun: int) -> None:
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
