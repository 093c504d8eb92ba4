"""A date before the subject, where the parser takes it into the subject: "In 1995 Peruvian troops shelled the port".

The preposition is left without its noun there. `with_fronted_dates` hangs the date on the preposition, so that it dates
the verb and not the troops; all else of the parse stays as it is.
"""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.syntax import Document, Token

_INSIDE = frozenset({"nummod", "compound", "nmod", "amod", "npadvmod"})


def with_fronted_dates(document: Document) -> Document:
    """`document` with each date behind a bare preposition as what that preposition governs."""
    changed = {token.i: token for word in document.tokens if word.dep == "prep" for token in _governed(document, word)}
    if not changed:
        return document
    return replace(document, tokens=tuple(changed.get(t.i, t) for t in document.tokens))


def _governed(document: Document, preposition: Token) -> Iterator[Token]:
    """The words of the date right behind `preposition`, the last under it and the others under the last."""
    run = list(_date_behind(document, preposition))
    if run and document.children(preposition):
        yield from _with_subject(document, preposition, run[-1])
        return
    if not run:
        return
    last = run[-1]
    if last.dep not in _INSIDE or last.head <= last.i:
        return
    yield replace(last, head=preposition.i, dep="pobj")
    for word in run[:-1]:
        if word.head > last.i:
            yield replace(word, head=last.i, dep="nmod")


def _with_subject(document: Document, preposition: Token, last: Token) -> Iterator[Token]:
    """The last word of the date, and the noun that it was taken to modify as the subject of the verb without one:
    "On 12 December delegates of the front met officers"."""
    noun, verb = document.head(last), document.head(preposition)
    swallowed = last.dep in _INSIDE and noun.dep == "pobj" and noun.head == preposition.i and noun.i == last.i + 1
    if not swallowed or noun.tag not in ("NNS", "NNPS") or noun.entity == "DATE" or verb.i < noun.i:
        return
    if verb.pos not in ("VERB", "AUX") or document.children(verb, "nsubj", "nsubjpass"):
        return
    passive = bool(document.children(verb, "auxpass"))
    yield replace(last, head=preposition.i, dep="pobj")
    yield replace(noun, head=verb.i, dep="nsubjpass" if passive else "nsubj")
    for word in document.children(noun, "nummod"):
        if word.i < last.i:
            yield replace(word, head=last.i)


def _date_behind(document: Document, preposition: Token) -> Iterator[Token]:
    for token in document.tokens[preposition.i + 1 :]:
        if token.entity != "DATE":
            return
        yield token
