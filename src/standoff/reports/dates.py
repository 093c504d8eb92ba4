"""When a report was published, as an interval of days with the way it was found and how far to trust it.

Given beats stated beats metadata; a date of a caption, of an archive photo or of another article is never taken, and
nothing is guessed: without evidence the date is unknown. Sources that disagree are noted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from standoff.record.rows import Line, Note, Published
from standoff.record.terms import Grade
from standoff.reports.calendar_dates import MONTHS, written_dates
from standoff.reports.day_order import day_comes_first, read_in_order
from standoff.reports.pagedata import PageData
from standoff.reports.running import is_running
from standoff.reports.stated_dates import UPDATED, Rank, Stated, stated_dates
from standoff.reports.support import Support, Told, days_told
from standoff.reports.wording import fold, wording
from standoff.reports.years import date_without_year

_URL_DATE = re.compile(
    r"[/_-](?:(?P<year_a>\d{4})[/_-](?P<month_a>\d{1,2}|[a-z]{3,9})[/_-](?P<day_a>\d{1,2})"
    r"|(?P<year_b>\d{4})(?P<month_b>\d{2})(?P<day_b>\d{2})"
    r"|(?P<day_x>\d{1,2})[_-](?P<month_x>\d{1,2})[_-](?P<year_x>\d{4}))(?=[/_.-]|$)"
)
_WEB_YEARS = (1991, 2099)
"""Years that a page can have been put up in: some give 0001-01-01 or 1970-01-01 where they know no date."""
_LEADING_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_GRADES = tuple(Grade)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a publication date may be read from."""

    text: str
    lines: Sequence[Line]
    page: PageData
    url: str | None
    given: Published | None


def publication_date(evidence: Evidence) -> tuple[Published, tuple[Note, ...]]:
    """The publication date, and notes on what was contradictory, ambiguous or impossible."""
    notes: list[Note] = []
    found = [evidence.given] if evidence.given is not None else []
    stated = _stated(evidence, notes)
    found += [stated] if stated is not None else []
    found += list(_metadata(evidence))
    if all(published.method == UPDATED for published in found):
        yearless = date_without_year(evidence.text, evidence.lines, evidence.url, evidence.page.years)
        found = [yearless, *found] if yearless is not None else found
    found = found or list(_changed(evidence))
    if not found:
        return Published(), tuple(notes)
    chosen, *others = sorted(found, key=lambda published: _GRADES.index(published.grade))
    for other in others:
        if not _overlap(chosen, other):
            notes.append(Note("date-conflict", f"{_words(chosen)} is kept, though {_words(other)}"))
            break
    return chosen, tuple(notes)


def _words(published: Published) -> str:
    days = published.earliest if published.earliest == published.latest else f"{published.earliest}/{published.latest}"
    return f"{days} ({published.grade}, {published.method})"


def _overlap(one: Published, other: Published) -> bool:
    """Whether the intervals meet, or miss each other by a day, as time zones make them do."""
    days = [date.fromisoformat(d or "") for d in (one.earliest, one.latest, other.earliest, other.latest)]
    return (days[2] - days[1]).days <= 1 and (days[0] - days[3]).days <= 1


def _stated(evidence: Evidence, notes: list[Note]) -> Published | None:
    """The date that the report's own lines state, best evidence first."""
    found: list[tuple[Rank, Stated]] = []
    told = days_told(evidence.text, evidence.lines)
    day_first = day_comes_first(evidence.text, evidence.lines, told)
    for stated in stated_dates(evidence.text, evidence.lines, in_head=bool(evidence.page.published)):
        quote = evidence.text[slice(*stated.span)]
        written = read_in_order(stated.written, quote, day_first)
        stated = replace(stated, written=written)
        if written.problem:
            kind = "impossible-date" if written.earliest is None else "ambiguous-date"
            notes.append(Note(kind, written.problem, (stated.span,), (quote,)))
        if written.earliest is not None and (rank := _trusted(stated, told)) is not None:
            found.append((rank, stated))
    for best in sorted({rank for rank, _ in found}):
        rivals = [stated for rank, stated in found if rank == best]
        days = {(one.written.earliest, one.written.latest) for one in rivals}
        if len(days) > 1 and best is Rank.BESIDE:
            rivals = rivals[:1]
        elif len(days) > 1 and best >= Rank.ABOVE:
            continue
        found_day = _of_rivals(rivals, told, notes)
        running = found_day.method == UPDATED and is_running(evidence.text, evidence.lines)
        return replace(found_day, earliest=found_day.latest, grade=Grade.STATED) if running else found_day
    return None


