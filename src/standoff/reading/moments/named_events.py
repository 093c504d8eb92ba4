"""Named wars and truces as dates: "the autumn war", "the Second Karabakh War", "the 2020 war"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.knowledge.calendar import Calendar, KnownEvent, plain_name
from standoff.reading.moments.intervals import Day, Interval
from standoff.reading.syntax import Document
from standoff.record.rows import Span
from standoff.record.terms import READ_LABELS


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase of the text that names a known event."""

    span: Span
    event: KnownEvent


def events_in_context(document: Document, calendar: Calendar, last: Day | None) -> tuple[KnownEvent, ...]:
    """The known events that had begun by the `last` possible day of publication and whose context the text mentions.

    A context is mentioned when one of its words stands in the text; an event without context words is always known.
    """
    words = {word for event in calendar.events for word in event.context}
    present = {word for word in words if word in document.text}
    begun = [event for event in calendar.events if last is None or event.earliest <= last]
    return tuple(event for event in begun if not event.context or present.intersection(event.context))


def named_events(document: Document, calendar: Calendar, known: Iterable[KnownEvent]) -> Iterator[Named]:
    """The phrases of the lines read that name exactly one event of those `known`, in text order."""
    pattern = calendar.event_names
    if pattern is None:
        return
    allowed = {event.id for event in known}
    for line in document.lines:
        if line.label not in READ_LABELS:
            continue
        for match in pattern.finditer(document.text, line.start, line.end):
            found = [e for e in calendar.by_name.get(plain_name(match.group()), ()) if e.id in allowed]
            if len(found) == 1:
                yield Named(match.span(), found[0])


def war_within(interval: Interval, known: Iterable[KnownEvent]) -> KnownEvent | None:
    """The only known war that lies in the interval, if there is exactly one."""
    found = [e for e in known if e.kind == "war" and interval.first <= e.earliest and e.latest <= interval.last]
    return found[0] if len(found) == 1 else None
