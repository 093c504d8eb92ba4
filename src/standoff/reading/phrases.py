"""Finding the words of a lexicon in a document's tokens, in one pass.

Points, hyphens and case do not count ("U.N." is "UN", "Defence Ministry" is "defence ministry"), with two exceptions:
a phrase of capitals such as an acronym is met in its own case only, and a word that the lexicon writes with a capital
is met with a capital only.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from standoff.reading.syntax import Document, Token

T = TypeVar("T")

_WORDS = re.compile(r"['’]s\b|(?:[^\s\-/‐‑–'’]|(?<=\w)['’](?!s\b)(?=\w))+")
_JOINERS = frozenset("-/‐‑–")
_PLAIN = str.maketrans("", "", ".,'’‘")


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """A word without points and apostrophes, in its case; a possessive ending is kept apart as "'s"."""
    return "'s" if word in ("'s", "’s") else word.translate(_PLAIN)


@dataclass(frozen=True)
class Words:
    """The tokens of a document that can stand in a phrase, and their folded forms."""

    tokens: tuple[Token, ...]
    plain: tuple[str, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, document: Document) -> "Words":
        tokens = tuple(
            t for t in document.tokens if not (t.text in _JOINERS and _tight(document.text, t)) and plain(t.text)
        )
        bare = tuple(plain(t.text) for t in tokens)
        return cls(tokens, bare, tuple(word.casefold() for word in bare))


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """One phrase found: the document's tokens `[first, last)` and what the lexicon holds for it."""

    first: int
    last: int
    entries: tuple[T, ...]


@dataclass
class Phrases(Generic[T]):
    """A lexicon of phrases; `add` fills it once, `find` reads it."""

    _entries: dict[tuple[str, ...], list[tuple[tuple[str, ...], T]]] = field(default_factory=dict)
    _lengths: dict[str, list[int]] = field(default_factory=dict)

    def add(self, phrase: str, entry: T) -> None:
        words = tuple(plain(w) for w in _WORDS.findall(phrase) if plain(w))
        if not words:
            return
        key = tuple(w.casefold() for w in words)
        self._entries.setdefault(key, []).append((words, entry))
        lengths = self._lengths.setdefault(key[0], [])
        if len(key) not in lengths:
            lengths.append(len(key))
            lengths.sort(reverse=True)

    def at(self, words: Words, i: int) -> tuple[int, tuple[T, ...]] | None:
        """The longest phrase that begins at the i-th word: its length in words and its entries."""
        for length in self._lengths.get(words.folded[i], ()):
            found = self._entries.get(words.folded[i : i + length])
            if not found or i + length > len(words.tokens) or not _together(words.tokens[i : i + length]):
                continue
            written = words.plain[i : i + length]
            entries = tuple(entry for lexical, entry in found if _fits(lexical, written))
            if entries:
                return length, entries
        return None

    def find(self, words: Words) -> Iterator[Hit[T]]:
        """Every longest phrase, left to right, none overlapping another."""
        i = 0
        while i < len(words.tokens):
            found = self.at(words, i) if words.folded[i] in self._lengths else None
            if found is None:
                i += 1
                continue
            length, entries = found
            yield Hit(words.tokens[i].i, words.tokens[i + length - 1].i + 1, entries)
            i += length


def lexicon(pairs: Iterable[tuple[str, T]]) -> Phrases[T]:
    """A lexicon of (phrase, entry) pairs."""
    phrases: Phrases[T] = Phrases()
    for phrase, entry in pairs:
        phrases.add(phrase, entry)
    return phrases


def _tight(text: str, token: Token) -> bool:
    """Whether a hyphen or stroke joins the words on both sides."""
    return text[token.start - 1 : token.start].isalnum() and text[token.end : token.end + 1].isalnum()


def _together(tokens: tuple[Token, ...]) -> bool:
    """Whether nothing but white space, a hyphen or a point stands between the tokens."""
    return all(b.start - a.end <= 1 for a, b in itertools.pairwise(tokens))


def _fits(lexical: tuple[str, ...], written: tuple[str, ...]) -> bool:
    if all(w.isupper() and len(w) <= 6 for w in lexical):
        return lexical == written
    return all(not a[0].isupper() or b[0].isupper() for a, b in zip(lexical, written, strict=True))
