"""Moments: the sentence, and what must come of it."""

from collections.abc import Callable

import pytest

from standoff.knowledge.calendar import load_calendar
from standoff.reading.language import Model
from standoff.reading.moments.dating import infer_published, time_contradictions
from standoff.reading.moments.finding import find_moments
from standoff.reading.syntax import Document
from standoff.record.rows import Line, Moment, Note, Published, Reading, Report
from standoff.record.terms import Grade, Label

WEDNESDAY = Published("2023-03-15", "2023-03-15", "test", Grade.GIVEN)
INFERRED = Published("2023-03-10", "2023-03-15", "test", Grade.INFERRED)


def parse(model: Model, text: str, label: Label = Label.BODY) -> Document:
    lines, start = [], 0
    for words in text.split("\n"):
        if words.strip():
            lines.append(Line(start, start + len(words), label))
        start += len(words) + 1
    return model.parse(Report("r", "", "test", text, lines=tuple(lines)))


def moments(model: Model, text: str, published: Published = WEDNESDAY, label: Label = Label.BODY) -> tuple[Moment, ...]:
    return find_moments(parse(model, text, label), published, load_calendar())


def rows(model: Model, text: str, label: Label = Label.BODY) -> list[tuple[str, str]]:
    return [(m.quote, m.timex.value) for m in moments(model, text, WEDNESDAY, label)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The delegations will meet again on Friday.", [("Friday", "2023-03-17")]),
        ("The envoy said on Friday that nothing had changed.", [("Friday", "2023-03-10")]),
        ("The envoy said on Wednesday that nothing had changed.", [("Wednesday", "2023-03-15")]),
        ("Officials plan to hold a meeting on Friday in Geneva.", [("Friday", "2023-03-17")]),
        ("A session is scheduled for Monday.", [("Monday", "2023-03-20")]),
        ("The army has until Sunday to leave.", [("Sunday", "2023-03-19")]),
        ("His officers expected a truce by Sunday.", [("Sunday", "2023-03-19")]),
        ("By Sunday forty families had left.", [("Sunday", "2023-03-12")]),
        ("The road has been closed since Sunday.", [("Sunday", "2023-03-12")]),
        ("Soldiers began to march on March 3.", [("March 3", "2023-03-03")]),
        ("Both sides agreed to withdraw by June 1.", [("June 1", "2023-06-01")]),
        ("The minister resigned last Friday.", [("last Friday", "2023-03-10")]),
        ("The post was shelled on Friday last week.", [("Friday last week", "2023-03-10")]),
        ("Clashes were reported in October.", [("October", "2022-10")]),
        ("The envoy may visit the border in May.", [("May", "2023-05")]),
        ("The column entered the town early on March 12.", [("early on March 12", "2023-03-12")]),
        ("Late last week the army left.", [("Late last week", "2023-W10")]),
        ("Overnight, drones hit the port.", [("Overnight", "2023-03-14TNI")]),
        ("Talks were held over the weekend.", [("the weekend", "2023-W10-WE")]),
        ("Shelling has grown in the last few hours.", [("the last few hours", "PTXH")]),
        ("Some families fled over the past ten days.", [("the past ten days", "P10D")]),
        ("They left the village three days ago.", [("three days ago", "2023-03-12")]),
        ("Elections are due next month.", [("next month", "2023-04")]),
        ("He was arrested last year.", [("last year", "2022")]),
        ("The border was drawn in the 1920s.", [("the 1920s", "192")]),
        ("Thousands fled in the late 1970s.", [("the late 1970s", "197")]),
        ("A protocol followed in the autumn of 2019.", [("the autumn of 2019", "2019-FA")]),
        ("Losses rose in the third quarter of 2022.", [("the third quarter of 2022", "2022-Q3")]),
        ("Patrols pass every two weeks.", [("every two weeks", "P2W")]),
        ("Markets open on Sundays.", [("Sundays", "XXXX-WXX-7")]),
        ("The siege lasted almost two and a half years.", [("almost two and a half years", "P2.5Y")]),
        ("It ran for a year and a half.", [("a year and a half", "P1.5Y")]),
        ("The fifty-year lease ended.", [("fifty-year", "P50Y")]),
        ("They clashed in June and July last year.", [("June", "2022-06"), ("July last year", "2022-07")]),
        ("It covers January to March 2021.", [("January", "2021-01"), ("March 2021", "2021-03")]),
        ("Officers will meet on April 3-5.", [("April 3-5", "2023-04-03/2023-04-05")]),
        ("Recently the mood changed.", [("Recently", "PAST_REF")]),
    ],
)
def test_the_value_of_a_moment(model: Model, sentence: str, expected: list[tuple[str, str]]) -> None:
    assert rows(model, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The committee may agree.",
        "Theresa May arrived with General August Pinochet.",
        "The second battalion will spring into action when prices fall.",
        "They began a long march.",
        "The army lost 1990 men.",
        "Some 2000 soldiers crossed.",
        "The sun rose over Good Friday Street.",
        "The now-closed base stood empty.",
        "The 41-year-old driver was unhurt.",
        "In 12345 nothing happened.",
        "They crossed the Sunday River.",
        "He was second to none.",
    ],
)
def test_look_alikes_are_no_moments(model: Model, sentence: str) -> None:
    assert rows(model, sentence) == []


