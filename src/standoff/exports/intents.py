"""How PLOVER codes what is only planned or refused: it has no modality, and codes the intent in place of the deed.

PLOVER follows CAMEO: to intend or promise a deed that helps another is AGREE (03), to say that it will not be done is
REJECT (12). A demand is coded as the speech act that it is. What is tried, feared, conditional or denied is no event.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from standoff.exports.occurred import told_as_done
from standoff.knowledge.event_patterns import load_event_patterns
from standoff.record.rows import Event
from standoff.record.terms import Modality, Polarity

_PLANNED = frozenset({Modality.FUTURE, Modality.OFFERED})


def in_plover(events: Iterable[Event]) -> Iterator[Event]:
    """The events of one report that PLOVER codes, in their order: what is told as done, and what is planned or refused
    with the type and code of the intent. Ids stay those of the record; a promise that has a row of its own is not
    coded twice."""
    listed = tuple(events)
    said = {(event.derived_from, event.type) for event in listed if event.derived_from is not None}
    for event in listed:
        done = told_as_done(event)
        coded = by_code(event) if done else _intent(event)
        if coded is not None and (done or (event.statement, coded.type) not in said):
            yield coded


def by_code(event: Event) -> Event:
    """`event` with the type that PLOVER gives its CAMEO code, where the codebook's differs: an apology is SUPPORT."""
    coded = load_event_patterns().codes.get(event.cameo)
    return event if coded is None or coded[0] is event.type else replace(event, type=coded[0], mode=coded[1])


def _intent(event: Event) -> Event | None:
    planned = event.polarity is Polarity.AFFIRMED and event.modality in _PLANNED
    refused = event.polarity is Polarity.NOT_HAPPENED and event.modality is Modality.FUTURE
    kind = "planned" if planned else "refused" if refused else ""
    found = load_event_patterns().intents.get((kind, event.type))
    return replace(event, type=found[0], mode=found[1], cameo=found[2]) if found is not None else None
