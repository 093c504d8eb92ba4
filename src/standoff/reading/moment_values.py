"""Expression -> TIMEX3 type and value and the interval it stands for, counted from one reference day.

Values follow ISO-TimeML (ISO 24617-1): `2021-05-12`, `2021-W19`, `2021-W19-WE`, `2020-FA`, `2008-Q3`, `198`, `P6M`,
`PT30M`, `PXD`, `PAST_REF`. What is counted from a reference day that is not known keeps X in the missing places.
Functions raise ValueError or OverflowError for a day that is not in the calendar.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from standoff.reading.moment_clock import Clock, read_clock
from standoff.reading.moment_grammar import Expression
from standoff.reading.moment_intervals import (
    Day,
    Interval,
    around,
    of_day,
    of_months,
    of_quarter,
    of_season,
    of_week,
    of_weekend,
    of_years,
    shift,
    unit_value,
)
from standoff.reading.moment_tense import Direction

_MODS = {"early": "START", "late": "END", "mid": "MID"}
_EDGES = {"end": "END", "close": "END", "rest": "END", "remainder": "END"}


@dataclass(frozen=True, slots=True)
class Context:
    """From what a moment is counted: the day of publication, the way the verb points, the day last spoken of."""

    day: Day | None
    direction: Direction
    told: Day | None
    seasons: Mapping[str, tuple[int, int]]
    zones: Mapping[str, int | None]


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


def evaluate(found: Expression, context: Context) -> Value | None:
    """The value of an expression, or None where its words turn out to be no time."""
    return _RULES[found.rule](found, context)


def nearest(candidates: list[Day], context: Context) -> tuple[Day, float]:
    """Of the same date in neighbouring years or weeks, the one the tense points to, and how sure that is."""
    day = context.day
    assert day is not None
    closest = min(candidates, key=lambda c: (abs((c - day).days), c))
    behind = [c for c in candidates if c <= day]
    ahead = [c for c in candidates if c >= day]
    if context.direction is Direction.PAST and behind:
        return max(behind), 0.95
    if context.direction is Direction.AHEAD and ahead:
        return min(ahead), 0.9
    return closest, 0.7


def _shaped(value: Value, found: Expression) -> Value:
    """The value narrowed by "early", "late", "mid-" or "the end of"."""
    word = found.one("early", "late", "mid")
    edge = found.one("edge")
    mod = _MODS[word.kind] if word else _EDGES.get(edge.value, "START") if edge else None
    if edge and edge.value == "middle":
        mod = "MID"
    if mod is None:
        return value
    interval = value.interval.half({"START": "early", "END": "late", "MID": "mid"}[mod]) if value.interval else None
    return replace(value, mod=mod, interval=interval)


def _year_of(found: Expression, context: Context) -> int | None:
    """The year an expression names, in figures or as "of last year"."""
    year = found.one("year")
    if year:
        return int(year.value)
    unit = found.one("unit")
    if unit and unit.value == "Y" and context.day and found.directed:
        return context.day.year + {"last": -1, "this": 0, "next": 1}[found.directed]
    return None


def _date(found: Expression, context: Context) -> Value:
    month = found.one("month")
    numbers = found.of("day", "ordinal")
    assert month
    return _day_of_year(found, context, month.value, int(numbers[0].value))


def _day_of_year(found: Expression, context: Context, month: int, day: int) -> Value:
    year = _year_of(found, context)
    part = found.one("part")
    suffix = f"T{part.value}" if part else ""
    kind = "TIME" if part else "DATE"
    if year is not None:
        exact = Day(year, month, day)
        return _shaped(Value(kind, exact.isoformat() + suffix, of_day(exact)), found)
    Day(2000, month, day)  # raises where no year has such a day
    if context.day is None:
        return _shaped(Value(kind, f"XXXX-{month:02}-{day:02}{suffix}", anchor="tense"), found)
    candidates = [_valid(context.day.year + n, month, day) for n in range(-4, 5)]
    chosen, sure = nearest([c for c in candidates if c], context)
    if context.direction is Direction.PAST and (context.day - chosen).days > 300:
        following = [c for c in candidates if c and 0 < (c - context.day).days < 60]
        chosen, sure = (following[0], 0.5) if following else (chosen, sure)
    return _shaped(Value(kind, chosen.isoformat() + suffix, of_day(chosen), "tense", confidence=sure), found)


def _valid(year: int, month: int, day: int) -> Day | None:
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def _days(found: Expression, context: Context) -> Value:
    month = found.one("month")
    assert month
    first, last = (int(x.value) for x in found.of("day"))
    begin = _day_of_year(found, context, month.value, first)
    end = _day_of_year(found, context, month.value, last)
    interval = Interval(begin.interval.first, end.interval.last) if begin.interval and end.interval else None
    if interval and interval.first > interval.last:
        raise ValueError(f"the days {first} to {last} run backwards")
    return Value("DATE", f"{begin.value}/{end.value}", interval, begin.anchor, confidence=begin.confidence)


def _figures(found: Expression, context: Context) -> Value | None:
    words = found.row[0].value
    parts = [int(x) for x in re.findall(r"\d+", words)]
    if found.row[0].kind == "iso" or len(words.split("/")[0]) == 4:
        day = Day(*parts[:3])
        return Value("DATE", day.isoformat(), of_day(day))
    first, second, year = parts
    if year < 100:
        year += 2000 if year < 70 else 1900
    if "." in words:
        return Value("DATE", Day(year, second, first).isoformat(), of_day(Day(year, second, first)))
    readings = sorted({d for d in (_valid(year, first, second), _valid(year, second, first)) if d})
    if not readings:
        raise ValueError(f"neither {first} nor {second} fits a month and a day")
    if len(readings) == 1:
        return Value("DATE", readings[0].isoformat(), of_day(readings[0]))
    told = [d for d in readings if d in (context.day, context.told)]
    if told:
        note = "read as the day that the report itself gives"
        return Value("DATE", told[0].isoformat(), of_day(told[0]), confidence=0.8, note=note)
    both = f"day first or month first: {readings[0]} or {readings[1]}"
    return Value("DATE", f"{year:04}-XX-XX", Interval(readings[0], readings[1]), confidence=0.5, note=both)


def _month(found: Expression, context: Context) -> Value:
    month = found.one("month")
    assert month
    number, year, sure, anchor = int(month.value), _year_of(found, context), None, "none"
    if found.one("year") is None:
        anchor = "tense" if not found.directed else "publication"
    if year is None and context.day is not None:
        here = context.day.replace(day=1)
        candidates = [here.replace(year=here.year + n, month=number) for n in (-1, 0, 1) if 1 <= here.year + n <= 9999]
        if found.directed in ("last", "next"):
            way = -1 if found.directed == "last" else 1
            candidates = [c for c in candidates if (c - here).days * way > 0]
            year = min(candidates, key=lambda c: abs((c - here).days)).year
        elif found.directed == "this":
            year = here.year
        else:
            chosen, sure = nearest(candidates, replace(context, day=here))
            year = chosen.year
    if year is None:
        return _shaped(Value("DATE", f"XXXX-{number:02}", anchor=anchor), found)
    value = Value("DATE", f"{year:04}-{number:02}", of_months(year, number, number), anchor, confidence=sure)
    return _clipped(_shaped(value, found), context)


def _clipped(value: Value, context: Context) -> Value:
    """What is told of in the past has ended by the day of publication; what lies ahead begins on it."""
    if value.interval is None or context.day is None or value.anchor == "none":
        return value
    if context.direction is Direction.PAST:
        return replace(value, interval=value.interval.until(context.day))
    if context.direction is Direction.AHEAD:
        return replace(value, interval=value.interval.after(context.day))
    return value


def _weekday(found: Expression, context: Context) -> Value:
    number = int(next(x.value for x in found.row if x.kind == "weekday"))
    part = found.one("part")
    kind, suffix = ("TIME", f"T{part.value}") if part else ("DATE", "")
    day = context.day
    if day is None:
        return _shaped(Value(kind, f"XXXX-WXX-{number}{suffix}", anchor="tense"), found)
    unit = found.one("unit")
    monday = of_week(day).first
    behind = shift(day, "D", -((day.isoweekday() - number) % 7))
    ahead = shift(day, "D", (number - day.isoweekday()) % 7)
    sure: float | None = None
    anchor = "publication"
    if unit and unit.value == "W" and found.directed:
        weeks = {"last": -1, "this": 0, "next": 1}[found.directed]
        chosen = shift(shift(monday, "W", weeks), "D", number - 1)
    elif found.directed == "last":
        chosen = behind if behind < day else shift(behind, "W", -1)
    elif found.directed == "next" or found.one("following"):
        chosen, sure = (ahead if ahead > day else shift(ahead, "W", 1)), 0.7
    elif found.directed == "this":
        chosen, sure = shift(monday, "D", number - 1), 0.7
    else:
        anchor = "tense"
        chosen = ahead if context.direction is Direction.AHEAD else behind
        sure = {Direction.PAST: 0.95, Direction.AHEAD: 0.9, Direction.OPEN: 0.7}[context.direction]
    value = Value(kind, chosen.isoformat() + suffix, of_day(chosen), anchor, confidence=sure)
    return _shaped(value, found)


def _season(found: Expression, context: Context) -> Value | None:
    season = found.one("season")
    assert season
    code = str(season.value)
    months = context.seasons[code]
    year = _year_of(found, context)
    anchor, sure = ("none", None) if found.one("year") else ("tense", None)
    day = context.day
    if year is None and day is not None:
        seasons = [of_season(day.year + n, months) for n in (-1, 0, 1)]
        if found.directed == "this":
            year = day.year
        elif found.directed == "next" or (context.direction is Direction.AHEAD and found.directed != "last"):
            year = next(s.first.year for s in seasons if s.last >= day)
        else:
            began = [s.first.year for s in seasons if s.first <= day and not (found.directed and s.last >= day)]
            year, sure = (began[-1] if began else day.year - 1), 0.8
    if year is None:
        return _shaped(Value("DATE", f"XXXX-{code}", anchor=anchor), found)
    value = Value("DATE", f"{year:04}-{code}", of_season(year, months), anchor, confidence=sure)
    return _clipped(_shaped(value, found), context)


def _deictic(found: Expression, context: Context) -> Value:
    word = found.one("deictic")
    assert word
    part = found.one("part")
    code = part.value if part else "NI" if word.value == 0 and word.end - word.start == len("tonight") else ""
    kind, suffix = ("TIME", f"T{code}") if code else ("DATE", "")
    if context.day is None:
        return Value(kind, f"XXXX-XX-XX{suffix}", anchor="publication")
    day = shift(context.day, "D", int(word.value))
    return _shaped(Value(kind, day.isoformat() + suffix, of_day(day), "publication"), found)


def _night(found: Expression, context: Context) -> Value:
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
    return _shaped(Value("TIME", f"{chosen}T{code}", of_day(chosen), "publication"), found)


def _decade(found: Expression, context: Context) -> Value:
    lexeme = found.one("decade")
    assert lexeme
    digits = re.sub(r"\D", "", str(lexeme.value))
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    value = Value("DATE", f"{year // 10}", of_years(year, 10))
    if year % 100 == 0:
        century = Interval(value.interval.first, of_years(year, 100).last) if value.interval else None
        note = "the decade or the century" if year < 2000 else ""
        value = replace(value, interval=century if note else value.interval, note=note)
    word = found.one("early", "late", "mid")
    if word is None:
        return value
    first, count = {"early": (0, 5), "late": (5, 5), "mid": (3, 4)}[word.kind]
    return replace(value, interval=of_years(year + first, count), mod=_MODS[word.kind])


def _quarter(found: Expression, context: Context) -> Value:
    return _of_quarter(int(str(found.row[0].value)[1]), found, context)


def _of_quarter(number: int, found: Expression, context: Context) -> Value:
    year = _year_of(found, context)
    anchor, sure = ("none" if found.one("year") else "tense"), None
    if year is None and context.day is not None:
        first = [of_quarter(context.day.year + n, number).first for n in (-1, 0, 1)]
        chosen, sure = nearest(first, context)
        year = chosen.year
    if year is None:
        return _shaped(Value("DATE", f"XXXX-Q{number}", anchor=anchor), found)
    value = Value("DATE", f"{year:04}-Q{number}", of_quarter(year, number), anchor, confidence=sure)
    return _clipped(_shaped(value, found), context)


def _ordinal(found: Expression, context: Context) -> Value | None:
    """ "the third quarter of 2009", "the first half of this year", "the 19th century", "a second consecutive day"."""
    number = int(next(x.value for x in found.row if x.kind == "ordinal"))
    unit = next((x for x in found.row if x.kind in ("unit", "half")), None)
    if unit is None:
        return None
    if unit.kind == "half" and number < 3:
        year = _year_of(found, context)
        if year is None:
            return None
        months = (1, 6) if number == 1 else (7, 12)
        return _shaped(Value("DATE", f"{year:04}-H{number}", of_months(year, *months)), found)
    if unit.value == "Q" and number < 5:
        return _of_quarter(number, found, context)
    if unit.value == "CE" and number < 100:
        return _shaped(Value("DATE", f"{number - 1:02}", of_years(number * 100 - 99, 100)), found)
    if found.one("run") and unit.value in ("D", "W", "M", "Y"):
        if context.day is None:
            return Value("DATE", _unknown(unit.value), anchor="publication")
        interval = around(context.day, unit.value)
        return Value("DATE", unit_value(context.day, unit.value), interval, "publication", confidence=0.7)
    return None


def _unknown(unit: str) -> str:
    return {"W": "XXXX-WXX", "2W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
            "DE": "XXX", "CE": "XX"}.get(unit, "XXXX-XX-XX")  # fmt: skip


def _length_of(found: Expression) -> tuple[str, float | None, str]:
    """The TIMEX3 duration an expression names, its count (None where it is not said) and its unit."""
    unit = next(x for x in reversed(found.row) if x.kind in ("unit", "units"))
    designator = str(unit.value)
    number = found.one("number", "day", "ordinal")
    count: float | None = None
    if number:
        count = float(number.value)
    elif found.one("half"):
        count = 0.5
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


def _span(found: Expression, context: Context) -> Value:
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


def _vague(found: Expression, context: Context) -> Value:
    ref = found.one("ref")
    return Value("DATE", str(ref.value) if ref else "FUTURE_REF" if found.directed == "next" else "PAST_REF")


def _away(found: Expression, context: Context) -> Value:
    """ "two years ago", "a week earlier", "three days later"."""
    text, count, unit = _length_of(found)
    ago = found.one("ago") is not None
    way = 1 if found.one("later") else -1
    day = context.day if ago else context.told
    anchor = "publication" if ago else "told"
    mod = _mod_of_length(found)
    if day is None or not _countable(count) or unit in ("TS", "TM", "TH") or count != int(count or 0):
        interval = None
        if day and ago and unit in ("TS", "TM", "TH"):
            interval = Interval(shift(day, "D", -1 - int((count or 0) // 24)) if _countable(count) else day, day)
        return Value("DURATION", text, interval if _countable(count) else None, anchor, mod)
    there = shift(day, unit, way * int(count or 0))
    exact = unit in ("D", "W") and mod is None
    grain = unit if unit != "W" else "D"
    interval = of_day(there) if exact and unit == "D" else around(there, unit)
    return Value("DATE", unit_value(there, grain), interval, anchor, mod, confidence=None if ago else 0.6)


def _length(found: Expression, context: Context) -> Value:
    return Value("DURATION", _length_of(found)[0], mod=_mod_of_length(found))


def _whole(found: Expression, context: Context) -> Value:
    """ "last week", "this year", "the past week", "the previous day"."""
    unit = next(x for x in reversed(found.row) if x.kind == "unit")
    word = next((x for x in found.row if x.kind in ("last", "next", "this")), None)
    assert word
    name, way = str(unit.value), {"last": -1, "this": 0, "next": 1}[word.kind]
    day = context.day
    definite = found.definite
    if definite and name in ("D", "TH", "TM") and word.value in ("previous", "next", "preceding"):
        return _told_day(context, way) if name == "D" else Value("DURATION", _length_of(found)[0])
    if word.value in ("past", "coming") or (definite and word.value in ("last", "next")) or name[0] == "T":
        return _span(found, context)
    if day is None:
        return _shaped(Value("DATE", _unknown(name), anchor="publication"), found)
    there = shift(around(day, name).first if name not in ("WE",) else day, name, way)
    if name == "WE" and day.isoweekday() < 6:
        there = shift(there, "W", -1) if way == -1 or context.direction is Direction.PAST else there
        there = shift(there, "W", 1) if way == -1 else there
    interval = around(there, name)
    value = _shaped(Value("DATE", unit_value(there, name), interval, "publication"), found)
    if found.one("later") and value.interval:
        value = replace(value, interval=value.interval.after(day))
    if found.one("sooner") and value.interval:
        value = replace(value, interval=value.interval.until(day))
    return value if way else _clipped(value, context)


def _told_day(context: Context, way: int) -> Value:
    if context.told is None:
        return Value("DATE", "XXXX-XX-XX", anchor="told")
    day = shift(context.told, "D", way)
    return Value("DATE", day.isoformat(), of_day(day), "told", confidence=0.6)


def _told(found: Expression, context: Context) -> Value | None:
    """ "the following day", "the same day", "that night"."""
    unit = found.one("unit", "part", "weekday")
    assert unit
    if unit.value not in ("D", "MO", "AF", "EV", "NI", "W", "M", "Y"):
        return None
    way = 1 if found.one("following") else 0
    if unit.kind == "unit" and unit.value == "D":
        return _told_day(context, way)
    if unit.kind == "part":
        value = _told_day(context, 0)
        return replace(value, type="TIME", value=f"{value.value}T{unit.value}")
    if context.told is None or unit.kind == "weekday":
        return Value("DATE", _unknown(str(unit.value)), anchor="told")
    there = shift(context.told, unit.value, way)
    return Value("DATE", unit_value(there, unit.value), around(there, unit.value), "told", confidence=0.6)


def _set(found: Expression, context: Context) -> Value:
    freq = found.one("freq")
    if freq:
        return Value("SET", str(freq.value))
    weekday = found.one("weekday", "weekdays")
    if weekday:
        return Value("SET", f"XXXX-WXX-{weekday.value}")
    part = found.one("part")
    return Value("SET", f"XXXX-XX-XXT{part.value}" if part else _length_of(found)[0])


def _bare(found: Expression, context: Context) -> Value | None:
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
        return _shaped(Value("DATE", told.isoformat(), of_day(told), "told", confidence=0.6), found)
    day = context.day
    if day is None:
        return _shaped(Value("DATE", _unknown(name), anchor="publication"), found)
    if name == "WE":
        ahead = context.direction is Direction.AHEAD or day.isoweekday() > 5
        there = day if ahead else shift(day, "W", -1)
        interval = of_weekend(there)
        return Value("DATE", unit_value(there, "WE"), interval, "tense", confidence=0.9)
    value = Value("DATE", unit_value(day, name), around(day, name), "publication", confidence=0.7)
    return _clipped(_shaped(value, found), context)


def _many(found: Expression, context: Context) -> Value:
    return Value("DURATION", _length_of(found)[0])


def _year(found: Expression, context: Context) -> Value:
    year = found.one("year")
    assert year
    return _shaped(Value("DATE", f"{year.value:04}", of_years(int(year.value))), found)


def _short(found: Expression, context: Context) -> Value:
    year = int(found.row[0].value)
    year += 2000 if year < 40 else 1900
    return Value("DATE", f"{year}", of_years(year), confidence=0.8)


def _ref(found: Expression, context: Context) -> Value:
    return Value("DATE", str(found.row[0].value))


def _being(found: Expression, context: Context) -> Value:
    return Value("DATE", "PRESENT_REF")


def _time(found: Expression, context: Context) -> Value | None:
    """A clock time, with the day it stands beside, or the day last spoken of in its sentence."""
    lexeme = found.one("clock")
    assert lexeme
    clock = read_clock(str(lexeme.value), context.zones)
    if clock is None:
        return None
    beside = replace(found, row=tuple(x for x in found.row if x.kind not in ("clock", "at", "comma")))
    day: Value | None = None
    if beside.one("month"):
        day = _date(beside, context)
    elif beside.one("weekday"):
        day = _weekday(beside, context)
    elif beside.one("deictic"):
        day = _deictic(beside, context)
    elif context.told:
        day = Value("DATE", context.told.isoformat(), of_day(context.told), "told", confidence=0.8)
    elif context.day:
        day = Value("DATE", context.day.isoformat(), of_day(context.day), "publication", confidence=0.6)
    date = day.value[:10] if day and day.interval else "XXXX-XX-XX"
    base = day or Value("DATE", date, anchor="publication")
    return replace(base, type="TIME", value=f"{date}T{clock.text}", clock=clock)


_RULES: dict[str, Callable[[Expression, Context], Value | None]] = {
    "time": _time, "days": _days, "date": _date, "figures": _figures, "month": _month, "weekday": _weekday,
    "season": _season, "deictic": _deictic, "night": _night, "decade": _decade, "quarter": _quarter,
    "ordinal": _ordinal, "span": _span, "vague": _vague, "away": _away, "length": _length, "whole": _whole,
    "told": _told, "set": _set, "bare": _bare, "many": _many, "year": _year, "short": _short, "ref": _ref,
    "being": _being,
}  # fmt: skip
