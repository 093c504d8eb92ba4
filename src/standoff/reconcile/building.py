"""The incidents that clusters of event mentions make: headline, interval, place, accounts and grade."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from standoff.reconcile.accounts import accounts_of
from standoff.reconcile.answering import by_claim
from standoff.reconcile.headlines import headline
from standoff.reconcile.incidents import Cluster
from standoff.reconcile.index import Index
from standoff.reconcile.origins import Origins, sources_apart
from standoff.reconcile.places import joined_place_id
from standoff.reconcile.withdrawing import Withdrawals, is_withdrawn
from standoff.record.ids import row_id
from standoff.record.joined import Account, Dispute, Incident
from standoff.record.rows import Place
from standoff.record.terms import ClaimGrade, DisputeKind, Polarity, Precision, Stance

_AGAINST = frozenset({Stance.DENY, Stance.REJECT})
_VOUCHES = frozenset(
    {Stance.ASSERT, Stance.ANNOUNCE, Stance.CONFIRM, Stance.CONCEDE, Stance.ACCUSE, Stance.CONDEMN, Stance.PRAISE}
)
_KEPT = (ClaimGrade.CONCEDED, ClaimGrade.WITHDRAWN)
_FINENESS = {precision: rank for rank, precision in enumerate(Precision)}


def build_incidents(
    clusters: Iterable[Cluster], index: Index, origins: Origins, answers: dict[str, str]
) -> tuple[Incident, ...]:
    answering = by_claim(answers)
    taken_back = Withdrawals.of(index).taken_back
    made = (_incident(c, index, origins, answering, taken_back) for c in clusters)
    return tuple(sorted(made, key=newest_first))


def with_contested(incidents: Iterable[Incident], disputes: Iterable[Dispute]) -> tuple[Incident, ...]:
    """The incidents, contested where a dispute is about more than a count, unless conceded or withdrawn."""
    contested = {d.incident for d in disputes if d.kind is not DisputeKind.COUNT}
    return tuple(
        replace(i, status=ClaimGrade.CONTESTED) if i.id in contested and i.status not in _KEPT else i for i in incidents
    )


def newest_first(incident: Incident) -> tuple[object, ...]:
    day = incident.latest or incident.earliest
    return (day is None, tuple(-ord(c) for c in day or ""), incident.id)


def _incident(
    cluster: Cluster, index: Index, origins: Origins, answers: dict[str, tuple[str, ...]], taken_back: frozenset[str]
) -> Incident:
    accounts = accounts_of(cluster, index, origins, answers)
    mentions = cluster.mentions
    dated = [m for m in mentions if m.is_dated] or [m for m in mentions if m.first is not None]
    earliest = max((m.first for m in dated if m.first is not None), default=None)
    latest = min((m.last for m in dated if m.last is not None), default=None)
    if earliest is not None and latest is not None and earliest > latest:
        earliest, latest = latest, earliest
    place = _place(cluster)
    counted = _counted(accounts, index, origins)
    parties = sorted({p for m in mentions for p in m.parties})
    return Incident(
        id=row_id("incident", [m.event.id for m in mentions]),
        headline=headline(mentions, earliest, latest),
        types=tuple(sorted({m.event.type for m in mentions})),
        earliest=earliest.isoformat() if earliest is not None else None,
        latest=latest.isoformat() if latest is not None else None,
        place=joined_place_id(place) if place is not None else None,
        place_name=place.name if place is not None else None,
        parties=tuple(parties),
        status=ClaimGrade.WITHDRAWN
        if is_withdrawn([a for a in accounts if _vouches(a, taken_back)], taken_back, index)
        else _grade(accounts, cluster, counted),
        reports=tuple(sorted({m.report for m in mentions} | {r for a in accounts for r in a.reports})),
        independent_sources=len(sources_apart(origins.by_id[key] for key in counted)),
        accounts=accounts,
        events=tuple(m.event.id for m in mentions),
        grounds=cluster.grounds,
        ground=cluster.ground,
    )


def _vouches(account: Account, taken_back: frozenset[str]) -> bool:
    """Whether an account says that it happened, or once did."""
    return account.stance in _VOUCHES or not taken_back.isdisjoint(account.statements)


def _counted(accounts: tuple[Account, ...], index: Index, origins: Origins) -> set[str]:
    """The origins that count. An outlet's own voice counts where it tells of the incident in a report that gives it on
    nobody else's word: what it says beside "the ministry said" rests on the ministry."""
    counted = {a.origin for a in accounts if origins.by_id[a.origin].counts}
    named = [a for a in accounts if a.origin in counted and any(index.statements[s].cue for s in a.statements)]
    given = {report for a in named if a.stance in _VOUCHES for report in a.reports}
    own = [a for a in accounts if a.party is None and not any(index.statements[s].cue for s in a.statements)]
    return counted - {a.origin for a in own if given.issuperset(a.reports)}


def _place(cluster: Cluster) -> Place | None:
    """The place most mentions name, the finer of equals."""
    count: dict[str, int] = defaultdict(int)
    places = {m.place.id: m.place for m in cluster.mentions if m.place is not None}
    for mention in cluster.mentions:
        if mention.place is not None:
            count[joined_place_id(mention.place)] += 1
    return min(
        places.values(),
        key=lambda p: (p.precision is Precision.UNRESOLVED, _FINENESS[p.precision], -count[joined_place_id(p)], p.id),
        default=None,
    )


def _grade(accounts: tuple[Account, ...], cluster: Cluster, counted: set[str]) -> ClaimGrade:
    """The first that fits (codebook, "claim grade"), of what is not withdrawn: conceded by a side that it burdens,
    contested, corroborated by two voices, single-source. The origins of one party are one voice."""
    burdened = {p for m in cluster.mentions if not m.is_denied for p in m.actors}
    if any(a.stance is Stance.CONCEDE and a.party in burdened for a in accounts):
        return ClaimGrade.CONCEDED
    denied = [m for m in cluster.mentions if m.is_denied]
    if any(m.event.polarity is Polarity.DENIED for m in denied) or 0 < len(denied) < len(cluster.mentions):
        return ClaimGrade.CONTESTED
    against = {a.party for a in accounts if a.stance in _AGAINST}
    if against and any(a.stance not in _AGAINST and a.party not in against for a in accounts):
        return ClaimGrade.CONTESTED
    voices = {a.party or a.origin for a in accounts if a.origin in counted and a.stance in _VOUCHES}
    return ClaimGrade.CORROBORATED if len(voices) > 1 else ClaimGrade.SINGLE_SOURCE
