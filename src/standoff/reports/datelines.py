"""Datelines: the place, day and agency before the first sentence of a wire story, or on a line of their own.

    BISHKEK/DUSHANBE, April 29, 2021 (Agency) - Troops exchanged fire ...
    Baku, May 14, Agency

The words before a dash are a dateline where each part of them is a name or a date and one of them is a date or an
agency in brackets: "Armenia - A view of a village" is none.
"""

import re
from dataclasses import dataclass

from standoff.reports.calendar_dates import Written, written_dates
from standoff.reports.wording import fold, fold_words, wording

_REACH = 160
_DASH = re.compile(r"\s*(?:\s-{1,2}|–|—)\s")
_BRACKETS = re.compile(r"(?:\(([^()]{2,60})\)|\s/([^/]{2,40})/)\s*$")
_DAY = re.compile(r"(?:([^\W\d_]+)\.?\s(\d{1,2})|(\d{1,2})\s([^\W\d_]+)\.?)(?:\s\d{4})?")
_YEAR = re.compile(r"\d{4}")
_LINKING = frozenset({"of", "de", "la", "al", "the", "and", "&"})
_LONGEST_NAME = 5
_LONGEST_LINE = 12


@dataclass(frozen=True, slots=True)
class Dateline:
    """The parts of a dateline; `end` is the offset behind it, the line's own end where it is the whole line."""

    place: str
    agency: str | None
    dates: tuple[Written, ...]
    end: int


def find_dateline(text: str) -> Dateline | None:
    """The dateline that the line `text` opens with, or is; None where there is none."""
    head = text[:_REACH]
    dash = _DASH.search(head)
    if dash is None and (len(text) > _REACH or len(text.split()) > _LONGEST_LINE):
        return None
    prefix = head[: dash.start()] if dash else text.rstrip()
    brackets = _BRACKETS.search(prefix)
    agency = (brackets[1] or brackets[2]).strip() if brackets else None
    parts = [part.strip() for part in prefix[: brackets.start() if brackets else None].split(",")]
    kinds = [_kind(part) for part in parts]
    if "" in kinds or kinds[0] != "name" or len(parts) > _LONGEST_NAME:
        return None
    dated = [at for at, kind in enumerate(kinds) if kind == "date"]
    if not dated and not (agency and dash):
        return None
    after = [part for at, part in enumerate(parts) if dated and at > dated[-1] and kinds[at] == "name"]
    place = ", ".join(parts[: dated[0]] if dated else parts)
    end = dash.end() if dash else len(text)
    return Dateline(place, agency or (after[-1] if after else None), tuple(written_dates(prefix)), end)


def _kind(part: str) -> str:
    """What a part between commas is: "date", "name" or nothing that a dateline holds."""
    words = part.split()
    if not words:
        return ""
    day = _DAY.fullmatch(part)
    if day and fold(day[1] or day[4]) in wording().months:
        return "date"
    if _YEAR.fullmatch(part) or set(fold_words(part)) <= wording().days:
        return "date"
    if len(words) <= _LONGEST_NAME and all(w[0].isupper() or w in _LINKING for w in words) and words[0][0].isupper():
        return "name"
    return ""
