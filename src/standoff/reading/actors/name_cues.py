"""What the words beside a name say of it: the nouns and prepositions that make it a place."""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.reading.actors.registry import Registry
from standoff.reading.syntax import Document, Token

PLACE = "place"
FORMATION = "formation"
"""The grounds of a name that is one of a formation of an army."""

TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_FEASTS = frozenset({"Christmas", "Easter", "Ramadan", "Eid", "Ashura", "Tet", "Nowruz", "Parliament", "Home"})
_NAMELIKE = frozenset({"PROPN", "ADJ", "NOUN", "X"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `[first, last)` that may be a name; the lower `rank` wins, then the longer."""

    first: int
    last: int
    label: str
    grounds: str
    rank: int


def capital(token: Token) -> bool:
    return token.text[0].isupper() and (len(token.text) == 1 or token.text[1:2].isalpha() or token.text[1] in ".’'")


def is_place_by_cue(document: Document, registry: Registry, first: int, last: int) -> bool:
    return _feature_after(document, registry, last) or _feature_before(document, registry, first)


def _feature_after(document: Document, registry: Registry, i: int) -> bool:
    return (
        i < len(document.tokens)
        and document.tokens[i].lower in registry.words("features")
        and document.tokens[i].pos in ("NOUN", "PROPN")
    )


def _feature_before(document: Document, registry: Registry, i: int) -> bool:
    """ "village of X", "another province, X", and "villages of W, X and Y" for each of them."""
    tokens = document.tokens
    start = i
    while i > 1 and start - i < 24 and (tokens[i - 1].text in (",", "and", "in") or capital(tokens[i - 1])):
        i -= 1
    if tokens[i - 1].lower in ("called", "named"):
        return i > 1 and _placelike(registry, tokens[i - 2])
    i = start
    while i > 1 and start - i < 24 and (tokens[i - 1].text in (",", "and") or capital(tokens[i - 1])):
        i -= 1
    if i < start and tokens[i].text == ",":
        i += 1
    return i > 1 and tokens[i - 1].lower in ("of", ",") and tokens[i - 2].lower in registry.words("features")


def lying_at(document: Document, registry: Registry, place: str) -> Iterator[Candidate]:
    """ "At Kishar": a capitalised word that the model has no label for, behind a preposition of place."""
    tokens = document.tokens
    for token in tokens[1:]:
        before = tokens[token.i - 1]
        if before.lower not in ("at", "near", "outside") or before.tag != "IN" or token.dep != "pobj":
            continue
        follows = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        alone = follows is None or not capital(follows)
        plain = token.lower in registry.releases.bodies or token.text.isupper() or token.text in _FEASTS
        if token.pos == "PROPN" and capital(token) and not token.entity and alone and not plain:
            yield Candidate(token.i, token.i + 1, place, "preposition", 5)


def cued_places(document: Document, registry: Registry) -> Iterator[Candidate]:
    tokens = document.tokens
    features = registry.words("features")
    for token in tokens:
        if token.lower in features and token.i and capital(tokens[token.i - 1]):
            first = _run_back(document, registry, token.i)
            if first < token.i and not all(t.lower in features for t in tokens[first : token.i]):
                named = (
                    token.lower in registry.words("land_forms") and capital(token) and not _titlecase(document, token)
                )
                yield Candidate(first, token.i + named, PLACE, "feature", 3)
        if (token.lower in ("called", "named") and token.i and _placelike(registry, tokens[token.i - 1])) or (
            token.lower in ("of", ",") and token.i and tokens[token.i - 1].lower in features and _lists(document, token)
        ):
            yield from _listed(document, token.i + 1)


def _titlecase(document: Document, token: Token) -> bool:
    """Whether the line writes its words with capitals, as headlines may."""
    line = document.line_of(token)
    words = [t for t in document.within(line.start, line.end) if t.text.isalpha() and len(t.text) > 3]
    return sum(t.text[0].isupper() for t in words) > 0.7 * len(words)


def _placelike(registry: Registry, token: Token) -> bool:
    """ "A lake called X", "a spot named X"."""
    return token.lower in registry.words("features") or token.lower in registry.words("spots")


def behind_nearness(document: Document, i: int) -> bool:
    """ "near X and Y": such prepositions stand before places."""
    tokens, start = document.tokens, i
    while i > 1 and start - i < 8 and (tokens[i - 1].text in (",", "and") or capital(tokens[i - 1])):
        i -= 1
    return i > 0 and tokens[i - 1].lower in ("near", "outside", "around", "inside")


def _lists(document: Document, joint: Token) -> bool:
    """Whether names of places follow: after "of" always, after a comma where the noun is "a" or "another" one."""
    if joint.lower == "of":
        return True
    before = document.tokens[max(0, joint.i - 4) : joint.i - 1]
    return any(t.lower in ("a", "another", "one", "neighbouring", "neighboring") for t in before)


def _run_back(document: Document, registry: Registry, end: int) -> int:
    """The first token of the capitalised run that ends at `end`, peoples and countries left out."""
    first = end
    while first > 0 and end - first < 4:
        token = document.tokens[first - 1]
        hyphen = token.text == "-" and first < end
        if not hyphen and (
            not capital(token) or token.pos not in _NAMELIKE or registry.territories.of_demonym(token.text)
        ):
            break
        first -= 1
    while first < end and document.tokens[first].text == "-":
        first += 1
    return first


def _listed(document: Document, i: int) -> Iterator[Candidate]:
    """The capitalised runs from token `i`, parted by commas and "and", each with its "in Peru" left out."""
    tokens, first = document.tokens, i
    while i < len(tokens) and i - first < 24:
        start = i
        while i < len(tokens) and (capital(tokens[i]) or (i > start and tokens[i].text == "-")):
            i += 1
        if i == start or tokens[start].entity in TIMES:
            return
        yield Candidate(start, i, PLACE, "feature", 3)
        if i + 1 < len(tokens) and tokens[i].lower == "in" and capital(tokens[i + 1]):
            i += 2
        while i < len(tokens) and tokens[i].text in (",", "and", "or"):
            i += 1
        if i < len(tokens) and tokens[i - 1].text not in (",", "and", "or"):
            return


def local_places(document: Document, registry: Registry) -> Iterator[Candidate]:
    """ "Pangong Tso", "Wadi Halfa", "Black Top", "Line of Contact": a word of the land's own language, or a capitalised
    word of English, that makes a place of the names beside it."""
    tokens, behind, before = document.tokens, registry.words("land_behind"), registry.words("land_before")
    for token in tokens:
        i = token.i
        if token.text in behind and i and _named_beside(registry, tokens[i - 1]):
            first = i - 1
            while first and i - first < 3 and _named_beside(registry, tokens[first - 1]):
                first -= 1
            if document.sentence_of(tokens[first]).line == document.sentence_of(token).line:
                yield Candidate(first, i + 1, PLACE, "feature", 0)
        if token.text in before and i + 1 < len(tokens) and _named_beside(registry, tokens[i + 1]):
            last = i + 2
            while last < len(tokens) and last - i < 3 and _named_beside(registry, tokens[last]):
                last += 1
            yield Candidate(i, last, PLACE, "feature", 3)
        if token.text == "Line" and i + 2 < len(tokens) and tokens[i + 1].lower == "of" and capital(tokens[i + 2]):
            last = i + 3
            while last < len(tokens) and capital(tokens[last]) and tokens[last].pos == "PROPN":
                last += 1
            yield Candidate(i, last, PLACE, "feature", 1)


def _named_beside(registry: Registry, token: Token) -> bool:
    known = registry.territories.of_demonym(token.text) or token.text in registry.words("not_names")
    return capital(token) and token.pos == "PROPN" and not known and not token.text.isupper() and len(token.text) > 1


def apposed_people(document: Document, registry: Registry, found: list[Candidate]) -> Iterator[Candidate]:
    """ "Padma Dorje, who represents X", "Hun Sok, president of the senate,": names that the model missed."""
    tokens = document.tokens
    taken = {i for c in found if c.label != "other" for i in range(c.first, c.last)}
    for token in tokens:
        if token.text != "," or token.i < 2 or token.i + 2 >= len(tokens):
            continue
        first = _run_back(document, registry, token.i)
        size = token.i - first
        if not 2 <= size <= 4 or taken & set(range(first, token.i)) or _follows_feature(document, registry, first):
            continue
        if any(t.pos != "PROPN" or t.text in registry.words("not_names") for t in tokens[first : token.i]):
            continue
        if tokens[token.i + 1].lower == "who" and tokens[token.i + 2].pos in ("VERB", "AUX"):
            yield Candidate(first, token.i, "person", "who", 1)


def _follows_feature(document: Document, registry: Registry, i: int) -> bool:
    """Whether the run is the end of something longer ("village of X Y", "the X Y")."""
    return i > 0 and (document.tokens[i - 1].tag in ("DT", "IN", "POS") or capital(document.tokens[i - 1]))
