"""Organs with no name beside them: "its troops", "the ministry", "both armies", "the Foreign Ministry".

A possessive gives the party; else the organ of that kind named last, if no rival of it was named nearly as lately; a
ministry of nobody named is that of the dateline's country, or of the only state whose ministries were named.
"""

from dataclasses import replace

from standoff.knowledge.whoswho import Organ
from standoff.reading.actors.affiliation import Anchor, Whose, capital_opening, whose_after
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.memory import REACH
from standoff.reading.actors.naming import country_sketch
from standoff.reading.actors.organs import SEATED, in_town, organ_of
from standoff.reading.actors.ownership import (
    HEADLINE,
    OTHER_SIDE,
    Owner,
    breakaway,
    by_context,
    by_place,
    disowned,
    federation,
    possessor,
    spoke_before,
    state_side,
    visiting,
)
from standoff.reading.actors.scene import SUBJECTS
from standoff.reading.actors.sketches import Mention, Sketch
from standoff.reading.actors.speakers import SEVERAL
from standoff.reading.actors.states import head_of
from standoff.reading.phrases import Hit
from standoff.reading.syntax import Token
from standoff.record.rows import Span
from standoff.record.terms import ActorKind, Label

_OWN_KINDS = frozenset({ActorKind.MINISTRY, ActorKind.GOVERNMENT, ActorKind.FORCE})


def resolve_organ(describer: Describer, hit: Hit[Organ], whose: Whose) -> None:
    """ "Its troops", "the ministry" in the words of organs.yaml."""
    organ = hit.entries[0]
    head = describer.scene.document.tokens[hit.last - 1]
    if whose.pronoun is not None:
        _owned(describer, hit, organ, whose.pronoun)
        return
    if (owner := possessor(describer.scene, _hung(describer, hit))) is not None and organ.kind is not ActorKind.OUTLET:
        _refer(describer, hit, organ, owner)
        return
    if _of_several(describer, hit):
        return
    if _of_somebody_unknown(describer, hit):
        return
    if disowned(describer.scene, _hung(describer, hit)):
        if (facto := breakaway(describer.scene)) is not None and not organ.members:
            _refer(describer, hit, organ, facto)
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
        _refer(describer, hit, organ, Owner(own, (), "a name that one state has for it"))
        return
    if organ.id in describer.ground.registry.words("local_bodies"):
        _at_home(describer, hit, organ, whose)
        return
    if head.lower in describer.descriptions.groups or organ.id in ("side", "peacekeepers"):
        describer.describe(head)
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
    several = _hung(describer, hit).tag in ("NNS", "NNPS") and not organ.members and organ.kind is not ActorKind.CROWD
    if several and (organ.kind is not ActorKind.FORCE or not whose.definite):
        return
    if _some_officer(describer, hit):
        _officers(describer, hit, organ, whose)
        return
    if not whose.definite or federation(describer.scene, frozenset(whose.words)) is not None:
        _at_home(describer, hit, organ, whose)
        return
    _named_before(describer, hit, organ, whose)


def _named_before(describer: Describer, hit: Hit[Organ], organ: Organ, whose: Whose) -> None:
    """The organ of that kind named last, unless a rival was named nearly as lately or the sentence before says more."""
    scene = describer.scene
    head = scene.document.tokens[hit.last - 1]
    mention = _before(describer, organ, head)
    if mention is not None and _told_from(describer, hit, mention):
        mention = None
    if mention is not None and organ.kind is not ActorKind.FORCE and (organ.members or organ.kind is ActorKind.CROWD):
        mention = mention if scene.document.tokens[mention.head].lemma == head.lemma else None
    if mention is None:
        _at_home(describer, hit, organ, whose)
        return
    rivals = _rivals(describer, ("body", organ.id), mention, head, organ.members)
    far = scene.number_of(head.i) - scene.number_of(mention.head) > 1
    spoke = spoke_before(scene, _hung(describer, hit)) if (rivals or far) and organ.kind in _OWN_KINDS else None
    if spoke is not None and not organ.members:
        _refer(describer, hit, organ, spoke)
    elif not rivals:
        describer.refer(hit.first, hit.last, head, (mention.key,), (mention.span, *mention.via), "organ named before")


