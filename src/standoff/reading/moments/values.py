"""Expression -> TIMEX3 type and value and the interval it stands for, counted from one reference day.

Values follow ISO-TimeML (ISO 24617-1): `2021-05-12`, `2021-W19`, `2021-W19-WE`, `2020-FA`, `2008-Q3`, `198`, `P6M`,
`PT30M`, `PXD`, `PAST_REF`. What is counted from a reference day that is not known keeps X in the missing places.
Functions raise ValueError or OverflowError for a day that is not in the calendar.
"""

from collections.abc import Callable
from dataclasses import replace

from standoff.reading.moments import calendar_days as calendar
from standoff.reading.moments import counted as counted
from standoff.reading.moments.clock import read_clock
from standoff.reading.moments.context import Context, Value
from standoff.reading.moments.grammar import Expression
from standoff.reading.moments.intervals import Interval, of_day, shift


def evaluate(found: Expression, context: Context) -> Value | None:
    """The value of an expression, or None where its words turn out to be no time."""
    return _RULES[found.rule](found, context)


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
        day = calendar.date_value(beside, context)
    elif beside.one("weekday"):
        day = calendar.weekday_value(beside, context)
    elif beside.one("deictic"):
        day = counted.deictic_value(beside, context)
    elif clock.weekday in context.weekdays:
        number = context.weekdays[clock.weekday]
        named = replace(found, row=(replace(lexeme, kind="weekday", value=number),))
        day = calendar.weekday_value(named, context)
        if day.interval:
            local = shift(day.interval.first, "D", clock.days)
            day = replace(day, interval=of_day(local), value=local.isoformat())
    elif context.told:
        day = Value("DATE", context.told.isoformat(), of_day(context.told), "told", confidence=0.8)
    elif context.day:
        day = Value("DATE", context.day.isoformat(), of_day(context.day), "publication", confidence=0.6)
    date = day.value[:10] if day and day.interval else "XXXX-XX-XX"
    base = day or Value("DATE", date, anchor="publication")
    if lexeme.value == "24:00":
        span = base.interval and Interval(base.interval.first, shift(base.interval.last, "D", 1))
        note = "midnight may begin the day or end it"
        return replace(base, type="TIME", value=f"{date}T24:00", interval=span, note=note)
    return replace(base, type="TIME", value=f"{date}T{clock.text}", clock=clock)


def _ref(found: Expression, context: Context) -> Value:
    return Value("DATE", str(found.row[0].value))


def _being(found: Expression, context: Context) -> Value:
    return Value("DATE", "PRESENT_REF")


_RULES: dict[str, Callable[[Expression, Context], Value | None]] = {
    "time": _time,
    "days": calendar.days_value,
    "date": calendar.date_value,
    "figures": calendar.figures_value,
    "half": calendar.half_value,
    "month": calendar.month_value,
    "weekday": calendar.weekday_value,
    "season": calendar.season_value,
    "deictic": counted.deictic_value,
    "night": counted.night_value,
    "nights": calendar.nights_value,
    "into": calendar.into_value,
    "nth": calendar.nth_value,
    "decade": calendar.decade_value,
    "quarter": calendar.quarter_value,
    "ordinal": calendar.ordinal_value,
    "span": counted.span_value,
    "vague": counted.vague_value,
    "away": counted.away_value,
    "length": counted.length_value,
    "whole": counted.whole_value,
    "told": counted.told_value,
    "set": counted.set_value,
    "bare": counted.bare_value,
    "many": counted.many_value,
    "year": calendar.year_value,
    "years": calendar.years_value,
    "short": calendar.short_value,
    "ref": _ref,
    "being": _being,
    "streak": calendar.streak_value,
}
