"""The weights by which the candidates of a place name are ranked (`data/places/ranking.yaml`)."""

from collections.abc import Mapping
from functools import cache

from standoff.knowledge.sign_weights import WeightFile

PlaceWeights = Mapping[str, float]


@cache
def load_place_weights() -> PlaceWeights:
    """The weight of every feature, 0.0 where the file has none; raises KnowledgeError on a malformed file."""
    return _Weights(WeightFile.shipped("places/ranking.yaml").numbers("weights"))


class _Weights(dict[str, float]):
    def __missing__(self, name: str) -> float:
        return 0.0
