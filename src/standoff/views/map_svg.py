"""The map as SVG: what is reported where, each place drawn as large as its precision class says it may be.

A village is a point; a district, a region or an area is a disc of that order of size, never a pin in its middle; a
country is shaded whole. A place that more than one side claims is hatched and bears every side's name for it.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from standoff.record.terms import Precision
from standoff.views.borders import Box, Country, Point, country_at, within
from standoff.views.svg import Element, drawing, element, linked

WIDTH, HEIGHT = 1120.0, 640.0
DISCLAIMER = (
    "Borders are drawn from Natural Earth at 1:50 million, for finding one's way only; they take no position on the "
    "status of any territory. A circle shows how exactly a place is known, not its extent."
)
RADIUS_KM = {
    Precision.EXACT: 1.0,
    Precision.TOWN: 3.0,
    Precision.DISTRICT: 15.0,
    Precision.REGION: 40.0,
    Precision.AREA: 30.0,
    Precision.COUNTRY: 0.0,
}
_KM_PER_DEGREE = 111.2
Disc = tuple[float, float, float]
"""A longitude, a latitude and a radius in degrees of latitude."""
_SMALLEST, _LABELS, _SHARE = 4.5, 14, 0.85


@dataclass(frozen=True, slots=True)
class Site:
    """A place with what is reported there: `count` incidents. `claimed_by` names the parties that claim it."""

    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    precision: Precision
    count: int
    href: str | None = None
    claimed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of the earth on the drawing, in degrees, with longitudes shrunk as at its middle."""

    box: Box
    shrink: float = field(init=False)
    scale: float = field(init=False)

    def __post_init__(self) -> None:
        west, south, east, north = self.box
        shrink = max(math.cos(math.radians((south + north) / 2)), 0.1)
        object.__setattr__(self, "shrink", shrink)
        object.__setattr__(self, "scale", min(WIDTH / ((east - west) * shrink), HEIGHT / (north - south)))

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """The point on the drawing."""
        west, south, east, north = self.box
        x = WIDTH / 2 + (lon - (west + east) / 2) * self.shrink * self.scale
        return x, HEIGHT / 2 - (lat - (south + north) / 2) * self.scale

    def pixels(self, km: float) -> float:
        return km / _KM_PER_DEGREE * self.scale

    def shown(self) -> Box:
        """All that the drawing shows, which is more than `box` on two sides."""
        west, south, east, north = self.box
        wide = WIDTH / (self.shrink * self.scale) / 2
        high = HEIGHT / self.scale / 2
        x, y = (west + east) / 2, (south + north) / 2
        return (x - wide, y - high, x + wide, y + high)


def frame_of(sites: Sequence[Site]) -> Frame:
    """The frame around the places where most is reported; what lies far off is left to the list beside the map."""
    near = [s for s in sites if s.precision not in (Precision.COUNTRY, Precision.UNRESOLVED)] or list(sites)
    if not near:
        return Frame((-170.0, -55.0, 180.0, 75.0))
    lon, lat = _middle([(s.lon, s.count) for s in near]), _middle([(s.lat, s.count) for s in near])
    near.sort(key=lambda s: (math.hypot((s.lon - lon) * math.cos(math.radians(lat)), s.lat - lat), s.name))
    total, kept, weight = sum(s.count for s in near), [], 0
    for site in near:
        kept.append(site)
        weight += site.count
        if weight >= _SHARE * total:
            break
    west, east = min(s.lon for s in kept), max(s.lon for s in kept)
    south, north = min(s.lat for s in kept), max(s.lat for s in kept)
    wide, high = max((east - west) * 0.18, 0.7), max((north - south) * 0.18, 0.5)
    return Frame((max(west - wide, -180), max(south - high, -85), min(east + wide, 180), min(north + high, 85)))


