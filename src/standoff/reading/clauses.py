"""Questions about one clause that several rooms ask of the parse: its subjects, objects and negation."""

from collections.abc import Iterable, Iterator

from standoff.reading.cast import Cast
from standoff.reading.syntax import Document, Token, kept_in_document
from standoff.record.rows import Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "attr", "dative", "oprd")
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "conj", "parataxis", "csubj", "pcomp"})


def is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX")


def subjects(document: Document, verb: Token) -> tuple[Token, ...]:
    """The subject of `verb`, its own or, for a conjoined verb or an infinitive, the one it shares; with conjuncts."""
    own = document.children(verb, *_SUBJECTS)
    if own:
        return tuple(t for subject in own for t in conjuncts(document, subject))
    if verb.dep in ("conj", "xcomp", "advcl", "pcomp", "aux") and verb.head != verb.i:
        head = document.head(verb)
        if is_verb(head):
            return subjects(document, head)
    if verb.dep in ("acl", "relcl") and verb.tag in ("VBG", "VBN", "VB"):
        return (document.head(verb),)
    return ()


def objects(document: Document, verb: Token) -> tuple[Token, ...]:
    """The objects of `verb`, those of its prepositions included, with conjuncts."""
    found = list(document.children(verb, *_OBJECTS))
    for prep in document.children(verb, "prep", "prt", "agent"):
        found.extend(document.children(prep, "pobj"))
    return tuple(t for noun in found for t in conjuncts(document, noun))


def is_passive(document: Document, verb: Token) -> bool:
    return bool(document.children(verb, "nsubjpass", "auxpass"))


def agent(document: Document, verb: Token) -> tuple[Token, ...]:
    """Whoever the "by" of a passive names."""
    return tuple(
        t
        for by in document.children(verb, "agent")
        for noun in document.children(by, "pobj")
        for t in conjuncts(document, noun)
    )


def conjuncts(document: Document, token: Token) -> tuple[Token, ...]:
    """`token` and the nouns coordinated with it, in text order."""
    found = [token]
    for child in document.children(token, "conj"):
        if child.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            found.extend(conjuncts(document, child))
    return tuple(found)


@kept_in_document
def own_phrase(document: Document, token: Token) -> tuple[Token, ...]:
    """`token` and what modifies it, without the clauses that hang from it."""
    found: list[Token] = []
    stack = [token]
    while stack:
        current = stack.pop()
        found.append(current)
        stack.extend(c for c in document.children(current) if c.dep not in _CLAUSES or _is_joined_noun(c))
    return tuple(sorted(found, key=lambda t: t.i))


def _is_joined_noun(token: Token) -> bool:
    return token.dep == "conj" and not is_verb(token)


def clause(document: Document, verb: Token) -> tuple[Token, ...]:
    """The tokens of the clause that `verb` heads, without the clauses inside it."""
    return own_phrase(document, verb)


def governing_verbs(document: Document, token: Token) -> Iterator[Token]:
    """The verbs above `token`, nearest first."""
    return (t for t in document.ancestors(token) if is_verb(t))


def is_yet_to(document: Document, verb: Token) -> bool:
    """ "Has yet to meet", "yet to be implemented": neither done nor refused."""
    near = (verb, document.head(verb)) if verb.dep == "xcomp" else (verb,)
    return any(c.lower == "yet" for v in near for c in document.children(v))


def is_negated(document: Document, token: Token) -> bool:
    """Whether "not", "no", "never" or "neither" stands directly at `token`."""
    return any(c.dep == "neg" or c.lower in ("no", "never", "neither") for c in document.children(token))


def parties_in(cast: Cast, spans: Iterable[Span]) -> tuple[str, ...]:
    """The parties that the words at `spans` refer to, in text order, each once."""
    found: dict[str, None] = {}
    for start, end in spans:
        for referent in cast.at(start, end):
            if referent.party is not None:
                found.setdefault(referent.party)
    return tuple(found)


def parties_of(cast: Cast, tokens: Iterable[Token]) -> tuple[str, ...]:
    return parties_in(cast, ((t.start, t.end) for t in tokens))
