"""Which lines of a serialised page are the article: trafilatura decides, by alignment of its output to our lines.

trafilatura's own text is never kept: it may drop, double or change words. What is asked of it is only which of our
lines it kept. A line counts as kept where most of its words lie in runs of `RUN` words that its output has too; a run
may begin in the line before and end in the one after, so that a short line is known by its neighbours.
"""

import bisect
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from standoff.record.rows import Note
from standoff.reports.serialising import Page, PageLine

RUN = 4
KEPT = 0.75
REACH = 3
PARAGRAPH = 12
LINKED = 0.3
SHORT = 60
"""Where its strict mode finds fewer words than this, it is asked again in its usual one."""
MAX_PAGE = 3_000_000
"""Characters of markup beyond which trafilatura takes minutes: our own rules alone label such a page."""
MAX_DEPTH = 200
"""Its parser gives an empty text for a page nested deeper than about 254 elements."""

_ASIDE = frozenset({"figcaption", "figure", "aside", "nav", "footer"})
_WORD = re.compile(r"\w+")
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Article:
    """For each line of the page whether it is the article's; None where nothing could be decided."""

    kept: tuple[bool, ...] | None
    aligned: float
    notes: tuple[Note, ...] = ()


def find_article(markup: str, page: Page) -> Article:
    """The article's lines in `page`, the serialisation of `markup`."""
    if len(markup) > MAX_PAGE or page.depth > MAX_DEPTH:
        what = "large" if len(markup) > MAX_PAGE else "deeply nested"
        return Article(
            None, 0.0, (Note("article", f"the page is too {what} for trafilatura; lines labelled by rules"),)
        )
    extracted = _extract(markup)
    kept, aligned = _align(page, extracted)
    if not any(kept):
        return Article(None, aligned, (Note("article", "trafilatura found no article; lines labelled by rules"),))
    _fill_gaps(page, kept)
    return Article(tuple(kept), aligned)


def _extract(markup: str) -> str:
    """The article as trafilatura has it: what its strict mode finds, so that little stands in it that is none.

    Empty where broken markup makes it fail: the page then counts as one in which it found nothing.
    """
    import trafilatura
    from lxml.etree import LxmlError

    readable = _UNSAFE.sub(" ", markup)
    try:
        strict = trafilatura.extract(readable, include_comments=False, favor_precision=True) or ""
        if len(strict.split()) >= SHORT:
            return strict
        usual = trafilatura.extract(readable, include_comments=False) or ""
    except (LxmlError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return ""
    return max(strict, usual, key=len)


def _fill_gaps(page: Page, kept: list[bool]) -> None:
    """Keeps the paragraphs that stand between kept lines: strict mode drops some out of the midst of an article."""
    after = [REACH + 1] * len(kept)
    for number in range(len(kept) - 2, -1, -1):
        after[number] = 1 if kept[number + 1] else after[number + 1] + 1
    before = REACH + 1
    for number, line in enumerate(page.lines):
        if kept[number]:
            before = 0
        elif before < REACH and after[number] <= REACH and _is_paragraph(page.text[line.start : line.end], line):
            kept[number] = True
        before += 1


def _is_paragraph(text: str, line: PageLine) -> bool:
    return len(text.split()) >= PARAGRAPH and line.linked < LINKED * len(text) and not line.marks & _ASIDE


def _align(page: Page, extracted: str) -> tuple[list[bool], float]:
    """Whether each line was kept, and how much of what trafilatura kept is found on the page."""
    lines = [tuple(_WORD.findall(page.text[line.start : line.end])) for line in page.lines]
    words = [word for line in lines for word in line]
    runs = Counter(_runs(_WORD.findall(extracted)))
    on_page = _runs(words)
    covered = bytearray(len(words))
    for at, run in enumerate(on_page):
        if run in runs:
            covered[at : at + RUN] = b"\x01" * RUN
    kept, at = [], 0
    for line in lines:
        kept.append(bool(line) and sum(covered[at : at + len(line)]) >= KEPT * len(line))
        at += len(line)
    _drop_copies(lines, kept, runs)
    known = set(on_page)
    aligned = sum(run in known for run in runs) / len(runs) if runs else 0.0
    return kept, aligned


def _drop_copies(lines: list[tuple[str, ...]], kept: list[bool], runs: Counter[tuple[str, ...]]) -> None:
    """Of equal lines no more are kept than trafilatura's output has: those nearest to lines that stand once."""
    copies: dict[tuple[str, ...], list[int]] = {}
    for number, line in enumerate(lines):
        if kept[number]:
            copies.setdefault(line, []).append(number)
    single = sorted(numbers[0] for numbers in copies.values() if len(numbers) == 1)
    for line, numbers in copies.items():
        allowed = min((runs[run] for run in _runs(line)), default=len(numbers))
        if len(numbers) > allowed and single:
            nearest = sorted(numbers, key=lambda number: (_distance(number, single), number))
            for number in nearest[allowed:]:
                kept[number] = False


def _distance(number: int, among: list[int]) -> int:
    """How far the nearest of the sorted numbers `among` is."""
    at = bisect.bisect_left(among, number)
    return min(abs(number - other) for other in among[max(at - 1, 0) : at + 1])


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
