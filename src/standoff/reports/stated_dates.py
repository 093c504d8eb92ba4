"""The dates that a report's own lines state, each with how well it shows the day of publication.

Beside the headline a date is the report's; above it, it may be the day on which the site was visited; a line of names
and a date may be a picture's; in a dateline it may be the day before; below the text it signs a release.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from standoff.record.rows import Line, Span
from standoff.record.terms import Label
from standoff.reports.calendar_dates import Written, written_dates
from standoff.reports.date_lines import A_MONTH, DOUBTFUL, ISSUE_OF_A_MONTH, PLACE_AND_DATE, WITHOUT_YEAR, month_of_line
from standoff.reports.datelines import find_dateline, opening_date
from standoff.reports.wording import Phrases, fold, fold_words, wording

UPDATED = "text-updated"
"""A page says when it was last changed. It was published then or before, which is a guess and anchors nothing."""
_FOOTER = 2
"""A statement may carry its date below its text; further down or further off a date is another article's."""
_LEDE = 3
"""A dateline opens one of the first paragraphs: a standfirst may stand before the lede."""
_STANDFIRST = 500
"""How many characters of paragraphs may stand between a headline and the date below its standfirst."""
_SIGNING_WORDS = 16
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}|\d\s?[ap]\.?m", re.IGNORECASE)
_STAMPED = re.compile(r"\d{1,2}:\d{2}:\d{2}(?:\.\d+)?\s?(?:[+-]\d{2}:?\d{2}|Z|GMT|UTC)\b")
"""A day with its seconds and its zone is a machine's stamp of sending, not the day on which a site was visited."""
_SET_OFF = re.compile(r"\s*(?:[|•·»]|\s[-–—]\s|[-–—]\s|,\s|[(\[])\s*")
_SENTENCE = re.compile(r"""[.!?…]["'”’)]*\s*$""")
_BAR = re.compile(r"[|•·»]")
_AFTER = frozenset({Label.SHARE, Label.NAVIGATION, Label.SOURCE_CREDIT, Label.OTHER, Label.BYLINE, Label.DATELINE})


class Rank(IntEnum):
    """How well a date shows the day of publication, the best first."""

    WORDED = 0
    BESIDE = 1
    ABOVE = 2
    PLACED = 3
    LEDE = 4
    FOOT = 5
    UPDATED = 6


@dataclass(frozen=True, slots=True)
class Stated:
    """A date of a line, its span in the text, its rank and method; `needs_support` by the days of the text itself."""

    written: Written
    span: Span
    rank: Rank
    method: str
    needs_support: bool = False


def stated_dates(text: str, lines: Sequence[Line], *, in_head: bool = False) -> Iterator[Stated]:
    """The dates that may be the day of publication, in text order. `in_head`: the page's head gives one already.

    A bare date above the headline may be the day on which the site was visited: it counts for nothing on a page that
    dates itself in its head.
    """
    body = [at for at, line in enumerate(lines) if line.label == Label.BODY] or [len(lines)]
    headline = next((at for at, line in enumerate(lines) if line.label == Label.HEADLINE), -1)
    for at, line in enumerate(lines):
        words = text[line.start : line.end]
        found: Iterator[tuple[Written, Rank, str, bool]] = iter(())
        if line.label == Label.DATELINE and line.grounds in DOUBTFUL:
            found = _of_place_and_date(words, lines, at, body)
        elif line.grounds in (A_MONTH, ISSUE_OF_A_MONTH):
            headed = line.grounds == ISSUE_OF_A_MONTH or at > headline
            found = _of_month(words) if at < body[0] and headed else iter(())
        elif line.label == Label.DATELINE and line.grounds != WITHOUT_YEAR:
            found = _of_date_line(words, lines, at, body, headline, in_head)
        elif line.label in (Label.HEADLINE, Label.NAVIGATION) and at < body[0]:
            found = _set_off(words, line.label)
        elif at in body[-1:] and wording().signings.opens(fold(words.strip())) and len(words.split()) < _SIGNING_WORDS:
            found = ((written, Rank.FOOT, "text-footer", False) for written in written_dates(words))
        for written, rank, method, needs in found:
            yield Stated(written, (line.start + written.start, line.start + written.end), rank, method, needs)
    yield from _of_lede(text, [lines[at] for at in body if at < len(lines)])


def _of_date_line(
    words: str, lines: Sequence[Line], at: int, body: Sequence[int], headline: int, in_head: bool
) -> Iterator[tuple[Written, Rank, str, bool]]:
    lists = wording()
    dates = list(written_dates(words))
    first = _before_update(words, dates)
    if _says(words, lists.updated_words) and not first and not _says(words, lists.published_words):
        yield from ((written, Rank.UPDATED, UPDATED, False) for written in dates)
    elif at < body[0] or (body[0] < at < body[-1] and _below_standfirst(words, lines, at)):
        worded = _says(words, lists.published_words)
        if worded or _worded_above(lines, at, headline):
            yield from ((written, Rank.WORDED, "text-header", False) for written in first or dates[:1])
        elif at > body[0]:
            yield from ((written, Rank.PLACED, "text-header", False) for written in first or dates)
        elif at > headline:
            yield from ((written, Rank.BESIDE, "text-header", False) for written in first or dates)
        elif not in_head:
            rank = Rank.BESIDE if _STAMPED.search(words) or _numbers_a_document(words, dates) else Rank.ABOVE
            yield from ((written, rank, "text-header", False) for written in first or dates)
    elif _signs(lines, at, body):
        yield from ((written, Rank.FOOT, "text-footer", False) for written in first or dates[:1])


