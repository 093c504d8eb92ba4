"""Runs of capitalised words that name a formation of an army: "Second Army Region", "5th Brigade"."""

import re
from collections.abc import Iterator

from standoff.reading.actors.name_cues import FORMATION, Candidate, capital
from standoff.reading.actors.registry import Registry
from standoff.reading.syntax import Document

_NUMBER = re.compile(r"(?:\d{1,3}(?:st|nd|rd|th)?|[IVX]{1,5})$")
_LONGEST = 6


def names_formation(registry: Registry, names: tuple[str, ...]) -> bool:
    """Whether words end in a noun for a formation and number it, or place it in a quarter of the sky."""
    words = registry.words
    lowered = [name.lower() for name in names]
    if len(names) < 2:
        return False
    if lowered[-1] in words("formation_areas"):
        if not (words("formations") | words("armed_areas")) & set(lowered[:-1]):
            return False
    elif lowered[-1] not in words("formations"):
        return False
    told = words("ordinals") | words("quarters")
    return any(name.lower() in told or _NUMBER.match(name) for name in names[:-1])


def formation_names(document: Document, registry: Registry, organisation: str) -> Iterator[Candidate]:
    """Every such name, as a candidate before the nouns that would make a place of it ("Second Army Region")."""
    nouns = registry.words("formations") | registry.words("formation_areas")
    tokens = document.tokens
    for token in tokens:
        if (
            token.lower not in nouns
            or not capital(token)
            or (token.i + 1 < len(tokens) and tokens[token.i + 1].lower in nouns)
        ):
            continue
        first = token.i
        while first and token.i - first < _LONGEST and _part(tokens[first - 1].text):
            first -= 1
        while first < token.i and registry.territories.of_demonym(tokens[first].text):
            first += 1
        same_line = document.sentence_of(tokens[first]).line == document.sentence_of(token).line
        names = tuple(t.text for t in tokens[first : token.i + 1])
        if same_line and names_formation(registry, names):
            yield Candidate(first, token.i + 1, organisation, FORMATION, 2)


def _part(word: str) -> bool:
    return (word[0].isupper() and word.lower() != "the") or bool(_NUMBER.match(word))
