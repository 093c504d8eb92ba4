"""When an event took place, by the words of its own clause.

A date counts where it hangs from the event's verb or noun, or from the verb that the event's clause only goes on from:
a participle ("killing four"), a clause that tells the same moment ("when their car struck a mine"), a second clause
under a date that stands before both. What is told as before or after the event does not date it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.clauses import is_verb, own_phrase
from standoff.reading.events.triggers import Trigger
from standoff.reading.located import Located
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Moment

_ADVERBIAL = ("npadvmod", "prep", "advmod", "nmod", "appos")
_INSIDE = frozenset({"compound", "nummod", "amod", "nmod"})
_FAR = 40  # words, within which such a clause is looked for
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_RANGES = {"from": frozenset({"to", "until", "till", "through"}), "between": frozenset({"and"})}
_TOLD = frozenset({"VBD", "VBN", "VBZ", "VBP"})


@dataclass(frozen=True)
class When:
    """The moments of a report, ready to be asked for one event."""

    document: Document
    located: Located
    patterns: EventPatterns

    def moment(self, trigger: Trigger) -> Moment | None:
        """The point of time that the event's own words give, else that of the clause it goes on from."""
        for found in self._found(trigger):
            if found is not None:
                return found
        return None

    def during(self, host: Token) -> Moment | None:
        """The point of time that the clause of `host` gives it, apart from what it tells of as after or before."""
        return self.located.moment(self._during(host))

    def last_day(self, moment: Moment) -> str | None:
        """The last day of the moment, or of the range that it opens: "from May 1998 to June 2000"."""
        inside = self.document.within(*moment.span)
        tokens = self.document.tokens
        first, last = inside[0].i, inside[-1].i
        closing = _RANGES.get(tokens[first - 1].lower) if first else None
        if closing is None or last + 2 >= len(tokens) or tokens[last + 1].lower not in closing:
            return moment.latest
        end = self.located.moment(tokens[last + 2 : last + 4])
        if end is None or end.latest is None or moment.earliest is None or end.latest < moment.earliest:
            return moment.latest
        return end.latest

    def _found(self, trigger: Trigger) -> Iterator[Moment | None]:
        for host in hosts(trigger):
            yield self.during(host)
            for verb in self.document.children(host, "conj"):
                if is_verb(host) and verb.tag == "VBN" and not self.document.children(verb, "aux"):
                    yield self.during(verb)
        if trigger.pattern.has("harm"):
            for verb in self.of_same_harm(trigger.token):
                yield self.during(verb)
        yield self._named_for(trigger)
        for verb in self._above(trigger):
            for child in self.document.children(verb, *_ADVERBIAL):
                yield self.located.moment(() if self._aside(child) else own_phrase(self.document, child))
        yield self._gone_on_from(trigger.top)
        yield self._behind_relative(trigger.token)
        yield self._told_of_within(trigger.top)

    def _behind_relative(self, host: Token) -> Moment | None:
        """The date that a clause about a thing of the event's ends on, though it has its own beginning already: "drove
        them off the land that they had held since 1990 last year"."""
        last = max(min(self.document.sentence_of(host).last - 1, host.i + _FAR), host.i)
        for verb in self.document.tokens[host.i + 1 : last]:
            if verb.dep == "relcl" and any(p.lower == "since" for p in self.document.children(verb, "prep", "mark")):
                for date in self.document.children(verb, "npadvmod"):
                    found = self.located.moment(own_phrase(self.document, date))
                    if found is not None:
                        return found
        return None

    def _named_for(self, trigger: Trigger) -> Moment | None:
        """The date that a relative clause tells what happened on: "the night of 3 May, when units crossed"."""
        for verb in {t.i: t for t in (trigger.token, trigger.top)}.values():
            if verb.dep in ("relcl", "advcl") and self._opens_with_when(verb):
                return self.located.moment((self.document.head(verb),))
        return None

    def _opens_with_when(self, verb: Token) -> bool:
        return any(c.lower == "when" for c in self.document.children(verb, "advmod"))

    def _above(self, trigger: Trigger) -> Iterator[Token]:
        """The verbs whose adverbs also date the event: that of an infinitive, of a conjunct, of a noun's clause."""
        token = trigger.top
        for _ in range(4):
            head = self.document.head(token)
            aside = self._aside(token) and token.pos != "NOUN"
            if head.i == token.i or aside or token.dep in ("ccomp", "relcl", "advcl", "parataxis"):
                return
            if is_verb(head):
                if token.dep == "conj" and self.document.children(token, "nsubj", "nsubjpass"):
                    return
                if token.dep in ("xcomp", "conj", "dobj", "nsubj", "nsubjpass", "prep", "attr"):
                    yield head
                return
            token = head

    def _gone_on_from(self, verb: Token) -> Moment | None:
        """The date of the clause that `verb` goes on from: as a participle, as its conjunct, as of the same moment."""
        for _ in range(3):
            head = self.document.head(verb)
            if head.i == verb.i or not is_verb(verb) or not is_verb(head):
                return None
            if self.is_done_in(verb, head) or (verb.dep == "advcl" and self._is_simultaneous(verb)):
                found = self.during(head)
            elif verb.dep == "conj" and verb.tag in _TOLD and head.tag in _TOLD:
                found = self._fronted(head) if self.document.children(verb, *_SUBJECTS) else self.during(head)
            else:
                return None
            if found is not None:
                return found
            verb = head
        return None

    def _told_of_within(self, verb: Token) -> Moment | None:
        """The date of a clause of the same moment: "two were killed when gunmen opened fire on Monday"."""
        return next((found for c in self.clauses_within(verb) if (found := self.during(c)) is not None), None)

    def clauses_within(self, verb: Token) -> tuple[Token, ...]:
        """The verbs of the clauses behind `verb` that tell the same moment: "were killed when gunmen opened fire"."""
        if not is_verb(verb) or verb.tag not in ("VBD", "VBN"):
            return ()
        below = self.document.children(verb, "advcl")
        return tuple(c for c in below if self._is_simultaneous(c) and c.i > verb.i)

    def of_same_harm(self, verb: Token) -> tuple[Token, ...]:
        """The verbs that share one auxiliary with `verb`: "two were killed and five wounded near the ford"."""
        joined = tuple(c for c in self.document.children(verb, "conj") if self._is_gapped(c))
        return (*joined, self.document.head(verb)) if verb.dep == "conj" and self._is_gapped(verb) else joined

    def _is_gapped(self, verb: Token) -> bool:
        return verb.tag in ("VBN", "VBD") and not self.document.children(verb, "aux", "auxpass", "dobj")

    def is_done_in(self, verb: Token, head: Token) -> bool:
        """Whether `verb` is a bare participle, done in doing what `head` tells: "shelled it, killing four"."""
        if verb.dep == "conj":
            return verb.tag == head.tag == "VBG"
        bare = not self.document.children(verb, *_SUBJECTS, "mark", "aux")
        return verb.dep == "advcl" and verb.tag == "VBG" and bare and verb.i > head.i

    def _is_simultaneous(self, verb: Token) -> bool:
        if verb.tag not in ("VBD", "VBN"):
            return False
        marks = self.document.children(verb, "advmod", "mark")
        return any(m.lower in self.patterns.words["simultaneous"] for m in marks) and not any(
            c.lower == "had" for c in self.document.children(verb, "aux")
        )

    def _fronted(self, verb: Token) -> Moment | None:
        """The date that stands before a clause and so over all that are joined to it: "On Monday A fell and B rose"."""
        subjects = self.document.children(verb, *_SUBJECTS)
        if not subjects:
            return None
        for child in self.document.children(verb, *_ADVERBIAL):
            if child.i < subjects[0].i and not self._aside(child):
                found = self.located.moment(own_phrase(self.document, child))
                if found is not None:
                    return found
        return None

    def _aside(self, prep: Token) -> bool:
        """Whether a preposition dates something before or after the event, not the event."""
        return prep.lower in self.patterns.words["not_during"]

    def _during(self, host: Token) -> list[Token]:
        """The words of the clause of `host`, without those under "after" or "before"."""
        aside = {
            t.i
            for prep in self.document.children(host, "prep", "mark", "advmod")
            if self._aside(prep)
            for t in own_phrase(self.document, prep)
        }
        phrase = own_phrase(self.document, host)
        return [t for t in phrase if t.i not in aside and not self.dates_another(t, host)]

    def dates_another(self, token: Token, host: Token) -> bool:
        """Whether a date belongs to a thing that the clause names, not to the event: "under the 1997 treaty"."""
        moment = self.located.moment((token,))
        if moment is None:
            return False
        inside = self.document.within(*moment.span)
        if host.pos == "NOUN" and inside[-1].lower in self.patterns.words["sequel"]:
            return True
        top = next((t for t in inside if self.document.head(t) not in inside or t.head == t.i), token)
        above = self.document.head(top)
        if top.dep in _INSIDE and above.pos in ("NOUN", "PROPN"):
            return above.i != host.i
        noun = self.document.head(above)
        words = self.patterns.words
        if above.lower != "of" or noun.pos != "NOUN" or noun.i == host.i:
            return False
        return noun.lemma not in words["wars"] and noun.lemma not in words["stretches"]


def hosts(trigger: Trigger) -> Iterator[Token]:
    """The words that a time or place of the event may hang from: its own, and the verb that carries a noun."""
    yield trigger.token
    if trigger.carrier is not None and trigger.carrier is not trigger.token:
        yield trigger.carrier
