"""When and where an event took place: by its own clause, by the clause it goes on from, by the act told of before."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Published, Reading, Report
from standoff.record.terms import Grade, Label

PUBLISHED = Published("2023-05-10", "2023-05-10", "given", Grade.GIVEN)


def reading(reader: Reader, text: str, published: Published = PUBLISHED) -> Reading:
    lines = (Line(0, len(text), Label.BODY),)
    return reader.read(Report("r", "", "r", text + "\n", language="en", lines=lines, published=published))


def event(found: Reading, word: str) -> Event:
    text = found.report.text
    return next(
        e for e in found.events if e.derived_from is None and any(text[start:end] == word for start, end in e.trigger)
    )


def days(reader: Reader, text: str, word: str) -> tuple[str | None, str | None]:
    row = event(reading(reader, text), word)
    return row.earliest, row.latest


def place(reader: Reader, text: str, word: str) -> str | None:
    found = reading(reader, text)
    identifier = event(found, word).place
    return next((p.name for p in found.places if p.id == identifier), None)


DATED = [
    ("Gunmen attacked a post near Nyala in the early hours of Sunday.", "attacked", "2023-05-07"),
    ("Togo said its positions had come under fire in the early hours of the day.", "fire", "2023-05-10"),
    ("The army shelled the port on Monday, killing four people and wounding nine.", "wounding", "2023-05-08"),
    ("On Monday the army shelled the port and rebels seized the airfield.", "seized", "2023-05-08"),
    ("Two guards were shot when gunmen opened fire at a checkpoint on Tuesday.", "shot", "2023-05-09"),
    ("Fighting began on Friday, when rebels attacked the barracks.", "attacked", "2023-05-05"),
    ("Rebels attacked the barracks on the 3rd.", "attacked", "2023-05-03"),
    ("Gunmen attacked a post on 7 May. The attack lasted an hour.", "attack", "2023-05-07"),
    ("Gunmen attacked a post on 7 May. Two soldiers were killed and three wounded.", "wounded", "2023-05-07"),
]


@pytest.mark.parametrize(("text", "word", "day"), DATED)
def test_an_event_has_the_day_of_its_clause_or_of_what_it_goes_on_from(
    reader: Reader, text: str, word: str, day: str
) -> None:
    assert days(reader, text, word) == (day, day)


UNDATED = [
    ("Calm returned to Nyala on Tuesday after a week of fighting.", "fighting"),
    ("Rebels seized the airfield after the army shelled the port on Monday.", "seized"),
    ("The clash came weeks after Togo opened a camp.", "clash"),
    ("The rebels claimed responsibility for the attack in Nyala a day later.", "attack"),
    ("Gunmen attacked a post on 7 May. The second attack lasted an hour.", "attack"),
    ("The army bombed the port on 3 May. The clash lasted an hour.", "clash"),
    ("The army bombed the port on 3 May and shelled it on 5 May. The attack lasted an hour.", "attack"),
    ("Gunmen attacked a post on 7 May. Two soldiers were killed in an ambush in the north.", "killed"),
    ("The army shelled the port before rebels, who had come on Monday, seized it.", "shelled"),
]


@pytest.mark.parametrize(("text", "word"), UNDATED)
def test_a_day_of_something_else_is_not_the_day_of_the_event(reader: Reader, text: str, word: str) -> None:
    assert days(reader, text, word) == (None, None)


def test_a_range_of_days_ends_with_its_last(reader: Reader) -> None:
    assert days(reader, "Rebels attacked the barracks between Monday and Wednesday.", "attacked") == (
        "2023-05-08",
        "2023-05-10",
    )
    assert days(reader, "Togo and Benin fought a war from May 1998 to June 2000.", "war")[1] == "2000-06-30"


def test_at_the_time_is_the_time_told_of_before(reader: Reader) -> None:
    text = "In April, rockets hit Tyre. At the time, Israel bombed targets near Sidon."
    found = event(reading(reader, text), "bombed")
    assert (found.earliest, found.latest) == ("2023-04-01", "2023-04-30")
    assert "from the time told of before" in found.grounds
    assert days(reader, "Rebels hit Tyre in April. Israel bombed targets near Sidon.", "bombed") == (None, None)


def test_what_is_carried_says_from_where(reader: Reader) -> None:
    found = event(reading(reader, "Gunmen attacked a post near Juba on 7 May. The attack lasted an hour."), "attack")
    assert "day of '7 May' and place from the act told of before" in found.grounds


PLACED = [
    ("Gunmen attacked a post near Juba, killing four.", "killing", "Juba"),
    ("Two guards were shot when gunmen opened fire near Juba.", "shot", "Juba"),
    ("Gunmen attacked a post near Juba on 7 May. The attack lasted an hour.", "attack", "Juba"),
    ("Shelling was heard at Malakal on Monday, a resident of Juba said by telephone.", "Shelling", "Malakal"),
]


@pytest.mark.parametrize(("text", "word", "name"), PLACED)
def test_an_event_has_the_place_of_what_it_is_done_in(reader: Reader, text: str, word: str, name: str) -> None:
    assert place(reader, text, word) == name


def test_where_attackers_are_from_is_not_where_they_struck(reader: Reader) -> None:
    assert place(reader, "Fighters from Libya attacked an army post.", "attacked") is None
    assert place(reader, "A drone launched from Libya hit an army post.", "launched") == "Libya"


def named(reader: Reader, text: str) -> dict[str, str | None]:
    return {p.quotes[0]: p.country for p in reading(reader, text).places}


def test_another_spelling_is_found_in_a_country_that_the_report_names(reader: Reader) -> None:
    places = reading(reader, "Clashes broke out near Hodeidah in Yemen on Monday.").places
    guess = next(p for p in places if p.quotes[0] == "Hodeidah")
    assert guess.country == "YEM"
    assert guess.grounds.startswith("guess: another spelling of")
    assert named(reader, "Clashes broke out near Hodeidah in Peru on Monday.")["Hodeidah"] == "PER"


def test_a_hyphen_belongs_to_a_name_that_is_known_with_it(reader: Reader) -> None:
    assert "Ra-ngae" in named(reader, "A bomb wounded four soldiers in Ra-ngae district of Thailand.")
    assert "Deir al-Zour" in named(reader, "Clashes broke out in Deir al-Zour in Syria on Monday.")
    assert "Libya" in named(reader, "Clashes broke out in Chad with Libya-based rebels.")


def test_a_ship_and_a_side_are_no_places(reader: Reader) -> None:
    assert "Timbuktu" not in named(reader, "Gunmen attacked the ferry Timbuktu on the river in Mali.")
    assert "Timbuktu" in named(reader, "Gunmen attacked the ferry near Timbuktu in Mali.")
    assert "North" not in named(reader, "In Seoul, officials said the North had sent balloons.")


def moments(reader: Reader, text: str) -> dict[str, str | None]:
    return {m.quote: m.earliest for m in reading(reader, text).moments}


def test_days_lead_on_from_each_other(reader: Reader) -> None:
    text = "Rebels struck on 2 May. The next day the army answered. Two days later it withdrew."
    assert list(moments(reader, text).values()) == ["2023-05-02", "2023-05-03", "2023-05-05"]
    back = "Rebels struck on 2 May. The day before, the army had withdrawn. The same day a truce was signed."
    assert list(moments(reader, back).values()) == ["2023-05-02", "2023-05-01", None]
    assert moments(reader, "They were held on 2 May and freed the next morning.")["the next morning"] == "2023-05-03"
    assert moments(reader, "Rebels struck on 2 May, the day before the vote.") == {"2 May": "2023-05-02"}


def test_a_number_alone_is_a_day_only_where_nothing_else_has_it(reader: Reader) -> None:
    assert moments(reader, "Rebels have held the port since the 4th.") == {"the 4th": "2023-05-04"}
    assert moments(reader, "Rebels struck on 9 April and on the 26th.")["the 26th"] == "2023-04-26"
    assert moments(reader, "Troops stood on the 38th parallel behind the 4th brigade.") == {}


def test_days_of_history_keep_its_year(reader: Reader) -> None:
    text = "Togo attacked on 9 January 1995. Benin bombed the port for days. Three jets were shot down on 20 May."
    assert moments(reader, text)["20 May"] == "1995-05-20"
    news = "Togo attacked Benin in 1995. On Tuesday the two agreed that their envoys meet on 20 May."
    assert moments(reader, news)["20 May"] == "2023-05-20"


def test_a_night_into_a_day_and_a_list_of_days(reader: Reader) -> None:
    found = {
        m.quote: (m.earliest, m.latest)
        for m in reading(reader, "The port was shelled overnight into Tuesday, and on 2, 3 and 5 May.").moments
    }
    assert found["overnight into Tuesday"] == ("2023-05-08", "2023-05-09")
    assert found["2, 3 and 5 May"] == ("2023-05-02", "2023-05-05")


def test_a_date_in_apposition_says_which_day_is_meant(reader: Reader) -> None:
    text = "Two days earlier, on 5 May, the army had left the port."
    assert days(reader, text, "left") == ("2023-05-05", "2023-05-05")


def test_a_time_that_opens_a_line_is_when_it_was_written(reader: Reader) -> None:
    text = "21:12 GMT - Peru's army said that its base had been shelled on Sunday."
    assert moments(reader, text)["21:12 GMT"] == "2023-05-10T21:12:00+00:00"


def test_a_far_city_under_another_name_is_not_a_hamlet_here(reader: Reader) -> None:
    text = "Troops of Guyana came under fire at Makapa, a hamlet near Bartica, on Monday."
    assert named(reader, text)["Makapa"] == "GUY"


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The pretext for the barricades is the arrest on Saturday of a trader.", "2031-05-31"),
        ("The talks resume on Saturday in the border town.", "2031-06-07"),
    ],
)
def test_a_timetable_is_of_what_the_verb_tells_and_not_of_a_noun(read, sentence: str, day: str) -> None:
    reading = read(f"The ministry spoke of the border.\n\n{sentence}\n")
    assert [moment.earliest for moment in reading.moments] == [day]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Chad postponed the local elections to 23 August.", "2031-08-23"),
        ("The truce was extended until 5 September.", "2031-09-05"),
        ("The force withdrew to the river on 3 March.", "2031-03-03"),
    ],
)
def test_what_is_moved_to_a_day_is_ahead(read, sentence: str, day: str) -> None:
    reading = read(f"The ministry spoke of the border.\n\n{sentence}\n")
    assert [moment.earliest for moment in reading.moments] == [day]


def test_a_date_behind_what_has_its_own_beginning_is_the_deeds(reader: Reader) -> None:
    text = "Togolese troops drove settlers out of land they had held since the 1990s in and around the delta last year."
    assert days(reader, text, "drove") == ("2022-01-01", "2022-12-31")
    text = "Togolese troops drove settlers out of land that they had seized last year."
    assert days(reader, text, "drove") == (None, None)
