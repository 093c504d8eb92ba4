"""Document -> moments: when things are said to have happened, as TIMEX3 and as an interval of days.

A relative expression ("on Wednesday", "last week") is counted from the publication date only where that date may
anchor (`Published.anchors`); where publication is an inferred interval of days, the moment widens to everything it may
be; with no date it keeps X in its value and has no interval. A date with its year always resolves. The day of
publication on a line of its own or in a dateline dates the report, not what it tells, and is no moment.
"""

import bisect
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from standoff.knowledge.calendar import Calendar, KnownEvent
from standoff.reading.moments.context import Context, Value
from standoff.reading.moments.grammar import TRIGGERS, Expression, expressions
from standoff.reading.moments.guards import is_time
from standoff.reading.moments.intervals import Day, Interval
from standoff.reading.moments.named_events import Named, events_in_context, named_events, war_within
from standoff.reading.moments.tense import Direction, direction
from standoff.reading.moments.values import evaluate
from standoff.reading.moments.words import Lexeme, figures, lexemes
from standoff.reading.syntax import Document, Sentence
from standoff.record.ids import row_id
from standoff.record.rows import Moment, Published, Timex
from standoff.record.terms import Label
from standoff.reports.datelines import find_dateline

_DAYS_REACH = 2  # sentences over which "the same day" still finds the day last spoken of
_YEARS_REACH = 1  # and a date without a year the year of what is told
_LONGEST_DATELINE = 160
_AGENCY = re.compile(r"\s*\([^()]{2,60}\)\s*(?:-{1,2}|–|—)\s")
_LONGEST_QUOTATION = 2_000
_TENSED = frozenset(
    {"date", "days", "month", "weekday", "season", "quarter", "ordinal", "whole", "bare", "time", "nights"}
    | {"into", "nth"}
)
_COMPARING = frozenset({"after", "from", "than", "to"})  # "the worst since 2016" does not speak of 2016
_JOINTS = frozenset({"and", "to", "comma", "hyphen", "from", "in", "on"})
_TOLD = frozenset({"time", "told", "bare", "away", "whole", "nth"})


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all moments of one report are counted from: the first and last day it may have been published on."""

    document: Document
    calendar: Calendar
    published: Published
    days: tuple[Day, ...]
    known: tuple[KnownEvent, ...]
    owner: str
    floor: Day | None = None


@dataclass(frozen=True, slots=True)
class _Memory:
    """The day and the year last spoken of, the sentences they stand in, and the sentence that is read."""

    day: Day | None = None
    year: int | None = None
    spoken: int | None = None
    day_at: int = 0
    year_at: int = 0
    now: int = 0

    def at(self, sentence: int) -> "_Memory":
        day = self.day if sentence - self.day_at <= _DAYS_REACH else None
        year = self.year if sentence - self.year_at <= _YEARS_REACH else None
        return replace(self, day=day, year=year, now=sentence)

    def after(self, found: "_Found", before: str) -> "_Memory":
        """What is remembered once `found` is read; `before` is the class of the word that stands before it."""
        interval, year = found.value.interval, found.expression.one("year")
        told = year is not None and before not in _COMPARING
        memory = self
        if year and told:
            memory = replace(self, year=int(year.value), spoken=int(year.value), year_at=self.now)
        elif interval is not None and (found.value.anchor == "publication" or interval.first.year != self.spoken):
            memory = replace(self, spoken=None)
        if interval is None or interval.first != interval.last:
            return memory
        if found.value.anchor == "told":
            return memory._counted_on(interval.first)
        return memory if found.expression.rule == "bare" else replace(memory, day=interval.first, day_at=self.now)

    def _counted_on(self, day: Day) -> "_Memory":
        """After a day counted from the one told of: a later one leads on, an earlier one leaves open which is meant."""
        if self.day is None or day == self.day:
            return replace(self, day_at=self.now) if self.day else self
        return replace(self, day=day if day > self.day else None, day_at=self.now)


@dataclass(frozen=True, slots=True)
class _Found:
    expression: Expression
    value: Value
    way: Direction
    cue: str


def find_moments(document: Document, published: Published, calendar: Calendar, owner: str = "") -> tuple[Moment, ...]:
    """The time expressions of the lines read, in text order, none overlapping another.

    `owner` is the id of the report: it goes into the ids, so that two reports with the same words share none.
    """
    days = _days(published)
    known = events_in_context(document, calendar, days[-1] if days else None)
    setting = _Setting(document, calendar, published, days, known, owner, _floor(published))
    pattern = _figures(tuple(sorted(calendar.zones)), tuple(sorted(calendar.weekdays, reverse=True)))
    named = list(named_events(document, calendar, setting.known))
    starts = [n.span[0] for n in named]
    used: set[int] = set()
    found: list[Moment] = []
    memory = _Memory()
    for number, sentence in enumerate(document.sentences):
        row = lexemes(document, sentence, calendar, pattern)
        if not any(lexeme.kind in TRIGGERS for lexeme in row):
            continue
        results, memory = _read(setting, sentence, row, memory.at(number))
        for result in results:
            if _dates_the_report(setting, sentence, result):
                continue
            last = bisect.bisect_left(starts, result.expression.end) - 1
            event = named[last] if last >= 0 and named[last].span[1] > result.expression.start else None
            if event:
                used.add(last)
            found.append(_row(setting, result, row, event))
    found.extend(_row_of_event(document, n, owner) for i, n in enumerate(named) if i not in used)
    return tuple(_apart(sorted(found, key=lambda m: m.span)))


def _dates_the_report(setting: _Setting, sentence: Sentence, found: _Found) -> bool:
    """Whether the expression is the day of publication, on a line of its own or in the dateline before the lede."""
    interval, published = found.value.interval, setting.published
    if interval is None or not interval.first.isoformat() == published.earliest == published.latest:
        return False
    line = setting.document.lines[sentence.line]
    words = setting.document.text[line.start : line.end]
    if line.label is Label.DATELINE or len(words.strip(" ()")) <= found.expression.end - found.expression.start:
        return True
    if found.expression.start - line.start > _LONGEST_DATELINE:
        return False
    if found.expression.start == line.start and _AGENCY.match(words, found.expression.end - line.start):
        return True
    dateline = find_dateline(words)
    return dateline is not None and found.expression.end <= line.start + dateline.end


@lru_cache(maxsize=8)
def _figures(zones: tuple[str, ...], weekdays: tuple[str, ...]) -> re.Pattern[str]:
    return figures(zones, weekdays)


def _apart(moments: list[Moment]) -> Iterator[Moment]:
    end = -1
    for moment in moments:
        if moment.span[0] >= end:
            yield moment
            end = moment.span[1]


def _days(published: Published) -> tuple[Day, ...]:
    """The first and last day of publication; none where it is unknown, open, or one day that is only a guess."""
    if published.earliest is None or published.latest is None:
        return ()
    try:
        bounds = tuple(datetime.date.fromisoformat(day[:10]) for day in (published.earliest, published.latest))
    except ValueError:
        return ()
    if published.anchors:
        return bounds[:1]
    return bounds if bounds[0] < bounds[1] else ()


def _floor(published: Published) -> Day | None:
    """The first day of a publication that has no upper bound."""
    if published.earliest is None or published.latest is not None:
        return None
    try:
        return datetime.date.fromisoformat(published.earliest[:10])
    except ValueError:
        return None


def _read(setting: _Setting, sentence: Sentence, row: list[Lexeme], memory: _Memory) -> tuple[list[_Found], _Memory]:
    """The expressions of a sentence with their values, and what is remembered after it."""
    document, calendar = setting.document, setting.calendar
    kept = [e for e in expressions(row) if is_time(e, row, document, calendar)]
    years = _shared_years(kept, row)
    values: dict[int, _Found] = {}
    caption = document.lines[sentence.line].label is Label.CAPTION
    for late in (False, True):
        for number, expression in enumerate(kept):
            dated = expression.rule == "time" and expression.one("month", "weekday", "deictic")
            if (expression.rule in _TOLD and not dated) is not late:
                continue
            result = _evaluate(setting, expression, years.get(number, ()), memory)
            if result is None:
                continue
            values[number] = result
            before = row[expression.first - 1].kind if expression.first else ""
            memory = memory if caption else memory.after(result, before)
    return _appositions([values[number] for number in sorted(values)], document.text), memory


def _appositions(found: list[_Found], text: str) -> list[_Found]:
    """The expressions, where a date right behind one counted from another says which day that is: "two days earlier,
    on 5 May"."""
    for number, (one, date) in enumerate(pairwise(found)):
        between = text[one.expression.end : date.expression.start].strip(" ,(")
        exact = date.expression.rule in ("date", "weekday", "figures") and date.value.interval is not None
        if one.value.anchor == "told" and exact and between in ("", "on"):
            value = replace(date.value, mod=None, clock=None, note="the day named behind it")
            found[number] = replace(one, value=value)
    return found


