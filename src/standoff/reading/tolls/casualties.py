"""Where a report counts people harmed: the word that says what befell them, and the phrases that name them.

A mention is a verb with the people it is done to ("killed three soldiers"), a state ("two people died"), a counted
participle ("four others wounded"), or a noun ("losses among servicemen", "the death of a sergeant").
"""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.knowledge.event_patterns import EventPatterns
from standoff.knowledge.toll_terms import TollPhrase, TollTerms
from standoff.reading.clauses import conjuncts, is_verb
from standoff.reading.events.predicates import left_phrase, patients, prepositional, surface_subjects
from standoff.reading.syntax import Document, Token
from standoff.record.terms import TollKind

_DANGLING = frozenset({"to", "than"})
_MONEY = frozenset({"million", "billion", "percent", "%"})
_COUNTING = frozenset({"quantmod", "advmod", "nummod", "pcomp", "pobj", "prep", "cc", "conj", "mark"})


@dataclass(frozen=True, slots=True)
class Harm:
    """One word of harm, the heads of the phrases that name those harmed, and the verb that carries a noun.

    `negated` is a harm that a negation makes: "did not survive".
    """

    kind: TollKind
    token: Token
    people: tuple[Token, ...]
    carrier: Token | None = None
    nominal: bool = False
    negated: bool = False


def find_harms(document: Document, patterns: EventPatterns, terms: TollTerms) -> Iterator[Harm]:
    """Every mention of harm in text order; a word with nobody to whom it is done is left out, nouns excepted."""
    for token in document.tokens:
        if token.pos in ("VERB", "AUX"):
            yield from _at_verb(document, token, patterns, terms)
        elif token.pos in ("NOUN", "PROPN"):
            yield from _at_noun(document, token, patterns, terms)
        if token.lower in terms.adjectives and token.dep in ("dobj", "nsubj", "nsubjpass") and token.pos != "VERB":
            yield Harm(terms.adjectives[token.lower], token, (), _carrying(document, token), nominal=True)
        elif token.lower in terms.adjectives and not is_governed(document, token, terms):
            yield from _counted(document, token, terms)


def _at_verb(document: Document, verb: Token, patterns: EventPatterns, terms: TollTerms) -> Iterator[Harm]:
    lemma = verb.lemma
    if (people := _misplaced_subject(document, verb, terms)) and (kind := terms.verbs.get(lemma)):
        yield Harm(kind, verb, people)
        return
    before = _count_before(document, verb, terms)
    if before is not None and (kind := terms.verbs.get(lemma) or terms.adjectives.get(verb.lower)):
        yield Harm(kind, verb, (before,))
        return
    if lemma in terms.verbs:
        people = _people(document, patients(document, verb, patterns), terms)
        if people:
            yield Harm(terms.verbs[lemma], verb, people)
        return
    if verb.tag == "VBG" and verb.lower in terms.adjectives and not document.children(verb, "dobj"):
        people = _people(document, surface_subjects(document, verb, patterns), terms)
        if people and document.children(verb, "aux"):
            yield Harm(terms.adjectives[verb.lower], verb, people)
        return
    if lemma in terms.states:
        people = _people(document, surface_subjects(document, verb, patterns), terms)
        if people:
            yield Harm(terms.states[lemma], verb, people)
        return
    for phrase in terms.phrases.get(lemma, ()):
        people = _of_phrase(document, verb, phrase, patterns, terms)
        if (people and phrase.negated == bool(document.children(verb, "neg"))) or (people and not phrase.negated):
            yield Harm(phrase.kind, verb, people, negated=phrase.negated)
            return
    if terms.has("lose", lemma):
        people = _people(document, patients(document, verb, patterns), terms)
        people = tuple(p for p in people if p.lemma != "life")
        if people:
            yield Harm(TollKind.KILLED, verb, people)


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


def _of_phrase(
    document: Document, verb: Token, phrase: TollPhrase, patterns: EventPatterns, terms: TollTerms
) -> tuple[Token, ...]:
    objects = patients(document, verb, patterns)
    if phrase.objects or phrase.place:
        fitting = tuple(
            o for o in objects if o.lemma in phrase.objects or (phrase.place and o.entity in ("GPE", "LOC", "FAC"))
        )
        if not fitting:
            return ()
        own = surface_subjects(document, verb, patterns)
        if phrase.subjects:
            own = tuple(o for o in own if o.lemma in phrase.subjects)
        return _people(document, own, terms) if phrase.whose == "subject" else fitting
    if phrase.negated:
        return _people(document, surface_subjects(document, verb, patterns), terms)
    near = list(document.children(verb, "acomp", "oprd", "dobj", "prep", "advmod", "prt", "xcomp", "ccomp", "attr"))
    near += [g for c in near for g in document.children(c, "pobj", "amod", "acomp")]
    if not any(t.lower in phrase.beside or t.lemma in phrase.beside for t in near):
        return ()
    if phrase.whose == "subject":
        return _people(document, surface_subjects(document, verb, patterns), terms)
    small = [s for c in document.children(verb, "ccomp", "xcomp") for s in document.children(c, "nsubj")]
    below = [p for o in objects for p in conjuncts(document, o) if p.lower not in phrase.beside]
    return _people(document, (*below, *small), terms)


