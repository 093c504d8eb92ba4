"""In which order statements were told: a live blog whose newest post stands first is read from its end.

A post begins with a clock time at the head of a line. Where three posts or more stand in falling order of time, what
stands below was told before; within a post, what stands first.
"""

import bisect
import itertools
import re
from collections.abc import Sequence

from standoff.record.rows import Line, Statement

_CLOCK = re.compile(r"\W{0,3}(\d{1,2})[:.](\d{2})\b(?! ?(?:%|per))")
_LEAST = 3


def in_order_told(text: str, lines: Sequence[Line], rows: Sequence[Statement]) -> tuple[Statement, ...]:
    """The rows in the order in which they were told, the root first; `rows` are in text order."""
    posts = _posts(text, lines)
    if len(posts) < _LEAST or any(later[1] <= earlier[1] for later, earlier in itertools.pairwise(posts)):
        return tuple(rows)
    starts = [start for start, _ in posts]

    def told(row: Statement) -> int:
        at = row.cue.spans[0][0] if row.cue is not None else -1
        post = bisect.bisect_right(starts, at) - 1
        return -post if post >= 0 else -len(posts)

    return (*rows[:1], *sorted(rows[1:], key=told))


def _posts(text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where each post begins, with the minute of its day."""
    found = []
    for line in lines:
        clock = _CLOCK.match(text, line.start, line.end)
        if clock is not None and int(clock[1]) < 24 and int(clock[2]) < 60:
            found.append((line.start, 60 * int(clock[1]) + int(clock[2])))
    return found
