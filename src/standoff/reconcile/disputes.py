"""Accounts that cannot all hold, set against each other by a named rule (codebook, "dispute").

The program shows that accounts disagree; it never says which of them is right.
"""

from collections import defaultdict
from collections.abc import Iterator

from standoff.reconcile.index import Index
from standoff.record.ids import row_id
from standoff.record.joined import Dispute, Incident, TollSummary
from standoff.record.rows import Statement
from standoff.record.terms import ClaimGrade, DisputeKind, EventType, Polarity, Stance

_DENIALS = frozenset({Stance.DENY, Stance.REJECT})
_HARM = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})


def find_disputes(index: Index, incidents: tuple[Incident, ...], tolls: tuple[TollSummary, ...]) -> tuple[Dispute, ...]:
    """Every dispute between the accounts, in order of incident and id."""
    found = {d.id: d for d in (*_denials(index, incidents), *_blame(index, incidents), *_counts(tolls))}
    return tuple(sorted(found.values(), key=lambda d: (d.incident or "~", d.id)))


def _denials(index: Index, incidents: tuple[Incident, ...]) -> Iterator[Dispute]:
    """The statements that deny or reject a claim, with the claim they answer; or an event that one account denies."""
    home = {s: i for i in incidents for a in i.accounts for s in a.statements}
    answers: dict[tuple[str, DisputeKind, tuple[str, ...]], list[Statement]] = defaultdict(list)
    for identifier in sorted(index.statements):
        denial = index.statements[identifier]
        if denial.stance in _DENIALS and denial.answers is not None:
            claim = index.statements[denial.answers]
            counter = bool(denial.content.quotes) and "counter" in denial.grounds
            kind = DisputeKind.COUNTER_ACCOUNT if counter else DisputeKind.DENIAL
            answers[(claim.id, kind, tuple(sorted(_parties(denial) | _parties(claim))))].append(denial)
    for (claimed, kind, parties), denials in sorted(answers.items()):
        incident = next((home[s] for s in (claimed, *(d.id for d in denials)) if s in home), None)
        yield Dispute(
            id=row_id("dispute", [claimed, kind, *(d.id for d in denials)]),
            incident=incident.id if incident is not None else None,
            kind=kind,
            parties=parties,
            grade=ClaimGrade.CONTESTED,
            rule="one statement answers the other",
            statements=(claimed, *(d.id for d in denials)),
            summary=_words(denials[0]),
        )
    yield from _denied_events(index, incidents)


def _denied_events(index: Index, incidents: tuple[Incident, ...]) -> Iterator[Dispute]:
    """An incident that some accounts assert and others deny, where no statement is known to answer another."""
    for incident in incidents:
        asserted = [e for e in incident.events if index.events[e].polarity is Polarity.AFFIRMED]
        denied = [e for e in incident.events if index.events[e].polarity is Polarity.DENIED]
        if not asserted or not denied:
            continue
        claims = sorted({index.events[e].statement for e in asserted})
        denials = sorted({index.events[e].statement for e in denied} - set(claims))
        holders = {p for s in (*claims, *denials) for p in _parties(index.statements[s])}
        if denials and not any(index.statements[d].answers in claims for d in denials):
            yield Dispute(
                id=row_id("dispute", [incident.id, "denied", *claims, *denials]),
                incident=incident.id,
                kind=DisputeKind.DENIAL,
                parties=tuple(sorted(holders)),
                grade=ClaimGrade.CONTESTED,
                rule="an event that some accounts assert is denied in another",
                statements=(*claims, *denials),
                summary=_words(index.statements[denials[0]]),
            )


def _blame(index: Index, incidents: tuple[Incident, ...]) -> Iterator[Dispute]:
    """Two parties whose accounts of one incident each make the other the one who acted."""
    for incident in incidents:
        acted: dict[tuple[str, str], set[str]] = {}
        for identifier in incident.events:
            event = index.events[identifier]
            if event.type not in _HARM or event.polarity is not Polarity.AFFIRMED:
                continue
            for holder in _parties(index.statements[event.statement]):
                for actor in {p.party for p in event.actors if p.party is not None and p.party != holder}:
                    acted.setdefault((holder, actor), set()).add(event.statement)
        for (holder, actor), statements in sorted(acted.items()):
            if holder < actor and (actor, holder) in acted:
                both = tuple(sorted(statements | acted[(actor, holder)]))
                yield Dispute(
                    id=row_id("dispute", [incident.id, "blame", holder, actor]),
                    incident=incident.id,
                    kind=DisputeKind.MUTUAL_BLAME,
                    parties=(holder, actor),
                    grade=ClaimGrade.CONTESTED,
                    rule="each party's account makes the other the one who acted",
                    statements=both,
                    summary=_words(index.statements[both[0]]),
                )


def _counts(tolls: tuple[TollSummary, ...]) -> Iterator[Dispute]:
    """Counts of one toll from different origins whose ranges do not meet."""
    for toll in tolls:
        ranges = [(c.low, c.high if c.high is not None else 10**9, c) for c in toll.counts if c.low is not None]
        apart = [
            (a, b)
            for n, (low, high, a) in enumerate(ranges)
            for other_low, other_high, b in ranges[n + 1 :]
            if a.origin != b.origin and (high < other_low or other_high < low)
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


def _parties(statement: Statement) -> set[str]:
    return {h.party for h in statement.source.holders if h.party is not None}


def _words(statement: Statement) -> str:
    return " … ".join(statement.content.quotes or statement.quotes)
