"""Calendar dates written out in a text, with a year; what a date means where it can be read two ways.

`2021-07-30`, `30 July 2021`, `July 30th, 2021`, `30-Jul-21`, `30.07.2021`, `2021年7月30日` and their like in the
languages of calendar.yaml, in any digits. With slashes the order of day and month is a country's habit: where both
readings exist, the date is the interval between. A year of two figures counts only beside two figures for day and
month, or behind a month's name and a hyphen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from standoff.reports.wording import fold, wording

_SINGLE = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff])*"
_TIME = r"(?:T\d{2}:\d{2}\S*|T\d{2}\S*)?"
_ISO = rf"(?P<year_i>\d{{4}})(?P<sep_i>[-/.]|\.\s)(?P<month_i>\d{{1,2}})(?P=sep_i)(?P<day_i>\d{{1,2}}){_TIME}"
_DAY_FIRST = (
    r"(?P<day_a>\d{1,2})(?:st|nd|rd|th|er|º|ª|-[^\W\d_]{1,4})?\.?\s+(?:PARTICLE\s+)?(?P<month_a>NAME)\.?,?\s+"
    r"(?:PARTICLE\s+)?(?P<year_a>\d{4})"
)
_HYPHENS = (
    r"(?P<day_b>\d{1,2})-(?P<month_b>NAME)-(?P<year_b>\d{4}|\d{2})"
    r"|(?P<month_c>NAME)-(?P<day_c>\d{1,2})-(?P<year_c>\d{4})"
)
_MONTH_FIRST = r"(?P<month_d>NAME)\.?\s+(?P<day_d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year_d>\d{4})"
_YEAR_FIRST = (
    r"(?P<year_e>\d{4})(?:[-\s]?PARTICLE)?\.?,?\s+"
    r"(?:(?P<day_e>\d{1,2})[-\s](?P<month_e>NAME)|(?P<month_f>NAME)\s+(?P<day_f>\d{1,2}))"
)
_SHORT_YEAR = r"(?P<day_g>\d{1,2})\s(?P<month_g>NAME)\.?\s(?:['’])(?P<year_g>\d{2})"
_NUMBERS = r"(?P<one>\d{1,2})(?P<sep>[./-]|\.\s)(?P<two>\d{1,2})(?P=sep)(?P<year_n>\d{4})"
_SHORT = r"(?P<one_s>\d{2})(?P<sep_s>[./-])(?P<two_s>\d{2})(?P=sep_s)(?P<year_s>\d{2})"
_DIGIT = re.compile(r"\d")
MONTHS = 12
_YEARS = range(1900, 2100)
_PIVOT = 70
"""A year of two figures below this is of this century."""


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
    return iter(_found(text)) if _DIGIT.search(text) is not None else iter(())


@lru_cache(maxsize=1024)
def _found(text: str) -> tuple[Written, ...]:
    """Kept, for several questions are asked of one line."""
    return tuple(_each(text))


def _each(text: str) -> Iterator[Written]:
    at, pattern = 0, _pattern()
    while match := pattern.search(text, at):
        readings = _readings(match)
        if readings is None:
            at = match.start() + 1
            continue
        at = match.end()
        yield _written(match, readings)


@cache
def _pattern() -> re.Pattern[str]:
    """The pattern of all shapes; templates and particles come from the data file."""
    lists = wording()
    several = sorted((name for name in lists.months if " " in name), key=lambda name: (-len(name), name))
    name = "|".join([*map(re.escape, several), _SINGLE])
    particle = f"(?:{'|'.join(map(re.escape, lists.date_particles))})"
    templates = []
    for number, template in enumerate(lists.date_templates):
        shape = re.escape(template).replace(r"\ ", r"\s?")
        for field, digits in (("year", r"\d{4}"), ("month", r"\d{1,2}"), ("day", r"\d{1,2}")):
            shape = shape.replace(rf"\{{{field}\}}", rf"(?P<{field}_t{number}>{digits})")
        templates.append(shape)
    shapes = [_ISO, *templates, _DAY_FIRST, _HYPHENS, _MONTH_FIRST, _YEAR_FIRST, _SHORT_YEAR, _NUMBERS, _SHORT]
    joined = "|".join(shapes).replace("NAME", f"(?:{name})(?:/(?:{_SINGLE}))?").replace("PARTICLE", particle)
    return re.compile(
        rf"(?:(?<![\w/-])(?<!\d\.)|(?<=\d{{4}}-)(?=\d\d-\d\d-\d{{4}}))(?:{joined})(?!\d(?!\d?:\d\d)|(?-i:[^\W\d_A-ZА-Я])(?<!г)|[-/]\d{{2}}|\.\d)",
        re.IGNORECASE,
    )


def _readings(match: re.Match[str]) -> list[tuple[int, int, int]] | None:
    """The year, month and day of each way to read a match; None where it is no date at all."""
    part = {name: value for name, value in match.groupdict().items() if value is not None}
    shape = {name.partition("_")[2]: name for name in part if name.startswith("year_")}
    key = next(iter(shape))
    year = _full(part[f"year_{key}"])
    if "one" in part or "one_s" in part:
        ending = "_s" if "one_s" in part else ""
        one, two = int(part[f"one{ending}"]), int(part[f"two{ending}"])
        found = [(year, two, one), (year, one, two)]
        if part[f"sep{ending}"].startswith(".") and two <= MONTHS:
            found = found[:1]
        return found if year in _YEARS else None
    month_name, day = _month_and_day(part, key)
    month = int(month_name) if month_name.isdigit() else _month(month_name)
    return [(year, month, day)] if month is not None and year in _YEARS else None


def _month_and_day(part: dict[str, str], key: str) -> tuple[str, int]:
    """What names the month and which day; the year-first shape has its month before or behind the day."""
    if f"month_{key}" not in part:
        key = "f"
    return part[f"month_{key}"], int(part[f"day_{key}"])


def _month(name: str) -> int | None:
    """The number of the month; one that is named twice ("X/Y") must be the same month both times."""
    numbers = {wording().months.get(fold(one)) for one in name.split("/")}
    return numbers.pop() if len(numbers) == 1 else None


def _full(year: str) -> int:
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < _PIVOT else 1900)


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
