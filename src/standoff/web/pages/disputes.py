"""Accounts that cannot all hold, side by side; and the claims matrix."""

from collections import Counter
from dataclasses import dataclass, replace

from standoff.record.codec import to_plain
from standoff.record.joined import Dispute, Incident
from standoff.record.terms import ClaimGrade, DisputeKind, EventType, Stance
from standoff.store.queries import listing
from standoff.views.naming import party_name
from standoff.web.problems import not_found
from standoff.web.tables import filter_choices, table_rows
from standoff.web.visits import Route, Shown, Visit
from standoff.web.words import words_of

FILTERS = ("party", "type", "status", "since", "until")
TERMS = {"type": DisputeKind, "status": ClaimGrade}
CLAIM_FILTERS = ("party", "type", "status", "place", "since", "until")
CLAIM_TERMS = {"type": EventType, "status": ClaimGrade}
_PER_PAGE = 20
_FEW = 4
_COLUMNS = 6
_AGAINST = frozenset({Stance.DENY, Stance.REJECT})


def disputes(visit: Visit) -> Shown:
    """The disputes that pass, newest first, each with its first few statements."""
    ask = replace(visit.asked.ask, limit=_PER_PAGE, offset=(visit.asked.page - 1) * _PER_PAGE)
    page = listing.page(visit.connection, "disputes", ask)
    found: list[Dispute] = list(page.rows)
    words = words_of(visit.connection, [s for d in found for s in d.statements[:_FEW]])
    context = {
        "page": page,
        "choices": filter_choices(visit, "disputes", FILTERS, TERMS),
        "about": _about(visit, found),
        "said": {d.id: [words[s] for s in d.statements[:_FEW] if s in words] for d in found},
    }
    return Shown("disputes.html", "Disputes", context, lambda: table_rows(visit, "disputes"))


def dispute(visit: Visit) -> Shown:
    """One dispute with every statement in it."""
    found: list[Dispute] = list(listing.fetch(visit.connection, "disputes", [visit.id]))
    if not found:
        raise not_found(f"dispute {visit.id}")
    row = found[0]
    words = words_of(visit.connection, row.statements[:400])
    context = {"dispute": row, "about": _about(visit, found), "said": list(words.values())}
    title = f"{row.kind.value.capitalize()}: {' / '.join(map(party_name, row.parties)) or 'parties not named'}"
    return Shown("dispute.html", title, context, lambda: (to_plain(w.row) for w in words.values()))


def _about(visit: Visit, found: list[Dispute]) -> dict[str, Incident]:
    ids = list(dict.fromkeys(d.incident for d in found if d.incident is not None))
    return {i.id: i for i in listing.fetch(visit.connection, "incidents", ids)}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a party says of a claim; `statement` leads to the words."""

    word: str
    statement: str | None
    number: int


def claims(visit: Visit) -> Shown:
    """Claims as rows, parties as columns: who asserts, denies or concedes what was reported."""
    page = listing.page(visit.connection, "incidents", visit.asked.ask)
    found: list[Incident] = list(page.rows)
    columns = _columns(found, visit.asked.ask.party)
    context = {
        "page": page,
        "columns": columns,
        "cells": {i.id: [_cell(i, party) for party in columns] for i in found},
        "choices": filter_choices(visit, "incidents", CLAIM_FILTERS, CLAIM_TERMS),
    }
    return Shown("claims.html", "Claims", context, lambda: table_rows(visit, "incidents"))


def _columns(found: list[Incident], asked: str | None) -> list[str]:
    """The parties that speak or act in most of the claims shown."""
    count = Counter(p for i in found for p in {a.party for a in i.accounts if a.party} | set(i.parties))
    chief = sorted(count, key=lambda p: (p != asked, -count[p], p))[:_COLUMNS]
    return sorted(chief)


def _cell(incident: Incident, party: str) -> Cell:
    """The weightiest of the party's stances: conceding outweighs denying, denying any other."""
    accounts = [a for a in incident.accounts if a.party == party]
    for word, stances in (("concedes", {Stance.CONCEDE}), ("denies", _AGAINST), ("asserts", set(Stance))):
        for account in accounts:
            if account.stance in stances and account.stance is not Stance.NO_COMMENT:
                return Cell(word, next(iter((*account.statements, *account.events)), None), len(account.statements))
    if accounts:
        return Cell("does not comment", next(iter(accounts[0].statements), None), 1)
    return Cell("nothing found", None, 0)


ROUTES = (
    Route("/claims", "Claims", claims, CLAIM_FILTERS, CLAIM_TERMS),
    Route("/disputes", "Disputes", disputes, FILTERS, TERMS),
    Route("/disputes/{id}", "", dispute),
)
