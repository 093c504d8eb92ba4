"""Whether a report writes the day or the month first, where 05/06/2021 may be either.

Another date of the report that can be read one way only tells it ("25/06/2021"); so do the day of the week beside it,
two dates of one line that lie days apart in one order and months in the other ("Published 11/06/2024, updated
12/06/2024"), and the days that the paragraphs tell of ("since 3 June"). Where these do not agree, or there are none,
both readings stay.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from standoff.record.rows import Line
from standoff.reports.calendar_dates import MONTHS, Written, written_dates
from standoff.reports.support import Told
from standoff.reports.wording import fold_words, wording

_FIGURES = re.compile(r"(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]\s?(\d{4}|\d{2})")
_CLOSE = timedelta(days=7)
_STORY = timedelta(days=10)


def day_comes_first(text: str, lines: Sequence[Line], told: Told) -> bool | None:
    """Whether figures such as 05/06/2021 give the day first; None where nothing tells."""
    verdicts = {v for line in lines for v in _of_line(text[line.start : line.end])}
    if not verdicts:
        verdicts = set(_by_days_told(text, lines, told))
    return verdicts.pop() if len(verdicts) == 1 else None


def read_in_order(written: Written, quote: str, day_first: bool | None) -> Written:
    """A date of two readings in the order that the report keeps; any other unchanged."""
    days = _readings(quote)
    if day_first is None or days is None or written.earliest == written.latest:
        return written
    day = days[0 if day_first else 1].isoformat()
    order = "day" if day_first else "month"
    return replace(written, earliest=day, latest=day, problem=f"'{quote}' is read with its {order} first: {day}")


def _readings(quote: str) -> tuple[date, date] | None:
    """A date in figures read day first and month first; None where only one of these is a date."""
    match = _FIGURES.search(quote)
    if match is None:
        return None
    one, two, year = (int(part) for part in match.groups())
    try:
        year += 0 if year > 99 else 2000
        return date(year, two, one), date(year, one, two)
    except ValueError:
        return None


def _of_line(words: str) -> Iterator[bool]:
    """What the dates in figures of one line tell of the order."""
    doubtful: list[tuple[date, date]] = []
    for written in written_dates(words):
        quote = words[written.start : written.end]
        match = _FIGURES.fullmatch(quote)
        if match is None:
            continue
        one, two = int(match[1]), int(match[2])
        if one > MONTHS or two > MONTHS:
            yield one > MONTHS
        elif one != two and (days := _readings(quote)) is not None:
            doubtful.append(days)
            yield from _by_weekday(words, days)
    for before, after in pairwise(doubtful):
        apart = [abs(a - b) <= _CLOSE for b, a in zip(before, after, strict=True)]
        if apart[0] is not apart[1]:
            yield apart[0]


def _by_weekday(words: str, days: tuple[date, date]) -> Iterator[bool]:
    """The order in which the one weekday of the line is that of the date, and in which alone."""
    named = {number for word in fold_words(words) if (number := wording().weekdays.get(word)) is not None}
    fits = [day.isoweekday() in named for day in days]
    if len(named) == 1 and fits[0] is not fits[1]:
        yield fits[0]


def _by_days_told(text: str, lines: Iterable[Line], told: Told) -> Iterator[bool]:
    """The order in which a doubtful date lies close to the days that the paragraphs tell of, and in which alone."""
    for line in lines:
        words = text[line.start : line.end]
        for written in written_dates(words):
            days = _readings(words[written.start : written.end])
            if days is None or days[0] == days[1] or written.earliest == written.latest:
                continue
            near = [bool(told.close_to(day, _STORY)) for day in days]
            if near[0] is not near[1]:
                yield near[0]
