"""The area that a report is about, in whose light a doubtful name is taken for a place.

"Rockets struck Khan Younis and Rafah", in a report that names Gaza: the model may take Khan Younis for a man, but it is
the name of a town there, and it stands where a place would: behind a preposition of place, as what is struck, seized or
entered, or in a list with a town.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standoff.knowledge.gazetteer import Candidate
from standoff.knowledge.place_cues import PlaceCues
from standoff.knowledge.territories import load_territories
from standoff.reading.places.features import PLACE, Toponym
from standoff.reading.syntax import Document

_LISTING = frozenset({",", "and", "or"})
_NAME = 2


@dataclass(frozen=True)
class Area:
    """The countries that a report names, and the tokens at which its towns begin and end."""

    document: Document
    cues: PlaceCues
    known: Mapping[str, tuple[Candidate, ...]]
    countries: frozenset[str]
    begins: frozenset[int]
    ends: frozenset[int]

    @classmethod
    def of(
        cls,
        document: Document,
        cues: PlaceCues,
        known: Mapping[str, tuple[Candidate, ...]],
        found: Sequence[Toponym],
    ) -> "Area":
        territories = load_territories()
        named = [
            row
            for t in found
            for row in (
                *territories.named(t.text),
                *territories.of_demonym(t.text),
                *territories.of_capital(t.text),
            )
        ]
        codes = {code for row in named for code in (row.code, row.part_of) if code}
        towns = [t for t in found if t.sort == PLACE and not territories.named(t.text)]
        return cls(
            document,
            cues,
            known,
            frozenset(codes),
            frozenset(t.first for t in towns),
            frozenset(t.last for t in towns),
        )

    def holds(self, first: int, last: int) -> bool:
        """Whether tokens `[first, last)` are a name of a place of these countries and stand like one."""
        tokens = self.document.tokens
        text = self.document.text[tokens[first].start : tokens[last - 1].end]
        local = any(c.weight >= _NAME and c.entry.country in self.countries for c in self.known.get(text, ()))
        return local and self._stands(first, last)

    def _stands(self, first: int, last: int) -> bool:
        tokens = self.document.tokens
        before = tokens[first - 1] if first else None
        if before and (before.lower in self.cues.standing or before.lemma in self.cues.striking):
            return True
        listed = before is not None and before.lower in _LISTING and first - 1 in self.ends
        return listed or (last < len(tokens) and tokens[last].lower in _LISTING and last + 1 in self.begins)
