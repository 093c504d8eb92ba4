"""What a report as a whole lends to the events in it: its two sides, the day last named, the sentence.

And which days are not an event's own: that of somebody's saying ("its army said on Tuesday, after a first count, in the
worst clash in years"), or of what came after it ("calm on Tuesday after a week of fighting").
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from standoff.knowledge.tellings import tellings
from standoff.record.rows import Event, Moment, Reading, Span
from standoff.record.terms import Label, Stance

Interval = tuple[date, date]

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")
_LINE = re.compile(r"^[^\n]*\w", re.MULTILINE)
_ON = re.compile(r"\b(?:on|of)\s+$")
_FRONT = re.compile(r"\W*(?:(?:late|early)\s+)?(?:on\s+)?", re.IGNORECASE)
_CLOCK = re.compile(r"^[ \t]*\d{1,2}[:.]\d{2}\b[^\n]{0,12}$", re.MULTILINE)
_POSTS = 3
_SINCE = re.compile(r"\bsince\b")
_OF = re.compile(r",?\s+of\b")
_LOOKS_BACK = 700
_GOVERNED = 60
_BEFORE = 30
_ROUGH_DAYS = 62
_DAYS_AROUND = timedelta(7)


@dataclass(frozen=True)
class Scene:
    """`sides` are the two parties that the report mostly tells of, `told` the day on which it was told, `undated` the
    events whose only day is that of a saying or of something later."""

    sides: frozenset[str]
    told: date | None
    text: str
    days: tuple[tuple[int, date], ...]
    named: tuple[tuple[int, Interval], ...]
    own: tuple[tuple[int, Interval], ...]
    undated: frozenset[str]
    sentences: tuple[int, ...]
    lines: tuple[int, ...] = ()
    headlines: tuple[Span, ...] = ()
    posted_from: int | None = None

    @classmethod
    def of(cls, reading: Reading, sides: frozenset[str], told: date | None) -> "Scene":
        """The scene of a reading; offsets are those of the report's text."""
        named = sorted((m.span[0], known) for m in reading.moments if (known := _interval(m)) is not None)
        said = {s.moment for s in reading.statements}
        own = sorted((m.span[0], known) for m in reading.moments if m.id not in said and (known := _interval(m)))
        days = [(start, first) for start, (first, last) in own if first == last]
        text = reading.report.text
        ends = tuple(match.end() for match in _SENTENCE_END.finditer(text))
        undated = frozenset(_not_own_day(reading))
        lines = tuple(m.start() for m in _LINE.finditer(text))
        heads = tuple((x.start, x.end) for x in reading.report.lines if x.label is Label.HEADLINE)
        return cls(
            sides,
            told,
            text,
            tuple(days),
            tuple(named),
            tuple(own),
            undated,
            (0, *ends),
            lines,
            heads,
            _first_post(text),
        )

    def day_before(self, offset: int) -> date | None:
        """The day that the report last named before `offset`."""
        return next((day for start, day in reversed(self.days) if start < offset), None)

    def day_in_paragraph(self, offset: int) -> date | None:
        """The day that its paragraph last named before `offset`; none where a word of sequence parts what is told there
        from it ("shut on Saturday after a gun battle")."""
        start, day = next(((at, day) for at, day in reversed(self.days) if at < offset), (offset, None))
        is_parted = _is_parted(self.text, start, offset)
        return day if "\n" not in self.text[start:offset] and not is_parted else None

    def day_in_front(self, sentence: int, is_told: bool) -> date | None:
        """The day with which the sentence that begins at an offset opens ("On 2 March rangers and soldiers …"); one on
        which something is said in it too only for what the report itself tells (`is_told`)."""
        days = [(at, first) for at, (first, last) in self.named if first == last] if is_told else self.days
        at, day = next(((at, day) for at, day in days if at >= sentence), (-1, None))
        return day if day is not None and _FRONT.fullmatch(self.text, sentence, at) else None

    def is_live(self, offset: int) -> bool:
        """Whether the offset stands in a post of a live page: below a line that is a time of day, of three or more."""
        return self.posted_from is not None and offset > self.posted_from

    def weeks_in_sentence(self, offset: int) -> Interval | None:
        """The time of more than a day and less than three months that its sentence last named before `offset` ("in May,
        when a patrol was shot at"); none where it named a day after that."""
        begins = self.sentence(offset)
        at, known = next(((at, when) for at, when in reversed(self.own) if at < offset), (-1, None))
        if known is None or at < begins or not 1 < (known[1] - known[0]).days <= _ROUGH_DAYS:
            return None
        return known

    def sentence(self, offset: int) -> int:
        """The offset at which the sentence of `offset` begins."""
        at = bisect_left(self.sentences, offset + 1)
        return self.sentences[max(at - 1, 0)]

    def paragraph(self, offset: int) -> int:
        """Which of the report's lines with words the offset stands in, counted from 0."""
        return bisect_right(self.lines, offset) - 1

    def is_headline(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.headlines)

    def is_definite(self, event: Event) -> bool:
        """Whether the act is named as something known ("the attack", "his arrest")."""
        start = event.trigger[0][0]
        before = self.text[max(self.sentence(start), start - _BEFORE) : start].split()
        return bool(before) and tellings().pointing.fullmatch(before[-1]) is not None

    def is_anew(self, event: Event) -> bool:
        """Whether words before the act tell it apart from others of its kind ("a second attack")."""
        start = event.trigger[0][0]
        found = tellings().anew.search(self.text, max(self.sentence(start), start - _BEFORE), start)
        return found is not None and "," not in self.text[found.end() : start]

    def looked_back(self, event: Event, news: int) -> Interval | None:
        """About when an undated event was that its sentence ties to a time named before, where that time had passed
        more than `news` days before the report; None for what may be news."""
        start = event.trigger[0][0]
        begins = self.sentence(start)
        if self.told is None or not tellings().looking_back.search(self.text, begins, start):
            return None
        before = next(((at, when) for at, when in reversed(self.named) if at < start), None)
        if before is None or start - before[0] > _LOOKS_BACK:
            return None
        first, last = before[1]
        if (self.told - last).days <= news or (last - first).days > _ROUGH_DAYS:
            return None
        return first - _DAYS_AROUND, last + _DAYS_AROUND

    def follows(self, event: Event) -> bool:
        """Whether a word of sequence ties what the sentence tells to the act ("a month after a clash")."""
        start = event.trigger[0][0]
        return _governs(tellings().sequence, self.text, self.sentence(start), start)

    def grew(self, event: Event) -> bool:
        """Whether its clause goes on to say what the act began as ("the fighting grew out of a brawl")."""
        end = event.trigger[-1][1]
        found = tellings().growing.search(self.text, end, end + _GOVERNED)
        return found is not None and not set(",.;\n") & set(self.text[end : found.start()])

    def day_of_noun(self, event: Event, assigned: Moment | None) -> date | None:
        """The day that follows an act named as known, where it has none ("the fighting that began on 3 May") or that of
        what was done about it ("summoned the envoy today over the attack on 3 May")."""
        start, end = event.trigger[0][0], event.trigger[-1][1]
        if (assigned is not None and assigned.span[1] > start) or not self.is_definite(event):
            return None
        found = next(((at, day) for at, day in self.days if at >= end), None)
        if found is None or found[0] - end > _GOVERNED or set(",.;\n") & set(self.text[end : found[0]]):
            return None
        between = self.text[end : found[0]]
        is_its_own = assigned is not None or tellings().beginning.search(between) is not None
        return found[1] if is_its_own and _ON.search(between) else None

    def days_running(self, event: Event) -> int:
        """The how manieth day the act goes on for, by its own words ("shelled each other for a third day"); else 1."""
        start, end = event.trigger[0][0], event.trigger[-1][1]
        before = tellings().nth_day_of.search(self.text, max(self.sentence(start), start - _GOVERNED), start)
        after = tellings().nth_day.search(self.text, end, end + _GOVERNED)
        if before is not None and len(self.text[before.end() : start].split()) <= 1:
            return 2 + tellings().ordinals.index(before[1].casefold())
        if after is not None and not set(",.;\n") & set(self.text[end : after.start()]):
            return 2 + tellings().ordinals.index(after[1].casefold())
        return 1

    def parts(self, one: int, other: int) -> bool:
        """Whether another clause, or much else, stands between two offsets."""
        between = self.text[min(one, other) : max(one, other)]
        return len(between) > _GOVERNED or "," in between or tellings().sequence.search(between) is not None

    def is_of_death(self, moment: Moment) -> bool:
        """Whether a day is that of somebody's death of his wounds."""
        start, end = self.sentence(moment.span[0]), moment.span[1] + _GOVERNED
        return tellings().late_death.search(self.text, start, end) is not None

    def is_long_past(self, event: Event) -> bool:
        """Whether the act is what the report tells something to have come months or years after."""
        start = event.trigger[0][0]
        begins = self.sentence(start)
        if _governs(tellings().long_past, self.text, begins, start):
            return True
        worst = tellings().superlative.search(self.text, begins, start)
        return worst is not None and _governs(_SINCE, self.text, worst.end(), start)


