"""Which reports share text: wire copy, excerpts and rewrites of one another.

Two reports are of one text family where a third or more of the shorter one's runs of eight words also stand in the
other: containment, since an excerpt in a longer report leaves resemblance low (Broder 1997). Reports with one body are
one from the start; runs that more than `COMMON` different bodies hold are standing phrases and prove nothing. A report
is compared only with the first and the last before it that hold a run of its own, so that cost grows with the text.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator

from standoff.record.rows import Reading
from standoff.record.terms import Label

RUN = 8
CONTAINED = 0.35
CANDIDATE = 0.2
COMMON = 50
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SHARED_LABELS = frozenset({Label.BODY})


def text_families(readings: Iterable[Reading]) -> dict[str, str]:
    """For each report id, the id of the first report (by publication, then id) of its text family."""
    ordered = sorted(readings, key=lambda r: (r.report.published.earliest or "9999", r.report.id))
    rank = {r.report.id: n for n, r in enumerate(ordered)}
    family = {report: report for report in rank}
    runs: dict[str, frozenset[int]] = {}
    same: dict[frozenset[int], str] = {}
    for reading in ordered:
        report, found = reading.report.id, _runs(reading)
        first = same.setdefault(found, report) if found else report
        if first == report:
            runs[report] = found
        else:
            family[report] = first
    for first, second in _alike(runs):
        _unite(family, first, second, rank)
    return {report: _find(family, report) for report in rank}


def _alike(runs: dict[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    """The pairs of bodies, an earlier and a later one, of which one contains enough of the other."""
    held = Counter(run for found in runs.values() for run in found)
    first: dict[int, str] = {}
    last: dict[int, str] = {}
    for report, found in runs.items():
        telling = [run for run in found if 1 < held[run] <= COMMON]
        shared = Counter(first[run] for run in telling if run in first)
        shared.update(last[run] for run in telling if run in last and last[run] != first[run])
        for other in sorted(shared):
            needed = CONTAINED * min(len(found), len(runs[other]))
            if shared[other] >= CANDIDATE * needed:
                both = sum(held[run] <= COMMON for run in found & runs[other])
                if both >= needed:
                    yield other, report
        for run in telling:
            first.setdefault(run, report)
            last[run] = report


def _runs(reading: Reading) -> frozenset[int]:
    report = reading.report
    found: set[int] = set()
    for line in report.lines:
        if line.label in _SHARED_LABELS:
            words = [w.casefold() for w in _WORD.findall(report.text[line.start : line.end])]
            for n in range(len(words) - RUN + 1):
                found.add(_stable_hash(" ".join(words[n : n + RUN])))
    return frozenset(found)


def _stable_hash(text: str) -> int:
    encoded = text.encode("utf-8", "surrogatepass")
    return zlib.crc32(encoded) << 32 | zlib.adler32(encoded)


def _find(family: dict[str, str], report: str) -> str:
    while family[report] != report:
        report = family[report]
    return report


def _unite(family: dict[str, str], first: str, second: str, rank: dict[str, int]) -> None:
    roots = sorted({_find(family, first), _find(family, second)}, key=rank.__getitem__)
    for other in roots[1:]:
        family[other] = roots[0]
