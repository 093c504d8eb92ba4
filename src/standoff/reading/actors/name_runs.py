"""Runs of name words: where a person's name behind a title ends, also behind the body that the title is of.

"Minister X Y"; "Chairman of the People's Committee X Y said", as agencies write whose own languages put the body first.
"""

from collections.abc import Iterator

from standoff.reading.actors.name_cues import TIMES, Candidate, capital
from standoff.reading.actors.name_shapes import HYPHENS
from standoff.reading.actors.registry import Registry
from standoff.reading.phrases import Words
from standoff.reading.syntax import Document, Token
from standoff.reading.variants import name_key

_LONGEST_NAME = 6
_PERSON = "person"
_LINKS = frozenset({"of", "for"})
_BODY, _LEAST = 9, 2


def people_behind_bodies(document: Document, words: Words, registry: Registry) -> Iterator[Candidate]:
    """ "Deputy Commander of the Peruvian Coast Guard Luis Paz said": the name behind the body that a title is of."""
    tokens = document.tokens
    ends = {hit.last for hit in registry.organs.find(words)} | {
        hit.last for hit in registry.names.find(words) if hit.entries[0].label != "demonym"
    }
    for hit in registry.titles.find(words):
        if hit.last >= len(tokens) or tokens[hit.last].lower not in _LINKS or not hit.entries[0].state:
            continue
        for end in sorted(ends & set(range(hit.last + 2, min(hit.last + _BODY, len(tokens)))), reverse=True):
            run = name_run(document, registry, end) if tokens[end].pos == "PROPN" else None
            if run is None or run[1] - run[0] < _LEAST or document.sentence_of(tokens[end]).first > hit.first:
                continue
            named = all(t.pos == "PROPN" for t in tokens[run[0] : run[1]])
            follows = tokens[run[1]] if run[1] < len(tokens) else None
            if named and follows is not None and follows.pos in ("VERB", "AUX"):
                yield Candidate(*run, _PERSON, "title", 0)
                break


def name_run(document: Document, registry: Registry, first: int) -> tuple[int, int] | None:
    """The longest run of name words from token `first`, or None where it is no person's name."""
    tokens, line = document.tokens, None
    end = first
    while end < len(tokens) and end - first < 2 * _LONGEST_NAME:
        token = tokens[end]
        line = line or document.sentence_of(token).line
        if document.sentence_of(token).line != line or not _name_word(document, registry, token, end - first):
            break
        end += 1
    while end > first and not (capital(tokens[end - 1]) or tokens[max(first, end - 2)].text in HYPHENS):
        end -= 1
    if end == first or any(t.text in registry.words("not_names") for t in tokens[first:end]):
        return None
    return first, end


def _name_word(document: Document, registry: Registry, token: Token, place: int) -> bool:
    if place and token.text in HYPHENS:
        return document.text[token.end : token.end + 1].isalpha()
    if place > 1 and document.tokens[token.i - 1].text in HYPHENS:
        return token.text.isalpha() and token.pos in ("PROPN", "NOUN", "ADJ", "X")
    follows = document.tokens[token.i + 1] if token.i + 1 < len(document.tokens) else None
    if token.lower in registry.words("particles") and not capital(token):
        if follows is not None and follows.text in ("-", "‑", "‐") and token.i + 2 < len(document.tokens):
            follows = document.tokens[token.i + 2]
        return follows is not None and capital(follows)
    if place == 0 and token.tag == "VBZ" and capital(token) and name_key(token.text) in registry.holders:
        return True
    if not capital(token) or token.entity in TIMES or token.tag in ("VBZ", "VBD", "MD", "IN", "PRP", "DT", "POS"):
        return False
    if token.text in registry.words("not_names"):
        return True
    if registry.territories.of_demonym(token.text):
        return False
    if registry.territories.named(token.text) or registry.territories.of_capital(token.text):
        return place == 0 and follows is not None and capital(follows) and follows.pos == "PROPN"
    return True
