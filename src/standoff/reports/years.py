"""The year of a date line or dateline that leaves it out: "NEW DELHI, June 17 (Agency) -", "Tuesday, 16 June, 13:02".

The year is that of the report's copyright line or address, where a weekday in the line or the lede does not speak
against it. Where neither gives one, it is the one year in which the weekday is right of those in which all whom the
report names were in office (`officeholders`), or the first such year from the latest that the text names on. The day is
stated where a weekday bears the year out, and inferred, with the day after it, where none does.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from standoff.record.rows import Line, Published
from standoff.record.terms import Grade, Label
from standoff.reports.calendar_dates import written_dates
from standoff.reports.date_lines import WITHOUT_YEAR
from standoff.reports.datelines import find_dateline
from standoff.reports.officeholders import Month, months_in_office
from standoff.reports.support import Told, days_told, yearless_days
from standoff.reports.wording import fold_words, wording

_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^\d]{0,60}(?:\d{4}\s?[-–]\s?)?((?:19|20)\d{2})(?!\d)", re.IGNORECASE)
_URL_YEAR = re.compile(r"[/_-](20\d{2})[/_-]")
_NAMED = re.compile(r"(?<![\w./-])(?:in|since|of|late|early|by|until)\s((?:19|20)\d{2})(?![\w/-])", re.IGNORECASE)
_AHEAD = ("by", "until")
_LEDE = 3
_YEARS_ON = 5
"""A weekday and date fit again after five, six or eleven years: of fewer years than that at most one fits."""
_LEDE_YEARS = 2
_DAY = timedelta(days=1)
_CLOSE, _FAR = 10, 999
"""Days within which a full date in the text gives the year of the date line."""


@dataclass(frozen=True, slots=True)
class _Yearless:
    """A month and day of a line, the weekday beside it or, failing that, the weekdays that the lede names."""

    month: int
    day: int
    beside: int | None
    lede: frozenset[int]
    method: str
    told: Told
    said: frozenset[int] = frozenset()
    """The weekdays on which the lede says that something was said: those of the dateline's own day."""

    def fits(self, year: int) -> bool | None:
        """Whether the weekday is right in that year; None where there is no weekday, or the day is none."""
        try:
            day = date(year, self.month, self.day)
        except ValueError:
            return False
        if any(near and near.isoweekday() != named for near, named in self.told.weekdays_near(day)):
            return False
        if self.beside is not None:
            return day.isoweekday() == self.beside
        if self.said:
            return day.isoweekday() in self.said
        if self.lede:
            return bool({day.isoweekday(), (day - _DAY).isoweekday()} & self.lede)
        told = self.method == "dateline" and any(near for near, _ in self.told.weekdays_near(day))
        return True if told else None


def date_without_year(
    text: str, lines: Sequence[Line], url: str | None, of_page: Collection[int] = ()
) -> Published | None:
    """The day of publication from the first line that gives it without its year; None where no year can be told.

    `of_page` are the years of the stamps that the page shows without saying what they date.
    """
    found = next(_yearless(text, lines), None)
    if found is None:
        return None
    told = _year_told(found, text, lines)
    if told is not None:
        return told
    known = sorted(_known_years(text, lines, url) or of_page, reverse=True)
    for year in known:
        fits = found.fits(year)
        if fits is not False:
            return _published(found, year, sure=bool(fits))
    if known or (found.beside is None and not found.lede):
        return None
    telling = (line for line in lines if line.label in (Label.BODY, Label.HEADLINE))
    months = months_in_office(text[line.start : line.end] for line in telling)
    borne_out = _in_office(found, months, max(_years_named(text, lines, exact=False), default=0)) if months else None
    if borne_out is not None:
        return borne_out
    latest = _latest_named(text, lines)
    reach = _YEARS_ON if found.beside is not None else _LEDE_YEARS
    fitting = [year for year in range(latest, latest + reach) if found.fits(year)] if latest else []
    return _published(found, fitting[0], sure=False) if len(fitting) == 1 else None


def _year_told(found: _Yearless, text: str, lines: Sequence[Line]) -> Published | None:
    """The day with the year of a full date in the paragraphs that is that very day, or within days of it, where the
    weekdays of the line and the lede do not speak against it and no other year's date is as near."""
    years: dict[int, bool] = {}
    for line in lines:
        if line.label != Label.BODY:
            continue
        for written in written_dates(text[line.start : line.end]):
            if written.earliest is None or written.earliest != written.latest:
                continue
            day = date.fromisoformat(written.earliest)
            if found.fits(day.year) is False:
                continue
            apart = abs((date(day.year, found.month, found.day) - day).days) if _is_day(found, day.year) else _FAR
            if apart <= _CLOSE:
                years[day.year] = years.get(day.year, False) or not apart
    if len(years) != 1:
        return None
    year, same = next(iter(years.items()))
    return _published(found, year, sure=same or bool(found.fits(year)))


