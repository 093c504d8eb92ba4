"""Score agreements and mechanisms on short reports of our own whose codes stand in the text.

    python benchmarks/accords.py [--errors] [FOLDER]

In `tests/reading/coded_accords`, `{a:ceasefire:broken|the truce}` marks an agreement with its kind and status,
`{m:channel:stalled|hotline}` a mechanism with its use; a slash parts the terms that a careful coder could defend, a
question mark after the letter marks a row that may be coded or not. They were coded by `docs/codebook.md` before the
program had read them, five at a time; what each five gave then, `docs/quality/agreements.md` says.
"""

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from example_rows import uses
from gold import GoldReport, Placed, Row
from matching import Scores

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "reading" / "coded_accords"
_MARK = re.compile(r"\{([am])(\??):([^:|}]+):([^|}]+)\|([^}]*)\}")
_KINDS = {"a": ("agreements", "status"), "m": ("mechanisms", "use")}


@dataclass(frozen=True)
class Coded:
    """One report's text without its marks, and its gold with the spans of its words."""

    report: GoldReport
    text: str
    placed: Placed


def coded(path: Path) -> Coded:
    """The report in `path`; raises ValueError where a mark is not as it must be."""
    marked = "\n".join(line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")) + "\n"
    rows: dict[str, list[Row]] = {kind: [] for kind, _ in _KINDS.values()}
    placed, text, last = Placed(points={kind: [] for kind, _ in _KINDS.values()}), "", 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        kind, detail = _KINDS[mark[1]]
        row: Row = {"words": mark[5], "kind": mark[3].split("/"), detail: mark[4].split("/")}
        rows[kind].append({**row, "optional": True} if mark[2] else row)
        placed.points[kind].append((len(text), len(text) + len(mark[5])))
        text += mark[5]
        last = mark.end()
    text += marked[last:]
    if "{" in text or "}" in text:
        raise ValueError(f"{path.name}: a mark is not of the form {{a:kind:status|words}}")
    return Coded(GoldReport("accords", path.stem, path, rows), text, placed)


def score(read: Any, folder: Path = FOLDER) -> Scores:
    """The sums over the reports of `folder`; `read` makes the reading of a text, as JSON has it."""
    scores = Scores()
    for path in sorted(folder.glob("*.txt")):
        each = coded(path)
        uses(each.report, each.placed, read(each.text), scores)
    return scores


def reader() -> Any:
    """Reads a text as a report without metadata."""
    from standoff.capture import Capture, Metadata
    from standoff.reading.read import load_reader
    from standoff.record.codec import to_plain
    from standoff.record.ids import sha256
    from standoff.reports import make_report

    loaded = load_reader()

    def read(text: str) -> Row:
        data = text.encode()
        return to_plain(loaded.read(make_report(Capture(sha256(data), data, "text/plain", "report.txt", Metadata()))))

    return read


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was wrong")
    options = parser.parse_args()
    scores = score(reader(), options.folder)
    for name, gold in scores.gold.items():
        found, predicted = scores.found[name], scores.predicted[name]
        print(f"{name:28s} F1 {2 * found / (gold + predicted):.3f}   {found} of {gold} gold, {predicted} predicted")
    if options.errors:
        print("\n".join(scores.errors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
