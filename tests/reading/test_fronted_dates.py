"""A date before the subject dates the deed."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("In 1995 Peruvian troops shelled the port of Tiwintza.", "1995"),
        ("In March 2014 rebel fighters seized the airport.", "2014-03"),
        ("In 1995, Peruvian troops shelled the port of Tiwintza.", "1995"),
    ],
)
def test_a_date_before_the_subject_dates_the_deed(read, sentence: str, day: str) -> None:
    (event,) = read(f"The quarrel is an old one, and it is not over yet.\n\n{sentence}\n").events
    assert event.earliest.startswith(day)
    assert event.ground == "background"


def test_a_year_inside_a_noun_phrase_dates_no_deed_of_today(read) -> None:
    reading = read("The two armies clashed on Tuesday over the 1995 border map, the ministry said.\n")
    assert [event.earliest for event in reading.events] == ["2031-06-03"]
