"""How much of an event happened: all, some, a part, none, or an amount that the words give."""

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.clauses import is_verb
from standoff.reading.events.control import surface_subjects
from standoff.reading.events.phrases import is_passive
from standoff.reading.events.triggers import Trigger
from standoff.reading.syntax import Document, Token
from standoff.record.terms import Extent


def extent_of(document: Document, trigger: Trigger, patterns: EventPatterns) -> tuple[Extent | None, str | None, bool]:
    """Extent and amount, and whether a word of totality stands in the scope of a negation."""
    words = patterns.words
    near = [*document.children(trigger.token, "advmod", "amod", "npadvmod", "dobj", "attr", "oprd")]
    near += [c for w in trigger.words for c in document.children(w, "advmod", "amod")]
    if trigger.top is not trigger.token:
        near += document.children(trigger.top, "advmod")
    totals = any(t.lower in words["totals"] for t in near)
    own = {w.i for w in trigger.words}
    amount = _amount(document, [t for t in near if t.i not in own], patterns)
    if amount:
        return Extent.AMOUNT, amount, totals
    if any(t.lower in words["partials"] for t in near):
        return Extent.PARTIAL, None, totals
    quantity = _quantity(document, trigger, patterns)
    if quantity is None and totals:
        return Extent.ALL, None, True
    return quantity, None, totals


def _amount(document: Document, near: list[Token], patterns: EventPatterns) -> str | None:
    for token in near:
        if token.lemma in patterns.words["amounts"]:
            left = [t for t in document.subtree(token) if t.i <= token.i]
            return document.text[left[0].start : token.end]
    return None


def _quantity(document: Document, trigger: Trigger, patterns: EventPatterns) -> Extent | None:
    """How much of the thing moved or was given up: "some soldiers", "all its troops", "part of its forces"."""
    if trigger.pattern.type.value not in ("RETREAT", "COERCE", "MOBILIZE"):
        return None
    host = trigger.token
    nouns = list(document.children(host, "dobj", "nsubjpass", "nsubj"))
    if is_verb(host) and not nouns and not is_passive(document, host):
        nouns = list(surface_subjects(document, host, patterns))
    words = patterns.words
    for noun in nouns:
        dets = [c.lower for c in document.children(noun, "det", "amod", "predet", "nummod")] + [noun.lower]
        if any(w in words["some"] for w in dets):
            return Extent.SOME
        if any(w in words["all"] for w in dets):
            return Extent.ALL
    return None
