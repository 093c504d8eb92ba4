"""Verbs that make a toll only with other words: "lost their lives", "were led away", "sleep in a school"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.knowledge.event_patterns import EventPatterns
from standoff.knowledge.toll_terms import TollPhrase, TollTerms
from standoff.reading.clauses import conjuncts, is_verb
from standoff.reading.events.predicates import patients, prepositional, surface_subjects
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.harms import Harm, harmed, taken_up
from standoff.reading.tolls.people import has_count, is_number, kind_of, names_people
from standoff.record.terms import TollKind, Who

_BODILY = frozenset({TollKind.KILLED, TollKind.WOUNDED})
_TAKEN = frozenset({TollKind.CAPTURED, TollKind.DETAINED})
_SMALL_CLAUSE = ("acomp", "oprd", "dobj", "prep", "advmod", "prt", "xcomp", "ccomp", "attr", "advcl", "agent")


def of_phrases(document: Document, verb: Token, patterns: EventPatterns, terms: TollTerms) -> Iterator[Harm]:
    phrases = terms.phrases.get(verb.lemma, ())
    near = _near(document, verb) if phrases else []
    words = {form for t in near for form in (t.lower, t.lemma)}
    refused = bool(document.children(verb, "neg"))
    for phrase in phrases:
        apart = bool(phrase.beside) and words.isdisjoint(phrase.beside)
        hopeless = not refused and (apart or phrase.negated)
        people = () if hopeless else _of_phrase(document, verb, phrase, near, patterns, terms)
        if people and phrase.kind is TollKind.CAPTURED and _are_held_for_views(document, people, terms):
            phrase = replace(phrase, kind=TollKind.DETAINED)
        if (people and phrase.negated == bool(document.children(verb, "neg"))) or (people and not phrase.negated):
            yield Harm(phrase.kind, verb, people, negated=phrase.negated)
            return
    if terms.has("lose", verb.lemma):
        people = harmed(document, patients(document, verb, patterns), terms)
        people = tuple(p for p in people if _is_lost(document, p, terms))
        if people:
            yield Harm(TollKind.KILLED, verb, people)


def _is_lost(document: Document, head: Token, terms: TollTerms) -> bool:
    """Whether people are lost by death: not "lost one" of its jets, "lost a bomber", "two per cent", "its staff"."""
    if head.lemma in ("life", "bomber") or _is_told_by(document, head, terms):
        return False
    behind = document.tokens[head.i + 1] if head.i + 1 < len(document.tokens) else head
    if head.lower == "one" and not prepositional(document, head, "of"):
        return False
    if behind.lower in ("per", "percent", "%", "seats", "points") or terms.has("ordinals", head.lower):
        return False
    plural = head.tag == "NNS" or terms.has("nobody", head.lower)
    return plural or _is_counted(document, head, terms, numbered=False)


def _is_told_by(document: Document, head: Token, terms: TollTerms) -> bool:
    """Whether a participle behind those lost tells their fate: "lost 80 men killed and wounded"."""
    return any(c.tag == "VBN" and c.lemma in terms.verbs for c in document.children(head, "acl"))


def _are_held_for_views(document: Document, people: tuple[Token, ...], terms: TollTerms) -> bool:
    """Whether those held are "political prisoners", whom no enemy took in a fight."""
    return any(terms.has("held_for_views", c.lower) for p in people for c in document.children(p, "amod"))


def _near(document: Document, verb: Token) -> list[Token]:
    """The words of the small clause of `verb`, beside which a phrase makes it a toll."""
    near = list(document.children(verb, *_SMALL_CLAUSE))
    near += [g for c in near for g in document.children(c, "pobj", "pcomp", "amod", "acomp", "conj")]
    return near + [n for c in document.children(verb, "dobj") for n in prepositional(document, c, "of")]


def _of_phrase(
    document: Document, verb: Token, phrase: TollPhrase, near: list[Token], patterns: EventPatterns, terms: TollTerms
) -> tuple[Token, ...]:
    if phrase.unless and any(t.lower in phrase.unless or t.lemma in phrase.unless for t in near):
        return ()
    if any(t.lower in phrase.stranded and not document.children(t, "pobj", "pcomp") for t in near):
        return ()
    if phrase.alone and not _is_alone(document, verb):
        return ()
    if phrase.context and not _has_around(document, verb, phrase.context):
        return ()
    people = _phrase_people(document, verb, phrase, near, patterns, terms)
    people = tuple(dict.fromkeys(_numbered_by(document, p, terms) for p in people))
    if phrase.only:
        people = tuple(p for p in people if _is_of(document, p, phrase, terms))
    if phrase.civil:
        people = tuple(p for p in people if kind_of(p, terms) is not Who.MILITARY)
    if phrase.named:
        people = tuple(p for p in people if _is_named(document, p, terms))
    if phrase.counted or phrase.numbered:
        people = tuple(p for p in people if _is_counted(document, p, terms, phrase.numbered))
    if phrase.exempt:
        people = tuple(p for p in people if p.lemma not in phrase.exempt and p.lower not in phrase.exempt)
    if phrase.kind in _TAKEN:
        people = tuple(p for p in people if not terms.has("remains", p.lemma))
        people = tuple(p for p in people if document.children(p) or p.lemma not in terms.words["captives"])
    return people


def _is_named(document: Document, head: Token, terms: TollTerms) -> bool:
    """Whether people are named, not only numbered: "two guards", "nine of the girls", not "nine"."""
    if head.pos != "NUM" and not terms.has("vague", head.lower):
        return True
    return any(
        names_people(document, n, terms) and n.pos in ("NOUN", "PROPN") for n in prepositional(document, head, "of")
    )


def _is_among(document: Document, head: Token, phrase: TollPhrase) -> bool:
    """Whether `head` is one of those of whom alone the phrase is said; counted people called by their nation may be."""
    nation = head.entity == "NORP" and head.tag in ("NNS", "NNPS") and bool(document.children(head, "nummod"))
    return head.lemma in phrase.subjects or (phrase.nations and nation)


def _is_alone(document: Document, verb: Token) -> bool:
    """Whether a passive has nothing beside it but when and by whom: "eight were taken on Friday"."""
    if not document.children(verb, "auxpass") or document.children(
        verb, "prt", "dobj", "oprd", "xcomp", "acomp", "dative"
    ):
        return False
    beside = [n for p in document.children(verb, "prep") for n in document.children(p, "pobj", "pcomp")]
    return all(n.entity in ("DATE", "TIME") for n in beside)


def _has_around(document: Document, verb: Token, context: frozenset[str]) -> bool:
    words = document.sentence_tokens(document.sentence_of(verb))
    return any(t.lemma in context or t.lower in context for t in words)


def _is_counted(document: Document, head: Token, terms: TollTerms, numbered: bool) -> bool:
    """Whether a number counts those of `head`, or where it need not be a number, "a" or a name."""
    if has_count(document, head, terms) or (document.children(head, "nummod") and head.dep != "pobj"):
        return True
    one = head.tag == "NN" and any(c.lower in ("a", "an") for c in document.children(head, "det"))
    return not numbered and (one or _is_full_name(document, head) or head.lower == "another")


def _is_full_name(document: Document, head: Token) -> bool:
    """Whether a name is surely a person's: with a first name or a title, "Lance Naik Aslam", not "held Oraovica"."""
    return head.entity == "PERSON" and bool(document.children(head, "compound"))


