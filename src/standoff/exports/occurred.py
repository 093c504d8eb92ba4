"""What goes into the exports of other event data: what the record is told to have happened, and how sure that is.

ACLED, UCDP and PLOVER hold events that took place. An event mention counts where its words tell it as done: affirmed
and actual. An incident counts where at least one origin tells it so, where it is part of the running crisis and not of
its history, where nobody has withdrawn it, and where a day or an interval is known. Incidents that a side denies stay
in, marked `contested`: leaving them out would be taking a side.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from standoff.record.joined import Incident, JoinedPlace, Record
from standoff.record.rows import Event, Reading, Report
from standoff.record.terms import ClaimGrade, Ground, Modality, Polarity


def told_as_done(event: Event) -> bool:
    """Whether the words of an event mention tell it as something that took place."""
    return event.polarity is Polarity.AFFIRMED and event.modality is Modality.ACTUAL


def told_as_tried(event: Event) -> bool:
    """Whether the words of an event mention tell it as something that was attempted, or failed."""
    return event.polarity is Polarity.AFFIRMED and event.modality in (Modality.ATTEMPTED, Modality.FAILED)


@dataclass(frozen=True)
class Occurred:
    """One incident with the mentions that tell it as done, in order of id, and the reports that they stand in.

    `tried` are the mentions beside them that tell of an attempt or a failure.
    """

    incident: Incident
    mentions: tuple[Event, ...]
    reports: tuple[Report, ...]
    place: JoinedPlace | None = None
    tried: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Happened:
    """The incidents of a record that the exports hold."""

    record: Record

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """The reading that each event id stands in."""
        return {event.id: reading for reading in self.record.readings for event in reading.events}

    @cached_property
    def _events(self) -> dict[str, Event]:
        return {event.id: event for reading in self.record.readings for event in reading.events}

    def incidents(self) -> Iterator[Occurred]:
        """Those incidents in order of day and id."""
        places = {place.id: place for place in self.record.places}
        for incident in sorted(self.record.incidents, key=lambda i: (i.earliest or "", i.id)):
            known = sorted((self._events[e] for e in incident.events if e in self._events), key=lambda e: e.id)
            mentions, tried = (tuple(filter(told, known)) for told in (told_as_done, told_as_tried))
            dated = incident.earliest is not None and incident.latest is not None
            current = incident.ground is Ground.CURRENT and incident.status is not ClaimGrade.WITHDRAWN
            if mentions and dated and current:
                reports = {r.report.id: r.report for e in mentions if (r := self.readings[e.id])}
                in_order = tuple(reports[key] for key in sorted(reports))
                yield Occurred(incident, mentions, in_order, places.get(incident.place or ""), tried)
