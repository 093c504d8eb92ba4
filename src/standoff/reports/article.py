"""Which lines of a serialised page are the article: trafilatura decides, by alignment of its output to our lines.

trafilatura's own text is never kept: it may drop, double or change words. What is asked of it is only which of our
lines it kept. A line counts as kept where most of its words lie in runs of `RUN` words that its output has too; a run
may begin in the line before and end in the one after, so that a short line is known by its neighbours.
"""

import re
from dataclasses import dataclass

from standoff.record.rows import Note
from standoff.reports.serialising import Page

RUN = 4
KEPT = 0.6
MAX_PAGE = 5_000_000
"""Characters of markup beyond which trafilatura takes minutes: our own rules alone label such a page."""
MAX_DEPTH = 200
"""Its parser gives an empty text for a page nested deeper than about 254 elements."""

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
    return Article(tuple(kept), aligned)


def _extract(markup: str) -> str:
    import trafilatura

    return trafilatura.extract(_UNSAFE.sub(" ", markup), include_comments=False, include_tables=True) or ""


def _align(page: Page, extracted: str) -> tuple[list[bool], float]:
    """Whether each line was kept, and how much of what trafilatura kept is found on the page."""
    words: list[str] = []
    owners: list[int] = []
    for number, line in enumerate(page.lines):
        found = _WORD.findall(page.text[line.start : line.end])
        words.extend(found)
        owners.extend([number] * len(found))
    target = _WORD.findall(extracted)
    runs = _runs(target)
    covered = bytearray(len(words))
    for at, run in enumerate(_runs_in_order(words)):
        if run in runs:
            covered[at : at + RUN] = b"\x01" * RUN
    totals, hits = [0] * len(page.lines), [0] * len(page.lines)
    for owner, hit in zip(owners, covered, strict=True):
        totals[owner] += 1
        hits[owner] += hit
    kept = [total > 0 and hit >= KEPT * total for total, hit in zip(totals, hits, strict=True)]
    on_page = set(_runs_in_order(words))
    aligned = sum(run in on_page for run in runs) / len(runs) if runs else 0.0
    return kept, aligned


def _runs_in_order(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return set(_runs_in_order(words))
