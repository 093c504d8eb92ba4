"""The arithmetic of calendar intervals: days, weeks, months, quarters, seasons, years, decades, counted and shifted.

Every function raises ValueError or OverflowError for a day outside the calendar (31 June, a year beyond 9999).
"""

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass

Day = datetime.date
_ONE = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Interval:
    """All days from `first` to `last`, both included."""

    first: Day
    last: Day

    def half(self, which: str) -> "Interval":
        """The part that "early", "mid" or "late" leaves: the first, middle or second half; a single day stays whole."""
        days = (self.last - self.first).days + 1
        if days < 4:
            return self
        if which == "early":
            return Interval(self.first, self.first + _ONE * ((days - 1) // 2))
        if which == "late":
            return Interval(self.first + _ONE * (days // 2), self.last)
        return Interval(self.first + _ONE * (days // 4), self.last - _ONE * (days // 4))

    def until(self, day: Day) -> "Interval":
        """What of the interval has passed on `day`, or the whole where `day` is not in it."""
        return Interval(self.first, day) if self.first <= day < self.last else self

    def after(self, day: Day) -> "Interval":
        return Interval(day, self.last) if self.first < day <= self.last else self

    def join(self, other: "Interval") -> "Interval":
        return Interval(min(self.first, other.first), max(self.last, other.last))


def of_day(day: Day) -> Interval:
    return Interval(day, day)


def of_week(day: Day) -> Interval:
    monday = day - _ONE * day.weekday()
    return Interval(monday, monday + _ONE * 6)


def of_weekend(day: Day) -> Interval:
    week = of_week(day)
    return Interval(week.first + _ONE * 5, week.last)


def of_months(year: int, first: int, last: int) -> Interval:
    return Interval(Day(year, first, 1), Day(year, last, calendar.monthrange(year, last)[1]))


def of_quarter(year: int, quarter: int) -> Interval:
    return of_months(year, 3 * quarter - 2, 3 * quarter)


def of_years(first: int, count: int = 1) -> Interval:
    return Interval(Day(first, 1, 1), Day(first + count - 1, 12, 31))


def of_season(year: int, months: tuple[int, int]) -> Interval:
    """The season of `year`; a winter may be the one that begins or the one that ends in it, so it spans both."""
    first, last = months
    if first <= last:
        return of_months(year, first, last)
    return Interval(Day(year, 1, 1), of_months(year + 1, last, last).last)


def shift(day: Day, unit: str, count: int) -> Day:
    """`day` moved by `count` units (D, W, 2W, WE, M, Q, Y, DE, CE); a month's missing day becomes its last."""
    if unit in _DAYS:
        return day + _ONE * (_DAYS[unit] * count)
    months = day.year * 12 + day.month - 1 + _MONTHS[unit] * count
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"the year {year} is outside the calendar")
    return Day(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def around(day: Day, unit: str) -> Interval:
    """The calendar unit that `day` lies in."""
    if unit in ("W", "2W"):
        return of_week(day)
    if unit == "WE":
        return of_weekend(day)
    if unit == "M":
        return of_months(day.year, day.month, day.month)
    if unit == "Q":
        return of_quarter(day.year, (day.month + 2) // 3)
    if unit == "Y":
        return of_years(day.year)
    if unit == "DE":
        return of_years(day.year // 10 * 10, 10)
    if unit == "CE":
        return of_years((day.year - 1) // 100 * 100 + 1, 100)
    return of_day(day)


def unit_value(day: Day, unit: str) -> str:
    """The TIMEX3 value of the calendar unit that `day` lies in."""
    year, week, _ = day.isocalendar()
    values: Mapping[str, str] = {
        "W": f"{year:04}-W{week:02}",
        "2W": f"{year:04}-W{week:02}",
        "WE": f"{year:04}-W{week:02}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}",
        "CE": f"{(day.year - 1) // 100:02}",
    }
    return values.get(unit, day.isoformat())


_DAYS = {"TS": 0, "TM": 0, "TH": 0, "D": 1, "W": 7, "2W": 14, "WE": 7}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