def _first_post(text: str) -> int | None:
    """Where the first post of a live page begins; None where the text is none."""
    posts = [m.start() for m in _CLOCK.finditer(text)]
    return posts[0] if len(posts) >= _POSTS else None


def _interval(moment: Moment) -> Interval | None:
    if moment.earliest is None or moment.latest is None:
        return None
    return date.fromisoformat(moment.earliest[:10]), date.fromisoformat(moment.latest[:10])


def _not_own_day(reading: Reading) -> Iterator[str]:
    """The events that have their day from another's saying in their sentence, or from what a word of sequence parts
    them from."""
    spans = {m.id: m.span for m in reading.moments}
    charged = _days_of_charges(reading, spans)
    cues = {s.moment: (s.id, s.cue.spans) for s in reading.statements if s.moment is not None and s.cue is not None}
    for event in reading.events:
        if event.moment in charged:
            yield event.id
        if event.moment is None or event.moment not in spans or _meet((spans[event.moment],), event.spans):
            continue
        if _counts_up_to(reading.report.text, spans[event.moment]):
            yield event.id
            continue
        saying, cue = cues.get(event.moment, (event.statement, ()))
        is_anothers = saying != event.statement and not _meet(cue, event.trigger)
        if is_anothers or _is_parted(reading.report.text, spans[event.moment][1], event.trigger[0][0]):
            yield event.id


