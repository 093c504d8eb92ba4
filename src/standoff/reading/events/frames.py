"""Clauses in which nothing happens whatever their verb says: orders, laws, stories, conditions without an "if".

`Framed` adds to the marks of one event what the form of its clause, or the phrase that sets its scene, makes of it:
"withdraw your ships", "under the accord Chad frees them", "in the novel troops burn a village", "whoever crosses it
will be shot", "the day they attack, we will answer".
"""

from collections.abc import Iterator

from standoff.reading.clauses import is_verb
from standoff.reading.events.claims import called_false
from standoff.reading.events.presupposed import is_indefinite, is_known
from standoff.reading.events.unrealised import Unrealised
from standoff.reading.syntax import Token

_REACH = 6
_GOVERNING = frozenset({"ccomp", "xcomp", "conj", "prep", "dobj", "pobj", "attr", "nsubj", "nsubjpass", "pcomp"})


class Framed(Unrealised):
    """What the clause of an event, and what frames it, say of whether it came to be."""

    def in_frame(self) -> None:
        """Adds what the frames around the event say; to be called once."""
        self._before_it()
        for verb in self._verbs_over():
            self._set_in(verb)
            self._told_by(verb)
            if self._is_open_to_any(verb):
                self.note_condition(verb)
            if self._is_permitted(verb):
                self.note("hypothetical", self.document.head(verb))
            if self._is_moment_to_come(verb):
                self.note_condition(verb)

    def _verbs_over(self) -> Iterator[Token]:
        """The verb of the event and those above it, as far as nothing sets it apart from them."""
        token = self.trigger.top
        for _ in range(_REACH):
            if is_verb(token):
                yield token
            shown = token.dep == "acl" and token.tag == "VBG"
            if not (shown or token.dep in _GOVERNING) or token.head == token.i:
                return
            token = self.document.head(token)

    def _before_it(self) -> None:
        """The "in case" or "lest" right before, which the parse may hang anywhere: "on alert in case Niger attacks"."""
        tokens = self.document.tokens
        for at in range(self.trigger.words[0].i - 1, max(-1, self.trigger.words[0].i - _REACH), -1):
            word = tokens[at]
            if word.pos in ("PUNCT", "VERB", "AUX"):
                return
            if word.lower == "than" and self._prefers(word):
                self.note("not-happened", word)
                return
            if word.lower in ("if", "unless") and self._is_blow() and is_indefinite(self.document, self.trigger.token):
                self.note("conditional", word)
                return
            case = word.lower == "case" and at and tokens[at - 1].lower == "in" and tokens[at + 1].lower != "of"
            if case or word.lower in self.patterns.words["fearing"]:
                self.note("hypothetical", word)
                return

    def _prefers(self, than: Token) -> bool:
        """Whether "rather" before makes of what follows the thing not done: "would rather burn it than leave it"."""
        before = self.document.tokens[self.document.sentence_of(than).first : than.i]
        return any(t.lower in ("rather", "sooner") for t in before)

    def _set_in(self, verb: Token) -> None:
        """A story or drill that sets the scene, and a rule or accord by which something is to be done."""
        words = self.patterns.words
        own = {w.i for w in self.trigger.words}
        plain = verb.tag in ("VBZ", "VBP", "VB") and not self._is_progressive(verb)
        passive = any(a.tag in ("VBZ", "VBP") for a in self.document.children(verb, "auxpass"))
        for prep in self.document.children(verb, "prep"):
            for noun in self.document.children(prep, "pobj"):
                if noun.i in own:
                    continue
                worst = any(c.lower in words["at_worst"] for c in self.document.children(noun, "amod", "compound"))
                worst = worst and noun.lemma in words["never_nouns"]
                if prep.lower in ("in", "during") and (noun.lemma in words["make_believe"] or worst):
                    self.note("hypothetical", noun)
                if prep.lower == "under" and (plain or passive):
                    effect = self.patterns.governors["nouns"].get(noun.lemma, ("none", ""))[0]
                    self.note("hypothetical" if noun.lemma in words["norms"] else effect, noun)

    def _told_by(self, verb: Token) -> None:
        """What a story tells, or a law lays down: "the novel tells of an invasion", "the charter says an attack is"."""
        words = self.patterns.words
        for subject in self.document.children(verb, "nsubj", "nsubjpass"):
            beside = subject.i not in {w.i for w in self.trigger.words} and verb.i not in {
                w.i for w in self.trigger.words
            }
            if beside and subject.lemma in words["stories"]:
                self.note("hypothetical", subject)
            lays_down = verb.tag in ("VBZ", "VBP") and verb.i != self.trigger.top.i
            if beside and lays_down and subject.lemma in words["norms"]:
                self.note("hypothetical", subject)

    def _is_open_to_any(self, verb: Token) -> bool:
        """Whether the deed is that of anybody who might do it: "any plane that enters", "whoever attacked"."""
        if verb.tag not in ("VBZ", "VBP", "VBD"):
            return False
        anybody = self.patterns.words["anybody"]
        if verb.dep == "csubj" and verb.tag == "VBD" and not self._is_ahead(self.document.head(verb)):
            return False
        subjects = [s for c in self.document.children(verb, "csubj") for s in self.document.children(c, "nsubj")]
        subjects += self.document.children(verb, "nsubj")
        if any(s.lower in anybody for s in subjects):
            return True
        noun = self.document.head(verb)
        if verb.dep != "relcl" or noun.head == noun.i:
            return False
        articles = {c.lower for c in self.document.children(noun, "det")}
        if noun.lower in anybody or "any" in articles:
            return True
        open_to = noun.lower == "those" or bool(articles & {"each", "every", "a", "an"})
        over = self.document.head(noun)
        if open_to and verb.tag != "VBD" and self._is_ahead(over):
            return True
        return self._faces(noun, verb, over)

    def _faces(self, noun: Token, verb: Token, over: Token) -> bool:
        """Whether a bare plural tells what awaits all who do a thing: "ships that entered the strait would be sunk"."""
        bare = noun.tag == "NNS" and not self.document.children(noun, "det", "poss", "nummod", "amod")
        dated = any(t.entity in ("DATE", "TIME") for t in self.document.subtree(verb))
        if not bare or dated or noun.dep not in ("nsubj", "nsubjpass") or not self._is_ahead(over):
            return False
        auxiliaries = {a.lower for a in self.document.children(over, "aux")}
        shifted = verb.tag != "VBD" or bool(auxiliaries & {"would", "'d"})
        meets = noun.dep == "nsubjpass" or over.lemma in self.patterns.words["facing"]
        return shifted and meets and not self.document.children(verb, "aux", "auxpass")

    def is_thing_wished(self, token: Token, be: Token) -> str:
        """What is said of an event that is only what somebody wants or fears: "the last thing we want is a war"."""
        if be.lemma != "be" or token.dep != "attr":
            return ""
        things = self.document.children(be, "nsubj")
        wishes = (
            *self.document.children(be, "csubj"),
            *(c for t in things for c in self.document.children(t, "relcl")),
        )
        effects = (self.patterns.governors["verbs"].get(w.lemma, ("none", ""))[0] for w in wishes)
        return next((e for e in effects if e in ("hypothetical", "demanded", "offered")), "")

    def is_equated(self, token: Token, be: Token) -> bool:
        """Whether words only say what an act would amount to: "an attack on one is an attack on all"."""
        if be.lemma != "be" or token.dep not in ("nsubj", "attr") or token.i != self.trigger.token.i:
            return False
        subjects, named = self.document.children(be, "nsubj"), self.document.children(be, "attr")
        return any(
            s.lemma == n.lemma
            and all(c.lower in ("a", "an", "any") for t in (s, n) for c in self.document.children(t, "det"))
            and bool(self.document.children(s, "det"))
            for s in subjects
            for n in named
        )

    def _is_permitted(self, verb: Token) -> bool:
        """Whether a rule only gives leave for it: "signed an order that lets soldiers shoot"."""
        leave = self.document.head(verb)
        rule = self.document.head(leave)
        permits = leave.lemma in self.patterns.words["permitting"] and leave.tag in ("VBZ", "VBP", "VBG")
        named = rule.lemma in self.patterns.words["rules"] and leave.dep in ("relcl", "acl")
        return permits and named and verb.dep in ("ccomp", "xcomp")

    def _is_moment_to_come(self, verb: Token) -> bool:
        """Whether a bare noun of time makes a condition of a clause: "the day they attack, we will answer"."""
        times = list(self.document.children(verb, "npadvmod"))
        over = self.document.head(verb)
        if verb.dep == "relcl" and over.dep in ("npadvmod", "dobj", "nsubj"):
            times, over = [over], self.document.head(over)
        elif verb.dep == "relcl" and over.dep == "pobj" and over.lemma in self.patterns.words["moments"]:
            return self._on_the_day(verb, over)
        if verb.tag not in ("VBZ", "VBP") or not any(t.lemma in self.patterns.words["moments"] for t in times):
            return False
        first = min(t.i for t in times)
        return first < verb.i and verb.i < over.i and self._is_ahead(over)

    def _on_the_day(self, verb: Token, moment: Token) -> bool:
        """Whether a deed is to come on the day of another: "would fall silent on the day on which the siege ended"."""
        preposition = self.document.head(moment)
        main = self.document.head(preposition)
        auxiliaries = {a.lower for a in self.document.children(main, "aux")}
        shifted = bool(auxiliaries & {"would", "'d"}) if verb.tag == "VBD" else self._is_ahead(main)
        return preposition.lower in ("on", "at") and shifted and not self.document.children(verb, "aux")

    def _is_ahead(self, verb: Token) -> bool:
        return any(self.patterns.modals.get(a.lower) for a in self.document.children(verb, "aux"))

    def _is_progressive(self, verb: Token) -> bool:
        return verb.tag == "VBG" and bool(self.document.children(verb, "aux"))

    def is_foreseen(self, be: Token) -> bool:
        """Whether what is said of an event leaves it to come: "an attack is imminent", "is a condition for talks"."""
        if be.lemma in self.patterns.words["looming"] and not self.document.children(be, "dobj"):
            self.note("hypothetical", be)
            return True
        near = self.document.children(be, "acomp", "oprd")
        for word in near:
            if word.lower in self.patterns.words["chances"]:
                self.note("hypothetical", word)
                return True
            effect = self.patterns.attributes.get(word.lower, "")
            if effect in ("future", "hypothetical", "demanded"):
                self.note(effect, word)
                return True
        named = self.document.children(be, "attr")
        for word in named:
            if word.lemma in self.patterns.words["requisites"]:
                self.note("hypothetical", word)
                return True
        return False

    def called_untrue(self, token: Token, head: Token) -> bool:
        """Whether a claim is named a fiction: "called the reports of a raid a lie", "no truth in the story that"."""
        words = self.patterns.words
        if token.dep == "dobj" and token.lemma in words["claims"] and head.lemma in words["naming"]:
            rest = self.document.tokens[token.i + 1 : self.document.sentence_of(token).last]
            return any(t.lemma in words["falsehoods"] for t in rest)
        if head.lemma in words["bases"] and any(c.lower in ("no", "little") for c in self.document.children(head)):
            return True
        marked = any(c.lower == "that" for c in self.document.children(token, "mark"))
        if marked and head.lemma in words["untruths"] and token.dep in ("acl", "ccomp", "relcl"):
            return True
        over = self.document.head(head)
        if head.lemma in words["claims"] and head.dep == "appos" and over.lemma in words["falsehoods"]:
            return True
        lie = head.lemma in words["falsehoods"] and head.dep == "attr" and token.dep in ("relcl", "acl", "ccomp")
        told = [c for c in self.document.children(token, "nsubj", "nsubjpass") if c.lower not in ("that", "which")]
        return lie and bool(told)

    def is_disowned_share(self, share: Token, verb: Token) -> bool:
        """Whether somebody says that he has no part in the event: "had no hand in the raid", "played no role in it"."""
        none = any(c.lower == "no" for c in self.document.children(share, "det"))
        return none and share.lemma in self.patterns.words["shares"] and share.dep == "dobj" and is_verb(verb)

    def is_untrue_after_all(self, token: Token, claim: Token) -> bool:
        """Whether one verb of a claim calls it untrue: "the charge that they fired was looked into and is false"."""
        if claim.lemma not in self.patterns.words["claims"] or claim.dep not in ("nsubj", "nsubjpass"):
            return False
        verb = self.document.head(claim)
        row = (verb, *self.document.children(verb, "conj"))
        return token.dep in ("acl", "ccomp", "relcl") and any(
            called_false(self.document, self.patterns, v) for v in row
        )

    def is_ordered_blow(self, token: Token, verb: Token) -> bool:
        """Whether a known blow is told of with who ordered it: "those who ordered the killings of 2017"."""
        striking = self.trigger.pattern.noun is not None and self.trigger.pattern.type.value == "ASSAULT"
        told = verb.tag in ("VBD", "VBN", "VBG") and token.dep in ("dobj", "nsubjpass")
        joined = token.i == self.trigger.token.i
        return verb.lemma == "order" and striking and told and joined and is_known(self.document, self.trigger.token)

    def is_left_unsaid(self, verb: Token) -> bool:
        """Whether people will neither confirm nor deny what stands under `verb`."""
        pair = (verb, self.document.head(verb)) if verb.dep == "conj" else (verb, *self.document.children(verb, "conj"))
        avowed = any(t.lemma in self.patterns.words["avowals"] for t in pair)
        denied = any(self.patterns.governors["verbs"].get(t.lemma, ("", ""))[0] == "denied" for t in pair)
        near = (c for t in pair for c in self.document.children(t))
        return avowed and denied and any(c.lower in ("neither", "nor", "not", "n't", "never") for c in near)

    def is_miscalled(self, naming: Token, be: Token) -> bool:
        """Whether what somebody calls an event was another thing: "what Lima calls an attack was a landslide"."""
        what = any(c.lower == "what" for c in self.document.children(naming))
        return what and naming.lemma in self.patterns.words["naming"] and bool(self.document.children(be, "attr"))

    def is_called_fiction(self, token: Token, naming: Token) -> bool:
        """Whether somebody calls the event itself made up: "called the raid pure fantasy"."""
        if token.i != self.trigger.token.i or naming.lemma not in self.patterns.words["naming"]:
            return False
        last = max(t.i for t in self.document.subtree(token))
        after = self.document.tokens[last + 1 : last + 4]
        near = (*self.document.children(naming, "oprd"), *self.document.children(token, "appos"), *after)
        return any(t.lemma in self.patterns.words["inventions"] for t in near)

    def is_unproven(self, noun: Token) -> bool:
        """Whether there is "no proof", "no sign" of what stands under the noun."""
        negative = any(c.lower in ("no", "little", "any") for c in self.document.children(noun, "det", "amod"))
        negative = negative or (noun.dep == "pobj" and self.document.head(noun).lower == "without")
        return noun.lemma in self.patterns.words["proofs"] and negative

    def is_left_open(self, preposition: Token, verb: Token) -> bool:
        """Whether people only speak, or will not speak, of a claim: "declined to comment on reports that"."""
        claims = (n.lemma in self.patterns.words["claims"] for n in self.document.children(preposition, "pobj"))
        return verb.lemma in self.patterns.words["commenting"] and any(claims)

    def is_cleft_away(self, token: Token, head: Token) -> bool:
        """Whether a cleft says that it was another: "it was never the army that attacked them"."""
        be = self.document.head(head)
        it = any(s.lower == "it" for s in self.document.children(be, "nsubj"))
        negative = any(c.dep == "neg" and c.lower != "only" for c in self.document.children(be))
        return token.dep == "relcl" and head.dep == "attr" and be.lemma == "be" and it and negative

    def is_guarded_against(self, preposition: Token) -> bool:
        """Whether people only arm themselves against an event: "laid mines against an attack"."""
        above = self.document.head(preposition)
        return preposition.lower == "against" and above.lemma in self.patterns.words["guarding"]

    def is_timed(self, verb: Token) -> bool:
        """Whether a verb only says how long an event takes, which is then as its modal says: "would take two days"."""
        lengths = self.document.children(verb, "dobj", "npadvmod")
        passive = self.document.children(verb, "auxpass")
        if passive or not any(word.entity in ("DATE", "TIME") for word in lengths):
            return False
        for aux in self.document.children(verb, "aux"):
            effect = self.patterns.modals.get(aux.lower)
            if effect:
                self.note("future" if effect == "conditional" else effect, aux)
        return True
