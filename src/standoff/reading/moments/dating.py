"""What the moments of a report say about the report itself: when it can have been published, and where it errs.

`infer_published` reads a bound out of the text where no date is given; `time_contradictions` notes moments that cannot
all be right. Nothing is repaired.
"""

import datetime
from collections.abc import Iterable, Iterator

from standoff.knowledge.calendar import Calendar
from standoff.reading.moments.tense import Direction, direction
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Moment, Note, Published
from standoff.record.terms import Grade, Label

_NEAR = datetime.timedelta(days=4)


def infer_published(document: Document, moments: Iterable[Moment], calendar: Calendar) -> Published | None:
    """The publication bounded below by the latest full date of the body that is told of in the past tense.

    A caption's date, a date ahead and a known event bound nothing. There is no upper bound in a text, so `latest`
    stays None and nothing is anchored on the result.
    """
    days = [
        moment.latest[:10]
        for moment in moments
        if moment.latest
        and moment.timex.type in ("DATE", "TIME")
        and moment.earliest == moment.latest
        and _in_full(moment)
        and _label(document, moment) is Label.BODY
        and _way(document, moment, calendar) is Direction.PAST
    ]
    return Published(max(days), None, "latest past date in the text", Grade.INFERRED) if days else None


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
