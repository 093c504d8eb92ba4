"""Whose act a verb tells: its subject, or the one that what governs it gives it.

These readings follow control as English grammar has it: an infinitive or gerund takes the subject or the object of
the word it hangs from, by a list in the knowledge files; a participle takes the noun it modifies.
"""

import itertools
from collections.abc import Iterator

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.clauses import conjuncts, is_verb
from standoff.reading.events.phrases import is_passive, prepositional
from standoff.reading.syntax import Document, Token, kept_in_document

RELATIVES = frozenset({"who", "which", "that", "whom"})


def antecedent(document: Document, verb: Token) -> Token | None:
    """The noun that a relative clause or participle of `verb` describes."""
    if verb.dep in ("relcl", "acl") and verb.head != verb.i:
        return document.head(verb)
    return None


def _resolve_relative(document: Document, verb: Token, noun: Token) -> tuple[Token, ...]:
    if noun.lower in RELATIVES:
        found = antecedent(document, verb)
        if found is None and verb.dep == "conj":
            found = antecedent(document, document.head(verb))
        if found is None and verb.dep == "ccomp" and document.head(verb).dep == "relcl" and noun.i < verb.head:
            found = antecedent(document, document.head(verb))
        if found is None or is_verb(found):
            return _cleft(document, verb)
        named = document.head(found)
        return (named,) if found.dep == "appos" and named.pos == "PROPN" and found.pos == "NOUN" else (found,)
    return conjuncts(document, noun)


def _cleft(document: Document, verb: Token) -> tuple[Token, ...]:
    """Whom a cleft sets apart: "it was Peruvian soldiers, the ministry says, who burned the bridge"."""
    for above in itertools.islice(document.ancestors(verb), 3):
        if above.lemma == "be" and any(s.lower == "it" for s in document.children(above, "nsubj")):
            return tuple(t for noun in document.children(above, "attr") for t in conjuncts(document, noun))
    return ()


@kept_in_document
def surface_subjects(document: Document, verb: Token, patterns: EventPatterns, depth: int = 0) -> tuple[Token, ...]:
    """The subject of `verb` as it stands, its own or the one it is controlled by; with conjuncts."""
    subjects = document.children(verb, "nsubj", "nsubjpass")
    for noun in [s for s in reversed(subjects) if s.i < verb.i] or subjects:
        return (*_headline_pair(document, noun), *_resolve_relative(document, verb, noun))
    if verb.head == verb.i or verb.dep in ("advcl", "acl", "conj"):
        addressed = _addressed(document, verb)
        if addressed or verb.head == verb.i:
            return addressed
    if depth > 6:
        return ()
    return _controllers(document, verb, patterns, depth + 1)


def _addressed(document: Document, verb: Token) -> tuple[Token, ...]:
    """To whom a line of demands is put: "To Chad: let the monitors pass", "- Chad to release the sailors"."""
    sentence = document.sentence_of(verb)
    if verb.tag not in ("VB", "VBP"):
        return ()
    for to in document.children(verb, "prep"):
        if to.i == sentence.first and to.lower == "to" and verb.head == verb.i:
            nouns = document.children(to, "pobj")
            colon = any(t.text == ":" for n in nouns for t in document.tokens[n.i + 1 : n.i + 2])
            return tuple(t for n in nouns for t in conjuncts(document, n)) if colon else ()
    over = document.head(verb)
    listed = over.head == over.i and over.pos in ("NOUN", "PROPN") and document.tokens[over.i + 1].lower == "to"
    opens = all(t.pos == "PUNCT" or t.head == over.i for t in document.tokens[sentence.first : over.i])
    to_verb = any(c.lower == "to" and c.i == over.i + 1 for c in document.children(verb, "aux"))
    return conjuncts(document, over) if listed and opens and to_verb else ()


def _headline_pair(document: Document, noun: Token) -> tuple[Token, ...]:
    """The first of two names that a headline joins with a comma: "Lima, Quito trade blame"."""
    if noun.i < 2 or noun.pos != "PROPN":
        return ()
    comma, first = document.tokens[noun.i - 1], document.tokens[noun.i - 2]
    if comma.text != "," or first.entity not in ("GPE", "NORP", "ORG") or document.children(noun, "conj"):
        return ()
    sentence = document.sentence_of(noun)
    before = document.tokens[first.i - 1] if first.i > sentence.first else None
    opens = first.i == sentence.first or (before is not None and before.text in (":", "-", "–", "—"))
    return (first,) if opens and first.i >= sentence.first else ()


