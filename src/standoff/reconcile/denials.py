"""Denials and counter-accounts: a claim, and what another says against it.

A statement answers another as its reading says, or across reports where it has no content of its own. Or an event that
some accounts assert is denied in another. What a party denies and no report read lays to its door is told as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from standoff.knowledge.families import family_of
from standoff.reconcile.answering import is_version
from standoff.reconcile.index import Index
from standoff.reconcile.origins import Origins
from standoff.reconcile.sides import parties_of, words_of
from standoff.record.ids import row_id
from standoff.record.joined import Dispute, Incident
from standoff.record.rows import Event, Statement
from standoff.record.terms import Attitude, ClaimGrade, DisputeKind, EventType, Ground, Polarity, Stance

_DENIALS = frozenset({Stance.DENY, Stance.REJECT})
_WISHES = frozenset(
    {Stance.DEMAND, Stance.REQUEST, Stance.PROPOSE, Stance.OFFER, Stance.PROMISE, Stance.THREATEN, Stance.WARN}
)
_ANSWERED = "one statement answers the other"
_ACROSS = "a denial without content, set against the last charge of another report"
_DENIED = "an event that some accounts assert is denied in another"
_UNHEARD = "denied by who would bear it; no report read makes the charge"
_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
_JUST_BEFORE = 400
_PEACEFUL = frozenset({"accord", "talks"})


@dataclass(frozen=True)
class Clash:
    """A claim and what is said against it: one piece of a dispute."""

    incident: str | None
    kind: DisputeKind
    claims: tuple[str, ...]
    denials: tuple[str, ...]
    rule: str


def denials(
    index: Index, origins: Origins, incidents: tuple[Incident, ...], across: Mapping[str, str]
) -> Iterator[Dispute]:
    """The disputes in which one denies what another claims; `across` are denials and the claims of other reports that
    they answer."""
    answered = list(_of_one_home(_answers(index, incidents, across), index))
    clashes = [*answered, *_denied_events(index, incidents, {d for c in answered for d in c.denials})]
    spoken = {(c.incident, party) for c in clashes for d in c.denials for party in parties_of(index.statements[d])}
    yield from _made(clashes, index, origins)
    yield from _unheard(index, incidents, spoken)


class _Homes:
    """The incidents in which statements have a part, and those in which they deny something."""

    def __init__(self, incidents: Iterable[Incident], index: Index) -> None:
        self.of: dict[str, list[Incident]] = defaultdict(list)
        self.denied: dict[str, list[Incident]] = defaultdict(list)
        self.told: dict[str, list[tuple[int, str, set[str]]]] = defaultdict(list)
        for incident in incidents:
            for account in incident.accounts:
                for statement in account.statements:
                    self.of[statement].append(incident)
            for event in (index.events[e] for e in incident.events):
                if event.polarity is not Polarity.AFFIRMED:
                    self.denied[event.statement].append(incident)
                elif event.type in _FORCE and incident.ground is Ground.CURRENT:
                    told = (event.trigger[0][0], incident.id, _actors(event))
                    self.told[index.report(event.id)].append(told)

    def told_before(self, denial: Statement, index: Index) -> str | None:
        """The incident of force last told of before a denial that its report lays to the door of who denies; else the
        last that it has told of just before."""
        by, start = parties_of(denial), denial.spans[0][0]
        before = [(at, i, actors) for at, i, actors in self.told[index.report(denial.id)] if at < start]
        charged = [(at, i) for at, i, actors in before if actors & by]
        near = [(at, i) for at, i, _ in before if start - at <= _JUST_BEFORE]
        return max(charged or near)[1] if charged or near else None


def _answers(index: Index, incidents: Iterable[Incident], across: Mapping[str, str]) -> Iterator[Clash]:
    """The statements that deny or reject a claim, or give another side's version of it, with the claim they answer; to
    refuse a wish disputes nothing.

    What denies an event of an incident that the claim does not tell of is set against who does.
    """
    homes = _Homes(incidents, index)
    aside = _denied_aside(index, homes, across)
    denying = {e.statement for e in index.events.values() if e.polarity is not Polarity.AFFIRMED}
    for denial in index.mine(index.statements.values()):
        claimed = denial.answers or across.get(denial.id)
        if claimed is None or denial.parent == claimed:
            continue
        claim = index.statements[claimed]
        version = is_version(denial, claim)
        if denial.stance not in _DENIALS and not (version and (homes.of.get(claimed) or homes.of.get(denial.id))):
            continue
        elsewhere = aside.get((claimed, frozenset(parties_of(denial))), set())
        told = {i.id for i in homes.of.get(claimed, ())}
        if claim.stance in _WISHES or (elsewhere and told and told.isdisjoint(elsewhere)):
            continue
        counter = bool(denial.content.quotes) and "counter" in denial.grounds
        counter = (counter or version) and denial.id not in denying
        yield Clash(
            incident=_home(claim, denial, homes, index),
            kind=DisputeKind.COUNTER_ACCOUNT if counter else DisputeKind.DENIAL,
            claims=(claimed,),
            denials=(denial.id,),
            rule=_ANSWERED if denial.answers is not None else _ACROSS,
        )


def _denied_aside(index: Index, homes: _Homes, across: Mapping[str, str]) -> dict[tuple[str, frozenset[str]], set[str]]:
    """The incidents of which a party denies events in what it says against a claim, by claim and deniers."""
    found: dict[tuple[str, frozenset[str]], set[str]] = defaultdict(set)
    for statement, incidents in homes.denied.items():
        denial = index.statements[statement]
        claimed = denial.answers or across.get(statement)
        if claimed is not None and denial.stance in _DENIALS:
            found[(claimed, frozenset(parties_of(denial)))].update(i.id for i in incidents)
    return found


def _home(claim: Statement, denial: Statement, homes: _Homes, index: Index) -> str | None:
    """The incident that claim and denial are about: one of both, of what the denier is charged with, first told of.

    Talks and accords are only what is denied where the denial tells of them, or of nothing.
    """
    denier = parties_of(denial)
    denied = {i.id for i in homes.of.get(denial.id, ())}

    def rank(incident: Incident) -> tuple[bool, bool, int, str]:
        own = [index.events[e] for e in incident.events if index.events[e].statement == claim.id]
        charged = any(p.party in denier for e in own for p in e.actors)
        told = min((e.trigger[0][0] for e in own), default=0)
        return (incident.id not in denied, not charged, told, incident.id)

    bare = not denial.content.quotes
    candidates = [
        i
        for i in homes.of.get(claim.id) or homes.of.get(denial.id) or []
        if bare or i.id in denied or not _is_peaceful(i, index)
    ]
    return min(candidates, key=rank).id if candidates else homes.told_before(denial, index)


def _is_peaceful(incident: Incident, index: Index) -> bool:
    return all(family_of(index.events[e].cameo).name in _PEACEFUL for e in incident.events)


def _of_one_home(clashes: Iterable[Clash], index: Index) -> Iterator[Clash]:
    """What one party says against one claim in several statements is about one incident: that in which it denies an
    event of its own telling, else the first."""
    groups: dict[tuple[object, ...], list[Clash]] = defaultdict(list)
    for clash in clashes:
        deniers = frozenset(p for d in clash.denials for p in parties_of(index.statements[d]))
        groups[(clash.claims, deniers)].append(clash)
    for group in groups.values():
        known = [c for c in group if c.incident is not None]
        telling = [c for c in known if any(index.says_events(d) for d in c.denials)]
        home = (telling or known or group)[0].incident
        yield from (replace(c, incident=home) for c in group)


def _denied_events(index: Index, incidents: Iterable[Incident], spoken: set[str]) -> Iterator[Clash]:
    """An incident that some accounts assert and others deny, where no statement is known to answer another."""
    unsaid = {s.id for s in index.statements.values() if s.stance in _WISHES or s.attitude is Attitude.NOT_SAID}
    for incident in incidents:
        events = [index.events[e] for e in incident.events]
        countered = {e.statement for e in events if index.statements[e.statement].stance is Stance.DENY}
        asserted = [e for e in events if e.polarity is Polarity.AFFIRMED and e.statement not in unsaid | countered]
        if not asserted:
            yield from _denied_by_the_voice(incident, events, index, spoken)
        told = {e.statement for e in asserted}
        denied = {e.statement for e in events if e.polarity is not Polarity.AFFIRMED} | countered
        found: dict[frozenset[str], set[str]] = defaultdict(set)
        for statement in denied - told - unsaid - spoken:
            found[frozenset(parties_of(index.statements[statement]))].add(statement)
        for deniers in sorted(found, key=sorted):
            against = _charges(asserted, deniers, index)
            if against:
                yield Clash(incident.id, DisputeKind.DENIAL, against, tuple(sorted(found[deniers])), _DENIED)


def _denied_by_the_voice(
    incident: Incident, events: Iterable[Event], index: Index, spoken: set[str]
) -> Iterator[Clash]:
    """What a report that is itself a party's says is untrue of the claims of others ("it has been claimed that allied
    troops took part. This is false")."""
    found: dict[str, set[str]] = defaultdict(set)
    for event in events:
        root, claim = index.root(event.id), index.statements[event.statement]
        if claim.id not in spoken and claim.stance not in _DENIALS and parties_of(root) - parties_of(claim):
            found[root.id].add(claim.id)
    for root_id, claims in sorted(found.items()):
        others = tuple(sorted(claims - {root_id}))
        if others:
            yield Clash(incident.id, DisputeKind.DENIAL, others, (root_id,), _DENIED)


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


