"""Bare figures that count again what a paragraph has counted, by the words around them alone.

A charity worker told reporters of eleven. We gave a figure of 40.
The opposition says that 76 people were killed, the junta three.
The number of wounded is disputed: six, Kiev says, three, according to Russia.
A court has ordered nine more sailors to be held. That makes 21.
"""

from collections.abc import Iterator, Sequence

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import is_verb
from standoff.reading.syntax import Document, Sentence, Token
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.people import is_number, is_of_figure
from standoff.record.terms import TollKind

_FARTHEST = 60
_ENDS = frozenset({".", ",", ";", "!", "?", ")", "–", "—", "-"})
_STOPS = frozenset({",", ";", "and", "but", "while"})
_NO_COUNT = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})
_LONGEST_NAME = 5


def told_figures(document: Document, harms: Sequence[Harm], terms: TollTerms) -> Iterator[Harm]:
    """The figures that count again, in text order, the people of the harm told last before them in the paragraph."""
    ordered = sorted(harms, key=lambda h: h.token.i)
    counted = {p.i for h in ordered for p in (*h.people, h.token)}
    kinds = _kinds_by_sentence(document, ordered)
    at = 0
    last: Harm | None = None
    for number in document.tokens:
        while at < len(ordered) and ordered[at].token.i < number.i:
            last = ordered[at]
            at += 1
        if number.i in counted or not _is_bare(document, number, terms):
            continue
        sentence = document.sentence_of(number)
        if (put := _put(document, number, sentence, terms)) is not None:
            last = put
            yield put
        if last is None or last is put:
            continue
        there = document.sentence_of(last.token)
        if there.line != sentence.line or number.i - last.token.i > _FARTHEST:
            continue
        if len(kinds.get(there.first, ())) > 1 and there is not sentence:
            continue
        found = _told(document, number, sentence, last, terms)
        if found is not None:
            last = found
            yield found


def _kinds_by_sentence(document: Document, harms: Sequence[Harm]) -> dict[int, set[TollKind]]:
    kinds: dict[int, set[TollKind]] = {}
    for harm in harms:
        kinds.setdefault(document.sentence_of(harm.token).first, set()).add(harm.kind)
    return kinds


def _is_bare(document: Document, number: Token, terms: TollTerms) -> bool:
    """Whether a number stands for people that it does not name: at the end of its phrase, or before "of its own"."""
    if not is_number(number, terms) or number.entity in _NO_COUNT:
        return False
    if number.i + 1 >= len(document.tokens):
        return True
    behind = document.tokens[number.i + 1]
    if behind.start == number.end and behind.text not in _ENDS:
        return False
    own = tuple(t.lower for t in document.tokens[number.i + 1 : number.i + 4])
    of_own = own[:1] == ("of",) and own[2:] == ("own",) and terms.has("one_owner", own[1])
    return (
        behind.text in _ENDS
        or behind.lower in ("and", "but", "while", "dead")
        or of_own
        or behind.start > number.end + 1
    )


def _told(document: Document, number: Token, sentence: Sentence, last: Harm, terms: TollTerms) -> Harm | None:
    first = _number_begins(document, number, sentence, terms)
    before = document.tokens[sentence.first : first]
    if not before:
        return None
    fresh = Harm(last.kind, number, (number,), retold=True)
    again = Harm(last.kind, number, (number,), again=True)
    if _sums_up(before, terms):
        return again
    if _is_told_of(before, terms) or _is_figure(before, terms):
        return fresh
    if _is_registered(before, last, terms) and document.sentence_of(last.token) is not sentence:
        return again
    if last.token.i >= sentence.first and (
        _is_gap(document, before, number, terms) or _is_listed(document, before, number, terms)
    ):
        return again if last.people or last.retold or last.nominal else fresh
    return None


def _put(document: Document, number: Token, sentence: Sentence, terms: TollTerms) -> Harm | None:
    """ "puts the wounded soldiers she has seen at about 90": a verb of telling, those harmed, and their number."""
    before = document.tokens[sentence.first : _number_begins(document, number, sentence, terms)][-12:]
    if not before or before[-1].lower not in ("at", "to"):
        return None
    verb = next((t for t in reversed(before) if terms.has("putting", t.lemma) and is_verb(t)), None)
    told = [t for t in before if verb is not None and t.i > verb.i and t.lower in terms.adjectives]
    return Harm(terms.adjectives[told[0].lower], number, (number,), of=document.tokens[told[0].i + 1]) if told else None


