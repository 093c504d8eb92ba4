"""Gold rows against predicted rows of one report, by kind. Every figure is a count, so that reports add up.

A gold row is found by at most one predicted row, the best first. A gold row marked optional is neither missed nor, when
found, counted. A predicted row whose words stand in a line that repeats an earlier one word for word is not counted,
nor an ASSAULT on a verb of killing or wounding that only a toll rests on: it may be coded or not.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from gold import Row, many
from quoting import Span

Tokens = frozenset[int]

NEAR = 100
"""Characters between an agreement or mechanism and the words that the gold points at."""


@dataclass
class Scores:
    """Found, predicted and gold rows by measure; right and asked by share; and what was wrong, in words."""

    found: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    """Gold event labels (set/report/number) to the predicted event's id, for incidents."""

    def share(self, name: str, right: bool) -> bool:
        self.asked[name] += 1
        self.right[name] += right
        return right

    def count(self, name: str, found: int, predicted: int, gold: int) -> None:
        self.found[name] += found
        self.predicted[name] += predicted
        self.gold[name] += gold


class Page:
    """One report's text: its tokens, and the lines that repeat earlier ones."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [match.span() for match in re.finditer(r"\w+", text)]
        self.repeated: list[Span] = []
        seen: set[str] = set()
        at = 0
        for line in text.splitlines(keepends=True):
            words = line.strip()
            if len(words) > 30 and words in seen:
                self.repeated.append((at, at + len(line)))
            seen.add(words)
            at += len(line)

    def of(self, spans: Iterable[Sequence[int]]) -> Tokens:
        held = [(span[0], span[1]) for span in spans]
        return frozenset(i for i, (start, end) in enumerate(self.tokens) if any(start < e and s < end for s, e in held))

    def core(self, spans: Sequence[Sequence[int]]) -> Tokens:
        """The tokens of a source up to its first comma: an aside after the name may be in or out."""
        if not spans:
            return frozenset()
        start, end = spans[0][0], spans[0][1]
        comma = self.text.find(",", start, end)
        return self.of([(start, comma if comma > start else end)])

    def repeats(self, spans: Sequence[Sequence[int]]) -> bool:
        return bool(spans) and all(any(a <= s[0] and s[1] <= b for a, b in self.repeated) for s in spans)

    def words(self, spans: Iterable[Sequence[int]]) -> str:
        return " … ".join(re.sub(r"\s+", " ", self.text[s[0] : s[1]]) for s in spans)


def overlap(one: Iterable[Sequence[int]], other: Iterable[Sequence[int]]) -> bool:
    held = list(other)
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in held)


def gap(one: Iterable[Sequence[int]], other: Iterable[Sequence[int]]) -> int:
    held = list(other)
    return min((max(0, a[0] - b[1], b[0] - a[1]) for a in one for b in held), default=1 << 30)


def jaccard(one: Tokens, other: Tokens) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def pair(gold: int, predicted: int, score: Callable[[int, int], float]) -> dict[int, int]:
    """Gold index to predicted index, greedily by falling score, each used once; a score of 0 never pairs."""
    scored = ((score(g, p), g, p) for g in range(gold) for p in range(predicted))
    best = sorted((row for row in scored if row[0] > 0), key=lambda row: (-row[0], row[1], row[2]))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, g, p in best:
        if g not in pairs and p not in used:
            pairs[g] = p
            used.add(p)
    return pairs


def tally(
    scores: Scores, name: str, gold: list[Row], predicted: int, pairs: dict[int, int], loosest: dict[int, int]
) -> None:
    """Count pairs. An optional gold row is left out, and so is the predicted row it is most loosely paired with."""
    kept = {g for g in range(len(gold)) if not gold[g].get("optional")}
    aside = {p for g, p in loosest.items() if g not in kept} - {p for g, p in pairs.items() if g in kept}
    scores.count(name, sum(g in kept for g in pairs), predicted - len(aside), len(kept))


def allows(row: Row, name: str, default: Any, value: Any) -> bool:
    return value in many(row.get(name, default))
