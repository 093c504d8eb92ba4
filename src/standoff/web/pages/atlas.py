"""The map: what is reported where, each place as large as it is known, with the list of it beside."""

from collections.abc import Iterator
from typing import Any

from standoff.record.terms import EventType, Precision
from standoff.store.queries import lanes
from standoff.views.borders import country_at, within
from standoff.views.filters import Row
from standoff.views.map_svg import DISCLAIMER, RADIUS_KM, country_labels, disputed_discs, frame_of, map_svg
from standoff.web.pages.profiles import site_of
from standoff.web.rendering import address
from standoff.web.tables import filter_choices
from standoff.web.visits import Route, Shown, Visit

FILTERS = ("party", "type", "since", "until")
TERMS = {"type": EventType}
MOST = 300


def atlas(visit: Visit) -> Shown:
    """The places where incidents are reported, drawn here; a script may draw them again to be moved about."""
    found = _spots(visit)
    sites = [
        site_of(s.place, s.count, address("/incidents", visit.asked, place=s.place.id))
        for s in found
        if s.place.lat is not None
    ]
    context = {
        "spots": found,
        "figure": map_svg(sites) if sites else None,
        "disclaimer": DISCLAIMER,
        "data": address("/map/data.json", visit.asked),
        "choices": filter_choices(visit, "incidents", FILTERS, TERMS),
    }
    return Shown("map.html", "Map", context, lambda: _rows(found))


def _spots(visit: Visit, *, with_days: bool = False) -> list[lanes.Spot]:
    ask = visit.asked.ask
    where = lanes.Where(ask.since, ask.until, ask.party, ask.type)
    return lanes.spots(visit.connection, where, MOST, with_days=with_days)


def _rows(found: list[lanes.Spot]) -> Iterator[Row]:
    for spot in found:
        place = spot.place
        yield {
            "id": place.id, "name": place.name, "names": list(place.names), "country": place.party,
            "precision": str(place.precision), "claimed_by": list(place.claimed_by),
            "lat": place.lat, "lon": place.lon, "incidents": spot.count,
        }  # fmt: skip


def map_data(visit: Visit) -> dict[str, Any]:
    """What the script draws: the places with their days, the frame, and the borders around it."""
    found = [s for s in _spots(visit, with_days=True) if s.place.lat is not None]
    sites = [site_of(s.place, s.count) for s in found]
    frame = frame_of(sites)
    west, south, east, north = frame.shown()
    wide, high = (east - west) * 1.5, (north - south) * 1.5
    return {
        "box": [south, west, north, east],
        "shades": [
            {"name": c.name, "place": _drawn(s, address("/incidents", visit.asked, place=s.place.id))}
            for s in found
            if s.place.precision is Precision.COUNTRY and (c := country_at(s.place.lon or 0.0, s.place.lat or 0.0))
        ],
        "countries": [[name, lat, lon] for name, lon, lat in country_labels(frame.shown(), disputed_discs(sites))],
        "places": [_drawn(s, address("/incidents", visit.asked, place=s.place.id)) for s in found],
        "borders": [
            {"name": c.name, "rings": [[[lat, lon] for lon, lat in ring] for ring in c.rings]}
            for c in within((west - wide, south - high, east + wide, north + high))
        ],
    }


def _drawn(spot: lanes.Spot, href: str) -> dict[str, Any]:
    place = spot.place
    site = site_of(place, spot.count)
    return {
        "name": place.name,
        "names": [n for n in place.names if n != place.name][:4],
        "claimed_by": list(site.claimed_by),
        "lat": place.lat,
        "lon": place.lon,
        "precision": str(place.precision),
        "km": RADIUS_KM.get(place.precision, 20.0),
        "is_point": place.precision in (Precision.EXACT, Precision.TOWN),
        "is_country": place.precision is Precision.COUNTRY,
        "days": spot.days,
        "href": href,
    }


ROUTES = (Route("/map", "Map", atlas, FILTERS, TERMS),)
