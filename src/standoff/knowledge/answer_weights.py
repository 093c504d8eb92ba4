"""The weights by which the statement that another answers is chosen (`data/answering.yaml`)."""

from dataclasses import dataclass
from functools import cache

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped


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
    data = shipped("answering.yaml")
    try:
        turning, telling = ({str(k): float(v) for k, v in data[name].items()} for name in ("turning", "telling"))
        return AnswerWeights(turning, telling, float(data["ease"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"answering.yaml is malformed ({error!r}); correct it") from error
