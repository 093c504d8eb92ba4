"""The triggers that the trained reader hears (`reading.tagging.acts`) and no pattern knows.

The patterns know words and what must stand around them; the reader knows what tells an act in a paragraph, also in
plain verbs of many meanings, but not its code. Words of which it is sure get the general code of their type and the
roles that the type's patterns have, and go the way of all triggers from there. Words that say, ask or charge are left
to the statements.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from standoff.knowledge.event_patterns import EventPatterns, NounWords
from standoff.reading.events.triggers import Trigger, carrier_of
from standoff.reading.syntax import Document, Token
from standoff.reading.tagging.acts import ActHeads, Heard, heard_in
from standoff.reading.tagging.tagger import Encoded
from standoff.record.rows import Span
from standoff.record.terms import EventType

CERTAIN = 0.8
_OF_ENDED = ("dobj", "xcomp")
"""What a verb of ending has as its object tells of no act beside it: "stopped shelling"."""
_TELLING = ("VERB", "NOUN", "AUX", "ADJ", "PROPN")


@dataclass(frozen=True)
class Hearing:
    """What the trained reader makes of one report's windows."""

    heads: ActHeads | None
    windows: tuple[Encoded, ...]

    @classmethod
    def of(cls, heads: ActHeads, encoded: Iterable[Encoded]) -> "Hearing":
        return cls(heads, tuple(encoded))

    def window_of(self, span: Span) -> Encoded | None:
        """The window that `span` begins in."""
        return next((e for e in self.windows if e.window.words[0].start <= span[0] < e.window.words[-1].end), None)

    def heard(self) -> Iterable[Heard]:
        if self.heads is None:
            return ()
        return tuple(row for each in self.windows for row in heard_in(each, self.heads.chances(each)))


def with_heard(
    document: Document,
    patterns: EventPatterns,
    triggers: Sequence[Trigger],
    cues: frozenset[int],
    hearing: Hearing,
) -> tuple[Trigger, ...]:
    """The triggers and those that are heard beside them, in text order; `cues` are the tokens of cues of statements."""
    taken = {word.i for trigger in triggers for word in trigger.words} | cues
    ended = {trigger.token.i for trigger in triggers if trigger.pattern.type is EventType.RETREAT}
    heard = (t for row in hearing.heard() if (t := _added(document, patterns, row, taken)) is not None)
    added = [t for t in heard if t.token.head not in ended or t.token.dep not in _OF_ENDED]
    return tuple(sorted((*triggers, *added), key=lambda t: (t.words[0].i, t.token.i)))


def _added(document: Document, patterns: EventPatterns, row: Heard, taken: set[int] | frozenset[int]) -> Trigger | None:
    words = document.within(*row.span)
    general = patterns.general.get(row.type)
    if row.chance < CERTAIN or general is None or general.has("speech") or any(w.i in taken for w in words):
        return None
    head = _head(words)
    if head is None:
        return None
    if head.pos == "VERB" or head.pos == "AUX":
        return Trigger(
            replace(general, words=(head.lemma,), name=f"heard {row.type.value} {row.chance:.2f}"), head, tuple(words)
        )
    carrier, carriage = carrier_of(document, head, patterns)
    noun = patterns.general_nouns[row.type]
    pattern = replace(
        noun, words=(head.lemma,), noun=NounWords(head.lemma), name=f"heard {row.type.value} {row.chance:.2f}"
    )
    return Trigger(pattern, head, tuple(words), carrier, carriage)


def _head(words: Sequence[Token]) -> Token | None:
    """The word of a run that the others hang on: the first that tells something and whose governor is outside."""
    inside = {w.i for w in words}
    tops = [w for w in words if w.pos in _TELLING and (w.head not in inside or w.head == w.i)]
    return tops[0] if tops else None
