"""Whose word it is, where a minister, ministry or officer of nobody named speaks and nothing else has told: by the
stretch of the report in which he speaks.

Surest first: of whose own mind or conduct he tells ("Quito was ready to talk, the minister said"); the one state that
the paragraph has spoken of; the one state of the whole report. Who charges a state, or tells of a hostile act of its
people, is none of its own.
"""

from collections.abc import Iterable, Iterator

from standoff.knowledge.cues import load_cues
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.ownership import AGAINST, STATE_KINDS, Owner, lemma_of, of_one, speaking_verb
from standoff.reading.actors.scene import Scene
from standoff.reading.actors.sketches import Mention
from standoff.reading.syntax import Token
from standoff.record.terms import ActorKind

_INTENDING = frozenset({"will", "would", "'ll", "wo", "'d"})
_SIDES = 2
_ACTING = STATE_KINDS | {ActorKind.PERSON}


def voice_of(scene: Scene, head: Token, sides: tuple[str, ...]) -> Owner | None:
    """The state for which a speaker without a name speaks; None where the stretch leaves it open."""
    verb = speaking_verb(scene, head)
    charged = charged_by(scene, head)
    for found in _voices(scene, head, verb):
        party = found.anchor.known.party
        if party not in charged:
            return found
        others = [p for p in sides if p != party]
        if len(sides) == _SIDES and party in sides and others[0] in scene.ground.registry.states:
            anchor = party_anchor(scene.ground, others[0])
            return Owner(anchor, found.via, "the other side than the one charged") if anchor is not None else None
        return None
    return None


def charged_by(scene: Scene, head: Token) -> frozenset[str | None]:
    """The parties that a speaker charges, or of whose hostile acts he tells."""
    verb = speaking_verb(scene, head)
    return _charged(scene, verb) if verb is not None else frozenset()


def _voices(scene: Scene, head: Token, verb: Token | None) -> Iterator[Owner]:
    said = (_own_mind(scene, verb, head), _of_paragraph(scene, head)) if verb is not None else ()
    yield from (found for found in (*said, _of_report(scene)) if found is not None)


def _own_mind(scene: Scene, verb: Token, head: Token) -> Owner | None:
    """ "Quito would not yield, the minister said": of whose own intention, mind or conduct a speaker without a name
    tells."""
    document, states = scene.document, scene.ground.registry.states
    hostile = _hostile(scene)
    willing = scene.ground.registry.words("willing")
    for clause in document.children(verb, "ccomp"):
        intends = any(t.lower in _INTENDING for t in document.children(clause, "aux"))
        ready = any(t.lower in willing for t in document.children(clause, "acomp"))
        trails = clause.i < min(verb.i, head.i)
        if not (intends or ready or trails) or clause.lemma in hostile:
            continue
        mentions = [m for s in document.children(clause, "nsubj") for m in scene.at.get(s.i, ())]
        how = "of whose mind he tells" if intends or ready else "of whose conduct he tells"
        found = of_one(scene, [m for m in mentions if _owns(scene, m)], how)
        if found is not None and found.anchor.known.party in states:
            return found
    return None


def _owns(scene: Scene, mention: Mention) -> bool:
    return scene.sketch(mention.key).kind in STATE_KINDS


def _of_paragraph(scene: Scene, head: Token) -> Owner | None:
    """The one state that the paragraph has spoken of before the speaker, as the main subject of a sentence of it; none
    where one such tells of a hostile act."""
    document, number = scene.document, scene.number_of(head.i)
    first = next(s for s in document.sentences if s.line == document.sentences[number].line)
    only = _only(scene, range(first.first, head.i), "the one state of the paragraph")
    for n in range(number - 1, -1, -1):
        sentence = document.sentences[n]
        if only is None or sentence.line != first.line:
            break
        subject = scene.main_subject(sentence)
        mentions = scene.at.get(subject.i, []) if subject is not None else []
        acting = [m for m in mentions if _acts_for(scene, m)]
        if subject is not None and acting:
            return only if document.head(subject).lemma not in _hostile(scene) else None
    return None


def _acts_for(scene: Scene, mention: Mention) -> bool:
    return scene.sketch(mention.key).kind in _ACTING


def _of_report(scene: Scene) -> Owner | None:
    """The one state that the report speaks of at all."""
    return _only(scene, range(len(scene.document.tokens)), "the one state of the report")


def _only(scene: Scene, tokens: Iterable[int], how: str) -> Owner | None:
    registry, ground = scene.ground.registry, scene.ground
    parties: set[str] = set()
    for i in tokens:
        parties |= {p for m in scene.at.get(i, ()) if (p := scene.sketch(m.key).party) in registry.states and p}
        anchor, place = ground.starting.get(i), ground.places.get(i)
        if anchor is not None and anchor.known.party in registry.states and anchor.known.party:
            parties.add(anchor.known.party)
        elif place is not None and place.country is not None and not place.claimed_by:
            parties.add(place.country)
    anchor_of = party_anchor(ground, parties.pop()) if len(parties) == 1 else None
    return Owner(anchor_of, (), how) if anchor_of is not None else None


def _charged(scene: Scene, verb: Token) -> frozenset[str | None]:
    """The parties that the words charge, or of whose hostile act they tell."""
    document = scene.document
    found: set[str | None] = set()
    for act in (verb, *document.children(verb, "advcl", "conj")):
        senses = load_cues().verbs.get(lemma_of(scene, act), {})
        if any(sense.stance in AGAINST for sense in senses.values()):
            found |= {p for thing in document.children(act, "dobj", "pobj") for p in _parties(scene, thing)}
    hostile = _hostile(scene)
    for clause in (
        c for act in (verb, *document.children(verb, "dobj")) for c in document.children(act, "ccomp", "acl")
    ):
        if clause.lemma in hostile and not document.children(clause, "neg"):
            found |= {p for s in document.children(clause, "nsubj") for p in _parties(scene, s)}
            agents = (n for by in document.children(clause, "agent", "prep") for n in document.children(by, "pobj"))
            found |= {p for n in agents for p in _parties(scene, n)}
    return frozenset(found)


def _hostile(scene: Scene) -> frozenset[str]:
    descriptions = scene.ground.registry.descriptions
    return frozenset(descriptions.harms) | scene.ground.registry.words("hostile") | frozenset(descriptions.crossing)


def _parties(scene: Scene, noun: Token) -> set[str | None]:
    """The parties of the noun and of the words before it ("Turkish forces", "the neighbour's guns")."""
    words = (noun, *scene.document.children(noun, "poss", "compound", "amod", "nmod"))
    found = {scene.sketch(m.key).party for t in words for m in scene.at.get(t.i, ())}
    found |= {a.known.party for t in words if (a := scene.ground.starting.get(t.i)) is not None}
    return found - {None}
