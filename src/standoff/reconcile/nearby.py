"""The place in sight of an act: its own, else one that its sentence names, else the last that its paragraph named.

An act that no word places mostly stands where its text stands: "Shells fell on Tena. Nine people died." A country is no
such place.
"""

from bisect import bisect_left
from dataclasses import dataclass

from standoff.reconcile.mentions import Mention
from standoff.record.rows import Place, Reading
from standoff.record.terms import Precision

OWN, SENTENCE, PARAGRAPH = "own", "sentence", "paragraph"


@dataclass(frozen=True, slots=True)
class InSight:
    """A place and how it is in sight: `own`, `sentence` or `paragraph`."""

    place: Place
    by: str


@dataclass(frozen=True)
class Places:
    """The places that a report names, with the offset of each mention, in the order of its text."""

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]

    @classmethod
    def of(cls, reading: Reading) -> "Places":
        """The places of a reading; offsets are those of the report's text."""
        fine = [p for p in reading.places if p.precision is not Precision.COUNTRY]
        named = sorted(((span[0], n) for n, place in enumerate(fine) for span in place.mentions))
        return cls(reading.report.text, tuple(at for at, _ in named), tuple(fine[n] for _, n in named))

    def in_sight(self, mention: Mention, end: int) -> InSight | None:
        """The place in sight of a mention whose sentence ends at `end`; of several in its sentence the last named."""
        if mention.place is not None:
            return InSight(mention.place, OWN)
        first, last = bisect_left(self.starts, mention.sentence), bisect_left(self.starts, end)
        if first < last:
            return InSight(self.places[last - 1], SENTENCE)
        if first and "\n" not in self.text[self.starts[first - 1] : mention.sentence]:
            return InSight(self.places[first - 1], PARAGRAPH)
        return None
