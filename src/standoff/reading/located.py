"""Which moment and which place the tokens of a report name, looked up by token."""

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.reading.syntax import Document, Token
from standoff.record.rows import Moment, Place
from standoff.record.terms import Precision

_FINENESS = {precision: rank for rank, precision in enumerate(Precision)}


@dataclass(frozen=True)
class Located:
    """Moments and places by the index of the tokens that name them."""

    _moments: dict[int, Moment]
    _places: dict[int, Place]

    @classmethod
    def of(cls, document: Document, places: Iterable[Place], moments: Iterable[Moment]) -> "Located":
        by_moment = {t.i: m for m in moments for t in document.within(*m.span)}
        by_place = {t.i: p for p in places for mention in p.mentions for t in document.within(*mention)}
        return cls(by_moment, by_place)

    def moment(self, tokens: Iterable[Token]) -> Moment | None:
        """The first point of time among `tokens` (a DATE or TIME; a duration or a set is none)."""
        for token in tokens:
            moment = self._moments.get(token.i)
            if moment is not None and moment.timex.type in ("DATE", "TIME"):
                return moment
        return None

    def place(self, tokens: Iterable[Token]) -> Place | None:
        """The most exactly known place among `tokens`; the first of several that are equally exact."""
        found = [p for t in tokens if (p := self._places.get(t.i)) is not None]
        return min(found, key=lambda p: _FINENESS[p.precision], default=None)
