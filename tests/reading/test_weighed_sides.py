"""Whose people a count tells of where no word says so: what is weighed, what stands as it is, what is barred."""

from collections.abc import Callable

import pytest

from standoff.knowledge.toll_weights import TollWeights
from standoff.reading.tolls.counts import Count
from standoff.reading.tolls.quantities import Quantity
from standoff.reading.tolls.signs import Candidates
from standoff.reading.tolls.weighing import chosen, with_rule
from standoff.record.rows import Reading

WEIGHTS = TollWeights({"place": 1.0, "teller": 0.5, "fired": -2.0, "nobody named": 0.8}, 0.0, {"place": "the place"})


def candidates(**shown: list[str]) -> Candidates:
    """Sides with the signs that each shows; `nobody` is no side."""
    signs = {party: dict.fromkeys(names, 1.0) for party, names in sorted(shown.items())}
    nobody = signs.pop("nobody", {})
    return Candidates("soldiers", {**signs, None: nobody})


# --- choosing ------------------------------------------------------------------------------------------


def test_the_side_for_which_most_speaks_is_given():
    assert chosen(candidates(PER=["place"], ECU=["teller"]), WEIGHTS) == "PER"


def test_nobody_is_given_where_no_side_weighs_more():
    assert chosen(candidates(PER=["teller"], nobody=["nobody named"]), WEIGHTS) is None
    assert chosen(candidates(PER=["place"], ECU=["place", "fired"]), WEIGHTS) == "PER"
    assert chosen(candidates(PER=["place", "fired"]), WEIGHTS) is None


def test_a_side_that_shows_nothing_weighed_is_not_given():
    assert chosen(candidates(PER=["its flag was seen"]), WEIGHTS) is None


def test_of_two_equal_sides_the_first_by_name_is_given():
    assert chosen(candidates(PER=["place"], ECU=["place"]), WEIGHTS) == "ECU"


def test_ease_lets_sides_in_that_would_weigh_too_little():
    eased = TollWeights(WEIGHTS.weights, 0.4, {})
    assert chosen(candidates(PER=["teller"], nobody=["nobody named"]), eased) == "PER"


def test_what_the_rules_infer_is_one_sign_more_and_never_the_last_word():
    count = Count(Quantity(2, 2), "PER", None, (0, 3), grounds="side inferred from who tells it")
    given = with_rule(candidates(ECU=["place"]), count).signs
    assert given["PER"] == {"rule": 1.0, "rule, soldiers": 1.0, "rule, who tells it": 1.0}
    assert given["ECU"] == {"place": 1.0}
    assert list(given) == ["ECU", "PER", None]


def test_the_signs_and_their_crossings_are_told_together():
    weights = TollWeights(
        {"place": 0.2, "place, soldiers": 0.5, "teller": 0.6}, 0.0, {"place": "the place", "teller": "who tells it"}
    )
    assert weights.told({"place": 1.0, "place, soldiers": 1.0, "teller": 1.0}) == ["the place", "who tells it"]


# --- in reports ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "party"),
    [
        # the one struck in the sentence before
        ("Thai jets bombed a Laotian depot at Paksan. In the fire six died, witnesses said.", "LAO"),
        # the teller owns up to it
        ("The Laotian army conceded that two were killed.", "LAO"),
    ],
)  # fmt: skip
def test_a_side_is_given(read: Callable[..., Reading], text: str, party: str) -> None:
    assert [t.party for t in read(text).tolls] == [party]


@pytest.mark.parametrize(
    "text",
    [
        # an authority's bare number may be its foes'
        "The Laotian army said that two were killed.",
        # so may captives that it tells of
        "Laos said that 12 had been captured.",
        # nobody's losses have no side
        "Lao and Thai troops clashed at the river. Nobody was hurt.",
        # two who fight are both struck
        "Lao and Thai troops clashed at the river. Nine were wounded.",
        # losses without a figure stay as they are told
        "Losses were heavy, Laos said.",
    ],
)
def test_no_side_is_given(read: Callable[..., Reading], text: str) -> None:
    assert [t.party for t in read(text).tolls] == [None]
