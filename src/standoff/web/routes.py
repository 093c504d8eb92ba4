"""Every page, in the order of the navigation."""

from dataclasses import dataclass

from standoff.web.pages import (
    atlas,
    courses,
    disputes,
    incidents,
    overview,
    profiles,
    reports,
    review,
    search,
    timeline,
)
from standoff.web.visits import Route

ROUTES: tuple[Route, ...] = (
    *overview.ROUTES,
    *timeline.ROUTES,
    *atlas.ROUTES,
    *incidents.ROUTES,
    *disputes.ROUTES,
    *courses.ROUTES,
    *profiles.ROUTES,
    *reports.ROUTES,
    *search.ROUTES,
    *review.ROUTES,
)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the navigation and the addresses under it."""

    name: str
    paths: tuple[str, ...]


NAVIGATION = (
    Group("At a glance", ("/", "/timeline", "/map")),
    Group("What is reported", ("/incidents", "/claims", "/disputes", "/tolls")),
    Group("Diplomacy", ("/agreements", "/mechanisms", "/positions")),
    Group("Who and where", ("/actors", "/places")),
    Group("How we know", ("/sources", "/reports", "/search", "/review")),
)

NAMES = {route.path: route.name for route in ROUTES if route.name}
