"""Present tenses that tell of what is arranged: "the commission meets on Tuesday", "is flying to Juba tomorrow".

English tells of what is on a timetable in the present (Quirk et al. 1985, the "simple present of the future"). The
rule asks for a day that lies ahead, and leaves out headlines, whose present tells of what has happened, habits
("meets every Monday") and blows, which nobody puts on a timetable.
"""

from collections.abc import Iterator

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.events.triggers import Trigger
from standoff.reading.syntax import Document, Token
from standoff.record.terms import Label

_PLAIN = frozenset({"on", "by", "before", "at", "this", "in"})
_HABIT = frozenset({"every", "each", "last", "most", "some", "past"})


def is_scheduled(document: Document, patterns: EventPatterns, trigger: Trigger) -> bool:
    """Whether the event's clause tells in the present of something with a day to come."""
    words = patterns.words
    if trigger.pattern.type.value not in words["arranged"]:
        return False
    verb = trigger.top
    if _is_on_its_way(document, patterns, verb):
        return True
    if not _is_present(document, verb) or document.line_of(verb).label is Label.HEADLINE:
        return False
    hosts = (verb, *document.children(verb, "dobj", "prt", "advmod"), *_below(document, verb))
    return any(_is_to_come(document, patterns, word) for host in hosts for word in _times(document, host))


def _is_on_its_way(document: Document, patterns: EventPatterns, verb: Token) -> bool:
    """Whether people or things are only being sent: "is flying observers to both capitals"."""
    auxiliaries = document.children(verb, "aux", "auxpass")
    present = len(auxiliaries) == 1 and auxiliaries[0].lemma == "be" and auxiliaries[0].tag in ("VBZ", "VBP")
    return verb.tag == "VBG" and present and verb.lemma in patterns.words["dispatching"]


def _below(document: Document, verb: Token) -> Iterator[Token]:
    """The nouns of the verb's phrases, under which the parse may hang a day: "flies to Yangon tomorrow"."""
    for preposition in document.children(verb, "prep"):
        yield from document.children(preposition, "pobj")


def _is_present(document: Document, verb: Token) -> bool:
    auxiliaries = document.children(verb, "aux", "auxpass")
    if any(
        c.lower in ("already", "now", "still", "often", "usually", "always") for c in document.children(verb, "advmod")
    ):
        return False
    if verb.tag in ("VBZ", "VBP"):
        return not auxiliaries
    progressive = verb.tag == "VBG" and len(auxiliaries) == 1
    return progressive and auxiliaries[0].lemma == "be" and auxiliaries[0].tag in ("VBZ", "VBP")


def _times(document: Document, host: Token) -> Iterator[Token]:
    yield from document.children(host, "npadvmod", "advmod")
    for preposition in document.children(host, "prep"):
        if preposition.lower in _PLAIN:
            yield from document.children(preposition, "pobj")


def _is_to_come(document: Document, patterns: EventPatterns, word: Token) -> bool:
    beside = {c.lower for c in document.children(word, "amod", "det", "npadvmod", "nmod", "compound")}
    if beside & _HABIT:
        return False
    coming = patterns.words["coming_days"]
    if word.lower in coming or beside & coming:
        return word.dep != "dobj"
    named = word.tag == "NNP" and word.lower in patterns.words["weekday_names"]
    spell = "this" in beside and word.lemma in patterns.words["spells_ahead"]
    return named or spell
