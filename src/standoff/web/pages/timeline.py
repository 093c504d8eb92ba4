"""The timeline: a lane for each party with its incidents and statements, and the lives of agreements."""

from collections.abc import Iterator
from datetime import date, timedelta

from standoff.record.joined import Incident, JoinedAgreement
from standoff.record.terms import ClaimGrade, EventType, Ground
from standoff.store.queries import counts, lanes, listing
from standoff.store.queries.asking import Ask
from standoff.views.brief import FORCE
from standoff.views.filters import Row
from standoff.views.naming import party_name
from standoff.views.timeline_svg import MOST_MARKS, Lane, Mark, Shape, timeline_svg
from standoff.web.pages.courses import life_of
from standoff.web.rendering import address
from standoff.web.tables import filter_choices, table_rows
from standoff.web.visits import Route, Shown, Visit

FILTERS = ("party", "type", "since", "until")
TERMS = {"type": EventType}
_LANES, _LIVES, _LISTED = 6, 14, 100
_GAP, _BURSTS = 21, 8


def timeline(visit: Visit) -> Shown:
    """The days asked for, or those that hold most of what is dated."""
    ask, connection = visit.asked.ask, visit.connection
    stretch = counts.chief_stretch(connection, ask.since, ask.until)
    first, last = ask.since or (stretch.first if stretch else ""), ask.until or (stretch.last if stretch else "")
    context = {
        "stretch": stretch,
        "first": first,
        "last": last,
        "figure": _figure(visit, first, last) if stretch else None,
        "bursts": [
            (b, address("/timeline", visit.asked, since=_aside(b.first, -2), until=_aside(b.last, 7)))
            for b in counts.bursts(connection, first or None, last or None, _GAP, _BURSTS)
        ],
        "zooms": list(_zooms(visit, first, last)) if stretch else [],
        "page": listing.page(connection, "incidents", _between(visit, first, last, _LISTED)) if stretch else None,
        "choices": filter_choices(visit, "incidents", FILTERS, TERMS),
    }
    return Shown("timeline.html", "Timeline", context, lambda: _rows(visit))


def _aside(day: str, days: int) -> str:
    """The day some days before or after another."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _between(visit: Visit, first: str, last: str, limit: int | None, party: str | None = None) -> Ask:
    ask = visit.asked.ask
    return Ask(
        party=party or ask.party, type=ask.type, ground=Ground.CURRENT, since=first, until=last, limit=limit,
        offset=ask.offset if party is None else 0,
    )  # fmt: skip


def _figure(visit: Visit, first: str, last: str) -> str:
    connection, ask = visit.connection, visit.asked.ask
    parties = lanes.chief_parties(connection, first, last, _LANES)
    if ask.party is not None:
        parties = [ask.party, *(p for p in parties if p != ask.party)][:1]
    drawn, marks, tallies = [], list[Mark](), dict[str, dict[str, int]]()
    by_day = lanes.by_day(connection, parties, ask.type, first, last)
    for party in parties:
        drawn.append(Lane(party, party_name(party), visit.tone.number(party)))
        if sum(by_day[party].values()) > MOST_MARKS:
            tallies[party] = by_day[party]
            continue
        ids = listing.ordered_ids(connection, "incidents", _between(visit, first, last, MOST_MARKS, party))
        found: list[Incident] = list(listing.fetch(connection, "incidents", ids))
        told = lanes.first_told(connection, ids)
        marks += [_incident_mark(party, i, told.get(i.id)) for i in found if i.earliest or i.latest]
        marks += [
            Mark(party, Shape.STATEMENT, s.day, s.day, f"{s.source} ({s.stance}): {s.text[:140]}", f"/rows/{s.id}")
            for s in lanes.statements(connection, party, first, last)
        ]
    agreements: list[JoinedAgreement] = list(
        listing.page(connection, "agreements", Ask(since=first, until=last, party=ask.party, limit=_LIVES)).rows
    )
    lives = [life for a in agreements if (life := life_of(a)).reports]

    def zoom(since: str, until: str) -> str:
        return address("/timeline", visit.asked, since=since, until=until)

    return timeline_svg(drawn, marks, lives, first, last, zoom, tallies)


def _incident_mark(party: str, row: Incident, told: str | None) -> Mark:
    shape = Shape.FORCE if FORCE & set(row.types) else Shape.STEP
    first, last = row.earliest or row.latest or "", row.latest or row.earliest or ""
    contested = row.status is ClaimGrade.CONTESTED
    return Mark(party, shape, first, last, row.headline, f"/incidents/{row.id}", told, contested)


def _zooms(visit: Visit, first: str, last: str) -> Iterator[tuple[str, str]]:
    """Addresses of shorter, longer, earlier and later stretches."""
    start, end = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
    days = max((end - start).days, 1)

    def to(since: date, until: date) -> str:
        return address("/timeline", visit.asked, since=since.isoformat(), until=until.isoformat())

    step = timedelta(days=max(days // 2, 1))
    quarter = timedelta(days=max(days // 4, 1))
    try:
        yield "← Earlier", to(start - step, end - step)
        if days > 4:
            yield "Closer", to(start + quarter, end - quarter)
        yield "Wider", to(start - step, end + step)
        yield "Later →", to(start + step, end + step)
    except OverflowError:
        return


def _rows(visit: Visit) -> Iterator[Row]:
    """What the timeline draws, as rows: incidents, then agreements' status reports."""
    for row in table_rows(visit, "incidents"):
        yield {"kind": "incident", **{name: row[name] for name in _COLUMNS}}
    ask = visit.asked.ask
    wanted = Ask(since=ask.since, until=ask.until, party=ask.party, limit=None)
    for agreement in listing.page(visit.connection, "agreements", wanted).rows:
        for report in agreement.ledger:
            yield {
                "kind": "agreement", "id": agreement.id, "headline": f"{agreement.kind}: {report.status}",
                "earliest": report.date, "latest": report.date, "place": None, "place_name": None,
                "parties": list(agreement.parties), "status": str(report.status), "independent_sources": None,
            }  # fmt: skip


_COLUMNS = (
    "id", "headline", "earliest", "latest", "place", "place_name", "parties", "status", "independent_sources",
)  # fmt: skip

ROUTES = (Route("/timeline", "Timeline", timeline, FILTERS, TERMS),)
