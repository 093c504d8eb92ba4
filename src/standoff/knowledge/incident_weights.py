"""How much each sign weighs when two mentions, or two stories, may tell of one occurrence; read once."""

from dataclasses import dataclass
from functools import lru_cache
from math import exp

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped

_FILE = "incident_weights.yaml"


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
        weights = self.weights
        total = self.start
        for sign, value in signs.items():
            total += weights.get(sign, 0.0) * value
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))

    def told(self, signs: dict[str, float], most: int = 2) -> list[str]:
        """The words of the signs that speak most for one occurrence."""
        known = [(self.weights[s] * v, s) for s, v in signs.items() if s in self.words and s in self.weights]
        chosen = sorted((part for part in known if part[0] > 0.0), key=lambda part: (-part[0], part[1]))[:most]
        return [self.words[sign] for _, sign in chosen]


@dataclass(frozen=True)
class IncidentWeights:
    """`within` weighs two mentions of one report, `across` two stories of two reports."""

    within: SignWeights
    across: SignWeights


@lru_cache(maxsize=1)
def load_incident_weights() -> IncidentWeights:
    """The shipped weights; raises KnowledgeError where the file is malformed."""
    rows = shipped(_FILE)
    try:
        words = {str(sign): str(told) for sign, told in rows["words"].items()}
        within, across = (
            SignWeights(
                float(part["start"]),
                float(part["joins"]),
                {str(sign): float(weight) for sign, weight in part["signs"].items()},
                words,
            )
            for part in (rows["within"], rows["across"])
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"{_FILE}: {error}; give words, within and across with start, joins, signs") from error
    return IncidentWeights(within, across)
