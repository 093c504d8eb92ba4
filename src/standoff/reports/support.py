"""Whether the days that a report tells of agree with a day on which it may have been published.

A report tells of days close to its own: a date that has one of them within a month is supported, one that none of them
comes near to is not, and one is contradicted where a weekday in the text would be wrong in its year, or where the text
dates something far behind it. Only paragraphs count: captions date pictures.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache

from standoff.record.rows import Line
from standoff.record.terms import Label
from standoff.reports.calendar_dates import written_dates
from standoff.reports.wording import fold, wording

_NEAR = timedelta(days=31)
_PLANS = timedelta(days=400)
"""How far ahead a report may name a day: a summit is announced a year before, a later day is told of behind it."""
_HALF_YEAR = 183
_WEEK = 7


class Support(Enum):
    """How the days in a report's text stand to a day on which it may have been published."""

    SUPPORTED = "supported"
    SILENT = "silent"
    UNSUPPORTED = "unsupported"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Told:
    """The days that the paragraphs name: in full, or without a year and then with their weekday if they have one."""

    full: tuple[date, ...]
    yearless: tuple[tuple[int, int, int | None], ...]

    def supports(self, day: date) -> Support:
        """How the days told of stand to `day`."""
        if any(told - day > _PLANS for told in self.full):
            return Support.CONTRADICTED
        near = [_nearest(month, number, day) for month, number, _ in self.yearless]
        for told, (_, _, weekday) in zip(near, self.yearless, strict=True):
            if told and weekday and told.isoweekday() != weekday:
                return Support.CONTRADICTED
        known = [*self.full, *(told for told in near if told)]
        if any(abs(told - day) <= _NEAR for told in known):
            return Support.SUPPORTED
        return Support.UNSUPPORTED if near else Support.SILENT

    def close_to(self, day: date, reach: timedelta) -> bool:
        """Whether the text names a day, in full or without its year, that lies so close to `day`."""
        near = (told for month, number, _ in self.yearless if (told := _nearest(month, number, day)))
        return any(abs(told - day) <= reach for told in (*self.full, *near))

    def weekdays_near(self, day: date) -> tuple[tuple[date | None, int], ...]:
        """The days that the text names with their weekday and without a year, nearest to `day`, and that weekday."""
        named = ((month, number, weekday) for month, number, weekday in self.yearless if weekday)
        return tuple((_nearest(month, number, day), weekday) for month, number, weekday in named)

    def last_before(self, day: date) -> date | None:
        """The latest day told of within the week that ends with `day`."""
        near = [told for month, number, _ in self.yearless if (told := _nearest(month, number, day))]
        return max((told for told in (*self.full, *near) if 0 <= (day - told).days < _WEEK), default=None)


def days_told(text: str, lines: Sequence[Line]) -> Told:
    """The days that the paragraphs of a report name."""
    full: list[date] = []
    yearless: list[tuple[int, int, int | None]] = []
    for line in lines:
        if line.label != Label.BODY:
            continue
        words = text[line.start : line.end]
        dates = list(written_dates(words))
        full.extend(date.fromisoformat(d.earliest) for d in dates if d.earliest is not None and d.earliest == d.latest)
        taken = [range(found.start, found.end) for found in dates]
        yearless.extend(yearless_days(words, taken))
    return Told(tuple(full), tuple(yearless))


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, wording().english_months), key=lambda name: (-len(name), name)))
    days = "|".join(sorted(wording().english_days, key=lambda name: (-len(name), name)))
    weekday = rf"(?:(?P<weekday>{days})\.?(?:\s?\(|,?\s(?:the\s)?))?"
    day_first = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<month>{months})"
    month_first = rf"(?P<month2>{months})\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?"
    return re.compile(rf"(?<![\w/-]){weekday}(?:{day_first}|{month_first})(?!\w|[-/:]\d|,?\s\d{{4}})", re.IGNORECASE)


def yearless_days(words: str, taken: Iterable[range] = ()) -> Iterator[tuple[int, int, int | None]]:
    """Month, day and weekday (Monday 1) of the English dates without a year, outside the spans that are `taken`."""
    spans = list(taken)
    for match in _pattern().finditer(words):
        if any(match.start() < span.stop and span.start < match.end() for span in spans):
            continue
        month, number = wording().months[fold(match["month"] or match["month2"])], int(match["day"] or match["day2"])
        weekday = wording().english_days[fold(match["weekday"])] if match["weekday"] else None
        yield month, number, weekday


def _nearest(month: int, number: int, day: date) -> date | None:
    """The day of that month and number nearest to `day`, within half a year."""
    for year in (day.year, day.year - 1, day.year + 1):
        try:
            found = date(year, month, number)
        except ValueError:
            continue
        if abs((found - day).days) <= _HALF_YEAR:
            return found
    return None