def test_headlines_point_by_their_own_tenses(model: Model) -> None:
    assert rows(model, "Ministers to meet in Geneva on Tuesday", Label.HEADLINE) == [("Tuesday", "2023-03-21")]
    assert rows(model, "Shells hit village on Tuesday", Label.HEADLINE) == [("Tuesday", "2023-03-14")]


def test_a_clock_time_takes_its_zone_from_the_time_beside_it(model: Model) -> None:
    (moment,) = moments(model, "The truce began at 00:15 (21:15 GMT) on Tuesday.")
    assert moment.timex.type == "TIME"
    assert moment.timex.value == "2023-03-14T00:15"
    assert moment.earliest == moment.latest == "2023-03-14T00:15:00+03:00"


def test_a_clock_time_without_a_zone_stays_a_day(model: Model) -> None:
    (moment,) = moments(model, "Rockets fell at 10.30pm on Tuesday.")
    assert (moment.earliest, moment.timex.value) == ("2023-03-14", "2023-03-14T22:30")
    assert "local zone not given" in moment.grounds


def test_a_clock_time_borrows_the_day_last_spoken_of(model: Model) -> None:
    found = moments(model, "A truce was agreed on Monday. It took effect at 9am local time (0500 GMT).")
    assert found[1].earliest == "2023-03-13T09:00:00+04:00"


def test_midnight_may_begin_or_end_its_day(model: Model) -> None:
    (moment,) = moments(model, "The deadline passed at midnight on Sunday.")
    assert (moment.earliest, moment.latest) == ("2023-03-12", "2023-03-13")


def test_without_a_date_nothing_relative_is_firm(model: Model) -> None:
    text = "Talks resumed on Friday. Two posts fell last week, six months after the truce. He spoke yesterday at 10:15."
    for moment in moments(model, text, Published()):
        assert moment.earliest is None
        assert moment.latest is None
        assert "20" not in moment.timex.value


def test_a_full_date_needs_no_publication_date(model: Model) -> None:
    (moment,) = moments(model, "The accord was signed on 9 May 2018.", Published())
    assert (moment.earliest, moment.latest) == ("2018-05-09", "2018-05-09")


def test_an_inferred_interval_widens_the_moment(model: Model) -> None:
    (moment,) = moments(model, "The bridge was blown up yesterday.", INFERRED)
    assert (moment.earliest, moment.latest) == ("2023-03-09", "2023-03-14")
    assert moment.timex.value == "XXXX-XX-XX"
    assert "only known as" in moment.grounds