def _trusted(stated: Stated, told: Told) -> Rank | None:
    """The rank of a date by how the text's own days stand to it; None for one that they speak against.

    A date that is beside the headline or behind the word for it needs no support. What may be a picture's or the day of
    a visit is not taken where the text tells only of other days.
    """
    if stated.rank < Rank.ABOVE or stated.rank >= Rank.UPDATED or stated.written.earliest is None:
        return stated.rank
    support = told.supports(date.fromisoformat(stated.written.earliest))
    if stated.needs_support:
        return stated.rank if support is Support.SUPPORTED else None
    return None if support in (Support.CONTRADICTED, Support.UNSUPPORTED) else stated.rank


def _of_rivals(rivals: list[Stated], told: Told, notes: list[Note]) -> Published:
    earliest = min(one.written.earliest or "" for one in rivals)
    latest = max(one.written.latest or "" for one in rivals)
    if len({(one.written.earliest, one.written.latest) for one in rivals}) > 1:
        notes.append(Note("date-conflict", f"the report states several dates from {earliest} to {latest}"))
    if rivals[0].rank is not Rank.UPDATED:
        return Published(earliest, latest, rivals[0].method, Grade.STATED)
    before = told.last_before(date.fromisoformat(latest))
    return Published(before.isoformat() if before else earliest, latest, UPDATED, Grade.INFERRED)


def _metadata(evidence: Evidence) -> Iterator[Published]:
    for method, stamp in evidence.page.published:
        day = _stamp_day(stamp)
        if day is not None:
            yield Published(day, day, method, Grade.METADATA)
    day = _url_day(evidence.url or "")
    if day is not None:
        yield Published(day, day, "url", Grade.METADATA)


def _changed(evidence: Evidence) -> Iterator[Published]:
    """The day of the last change that the page's head gives: published then or before, where nothing else is known."""
    for stamp in evidence.page.modified[:1]:
        if (day := _stamp_day(stamp)) is not None:
            yield Published(day, day, UPDATED, Grade.INFERRED)


def _url_day(url: str) -> str | None:
    """The day in an address: "/2022/09/16/", "/2022/sep/16/", "-20220916", "16-09-2022"; None where it may be two."""
    for match in _URL_DATE.finditer(url.partition("?")[0]):
        part = {name.partition("_")[0]: value for name, value in match.groupdict().items() if value}
        month = int(part["month"]) if part["month"].isdigit() else wording().months.get(fold(part["month"]))
        if month is None or not _WEB_YEARS[0] <= int(part["year"]) <= _WEB_YEARS[1]:
            continue
        try:
            day = date(int(part["year"]), month, int(part["day"]))
        except ValueError:
            continue
        if "day_x" not in match.groupdict() or match["day_x"] is None or day.day > MONTHS or day.day == day.month:
            return day.isoformat()
    return None


def _stamp_day(stamp: str) -> str | None:
    """The day of a time stamp as its own zone has it; None for what is no date or can be read two ways."""
    try:
        day = datetime.fromisoformat(stamp.strip()).date()
        return day.isoformat() if _WEB_YEARS[0] <= day.year <= _WEB_YEARS[1] else None
    except ValueError:
        pass
    if _LEADING_DATE.match(stamp.strip()) or len(fold(stamp)) < 40:
        found = next(written_dates(stamp), None)
        if found is not None and found.earliest == found.latest:
            return found.earliest
    return None
