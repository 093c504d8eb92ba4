"""Ships and aircraft by their names, and whose flag the report says they fly.

"The Peruvian cutter Río Napo left the bay. The Río Napo had stayed a week." A name has the one party that the words
beside it give where it stands with a noun of a ship: before it, behind it, or set beside it by commas.
"""

from collections.abc import Iterator, Mapping

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.events.named import Namer
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Span

Flags = Mapping[str, tuple[str, Span]]


def flags(document: Document, patterns: EventPatterns, namer: Namer) -> Flags:
    """By the last word of a ship's name: its party and the words that tell it; names of two parties are left out."""
    found: dict[str, tuple[str, Span]] = {}
    torn: set[str] = set()
    kinds = patterns.words["vessels"] | patterns.words["aircraft"] | patterns.words["named_vessels"]
    for token in document.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.lemma.lower() not in kinds:
            continue
        for name, teller in _names(document, token):
            parties = {p.party: p.spans[0] for p in namer.by_modifiers(teller) if p.party is not None}
            if len(parties) != 1:
                continue
            party, span = next(iter(parties.items()))
            if found.setdefault(name.lower, (party, span))[0] != party:
                torn.add(name.lower)
    return {name: told for name, told in found.items() if name not in torn}


def _names(document: Document, ship: Token) -> Iterator[tuple[Token, Token]]:
    """The heads of the names that a noun of a ship stands with, and the noun whose modifiers tell whose it is."""
    head = document.head(ship)
    if ship.dep in ("compound", "nmod") and head.pos == "PROPN" and head.i > ship.i:
        yield head, head
    if ship.dep == "appos" and head.pos == "PROPN":
        yield head, ship
    for name in document.children(ship, "appos", "nummod"):
        if name.i > ship.i and name.pos in ("PROPN", "NUM"):
            yield name, ship
