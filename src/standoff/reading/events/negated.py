"""Nobody and nothing among those of a verb: what nobody does, or what is done to nobody, is not done.

"Neither side fired", "was shelled by no one", "agreed on nothing", "no shell hit the port". Whether a participant is
negative is asked of the verb's subject, its objects and those of its prepositions (Quirk et al. 1985 on negative
pronouns: the clause is negative wherever they stand).
"""

from collections.abc import Iterator

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.syntax import Document, Token

_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one", "noone"})
_FOLLOWED = frozenset({"but", "except", "save", "less", "more", "other", "short", "besides", "in"})
_TOWARDS = frozenset({"at", "to", "on", "upon", "against", "by", "with", "into"})


def has_nobody(document: Document, patterns: EventPatterns, verb: Token, own: int) -> bool:
    """Whether a participant of `verb` is nobody or nothing; `own` is the index of the event's own word."""
    nouns = (n for n in document.children(verb, "nsubj", "nsubjpass", "dobj") if n.i != own)
    if any(_is_none(document, n) or _is_negated(document, n) for n in nouns):
        return True
    return any(_is_towards_none(document, patterns, p) for p in document.children(verb, "prep", "agent"))


def has_no_subject(document: Document, verb: Token) -> bool:
    """Whether nobody is the subject of `verb`: "nobody has tried to take it", "neither side is to fire"."""
    return any(_is_none(document, n) or _is_negated(document, n) for n in document.children(verb, "nsubj", "nsubjpass"))


def only_follows(document: Document, negation: Token) -> bool:
    """Whether "only", "just" or the like follows, so that nothing is denied: "not only shelled"."""
    return any(
        t.lower in ("only", "just", "merely", "simply") for t in document.tokens[negation.i + 1 : negation.i + 2]
    )


def _is_none(document: Document, noun: Token) -> bool:
    named = noun.lower in _NOBODY or (noun.lower == "one" and any(c.lower == "no" for c in _before(document, noun)))
    return named and not any(t.lower in _FOLLOWED for t in document.tokens[noun.i + 1 : noun.i + 2])


def _before(document: Document, noun: Token) -> Iterator[Token]:
    return iter(document.children(noun, "det", "preconj", "cc", "advmod", "neg"))


def _is_negated(document: Document, noun: Token) -> bool:
    if any(c.lower in ("no", "neither") and not _counts(document, c) for c in _before(document, noun)):
        return True
    if any(c.lower == "not" and not only_follows(document, c) for c in document.children(noun, "neg")):
        return True
    return any(
        g.lower == "not" and c.lower in ("one", "single", "a")
        for c in document.children(noun, "nummod", "amod", "det")
        for g in document.children(c)
    )


def _counts(document: Document, no: Token) -> bool:
    """Whether "no" only belongs to a count: "no fewer than thirty rockets"."""
    return any(t.lower in ("fewer", "less", "more", "later") for t in document.tokens[no.i + 1 : no.i + 2])


def _is_towards_none(document: Document, patterns: EventPatterns, preposition: Token) -> bool:
    if preposition.lower not in _TOWARDS:
        return False
    for noun in document.children(preposition, "pobj"):
        if _is_none(document, noun):
            return True
        idiom = noun.lemma in patterns.words["never_nouns"] | patterns.words["no_idioms"]
        if preposition.lower != "with" and not idiom and any(c.lower == "no" for c in document.children(noun, "det")):
            return True
    return False
