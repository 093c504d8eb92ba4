"""Expressions counted from another day: "yesterday", "last week", "the past nine days", "two years ago", "that night".

Lengths and sets of times stand here too, since the counted ones are made of them.
"""

from dataclasses import replace

from standoff.reading.moments.context import Context, Value, clipped, shaped, unknown
from standoff.reading.moments.grammar import Expression
from standoff.reading.moments.intervals import (
    Day,
    Interval,
    around,
    of_day,
    of_weekend,
    shift,
    unit_value,
)
from standoff.reading.moments.tense import Direction
from standoff.reading.moments.words import Lexeme

_HOURS = 24
_AWAY = {"before": -1, "after": 1}
""" "The day before yesterday" and "the day after tomorrow" go on the way that the day itself points."""


def deictic_value(found: Expression, context: Context) -> Value | None:
    word = found.one("deictic")
    assert word
    part = found.one("part")
    code = part.value if part else "NI" if word.value == 0 and word.end - word.start == len("tonight") else ""
    kind, suffix = ("TIME", f"T{code}") if code else ("DATE", "")
    if context.day is None:
        return Value(kind, f"XXXX-XX-XX{suffix}", anchor="publication")
    unit, side = found.one("unit"), found.one("after")
    if unit is not None and (unit.value != "D" or side is None or _AWAY.get(side.value) != word.value):
        return None
    day = shift(context.day, "D", int(word.value) * (2 if unit else 1))
    return shaped(Value(kind, day.isoformat() + suffix, of_day(day), "publication"), found)


def night_value(found: Expression, context: Context) -> Value:
    part = found.one("part")
    code = str(part.value) if part else "NI"
    day = context.day
    if day is None:
        return Value("TIME", f"XXXX-XX-XXT{code}", anchor="publication")
    if part is None:
        before = shift(day, "D", -1)
        return Value("TIME", f"{before}TNI", Interval(before, day), "publication", confidence=0.8)
    moved = {"last": -1, "this": 0, "next": 1}[found.directed or "this"]
    chosen = shift(day, "D", moved)
    return shaped(Value("TIME", f"{chosen}T{code}", of_day(chosen), "publication"), found)


def _length_of(found: Expression) -> tuple[str, float | None, str]:
    """The TIMEX3 duration an expression names, its count (None where it is not said) and its unit."""
    unit = next(x for x in reversed(found.row) if x.kind in ("unit", "units"))
    designator = str(unit.value)
    number = found.one("number", "day", "ordinal")
    count: float | None = None
    if number:
        count = float(number.value)
    elif found.one("half"):
        count = 1.5 if found.one("and") else 0.5
    elif unit.kind == "unit" and not found.one("few"):
        count = 1
    if designator in ("DE", "CE") and count is not None:
        count, designator = count * (10 if designator == "DE" else 100), "Y"
    if designator == "2W":
        count, designator = None if count is None else count * 2, "W"
    if count == 0.5 and designator in ("Y", "D", "TH"):
        count, designator = {"Y": (6, "M"), "D": (12, "TH"), "TH": (30, "TM")}[designator]
    amount = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    text = f"PT{amount}{designator[1]}" if designator[0] == "T" else f"P{amount}{designator}"
    return text, count, designator


def _mod_of_length(found: Expression) -> str | None:
    words = {x.value for x in found.of("approx", "more", "least")}
    for mod, members in (
        ("APPROX", {"about", "around", "approximately", "roughly", "some"}),
        ("LESS_THAN", {"nearly", "almost", "under", "less", "fewer"}),
        ("MORE_THAN", {"over", "more"}),
        ("EQUAL_OR_MORE", {"least"}),
        ("EQUAL_OR_LESS", {"most"}),
    ):
        if words & members:
            return mod
    return None


