"""What a given date means, and how claims that disagree are joined."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.capture import Metadata, given_date, resolve
from standoff.errors import InputError
from standoff.record.rows import Published
from standoff.record.terms import Grade


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2021-07-30", "2021-07-30", "2021-07-30"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2020-12", "2020-12-01", "2020-12-31"),
        ("2021-07-28/2021-07-30", "2021-07-28", "2021-07-30"),
        ("2021-07/2021-08", "2021-07-01", "2021-08-31"),
        ("2021-07-30 14:20", "2021-07-30", "2021-07-30"),
        ("2021-07-30T23:59:00Z", "2021-07-30", "2021-07-30"),
    ],
)
def test_given_dates(value: str, earliest: str, latest: str) -> None:
    assert given_date(value) == Published(earliest, latest, "option", Grade.GIVEN)


@pytest.mark.parametrize(
    "value", ["", "yesterday", "2021-06-31", "2021-13", "2021-07-30/2021-07-28", "30", "9999-12/x"]
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(InputError):
        given_date(value)


def test_the_future_is_refused_only_against_a_known_today() -> None:
    today = date(2021, 7, 30)
    assert given_date("2021-08-01", today=today).earliest == "2021-08-01"
    assert given_date("2031-08-01").earliest == "2031-08-01"
    with pytest.raises(InputError, match="future"):
        given_date("2021-08-02", today=today)


def test_the_last_month_there_is_does_not_overflow() -> None:
    with pytest.raises(InputError):
        given_date("9999-12")


def test_values_must_be_text() -> None:
    with pytest.raises(InputError, match="outlet must be text"):
        Metadata.given({"outlet": 5}, "sidecar")


def test_claims_are_joined_by_grade_then_by_value_in_any_order() -> None:
    claims = [
        Metadata(published=Published("2021-07-29", "2021-07-29", "meta", Grade.METADATA), outlet="B"),
        Metadata(published=Published("2021-07-01", "2021-07-31", "option", Grade.GIVEN), outlet="A", title="T"),
        Metadata(published=Published("2021-07-30", "2021-07-30", "sidecar", Grade.GIVEN)),
    ]
    expected = Metadata(published=claims[2].published, outlet="A", title="T")
    assert {resolve(order) for order in permutations(claims)} == {expected}


_texts = st.none() | st.sampled_from(["a", "b", "c"])
_days = st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 5)).map(lambda d: given_date(d.isoformat()))
_claims = st.builds(Metadata, published=_days, outlet=_texts, url=_texts, language=_texts)


@given(st.lists(_claims, max_size=5), st.randoms())
def test_resolving_is_free_of_order_and_repetition(claims: list[Metadata], random: object) -> None:
    shuffled = claims + claims
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled) == resolve(claims) == resolve([resolve(claims)])
