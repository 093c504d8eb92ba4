"""How much each sign weighs when two parties' accounts may not both hold (`data/dispute_weights.yaml`)."""

from dataclasses import dataclass
from functools import cache

from standoff.knowledge.sign_weights import SignWeights, WeightFile
from standoff.record.terms import DisputeKind


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


@cache
def load_dispute_weights() -> DisputeWeights:
    """The shipped weights; raises KnowledgeError on a malformed file."""
    file = WeightFile.shipped("dispute_weights.yaml")
    words = file.words()
    kinds = {file.term(DisputeKind, kind): part.signs(words) for kind, part in file.parts("kinds").items()}
    return DisputeWeights(file.part("disputed").signs(words), kinds, file.number("adds"))
