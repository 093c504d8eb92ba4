"""How much clean article text the line labels would keep from being read.

    python benchmarks/lines_lost.py [FOLDER] [--show]

FOLDER holds `polnear/*/text/*.txt` and `geo/{TR-News,GeoVirus}.xml`: news texts from which the furniture of their
pages was already taken. A line of five words or more that is not labelled headline, dateline, body or caption is
counted as lost, though some of them are furniture that was left in.
"""

import argparse
import html
import re
from collections.abc import Iterator
from pathlib import Path

from standoff import __version__
from standoff.record.terms import READ_LABELS
from standoff.reports.labels import label_lines
from standoff.reports.lines import plain_lines

_TEXT = re.compile(r"<text>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</text>", re.DOTALL)
WORDS = 5


def read_texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("polnear/*/text/*.txt")):
        yield path.read_text("utf-8")
    for name in ("TR-News", "GeoVirus"):
        for match in _TEXT.finditer((folder / "geo" / f"{name}.xml").read_text("utf-8")):
            yield html.unescape(match[1]).strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--show", action="store_true", help="print the lines that are lost, with the rule")
    arguments = parser.parse_args()
    texts = lines = lost = 0
    for text in read_texts(arguments.folder):
        texts += 1
        for line in label_lines(list(plain_lines(text))):
            words = text[line.start : line.end].strip()
            if len(words.split()) < WORDS:
                continue
            lines += 1
            if line.label not in READ_LABELS:
                lost += 1
                if arguments.show:
                    print(f"{line.label}: {line.grounds}: {words[:120]}")
    print(f"set: PolNeAR, TR-News and GeoVirus, {texts} texts, {lines} lines of {WORDS} words or more; {__version__}")
    print(f"not read: {lost} ({100 * lost / lines:.2f}%)")
    print(f"command: python benchmarks/lines_lost.py {arguments.folder}")


if __name__ == "__main__":
    main()
