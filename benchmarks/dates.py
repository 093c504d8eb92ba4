"""Publication dates from a page's visible words alone, against those that its head gives.

    python benchmarks/dates.py [FOLDER] [--show]

FOLDER holds `html/ID.html.gz` (Zyte's article-extraction-benchmark). A page's head (JSON-LD, meta elements, address) is
hidden from the reader, and what its lines state is compared with it: right within a day, for time zones. A date that a
page shows and that its head contradicts (an article put up again) counts as wrong.
"""

import argparse
import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from standoff import __version__
from standoff.capture import Capture
from standoff.record.ids import sha256
from standoff.record.rows import Published, Report
from standoff.record.terms import Grade
from standoff.reports import make_report
from standoff.reports.dates import Evidence, publication_date
from standoff.reports.decoding import decode
from standoff.reports.pagedata import PageData, page_data
from standoff.reports.serialising import serialise

_DAY = timedelta(days=1)


def judged(report: Report, text_date: Published) -> str:
    """right, wrong, guess (graded inferred) or none; `no head` where the page's head gives no day."""
    head = report.published
    if head.grade is not Grade.METADATA or head.earliest is None:
        return "no head"
    if text_date.earliest is None:
        return "none"
    if text_date.grade is not Grade.STATED:
        return "guess"
    off = abs(date.fromisoformat(text_date.earliest) - date.fromisoformat(head.earliest))
    return "right" if text_date.earliest == text_date.latest and off <= _DAY else "wrong"


def pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each page."""
    for path in sorted((folder / "html").glob("*.html.gz")):
        yield path.name.partition(".")[0], gzip.decompress(path.read_bytes())


def by_head(report: Report, data: bytes) -> Report:
    """The report with the date of its head alone, whatever its lines state."""
    page = page_data(serialise(decode(data, markup=True).text))
    found, _ = publication_date(Evidence("", (), page, page.url, None))
    return replace(report, published=found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/data/extraction"))
    parser.add_argument("--show", action="store_true", help="print the pages whose date is wrong")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    for name, data in pages(arguments.folder):
        report = make_report(Capture(sha256(data), data, "text/html", name))
        words, _ = publication_date(Evidence(report.text, report.lines, PageData(), None, None))
        headed = by_head(report, data)
        verdict = judged(headed, words)
        counts[verdict] += 1
        if arguments.show and verdict == "wrong":
            print(name[:16], words.method, words.earliest, words.latest, "head:", headed.published.earliest)
    dated = sum(counts.values()) - counts["no head"]
    stated = counts["right"] + counts["wrong"]
    print(f"set: {arguments.folder.name}, {dated} pages with a date in their head; standoff {__version__}")
    print(f"stated {stated}, right {counts['right']}, wrong {counts['wrong']}, guess {counts['guess']}")
    print(f"dates stated, right of all {100 * counts['right'] / dated:.1f}%, of those stated "
          f"{100 * counts['right'] / max(stated, 1):.1f}%")  # fmt: skip
    print(f"command: python benchmarks/dates.py {arguments.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
