"""Words that stand for a place named elsewhere in a report: "there", "the village", "the border town", "the capital".

"There" is where the nearest sentence says that something is; a noun means the place of its kind that was named last,
by the gazetteer's kind or by the report's own word for it ("Isfara river … the river"). Two that could be meant leave
it open. The chain is recorded: each reference names the passage that it looks back to.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from standoff.knowledge.descriptions import Descriptions
from standoff.reading.cast import Cast
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Place, Span
from standoff.record.terms import Label, Precision

REACH = 250
"""How many tokens back a noun may refer."""

_BACK = 2
_LOCATIVE = frozenset(
    {"in", "at", "near", "into", "to", "from", "around", "outside", "inside", "on", "towards", "toward"}
)
_LOCATIVE_OF = frozenset({"of", "from", "towards", "through", "across", "over", "along", "off", "around"})
_DEFINITE = frozenset({"the", "this", "that"})


@dataclass(frozen=True, slots=True)
class Whereabout:
    """The words at `span` stand for the place of that id; `via` is the passage that they look back to."""

    span: Span
    place: str
    via: tuple[Span, ...]
    grounds: str


@dataclass(frozen=True, slots=True)
class _Named:
    """A place's mention: its head token, and the noun that the text puts beside it ("village", "river")."""

    place: Place
    span: Span
    first: int
    last: int
    head: Token
    noun: str
    located: bool


def find_whereabouts(
    document: Document, places: Iterable[Place], cast: Cast, descriptions: Descriptions
) -> tuple[Whereabout, ...]:
    """The references to places in text order."""
    standing = (n for n in _mentions(document, places, descriptions) if not _acts(cast, n))
    named = sorted(standing, key=lambda n: n.first)
    if not named:
        return ()
    inside = {i for n in named for i in range(n.first, n.last)}
    passed: list[_Named] = []
    found: list[Whereabout] = []
    rest = iter(named)
    coming = next(rest, None)
    for token in document.tokens:
        while coming is not None and coming.last <= token.i:
            passed.append(coming)
            coming = next(rest, None)
        if token.i in inside:
            continue
        reference = _there(document, token, passed) if token.lower == "there" else None
        if reference is None and token.lower in descriptions.places:
            reference = _noun(document, cast, descriptions, token, passed, inside)
        if reference is not None:
            found.append(reference)
    return tuple(found)


def with_references(places: Iterable[Place], found: Iterable[Whereabout], text: str) -> tuple[Place, ...]:
    """The places, each with the words that stand for it counted among its mentions, for rooms that ask where."""
    spans: dict[str, list[Span]] = {}
    for each in found:
        spans.setdefault(each.place, []).append(each.span)
    return tuple(_extended(p, spans.get(p.id, []), text) for p in places)


def referred_to(places: Iterable[Place], found: Iterable[Whereabout]) -> tuple[Place, ...]:
    """The places, each with its references in a field of their own, for the record."""
    spans: dict[str, list[Span]] = {}
    for each in found:
        spans.setdefault(each.place, []).append(each.span)
    return tuple(replace(p, referring=tuple(spans[p.id])) if p.id in spans else p for p in places)


def _extended(place: Place, spans: list[Span], text: str) -> Place:
    if not spans:
        return place
    mentions = tuple(sorted({*place.mentions, *spans}))
    return replace(place, mentions=mentions, quotes=tuple(text[start:end] for start, end in mentions))


def _mentions(document: Document, places: Iterable[Place], descriptions: Descriptions) -> Iterator[_Named]:
    for place in places:
        for span in place.mentions:
            tokens = document.within(*span)
            if not tokens:
                continue
            first, last = tokens[0].i, tokens[-1].i + 1
            head = next((t for t in reversed(tokens) if not first <= t.head < last), tokens[-1])
            noun = _noun_beside(document, descriptions, tokens, head)
            yield _Named(place, span, first, last, head, noun, _located(document, head, descriptions))


def _acts(cast: Cast, named: _Named) -> bool:
    """Whether the name stands for a state or government here, rather than for a place."""
    return any(r.span == named.span and not r.via for r in cast.at(*named.span))


def _noun_beside(document: Document, descriptions: Descriptions, tokens: tuple[Token, ...], head: Token) -> str:
    """ "village" of "the village of X", "river" of "the X river" and of "X, a village in"."""
    if tokens[-1].lower in descriptions.places:
        return tokens[-1].lower
    above = document.head(head)
    if head.dep == "pobj" and above.lower == "of":
        above = document.head(above)
    beside = [above, *document.children(head, "appos")]
    own = descriptions.land_words
    words = (tokens[-1].lower, tokens[0].lower) if len(tokens) > 1 else ()
    named = next((own[w] for w in words if w in own), "")
    return next((t.lower for t in beside if t.lower in descriptions.places), named)


def _located(document: Document, head: Token, descriptions: Descriptions) -> bool:
    """Whether the text says that something is there or goes there."""
    token = head
    for _ in range(4):
        above = document.head(token)
        if token.dep in ("conj", "appos", "compound", "nmod") and above.i != token.i:
            token = above
            continue
        if token.dep != "pobj":
            return token.dep == "dobj"
        if above.lower in _LOCATIVE:
            return True
        noun = document.head(above)
        if above.lower == "of" and noun.lower in descriptions.places:
            token = noun
            continue
        return above.lower in _LOCATIVE_OF and above.lower != "of"
    return False


