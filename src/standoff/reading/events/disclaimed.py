"""Blows that a side says its own people have not struck: such a saying is a denial, whatever its verb.

"None of our planes crossed the frontier", says a ministry only where somebody holds the contrary. What a side says
that others have not done to it, and what an outlet says that nobody did, has only not happened.
"""

from collections.abc import Iterator
from dataclasses import replace

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.standing import Standing
from standoff.record.rows import Event
from standoff.record.terms import Modality, Polarity


def disclaimed(patterns: EventPatterns, standing: Standing, events: tuple[Event, ...]) -> Iterator[Event]:
    """`events` in their order, the blows that their doers say they have not struck as denied."""
    by_id = {s.id: s for s in standing.statements}
    for event in events:
        negated = event.polarity is Polarity.NOT_HAPPENED and event.modality is Modality.ACTUAL
        if negated and event.type.value in patterns.words["striking"] and event.derived_from is None:
            holders = set(standing.parties(by_id[event.statement]))
            if holders and holders == {p.party for p in event.actors}:
                event = replace(event, polarity=Polarity.DENIED, grounds=f"{event.grounds}; disclaimed by its doer")
        yield event
