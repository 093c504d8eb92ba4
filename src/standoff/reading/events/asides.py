"""Words of an event that only tell what another is for or how it came, and so make no row of their own."""

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.clauses import is_verb
from standoff.reading.events.triggers import Trigger
from standoff.reading.syntax import Document
from standoff.record.rows import Statement
from standoff.record.terms import EventType, Stance


@dataclass(frozen=True)
class Asides:
    """The triggers and the cues of statements of a report, by the index of their token."""

    document: Document
    patterns: EventPatterns
    by_token: Mapping[int, Trigger]
    cues: Mapping[int, Statement]

    def trails_a_charge(self, trigger: Trigger) -> bool:
        """Whether it is a participle that the parse hangs on an accuser's verb: "accused X of …, wounding four".

        Most such deeds are the accused's and part of the charge; as it is not sure whose they are, none is coded.
        """
        token = trigger.token
        cued = self.cues.get(token.head)
        charges = cued is not None and cued.stance in (Stance.ACCUSE, Stance.CONDEMN)
        return charges and token.dep == "advcl" and token.tag == "VBG" and token.i > token.head

    def is_unsaid(self, trigger: Trigger) -> bool:
        """Whether an act is only told to have come without a word: "fired without warning"."""
        above = self.document.head(trigger.token)
        return trigger.token.dep in ("pcomp", "pobj") and above.lower == "without"

    def readies_a_blow(self, trigger: Trigger) -> bool:
        """Whether readiness is for a blow, and so no offer: "were ready to attack"."""
        if trigger.pattern.type is not EventType.AGREE or trigger.pattern.noun is not None:
            return False
        hosts = (trigger.token, *self.document.children(trigger.token, "acomp"))
        below = (self.by_token.get(c.i) for host in hosts for c in self.document.children(host, "xcomp"))
        return any(t is not None and t.pattern.type.value in self.patterns.words["striking"] for t in below)

    def tells_aim(self, trigger: Trigger) -> bool:
        """Whether words only tell what a meeting was for: "met to discuss it", "spoke about their cooperation"."""
        token, kind = trigger.token, trigger.pattern.type
        above = self.document.head(token)
        if is_verb(token):
            to = any(c.lower == "to" for c in self.document.children(token, "aux"))
            other = self.by_token.get(above.i) if to and token.dep in ("advcl", "xcomp", "acl") else None
            return other is not None and kind is EventType.CONSULT and other.pattern.type is kind
        if kind.value not in self.patterns.words["talked_about"] or above.lower not in self.patterns.words["topics"]:
            return False
        other = self.by_token.get(above.head)
        return other is not None and other.pattern.type is EventType.CONSULT
