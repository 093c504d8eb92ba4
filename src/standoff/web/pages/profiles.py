"""Who, where and from whom: actors, places and outlets, and a profile of each."""

from standoff.record.codec import to_plain
from standoff.record.joined import JoinedPlace
from standoff.record.terms import ActorKind
from standoff.store.queries import counts, listing, profiles, readings
from standoff.store.queries.asking import Ask
from standoff.views.map_svg import Site, map_svg
from standoff.views.naming import party_name
from standoff.web.problems import not_found
from standoff.web.tables import filter_choices, table_rows
from standoff.web.visits import Route, Shown, Visit
from standoff.web.words import words_of

ACTOR_FILTERS = ("actor", "party", "type")
ACTOR_TERMS = {"type": ActorKind}
PLACE_FILTERS = ("place", "party")
SOURCE_FILTERS = ("outlet",)
_SAID, _NEWEST, _ORIGINS = 30, 12, 40


def actors(visit: Visit) -> Shown:
    """Everyone named, the most reported first."""
    page = profiles.page(visit.connection, "actors", visit.asked.ask)
    context = {"page": page, "choices": filter_choices(visit, "actors", ACTOR_FILTERS, ACTOR_TERMS)}
    return Shown("actors.html", "Actors", context, lambda: table_rows(visit, "actors"))


def actor(visit: Visit) -> Shown:
    """One actor: names, roles, and what it says."""
    row = profiles.profile(visit.connection, "actors", visit.id)
    if row is None:
        raise not_found(f"actor {visit.id}")
    said = words_of(visit.connection, profiles.statements_of(visit.connection, visit.id, _SAID))
    latest = sorted(said.values(), key=lambda w: (w.report.published.earliest or "", w.id), reverse=True)
    context = {"actor": row, "said": latest, "most": _SAID}
    return Shown("actor.html", row.name, context, lambda: (to_plain(w.row) for w in latest))


def places(visit: Visit) -> Shown:
    """Every place named, the most reported first."""
    page = profiles.page(visit.connection, "places", visit.asked.ask)
    context = {"page": page, "choices": filter_choices(visit, "places", PLACE_FILTERS, {})}
    return Shown("places.html", "Places", context, lambda: table_rows(visit, "places"))


def place(visit: Visit) -> Shown:
    """One place: what each side calls it, who claims it, and what is reported there."""
    row = profiles.profile(visit.connection, "places", visit.id)
    if row is None:
        raise not_found(f"place {visit.id}")
    ids = listing.named_in(visit.connection, "incidents", "place_id", visit.id, 50)
    incidents = list(listing.fetch(visit.connection, "incidents", ids))
    context = {
        "place": row,
        "figure": map_svg([site_of(row, max(len(ids), 1))]) if row.lat is not None else None,
        "incidents": incidents,
    }
    return Shown("place.html", row.name, context, lambda: map(to_plain, incidents))


def site_of(place: JoinedPlace | profiles.Profile, count: int, href: str | None = None) -> Site:
    """The place as the map draws it; it must have a point."""
    assert place.lat is not None
    assert place.lon is not None
    claimed = tuple(map(party_name, place.claimed_by))
    return Site(place.name, tuple(place.names), place.lat, place.lon, place.precision, count, href, claimed)


def sources(visit: Visit) -> Shown:
    """The outlets; or one of them: what it carries from whom."""
    outlet = visit.asked.ask.outlet
    if outlet is None:
        found = counts.outlets(visit.connection, 200)
        context = {"outlets": found, "origins": listing.page(visit.connection, "origins", Ask(limit=_ORIGINS)).rows}
        return Shown("sources.html", "Sources", context, lambda: map(_outlet_row, found))
    carried = counts.carried_by(visit.connection, outlet, _ORIGINS)
    page = readings.reports(visit.connection, Ask(outlet=outlet, limit=_NEWEST))
    if not page.rows:
        raise not_found(f"report of the outlet “{outlet}”")
    origins = {o.id: o for o in profiles.origins(visit.connection, [name for name, _ in carried])}
    pairs = [(origins[name], number) for name, number in carried if name in origins]
    rows = [{"origin": o.name, "party": o.party, "id": o.id, "reports": n} for o, n in pairs]
    return Shown("source.html", outlet, {"outlet": outlet, "page": page, "carried": pairs}, lambda: rows)


def _outlet_row(row: tuple[str | None, int, str, str]) -> dict[str, object]:
    return dict(zip(("outlet", "reports", "first", "last"), row, strict=True))


ROUTES = (
    Route("/actors", "Actors", actors, ACTOR_FILTERS, ACTOR_TERMS),
    Route("/actors/{id}", "", actor),
    Route("/places", "Places", places, PLACE_FILTERS),
    Route("/places/{id}", "", place),
    Route("/sources", "Sources", sources, SOURCE_FILTERS),
)
