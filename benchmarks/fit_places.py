"""Fits the weights of `knowledge/data/places/ranking.yaml` on TR-News and the even half of LGL, gold spans given.

    python benchmarks/fit_places.py --data ../shared/data/geo [--write]

Softmax regression: a group of mentions is right if the candidates within 161 km of the gold point hold the mass. The
context features depend on the weights, so they are computed anew in each of a few rounds. L2 regularised; needs numpy.
"""

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

from fitting import adam, rewrite, table_of
from places import KM, SETS, Item, gold_toponyms, items, km
from standoff.knowledge.gazetteer import Gazetteer, open_gazetteer
from standoff.knowledge.place_cues import load_place_cues
from standoff.knowledge.place_weights import load_place_weights
from standoff.reading.places.ranking import features_of

TUNED_ON = ("TR-News", "lgl-even")
TARGET = Path("src/standoff/knowledge/data/places/ranking.yaml")
Sample = tuple[np.ndarray, np.ndarray, float]


def samples(data: list[Item], gazetteer: Gazetteer, weights: dict[str, float], names: list[str]) -> list[Sample]:
    """For each group of mentions with a right candidate: features by candidate, which are right, how many mentions."""
    found = []
    for item in data:
        toponyms = gold_toponyms(item)
        points = {(g.start, g.end): (g.lat, g.lon) for g in item.gold if g.lat is not None and g.lon is not None}
        for mentions, rows in features_of(toponyms, gazetteer, load_place_cues(), weights):
            gold = Counter(points[t.start, t.end] for t in mentions if (t.start, t.end) in points)
            if not gold or len(rows) < 2:
                continue
            (lat, lon), count = min(gold.items(), key=lambda pair: (-pair[1], pair[0]))
            right = np.array([e.lat is not None and km(lat, lon, e.lat, e.lon or 0.0) <= KM for e, _ in rows])
            if not right.any() or right.all():
                continue
            found.append((table_of([features for _, features in rows], names), right, float(count)))
    return found


def fitted(
    data: list[Sample], start: np.ndarray, prior: np.ndarray, l2: float, steps: int = 400, rate: float = 0.03
) -> np.ndarray:
    """Adam on the negative log of the right candidates' mass, pulled towards the prior."""
    total = sum(count for _, _, count in data)

    def slope(w: np.ndarray) -> np.ndarray:
        gradient = l2 * (w - prior)
        for matrix, right, count in data:
            scores = matrix @ w
            mass = np.exp(scores - scores.max())
            mass /= mass.sum()
            good = mass * right
            gradient += count / total * (matrix.T @ (mass - good / max(good.sum(), 1e-12)))
        return gradient

    return adam(slope, start, steps, rate)


def share_right(data: list[Sample], w: np.ndarray) -> float:
    hits = sum(count for matrix, right, count in data if right[int(np.argmax(matrix @ w))])
    return hits / sum(count for _, _, count in data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/geo"))
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--l2", type=float, default=0.01)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET}")
    arguments = parser.parse_args()
    gazetteer = open_gazetteer()
    data = [item for name in TUNED_ON if name in SETS for item in items(arguments.data, name, arguments.cache)]
    weights = dict(load_place_weights())
    names = sorted(weights)
    prior = np.array([weights[name] for name in names])
    for number in range(arguments.rounds):
        drawn = samples(data, gazetteer, weights, names)
        before = np.array([weights[name] for name in names])
        after = fitted(drawn, before, prior, arguments.l2)
        print(
            f"round {number + 1}: {len(drawn)} groups,"
            f" {share_right(drawn, before):.4f} -> {share_right(drawn, after):.4f}"
        )
        weights = {name: round(float(value), 3) for name, value in zip(names, after, strict=True)}
    for name in names:
        print(f"  {name}: {weights[name]}")
    if arguments.write:
        rewrite(TARGET, {"weights": weights}, sort_keys=True)


if __name__ == "__main__":
    main()