def _numbered_by(document: Document, head: Token, terms: TollTerms) -> Token:
    """The people right behind a number that the parse tears off them: "took 28 policemen prisoner"."""
    behind = document.tokens[head.i + 1 : head.i + 2]
    if head.pos != "NUM" or not behind or behind[0].tag not in ("NNS", "NNPS"):
        return head
    return behind[0] if names_people(document, behind[0], terms) else head


def _of_small_clause(document: Document, verb: Token) -> list[Token]:
    """Those whom a clause below the verb has as its subject: "saw five bodies brought in"."""
    small = (
        c
        for c in document.children(verb, "ccomp", "xcomp")
        if not any(m.lower in ("that", "if", "whether") for m in document.children(c, "mark"))
    )
    return [s for c in small for s in document.children(c, "nsubj")]


def _meant(document: Document, verb: Token, subjects: tuple[Token, ...], patterns: EventPatterns) -> tuple[Token, ...]:
    """The subjects, with those whom "they" are: "hospitals said they were treating nine"."""
    if not any(s.lower in ("they", "it") for s in subjects) or verb.dep != "ccomp":
        return subjects
    return (*subjects, *surface_subjects(document, document.head(verb), patterns))


def _is_of(document: Document, head: Token, phrase: TollPhrase, terms: TollTerms) -> bool:
    """Whether `head` is of the kind of people that alone make the phrase a toll: soldiers "fall", others trip."""
    inner = (head, *prepositional(document, head, "of")) if head.pos == "NUM" or head.lemma == "number" else (head,)
    nation = head.entity == "NORP" and head.tag in ("NNS", "NNPS") and bool(document.children(head, "nummod"))
    if phrase.strict:
        return any(kind_of(t, terms) in phrase.only for t in inner)
    return nation or any(kind_of(t, terms) in phrase.only or terms.has("group_people", t.lemma) for t in inner)


