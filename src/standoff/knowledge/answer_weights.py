"""The weights by which the statement that another answers is chosen (`data/answering.yaml`)."""

from dataclasses import dataclass
from functools import cache

from standoff.knowledge.sign_weights import WeightFile


@dataclass(frozen=True)
class AnswerWeights:
    """A weight for every piece of evidence: of statements that turn to another, and of those that only tell.

    `ease` is taken from what speaks for answering nothing: the higher, the more answers are given, and the more wrong.
    """

    turning: dict[str, float]
    telling: dict[str, float]
    ease: float


@cache
def load_answer_weights() -> AnswerWeights:
    """The shipped weights; raises KnowledgeError on a malformed file."""
    file = WeightFile.shipped("answering.yaml")
    return AnswerWeights(file.numbers("turning"), file.numbers("telling"), file.number("ease"))