def _controllers(document: Document, verb: Token, patterns: EventPatterns, depth: int) -> tuple[Token, ...]:
    head = document.head(verb)
    if verb.dep == "acl" and head.pos in ("NOUN", "PROPN", "PRON"):
        if verb.tag in ("VBG", "VBN"):
            return conjuncts(document, head)
        return _of_noun(document, head, patterns, depth)
    if verb.dep == "relcl":
        return ()
    if verb.dep == "amod" and verb.tag == "VBN":
        return conjuncts(document, head)
    if verb.dep == "pcomp" or (verb.dep == "pobj" and verb.tag == "VBG"):
        above = document.head(head)
        if head.lower == "by" and is_verb(above) and is_passive(document, above):
            return ()
        while above.pos == "ADP" and above.head != above.i:
            above = document.head(above)
        if above.pos in ("ADJ", "ADV"):
            above = document.head(above)
        if is_verb(above):
            return _by_control(document, above, patterns, depth)
        return _of_noun(document, above, patterns, depth) if above.pos == "NOUN" else ()
    if head.pos == "ADJ":
        above = document.head(head)
        return surface_subjects(document, above, patterns, depth) if is_verb(above) else ()
    if not is_verb(head):
        return ()
    if verb.dep == "ccomp" and _is_finite(document, verb):
        before = [o for o in document.children(head, "dobj") if head.i < o.i < verb.i]
        return conjuncts(document, before[0]) if before else ()
    if verb.dep in ("xcomp", "ccomp"):
        both = [c for c in document.children(verb, "preconj", "det") if c.i < verb.i]
        if both and head.lemma in patterns.governors["objects"]:
            return (both[0],)
        return _by_control(document, head, patterns, depth)
    asked = asking_noun(document, verb, patterns)
    if asked is not None:
        return _asked(document, asked)
    if verb.dep == "advcl" and verb.tag == "VB" and _asks_with_particle(document, head, patterns):
        return _by_control(document, head, patterns, depth)
    if verb.dep == "conj" and verb.tag in ("VBD", "VBZ") and head.tag == "VB":
        return next((surface_subjects(document, v, patterns, depth) for v in finite_above(document, head)), ())
    if _resumes(document, verb, head):
        return surface_subjects(document, document.head(document.head(head)), patterns, depth)
    if verb.dep == "conj" and _may_go_on_below(document, verb, head):
        return ()
    if verb.dep in ("conj", "advcl", "aux", "dep"):
        return surface_subjects(document, head, patterns, depth)
    return ()


def _resumes(document: Document, verb: Token, relative: Token) -> bool:
    """Whether a verb joined to a relative clause goes on with the main clause, as its "them" shows: "surrounded guards
    who were mending a fence and led them away"."""
    if verb.dep != "conj" or relative.dep != "relcl" or not is_verb(document.head(document.head(relative))):
        return False
    pronouns = [o for o in document.children(verb, "dobj", "dative") if o.lower in ("them", "him", "her")]
    people = [
        o
        for o in document.children(relative, "dobj")
        if (o.tag == "NNS") == (pronouns[:1] and pronouns[0].lower == "them")
    ]
    object_of = document.head(relative).dep in ("dobj", "pobj")
    return bool(pronouns) and not people and object_of


def _may_go_on_below(document: Document, verb: Token, main: Token) -> bool:
    """Whether a row of past verbs may as well go on with the clause before it, so that nobody can tell whose it is:
    "closed the border after gunmen crossed the river, stole cattle and killed herders"."""
    before = document.tokens[verb.i - 1]
    row = any(c.dep == "conj" and is_verb(c) for c in document.children(verb))
    if verb.tag != "VBD" or main.tag != "VBD" or before.text != "," or not row:
        return False
    clauses = [c for c in document.children(main, "advcl") if main.i < c.i < verb.i and c.tag in ("VBD", "VBN")]
    below = [c for c in clauses if document.children(c, "nsubj")]
    between = document.tokens[main.i + 1 : below[0].i] if below else ()
    return bool(below) and all(t.text != "," for t in between)


