"""What is history to a report: an act ages sooner than what lasts."""

from datetime import date

import pytest

from standoff.reading.ground import is_history


@pytest.mark.parametrize(
    ("latest", "act", "lasting"),
    [
        (date(2031, 1, 2), False, False),
        (date(2030, 12, 31), True, False),
        (date(2030, 6, 10), True, False),
        (date(2030, 6, 1), True, True),
        (date(1994, 5, 12), True, True),
    ],
)
def test_an_act_of_an_earlier_year_is_history_before_an_agreement_is(latest: date, act: bool, lasting: bool) -> None:
    published = date(2031, 6, 5)
    assert (is_history(latest, published, lasting=False), is_history(latest, published, lasting=True)) == (act, lasting)


def test_the_autumn_before_is_still_part_of_a_winters_crisis() -> None:
    assert not is_history(date(2030, 11, 30), date(2031, 1, 15), lasting=False)
