"""Which reports share text: wire copy, excerpts and rewrites of one another.

Two bodies are kin where a third or more of the shorter one's runs of eight words also stand in the other: containment,
since an excerpt in a longer report leaves resemblance low (Broder 1997). Whether two are kin depends on these two
alone, so that no further report ever parts them. Only bodies that share some of their least hashes (a bottom-k sketch)
are compared; reports with one body are compared once. A family is what kinship links.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from standoff.record.ids import sha256
from standoff.record.rows import Reading, Report
from standoff.record.terms import Label

RUN = 8
CONTAINED = 0.35
KEYS = 64
SHARED_KEYS = 2
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SHARED_LABELS = frozenset({Label.BODY})

Order = tuple[str, str]


@dataclass(frozen=True)
class Body:
    """The hashes of a report's runs of words, and its name: one for all reports with these runs."""

    name: str
    runs: frozenset[int]

    @property
    def keys(self) -> tuple[int, ...]:
        """The least hashes, by which kin are found."""
        return tuple(sorted(self.runs)[:KEYS])


def body_of(report: Report) -> Body:
    """The body of a report; one without eight words is like no other."""
    found: set[int] = set()
    for line in report.lines:
        if line.label in _SHARED_LABELS:
            words = [w.casefold() for w in _WORD.findall(report.text[line.start : line.end])]
            for n in range(len(words) - RUN + 1):
                found.add(_stable_hash(" ".join(words[n : n + RUN])))
    if not found:
        return Body(f"report {report.id}", frozenset())
    return Body(sha256(",".join(map(str, sorted(found))).encode()), frozenset(found))


def are_kin(one: Collection[int], other: Collection[int]) -> bool:
    """Whether enough of the shorter of two sets of runs stands in the other."""
    return len(frozenset(one) & frozenset(other)) >= CONTAINED * min(len(one), len(other)) > 0


def order_of(report: Report) -> Order:
    """What makes a report the first of its family."""
    return (report.published.earliest or "9999", report.id)


def text_families(readings: Iterable[Reading]) -> dict[str, str]:
    """For each report id, the id of the first report (by publication, then id) of its text family."""
    bodies: dict[str, Body] = {}
    holders: dict[str, list[Order]] = defaultdict(list)
    for reading in readings:
        body = body_of(reading.report)
        bodies[body.name] = body
        holders[body.name].append(order_of(reading.report))
    parent = {name: name for name in bodies}
    for one, other in _kin(bodies):
        parent[_find(parent, one)] = _find(parent, other)
    first: dict[str, Order] = {}
    for name, orders in holders.items():
        root = _find(parent, name)
        first[root] = min(*orders, first.get(root, orders[0]))
    return {report: first[_find(parent, name)][1] for name, orders in holders.items() for _, report in orders}


def _kin(bodies: Mapping[str, Body]) -> Iterator[tuple[str, str]]:
    """The pairs of bodies that are kin."""
    held: dict[int, list[str]] = defaultdict(list)
    for name in sorted(bodies):
        keys = bodies[name].keys
        shared = Counter(other for key in keys for other in held[key])
        for other in sorted(n for n, count in shared.items() if count >= SHARED_KEYS):
            if are_kin(bodies[name].runs, bodies[other].runs):
                yield other, name
        for key in keys:
            held[key].append(name)


def _stable_hash(text: str) -> int:
    encoded = text.encode("utf-8", "surrogatepass")
    return (zlib.crc32(encoded) << 32 | zlib.adler32(encoded)) & 0x7FFFFFFFFFFFFFFF


def _find(parent: dict[str, str], name: str) -> str:
    while parent[name] != name:
        parent[name] = parent[parent[name]]
        name = parent[name]
    return name
