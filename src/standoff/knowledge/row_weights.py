"""Weights of a choice in two steps: whether a mention makes a row, and which term of the record the row has."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T", bound=StrEnum)


@dataclass(frozen=True)
class RowWeights(Generic[T]):
    """For every sign what it weighs for a row, and for each term.

    `ease` is added for a row: the higher, the more mentions are reported, and the more wrongly.
    """

    row: dict[str, float]
    terms: dict[str, dict[T, float]]
    ease: float

    def for_row(self, signs: Iterable[str]) -> float:
        """What speaks for a row; one above nought is made."""
        return self.ease + sum(self.row.get(sign, 0.0) for sign in signs)

    def sums(self, signs: Iterable[str], among: Iterable[T]) -> dict[T, float]:
        """What speaks for each term of `among`, in the record's order."""
        found = dict.fromkeys(sorted(among, key=_rank), 0.0)
        for sign in signs:
            for term, weight in self.terms.get(sign, {}).items():
                if term in found:
                    found[term] += weight
        return found

    def best(self, signs: Iterable[str], among: Iterable[T]) -> T:
        """The term of `among` for which most speaks; of equals the first in the record's order."""
        sums = self.sums(signs, among)
        return max(sums, key=lambda term: round(sums[term], 6))


def _rank(term: StrEnum) -> int:
    return list(type(term)).index(term)
