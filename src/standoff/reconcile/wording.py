"""How alike two texts are in their words, and texts grouped by that.

Words are weighed by the shipped table (`knowledge.term_weights`), names half as much again. Grouping is average-link,
as for incidents.
"""

import math
import re
from collections import defaultdict
from collections.abc import Sequence

from standoff.knowledge.term_weights import load_term_weights, term_of
from standoff.reconcile.linkage import agglomerate

_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:['’]\w+)?")
_NAME = 1.5

Vector = dict[str, float]


def wording_of(text: str) -> Vector:
    """The weights of the terms of a text, of length 1; empty for a text without words."""
    weights = load_term_weights()
    counted: dict[str, float] = defaultdict(float)
    for match in _WORD.finditer(text):
        word = match.group()
        term = term_of(word)
        if len(term) < 2:
            continue
        named = word[:1].isupper() and match.start() > 0 and not _opens_sentence(text, match.start())
        counted[term] += _NAME if named else 1.0
    vector = {term: (1 + math.log(count)) * weights.of(term) for term, count in counted.items()}
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {term: value / length for term, value in vector.items()} if length else {}


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"“'‘")
    return not before or before[-1] in ".!?:\n"


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two texts' weights: 0 where they share no term, 1 where they are alike."""
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other[term] for term, value in one.items() if term in other)


def group_texts(texts: Sequence[str], joins: float) -> list[list[int]]:
    """The texts that tell of one thing, as indexes: merged while two groups are on average `joins` alike or more."""
    vectors = [wording_of(text) for text in texts]
    return agglomerate(vectors, [1] * len(vectors), lambda a, b: max(likeness(a, b), 1e-9), joins)
