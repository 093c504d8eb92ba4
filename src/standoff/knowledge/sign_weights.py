"""Fitted weights of named signs: what they come to, which spoke most, and the files that hold them.

A choice that is weighed asks its room for the signs of a case (a name, and how much of it is shown) and a file of
`data/` for what each weighs; `benchmarks/fit_*.py` writes the files. `docs/extend/weights.md` says what they hold.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp, isfinite
from typing import Any, TypeVar

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped

_STEEPEST = 30.0
T = TypeVar("T", bound=str)


@dataclass(frozen=True)
class SignWeights:
    """A fitted logistic score: `start` and a weight for each sign; `words` say in a row's grounds what a sign is."""

    start: float
    weights: Mapping[str, float]
    words: Mapping[str, str]

    def likelihood(self, signs: Mapping[str, float]) -> float:
        """How likely what shows these signs is so, between 0 and 1; a sign that nobody weighed counts nothing."""
        return likelihood(summed(signs, self.weights, self.start))

    def told(self, signs: Mapping[str, float], most: int = 2) -> list[str]:
        """The words of the signs that speak most for it."""
        return strongest({s: self.weights.get(s, 0.0) * v for s, v in signs.items()}, self.words, most)


def summed(signs: Mapping[str, float], weights: Mapping[str, float], start: float = 0.0) -> float:
    """What the signs come to, from `start` on; a sign that nobody weighed counts nothing."""
    for sign, value in signs.items():
        start += weights.get(sign, 0.0) * value
    return start


def likelihood(score: float) -> float:
    """The logistic of a score, between 0 and 1."""
    return 1.0 / (1.0 + exp(-max(-_STEEPEST, min(_STEEPEST, score))))


def strongest(shares: Mapping[str, float], words: Mapping[str, str], most: int = 2) -> list[str]:
    """The words of the signs with the highest shares, of those that have words and speak for something."""
    known = sorted((-share, sign) for sign, share in shares.items() if sign in words and share > 0.0)
    return [words[sign] for _, sign in known[:most]]


@dataclass(frozen=True)
class WeightFile:
    """A file of weights or a part of one; what is wrong in it raises KnowledgeError with the file, the key, the mend.

    `where` names the file and the part, for messages.
    """

    where: str
    rows: Mapping[str, Any]

    @classmethod
    def shipped(cls, name: str) -> "WeightFile":
        """The shipped file of weights of this name under `data/`."""
        rows = shipped(name)
        if not isinstance(rows, dict):
            raise KnowledgeError(f"{name} holds no weights by name; fit it anew")
        return cls(name, rows)

    def number(self, key: str) -> float:
        return self._finite(key, self._at(key))

    def numbers(self, key: str) -> dict[str, float]:
        """The weight of each sign."""
        return {str(sign): self._finite(f"{key}, {sign}", weight) for sign, weight in self._mapping(key).items()}

    def words(self, key: str = "words") -> dict[str, str]:
        """What each sign is called in a row's grounds."""
        return {str(sign): str(told) for sign, told in self._mapping(key).items()}

    def part(self, key: str) -> "WeightFile":
        return WeightFile(f"{self.where}, {key}", self._mapping(key))

    def parts(self, key: str) -> dict[str, "WeightFile"]:
        """The parts that stand under `key`, by name."""
        under = self.part(key)
        return {str(name): under.part(name) for name in under.rows}

    def terms(self, term: Callable[[str], T]) -> dict[T, float]:
        """The weights that stand for terms of the record."""
        return {self.term(term, str(name)): self._finite(name, weight) for name, weight in self.rows.items()}

    def term(self, term: Callable[[str], T], name: str) -> T:
        """The term of the record of this name."""
        try:
            return term(name)
        except ValueError as error:
            raise KnowledgeError(f"{self.where}: {error}; fit it anew") from error

    def signs(self, words: Mapping[str, str]) -> SignWeights:
        """The logistic score that the file or part holds as `start` and `signs`."""
        return SignWeights(self.number("start"), self.numbers("signs"), words)

    def _at(self, key: str) -> Any:
        if key not in self.rows:
            raise KnowledgeError(f"{self.where} has no {key}; fit it anew")
        return self.rows[key]

    def _mapping(self, key: str) -> dict[Any, Any]:
        value = self._at(key)
        if not isinstance(value, dict):
            raise KnowledgeError(f"{self.where}: {key} must hold names, each with a value of its own; fit it anew")
        return value

    def _finite(self, key: str, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            raise KnowledgeError(f"{self.where}: {key} is {value!r} and must be a number; fit it anew")
        return float(value)
