"""When a report was published, as an interval of days with the way it was found and how far to trust it.

Given beats stated beats metadata; a date of a caption, of an archive photo or of another article is never taken, and
nothing is guessed: without evidence the date is unknown. Sources that disagree are noted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from standoff.record.rows import Line, Note, Published
from standoff.record.terms import Grade, Label
from standoff.reports.calendar_dates import Written, written_dates
from standoff.reports.datelines import find_dateline
from standoff.reports.own_words import PLACE_AND_DATE
from standoff.reports.pagedata import PageData
from standoff.reports.wording import Phrases, fold, fold_words, wording

_URL_DATE = re.compile(r"[/_-](\d{4})[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_.-]|$)")
_LEADING_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FOOTER = 2
"""A statement may carry its date below its text; further down or further off a date is another article's."""
_GRADES = tuple(Grade)
UPDATED = "text-updated"
"""A page says when it was last changed. It was published then or before, which is a guess and anchors nothing."""


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
    found: list[tuple[int, str, Written, int]] = []
    for line, rank, method, dates in _dated_lines(evidence):
        for written in dates:
            span = (line.start + written.start, line.start + written.end)
            if written.problem:
                kind = "impossible-date" if written.earliest is None else "ambiguous-date"
                notes.append(Note(kind, written.problem, (span,), (evidence.text[slice(*span)],)))
            if written.earliest is not None:
                found.append((rank, method, written, len(found)))
    if not found:
        return None
    best = min(rank for rank, *_ in found)
    rivals = [(method, written) for rank, method, written, _ in found if rank == best]
    method, first = rivals[0]
    earliest = min(written.earliest or "" for _, written in rivals)
    latest = max(written.latest or "" for _, written in rivals)
    grade = Grade.INFERRED if method == UPDATED else Grade.STATED
    if len({(written.earliest, written.latest) for _, written in rivals}) > 1:
        notes.append(Note("date-conflict", f"the report states several dates from {earliest} to {latest}"))
        return Published(earliest, latest, method, grade)
    return Published(first.earliest, first.latest, method, grade)


def _dated_lines(evidence: Evidence) -> Iterator[tuple[Line, int, str, list[Written]]]:
    """The lines that state a publication date, with the rank of that evidence, its method and the dates.

    A bare date above the headline may be the day on which the site was visited: it ranks below one beside the headline,
    and counts for nothing on a page that dates itself in its head.
    """
    lines, lists = evidence.lines, wording()
    body = [at for at, line in enumerate(lines) if line.label == Label.BODY] or [len(lines)]
    headline = next((at for at, line in enumerate(lines) if line.label == Label.HEADLINE), -1)
    for at, line in enumerate(lines):
        words = evidence.text[line.start : line.end]
        if line.label == Label.DATELINE and line.grounds == PLACE_AND_DATE:
            if _signs(lines, at, body):
                yield line, 3, "dateline", list(written_dates(words))
        elif line.label == Label.DATELINE:
            dates = list(written_dates(words))
            if not _says(words, lists.published_words) and _says(words, lists.updated_words):
                yield line, 5, UPDATED, dates
            elif at < body[0] and _says(words, lists.published_words):
                yield line, 0, "text-header", _before_update(words, dates)
            elif at < body[0] and not (at < headline and evidence.page.published):
                yield line, 1 if at > headline else 2, "text-header", dates
            elif body[-1] < at <= body[-1] + _FOOTER and at >= len(lines) - _FOOTER:
                yield line, 4, "text-footer", _before_update(words, dates)
        elif at == body[0]:
            dateline = find_dateline(words)
            if dateline is not None and dateline.dates:
                yield line, 3, "dateline", list(dateline.dates[:1])


def _signs(lines: Sequence[Line], at: int, body: Sequence[int]) -> bool:
    """Whether a place and a date on a line of their own sign the text, as they do a release: right after its last
    paragraph, with no picture beside them that they might date. Above the text they may be a picture's."""
    beside = {lines[n].label for n in (at - 1, at + 1) if 0 <= n < len(lines)}
    return at == body[-1] + 1 and Label.CAPTION not in beside


def _before_update(words: str, dates: list[Written]) -> list[Written]:
    """Of "Published ... Updated ...", the date of publication."""
    for written in dates:
        if not _says(words[: written.start], wording().updated_words):
            return [written]
    return dates[:1]


def _says(words: str, phrases: Phrases) -> bool:
    folded = fold_words(words)
    return any(phrases.covered(folded[at : at + 2]) for at in range(len(folded)))


def _metadata(evidence: Evidence) -> Iterator[Published]:
    for method, stamp in evidence.page.published:
        day = _stamp_day(stamp)
        if day is not None:
            yield Published(day, day, method, Grade.METADATA)
    match = _URL_DATE.search(evidence.url or "")
    if match:
        try:
            day = date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        except ValueError:
            return
        yield Published(day, day, "url", Grade.METADATA)


def _stamp_day(stamp: str) -> str | None:
    """The day of a time stamp as its own zone has it; None for what is no date or can be read two ways."""
    try:
        return datetime.fromisoformat(stamp.strip()).date().isoformat()
    except ValueError:
        pass
    if _LEADING_DATE.match(stamp.strip()) or len(fold(stamp)) < 40:
        found = next(written_dates(stamp), None)
        if found is not None and found.earliest == found.latest:
            return found.earliest
    return None
