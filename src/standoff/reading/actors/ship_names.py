"""Where a report names a ship: behind a prefix ("BRP Oro", "CCG 5205"), behind or before a noun for one ("the frigate
Oro", "the Oro, a patrol boat"), and wherever such a name stands again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.reading.actors.name_cues import capital
from standoff.reading.actors.registry import Registry
from standoff.reading.syntax import Document, Token

_LONGEST = 3
_APPOSED = 7


@dataclass(frozen=True, slots=True)
class Ship:
    """A ship at tokens `[first, last)`, its name from `name` on; `noun` is the token that says that it is a ship."""

    first: int
    last: int
    name: int
    prefix: str | None
    noun: int | None


def ships_of(document: Document, registry: Registry) -> tuple[Ship, ...]:
    """Every place where the report names a ship, in text order, none overlapping another."""
    found = {ship.first: ship for ship in _introduced(document, registry)}
    names = {tuple(t.text for t in document.tokens[s.name : s.last]): s for s in found.values()}
    names = {words: ship for words, ship in names.items() if not words[0][0].isdigit()}
    taken = {i for s in found.values() for i in range(s.first, s.last)}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in names:
        by_first.setdefault(words[0], []).append(words)
    for token in document.tokens:
        for words in sorted(by_first.get(token.text, ()), key=len, reverse=True):
            last = token.i + len(words)
            if taken.isdisjoint(range(token.i, last)) and _words(document, token.i, last) == words:
                found[token.i] = Ship(token.i, last, token.i, names[words].prefix, names[words].noun)
                taken |= set(range(token.i, last))
    return tuple(found[first] for first in sorted(found))


def _words(document: Document, first: int, last: int) -> tuple[str, ...]:
    return tuple(t.text for t in document.tokens[first:last])


def _introduced(document: Document, registry: Registry) -> Iterator[Ship]:
    tokens, words = document.tokens, registry.ships
    for token in tokens[:-1]:
        behind = tokens[token.i + 1]
        if token.text in words.prefixes:
            last = token.i + 2 if behind.text.isdigit() else _run(document, registry, token.i + 1)
            if last > token.i + 1:
                yield Ship(token.i, last, token.i + 1, token.text, None)
        elif token.lower in words.nouns and token.tag == "NN":
            last = _run(document, registry, token.i + 1)
            before = tokens[token.i - 1] if token.i else token
            if last > token.i + 1 and (before.text not in registry.ships.prefixes):
                yield Ship(token.i + 1, last, token.i + 1, None, token.i)
            elif (run := _before_comma(document, registry, token)) is not None:
                yield Ship(run[0], run[1], run[0], None, token.i)


def _run(document: Document, registry: Registry, first: int) -> int:
    """The end of the run of capitalised name words from token `first`; `first` where none begins there."""
    tokens, end = document.tokens, first
    line = document.sentence_of(tokens[first]).line
    while end < len(tokens) and end - first < _LONGEST and document.sentence_of(tokens[end]).line == line:
        token = tokens[end]
        if not (capital(token) and token.pos in ("PROPN", "NOUN", "X", "ADJ")) or token.tag in ("NNPS", "DT"):
            break
        if registry.territories.of_demonym(token.text):
            break
        end += 1
    return end


def _before_comma(document: Document, registry: Registry, noun: Token) -> tuple[int, int] | None:
    """The name in "The Oro, a Peruvian patrol boat, left", behind "the"."""
    tokens = document.tokens
    comma = next((t.i for t in reversed(tokens[max(0, noun.i - _APPOSED) : noun.i]) if t.text == ","), None)
    if comma is None or tokens[comma + 1].lower not in ("a", "an") or comma < 2:
        return None
    first = comma
    while first and comma - first < _LONGEST and capital(tokens[first - 1]) and tokens[first - 1].pos == "PROPN":
        first -= 1
    led = first and tokens[first - 1].lower == "the"
    return (first, comma) if led and _run(document, registry, first) == comma else None
