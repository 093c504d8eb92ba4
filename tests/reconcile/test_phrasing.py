"""Mentions told to be of one occurrence by their words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.reconcile.phrasing import group_phrases, is_one_family, phrase, same_occurrence

MINE = "A mine killed a shepherd above the reservoir at Talvar."
MINE_TOO = "The mine that killed the shepherd at the Talvar reservoir was an old one."
TALKS = "Ministers met in the capital to speak of grain and of visas."


def test_one_word_in_like_sentences_is_one_occurrence() -> None:
    assert same_occurrence(phrase("kill", MINE), phrase("kill", MINE_TOO)) > 0.5


def test_one_word_in_unlike_sentences_is_less_likely_one() -> None:
    alike = same_occurrence(phrase("kill", MINE), phrase("kill", MINE_TOO))
    assert same_occurrence(phrase("kill", MINE), phrase("kill", TALKS)) < alike


def test_other_words_of_unlike_sentences_are_two() -> None:
    assert same_occurrence(phrase("kill", MINE), phrase("meet", TALKS)) < 0.1


def test_a_common_word_tells_less_than_a_rare_one() -> None:
    assert same_occurrence(phrase("say", MINE), phrase("say", TALKS)) < same_occurrence(
        phrase("incursion", MINE), phrase("incursion", TALKS)
    )


@pytest.mark.parametrize(
    ("one", "other", "kin"),
    [
        ("raid", "raider", True),
        ("nominate", "nomination", True),
        ("withdraw", "withdrawal", True),
        ("fire", "firm", False),
        ("war", "warn", False),
        ("attack", "attempt", False),
    ],
)
def test_words_of_one_family_begin_alike(one: str, other: str, kin: bool) -> None:
    assert is_one_family(one, other) is is_one_family(other, one) is kin


def test_groups_are_whole_and_apart() -> None:
    told = [phrase("kill", MINE), phrase("meet", TALKS), phrase("kill", MINE_TOO), phrase("meeting", TALKS)]
    assert sorted(sorted(group) for group in group_phrases(told)) == [[0, 2], [1, 3]]


@given(st.tuples(st.text(max_size=12), st.text(max_size=60)), st.tuples(st.text(max_size=12), st.text(max_size=60)))
def test_likelihood_is_the_same_both_ways(one: tuple[str, str], other: tuple[str, str]) -> None:
    forth, back = same_occurrence(phrase(*one), phrase(*other)), same_occurrence(phrase(*other), phrase(*one))
    assert forth == pytest.approx(back)
    assert 0 <= forth <= 1