def _phrase_people(
    document: Document,
    verb: Token,
    phrase: TollPhrase,
    near: list[Token],
    patterns: EventPatterns,
    terms: TollTerms,
) -> tuple[Token, ...]:
    objects = patients(document, verb, patterns)
    if phrase.bare and (objects or any(t.lower in ("for", "with") for t in document.children(verb, "prep"))):
        return ()
    if phrase.objects or phrase.place:
        fitting = tuple(
            o
            for o in (*objects, *_of_small_clause(document, verb))
            if o.lemma in phrase.objects
            or o.lower in phrase.objects
            or (phrase.place and (o.entity in ("GPE", "LOC", "FAC") or (o.pos == "PROPN" and o.entity != "ORG")))
        )
        if not fitting or (phrase.beside and not any(t.lower in phrase.beside for t in near)):
            return ()
        own = surface_subjects(document, verb, patterns)
        if phrase.subjects:
            own = tuple(o for o in own if _is_among(document, o, phrase))
        return harmed(document, own, terms) if phrase.whose == "subject" else fitting
    subjects = nearest(document, verb, surface_subjects(document, verb, patterns), terms)
    if phrase.subjects and not any(_is_among(document, s, phrase) for s in _meant(document, verb, subjects, patterns)):
        return ()
    if phrase.by_place and not any(s.entity in ("GPE", "LOC") or terms.has("settlements", s.lemma) for s in subjects):
        return ()
    if phrase.never_by and not document.children(verb, "auxpass") and any(s.lemma in phrase.never_by for s in subjects):
        return ()
    if phrase.negated:
        return harmed(document, subjects, terms)
    if phrase.beside and not any(t.lower in phrase.beside or t.lemma in phrase.beside for t in near):
        return ()
    if phrase.whose == "subject":
        return harmed(document, subjects, terms)
    if phrase.with_whom:
        return harmed(document, prepositional(document, verb, "with"), terms)
    small = _of_small_clause(document, verb)
    small += [o for c in document.children(verb, "oprd", "acomp") for o in document.children(c, "dobj")]
    below = [p for o in objects for p in conjuncts(document, o) if p.lower not in phrase.beside]
    below += [n for o in objects if o.lower in phrase.beside for n in document.children(o, "nummod")]
    people = harmed(document, (*below, *small), terms, phrase.kind in _BODILY and not phrase.listed) or taken_up(
        document, verb, terms
    )
    if not objects and not people and verb.tag in ("VBD", "VBN") and any(t.dep in ("oprd", "acomp") for t in near):
        return harmed(document, document.children(verb, "nsubj"), terms, phrase.kind in _BODILY)
    return people


def nearest(document: Document, verb: Token, subjects: tuple[Token, ...], terms: TollTerms) -> tuple[Token, ...]:
    """The subject of `verb`: the number right before it where the parse gives another, "and nine are missing"."""
    auxiliaries = document.children(verb, "aux", "auxpass")
    first = min((verb, *auxiliaries), key=lambda t: t.i)
    if first.i == document.sentence_of(verb).first:
        return subjects
    before = document.tokens[first.i - 1]
    passed = any(is_verb(t) for s in subjects[-1:] for t in document.tokens[s.i + 1 : before.i])
    if is_number(before, terms) and before.entity != "DATE" and (passed or not subjects):
        return (before,)
    apart = {t.text for s in subjects for t in document.tokens[s.i : verb.i]}
    return () if ";" in apart and verb.dep == "conj" else subjects
