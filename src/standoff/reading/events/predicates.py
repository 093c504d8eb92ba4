"""Who does what to whom in a clause: subjects, objects and what governs an infinitive, over the parse.

These readings follow control as English grammar has it: an infinitive or gerund takes the subject or the object of
the word it hangs from, by a list in the knowledge files; a participle takes the noun it modifies; a passive's subject
is the one acted upon and its "by" phrase the one who acts.
"""

import itertools
from collections.abc import Iterator

from standoff.knowledge.event_patterns import NUMBER, STATE, EventPatterns, NounSet
from standoff.reading.clauses import conjuncts, is_verb
from standoff.reading.syntax import Document, Token

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_CURRENCIES = frozenset("$€£¥₽")
_LEFT = frozenset({"amod", "compound", "nmod", "poss", "nummod", "quantmod", "det", "advmod", "punct"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod"})


def keys(document: Document, token: Token) -> tuple[str, ...]:
    """The forms under which `token` is looked up: joined to what a hyphen ties to it, then its lemma."""
    lemma = token.lemma
    if token.pos == "NUM" and any(c.text in _CURRENCIES for c in document.children(token)):
        return ("dollar",)
    if token.tag in ("NNPS", "NNP") and lemma.endswith("s") and len(lemma) > 4:
        lemma = lemma[:-1] if not lemma.endswith("ss") else lemma
    if token.i > 1:
        hyphen, first = document.tokens[token.i - 1], document.tokens[token.i - 2]
        if hyphen.text == "-" and hyphen.end == token.start and first.end == hyphen.start:
            return f"{first.lower}-{lemma}", lemma
    plain = token.lower.removesuffix("s") if token.tag == "NNS" else lemma
    return (lemma,) if plain == lemma else (lemma, plain)


def fits(document: Document, nouns: NounSet, token: Token) -> bool:
    """Whether `token` heads one of the expressions of `nouns`."""
    for key in (*keys(document, token), *_stood_for(token)):
        for expression in nouns.by_head.get(key, ()):
            if has_modifiers(document, token, expression.modifiers) and (
                expression.link is None or linked(document, token, expression.link, expression.complement) is not None
            ):
                return True
    return False


def _stood_for(token: Token) -> tuple[str, ...]:
    """The word by which a pattern asks for any state or people, or for a bare number ("captured three")."""
    if token.entity in ("GPE", "NORP"):
        return (STATE,)
    return (NUMBER,) if token.pos == "NUM" else ()


def has_modifiers(document: Document, token: Token, wanted: tuple[str, ...]) -> bool:
    if not wanted:
        return True
    own = {form for c in document.children(token, *_MODIFIERS) for form in (c.lemma, c.lower)}
    own |= {g.lemma for c in document.children(token, *_MODIFIERS) for g in document.children(c, *_MODIFIERS)}
    return all(word in own for word in wanted)


def linked(document: Document, token: Token, link: str, complement: str | None) -> tuple[Token, ...] | None:
    """The preposition `link` under `token` and its object, where the object is `complement` or none is asked for."""
    after = document.tokens[token.i + 1 : token.i + 2]
    beside = tuple(t for t in after if t.dep in ("prep", "dative") and t.head == token.head)
    for prep in (*document.children(token, "prep"), *beside):
        if prep.lower != link:
            continue
        if complement is None:
            return (prep,)
        for noun in document.children(prep, "pobj"):
            for each in conjuncts(document, noun):
                if complement in (each.lemma, each.lower):
                    return prep, each
    return None


def is_passive(document: Document, verb: Token) -> bool:
    """Whether `verb` is passive, also as a bare participle ("a drone shot down near the line")."""
    if document.children(verb, "auxpass"):
        return True
    if document.children(verb, "nsubjpass", "csubjpass"):
        return not any(c.lemma == "have" for c in document.children(verb, "aux"))
    if verb.tag == "VBD" and verb.dep == "acl":
        return not document.children(verb, "dobj", "nsubj")
    if verb.tag != "VBN" or document.children(verb, "aux"):
        return False
    if verb.dep == "conj" and not document.children(verb, "dobj"):
        return is_verb(document.head(verb)) and is_passive(document, document.head(verb))
    if document.children(verb, "nsubj"):
        return False
    if verb.dep in ("acl", "relcl", "advcl", "amod", "ccomp", "xcomp", "ROOT"):
        return not document.children(verb, "dobj") or verb.dep == "acl"
    return False


def antecedent(document: Document, verb: Token) -> Token | None:
    """The noun that a relative clause or participle of `verb` describes."""
    if verb.dep in ("relcl", "acl") and verb.head != verb.i:
        return document.head(verb)
    return None


def _resolve_relative(document: Document, verb: Token, noun: Token) -> tuple[Token, ...]:
    if noun.lower in _RELATIVES:
        found = antecedent(document, verb)
        if found is None and verb.dep == "conj":
            found = antecedent(document, document.head(verb))
        if found is None or is_verb(found):
            return _cleft(document, verb)
        return (found,)
    return conjuncts(document, noun)


def _cleft(document: Document, verb: Token) -> tuple[Token, ...]:
    """Whom a cleft sets apart: "it was Peruvian soldiers, the ministry says, who burned the bridge"."""
    for above in itertools.islice(document.ancestors(verb), 3):
        if above.lemma == "be" and any(s.lower == "it" for s in document.children(above, "nsubj")):
            return tuple(t for noun in document.children(above, "attr") for t in conjuncts(document, noun))
    return ()


def surface_subjects(document: Document, verb: Token, patterns: EventPatterns, depth: int = 0) -> tuple[Token, ...]:
    """The subject of `verb` as it stands, its own or the one it is controlled by; with conjuncts."""
    subjects = document.children(verb, "nsubj", "nsubjpass")
    for noun in [s for s in reversed(subjects) if s.i < verb.i] or subjects:
        return (*_headline_pair(document, noun), *_resolve_relative(document, verb, noun))
    if depth > 6 or verb.head == verb.i:
        return ()
    return _controllers(document, verb, patterns, depth + 1)


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
    if verb.dep == "pcomp":
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
        return _by_control(document, head, patterns, depth)
    asked = asking_noun(document, verb, patterns)
    if asked is not None:
        return _asked(document, asked)
    if verb.dep == "conj" and verb.tag in ("VBD", "VBZ") and head.tag == "VB":
        return next((surface_subjects(document, v, patterns, depth) for v in finite_above(document, head)), ())
    if _resumes(document, verb, head):
        return surface_subjects(document, document.head(document.head(head)), patterns, depth)
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


def finite_above(document: Document, verb: Token) -> Iterator[Token]:
    """The verbs above `verb` that have a past or present form, nearest first: what a finite verb can be joined to."""
    return (t for t in document.ancestors(verb) if is_verb(t) and t.tag in ("VBD", "VBZ", "VBP"))


def _is_finite(document: Document, verb: Token) -> bool:
    """Whether a clause has a tense of its own, and so a subject of its own, if a badly parsed one."""
    auxiliaries = document.children(verb, "aux", "auxpass")
    first = min(auxiliaries, key=lambda a: a.i, default=verb)
    return first.tag in ("VBD", "VBZ", "MD") and first is not verb


def _by_control(document: Document, governor: Token, patterns: EventPatterns, depth: int) -> tuple[Token, ...]:
    if governor.lemma in patterns.governors["objects"] or _asks_with_particle(document, governor, patterns):
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
    if owners:
        return owners
    demonyms = tuple(c for c in document.children(noun, "amod", "compound") if c.entity in ("NORP", "GPE", "ORG"))
    if demonyms:
        return demonyms
    head = document.head(noun)
    if (
        noun.dep == "dobj"
        and noun.lemma in patterns.words["actor_nouns"]
        and head.lemma in patterns.governors["objects"]
    ):
        return conjuncts(document, noun)
    if noun.dep in ("dobj", "attr") and is_verb(head):
        return surface_subjects(document, head, patterns, depth)
    if noun.dep == "pobj" and noun.lemma in patterns.governors["nouns"] and is_verb(document.head(head)):
        return _by_control(document, document.head(head), patterns, depth)
    return ()


def _suffers(document: Document, verb: Token, patterns: EventPatterns) -> bool:
    """Whether the subject of a bare participle bears it: "leaving two dead and four Peruvians wounded".

    So do the subjects of headlines, of verbs that are never without an object else: "Trade suspended; visas cancelled".
    """
    subjects = document.children(verb, "nsubj")
    whole = " ".join((verb.lemma, *(p.lower for p in document.children(verb, "prt"))))
    headline = not any(s.pos == "PRON" or document.children(s, "det", "poss") for s in subjects)
    return (
        (verb.lemma in patterns.words["harms"] or (headline and whole in patterns.words["transitive"]))
        and verb.tag in ("VBD", "VBN")
        and verb.dep in ("conj", "ROOT", "ccomp", "advcl", "dep", "parataxis")
        and bool(document.children(verb, "nsubj"))
        and not (verb.dep == "ccomp" and document.head(verb).dep == "relcl")
        and not document.children(verb, "dobj", "aux", "ccomp", "xcomp", "relcl")
        and (
            whole != verb.lemma
            or not any(t.tag == "RP" or t.lower == "back" for t in document.tokens[verb.i + 1 : verb.i + 2])
        )
    )


def doers(document: Document, verb: Token, patterns: EventPatterns) -> tuple[Token, ...]:
    """Those who do what `verb` says: the "by" phrase of a passive, else its subject."""
    if _suffers(document, verb, patterns):
        return ()
    if is_passive(document, verb):
        return _agents(document, verb) or _shared_agents(document, verb)
    return surface_subjects(document, verb, patterns)


def _agents(document: Document, verb: Token) -> tuple[Token, ...]:
    return tuple(
        t
        for by in document.children(verb, "agent", "prep")
        if by.lower == "by"
        for noun in document.children(by, "pobj")
        for t in conjuncts(document, noun)
    )


def _shared_agents(document: Document, verb: Token) -> tuple[Token, ...]:
    """The agent that a passive shares with the participle right behind it: "burned or looted by soldiers"."""
    for other in document.children(verb, "conj"):
        bare = all(t.dep in ("cc", "punct") for t in document.tokens[verb.i + 1 : other.i])
        if bare and other.tag in ("VBN", "VBD"):
            return _agents(document, other) or _shared_agents(document, other)
    return ()


def patients(document: Document, verb: Token, patterns: EventPatterns) -> tuple[Token, ...]:
    """Those to whom `verb` is done: the object, or the subject of a passive; with conjuncts."""
    if is_passive(document, verb) or _suffers(document, verb, patterns):
        subjects = surface_subjects(document, verb, patterns)
        own = tuple(t for o in document.children(verb, "dobj", "oprd") for t in conjuncts(document, o))
        return (*subjects, *own)
    led = [d for d in document.children(verb, "dative") if d.pos != "ADP"]
    if led and any(o.lemma in patterns.words["captivity"] for o in document.children(verb, "dobj")):
        return tuple(t for each in led for t in conjuncts(document, each))
    for noun in document.children(verb, "dobj"):
        if noun.lower in _RELATIVES and verb.dep == "relcl":
            return (document.head(verb),)
        return tuple(t for each in document.children(verb, "dobj") for t in conjuncts(document, each))
    if verb.dep == "relcl" and document.children(verb, "nsubj"):
        relative = document.children(verb, "nsubj")[0].lower not in _RELATIVES
        if relative and not document.children(verb, "mark", "ccomp") and _is_object_relative(document, verb):
            return (document.head(verb),)
    return ()


def _is_object_relative(document: Document, verb: Token) -> bool:
    return not any(c.lower in ("where", "when", "why", "whose") for c in document.children(verb, "advmod"))


def prepositional(document: Document, word: Token, *names: str) -> tuple[Token, ...]:
    """The objects of the prepositions `names` under `word`, with conjuncts; "out of" reads as its last word."""
    found: list[Token] = []
    for prep in document.children(word, "prep", "agent", "dative", "prt", "advmod"):
        inner = (prep, *document.children(prep, "prep"))
        for each in inner:
            if each.lower in names:
                for noun in document.children(each, "pobj"):
                    found.extend(conjuncts(document, noun))
    return tuple(found)


def left_phrase(document: Document, noun: Token) -> tuple[Token, ...]:
    """`noun` and the modifiers before it, without participles ("Russian-brokered") and what hangs from them."""
    found = [noun]
    stack = [c for c in document.children(noun) if c.i < noun.i and c.dep in _LEFT]
    while stack:
        token = stack.pop()
        if token.tag in ("VBN", "VBG", "VBD") and token.dep == "amod":
            continue
        found.append(token)
        stack.extend(
            c for c in document.children(token) if c.i < noun.i and (c.dep in _LEFT or c.dep in ("conj", "cc", "case"))
        )
    return tuple(sorted(found, key=lambda t: t.i))


def climb(document: Document, token: Token) -> Iterator[tuple[Token, Token]]:
    """Each step up from `token`, as the lower token and its head."""
    below = token
    for above in document.ancestors(token):
        yield below, above
        below = above
