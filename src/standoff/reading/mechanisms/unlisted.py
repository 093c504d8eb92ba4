"""Nouns of bodies that no list knows and that no word in their phrase makes one: "the committee", "a force".

They are candidates only: whether one is a mechanism is weighed by the words around it.
"""

from collections.abc import Container, Iterator

from standoff.knowledge.mechanism_terms import MechanismTerms
from standoff.reading import clauses
from standoff.reading.cast import Cast
from standoff.reading.mechanisms.mentions import Mention, Mentions
from standoff.reading.syntax import Document, Token

_BESIDE = frozenset({"compound", "amod", "nmod", "npadvmod"})


def find_unlisted(
    document: Document, mentions: Mentions, terms: MechanismTerms, taken: Container[int]
) -> Iterator[Mention]:
    """Each candidate once, in text order; `taken` holds the tokens of the mentions that are known by their words."""
    for token in document.tokens:
        kind = terms.loose.get(token.lemma.lower())
        if kind is None or token.i in taken or token.pos not in ("NOUN", "PROPN") or token.dep in _BESIDE:
            continue
        if not mentions.is_read(token) or any(t.i in taken for t in _beside(document, token)):
            continue
        if _is_of_others(document, mentions.cast, token):
            continue
        first, name = mentions.name(token)
        yield Mention(token, first, name, kind, None, only_used=True)


def _beside(document: Document, token: Token) -> tuple[Token, ...]:
    """What it only describes or belongs to: "MINURSO, the mission", "the league's mission"."""
    beside = document.children(token, "appos", "compound", "poss", "nmod")
    return (*beside, document.head(token)) if token.dep == "appos" else beside


def _is_of_others(document: Document, cast: Cast, token: Token) -> bool:
    """ "The committee of the football club": of somebody who is no party."""
    ofs = [p for p in document.children(token, "prep") if p.lower == "of"]
    owners = [t for p in ofs for o in document.children(p, "pobj") for t in clauses.own_phrase(document, o)]
    return bool(owners) and not clauses.parties_of(cast, owners)
