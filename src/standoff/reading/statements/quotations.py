"""Quotations of a text: what stands between quotation marks, whatever marks the outlet uses.

A line is scanned once, left to right. Double marks of any make may close each other, so that a mistyped mark does not
swallow the rest; a single mark opens only before a word and closes only after one, and counts only when it does close,
so that apostrophes are none. A double mark that never closes runs to the end of its line (`closed` is False), as the
paragraphs of a long quotation do. Marks nested in a quotation belong to it.
"""

import bisect
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.record.rows import Line, Span

_DOUBLE = frozenset('“”„‟«»"＂〝〞')
_OPENING = frozenset("“„«〝")
_CLOSING = frozenset("”»〞")
_SINGLE = frozenset("‘’‚‹›'")
_LONGEST_SINGLE = 600


@dataclass(frozen=True, slots=True)
class Quotation:
    """Offsets with the marks, and whether a closing mark was found. `line` is the index of its line."""

    start: int
    end: int
    closed: bool
    line: int


@dataclass(frozen=True)
class Quotations:
    """The quotations of a text, in text order; none overlaps another."""

    rows: tuple[Quotation, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds the character at `offset`, if any."""
        index = bisect.bisect_right(self.starts, offset) - 1
        if index >= 0 and offset < self.rows[index].end:
            return self.rows[index]
        return None

    def within(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that overlap `[start, end)`."""
        first = max(bisect.bisect_right(self.starts, start) - 1, 0)
        last = bisect.bisect_left(self.starts, end)
        return tuple(q for q in self.rows[first:last] if q.end > start)

    def covered(self, spans: Iterable[Span]) -> int:
        """How many characters of `spans` stand in quotations."""
        return sum(
            max(0, min(q.end, end) - max(q.start, start)) for start, end in spans for q in self.within(start, end)
        )


def find_quotations(text: str, lines: Iterable[Line]) -> Quotations:
    """The quotations in `lines` of `text`, which are in text order."""
    rows = [q for number, line in enumerate(lines) for q in _scan(text, line.start, line.end, number)]
    return Quotations(tuple(rows), tuple(q.start for q in rows))


def _scan(text: str, start: int, end: int, number: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    i = start
    while i < end:
        character = text[i]
        width = _mark_width(text, i, end)
        if width:
            if opened is None:
                if not _only_closes(text, i, i + width, start, end):
                    opened = i
            elif _may_close(text, i, i + width, end):
                found.append(Quotation(opened, i + width, True, number))
                opened = None
            i += width - 1
        elif opened is None and character in _SINGLE and _opens_single(text, i, start, end):
            close = _single_close(text, i, end)
            if close is not None:
                found.append(Quotation(i, close + 1, True, number))
                i = close
        i += 1
    if opened is not None and text[opened + 1 : end].strip():
        found.append(Quotation(opened, end, False, number))
    return found


def _mark_width(text: str, i: int, end: int) -> int:
    """How many characters the double mark at `i` has: two for a pair of single ones, none where there is no mark."""
    if text[i] in _DOUBLE:
        return 1
    pair = text[i] in "'`‘’" and i + 1 < end and text[i + 1] == text[i]
    return 2 if pair else 0


def _only_closes(text: str, i: int, after: int, start: int, end: int) -> bool:
    """A mark with no partner before it that can open nothing: at the end, or before a space and after a word."""
    follows = text[after] if after < end else " "
    before = text[i - 1] if i > start else " "
    if text[i] in _OPENING:
        return after >= end
    return (follows.isspace() or follows in ".,;:!?)") and not before.isspace()


def _may_close(text: str, i: int, after: int, end: int) -> bool:
    if text[i] in _CLOSING or text[i] == '"':
        return True
    follows = text[after] if after < end else " "
    return not follows.isalnum()


def _opens_single(text: str, i: int, start: int, end: int) -> bool:
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    return not before.isalnum() and before not in "’'" and (after.isalnum() or after in "[(…")


def _single_close(text: str, i: int, end: int) -> int | None:
    """The last single mark that closes the one at `i`: after a letter or point, before a space, point or the end."""
    wanted = "’'" if text[i] in "‘‚'" else "’'›‹"
    for j in range(i + 2, min(end, i + _LONGEST_SINGLE)):
        if text[j] in _DOUBLE:
            return None
        if text[j] in wanted and not text[j - 1].isspace():
            after = text[j + 1] if j + 1 < end else " "
            if not after.isalnum() and not _plural_possessive(text, j, end):
                return j
    return None


def _plural_possessive(text: str, j: int, end: int) -> bool:
    """ "the soldiers' post": an s before, a small letter after, and another closing mark to come."""
    follows = text[j + 1 : j + 3]
    if text[j - 1] not in "sS" or len(follows) < 2 or follows[0] != " " or not follows[1].islower():
        return False
    return any(mark in text[j + 1 : min(end, j + 200)] for mark in ("’ ", "’,", "’.", "' ", "',", "'."))
