"""One reading as the joining of blocks looks at it."""

from dataclasses import dataclass
from datetime import date

from standoff.reconcile.gathering import mentions_of
from standoff.reconcile.index import Index
from standoff.reconcile.lent import Lent
from standoff.reconcile.mentions import Mention, Parties
from standoff.reconcile.routing import Mark, marks_of
from standoff.reconcile.years import with_years
from standoff.record.rows import Reading


@dataclass(frozen=True, slots=True)
class Telling:
    """A reading with its event mentions by id, the two sides that it tells of, and the mark of each row it joins; the
    days that a report without a date names without a year, in that which other reports lend it."""

    reading: Reading
    sides: Parties
    mentions: dict[str, Mention]
    marks: tuple[Mark, ...]

    @classmethod
    def of(cls, reading: Reading, lent: Lent) -> "Telling":
        reading = with_years(reading, lent.months.get(reading.report.id))
        index = Index.of([reading])
        day = lent.told[reading.report.id]
        told = date.fromisoformat(day[:10]) if day is not None else None
        sides = lent.sides[reading.report.id]
        mentions = mentions_of(reading, index, sides, told)
        return cls(reading, sides, mentions, tuple(marks_of(index, mentions, sides, told)))
