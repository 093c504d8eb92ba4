"""The fitted weights by which two parties' accounts are set against each other."""

from standoff.knowledge.dispute_weights import load_dispute_weights
from standoff.record.terms import DisputeKind


def test_the_shipped_weights_speak_for_what_answers_and_charges():
    shipped = load_dispute_weights()
    assert shipped.disputed.weights["one answers the other"] > 0
    assert shipped.disputed.weights["both lays or accuses"] > 0
    assert 0 < shipped.adds < 1
    assert DisputeKind.COUNT not in shipped.kinds


def test_a_kind_is_never_likelier_than_that_there_is_a_dispute_at_all():
    shipped = load_dispute_weights()
    signs = {"both speaks": 1.0, "one denies its deed": 1.0}
    assert max(shipped.likelihoods(signs).values()) <= shipped.disputed.likelihood(signs)
