"""A record as it could be known on a day, and what of a record falls between two days."""

from dataclasses import replace

from standoff.reconcile import reconcile
from standoff.record.joined import Incident, Record


def known_on(record: Record, day: str) -> Record:
    """The record made anew from the reports whose latest possible day of publication is `day` or earlier."""
    return reconcile(
        r for r in record.readings if r.report.published.latest is not None and r.report.published.latest <= day
    )


def between(record: Record, since: str | None, until: str | None) -> Record:
    """The record with only what may fall between two days (ISO 8601, both included); readings stay as they are.

    What has no day is left out where a day is asked for. An agreement stays whole where any report of it falls there.
    """
    if since is None and until is None:
        return record

    def falls(first: str | None, last: str | None = None) -> bool:
        first, last = first or last, last or first
        return (
            first is not None
            and last is not None
            and (since is None or last[:10] >= since)
            and (until is None or first[:10] <= until)
        )

    def happened(incident: Incident) -> bool:
        return falls(incident.earliest, incident.latest)

    incidents = tuple(i for i in record.incidents if happened(i))
    kept = {i.id for i in incidents}
    assessed = (replace(s, assessments=tuple(a for a in s.assessments if falls(a.date))) for s in record.situations)
    used = (replace(m, uses=tuple(u for u in m.uses if falls(u.date))) for m in record.mechanisms)
    return replace(
        record,
        incidents=incidents,
        disputes=tuple(d for d in record.disputes if d.incident in kept),
        tolls=tuple(t for t in record.tolls if t.incident in kept or (t.incident is None and falls(t.when))),
        agreements=tuple(a for a in record.agreements if falls(a.made) or any(falls(r.date) for r in a.ledger)),
        situations=tuple(s for s in assessed if s.assessments),
        mechanisms=tuple(m for m in used if m.uses),
        positions=tuple(p for p in record.positions if falls(p.since)),
    )