def _days_of_charges(reading: Reading, spans: Mapping[str, Span]) -> frozenset[str]:
    """The moments that stand between those accused and the deed ("accused the army on Sunday of killing three")."""
    text = reading.report.text
    statements = {s.id: s for s in reading.statements}
    found = set()
    for event in reading.events:
        statement = statements.get(event.statement)
        span = spans.get(event.moment or "")
        if statement is None or statement.cue is None or span is None or statement.stance is not Stance.ACCUSE:
            continue
        if statement.cue.spans[-1][1] <= span[0] and _OF.match(text, span[1]):
            found.add(event.moment or "")
    return frozenset(found)


def _is_parted(text: str, day: int, act: int) -> bool:
    """Whether a word of sequence between a day and an act governs the act."""
    return _governs(tellings().sequence, text, day, max(day, act))


def _counts_up_to(text: str, day: Span) -> bool:
    """Whether a day only bounds what is told ("by this morning five had been killed")."""
    before = text[max(day[0] - _BEFORE, 0) : day[0]].split()
    return any(tellings().up_to.fullmatch(" ".join(before[-n:])) is not None for n in (1, 2) if before)


def _governs(words: re.Pattern[str], text: str, start: int, act: int) -> bool:
    """Whether one of the words after `start` stands before the act, with no other clause between."""
    ends = (m.end() for m in words.finditer(text, start, act))
    return any(act - end <= _GOVERNED and "," not in text[end:act] for end in ends)


def _meet(one: Iterable[Span], other: Iterable[Span]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)