def _of_somebody_unknown(describer: Describer, hit: Hit[Organ]) -> bool:
    """ "The enemy's military": a possessor that nothing resolves is somebody, and not home."""
    homely = describer.ground.registry.words("homely")
    owners = describer.scene.document.children(_hung(describer, hit), "poss")
    unknown = (o for o in owners if o.pos in ("NOUN", "PROPN") and o.i not in describer.scene.at)
    return any(o.lower not in homely and o.i < hit.first for o in unknown)


def _told_from(describer: Describer, hit: Hit[Organ], mention: Mention) -> bool:
    """Whether a report at home speaks of another body than the one named last: "the army here", "the joint command"
    after another state's "army command"."""
    tokens, home = describer.scene.document.tokens, describer.home or describer.soil
    if home is None or describer.scene.sketch(mention.key).party == home.anchor.known.party:
        return False
    if any(t.lower == "here" for t in tokens[hit.last : hit.last + 1]):
        return True
    wording = {t.lower for t in tokens[hit.first : hit.last]}
    return len(wording) > 1 and not wording <= {t.lower for t in tokens[mention.first : mention.last]}


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


def _hung(describer: Describer, hit: Hit[Organ]) -> Token:
    """The word by which the grammar hangs the organ: "ministry" in "ministry of defence", "spokesman" in "army
    spokesman"."""
    document = describer.scene.document
    token = document.tokens[head_of(describer.ground, hit.first, hit.last)]
    above = document.head(token)
    return above if token.dep in ("compound", "nmod") and above.i in describer.scene.offices else token


def _some_officer(describer: Describer, hit: Hit[Organ]) -> bool:
    """ "An army spokesman": somebody not spoken of before, whose army need not be the one named last."""
    hung = _hung(describer, hit)
    return hung.i in describer.scene.offices and describer.scene.indefinite(hung)


def _officers(describer: Describer, hit: Hit[Organ], organ: Organ, whose: Whose) -> None:
    """The organ of such an officer: of the town he speaks in, else as where nobody is named, else the one named before
    where two states do not face each other."""
    hung = _hung(describer, hit)
    seat = whose_after(describer.ground, hung.i + 1, SEATED)
    if seat is None or seat.anchors[0].known.grounds != "capital":
        seat = in_town(describer.ground, hung.i + 1) if hung.i + 1 < len(describer.scene.document.tokens) else None
    if seat is not None and len(seat.anchors) == 1:
        anchor = seat.anchors[0]
        tokens = describer.scene.document.tokens
        span = tokens[anchor.first].start, tokens[anchor.last - 1].end
        _refer(describer, hit, organ, Owner(anchor, (span,), "the town it speaks in"))
        return
    _at_home(describer, hit, organ, whose)
    head = describer.scene.document.tokens[hit.last - 1]
    facing = len(describer.pair) == 2 and describer.ground.registry.states.issuperset(describer.pair)
    if head.i not in describer.scene.at and not facing:
        _named_before(describer, hit, organ, whose)


def _refer(describer: Describer, hit: Hit[Organ], organ: Organ, owner: Owner) -> None:
    head = describer.scene.document.tokens[hit.last - 1]
    key = organ_of(describer.ground, describer.scene.gathering, owner.anchor, organ, "")
    describer.refer(hit.first, hit.last, head, (key,), owner.via, owner.how)