def _shared_years(kept: list[Expression], row: list[Lexeme]) -> dict[int, tuple[Lexeme, ...]]:
    """The year that a date takes from the one it is joined to: "January to March 2022", "June and July last year"."""
    shared: dict[int, tuple[Lexeme, ...]] = {}
    for number in range(len(kept) - 2, -1, -1):
        one, other = kept[number], kept[number + 1]
        between = {lexeme.kind for lexeme in row[one.last : other.first]}
        dated = one.rule in ("month", "date", "days") and other.rule in ("month", "date", "days")
        if not dated or not between or not between <= _JOINTS or one.one("year", "last", "this", "next"):
            continue
        year = shared.get(number + 1) or other.of("year", "last", "this", "next", "unit")
        if year:
            shared[number] = year
    return shared


def _evaluate(setting: _Setting, expression: Expression, year: tuple[Lexeme, ...], memory: _Memory) -> _Found | None:
    document, calendar = setting.document, setting.calendar
    way, cue = Direction.OPEN, ""
    if expression.rule in _TENSED:
        main = expression.one("month", "weekday", "season", "unit", "deictic") or expression.row[0]
        way, cue = direction(document, document.tokens[main.token], calendar)
    told = None if expression.rule == "time" and _is_stamp(document, expression) else memory.day
    rest = told, memory.year, calendar.seasons, calendar.zones, calendar.weekdays
    contexts = [Context(day, way, *rest, setting.floor, memory.spoken) for day in setting.days or (None,)]
    try:
        words = replace(expression, row=(*expression.row, *year))
        values = [evaluate(words, context) for context in contexts]
        first, last = values[0], values[-1]
        if first is None or last is None:
            return None
        if len(values) > 1 and first != last:
            vague = evaluate(words, replace(contexts[0], day=None))
            first = _widened(first, last, vague.value if vague else first.value)
    except (ValueError, OverflowError) as error:
        if isinstance(error, OverflowError) and expression.one("year") is None:
            return None
        first = Value("DATE", "XXXX-XX-XX", note=f"no such day ({error})")
    return _Found(expression, first, way, cue)


