"""What stands outside the clause of an event and yet says of it that it did not happen.

`Around` adds to the marks of one event: the heading over a list of demands, an infinitive that is a whole sentence
("Army to pull back guns"), the inversion after "nor", and the next sentence, in which the outlet calls a claim untrue.
"""

from standoff.reading.events.claims import called_false
from standoff.reading.events.clausal import Clausal
from standoff.reading.syntax import Token
from standoff.record.rows import Statement
from standoff.record.terms import Modality, Stance

_LISTED = 12


class Around(Clausal):
    """What lists, headlines, inversions and the next sentence say of an event."""

    def around(self, statement: Statement, issuer: frozenset[str]) -> None:
        """Adds what stands around the event's clause; `statement` is the one that it stands in."""
        self._as_announced()
        self._listed_in_scheme()
        self._after_nor()
        self._supposed_at_first()
        self._all_untrue()
        if statement.parent is not None:
            self._rebutted(statement, issuer)
            self._denied_behind(statement)

    def _as_announced(self) -> None:
        """An infinitive that is a whole sentence lies ahead, or is demanded under a heading that asks."""
        for verb in (self.trigger.top, *self.document.ancestors(self.trigger.top)):
            told = verb.dep == "acl" and verb.tag in ("VBN", "VBD")
            told = told or (verb.tag in ("VBD", "VBZ") and verb.dep == "conj")
            if told or self.granted is not None or verb.dep in ("relcl", "advcl", "parataxis", "appos"):
                return
            if not any(c.lower == "to" for c in self.document.children(verb, "aux")):
                continue
            tops = verb.dep in ("ROOT", "preconj") or (verb.dep == "ccomp" and verb.i < verb.head)
            item = self.document.tokens[self.document.sentence_of(verb).first].lower in self.patterns.words["bullets"]
            if tops or (item and not self.modalities):
                self.note("demanded" if item and self._is_asked_for() else "future", verb)
            return

    def _listed_in_scheme(self) -> None:
        """A noun that a plan lists behind a colon is to be: "adopted a roadmap: an end to hostilities, talks"."""
        tokens, first = self.document.tokens, self.document.sentence_of(self.trigger.token).first
        if self.trigger.pattern.noun is None or self.modalities:
            return
        at = self.trigger.token.i - 1
        while at > first and tokens[at].text != ":" and tokens[at].pos not in ("VERB", "AUX"):
            at -= 1
        if tokens[at].text == ":" and at > first and tokens[at - 1].lemma in self.patterns.words["schemes"]:
            self.note("demanded", tokens[at - 1])

    def _is_asked_for(self) -> bool:
        """Whether the heading over the event's list asks or calls for what its items tell."""
        number = self.document.number_of(self.trigger.token)
        for back in range(number - 1, max(-1, number - _LISTED), -1):
            tokens = self.document.sentence_tokens(self.document.sentences[back])
            if tokens and tokens[0].lower in self.patterns.words["bullets"]:
                continue
            return any(self._asks(t) for t in tokens)
        return False

    def _asks(self, word: Token) -> bool:
        tables = self.patterns.governors
        forms = {word.lower, word.lemma}
        found = (tables[kind].get(form, ("", ""))[0] for form in forms for kind in ("objects", "verbs", "nouns"))
        return "demanded" in found

    def _after_nor(self) -> None:
        """An act after "nor" or "at no time" and an auxiliary is not done, however the inversion is parsed."""
        if self.negated or self.refused or self.denied:
            return
        tokens = self.document.tokens
        first = self.document.sentence_of(self.trigger.token).first
        for at in range(self.trigger.words[0].i - 1, first, -1):
            word = tokens[at]
            if word.pos in ("PUNCT", "SCONJ", "CCONJ") or word.lower == "that":
                return
            if word.lemma in ("do", "have", "be") and tokens[at - 1].lower in self.patterns.words["inverting"]:
                self.negated = True
                self.grounds.append(f"negated: {tokens[at - 1].text}")
                return

    def _all_untrue(self) -> None:
        """What is in words of which none is true: "nothing that was written of captives who were freed is true"."""
        for verb in self.document.ancestors(self.trigger.top):
            subjects = self.document.children(verb, "nsubj") if verb.lemma == "be" else ()
            for noun in (s for s in subjects if s.lower in self.patterns.words["none_of"]):
                true = any(c.lemma in self.patterns.words["truths"] for c in self.document.children(verb, "acomp"))
                if true and noun.i < self.trigger.token.i < verb.i:
                    self.note("denied", noun)
                    return

    def _supposed_at_first(self) -> None:
        """What "should" before its subject supposes at the head of a sentence, however it is parsed, and what hangs on
        it: "Should Chad attack Aouzou, the army will respond"."""
        tokens = self.document.sentence_tokens(self.document.sentence_of(self.trigger.token))
        words = [t for t in tokens if t.pos not in ("PUNCT", "SPACE")]
        ends = next((t.i for t in tokens if t.text == ","), None)
        if (
            ends is None
            or words[0].lower != "should"
            or tokens[-1].text == "?"
            or Modality.CONDITIONAL in self.modalities
        ):
            return
        if self.trigger.token.i > ends or any(t.tag == "VB" or t.pos == "NOUN" for t in tokens[: ends - tokens[0].i]):
            self.modalities.append(Modality.CONDITIONAL)
            self.conditions.append((words[0].start, self.document.tokens[ends - 1].end))
            self.grounds.append("condition: inverted")

    def _rebutted(self, statement: Statement, issuer: frozenset[str]) -> None:
        """A claim that the outlet itself calls untrue in the next sentence: "This is a fabrication"; or a claim of
        others, which the body that issues the report rejects: "It is alleged that … The ministry denies the claim"."""
        number = self.document.number_of(self.trigger.token) + 1
        if number >= len(self.document.sentences):
            return
        tokens = self.document.sentence_tokens(self.document.sentences[number])
        words = self.patterns.words
        mains = [
            t for t in tokens if t.pos in ("VERB", "AUX") and (t.dep == "ROOT" or self._opens_with_pointer(t, tokens))
        ]
        for verb in mains:
            subjects = self.document.children(verb, "nsubj")
            back = any(s.lower in words["pointers"] or self._is_the_claim(s) for s in subjects)
            if back and called_false(self.document, self.patterns, verb):
                self.note("denied", verb)
            passive = verb.tag == "VBN" and self.document.children(verb, "auxpass")
            passed = any(
                s.lower in words["pointers"] or self._is_the_claim(s) for s in self.document.children(verb, "nsubjpass")
            )
            if passive and passed and verb.lemma in words["rebutting"]:
                self.note("denied", verb)
            of_others = issuer and not any(h.party in issuer for h in statement.source.holders)
            if of_others and (self._says_none(verb) or self._cuts_short(verb, tokens)):
                self.note("denied", verb)
            if of_others and verb.lemma in words["rebutting"]:
                objects = self.document.children(verb, "dobj")
                if any(o.lower in words["pointers"] or self._is_the_claim(o) for o in objects):
                    self.note("denied", verb)

    def _says_none(self, verb: Token) -> bool:
        """Whether a sentence says that there was no such deed: "There was no such raid", "We laid none"."""
        for noun in self.document.children(verb, "attr", "dobj"):
            such = {"no", "such"} <= {c.lower for c in self.document.children(noun)}
            if such and noun.lemma in (self.trigger.token.lemma, "thing"):
                return True
            if noun.lower in ("none", "neither") and verb.lemma == self.trigger.token.lemma:
                return True
        return False

    def _cuts_short(self, verb: Token, tokens: tuple[Token, ...]) -> bool:
        """Whether a sentence is nothing but a pronoun that has not: "They did not.", "We have not"."""
        said = [t for t in tokens if t.pos not in ("PUNCT", "SPACE") and t.dep not in ("cc", "intj")]
        bare = len(said) == 3 and said[0].pos == "PRON" and verb.lemma in ("do", "have", "be")
        return bare and any(c.dep == "neg" for c in self.document.children(verb)) and tokens[-1].text != "?"

    def _denied_behind(self, statement: Statement) -> None:
        """A charge that a clause behind it calls denied: "accused Chad of shelling the fort, which Chad denied"."""
        if statement.stance is not Stance.ACCUSE:
            return
        tokens = self.document.sentence_tokens(self.document.sentence_of(self.trigger.token))
        for which in (t for t in tokens if t.lower == "which" and t.dep == "dobj" and t.i > self.trigger.token.i):
            verb = self.document.head(which)
            denies = self.patterns.governors["verbs"].get(verb.lemma, ("", ""))[0] == "denied"
            apart = self.document.tokens[which.i - 1].text == ","
            if denies and apart and verb.dep == "relcl" and not self.document.children(verb, "neg"):
                self.note("denied", verb)
                return

    def _opens_with_pointer(self, verb: Token, tokens: tuple[Token, ...]) -> bool:
        """Whether a verb, wherever the parse hangs it, has the pronoun for subject that opens its sentence: "This is
        untrue: nobody was killed"."""
        return any(s.i == tokens[0].i for s in self.document.children(verb, "nsubj"))

    def _is_the_claim(self, noun: Token) -> bool:
        pointed = any(c.lower in self.patterns.words["pointers"] | {"the"} for c in self.document.children(noun, "det"))
        return pointed and noun.lemma in self.patterns.words["claims"] and not self.document.children(noun, "acl")
