"""Whose a speaker without a name is by what is told around, in a report without a home.

By construction, surest first: the state that speaks in the headline, for who speaks in the first paragraph; the other
of two sides, for who charges one or brushes off its claim; the state whose act is denied ("Peru's army lost no man, the
ministry said"); the state that spoke in the sentence before. What none of these tells stays open.
"""

from standoff.knowledge.cues import load_cues
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.ownership import (
    AGAINST,
    STATE_KINDS,
    Owner,
    counters,
    lemma_of,
    of_one,
    parties_beside,
    speaking_verb,
    spoke_before,
)
from standoff.reading.actors.scene import Scene
from standoff.reading.actors.sketches import Mention
from standoff.reading.syntax import Token
from standoff.record.terms import ActorKind, Label, Stance

HEADLINE = "the headline's speaker"
OTHER_SIDE = "the other side than the one charged"
_AGAIN = 3


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
    the paragraph has not spoken of home; or a third state that spoke there, where it has spoken of no other."""
    if home not in sides or counters(scene, head) or _acts(scene, head):
        return None
    spoke = spoke_before(scene, head)
    if spoke is not None and _third(scene, head, spoke, sides):
        return spoke
    if spoke is None or spoke.anchor.known.party == home or spoke.anchor.known.party not in sides:
        return None
    if spoke.anchor.known.party in named_as_others(scene, head):
        return None
    sentence = scene.document.sentence_of(head)
    own = {m.head for i in range(sentence.first, head.i) for m in scene.at.get(i, ())}
    return spoke if not own or home not in parties_beside(scene, head) else None


def _third(scene: Scene, head: Token, spoke: Owner, sides: tuple[str, ...]) -> bool:
    """ "Paris had no part in it, it says. The minister said …": a third state, the only one of the paragraph so far."""
    party = spoke.anchor.known.party
    return party not in sides and parties_beside(scene, head, within=head.i) == {party}


def paragraphs_side(scene: Scene, head: Token, sides: tuple[str, ...], home: str | None) -> Owner | None:
    """The other side than home, where all whom the paragraph has told of so far as saying or doing something are of it,
    and no act of theirs was one against the other."""
    if home not in sides or len(sides) != 2 or counters(scene, head) or _acts(scene, head):
        return None
    document, number = scene.document, scene.number_of(head.i)
    hostile = scene.ground.registry.descriptions.harms | scene.ground.registry.words("hostile")
    found: Owner | None = None
    for n in range(number - 1, -1, -1):
        sentence = document.sentences[n]
        if sentence.line != document.sentences[number].line:
            break
        subject = scene.main_subject(sentence)
        if subject is None:
            continue
        mentions = [m for m in scene.at.get(subject.i, ()) if scene.sketch(m.key).party in sides]
        if any(scene.sketch(m.key).party == home for m in mentions) or document.head(subject).lemma in hostile:
            return None
        found = of_one(scene, mentions, "whom the paragraph tells of") or found
    return found if found is None or found.anchor.known.party not in named_as_others(scene, head) else None


def named_as_others(scene: Scene, head: Token) -> set[str | None]:
    """ "The army claims to have destroyed two Peruvian tanks": those by whose adjective a speaker names what
    something was done to; nobody names his own so."""
    verb, document = speaking_verb(scene, head), scene.document
    found: set[str | None] = set()
    for act in document.children(verb, "xcomp", "ccomp") if verb is not None else ():
        for thing in (t for a in (act, *document.children(act, "xcomp", "conj")) for t in document.children(a, "dobj")):
            if any(t.tag == "POS" for n in document.children(thing, "poss") for t in document.children(n, "case")):
                continue
            words = (scene.ground.starting.get(t.i) for t in document.children(thing, "amod", "nmod", "compound"))
            found |= {a.known.party for a in words if a is not None and a.known.label == "demonym"}
    return found


def _acts(scene: Scene, head: Token) -> bool:
    """Whether the words do something rather than say it ("the army sent a company")."""
    verb = scene.document.head(head)
    return head.dep == "nsubj" and verb.pos == "VERB" and lemma_of(scene, verb) not in load_cues().verbs


def topic_of(scene: Scene, head: Token, sides: tuple[str, ...]) -> Owner | None:
    """The state, none of the sides, that a paragraph opens with as its subject and names again and again: of it is the
    ministry that the paragraph goes on to."""
    document, number = scene.document, scene.number_of(head.i)
    line = document.sentences[number].line
    first = next(n for n, sentence in enumerate(document.sentences) if sentence.line == line)
    subject = scene.main_subject(document.sentences[first]) if first < number else None
    mentions = scene.at.get(subject.i, ()) if subject is not None else ()
    found = of_one(
        scene, [m for m in mentions if scene.sketch(m.key).kind is ActorKind.COUNTRY], "the paragraph's topic"
    )
    party = found.anchor.known.party if found is not None else None
    if found is None or party in sides or party not in scene.ground.registry.states:
        return None
    named = {m.head for i in range(document.sentences[first].first, head.i) for m in scene.at.get(i, ()) if not m.via}
    own = [i for i in named if any(scene.sketch(m.key).party == party for m in scene.at.get(i, ()))]
    return found if len(own) >= _AGAIN else None


def speaks_in(scene: Scene, head: Token, sides: tuple[str, ...], anywhere: bool = False) -> Owner | None:
    """ "The spokesman told reporters in Lima": of the state in whose capital somebody of one of the sides speaks, or
    of any state where `anywhere` says that he is nobody spoken of before."""
    verb = speaking_verb(scene, head)
    if verb is None:
        return None
    document = scene.document
    heads = (verb, *document.children(verb, "dobj", "dative"))
    towns = (
        n
        for h in heads
        for p in document.children(h, "prep")
        if p.lower == "in" and p.i > verb.i
        for n in document.children(p, "pobj")
    )
    for town in towns:
        anchor = scene.ground.ending.get(town.i + 1)
        if anchor is not None and anchor.known.grounds == "capital" and (anywhere or anchor.known.party in sides):
            token = document.tokens[anchor.first]
            return Owner(anchor, ((token.start, document.tokens[anchor.last - 1].end),), "the town it speaks in")
    return None


def _sides_speaker(scene: Scene, head: Token, sides: tuple[str, ...]) -> Owner | None:
    """Who spoke before, where the report's sides are known one of them; a relative clause says where, not who."""
    if speaking_verb(scene, head) is not None and scene.document.head(head).dep in ("relcl", "advcl"):
        return None
    found = spoke_before(scene, head)
    return found if found is not None and (len(sides) != 2 or found.anchor.known.party in sides) else None


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
            return of_one(scene, mentions, HEADLINE)
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


def _other_side(scene: Scene, verb: Token, sides: tuple[str, ...]) -> Owner | None:
    """Who accuses one of two sides, or brushes off its claim, is of the other."""
    if len(sides) != 2:
        return None
    document = scene.document
    for act in (verb, *document.children(verb, "advcl")):
        senses = load_cues().verbs.get(lemma_of(scene, act), {})
        if not any(sense.stance in AGAINST for sense in senses.values()):
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
    senses = load_cues().verbs.get(lemma_of(scene, verb), {})
    denies = any(sense.stance is Stance.DENY for sense in senses.values())
    if not denies and any(sense.stance in AGAINST for sense in senses.values()):
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
        mentions = [m for m in mentions if scene.sketch(m.key).kind in STATE_KINDS]
        found = of_one(scene, mentions, "of whose will he tells")
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
            mentions = [m for m in scene.at.get(subjects[0].i, ()) if scene.sketch(m.key).kind in STATE_KINDS]
            if (found := of_one(scene, mentions, "whose act is denied")) is not None:
                return found
    return None