def map_svg(sites: Iterable[Site], frame: Frame | None = None) -> str:
    """The figure of `sites`; without `frame` it is fitted to them."""
    known = sorted(sites, key=lambda s: (-RADIUS_KM.get(s.precision, 0.0), -s.count, s.name))
    frame = frame or frame_of(known)
    shaded = {c.name: s for s in known if s.precision is Precision.COUNTRY if (c := country_at(s.lon, s.lat))}
    backdrop = [_country(c, frame, shaded.get(c.name)) for c in within(frame.shown())]
    seen = [s for s in known if s.precision is not Precision.COUNTRY and _inside(frame, s)]
    parts = [
        _hatch(),
        element("rect", classes="sea", x=0.0, y=0.0, width=WIDTH, height=HEIGHT),
        *backdrop,
        *_country_names(frame, known),
        *(_site(s, frame) for s in seen),
        *_labels(seen, frame),
        _scale_bar(frame),
    ]
    return drawing(WIDTH, HEIGHT, "Map of what is reported where", parts, classes="figure map")


@lru_cache(maxsize=64)
def country_labels(box: Box, disputed: tuple[Disc, ...] = ()) -> tuple[tuple[str, float, float], ...]:
    """The name of each country that fills a fair part of `box`, with the longitude and latitude to write it at, which
    is never within a disputed area."""
    west, south, east, north = box
    cells: dict[str, list[Point]] = {}
    for row in range(_GRID_ROWS):
        for column in range(_GRID_COLUMNS):
            lon = west + (east - west) * (column + 0.5) / _GRID_COLUMNS
            lat = south + (north - south) * (row + 0.5) / _GRID_ROWS
            country = country_at(lon, lat)
            if country is not None and not any(_inside_disc(lon, lat, disc) for disc in disputed):
                cells.setdefault(country.name, []).append((lon, lat))
    found = []
    for name, points in cells.items():
        if len(points) >= _FEWEST_CELLS:
            x, y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
            lon, lat = min(points, key=lambda p: (abs(p[0] - x) + abs(p[1] - y), p))
            found.append((name, lon, lat))
    return tuple(found)


_GRID_COLUMNS, _GRID_ROWS, _FEWEST_CELLS = 15, 9, 3
_CLEAR = 1.6


def disputed_discs(sites: Iterable[Site]) -> tuple[Disc, ...]:
    """Around which points, and how far, no country's name may stand."""
    return tuple(
        (s.lon, s.lat, _CLEAR * max(RADIUS_KM.get(s.precision, 20.0), 10.0) / _KM_PER_DEGREE)
        for s in sites
        if s.claimed_by
    )


def _inside_disc(lon: float, lat: float, disc: Disc) -> bool:
    x, y, degrees = disc
    return math.hypot((lon - x) * math.cos(math.radians(lat)), lat - y) < degrees


def _country_names(frame: Frame, sites: Iterable[Site]) -> list[Element]:
    drawn = []
    for name, lon, lat in country_labels(frame.shown(), disputed_discs(sites)):
        x, y = frame.at(lon, lat)
        drawn.append(element("text", name, classes="country-name", x=x, y=y, text_anchor="middle"))
    return drawn


def _middle(weighted: list[tuple[float, int]]) -> float:
    """The weighted median."""
    half, weight = sum(count for _, count in weighted) / 2, 0
    for value, count in sorted(weighted):
        weight += count
        if weight >= half:
            return value
    return 0.0


def _inside(frame: Frame, site: Site) -> bool:
    west, south, east, north = frame.shown()
    return west <= site.lon <= east and south <= site.lat <= north