def _is_stamp(document: Document, expression: Expression) -> bool:
    """Whether a time of day opens its line: then it says when the line was written."""
    line = document.line_of(document.tokens[expression.row[0].token])
    return not document.text[line.start : expression.start].strip(" [(*•-–—")


def _widened(first: Value, last: Value, vague: str) -> Value:
    joined = first.interval.join(last.interval) if first.interval and last.interval else None
    value = first.value if first.value == last.value else vague
    return replace(first, value=value, interval=joined, confidence=0.5, clock=None)


def _row(setting: _Setting, found: _Found, row: list[Lexeme], named: Named | None) -> Moment:
    value, expression = found.value, found.expression
    start, end = expression.start, expression.end
    event = named.event if named else None
    if named:
        start, end = min(start, named.span[0]), max(end, named.span[1])
    elif value.interval and expression.rule in ("year", "whole") and _of_war(setting, expression, row):
        event = war_within(value.interval, setting.known)
    interval = Interval(event.earliest, event.latest) if event else value.interval
    since = _since(setting, expression, interval)
    if since and interval:
        interval = Interval(interval.first, setting.days[-1])
    suffix = ""
    if value.clock and value.clock.suffix:
        suffix = f"T{value.clock.hour:02}:{value.clock.minute:02}:00{value.clock.suffix}"
    text = setting.document.text
    timex = Timex(value.type, _value(value, event if named else None, expression), value.mod)
    quoted = _in_quotation(setting, found)
    return Moment(
        id=row_id("moment", (setting.owner, start, end, timex.value)),
        span=(start, end),
        quote=text[start:end],
        timex=timex,
        earliest=f"{interval.first}{suffix}" if interval else None,
        latest=f"{interval.last}{suffix}" if interval else None,
        grounds=_grounds(setting, found, event)
        + ("; since then, until publication" if since else "")
        + ("; in a quotation" if quoted else ""),
        confidence=min(value.confidence or 1.0, 0.8) if quoted else value.confidence,
    )


