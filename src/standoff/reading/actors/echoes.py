"""Names that the report itself settles: the same surname, place or outlet again.

Who was named in full once is meant by the bare surname, what a feature word made a place is one again, and an outlet
called by its full name once ("Lumen News Agency") is meant by the front of it ("told Lumen").
"""

import re
from collections.abc import Iterator

from standoff.knowledge.files import shipped
from standoff.reading.actors.name_cues import Candidate, capital
from standoff.reading.actors.registry import Registry, surname_key
from standoff.reading.syntax import Document, Token
from standoff.reading.variants import name_key
from standoff.record.terms import Label

_DATELINE = re.compile(r"^[A-Z\u00c0-\u00dd][^()\n]{2,60}\((?P<outlet>[A-Z][\w .'’&/-]{1,60})\)\s*(?:-|–|—|--)\s")
_LANDS = frozenset({"GPE", "LOC", "FAC"})
_PLACED = frozenset({"in", "near", "at", "from", "outside", "of", "inside", "into"})


def of_dateline(document: Document, place: str, outlet: str) -> Iterator[Candidate]:
    """ "LIMA/QUITO, May 4 (Andes Wire) -": capitals before it are towns, what stands in brackets is an outlet."""
    for sentence in document.sentences:
        line = document.lines[sentence.line]
        first = document.tokens[sentence.first]
        opening = document.text[line.start : line.start + 100]
        dash = _DATELINE.search(opening)
        if line.label not in (Label.BODY, Label.DATELINE) or first.start != line.start or dash is None:
            continue
        tokens = document.within(line.start, line.start + dash.end())
        inside = [t for t in tokens if dash.start("outlet") <= t.start - line.start < dash.end("outlet")]
        if inside and "/" not in dash.group("outlet"):
            yield Candidate(inside[0].i, inside[-1].i + 1, outlet, "dateline", 1)
        for token in tokens:
            if token.text.isupper() and token.text.isalpha() and token.start - line.start < dash.start("outlet") - 1:
                if token.i and _shouted(document.tokens[token.i - 1]):
                    continue
                last = token.i + 1
                while last - token.i < 4 and _shouted(document.tokens[last]):
                    last += 1
                if len(document.text[token.start : document.tokens[last - 1].end]) > 2:
                    yield Candidate(token.i, last, place, "dateline", 3)


def _shouted(token: Token) -> bool:
    return token.text.isupper() and token.text.isalpha()


def same_places(document: Document, found: list[Candidate], place: str) -> Iterator[Candidate]:
    """What a feature word made a place is one again where the model was unsure of it."""
    cued = (c for c in found if c.label == place and (c.rank == 3 or c.grounds in ("preposition", "located")))
    places = {_words_of(document, c) for c in cued}
    for c in found:
        if c.grounds.startswith("model") and c.label != place and _words_of(document, c) in places:
            yield Candidate(c.first, c.last, place, "same-place", 0 if c.last - c.first > 1 else 3)
    heads: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(places):
        if len(words[0]) > 3 and words[0][0].isupper():
            heads.setdefault(words[0], []).append(words)
    for token in document.tokens if heads else ():
        for words in heads.get(token.text, ()):
            last = token.i + len(words)
            if tuple(t.text for t in document.tokens[token.i : last]) == words and token.pos in ("PROPN", "X", "NOUN"):
                yield Candidate(token.i, last, place, "same-place", 6)


def _words_of(document: Document, c: Candidate) -> tuple[str, ...]:
    return tuple(t.text for t in document.tokens[c.first : c.last])


def same_surnames(document: Document, registry: Registry, found: list[Candidate], person: str) -> Iterator[Candidate]:
    """Bare surnames of people whom the report names in full, or whom the files of offices know."""
    people = [c for c in found if c.label == person and c.rank <= 1]
    taken = {i for c in people for i in range(c.first, c.last)}
    named = {surname_key(document.tokens[c.last - 1].text) for c in people}
    fronts = _only_fronts(document, people)
    spelt = {document.tokens[c.last - 1].text for c in people}
    fixed = {i for c in found if c.rank in (2, 3) for i in range(c.first, c.last)}
    for token in document.tokens:
        if (
            token.i in taken
            or token.i in fixed
            or not capital(token)
            or token.pos not in ("PROPN", "NOUN", "ADJ", "VERB", "X")
        ):
            continue
        if token.lower in registry.words("particles") or token.text in registry.words("not_names"):
            continue
        key = name_key(token.text)
        if key in named and len(token.text) > 1 and not (token.entity in _LANDS and token.text not in spelt):
            yield Candidate(token.i, token.i + 1, person, "same-surname", 1)
        elif token.text in fronts and _stands_alone(document, token) and token.entity not in _LANDS:
            yield Candidate(token.i, token.i + 1, person, "same-name", 1)
        elif (
            len(token.text) >= 5 and token.pos == "PROPN" and key in registry.holders and _stands_alone(document, token)
        ):
            yield Candidate(token.i, token.i + 1, person, "known-holder", 1)


def _only_fronts(document: Document, people: list[Candidate]) -> frozenset[str]:
    """The words of full names but the last ("Wang" of "Wang Yi", "Rojas" of "Luis Rojas Paz"), each of one person."""
    fronts: dict[str, set[tuple[str, ...]]] = {}
    for c in people:
        words = _words_of(document, c)
        for i, word in enumerate(words[:-1]):
            if len(word) > (1 if i == 0 else 3) and word.isalpha() and word[0].isupper():
                fronts.setdefault(word, set()).add(words)
    return frozenset(word for word, names in fronts.items() if len(names) == 1)


def same_outlets(document: Document, found: list[Candidate], labels: frozenset[str]) -> Iterator[Candidate]:
    """The front of an outlet's name, where the model took it for a person or a body and no preposition places it."""
    media = frozenset(shipped("media_words.yaml")["media_words"])
    fronts: dict[str, str] = {}
    for c in found:
        words = _words_of(document, c)
        if c.label in labels and len(words) > 1 and words[1].casefold() in media and words[0].casefold() not in media:
            fronts[words[0]] = c.label
    inside = {i for c in found if c.last - c.first > 1 or c.rank == 2 for i in range(c.first, c.last)}
    for token in document.tokens if fronts else ():
        label = fronts.get(token.text)
        before = document.tokens[token.i - 1].lower if token.i else ""
        unsure = token.entity in ("PERSON", "ORG", "NORP", "")
        if label and token.i not in inside and unsure and before not in _PLACED and _stands_alone(document, token):
            yield Candidate(token.i, token.i + 1, label, "same-outlet", 1)


def _stands_alone(document: Document, token: Token) -> bool:
    """Whether no capitalised word of a longer name stands beside it."""
    before = document.tokens[token.i - 1] if token.i else None
    after = document.tokens[token.i + 1] if token.i + 1 < len(document.tokens) else None
    beside = [t for t in (before, after) if t is not None and t.pos == "PROPN" and capital(t)]
    return not beside
