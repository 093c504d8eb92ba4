"""How much of the articles' text is kept, and how much that is none: article-extraction-benchmark's own measure.

    python benchmarks/extraction.py [FOLDER] [--pages] [--floor F1]

FOLDER holds `ground-truth.json` and `html/ID.html.gz` (Zyte's article-extraction-benchmark). For each page the text
predicted is that of the lines labelled body, less a standfirst, and of the headlines among them. Texts are compared
as bags of four-word shingles; precision and recall are means over pages and F1 their harmonic mean, as that benchmark
defines them. With --pages, `aligned` is the share of trafilatura's shingles that stand on our serialised page.
"""

import argparse
import gzip
import json
import platform
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from standoff import __version__
from standoff.capture import Capture
from standoff.record.ids import sha256
from standoff.record.rows import Report
from standoff.record.terms import Label
from standoff.reports import make_report
from standoff.reports.article import find_article
from standoff.reports.decoding import decode
from standoff.reports.labels import STANDFIRST
from standoff.reports.serialising import serialise

SHINGLE = 4
_WORD = re.compile(r"\w+")
Counts = tuple[float, float, float]


def article_text(report: Report) -> str:
    """The body's lines, with the headlines among them; the marked texts leave standfirsts out."""
    body = [at for at, line in enumerate(report.lines) if line.label == Label.BODY and line.grounds != STANDFIRST]
    if not body:
        return ""
    chosen, inside = set(body), range(body[0], body[-1] + 1)
    kept = [
        line for at, line in enumerate(report.lines) if at in chosen or (line.label == Label.HEADLINE and at in inside)
    ]
    return "\n".join(report.text[line.start : line.end] for line in kept)


def compare(true: str, found: str) -> Counts:
    """True positives, false positives and false negatives among the shingles, as shares of their sum."""
    one, other = _shingles(true), _shingles(found)
    hits = float((one & other).total())
    extra, missing = other.total() - hits, one.total() - hits
    total = hits + extra + missing
    return (hits / total, extra / total, missing / total) if total else (0.0, 0.0, 0.0)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    found = [tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))]
    return Counter(shingle for shingle in found if shingle)


def score(rows: list[Counts]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pages."""
    precision = statistics.mean(tp / (tp + fp) if tp else float(fp == 0 == fn) for tp, fp, fn in rows if tp + fp > 0)
    recall = statistics.mean(tp / (tp + fn) if tp else float(fp == 0 == fn) for tp, fp, fn in rows if tp + fn > 0)
    return precision, recall, 2 * precision * recall / (precision + recall)


def read_pages(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """The name, the marked text and the bytes of each page."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for name, expected in truth.items():
        yield name, expected.get("articleBody", ""), gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())


def aligned(data: bytes) -> float:
    """The share of the shingles that trafilatura kept which stand on our serialised page."""
    markup = decode(data, markup=True).text
    return find_article(markup, serialise(markup)).aligned


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/data/extraction"))
    parser.add_argument("--pages", action="store_true", help="print each page's counts, worst first")
    parser.add_argument("--floor", type=float, default=0.0, help="fail where F1 is lower")
    arguments = parser.parse_args()
    rows: list[Counts] = []
    lines: list[str] = []
    seconds = 0.0
    for name, expected, data in read_pages(arguments.folder):
        started = time.process_time()
        report = make_report(Capture(sha256(data), data, "text/html", name))
        seconds += time.process_time() - started
        hits, extra, missing = counts = compare(expected, article_text(report))
        rows.append(counts)
        if arguments.pages:
            share = aligned(data)
            lines.append(f"hits {hits:.3f} extra {extra:.3f} missing {missing:.3f} aligned {share:.3f} {name[:16]}")
    print("\n".join(sorted(lines)), end="\n" * bool(lines))
    precision, recall, f1 = score(rows)
    made_by = f"standoff {__version__}, trafilatura {version('trafilatura')}, Python {platform.python_version()}"
    print(f"set: {arguments.folder.name}, {len(rows)} pages; {made_by}")
    print(
        f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}; {len(rows) / seconds:.0f} pages per CPU-second"
    )
    print(f"command: python benchmarks/extraction.py {arguments.folder}")
    return int(f1 < arguments.floor)


if __name__ == "__main__":
    sys.exit(main())
