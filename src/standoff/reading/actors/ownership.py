"""Whose an organ or an officer is where no name stands beside the word: what the words around leave only one to be.

By construction, surest first: the possessor ("the alliance's secretariat"); the place, for local bodies ("police in
X"); "federal", where one federation is named; home. Where the report has no home: the state that speaks in the
headline, for who speaks in the first paragraph; the other of two sides, for who charges one or brushes off its claim;
the state whose act is denied ("Peru's army lost no man, the ministry said"); the state that spoke in the sentence
before ("Lima denied it. The foreign ministry said …"); the one side that is a state, against a group. What none of
these tells stays open.
"""

from dataclasses import dataclass

from standoff.knowledge.cues import load_cues
from standoff.reading.actors.affiliation import Anchor
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.scene import SUBJECTS, Scene
from standoff.reading.actors.sketches import Mention
from standoff.reading.syntax import Sentence, Token
from standoff.record.rows import Span
from standoff.record.terms import ActorKind, Label, Stance

_AGAINST = frozenset({Stance.ACCUSE, Stance.DENY, Stance.REJECT, Stance.CONDEMN})
_STATE_KINDS = frozenset({ActorKind.COUNTRY, ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.FORCE})
_FORCES = frozenset({ActorKind.FORCE, ActorKind.MINISTRY, ActorKind.ORGANISATION})
_SPEAKING_KINDS = _STATE_KINDS | {ActorKind.PERSON}
_UNOWNING = frozenset({ActorKind.CROWD, ActorKind.OUTLET})


@dataclass(frozen=True, slots=True)
class Owner:
    """The party as an anchor, the passages that tell it, and the construction by name."""

    anchor: Anchor
    via: tuple[Span, ...]
    how: str


def possessor(scene: Scene, head: Token) -> Owner | None:
    """Whose it is by a possessor that refers to somebody: "the alliance's secretariat", "the group's fighters"."""
    for owner in scene.document.children(head, "poss"):
        mentions = [m for m in scene.at.get(owner.i, ()) if scene.sketch(m.key).kind not in _UNOWNING]
        if owner.pos in ("NOUN", "PROPN") and (found := _of_one(scene, mentions, "possessor")) is not None:
            return found
    return None


def _of_one(scene: Scene, mentions: list[Mention], how: str) -> Owner | None:
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
    """The country of the places named nearest before, or with, a local body: in its sentence, else in the one before;
    none where they are in two countries."""
    document, ground = scene.document, scene.ground
    number = scene.number_of(head.i)
    for n in (number, number - 1):
        if n < 0 or document.sentences[number].line - document.sentences[n].line > 1:
            return None
        sentence = document.sentences[n]
        found = {
            p.country: i for i in range(sentence.first, sentence.last) if (p := ground.places.get(i)) and p.country
        }
        if len(found) == 1:
            country, i = next(iter(found.items()))
            anchor = party_anchor(ground, country)
            token = document.tokens[i]
            return Owner(anchor, ((token.start, token.end),), "the place named with it") if anchor else None
        if found:
            return None
    return None


def federation(scene: Scene, words: frozenset[str]) -> Owner | None:
    """ "The federal government": that of the one federation that the report names."""
    if "federal" not in words:
        return None
    federations = scene.ground.registry.words("federations")
    states = {party for party in scene.named_parties if party in federations}
    anchor = party_anchor(scene.ground, states.pop()) if len(states) == 1 else None
    return Owner(anchor, (), "the one federation named") if anchor is not None else None


def by_context(scene: Scene, head: Token, sides: tuple[str, ...]) -> Owner | None:
    """Whose a speaker without a name is, in a report without a home."""
    verb = speaking_verb(scene, head)
    if verb is None:
        return _told_side(scene, clause, sides) if (clause := _according(scene, head)) is not None else None
    return (
        _headline(scene, head)
        or _other_side(scene, verb, sides)
        or _told_side(scene, verb, sides)
        or _denied_act(scene, verb, head)
        or _willing(scene, verb, sides)
        or _sides_speaker(scene, head, sides)
    )


