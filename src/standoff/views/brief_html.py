"""The brief as one self-contained page: no script, nothing loaded from elsewhere, every line linked to its words.

The page's policy (CSP in a meta tag) allows only the style block, by its hash. No source HTML is rendered: the text of
reports is cut at span boundaries and every slice escaped by the template.
"""

import base64
import hashlib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jinja2 import Environment, PackageLoader, StrictUndefined

from standoff.record.rows import Report, Span
from standoff.record.terms import READ_LABELS
from standoff.views.brief import Brief
from standoff.views.citing import Cite
from standoff.views.figures import figures_of
from standoff.views.highlighting import Slice, slices
from standoff.views.map_svg import DISCLAIMER
from standoff.views.naming import day_range, outlet_name


@dataclass(frozen=True, slots=True)
class _Paragraph:
    label: str
    is_read: bool
    slices: tuple[Slice, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """A report as the appendix shows it."""

    id: str
    heading: str
    title: str
    published: str
    paragraphs: tuple[_Paragraph, ...]


def render(brief: Brief) -> str:
    """The page, as text to be written in UTF-8."""
    environment = Environment(
        loader=PackageLoader("standoff.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    anchors = _anchors(brief)
    shown = {block.row for section in brief.sections for block in section.blocks if block.row is not None}
    figures = figures_of(brief.record, lambda row: f"#{row}" if row in shown else None)
    looks = environment.get_template("figures.css").render()
    named = sorted(anchors.values(), key=lambda anchor: int(anchor[1:]))
    style = environment.get_template("brief.css").render(anchors=named) + looks
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    used = {cite.report for cite in anchors}
    sources = [_source(r, anchors) for key, r in sorted(brief.evidence.reports.items(), key=_by_day) if key in used]
    return environment.get_template("brief.html").render(
        brief=brief,
        style=style,
        digest=digest,
        anchors=anchors,
        figures=figures,
        disclaimer=DISCLAIMER,
        sources=sources,
        outlets={key: outlet_name(r) for key, r in brief.evidence.reports.items()},
    )


def _by_day(item: tuple[str, Report]) -> tuple[str, str]:
    return (item[1].published.earliest or "9999", item[0])


def _anchors(brief: Brief) -> dict[Cite, str]:
    """A short name for every citation of the brief, in the order of the page; equal words share one."""
    names: dict[tuple[object, ...], str] = {}
    found: dict[Cite, str] = {}
    for section in brief.sections:
        for block in section.blocks:
            lines = [*block.lines, *(line for column in block.columns for line in column.lines)]
            for cite in (c for line in lines for c in line.cites):
                found[cite] = names.setdefault((cite.report, cite.spans), f"c{len(names) + 1}")
    return found


def _source(report: Report, anchors: dict[Cite, str]) -> _Source:
    keyed = {(name, span) for cite, name in anchors.items() if cite.report == report.id for span in cite.spans}
    spans = sorted(keyed, key=lambda k: (k[1], k[0]))
    published = report.published
    day = day_range(published.earliest, published.latest)
    return _Source(
        id=report.id,
        heading=outlet_name(report),
        title=report.title or "",
        published=f"{day} (date {published.grade.value})" if published.earliest else "undated",
        paragraphs=tuple(_paragraphs(report, spans)),
    )


def _paragraphs(report: Report, spans: list[tuple[str, Span]]) -> Iterator[_Paragraph]:
    """The lines of `report` cut at `spans`, which are in text order; a key begins once in the whole report."""
    begun: set[str] = set()
    first = 0
    for line in report.lines:
        while first < len(spans) and spans[first][1][1] <= line.start:
            first += 1
        last = bisect_left(spans, line.end, lo=first, key=lambda s: s[1][0])
        here = spans[first:last]
        cut = []
        for piece in slices(report.text, line.start, line.end, here):
            fresh = tuple(key for key in piece.begins if key not in begun)
            begun.update(fresh)
            cut.append(replace(piece, begins=fresh))
        yield _Paragraph(line.label.value, line.label in READ_LABELS, tuple(cut))
