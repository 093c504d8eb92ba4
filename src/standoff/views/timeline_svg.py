"""The timeline as SVG: a lane for each party, and below them the lives of agreements.

A mark stands at the day of what it tells of; where the day it was first reported is another, a thin leader ends there
in a small ring. Shapes tell kinds apart without colour: a diamond is force, a circle talks and other steps, a tick a
statement. Where a lane holds too many marks to tell apart they are drawn as columns of counts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from standoff.views.svg import Element, drawing, element, linked

WIDTH = 1120.0
MOST_MARKS = 160
"""A lane with more marks than this is drawn as columns."""

_LEFT, _RIGHT, _TOP = 190.0, 18.0, 34.0
_ROW, _PAD, _MOST_ROWS, _SIZE = 15.0, 9.0, 6, 5.0
_LIFE = 24.0
_BINS = 56


class Shape(StrEnum):
    FORCE = "force"
    STEP = "step"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the figure. `tone` is the number of the party's colour."""

    key: str
    name: str
    tone: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a lane, between two ISO days; `told` is the day it was first reported."""

    lane: str
    shape: Shape
    first: str
    last: str
    label: str
    href: str | None = None
    told: str | None = None
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Life:
    """An agreement from the first report of it to the last: its status reports by ISO day."""

    label: str
    href: str | None
    reports: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to x. `last` is the first day that is no longer shown."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """The middle of a day."""
        share = ((day - self.first).days + 0.5) / max((self.last - self.first).days, 1)
        return _LEFT + share * (WIDTH - _LEFT - _RIGHT)

    def shows(self, day: date) -> bool:
        return self.first <= day < self.last


def timeline_svg(
    lanes: Sequence[Lane],
    marks: Iterable[Mark],
    lives: Sequence[Life],
    first: str,
    last: str,
    zoom: Callable[[str, str], str] | None = None,
    tallies: Mapping[str, Mapping[str, int]] | None = None,
) -> str:
    """The figure of what falls between two ISO days, both included.

    `zoom` gives the address of a shorter stretch. `tallies` are counts by ISO day of a lane of which there is too much
    to give each mark.
    """
    scale = _Scale(_day(first), max(_day(last), _day(first)) + timedelta(days=1))
    by_lane: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        if _day(mark.last) >= scale.first and _day(mark.first) < scale.last:
            by_lane[mark.lane].append(mark)
    y = _TOP
    drawn: list[Element] = []
    for lane in lanes:
        tally = (tallies or {}).get(lane.key)
        height, body = _lane(lane, by_lane[lane.key], tally, scale, y, zoom)
        drawn.append(body)
        y += height
    if lives:
        drawn.append(element("text", "Agreements", classes="lane-name", x=8.0, y=y + 18))
        y += 26
    for life in lives:
        drawn.append(_life(life, scale, y))
        y += _LIFE
    label = f"Timeline from {first} to {last}"
    return drawing(WIDTH, y + 8, label, [_axis(scale, y), *drawn], classes="figure timeline")


# --- lanes -----------------------------------------------------------------------------------------


def _lane(
    lane: Lane,
    marks: list[Mark],
    tally: Mapping[str, int] | None,
    scale: _Scale,
    top: float,
    zoom: Callable[[str, str], str] | None,
) -> tuple[float, Element]:
    """How high the lane is, and the lane."""
    many = len(marks)
    if tally is not None:
        many = sum(tally.values())
        counts = [(day, 0, number) for day, number in tally.items()]
        rows, body = 4, _columns(counts, scale, top, zoom)
    elif many > MOST_MARKS:
        force = [(m.first, int(m.shape is Shape.FORCE), int(m.shape is not Shape.FORCE)) for m in marks]
        rows, body = 4, _columns(force, scale, top, zoom)
    else:
        rows, body = _glyphs(marks, scale, top)
    height = rows * _ROW + 2 * _PAD
    middle = top + height / 2
    head = [
        element("rect", classes="lane-bar", x=0.0, y=top + 4, width=4.0, height=height - 8),
        element("text", _cut(lane.name, 26), classes="lane-name", x=12.0, y=middle - 1),
        element("text", f"{many} marks" if many != 1 else "1 mark", classes="soft", x=12.0, y=middle + 12),
        element("line", classes="lane-edge", x1=0.0, x2=WIDTH, y1=top + height, y2=top + height),
    ]
    return height, element("g", *head, *body, classes=f"lane tone-{lane.tone}")


def _glyphs(marks: list[Mark], scale: _Scale, top: float) -> tuple[int, list[Element]]:
    """The marks one by one, each in the first row where it touches no other."""
    ends: list[float] = []
    drawn: list[Element] = []
    for mark in sorted(marks, key=lambda m: (m.first, m.last, m.label, m.href or "")):
        left, right = _extent(mark, scale)
        row = next((n for n, end in enumerate(ends) if end <= left - _SIZE), None)
        if row is None:
            if len(ends) < _MOST_ROWS:
                ends.append(0.0)
                row = len(ends) - 1
            else:
                row = min(range(len(ends)), key=lambda n: ends[n])
        told = _told(mark, scale)
        ends[row] = max(ends[row], right + _SIZE + 2, (told or 0.0) + 4)
        drawn.append(_glyph(mark, left, right, told, top + _PAD + row * _ROW + _ROW / 2))
    return max(len(ends), 2), drawn


def _extent(mark: Mark, scale: _Scale) -> tuple[float, float]:
    first, last = max(_day(mark.first), scale.first), min(_day(mark.last), scale.last - timedelta(days=1))
    return scale.x(first), scale.x(max(first, last))


def _told(mark: Mark, scale: _Scale) -> float | None:
    """Where the leader to the day of the first report ends; None where it is the same day or out of sight."""
    if mark.told is None or mark.first[:10] <= mark.told[:10] <= mark.last[:10] or not scale.shows(_day(mark.told)):
        return None
    return scale.x(_day(mark.told))


def _glyph(mark: Mark, left: float, right: float, told: float | None, y: float) -> Element:
    parts: list[Element] = []
    if told is not None:
        parts.append(element("line", classes="leader", x1=right, x2=told, y1=y, y2=y))
        parts.append(element("circle", classes="told", cx=told, cy=y, r=2.2))
    if right - left > _SIZE:
        parts.append(element("line", classes="extent", x1=left, x2=right, y1=y, y2=y))
    middle = (left + right) / 2
    parts.append(_sign(mark.shape, middle, y))
    days = mark.first[:10] if mark.first[:10] == mark.last[:10] else f"{mark.first[:10]} to {mark.last[:10]}"
    first_told = f"; first reported {mark.told[:10]}" if mark.told else ""
    classes = f"mark {mark.shape}{' contested' if mark.contested else ''}"
    contested = "; contested" if mark.contested else ""
    return linked(mark.href, f"{days}: {mark.label}{contested}{first_told}", *parts, classes=classes)


def _sign(shape: Shape, x: float, y: float) -> Element:
    if shape is Shape.FORCE:
        points = f"{x:.1f},{y - 6:.1f} {x + 6:.1f},{y:.1f} {x:.1f},{y + 6:.1f} {x - 6:.1f},{y:.1f}"
        return element("polygon", classes="sign", points=points)
    if shape is Shape.STEP:
        return element("circle", classes="sign", cx=x, cy=y, r=4.6)
    return element("rect", classes="sign", x=x - 1.6, y=y - 5, width=3.2, height=10.0)


def _columns(
    counted: list[tuple[str, int, int]], scale: _Scale, top: float, zoom: Callable[[str, str], str] | None
) -> list[Element]:
    """Counts (ISO day, of force, of others) by stretch of days, force below the rest, each a link into its stretch."""
    days = (scale.last - scale.first).days
    step = max(1, -(-days // _BINS))
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for day, force, other in counted:
        found = counts[max((_day(day) - scale.first).days, 0) // step]
        found[0] += force
        found[1] += other
    highest = max((sum(c) for c in counts.values()), default=1)
    base, room = top + _PAD + 4 * _ROW, 4 * _ROW
    drawn = []
    for bin_, (force, other) in sorted(counts.items()):
        start = scale.first + timedelta(days=bin_ * step)
        end = min(start + timedelta(days=step - 1), scale.last - timedelta(days=1))
        left, width = scale.x(start), max(scale.x(end) - scale.x(start), 3.0) * 0.86
        low, high = room * force / highest, room * other / highest
        parts = [
            element("rect", classes="column-force", x=left, y=base - low, width=width, height=low),
            element("rect", classes="column-step", x=left, y=base - low - high, width=width, height=high),
        ]
        split = f" ({force} of force)" if force else ""
        title = f"{start} to {end}: {force + other}{split}"
        drawn.append(linked(zoom(str(start), str(end)) if zoom else None, title, *parts, classes="mark"))
    return drawn


# --- agreements and the axis -----------------------------------------------------------------------


def _life(life: Life, scale: _Scale, top: float) -> Element:
    shown = [(scale.x(_day(day)), day, status) for day, status in life.reports if scale.shows(_day(day))]
    y = top + _LIFE / 2
    parts: list[Element] = [element("text", _cut(life.label, 27), classes="life-name", x=12.0, y=y + 4)]
    if len(shown) > 1:
        parts.append(element("line", classes="life", x1=shown[0][0], x2=shown[-1][0], y1=y, y2=y))
    for x, day, status in shown:
        slug = status.replace(" ", "-")
        parts.append(
            element("g", element("title", f"{day}: {status}"), _status(status, x, y), classes=f"status {slug}")
        )
    if shown:
        x, _, status = shown[-1]
        before = x > WIDTH - 130
        where = element(
            "text", status, classes="soft", x=x - 10 if before else x + 10, y=y + 4,
            text_anchor="end" if before else None,
        )  # fmt: skip
        parts.append(where)
    return linked(life.href, life.label, *parts, classes="agreement")


def _status(status: str, x: float, y: float) -> Element:
    """Kept is a full disc, broken a cross, refused or postponed a bar, anything else a ring."""
    if status in ("broken", "collapsed"):
        return element("path", classes="sign", d=f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8")
    if status in ("refused", "postponed", "expired"):
        return element("path", classes="sign", d=f"M{x - 4:.1f} {y:.1f}h8")
    return element(
        "circle", classes="sign full" if status in ("kept", "in force", "agreed") else "sign", cx=x, cy=y, r=4.2
    )


def _axis(scale: _Scale, bottom: float) -> Element:
    """Lines at round days, with their names above the lanes."""
    parts: list[Element] = []
    for day, name in _ticks(scale):
        x = scale.x(day) - (scale.x(day + timedelta(days=1)) - scale.x(day)) / 2
        parts.append(element("line", classes="grid", x1=x, x2=x, y1=_TOP - 6, y2=bottom))
        parts.append(element("text", name, classes="tick", x=x + 3, y=_TOP - 10))
    parts.append(element("line", classes="lane-edge", x1=0.0, x2=WIDTH, y1=_TOP, y2=_TOP))
    return element("g", *parts, classes="axis")


def _ticks(scale: _Scale) -> list[tuple[date, str]]:
    days = (scale.last - scale.first).days
    every = [scale.first + timedelta(days=n) for n in range(0, days, 1)]
    if days <= 16:
        return [(d, f"{d.day} {d:%b}") for d in every]
    if days <= 120:
        return [(d, f"{d.day} {d:%b}") for d in every if d.weekday() == 0][:: 1 if days <= 75 else 2]
    months = [d for d in every if d.day == 1]
    if days <= 1100:
        step = -(-len(months) // 14)
        return [(d, f"{d:%b} {d.year}") for d in months[::step]]
    years = [d for d in months if d.month == 1]
    return [(d, str(d.year)) for d in years[:: -(-len(years) // 16) or 1]]


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