def _country(country: Country, frame: Frame, site: Site | None) -> Element:
    paths = []
    for ring in country.rings:
        points = [frame.at(lon, lat) for lon, lat in ring]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        if max(xs) < -50 or min(xs) > WIDTH + 50 or max(ys) < -50 or min(ys) > HEIGHT + 50:
            continue
        paths.append("M" + "L".join(f"{_clip(x)} {_clip(y)}" for x, y in points) + "Z")
    outline = "".join(paths)
    shape = element("path", classes="land", d=outline)
    if site is None:
        return element("g", element("title", country.name), shape)
    title = f"{site.name}, the country as a whole: {_incidents(site.count)}"
    return linked(site.href, title, shape, element("path", classes="shade", d=outline), classes="country-site")


def _clip(value: float) -> str:
    """A coordinate kept near the drawing, so that a border far off costs no digits."""
    return f"{min(max(value, -2000.0), 4000.0):.1f}"


def _site(site: Site, frame: Frame) -> Element:
    x, y = frame.at(site.lon, site.lat)
    grow = 1.2 * math.log2(1 + site.count)
    exact = RADIUS_KM[site.precision] <= RADIUS_KM[Precision.TOWN] if site.precision in RADIUS_KM else False
    parts = []
    if exact:
        parts.append(element("circle", classes="point", cx=x, cy=y, r=_SMALLEST + grow))
    else:
        radius = max(frame.pixels(RADIUS_KM.get(site.precision, 20.0)), _SMALLEST * 3)
        parts.append(element("circle", classes="region", cx=x, cy=y, r=radius))
    if site.claimed_by:
        radius = max(frame.pixels(RADIUS_KM.get(site.precision, 20.0)), _SMALLEST * 2.4)
        parts.append(element("circle", classes="disputed", cx=x, cy=y, r=radius, fill="url(#hatch)"))
    return linked(site.href, site_title(site), *parts, classes="site")


def site_title(site: Site) -> str:
    """What a place is called by each side, how exactly it is known, who claims it and how much is reported there."""
    others = [n for n in site.names if n != site.name]
    also = f" ({', '.join(others)})" if others else ""
    claimed = f"; claimed by {' and '.join(site.claimed_by)}" if site.claimed_by else ""
    return f"{site.name}{also}, known to the {site.precision}{claimed}: {_incidents(site.count)}"


def _incidents(count: int) -> str:
    return "1 incident" if count == 1 else f"{count} incidents"


def _labels(sites: Sequence[Site], frame: Frame) -> list[Element]:
    """The names of the places where most is reported, each where it covers no other."""
    boxes: list[Box] = []
    drawn: list[Element] = []
    for site in sorted(sites, key=lambda s: (not s.claimed_by, -s.count, s.name))[: _LABELS * 3]:
        text = " / ".join(dict.fromkeys((site.name, *site.names[:2]))) if site.claimed_by else site.name
        text = text if len(text) <= 40 else text[:39] + "…"
        x, y = frame.at(site.lon, site.lat)
        wide = 6.8 * len(text)
        left = x + 10 if x + 10 + wide < WIDTH else x - 10 - wide
        box = (left, y - 9, left + wide, y + 6)
        if len(drawn) >= _LABELS or any(_meet(box, other) for other in boxes):
            continue
        boxes.append(box)
        drawn.append(element("text", text, classes="place-name", x=left, y=y + 4))
    return drawn


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _hatch() -> Element:
    lines = element("path", classes="hatch-line", d="M-2 2l4 -4M0 8l8 -8M6 10l4 -4")
    pattern = element("pattern", lines, id="hatch", width=8, height=8, patternUnits="userSpaceOnUse")
    return element("defs", pattern)


def _scale_bar(frame: Frame) -> Element:
    """A bar of a round length near a sixth of the width."""
    km = next(k for k in (2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1) if frame.pixels(k) <= WIDTH / 5 or k == 1)
    wide, y = frame.pixels(km), HEIGHT - 18
    return element(
        "g",
        element("path", classes="scale", d=f"M20 {y - 5:.1f}v5h{wide:.1f}v-5"),
        element("text", f"{km} km", classes="soft", x=26.0 + wide, y=y + 1),
        classes="scale-bar",
    )
