"""At whom an event is aimed whose own words name nobody: by what it says, by what it is for, by what it is about."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.cast import Cast
from standoff.reading.events.named import Found
from standoff.reading.events.speech_acts import addressed_in, only_other
from standoff.reading.syntax import Document
from standoff.record.rows import Event, Participant, Statement


def aimed(
    document: Document,
    cast: Cast,
    patterns: EventPatterns,
    statements: Mapping[str, Statement],
    events: tuple[Event, ...],
) -> Iterator[Event]:
    """`events` in their order, those without a target aimed at whom their content or purpose concerns.

    A demand or an accusation is aimed at who is to act or has acted, a threat or a promise at who is to bear it; a
    march to demand something at those of whom it is demanded. `statements` are those of the report by id.
    """
    inside: dict[str, list[Event]] = {}
    beside: dict[int, list[Event]] = {}
    for event in events:
        beside.setdefault(_sentence(document, event), []).append(event)
        if event.derived_from is None:
            inside.setdefault(event.statement, []).append(event)
    for event in events:
        said = statements.get(event.derived_from or "")
        if said is not None and not event.targets:
            told = inside.get(said.id, ())
            event = replace(event, targets=_spoken_of(document, cast, patterns, event, said, told))
        aims = patterns.aims.get(event.type)
        if aims and not any(p.party for p in event.targets):
            near = [other for other in beside[_sentence(document, event)] if other.type in aims]
            event = replace(event, targets=_concerned(document, event, near) or event.targets)
        yield event


def _sentence(document: Document, event: Event) -> int:
    return document.sentence_of(document.within(*event.trigger[0])[0]).first


def _spoken_of(
    document: Document,
    cast: Cast,
    patterns: EventPatterns,
    event: Event,
    said: Statement,
    told: Iterable[Event],
) -> Found:
    """Those whose acts the content of a speech act tells, else whom its main clause or it alone names."""
    blamed = event.type.value in patterns.words["blamed"]
    own = {p.party for p in event.actors}
    acts = tuple(told)
    found = _named(own, (e.actors if blamed else e.targets for e in acts)) or _named(own, (e.actors for e in acts))
    return (
        tuple(sorted(found.values(), key=lambda p: p.spans))
        or tuple(p for p in addressed_in(document, said, cast, patterns, blamed) if p.party not in own)
        or only_other(document, said, cast, own)
    )


def _concerned(document: Document, event: Event, near: Iterable[Event]) -> Found:
    """Those whom an act under the event's own words concerns: "marched to demand that Lima pay", "agreed to lend Quito
    money"."""
    own = {t.i for span in event.trigger for t in document.within(*span)}
    parties = {p.party for p in event.actors}
    for other in near:
        token = document.within(*other.trigger[0])[0]
        above = list(itertools.islice(document.ancestors(token), 3))
        between = [token, *itertools.takewhile(lambda t: t.i not in own, above)]
        if other is event or len(between) > len(above) or any(t.dep in ("relcl", "ccomp", "conj") for t in between):
            continue
        found = tuple(p for p in other.targets if p.party is not None and p.party not in parties)
        if found:
            return found
    return ()


def _named(own: set[str | None], sides: Iterable[Found]) -> dict[str, Participant]:
    """The participants of `sides` by party, without those of `own`."""
    return {p.party: p for side in sides for p in reversed(side) if p.party is not None and p.party not in own}