def span_value(found: Expression, context: Context) -> Value:
    """ "the past nine days", "the next four years": a length that ends or begins on the day of publication."""
    text, count, unit = _length_of(found)
    day = context.day
    if day is None or found.directed == "this" or not _countable(count):
        interval = None
        if day and count is None and unit in ("TS", "TM", "TH") and found.directed == "last":
            interval = Interval(shift(day, "D", -1), day)
        return Value("DURATION", text, interval, "publication")
    steps = int(count or 0) or 1
    if unit in ("TS", "TM", "TH"):
        unit, steps = "D", 1 + (steps // 24 if unit == "TH" else 0)
    if found.directed == "last":
        return Value("DURATION", text, Interval(shift(day, unit, -steps), day), "publication")
    return Value("DURATION", text, Interval(day, shift(day, unit, steps)), "publication")


def _countable(count: float | None) -> bool:
    return count is not None and count < 10_000


def vague_value(found: Expression, context: Context) -> Value:
    ref = found.one("ref")
    return Value("DATE", str(ref.value) if ref else "FUTURE_REF" if found.directed == "next" else "PAST_REF")


def away_value(found: Expression, context: Context) -> Value:
    """ "two years ago", "a week earlier", "three days later", "six weeks from now"."""
    text, count, unit = _length_of(found)
    ago = found.one("ago", "ref") is not None
    way = 1 if found.one("later", "ref") else -1
    day = context.day if ago else context.told
    anchor = "publication" if ago else "told"
    mod = _mod_of_length(found)
    if day is None or not _countable(count) or unit in ("TS", "TM", "TH") or count != int(count or 0):
        interval = _hours_from(day, count, way) if day and not ago and unit == "TH" else None
        if day and ago and unit in ("TS", "TM", "TH"):
            interval = Interval(shift(day, "D", -1 - int((count or 0) // 24)) if _countable(count) else day, day)
        return Value("DURATION", text, interval if _countable(count) else None, anchor, mod)
    there = shift(day, unit, way * int(count or 0))
    exact = unit in ("D", "W") and mod is None
    grain = unit if unit != "W" else "D"
    interval = of_day(there) if exact and unit == "D" else around(there, unit)
    return Value("DATE", unit_value(there, grain), interval, anchor, mod, confidence=None if ago else 0.6)


def _hours_from(day: Day, count: float | None, way: int) -> Interval | None:
    """Some hours before or after what is told of a day: on that day or the one beside it."""
    if not _countable(count) or int(count or 0) > _HOURS:
        return None
    return Interval(min(day, shift(day, "D", way)), max(day, shift(day, "D", way)))


def length_value(found: Expression, context: Context) -> Value:
    return Value("DURATION", _length_of(found)[0], mod=_mod_of_length(found))


def whole_value(found: Expression, context: Context) -> Value | None:
    """ "last week", "this year", "the past week", "the previous day"."""
    unit = next(x for x in reversed(found.row) if x.kind == "unit")
    word = next((x for x in found.row if x.kind in ("last", "next", "this")), None)
    assert word
    name, way = str(unit.value), {"last": -1, "this": 0, "next": 1}[word.kind]
    day = context.day
    definite = found.definite
    if definite and name in ("D", "TH", "TM") and word.value in ("previous", "next", "preceding"):
        return _told_day(context, way) if name == "D" else Value("DURATION", _length_of(found)[0])
    if name == "WE" and definite:
        return bare_value(found, context)
    if word.value in ("past", "coming") or (definite and word.value in ("last", "next")) or name[0] == "T":
        return span_value(found, context)
    if day is None:
        return shaped(Value("DATE", unknown(name), anchor="publication"), found)
    told = context.told if definite and word.value in ("previous", "preceding", "following") else None
    base = told or day
    there = shift(around(base, name).first if name not in ("WE",) else base, name, way)
    if name == "WE" and day.isoweekday() < 6:
        there = shift(there, "W", -1) if way == -1 or context.direction is Direction.PAST else there
        there = shift(there, "W", 1) if way == -1 else there
    interval = around(there, name)
    value = shaped(Value("DATE", unit_value(there, name), interval, "publication"), found)
    if found.one("later") and value.interval:
        value = replace(value, interval=value.interval.after(day))
    if found.one("sooner") and value.interval:
        value = replace(value, interval=value.interval.until(day))
    return value if way else clipped(value, context)


def _told_day(context: Context, way: int) -> Value:
    if context.told is None:
        return Value("DATE", "XXXX-XX-XX", anchor="told")
    day = shift(context.told, "D", way)
    return Value("DATE", day.isoformat(), of_day(day), "told", confidence=0.6)


def _way_told(found: Expression, side: Lexeme | None) -> int | None:
    """How many days from the one told of: "the next morning" 1, "the night before" -1, "that night" 0."""
    if found.one("following", "next"):
        return 1
    last = found.one("last")
    if last is not None:
        return -1 if last.value in ("previous", "preceding") else None
    return _AWAY.get(str(side.value), 0) if side else 0


def told_value(found: Expression, context: Context) -> Value | None:
    """ "the following day", "the same day", "that night"."""
    unit = found.one("unit", "part", "weekday")
    assert unit
    if unit.value not in ("D", "MO", "AF", "EV", "NI", "W", "M", "Y"):
        return None
    side = found.one("after")
    way = _way_told(found, side)
    if way is None:
        return None
    if unit.kind == "unit" and unit.value == "D":
        return _told_day(context, way)
    if unit.kind == "part":
        value = _told_day(context, way)
        return replace(value, type="TIME", value=f"{value.value}T{unit.value}")
    if context.told is None or unit.kind == "weekday":
        return Value("DATE", unknown(str(unit.value)), anchor="told")
    there = shift(context.told, unit.value, way)
    return Value("DATE", unit_value(there, unit.value), around(there, unit.value), "told", confidence=0.6)


def set_value(found: Expression, context: Context) -> Value:
    freq = found.one("freq")
    if freq:
        return Value("SET", str(freq.value))
    weekday = found.one("weekday", "weekdays")
    if weekday:
        return Value("SET", f"XXXX-WXX-{weekday.value}")
    month = found.one("month", "season")
    if month:
        return Value("SET", f"XXXX-{month.value:02}" if month.kind == "month" else f"XXXX-{month.value}")
    part = found.one("part")
    return Value("SET", f"XXXX-XX-XXT{part.value}" if part else _length_of(found)[0])


def bare_value(found: Expression, context: Context) -> Value | None:
    """ "the weekend", "the day", "the end of the year": the one last spoken of, or the one of publication."""
    unit = found.one("unit")
    assert unit
    name = str(unit.value)
    if name[0] == "T" or name in ("DE", "CE"):
        return None
    if name == "D":
        told = context.told or context.day
        if told is None:
            return Value("DATE", "XXXX-XX-XX", anchor="told")
        return shaped(Value("DATE", told.isoformat(), of_day(told), "told", confidence=0.6), found)
    day = context.day
    if day is None:
        return shaped(Value("DATE", unknown(name), anchor="publication"), found)
    if name == "WE":
        ahead = context.direction is Direction.AHEAD or day.isoweekday() > 5
        there = day if ahead else shift(day, "W", -1)
        interval = of_weekend(there)
        return Value("DATE", unit_value(there, "WE"), interval, "tense", confidence=0.9)
    value = Value("DATE", unit_value(day, name), around(day, name), "publication", confidence=0.7)
    return clipped(shaped(value, found), context)


def many_value(found: Expression, context: Context) -> Value:
    return Value("DURATION", _length_of(found)[0])