def _is_day(found: _Yearless, year: int) -> bool:
    try:
        date(year, found.month, found.day)
    except ValueError:
        return False
    return True


def _published(found: _Yearless, year: int, *, sure: bool) -> Published:
    day = date(year, found.month, found.day)
    if sure:
        return Published(day.isoformat(), day.isoformat(), found.method, Grade.STATED)
    last = day if found.fits(year) else day + _DAY
    return Published(day.isoformat(), last.isoformat(), found.method, Grade.INFERRED)


def _yearless(text: str, lines: Sequence[Line]) -> Iterator[_Yearless]:
    """The days without a year that may be that of publication: on date lines, then in the dateline of the lede."""
    body = [line for line in lines if line.label == Label.BODY][:_LEDE]
    lede = frozenset(_weekdays(text[body[0].start : body[0].end])) if body else frozenset[int]()
    said = frozenset(_said_on(text[body[0].start : body[0].end])) if body else frozenset[int]()
    told = days_told(text, lines)
    for line in lines:
        words = text[line.start : line.end]
        if line.label == Label.DATELINE and line.grounds == WITHOUT_YEAR:
            for month, day, weekday in yearless_days(words):
                beside = weekday if weekday is not None else next(_weekdays(words), None)
                yield _Yearless(month, day, beside, lede, "text-header", told)
    for line in [*(x for x in lines if x.label == Label.DATELINE), *body]:
        words = text[line.start : line.end]
        dateline = find_dateline(words)
        if dateline is not None and not dateline.dates:
            for month, day, weekday in yearless_days(words[: dateline.end]):
                yield _Yearless(month, day, weekday, lede, "dateline", told, said)


def _weekdays(words: str) -> Iterator[int]:
    days = wording().english_days
    return (days[word] for word in fold_words(words) if word in days and len(word) > len("thurs"))


def _said_on(words: str) -> Iterator[int]:
    """The weekdays right behind a word of telling: the Friday of "the ministry said on Friday"."""
    lists, folded = wording(), fold_words(words)
    for before, on, day in zip(folded, folded[1:], folded[2:], strict=False):
        if lists.telling_words.is_whole((before,)) and on == "on" and day in lists.english_days:
            yield lists.english_days[day]


def _known_years(text: str, lines: Sequence[Line], url: str | None) -> set[int]:
    """The years of the report's copyright lines and of its address."""
    years = {int(match[1]) for match in _URL_YEAR.finditer(url or "")}
    for line in lines:
        if line.label not in (Label.BODY, Label.CAPTION):
            years.update(int(match[1]) for match in _COPYRIGHT.finditer(text, line.start, line.end))
    return years


def _in_office(found: _Yearless, months: Collection[Month], latest: int) -> Published | None:
    """The day in the one year whose weekday is right, of the months in which all whom the report names were in office.

    No year that the report names as past, of which `latest` is the last, lies behind its own.
    """
    years = sorted({year for year, month in months if month == found.month and year >= latest})
    fitting = [year for year in years if found.fits(year)]
    return _published(found, fitting[0], sure=True) if len(fitting) == 1 else None


def _latest_named(text: str, lines: Sequence[Line]) -> int | None:
    """The latest year named as one that has begun, where a paragraph or a caption gives a day of some year.

    A year alone is as often history ("the war of 1962"), after which the true year may be any.
    """
    exact = _years_named(text, lines, exact=True)
    return max((*exact, *_years_named(text, lines, exact=False))) if exact else None


def _years_named(text: str, lines: Sequence[Line], *, exact: bool) -> list[int]:
    """The years of the full dates of paragraphs and captions, or all that these name as begun."""
    found: list[int] = []
    for line in lines:
        if line.label in (Label.BODY, Label.CAPTION):
            words = text[line.start : line.end]
            found.extend(int(written.earliest[:4]) for written in written_dates(words) if written.earliest)
            if not exact:
                found.extend(int(m[1]) for m in _NAMED.finditer(words) if not m[0].lower().startswith(_AHEAD))
    return found
