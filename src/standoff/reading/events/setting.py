"""Where and when an event took place, by the words of its own clause, and whether it is history.

A place counts only where a preposition of place leads from it to the event ("near Goris"), where the event is done to
it ("shelled Goris") or where a relative clause tells what happened there; a moment only where it hangs from the
event's verb or noun. What the report names elsewhere is not the event's.
"""

import bisect
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.clauses import is_verb, own_phrase
from standoff.reading.events.triggers import Trigger
from standoff.reading.events.when import When, hosts
from standoff.reading.ground import is_history
from standoff.reading.located import Located
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Moment, Place, Published, Statement
from standoff.record.terms import EventType, Ground, Precision

_COARSE = frozenset({Precision.COUNTRY, Precision.UNRESOLVED})
_DASHES = frozenset({"-", "--", "–", "—"})
_DONE_TO = frozenset({"dobj", "nsubjpass", "compound", "poss", "amod"})


@dataclass(frozen=True)
class Setting:
    """The places and moments of a report, ready to be asked for one event."""

    document: Document
    located: Located
    patterns: EventPatterns
    published: Published
    anchor: date | None
    triggers: frozenset[int] = frozenset()
    firsts: tuple[int, ...] = ()
    sources: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls,
        document: Document,
        places: Iterable[Place],
        moments: tuple[Moment, ...],
        patterns: EventPatterns,
        published: Published,
        triggers: Iterable[Trigger] = (),
        statements: Iterable[Statement] = (),
    ) -> "Setting":
        days = [d for m in moments if (d := _day(m.latest)) is not None]
        anchor = _day(published.latest) or max(days, default=None)
        return cls(
            document,
            Located.of(document, places, moments),
            patterns,
            published,
            anchor,
            frozenset(t.token.i for t in triggers),
            tuple(s.first for s in document.sentences),
            frozenset(t.i for s in statements for span in s.source.spans for t in document.within(*span)),
        )

    @cached_property
    def when(self) -> When:
        """What is asked for the time of an event."""
        return When(self.document, self.located, self.patterns)

    def moment(self, trigger: Trigger) -> Moment | None:
        """The point of time that the event's own words give, else that of the clause it goes on from."""
        return self.when.moment(trigger)

    def place(self, trigger: Trigger) -> Place | None:
        """The most exactly known place that the event's own words put it at."""
        tokens = [t for host in hosts(trigger) for t in own_phrase(self.document, host) if self._leads(t, host)]
        for verb in {t.i: t for t in (trigger.top, trigger.token)}.values():
            if verb.dep == "relcl" and any(c.lower == "where" for c in self.document.children(verb, "advmod")):
                tokens.extend(own_phrase(self.document, self.document.head(verb)))
        return self.located.place(tokens) or self._place_gone_on_from(trigger)

    def _place_gone_on_from(self, trigger: Trigger) -> Place | None:
        """The place of the clause in which it is done ("shelled the port, killing four"), or that tells how it came."""
        verb = trigger.top
        hosts_around: list[Token] = []
        for _ in range(3):
            head = self.document.head(verb)
            if head.i == verb.i or not is_verb(verb) or not is_verb(head) or not self.when.is_done_in(verb, head):
                break
            hosts_around.append(head)
            verb = head
        if trigger.pattern.has("harm"):
            hosts_around.extend(self.when.of_same_harm(trigger.token))
        hosts_around.extend(self.when.clauses_within(trigger.top))
        over = self.document.head(trigger.token)
        if trigger.token.dep == "nsubjpass" and over.lemma in self.patterns.words["perceived"]:
            hosts_around.append(over)
        for host in hosts_around:
            found = self.located.place(t for t in own_phrase(self.document, host) if self._leads(t, host))
            if found is not None:
                return found
        return None

    def ground(self, trigger: Trigger, moment: Moment | None) -> Ground:
        """Background for what is over a year old at the report's date, and for wars told as history."""
        if moment is not None and moment.latest is not None:
            return self._told(trigger) if self._since(trigger, moment) else self._old(moment, trigger)
        if moment is not None and moment.timex.value[:4] == "XXXX":
            return Ground.CURRENT
        war = any(w.lemma in self.patterns.words["wars"] for w in trigger.words)
        opened = trigger.carrier is not None and trigger.carrier.lemma in self.patterns.words["openings"]
        ahead = opened or self._lies_ahead(trigger) or self._running(trigger)
        if (war or trigger.pattern.has("background")) and not ahead:
            return Ground.BACKGROUND
        if self._follows_from(trigger) or self._is_commemorated(trigger) or self._is_years_back(trigger):
            return Ground.BACKGROUND
        if trigger.top.tag not in ("VBD", "VBN", "NN", "NNS", "VBG", "VB"):
            return Ground.CURRENT
        if any(
            c.lower in ("has", "have", "is", "are") or c.lower in self.patterns.modals
            for c in self.document.children(trigger.top, "aux", "auxpass")
        ):
            return Ground.CURRENT
        return self._told(trigger)

    def _lies_ahead(self, trigger: Trigger) -> bool:
        """Whether the verb above makes of a war one that is wanted, feared or not begun: "does not want war"."""
        verb = self.document.head(trigger.token)
        effect = self.patterns.governors["verbs"].get(verb.lemma, ("none", ""))[0]
        modal = any(self.patterns.modals.get(a.lower) for a in self.document.children(verb, "aux"))
        told = bool(self.document.children(trigger.token, "relcl"))
        return (
            not told and trigger.token.dep == "dobj" and (effect in ("hypothetical", "future", "not-happened") or modal)
        )

    def _is_commemorated(self, trigger: Trigger) -> bool:
        """Whether people mark the day of the event: "the anniversary of the raid", "the day when the bombs fell"."""
        above = list(self.document.ancestors(trigger.token))
        nouns = [n for t in above if is_verb(t) for n in self.document.children(t, "dobj", "nsubj")]
        nouns += [
            n for t in above for p in self.document.children(t, "prep") for n in self.document.children(p, "pobj")
        ]
        days = self.patterns.words["commemorations"]
        marked = (t.lemma in days for t in above)
        beside = trigger.token.dep in ("advcl", "relcl") and any(n.lemma in days for n in nouns)
        return any(marked) or beside

    def _is_years_back(self, trigger: Trigger) -> bool:
        """Whether years have passed since the event: "ten years after the port was shelled"."""
        top = trigger.top
        marks = [m for m in self.document.children(top, "mark") if m.lower == "after"]
        marks += [p for p in (self.document.head(trigger.token),) if p.dep == "prep" and p.lower == "after"]
        before = (self.document.tokens[m.i - 1] for m in marks if m.i)
        return any(t.lemma in self.patterns.words["past_ground"] or t.lemma == "year" for t in before)

    def _follows_from(self, trigger: Trigger) -> bool:
        """Whether the event only led to one that is history: "promises were made in May last year, after fighting"."""
        after = self.document.head(trigger.token)
        if trigger.token.dep not in ("pobj", "pcomp") or after.lower not in self.patterns.words["not_during"]:
            return False
        for verb in itertools.islice((t for t in self.document.ancestors(after) if is_verb(t)), 2):
            moment = self.when.during(verb)
            if moment is not None:
                return self._old(moment) is Ground.BACKGROUND
        return False

    def _told(self, trigger: Trigger) -> Ground:
        """Background where all that the sentence dates, or else the sentence before it, is long past."""
        number = bisect.bisect_right(self.firsts, trigger.token.i) - 1
        for at in (number, number - 1):
            if at < 0 or self.document.sentences[at].line != self.document.sentences[number].line:
                break
            old = [self._old(m) is Ground.BACKGROUND for m in self._dated(at, trigger)]
            if old:
                return Ground.BACKGROUND if all(old) else Ground.CURRENT
        return Ground.CURRENT

    def _dated(self, number: int, trigger: Trigger) -> list[Moment]:
        """The dated moments of a sentence, without those inside relative clauses that the event is not part of."""
        own = {trigger.token.i, *(t.i for t in self.document.ancestors(trigger.token))}
        found: dict[str, Moment] = {}
        for token in self.document.sentence_tokens(self.document.sentences[number]):
            moment = self.located.moment((token,))
            if moment is None or moment.latest is None:
                continue
            clauses = [t for t in (token, *self.document.ancestors(token)) if t.dep in ("relcl", "acl")]
            asides = [
                t
                for t in self.document.ancestors(token)
                if t.lower in self.patterns.words["not_during"] or t.lower == "since"
            ]
            thing = self.when.dates_another(token, trigger.token)
            if all(c.i in own for c in clauses) and not asides and not thing:
                found[moment.id] = moment
        return list(found.values())

    def _since(self, trigger: Trigger, moment: Moment) -> bool:
        above = {t.i for t in self.document.ancestors(trigger.token)}
        return any(
            t.lower == "since" and t.i not in above
            for token in self.document.within(*moment.span)
            for t in self.document.ancestors(token)
            if t.dep in ("prep", "mark")
        )

    def _old(self, moment: Moment, trigger: Trigger | None = None) -> Ground:
        """Background for what is history to the report by its date (`is_history`).

        In a report without a date a bare year ("in 1962") is history: nobody dates news by its year alone.
        """
        latest = _day(moment.latest)
        lasts = trigger is not None and trigger.pattern.type is EventType.AGREE
        if self.published.latest is None and moment.timex.value.isdigit() and len(moment.timex.value) == 4:
            return Ground.BACKGROUND
        if latest is None or self.anchor is None:
            return Ground.CURRENT
        return Ground.BACKGROUND if is_history(latest, self.anchor, lasting=lasts) else Ground.CURRENT

    def _running(self, trigger: Trigger) -> bool:
        """Whether the words tell of a war that goes on or is to come."""
        tops = (trigger.top, trigger.carrier or trigger.top)
        return any(
            t.tag in ("VBZ", "VBP") or any(c.lower in ("will", "is", "are") for c in self.document.children(t, "aux"))
            for t in tops
            if is_verb(t)
        )

    def _is_where_told(self, token: Token, host: Token) -> bool:
        """Whether a place is that of the words, not of the deed: "word from the army in Juba: an officer fell"."""
        between = self.document.tokens[token.i + 1 : host.i]
        dash = any(t.text in _DASHES and self.document.text[t.start - 1].isspace() for t in between)
        return token.i in self.sources or dash or any(t.text == ":" for t in between)

    def _is_side(self, token: Token, place: Place) -> bool:
        """Whether a capital stands for its government: "talks between Quito and Lima"."""
        above = next((t for t in self.document.ancestors(token) if t.pos in ("ADP", "SCONJ")), token)
        return place.kind == "capital" and above.lower in ("between", "with", "against")

    def _leads(self, token: Token, host: Token) -> bool:
        """Whether a preposition of place, or being what the event is done to, ties `token` to `host`."""
        place = self.located.place((token,))
        if place is None or self._is_where_told(token, host) or self._is_side(token, place):
            return False
        coarse = place.precision in _COARSE
        if coarse and token.dep != "pobj" and self.document.head(token).lemma not in self.patterns.words["land"]:
            return False
        below, led = token, False
        for above in (token, *self.document.ancestors(token)):
            if above.i == host.i:
                return led or (below.dep in _DONE_TO and not coarse)
            if above.i in self.triggers and above.i != token.i:
                return False
            if below.i != above.i and self._is_of_people(below, above):
                return False
            if above.pos in ("ADP", "SCONJ") and above.i != token.i:
                name = above.lower
                if name in self.patterns.words["passing_prepositions"]:
                    below = above
                    continue
                if name not in self.patterns.words["place_prepositions"]:
                    return False
                led = led or name != "of" or not coarse
            below = above
        return False

    def _is_of_people(self, prep: Token, noun: Token) -> bool:
        """Whether a place only tells whose people they are: "a resident of Juba heard", "gunmen from Libya fired"."""
        if prep.lower not in ("of", "from", "in") or noun.pos not in ("NOUN", "PROPN"):
            return False
        if noun.lemma in self.patterns.words["people_of"]:
            return True
        return prep.lower == "from" and noun.dep == "nsubj" and noun.i not in self.triggers


def _day(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