def finite_above(document: Document, verb: Token) -> Iterator[Token]:
    """The verbs above `verb` that have a past or present form, nearest first: what a finite verb can be joined to."""
    return (t for t in document.ancestors(verb) if is_verb(t) and t.tag in ("VBD", "VBZ", "VBP"))


def _is_finite(document: Document, verb: Token) -> bool:
    """Whether a clause has a tense of its own, and so a subject of its own, if a badly parsed one."""
    auxiliaries = document.children(verb, "aux", "auxpass")
    first = min(auxiliaries, key=lambda a: a.i, default=verb)
    return first.tag in ("VBD", "VBZ", "MD") and first is not verb


def _by_control(document: Document, governor: Token, patterns: EventPatterns, depth: int) -> tuple[Token, ...]:
    seen = governor.lemma in patterns.words["perceiving"] and document.children(governor, "dobj")
    if seen or governor.lemma in patterns.governors["objects"] or _asks_with_particle(document, governor, patterns):
        objects = document.children(governor, "dobj", "dative", "nsubjpass")
        if not objects:
            objects = tuple(o for p in document.children(governor, "prep") for o in document.children(p, "pobj"))
        for noun in objects:
            return _resolve_relative(document, governor, noun)
    return surface_subjects(document, governor, patterns, depth)


def _asks_with_particle(document: Document, governor: Token, patterns: EventPatterns) -> bool:
    """Whether `governor` puts its infinitive to the object of a preposition: "called on Peru to withdraw"."""
    beside = {c.lower for c in document.children(governor, "prep", "prt")}
    listed = patterns.particle_governors.get(governor.lemma, ())
    return any(controller == "object" and particle in beside for particle, _, controller in listed)


def asking_noun(document: Document, verb: Token, patterns: EventPatterns) -> Token | None:
    """The "call" or "demand" that a purpose clause fulfils: "repeated its call on Peru to withdraw"."""
    head = document.head(verb)
    if verb.dep not in ("advcl", "xcomp") or verb.tag != "VB" or not is_verb(head):
        return None
    for noun in document.children(head, "dobj"):
        if patterns.governors["nouns"].get(noun.lemma, ("", ""))[0] == "demanded":
            return noun
    return None


def _asked(document: Document, noun: Token) -> tuple[Token, ...]:
    """Those to whom a call, demand or proposal is put."""
    return prepositional(document, noun, "on", "to", "for", "upon")


def _of_noun(document: Document, noun: Token, patterns: EventPatterns, depth: int) -> tuple[Token, ...]:
    """Whose act the infinitive after `noun` is: "Azerbaijan's attempt to", "made an attempt to", "their refusal to"."""
    if patterns.governors["nouns"].get(noun.lemma, ("", ""))[0] == "demanded":
        asked = _asked(document, noun)
        head = document.head(noun)
        return asked or (surface_subjects(document, head, patterns, depth) if head.lemma == "accept" else ())
    owners = document.children(noun, "poss") or prepositional(document, noun, "by")
    if noun.lemma in patterns.governors["nouns"]:
        owners = owners or tuple(t for t in prepositional(document, noun, "of") if not is_verb(t))
    if owners:
        return owners
    demonyms = tuple(c for c in document.children(noun, "amod", "compound") if c.entity in ("NORP", "GPE", "ORG"))
    if demonyms:
        return demonyms
    head = document.head(noun)
    people = patterns.words["actor_nouns"] | patterns.words["adversaries"] | patterns.words["own_people"]
    if noun.dep == "dobj" and noun.lemma in people and head.lemma in patterns.governors["objects"]:
        return conjuncts(document, noun)
    if noun.dep in ("dobj", "attr") and is_verb(head):
        return surface_subjects(document, head, patterns, depth)
    if noun.dep == "pobj" and document.head(head).lemma == "be":
        return surface_subjects(document, document.head(head), patterns, depth)
    if noun.dep == "pobj" and noun.lemma in patterns.words["spells"] and is_verb(document.head(head)):
        return surface_subjects(document, document.head(head), patterns, depth)
    if noun.dep == "pobj" and noun.lemma in patterns.governors["nouns"] and is_verb(document.head(head)):
        return _by_control(document, document.head(head), patterns, depth)
    return ()
