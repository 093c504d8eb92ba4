"""Whether anybody else in the reports read takes up what one origin alone says."""

from standoff.record.joined import Incident
from standoff.record.terms import ClaimGrade
from standoff.views.naming import counted


def taken_up(incident: Incident, read: int) -> str | None:
    """Where one origin alone speaks of it, what is found of the others: "nothing found in 9 reports read"; else None.

    What is absent is never called silence, since there may be reports that nobody gave us.
    """
    if incident.status is not ClaimGrade.SINGLE_SOURCE or incident.independent_sources > 1:
        return None
    return f"nothing found in {counted(read, 'report')} read"
