"""State borders for the map, from Natural Earth by way of world-atlas: TopoJSON decoded to rings of degrees.

The borders are those of Natural Earth at 1:50 million: the state in control, drawn coarsely. They are a backdrop to
find one's way by and say nothing about whose a territory is.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any

FILE = "countries-50m.json"
Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory of the backdrop: its rings of (longitude, latitude), and the box around them."""

    name: str
    rings: tuple[tuple[Point, ...], ...]
    box: Box


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """Every country of the file, in its order."""
    file = resources.files("standoff.views") / "data" / FILE
    topology = json.loads(file.read_text("utf-8"))
    arcs = _arcs(topology)
    return tuple(_country(g, arcs) for g in topology["objects"]["countries"]["geometries"] if g.get("arcs"))


def within(box: Box) -> list[Country]:
    """The countries whose box meets `box`."""
    west, south, east, north = box
    return [c for c in countries() if c.box[0] <= east and c.box[2] >= west and c.box[1] <= north and c.box[3] >= south]


def country_at(longitude: float, latitude: float) -> Country | None:
    """The country whose drawn borders hold the point, by the even-odd rule."""
    for country in within((longitude, latitude, longitude, latitude)):
        if sum(_crosses(ring, longitude, latitude) for ring in country.rings) % 2:
            return country
    return None


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees: each is given as differences on a grid."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((round(x * scale_x + move_x, 4), round(y * scale_y + move_y, 4)))
        found.append(points)
    return found


def _country(geometry: dict[str, Any], arcs: list[list[Point]]) -> Country:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = tuple(_ring(ring, arcs) for polygon in polygons for ring in polygon)
    every = [point for ring in rings for point in ring]
    longitudes, latitudes = [p[0] for p in every], [p[1] for p in every]
    box = (min(longitudes), min(latitudes), max(longitudes), max(latitudes))
    return Country(geometry["properties"]["name"], rings, box)


def _ring(indexes: list[int], arcs: list[list[Point]]) -> tuple[Point, ...]:
    """The arcs of a ring, end to end; a negative index is an arc backwards."""
    points: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def _crosses(ring: tuple[Point, ...], x: float, y: float) -> int:
    """How many edges of the ring a ray to the east crosses."""
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings
