"""How much each sign weighs when two parties' accounts of an incident may not both hold; read once."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped
from standoff.knowledge.incident_weights import SignWeights
from standoff.record.terms import DisputeKind

_FILE = "dispute_weights.yaml"


@dataclass(frozen=True)
class DisputeWeights:
    """`disputed` weighs whether two parties dispute an incident, `kinds` whether they do so in that way.

    A dispute of the likeliest kind is told from a likelihood of `adds` on.
    """

    disputed: SignWeights
    kinds: dict[DisputeKind, SignWeights]
    adds: float

    def likelihoods(self, signs: dict[str, float]) -> dict[DisputeKind, float]:
        """How likely two parties that show these signs dispute the incident in each way."""
        at_all = self.disputed.likelihood(signs)
        return {kind: at_all * weights.likelihood(signs) for kind, weights in self.kinds.items()}


@lru_cache(maxsize=1)
def load_dispute_weights() -> DisputeWeights:
    """The shipped weights; raises KnowledgeError where the file is malformed."""
    rows = shipped(_FILE)
    try:
        words = {str(sign): str(told) for sign, told in rows["words"].items()}
        return DisputeWeights(
            disputed=_part(rows["disputed"], words),
            kinds={DisputeKind(kind): _part(part, words) for kind, part in rows["kinds"].items()},
            adds=float(rows["adds"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"{_FILE}: {error}; give words, adds, disputed and kinds with start, signs") from error


def _part(part: Any, words: dict[str, str]) -> SignWeights:
    signs = {str(sign): float(weight) for sign, weight in part["signs"].items()}
    return SignWeights(float(part["start"]), 0.0, signs, words)