def _since(setting: _Setting, expression: Expression, interval: Interval | None) -> bool:
    """Whether "since" opens the moment to publication: "have left since May 14", not "had held it since May"."""
    if interval is None or not setting.days or interval.first >= setting.days[-1]:
        return False
    document, first = setting.document, expression.row[0].token
    before = document.tokens[first - 1] if first else None
    if before is None or before.lower not in setting.calendar.since:
        return False
    last = expression.row[-1].token
    if any(c.dep == "relcl" for token in document.tokens[first : last + 1] for c in document.children(token)):
        return False
    return all(helper.lower != "had" for helper in document.children(document.head(before), "aux", "auxpass"))


def _in_quotation(setting: _Setting, found: _Found) -> bool:
    """Whether a day counted from now stands in a quotation, whose speaker may have spoken before publication."""
    if found.expression.rule not in ("deictic", "night", "whole", "away", "weekday") or not setting.days:
        return False
    document = setting.document
    token = document.tokens[found.expression.row[0].token]
    before = document.text[max(document.line_of(token).start, token.start - _LONGEST_QUOTATION) : token.start]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def _value(value: Value, event: KnownEvent | None, expression: Expression) -> str:
    """The TIMEX3 value; where a phrase names a known event, with the event's own year or day."""
    if event is None:
        return value.value
    if event.earliest == event.latest:
        return event.earliest.isoformat()
    dated = expression.rule in ("month", "season", "year") and expression.one("year") is None
    return f"{event.earliest.year:04}{value.value[4:]}" if dated else value.value


def _row_of_event(document: Document, named: Named, owner: str) -> Moment:
    start, end = named.span
    event = named.event
    same = event.earliest.year == event.latest.year
    value = f"{event.earliest.year:04}" if same else f"{event.earliest}/{event.latest}"
    if event.earliest == event.latest:
        value = event.earliest.isoformat()
    return Moment(
        id=row_id("moment", (owner, start, end, value)),
        span=(start, end),
        quote=document.text[start:end],
        timex=Timex("DATE", value),
        earliest=event.earliest.isoformat(),
        latest=event.latest.isoformat(),
        grounds=f"known event {event.id}",
    )


def _of_war(setting: _Setting, expression: Expression, row: list[Lexeme]) -> bool:
    """Whether a war word follows within the same noun phrase: "the 2020 war", "last year's border war"."""
    for lexeme in row[expression.last : expression.last + 6]:
        if lexeme.kind == "event":
            return str(lexeme.value).startswith(("war", "fighting", "conflict"))
        token = setting.document.tokens[lexeme.token]
        if lexeme.kind not in ("poss", "hyphen") and token.pos not in ("ADJ", "PROPN", "NOUN"):
            return False
    return False


def _grounds(setting: _Setting, found: _Found, event: KnownEvent | None) -> str:
    value = found.value
    parts = [found.expression.rule]
    if event:
        parts.append(f"known event {event.id}")
    elif value.anchor != "none":
        if value.anchor == "tense":
            parts.append(f"tense {found.way} ({found.cue})")
        if value.anchor == "told" and value.interval:
            parts.append("counted from the day last spoken of")
        elif value.interval is None and not setting.days:
            parts.append("not anchored: no firm publication date")
        elif len(setting.days) > 1:
            parts.append(f"publication only known as {setting.days[0]} to {setting.days[-1]}")
        elif setting.days:
            parts.append(f"publication {setting.days[0]} ({setting.published.grade})")
    elif value.interval is None and value.type == "DURATION":
        parts.append("a length of time without a date")
    if value.clock:
        parts.append(value.clock.grounds)
    if value.note:
        parts.append(value.note)
    return "; ".join(parts)
