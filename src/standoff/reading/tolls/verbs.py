"""Harm told by a verb: what is done to people ("killed three guards"), and what they suffer ("two men died")."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.knowledge.event_patterns import EventPatterns
from standoff.knowledge.toll_terms import TollPhrase, TollTerms
from standoff.reading.clauses import conjuncts, is_verb
from standoff.reading.events.predicates import left_phrase, patients, prepositional, surface_subjects
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.harms import Harm, count_before, harmed, taken_up
from standoff.reading.tolls.people import has_count, is_number, kind_of, names_people
from standoff.record.terms import TollKind, Who

_BODILY = frozenset({TollKind.KILLED, TollKind.WOUNDED})
_UNCOUNTED = frozenset({"dozens", "hundreds", "thousands", "scores", "tens"})
_TAKEN = frozenset({TollKind.CAPTURED, TollKind.DETAINED})
_SMALL_CLAUSE = ("acomp", "oprd", "dobj", "prep", "advmod", "prt", "xcomp", "ccomp", "attr", "advcl", "agent")


def at_verb(document: Document, verb: Token, patterns: EventPatterns, terms: TollTerms) -> Iterator[Harm]:
    lemma = verb.lemma
    if (people := _misplaced_subject(document, verb, terms)) and (kind := terms.verbs.get(lemma)):
        yield Harm(kind, verb, people)
        return
    before = count_before(document, verb, terms) if verb.dep != "amod" else None
    if before is not None and (
        kind := terms.verbs.get(lemma) or terms.adjectives.get(verb.lower) or _alone(verb, terms)
    ):
        yield Harm(kind, verb, (before,))
        return
    if lemma in terms.verbs and lemma in terms.phrases and (told := tuple(of_phrases(document, verb, patterns, terms))):
        yield from told
        return
    if lemma in terms.verbs:
        heads = patients(document, verb, patterns) if verb.dep != "amod" else _described(document, verb, terms)
        if document.children(verb, "auxpass"):
            heads = _nearest(document, verb, heads, terms)
        heads = _past_parts(document, verb, heads)
        people = harmed(document, _upstream(document, verb, heads, terms), terms, terms.verbs[lemma] in _BODILY)
        people = people or taken_up(document, verb, terms) or _number_behind(document, verb, terms)
        if people:
            yield Harm(terms.verbs[lemma], verb, people)
        return
    if verb.tag == "VBG" and verb.lower in terms.adjectives and not document.children(verb, "dobj"):
        heads = _nearest(document, verb, surface_subjects(document, verb, patterns), terms)
        people = harmed(document, heads, terms)
        if people and document.children(verb, "aux"):
            yield Harm(terms.adjectives[verb.lower], verb, people)
        return
    if lemma in terms.states:
        heads = surface_subjects(document, verb, patterns)
        people = harmed(document, heads, terms, living=True)
        if people and not (verb.dep == "acl" and verb.tag == "VBG"):
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


def _nearest(document: Document, verb: Token, subjects: tuple[Token, ...], terms: TollTerms) -> tuple[Token, ...]:
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
        people = tuple(p for p in people if p.lemma != "life" and not _is_told_by(document, p, terms))
        if people:
            yield Harm(TollKind.KILLED, verb, people)


def _is_told_by(document: Document, head: Token, terms: TollTerms) -> bool:
    """Whether a participle behind those lost tells their fate: "lost 80 men killed and wounded"."""
    return any(c.tag == "VBN" and c.lemma in terms.verbs for c in document.children(head, "acl"))


def _are_held_for_views(document: Document, people: tuple[Token, ...], terms: TollTerms) -> bool:
    """Whether those held are "political prisoners", whom no enemy took in a fight."""
    return any(terms.has("held_for_views", c.lower) for p in people for c in document.children(p, "amod"))


def _near(document: Document, verb: Token) -> list[Token]:
    """The words of the small clause of `verb`, beside which a phrase makes it a toll."""
    near = list(document.children(verb, *_SMALL_CLAUSE))
    near += [g for c in near for g in document.children(c, "pobj", "amod", "acomp", "conj")]
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
        people = tuple(p for p in people if p.pos != "NUM" and not terms.has("vague", p.lower))
    if phrase.counted or phrase.numbered:
        people = tuple(p for p in people if _is_counted(document, p, terms, phrase.numbered))
    if phrase.kind in _TAKEN:
        people = tuple(p for p in people if document.children(p) or p.lemma not in terms.words["captives"])
    return people


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
    return not numbered and (one or head.entity == "PERSON" or head.lower == "another")


def _numbered_by(document: Document, head: Token, terms: TollTerms) -> Token:
    """The people right behind a number that the parse tears off them: "took 28 policemen prisoner"."""
    behind = document.tokens[head.i + 1 : head.i + 2]
    if head.pos != "NUM" or not behind or behind[0].tag not in ("NNS", "NNPS"):
        return head
    return behind[0] if names_people(document, behind[0], terms) else head


def _of_small_clause(document: Document, verb: Token) -> list[Token]:
    """Those whom a clause below the verb has as its subject: "saw five bodies brought in"."""
    return [s for c in document.children(verb, "ccomp", "xcomp") for s in document.children(c, "nsubj")]


def _meant(document: Document, verb: Token, subjects: tuple[Token, ...], patterns: EventPatterns) -> tuple[Token, ...]:
    """The subjects, with those whom "they" are: "hospitals said they were treating nine"."""
    if not any(s.lower in ("they", "it") for s in subjects) or verb.dep != "ccomp":
        return subjects
    return (*subjects, *surface_subjects(document, document.head(verb), patterns))


def _is_of(document: Document, head: Token, phrase: TollPhrase, terms: TollTerms) -> bool:
    """Whether `head` is of the kind of people that alone make the phrase a toll: soldiers "fall", others trip."""
    inner = (head, *prepositional(document, head, "of")) if head.pos == "NUM" or head.lemma == "number" else (head,)
    nation = head.entity == "NORP" and head.tag in ("NNS", "NNPS") and bool(document.children(head, "nummod"))
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
            own = tuple(o for o in own if o.lemma in phrase.subjects)
        return harmed(document, own, terms) if phrase.whose == "subject" else fitting
    subjects = _nearest(document, verb, surface_subjects(document, verb, patterns), terms)
    if phrase.subjects and not any(s.lemma in phrase.subjects for s in _meant(document, verb, subjects, patterns)):
        return ()
    if phrase.negated:
        return harmed(document, subjects, terms)
    if phrase.beside and not any(t.lower in phrase.beside or t.lemma in phrase.beside for t in near):
        return ()
    if phrase.whose == "subject":
        return harmed(document, subjects, terms)
    small = _of_small_clause(document, verb)
    small += [o for c in document.children(verb, "oprd", "acomp") for o in document.children(c, "dobj")]
    below = [p for o in objects for p in conjuncts(document, o) if p.lower not in phrase.beside]
    below += [n for o in objects if o.lower in phrase.beside for n in document.children(o, "nummod")]
    people = harmed(document, (*below, *small), terms, phrase.kind in _BODILY) or taken_up(document, verb, terms)
    if not objects and not people and verb.tag in ("VBD", "VBN") and any(t.dep in ("oprd", "acomp") for t in near):
        return harmed(document, document.children(verb, "nsubj"), terms, phrase.kind in _BODILY)
    return people
