"""Names that other names of the report settle: the second of "in Oro and Ambar", "Sea of Oro", "at Ambar", a body's
abbreviation once it stood in brackets, and peoples, who are nobody's name.
"""

from collections.abc import Iterator

from standoff.reading.actors.introduced import bracketed_shorts
from standoff.reading.actors.name_cues import Candidate, capital
from standoff.reading.actors.registry import Registry
from standoff.reading.syntax import Document, Token

GROUNDS = "located"
_LOCATIVE = frozenset({"in", "at", "near", "from", "between", "both", "around", "of", "to", "over", "into", "outside"})
_LONGEST = 2


def beside_places(document: Document, found: list[Candidate], place: str) -> Iterator[Candidate]:
    """ "Both Oro and Ambar": a capitalised word joined to a place behind a preposition is a place, where nothing knows
    it as anything else."""
    tokens = document.tokens
    sure = {i for c in found if c.rank <= 2 for i in range(c.first, c.last)}
    for c in found:
        before = tokens[c.first - 1].lower if c.first else ""
        if c.label != place or c.last + 1 >= len(tokens) or tokens[c.last].lower not in ("and", "or"):
            continue
        first = last = c.last + 1
        while last < len(tokens) and last - first < _LONGEST and capital(tokens[last]) and tokens[last].pos == "PROPN":
            last += 1
        follows = tokens[last] if last < len(tokens) else None
        longer = follows is not None and capital(follows)
        if last > first and document.line_of(tokens[last - 1]) is not document.line_of(tokens[c.first]):
            continue
        if before not in _LOCATIVE or last == first or longer or sure & set(range(first, last)):
            continue
        if not any(tokens[i].text.isupper() for i in range(first, last)):
            yield Candidate(first, last, place, GROUNDS, 1)


def waters(document: Document, registry: Registry, place: str) -> Iterator[Candidate]:
    """ "Sea of Oro", "Gulf of Ambar": a capitalised form of land or water before "of" and a name."""
    tokens, forms = document.tokens, registry.words("land_forms")
    for token in tokens[:-2]:
        if token.lower not in forms or not capital(token) or tokens[token.i + 1].lower != "of":
            continue
        last = token.i + 2
        while last < len(tokens) and last - token.i <= 4 and capital(tokens[last]) and tokens[last].pos == "PROPN":
            last += 1
        if last > token.i + 2 and document.sentence_of(tokens[last - 1]).line == document.sentence_of(token).line:
            yield Candidate(token.i, last, place, "feature", 0)


def longer_towns(document: Document, registry: Registry, found: list[Candidate], place: str) -> Iterator[Candidate]:
    """ "La Victoria": a capital's name behind a word that opens the names of towns is another town."""
    tokens, openers = document.tokens, registry.words("town_openers")
    for c in found:
        if c.grounds == "capital" and c.first and tokens[c.first - 1].text in openers:
            yield Candidate(c.first - 1, c.last, place, "feature", 0)


def standing_at(document: Document, registry: Registry, found: list[Candidate], place: str) -> Iterator[Candidate]:
    """ "At Oro Ambar", "south of Ambar": a name that the model takes for a person's where only a place stands."""
    tokens = document.tokens
    aimed = registry.words("aiming")
    for c in found:
        if c.label != "person" or c.grounds != "model" or not c.first or c.last - c.first > _LONGEST:
            continue
        before = tokens[c.first - 1]
        governor = document.head(before)
        at = before.lower == "at" and before.tag == "IN" and governor.lemma not in aimed
        compass = before.lower == "of" and c.first > 1 and tokens[c.first - 2].lower in registry.words("compass")
        owned = c.last < len(tokens) and tokens[c.last].tag == "POS"
        if (at or compass) and not owned:
            yield Candidate(c.first, c.last, place, GROUNDS, 0)


def shortened_bodies(document: Document, found: list[Candidate], label: str) -> Iterator[Candidate]:
    """ "The BGB", once "Border Guard X (BGB)" has been named."""
    shorts = bracketed_shorts(document)
    bodies = {c.last for c in found if c.label == label}
    named = {short for short, bracket in shorts.items() if bracket in bodies}
    for token in document.tokens if named else ():
        if token.text in named:
            yield Candidate(token.i, token.i + 1, label, "abbreviation", 2)


def without_peoples(document: Document, registry: Registry, found: list[Candidate]) -> list[Candidate]:
    """The candidates without what is the name of a people that is no state's ("a Tuareg driver")."""
    nations = registry.words("nations")
    return [c for c in found if c.last - c.first > 1 or not _of_nation(document.tokens[c.first], nations)]


def _of_nation(token: Token, nations: frozenset[str]) -> bool:
    return token.text in nations
