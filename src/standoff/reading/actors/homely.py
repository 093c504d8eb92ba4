"""Whose an organ is that nobody was named with before: "the Foreign Ministry", "the army" at home.

By its place, by a name that one state has for it, by home, else by what the words around leave.
"""

from dataclasses import replace

from standoff.knowledge.whoswho import Organ
from standoff.reading.actors.affiliation import Anchor, Whose
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.context import (
    HEADLINE,
    OTHER_SIDE,
    by_context,
    paragraphs_side,
    speaks_in,
    topic_of,
    visiting,
)
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.inner_people import inner_owner
from standoff.reading.actors.organs import organ_of
from standoff.reading.actors.ownership import (
    Owner,
    by_place,
    federation,
    speaking_verb,
    state_side,
)
from standoff.reading.actors.scene import SUBJECTS
from standoff.reading.actors.sketches import Mention, Sketch
from standoff.reading.actors.states import head_of
from standoff.reading.actors.voices import voice_of
from standoff.reading.phrases import Hit
from standoff.reading.syntax import Token
from standoff.record.terms import ActorKind, Label

_FILLING = frozenset({"ADJ", "ADV", "VERB"})

OWN_KINDS = frozenset({ActorKind.MINISTRY, ActorKind.GOVERNMENT, ActorKind.FORCE})


def hanging(describer: Describer, hit: Hit[Organ]) -> Token:
    """The word by which the grammar hangs the organ: "ministry" in "ministry of defence", "spokesman" in "army
    spokesman"."""
    document = describer.scene.document
    token = document.tokens[head_of(describer.ground, hit.first, hit.last)]
    above = document.head(token)
    return above if token.dep in ("compound", "nmod") and above.i in describer.scene.offices else token


def speaks_for(describer: Describer, hit: Hit[Organ]) -> Token:
    """The word that speaks for the organ: its officer in "an officer of the army dismissed it", else its own."""
    document, token = describer.scene.document, hanging(describer, hit)
    over = document.head(document.head(token))
    officer = token.dep == "pobj" and document.head(token).lower in ("of", "from", "at", "for")
    return over if officer and over.i in describer.scene.offices else token


def refer_to(describer: Describer, hit: Hit[Organ], organ: Organ, owner: Owner) -> None:
    head = describer.scene.document.tokens[hit.last - 1]
    key = organ_of(describer.ground, describer.scene.gathering, owner.anchor, organ, "")
    describer.refer(hit.first, hit.last, head, (key,), owner.via, owner.how)


def at_home(describer: Describer, hit: Hit[Organ], organ: Organ, whose: Whose) -> None:
    """ "The Foreign Ministry" of nobody named: whose it is by the words around it, else that of the state at home."""
    if organ.shared:
        return
    if (inner := inner_owner(describer, hit, organ, whose)) is not None:
        refer_to(describer, hit, organ, inner)
        return
    ground, scene = describer.ground, describer.scene
    head = scene.document.tokens[hit.last - 1]
    if not _stands_for_one(describer, hit, organ):
        return
    owner = _owner(describer, hit, organ, whose)
    if owner is not None and may_have(describer, owner, organ):
        refer_to(describer, hit, organ, owner)
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
    if organ.id in registry.words("rulers") and (anchor := party_anchor(describer.ground, describer.inner_state)):
        return Owner(anchor, (), "the state at war inside")
    if (found := federation(scene, frozenset(whose.words) | {tokens[hit.first].lower})) is not None:
        return found
    bare, titled = hit.last - hit.first < 2, tokens[hit.first].text[0].isupper()
    home = describer.home
    if home is not None and not may_have(describer, home, organ):
        return _fought_by(describer, home)
    if home is not None:
        party = home.anchor.known.party
        if (other := _of_visitor(describer, hit, organ, party)) is not None and may_have(describer, other, organ):
            return other
        known = describer.concerns(party) or describer.found(party)
        if not bare or (known and not _fought_elsewhere(describer, party)):
            return home
    found = topic_of(scene, head, describer.pair) or by_context(scene, hanging(describer, hit), describer.pair)
    if found is not None and may_have(describer, found, organ):
        if found.how in (HEADLINE, OTHER_SIDE) or (titled and not bare and organ.kind in OWN_KINDS):
            describer.adopt(found)
        return found
    if (bare or titled) and describer.soil is None:
        anchor = _only_owner(describer, organ.kind)
        if anchor is not None:
            span = tokens[anchor.first].start, tokens[anchor.last - 1].end
            return Owner(anchor, (span,), "only state whose ministries are named")
    if organ.kind not in OWN_KINDS:
        return None
    last = state_side(scene, describer.pair) or _voice(describer, hit, organ)
    return last or _at_war(describer) or describer.soil


