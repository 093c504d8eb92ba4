"""Calendar expressions: dates, weekdays, months, seasons, quarters, years, decades; the tense picks among the years.

Each function takes an expression and its context; ValueError says that there is no such day (31 June).
"""

import datetime
import re
from dataclasses import replace

from standoff.reading.moments.context import MODS, OLDER, Context, Value, clipped, nearest, shaped, unknown, year_of
from standoff.reading.moments.grammar import Expression
from standoff.reading.moments.intervals import (
    Day,
    Interval,
    around,
    of_day,
    of_months,
    of_quarter,
    of_season,
    of_week,
    of_years,
    shift,
    unit_value,
)
from standoff.reading.moments.tense import Direction

_SAME_STORY = 60
"""Days around the latest day told of within which a day without its year is of the same year."""


def date_value(found: Expression, context: Context) -> Value:
    month = found.one("month")
    numbers = found.of("day", "ordinal")
    assert month
    return _day_of_year(found, context, month.value, int(numbers[0].value))


def _day_of_year(found: Expression, context: Context, month: int, day: int) -> Value:
    year = year_of(found, context)
    part = found.one("part")
    suffix = f"T{part.value}" if part else ""
    kind = "TIME" if part else "DATE"
    if year is not None:
        exact = Day(year, month, day)
        anchor = "none" if found.one("year") else "publication"
        return shaped(Value(kind, exact.isoformat() + suffix, of_day(exact), anchor), found)
    Day(2000, month, day)  # raises where no year has such a day
    if context.day is None and context.floor is not None:
        near = [c for n in (-1, 0, 1) if (c := _valid(context.floor.year + n, month, day))]
        near = [c for c in near if abs((c - context.floor).days) <= _SAME_STORY]
        if near:
            note = f"in the year of {context.floor}, of which the report tells"
            value = Value(kind, near[0].isoformat() + suffix, of_day(near[0]), "tense", confidence=0.6, note=note)
            return shaped(value, found)
    if context.day is None:
        return shaped(Value(kind, f"XXXX-{month:02}-{day:02}{suffix}", anchor="tense"), found)
    years = {*range(context.day.year - 4, context.day.year + 5), *_spoken_years(context)}
    candidates = [_valid(year, month, day) for year in sorted(years)]
    chosen, sure = nearest([c for c in candidates if c], context)
    if context.direction is Direction.PAST and sure != OLDER and (context.day - chosen).days > 300:
        spoken = [c for c in candidates if c and c.year == context.spoken]
        following = spoken or [c for c in candidates if c and 0 < (c - context.day).days < 60]
        chosen, sure = (following[0], OLDER if spoken else 0.5) if following else (chosen, sure)
    if context.direction is Direction.AHEAD and (chosen - context.day).days > 300:
        before = [c for c in candidates if c and 0 <= (context.day - c).days < 60]
        chosen, sure = (before[-1], 0.6) if before else (chosen, sure)
    note = "in the year last spoken of" if sure == OLDER and context.year == chosen.year else ""
    return shaped(Value(kind, chosen.isoformat() + suffix, of_day(chosen), "tense", confidence=sure, note=note), found)


def _spoken_years(context: Context) -> set[int]:
    """The years that the report may be telling of: those spoken of, and the next, into which it may go on."""
    spoken = {year for year in (context.year, context.spoken) if year}
    return spoken | ({context.year + 1} if context.year and context.year < datetime.MAXYEAR else set())


def _valid(year: int, month: int, day: int) -> Day | None:
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def half_value(found: Expression, context: Context) -> Value | None:
    """ "the second half of May"."""
    month = month_value(replace(found, row=tuple(x for x in found.row if x.kind not in ("ordinal", "half"))), context)
    number = next(x.value for x in found.row if x.kind == "ordinal")
    if number > 2:
        return None
    part = {1: "early", 2: "late"}[number]
    interval = month.interval and around(month.interval.first, "M").half(part)
    return replace(month, mod=MODS[part], interval=interval)


def days_value(found: Expression, context: Context) -> Value:
    found = replace(found, row=tuple(x for x in found.row if x.kind != "part"))
    month = found.one("month")
    assert month
    between = found.one("between")
    numbers = between.value if between else [int(x.value) for x in found.of("day")]
    first, last = numbers[0], numbers[-1]
    begin = _day_of_year(found, context, month.value, first)
    end = _day_of_year(found, context, month.value, last)
    interval = Interval(begin.interval.first, end.interval.last) if begin.interval and end.interval else None
    if interval and interval.first > interval.last:
        raise ValueError(f"the days {first} to {last} run backwards")
    return Value("DATE", f"{begin.value}/{end.value}", interval, begin.anchor, confidence=begin.confidence)


