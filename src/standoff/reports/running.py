"""Pages that are written through a day: entries that each open with a time of day, the latest first or last.

Such a page was last changed on the day of its entries, so that the day of its update is that of what it tells.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from standoff.record.rows import Line
from standoff.record.terms import Label

_OPENING_CLOCK = re.compile(r"[\W_]{0,3}([01]?\d|2[0-3])[:.h]([0-5]\d)(?!\d)")
_LEAST_ENTRIES = 3


def is_running(text: str, lines: Sequence[Line]) -> bool:
    """Whether three paragraphs or more open with a time of day, and these run one way: no midnight lies between."""
    times: list[int] = []
    for line in lines:
        match = _OPENING_CLOCK.match(text, line.start, line.end)
        if match is not None and line.label in (Label.BODY, Label.DATELINE):
            times.append(int(match[1]) * 60 + int(match[2]))
    down = all(a >= b for a, b in pairwise(times))
    up = all(a <= b for a, b in pairwise(times))
    return len(times) >= _LEAST_ENTRIES and (down or up)
