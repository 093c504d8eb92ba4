"""Datelines: the place, day and agency before the first sentence of a wire story, or on a line of their own.

    BISHKEK/DUSHANBE, April 29, 2021 (Agency) - Troops exchanged fire ...
    BISHKEK (AGENCY), 29 April -
    Baku. 14 May 2021. Agency
    Baku, May 14, Agency

A line is read piece by piece: names, days, an agency in brackets, and the marks between them. It opens with a dateline
where the pieces come to a dash, a colon or a full stop, or are the whole line, and one of them is a date, or an agency
in brackets before the dash: "Armenia - A view of a village" is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.reports.calendar_dates import Written, written_dates
from standoff.reports.wording import fold, fold_words, wording

_REACH = 160
_OPENING = re.compile(r"[\s*_>–—-]*[(\[]?\s*")
_STOP = re.compile(r"\s*(?:\s-{1,2}(?=\s|$)|-{2}|–|—|:(?=\s|$)|\s\|(?=\s|$))\s*")
_CLOSING = re.compile(r"\s*[)\]]\s*")
_MARK = re.compile(r"\s*([,.;·])\s*")
_BRACKETS = re.compile(r"\(([^()@]{2,60})\)|/([^/@]{2,40})/")
_DAY = re.compile(r"(?:([^\W\d_]+)\.?\s(\d{1,2})|(\d{1,2})(?:st|nd|rd|th)?\s([^\W\d_]+)\.?)(?!\w|[.:]\d)")
_YEAR = re.compile(r"\d{4}(?!\w)")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_][\w'’\-]*(?:/[^\W\d_][\w'’\-]*)*|&")
_LINKING = frozenset({"of", "de", "la", "al", "el", "the", "and", "&", "for"})
_LONGEST_NAME = 5
_LONGEST_LINE = 16
_PIECES = 16


@dataclass(frozen=True, slots=True)
class Dateline:
    """The parts of a dateline; `end` is the offset behind it, the line's own end where it is the whole line."""

    place: str
    agency: str | None
    dates: tuple[Written, ...]
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a dateline, `[start, end)`: a "name", "date", "agency", "mark" or "stop"."""

    kind: str
    start: int
    end: int
    words: str


def find_dateline(text: str) -> Dateline | None:
    """The dateline that the line `text` opens with, or is; None where there is none."""
    head = text[:_REACH]
    found: Dateline | None = None
    pieces: list[_Piece] = []
    for piece in _pieces(head):
        if piece.kind == "stop" and _is_dateline(pieces, dash=True):
            return _dateline(head, pieces, piece.end)
        if piece.kind == "mark" and piece.words == "." and (_names_and_dates(pieces) or _agency_last(pieces)):
            found = _dateline(head, pieces, piece.end)
        pieces.append(piece)
    while pieces and pieces[-1].kind in ("mark", "stop"):
        pieces.pop()
    whole = bool(pieces) and not text[pieces[-1].end :].strip(" .)]*_–—-|")
    if whole and len(text.split()) <= _LONGEST_LINE and _is_dateline(pieces, dash=False):
        return _dateline(head, pieces, len(text))
    return found


def opening_date(text: str) -> Written | None:
    """The full date that the line opens with before a dash, a colon or a bracket's end: "(3 May 2021) — Guards ..."."""
    head = text[:_REACH]
    pieces: list[_Piece] = []
    for piece in _pieces(head):
        if piece.kind == "stop":
            return _full(head, pieces) if {p.kind for p in pieces} <= {"date", "mark"} else None
        pieces.append(piece)
    return None


def _pieces(head: str) -> Iterator[_Piece]:
    """The pieces that `head` opens with, up to the first words that a dateline does not hold."""
    starts = {date.start: date.end for date in written_dates(head)}
    opening = _OPENING.match(head)
    at = opening.end() if opening else 0
    bracketed = head[:at].rstrip()[-1:] in ("(", "[")
    for _ in range(_PIECES):
        piece = _piece(head, at, starts)
        if piece is None and bracketed and (closed := _CLOSING.match(head, at)):
            bracketed, at = False, closed.end()
            if not _STOP.match(head, at):
                yield _Piece("stop", at, at, ")")
            continue
        if piece is None:
            return
        yield piece
        at = piece.end