def _fought_by(describer: Describer, home: Owner) -> Owner | None:
    """ "The government" in an armed group's own release: that of the one state on whose ground it fights."""
    rows = describer.ground.registry.who.bodies
    ground = {code for row in rows if row.party == home.anchor.known.party for code in row.where}
    anchor = party_anchor(describer.ground, describer.inner_state)
    anchor = anchor or (party_anchor(describer.ground, ground.pop()) if len(ground) == 1 else None)
    return Owner(anchor, (), "the state that the group fights") if anchor is not None else None


def _at_war(describer: Describer) -> Owner | None:
    """The state of a war inside, in a report that is at home nowhere."""
    anchor = party_anchor(describer.ground, describer.inner_state) if describer.home is None else None
    return Owner(anchor, (), "the state at war inside") if anchor is not None else None


def _voice(describer: Describer, hit: Hit[Organ], organ: Organ) -> Owner | None:
    """Whose it is by the stretch of the report in which it speaks."""
    found = voice_of(describer.scene, hanging(describer, hit), describer.pair)
    return found if found is not None and may_have(describer, found, organ) else None


def may_have(describer: Describer, owner: Owner, organ: Organ) -> bool:
    """Whether the owner can have such a body without a name: an armed group has no ministry, junta or "the army"."""
    party, registry = owner.anchor.known.party, describer.ground.registry
    groups = registry.belligerents - registry.states - {row.code for row in registry.territories}
    if organ.id == "military" and party in registry.words("armyless"):
        return False
    return party not in groups or organ.id not in (*describer.descriptions.bare, "foreign-ministry", "defence-ministry")


def _of_visitor(describer: Describer, hit: Hit[Organ], organ: Organ, home: str | None) -> Owner | None:
    """ "Peru's president said … The defence ministry said": in a report from elsewhere, of the side that spoke just
    before, where what is said charges nobody."""
    if organ.kind not in OWN_KINDS:
        return None
    tokens = describer.scene.document.tokens
    if organ.id in describer.ground.registry.words("articleless") and (
        not hit.first or tokens[hit.first - 1].pos != "DET"
    ):
        return None
    token = speaks_for(describer, hit)
    seat = speaks_in(describer.scene, token, describer.pair)
    if seat is not None and seat.anchor.known.party != home:
        return seat
    found = visiting(describer.scene, token, describer.pair, home)
    return found or paragraphs_side(describer.scene, token, describer.pair, home)


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
    articleless = organ.id in describer.ground.registry.words("articleless")
    if articleless and head.text[0].isupper() and speaking_verb(describer.scene, head) is not None:
        return True
    first, fillers = hit.first, describer.ground.registry.words("fillers")
    while first > 1 and tokens[first - 1].pos in _FILLING and tokens[first - 1].lower in fillers:
        first -= 1
    return first > 0 and tokens[first - 1].lower == "the"


def _only_owner(describer: Describer, kind: ActorKind = ActorKind.MINISTRY) -> Anchor | None:
    """The state whose ministries have been named so far, where it is but one; at the first mention of such a one."""
    named = [m for m in describer.last_named.get(("kind", str(kind)), ()) if not m.via]
    states = describer.ground.registry.states
    named = [m for m in named if describer.scene.sketch(m.key).party in states]
    registry = describer.ground.registry
    posted = registry.words("posted_bodies") | registry.words("local_bodies")
    sketches = describer.scene.sketch
    named = [m for m in named if not sketches(m.key).plural and sketches(m.key).body not in posted]
    parties = {describer.scene.sketch(m.key).party for m in named}
    found = party_anchor(describer.ground, parties.pop()) if len(parties) == 1 else None
    return replace(found, first=named[0].first, last=named[0].last) if found is not None else None


def _fought_elsewhere(describer: Describer, home: str | None) -> bool:
    """Whether every armed group that the report names fights on other ground than the home's."""
    rows = describer.ground.registry.who.bodies
    grounds = [row.where for row in rows if row.where and describer.acts(row.party)]
    return bool(grounds) and not any(home in ground for ground in grounds)
