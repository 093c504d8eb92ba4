"""Organs named before: "the army", "the ministry" of the party whose organ of that kind was named last, unless a
rival's was named nearly as lately."""

from standoff.knowledge.whoswho import Organ
from standoff.reading.actors.affiliation import Whose
from standoff.reading.actors.context import named_as_others
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.homely import OWN_KINDS, at_home, hanging, refer_to, speaks_for
from standoff.reading.actors.memory import REACH
from standoff.reading.actors.ownership import counters, spoke_before
from standoff.reading.actors.sketches import Mention
from standoff.reading.actors.voices import charged_by
from standoff.reading.phrases import Hit
from standoff.reading.syntax import Token
from standoff.record.terms import ActorKind


def named_before(describer: Describer, hit: Hit[Organ], organ: Organ, whose: Whose) -> None:
    """The organ of that kind named last, unless a rival was named nearly as lately or the sentence before says more."""
    scene = describer.scene
    head = scene.document.tokens[hit.last - 1]
    mention = _before(describer, organ, head)
    if mention is not None and (_told_from(describer, hit, mention) or _charged(describer, hit, mention)):
        mention = None
    if mention is not None and organ.kind is not ActorKind.FORCE and (organ.members or organ.kind is ActorKind.CROWD):
        mention = mention if scene.document.tokens[mention.head].lemma == head.lemma else None
    if mention is None:
        at_home(describer, hit, organ, whose)
        return
    rivals = _rivals(describer, ("body", organ.id), mention, head, organ.members)
    document = scene.document
    here = document.sentence_of(head).line == document.sentence_of(document.tokens[mention.head]).line
    same = here and not mention.via and document.tokens[mention.head].lower == head.lower
    far = scene.number_of(head.i) - scene.number_of(mention.head) > 1 and not same
    spoke = spoke_before(scene, hanging(describer, hit)) if (rivals or far) and organ.kind in OWN_KINDS else None
    speaker = speaks_for(describer, hit)
    blames = speaker is not hanging(describer, hit) and counters(scene, speaker)
    if spoke is not None and (blames or spoke.anchor.known.party in named_as_others(scene, speaker)):
        spoke = None
    stranger = spoke is not None and len(describer.pair) == 2 and spoke.anchor.known.party not in describer.pair
    homes = describer.home is not None and scene.sketch(mention.key).party == describer.home.anchor.known.party
    homes = homes or (stranger and scene.sketch(mention.key).party == describer.inner_state)
    if spoke is not None and not organ.members and not (stranger and homes):
        refer_to(describer, hit, organ, spoke)
    elif not rivals:
        describer.refer(hit.first, hit.last, head, (mention.key,), (mention.span, *mention.via), "organ named before")


def _charged(describer: Describer, hit: Hit[Organ], mention: Mention) -> bool:
    """ "A Chilean coast guard ship rammed a boat, the coast guard said": in a report at home that of the other side."""
    home, party = describer.home, describer.scene.sketch(mention.key).party
    if home is None or party == home.anchor.known.party:
        return False
    return party in charged_by(describer.scene, hanging(describer, hit))


def _told_from(describer: Describer, hit: Hit[Organ], mention: Mention) -> bool:
    """Whether a report at home speaks of another body than the one named last: "the army" of another paragraph, or
    after their "troops", "the army here", "the joint command" after another state's "army command"."""
    tokens, home = describer.scene.document.tokens, describer.home or describer.soil
    if home is None or describer.scene.sketch(mention.key).party == home.anchor.known.party:
        return False
    if any(t.lower == "here" for t in tokens[hit.last : hit.last + 1]):
        return True
    lines = (describer.scene.document.sentence_of(tokens[i]).line for i in (mention.head, hit.last - 1))
    if describer.home is not None and not hit.entries[0].members and len(set(lines)) == 2:
        return True
    wording = {t.lower for t in tokens[hit.first : hit.last]}
    bare = hit.entries[0].id in describer.descriptions.bare and not hit.entries[0].members
    if bare and describer.home is not None and tokens[mention.head].lower != tokens[hit.last - 1].lower:
        return True
    return len(wording) > 1 and not wording <= {t.lower for t in tokens[mention.first : mention.last]}


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


def _rivals(describer: Describer, mark: tuple[str, str], mention: Mention, head: Token, members: bool) -> bool:
    """Whether another party's like organ was named nearly as lately."""
    margin = 60 if members else 12
    others = describer.last_named.get(mark, [])[-12:]
    if not members and mark[1] in describer.descriptions.bare:
        states, tokens = describer.ground.registry.states, describer.scene.document.tokens
        others = [m for m in others if describer.scene.sketch(m.key).party in states]
        others = [m for m in others if tokens[m.head].lower == tokens[mention.head].lower]
    return any(m.key != mention.key and mention.head - m.head < margin for m in others if m.head < head.i)
