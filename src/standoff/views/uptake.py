"""Whether anybody else in the reports read takes up what one origin alone says."""

from standoff.record.joined import Incident
from standoff.record.terms import ClaimGrade
from standoff.views.naming import counted


def taken_up(incident: Incident, read: int) -> str | None:
    """What the others say of a claim that is single-source: "nothing found in 9 reports read"; None for the rest.

    What is absent is never called silence, since there may be reports that nobody gave us.
    """
    if incident.status is not ClaimGrade.SINGLE_SOURCE:
        return None
    return f"nothing found in {counted(read, 'report')} read"
