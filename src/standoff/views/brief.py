"""The situation report: one page that an analyst would forward, each line with the words it rests on.

`make_brief` turns a record into plain sections, blocks and lines; how they look is the renderers' affair. It opens with
what matters most (`brief_overview`); the sections below show the words. The brief never says that something is true: it
says who reports it, how many origins it has, and who contests it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.reconcile.origins import is_outlet, sources_apart
from standoff.record.joined import Incident, Record
from standoff.record.terms import Ground
from standoff.views.brief_courses import (
    agreements_section,
    history_section,
    mechanisms_section,
    positions_section,
    standing_section,
)
from standoff.views.brief_disputes import disputes_section
from standoff.views.brief_incidents import incidents_section, steps_section
from standoff.views.brief_open import open_section
from standoff.views.brief_overview import overview_section
from standoff.views.brief_shape import FORCE, Block, Column, Line, Section
from standoff.views.brief_tolls import tolls_section
from standoff.views.citing import Evidence
from standoff.views.naming import counted, day_range, outlet_name, party_name
from standoff.views.narrowing import between, known_on, left_out

__all__ = ["FORCE", "Block", "Brief", "Column", "Line", "Section", "make_brief"]


@dataclass(frozen=True, slots=True)
class Brief:
    """The report and what it is made from: the part of the record that it tells of, and the evidence of the whole."""

    title: str
    basis: tuple[str, ...]
    sections: tuple[Section, ...]
    evidence: Evidence
    record: Record


def make_brief(
    record: Record, since: str | None = None, until: str | None = None, as_known_on: str | None = None
) -> Brief:
    """The brief of `record`: of what falls between two days, as it could be known on a day (ISO 8601 days)."""
    unknown = None
    if as_known_on is not None:
        unknown = left_out(record, as_known_on)
        record = known_on(record, as_known_on)
    evidence = Evidence(record)
    record = between(record, since, until)
    incidents = [i for i in record.incidents if i.ground is Ground.CURRENT]
    force = [i for i in incidents if FORCE & set(i.types)]
    happened = incidents_section(record, evidence, force)
    shown = frozenset(block.row for block in happened.blocks if block.row is not None)
    sections = (
        overview_section(record, incidents),
        happened,
        disputes_section(record, evidence),
        tolls_section(record, evidence, shown),
        agreements_section(record, evidence),
        standing_section(record, evidence),
        positions_section(record, evidence),
        mechanisms_section(record, evidence),
        steps_section(record, evidence, [i for i in incidents if not FORCE & set(i.types)]),
        history_section(record, evidence),
        open_section(record, unknown, as_known_on),
    )
    return Brief(_title(incidents), tuple(_basis(record, since, until, as_known_on)), sections, evidence, record)


def _title(incidents: list[Incident]) -> str:
    """Named after the two parties that most incidents are about, where there are two."""
    count = Counter(party for incident in incidents for party in incident.parties)
    chief = sorted(count, key=lambda party: (-count[party], party))[:2]
    return (
        f"Situation report: {' and '.join(map(party_name, sorted(chief)))}" if len(chief) == 2 else "Situation report"
    )


def _basis(record: Record, since: str | None, until: str | None, as_known_on: str | None) -> Iterator[str]:
    days = sorted(
        d for r in record.readings for d in (r.report.published.earliest, r.report.published.latest) if d is not None
    )
    outlets = {outlet_name(r.report) for r in record.readings}
    origins = [o for o in sources_apart(record.origins) if not is_outlet(o)]
    spoken = [s for r in record.readings for s in r.statements if s.cue is not None]
    yield (
        f"{counted(len(record.readings), 'report')} read, from {counted(len(outlets), 'outlet')}, "
        f"published {day_range(days[0], days[-1]) if days else 'on unknown days'}."
    )
    yield f"{counted(len(spoken), 'statement')} found, from {counted(len(origins), 'named origin')} beside the outlets."
    if since or until:
        days_asked = " ".join(f"{word} {day}" for word, day in (("since", since), ("until", until)) if day)
        yield f"Only what is dated {days_asked}."
    if as_known_on:
        yield f"As it could be known on {as_known_on}."
    yield "This page says who reports what and who contests it; it does not say what is true."
