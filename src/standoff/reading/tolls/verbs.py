"""Harm told by a verb: what is done to people ("killed three guards"), and what they suffer ("two men died")."""

from collections.abc import Iterator

from standoff.knowledge.event_patterns import EventPatterns
from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.events.predicates import left_phrase, patients, prepositional, surface_subjects
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.harms import Harm, count_before, harmed, taken_up
from standoff.reading.tolls.people import is_number, kind_of, names_people
from standoff.reading.tolls.phrases import nearest, of_phrases
from standoff.record.terms import TollKind

_BODILY = frozenset({TollKind.KILLED, TollKind.WOUNDED})
_UNCOUNTED = frozenset({"dozens", "hundreds", "thousands", "scores", "tens"})


def at_verb(document: Document, verb: Token, patterns: EventPatterns, terms: TollTerms) -> Iterator[Harm]:
    lemma = verb.lemma
    if (people := _misplaced_subject(document, verb, terms)) and (kind := terms.verbs.get(lemma)):
        yield Harm(kind, verb, people)
        return
    before = count_before(document, verb, terms) if verb.dep != "amod" else None
    if before is not None and (
        kind := terms.verbs.get(lemma)
        or terms.adjectives.get(verb.lower)
        or _alone(verb, terms)
        or _done(document, verb, terms)
    ):
        yield Harm(kind, verb, (before,))
        return
    if lemma in terms.verbs and lemma in terms.phrases and (told := tuple(of_phrases(document, verb, patterns, terms))):
        yield from told
        return
    if lemma in terms.verbs:
        heads = patients(document, verb, patterns) if verb.dep != "amod" else _described(document, verb, terms)
        if document.children(verb, "auxpass"):
            heads = nearest(document, verb, heads, terms)
        heads = _past_parts(document, verb, heads)
        people = harmed(document, _upstream(document, verb, heads, terms), terms, terms.verbs[lemma] in _BODILY)
        people = people or taken_up(document, verb, terms) or _number_behind(document, verb, terms)
        if people:
            yield Harm(terms.verbs[lemma], verb, people)
        return
    if verb.tag == "VBG" and verb.lower in terms.adjectives and not document.children(verb, "dobj"):
        heads = nearest(document, verb, surface_subjects(document, verb, patterns), terms)
        people = harmed(document, heads, terms)
        if people and document.children(verb, "aux"):
            yield Harm(terms.adjectives[verb.lower], verb, people)
        return
    if lemma in terms.states:
        heads = _upstream(document, verb, surface_subjects(document, verb, patterns), terms)
        people = harmed(document, heads, terms, living=True)
        fading = any(c.lower in ("down", "out", "off", "away") for c in document.children(verb, "prt"))
        if people and not fading and not (verb.dep == "acl" and verb.tag == "VBG"):
            yield Harm(terms.states[lemma], verb, people)
        return
    if (some := _some_were(document, verb, patterns, terms)) is not None:
        yield some
        return
    yield from of_phrases(document, verb, patterns, terms)


def _alone(verb: Token, terms: TollTerms) -> TollKind | None:
    """The fate that a verb tells with no word beside it, where a headline has it behind a number: "Six buried"."""
    if verb.tag != "VBN":
        return None
    for p in terms.phrases.get(verb.lemma, ()):
        bare = not (p.objects or p.beside or p.only or p.named or p.subjects or p.place)
        if bare and p.kind is TollKind.KILLED and p.whose == "object":
            return p.kind
    return None


def _done(document: Document, verb: Token, terms: TollTerms) -> TollKind | None:
    """The fate that a bare participle and the word behind it tell: "and 438 taken prisoner", "six shot dead"."""
    if verb.tag != "VBN" or document.children(verb, "auxpass", "aux"):
        return None
    behind = {t.lower for t in document.tokens[verb.i + 1 : verb.i + 3]}
    for p in terms.phrases.get(verb.lemma, ()):
        plain = not (p.objects or p.only or p.subjects or p.place or p.context or p.negated)
        if plain and p.whose == "object" and not behind.isdisjoint(p.beside):
            return p.kind
    return None


def _number_behind(document: Document, verb: Token, terms: TollTerms) -> tuple[Token, ...]:
    """The number right behind a verb that the parse gives no object: "killed three rangers and injured seven more"."""
    if document.children(verb, "auxpass", "dobj", "nsubjpass") or verb.tag not in ("VBD", "VBG"):
        return ()
    behind = document.tokens[verb.i + 1 : verb.i + 3]
    if len(behind) < 2 or not is_number(behind[0], terms) or not terms.has("going_on", behind[1].lower):
        return ()
    return (behind[0],)