def _number_begins(document: Document, number: Token, sentence: Sentence, terms: TollTerms) -> int:
    """Where the words of a figure begin: "more than 30", "at least six"."""
    at = number.i
    while at > sentence.first and is_of_figure(document.tokens[at - 1], terms):
        at -= 1
    return at


def _is_told_of(before: Sequence[Token], terms: TollTerms) -> bool:
    """ "told reporters of eleven", "speaks of 76", "admit to seven"."""
    if before[-1].lower not in ("of", "to"):
        return False
    for word in reversed(before[-6:-1]):
        if is_verb(word):
            telling = terms.has("speaking", word.lemma) or word.lemma == "tell"
            return telling and (before[-1].lower == "of" or word.lemma in ("admit", "own", "confess"))
    return False


def _is_figure(before: Sequence[Token], terms: TollTerms) -> bool:
    """ "gave a figure of 40", "gave the figure as 226", "put the number at 12", "a count that stood at 9"."""
    if before[-1].lower not in ("of", "as", "at", "to", "is", "was", "remains", "stands"):
        return False
    for word in reversed(before[-5:-1]):
        if terms.has("figures", word.lemma) and word.pos == "NOUN" and word.lemma != "number":
            return True
        if word.lower in ("number", "it") and before[-1].lower in ("as", "at", "to"):
            return any(terms.has("putting", t.lemma) or t.lemma == "give" for t in before[-8:-1])
    return False


def _is_registered(before: Sequence[Token], last: Harm, terms: TollTerms) -> bool:
    """ "said it had registered 4,741", of people told of in the sentence before."""
    verb = before[-1]
    return terms.has("registering", verb.lemma) and is_verb(verb) and verb.tag != "VBG" and not last.nominal


def _sums_up(before: Sequence[Token], terms: TollTerms) -> bool:
    """ "That makes 21", "which brings the total to 30"."""
    verb = next((t for t in reversed(before[-4:]) if is_verb(t)), None)
    if verb is None or not terms.has("summing", verb.lemma):
        return False
    words = [t.lower for t in before if t.i < verb.i]
    return words[-1:] in (["that"], ["this"], ["which"], ["it"])


def _is_gap(document: Document, before: Sequence[Token], number: Token, terms: TollTerms) -> bool:
    """A second teller's figure whose verb is left out: "76 were killed, the junta three"."""
    name: list[Token] = []
    for word in reversed(before):
        if word.text in _STOPS or word.lower in _STOPS:
            break
        name.insert(0, word)
    if not 0 < len(name) <= _LONGEST_NAME or len(name) == len(before) or any(is_verb(t) for t in name):
        return False
    behind = document.tokens[number.i + 1 : number.i + 2]
    if behind and behind[0].text not in (".", ",", ";", "!", "?"):
        return False
    noun = name[-1]
    if noun.lower in ("only", "just", "but"):
        name, noun = name[:-1], name[-2] if len(name) > 1 else noun
    opens = name[0].lower in ("the", "a", "an", "its", "their") or name[0].pos == "PROPN"
    tells = noun.pos == "PROPN" or any(
        terms.has(group, form)
        for group in ("no_authority", "local_reporters", "own_reporters", "counters", "insurgents", "tellers")
        for form in (noun.lemma, noun.lower)
    )
    return opens and tells and noun.pos in ("NOUN", "PROPN") and noun.entity not in ("DATE", "TIME")


def _is_listed(document: Document, before: Sequence[Token], number: Token, terms: TollTerms) -> bool:
    """Figures of a list behind a colon, each with who says it: ": six, Kiev says, three, according to Moscow"."""
    if before[-1].text not in (":", ","):
        return False
    if not any(t.text == ":" for t in before):
        return False
    last = document.sentence_of(number).last
    behind = document.tokens[number.i + 1 : min(last, number.i + 9)]
    if not behind or behind[0].text != ",":
        return False
    words = [t.lower for t in behind]
    return words[1:3] == ["according", "to"] or any(terms.has("saying", t.lemma) and is_verb(t) for t in behind)
