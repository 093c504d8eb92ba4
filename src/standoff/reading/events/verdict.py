"""What a sentence and its statement say of an event as a whole, and the one reading that comes of all its marks.

`Verdict` adds to what stands at the words themselves: a question, the denial that the event's statement is; and it
weighs the marks: the least factual of them wins.
"""

from dataclasses import dataclass, field

from standoff.reading.clauses import is_verb
from standoff.reading.events.extent import extent_of
from standoff.reading.events.governed import Governed
from standoff.reading.syntax import Token
from standoff.record.rows import Statement
from standoff.record.terms import Attitude, Extent, Modality, Polarity, Stance

_ORDER = (
    Modality.ACTUAL,
    Modality.FUTURE,
    Modality.ATTEMPTED,
    Modality.FAILED,
    Modality.OFFERED,
    Modality.DEMANDED,
    Modality.HYPOTHETICAL,
    Modality.CONDITIONAL,
)
_RANK = {modality: rank for rank, modality in enumerate(_ORDER)}


_ASKING = frozenset({Stance.DEMAND, Stance.REQUEST})


@dataclass(frozen=True)
class Factuality:
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    hedge: str | None = None
    extent: Extent | None = None
    amount: str | None = None
    condition: tuple[tuple[int, int], ...] = ()
    grounds: tuple[str, ...] = field(default=())


