"""Which source belongs to which cue, and which cue to which run of content: features and scores of pairs.

The features are the same in training and in use. The weights are those of `training/network.py`, as arrays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from standoff.reading.tagging.windows import MARK, Window

_BUCKETS = (0, 1, 2, 3, 4, 6, 9, 14, 22, 35, 60)
_MOST = 4
LINKERS = ("source", "content")
FEATURES = ("distance", "cues", "sentences", "quotes", "paragraph")
Segment = tuple[int, int]
"""The first and the last word of a run of one role, as indexes into `Window.words`."""
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Running counts over the words of a window, so that what stands between two segments costs no walk."""

    cues: tuple[int, ...]
    sentences: tuple[int, ...]
    quotes: tuple[int, ...]
    paragraph: tuple[int, ...]

    @classmethod
    def of(cls, text: str, window: Window, cues: Sequence[Segment]) -> "Surroundings":
        begins = {first for first, _ in cues}
        ends = [text[w.start : w.end] in ".?!" for w in window.words]
        return cls(
            tuple(accumulate((n in begins for n in range(len(window.words))), initial=0)),
            tuple(accumulate(ends, initial=0)),
            tuple(accumulate((w.quoted == MARK for w in window.words), initial=0)),
            tuple(window.paragraph),
        )

    def between(self, one: Segment, other: Segment) -> tuple[int, int, int, int, int]:
        """Distance bucket (signed), cues, sentence ends and quotation marks between, and whether one paragraph."""
        before = other[1] < one[0]
        first, last = (other[1] + 1, one[0]) if before else (one[1] + 1, other[0])
        last = max(first, last)
        gap = last - first
        bucket = next((n for n, top in enumerate(_BUCKETS) if gap <= top), len(_BUCKETS))
        return (
            bucket + (len(_BUCKETS) + 1 if before else 0),
            min(_MOST, self.cues[last] - self.cues[first]),
            min(_MOST, self.sentences[last] - self.sentences[first]),
            min(_MOST, self.quotes[last] - self.quotes[first]),
            int(self.paragraph[one[0]] == self.paragraph[other[0]]),
        )

    def grid(self, ones: Sequence[Segment], others: Sequence[Segment]) -> NDArray[np.int64]:
        """`between` for every pair at once: an array of ones × others × 5."""
        one, other = np.array(ones).reshape(-1, 1, 2), np.array(others).reshape(1, -1, 2)
        before = other[..., 1] < one[..., 0]
        first = np.where(before, other[..., 1], one[..., 1]) + 1
        last = np.maximum(first, np.where(before, one[..., 0], other[..., 0]))
        bucket = np.searchsorted(_BUCKETS, last - first) + np.where(before, len(_BUCKETS) + 1, 0)
        counts = (np.array(row) for row in (self.cues, self.sentences, self.quotes))
        counted = [np.minimum(_MOST, row[last] - row[first]) for row in counts]
        paragraph = np.array(self.paragraph)
        same = (paragraph[one[..., 0]] == paragraph[other[..., 0]]).astype(np.int64)
        return np.stack([bucket, *counted, same], axis=-1)


@dataclass(frozen=True)
class Linker:
    """The weights that score the candidates of a segment: w · ReLU(A segment + B candidate + features).

    `A` and `B` are in the model: its output `linked` holds, for each piece, what the piece adds as the first and as the
    last of a segment. `columns` are where this linker's four parts of it begin.
    """

    weights: Mapping[str, Array]
    columns: tuple[int, ...]

    @classmethod
    def of(cls, arrays: Mapping[str, Array], name: str) -> "Linker":
        """The linker of that name ("source" or "content") among the shipped arrays ("source.bias", …)."""
        weights = {key.removeprefix(f"{name}."): arrays[key] for key in sorted(arrays) if key.startswith(f"{name}.")}
        width = len(weights["score"])
        before = 4 * LINKERS.index(name)
        return cls(weights, tuple(width * (before + part) for part in range(5)))

    def choose(
        self, linked: Array, window: Window, around: Surroundings, ones: Sequence[Segment], others: Sequence[Segment]
    ) -> list[int | None]:
        """For each of `ones` the index of its best among `others`, None where none is better."""
        if not ones or not others:
            return [None] * len(ones)
        w, (a, b, c, d, end) = self.weights, self.columns
        mixed = (_summed(linked, window, ones, (a, b, c)) + w["bias"])[:, None, :]
        mixed = mixed + _summed(linked, window, others, (c, d, end))[None, :, :]
        features = around.grid(ones, others)
        for number, name in enumerate(FEATURES):
            mixed += w[name][features[:, :, number]]
        scores = (np.maximum(mixed, 0.0) * w["score"]).sum(axis=2) + w["shift"]
        best = scores.argmax(axis=1)
        return [int(n) if scores[row, n] >= w["none"][0] else None for row, n in enumerate(best)]


def _summed(linked: Array, window: Window, segments: Sequence[Segment], columns: tuple[int, int, int]) -> Array:
    """What the first and the last piece of each segment add."""
    start, middle, end = columns
    first = [window.first[a] for a, _ in segments]
    last = [window.last[b] for _, b in segments]
    found: Array = linked[first, start:middle] + linked[last, middle:end]
    return found
