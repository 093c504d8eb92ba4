"""A report that is itself the text of an accord: "the Parties have agreed as follows:", and its numbered articles.

An item is a sentence of the text with "shall", or one that follows a number of its own. What an item binds the parties
to is agreed by all who agreed to the text, whoever is to do it.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from standoff.reading.clauses import is_verb, subjects
from standoff.reading.syntax import Document, Sentence, Token

_NUMBER = re.compile(
    r"(?:(?:article|art\.|clause|section|point|paragraph|§)\s*)?(?:\d{1,2}|[ivx]{1,5}|[a-h])?[.):]*$", re.I
)
_NUMBERED = re.compile(
    r"(?:(?:article|art\.|clause|point|paragraph)\s+\d{1,2}|\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)])\W", re.I
)
_OPENING = 12
_ASIDE = frozenset({"under", "with", "through", "by", "in", "at"})


@dataclass(frozen=True, slots=True)
class Accord:
    """The verb by which the parties agree to the text, the words that name them, and the deed of each of its items with
    its sentence's number."""

    verb: Token
    parties: tuple[Token, ...]
    items: tuple[tuple[Token, int], ...]


def find_accord(document: Document, agreeing: Collection[str]) -> Accord | None:
    """The accord whose text the report gives, if it does; `agreeing` are the lemmas of agreeing."""
    opened = _opening(document, agreeing)
    if opened is None:
        return None
    verb, number = opened
    line = document.sentences[number].line
    items: list[tuple[Token, int]] = []
    headed = False
    for at in range(number, len(document.sentences)):
        sentence = document.sentences[at]
        tokens = [t for t in document.sentence_tokens(sentence) if t.i > verb.i]
        if not tokens:
            continue
        text = document.text[tokens[0].start : tokens[-1].end]
        if len(tokens) <= 4 and _NUMBER.match(text.strip()):
            headed = True
            continue
        numbered = headed or (sentence.line > line and bool(_NUMBERED.match(_line(document, sentence))))
        items += [(deed, at) for deed in _deeds(document, tokens, numbered)]
        headed = False
    parties = tuple(t for doer in subjects(document, verb) for t in _own(document, doer))
    return Accord(verb, parties, tuple(items)) if items else None


def _own(document: Document, doer: Token) -> tuple[Token, ...]:
    """The words of one who agrees, without those of whoever it is done with or under: "X, under the mediation of Y"."""
    words = document.subtree(doer)
    aside = {
        t.i
        for word in words
        if word.i > doer.i and word.lower in _ASIDE and word.dep == "prep"
        for t in document.subtree(word)
    }
    return tuple(t for t in words if t.i not in aside)


def _opening(document: Document, agreeing: Collection[str]) -> tuple[Token, int] | None:
    """ "Have agreed as follows:", "agree on the following"; a colon at the end of the line does too."""
    for number, sentence in enumerate(document.sentences[:_OPENING]):
        for token in document.sentence_tokens(sentence):
            if token.lemma not in agreeing or not is_verb(token):
                continue
            near = document.tokens[token.i + 1 : token.i + 5]
            following = any(t.lower in ("follows", "following") for t in near)
            line = document.line_of(token)
            if following and document.text[token.end : line.end].rstrip().endswith((":", "follows", "following", "-")):
                return token, number
    return None


def _line(document: Document, sentence: Sentence) -> str:
    line = document.lines[sentence.line]
    return document.text[line.start : line.start + 20].lstrip()


def _deeds(document: Document, tokens: list[Token], numbered: bool) -> list[Token]:
    """The deeds that the words of an item bind somebody to, by "shall" or, in a numbered one, by any main verb."""
    bound = []
    for token in tokens:
        if not is_verb(token):
            continue
        aux = {c.lower for c in document.children(token, "aux")}
        first = document.head(token) if token.dep == "conj" else token
        joined = token.dep == "conj" and "shall" in {c.lower for c in document.children(first, "aux")}
        main = token.dep == "ROOT" or document.head(token).i < tokens[0].i
        if "shall" in aux or joined or (numbered and main and ("will" in aux or "to" in aux or token.tag != "VBD")):
            bound.append(token)
    return bound
