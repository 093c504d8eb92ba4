"""What a moment is counted from, and what it comes to: the shapes and turns that every kind of expression shares."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from standoff.reading.moments.clock import Clock
from standoff.reading.moments.grammar import Expression
from standoff.reading.moments.intervals import (
    Day,
    Interval,
)
from standoff.reading.moments.tense import Direction

_RECENT = 45  # days back to which "on March 3" means this year's, whatever year the sentence before spoke of
_GOES_ON = 300  # days by which a report that tells in order goes on into the next year
OLDER = 0.6  # how sure a date is that takes the year of the sentence before it
MODS = {"early": "START", "late": "END", "mid": "MID"}
_EDGES = {"end": "END", "close": "END", "rest": "END", "remainder": "END"}


@dataclass(frozen=True, slots=True)
class Context:
    """From what a moment is counted: publication, the way the verb points, the day and the year last spoken of."""

    day: Day | None
    direction: Direction
    told: Day | None
    year: int | None
    seasons: Mapping[str, tuple[int, int]]
    zones: Mapping[str, int | None]
    weekdays: Mapping[str, int]
    floor: Day | None = None
    """The latest day that the report tells of, where nothing else is known of its publication."""
    spoken: int | None = None
    """The year last spoken of, if no other has been since: that of a past day that would lie ahead in this year."""
    reached: Day | None = None
    """The first day of what was last told of in `year`, where the report goes on telling from there."""
    telling: bool = False
    """Whether it has gone on so before, by a month without its year."""


@dataclass(frozen=True, slots=True)
class Value:
    """`anchor` names what the interval was counted from: nothing, publication, tense (and publication) or told."""

    type: str
    value: str
    interval: Interval | None = None
    anchor: str = "none"
    mod: str | None = None
    confidence: float | None = None
    clock: Clock | None = None
    note: str = ""


def nearest(candidates: list[Day], context: Context, recent_days: int = _RECENT) -> tuple[Day, float]:
    """Of the same date in neighbouring years or weeks, the one the tense points to, and how sure that is; one of the
    last `recent_days` is meant before one of the year spoken of."""
    day = context.day
    assert day is not None
    closest = min(candidates, key=lambda c: (abs((c - day).days), c))
    behind = [c for c in candidates if c <= day]
    ahead = [c for c in candidates if c >= day]
    if context.direction is Direction.PAST and behind:
        recent = max(behind)
        history = [c for c in behind if c.year == context.year and context.year < recent.year]
        if history and (day - recent).days > recent_days:
            return _told_on(history[0], behind, context.reached), OLDER
        return recent, 0.95
    if context.direction is Direction.AHEAD and ahead:
        return min(ahead), 0.9
    return closest, 0.7


def _told_on(same: Day, behind: list[Day], reached: Day | None) -> Day:
    """The date in the year that the report tells of, or in the next where that goes on: "in November 2022 … in
    January"."""
    if reached is None or same >= reached.replace(day=1):
        return same
    return next((c for c in sorted(behind) if 0 < (c - reached).days <= _GOES_ON), same)


def shaped(value: Value, found: Expression) -> Value:
    """The value narrowed by "early", "late", "mid-" or "the end of"."""
    word = found.one("early", "late", "mid")
    edge = found.one("edge")
    mod = MODS[word.kind] if word else _EDGES.get(edge.value, "START") if edge else None
    if edge and edge.value == "middle":
        mod = "MID"
    if mod is None:
        return value
    interval = value.interval.half({"START": "early", "END": "late", "MID": "mid"}[mod]) if value.interval else None
    return replace(value, mod=mod, interval=interval)


def clipped(value: Value, context: Context) -> Value:
    """What is told of in the past has ended by the day of publication; what lies ahead begins on it."""
    if value.interval is None or context.day is None or value.anchor == "none":
        return value
    if context.direction is Direction.PAST:
        return replace(value, interval=value.interval.until(context.day))
    if context.direction is Direction.AHEAD:
        return replace(value, interval=value.interval.after(context.day))
    return value


def year_of(found: Expression, context: Context) -> int | None:
    """The year an expression names, in figures or as "of last year"."""
    year = found.one("year", "years")
    if year:
        return int(year.value[0] if year.kind == "years" else year.value)
    unit = next((x for x in reversed(found.row) if x.kind == "unit"), None)
    if unit is None or unit.value != "Y" or context.day is None:
        return None
    if found.directed:
        return context.day.year + {"last": -1, "this": 0, "next": 1}[found.directed]
    return context.day.year if found.one("ordinal") else None


def unknown(unit: str) -> str:
    return {"W": "XXXX-WXX", "2W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
            "DE": "XXX", "CE": "XX"}.get(unit, "XXXX-XX-XX")  # fmt: skip
