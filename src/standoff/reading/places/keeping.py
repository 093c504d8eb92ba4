"""Which mentions are kept: those that the gazetteer has, or that stand where a place would."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from standoff.reading.places.features import DEMONYM, PLACE, Toponym, related
from standoff.reading.places.lookups import CURATED, LookUps
from standoff.reading.places.naming import Named

_LISTING = frozenset({",", "and", "or", "&"})
_MODIFIERS = frozenset({"amod"})
LONGEST_ABBREVIATION = 5


@dataclass(frozen=True, slots=True)
class Support:
    """Weighs the mentions found."""

    look: LookUps

    def supported(self, found: list[Toponym]) -> list[Toponym]:
        """Those that the gazetteer has, or that stand where a place would at least once in the report; of the words
        for a people only the adjective: "Armenian forces", not "Armenians" or "an Armenian"."""
        listed = related(self.look.document, self.look.cues, found)
        stood = {t.text for t in listed if t.feature or self.look.is_located(t.first)}
        for before, after in pairwise(listed):
            if before.text in stood and self._listed(before, after):
                stood.add(after.text)
        return [
            t
            for t in found
            if (t.sort == DEMONYM and self.look.document.tokens[t.last - 1].dep in _MODIFIERS)
            or (
                t.sort == PLACE
                and (self._unknown(t, stood) if t.text not in self.look.known else not self._dangling(t))
            )
        ]

    def _listed(self, before: Toponym, after: Toponym) -> bool:
        """Whether two names stand in one list: what holds of "at Tongo" holds of Bambo in "at Tongo and Bambo"."""
        between = {t.lower for t in self.look.document.tokens[before.last : after.first]}
        return bool(between) and between <= _LISTING

    def _unknown(self, toponym: Toponym, stood: set[str]) -> bool:
        """Whether a name that the gazetteer lacks is to be kept: it stands like a place and is not all common words."""
        words = toponym.text.split()
        people = self.look.document.tokens[toponym.last - 1].entity == "NORP"
        common = self.look.is_shouted(toponym.first) or all(
            word in self.look.cues.words or word.lower() in self.look.cues.after for word in words
        )
        return toponym.text in stood and not people and not common

    def _dangling(self, toponym: Toponym) -> bool:
        """An abbreviation that is another thing as often ("MD", "La.") and does not follow a comma."""
        text, tokens = toponym.text, self.look.document.tokens
        if text in self.look.cues.compass and toponym.feature is None:
            return True
        if len(text) > LONGEST_ABBREVIATION or self.look.territories.named(text):
            return False
        alone = self.look.cues.abbreviations.get(text, text.replace(".", "") not in self.look.stems)
        return not alone and not (toponym.first and tokens[toponym.first - 1].text == ",")

    def named_too(self, found: list[Toponym], others: Sequence[Named]) -> list[Toponym]:
        """All but the demonyms of what the report does not name, itself or by its capital, and those in the names of
        organisations: "Finnish engineers" places nothing in a report that never speaks of Finland."""
        named = {c.entry.id for t in found if t.sort == PLACE for c in self.look.known.get(t.text, ())}
        named |= {s.code for t in found if t.sort == PLACE for s in self.look.territories.of_capital(t.text)}
        inside = {t.i for n in others for t in self.look.document.within(n.start, n.end)}

        def kept(toponym: Toponym) -> bool:
            meant = {s.code for s in self.look.territories.of_demonym(toponym.text)}
            meant |= {c.entry.id for c in self.look.known.get(toponym.text, ()) if c.entry.layer in CURATED}
            return bool(meant & named) and toponym.first not in inside

        return [t for t in found if t.sort == PLACE or kept(t)]