def _at_noun(document: Document, noun: Token, patterns: EventPatterns, terms: TollTerms) -> Iterator[Harm]:
    kind = terms.nouns.get(noun.lemma) or _numbered(document, noun, terms)
    if kind is None:
        return
    carrier = _carrying(document, noun)
    if noun.lemma not in terms.nouns:
        yield Harm(kind, noun, (), carrier, nominal=True)
        return
    people = prepositional(document, noun, "among", "of", "to", "in")
    people = tuple(p for p in _people(document, people, terms) if p.lemma not in terms.nouns)
    yield Harm(kind, noun, people, carrier, nominal=True)


def _carrying(document: Document, noun: Token) -> Token | None:
    """The verb that `noun` is the subject or object of."""
    head = document.head(noun)
    return head if noun.dep in ("dobj", "nsubjpass", "nsubj", "attr") and is_verb(head) else None


def _numbered(document: Document, noun: Token, terms: TollTerms) -> TollKind | None:
    """What "the number of wounded" counts."""
    if not terms.has("tallies", noun.lemma):
        return None
    inside = prepositional(document, noun, "of")
    return next((terms.adjectives[t.lower] for t in inside if t.lower in terms.adjectives), None)


def is_governed(document: Document, token: Token, terms: TollTerms) -> bool:
    """Whether `token` belongs to a verb mention already: "left five dead", "two were missing"."""
    head = document.head(token)
    if not is_verb(head) and token.dep in ("amod", "acl", "acomp"):
        head = document.head(head)
    return is_verb(token) or (is_verb(head) and any(token.lower in p.beside for p in terms.phrases.get(head.lemma, ())))


def _counted(document: Document, token: Token, terms: TollTerms) -> Iterator[Harm]:
    """A counted participle or adjective: "four others wounded", "12 dead"."""
    kind = terms.adjectives[token.lower]
    before = _count_before(document, token, terms)
    if before is not None and token.dep != "amod":
        yield Harm(kind, token, (before,))
        return
    if document.children(token, "nummod", "quantmod") and token.dep != "amod":
        yield Harm(kind, token, (token,))
        return
    head = document.head(token)
    if token.dep in ("amod", "acl", "acomp") and head.pos in ("NOUN", "NUM", "PROPN") and token.i > head.i:
        yield Harm(kind, token, (head,))


def _count_before(document: Document, participle: Token, terms: TollTerms) -> Token | None:
    """The number right before a participle without a subject of its own: "and more than a dozen wounded"."""
    if participle.i == 0 or participle.tag not in ("VBN", "VBD", "JJ"):
        return None
    others = document.children(participle, "nsubj", "nsubjpass", "auxpass", "dobj")
    if any(c.i != participle.i - 1 and not is_number(c, terms) for c in others):
        return None
    before = document.tokens[participle.i - 1]
    if before.pos == "ADV" and before.lower.endswith("ly") and before.i > document.sentence_of(participle).first:
        before = document.tokens[before.i - 1]
    counts = is_number(before, terms) or before.lower in ("others", "another") or before.lower in terms.words["vague"]
    return before if counts and before.i >= document.sentence_of(participle).first else None


def is_number(token: Token, terms: TollTerms) -> bool:
    word = token.lower
    return word in terms.numbers or word in terms.scales or word in terms.collectives or word.replace(",", "").isdigit()


def _people(document: Document, heads: tuple[Token, ...], terms: TollTerms) -> tuple[Token, ...]:
    return tuple(h for h in heads if names_people(document, h, terms))


def names_people(document: Document, head: Token, terms: TollTerms) -> bool:
    """Whether the phrase of `head` names people that can be harmed and counted."""
    if head.lemma in _MONEY or any(c.text in "$€£%" for c in document.children(head)):
        return False
    if head.pos == "NOUN" and any(head.lemma.endswith(end) for end in terms.words["person_endings"]):
        return True
    if head.lemma in terms.people or head.lower in terms.people or head.lemma in terms.collectives:
        return True
    if head.entity == "PERSON" or (head.entity == "NORP" and head.tag in ("NNPS", "NNS")):
        return True
    if (
        head.pos == "NUM"
        or terms.has("nobody", head.lower)
        or head.lower in ("dozens", "hundreds", "thousands", "scores", "tens")
    ):
        return True
    if head.lower == "another" and head.dep in ("nsubj", "nsubjpass", "dobj", "conj"):
        return True
    return head.lower in ("several", "some", "many", "others", "both") and head.pos != "DET"


def counted_phrase(document: Document, head: Token, terms: TollTerms) -> tuple[Token, ...]:
    """The words of the count before `head`: its left phrase with the "at least" or "more than" in front of it."""
    phrase = list(left_phrase(document, head))
    phrase.extend(t for t in document.subtree(head) if t.i < head.i and t.dep in _COUNTING)
    first = min(t.i for t in phrase)
    start = document.sentence_of(head).first
    while first > start and _belongs(document, first - 1, start, terms):
        first -= 1
    while first < head.i and document.tokens[first].lower in _DANGLING:
        first += 1
    return document.tokens[first : head.i + 1]


def _belongs(document: Document, at: int, start: int, terms: TollTerms) -> bool:
    """Whether the token at `at` is a further word of the count that begins after it."""
    token = document.tokens[at]
    if token.lower in terms.count_words or is_number(token, terms):
        return True
    joins = token.lower in ("and", "-", "or", "to", "a") and is_number(document.tokens[at + 1], terms)
    if token.lower == "a":
        return joins
    return joins and at > start and is_number(document.tokens[at - 1], terms)
