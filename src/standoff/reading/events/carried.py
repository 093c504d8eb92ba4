"""Events that the report has dated or placed a sentence before, and only goes on telling of.

"Gunmen attacked a post near Ber on 7 May. The attack lasted an hour. Two soldiers were killed." A definite noun that
tells of the kind of act told of just before is that act; harm told of right behind an attack, without a time or a place
of its own, was done in it; a headline tells of its lede. Where the acts before differ in their day or place, that stays
open. The grounds of a row say where its day or place comes from.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.clauses import is_verb
from standoff.reading.events.triggers import Trigger
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Event, Moment, Place
from standoff.record.terms import EventType, Ground, Label, Modality, Precision

_BACK = 2
"""Sentences over which a definite noun still means the act last told of."""
_HARM = "the act right before, in which the harm was done"
_THEN = "the time told of before"
_STEM = 4
_WIDE = frozenset({Precision.COUNTRY, Precision.REGION, Precision.AREA})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_SETTING_APART = ("nummod", "poss", "relcl", "acl")
_SEEN = frozenset({Modality.ACTUAL, Modality.ATTEMPTED, Modality.FAILED})


def carried(
    document: Document,
    patterns: EventPatterns,
    triggers: Sequence[Trigger],
    events: Sequence[Event],
    moments: Mapping[str, Moment],
    places: Mapping[str, Place],
) -> tuple[Event, ...]:
    """`events` in their order, with the days and places that they take from the act that they go on telling of."""
    return _Carrier(document, patterns, {t.token.i: t for t in triggers}, moments, places).all(events)


@dataclass(frozen=True)
class _Carrier:
    document: Document
    patterns: EventPatterns
    triggers: Mapping[int, Trigger]
    moments: Mapping[str, Moment]
    places: Mapping[str, Place]

    def all(self, events: Sequence[Event]) -> tuple[Event, ...]:
        told: list[tuple[int, Event]] = []
        found: dict[str, Event] = {}
        for event in sorted(events, key=lambda e: (e.trigger[0], e.type.value, e.id)):
            if event.derived_from is not None or event.modality not in _SEEN:
                continue
            token = self.document.within(*event.trigger[0])[0]
            number = self.document.number_of(token)
            if event.place is None or event.moment is None:
                event = self._gone_on(event, token, number, told)
            found[event.id] = event
            told.append((number, event))
        heads = {e.id: e for e in self._headed([found.get(e.id, e) for e in events])}
        return tuple(heads.get(e.id, found.get(e.id, e)) for e in events)

    def _gone_on(self, event: Event, token: Token, number: int, told: Sequence[tuple[int, Event]]) -> Event:
        if self.document.line_of(token).label is Label.HEADLINE:
            return event
        if event.moment is None and self._at_the_time(token, number):
            dated = [e for at, e in told[-12:] if 0 < number - at <= _BACK and e.moment is not None]
            return self._dated_as(event, dated[-1], _THEN) if dated else event
        if self._points_back(token):
            why, reach = "the act told of before", _BACK
        elif self._only_harms(event, token):
            why, reach = _HARM, 1
        else:
            return event
        before = [
            e for at, e in told[-12:] if 0 <= number - at <= reach and e.type is event.type and e.ground is event.ground
        ]
        if before and why != _HARM and not self._alike(token, before[-1]):
            return event
        if why == _HARM and not any(at == number - 1 for at, _ in told[-12:]):
            return event
        return self._like(event, before, why)

    def _like(self, event: Event, before: Sequence[Event], why: str) -> Event:
        """`event` with the day and the place that all acts of `before` share, if the last of them has one."""
        if not before or self._apart(event, before):
            return event
        last = before[-1]
        days = {(e.moment, e.earliest, e.latest) for e in before if e.moment is not None}
        spots = {e.place for e in before if e.place is not None}
        taken = []
        if event.moment is None and last.moment is not None and len(days) == 1:
            event = replace(event, moment=last.moment, earliest=last.earliest, latest=last.latest)
            taken.append(f"day of {self.moments[last.moment].quote!r}" if last.moment in self.moments else "day")
        if event.place is None and last.place is not None and len(spots) == 1:
            event = replace(event, place=last.place)
            taken.append("place")
        return replace(event, grounds=f"{event.grounds}; {' and '.join(taken)} from {why}") if taken else event

    def _dated_as(self, event: Event, other: Event, why: str) -> Event:
        assert other.moment is not None
        day = f"day of {self.moments[other.moment].quote!r} from {why}"
        dated = replace(event, moment=other.moment, earliest=other.earliest, latest=other.latest, ground=other.ground)
        return replace(dated, grounds=f"{event.grounds}; {day}")

    def _at_the_time(self, token: Token, number: int) -> bool:
        """Whether "at the time", "at that time" or a "then" at its end dates the clause of `token`."""
        for word in self.document.children(token, "advmod"):
            ends = word.i + 1 < len(self.document.tokens) and self.document.tokens[word.i + 1].pos == "PUNCT"
            if word.lower in self.patterns.words["back_then"] and word.i > token.i and ends:
                return True
        tokens = self.document.sentence_tokens(self.document.sentences[number])
        above = {token.i, *(t.i for t in self.document.ancestors(token))}
        for at, the, time in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if (at.lower, time.lower) == ("at", "time") and the.lower in _POINTING and at.head in above:
                return not self.document.children(time) or self.document.children(time) == (the,)
        return False

    def _apart(self, event: Event, before: Sequence[Event]) -> bool:
        """Whether the row has a day, place or doer of its own by which it is another act than those before."""
        doers = {p.party for p in event.actors if p.party is not None}
        for other in before:
            others = {p.party for p in other.actors if p.party is not None}
            if doers and others and not doers & others:
                return True
            if event.place and other.place and self._elsewhere(self.places[event.place], self.places[other.place]):
                return True
            if event.moment and other.moment and event.moment != other.moment:
                return True
        return False

    def _elsewhere(self, one: Place, other: Place) -> bool:
        """Whether two places are not the same, and neither is or may be what the other lies in."""
        nested = one.name in other.within or other.name in one.within
        wide = {one.precision, other.precision} & _WIDE
        return one.id != other.id and not nested and not wide

    def _points_back(self, token: Token) -> bool:
        """Whether a noun tells of an act as known: "the attack", not "the second attack", not "attacks"."""
        if token.pos not in ("NOUN", "PROPN"):
            return False
        if not any(c.lower in _POINTING for c in self.document.children(token, "det")):
            return False
        if self.document.children(token, *_SETTING_APART):
            return False
        return not any(c.lower in self.patterns.words["other_acts"] for c in self.document.children(token))

    def _alike(self, noun: Token, other: Event) -> bool:
        """Whether the noun can mean the other act: of the same stem, any act of force, or both an encounter."""
        words = self.patterns.words
        lemmas = {t.lemma for span in other.trigger for t in self.document.within(*span)}
        if any(lemma[:_STEM] == noun.lemma[:_STEM] for lemma in lemmas):
            return True
        if noun.lemma in words["encounters"] and lemmas & words["encounters"]:
            return True
        return other.type is EventType.ASSAULT and noun.lemma in words["any_act"]

    def _only_harms(self, event: Event, token: Token) -> bool:
        """Whether a sentence of its own tells in the simple past of those hurt, without when, where or by whom."""
        trigger = self.triggers.get(token.i)
        if trigger is None or event.type is not EventType.ASSAULT or not trigger.pattern.has("harm"):
            return False
        if not is_verb(token) or event.actors or event.place or event.moment or event.ground is not Ground.CURRENT:
            return False
        first = self._joined_to(token)
        helpers = self.document.children(first, "aux", "auxpass")
        past = first.tag == "VBD" or any(h.tag == "VBD" and h.lower != "had" for h in helpers)
        top = next((t for t in self.document.ancestors(token) if is_verb(t)), None)
        alone = first.dep == "ROOT" or (first.dep == "ccomp" and top is not None)
        joined = (first, token, *(c for c in self.document.children(token, "conj") if is_verb(c)))
        circumstances = [c for verb in joined for c in self.document.children(verb, "prep", "advcl", "npadvmod")]
        return past and alone and not circumstances

    def _joined_to(self, token: Token) -> Token:
        """The verb of harm that another is joined to: "two were killed and three wounded"."""
        head = self.document.head(token)
        trigger = self.triggers.get(head.i)
        return head if token.dep == "conj" and trigger is not None and trigger.pattern.has("harm") else token

    def _headed(self, events: Sequence[Event]) -> Iterator[Event]:
        """The events of a headline, with the day and place of the like event that the first paragraph opens with."""
        body = next((line for line in self.document.lines if line.label is Label.BODY), None)
        if body is None:
            return
        lede = [e for e in events if body.start <= e.trigger[0][0] < body.end and e.derived_from is None]
        for event in events:
            token = self.document.within(*event.trigger[0])[0]
            if event.derived_from is not None or self.document.line_of(token).label is not Label.HEADLINE:
                continue
            like = [e for e in lede if e.type is event.type and e.ground is event.ground and e.modality in _SEEN]
            if event.modality in _SEEN and event.trigger[0][0] < body.start and like:
                yield self._like(event, like[::-1], "the lede")