class Verdict(Governed):
    """The marks of one event with what its sentence and its statement add."""

    def in_question(self) -> None:
        """An act that a yes-or-no question asks about: "Did they open fire?"."""
        sentence = self.document.sentence_of(self.trigger.token)
        tokens = self.document.sentence_tokens(sentence)
        labelled = max((t.i for t in tokens if t.text == ":"), default=-1)
        words = [t for t in tokens if (t.pos not in ("PUNCT", "SPACE") or t.text == ",") and t.i > labelled]
        while words and words[0].text[:1].isdigit():
            words = words[1:]
        if not words:
            return
        if not any(t.text == "?" for t in tokens[-2:]):
            self._asked_by(words[0])
            return
        first, second = words[0].lower, words[1].lower if len(words) > 1 else ""
        if (first == "what" and second == "if") or (first == "who" and second in ("says", "said", "claims")):
            self.note("hypothetical", words[0])
            return
        addressed = next((n for n, t in enumerate(words[:4]) if t.text == "," and n), None)
        inverts = addressed is not None and words[addressed + 1 :] and words[addressed + 1].pos == "AUX"
        words = [t for t in (words[addressed + 1 :] if inverts and addressed else words) if t.pos != "PUNCT"] or words
        opening = next((t for t in words if t.pos not in ("CCONJ", "INTJ") and t.lower not in ("so", "then")), words[0])
        asks = opening.pos == "AUX" or opening.lower in self.patterns.modals
        if asks and self._is_asked(opening):
            self.note("hypothetical", opening)

    def _asked_by(self, opening: Token) -> None:
        """A question without its mark: "Did they open fire, reporters asked"."""
        main = self.document.head(opening)
        subjects = self.document.children(main, "nsubj", "nsubjpass")
        inverted = opening.dep in ("aux", "auxpass") and any(opening.i < s.i < main.i for s in subjects)
        if inverted and main.dep == "ccomp" and main.i < main.head and self._is_asked(opening):
            asks = self.document.head(main).lemma in self.patterns.words["questioning"]
            supposed = opening.lower in self.patterns.words["inversions"] and not asks
            self.note("conditional" if supposed else "hypothetical", opening)

    def _is_asked(self, opening: Token) -> bool:
        """Whether the question is about the event itself, not about what is said beside it: "Are you ready to go?"."""
        main = self.document.head(opening) if opening.dep in ("aux", "auxpass") else opening
        if not is_verb(main):
            main = next((t for t in self.document.ancestors(main) if is_verb(t)), self.trigger.top)
        token = self.trigger.top
        for head in (token, *self.document.ancestors(token)):
            if head.i == main.i:
                return True
            if head.dep in ("relcl", "advcl", "acl", "prep", "appos"):
                return False
        return False

    def from_statement(self, statement: Statement) -> None:
        """What the statement that the event stands in adds: its own denial, or that it was never made."""
        if statement.parent is None:
            return
        reached = statement.cue is not None and self._reaches_top(statement)
        denies = statement.cue is not None and self._denies(statement.cue.lemma)
        refused = self.negated and (Modality.FUTURE in self.modalities or Modality.CONDITIONAL in self.modalities)
        if statement.stance is Stance.DENY and reached and denies is not self.negated and not refused:
            self.denied, self.negated = True, False
            self.grounds.append("in a denial")
        if statement.stance in _ASKING and statement.cue is not None:
            only = all(m is Modality.HYPOTHETICAL for m in self.modalities)
            words = self.document.within(*statement.cue.spans[0])
            blow = self.trigger.pattern.noun is not None and self._is_blow()
            if self.modalities and only and not blow and any(f"hypothetical: {w.text}" in self.grounds for w in words):
                self.modalities = [Modality.DEMANDED]
        if statement.attitude is Attitude.INTENDED and reached and not self.modalities:
            self.modalities.append(Modality.FUTURE)

    def imagined_under(self, verb: Token) -> None:
        """Notes an event in particular that nobody knows of, under what may only come: "would answer an attack"."""
        modal = next((a for a in self.document.children(verb, "aux") if self.patterns.modals.get(a.lower)), None)
        if modal is not None and not any(a.lower == "have" for a in self.document.children(verb, "aux")):
            self.note("hypothetical", modal)

    def _is_unable(self) -> bool:
        """Whether people only cannot come to what they are said not to do: "they cannot agree on a map"."""
        auxiliaries = self.document.children(self.trigger.top, "aux")
        able = any(a.lower in ("can", "ca", "could") for a in auxiliaries)
        only = all(m is Modality.HYPOTHETICAL for m in self.modalities) and len(self.modalities) == 1
        return able and only and self.trigger.pattern.type.value in self.patterns.words["cooperative"]

    def _befalls_anybody(self) -> bool:
        """Whether a threatened step is for whoever does a thing: "sanctions against anyone who fires"."""
        for word in self.document.subtree(self.trigger.token):
            if word.lower in self.patterns.words["anybody"] and word.i > self.trigger.token.i:
                self.conditions.append(self.clause_span(word))
                return True
        return False

    def grant(self) -> None:
        """Holds what has been read so far to be all that is said of the event: it is taken for granted above."""
        self.granted = (tuple(self.modalities), self.negated, self.refused, self.denied)

    def _denies(self, lemma: str) -> bool:
        return any(self.patterns.governors["verbs"].get(w, ("", ""))[0] == "denied" for w in lemma.split()) or any(
            self.patterns.governors["nouns"].get(w, ("", ""))[0] == "denied" for w in lemma.split()
        )

    def _reaches_top(self, statement: Statement) -> bool:
        """Whether no relative or adverbial clause inside the statement lies between the event and its cue."""
        cue = set(statement.cue.spans) if statement.cue else set()
        token = self.trigger.token
        for head in self.document.ancestors(token):
            told_of = token.dep == "amod" and is_verb(token)
            if told_of or token.dep in ("relcl", "advcl", "parataxis", "appos"):
                return False
            if any(start <= head.start < end for start, end in cue):
                return True
            token = head
        return True

    def _is_known(self) -> bool:
        """Whether the words take a noun event for one that was: "the attack of yesterday", "a meeting that lasted"."""
        noun = self.trigger.token
        if self.trigger.pattern.noun is None or self.trigger.top is not noun:
            return False
        past = any(
            day.lower in self.patterns.words["past_days"]
            for c in self.document.children(noun, "prep")
            for day in self.document.children(c, "pobj")
        )
        lasted = any(
            c.tag == "VBD" and c.i > noun.i and not self.document.children(c, "aux", "neg")
            for c in self.document.children(noun, "relcl")
        )
        return past or lasted

    def result(self) -> Factuality:
        if self.granted is not None:
            modalities, self.negated, self.refused, self.denied = self.granted
            self.modalities, self.conditions = list(modalities), []
        if self._is_known() and not any(self.document.children(self.trigger.token, "neg")):
            self.modalities = []
        extent, amount, totals = extent_of(self.document, self.trigger, self.patterns)
        modality = max(self.modalities, key=_RANK.__getitem__, default=Modality.ACTUAL)
        if modality is Modality.ACTUAL and not (self.denied or self.negated or self.refused) and self.is_any():
            modality = Modality.HYPOTHETICAL
        if modality is Modality.HYPOTHETICAL and self._befalls_anybody():
            modality = Modality.CONDITIONAL
        if self.negated and modality is Modality.HYPOTHETICAL and self._is_unable():
            modality = Modality.ACTUAL
        polarity = Polarity.AFFIRMED
        if self.denied and not self.negated:
            polarity = Polarity.DENIED
        elif self.negated or self.refused:
            polarity = Polarity.NOT_HAPPENED
        if polarity is Polarity.NOT_HAPPENED and totals:
            return Factuality(
                Polarity.AFFIRMED, Modality.ACTUAL, self.hedge(), Extent.PARTIAL, amount, (), tuple(self.grounds)
            )
        if polarity is Polarity.NOT_HAPPENED and modality is Modality.OFFERED:
            modality = Modality.ACTUAL
        if polarity is Polarity.NOT_HAPPENED and modality is Modality.FAILED:
            polarity = Polarity.AFFIRMED
        return Factuality(
            polarity,
            modality,
            self.hedge(),
            extent,
            amount,
            tuple(dict.fromkeys(self.conditions)),
            tuple(self.grounds),
        )
