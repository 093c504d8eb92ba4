"""The lines of a text, and what can be seen of each before anything is decided."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from standoff.reports.wording import fold, fold_words

LOOK = 4000
"""How many characters of a line are looked at: enough to know a paragraph, whatever follows."""

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
_ENDS = re.compile(r"""[.!?…。！？։؟۔।][\s"'”’»“)\]›」』]*$""")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


@dataclass(frozen=True)
class SeenLine:
    """A line that is not blank. `start` and `end` leave out its line break; `text` leaves out the white space around.

    For a line of a page, `marks` are the telling elements it stood in, `linked` the share of it that is links, and
    `kept` whether the article finder took it; for plain text they are empty, 0 and None.
    """

    start: int
    end: int
    text: str
    gap: bool
    marks: frozenset[str] = frozenset()
    linked: float = 0.0
    kept: bool | None = None

    @cached_property
    def folded(self) -> str:
        return fold(self.text[:LOOK])

    @cached_property
    def words(self) -> tuple[str, ...]:
        return fold_words(self.text[:LOOK])

    @cached_property
    def size(self) -> int:
        """Its length in words; a script without spaces counts two characters as one."""
        head = self.text[:LOOK]
        return len(_WORD.findall(head)) + len(_IDEOGRAPH.findall(head)) // 2

    @cached_property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ENDS.search(self.text[-LOOK:]) is not None

    @cached_property
    def script(self) -> str | None:
        """The script of most of its letters."""
        return main_script(self.text)


def plain_lines(text: str) -> Iterator[SeenLine]:
    """The lines of a plain text that are not blank; `gap` says whether a blank line stands before."""
    at, gap = 0, True
    for whole in text.splitlines(keepends=True):
        line = whole.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        if stripped := line.strip():
            yield SeenLine(at, at + len(line), stripped, gap)
            gap = False
        else:
            gap = True
        at += len(whole)


def main_script(text: str) -> str | None:
    """The script of most letters of `text`, by the first word of their Unicode names; None without letters."""
    counts: Counter[str] = Counter()
    for char, number in Counter(text[:5000]).items():
        if char.isalpha():
            counts[_script(char)] += number
    return min(counts, key=lambda script: (-counts[script], script), default=None)


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").partition(" ")[0]
