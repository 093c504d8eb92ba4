"""The row of a dispute between two parties over an incident, as the rules and the signs of disputes make it."""

from collections.abc import Iterable

from standoff.reconcile.index import Index
from standoff.reconcile.sides import words_of
from standoff.record.ids import row_id
from standoff.record.joined import Dispute, Incident
from standoff.record.terms import ClaimGrade, DisputeKind


def contested(
    incident: Incident,
    kind: DisputeKind,
    parties: tuple[str, str],
    statements: Iterable[str],
    rule: str,
    index: Index,
    *,
    mark: str | None = None,
    summary: str | None = None,
) -> Dispute:
    """That the two `parties` dispute the incident by what `statements` say, as `rule` found.

    The id is made of the incident, the parties and `mark`, or the kind; without a `summary` the words of the first
    statement by id stand for the rest.
    """
    said = tuple(sorted(set(statements)))
    return Dispute(
        id=row_id("dispute", [incident.id, mark or kind, *parties]),
        incident=incident.id,
        kind=kind,
        parties=parties,
        grade=ClaimGrade.CONTESTED,
        rule=rule,
        statements=said,
        summary=words_of(index.statements[said[0]]) if summary is None else summary,
    )
