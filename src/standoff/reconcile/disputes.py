"""Accounts that cannot all hold, set against each other by a named rule (codebook, "dispute").

The program shows that accounts disagree; it never says which of them is right.
"""

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
    """A statement that denies or rejects, and the statement it answers; or an event that one account denies."""
    home = {s: i for i in incidents for a in i.accounts for s in a.statements}
    for identifier in sorted(index.statements):
        denial = index.statements[identifier]
        if denial.stance not in _DENIALS or denial.answers is None:
            continue
        claim = index.statements[denial.answers]
        incident = home.get(claim.id) or home.get(denial.id)
        parties = tuple(sorted(_parties(denial) | _parties(claim)))
        counter = bool(denial.content.quotes) and denial.grounds.startswith("counter")
        yield Dispute(
            id=row_id("dispute", [denial.id, claim.id]),
            incident=incident.id if incident is not None else None,
            kind=DisputeKind.COUNTER_ACCOUNT if counter else DisputeKind.DENIAL,
            parties=parties,
            grade=ClaimGrade.CONTESTED,
            rule="the one statement answers the other",
            statements=(claim.id, denial.id),
            summary=_words(denial),
        )
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
