"""What runs through time: tolls, agreements with their ledgers, mechanisms with their uses, positions by issue."""

from collections import defaultdict
from dataclasses import dataclass, replace

from standoff.record.codec import to_plain
from standoff.record.joined import JoinedAgreement, JoinedMechanism, JoinedPosition, TollSummary
from standoff.record.terms import (
    AgreementKind,
    AgreementStatus,
    Ground,
    MechanismKind,
    PositionKind,
    TollKind,
)
from standoff.store.queries import listing
from standoff.views.naming import party_name
from standoff.views.timeline_svg import Life, timeline_svg
from standoff.web.problems import not_found
from standoff.web.rendering import days_named
from standoff.web.tables import filter_choices, table_rows
from standoff.web.visits import Route, Shown, Visit
from standoff.web.words import Words, words_of

_FEW, _MOST = 6, 400
_LIVES = 30

TOLL_FILTERS = ("party", "type", "ground", "since", "until")
TOLL_TERMS = {"type": TollKind, "ground": Ground}


def tolls(visit: Visit) -> Shown:
    """Counts of people harmed as ranges, each count with who gives it."""
    page = listing.page(visit.connection, "tolls", visit.asked.ask)
    found: list[TollSummary] = list(page.rows)
    ids = list(dict.fromkeys(t.incident for t in found if t.incident is not None))
    context = {
        "page": page,
        "about": {i.id: i for i in listing.fetch(visit.connection, "incidents", ids)},
        "most": max((c.high or c.low or 0 for t in found for c in t.counts), default=0),
        "choices": filter_choices(visit, "tolls", TOLL_FILTERS, TOLL_TERMS),
    }
    return Shown("tolls.html", "Tolls", context, lambda: table_rows(visit, "tolls"))


# --- agreements ------------------------------------------------------------------------------------

AGREEMENT_FILTERS = ("party", "type", "status", "ground", "since", "until")
AGREEMENT_TERMS = {"type": AgreementKind, "status": AgreementStatus, "ground": Ground}


def agreements(visit: Visit) -> Shown:
    """The agreements that pass, with their lives drawn above them."""
    page = listing.page(visit.connection, "agreements", visit.asked.ask)
    found: list[JoinedAgreement] = list(page.rows)
    context = {
        "page": page,
        "figure": lives_figure(found[:_LIVES]),
        "choices": filter_choices(visit, "agreements", AGREEMENT_FILTERS, AGREEMENT_TERMS),
    }
    return Shown("agreements.html", "Agreements", context, lambda: table_rows(visit, "agreements"))


def agreement(visit: Visit) -> Shown:
    """One agreement: its obligations, and every report of how it fares, with the words."""
    found: list[JoinedAgreement] = list(listing.fetch(visit.connection, "agreements", [visit.id]))
    if not found:
        raise not_found(f"agreement {visit.id}")
    row = found[0]
    ids = [r.row for r in row.ledger][:_MOST] + [o.statement for o in row.obligations][:_MOST]
    words = words_of(visit.connection, ids)
    context = {
        "agreement": row,
        "ledger": sorted(row.ledger, key=lambda r: (r.date or "9999", r.by))[:_MOST],
        "words": words,
        "figure": lives_figure(found),
    }
    title = agreement_name(row)
    return Shown("agreement.html", title, context, lambda: (to_plain(r) for r in row.ledger))


def agreement_name(row: JoinedAgreement) -> str:
    parties = ", ".join(map(party_name, row.parties))
    return row.kind.value.capitalize() + (f": {parties}" if parties else "")


def life_of(row: JoinedAgreement) -> Life:
    """The agreement as the timeline draws it."""
    reports = sorted((r.date[:10], r.status.value) for r in row.ledger if r.date is not None)
    made = days_named(row.made, row.made_until)
    return Life(f"{agreement_name(row)} ({made})", f"/agreements/{row.id}", tuple(reports))


def lives_figure(found: list[JoinedAgreement]) -> str | None:
    """The lives of agreements on one scale of time; None where nothing is dated."""
    lives = [life for row in found if (life := life_of(row)).reports]
    days = [day for life in lives for day, _ in life.reports]
    return timeline_svg([], [], lives, min(days), max(days)) if days else None


# --- mechanisms and positions ----------------------------------------------------------------------

MECHANISM_FILTERS = ("party", "type", "since", "until")
MECHANISM_TERMS = {"type": MechanismKind}


def mechanisms(visit: Visit) -> Shown:
    """The bodies, formats and channels called on, each with its latest uses."""
    ask = replace(visit.asked.ask, limit=20, offset=(visit.asked.page - 1) * 20)
    page = listing.page(visit.connection, "mechanisms", ask)
    found: list[JoinedMechanism] = list(page.rows)
    uses = {m.id: sorted(m.uses, key=lambda u: u.date or "", reverse=True)[:_FEW] for m in found}
    words = words_of(visit.connection, [u.row for every in uses.values() for u in every])
    context = {
        "page": page,
        "uses": {name: [(u, words.get(u.row)) for u in every] for name, every in uses.items()},
        "choices": filter_choices(visit, "mechanisms", MECHANISM_FILTERS, MECHANISM_TERMS),
    }
    return Shown("mechanisms.html", "Mechanisms", context, lambda: table_rows(visit, "mechanisms"))


POSITION_FILTERS = ("party", "type", "issue", "toward", "since", "until")
POSITION_TERMS = {"type": PositionKind}


@dataclass(frozen=True, slots=True)
class Held:
    """A position with the words it was last put in."""

    row: JoinedPosition
    words: Words | None


def positions(visit: Visit) -> Shown:
    """What each party demands, offers, refuses or conditions, by issue through time."""
    page = listing.page(visit.connection, "positions", visit.asked.ask)
    found: list[JoinedPosition] = list(page.rows)
    words = words_of(visit.connection, [p.statements[0] for p in found if p.statements])
    by_issue: dict[str, list[Held]] = defaultdict(list)
    for row in found:
        by_issue[row.issue].append(Held(row, words.get(row.statements[0]) if row.statements else None))
    context = {
        "page": page,
        "by_issue": sorted(by_issue.items(), key=lambda item: (-len(item[1]), item[0])),
        "choices": filter_choices(visit, "positions", POSITION_FILTERS, POSITION_TERMS),
    }
    return Shown("positions.html", "Positions", context, lambda: table_rows(visit, "positions"))


ROUTES = (
    Route("/tolls", "Tolls", tolls, TOLL_FILTERS, TOLL_TERMS),
    Route("/agreements", "Agreements", agreements, AGREEMENT_FILTERS, AGREEMENT_TERMS),
    Route("/agreements/{id}", "", agreement),
    Route("/mechanisms", "Mechanisms", mechanisms, MECHANISM_FILTERS, MECHANISM_TERMS),
    Route("/positions", "Positions", positions, POSITION_FILTERS, POSITION_TERMS),
)
