"""The fitted weights by which mentions are joined: read whole, and told in words."""

import pytest

from standoff.knowledge.incident_weights import SignWeights, load_incident_weights

WEIGHTS = SignWeights(
    -1.0, 0.5, {"same day": 2.0, "one denied": -1.0, "text between": 0.5}, {"same day": "the same day"}
)


def test_the_shipped_weights_speak_for_one_day_and_against_distance():
    shipped = load_incident_weights()
    assert shipped.within.weights["text between"] < 0
    assert shipped.across.weights["alike sentences"] > 0
    assert 0 < shipped.within.joins < 1


def test_a_sign_that_nobody_weighed_counts_nothing():
    assert WEIGHTS.likelihood({"never seen": 1.0}) == WEIGHTS.likelihood({})


@pytest.mark.parametrize(("signs", "least", "most"), [({"same day": 1.0}, 0.7, 0.8), ({"one denied": 1.0}, 0.0, 0.2)])
def test_what_speaks_for_and_against(signs, least, most):
    assert least < WEIGHTS.likelihood(signs) < most


def test_only_what_speaks_for_it_and_has_words_is_told():
    assert WEIGHTS.told({"same day": 1.0, "one denied": 1.0, "text between": 1.0}) == ["the same day"]
