"""Reports at one address with different text: versions, of which the later corrects the earlier.

Both are kept. The later, by the day it was published, is the one that holds; of two of one day, or without a day, it
cannot be told which is the later, and neither does.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from urllib.parse import urlsplit

from standoff.record.rows import Report


def earlier_version(reports: Iterable[Report]) -> dict[Report, Report]:
    """For each report that corrects another, the version next before it."""
    by_address: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.url:
            by_address[address(report.url)].append(report)
    return {
        later: earlier
        for versions in by_address.values()
        for earlier, later in pairwise(_dated(versions))
        if (earlier.published.latest or "")[:10] < (later.published.earliest or "")[:10]
    }


def _dated(versions: Iterable[Report]) -> list[Report]:
    return sorted((r for r in versions if r.published.earliest), key=lambda r: (r.published.earliest or "", r.id))


def superseded(reports: Iterable[Report]) -> frozenset[str]:
    """The ids of the reports that a later version of among `reports` corrects."""
    return frozenset(report.id for report in earlier_version(reports).values())


def address(url: str) -> str:
    """What makes two URLs one address: without scheme, "www.", query, fragment and closing slash."""
    parts = urlsplit(url)
    return f"{parts.netloc.casefold().removeprefix('www.')}{parts.path.rstrip('/')}"
