"""Totals and their parts: "10 wounded, of whom six were servicemen and four civilians"."""

from collections.abc import Iterator
from itertools import pairwise

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import is_verb
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.counts import Count
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.people import is_number, kind_of
from standoff.reading.tolls.quantities import Quantity, read_quantity
from standoff.reading.tolls.sides import Sides

_RELATIVE = 20
_DASHES = frozenset({"-", "–", "—"})
_AGES = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})
_BETWEEN = frozenset({"were", "was", "are", "of", "whom", "them", "is", "being"})


def parts_of(
    document: Document, terms: TollTerms, sides: Sides, harm: Harm, head: Token, whole: Count
) -> Iterator[Count]:
    """The parts of a total that the same sentence breaks down: "10 wounded, of whom six were servicemen"."""
    sentence = document.sentence_of(head)
    start = _parts_begin(document, terms, head.i + 1, sentence.last)
    last = max(harm.token.i, document.within(*whole.span)[-1].i)
    if start is None and last > head.i:
        start = _parts_begin(document, terms, last + 1, sentence.last)
    if start is None:
        start = _relative_begins(document, terms, harm, last + 1, sentence.last)
    if start is None:
        return
    counted = {p.i for p in harm.people}
    tokens = document.tokens[start : sentence.last]
    for at, token in enumerate(tokens):
        if token.lemma in terms.verbs or token.i == harm.token.i or token.lower in (";", "while", "that"):
            return
        if token.tag in ("VBD", "VBZ", "VBP", "MD") and token.lower not in _BETWEEN:
            return
        if token.i in counted or (token.text in _DASHES and document.tokens[token.i - 1].end < token.start):
            return
        if (some := _of_them(document, terms, whole, token)) is not None:
            yield some
            return
        if (share := _by_doer(document, terms, whole, token)) is not None:
            yield share
            continue
        who = kind_of(token, terms)
        if token.pos not in ("NOUN", "PROPN") or (who is None and not _is_of_people(document, terms, token, start)):
            continue
        if _has_its_own(document, terms, harm, token):
            return
        before = tuple(t.lower for t in tokens[max(0, at - 6) : at])
        words = _since_last(before, (",", "and", "including", "among", ":", "-", "—"))
        words = _without_age(words)
        if "by" in words:
            continue
        quantity = read_quantity(tuple(w for w in words if w not in _BETWEEN), terms)
        if quantity is None and "a" in words:
            quantity = Quantity(1, 1)
        if quantity is not None:
            first = tokens[max(0, at - len(words))]
            yield Count(quantity, sides.party(token) or whole.party, who, (first.start, token.end))


def _is_of_people(document: Document, terms: TollTerms, token: Token, first: int) -> bool:
    """Whether a noun says who some are: "of whom 38 were Dinka, 19 Misseriya", "three of them women"."""
    before = document.tokens[max(first - 3, 0) : token.i]
    if not any(is_number(t, terms) for t in before[-3:]) or token.entity in ("DATE", "TIME", "MONEY", "PERCENT"):
        return False
    nation = (token.pos == "PROPN" and token.text[:1].isupper() and token.tag != "NNP") or token.entity == "NORP"
    numbered = is_number(before[-1], terms) or before[-1].lower in ("were", "are")
    named = token.pos == "PROPN" and numbered and not terms.has("months", token.lower)
    return nation or named or (token.lemma in terms.people and any(t.lower in ("them", "whom") for t in before))


def _by_doer(document: Document, terms: TollTerms, whole: Count, token: Token) -> Count | None:
    """A part told apart by who did it: "31 were held: 19 by the police and 12 by soldiers"."""
    number = document.tokens[token.i - 1] if token.i else token
    if token.lower != "by" or not is_number(number, terms):
        return None
    quantity = read_quantity((number.lower,), terms)
    return Count(quantity, whole.party, whole.who, (number.start, number.end)) if quantity else None


