"""Incidents per week as small multiples: one row of bars for each type or party, all on one scale of weeks.

Rows tell kinds apart, so that no colour has to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from standoff.views.svg import Element, drawing, element, linked

WIDTH = 560.0
_LEFT, _RIGHT, _ROW, _TOP = 118.0, 44.0, 30.0, 8.0
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name, its address, and how many incidents the week of each Monday has."""

    name: str
    href: str | None
    weeks: dict[date, int]
    tone: str = ""


def weeks_svg(rows: Sequence[Row], first: date, last: date, label: str) -> str:
    """The figure between two days; long stretches are drawn by several weeks at once."""
    start = first - timedelta(days=first.weekday())
    weeks = max((last - start).days // 7 + 1, 1)
    step = -(-weeks // 90)
    bins = -(-weeks // step)
    counts = [_binned(row.weeks, start, step, bins) for row in rows]
    highest = max((max(c, default=0) for c in counts), default=0) or 1
    drawn: list[Element] = []
    for number, (row, count) in enumerate(zip(rows, counts, strict=True)):
        drawn.append(_row(row, count, _TOP + number * _ROW, highest, start, step))
    bottom = _TOP + len(rows) * _ROW
    drawn.append(_axis(start, step, bins, bottom))
    return drawing(WIDTH, bottom + 20, label, drawn, classes="figure weeks")


def _binned(weeks: dict[date, int], start: date, step: int, bins: int) -> list[int]:
    found = [0] * bins
    for monday, count in weeks.items():
        place = (monday - start).days // 7 // step
        if 0 <= place < bins:
            found[place] += count
    return found


def _row(row: Row, counts: list[int], top: float, highest: int, start: date, step: int) -> Element:
    width = (WIDTH - _LEFT - _RIGHT) / len(counts)
    base = top + _ROW - 5
    name = row.name if len(row.name) <= 17 else row.name[:16] + "…"
    parts = [
        element("text", name, classes="lane-name", x=0.0, y=base - 5),
        element("line", classes="lane-edge", x1=_LEFT, x2=WIDTH - _RIGHT, y1=base, y2=base),
        element("text", str(sum(counts)), classes="soft", x=WIDTH - _RIGHT + 8, y=base - 5),
    ]
    for number, count in enumerate(counts):
        if count:
            monday = start + number * step * _WEEK
            length = f"week of {monday}" if step == 1 else f"{step} weeks from {monday}"
            high = max((_ROW - 9) * count / highest, 2.0)
            bar = element(
                "rect",
                element("title", f"{row.name}, {length}: {count}"),
                classes="bar",
                x=_LEFT + number * width + width * 0.1,
                y=base - high,
                width=max(min(width * 0.8, 16.0), 1.0),
                height=high,
            )
            parts.append(bar)
    return linked(row.href, f"{row.name}: {sum(counts)}", *parts, classes=f"week-row {row.tone}".strip())


def _axis(start: date, step: int, bins: int, y: float) -> Element:
    width = (WIDTH - _LEFT - _RIGHT) / bins
    parts = []
    for number in sorted({0, bins // 2, bins - 1}):
        monday = start + number * step * _WEEK
        x = _LEFT + number * width
        anchor = "end" if number == bins - 1 and bins > 1 else None
        parts.append(
            element(
                "text",
                f"{monday.day} {monday:%b} {monday.year}",
                classes="tick",
                x=x + (width if anchor else 0),
                y=y + 12,
                text_anchor=anchor,
            )
        )
    return element("g", *parts, classes="axis")
