"""The overview: how much is reported when, what is newest, and how things stand."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from standoff.record.joined import Incident, JoinedSituation, TollSummary
from standoff.store.queries import counts, listing
from standoff.store.queries.asking import Ask
from standoff.views.filters import Row
from standoff.views.naming import party_name
from standoff.views.weeks_svg import Row as Bars
from standoff.views.weeks_svg import weeks_svg
from standoff.web.rendering import address
from standoff.web.visits import Route, Shown, Visit
from standoff.web.words import words_of

_NEWEST = 8
_ROWS = 6


def overview(visit: Visit) -> Shown:
    """What an analyst sees first; between two days where they are asked for."""
    asked, connection = visit.asked, visit.connection
    ask = Ask(since=asked.ask.since, until=asked.ask.until, limit=_NEWEST)
    current = Ask(since=ask.since, until=ask.until, limit=_NEWEST, ground="current")
    incidents: tuple[Incident, ...] = listing.page(connection, "incidents", current).rows
    disputes = listing.page(connection, "disputes", ask).rows
    about = {i.id: i for i in listing.fetch(connection, "incidents", [d.incident for d in disputes if d.incident])}
    stretch = counts.chief_stretch(connection, ask.since, ask.until)
    lone = words_of(connection, [d.statements[0] for d in disputes if d.incident is None and d.statements])
    context = {
        "lone": {d.id: lone[d.statements[0]] for d in disputes if d.statements and d.statements[0] in lone},
        "stretch": stretch,
        "basis": counts.basis(connection),
        "incidents": incidents,
        "disputes": disputes,
        "about": about,
        "tolls": _by_side(listing.page(connection, "tolls", current).rows),
        "agreements": listing.page(connection, "agreements", current).rows,
        "situations": [_as_last_assessed(s) for s in listing.page(connection, "situations", ask).rows],
        "figures": _figures(visit, stretch),
    }
    return Shown("overview.html", "Overview", context, lambda: _weekly(visit))


def _by_side(tolls: tuple[TollSummary, ...]) -> list[tuple[str, list[TollSummary]]]:
    """The tolls under the side that they are of; those of no side last."""
    found: dict[str, list[TollSummary]] = defaultdict(list)
    for toll in tolls:
        found[toll.party or ""].append(toll)
    return sorted(found.items(), key=lambda item: (not item[0], item[0]))


def _as_last_assessed(situation: JoinedSituation) -> tuple[JoinedSituation, object]:
    judged = [a for a in situation.assessments if a.assessment is not None] or list(situation.assessments)
    return situation, max(judged, key=lambda a: a.date or "", default=None)


def _figures(visit: Visit, stretch: counts.Stretch | None) -> list[tuple[str, str]]:
    """The two charts with their captions; none where nothing is dated."""
    if stretch is None:
        return []
    found = []
    for facet, caption in (("type", "by type"), ("party", "by party")):
        weekly = counts.by_week(visit.connection, facet, stretch.first, stretch.last)
        most = sorted(weekly, key=lambda v: (-sum(weekly[v].values()), v))[:_ROWS]
        bars = [
            Bars(
                party_name(value) if facet == "party" else value.capitalize(),
                address("/incidents", visit.asked, **{facet: value}),
                weekly[value],
                visit.tone(value) if facet == "party" else "",
            )
            for value in most
        ]
        label = f"Incidents per week {caption}, {stretch.first} to {stretch.last}"
        figure = weeks_svg(bars, date.fromisoformat(stretch.first), date.fromisoformat(stretch.last), label)
        found.append((f"Incidents per week, {caption}", figure))
    return found


def _weekly(visit: Visit) -> Iterator[Row]:
    """The counts behind the charts."""
    ask = visit.asked.ask
    for facet in ("type", "party"):
        for value, weeks in sorted(counts.by_week(visit.connection, facet, ask.since, ask.until).items()):
            for monday, count in sorted(weeks.items()):
                yield {"by": facet, "value": value, "week_of": monday.isoformat(), "incidents": count}


ROUTES = (Route("/", "Overview", overview, ("since", "until")),)
