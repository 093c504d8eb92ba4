"""From a model's scores to tags: the best sequence in which no run goes on that has not begun.

There are seven tags: 0 is none, 1 + 2r begins and 2 + 2r continues a run of role r (source, cue, content). Nothing
continues over the start of a paragraph. Viterbi (1967), with the one constraint that a tag "goes on" follows only a
tag of its own role; every other step is legal, so that each word costs the same few comparisons.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
TAGS = 1 + 2 * len(ROLES)
_GOING_ON = (2, 4, 6)


def best_tags(scores: NDArray[np.float32], paragraph: Sequence[int]) -> list[int]:
    """The best legal tags; `scores` has a row of `TAGS` for each word, `paragraph` its paragraph's number."""
    rows: list[list[float]] = scores.tolist()
    back: list[list[int]] = []
    total = [0.0] * TAGS
    for n, row in enumerate(rows):
        best = max(range(TAGS), key=total.__getitem__)
        came = [best] * TAGS
        fresh = n == 0 or paragraph[n] != paragraph[n - 1]
        now = [total[best] + score for score in row]
        for tag in _GOING_ON:
            before = tag - 1 if total[tag - 1] >= total[tag] else tag
            came[tag] = before
            now[tag] = float("-inf") if fresh else total[before] + row[tag]
        back.append(came)
        total = now
    tags: list[int] = []
    tag = max(range(TAGS), key=total.__getitem__)
    for came in reversed(back):
        tags.append(tag)
        tag = came[tag]
    return tags[::-1]


def runs(tags: Sequence[int]) -> dict[str, list[tuple[int, int]]]:
    """The runs of each role as the indexes of their first and last word, in order."""
    found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for n, tag in enumerate(tags):
        if tag == 0:
            continue
        of_role = found[ROLES[(tag - 1) // 2]]
        if tag % 2:
            of_role.append((n, n))
        else:
            of_role[-1] = (of_role[-1][0], n)
    return found
