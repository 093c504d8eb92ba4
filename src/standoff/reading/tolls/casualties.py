"""Where a report counts people harmed: the word that says what befell them, and the phrases that name them.

A mention is a verb with the people it is done to ("killed three soldiers"), a state ("two people died"), a counted
participle ("four others wounded"), or a noun ("losses among servicemen", "the death of a sergeant").
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from standoff.knowledge.event_patterns import EventPatterns
from standoff.knowledge.toll_terms import TollPhrase, TollTerms
from standoff.reading.clauses import conjuncts, is_verb
from standoff.reading.events.predicates import patients, prepositional, surface_subjects
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.people import has_count, is_number, kind_of, listed, names_people
from standoff.record.terms import TollKind

_TAKEN = frozenset({TollKind.CAPTURED, TollKind.DETAINED})
_SMALL_CLAUSE = ("acomp", "oprd", "dobj", "prep", "advmod", "prt", "xcomp", "ccomp", "attr", "advcl")


@dataclass(frozen=True, slots=True)
class Harm:
    """One word of harm, the heads of the phrases that name those harmed, and the verb that carries a noun.

    `negated` is a harm that a negation makes: "did not survive". `of` is who those are that a subject only numbers:
    the children of "six of the wounded were children".
    """

    kind: TollKind
    token: Token
    people: tuple[Token, ...]
    carrier: Token | None = None
    nominal: bool = False
    negated: bool = False
    of: Token | None = None


def find_harms(document: Document, patterns: EventPatterns, terms: TollTerms) -> tuple[Harm, ...]:
    """Every mention of harm in text order; a word with nobody to whom it is done is left out, nouns excepted."""
    found = _without_joined(document, tuple(_by_words(document, patterns, terms)), terms)
    found = _without_repeats(found)
    told = {(p.i, h.kind) for h in found for p in h.people} | {(h.token.i, h.kind) for h in found}
    extra = [h for h in _adjacent(document, terms) if not any((p.i, h.kind) in told for p in (*h.people[-1:], h.token))]
    return tuple(sorted((*found, *extra), key=lambda h: (h.token.i, h.nominal)))


def _by_words(document: Document, patterns: EventPatterns, terms: TollTerms) -> Iterator[Harm]:
    for token in document.tokens:
        if token.pos in ("VERB", "AUX"):
            yield from _at_verb(document, token, patterns, terms)
        elif token.pos in ("NOUN", "PROPN"):
            yield from _at_noun(document, token, terms)
        if (parts := _included(document, token, terms)) is not None:
            yield parts
        elif token.lower in terms.adjectives and token.dep in ("dobj", "nsubj", "nsubjpass") and token.pos != "VERB":
            yield Harm(terms.adjectives[token.lower], token, (), _carrying(document, token), nominal=True)
        elif token.lower in terms.adjectives and not is_governed(document, token, terms):
            yield from _counted(document, token, terms)


# --- verbs ---------------------------------------------------------------------------------------------


def _at_verb(document: Document, verb: Token, patterns: EventPatterns, terms: TollTerms) -> Iterator[Harm]:
    lemma = verb.lemma
    if (people := _misplaced_subject(document, verb, terms)) and (kind := terms.verbs.get(lemma)):
        yield Harm(kind, verb, people)
        return
    before = _count_before(document, verb, terms) if verb.dep != "amod" else None
    if before is not None and (kind := terms.verbs.get(lemma) or terms.adjectives.get(verb.lower)):
        yield Harm(kind, verb, (before,))
        return
    if lemma in terms.verbs:
        heads = patients(document, verb, patterns) if verb.dep != "amod" else _described(document, verb)
        people = _people(document, heads, terms) or _taken_up(document, verb, terms)
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
        if people and not (verb.dep == "acl" and verb.tag == "VBG"):
            yield Harm(terms.states[lemma], verb, people)
        return
    if (some := _some_were(document, verb, patterns, terms)) is not None:
        yield some
        return
    yield from _of_phrases(document, verb, patterns, terms)


def _of_phrases(document: Document, verb: Token, patterns: EventPatterns, terms: TollTerms) -> Iterator[Harm]:
    for phrase in terms.phrases.get(verb.lemma, ()):
        people = _of_phrase(document, verb, phrase, patterns, terms)
        if (people and phrase.negated == bool(document.children(verb, "neg"))) or (people and not phrase.negated):
            yield Harm(phrase.kind, verb, people, negated=phrase.negated)
            return
    if terms.has("lose", verb.lemma):
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


def _described(document: Document, participle: Token) -> tuple[Token, ...]:
    """Those whom a participle describes, where they are counted: "26 missing", "12 wounded soldiers"."""
    head = document.head(participle)
    numbers = [c for c in document.children(head, "nummod") if c.lower != "one"]
    return (head,) if head.i < participle.i or numbers else ()


def _taken_up(document: Document, verb: Token, terms: TollTerms) -> tuple[Token, ...]:
    """Those whom the clause before names and this one calls "them": "surrounded six guards and killed them"."""
    pronouns = [c for c in document.children(verb, "dobj", "nsubj") if terms.has("taken_up", c.lower)]
    pronouns += [
        s for c in document.children(verb, "ccomp", "xcomp") for s in document.children(c, "nsubj")
        if terms.has("taken_up", s.lower)
    ]  # fmt: skip
    if not pronouns or pronouns[0].i < verb.i or verb.dep != "conj":
        return ()
    head = document.head(verb)
    while is_verb(head):
        named = _people(document, document.children(head, "dobj"), terms)
        if named:
            return tuple(p for p in named if document.children(p, "nummod"))
        if head.dep != "conj":
            break
        head = document.head(head)
    return ()


def _some_were(document: Document, verb: Token, patterns: EventPatterns, terms: TollTerms) -> Harm | None:
    """Some of those harmed, and who they are: "six of the wounded were children"."""
    if verb.lemma != "be":
        return None
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


def _of_phrase(
    document: Document, verb: Token, phrase: TollPhrase, patterns: EventPatterns, terms: TollTerms
) -> tuple[Token, ...]:
    near = list(document.children(verb, *_SMALL_CLAUSE))
    near += [g for c in near for g in document.children(c, "pobj", "amod", "acomp", "conj")]
    if phrase.unless and any(t.lower in phrase.unless or t.lemma in phrase.unless for t in near):
        return ()
    people = _phrase_people(document, verb, phrase, near, patterns, terms)
    if phrase.only:
        people = tuple(p for p in people if _is_of(document, p, phrase, terms))
    if phrase.named:
        people = tuple(p for p in people if p.pos != "NUM" and not terms.has("vague", p.lower))
    if phrase.kind in _TAKEN:
        people = tuple(p for p in people if document.children(p) or p.lemma not in terms.words["captives"])
    return people


def _is_of(document: Document, head: Token, phrase: TollPhrase, terms: TollTerms) -> bool:
    """Whether `head` is of the kind of people that alone make the phrase a toll: soldiers "fall", others trip."""
    inner = (head, *prepositional(document, head, "of")) if head.pos == "NUM" or head.lemma == "number" else (head,)
    return any(kind_of(t, terms) in phrase.only for t in inner)


def _phrase_people(
    document: Document,
    verb: Token,
    phrase: TollPhrase,
    near: list[Token],
    patterns: EventPatterns,
    terms: TollTerms,
) -> tuple[Token, ...]:
    objects = patients(document, verb, patterns)
    if phrase.objects or phrase.place:
        fitting = tuple(
            o
            for o in objects
            if o.lemma in phrase.objects
            or o.lower in phrase.objects
            or (phrase.place and o.entity in ("GPE", "LOC", "FAC"))
        )
        if not fitting or (phrase.beside and not any(t.lower in phrase.beside for t in near)):
            return ()
        own = surface_subjects(document, verb, patterns)
        if phrase.subjects:
            own = tuple(o for o in own if o.lemma in phrase.subjects)
        return _people(document, own, terms) if phrase.whose == "subject" else fitting
    subjects = surface_subjects(document, verb, patterns)
    if phrase.subjects and not any(s.lemma in phrase.subjects for s in subjects):
        return ()
    if phrase.negated:
        return _people(document, subjects, terms)
    if phrase.beside and not any(t.lower in phrase.beside or t.lemma in phrase.beside for t in near):
        return ()
    if phrase.whose == "subject":
        return _people(document, subjects, terms)
    small = [s for c in document.children(verb, "ccomp", "xcomp") for s in document.children(c, "nsubj")]
    below = [p for o in objects for p in conjuncts(document, o) if p.lower not in phrase.beside]
    return _people(document, (*below, *small), terms) or _taken_up(document, verb, terms)


def _included(document: Document, token: Token, terms: TollTerms) -> Harm | None:
    """Those whom a verb tells to be among the harmed: "the dead include 24 children"."""
    verb = document.head(token)
    if token.dep != "nsubj" or token.lower not in terms.adjectives or not terms.has("including", verb.lemma):
        return None
    objects = tuple(t for o in document.children(verb, "dobj") for t in conjuncts(document, o))
    people = _people(document, objects, terms)
    return Harm(terms.adjectives[token.lower], verb, people) if people else None


# --- nouns ---------------------------------------------------------------------------------------------


def _at_noun(document: Document, noun: Token, terms: TollTerms) -> Iterator[Harm]:
    if (act := terms.acts.get(noun.lemma)) is not None:
        done_to = tuple(p for p in prepositional(document, noun, "of") if _is_told(document, p, terms))
        if people := _people(document, done_to, terms):
            yield Harm(act, noun, people)
        return
    counted = _numbered(document, noun, terms)
    kind = terms.nouns.get(noun.lemma) or (counted[0] if counted else None)
    if kind is None:
        return
    carrier = _carrying(document, noun)
    if noun.lemma not in terms.nouns:
        yield Harm(kind, noun, (), carrier, nominal=True, of=counted[1] if counted else None)
        return
    people = prepositional(document, noun, "among", "of", "to", "in")
    people = tuple(p for p in _people(document, people, terms) if p.lemma not in terms.nouns)
    if noun.lemma == "loss" and people:
        yield Harm(TollKind.KILLED, noun, people, carrier)
        return
    yield Harm(kind, noun, people, carrier, nominal=True)


def _is_told(document: Document, head: Token, terms: TollTerms) -> bool:
    """Whether those to whom an act is done are counted: "the killing of two envoys", "of a guard", not "of envoys"."""
    one = head.tag == "NN" and any(c.lower in ("a", "an") for c in document.children(head, "det"))
    return one or has_count(document, head, terms)


def _carrying(document: Document, noun: Token) -> Token | None:
    """The verb that `noun` is the subject or object of."""
    head = document.head(noun)
    return head if noun.dep in ("dobj", "nsubjpass", "nsubj", "attr") and is_verb(head) else None


def _numbered(document: Document, noun: Token, terms: TollTerms) -> tuple[TollKind, Token | None] | None:
    """What "the number of wounded" or "the number of civilians killed" counts, and who they are."""
    if not terms.has("tallies", noun.lemma):
        return None
    for inside in prepositional(document, noun, "of"):
        if inside.lower in terms.adjectives:
            return terms.adjectives[inside.lower], None
        if (kind := terms.counted_nouns.get(inside.lemma)) is not None:
            return kind, inside
        for clause in (*document.children(inside, "acl"), *document.children(noun, "acl")):
            if clause.tag == "VBN" and (kind := terms.verbs.get(clause.lemma)):
                return kind, inside
    return None


# --- counted participles -------------------------------------------------------------------------------


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


def _adjacent(document: Document, terms: TollTerms) -> Iterator[Harm]:
    """Numbered people right before a word of harm, as in "with 784 men dead", "2 police, 3 aides hurt"."""
    for token in document.tokens:
        kind = terms.adjectives.get(token.lower)
        if kind is None or token.tag == "VB" or token.i == 0:
            continue
        start = document.sentence_of(token).first
        at = token.i - 1
        while at > start and document.tokens[at].lower.endswith("ly") and document.tokens[at].pos == "ADV":
            at -= 1
        head = document.tokens[at]
        if at < start or head.pos not in ("NOUN", "PROPN", "NUM") or not names_people(document, head, terms):
            continue
        following = document.tokens[token.i + 1] if token.i + 1 < len(document.tokens) else token
        people = _list_before(document, head, start, terms)
        if people and not (following.pos in ("NOUN", "PROPN") and following.head != token.i and token.dep == "amod"):
            yield Harm(kind, token, people)


def _stray_passives(document: Document, terms: TollTerms) -> Iterator[Harm]:
    """A passive whose subject the parse has lost: "four guards who crossed last week were lightly wounded"."""
    for verb in document.tokens:
        if verb.lemma not in terms.verbs or verb.tag not in ("VBN", "VBD") or document.children(verb, "dobj"):
            continue
        start = document.sentence_of(verb).first
        at = verb.i - 1
        while at > start and (document.tokens[at].pos == "ADV" or document.tokens[at].lower == "to"):
            at -= 1
        if document.tokens[at].lower not in ("was", "were", "been"):
            continue
        subject = document.children(verb, "nsubj", "nsubjpass")
        if any(names_people(document, s, terms) for s in subject):
            continue
        for noun in reversed(document.tokens[start:at]):
            heads = noun.dep in ("nsubj", "nsubjpass", "ROOT") and noun.pos in ("NOUN", "PROPN")
            if heads and names_people(document, noun, terms) and has_count(document, noun, terms):
                yield Harm(terms.verbs[verb.lemma], verb, (noun,))
                break


def _list_before(document: Document, head: Token, start: int, terms: TollTerms) -> tuple[Token, ...]:
    """`head` with a number among the two words before it, and what is listed before that in the same way."""
    first = _number_before(document, head, start, terms)
    if first is None:
        return ()
    found = [head]
    at = first - 1
    while at > start and document.tokens[at].lower in (",", "and"):
        noun = document.tokens[at - 1]
        if noun.pos not in ("NOUN", "PROPN") or not names_people(document, noun, terms):
            break
        first = _number_before(document, noun, start, terms)
        if first is None:
            break
        found.insert(0, noun)
        at = first - 1
    return tuple(found)


def _number_before(document: Document, head: Token, start: int, terms: TollTerms) -> int | None:
    """Where the number of `head` stands: at itself, or among the three words before it."""
    for at in range(head.i, max(start, head.i - 4) - 1, -1):
        token = document.tokens[at]
        if is_number(token, terms):
            return at
        if at != head.i and token.pos not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None


def _without_joined(document: Document, harms: tuple[Harm, ...], terms: TollTerms) -> tuple[Harm, ...]:
    """Counts that verbs of several kinds share are losses not broken down: "killed or wounded 30 men"."""
    by_token = {h.token.i: h for h in harms if not h.nominal}
    dropped: set[int] = set()
    changed: dict[int, Harm] = {}
    for token in document.tokens:
        partner = document.head(token)
        if token.dep != "conj" or token.lemma not in terms.verbs or partner.lemma not in terms.verbs:
            continue
        if not _share(document, partner, token, terms):
            continue
        for i in (partner.i, token.i):
            if i in by_token or i in changed:
                held = changed.pop(i, None) or by_token[i]
                changed[partner.i] = replace(held, kind=TollKind.LOSSES)
                dropped |= {partner.i, token.i}
                break
    kept = tuple(h for h in harms if h.nominal or h.token.i not in dropped)
    return (*kept, *changed.values())


def _share(document: Document, first: Token, second: Token, terms: TollTerms) -> bool:
    """Whether two words of harm have one object or subject between them, and do not tell two fates of it."""
    kinds = {terms.verbs[first.lemma], terms.verbs[second.lemma]}
    if len(kinds) < 2 or document.children(second, "nsubj", "nsubjpass"):
        return False
    passive = bool(document.children(first, "auxpass")) or first.dep == "acl"
    if passive == bool(document.children(second, "dobj")) or document.children(first, "dobj"):
        return False
    if document.children(second, "auxpass"):
        return False
    links = {c.lower for v in (first, *document.ancestors(first)) for c in document.children(v, "cc")}
    links |= {c.lower for c in document.children(second, "cc")}
    return "or" in links or kinds == {TollKind.KILLED, TollKind.WOUNDED}


def _without_repeats(harms: tuple[Harm, ...]) -> tuple[Harm, ...]:
    """`harms` without those that a second word tells of the same people: "holds two men captured on Monday"."""
    seen = {(h.of.i, h.kind) for h in harms if h.of is not None and h.nominal}
    kept = []
    for harm in harms:
        keys = {(p.i, harm.kind) for p in harm.people}
        if keys and keys <= seen:
            continue
        seen |= keys
        kept.append(harm)
    return tuple(kept)


def _people(document: Document, heads: tuple[Token, ...], terms: TollTerms) -> tuple[Token, ...]:
    whole = tuple(_measured(document, h, terms) for h in heads)
    return tuple(h for h in listed(document, whole, terms) if names_people(document, h, terms))


def _measured(document: Document, head: Token, terms: TollTerms) -> Token:
    """The number that a participle behind it really counts: the 175 of "175 of its people killed"."""
    above = document.head(head)
    if head.dep != "pobj" or above.lower != "of" or not any(c.tag == "VBN" for c in document.children(head, "acl")):
        return head
    number = document.head(above)
    return number if is_number(number, terms) else head
