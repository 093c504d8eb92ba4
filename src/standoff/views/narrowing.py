"""A record as it could be known on a day, and what of a record falls between two days."""

from dataclasses import dataclass, replace

from standoff.reconcile import reconcile
from standoff.record.joined import Incident, Record
from standoff.record.rows import Report


def known_on(record: Record, day: str) -> Record:
    """The record made anew from the reports whose latest possible day of publication is `day` or earlier, with the
    decisions of review that speak of them.

    It is what a record of these reports alone would be: no name, copy, incident or count of a later report is in it.
    """
    as_read = {r.report.id: r for r in record.as_read}
    readings = (as_read.get(r.report.id, r) for r in record.readings if _is_known(r.report, day))
    return reconcile(readings, (reviewed.entry for reviewed in record.reviews))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The reports that are not certainly published by a day: `later` than it; `straddling` it, so that they may have
    been; and `undated`."""

    later: tuple[Report, ...]
    straddling: tuple[Report, ...]
    undated: tuple[Report, ...]


def left_out(record: Record, day: str) -> LeftOut:
    """The reports that `known_on` leaves out, in order of id."""
    out = [r.report for r in record.readings if not _is_known(r.report, day)]
    undated = tuple(r for r in out if r.published.latest is None)
    dated = [r for r in out if r.published.latest is not None]
    straddling = tuple(r for r in dated if (r.published.earliest or "")[:10] <= day)
    return LeftOut(tuple(r for r in dated if r not in straddling), straddling, undated)


def _is_known(report: Report, day: str) -> bool:
    latest = report.published.latest
    return latest is not None and latest[:10] <= day


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
