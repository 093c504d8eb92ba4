"""How much each sign weighs when two mentions, or two stories, may tell of one occurrence."""

from dataclasses import dataclass
from functools import cache

from standoff.knowledge.sign_weights import WeightFile, likelihood, strongest, summed


@dataclass(frozen=True)
class SignWeights:
    """A fitted logistic score: `start` and a weight for each sign; groups join at a mean likelihood of `joins`.

    `words` say in a row's grounds what a sign is; signs without words are never told.
    """

    start: float
    joins: float
    weights: dict[str, float]
    words: dict[str, str]

    def likelihood(self, signs: dict[str, float]) -> float:
        """How likely what shows these signs is one occurrence, between 0 and 1; a sign that nobody weighed counts
        nothing."""
        return likelihood(summed(signs, self.weights, self.start))

    def told(self, signs: dict[str, float], most: int = 2) -> list[str]:
        """The words of the signs that speak most for one occurrence."""
        return strongest({s: self.weights.get(s, 0.0) * v for s, v in signs.items()}, self.words, most)


@dataclass(frozen=True)
class IncidentWeights:
    """`within` weighs two mentions of one report, `across` two stories of two reports."""

    within: SignWeights
    across: SignWeights


@cache
def load_incident_weights() -> IncidentWeights:
    """The shipped weights; raises KnowledgeError on a malformed file."""
    file = WeightFile.shipped("incident_weights.yaml")
    words = file.words()
    return IncidentWeights(_joining(file.part("within"), words), _joining(file.part("across"), words))


def _joining(part: WeightFile, words: dict[str, str]) -> SignWeights:
    return SignWeights(part.number("start"), part.number("joins"), part.numbers("signs"), words)