def figures_value(found: Expression, context: Context) -> Value | None:
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


def month_value(found: Expression, context: Context) -> Value:
    month = found.one("month")
    assert month
    number, year, sure, anchor = int(month.value), year_of(found, context), None, "none"
    if found.one("year") is None:
        anchor = "tense" if not found.directed else "publication"
    if year is None and context.day is not None:
        here = context.day.replace(day=1)
        years = {here.year - 1, here.year, here.year + 1, *_spoken_years(context)}
        candidates = [here.replace(year=n, month=number) for n in sorted(years) if 1 <= n <= 9999]
        if found.directed in ("last", "next"):
            way = -1 if found.directed == "last" else 1
            candidates = [c for c in candidates if (c - here).days * way > 0]
            year = min(candidates, key=lambda c: abs((c - here).days)).year
        elif found.directed == "this":
            year = here.year
        else:
            recent = {"recent_days": -1} if context.telling else {}
            chosen, sure = nearest(candidates, replace(context, day=here), **recent)
            year = chosen.year
    if year is None:
        return shaped(Value("DATE", f"XXXX-{number:02}", anchor=anchor), found)
    value = Value("DATE", f"{year:04}-{number:02}", of_months(year, number, number), anchor, confidence=sure)
    return clipped(shaped(value, found), context)


def weekday_value(found: Expression, context: Context) -> Value:
    number = int(next(x.value for x in found.row if x.kind == "weekday"))
    part = found.one("part")
    kind, suffix = ("TIME", f"T{part.value}") if part else ("DATE", "")
    day = context.day
    if day is None:
        return shaped(Value(kind, f"XXXX-WXX-{number}{suffix}", anchor="tense"), found)
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
    return shaped(value, found)


def nights_value(found: Expression, context: Context) -> Value | None:
    """ "the night from Monday to Tuesday", "overnight Thursday to Friday": two days that follow each other."""
    first, second = found.of("weekday")[:2] if len(found.of("weekday")) > 1 else (None, None)
    if first is None or second is None or int(second.value) != int(first.value) % 7 + 1:
        return None
    last = weekday_value(replace(found, row=(second,)), context)
    if last.interval is None:
        return Value("TIME", f"XXXX-WXX-{first.value}TNI", anchor="tense")
    day = shift(last.interval.first, "D", -1)
    return replace(last, type="TIME", value=f"{day.isoformat()}TNI", interval=Interval(day, last.interval.last))


def into_value(found: Expression, context: Context) -> Value:
    """ "overnight into Sunday": the night that ends on that day."""
    value = weekday_value(replace(found, row=tuple(x for x in found.row if x.kind == "weekday")), context)
    if value.interval is None:
        return replace(value, type="TIME", value=f"{value.value}TNI")
    before = shift(value.interval.first, "D", -1)
    return replace(value, type="TIME", value=f"{before}TNI", interval=Interval(before, value.interval.last))


def nth_value(found: Expression, context: Context) -> Value | None:
    """ "on the 11th", "since the 7th": the day of that number nearest to the day told of, or to publication."""
    numbers = [int(x.value) for x in found.of("ordinal")]
    near = context.told or context.day
    if near is None:
        return Value("DATE", f"XXXX-XX-{numbers[0]:02}", anchor="told")
    months = [shift(near.replace(day=1), "M", n) for n in (-1, 0, 1)]
    bound = None if context.direction is Direction.AHEAD or context.told else context.day
    days = [d for m in months if (d := _valid(m.year, m.month, numbers[0])) and not (bound and d > bound)]
    if not days:
        return None
    told = context.told
    same = next((d for d in days if told and (d.year, d.month) == (told.year, told.month)), None)
    first = same or min(days, key=lambda d: (abs((d - near).days), d))
    last = _valid(first.year, first.month, numbers[-1])
    if last is None or last < first:
        return None
    value = first.isoformat() if last == first else f"{first}/{last}"
    return Value("DATE", value, Interval(first, last), "publication", confidence=0.7)