def test_one_inferred_day_anchors_nothing(model: Model) -> None:
    guess = Published("2023-03-15", "2023-03-15", "guess", Grade.INFERRED)
    (moment,) = moments(model, "They met on Friday.", guess)
    assert moment.earliest is None


def test_an_ambiguous_date_keeps_both_readings(model: Model) -> None:
    both, one = moments(model, "The papers are of 05/06/2021 and 13/06/2021.")
    assert (both.earliest, both.latest) == ("2021-05-06", "2021-06-05")
    assert "day first or month first" in both.grounds
    assert (one.earliest, one.latest) == ("2021-06-13", "2021-06-13")


@pytest.mark.parametrize("words", ["31 June 2022", "June 31", "29 February 2021"])
def test_a_day_that_does_not_exist_has_no_interval(model: Model, words: str) -> None:
    (moment,) = moments(model, f"It happened on {words}.")
    assert moment.earliest is None
    assert "no such day" in moment.grounds


def test_a_named_war_is_a_date_in_its_own_context_only(model: Model) -> None:
    here = "Georgia and South Ossetia have been tense since the August war."
    (moment,) = moments(model, here, Published())
    assert (moment.earliest, moment.latest) == ("2008-08-07", "2008-08-12")
    elsewhere = moments(model, "Peru and Ecuador have been tense since the August war.", Published())
    assert all(m.earliest is None for m in elsewhere)


def test_the_war_of_a_year_takes_the_wars_dates(model: Model) -> None:
    (moment,) = moments(model, "Tbilisi has not forgotten the 2008 war over South Ossetia.")
    assert (moment.timex.value, moment.earliest) == ("2008", "2008-08-07")


def test_the_reports_own_date_line_is_no_moment(model: Model) -> None:
    found = moments(model, "March 15, 2023\nThe post was shelled on March 10, 2023.")
    assert [m.quote for m in found] == ["March 10, 2023"]


def test_a_day_named_in_a_quotation_is_less_sure(model: Model) -> None:
    (moment,) = moments(model, "“We will answer tomorrow,” the colonel said.")
    assert moment.confidence == 0.8
    assert "quotation" in moment.grounds


def contradictions(model: Model, text: str) -> tuple[Note, ...]:
    document = parse(model, text)
    calendar = load_calendar()
    return time_contradictions(document, find_moments(document, WEDNESDAY, calendar), WEDNESDAY, calendar)


def test_a_truce_older_than_the_fighting_it_ended_is_noted(model: Model) -> None:
    text = "The army launched heavy shelling on Tuesday. A truce to halt the fighting was agreed early on Monday."
    (note,) = contradictions(model, text)
    assert note.kind == "time-contradiction"
    assert note.quotes == ("Tuesday", "early on Monday")


def test_a_truce_after_the_fighting_is_no_contradiction(model: Model) -> None:
    text = "The army launched heavy shelling on Monday. A truce to halt the fighting was agreed on Tuesday."
    assert contradictions(model, text) == ()


def test_a_wrong_weekday_is_noted(model: Model) -> None:
    (note,) = contradictions(model, "They met on Monday, May 18, 2021.")
    assert "Tuesday" in note.message
    assert contradictions(model, "They met on Tuesday, May 18, 2021.") == ()


def test_the_publication_date_is_bounded_by_the_latest_past_date(model: Model) -> None:
    text = "Shelling began on 4 June 2019. The post fell on 6 June 2019. A court will rule on 1 July 2019."
    document = parse(model, text)
    calendar = load_calendar()
    found = infer_published(document, find_moments(document, Published(), calendar), calendar)
    assert found is not None
    assert (found.earliest, found.latest, found.grade) == ("2019-06-06", None, Grade.INFERRED)
    assert not found.anchors


def test_a_caption_never_dates_a_report(model: Model) -> None:
    document = parse(model, "A soldier stood guard on 4 June 2019.", Label.CAPTION)
    calendar = load_calendar()
    assert infer_published(document, find_moments(document, Published(), calendar), calendar) is None