def visiting(scene: Scene, head: Token, sides: tuple[str, ...], home: str | None) -> Owner | None:
    """In a report from one side, the other side where it spoke in the sentence before, what is said charges nobody, and
    the paragraph has not spoken of home."""
    if home not in sides or counters(scene, head):
        return None
    spoke = spoke_before(scene, head)
    if spoke is None or spoke.anchor.known.party == home or spoke.anchor.known.party not in sides:
        return None
    sentence = scene.document.sentence_of(head)
    own = {m.head for i in range(sentence.first, head.i) for m in scene.at.get(i, ())}
    return spoke if not own or home not in parties_beside(scene, head) else None


def _sides_speaker(scene: Scene, head: Token, sides: tuple[str, ...]) -> Owner | None:
    """Who spoke before, where the report's sides are known one of them; a relative clause says where, not who."""
    if speaking_verb(scene, head) is not None and scene.document.head(head).dep in ("relcl", "advcl"):
        return None
    found = spoke_before(scene, head)
    return found if found is not None and (len(sides) != 2 or found.anchor.known.party in sides) else None


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
    return verb if _lemma(scene, verb) in load_cues().verbs else None


def _lemma(scene: Scene, verb: Token) -> str:
    """The verb's lemma, with its particle where the lexicon holds the two as one."""
    for particle in scene.document.children(verb, "prt", "advmod"):
        if f"{verb.lemma} {particle.lower}" in load_cues().verbs:
            return f"{verb.lemma} {particle.lower}"
    return verb.lemma


HEADLINE = "the headline's speaker"
OTHER_SIDE = "the other side than the one charged"


def _headline(scene: Scene, head: Token) -> Owner | None:
    """Who speaks in the first paragraph is of the state that opens the headline and speaks in it."""
    document = scene.document
    lines = document.lines
    body = next((n for n, line in enumerate(lines) if _paragraph(scene, n)), None)
    if body is None or document.sentence_of(head).line != body:
        return None
    for sentence in document.sentences:
        if sentence.line >= body:
            return None
        mentions = [m for m in scene.at.get(sentence.first, ()) if scene.sketch(m.key).kind is ActorKind.COUNTRY]
        last = max((m.last for m in mentions), default=0)
        if mentions and last < sentence.last and _speaks(scene, mentions[0], last):
            return _of_one(scene, mentions, HEADLINE)
    return None


def _paragraph(scene: Scene, number: int) -> bool:
    line = scene.document.lines[number]
    text = scene.document.text[line.start : line.end]
    return line.label is Label.BODY and len(text.split()) >= 12


def _speaks(scene: Scene, mention: Mention, last: int) -> bool:
    """Whether a verb of saying follows the name, however the headline is parsed ("BAKU RULES OUT")."""
    tokens, verbs = scene.document.tokens, load_cues().verbs
    words = [t.lower for t in tokens[last : last + 2]]
    forms = {words[0], words[0].removesuffix("s"), words[0].removesuffix("es"), words[0].removesuffix("ies") + "y"}
    two = {f"{form} {words[1]}" for form in forms} if len(words) > 1 else set()
    return bool((forms | two) & verbs.keys()) or tokens[last].lemma in verbs


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
    found = _of_one(scene, mentions, "who spoke before")
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


def _other_side(scene: Scene, verb: Token, sides: tuple[str, ...]) -> Owner | None:
    """Who accuses one of two sides, or brushes off its claim, is of the other."""
    if len(sides) != 2:
        return None
    document = scene.document
    for act in (verb, *document.children(verb, "advcl")):
        senses = load_cues().verbs.get(_lemma(scene, act), {})
        if not any(sense.stance in _AGAINST for sense in senses.values()):
            continue
        for thing in document.children(act, "dobj"):
            mentions = [m for t in _phrase(scene, thing) for m in scene.at.get(t.i, ())]
            parties = {p for m in mentions if (p := scene.sketch(m.key).party) is not None}
            if len(parties) == 1 and parties <= set(sides):
                other = next(p for p in sides if p not in parties)
                anchor = party_anchor(scene.ground, other)
                via = tuple(dict.fromkeys(m.span for m in mentions))
                return Owner(anchor, via, OTHER_SIDE) if anchor is not None else None
    return None


def counters(scene: Scene, head: Token) -> bool:
    """Whether the words that a token is the subject of accuse, deny, reject or condemn."""
    verb = speaking_verb(scene, head)
    senses = load_cues().verbs.get(_lemma(scene, verb), {}) if verb is not None else {}
    return any(sense.stance in _AGAINST for sense in senses.values())


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


