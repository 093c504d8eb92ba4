"""From what was found to the row: its span, TIMEX3 value, days, and the words that say how they were counted."""

from standoff.knowledge.calendar import KnownEvent
from standoff.reading.moments.context import Value
from standoff.reading.moments.grammar import Expression
from standoff.reading.moments.intervals import Interval
from standoff.reading.moments.memory import Found, Setting
from standoff.reading.moments.named_events import Named, war_within
from standoff.reading.moments.words import Lexeme
from standoff.reading.syntax import Document
from standoff.record.ids import row_id
from standoff.record.rows import Moment, Timex

_LONGEST_QUOTATION = 2_000


def row_of(setting: Setting, found: Found, row: list[Lexeme], named: Named | None) -> Moment:
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


def _since(setting: Setting, expression: Expression, interval: Interval | None) -> bool:
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


def _in_quotation(setting: Setting, found: Found) -> bool:
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


def row_of_event(document: Document, named: Named, owner: str) -> Moment:
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


def _of_war(setting: Setting, expression: Expression, row: list[Lexeme]) -> bool:
    """Whether a war word follows within the same noun phrase: "the 2020 war", "last year's border war"."""
    for lexeme in row[expression.last : expression.last + 6]:
        if lexeme.kind == "event":
            return str(lexeme.value).startswith(("war", "fighting", "conflict"))
        token = setting.document.tokens[lexeme.token]
        if lexeme.kind not in ("poss", "hyphen") and token.pos not in ("ADJ", "PROPN", "NOUN"):
            return False
    return False


def _grounds(setting: Setting, found: Found, event: KnownEvent | None) -> str:
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
