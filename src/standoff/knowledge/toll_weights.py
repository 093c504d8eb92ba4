"""How much each sign weighs for the side of a count whose words name none (`data/toll_weights.yaml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from standoff.knowledge.sign_weights import WeightFile, strongest, summed


@dataclass(frozen=True)
class TollWeights:
    """A fitted choice among sides and nobody; `ease` is given to sides beforehand, `words` tell what a sign is."""

    weights: Mapping[str, float]
    ease: float
    words: Mapping[str, str]

    def score(self, signs: Mapping[str, float]) -> float:
        """What a candidate that shows these signs weighs; a sign that nobody weighed counts nothing."""
        return summed(signs, self.weights)

    def told(self, signs: Mapping[str, float], most: int = 2) -> list[str]:
        """The words of the signs that speak most for a candidate, those of a sign and its crossings together."""
        shares: dict[str, float] = {}
        for sign, value in signs.items():
            plain = sign.split(", ", 1)[0]
            shares[plain] = shares.get(plain, 0.0) + self.weights.get(sign, 0.0) * value
        return strongest(shares, self.words, most)


@cache
def load_toll_weights() -> TollWeights:
    """The shipped weights; raises KnowledgeError on a malformed file."""
    file = WeightFile.shipped("toll_weights.yaml")
    return TollWeights(file.numbers("signs"), file.number("ease"), file.words())
