"""A report's body as lineage looks at it: its words, its runs of words, and the keys by which bodies alike are found.

A run is `RUN` words in a row, hashed. Chunks of some twenty words, cut where the words themselves say so and thus alike
in every copy, get a MinHash signature each (rensa), whose bands are the keys: two bodies that share a chunk but
for a few words share a key (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3).
"""

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.record.ids import sha256
from standoff.record.rows import Report
from standoff.record.terms import Label

RUN = 6
REACH = 10
GRAM = 3
PERMUTATIONS = 8
ROWS = 2
_SEED = 20
_WORD = re.compile(r"\w+(?:['’]\w+)?|[“”«»\"]")
_OPENS, _CLOSES, _EITHER = frozenset("“«"), frozenset("”»"), '"'
_LONGEST_QUOTE = 200
_READ = frozenset({Label.BODY, Label.DATELINE})

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Words:
    """The words of a body: their hashes, their offsets in the report's text, and which stand in quotation marks."""

    hashes: Hashes
    spans: tuple[tuple[int, int], ...]
    quoted: npt.NDArray[np.bool_]


def words_of(report: Report) -> Words:
    """The words of the lines of `report` that are body."""
    hashes: list[int] = []
    spans: list[tuple[int, int]] = []
    quoted: list[bool] = []
    for line in report.lines:
        if line.label in _READ:
            inside = 0
            for match in _WORD.finditer(report.text, line.start, line.end):
                word = match.group()
                if word in _OPENS or (word == _EITHER and not inside):
                    inside = _LONGEST_QUOTE
                elif word in _CLOSES or word == _EITHER:
                    inside = 0
                else:
                    hashes.append(_hash(word.casefold()))
                    spans.append(match.span())
                    quoted.append(inside > 0)
                    inside = max(0, inside - 1)
    return Words(np.array(hashes, np.uint64), tuple(spans), np.array(quoted, np.bool_))


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    encoded = word.encode("utf-8", "surrogatepass")
    return zlib.crc32(encoded) << 32 | zlib.adler32(encoded)


def runs_of(hashes: Hashes, length: int) -> Hashes:
    """The hash of every `length` words in a row; empty where there are fewer words."""
    number = len(hashes) - length + 1
    if number < 1:
        return np.empty(0, np.uint64)
    found = np.zeros(number, np.uint64)
    with np.errstate(over="ignore"):
        for place in range(length):
            found = found * _FACTOR + hashes[place : place + number]
        return (found ^ (found >> _SHIFT)) * _MIX


_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(31)


def keys_of(hashes: Hashes) -> tuple[int, ...]:
    """The keys of a body, in order: those of each chunk's signature."""
    grams = runs_of(hashes, GRAM)
    if not len(grams):
        return ()
    from rensa import RMinHash

    offsets = np.array([0, *_cuts(grams), len(grams)], np.uint64)
    matrix: Any = RMinHash.digest_matrix_from_flat_token_hashes(grams, offsets, PERMUTATIONS, _SEED)
    found = set()
    for row in matrix.to_rows():
        for band in range(0, PERMUTATIONS, ROWS):
            found.add((band << 58 | row[band] << 29 ^ row[band + 1]) & 0x7FFFFFFFFFFFFFFF)
    return tuple(sorted(found))


def _cuts(grams: Hashes) -> list[int]:
    """Where a body is cut: at the hashes that are the least for `REACH` around, so that a passage is cut alike wherever
    it stands (Schleimer, Wilkerson and Aiken 2003)."""
    least = np.full(len(grams) + 2 * REACH, np.iinfo(np.uint64).max, np.uint64)
    least[REACH:-REACH] = grams
    around = np.lib.stride_tricks.sliding_window_view(least, 2 * REACH + 1)
    cuts: list[int] = (np.flatnonzero(around.argmin(axis=1) == REACH)).tolist()
    return [cut for cut in cuts if cut > 0]


@dataclass(frozen=True)
class Body:
    """What is compared of a report: `runs` are those of its own words, outside quotation marks, where it has enough of
    them; `name` is one for all reports of the same words."""

    name: str
    runs: frozenset[int]
    keys: tuple[int, ...]


def body_of(report: Report) -> Body:
    """The body of a report; one with fewer words than a run is like no other."""
    words = words_of(report)
    runs = runs_of(words.hashes, RUN)
    if not len(runs):
        return Body(f"report {report.id}", frozenset(), ())
    return Body(sha256(words.hashes.tobytes()), frozenset(runs[own_runs(words)].tolist()), keys_of(words.hashes))


def own_runs(words: Words) -> npt.NDArray[np.bool_]:
    """Which runs are mostly of the report's own words; all where quotation marks hold nearly everything."""
    number = len(words.hashes) - RUN + 1
    inside = np.convolve(words.quoted, np.ones(RUN), "valid")[:number] if number > 0 else np.empty(0)
    own: npt.NDArray[np.bool_] = inside <= RUN // 2
    return own if own.sum() * 5 >= number else np.ones(max(number, 0), np.bool_)