def _there(document: Document, token: Token, passed: list[_Named]) -> Whereabout | None:
    if token.dep not in ("advmod", "pcomp", "pobj", "npadvmod") or token.tag == "EX":
        return None
    number = _number(document, token)
    for back in range(_BACK + 1):
        sentence = document.sentences[number - back] if number >= back else None
        if sentence is None or document.lines[sentence.line].label is not Label.BODY:
            return None
        near = [n for n in passed[-24:] if n.located and sentence.first <= n.first < sentence.last]
        near = [n for n in near if not back or not _where_they_speak(n)]
        if near:
            meant = _finest(near)
            return _reference(token, token, meant, "there") if meant is not None else None
    return None


def _where_they_speak(named: _Named) -> bool:
    """A capital or a state in an earlier sentence is oftener where somebody speaks than where something happened."""
    return named.place.kind == "capital" or named.place.precision is Precision.COUNTRY


def _finest(near: list[_Named]) -> _Named | None:
    """The one place that a sentence locates something at, or the finest where one lies in the other."""
    by_place = {n.place.id: n for n in near}
    if len(by_place) == 1:
        return near[-1]
    fine = {n.place.id: n for n in near if n.place.precision not in (Precision.COUNTRY, Precision.REGION)}
    if len(fine) == 1:
        return next(iter(fine.values()))
    if not fine:
        regions = {n.place.id: n for n in near if n.place.precision is Precision.REGION}
        return next(iter(regions.values())) if len(regions) == 1 else None
    return None


def _noun(
    document: Document,
    cast: Cast,
    descriptions: Descriptions,
    token: Token,
    passed: list[_Named],
    inside: set[int],
) -> Whereabout | None:
    """ "The village", "the border town", "the Peruvian capital"."""
    if token.tag not in ("NN", "NNP") or token.dep in ("compound", "nmod") or _completed(document, token, inside):
        return None
    first = _first(document, token)
    if first is None:
        return None
    kinds = descriptions.places[token.lower]
    if token.lower == "capital":
        return _capital(cast, token, first, passed)
    near = [n for n in passed if token.i - n.first <= REACH and _of_kind(n, token, kinds)]
    if not kinds:
        near = [n for n in passed if n.located and token.i - n.first <= REACH // 2]
        near = [n for n in near if not _where_they_speak(n)]
    if not near:
        return None
    meant = near[-1]
    others = [n for n in near if n.place.id != meant.place.id]
    if any(n.first > meant.first and _rivals(n, meant, kinds) for n in passed[-12:]):
        return None
    apart = _number(document, token) - _number(document, meant.head)
    if others and (apart > 1 or _number(document, meant.head) - _number(document, others[-1].head) < 1):
        return None
    return _reference(first, token, meant, "named before")


def _rivals(named: _Named, meant: _Named, kinds: frozenset[str]) -> bool:
    """A spot named later, of which it is not known that it is of another kind."""
    settled = not kinds.isdisjoint(("village", "town"))
    unknown = named.place.precision in (Precision.UNRESOLVED, Precision.TOWN) and not named.noun
    return settled and unknown and named.located and named.place.id != meant.place.id


def _of_kind(named: _Named, token: Token, kinds: frozenset[str]) -> bool:
    if named.noun:
        return named.noun == token.lower
    return named.place.kind in kinds


def _completed(document: Document, token: Token, inside: set[int]) -> bool:
    """ "The village of X", "X village", "the district's": what the noun is of is named beside it."""
    children = document.children(token)
    if any(t.i in inside for t in document.subtree(token)):
        return True
    return any(t.lower in ("of", "called", "named") and t.i > token.i for t in children)


def _first(document: Document, token: Token) -> Token | None:
    """The first word of the phrase behind its article, where that is definite."""
    tokens, i = document.tokens, token.i
    while i > 0 and token.i - i < 4:
        before = tokens[i - 1]
        if before.lower in _DEFINITE:
            return tokens[i]
        if before.pos not in ("ADJ", "NOUN", "PROPN", "VERB") and before.text != "-":
            return None
        i -= 1
    return None


def _capital(cast: Cast, token: Token, first: Token, passed: list[_Named]) -> Whereabout | None:
    """ "The Peruvian capital", "the capital": the one capital named before, of that state if one is given."""
    owners = {r.party for r in cast.at(first.start, token.start)} if first.i < token.i else set()
    capitals = {n.place.id: n for n in passed if n.place.kind == "capital"}
    if first.i < token.i and not owners:
        return None
    if owners:
        capitals = {key: n for key, n in capitals.items() if n.place.country in owners}
    return _reference(first, token, next(iter(capitals.values())), "capital") if len(capitals) == 1 else None


def _number(document: Document, token: Token) -> int:
    return document.number_of(token)


def _reference(first: Token, last: Token, meant: _Named, grounds: str) -> Whereabout:
    return Whereabout((first.start, last.end), meant.place.id, (meant.span,), grounds)
