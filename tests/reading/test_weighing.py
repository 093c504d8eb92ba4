"""What is answered where no construction says so: the evidence, its weights, and what is never weighed."""

import math
from collections.abc import Callable

import pytest

from standoff.knowledge.answer_weights import load_answer_weights
from standoff.record.rows import Reading, Statement

Read = Callable[..., Reading]


def by_source(reading: Reading, source: str) -> Statement:
    return next(row for row in reading.statements if row.cue is not None and row.source.text == source)


def target(reading: Reading, source: str) -> str | None:
    answered = by_source(reading, source).answers
    return next((row.source.text for row in reading.statements if row.id == answered), None)


@pytest.mark.parametrize(
    ("text", "source", "answered"),
    [
        # a charge noun goes back to what was told of this side, not to the last word
        ("Peru said that Ecuador had burned the mill to please its voters. Its own guards had only done their duty, it"
         " said. Ecuador rejects the charge as cynical.", "Ecuador", "Peru"),
        # who points at what the last speaker pointed at
        ("Ecuador announced that it had left the post. Peru called it a trick, and Chile never accepted it.",
         "Chile", "Ecuador"),
        # a message is a thing said
        ("A voice message claims that a plane was shot down. The embassy dismissed the message as “poison”.",
         "The embassy", "A voice message"),
        # one who had replied
        ("Ecuador had demanded that the gunmen be handed over. Peru had replied that there was nobody to hand over.",
         "Peru", "Ecuador"),
        # each tells what the other did, the answerer second
        ("Ecuador accuses Peru of massing tanks at the ford. Peru says that the vehicles seen there are tractors.",
         "Peru", "Ecuador"),
    ],
)  # fmt: skip
def test_what_is_answered(read: Read, text: str, source: str, answered: str) -> None:
    assert target(read(text), source) == answered


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # two sides that have nothing to do with each other
        ("Norway said that its fleet would sail in May. Chile said that the harvest had failed.", "Chile"),
        # several who speak at once
        ("Ecuador urged Peru to stop. Both sides said that the harvest had failed.", "Both sides"),
        # another paragraph
        ("Ecuador said that Peru had shelled a mill.\n\nPeru said that its minister would travel to Rome.", "Peru"),
    ],
)  # fmt: skip
def test_what_answers_nothing(read: Read, text: str, source: str) -> None:
    assert by_source(read(text), source).answers is None


def test_a_raid_may_be_a_farce_and_a_claim_called_one_is_denied(read: Read) -> None:
    raid = by_source(read("The mayor described the raid as a farce."), "The mayor")
    claim = by_source(read("Peru said that its men were gone. The mayor dismissed the claim as a farce."), "The mayor")
    assert (raid.stance.value, claim.stance.value) == ("assert", "deny")


def test_every_shipped_weight_is_a_number() -> None:
    weights = load_answer_weights()
    values = [*weights.telling.values(), *weights.turning.values(), weights.ease]
    assert weights.telling
    assert weights.turning
    assert all(math.isfinite(value) for value in values)