def _misplaced_subject(document: Document, verb: Token, terms: TollTerms) -> tuple[Token, ...]:
    """The people before a passive that the parse gives no subject: "three died on Monday and a driver was killed"."""
    auxiliaries = document.children(verb, "auxpass")
    if verb.dep != "conj" or not auxiliaries or document.children(verb, "nsubj", "nsubjpass"):
        return ()
    at = auxiliaries[0].i - 1
    while at > 0 and document.tokens[at].pos == "PUNCT":
        at -= 1
    noun = document.tokens[at]
    if noun.dep == "appos":
        noun = document.head(noun)
    behind = noun.dep == "conj" and not names_people(document, document.head(noun), terms)
    return (noun,) if behind and noun.i > document.head(verb).i and names_people(document, noun, terms) else ()


def _upstream(document: Document, verb: Token, heads: tuple[Token, ...], terms: TollTerms) -> tuple[Token, ...]:
    """`heads` and those listed before them: a participle hangs from the last of "six guards and a cook killed"."""
    own = tuple(s for s in document.children(verb, "nsubj", "nsubjpass") if s.i < verb.i)
    between = [t.text for t in document.tokens[own[0].i : own[-1].i]] if own else []
    if len(own) > 1 and set(heads) & set(own) and "and" in between and ";" not in between:
        return tuple(dict.fromkeys((*own, *heads)))
    above: list[Token] = []
    head = document.head(verb)
    if verb.dep == "conj" and len(own) == 1 and head.pos == "NOUN" and names_people(document, head, terms):
        between = [t.lower for t in document.tokens[head.i + 1 : min(t.i for t in left_phrase(document, own[0]))]]
        return (head, *heads) if between == ["and"] and document.children(head, "nummod") else heads
    while verb.dep == "acl" and head.dep == "conj" and head.head != head.i:
        head = document.head(head)
        above.insert(0, head)
    return (*above, *heads)


def _past_parts(document: Document, verb: Token, heads: tuple[Token, ...]) -> tuple[Token, ...]:
    """The subject, where its parts are taken for the object: "ten people wounded, three of them civilians"."""
    subjects = document.children(verb, "nsubj")
    behind = document.tokens[verb.i + 1].text == "," if verb.i + 1 < len(document.tokens) else False
    parted = [h for h in heads if h.i > verb.i and any(t.lower in ("them", "whom") for t in document.subtree(h))]
    plain = not document.children(verb, "aux", "auxpass") and verb.tag in ("VBN", "VBD")
    return subjects if behind and parted and plain and subjects and heads == tuple(parted) else heads


def _described(document: Document, participle: Token, terms: TollTerms) -> tuple[Token, ...]:
    """Those whom a participle describes, where they are counted: "26 missing", "12 wounded soldiers"."""
    head = document.head(participle)
    above = document.head(document.head(head))
    if head.dep == "pobj" and document.head(head).lower == "of" and above.lower in _UNCOUNTED:
        return (above,)
    numbers = [c for c in document.children(head, "nummod") if c.lower != "one"]
    one = head.tag == "NN" and any(c.lower in ("a", "an") for c in document.children(head, "det"))
    hurt = one and participle.lower in terms.words["hurt_one"] and kind_of(head, terms) is not None
    return (head,) if head.i < participle.i or numbers or hurt else ()


def _some_were(document: Document, verb: Token, patterns: EventPatterns, terms: TollTerms) -> Harm | None:
    """Some of those harmed, and who they are: "six of the wounded were children"."""
    if verb.lemma != "be":
        return _some_of_the(document, verb, patterns, terms)
    told = [t for t in document.children(verb, "attr") if names_people(document, t, terms) and t.i > verb.i]
    for subject in surface_subjects(document, verb, patterns) if told else ():
        if subject.pos != "NUM" and not terms.has("vague", subject.lower):
            continue
        if any(c.lower in ("all", "both") for c in document.children(subject)):
            continue
        for among in prepositional(document, subject, "of"):
            if among.lower in terms.adjectives:
                return Harm(terms.adjectives[among.lower], verb, (subject,), of=told[0])
    return None


def _some_of_the(document: Document, verb: Token, patterns: EventPatterns, terms: TollTerms) -> Harm | None:
    """Some of the dead or wounded of whom anything is told: "four of the dead come from one house"."""
    if verb.pos != "VERB" or terms.states.get(verb.lemma) is not None:
        return None
    for subject in surface_subjects(document, verb, patterns):
        for among in prepositional(document, subject, "of") if is_number(subject, terms) else ():
            kind = terms.adjectives.get(among.lower)
            definite = any(c.lower == "the" for c in document.children(among, "det"))
            if kind in _BODILY and definite and not document.children(verb, "neg"):
                return Harm(kind, verb, (subject,))
    return None
