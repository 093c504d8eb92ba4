"""What the moments of a report say about the report itself: when it can have been published, and where it errs.

`infer_published` reads a bound out of the text where no date is given; `time_contradictions` notes moments that cannot
all be right. Nothing is repaired.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from standoff.knowledge.calendar import Calendar
from standoff.reading.moments.tense import Direction, direction
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Moment, Note, Published
from standoff.record.terms import Grade, Label

_NEAR = datetime.timedelta(days=4)
_WEEK = datetime.timedelta(days=6)
_TOMORROW = datetime.timedelta(days=1)
_YEARS_ON = 5
"""A weekday and date fit again after five, six or eleven years: of fewer years than that at most one fits."""
_IN_FULL = re.compile(r"\d{4}-\d{2}")
_YEARLESS = re.compile(r"XXXX-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class _Told:
    """A day that the report tells of; whether its words name its weekday, call it today and give its year."""

    day: datetime.date
    moment: Moment
    weekday: bool
    today: bool
    full: bool


def infer_published(document: Document, moments: Iterable[Moment], calendar: Calendar) -> Published | None:
    """When a report without a date can have been published, by the latest day that its paragraphs tell of as past.

    A day with its weekday ("on Friday, 16 September 2022") is told of within the week: the interval is that day and the
    six after it, as the codebook has it. Beside "today" it is the day of publication. A day without its year takes the
    first year in which its weekday is right, from the latest year of which the report gives a day. Without a weekday
    there is no upper bound: `latest` is None and nothing is anchored on the result. A caption's date, a date ahead and
    a known event bound nothing.
    """
    known = list(moments)
    told = sorted(_days_told(document, known, calendar), key=lambda row: (row.day, row.moment.span))
    if not told:
        return None
    today = [row for row in told if row.today]
    if today and today[-1].full and today[-1].day == told[-1].day:
        day = today[-1].day.isoformat()
        return Published(day, day, "the day that the text calls today", Grade.STATED)
    last = told[-1]
    reach = _TOMORROW if last.today else _WEEK if any(row.weekday for row in told if row.day == last.day) else None
    latest = (last.day + reach).isoformat() if reach else None
    return Published(last.day.isoformat(), latest, "latest past date in the text", Grade.INFERRED)


def _days_told(document: Document, moments: Sequence[Moment], calendar: Calendar) -> Iterator[_Told]:
    """The days that the paragraphs tell of in the past tense, or call today; those without a year by their weekday."""
    base = max((year for m in moments if (year := _year_told(m)) and _past(document, m, calendar)), default=None)
    for number, moment in enumerate(moments):
        if _label(document, moment) is not Label.BODY or moment.timex.type not in ("DATE", "TIME"):
            continue
        before = moments[number - 1] if number else None
        today = before is not None and _says_today(document, before, moment)
        if not today and not _past(document, moment, calendar):
            continue
        weekday = _weekday(moment, calendar)
        if day := _exact(moment):
            yield _Told(day, moment, weekday is not None, today, full=True)
        elif weekday is not None and base is not None and (day := _year_by_weekday(moment, weekday, base)):
            yield _Told(day, moment, True, today, full=False)


def _exact(moment: Moment) -> datetime.date | None:
    return _day(moment) if _in_full(moment) else None


def _year_told(moment: Moment) -> int | None:
    """The year of a day or month given in full; a year alone is as often history, long before the report."""
    exact = _in_full(moment) and moment.latest is not None and _IN_FULL.match(moment.timex.value)
    return int(moment.timex.value[:4]) if exact else None


def _past(document: Document, moment: Moment, calendar: Calendar) -> bool:
    return _label(document, moment) is Label.CAPTION or _way(document, moment, calendar) is Direction.PAST


def _says_today(document: Document, before: Moment, moment: Moment) -> bool:
    """Whether "today" and a comma or bracket stand right before the date: "today, on 16 September 2022"."""
    between = document.text[before.span[1] : moment.span[0]].strip(" ,(").lower()
    line = document.line_of(_token(document, moment))
    quoted = document.text.count('"', line.start, moment.span[0]) % 2 == 1
    return before.quote.lower() == "today" and between in ("", "on") and not quoted


def _weekday(moment: Moment, calendar: Calendar) -> int | None:
    kinds = [calendar.words.get(word.strip(",.()").lower(), ("", 0)) for word in moment.quote.split()]
    return next((value for kind, value in kinds if kind == "weekday"), None)


def _year_by_weekday(moment: Moment, weekday: int, base: int) -> datetime.date | None:
    """The day of a value such as `XXXX-09-16` in the first year from `base` on in which it falls on the weekday."""
    match = _YEARLESS.match(moment.timex.value)
    if match is None:
        return None
    for year in range(base, base + _YEARS_ON):
        try:
            day = datetime.date(year, int(match[1]), int(match[2]))
        except ValueError:
            continue
        if day.isoweekday() == weekday:
            return day
    return None


def time_contradictions(
    document: Document, moments: tuple[Moment, ...], published: Published, calendar: Calendar
) -> tuple[Note, ...]:
    """What the dates of one report say against each other, a note each, in text order."""
    notes = [*_wrong_weekdays(moments, calendar), *_told_before_it_happened(document, moments, published, calendar)]
    notes.extend(_truces_before_their_fighting(document, moments, calendar))
    return tuple(sorted(notes, key=lambda note: note.spans))


def _note(message: str, *moments: Moment) -> Note:
    ordered = sorted(moments, key=lambda m: m.span)
    return Note("time-contradiction", message, tuple(m.span for m in ordered), tuple(m.quote for m in ordered))


def _wrong_weekdays(moments: Iterable[Moment], calendar: Calendar) -> Iterator[Note]:
    for moment in moments:
        day = _day(moment)
        words = [w.strip(",.").lower() for w in moment.quote.split()]
        named = [v for kind, v in (calendar.words.get(w, ("", 0)) for w in words) if kind == "weekday"]
        dated = any(calendar.words.get(w, ("", 0))[0] == "month" for w in words)
        if day and dated and named and named[0] != day.isoweekday():
            yield _note(f"{moment.quote!r} names a weekday that {day} is not ({day:%A})", moment)


def _told_before_it_happened(
    document: Document, moments: Iterable[Moment], published: Published, calendar: Calendar
) -> Iterator[Note]:
    if not published.anchors or published.latest is None:
        return
    for moment in moments:
        after = moment.earliest is not None and moment.earliest[:10] > published.latest[:10]
        if after and _in_full(moment) and _way(document, moment, calendar) is Direction.PAST:
            yield _note(
                f"{moment.quote!r} is told of in the past tense but lies after publication on {published.latest}",
                moment,
            )


def _truces_before_their_fighting(document: Document, moments: Iterable[Moment], calendar: Calendar) -> Iterator[Note]:
    """A truce that is said to halt fighting, dated before every day on which the report dates fighting."""
    truces: list[tuple[datetime.date, Moment]] = []
    fighting: list[tuple[datetime.date, Moment]] = []
    for moment in moments:
        day = _day(moment)
        if day is None or _label(document, moment) is not Label.BODY:
            continue
        token = _token(document, moment)
        sentence = document.sentence_tokens(document.sentence_of(token))
        lemmas = {t.lemma for t in sentence} | {t.lower for t in sentence}
        if lemmas & calendar.truce_words and lemmas & calendar.ending_verbs:
            truces.append((day, moment))
        elif _dates_fighting(document, token, calendar):
            fighting.append((day, moment))
    for day, truce in truces:
        near = [row for row in fighting if abs(row[0] - day) <= _NEAR]
        if near and min(row[0] for row in near) > day:
            first = min(near, key=lambda row: (row[0], row[1].span))[1]
            message = f"a truce to end fighting is dated {day}, but all the fighting that the report dates begins on "
            yield _note(f"{message}{_day(first)}", truce, first)


def _dates_fighting(document: Document, token: Token, calendar: Calendar) -> bool:
    """Whether a word of fighting, or a verb with one as its subject, object or complement, governs the time."""
    for governor in document.ancestors(token):
        if governor.lemma in calendar.fighting_words:
            return True
        if governor.pos in ("VERB", "AUX"):
            near = [c for c in document.children(governor) if c.pos in ("NOUN", "PROPN", "ADP")]
            words = [*near, *(inner for c in near if c.pos == "ADP" for inner in document.children(c))]
            return any(w.lemma in calendar.fighting_words for w in words)
    return False


def _in_full(moment: Moment) -> bool:
    """Whether the words of the moment give its date by themselves."""
    return not any(words in moment.grounds for words in ("publication", "last spoken of", "known event"))


def _day(moment: Moment) -> datetime.date | None:
    if moment.earliest is None or moment.earliest != moment.latest or moment.timex.type not in ("DATE", "TIME"):
        return None
    return datetime.date.fromisoformat(moment.earliest[:10])


def _token(document: Document, moment: Moment) -> Token:
    """The word of the moment that hangs on the rest of its sentence."""
    inside = document.within(*moment.span)
    indexes = {token.i for token in inside}
    return next((token for token in inside if token.head not in indexes), inside[0])


def _label(document: Document, moment: Moment) -> Label:
    return document.line_of(_token(document, moment)).label


def _way(document: Document, moment: Moment, calendar: Calendar) -> Direction:
    return direction(document, _token(document, moment), calendar)[0]