def _according(scene: Scene, head: Token) -> Token | None:
    """The verb of the clause that "according to" the body hangs from."""
    to = scene.document.head(head)
    said = scene.document.head(to)
    if head.dep != "pobj" or said.lower != "according":
        return None
    return next((t for t in scene.document.ancestors(said) if t.pos in ("VERB", "AUX")), None)


def _told_side(scene: Scene, verb: Token, sides: tuple[str, ...]) -> Owner | None:
    """Who tells of a hostile act by one of two sides is of the other; so is who denies one done to it."""
    if len(sides) != 2:
        return None
    document, registry = scene.document, scene.ground.registry
    hostile = registry.descriptions.harms | registry.words("hostile")
    senses = load_cues().verbs.get(_lemma(scene, verb), {})
    denies = any(sense.stance is Stance.DENY for sense in senses.values())
    if not denies and any(sense.stance in _AGAINST for sense in senses.values()):
        return None
    for clause in _told(scene, verb):
        acts = (clause, *document.children(clause, "xcomp"))
        if not any(act.lemma in hostile for act in acts) or document.children(clause, "neg"):
            continue
        harmed = [thing for act in acts for thing in document.children(act, "dobj", "nsubjpass")]
        blamed = harmed if denies else document.children(clause, "nsubj")
        mentions = [m for noun in blamed for t in _phrase(scene, noun) for m in scene.at.get(t.i, ())]
        parties = {p for m in mentions if (p := scene.sketch(m.key).party) is not None}
        if len(parties) == 1 and parties <= set(sides):
            anchor = party_anchor(scene.ground, next(p for p in sides if p not in parties))
            via = tuple(dict.fromkeys(m.span for m in mentions))
            return Owner(anchor, via, OTHER_SIDE) if anchor is not None else None
    return None


def _willing(scene: Scene, verb: Token, sides: tuple[str, ...]) -> Owner | None:
    """ "The minister said Peru was ready to talk": of whose mind a speaker without a name tells is his own side."""
    document, words = scene.document, scene.ground.registry.words("willing")
    for clause in document.children(verb, "ccomp"):
        if not any(t.lower in words for t in document.children(clause, "acomp")):
            continue
        mentions = [m for s in document.children(clause, "nsubj") for m in scene.at.get(s.i, ())]
        mentions = [m for m in mentions if scene.sketch(m.key).kind in _STATE_KINDS]
        found = _of_one(scene, mentions, "of whose will he tells")
        return found if found is not None and found.anchor.known.party in sides else None
    return None


def _told(scene: Scene, verb: Token) -> list[Token]:
    """The verbs of what is told: the verb itself where it is no verb of saying, else those of its content."""
    document = scene.document
    said = document.children(verb, "ccomp")
    nouns = [c for thing in document.children(verb, "dobj") for c in document.children(thing, "acl", "ccomp", "relcl")]
    return [*said, *nouns] if verb.lemma in load_cues().verbs and (said or nouns) else [verb]


def _phrase(scene: Scene, noun: Token) -> list[Token]:
    """The noun, what stands before it, and the agent behind it ("claims by Lima")."""
    document = scene.document
    found = [noun, *document.children(noun, "poss", "compound", "amod", "nmod")]
    for preposition in document.children(noun, "prep"):
        if preposition.lower in ("by", "from", "of"):
            found += document.children(preposition, "pobj")
    return found


def _denied_act(scene: Scene, verb: Token, head: Token) -> Owner | None:
    """ "Peru's army lost no man, the ministry said": whose act is denied denies it."""
    document = scene.document
    for clause in document.children(verb, "ccomp"):
        subjects = document.children(clause, "nsubj")
        negated = document.children(clause, "neg") or any(
            t.lower == "no" for thing in document.children(clause, "dobj") for t in document.children(thing, "det")
        )
        if subjects and negated and clause.i < head.i:
            mentions = [m for m in scene.at.get(subjects[0].i, ()) if scene.sketch(m.key).kind in _STATE_KINDS]
            if (found := _of_one(scene, mentions, "whose act is denied")) is not None:
                return found
    return None
