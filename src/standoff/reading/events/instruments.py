"""What an event was done with: the artillery, drones or ships that its own clause names."""

from collections.abc import Iterator

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.events.phrases import fits
from standoff.reading.events.triggers import Trigger
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Evidence
from standoff.record.terms import EventType


def instruments_of(document: Document, trigger: Trigger, patterns: EventPatterns) -> tuple[Evidence, ...]:
    """The weapons and vehicles that the words of an attack, a move or a seizure say were used, in text order."""
    if trigger.pattern.type not in (EventType.ASSAULT, EventType.MOBILIZE, EventType.COERCE):
        return ()
    found: dict[int, Token] = {}
    for host in {t.i: t for t in (trigger.token, trigger.top)}.values():
        near = [*document.children(host, "dobj", "nsubj", "compound", "amod", "nmod")]
        for prep in document.children(host, "prep", "agent"):
            if prep.lower in ("with", "by", "from", "using", "including"):
                near.extend(document.children(prep, "pobj"))
                near.extend(g for p in document.children(prep, "prep") for g in document.children(p, "pobj"))
        for clause in document.children(host, "advcl"):
            if clause.lower == "using":
                near.extend(document.children(clause, "dobj"))
        for noun in near:
            for each in (noun, *_conjoined(document, noun)):
                if fits(document, patterns.instruments, each):
                    found[each.i] = each
    return tuple(Evidence.of(document.text, [(t.start, t.end)]) for _, t in sorted(found.items()))


def _conjoined(document: Document, noun: Token) -> Iterator[Token]:
    for child in document.children(noun, "conj"):
        yield child
        yield from _conjoined(document, child)