def _piece(head: str, at: int, starts: dict[int, int]) -> _Piece | None:
    while head[at : at + 1].isspace() and not _STOP.match(head, at):
        at += 1
    if at in starts:
        return _Piece("date", at, starts[at], head[at : starts[at]])
    if stop := _STOP.match(head, at):
        dated = stop.end() in starts or _day_ends(head, stop.end()) is not None
        return _Piece("mark" if dated else "stop", stop.start(), stop.end(), "—")
    if mark := _MARK.match(head, at):
        return _Piece("mark", mark.start(), mark.end(), mark[1])
    if brackets := _BRACKETS.match(head, at):
        words = (brackets[1] or brackets[2]).strip()
        dated = any(True for _ in written_dates(words)) or _day_ends(words, 0) == len(words)
        return _Piece("date" if dated else "agency", at, brackets.end(), words)
    end = _day_ends(head, at)
    if end is not None:
        return _Piece("date", at, end, head[at:end])
    end = _name_ends(head, at, starts)
    return _Piece("name", at, end, head[at:end]) if end > at else None


def _day_ends(head: str, at: int) -> int | None:
    """Where a day and month without a year, a weekday or a year ends that begins at `at`."""
    if day := _DAY.match(head, at):
        if fold(day[1] or day[4]) in wording().months:
            return day.end()
    elif year := _YEAR.match(head, at):
        return year.end()
    word = _WORD.match(head, at)
    return word.end() if word and fold(word[0]) in wording().days else None


def _name_ends(head: str, at: int, starts: dict[int, int]) -> int:
    """Where a run of capitalised words ends that begins at `at`; `at` itself where there is none."""
    end, count, here = at, 0, at
    while (word := _WORD.match(head, here)) and count < _LONGEST_NAME:
        linking = fold(word[0]) in _LINKING
        if here in starts or (count and _day_ends(head, here) is not None):
            break
        if not (word[0][0].isupper() or _caseless(word[0]) or (linking and count)):
            return at
        if not linking or word[0][0].isupper():
            end, count = word.end(), count + 1
        here = word.end()
        if head[here : here + 1] != " ":
            break
        here += 1
    governed = fold_words(head[at:end])[-1:]
    return at if governed and wording().date_governors.is_whole(governed) else end


def _caseless(word: str) -> bool:
    return word[0].isalpha() and word[0].lower() == word[0].upper()


def _is_dateline(pieces: list[_Piece], dash: bool) -> bool:
    """Whether the pieces before a dash, or of a whole line, are a dateline."""
    kinds = [piece.kind for piece in pieces]
    if not pieces or kinds[0] not in ("name", "date") or kinds.count("name") > _LONGEST_NAME:
        return False
    if kinds[0] == "date" and dash:
        return "agency" in kinds
    days = [piece for piece in pieces if piece.kind == "date" and _is_day(piece.words, with_year=kinds[0] == "date")]
    if not dash:
        return bool(days) and "name" in kinds
    return ("date" in kinds and "name" in kinds) or (dash and "agency" in kinds and "name" in kinds)


def _is_day(words: str, *, with_year: bool) -> bool:
    """Whether a piece names a day of a month; a year or a weekday alone is none."""
    return any(True for _ in written_dates(words)) or (not with_year and _DAY.match(words) is not None)


def _names_and_dates(pieces: list[_Piece]) -> bool:
    """Whether the pieces before a full stop are a place and a full date: "Baku, 14 May 2021. The ministry ..."."""
    kinds = [piece.kind for piece in pieces]
    dated = [piece for piece in pieces if piece.kind == "date" and any(True for _ in written_dates(piece.words))]
    return kinds[:1] == ["name"] and bool(dated) and kinds.count("name") <= _LONGEST_NAME


def _agency_last(pieces: list[_Piece]) -> bool:
    """Whether the pieces before a full stop are a place, a day and an agency in brackets: "ASTANA, May 14. /Wire/."."""
    kinds = [piece.kind for piece in pieces]
    return kinds[:1] == ["name"] and "date" in kinds and kinds[-1] == "agency"


def _dateline(head: str, pieces: list[_Piece], end: int) -> Dateline:
    dated = [at for at, piece in enumerate(pieces) if piece.kind == "date"]
    names = [at for at, piece in enumerate(pieces) if piece.kind == "name"]
    first = dated[0] if dated else len(pieces)
    before = [pieces[at].words for at in names if at < first]
    after = [pieces[at].words for at in names if dated and at > dated[-1]]
    agency = next((piece.words for piece in pieces if piece.kind == "agency"), None)
    place = ", ".join(before or after)
    last = pieces[-1].end if pieces else 0
    dates = tuple(written_dates(head[:last]))
    return Dateline(place, agency or (after[-1] if before and after else None), dates, end)


def _full(head: str, pieces: list[_Piece]) -> Written | None:
    return next(written_dates(head[: pieces[-1].end]), None) if pieces else None