def _before(describer: Describer, organ: Organ, head: Token) -> Mention | None:
    """The organ of that kind named last; "the army" is no "fighters" of a group, nor are its soldiers an army."""
    if organ.id not in describer.descriptions.bare or organ.members:
        return describer.latest([("body", organ.id)], head, None, REACH if not organ.members else REACH // 3)
    marks = [("noun", word.split()[-1].casefold()) for word in organ.words if not word.endswith("service")]
    states = describer.ground.registry.states
    found = None
    same = ("noun", head.lower)
    for mark in dict.fromkeys((same, *marks)):
        if found is not None and mark != same and describer.scene.document.tokens[found.head].lower == head.lower:
            break
        for mention in reversed(describer.last_named.get(mark, ())[-12:]):
            sketch = describer.scene.sketch(mention.key)
            if head.i - mention.head > REACH:
                break
            if mention.head < head.i and sketch.body == organ.id and sketch.party in states:
                found = mention if found is None or mention.head > found.head else found
                break
    return found


def _issuers(describer: Describer, hit: Hit[Organ], organ: Organ, whose: Whose) -> bool:
    """ "The ministry", "the armed forces" in the own voice of a release: the issuer, or an organ of its state, unless
    another party's was named just before."""
    scene, issuer = describer.scene, describer.scene.gathering.issuer
    head = scene.document.tokens[hit.last - 1]
    titled = scene.document.tokens[hit.first].text[0].isupper()
    if issuer is None or scene.quoted[head.i] or organ.members or not (whose.definite or titled):
        return False
    own = head.lower in issuer.nouns and (organ.id in issuer.key or hit.last - hit.first == 1)
    if not own and (issuer.anchor is None or organ.independent or organ.kind not in _OWN_KINDS):
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
    anchor = capital_opening(describer.ground, hit.first)
    if anchor is None or organ.members or organ.kind not in _OWN_KINDS:
        return False
    head = tokens[hit.last - 1]
    key = organ_of(describer.ground, describer.scene.gathering, anchor, organ, "")
    span = tokens[anchor.first].start, tokens[anchor.last - 1].end
    describer.refer(hit.first, hit.last, head, (key,), (span,), "the capital that opens the sentence")
    return True


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


def _fought_elsewhere(describer: Describer, home: str | None) -> bool:
    """Whether every armed group that the report names fights on other ground than the home's."""
    rows = describer.ground.registry.who.bodies
    grounds = [row.where for row in rows if row.where and describer.acts(row.party)]
    return bool(grounds) and not any(home in ground for ground in grounds)


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


def _at_home(describer: Describer, hit: Hit[Organ], organ: Organ, whose: Whose) -> None:
    """ "The Foreign Ministry" of nobody named: whose it is by the words around it, else that of the state at home."""
    if organ.shared:
        return
    ground, scene = describer.ground, describer.scene
    head = scene.document.tokens[hit.last - 1]
    if not _stands_for_one(describer, hit, organ):
        return
    owner = _owner(describer, hit, organ, whose)
    if owner is not None:
        _refer(describer, hit, organ, owner)
    elif scene.document.tokens[hit.first].text[0].isupper() and hit.last - hit.first > 1:
        span = describer.start(hit.first), describer.end(hit.last)
        made = Sketch(f"organ:?:{organ.id}", organ.kind, ground.document.text[slice(*span)], body=organ.id)
        made.grounds = "organ"
        describer.add(Mention(hit.first, hit.last, head.i, scene.gathering.sketch(made).key, span, "organ"))


def _stands_for_one(describer: Describer, hit: Hit[Organ], organ: Organ) -> bool:
    """Whether the words are such as stand for one body of a state: a ministry by its name, "the army", "army
    spokesman", local authorities."""
    tokens = describer.scene.document.tokens
    head = tokens[hit.last - 1]
    if organ.id in describer.ground.registry.words("local_bodies"):
        return True
    if organ.members or (hit.last - hit.first < 2 and not _bare(describer, hit, organ)):
        return False
    by_name = (
        organ.kind is ActorKind.FORCE and tokens[hit.first].text[0].isupper() and head.tag in ("NN", "NNP", "NNPS")
    )
    named = by_name or organ.id in describer.descriptions.bare
    return hit.last - hit.first < 2 or named or organ.kind in (ActorKind.MINISTRY, ActorKind.GOVERNMENT)


def _owner(describer: Describer, hit: Hit[Organ], organ: Organ, whose: Whose) -> Owner | None:
    """Whose the organ is: by its place, by a name that one state has for it, by home, else by the context."""
    scene, registry = describer.scene, describer.ground.registry
    tokens = scene.document.tokens
    head = tokens[hit.last - 1]
    if organ.id in registry.words("local_bodies"):
        words = {t.lower for t in tokens[hit.first : hit.last]}
        if "government" in words and any(t.lower == "federal" for t in tokens):
            return None
        found = by_place(scene, head) or describer.home
        return found or (describer.soil if organ.kind is ActorKind.GOVERNMENT or whose.definite else None)
    if (found := federation(scene, frozenset(whose.words) | {tokens[hit.first].lower})) is not None:
        return found
    bare, titled = hit.last - hit.first < 2, tokens[hit.first].text[0].isupper()
    if (home := describer.home) is not None:
        party = home.anchor.known.party
        if (other := _of_visitor(describer, hit, organ, party)) is not None:
            return other
        if not bare or (describer.concerns(party) and not _fought_elsewhere(describer, party)):
            return home
    if (found := by_context(scene, _hung(describer, hit), describer.pair)) is not None:
        if found.how in (HEADLINE, OTHER_SIDE) or (titled and not bare and organ.kind in _OWN_KINDS):
            describer.adopt(found)
        return found
    if (bare or titled) and describer.soil is None:
        anchor = _only_owner(describer, organ.kind)
        if anchor is not None:
            span = tokens[anchor.first].start, tokens[anchor.last - 1].end
            return Owner(anchor, (span,), "only state whose ministries are named")
    if organ.kind not in _OWN_KINDS:
        return None
    return state_side(scene, describer.pair) or describer.soil


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


def _of_visitor(describer: Describer, hit: Hit[Organ], organ: Organ, home: str | None) -> Owner | None:
    """ "Peru's president said … The defence ministry said": in a report from elsewhere, of the side that spoke just
    before, where what is said charges nobody."""
    return visiting(describer.scene, _hung(describer, hit), describer.pair, home) if organ.kind in _OWN_KINDS else None


def _by_its_name(describer: Describer, hit: Hit[Organ], organ: Organ) -> Anchor | None:
    """The one state that calls the organ so ("State Department"), where it is written as a name."""
    tokens = describer.scene.document.tokens
    wording = " ".join(t.text for t in tokens[hit.first : hit.last])
    parties = [party for party, name in organ.local.items() if name == wording]
    return party_anchor(describer.ground, parties[0]) if len(parties) == 1 and " " in wording else None


def _bare(describer: Describer, hit: Hit[Organ], organ: Organ) -> bool:
    """ "The army", "the federal government", in the singular and with an article; "army spokesman"."""
    tokens = describer.scene.document.tokens
    head = tokens[hit.first]
    if organ.id not in describer.descriptions.bare:
        return False
    if head.dep in ("compound", "amod", "nmod") and hit.last in describer.speaking:
        return True
    if head.tag not in ("NN", "NNP", "NNS"):
        return False
    document = describer.scene.document
    if document.line_of(head).label is Label.HEADLINE and head.dep in SUBJECTS:
        return True
    first, fillers = hit.first, describer.ground.registry.words("fillers")
    while first > 1 and tokens[first - 1].pos == "ADJ" and tokens[first - 1].lower in fillers:
        first -= 1
    return first > 0 and tokens[first - 1].lower == "the"


def _only_owner(describer: Describer, kind: ActorKind = ActorKind.MINISTRY) -> Anchor | None:
    """The state whose ministries have been named so far, where it is but one; at the first mention of such a one."""
    named = [m for m in describer.last_named.get(("kind", str(kind)), ()) if not m.via]
    states = describer.ground.registry.states
    named = [m for m in named if describer.scene.sketch(m.key).party in states]
    posted = describer.ground.registry.words("posted_bodies")
    sketches = describer.scene.sketch
    named = [m for m in named if not sketches(m.key).plural and sketches(m.key).body not in posted]
    parties = {describer.scene.sketch(m.key).party for m in named}
    found = party_anchor(describer.ground, parties.pop()) if len(parties) == 1 else None
    return replace(found, first=named[0].first, last=named[0].last) if found is not None else None


def _rivals(describer: Describer, mark: tuple[str, str], mention: Mention, head: Token, members: bool) -> bool:
    """Whether another party's like organ was named nearly as lately."""
    margin = 60 if members else 12
    others = describer.last_named.get(mark, [])[-12:]
    if not members and mark[1] in describer.descriptions.bare:
        states, tokens = describer.ground.registry.states, describer.scene.document.tokens
        others = [m for m in others if describer.scene.sketch(m.key).party in states]
        others = [m for m in others if tokens[m.head].lower == tokens[mention.head].lower]
    return any(m.key != mention.key and mention.head - m.head < margin for m in others if m.head < head.i)


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
