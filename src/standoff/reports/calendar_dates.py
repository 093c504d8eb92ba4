"""Calendar dates written out in a text, with a year; what a date means where it can be read two ways.

`2021-07-30`, `30 July 2021`, `July 30th, 2021`, `30.07.2021` and their like in the languages of calendar.yaml. With
slashes the order of day and month is a country's habit: where both readings exist, the date is the interval between.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from standoff.reports.wording import fold, wording

_ISO = r"(?P<iso_year>\d{4})(?P<iso_sep>[-/.])(?P<iso_month>\d{1,2})(?P=iso_sep)(?P<iso_day>\d{1,2})(?:T\S*)?"
_DAY_FIRST = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|-[^\W\d_]{1,4})?\.?\s+(?:of\s+|de\s+)?(?P<month>[^\W\d_]+)\.?,?\s+(?:de\s+)?"
    r"(?P<year>\d{4})"
)
_MONTH_FIRST = r"(?P<month2>[^\W\d_]+)\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4})"
_NUMBERS = r"(?P<one>\d{1,2})(?P<sep>[./-])(?P<two>\d{1,2})(?P=sep)(?P<year3>\d{4})"
_DATE = re.compile(rf"(?<![\w./-])(?:{_ISO}|{_DAY_FIRST}|{_MONTH_FIRST}|{_NUMBERS})(?!\w|[-/]\d)")
MONTHS = 12
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Written:
    """A date in a text, `[start, end)`, and the days it may mean; `problem` says why it means none or two."""

    start: int
    end: int
    earliest: str | None
    latest: str | None
    problem: str | None = None


def written_dates(text: str) -> Iterator[Written]:
    """The dates with a year in `text`, in order; a date that does not exist has no days, and says so."""
    at = 0
    while match := _DATE.search(text, at):
        readings = _readings(match)
        if readings is None:
            at = match.start() + 1
            continue
        at = match.end()
        yield _written(match, readings)


def _readings(match: re.Match[str]) -> list[tuple[int, int, int]] | None:
    """The year, month and day of each way to read a match; None where it is no date at all."""
    part = match.groupdict()
    if part["iso_year"]:
        found = [(int(part["iso_year"]), int(part["iso_month"]), int(part["iso_day"]))]
    elif part["month"] or part["month2"]:
        month = wording().months.get(fold(part["month"] or part["month2"]))
        if month is None:
            return None
        found = [(int(part["year"] or part["year2"]), month, int(part["day"] or part["day2"]))]
    else:
        year, one, two = int(part["year3"]), int(part["one"]), int(part["two"])
        found = [(year, two, one), (year, one, two)]
        if part["sep"] == "." and two <= MONTHS:
            found = found[:1]
    return found if found[0][0] in _YEARS else None


def _written(match: re.Match[str], readings: list[tuple[int, int, int]]) -> Written:
    days = sorted({day for reading in readings if (day := _day(*reading)) is not None})
    if not days:
        return Written(match.start(), match.end(), None, None, f"'{match[0]}' is a date that does not exist")
    problem = None
    if len(days) > 1:
        problem = f"'{match[0]}' may be {days[0]} or {days[1]}; the interval between them is kept"
    return Written(match.start(), match.end(), days[0].isoformat(), days[-1].isoformat(), problem)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
