"""Whose an organ or officer is where no name stands beside the word, by what belongs to the word itself: the possessor
("the alliance's secretariat"); the place, for local bodies ("police in X"); "federal", where one federation is named;
the state that spoke in the sentence before ("Lima denied it. The foreign ministry said …").
"""

from dataclasses import dataclass

from standoff.knowledge.cues import load_cues
from standoff.reading.actors.affiliation import Anchor, Ground
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.scene import SUBJECTS, Scene
from standoff.reading.actors.sketches import Mention
from standoff.reading.syntax import Sentence, Token
from standoff.record.rows import Span
from standoff.record.terms import ActorKind, Stance

AGAINST = frozenset({Stance.ACCUSE, Stance.DENY, Stance.REJECT, Stance.CONDEMN})
STATE_KINDS = frozenset({ActorKind.COUNTRY, ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.FORCE})
_FORCES = frozenset({ActorKind.FORCE, ActorKind.MINISTRY, ActorKind.ORGANISATION})
_SPEAKING_KINDS = STATE_KINDS | {ActorKind.PERSON}
_UNOWNING = frozenset({ActorKind.CROWD, ActorKind.OUTLET})


@dataclass(frozen=True, slots=True)
class Owner:
    """The party as an anchor, the passages that tell it, and the construction by name."""

    anchor: Anchor
    via: tuple[Span, ...]
    how: str


def possessor(scene: Scene, head: Token, inside: range = range(0)) -> Owner | None:
    """Whose it is by a possessor that refers to somebody: "the alliance's secretariat", "the group's fighters", "the
    ministry run by the group"; none that stands `inside` the body's own name ("the mayor's office")."""
    for owner in (o for o in (*scene.document.children(head, "poss"), *_running(scene, head)) if o.i not in inside):
        mentions = [m for m in scene.at.get(owner.i, ()) if scene.sketch(m.key).kind not in _UNOWNING]
        if owner.pos in ("NOUN", "PROPN") and (found := of_one(scene, mentions, "possessor")) is not None:
            return found
    return None


def _running(scene: Scene, head: Token) -> tuple[Token, ...]:
    """Who runs it, by the order of the words: the model often takes "run by" for the sentence's verb."""
    tokens, runs = scene.document.tokens, scene.ground.registry.words("running")
    if head.i + 2 >= len(tokens) or tokens[head.i + 1].lower not in runs or tokens[head.i + 2].lower != "by":
        return ()
    return scene.document.children(tokens[head.i + 2], "pobj")


def of_one(scene: Scene, mentions: list[Mention], how: str) -> Owner | None:
    parties = {scene.sketch(m.key).party for m in mentions}
    anchor = party_anchor(scene.ground, parties.pop()) if len(parties) == 1 else None
    if anchor is None:
        return None
    return Owner(anchor, tuple(dict.fromkeys(s for m in mentions for s in (m.span, *m.via))), how)


def disowned(scene: Scene, head: Token) -> bool:
    """Whether a word before the noun makes the body a rebel or rival one, which no state owns."""
    words = scene.ground.registry.words("disowning")
    nouns = (head, *scene.document.children(head, "poss"))
    return any(t.lower in words for n in nouns for t in scene.document.children(n, "amod", "compound", "nmod"))


def breakaway(scene: Scene) -> Owner | None:
    """ "The breakaway region's ministry": that of the one de-facto state that the report names, if by its capital."""
    territories = scene.ground.registry.territories
    found = {p for p in scene.named_parties if (row := territories.get(p)) is not None and row.kind == "de-facto state"}
    anchor = party_anchor(scene.ground, found.pop()) if len(found) == 1 else None
    return Owner(anchor, (), "the one de-facto state named") if anchor is not None else None


def by_place(scene: Scene, head: Token) -> Owner | None:
    """The country of the place that a local body is "of", else of the places named nearest before, or with it: in its
    sentence, else in the one before; none where they are in two countries."""
    document, ground = scene.document, scene.ground
    number = scene.number_of(head.i)
    follows = document.tokens[head.i + 1 : head.i + 2]
    town = document.tokens[head.i + 2 : head.i + 3] if any(t.lower in ("of", "in") for t in follows) else ()
    for token in town:
        own = ground.places.get(token.i)
        anchor = party_anchor(ground, own.country) if own is not None else None
        if anchor is not None:
            return Owner(anchor, ((token.start, token.end),), "the place it is of")
        if token.pos == "PROPN":
            return None
    for n in (number, number - 1):
        if n < 0 or document.sentences[number].line - document.sentences[n].line > 1:
            return None
        sentence = document.sentences[n]
        found = {
            p.country: i
            for i in range(sentence.first, sentence.last)
            if (p := ground.places.get(i)) and p.country and not _elsewhere(ground, i, n < number)
        }
        if len(found) == 1:
            country, i = next(iter(found.items()))
            anchor = party_anchor(ground, country)
            token = document.tokens[i]
            return Owner(anchor, ((token.start, token.end),), "the place named with it") if anchor else None
        if found:
            return None
    return None


