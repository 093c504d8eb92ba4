"""The weights by which the candidates of a place name are ranked (`data/places/ranking.yaml`)."""

from collections.abc import Mapping
from functools import cache

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped

PlaceWeights = Mapping[str, float]


@cache
def load_place_weights() -> PlaceWeights:
    """The weight of every feature, 0.0 where the file has none; raises KnowledgeError on a malformed file."""
    data = shipped("places/ranking.yaml")
    try:
        return _Weights({str(name): float(value) for name, value in data["weights"].items()})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"places/ranking.yaml is malformed ({error!r}); correct it") from error


class _Weights(dict[str, float]):
    def __missing__(self, name: str) -> float:
        return 0.0