def _numbers_a_document(words: str, dates: Sequence[Written]) -> bool:
    """Whether a line opens with the kind of a document and its number: "Note No. 4 · 18 March 2019"."""
    if not dates:
        return False
    before = fold_words(words[: dates[0].start])
    kinds = wording().document_words
    numbered = any(any(char.isdigit() for char in word) for word in before)
    return numbered and kinds.opens(fold(words.strip())) is not None and kinds.covered(before) * 2 >= len(before)


def _of_month(words: str) -> Iterator[tuple[Written, Rank, str, bool]]:
    """A month on a line of its own below the headline: published on one of its days."""
    month = month_of_line(words)
    if month is not None:
        last = calendar.monthrange(*month)[1]
        days = (date(*month, 1).isoformat(), date(*month, last).isoformat())
        yield Written(0, len(words.rstrip()), *days), Rank.PLACED, "text-header", False


def _below_standfirst(words: str, lines: Sequence[Line], at: int) -> bool:
    """Whether no more than a standfirst stands between the headline and the line: few words, and no other date."""
    above = [line for line in lines[:at] if line.label == Label.BODY]
    others = sum(line.label == Label.DATELINE and line.grounds != WITHOUT_YEAR for line in lines[at - 1 :])
    return len(above) <= _LEDE and sum(line.end - line.start for line in above) <= _STANDFIRST and others <= 2


def _worded_above(lines: Sequence[Line], at: int, headline: int) -> bool:
    """Whether the word for a date stands alone on the line above, below the headline."""
    return at > headline and at > 0 and lines[at - 1].grounds == "the word for a date"


def _of_place_and_date(
    words: str, lines: Sequence[Line], at: int, body: Sequence[int]
) -> Iterator[tuple[Written, Rank, str, bool]]:
    """A line of names and a date: at the head of a report, with no picture beside it, or where it signs the text."""
    beside = {lines[n].label for n in (at - 1, at + 1) if 0 <= n < len(lines)}
    if Label.CAPTION in beside:
        return
    needs = lines[at].grounds != PLACE_AND_DATE
    dates = list(written_dates(words))
    if at < body[0]:
        yield from ((written, Rank.PLACED, "dateline", needs) for written in dates)
    elif at <= body[-1] + _FOOTER and _signs(lines, at, body):
        yield from ((written, Rank.FOOT, "dateline", needs) for written in dates)


def _signs(lines: Sequence[Line], at: int, body: Sequence[int]) -> bool:
    """Whether a line below the text signs it: close to its last paragraph, with nothing of another article around."""
    if not body[-1] < at <= body[-1] + _FOOTER:
        return False
    return all(line.label in _AFTER for line in lines[body[-1] + 1 :]) or at >= len(lines) - _FOOTER


def _set_off(words: str, label: Label) -> Iterator[tuple[Written, Rank, str, bool]]:
    """A date set off before or behind a headline: "17-09-2022 | Truce holds", "Truce holds (17 September 2022)"."""
    text = words.strip()
    skipped = len(words) - len(words.lstrip())
    says_what = _says(text, wording().document_words)
    for written in written_dates(words):
        first, last = written.start - skipped, written.end - skipped
        before, after = _without_weekday(text[:first]), text[last:]
        mark = None
        if not before.strip(" [(#"):
            mark = _SET_OFF.match(after) or (_SET_OFF.match(after[1:]) if after[:1] in ")]" else None)
        elif not after.strip(" )]") and label is Label.HEADLINE and _names_document(before):
            yield written, Rank.PLACED, "text-header", False
        elif not after.strip(" )]"):
            mark = next((m for m in _SET_OFF.finditer(before) if m.end() == len(before)), None)
        if mark is not None:
            yield (
                written,
                Rank.PLACED,
                "text-header",
                label is Label.NAVIGATION or not (says_what or _BAR.search(mark[0])),
            )


def _without_weekday(words: str) -> str:
    """What stands before a date, without the weekday right before it: "Evening bulletin, " of "…, Tuesday "."""
    last = words.split()[-1:]
    named = last and fold(last[0].strip(",")) in wording().days
    return words[: words.rindex(last[0])] if named else words


def _names_document(before: str) -> bool:
    """Whether a headline says what the document is and then its day: "Regular Press Conference on"."""
    lists, words = wording(), fold_words(before)
    whole = [words[at : at + n] for n in (1, 2, 3) for at in range(len(words) - n + 1)]
    named = any(lists.document_words.is_whole(part) for part in whole if len(part) > 1 or part[0].isalpha())
    return named and words[-1:] == ("on",) and not any(lists.other_dates.is_whole(part) for part in whole)


def _of_lede(text: str, body: Sequence[Line]) -> Iterator[Stated]:
    """The full date of the dateline of one of the first paragraphs, or of the only paragraph that opens with a date."""
    for line in body[:_LEDE]:
        dateline = find_dateline(text[line.start : line.end])
        told = text[line.start + dateline.end : line.end] if dateline else ""
        if dateline is not None and dateline.dates and _SENTENCE.search(told):
            yield _opening(line, dateline.dates[0], False)
            return
    dated = [(line, day) for line in body if (day := opening_date(text[line.start : line.end])) is not None]
    if len(dated) == 1 and dated[0][0] in body[:_LEDE]:
        yield _opening(dated[0][0], dated[0][1], False)


def _opening(line: Line, written: Written, needs: bool) -> Stated:
    return Stated(written, (line.start + written.start, line.start + written.end), Rank.LEDE, "dateline", needs)


def _before_update(words: str, dates: list[Written]) -> list[Written]:
    """Of "Published ... Updated ...", the date of publication; none where the word for a change stands before each."""
    for written in dates:
        if not _says(words[: written.start], wording().updated_words):
            return [written]
    return []


def _says(words: str, phrases: Phrases) -> bool:
    folded = fold_words(words)
    return any(phrases.covered(folded[at : at + 2]) for at in range(len(folded)))
