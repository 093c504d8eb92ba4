"""Words of an event that only tell what another is for or how it came, and so make no row of their own."""

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.clauses import is_verb
from standoff.reading.events.triggers import Trigger
from standoff.reading.events.voice import doers
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Statement
from standoff.record.terms import EventType, Modality, Stance

_EASING = frozenset({EventType.RETREAT, EventType.CONCEDE})
_BACKING = frozenset({Stance.ENDORSE, Stance.PRAISE})


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
        speaks = trigger.pattern.has("speech") and trigger.pattern.noun is None
        if trigger.pattern.type is not EventType.AGREE or not speaks:
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

    def is_mere(self, trigger: Trigger) -> bool:
        """Whether words only tell of which measure another is, of an answer to nothing, or ask for consent."""
        return (
            self.answers_nothing(trigger)
            or self.is_asked_of_hearer(trigger)
            or self.is_lifted(trigger)
            or self.is_permitted(trigger)
            or self.is_by_nature(trigger)
        )

    def is_by_nature(self, trigger: Trigger) -> bool:
        """Whether rain, snow or prices do what the words tell: "rain has cut the road", "rice struck a new high"."""
        if trigger.pattern.noun is not None:
            return False
        doers_of = doers(self.document, trigger.token, self.patterns)
        return bool(doers_of) and all(
            t.lemma in self.patterns.words["forces_of_nature"] and not t.entity for t in doers_of
        )

    def is_permitted(self, trigger: Trigger) -> bool:
        """Whether an act is only what people are let do, whose row is the leave: "were allowed to visit the camp"."""
        verb, kind = trigger.token, trigger.pattern.type
        if kind not in (EventType.CONSULT, EventType.RETREAT) or verb.tag != "VB":
            return False
        above = self._near(verb)[:1]
        return any(t.pattern.type is EventType.CONCEDE and t.pattern.adjective for t in above)

    def is_only_asked_for(self, trigger: Trigger, modality: Modality) -> bool:
        """Whether words that are asked for are no more than the request: "demanded an apology"."""
        words = {t.lemma for t in trigger.words}
        return modality is Modality.DEMANDED and bool(words & self.patterns.words["asked_words"])

    def answers_nothing(self, trigger: Trigger) -> bool:
        """Whether a bare "responded" stands where no blow was told of before it: "the army did not respond"."""
        token = trigger.token
        if trigger.pattern.type.value not in self.patterns.words["striking"] or not trigger.pattern.has("lone"):
            return False
        first = self.document.sentences[max(0, self.document.number_of(token) - 1)].first
        before = (t for i, t in self.by_token.items() if first <= i < token.i)
        struck = any(t.pattern.type.value in self.patterns.words["striking"] for t in before)
        return token.lemma in self.patterns.words["answering"] and not struck

    def is_asked_of_hearer(self, trigger: Trigger) -> bool:
        """Whether a question only asks whom it is put to for consent: "Will you agree to that?"."""
        tokens = self.document.sentence_tokens(self.document.sentence_of(trigger.token))
        asks = any(t.text == "?" for t in tokens[-2:])
        hearer = any(s.lower == "you" for s in self.document.children(trigger.token, "nsubj"))
        return asks and hearer and trigger.pattern.type is EventType.AGREE

    def is_lifted(self, trigger: Trigger) -> bool:
        """Whether a participle only tells which measure is lifted: "eased curbs imposed in May"."""
        token = trigger.token
        if token.dep != "acl" or token.tag != "VBN" or trigger.pattern.mode != "restrict":
            return False
        return any(
            t.token.i != token.i and t.pattern.type in _EASING and any(w.i == token.head for w in t.words)
            for t in self._near(token)
        )

    def _near(self, token: Token) -> tuple[Trigger, ...]:
        above = (self.by_token.get(t.i) for t in self.document.ancestors(token))
        return tuple(t for t in above if t is not None)

    def only_serves(self, cue: Token, statement: Statement) -> bool:
        """Whether words of backing only tell what a deed is for: "sent lorries to support refugees".

        A call or meeting is where they are said: "called the premier to congratulate him".
        """
        cue = self.document.head(cue) if cue.tag == "TO" else cue
        to = any(c.lower == "to" for c in self.document.children(cue, "aux"))
        purpose = to and cue.tag == "VB" and cue.dep in ("advcl", "acl", "relcl", "xcomp")
        over = self._near(cue)[:1]
        return purpose and statement.stance in _BACKING and any(t.pattern.type is not EventType.CONSULT for t in over)

    def only_telephones(self, cue: Token, statement: Statement) -> bool:
        """Whether "call" is by telephone, and what follows what it was for: "called the king to thank him"."""
        asks = statement.stance is Stance.REQUEST and cue.lemma == "call" and bool(self.document.children(cue, "dobj"))
        particles = [c for c in self.document.children(cue, "prep", "prt") if c.lower in ("on", "upon", "for")]
        of_time = (n.entity in ("DATE", "TIME") for p in particles for n in self.document.children(p, "pobj"))
        return asks and sum(of_time) == len(particles)