def _made(clashes: Iterable[Clash], index: Index, origins: Origins) -> Iterator[Dispute]:
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
        denied_by = dict.fromkeys(s for c in group for s in c.denials)
        claims = dict.fromkeys(s for c in group for s in c.claims)
        yield Dispute(
            id=row_id("dispute", key if group[0].incident is not None else [*key, *sorted(denied_by)]),
            incident=group[0].incident,
            kind=min((c.kind for c in group), key=(DisputeKind.DENIAL, DisputeKind.COUNTER_ACCOUNT).index),
            parties=tuple(sorted({p for c in group for p in _parties(c, index)})),
            grade=ClaimGrade.CONTESTED,
            rule="; ".join(sorted({c.rule for c in group})),
            statements=tuple(dict.fromkeys((*claims, *denied_by))),
            summary=words_of(index.statements[next(iter(denied_by))]),
        )


def _parties(clash: Clash, index: Index) -> set[str]:
    """Who claims and who denies; where neither's party is known, whose deed it is."""
    known = {p for s in (*clash.claims, *clash.denials) for p in parties_of(index.statements[s])}
    return known or {p for claim in clash.claims for event in _told_in(claim, index) for p in _actors(event)}


def _told_in(claim: str, index: Index) -> Iterator[Event]:
    return (e for e in index.reading_of[claim].events if e.statement == claim and e.derived_from is None)


