"""What moments are counted from as a report is read: its setting, what was last spoken of, and what was found."""

from dataclasses import dataclass, replace

from standoff.knowledge.calendar import Calendar, KnownEvent
from standoff.reading.moments.context import OLDER, Value
from standoff.reading.moments.grammar import Expression
from standoff.reading.moments.intervals import Day
from standoff.reading.moments.tense import Direction
from standoff.reading.syntax import Document
from standoff.record.rows import Published

_DAYS_REACH = 2  # sentences over which "the same day" still finds the day last spoken of
_YEARS_REACH = 1  # and a date without a year the year of what is told
_COMPARING = frozenset({"after", "from", "than", "to"})  # "the worst since 2016" does not speak of 2016


@dataclass(frozen=True, slots=True)
class Setting:
    """What all moments of one report are counted from: the first and last day it may have been published on."""

    document: Document
    calendar: Calendar
    published: Published
    days: tuple[Day, ...]
    known: tuple[KnownEvent, ...]
    owner: str
    floor: Day | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """The day and the year last spoken of, the sentences they stand in, and the sentence that is read."""

    day: Day | None = None
    year: int | None = None
    spoken: int | None = None
    day_at: int = 0
    year_at: int = 0
    now: int = 0
    reached: Day | None = None
    telling: bool = False
    dated: bool = False

    def at(self, sentence: int) -> "Memory":
        day = self.day if sentence - self.day_at <= _DAYS_REACH else None
        year = self.year if sentence - self.year_at <= _YEARS_REACH else None
        told = self if year is not None else replace(self, reached=None, telling=False)
        return replace(told, day=day, year=year, now=sentence)

    @property
    def tells(self) -> bool:
        """Whether a month goes on with a year however near it lies: behind another that did, or in the sentence
        that dates a deed by the year."""
        return self.reached is not None and (self.telling or (self.dated and self.year_at == self.now))

    def after(self, found: "Found", before: str, naming: bool = False, bound: bool = False) -> "Memory":
        """What is remembered once `found` is read; `before` is the class of the word that stands before it, `naming`
        whether it only tells apart what a sentence speaks of ("broke the truce of 2022"), `bound` whether it hangs from
        a noun."""
        interval, year = found.value.interval, found.expression.one("year")
        told = year is not None and before not in _COMPARING
        memory = self
        if naming:
            pass
        elif year and told:
            named = int(year.value)
            reached = interval.first if interval is not None and found.expression.one("month") is not None else None
            memory = replace(self, year=named, spoken=named, year_at=self.now, reached=reached)
            memory = replace(memory, telling=False, dated=not bound)
        elif interval is not None and self._tells_on(found):
            on = interval.first.year
            memory = replace(self, year=on, spoken=on, year_at=self.now, reached=interval.first, telling=True)
        elif interval is not None and before != "to" and self._comes_back(found):
            memory = replace(self, spoken=None, year=None if self._is_of_now(found) else self.year)
        if (
            interval is None
            or interval.first != interval.last
            or (before == "to" and found.value.anchor == "publication")
        ):
            return memory
        if found.value.anchor == "told":
            return memory._counted_on(interval.first)
        return memory if found.expression.rule == "bare" else replace(memory, day=interval.first, day_at=self.now)

    def _tells_on(self, found: "Found") -> bool:
        """Whether an expression took its year from the one spoken of, so that the report still tells of it."""
        value = found.value
        older = value.anchor == "tense" and value.confidence == OLDER and found.way is Direction.PAST
        return older and self.year is not None and found.expression.one("month") is not None

    def _comes_back(self, found: "Found") -> bool:
        """Whether an expression leaves the year last spoken of: one of the day of the report, or of another year."""
        interval = found.value.interval
        return interval is not None and (found.value.anchor == "publication" or interval.first.year != self.spoken)

    def _is_of_now(self, found: "Found") -> bool:
        """Whether the report goes on with a day of another year than the one it had spoken of."""
        interval = found.value.interval
        return interval is not None and found.value.anchor == "tense" and interval.first.year != self.year

    def in_the_present(self) -> "Memory":
        """After a sentence that ends in what still is: the year that it spoke of is left behind."""
        return replace(self, year=None)

    def _counted_on(self, day: Day) -> "Memory":
        """After a day counted from the one told of: a later one leads on, an earlier one leaves open which is meant."""
        if self.day is None or day == self.day:
            return replace(self, day_at=self.now) if self.day else self
        return replace(self, day=day if day > self.day else None, day_at=self.now)


@dataclass(frozen=True, slots=True)
class Found:
    expression: Expression
    value: Value
    way: Direction
    cue: str
