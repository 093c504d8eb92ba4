"""Fitted weights: what signs come to, which are told, and files of weights that are refused with the mend."""

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from standoff.errors import KnowledgeError
from standoff.knowledge.agreement_weights import load_agreement_weights
from standoff.knowledge.answer_weights import load_answer_weights
from standoff.knowledge.dispute_weights import load_dispute_weights
from standoff.knowledge.incident_weights import load_incident_weights
from standoff.knowledge.mechanism_weights import load_mechanism_weights
from standoff.knowledge.place_weights import load_place_weights
from standoff.knowledge.sign_weights import SignWeights, WeightFile, likelihood, strongest, summed
from standoff.knowledge.toll_weights import load_toll_weights
from standoff.record.terms import DisputeKind

GUIDE = (Path(__file__).parents[2] / "docs" / "extend" / "weights.md").read_text("utf-8")
RAIN = SignWeights(-1.0, {"clouds": 2.0, "wind": 0.5, "dry grass": -1.5}, {"clouds": "clouds", "wind": "a wind"})
FILES = {
    "agreement_weights.yaml": load_agreement_weights,
    "answering.yaml": load_answer_weights,
    "dispute_weights.yaml": load_dispute_weights,
    "incident_weights.yaml": load_incident_weights,
    "mechanism_weights.yaml": load_mechanism_weights,
    "places/ranking.yaml": load_place_weights,
    "toll_weights.yaml": load_toll_weights,
}


def test_signs_come_to_their_weights_as_far_as_they_are_shown():
    assert summed({"clouds": 1.0, "wind": 2.0}, RAIN.weights, RAIN.start) == 2.0
    assert summed({}, RAIN.weights) == 0.0


def test_a_sign_that_nobody_weighed_counts_nothing():
    assert RAIN.likelihood({"clouds": 1.0, "a full moon": 9.0}) == RAIN.likelihood({"clouds": 1.0})


def test_a_likelihood_stays_between_nought_and_one():
    assert likelihood(0.0) == 0.5
    assert 0.0 < likelihood(-1e9) < 1e-9 < 1.0 - 1e-9 < likelihood(1e9) <= 1.0


def test_what_spoke_most_is_told_first_and_what_spoke_against_never():
    assert RAIN.told({"wind": 1.0, "clouds": 1.0, "dry grass": 5.0}) == ["clouds", "a wind"]
    assert RAIN.told({"wind": 1.0, "clouds": 1.0}, most=1) == ["clouds"]
    assert RAIN.told({"dry grass": -5.0}) == []


def test_of_equals_the_first_by_name_is_told_first():
    assert strongest({"b": 1.0, "a": 1.0}, {"a": "this", "b": "that"}) == ["this", "that"]


WRONG: dict[str, tuple[dict[str, object], Callable[[WeightFile], object], str]] = {
    "left out": ({}, lambda f: f.number("ease"), "rain.yaml has no ease; fit it anew"),
    "a word": ({"ease": "much"}, lambda f: f.number("ease"), "rain.yaml: ease is 'much' and must be a number"),
    "yes": ({"ease": True}, lambda f: f.number("ease"), "ease is True and must be a number"),
    "no number": ({"ease": math.nan}, lambda f: f.number("ease"), "ease is nan and must be a number"),
    "a sign without weight": ({"signs": {"wind": None}}, lambda f: f.numbers("signs"), "signs, wind is None"),
    "a list": ({"signs": ["wind"]}, lambda f: f.numbers("signs"), "signs must hold names, each with a value"),
    "in a part": ({"hail": {"start": 1}}, lambda f: f.part("hail").signs({}), "rain.yaml, hail has no signs"),
    "no such kind": ({"hail": 1.0}, lambda f: f.terms(DisputeKind), "'hail' is not a valid DisputeKind"),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "asked", "told"), WRONG.values(), ids=WRONG)
def test_a_file_that_is_wrong_is_refused_with_the_place_and_the_mend(
    rows: dict[str, object], asked: Callable[[WeightFile], object], told: str
):
    with pytest.raises(KnowledgeError, match="fit it anew") as refused:
        asked(WeightFile("rain.yaml", rows))
    assert told in str(refused.value)


@pytest.mark.parametrize("name", FILES)
def test_every_shipped_file_of_weights_is_read_and_described(name: str):
    assert FILES[name]()
    assert f"`{name}`" in GUIDE