def test_a_day_named_beside_greenwich_time_gives_the_local_day(model: Model) -> None:
    (moment,) = moments(model, "The post came under fire from 00:20 local time (2020 GMT on Monday).")
    assert moment.earliest == "2023-03-14T00:20:00+04:00"


def test_since_reaches_to_publication(model: Model) -> None:
    (moment,) = moments(model, "Some units have left the valley since March 9.")
    assert (moment.earliest, moment.latest) == ("2023-03-09", "2023-03-15")
    (moment,) = moments(model, "They had held the valley since 1998.")
    assert (moment.earliest, moment.latest) == ("1998-01-01", "1998-12-31")


def test_a_date_of_history_takes_the_year_of_the_sentence_before(model: Model) -> None:
    _, moment = moments(model, "The siege began in June 2019. On November 9 the garrison left.")
    assert moment.earliest == "2019-11-09"
    assert moment.confidence == 0.6
    _, moment = moments(model, "The siege began in June 2019. On March 9 a shell hit the ruins.")
    assert moment.earliest == "2023-03-09"


def test_a_day_that_owns_a_thing_needs_will_to_lie_ahead(model: Model) -> None:
    assert rows(model, "Monday's session might change little.") == [("Monday", "2023-03-13")]
    assert rows(model, "Monday's session will change little.") == [("Monday", "2023-03-20")]


def test_a_dateline_dates_the_report_only(model: Model) -> None:
    found = rows(model, "STRELSAU, March 15 (Ruritanian Wire) - Two posts were shelled on Sunday, officials said.")
    assert found == [("Sunday", "2023-03-12")]


def undated(model: Model, text: str) -> tuple[Published | None, list[tuple[str, str | None, str | None]]]:
    """The publication inferred from the text, and its moments as that anchors them."""
    document, calendar = parse(model, text), load_calendar()
    found = infer_published(document, find_moments(document, Published(), calendar), calendar)
    anchored = find_moments(document, found or Published(), calendar)
    return found, [(m.quote, m.earliest, m.latest) for m in anchored]


def test_a_weekday_beside_a_date_bounds_publication_to_its_week(model: Model) -> None:
    found, rows_ = undated(model, "On Friday, 6 September 2019, the post was shelled. On Thursday a guard was wounded.")
    assert found is not None
    assert (found.earliest, found.latest, found.grade) == ("2019-09-06", "2019-09-12", Grade.INFERRED)
    assert rows_[1] == ("Thursday", "2019-09-05", "2019-09-12")


def test_a_weekday_tells_the_year_of_a_date_without_one(model: Model) -> None:
    found, rows_ = undated(model, "On Friday, 6 September, the post was shelled. It had been built in May 2018.")
    assert found is not None
    assert (found.earliest, found.latest) == ("2019-09-06", "2019-09-12")
    assert rows_[0] == ("Friday, 6 September", "2019-09-06", "2019-09-06")


def test_a_year_of_history_tells_no_year(model: Model) -> None:
    found, rows_ = undated(model, "The war of 1992 killed hundreds. On Friday, 6 September, the post was shelled.")
    assert found is None
    assert rows_[1] == ("Friday, 6 September", None, None)


def test_the_day_that_the_text_calls_today(model: Model) -> None:
    found, rows_ = undated(model, "Today, on 6 September 2019, the post was shelled. Yesterday it was quiet.")
    assert found is not None
    assert (found.earliest, found.latest, found.grade) == ("2019-09-06", "2019-09-06", Grade.STATED)
    assert ("Yesterday", "2019-09-05", "2019-09-05") in rows_


def test_a_day_of_the_same_story_takes_the_year_of_the_latest_day_told(model: Model) -> None:
    found, rows_ = undated(model, "The post was shelled on 4 September 2019. On 6 September it fell.")
    assert found is not None
    assert found.latest is None
    assert rows_[1] == ("6 September", "2019-09-06", "2019-09-06")
    _, rows_ = undated(model, "The post was shelled on 4 September 2019. On 6 February it had been built.")
    assert rows_[1] == ("6 February", None, None)


