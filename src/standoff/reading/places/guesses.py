"""Guesses at misspelt places: a name one letter off a place in the neighbourhood that its own sentence names.

"Towards the towns of Aford, Befrod and Ceford": no Befrod lies there, but Beford does. Only a name that stands
beside places which are themselves certain is guessed at, only among settlements near those, and the row says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from standoff.knowledge.gazetteer import Entry, Gazetteer
from standoff.knowledge.placenames import key_of
from standoff.reading.places.context import kilometres
from standoff.reading.places.features import PLACE, Toponym

MOST_GUESSES = 20
NEIGHBOURHOOD = 1.0  # degrees around the middle of the certain places
ALIEN_KM = 250.0
CERTAIN = 0.8
GUESSED = 0.5
_SETTLED = frozenset({"town", "village", "capital", "enclave"})
_LOCAL = _SETTLED | {"admin2", "crossing", "height", "lake", "corridor", "mountain"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention with the entry it means, None where that stays open; `near` and `point` are then what the report says
    it is in or near, and where that is. `own` is whether it has that very name, `chief`
    whether it is also a city far larger than all others of the name."""

    toponym: Toponym
    entry: Entry | None
    confidence: float | None
    grounds: str
    own: bool = False
    chief: bool = False
    guess: bool = False
    near: Entry | None = None
    point: tuple[float, float] | None = None


def guessed(resolved: Sequence[Resolved], lines: Sequence[int], gazetteer: Gazetteer) -> tuple[Resolved, ...]:
    """`resolved` with guesses in the place of what is open or alien; `lines` gives the sentence of each mention."""
    beside: dict[int, list[Entry]] = {}
    for one, line in zip(resolved, lines, strict=True):
        if one.entry and one.entry.kind in _LOCAL and (one.confidence is None or one.confidence >= CERTAIN):
            beside.setdefault(line, []).append(one.entry)
    tries = 0
    found = list(resolved)
    for number, (one, line) in enumerate(zip(resolved, lines, strict=True)):
        around = beside.get(line, [])
        if tries >= MOST_GUESSES or not around or not _doubtful(one, around):
            continue
        tries += 1
        if entry := _like(one.toponym.text, around, gazetteer):
            near = ", ".join(dict.fromkeys(e.name for e in around))
            grounds = f"guess: one letter off {entry.name}, near {near}"
            found[number] = replace(one, entry=entry, confidence=GUESSED, grounds=grounds, guess=True)
    return tuple(found)


def _doubtful(one: Resolved, around: Sequence[Entry]) -> bool:
    """Open, or meant only by an alias of somewhere far from the places beside it."""
    toponym = one.toponym
    if toponym.sort != PLACE or len(toponym.text) < 3 or not toponym.text.isalpha() or toponym.text.isupper():
        return False
    if toponym.feature not in (None, "settlement"):
        return False
    if one.entry is None:
        return one.near is None
    return not one.own and all(kilometres(one.entry, other) > ALIEN_KM for other in around)


def _like(text: str, around: Sequence[Entry], gazetteer: Gazetteer) -> Entry | None:
    """The one settlement near `around` whose name is one letter off; None where there is none or more than one."""
    points = [(e.lat, e.lon) for e in around if e.lat is not None and e.lon is not None]
    lat, lon = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    key = key_of(text)
    near = gazetteer.near(lat, lon, NEIGHBOURHOOD, limit=3000)
    like = [e for e in near if e.kind in _SETTLED and one_letter_off(key, key_of(e.name))]
    return like[0] if len(like) == 1 else None


def one_letter_off(one: str, other: str) -> bool:
    """Whether one letter added, left out, changed or swapped with the next, but not the first, makes them the same."""
    if one == other or abs(len(one) - len(other)) > 1 or one[:1] != other[:1]:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if len(one) == len(other):
        swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
        return one[start + 1 :] == other[start + 1 :] or swapped
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]
