"""Average-link agglomeration with vetoes (UPGMA): which items belong together, given how alike each pair is.

A pair scored 0 may never stand in one cluster, however alike the others are. Ties go to the pair that stands first,
so the items' order must itself be one that does not depend on input.
"""

import heapq
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def agglomerate(
    items: Sequence[T], weights: Sequence[int], score: Callable[[T, T], float], joins: float
) -> list[list[int]]:
    """Clusters of indexes into `items`: merged while the best average of two clusters' pair scores is `joins` or more.

    O(n² log n) in time and O(n²) in memory for n items that are not all vetoed against each other.
    """
    pairs = ((i, j, score(items[i], items[j])) for i in range(len(items)) for j in range(i + 1, len(items)))
    return agglomerate_pairs(weights, pairs, joins)


def agglomerate_pairs(weights: Sequence[int], pairs: Iterable[tuple[int, int, float]], joins: float) -> list[list[int]]:
    """The clusters of as many items as `weights`, where only the `pairs` given, the lesser index first, may stand in
    one cluster: all others count as scored 0."""
    size = list(weights)
    members: dict[int, list[int]] = {n: [n] for n in range(len(size))}
    links: dict[int, dict[int, float]] = {n: {} for n in members}
    heap: list[tuple[float, int, int]] = []
    for i, j, value in pairs:
        if value > 0.0:
            links[i][j] = links[j][i] = value
            if value >= joins:
                heap.append((-value, i, j))
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if i not in members or j not in members or links[i].get(j) != -negative:
            continue
        merged = len(size)
        size.append(size[i] + size[j])
        links[merged] = {}
        for other in sorted(links[i].keys() & links[j].keys()):
            value = (size[i] * links[i][other] + size[j] * links[j][other]) / (size[i] + size[j])
            links[merged][other] = links[other][merged] = value
            if value >= joins:
                heapq.heappush(heap, (-value, min(other, merged), max(other, merged)))
        members[merged] = members.pop(i) + members.pop(j)
        for gone in (i, j):
            for other in links.pop(gone):
                links[other].pop(gone, None)
    return [sorted(members[key]) for key in sorted(members, key=lambda k: min(members[k]))]
