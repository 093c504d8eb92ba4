"""Incidents, and the rival accounts of one side by side."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.record.codec import to_plain
from standoff.record.joined import Account, Incident
from standoff.record.rows import Report
from standoff.record.terms import ClaimGrade, EventType, Ground, Stance
from standoff.store.queries import listing, rows
from standoff.store.queries.asking import Ask
from standoff.views.filters import Row
from standoff.views.naming import outlet_name, party_name
from standoff.web.problems import not_found
from standoff.web.tables import filter_choices, table_rows
from standoff.web.visits import Route, Shown, Visit
from standoff.web.words import Words, words_of

FILTERS = ("party", "type", "status", "stance", "place", "ground", "since", "until")
TERMS = {"type": EventType, "status": ClaimGrade, "stance": Stance, "ground": Ground}
_MOST_WORDS = 400


def incidents(visit: Visit) -> Shown:
    """The incidents that pass, newest first."""
    page = listing.page(visit.connection, "incidents", visit.asked.ask)
    context = {"page": page, "choices": filter_choices(visit, "incidents", FILTERS, TERMS)}
    return Shown("incidents.html", "Incidents", context, lambda: table_rows(visit, "incidents"))


@dataclass(frozen=True, slots=True)
class Told:
    """An account: who it comes from, what is said in it, and the outlets that carry it."""

    origin: str
    stance: Stance
    words: tuple[Words, ...]
    carriers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The accounts of one party; of outlets and others where `party` is None."""

    party: str | None
    name: str
    told: tuple[Told, ...]


def incident(visit: Visit) -> Shown:
    """One incident: what the accounts agree on, each side's, the disputes and tolls, and who carries what."""
    connection = visit.connection
    found: list[Incident] = list(listing.fetch(connection, "incidents", [visit.id]))
    if not found:
        raise not_found(f"incident {visit.id}")
    row = found[0]
    wanted = [name for a in row.accounts for name in (*a.statements, *a.events)][:_MOST_WORDS]
    words = words_of(connection, wanted)
    cards = rows.report_cards(connection, row.reports)
    origins = {o.id: o for o in listing.fetch(connection, "origins", [a.origin for a in row.accounts])}
    disputes = listing.page(connection, "disputes", Ask(incident=row.id)).rows
    disputed = words_of(connection, [s for d in disputes for s in d.statements][:_MOST_WORDS])
    tolls = listing.page(connection, "tolls", Ask(incident=row.id)).rows
    context = {
        "incident": row,
        "sides": _sides(row, words, {name: o.name for name, o in origins.items()}, cards),
        "origins": origins,
        "cards": sorted(cards.values(), key=lambda r: (r.published.earliest or "9999", r.id)),
        "disputes": [(d, [disputed[s] for s in d.statements if s in disputed]) for d in disputes],
        "tolls": tolls,
        "toll_words": words_of(connection, [c.toll for t in tolls for c in t.counts][:_MOST_WORDS]),
        "shown": len(words),
        "all_shown": len(wanted) < _MOST_WORDS,
    }
    return Shown("incident.html", row.headline, context, lambda: _statements(words))


def _sides(row: Incident, words: dict[str, Words], names: dict[str, str], cards: dict[str, Report]) -> list[Side]:
    by_party: dict[str | None, list[Told]] = defaultdict(list)
    for account in row.accounts:
        told = _told(account, words, names, cards)
        parties: set[str | None] = {p for w in told.words for p in w.parties}
        for party in parties or {account.party}:
            by_party[party].append(told)
    ordered = sorted(by_party.items(), key=lambda item: (item[0] is None, item[0] not in row.parties, item[0] or ""))
    return [
        Side(party, party_name(party) if party is not None else "Outlets and others", tuple(told))
        for party, told in ordered
    ]


def _told(account: Account, words: dict[str, Words], names: dict[str, str], cards: dict[str, Report]) -> Told:
    """The account with its words: those of its statements, else of its events in the outlet's own voice."""
    said = [words[s] for s in account.statements if s in words] or [words[e] for e in account.events if e in words]
    seen: dict[tuple[str, str], Words] = {}
    for word in said:
        text = "".join(piece.text for passage in word.passages for piece in passage)
        seen.setdefault((word.who, text), word)
    carriers = sorted({outlet_name(cards[r]) for r in account.reports if r in cards})
    return Told(names.get(account.origin, "source not named"), account.stance, tuple(seen.values()), tuple(carriers))


def _statements(words: dict[str, Words]) -> Iterator[Row]:
    for word in words.values():
        yield {**to_plain(word.row), "report": word.report.id, "who": word.who, "parties": list(word.parties)}


ROUTES = (
    Route("/incidents", "Incidents", incidents, FILTERS, TERMS),
    Route("/incidents/{id}", "", incident),
)