def _elsewhere(ground: Ground, i: int, before: bool) -> bool:
    """Whether the place at a token says nothing of where a mayor sits: a people's adjective, a state's name that owns
    something, a state or a capital in the sentence before."""
    anchor = ground.starting.get(i)
    if anchor is None:
        return False
    owned = ground.document.tokens[anchor.last : anchor.last + 1]
    stately = anchor.known.grounds == "territory" and (before or any(t.tag == "POS" for t in owned))
    return anchor.known.label == "demonym" or stately or (before and anchor.known.grounds == "capital")


def federation(scene: Scene, words: frozenset[str]) -> Owner | None:
    """ "The federal government": that of the one federation that the report names."""
    if "federal" not in words:
        return None
    federations = scene.ground.registry.words("federations")
    states = {party for party in scene.named_parties if party in federations}
    anchor = party_anchor(scene.ground, states.pop()) if len(states) == 1 else None
    return Owner(anchor, (), "the one federation named") if anchor is not None else None


def state_side(scene: Scene, sides: tuple[str, ...]) -> Owner | None:
    """The one side that is a state, where the other is a group."""
    states = [party for party in sides if party in scene.ground.registry.states]
    anchor = party_anchor(scene.ground, states[0]) if len(states) == 1 and len(sides) == 2 else None
    return Owner(anchor, (), "the one side that is a state") if anchor is not None else None


def speaking_verb(scene: Scene, head: Token) -> Token | None:
    """The verb of saying that a token is the subject of; a verb without a sense of speech is none."""
    if head.dep not in SUBJECTS:
        return None
    verb = scene.document.head(head)
    return verb if lemma_of(scene, verb) in load_cues().verbs else None


def lemma_of(scene: Scene, verb: Token) -> str:
    """The verb's lemma, with its particle where the lexicon holds the two as one."""
    for particle in scene.document.children(verb, "prt", "advmod"):
        if f"{verb.lemma} {particle.lower}" in load_cues().verbs:
            return f"{verb.lemma} {particle.lower}"
    return verb.lemma


def spoke_before(scene: Scene, head: Token, forces: bool = False) -> Owner | None:
    """ "Lima denied it. The foreign ministry said …": the state that spoke in the sentence before; only by an army or
    ministry of its where `forces` asks so."""
    number = scene.number_of(head.i)
    previous = _sentence_before(scene, number)
    if previous is None:
        return None
    subject = scene.main_subject(previous)
    if subject is None or speaking_verb(scene, subject) is None:
        return None
    speaker = scene.antecedent(subject)
    keys = speaker.keys if speaker is not None else ()
    kinds = _FORCES if forces else _SPEAKING_KINDS
    mentions = [m for m in scene.at.get(subject.i, ()) if scene.sketch(m.key).kind in kinds]
    if {scene.sketch(key).party for key in keys} != {scene.sketch(m.key).party for m in mentions}:
        return None
    found = of_one(scene, mentions, "who spoke before")
    allowed = scene.ground.registry.belligerents if forces else scene.ground.registry.states
    return found if found is not None and found.anchor.known.party in allowed else None


def _sentence_before(scene: Scene, number: int) -> Sentence | None:
    """The sentence before in the same paragraph, quotations left out."""
    sentences = scene.document.sentences
    for n in range(number - 1, max(-1, number - 4), -1):
        if sentences[n].line != sentences[number].line:
            return None
        if not all(scene.quoted[i] for i in range(sentences[n].first, sentences[n].last)):
            return sentences[n]
    return None


def counters(scene: Scene, head: Token) -> bool:
    """Whether the words that a token is the subject of accuse, deny, reject or condemn."""
    verb = speaking_verb(scene, head)
    senses = load_cues().verbs.get(lemma_of(scene, verb), {}) if verb is not None else {}
    return any(sense.stance in AGAINST for sense in senses.values())


def parties_beside(scene: Scene, token: Token, within: int | None = None) -> set[str | None]:
    """The states that the line names, in the sentence and the two before it, up to token `within` if given."""
    states, sentence = scene.ground.registry.states, scene.document.sentence_of(token)
    number = scene.number_of(token.i)
    parties: set[str | None] = set()
    for n in range(number, -1, -1):
        before = scene.document.sentences[n]
        if before.line != sentence.line or number - n > 2:
            break
        for i in range(before.first, before.last if within is None else min(before.last, within)):
            parties |= {p for m in scene.at.get(i, ()) if (p := scene.sketch(m.key).party) in states}
    return parties
