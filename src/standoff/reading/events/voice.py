"""Who acts and who is acted upon by the voice of a verb: a passive's subject bears it and its "by" phrase acts."""

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.clauses import conjuncts
from standoff.reading.events.control import RELATIVES, surface_subjects
from standoff.reading.events.phrases import is_passive
from standoff.reading.syntax import Document, Token, kept_in_document

_DEEP = 3


def _suffers(document: Document, verb: Token, patterns: EventPatterns) -> bool:
    """Whether the subject of a bare participle bears it: "leaving two dead and four Peruvians wounded".

    So does who somebody wants to have something done to: "wants him handed over"; so do the subjects of headlines, of
    verbs that are never without an object else: "Trade suspended; visas cancelled".
    """
    subjects = document.children(verb, "nsubj")
    if verb.dep == "ccomp" and verb.tag == "VBN" and document.head(verb).lemma in patterns.words["having_done"]:
        return bool(subjects) and not document.children(verb, "dobj", "aux", "mark")
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
    bys = [by for by in document.children(verb, "agent", "prep") if by.lower == "by"]
    clauses = [c for by in bys for c in document.children(by, "pcomp")]
    clauses += [below for c in clauses for below in document.children(c, "ccomp")]
    told = tuple(
        t for c in clauses if c.lemma == "be" for a in document.children(c, "attr") for t in conjuncts(document, a)
    )
    return told or tuple(
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


@kept_in_document
def patients(document: Document, verb: Token, patterns: EventPatterns) -> tuple[Token, ...]:
    """Those to whom `verb` is done: the object, or the subject of a passive; with conjuncts."""
    if is_passive(document, verb) or _suffers(document, verb, patterns):
        subjects = surface_subjects(document, verb, patterns)
        objects = (o for o in document.children(verb, "dobj", "oprd") if o.lemma not in patterns.words["captivity"])
        own = tuple(t for o in objects for t in conjuncts(document, o))
        return (*subjects, *own)
    led = [d for d in document.children(verb, "dative") if d.pos != "ADP"]
    if led and any(o.lemma in patterns.words["captivity"] for o in document.children(verb, "dobj")):
        return tuple(t for each in led for t in conjuncts(document, each))
    for noun in document.children(verb, "dobj"):
        if noun.lower in RELATIVES and verb.dep == "relcl":
            return (document.head(verb),)
        return tuple(t for each in document.children(verb, "dobj") for t in conjuncts(document, each))
    if verb.dep == "xcomp" and (far := _far_relative(document, verb)) is not None:
        return (far,)
    if verb.dep == "relcl" and document.children(verb, "nsubj"):
        relative = document.children(verb, "nsubj")[0].lower not in RELATIVES
        if relative and not document.children(verb, "mark", "ccomp") and _is_object_relative(document, verb):
            return (document.head(verb),)
    return _shared_objects(document, verb)


def _far_relative(document: Document, verb: Token) -> Token | None:
    """The noun that is the object of an infinitive in its relative clause: "nine men, whom we are ready to free"."""
    head = document.head(verb)
    for _ in range(_DEEP):
        if head.dep not in ("xcomp", "acomp"):
            break
        head = document.head(head)
    asked = any(c.lower in ("whom", "which") for c in document.children(head, "dep", "dobj", "mark", "nsubj"))
    return document.head(head) if asked and head.dep == "relcl" and head.i < verb.i else None


def _shared_objects(document: Document, verb: Token) -> tuple[Token, ...]:
    """The object that a verb shares with the one joined right behind it: "boarded and searched the boat"."""
    for other in document.children(verb, "conj"):
        joined = all(t.dep in ("cc", "advmod") for t in document.tokens[verb.i + 1 : other.i])
        if joined and other.i > verb.i and other.tag == verb.tag and not document.children(other, "nsubj"):
            return tuple(t for o in document.children(other, "dobj") for t in conjuncts(document, o))
    return ()


def _is_object_relative(document: Document, verb: Token) -> bool:
    return not any(c.lower in ("where", "when", "why", "whose") for c in document.children(verb, "advmod"))
