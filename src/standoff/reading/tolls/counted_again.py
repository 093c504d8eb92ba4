"""Counts that stand without their word of harm: another day's, another telling's, a truer figure, an answer's.

Four sailors were hurt on March 5 and three on March 23.
The army first admitted one injury and later eight.
The clinic has treated 86 war wounded.
The army admits 19 dead. The true figure is above 100, a doctor said.
Was anybody hurt? Nobody, the ministry says.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import is_verb
from standoff.reading.events.predicates import prepositional
from standoff.reading.syntax import Document, Sentence, Token
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.people import is_number, kind_of
from standoff.record.terms import TollKind

_DATED = frozenset({"DATE", "TIME"})
_JOINING = frozenset({"and", "but", ",", ";", "then"})
_FARTHEST = 60
"""How many tokens back in its paragraph the harm may stand whose truer figure is told."""


def counted_again(document: Document, harms: Sequence[Harm], terms: TollTerms) -> Iterator[Harm]:
    """The counts of `harms` that are told again of another day, by another telling, as truer, or in answer."""
    for harm in harms:
        if harm.kind is not TollKind.LOSSES and not harm.retold:
            yield from _of_another_day(document, harm, terms)
    yield from _of_kind(document, terms)
    yield from _some_of_them(document, harms, terms)
    yield from _on_a_list(document, harms, terms)
    yield from _truer(document, harms, terms)
    yield from _answered(document, terms)


def _of_kind(document: Document, terms: TollTerms) -> Iterator[Harm]:
    """Numbered dead or wounded of some kind, without a noun: "1,200 enemy dead", "86 war wounded"."""
    words = document.tokens
    for number, kind, harmed in zip(words, words[1:], words[2:], strict=False):
        harm = terms.adjectives.get(harmed.lower)
        if harm is None or not is_number(number, terms) or harmed.i != number.i + 2:
            continue
        enemy = terms.has("enemies", kind.lower)
        if enemy or terms.has("kinds_of_dead", kind.lower):
            yield Harm(harm, harmed, (number,), of=kind if enemy else None)


def _of_another_day(document: Document, harm: Harm, terms: TollTerms) -> Iterator[Harm]:
    """A number behind "and", with a time of its own: "two on Monday and one on Thursday", "and later eight"."""
    last = document.sentence_of(harm.token).last
    start = max(harm.token.i, *(p.i for p in harm.people)) if harm.people else harm.token.i
    words = document.tokens
    for at in range(start + 1, last - 1):
        if words[at].text == ";" or is_verb(words[at]):
            return
        if words[at].lower not in _JOINING:
            continue
        number = at + 1
        later = terms.has("later", words[number].lower)
        while number < last and (terms.has("later", words[number].lower) or terms.has("hedging", words[number].lower)):
            number += 1
        if number >= last or not is_number(words[number], terms):
            continue
        if words[number].entity in _DATED and not later:
            continue
        ends = number + 1 >= last or words[number + 1].text in (",", ";", ".", "!", "?")
        if (later and ends) or _is_time(words, number + 1, last):
            yield Harm(harm.kind, words[number], (words[number],), again=True)
            return


def _is_time(words: Sequence[Token], at: int, last: int) -> bool:
    """Whether a time stands right behind a number: "on Thursday", "the next day", "in June"."""
    while at < last and words[at].tag in ("IN", "DT"):
        at += 1
    return at < last and (words[at].entity in _DATED and words[at - 1].tag in ("IN", "DT"))


def _last_before(harms: Sequence[Harm], token: Token, document: Document) -> Harm | None:
    """The harm told last before `token` in its paragraph, if it is near."""
    before = [h for h in harms if h.token.i < token.i and token.i - h.token.i <= _FARTHEST]
    last = max(before, key=lambda h: h.token.i, default=None)
    here = document.sentence_of(token).line
    return last if last is not None and document.sentence_of(last.token).line == here else None


def _some_of_them(document: Document, harms: Sequence[Harm], terms: TollTerms) -> Iterator[Harm]:
    """Who some of those counted before are: "counted 47 dead; the mission says that 20 of them were children"."""
    for token in document.tokens:
        if token.lower != "them" or document.head(token).lower != "of":
            continue
        number = document.head(document.head(token))
        verb = document.head(number)
        if number.dep != "nsubj" or verb.lemma != "be" or not is_number(number, terms):
            continue
        told = [t for t in document.children(verb, "attr") if kind_of(t, terms) is not None]
        before = _last_before(harms, number, document) if told else None
        if before is not None:
            yield Harm(before.kind, number, (number,), of=told[0], again=True)


def _on_a_list(document: Document, harms: Sequence[Harm], terms: TollTerms) -> Iterator[Harm]:
    """Numbered names on a list of those told to be dead: "my own list has 84 names"."""
    for token in document.tokens:
        if token.lemma != "name" or token.pos != "NOUN" or not document.children(token, "nummod"):
            continue
        words = document.sentence_tokens(document.sentence_of(token))
        listed = any(terms.has("lists", t.lemma) and t.pos == "NOUN" for t in words if t.i < token.i)
        before = _last_before(harms, token, document) if listed else None
        if before is not None and before.kind in (TollKind.KILLED, TollKind.MISSING):
            yield Harm(before.kind, token, (token,))


def _truer(document: Document, harms: Sequence[Harm], terms: TollTerms) -> Iterator[Harm]:
    """A figure that is said to be the true one of what was counted before: "the real number was closer to 60"."""
    ordered = sorted(harms, key=lambda h: h.token.i)
    at = 0
    for token in document.tokens:
        while at < len(ordered) and ordered[at].token.i < token.i:
            at += 1
        before = ordered[at - 1] if at else None
        if before is None or not terms.has("figures", token.lemma) or token.dep != "nsubj":
            continue
        true = any(terms.has("true_figure", c.lower) for c in document.children(token, "amod"))
        if not true or prepositional(document, token, "of") or token.i - before.token.i > _FARTHEST:
            continue
        if document.sentence_of(before.token).line != document.sentence_of(token).line:
            continue
        number = _value(document, document.head(token), terms)
        if number is not None:
            yield Harm(before.kind, number, (number,), again=True)


def _value(document: Document, verb: Token, terms: TollTerms) -> Token | None:
    """The number that a verb gives its subject: "was above 100", "is closer to 60", "exceeded 40"."""
    end = document.sentence_of(verb).last
    for token in document.tokens[verb.i + 1 : min(end, verb.i + 7)]:
        if token.text in (",", ";") or is_verb(token):
            return None
        if is_number(token, terms) and token.entity not in (*_DATED, "MONEY", "PERCENT"):
            return token
    return None


def _answered(document: Document, terms: TollTerms) -> Iterator[Harm]:
    """Who opens the answer to a question after the harmed: "Was anybody hurt? Not a single person, he insists"."""
    for asked, answer in pairwise(document.sentences):
        if asked.line != answer.line or document.tokens[asked.last - 1].text != "?":
            continue
        kinds = set(_kinds_asked(document, asked, terms))
        head = _opening(document, answer, terms)
        if head is not None and len(kinds) == 1:
            yield Harm(kinds.pop(), head, (head,))


def _kinds_asked(document: Document, asked: Sentence, terms: TollTerms) -> Iterator[TollKind]:
    for token in document.sentence_tokens(asked):
        kind = terms.verbs.get(token.lemma) or terms.states.get(token.lemma) or terms.adjectives.get(token.lower)
        if kind is not None:
            yield kind


def _opening(document: Document, answer: Sentence, terms: TollTerms) -> Token | None:
    """The number or the nobody that a sentence opens with before a comma, or that is all of it."""
    opening: list[Token] = []
    for token in document.sentence_tokens(answer):
        if token.text in (",", ".", ";", "!", "–", "—"):
            break
        opening.append(token)
    if not opening or len(opening) > 5 or any(is_verb(t) for t in opening):
        return None
    words = tuple(t.lower for t in opening)
    nobody = words[:2] == ("not", "one") or words[:3] == ("not", "a", "single") or words == ("no", "one")
    nobody = nobody or terms.has("nobody", words[0])
    counts = is_number(opening[-1], terms) or (terms.has("hedging", words[0]) and is_number(opening[-1], terms))
    return opening[-1] if nobody or counts else None
