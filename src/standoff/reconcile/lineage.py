"""Which reports share text: wire copy, excerpts and rewrites of one another.

Two reports are of one text family where a third or more of the shorter one's runs of eight words also stand in the
other: containment, since an excerpt in a longer report leaves resemblance low (Broder 1997). Runs that more than
`COMMON` reports hold are standing phrases and prove nothing.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable

from standoff.record.rows import Reading
from standoff.record.terms import Label

RUN = 8
CONTAINED = 0.35
COMMON = 50
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SHARED_LABELS = frozenset({Label.BODY, Label.HEADLINE})


def text_families(readings: Iterable[Reading]) -> dict[str, str]:
    """For each report id, the id of the first report (by publication, then id) of its text family."""
    ordered = sorted(readings, key=lambda r: (r.report.published.earliest or "9999", r.report.id))
    runs = {r.report.id: _runs(r) for r in ordered}
    holders: dict[int, list[str]] = defaultdict(list)
    for report, found in runs.items():
        for run in found:
            holders[run].append(report)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for reports in holders.values():
        if 1 < len(reports) <= COMMON:
            for n, first in enumerate(reports):
                for second in reports[n + 1 :]:
                    shared[(first, second)] += 1
    rank = {report: n for n, report in enumerate(runs)}
    family = {report: report for report in runs}
    for (first, second), count in sorted(shared.items()):
        if count >= CONTAINED * min(len(runs[first]), len(runs[second])):
            _unite(family, first, second, rank)
    return {report: _find(family, report) for report in runs}


def _runs(reading: Reading) -> set[int]:
    report = reading.report
    found: set[int] = set()
    for line in report.lines:
        if line.label in _SHARED_LABELS:
            words = [w.casefold() for w in _WORD.findall(report.text[line.start : line.end])]
            for n in range(len(words) - RUN + 1):
                found.add(_stable_hash(" ".join(words[n : n + RUN])))
    return found


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
