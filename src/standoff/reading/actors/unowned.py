"""Organs with no name beside them: "its troops", "the ministry", "both armies", "the Foreign Ministry".

A possessive gives the party; else the organ of that kind named last, if no rival of it was named nearly as lately; a
ministry of nobody named is that of the dateline's country, or of the only state whose ministries were named.
"""

from collections.abc import Callable
from dataclasses import dataclass

from standoff.knowledge.whoswho import Organ
from standoff.reading.actors.affiliation import Whose, whose_after
from standoff.reading.actors.beside import (
    by_its_name,
    in_capital,
    of_both,
    of_several,
    of_somebody_unknown,
    of_the_world,
    owned_by,
    told_by_ground,
)
from standoff.reading.actors.context import speaks_in
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.homely import OWN_KINDS, at_home, hanging, may_have, refer_to
from standoff.reading.actors.inner_people import inner_owner
from standoff.reading.actors.memory import REACH
from standoff.reading.actors.namesakes import named_before
from standoff.reading.actors.organs import SEATED, in_town, organ_of
from standoff.reading.actors.ownership import (
    Owner,
    breakaway,
    disowned,
    federation,
    of_one,
    possessor,
)
from standoff.reading.actors.risen import refer_rebels
from standoff.reading.actors.scorned import rulers_scorned
from standoff.reading.actors.speakers import SEVERAL
from standoff.reading.phrases import Hit
from standoff.reading.syntax import Token
from standoff.record.terms import ActorKind

_DESCRIBED = frozenset({"side", "peacekeepers"})


@dataclass(frozen=True, slots=True)
class Unowned:
    """The words of an organ without an owner, what stands beside them, and the word by which the grammar hangs them."""

    hit: Hit[Organ]
    whose: Whose
    organ: Organ
    head: Token
    hung: Token


Rule = Callable[[Describer, Unowned], bool]
"""Whether the rule settles the question: it has told whose the organ is, or that it is nobody's known."""


def resolve_organ(describer: Describer, hit: Hit[Organ], whose: Whose) -> None:
    """ "Its troops", "the ministry" in the words of organs.yaml, by the first rule that settles whose they are."""
    head = describer.scene.document.tokens[hit.last - 1]
    words = Unowned(hit, whose, hit.entries[0], head, hanging(describer, hit))
    for rule in _RULES:
        if rule(describer, words):
            return
    named_before(describer, hit, words.organ, whose)
    if head.i not in describer.scene.at and (inner := inner_owner(describer, hit, words.organ, whose)) is not None:
        refer_to(describer, hit, words.organ, inner)


def _by_pronoun(describer: Describer, it: Unowned) -> bool:
    if it.whose.pronoun is None:
        return False
    owned_by(describer, it.hit, it.organ, it.whose.pronoun)
    return True


def _by_possessor(describer: Describer, it: Unowned) -> bool:
    owner = possessor(describer.scene, it.hung, range(it.hit.first, it.hit.last))
    if owner is None or it.organ.kind is ActorKind.OUTLET:
        return False
    refer_to(describer, it.hit, it.organ, owner)
    return True


def _nobodys(describer: Describer, it: Unowned) -> bool:
    return of_several(describer, it.hit) or of_somebody_unknown(describer, it.hit)


def _scorned(describer: Describer, it: Unowned) -> bool:
    """ "The regime", in a release or a report at home: the rulers of another state than its own, if they can be told;
    never where a group fights that own state."""
    owner = describer.home
    own = owner.anchor.known.party if owner is not None else None
    scorned = it.head.lower in describer.ground.registry.words("scorned") and it.hit.last - it.hit.first == 1
    if (
        not scorned
        or not it.whose.definite
        or own not in describer.ground.registry.states
        or describer.inner_state == own
    ):
        return False
    if (found := rulers_scorned(describer, own)) is not None:
        refer_to(describer, it.hit, it.organ, found)
    return True


