"""How the weights of `src/standoff/knowledge/data` are fitted: a logistic by Newton's steps, a choice by Adam.

    table = table_of(shown, names)                    what each case shows of each sign
    weights = logistic(table, is_so, ridge=8.0)       is it so? the last weight is where the score starts
    weights = adam(slope, start, steps, rate)         any softmax whose slope the caller gives, `within` its cases
    rewrite(FILE, rows)                               into the knowledge file, whose head of comments stays

Every `fit_*.py` brings its own cases and signs and judges on sets left out. Needs numpy.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

_FIRM = 1e-3
_STEEPEST = 30.0


def table_of(shown: Sequence[Mapping[str, float]], names: Sequence[str], dtype: Any = float) -> np.ndarray:
    """A line for each case and a column for each of `names`; what a case shows beside them is left out."""
    column = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(shown), len(names)), dtype)
    for line, signs in enumerate(shown):
        for sign, value in signs.items():
            if sign in column:
                table[line, column[sign]] = value
    return table


def logistic(
    table: np.ndarray,
    is_so: Sequence[bool],
    ridge: float,
    steps: int = 25,
    until: float = 1e-4,
    counts: Sequence[float] = (1.0,),
) -> np.ndarray:
    """The weights of a logistic regression by Newton's steps, pulled towards nought; the last is its start, which is
    hardly pulled. `until` is the largest change that ends it, `counts` how many cases each line stands for."""
    table = np.hstack([table, np.ones((len(table), 1), table.dtype)])
    truth, stands_for = np.array(is_so, float), np.array(counts, float)
    bound = np.diag([ridge] * (table.shape[1] - 1) + [_FIRM])
    found = np.zeros(table.shape[1])
    for _ in range(steps):
        likely = 1 / (1 + np.exp(-np.clip(table @ found, -_STEEPEST, _STEEPEST)))
        slope = table.T @ ((likely - truth) * stands_for) + bound @ found
        bend = (table * (likely * (1 - likely) * stands_for + 1e-6)[:, None]).T @ table + bound
        step = np.linalg.solve(bend, slope)
        found = found - step
        if float(np.abs(step).max()) < until:
            break
    return found


def adam(
    slope: Callable[[np.ndarray], np.ndarray], start: np.ndarray, steps: int, rate: float, slowing: bool = False
) -> np.ndarray:
    """Adam from `start` down the `slope` at the weights; `slowing` takes smaller steps towards the end."""
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, steps + 1):
        here = slope(weights)
        mean, square = 0.9 * mean + 0.1 * here, 0.999 * square + 0.001 * here**2
        share = 1.0 if not slowing or step < 0.6 * steps else 0.3 if step < 0.85 * steps else 0.1
        weights -= rate * share * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


class Within:
    """Candidates that stand together case by case: `sizes` says how many each case has."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.of = np.repeat(np.arange(len(sizes)), sizes)
        self.starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def sums(self, values: np.ndarray) -> np.ndarray:
        """For each candidate the sum over its case."""
        return np.add.reduceat(values, self.starts)[self.of]

    def mass(self, scores: np.ndarray) -> np.ndarray:
        """The softmax of each case."""
        mass = np.exp(scores - np.maximum.reduceat(scores, self.starts)[self.of])
        return mass / self.sums(mass)


def rewrite(file: Path, rows: Mapping[str, Any], **style: Any) -> None:
    """Writes the knowledge file anew below the comments that it begins with; `style` goes to the YAML writer."""
    head = "".join(line for line in file.read_text("utf-8").splitlines(keepends=True) if line.startswith("#"))
    file.write_text(head + yaml.safe_dump(dict(rows), allow_unicode=True, **style), "utf-8")
