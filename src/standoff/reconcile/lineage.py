"""Which reports share text, and which of two carries the other: wire copy, excerpts and rewrites.

Of two reports the later carries the earlier; of one day that which credits nobody, then the longer is the earlier,
since an excerpt is cut from a whole; then the id decides. A report is a copy where `COVERED` or more of its own
words, outside quotation marks, stand in runs that an earlier one has too: coverage of the carrier, not resemblance,
which an excerpt in a longer report leaves low (Broder 1997). It lifts from another what it shares in passages of
`PASSAGE` words or more, `LIFTED` words in all, of which `LIFTED_OWN` outside quotation marks: two outlets that quote
one official share no text of their own. What two reports share is decided by these two alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from standoff.reconcile.credits import credited
from standoff.reconcile.shingling import RUN, Body, Words, body_of, own_runs, runs_of, words_of
from standoff.record.rows import Reading, Report, Span

COVERED = 0.4
LEAST_RUNS = 20
LIFTED = 40
LIFTED_OWN = 20
PASSAGE = 20
GAP = 4
_CREDITS = 1 << 32
MOST_HOLDERS = 24
MOST_COMPARED = 24

Order = tuple[str, int, str]


def order_of(report: Report, body: Body) -> Order:
    """What puts a report before those that carry it; reports without a day come last."""
    rank = _CREDITS if credited(report) else 0
    return (report.published.earliest or "9999", rank - len(body.runs), report.id)


def is_copy(carrier: Body, origin: Body) -> bool:
    """Whether enough of the carrier's own words stand in the origin."""
    return len(carrier.runs & origin.runs) >= max(COVERED * len(carrier.runs), LEAST_RUNS)


def text_families(readings: Iterable[Reading]) -> dict[str, str]:
    """For each report id, the id of the report whose text it carries, from copy to copy up to the first; else its own.

    Of several that it might carry the first is taken.
    """
    bodies: dict[str, Body] = {}
    holders: dict[str, list[Order]] = defaultdict(list)
    for reading in readings:
        body = body_of(reading.report)
        bodies[body.name] = body
        holders[body.name].append(order_of(reading.report, body))
    first = {name: min(orders) for name, orders in holders.items()}
    pairs = (sorted(pair, key=first.__getitem__) for pair in candidates(bodies))
    root = roots(first, ((o, c) for o, c in pairs if is_copy(bodies[c], bodies[o])))
    return {report: first[root[name]][2] for name, orders in holders.items() for _, _, report in orders}


def roots(first: Mapping[str, Order], copies: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each body in `first`, which puts them in order, the first of those it is a copy of, from copy to copy;
    `copies` are pairs of an origin and its carrier."""
    source: dict[str, str] = {}
    for origin, carrier in copies:
        source[carrier] = min(origin, source.get(carrier, origin), key=first.__getitem__)
    root: dict[str, str] = {}
    for name in sorted(first, key=first.__getitem__):
        root[name] = root[source[name]] if name in source else name
    return root


def candidates(bodies: Mapping[str, Body]) -> Iterator[tuple[str, str]]:
    """The pairs of bodies that may share a passage, each once: those that share a key.

    Of a key that very many hold only the first `MOST_HOLDERS` by name are looked at, so that a standing paragraph costs
    no more than it tells.
    """
    held: dict[int, list[str]] = defaultdict(list)
    for name in sorted(bodies):
        shared = Counter(other for key in bodies[name].keys for other in held.get(key, ()))
        for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:MOST_COMPARED]:
            yield other, name
        for key in bodies[name].keys:
            if len(held[key]) < MOST_HOLDERS:
                held[key].append(name)


@dataclass(frozen=True, slots=True)
class Lift:
    """What the carrier shares with the origin: the passages in its text, how many words these are, and what part of its
    own words."""

    passages: tuple[Span, ...]
    words: int
    covered: float


def lift_of(carrier: Report, origin: Report) -> Lift | None:
    """The passages that two reports share, in the text of `carrier`; None where they are too short to tell anything."""
    mine, theirs = _words(carrier), _words(origin)
    shared = np.isin(runs_of(mine.hashes, RUN), runs_of(theirs.hashes, RUN))
    if not shared.any():
        return None
    own = own_runs(mine)
    covered = float((shared & own).sum() / own.sum())
    passages = tuple(_passages(np.flatnonzero(shared)))
    words = sum(last - first for first, last in passages)
    unquoted = sum(int((~mine.quoted[first:last]).sum()) for first, last in passages)
    copied = covered >= COVERED and int((shared & own).sum()) >= LEAST_RUNS
    if not copied and (words < LIFTED or unquoted < LIFTED_OWN):
        return None
    spans = tuple((mine.spans[first][0], mine.spans[last - 1][1]) for first, last in passages)
    return Lift(spans, words, round(covered, 3))


def _passages(starts: "np.typing.NDArray[np.intp]") -> Iterator[tuple[int, int]]:
    """The passages, as first word and the word after the last, that runs starting at `starts` cover; short gaps, where
    a word was changed, do not end one."""
    first = last = -1
    for start in starts.tolist():
        if first >= 0 and start > last + GAP:
            if last - first >= PASSAGE:
                yield first, last
            first = -1
        if first < 0:
            first = start
        last = start + RUN
    if first >= 0 and last - first >= PASSAGE:
        yield first, last


@lru_cache(maxsize=4096)
def _words(report: Report) -> Words:
    return words_of(report)
