"""The year of days that a report names without one, where nothing says when the report was published.

An essay without a date that tells of "10 April" and "in November" tells, unless it says otherwise, of the affair that
the dated reports of the same two sides tell of. Where all of these fall within eleven months, such a day is that of the
year in which it lies in their time or nearest to it; where two years are about as near, it stays without one.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from standoff.record.rows import Event, Moment, Reading

Months = tuple[int, int]
"""The first and the last month, counted from year 0, in which reports tell of an affair."""

LENT_YEAR = "days named without a year, in that of the affair's other reports"
_LONGEST = 11
_NEAR = 6
_CLEARER = 3
_PARTIAL = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?(?:T[A-Z]{2})?")


def month_of(day: str) -> int:
    """The month of an ISO 8601 day, counted from year 0."""
    return 12 * int(day[:4]) + int(day[5:7]) - 1


def months_of(days: Iterable[str]) -> Months | None:
    """The months that these days of publication span; None where there are none or they span too many to tell years."""
    months = sorted(map(month_of, days))
    return spanned(months[0], months[-1]) if months else None


def spanned(first: int, last: int) -> Months | None:
    """The span of months, None where it is too long to tell years."""
    return (first, last) if last - first < _LONGEST else None


def with_years(reading: Reading, months: Months | None) -> Reading:
    """The reading of a report without a date with the days dated that it names without a year."""
    if months is None:
        return reading
    dated = {m.id: m for m in reading.moments if m.earliest is None}
    known = {i: days for i, m in dated.items() if (days := _days(m, months)) is not None}
    if not known:
        return reading
    return replace(
        reading,
        moments=tuple(_dated(m, known) for m in reading.moments),
        events=tuple(_placed(e, known) for e in reading.events),
    )


def _dated(moment: Moment, known: Mapping[str, tuple[str, str]]) -> Moment:
    if moment.id not in known:
        return moment
    earliest, latest = known[moment.id]
    return replace(moment, earliest=earliest, latest=latest, grounds=LENT_YEAR)


def _placed(event: Event, known: Mapping[str, tuple[str, str]]) -> Event:
    days = known.get(event.moment or "")
    if days is None or event.earliest is not None or event.latest is not None:
        return event
    earliest, latest = days
    return replace(event, earliest=earliest, latest=latest)


def _days(moment: Moment, months: Months) -> tuple[str, str] | None:
    """The first and last day of what is named; of two days, those of the first to those of the second."""
    parts = [_PARTIAL.fullmatch(part) for part in moment.timex.value.split("/")]
    found = [_of_year(int(p[1]), int(p[2] or 0), months) if p is not None else None for p in parts]
    days = [day for day in found if day is not None]
    if not days or len(days) < len(found) or days[0][0] > days[-1][1]:
        return None
    return days[0][0], days[-1][1]


def _of_year(month: int, day: int, months: Months) -> tuple[str, str] | None:
    """The days of a month, or the one day of it, in the year nearest to the affair."""
    if not 1 <= month <= 12:
        return None
    years = range(months[0] // 12 - 1, months[1] // 12 + 2)
    off = sorted((_distance(12 * year + month - 1, months), year) for year in years)
    (nearest, year), (next_to, _) = off[:2]
    if nearest > _NEAR or next_to - nearest < _CLEARER:
        return None
    last = monthrange(year, month)[1]
    if day > last:
        return None
    return date(year, month, day or 1).isoformat(), date(year, month, day or last).isoformat()


def _distance(month: int, months: Months) -> int:
    return max(months[0] - month, month - months[1], 0)