def _disowned(describer: Describer, it: Unowned) -> bool:
    """Rebel and rival bodies are nobody's, but for those of the one breakaway region of the report."""
    if not disowned(describer.scene, it.hung):
        return told_by_ground(describer, it.hit)
    if (facto := breakaway(describer.scene)) is not None and not it.organ.members:
        refer_to(describer, it.hit, it.organ, facto)
    return True


def _court(describer: Describer, it: Unowned) -> bool:
    if it.organ.id != "court" or it.head.lower not in describer.descriptions.bodies or not it.whose.definite:
        return False
    describer.describe(it.head)
    return it.head.i in describer.scene.at


def _by_its_name(describer: Describer, it: Unowned) -> bool:
    if it.organ.shared and of_the_world(describer, it.hit, it.organ):
        return True
    if (own := by_its_name(describer, it.hit, it.organ)) is None:
        return False
    refer_to(describer, it.hit, it.organ, Owner(own, (), "a name that one state has for it"))
    return True


def _local(describer: Describer, it: Unowned) -> bool:
    if it.organ.id not in describer.ground.registry.words("local_bodies"):
        return False
    if not _of_paragraph(describer, it.hit, it.organ, it.whose):
        at_home(describer, it.hit, it.organ, it.whose)
    return True


def _described(describer: Describer, it: Unowned) -> bool:
    if it.head.lower not in describer.descriptions.groups and it.organ.id not in _DESCRIBED:
        return False
    describer.describe(it.head)
    return True


def _embassy(describer: Describer, it: Unowned) -> bool:
    return it.organ.id == "embassy" and it.whose.definite and _ambassadors(describer, it.hit, it.organ)


def _rebels(describer: Describer, it: Unowned) -> bool:
    """ "The rebels" are of the one armed group spoken of."""
    return it.organ.id == "rebels" and refer_rebels(describer, it.hit, it.whose, it.head)


def _numbered(describer: Describer, it: Unowned) -> bool:
    number = describer.quantity(describer.scene.document.tokens[it.hit.first])
    sided = not it.organ.members or it.head.lower in describer.descriptions.sided
    if number is None or number[0] != 2 or not sided:
        return False
    of_both(describer, it.hit, it.organ, number)
    return True


def _by_voice(describer: Describer, it: Unowned) -> bool:
    """By the capital that opens the sentence, or in the issuer's own voice."""
    if in_capital(describer, it.hit, it.organ) or _addressed(describer, it.head):
        return True
    return _issuers(describer, it.hit, it.organ, it.whose)


def _inner(describer: Describer, it: Unowned) -> bool:
    inner = inner_owner(describer, it.hit, it.organ, it.whose) if not it.whose.definite else None
    if inner is not None:
        refer_to(describer, it.hit, it.organ, inner)
    return inner is not None


def _several(describer: Describer, it: Unowned) -> bool:
    """Ministries and police forces in the plural are nobody's; so are forces that nobody has spoken of."""
    several = it.hung.tag in ("NNS", "NNPS") and not it.organ.members and it.organ.kind is not ActorKind.CROWD
    return several and (it.organ.kind is not ActorKind.FORCE or not it.whose.definite)


def _officer(describer: Describer, it: Unowned) -> bool:
    if not _some_officer(describer, it.hit):
        return False
    _officers(describer, it.hit, it.organ, it.whose)
    return True


def _new(describer: Describer, it: Unowned) -> bool:
    """Who has not been spoken of before, and a federation's."""
    if it.whose.definite and federation(describer.scene, frozenset(it.whose.words)) is None:
        return False
    at_home(describer, it.hit, it.organ, it.whose)
    return True


_RULES: tuple[Rule, ...] = (
    _by_pronoun,
    _by_possessor,
    _nobodys,
    _scorned,
    _disowned,
    _court,
    _by_its_name,
    _local,
    _described,
    _embassy,
    _rebels,
    _numbered,
    _by_voice,
    _inner,
    _several,
    _officer,
    _new,
)


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