def _of_them(document: Document, terms: TollTerms, whole: Count, token: Token) -> Count | None:
    """A part that is told apart by how badly they are hurt, or by when or where: "41,000 of them since May"."""
    numbers = document.tokens[max(0, token.i - 2) : token.i]
    placed = document.tokens[token.i + 1].pos in ("ADP", "SCONJ") if token.i + 1 < len(document.tokens) else False
    elliptical = len(numbers) == 2 and is_number(numbers[0], terms) and numbers[1].lower == "of"
    if token.lower in ("them", "whom") and elliptical and placed:
        quantity = read_quantity((numbers[0].lower,), terms)
        return Count(quantity, whole.party, whole.who, (numbers[0].start, token.end)) if quantity else None
    return _grave(document, terms, whole, token)


def _grave(document: Document, terms: TollTerms, whole: Count, token: Token) -> Count | None:
    """How many are hurt how badly: "wounded five, two of them critically"."""
    if not terms.has("gravity", token.lower):
        return None
    before = document.tokens[max(0, token.i - 4) : token.i]
    numbers = [t for t in before if is_number(t, terms)]
    of_them = any(t.lower in ("them", "whom") for t in before)
    quantity = read_quantity((numbers[-1].lower,), terms) if numbers and of_them else None
    return Count(quantity, whole.party, whole.who, (numbers[-1].start, token.end)) if quantity else None


def _without_age(words: tuple[str, ...]) -> tuple[str, ...]:
    """`words` without "seven-month-old" and its number."""
    for at, word in enumerate(words):
        if word in _AGES:
            start = max(at - 2 if at and words[at - 1] == "-" else at - 1, 0)
            return words[:start] + words[at + 1 :]
    return words


def _parts_begin(document: Document, terms: TollTerms, first: int, last: int) -> int | None:
    window = document.tokens[first : min(last, first + 6)]
    for token in window:
        if is_verb(token) and token.lower != "including":
            return None
        following = document.tokens[token.i + 1].lower if token.i + 1 < last else ""
        if token.lower in ("and", "but", "while", ";"):
            return None
        if token.lower == "including" or terms.has("namely", token.lower) or token.text == ":":
            return token.i + 1
        if token.text in _DASHES and token.i + 1 < last and _opens_list(document.tokens[token.i + 1], terms):
            return token.i + 1
        if is_number(token, terms) and _among_them(document, token.i + 1, min(last, token.i + 6)):
            return window[0].i
        if is_number(token, terms) and following == "of":
            return token.i
        if token.lower in ("of", "among") and following in ("whom", "them", "which"):
            before = any(is_number(t, terms) for t in window if t.i < token.i)
            return window[0].i if before and token.lower == "among" else token.i + 2
    return None


def _relative_begins(document: Document, terms: TollTerms, harm: Harm, first: int, last: int) -> int | None:
    """Where a relative clause behind a place or a time tells of parts: "61 killed in Abyei since May, of whom 38 …"."""
    for token in document.tokens[first : min(last - 2, first + _RELATIVE)]:
        if token.text in (";", ":") or (token.i != harm.token.i and token.lemma in terms.verbs):
            return None
        following = tuple(t.lower for t in document.tokens[token.i + 1 : token.i + 3])
        if token.text == "," and following in (("of", "whom"), ("among", "whom")):
            return token.i + 3
    return None


def _among_them(document: Document, first: int, last: int) -> bool:
    """Whether "among them" closes the phrase that a number opens: "at least 17 children among them"."""
    words = [t.lower for t in document.tokens[first:last]]
    return any(one == "among" and other in ("them", "whom") for one, other in pairwise(words))


def _opens_list(token: Token, terms: TollTerms) -> bool:
    return token.lower in ("a", "an") or is_number(token, terms)


def _has_its_own(document: Document, terms: TollTerms, harm: Harm, people: Token) -> bool:
    """Whether another word of harm counts those people: "lost men: four soldiers were killed"."""
    verb = document.head(people)
    other = verb.lemma in terms.verbs or verb.lemma in terms.states
    return other and verb.i != harm.token.i and verb.i > people.i


def _since_last(words: tuple[str, ...], stops: tuple[str, ...]) -> tuple[str, ...]:
    """The words after the last of `stops`."""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in stops:
            return words[at + 1 :]
    return words
