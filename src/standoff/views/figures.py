"""The timeline and the map of a record, as the brief shows them: what of it has a day, and what has a place.

`timeline_svg` and `map_svg` draw; here it is decided what stands on them. An incident stands on the lane of each party
that takes part in it, with the first day on which a report of it was published.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from standoff.record.joined import Incident, JoinedAgreement, Record
from standoff.record.terms import ClaimGrade, EventType, Ground
from standoff.views.map_svg import Site, map_svg
from standoff.views.naming import party_name
from standoff.views.timeline_svg import Lane, Life, Mark, Shape, timeline_svg

MOST_LANES = 6
FORCE = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT, EventType.PROTEST, EventType.SANCTION}
)
Href = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Figures:
    """Each drawing as SVG text, empty where nothing stands on it, and how many incidents it leaves out."""

    timeline: str
    map: str
    undated: int
    unplaced: int


def figures_of(record: Record, href: Href) -> Figures:
    """The figures of `record`; `href` gives the address of a row of it by its id, or None where it has none."""
    current = [i for i in record.incidents if i.ground is Ground.CURRENT]
    dated = [i for i in current if i.earliest is not None]
    sites = list(_sites(record, current, href))
    placed = sum(site.count for site in sites)
    return Figures(
        timeline=_timeline(record, dated, href) if dated else "",
        map=map_svg(sites) if sites else "",
        undated=len(current) - len(dated),
        unplaced=len(current) - placed,
    )


def _timeline(record: Record, incidents: list[Incident], href: Href) -> str:
    count = Counter(party for incident in incidents for party in incident.parties)
    parties = sorted(count, key=lambda party: (-count[party], party))[:MOST_LANES]
    lanes = [Lane(party, party_name(party), tone) for tone, party in enumerate(parties)]
    told = _first_told(record)
    marks = [
        Mark(
            party,
            Shape.FORCE if FORCE & set(incident.types) else Shape.STEP,
            incident.earliest or "",
            incident.latest or incident.earliest or "",
            incident.headline,
            href(incident.id),
            min((told[r] for r in incident.reports if r in told), default=None),
            incident.status is ClaimGrade.CONTESTED,
        )
        for incident in incidents
        for party in incident.parties
        if party in parties
    ]
    days = [day[:10] for i in incidents for day in (i.earliest, i.latest) if day]
    first, last = min(days), max(days)
    lives = [life for a in record.agreements if (life := _life(a, href, first, last)) is not None]
    return timeline_svg(lanes, marks, lives, first, last)


def _first_told(record: Record) -> dict[str, str]:
    """The day on which each report was published, where it is one day."""
    published = ((r.report.id, r.report.published) for r in record.readings)
    return {report: p.earliest for report, p in published if p.earliest is not None and p.earliest == p.latest}


def _life(agreement: JoinedAgreement, href: Href, first: str, last: str) -> Life | None:
    """The status reports of an agreement between two days; None where there are none."""
    days = ((report.date[:10], report.status.value) for report in agreement.ledger if report.date)
    reports = sorted((day, status) for day, status in days if first <= day <= last)
    if not reports or agreement.background:
        return None
    return Life(agreement.kind.value, href(agreement.id), tuple(reports))


def _sites(record: Record, incidents: Iterable[Incident], href: Href) -> Iterator[Site]:
    """The places of incidents, each with how many it has; its address is that of its newest incident."""
    at: dict[str, list[Incident]] = {}
    for incident in incidents:
        if incident.place is not None:
            at.setdefault(incident.place, []).append(incident)
    for place in record.places:
        found = at.get(place.id)
        if found and place.lat is not None and place.lon is not None:
            yield Site(
                place.name, place.names, place.lat, place.lon, place.precision, len(found), href(found[0].id),
                place.claimed_by,
            )  # fmt: skip
