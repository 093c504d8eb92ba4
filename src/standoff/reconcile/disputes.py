"""Accounts that cannot all hold, set against each other by a named rule (codebook, "dispute").

The program shows that accounts disagree; it never says which of them is right. One dispute holds all statements of one
kind between the same parties about one incident, whichever reports carry them.
"""

from collections.abc import Iterator, Mapping

from standoff.knowledge.dispute_weights import DisputeWeights
from standoff.reconcile.blame import mutual_blame, rival_characters
from standoff.reconcile.causes import rival_causes
from standoff.reconcile.denials import denials
from standoff.reconcile.index import Index
from standoff.reconcile.origins import Origins
from standoff.reconcile.rivals import rival_accounts
from standoff.reconcile.weighing import weighed
from standoff.record.ids import row_id
from standoff.record.joined import Count, Dispute, Incident, TollSummary
from standoff.record.terms import ClaimGrade, DisputeKind


def find_disputes(
    index: Index,
    origins: Origins,
    incidents: tuple[Incident, ...],
    tolls: tuple[TollSummary, ...],
    across: Mapping[str, str],
    weights: DisputeWeights | None = None,
) -> tuple[Dispute, ...]:
    """Every dispute between the accounts, by rules and by weighed signs, in order of incident and id; `across` are
    denials and the claims of other reports that they answer, `weights` the shipped ones where none are given."""
    found = [*denials(index, origins, incidents, across)]
    for incident in incidents:
        found += mutual_blame(incident, index)
        found += rival_characters(incident, index)
        found += rival_accounts(incident, index)
        found += rival_causes(incident, index)
    found += _counts(tolls)
    found = list(weighed(found, incidents, index, weights))
    return tuple(sorted({d.id: d for d in found}.values(), key=by_incident))


def by_incident(dispute: Dispute) -> tuple[str, str]:
    return (dispute.incident or "~", dispute.id)


# --- counts ------------------------------------------------------------------------------------------


def _counts(tolls: tuple[TollSummary, ...]) -> Iterator[Dispute]:
    """Counts of one toll from different parties or origins whose ranges do not meet, each origin's last count alone;
    where nobody says whose people they are, they may be of two sides, unless two parties or one report count them."""
    for toll in tolls:
        last = {c.origin: c for c in toll.counts if c.low is not None and not c.withdrawn and c.aside is None}
        ranges = [(c.low or 0, c.high if c.high is not None else 10**9, c) for c in last.values()]
        apart = [
            (a, b)
            for n, (low, high, a) in enumerate(ranges)
            for other_low, other_high, b in ranges[n + 1 :]
            if (high < other_low or other_high < low) and _of_the_same(toll, a, b) and not _is_update(a, b)
        ]
        if apart:
            statements = tuple(sorted({c.statement for pair in apart for c in pair}))
            parties = sorted({c.party_of_origin for pair in apart for c in pair if c.party_of_origin is not None})
            own = (toll.party,) if toll.party is not None and not parties else ()
            figures = ", ".join(f"{c.low} per {c.origin}" for c in dict.fromkeys(c for pair in apart for c in pair))
            yield Dispute(
                id=row_id("dispute", [toll.id, "count"]),
                incident=toll.incident,
                kind=DisputeKind.COUNT,
                parties=tuple(parties) or own,
                grade=ClaimGrade.CONTESTED,
                rule="the ranges of the counts do not meet",
                statements=statements,
                summary=f"{toll.kind}: {figures}",
            )


def _of_the_same(toll: TollSummary, a: Count, b: Count) -> bool:
    """Whether two counts are of the same people: of one side, or of no side where two parties count them or one report
    tells of both."""
    counted_by = {a.party_of_origin, b.party_of_origin}
    return toll.party is not None or a.report == b.report or (len(counted_by) == 2 and None not in counted_by)


def _is_update(a: Count, b: Count) -> bool:
    """Whether one count only brings the other up to date: not lower, of a later day, and not of a rival party."""
    if a.published is None or b.published is None or a.published == b.published:
        return False
    if None not in (a.party_of_origin, b.party_of_origin) and a.party_of_origin != b.party_of_origin:
        return False
    first, second = sorted((a, b), key=lambda c: c.published or "")
    return (first.low or 0) <= (second.low or 0)
