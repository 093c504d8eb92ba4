"""Which group "rebels" are: "the rebels" that the report speaks of, "Rebels claim town" at its head, "three rebels" and
"a rebel post" where it has called but one group so.
"""

from standoff.knowledge.whoswho import Organ
from standoff.reading.actors.affiliation import Whose
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.callings import singular
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.inner_people import strangers_beside
from standoff.reading.actors.naming import country_sketch
from standoff.reading.phrases import Hit
from standoff.reading.syntax import Token
from standoff.record.terms import Label


def refer_rebels(describer: Describer, hit: Hit[Organ], whose: Whose, head: Token) -> bool:
    """Adds the reference of words for those who rise; whether the question is settled."""
    if _announced(describer, hit, head):
        return True
    if not whose.definite:
        return _called_so(describer, hit, whose, head)
    group = describer.fighters_of(head)
    if group is not None:
        via = (group.span, *group.via)
        describer.refer(hit.first, hit.last, head, (group.key,), via, "the one armed group spoken of")
    return True


def _announced(describer: Describer, hit: Hit[Organ], head: Token) -> bool:
    """ "Rebels claim town", in a headline: the armed group that the report is about."""
    document = describer.scene.document
    label = document.line_of(head).label
    alone = hit.first == document.sentence_of(head).first or document.tokens[hit.first - 1].text in (":", ";")
    if label is not Label.HEADLINE or not alone or head.tag not in ("NNS", "NNPS") or document.children(head, "nummod"):
        return False
    return _refer(describer, hit, head, describer.inner_group, "the armed group of the report")


def _called_so(describer: Describer, hit: Hit[Organ], whose: Whose, head: Token) -> bool:
    """ "Three rebels were hurt", "a rebel post": of the one group that the report calls so; militiamen only once it is
    named, since others may have theirs."""
    noun = singular(head.lower)
    called = describer.scene.callings.nouns.get(noun, frozenset())
    named = {describer.scene.sketch(m.key).party for m in describer.last_named.get(("row", "armed group"), ())}
    early = noun not in describer.ground.registry.words("rising") and not called <= named
    if len(called) != 1 or early or whose.anchors or strangers_beside(describer, hit):
        return False
    return _refer(describer, hit, head, next(iter(called)), "the one group called so")


def _refer(describer: Describer, hit: Hit[Organ], head: Token, party: str | None, how: str) -> bool:
    anchor = party_anchor(describer.ground, party)
    if anchor is None:
        return False
    key = describer.scene.gathering.sketch(country_sketch(anchor)).key
    describer.refer(hit.first, hit.last, head, (key,), (), how)
    return True
