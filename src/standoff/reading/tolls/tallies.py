"""Figures that a tally is put at where the parse does not show it, and those that go on from it for the other side.

The ministry put the enemy dead at 1,269 and its own at 29.
A spokesman gave the rebels' losses as dozens, the government's as one man.
The army lists ten dead; those of the defenders it gives as 75.
"""

from collections.abc import Iterator

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import is_verb
from standoff.reading.syntax import Document, Sentence, Token
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.people import is_number, names_people
from standoff.record.terms import TollKind

_AT = frozenset({"at", "as"})
_REACH = 9
"""How many words a verb of putting may stand before its tally."""
_ARGUMENTS = ("dobj", "nsubj", "nsubjpass")


def put_figures(document: Document, terms: TollTerms) -> Iterator[Harm]:
    """The figures put at a tally that is no argument of its verb, and those behind it of the other side."""
    for sentence in document.sentences:
        for tally in document.sentence_tokens(sentence):
            kind = _tallied(tally, terms)
            if kind is None or not _is_put(document, sentence, tally, terms):
                continue
            at = tally.i + 1
            if at >= sentence.last or document.tokens[at].lower not in _AT:
                continue
            figure = _figure(document, sentence, at + 1, terms)
            if figure is None:
                continue
            told = terms.adjectives.get(document.tokens[figure.i + 1].lower) if figure.i + 1 < sentence.last else None
            kind = told or kind
            if tally.dep not in _ARGUMENTS and told is None:
                yield Harm(kind, figure, (figure,), of=_owner(document, tally))
            yield from _gone_on(document, sentence, figure, kind, terms)


def _tallied(token: Token, terms: TollTerms) -> TollKind | None:
    """What a word tallies that may be put at a figure: "dead", "wounded", "losses", "fatalities"."""
    if token.lower in terms.adjectives:
        return terms.adjectives[token.lower]
    return terms.nouns.get(token.lemma) if token.tag == "NNS" else None


def _is_put(document: Document, sentence: Sentence, tally: Token, terms: TollTerms) -> bool:
    before = document.tokens[max(sentence.first, tally.i - _REACH) : tally.i]
    if any(t.lower == "of" for t in before[-3:]):
        return False
    return any(is_verb(t) and (terms.has("putting", t.lemma) or t.lemma == "give") for t in before)


def _figure(document: Document, sentence: Sentence, at: int, terms: TollTerms) -> Token | None:
    """The number, or the people that it counts, behind the "at" of a tally."""
    while at < sentence.last and (
        document.tokens[at].lower in terms.count_words or terms.has("hedging", document.tokens[at].lower)
    ):
        at += 1
    if at >= sentence.last or not _counts(document.tokens[at], terms):
        return None
    while at + 1 < sentence.last and (is_number(document.tokens[at + 1], terms) or document.tokens[at + 1].text == "-"):
        at += 1
    behind = document.tokens[at + 1] if at + 1 < sentence.last else None
    if behind is not None and behind.pos == "NOUN" and behind.lemma not in terms.nouns:
        return behind if names_people(document, behind, terms) else None
    return document.tokens[at]


def _counts(token: Token, terms: TollTerms) -> bool:
    return is_number(token, terms) or token.lower in terms.words["vague"]


def _owner(document: Document, tally: Token) -> Token:
    """Whose tally it is: the enemy of "the enemy dead", the rebels of "the rebels' dead"; else the tally itself."""
    before = document.tokens[tally.i - 1] if tally.i else tally
    if before.tag == "POS" and before.i:
        return document.tokens[before.i - 1]
    return before if before.pos in ("NOUN", "PROPN", "ADJ") or before.tag == "PRP$" else tally


def _gone_on(document: Document, sentence: Sentence, figure: Token, kind: TollKind, terms: TollTerms) -> Iterator[Harm]:
    """The other side's figure behind the first: "and its own at 29", "the government's as one man"."""
    for at in range(figure.i + 1, min(sentence.last - 2, figure.i + 2 * _REACH)):
        token = document.tokens[at]
        if token.text == ";" or (is_verb(token) and token.tag in ("VBD", "VBZ", "VBP")):
            return
        owner = _elliptic(document, at)
        if owner is None or document.tokens[at + 1].lower not in _AT:
            continue
        found = _figure(document, sentence, at + 2, terms)
        if found is not None and document.tokens[found.i + 1].lower not in terms.adjectives:
            yield Harm(kind, found, (found,), of=owner)
            return


def _elliptic(document: Document, at: int) -> Token | None:
    """Whose tally the word at `at` leaves out: "its own", "the government's", "those of the defenders"."""
    token, before = document.tokens[at], document.tokens[at - 1]
    if token.lower == "own" and before.tag == "PRP$":
        return before
    if token.tag == "POS":
        return before
    words = tuple(t.lower for t in document.tokens[max(0, at - 3) : at])
    return token if token.pos in ("NOUN", "PROPN") and words[:2] == ("those", "of") else None
