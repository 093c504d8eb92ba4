"""Rows, evidence and the record as small pieces of HTML for a notebook; every word is escaped, no script is used."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from standoff.record.rows import Report
from standoff.views.evidence import Passage
from standoff.views.naming import day_range, outlet_name

_NOT_SHOWN = frozenset({"spans", "quotes", "mentions", "trigger", "text", "lines", "members", "grounds"})
_MOST_PASSAGES = 20
_LEFT = "text-align:left"
_MARK = "background:#ffe9a8;color:#222;padding:0 .1em"


def page_of(table: str, fields: Mapping[str, Any], shown: Sequence[tuple[Report, Sequence[Passage]]]) -> str:
    """A row: its fields that are one value each, and below them its evidence with the words marked."""
    plain = {name: value for name, value in fields.items() if name not in _NOT_SHOWN and _is_told(value)}
    rows = "".join(
        f"<tr><th style='{_LEFT}'>{escape(name)}</th><td style='{_LEFT}'>{escape(_told(value))}</td></tr>"
        for name, value in plain.items()
    )
    quotes = "".join(
        f"<blockquote>{_marked(passage)}<br><small>{escape(_whence(report))}</small></blockquote>"
        for report, found in shown[:_MOST_PASSAGES]
        for passage in found
    )
    rest = f"<p>… and {len(shown) - _MOST_PASSAGES} more</p>" if len(shown) > _MOST_PASSAGES else ""
    return f"<section><strong>{escape(table)}</strong><table>{rows}</table>{quotes}{rest}</section>"


def overview_of(source: str, counts: Mapping[str, int], headlines: Sequence[tuple[str, str, str]]) -> str:
    """The record at a glance: how many rows each table has, and the incidents with their days and status."""
    tables = " · ".join(f"{number:,} {escape(name)}" for name, number in counts.items())
    rows = "".join(
        f"<tr><td>{escape(days)}</td><td style='{_LEFT}'>{escape(headline)}</td><td>{escape(status)}</td></tr>"
        for days, headline, status in headlines
    )
    return f"<section><strong>{escape(source)}</strong><p>{tables}</p><table>{rows}</table></section>"


def _marked(passage: Passage) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in passage.marks:
        start = max(start, done)
        if start < end:
            marked = escape(passage.text[start:end])
            pieces += [escape(passage.text[done:start]), f"<mark style='{_MARK}'>{marked}</mark>"]
            done = end
    return "".join([*pieces, escape(passage.text[done:])])


def _whence(report: Report) -> str:
    published = report.published
    return f"{outlet_name(report)}, {day_range(published.earliest, published.latest)} · {report.id}"


def _is_told(value: Any) -> bool:
    return value not in (None, "", [], (), {}) and not isinstance(value, dict)


def _told(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return f"{len(value)} rows" if value and isinstance(value[0], dict) else ", ".join(map(str, value))
    return str(value)
