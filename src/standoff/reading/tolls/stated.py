"""Figures that a plain "was" or "numbered" states of those harmed, or of a harm told or asked about just before.

The minister spoke of four dead. It was one, the hospital says.
How many guards were killed? There were 36, in the end.
The wounded were 21. Those killed numbered 23.
She wants news of those detained since May, at least 80 men.
"""

from collections.abc import Iterator, Sequence

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import is_verb
from standoff.reading.syntax import Document, Sentence, Token
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.people import is_number, is_of_figure, names_people
from standoff.record.terms import TollKind

_FARTHEST = 60
_ENDS = frozenset({".", ",", ";", "!", "?", ")", "–", "—"})
_NO_COUNT = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})
_DUMMIES = frozenset({"there", "it", "they"})
_REACH = 8
"""How many words may stand between those held and the figure set beside them."""


def stated_figures(document: Document, harms: Sequence[Harm], terms: TollTerms) -> Iterator[Harm]:
    """The bare figures that are stated of the dead or wounded, or of the one harm told or asked about before them."""
    ordered = sorted(harms, key=lambda h: h.token.i)
    taken = {p.i for h in ordered for p in (*h.people, h.token)}
    at = 0
    last: Harm | None = None
    for token in document.tokens:
        while at < len(ordered) and ordered[at].token.i < token.i:
            last = ordered[at]
            at += 1
        if (beside := _set_beside(document, token, terms)) is not None and beside.people[0].i not in taken:
            yield beside
        if token.i not in taken and (found := _stated(document, token, last, terms)) is not None:
            yield found


def _stated(document: Document, figure: Token, last: Harm | None, terms: TollTerms) -> Harm | None:
    """The harm of a bare figure: of whom it is stated, what was asked, or what was told just before."""
    sentence = document.sentence_of(figure)
    subject = _subject(document, figure, sentence, terms) if _is_bare(document, figure, terms) else None
    if subject is None:
        return None
    if (kind := _of_harmed(document, subject, terms)) is not None:
        return Harm(kind, figure, (figure,))
    if subject.lower not in _DUMMIES:
        return None
    if (kind := _asked(document, sentence, terms)) is not None:
        return Harm(kind, figure, (figure,))
    near = last is not None and _is_near(document, last, figure)
    return Harm(last.kind, figure, (figure,), again=True) if last is not None and near else None


def _is_bare(document: Document, number: Token, terms: TollTerms) -> bool:
    if not is_number(number, terms) or number.entity in _NO_COUNT:
        return False
    behind = document.tokens[number.i + 1 : number.i + 2]
    return not behind or (behind[0].text in _ENDS and (behind[0].start > number.start))


def _subject(document: Document, number: Token, sentence: Sentence, terms: TollTerms) -> Token | None:
    """Of whom a figure is stated, past its verb and hedges: "there were at least 36"."""
    at = number.i - 1
    while at > sentence.first and (document.tokens[at].text == "-" or is_of_figure(document.tokens[at], terms)):
        at -= 1
    verb = document.tokens[at]
    if at <= sentence.first or verb.lower not in ("was", "were", "are", "is", "numbered", "totalled", "totaled"):
        return None
    subject = document.tokens[at - 1]
    opens = at - 1 == sentence.first or document.tokens[at - 2].lower in (",", ";", ":", "and", "but", "that", "”", '"')
    if subject.lower in _DUMMIES:
        return subject if opens or document.tokens[at - 2].pos in ("NOUN", "ADV") else None
    return subject


def _of_harmed(document: Document, subject: Token, terms: TollTerms) -> TollKind | None:
    """The fate of those of whom a figure is stated: "the wounded were", "those killed numbered"."""
    before = document.tokens[subject.i - 1].lower if subject.i else ""
    return terms.adjectives.get(subject.lower) if before in ("the", "those", "its", "their", "our") else None


def _asked(document: Document, here: Sentence, terms: TollTerms) -> TollKind | None:
    """The one fate after which the sentence before asks: "How many guards were killed?"."""
    number = document.number_of(document.tokens[here.first])
    asked = document.sentences[number - 1] if number else here
    if asked is here or asked.line != here.line or document.tokens[asked.last - 1].text != "?":
        return None
    words = document.sentence_tokens(asked)
    kinds = {
        kind
        for t in words
        if (kind := terms.verbs.get(t.lemma) or terms.states.get(t.lemma) or terms.adjectives.get(t.lower)) is not None
    }
    return kinds.pop() if len(kinds) == 1 else None


def _is_near(document: Document, last: Harm, number: Token) -> bool:
    """Whether a figure goes on from a harm of its own sentence or the one before, and nothing else is told between."""
    here, there = document.sentence_of(number), document.sentence_of(last.token)
    near = document.number_of(number) - document.number_of(last.token) <= 1 and here.line == there.line
    named = number.i - last.token.i <= _FARTHEST and bool(last.people or last.nominal or last.retold or last.again)
    return near and named


def _set_beside(document: Document, token: Token, terms: TollTerms) -> Harm | None:
    """Counted people set beside "those detained", whom the words before do not count."""
    if token.lower != "those" or token.i + 1 >= len(document.tokens):
        return None
    held = document.tokens[token.i + 1]
    kind = terms.verbs.get(held.lemma) if held.tag == "VBN" else terms.adjectives.get(held.lower)
    last = document.sentence_of(token).last
    if kind is None:
        return None
    for at in range(held.i + 1, min(last - 2, held.i + _REACH)):
        word = document.tokens[at]
        if is_verb(word) or word.text in (";", "."):
            return None
        if word.text != ",":
            continue
        at += 1
        while at < last - 1 and (
            document.tokens[at].lower in terms.count_words or is_number(document.tokens[at], terms)
        ):
            at += 1
        noun = document.tokens[at]
        counted = is_number(document.tokens[at - 1], terms) and noun.pos == "NOUN"
        return Harm(kind, held, (noun,)) if counted and names_people(document, noun, terms) else None
    return None


def _counts(token: Token, terms: TollTerms) -> bool:
    return token.lower in terms.count_words or is_number(token, terms)
