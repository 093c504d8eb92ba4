"""Text with highlighted spans: cut at every boundary, each slice escaped last, overlaps kept.

A renderer that wraps one span after another breaks where two overlap; cutting first cannot.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from standoff.record.rows import Span


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of text, the keys of the spans that cover it, and the keys of those that begin with it."""

    text: str
    keys: tuple[str, ...]
    begins: tuple[str, ...]


def slices(text: str, start: int, end: int, spans: Iterable[tuple[str, Span]]) -> list[Slice]:
    """`text[start:end]` cut at the boundaries of the keyed `spans`, in one sweep.

    A key begins where its first span does, or at `start` where that lies before it.
    """
    inside = [(key, max(a, start), min(b, end)) for key, (a, b) in spans if a < end and b > start]
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for key, a, b in inside:
        opening.setdefault(a, []).append(key)
        closing.setdefault(b, []).append(key)
    cuts = sorted({start, end, *opening, *closing})
    open_keys: dict[str, int] = {}
    begun: set[str] = set()
    found: list[Slice] = []
    for cut, following in pairwise(cuts):
        for key in closing.get(cut, ()):
            open_keys[key] -= 1
            if not open_keys[key]:
                del open_keys[key]
        for key in opening.get(cut, ()):
            open_keys[key] = open_keys.get(key, 0) + 1
        fresh = tuple(sorted(key for key in opening.get(cut, ()) if key not in begun))
        begun.update(fresh)
        found.append(Slice(text[cut:following], tuple(sorted(open_keys)), tuple(dict.fromkeys(fresh))))
    return found