def season_value(found: Expression, context: Context) -> Value | None:
    season = found.one("season")
    assert season
    code = str(season.value)
    months = context.seasons[code]
    year = year_of(found, context)
    anchor, sure = ("none", None) if found.one("year", "years") else ("tense", None)
    day = context.day
    if year is None and day is not None:
        seasons = [of_season(day.year + n, months) for n in (-1, 0, 1, 2)]
        if found.directed == "this":
            year = day.year
        elif found.directed == "next" or (context.direction is Direction.AHEAD and found.directed != "last"):
            year = next(s.first.year for s in seasons if (s.first if found.directed else s.last) > day)
        else:
            began = [s.first.year for s in seasons if s.first <= day and not (found.directed and s.last >= day)]
            year, sure = (began[-1] if began else day.year - 1), 0.8
    if year is None:
        return shaped(Value("DATE", f"XXXX-{code}", anchor=anchor), found)
    interval = of_season(year, months)
    if found.one("years") and months[0] > months[1]:
        interval = Interval(Day(year, months[0], 1), interval.last)
    value = Value("DATE", f"{year:04}-{code}", interval, anchor, confidence=sure)
    return clipped(shaped(value, found), context)


def decade_value(found: Expression, context: Context) -> Value:
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
    return replace(value, interval=of_years(year + first, count), mod=MODS[word.kind])


def quarter_value(found: Expression, context: Context) -> Value:
    return _of_quarter(int(str(found.row[0].value)[1]), found, context)


def _of_quarter(number: int, found: Expression, context: Context) -> Value:
    year = year_of(found, context)
    anchor, sure = ("none" if found.one("year") else "tense"), None
    if year is None and context.day is not None:
        first = [of_quarter(context.day.year + n, number).first for n in (-1, 0, 1)]
        chosen, sure = nearest(first, replace(context, year=None))
        year = chosen.year
    if year is None:
        return shaped(Value("DATE", f"XXXX-Q{number}", anchor=anchor), found)
    value = Value("DATE", f"{year:04}-Q{number}", of_quarter(year, number), anchor, confidence=sure)
    return clipped(shaped(value, found), context)


def ordinal_value(found: Expression, context: Context) -> Value | None:
    """ "the third quarter of 2009", "the first half of this year", "the 19th century", "a second consecutive day"."""
    number = int(next(x.value for x in found.row if x.kind == "ordinal"))
    unit = next((x for x in found.row if x.kind in ("unit", "half")), None)
    if unit is None:
        return None
    if unit.kind == "half" and number < 3:
        return _half_of_year(number, found, context)
    if unit.value == "Q" and number < 5:
        return _of_quarter(number, found, context)
    if unit.value == "CE" and number < 100:
        return shaped(Value("DATE", f"{number - 1:02}", of_years(number * 100 - 99, 100)), found)
    return streak_value(found, context) if found.one("run") else None


def _half_of_year(number: int, found: Expression, context: Context) -> Value | None:
    year = year_of(found, context)
    if year is None:
        named = found.one("unit")
        return Value("DATE", f"XXXX-H{number}", anchor="publication") if named and named.value == "Y" else None
    months = (1, 6) if number == 1 else (7, 12)
    anchor = "none" if found.one("year") else "publication"
    return shaped(Value("DATE", f"{year:04}-H{number}", of_months(year, *months), anchor), found)


def streak_value(found: Expression, context: Context) -> Value | None:
    """ "a second consecutive day", "the fourth week in a row": the one that runs when the report is published."""
    unit = found.one("unit")
    if unit is None or unit.value not in ("D", "W", "M", "Y"):
        return None
    if context.day is None:
        return Value("DATE", unknown(unit.value), anchor="publication")
    interval = around(context.day, unit.value)
    return Value("DATE", unit_value(context.day, unit.value), interval, "publication", confidence=0.7)


def year_value(found: Expression, context: Context) -> Value:
    year = found.one("year")
    assert year
    return shaped(Value("DATE", f"{year.value:04}", of_years(int(year.value))), found)


def years_value(found: Expression, context: Context) -> Value | None:
    """ "1991-92"."""
    first, last = found.row[0].value
    return Value("DATE", f"{first}/{last}", of_years(first, last - first + 1)) if first < last else None


def short_value(found: Expression, context: Context) -> Value:
    year = int(found.row[0].value)
    year += 2000 if year < 40 else 1900
    return Value("DATE", f"{year}", of_years(year), confidence=0.8)