@pytest.mark.parametrize(
    ("text", "quote", "earliest", "latest"),
    [
        ("Fire came on the night from Monday to Tuesday.", "the night from Monday to Tuesday", "2023-03-13",
         "2023-03-14"),
        ("Shells fell overnight Monday to Tuesday.", "overnight Monday to Tuesday", "2023-03-13", "2023-03-14"),
        ("Fighting broke out overnight on Monday.", "overnight on Monday", "2023-03-13", "2023-03-13"),
        ("He arrived the day before yesterday.", "the day before yesterday", "2023-03-13", "2023-03-13"),
        ("They will meet the day after tomorrow.", "the day after tomorrow", "2023-03-17", "2023-03-17"),
        ("At around 22.30 on Monday, shells fell.", "22.30 on Monday", "2023-03-13", "2023-03-13"),
        ("Since the start of the year 40 have died.", "the start of the year", "2023-01-01", "2023-03-15"),
        ("Clashes went on for the third day running.", "the third day", "2023-03-15", "2023-03-15"),
    ],
)  # fmt: skip
def test_nights_and_other_turns_of_news(model: Model, text: str, quote: str, earliest: str, latest: str) -> None:
    (moment,) = moments(model, text)
    assert (moment.quote, moment.earliest, moment.latest) == (quote, earliest, latest)


def test_the_day_before_is_that_before_the_day_last_spoken_of(model: Model) -> None:
    assert rows(model, "Shelling began on Tuesday. The day before, he had left.")[1] == ("The day before", "2023-03-13")
    assert rows(model, "Shelling began on Tuesday. The day before the talks was quiet.")[1:] == []


def test_a_clock_time_ends_where_its_words_end(model: Model) -> None:
    first, last = moments(model, "The curfew ran from 9pm on Monday to 6am.")
    assert (first.quote, last.quote) == ("9pm on Monday", "6am")


def test_an_infinitive_points_to_a_day_just_past_rather_than_to_next_year(model: Model) -> None:
    assert rows(model, "They took down a tent, as they had agreed to do on 6 March.")[0] == ("6 March", "2023-03-06")
    assert rows(model, "They agreed to meet on 6 April.")[0] == ("6 April", "2023-04-06")


def test_the_present_of_telling_is_no_timetable(model: Model) -> None:
    assert rows(model, "Newspapers report that the men were freed on Thursday evening.") == [
        ("Thursday evening", "2023-03-09TEV")
    ]
    assert rows(model, "Parliament meets on Thursday.") == [("Thursday", "2023-03-16")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 11 December 2022 shells fell on Tacna. Lima denies it to this day. The truce broke down on 15 December.",
         "2022-12-15"),
        ("By a treaty of 2008 they could stay, but little of it is left. On 2 May a captain died.", "2023-05-02"),
        ("In 2008 two guards died, officials say. On 2 May a captain was killed.", "2008-05-02"),
    ],
)  # fmt: skip
def test_a_year_is_kept_until_the_report_comes_back(read: Callable[..., Reading], text: str, day: str) -> None:
    assert [m.earliest for m in read(text, published="2023-11-20").moments][-1] == day


def test_days_later_are_counted_from_the_sentence_before(read: Callable[..., Reading]) -> None:
    told = "Shells fell on Tacna on 11 May 2022. A truce that was agreed two days later broke down on 15 May."
    days = [m.earliest for m in read(told, published="2023-11-20").moments]
    assert days == ["2022-05-11", "2022-05-13", "2022-05-15"]
    told = "Shells fell on Tacna on 11 May 2022, and two days later a truce was agreed."
    assert [m.earliest for m in read(told, published="2023-11-20").moments] == ["2022-05-11", "2022-05-13"]