def _unheard(index: Index, incidents: Iterable[Incident], spoken: set[tuple[str | None, str]]) -> Iterator[Dispute]:
    """What a party denies having done, where nothing that the reports tell is known to be the charge: one for each
    incident and party that is not `spoken` of in a denial already."""
    for incident in incidents:
        found: dict[str, list[Event]] = defaultdict(list)
        if incident.ground is not Ground.CURRENT or _is_peaceful(incident, index):
            continue
        for event in (index.events[e] for e in incident.events):
            statement = index.statements[event.statement]
            deniers = parties_of(statement)
            is_own = event.type in _FORCE and statement.attitude is Attitude.SAID and len(deniers) == 1
            if event.polarity is not Polarity.AFFIRMED and is_own and deniers <= _actors(event):
                found[min(deniers)].append(event)
        for party, denied in sorted(found.items()):
            statements = tuple(sorted({e.statement for e in denied}))
            if (incident.id, party) not in spoken:
                yield Dispute(
                    id=row_id("dispute", [incident.id, "unheard", party]),
                    incident=incident.id,
                    kind=DisputeKind.DENIAL,
                    parties=(party,),
                    grade=ClaimGrade.CONTESTED,
                    rule=_UNHEARD,
                    statements=statements,
                    summary=" … ".join(dict.fromkeys(quote for e in denied for quote in e.quotes)),
                )
