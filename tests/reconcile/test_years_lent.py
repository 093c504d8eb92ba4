"""The year of days that a report without a date names without one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_readings import of_words, reading

from standoff.reconcile.years import LENT_YEAR, month_of, months_of, spanned, with_years
from standoff.record.rows import Moment, Timex

NEWS = "Peruvian troops attacked an Ecuadorian post on Saturday, the Ecuadorian army said."
ESSAY = (
    "Black Hills, Thin Line\n\nOn 3 March Peruvian troops attacked the Ecuadorian post. Peru and Ecuador have "
    "quarrelled over the hills for a century, and Ecuadorian guns answered in May."
)


def test_an_essay_without_a_date_joins_the_day_it_names(joined):
    record = joined((ESSAY, None), (NEWS, "2029-03-05"))
    incident = of_words(record, "attacked the")
    assert incident.id == of_words(record, "attacked an").id
    assert LENT_YEAR in incident.grounds


def test_without_other_reports_it_stays_without_a_year(joined):
    assert of_words(joined((ESSAY, None)), "attacked the").earliest is None


def test_reports_of_several_years_lend_none(joined):
    other = "Peruvian troops shelled an Ecuadorian village on Sunday, the Ecuadorian army said."
    record = joined((ESSAY, None), (NEWS, "2029-03-05"), (other, "2030-06-03"))
    assert of_words(record, "attacked the").id != of_words(record, "attacked an").id


def test_reports_of_other_parties_lend_none(joined):
    other = "Chilean troops attacked a Bolivian post on Saturday, the Bolivian army said."
    assert of_words(joined((ESSAY, None), (other, "2029-03-05")), "attacked the").earliest is None


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("XXXX-11", ("2028-11-01", "2028-11-30")),
        ("XXXX-02-28", ("2029-02-28", "2029-02-28")),
        ("XXXX-02-29", (None, None)),
        ("XXXX-03-06/XXXX-03-07", ("2029-03-06", "2029-03-07")),
        ("XXXX-08", (None, None)),
        ("XXXX-WXX-2", (None, None)),
    ],
)
def test_the_year_is_that_in_which_the_day_lies_nearest(reading_with, value, days):
    reading = with_years(reading_with(value), months_of(["2028-12-24", "2029-03-05"]))
    assert (reading.moments[0].earliest, reading.moments[0].latest) == days


@given(st.lists(st.dates().map(str), min_size=1, max_size=9))
def test_the_months_do_not_depend_on_order_or_repetition(days):
    assert months_of(days) == months_of([*reversed(days), days[0]])
    first, last = month_of(min(days)), month_of(max(days))
    assert months_of(days) == spanned(first, last)
    assert (months_of(days) is None) == (last - first >= 11)


@pytest.fixture
def reading_with():
    def make(value: str):
        made = reading("essay", None)
        return replace(made, moments=(Moment("m", (0, 5), "then", Timex("DATE", value), None, None, ""),))

    return make
