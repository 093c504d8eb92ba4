"""Places in the names of organisations and other things, and places that were mistaken for something else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from standoff.reading.places.area import Area
from standoff.reading.places.features import PLACE, Toponym
from standoff.reading.places.lookups import CURATED, LookUps
from standoff.reading.places.naming import Named
from standoff.reading.places.scanning import LIVELY

IN_A_NAME = "in a name"
_WIDE = frozenset({"state", "admin1", "continent"})


@dataclass(frozen=True, slots=True)
class Embedded:
    """Looks for places inside the names of other things."""

    look: LookUps

    def marked(self, found: list[Toponym], others: Sequence[Named]) -> list[Toponym]:
        """`found`, with those that stand inside the name of something else marked as such."""
        inside = {t.i for n in others for t in self.look.document.within(n.start, n.end)}
        return [replace(t, grounds=IN_A_NAME) if t.first in inside and t.last - 1 in inside else t for t in found]

    def instead(self, name: Named, area: Area) -> Iterator[Toponym]:
        """The place that a name was mistaken for something else: all of it, or what follows "of" in it, stands before
        its region ("RUSSELLVILLE, Ark."; "Leonard of Ada, Oklahoma"), or it has several words and is curated, or it is
        a place of a country that the report names and stands where a place would ("rockets struck Khan Younis")."""
        tokens = self.look.document.within(name.start, name.end)
        for token in tokens:
            first, last = token.i, tokens[-1].i + 1
            found = self.look.known.get(self.look.runs.get((first, last), ""))
            if found and (token is tokens[0] or self.look.is_located(first)):
                curated = last - first > 1 and any(c.entry.layer in CURATED and c.weight == 3 for c in found)
                if curated or (found[0].weight > 1 and self.look.is_inside(last, found)):
                    yield self.look.toponym(first, last, PLACE, "curated" if curated else "region after it")
                    return
        if tokens and name.grounds.startswith("model"):
            first, last = tokens[0].i, tokens[-1].i + 1
            if self.look.runs.get((first, last), "") not in self.look.cues.words and area.holds(first, last):
                yield self.look.toponym(first, last, PLACE, "area of the report")

    def inside(self, name: Named, seen: set[str]) -> Iterator[Toponym]:
        """The places in the name of something else: those the report names elsewhere, states and first-order regions,
        and a name that is wholly a place's and stands where a place would."""
        tokens = self.look.document.within(name.start, name.end)
        i, end = tokens[0].i if tokens else 0, tokens[-1].i + 1 if tokens else 0
        first = i
        while i < end:
            last = next((j for j in range(end, i, -1) if self._inner(i, j, (i, j) == (first, end), seen)), None)
            if last:
                yield self.look.toponym(i, last, PLACE, "gazetteer" if (i, last) == (first, end) else IN_A_NAME)
            i = last or i + 1

    def _inner(self, first: int, last: int, whole: bool, seen: set[str]) -> bool:
        text = self.look.runs.get((first, last))
        found = self.look.known.get(text) if text else None
        if text is None or not found or text in self.look.cues.words or found[0].weight < 2 or len(text) < 3:
            return False
        if text in seen or (
            any(c.entry.kind in _WIDE and c.weight == 3 for c in found) and self.look.is_telling(first, text)
        ):
            return True
        if whole and any(c.entry.layer in CURATED and c.weight == 3 for c in found):
            return True
        return whole and self.look.is_located(first) and found[0].entry.population > LIVELY
