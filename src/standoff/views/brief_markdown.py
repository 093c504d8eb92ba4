"""The brief in Markdown (CommonMark with the footnotes of GFM), for people who paste it into documents of their own.

Every line carries a footnote for each of its citations; the footnotes hold the sentence, the outlet, the day and the
id of the row. The words of reports are escaped, so that none of them is taken for markup, a link or HTML.
"""

import re
from collections.abc import Iterator

from standoff.views.brief import Block, Brief, Line
from standoff.views.citing import Cite
from standoff.views.naming import day_range, outlet_name

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_LINKS = re.compile(r"(?<=\w)(:)(?=//)|(?<=www)(\.)")
_LIST = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def render(brief: Brief) -> str:
    """The brief as Markdown text, its footnotes numbered in the order in which they are first named."""
    notes: dict[Cite, int] = {}
    lines = [*_head(brief)]
    for section in brief.sections:
        lines += ["", f"## {plain(section.title)}", ""]
        if not section.blocks:
            lines.append(plain(section.empty))
        for block in section.blocks:
            lines += _block(block, notes)
    lines += ["", "## Evidence", ""]
    lines += [_footnote(brief, cite, number) for cite, number in notes.items()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def plain(text: str) -> str:
    """`text` on one line with everything escaped that Markdown would take for markup."""
    flat = " ".join(text.split())
    escaped = _LIST.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", flat))
    return _LINKS.sub(lambda match: f"{match[0]}\u2060", escaped)


def _head(brief: Brief) -> Iterator[str]:
    yield f"# {plain(brief.title)}"
    yield ""
    for line in brief.basis:
        yield f"*{plain(line)}*  "


def _block(block: Block, notes: dict[Cite, int]) -> Iterator[str]:
    if block.heading:
        yield from ("", f"### {plain(block.heading)}", "")
    if block.note:
        yield from (f"*{plain(block.note)}*", "")
    for column in block.columns:
        yield from (f"**{plain(column.heading)}**", "")
        yield from (_line(line, notes) for line in column.lines)
        yield ""
    yield from (_line(line, notes) for line in block.lines)
    yield ""


def _line(line: Line, notes: dict[Cite, int]) -> str:
    quote = f" “{plain(line.quote)}”" if line.quote else ""
    marks = "".join(f"[^{notes.setdefault(cite, len(notes) + 1)}]" for cite in line.cites)
    return f"- {plain(line.text)}{quote}{marks}"


def _footnote(brief: Brief, cite: Cite, number: int) -> str:
    report = brief.evidence.reports[cite.report]
    day = day_range(report.published.earliest, report.published.latest)
    whence = ", ".join((outlet_name(report), day, cite.row))
    return f"[^{number}]: “{plain(brief.evidence.sentence(cite.row))}” — {plain(whence)}"
