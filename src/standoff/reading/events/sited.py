"""Whom a phrase names by a place alone: a state, people settled in it, what is struck there, people of its nation.

`Sited` holds what the readers of an event's phrases share: the parse, the cast, the word lists and the places.
"""

from collections.abc import Mapping

from standoff.knowledge.event_patterns import EventPatterns, Pattern
from standoff.knowledge.territories import load_territories
from standoff.reading.cast import Cast
from standoff.reading.events.phrases import prepositional
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Participant, Place
from standoff.record.terms import EventType


class Sited:
    """The participants that the places of a report give to an event."""

    def __init__(
        self,
        document: Document,
        cast: Cast,
        patterns: EventPatterns,
        places: Mapping[int, Place],
        pattern: Pattern | None = None,
    ) -> None:
        self.document = document
        self.cast = cast
        self.patterns = patterns
        self.places = places
        kind = pattern.type if pattern is not None else None
        self.capitals = kind is not None and kind.value in patterns.words["addressing"]
        self.strikes = kind is EventType.ASSAULT
        self.sends = kind in (EventType.AID, EventType.COOPERATE, EventType.MOBILIZE)
        self.grounds = kind is not None and kind.value in patterns.words["striking"]

    def state(self, head: Token) -> Participant | None:
        """The state that `head` names where nothing makes an actor of it: "crossed into Sudan", "called on Moscow".

        A capital stands for its state only where somebody is spoken to or dealt with, and not as the scene ("in").
        """
        place = self.places.get(head.i) if self.state_at(head) else None
        scene = self.document.head(head).lower in self.patterns.words["scenes"]
        if place is None or (place.kind == "capital" and (scene or not (self.capitals or self._is_asked(head)))):
            return None
        span = next(s for s in place.mentions if s[0] <= head.start < s[1])
        return Participant(None, place.country, (span,), (self.document.text[span[0] : span[1]],))

    def national(self, head: Token, phrase: tuple[Token, ...]) -> Participant | None:
        """The side of people named by their nation alone: "Peruvian activists", not "anti-Peruvian activists"."""
        if head.lemma not in self.patterns.words["nationals"]:
            return None
        for token in phrase:
            known = load_territories().of_demonym(token.text) if token.dep == "amod" and token.pos == "ADJ" else ()
            before = self.document.tokens[token.i - 1] if token.i else token
            if len(known) == 1 and not known[0].claimed_by and before.text != "-" and before.lower != "ethnic":
                start, end = phrase[0].start, head.end
                return Participant(None, known[0].code, ((start, end),), (self.document.text[start:end],))
        return None

    def settled_at(self, head: Token, phrase: tuple[Token, ...]) -> Participant | None:
        """The country of people or bodies whom the words settle in an undisputed place of it: "police in Karachi"."""
        words = self.patterns.words
        state_work = head.lemma in words["works"] and any(t.lemma in words["state_works"] for t in phrase[:-1])
        if head.lemma not in words["settled"] and not (state_work and self.grounds):
            return None
        for noun in (*prepositional(self.document, head, *self.patterns.words["settling"]), *self._beside(head)):
            near = (noun, *self.document.children(noun, "compound", "nmod"))
            noun = next((t for t in near if t.i in self.places), noun)
            place = self.places.get(noun.i)
            if place is not None and place.country is not None and not place.claimed_by:
                span, where = (phrase[0].start, head.end), next(s for s in place.mentions if s[0] <= noun.start < s[1])
                return Participant(None, place.country, (span,), (self.document.text[span[0] : span[1]],), (where,))
        return None

    def _beside(self, head: Token) -> tuple[Token, ...]:
        """The place right after a subject, which the parse may hang on the verb: "Police in Nairobi fired"."""
        after = self.document.tokens[head.i + 1 : head.i + 2]
        bears = head.dep in ("nsubj", "nsubjpass", "dobj")
        hung = [t for t in after if t.dep == "prep" and t.head == head.head and bears]
        settling = self.patterns.words["settling"]
        return tuple(n for t in hung if t.lower in settling for n in self.document.children(t, "pobj"))

    def taken(self, head: Token) -> Participant | None:
        """The country of the undisputed place that is itself struck, taken or entered: "shelled Jericho"."""
        near = (head, *self.document.children(head, "compound", "poss", "nmod"))
        place = next((self.places[t.i] for t in near if t.i in self.places), None)
        above = self.document.head(head).lower
        if not self.grounds or place is None or place.country is None or place.claimed_by or place.kind == "capital":
            return None
        scene = above == "at" and self.document.head(self.document.head(head)).lemma in self.patterns.words["hurting"]
        if scene or (head.dep not in ("dobj", "nsubjpass") and above not in self.patterns.words["entering"]):
            return None
        span = next(s for t in near for s in place.mentions if s[0] <= t.start < s[1])
        return Participant(None, place.country, (span,), (self.document.text[span[0] : span[1]],))

    def state_at(self, token: Token) -> bool:
        """Whether `token` names a country or its capital, undisputed."""
        place = self.places.get(token.i)
        return place is not None and place.kind in ("state", "capital") and not place.claimed_by

    def _is_asked(self, head: Token) -> bool:
        over = self.document.head(head)
        verb = self.document.head(over)
        listed = self.patterns.particle_governors.get(verb.lemma, ())
        called = any(particle == over.lower and controller == "object" for particle, _, controller in listed)
        return called or verb.lemma in self.patterns.governors["objects"]
