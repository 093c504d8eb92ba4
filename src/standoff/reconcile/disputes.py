"""Accounts that cannot all hold, set against each other by a named rule (codebook, "dispute").

The program shows that accounts disagree; it never says which of them is right. One dispute holds all statements of one
kind between the same parties about one incident, whichever reports carry them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from standoff.reconcile.blame import mutual_blame, rival_characters
from standoff.reconcile.index import Index
from standoff.reconcile.origins import Origins
from standoff.reconcile.rivals import rival_accounts
from standoff.reconcile.sides import parties_of, words_of
from standoff.record.ids import row_id
from standoff.record.joined import Count, Dispute, Incident, TollSummary
from standoff.record.rows import Event, Statement
from standoff.record.terms import Attitude, ClaimGrade, DisputeKind, Polarity, Stance

_DENIALS = frozenset({Stance.DENY, Stance.REJECT})
_WISHES = frozenset(
    {Stance.DEMAND, Stance.REQUEST, Stance.PROPOSE, Stance.OFFER, Stance.PROMISE, Stance.THREATEN, Stance.WARN}
)
_ANSWERED = "one statement answers the other"
_ACROSS = "a denial without content, set against the last charge of another report"
_DENIED = "an event that some accounts assert is denied in another"


@dataclass(frozen=True)
class Clash:
    """A claim and what is said against it: one piece of a dispute."""

    incident: str | None
    kind: DisputeKind
    claims: tuple[str, ...]
    denials: tuple[str, ...]
    rule: str


def find_disputes(
    index: Index,
    origins: Origins,
    incidents: tuple[Incident, ...],
    tolls: tuple[TollSummary, ...],
    across: Mapping[str, str],
) -> tuple[Dispute, ...]:
    """Every dispute between the accounts, in order of incident and id; `across` are denials and the claims of other
    reports that they answer."""
    clashes = [*_answers(index, incidents, across), *_denied_events(index, incidents)]
    found = [*_denials(clashes, index, origins)]
    found += [
        d for i in incidents for d in (*mutual_blame(i, index), *rival_characters(i, index), *rival_accounts(i, index))
    ]
    found += _counts(tolls)
    return tuple(sorted({d.id: d for d in found}.values(), key=by_incident))


def by_incident(dispute: Dispute) -> tuple[str, str]:
    return (dispute.incident or "~", dispute.id)


# --- denials and counter-accounts --------------------------------------------------------------------


def _answers(index: Index, incidents: Iterable[Incident], across: Mapping[str, str]) -> Iterator[Clash]:
    """The statements that deny or reject a claim, with the claim they answer; to refuse a wish disputes nothing."""
    homes: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        for account in incident.accounts:
            for statement in account.statements:
                homes[statement].append(incident)
    for denial in index.mine(index.statements.values()):
        claimed = denial.answers or across.get(denial.id)
        if denial.stance in _DENIALS and claimed is not None:
            claim = index.statements[claimed]
            if claim.stance in _WISHES:
                continue
            counter = bool(denial.content.quotes) and "counter" in denial.grounds
            yield Clash(
                incident=_home(claim, denial, homes, index),
                kind=DisputeKind.COUNTER_ACCOUNT if counter else DisputeKind.DENIAL,
                claims=(claimed,),
                denials=(denial.id,),
                rule=_ANSWERED if denial.answers is not None else _ACROSS,
            )


def _home(claim: Statement, denial: Statement, homes: Mapping[str, list[Incident]], index: Index) -> str | None:
    """The incident that claim and denial are about: one of both, of what the denier is charged with, first told of."""
    denier = parties_of(denial)
    denied = {i.id for i in homes.get(denial.id, ())}

    def rank(incident: Incident) -> tuple[bool, bool, int, str]:
        own = [index.events[e] for e in incident.events if index.events[e].statement == claim.id]
        charged = any(p.party in denier for e in own for p in e.actors)
        told = min((e.trigger[0][0] for e in own), default=0)
        return (incident.id not in denied, not charged, told, incident.id)

    candidates = homes.get(claim.id) or homes.get(denial.id) or []
    return min(candidates, key=rank).id if candidates else None


def _denied_events(index: Index, incidents: Iterable[Incident]) -> Iterator[Clash]:
    """An incident that some accounts assert and others deny, where no statement is known to answer another."""
    unsaid = {s.id for s in index.statements.values() if s.stance in _WISHES or s.attitude is Attitude.NOT_SAID}
    for incident in incidents:
        events = [index.events[e] for e in incident.events]
        asserted = [e for e in events if e.polarity is Polarity.AFFIRMED and e.statement not in unsaid]
        told = {e.statement for e in asserted}
        denials: dict[frozenset[str], set[str]] = defaultdict(set)
        for statement in {e.statement for e in events if e.polarity is not Polarity.AFFIRMED} - told - unsaid:
            if index.statements[statement].answers is None:
                denials[frozenset(parties_of(index.statements[statement]))].add(statement)
        for deniers in sorted(denials, key=sorted):
            against = _charges(asserted, deniers, index)
            if against:
                yield Clash(incident.id, DisputeKind.DENIAL, against, tuple(sorted(denials[deniers])), _DENIED)


def _charges(asserted: Iterable[Event], deniers: frozenset[str], index: Index) -> tuple[str, ...]:
    """The statements of others that lay an event to the door of the deniers; where none does, of nobody."""
    rivals = []
    for event in asserted:
        holders = parties_of(index.statements[event.statement])
        if holders and deniers and not holders & deniers:
            rivals.append((event.statement, _actors(event)))
    charged = {s for s, actors in rivals if actors & deniers} or {s for s, actors in rivals if not actors}
    return tuple(sorted(charged))


def _actors(event: Event) -> set[str]:
    return {p.party for p in event.actors if p.party is not None}


def _denials(clashes: Iterable[Clash], index: Index, origins: Origins) -> Iterator[Dispute]:
    """One dispute for each incident and set of parties, a counter-account where all that deny give one; without parties
    or incident one for each pair of origins."""
    groups: dict[tuple[str, ...], list[Clash]] = defaultdict(list)
    for clash in clashes:
        parties = sorted(_parties(clash, index))
        if clash.incident is not None and len(parties) > 1:
            key = (clash.incident, *parties)
        else:
            who = [origins.of_statement[s].id for s in (*clash.claims[:1], *clash.denials)]
            claim = words_of(index.statements[clash.claims[0]]).casefold()
            key = (clash.incident or "", *who, claim)
        groups[key].append(clash)
    for key in sorted(groups):
        group = groups[key]
        denials = dict.fromkeys(s for c in group for s in c.denials)
        claims = dict.fromkeys(s for c in group for s in c.claims)
        yield Dispute(
            id=row_id("dispute", key if group[0].incident is not None else [*key, *sorted(denials)]),
            incident=group[0].incident,
            kind=min((c.kind for c in group), key=(DisputeKind.DENIAL, DisputeKind.COUNTER_ACCOUNT).index),
            parties=tuple(sorted({p for c in group for p in _parties(c, index)})),
            grade=ClaimGrade.CONTESTED,
            rule="; ".join(sorted({c.rule for c in group})),
            statements=tuple(dict.fromkeys((*claims, *denials))),
            summary=words_of(index.statements[next(iter(denials))]),
        )


def _parties(clash: Clash, index: Index) -> set[str]:
    return {p for s in (*clash.claims, *clash.denials) for p in parties_of(index.statements[s])}


# --- counts ------------------------------------------------------------------------------------------


def _counts(tolls: tuple[TollSummary, ...]) -> Iterator[Dispute]:
    """Counts of one toll from different parties or origins whose ranges do not meet, each origin's last count alone."""
    for toll in tolls:
        last = {c.origin: c for c in toll.counts if c.low is not None and not c.withdrawn and c.aside is None}
        ranges = [(c.low or 0, c.high if c.high is not None else 10**9, c) for c in last.values()]
        apart = [
            (a, b)
            for n, (low, high, a) in enumerate(ranges)
            for other_low, other_high, b in ranges[n + 1 :]
            if (high < other_low or other_high < low) and not _is_update(a, b)
        ]
        if apart:
            statements = tuple(sorted({c.statement for pair in apart for c in pair}))
            parties = sorted({c.party_of_origin for pair in apart for c in pair if c.party_of_origin is not None})
            figures = ", ".join(f"{c.low} per {c.origin}" for c in dict.fromkeys(c for pair in apart for c in pair))
            yield Dispute(
                id=row_id("dispute", [toll.id, "count"]),
                incident=toll.incident,
                kind=DisputeKind.COUNT,
                parties=tuple(parties),
                grade=ClaimGrade.CONTESTED,
                rule="the ranges of the counts do not meet",
                statements=statements,
                summary=f"{toll.kind}: {figures}",
            )


def _is_update(a: Count, b: Count) -> bool:
    """Whether one count only brings the other up to date: not lower, of a later day, and not of a rival party."""
    if a.published is None or b.published is None or a.published == b.published:
        return False
    if None not in (a.party_of_origin, b.party_of_origin) and a.party_of_origin != b.party_of_origin:
        return False
    first, second = sorted((a, b), key=lambda c: c.published or "")
    return (first.low or 0) <= (second.low or 0)
