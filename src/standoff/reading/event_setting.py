"""Where and when an event took place, by the words of its own clause, and whether it is history.

A place counts only where a preposition of place leads from it to the event ("near Goris"), where the event is done to
it ("shelled Goris") or where a relative clause tells what happened there; a moment only where it hangs from the
event's verb or noun. What the report names elsewhere is not the event's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.clauses import is_verb, own_phrase
from standoff.reading.event_triggers import Trigger
from standoff.reading.ground import HISTORY, ground_of
from standoff.reading.located import Located
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Moment, Place, Published
from standoff.record.terms import Ground, Precision

_ADVERBIAL = ("npadvmod", "prep", "advmod", "nmod", "appos")
_COARSE = frozenset({Precision.COUNTRY, Precision.UNRESOLVED})
_DONE_TO = frozenset({"dobj", "nsubjpass", "compound", "poss", "amod"})


@dataclass(frozen=True)
class Setting:
    """The places and moments of a report, ready to be asked for one event."""

    document: Document
    located: Located
    patterns: EventPatterns
    published: Published
    anchor: date | None

    @classmethod
    def of(
        cls,
        document: Document,
        places: Iterable[Place],
        moments: tuple[Moment, ...],
        patterns: EventPatterns,
        published: Published,
    ) -> "Setting":
        days = [d for m in moments if (d := _day(m.latest)) is not None]
        anchor = _day(published.latest) or max(days, default=None)
        return cls(document, Located.of(document, places, moments), patterns, published, anchor)

    def moment(self, trigger: Trigger) -> Moment | None:
        """The point of time that the event's own words give, else that of the verb it depends on."""
        for host in self._hosts(trigger):
            found = self.located.moment(self._phrase(host))
            if found is not None:
                return found
        for verb in self._above(trigger):
            for child in self.document.children(verb, *_ADVERBIAL):
                found = self.located.moment(own_phrase(self.document, child))
                if found is not None:
                    return found
        return None

    def place(self, trigger: Trigger) -> Place | None:
        """The most exactly known place that the event's own words put it at."""
        for host in self._hosts(trigger):
            tokens = [t for t in self._phrase(host) if self._leads(t, host)]
            found = self.located.place(tokens)
            if found is not None:
                return found
        for verb in {t.i: t for t in (trigger.top, trigger.token)}.values():
            if verb.dep == "relcl" and any(c.lower == "where" for c in self.document.children(verb, "advmod")):
                found = self.located.place(own_phrase(self.document, self.document.head(verb)))
                if found is not None:
                    return found
        return None

    def ground(self, trigger: Trigger, moment: Moment | None) -> Ground:
        """Background for what is over a year old at the report's date, and for wars told as history."""
        if moment is not None and moment.latest is not None:
            if self.published.earliest is not None:
                return ground_of(moment, self.published)
            return self._old(moment)
        if trigger.pattern.has("background") and not self._running(trigger):
            return Ground.BACKGROUND
        sentence = self.document.sentence_tokens(self.document.sentence_of(trigger.token))
        found = {m.id: m for t in sentence if (m := self.located.moment((t,))) is not None and m.latest}
        old = [self._old(m) is Ground.BACKGROUND for m in found.values()]
        past = trigger.top.tag in ("VBD", "VBN", "NN", "NNS", "VBG", "VB")
        return Ground.BACKGROUND if old and all(old) and past else Ground.CURRENT

    def _old(self, moment: Moment) -> Ground:
        latest = _day(moment.latest)
        if latest is None or self.anchor is None:
            return Ground.CURRENT
        return Ground.BACKGROUND if self.anchor - latest > HISTORY else Ground.CURRENT

    def _running(self, trigger: Trigger) -> bool:
        """Whether the words tell of a war that goes on or is to come."""
        tops = (trigger.top, trigger.carrier or trigger.top)
        return any(
            t.tag in ("VBZ", "VBP") or any(c.lower in ("will", "is", "are") for c in self.document.children(t, "aux"))
            for t in tops
            if is_verb(t)
        )

    def _hosts(self, trigger: Trigger) -> Iterator[Token]:
        yield trigger.token
        if trigger.carrier is not None and trigger.carrier is not trigger.token:
            yield trigger.carrier

    def _phrase(self, host: Token) -> tuple[Token, ...]:
        return own_phrase(self.document, host)

    def _above(self, trigger: Trigger) -> Iterator[Token]:
        """The verbs whose adverbs also date the event: that of an infinitive, of a conjunct, of a noun's clause."""
        token = trigger.top
        for _ in range(4):
            head = self.document.head(token)
            if head.i == token.i or token.dep in ("ccomp", "relcl", "advcl", "parataxis"):
                return
            if is_verb(head):
                if token.dep == "conj" and self.document.children(token, "nsubj", "nsubjpass"):
                    return
                if token.dep in ("xcomp", "conj", "dobj", "nsubj", "nsubjpass", "prep", "attr"):
                    yield head
                return
            token = head

    def _leads(self, token: Token, host: Token) -> bool:
        """Whether a preposition of place, or being what the event is done to, ties `token` to `host`."""
        place = self.located.place((token,))
        if place is None:
            return False
        coarse = place.precision in _COARSE
        below = token
        for above in (token, *self.document.ancestors(token)):
            if above.i == host.i:
                return below.dep in _DONE_TO and not coarse
            if above.pos in ("ADP", "SCONJ") and above.i != token.i:
                if above.lower in self.patterns.words["place_prepositions"] and not (coarse and above.lower == "of"):
                    return True
            below = above
        return False


def _day(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
