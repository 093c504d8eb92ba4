"""Event nouns that name nobody and mean an act that the report has told before.

"The Chadian army said Libyan troops had entered its territory. It reported similar advances at two places." Acts that
are likened to one told of before by the same voice have its sides. A definite noun ("the attack", "the talks") means
such an act too and is no more real than that, but it has no sides of its own, as the codebook has it. A noun too faint
for a row ("the incursions", "the pullback") makes one where it means such an act. The grounds name the rule.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.events.named import Found
from standoff.reading.events.triggers import Trigger
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Event, Participant
from standoff.record.terms import EventType, Ground, Modality, Polarity

_BACK = 8
_MANY = 16
_STEM = 4
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_APART = ("poss", "relcl", "acl", "nummod")
_BLOWS = frozenset({EventType.ASSAULT, EventType.COERCE})
_AGAIN = "the act told of before"


def retold(
    document: Document,
    patterns: EventPatterns,
    standing: Standing,
    triggers: Mapping[int, Trigger],
    events: Sequence[Event],
    faint: frozenset[str],
) -> tuple[Event, ...]:
    """`events` with what their nouns take from acts told before; the `faint` ones go if they mean none."""
    return _Retold(document, patterns, standing, triggers, faint).all(events)


@dataclass(frozen=True)
class _Retold:
    document: Document
    patterns: EventPatterns
    standing: Standing
    triggers: Mapping[int, Trigger]
    faint: frozenset[str]

    def all(self, events: Sequence[Event]) -> tuple[Event, ...]:
        told: list[tuple[int, Event]] = []
        found: dict[str, Event] = {}
        for event in sorted(events, key=lambda e: (e.trigger[0], e.type.value, e.id)):
            token = self.document.within(*event.trigger[0])[0]
            number = self.document.number_of(token)
            if event.derived_from is None and not _parties(event):
                event = self._filled(event, number, told)
            if event.id in self.faint and _AGAIN not in event.grounds:
                continue
            found[event.id] = event
            if event.derived_from is None:
                told.append((number, event))
        return tuple(found[e.id] for e in events if e.id in found)

    def _filled(self, event: Event, number: int, told: Sequence[tuple[int, Event]]) -> Event:
        trigger = self._trigger(event)
        if trigger is None or trigger.pattern.noun is None or event.actors or event.targets:
            return event
        denied = self._denied(event, trigger.token, told)
        if denied:
            return replace(event, actors=denied, grounds=f"{event.grounds}; implied: who denies it")
        likened = self._is_likened(trigger.token)
        if not (likened or self.points_back(trigger.token)):
            return event
        before = [
            e
            for at, e in told[-_MANY:]
            if number - at <= _BACK and e.type is event.type and e.ground is event.ground and self._alike(trigger, e)
        ]
        if before and not _parties(before[-1]):
            return event
        before = [e for e in before if _parties(e)]
        if likened:
            voice = self._voice(event)
            before = [e for e in before[-1:] if self._voice(e) == voice]
        if not before or event.ground is Ground.BACKGROUND:
            return self._as_real_as(event, before)
        return self._as_real_as(self._with_sides(event, trigger, before[-1], likened=likened), before)

    def _denied(self, event: Event, noun: Token, told: Sequence[tuple[int, Event]]) -> Found:
        """Who denies a blow that the words lay at nobody's door: "Peru denied the raid"; but not who was struck by the
        like before, and may deny the loss."""
        over = self.document.head(noun)
        if noun.dep == "pobj" and self.document.head(over).lemma in self.patterns.words["parts_in"]:
            over = self.document.head(self.document.head(over))
        elif noun.dep != "dobj":
            return ()
        denies = "denied" in {t.get(over.lemma, ("",))[0] for t in self.patterns.governors.values()}
        statement = self.standing.at(noun)
        voice = self.standing.parties(statement)
        if event.type not in _BLOWS or not denies or len(voice) != 1 or not statement.source.spans:
            return ()
        like = [e for _, e in told[-_MANY:] if e.type is event.type]
        if any(voice[0] in _side(e.targets) and voice[0] not in _side(e.actors) for e in like[-1:]):
            return ()
        return (Participant(None, voice[0], tuple(statement.source.spans[:1]), tuple(statement.source.quotes[:1])),)

    def _as_real_as(self, event: Event, before: Sequence[Event]) -> Event:
        """`event` no more real than the act that it means: "they may withdraw … the withdrawal would be watched"."""
        if not before or any(_is_done(e) for e in before) or not _is_done(event):
            return event
        last = before[-1]
        return replace(event, polarity=last.polarity, modality=last.modality)

    def _with_sides(self, event: Event, trigger: Trigger, last: Event, *, likened: bool) -> Event:
        mutual = trigger.pattern.has("symmetric")
        if not likened or event.type is EventType.RETREAT or (mutual and event.type is EventType.ASSAULT):
            return replace(event, grounds=f"{event.grounds}; {_AGAIN}")
        actors = self._as_noun(trigger.token, (*last.actors, *last.targets) if mutual else last.actors)
        targets = () if mutual else self._as_noun(trigger.token, last.targets)
        return replace(event, actors=actors, targets=targets, grounds=f"{event.grounds}; sides of {_AGAIN}")

    def _as_noun(self, noun: Token, side: Found) -> Found:
        span, quote = (noun.start, noun.end), self.document.text[noun.start : noun.end]
        found: dict[str, Participant] = {}
        for each in side:
            if each.party is not None:
                found.setdefault(
                    each.party, replace(each, spans=(span,), quotes=(quote,), via=(*each.spans, *each.via))
                )
        return tuple(found.values())

    def _trigger(self, event: Event) -> Trigger | None:
        words = (t for span in event.trigger for t in self.document.within(*span))
        return next((self.triggers[t.i] for t in words if t.i in self.triggers), None)

    def _voice(self, event: Event) -> tuple[str, ...]:
        return self.standing.speakers(self.document, event)

    def points_back(self, noun: Token) -> bool:
        """Whether a noun tells of an act as known: "the attack", not "the second attack", not "attacks"."""
        if noun.pos not in ("NOUN", "PROPN") or self.document.children(noun, *_APART):
            return False
        children = self.document.children(noun)
        if not any(c.lower in _POINTING for c in children if c.dep == "det"):
            return False
        return not any(c.lower in self.patterns.words["other_acts"] for c in children)

    def _is_likened(self, noun: Token) -> bool:
        """Whether a noun tells of more acts of the kind told of before: "similar advances at two other sections"."""
        return any(c.lower in self.patterns.words["likening"] for c in self.document.children(noun, "amod", "predet"))

    def _alike(self, trigger: Trigger, other: Event) -> bool:
        """Whether the noun can mean the other act: of the same stem or code, any act of force, or both an encounter."""
        words, noun = self.patterns.words, trigger.token
        lemmas = {t.lemma for span in other.trigger for t in self.document.within(*span)}
        if any(lemma[:_STEM] == noun.lemma[:_STEM] for lemma in lemmas):
            return True
        if noun.lemma in words["encounters"] and lemmas & words["encounters"]:
            return True
        if other.type in (EventType.COERCE, EventType.RETREAT):
            return other.cameo == trigger.pattern.cameo
        if other.type is EventType.CONSULT:
            return noun.lemma in words["any_talk"] and trigger.pattern.mode == other.mode
        return other.type is EventType.ASSAULT and noun.lemma in words["any_act"]


def _parties(event: Event) -> bool:
    return any(p.party is not None for p in (*event.actors, *event.targets))


def _is_done(event: Event) -> bool:
    return event.polarity is Polarity.AFFIRMED and event.modality is Modality.ACTUAL


def _side(side: Found) -> tuple[str, ...]:
    return tuple(sorted({p.party for p in side if p.party is not None}))
