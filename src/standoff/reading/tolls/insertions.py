"""Parts that the words set between a count and its verb, and whose count they are set into.

Six villagers, among them a boy of nine, were killed.
Ten gunmen, their chief with them, and four guards died.
"""

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import is_verb
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.people import is_number, names_people

_FARTHEST = 16
_OPENING = frozenset({("among", "them"), ("among", "whom"), ("of", "them")})
_CLOSING = frozenset({("among", "them"), ("with", "them"), ("of", "them")})


def inserted_into(document: Document, head: Token, terms: TollTerms) -> Token | None:
    """The counted people before the comma into whose count `head` is set; None where it is no such part."""
    start = document.sentence_of(head).first
    end = _closing(document, head)
    for at in range(head.i - 1, max(start, head.i - _FARTHEST), -1):
        word = document.tokens[at]
        if word.text in (";", ":") or (is_verb(word) and word.tag in ("VBD", "VBZ", "VBP")):
            return None
        if word.text != ",":
            continue
        opening = tuple(t.lower for t in document.tokens[at + 1 : at + 3])
        if opening in _OPENING or (end is not None and _closes(document, at + 1, end, head)):
            return _counted(document, at - 1, start, terms)
        if end is None and opening[:1] != ("and",):
            continue
    return None


def _closing(document: Document, head: Token) -> int | None:
    """The comma behind `head` and what hangs on it."""
    last = document.sentence_of(head).last
    for at in range(head.i + 1, min(last, head.i + _FARTHEST)):
        if document.tokens[at].text == ",":
            return at
        if is_verb(document.tokens[at]) and document.tokens[at].tag in ("VBD", "VBZ", "VBP"):
            return None
    return None


def _closes(document: Document, first: int, end: int, head: Token) -> bool:
    """Whether "among them" or "with them" ends what stands between two commas."""
    words = tuple(t.lower for t in document.tokens[first:end])
    return words[-2:] in _CLOSING or (words[-3:-2] == ("one",) and words[-2:] == ("of", "them"))


def _counted(document: Document, at: int, start: int, terms: TollTerms) -> Token | None:
    """The counted people whose phrase ends at token `at`: the nine of "nine people on board"."""
    for token in (document.tokens[at], *document.ancestors(document.tokens[at])):
        if token.i < start or is_verb(token):
            return None
        numbered = is_number(token, terms) or any(is_number(c, terms) for c in document.children(token, "nummod"))
        if numbered and token.i <= at and names_people(document, token, terms):
            return token
    return None
