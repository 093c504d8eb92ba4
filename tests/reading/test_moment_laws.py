"""Laws of moments, on generated texts: offsets, order, intervals, repetition, and no exception on any text."""

import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.knowledge.calendar import load_calendar
from standoff.reading.language import Model
from standoff.reading.moments.clock import read_clock
from standoff.reading.moments.finding import find_moments
from standoff.reading.moments.intervals import Interval, around, shift
from standoff.record.rows import Line, Moment, Published, Report
from standoff.record.terms import Grade, Label

CALENDAR = load_calendar()
WORDS = (
    *sorted(CALENDAR.words),
    "May",
    "March",
    "Monday",
    "Sun",
    "Friday",
    "31",
    "30",
    "2020",
    "0000",
    "9999",
    "'82",
    "7/8/07",
    "31/31/2021",
    "2021-02-31",
    "25:61",
    "00:05am",
    "(20:05",
    "GMT)",
    "GMT+99",
    "05:00 GMT+12",
    "1990s",
    "will",
    "said",
    "on",
    "in",
    "the",
    ",",
    "-",
    "“",
    "”",
    "İlham",
    "🕊",
    "1,000,000",
    "99999999999",
    "3.5",
    "Q3",
    "31st",
    "99th",
    "2021-22",
    "12-14",
    "war",
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join),
    st.text(max_size=60),
    st.text("0123456789:/-. apm", max_size=30),
)
DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))


def read(model: Model, text: str, published: Published) -> tuple[Moment, ...]:
    lines, start = [], 0
    for words in text.split("\n"):
        if words.strip():
            lines.append(Line(start, start + len(words), Label.BODY))
        start += len(words) + 1
    document = model.parse(Report("r", "", "test", text, lines=tuple(lines)))
    found = find_moments(document, published, CALENDAR)
    assert found == find_moments(document, published, CALENDAR)
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, first=DAYS, second=DAYS, given_day=st.booleans())
def test_any_text_gives_rows_that_keep_their_promises(
    model: Model, text: str, first: datetime.date, second: datetime.date, given_day: bool
) -> None:
    earliest, latest = min(first, second).isoformat(), max(first, second).isoformat()
    published = (
        Published(earliest, earliest, "test", Grade.GIVEN)
        if given_day
        else Published(earliest, latest, "test", Grade.INFERRED)
    )
    end = 0
    for moment in read(model, text, published):
        start = moment.span[0]
        assert start >= end
        end = moment.span[1]
        assert text[start:end] == moment.quote
        assert (moment.earliest is None) == (moment.latest is None)
        if moment.earliest and moment.latest:
            assert moment.earliest <= moment.latest
            assert datetime.datetime.fromisoformat(moment.earliest)
            assert datetime.datetime.fromisoformat(moment.latest)
        assert moment.grounds


@given(day=DAYS, unit=st.sampled_from(["D", "W", "2W", "WE", "M", "Q", "Y", "DE", "CE"]), count=st.integers(-9, 9))
def test_shifting_keeps_to_the_calendar(day: datetime.date, unit: str, count: int) -> None:
    try:
        moved = shift(day, unit, count)
        interval = around(day, unit)
    except (OverflowError, ValueError):
        return
    assert (moved >= day) == (count >= 0 or moved == day)
    assert interval.first <= interval.last
    assert interval.half("early").first == interval.first
    assert interval.half("late").last == interval.last


@given(first=DAYS, length=st.integers(0, 800))
def test_the_halves_of_an_interval_lie_inside_it(first: datetime.date, length: int) -> None:
    try:
        interval = Interval(first, first + datetime.timedelta(days=length))
    except OverflowError:
        return
    for which in ("early", "mid", "late"):
        half = interval.half(which)
        assert interval.first <= half.first <= half.last <= interval.last


@given(words=st.text("0123456789:. apmGTCU()+-", max_size=20))
def test_a_clock_shows_a_time_of_day_or_nothing(words: str) -> None:
    clock = read_clock(words, CALENDAR.zones)
    assert clock is None or datetime.datetime.fromisoformat(
        f"2020-01-01T{clock.hour:02}:{clock.minute:02}{clock.suffix}"
    )
