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
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from standoff.knowledge.calendar import Calendar
from standoff.reading.moments.context import Context, Value
from standoff.reading.moments.grammar import TRIGGERS, Expression, expressions
from standoff.reading.moments.guards import is_time
from standoff.reading.moments.intervals import Day
from standoff.reading.moments.memory import Found, Memory, Setting
from standoff.reading.moments.named_events import events_in_context, named_events
from standoff.reading.moments.rows import row_of, row_of_event
from standoff.reading.moments.tense import Direction, direction, had_been, hangs_from_noun, names_what_was_made
from standoff.reading.moments.values import evaluate
from standoff.reading.moments.words import Lexeme, figures, lexemes
from standoff.reading.syntax import Document, Sentence
from standoff.record.rows import Moment, Published
from standoff.record.terms import Label
from standoff.reports.datelines import find_dateline

_LONGEST_DATELINE = 160
_AGENCY = re.compile(r"\s*\([^()]{2,60}\)\s*(?:-{1,2}|–|—)\s")
_TENSED = frozenset(
    {"date", "days", "month", "weekday", "season", "quarter", "ordinal", "whole", "bare", "time", "nights"}
    | {"into", "nth"}
)
_JOINTS = frozenset({"and", "to", "comma", "hyphen", "from", "in", "on"})
_TOLD = frozenset({"time", "told", "bare", "away", "whole", "nth"})


def find_moments(document: Document, published: Published, calendar: Calendar, owner: str = "") -> tuple[Moment, ...]:
    """The time expressions of the lines read, in text order, none overlapping another.

    `owner` is the id of the report: it goes into the ids, so that two reports with the same words share none.
    """
    days = _days(published)
    known = events_in_context(document, calendar, days[-1] if days else None)
    setting = Setting(document, calendar, published, days, known, owner, _floor(published))
    pattern = _figures(tuple(sorted(calendar.zones)), tuple(sorted(calendar.weekdays, reverse=True)))
    named = list(named_events(document, calendar, setting.known))
    starts = [n.span[0] for n in named]
    used: set[int] = set()
    found: list[Moment] = []
    memory = Memory()
    for number, sentence in enumerate(document.sentences):
        row = lexemes(document, sentence, calendar, pattern)
        if not any(lexeme.kind in TRIGGERS for lexeme in row):
            continue
        results, memory = _read(setting, sentence, row, memory.at(number))
        if memory.year_at == number and _ends_in_the_present(document, sentence, results, calendar):
            memory = memory.in_the_present()
        for result in results:
            if _dates_the_report(setting, sentence, result):
                continue
            last = bisect.bisect_left(starts, result.expression.end) - 1
            event = named[last] if last >= 0 and named[last].span[1] > result.expression.start else None
            if event:
                used.add(last)
            found.append(row_of(setting, result, row, event))
    found.extend(row_of_event(document, n, owner) for i, n in enumerate(named) if i not in used)
    return tuple(_apart(sorted(found, key=lambda m: m.span)))


def _ends_in_the_present(document: Document, sentence: Sentence, found: list[Found], calendar: Calendar) -> bool:
    """Whether a main clause behind a year tells what now is: "allowed in 2008, but little of it is left"."""
    years = [f.expression.end for f in found if f.expression.one("year") is not None]
    if not years:
        return False
    behind = (t for t in document.sentence_tokens(sentence) if t.start >= max(years))
    present = [t for t in behind if t.tag in ("VBZ", "VBP")]
    heads = (document.head(t) if t.dep in ("aux", "auxpass") else t for t in present)
    return any(t.lemma not in calendar.telling and t.dep in ("ROOT", "conj", "ccomp") for t in heads)


def _dates_the_report(setting: Setting, sentence: Sentence, found: Found) -> bool:
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


def _read(setting: Setting, sentence: Sentence, row: list[Lexeme], memory: Memory) -> tuple[list[Found], Memory]:
    """The expressions of a sentence with their values, and what is remembered after it."""
    document, calendar = setting.document, setting.calendar
    kept = [e for e in expressions(row) if is_time(e, row, document, calendar)]
    years = _shared_years(kept, row)
    opening = memory
    values: dict[int, Found] = {}
    caption = document.lines[sentence.line].label is Label.CAPTION
    for late in (False, True):
        for number, expression in enumerate(kept):
            dated = expression.rule == "time" and expression.one("month", "weekday", "deictic")
            if (expression.rule in _TOLD and not dated) is not late:
                continue
            first = late and opening.day is not None and _is_counted_first(expression, kept[:number], document)
            result = _evaluate(setting, expression, years.get(number, ()), opening if first else memory)
            if result is None:
                continue
            values[number] = result
            before = "" if _opens(number, kept, row) else _before(expression, row)
            main = document.tokens[_main(expression).token]
            naming, bound = names_what_was_made(document, main, calendar), hangs_from_noun(document, main)
            memory = memory if caption else memory.after(result, before, naming, bound)
    return _appositions([values[number] for number in sorted(values)], document.text), memory


def _before(expression: Expression, row: list[Lexeme]) -> str:
    """The class of the word before an expression; that before its preposition in "worse than in 2016"."""
    kinds = [lexeme.kind for lexeme in row[max(0, expression.first - 2) : expression.first]]
    return "than" if kinds[-1:] == ["in"] and kinds[0] == "than" else next(iter(kinds[-1:]), "")


def _opens(number: int, kept: list[Expression], row: list[Lexeme]) -> bool:
    """Whether an expression opens a stretch: "between November 2022 and January"."""
    if number + 1 == len(kept) or kept[number + 1].rule not in ("month", "date"):
        return False
    return {lexeme.kind for lexeme in row[kept[number].last : kept[number + 1].first]} in ({"and"}, {"to"}, {"hyphen"})


def _is_counted_first(expression: Expression, before: list[Expression], document: Document) -> bool:
    """Whether "two days later" stands before every date of its sentence: it goes on from the sentences before."""
    later = document.text[expression.start : expression.end].lower().endswith("later")
    return later and expression.rule == "away" and not before


def _appositions(found: list[Found], text: str) -> list[Found]:
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


def _evaluate(setting: Setting, expression: Expression, year: tuple[Lexeme, ...], memory: Memory) -> Found | None:
    document, calendar = setting.document, setting.calendar
    way, cue, reached = Direction.OPEN, "", memory.reached
    if expression.rule in _TENSED:
        main = document.tokens[_main(expression).token]
        way, cue = direction(document, main, calendar)
        reached = None if had_been(document, main) else memory.reached
    told = None if expression.rule == "time" and _is_stamp(document, expression) else memory.day
    rest = told, memory.year, calendar.seasons, calendar.zones, calendar.weekdays
    contexts = [
        Context(day, way, *rest, setting.floor, memory.spoken, reached, memory.tells) for day in setting.days or (None,)
    ]
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
    return Found(expression, first, way, cue)


def _main(expression: Expression) -> Lexeme:
    """The word of an expression that the others hang from."""
    return expression.one("month", "weekday", "season", "unit", "deictic") or expression.row[0]


def _is_stamp(document: Document, expression: Expression) -> bool:
    """Whether a time of day opens its line: then it says when the line was written."""
    line = document.line_of(document.tokens[expression.row[0].token])
    return not document.text[line.start : expression.start].strip(" [(*•-–—")


def _widened(first: Value, last: Value, vague: str) -> Value:
    joined = first.interval.join(last.interval) if first.interval and last.interval else None
    value = first.value if first.value == last.value else vague
    return replace(first, value=value, interval=joined, confidence=0.5, clock=None)
