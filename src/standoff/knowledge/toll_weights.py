"""How much each sign weighs for the side of a count whose words name none; read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped

_FILE = "toll_weights.yaml"


@dataclass(frozen=True)
class TollWeights:
    """A fitted choice among sides and nobody; `ease` is given to sides beforehand, `words` tell what a sign is."""

    weights: Mapping[str, float]
    ease: float
    words: Mapping[str, str]

    def score(self, signs: Mapping[str, float]) -> float:
        """What a candidate that shows these signs weighs; a sign that nobody weighed counts nothing."""
        weights = self.weights
        return sum(weights.get(sign, 0.0) * value for sign, value in signs.items())

    def told(self, signs: Mapping[str, float], most: int = 2) -> list[str]:
        """The words of the signs that speak most for a candidate, those of a sign and its crossings together."""
        shares: dict[str, float] = {}
        for sign, value in signs.items():
            plain = sign.split(", ", 1)[0]
            shares[plain] = shares.get(plain, 0.0) + self.weights.get(sign, 0.0) * value
        known = [(share, plain) for plain, share in shares.items() if plain in self.words and share > 0.0]
        return [self.words[plain] for _, plain in sorted(known, key=lambda part: (-part[0], part[1]))[:most]]


@lru_cache(maxsize=1)
def load_toll_weights() -> TollWeights:
    """The shipped weights; raises KnowledgeError where the file is malformed."""
    rows = shipped(_FILE)
    try:
        return TollWeights(
            {str(sign): float(weight) for sign, weight in rows["signs"].items()},
            float(rows["ease"]),
            {str(sign): str(told) for sign, told in rows["words"].items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"{_FILE}: {error}; give words, ease and signs") from error
