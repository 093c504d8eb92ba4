"""How far what a verb tells of a mechanism has come: done, to be done, only asked for, or supposed."""

from standoff.knowledge.mechanism_terms import MechanismTerms
from standoff.reading import clauses
from standoff.reading.frames import Frames
from standoff.reading.mechanisms.roles import Roles
from standoff.reading.syntax import Document, Token
from standoff.record.terms import MechanismUse

_TO_BE = frozenset({MechanismUse.CONVENED, MechanismUse.PROPOSED, MechanismUse.AGREED_TO, MechanismUse.INVOKED})
_NOBODY = frozenset({"nobody", "none", "neither"})
_UNTIL = frozenset({"until", "till", "before", "once", "unless", "when"})
_UNSURE = frozenset({"would", "could", "may", "might", "should", "must"})


class Progress(Roles):
    """The questions that tell what was done with a mechanism from what is to be done, asked of one report's parse."""

    def __init__(self, document: Document, terms: MechanismTerms) -> None:
        super().__init__(document, terms)
        self.others, self.own = Frames.of(terms.use), Frames.of(terms.own)

    def as_far(self, verb: Token, use: MechanismUse) -> MechanismUse:
        """How far it has come: what would be set up, or is to be, is proposed; what both agreed to set up, agreed to.

        Whether somebody would agree is not said; that he would on a condition puts it on the table.
        """
        if use is MechanismUse.ASKED and self._will_ask(verb):
            return MechanismUse.PROPOSED
        if use is MechanismUse.ASKED and self.is_surmised(verb):
            return MechanismUse.MENTIONED
        if use in _TO_BE and (clauses.is_yet_to(self.document, verb) or self._was_to_have(verb)):
            return MechanismUse.STALLED
        if use not in _TO_BE:
            return use
        aux = {c.lower for c in self.document.children(verb, "aux", "auxpass")}
        asked = self.document.children(verb, "mark", "advmod")
        if any(c.lower in ("if", "provided", "unless") for c in asked) and verb.dep == "advcl":
            return MechanismUse.PROPOSED
        if self.document.head(verb).lower in ("provided", "providing") and verb.dep in ("ccomp", "advcl"):
            return MechanismUse.PROPOSED
        if any(c.lower in ("whether", "if") or (c.lower == "when" and verb.dep == "ccomp") for c in asked):
            return MechanismUse.MENTIONED
        if use is MechanismUse.CONVENED and self._is_to_come(verb, aux):
            return MechanismUse.PROPOSED
        unsure = bool(aux & _UNSURE)
        if use is MechanismUse.INVOKED and verb.dep == "xcomp" and self.is_asked(self.document.head(verb)):
            return MechanismUse.PROPOSED
        if use is MechanismUse.PROPOSED and self.is_founded(verb):
            return MechanismUse.AGREED_TO
        if verb.dep == "acl" and self.document.head(verb).lemma in self.terms.rights:
            return MechanismUse.MENTIONED
        if use is MechanismUse.INVOKED:
            return MechanismUse.MENTIONED if unsure or "will" in aux else use
        if use is MechanismUse.AGREED_TO:
            above = self._over(verb)
            bare = verb.tag in ("VB", "VBP") or ("be" in aux and "to" not in aux)
            wanted = bare and above.lemma in self.terms.wanting and clauses.is_verb(above)
            due = verb.dep == "xcomp" and above.lemma == "be" and "to" in aux
            bid = verb.tag == "VB" and not aux and not clauses.subjects(self.document, verb)
            listed = bid or (verb.tag == "VB" and "to" in aux and verb.dep in ("relcl", "acl", "ROOT"))
            return MechanismUse.PROPOSED if unsure or due or wanted or listed else use
        if verb.tag == "VB" and verb.dep == "ROOT" and not aux and not clauses.subjects(self.document, verb):
            return MechanismUse.PROPOSED  # "Of the league: send monitors"
        above = self._over(verb)
        if verb.tag == "VB" and ("to" in aux or verb.dep == "xcomp"):
            told = next((u for u, verbs in self.terms.above.items() if above.lemma in verbs), None)
            told = told or (self.terms.nominal.get(above.lemma) if above.pos == "NOUN" else None)
            if told is not None and not clauses.is_negated(self.document, above):
                return told
            return MechanismUse.PROPOSED
        if use is MechanismUse.CONVENED and "can" in aux:
            return MechanismUse.MENTIONED
        if verb.tag in ("VB", "VBP") and verb.dep == "ccomp" and not aux and above.lemma in self.terms.wanting:
            return MechanismUse.PROPOSED
        subjunctive = "be" in aux and not aux & {"to", "will"}
        return MechanismUse.PROPOSED if unsure or subjunctive else use

    def _will_ask(self, verb: Token) -> bool:
        """ "Said that it would ask the court": what was to come when it was said, and hangs on nothing."""
        above = self.document.head(verb)
        would = any(c.lower == "would" for c in self.document.children(verb, "aux"))
        hangs = any(m.lower in ("if", "unless") for c in self.document.children(verb, "advcl") for m in self._marks(c))
        return would and verb.dep == "ccomp" and above.tag in ("VBD", "VBN") and not hangs

    def _marks(self, clause: Token) -> tuple[Token, ...]:
        return self.document.children(clause, "mark")

    def _over(self, verb: Token) -> Token:
        """The verb over an infinitive, through the deeds it is joined with: "agreed to stop and to form it"."""
        while verb.dep == "conj" and clauses.is_verb(self.document.head(verb)):
            verb = self.document.head(verb)
        return self.document.head(verb)

    def _is_to_come(self, verb: Token, aux: set[str]) -> bool:
        """ "Is to be held", "was to meet"; "until it has met". That it "is to meet" on a day convenes it."""
        marks = {c.lower for c in self.document.children(verb, "mark", "advmod")}
        if verb.dep == "advcl" and verb.tag != "VBD" and marks & _UNTIL:
            return "had" not in aux
        deeds = self.document.children(verb, "xcomp")
        due = verb.lemma == "be" or (verb.lemma in self.terms.awaited and clauses.is_passive(self.document, verb))
        if aux & {"will", "shall"} and clauses.is_passive(self.document, verb):
            return True
        past = any(v.lower in ("was", "were") for v in (verb, *self.document.children(verb, "aux", "auxpass")))
        if past and due and any(c.lower == "to" for d in deeds for c in self.document.children(d, "aux")):
            return True
        above = self.document.head(verb)
        due = above.lemma == "be" or above.lemma in self.terms.awaited
        return verb.tag == "VBN" and verb.dep == "xcomp" and "to" in aux and "have" not in aux and due

    def _was_to_have(self, verb: Token) -> bool:
        """ "Was to have met"."""
        deeds = (verb, *self.document.children(verb, "xcomp")) if verb.lemma == "be" else (verb,)
        above = self.document.head(verb)
        past = verb if verb.lemma == "be" else above
        have = any({"to", "have"} <= {c.lower for c in self.document.children(d, "aux")} for d in deeds)
        return have and past.lemma == "be" and past.lower in ("was", "were")

    def is_denied(self, verb: Token) -> bool:
        """ "Did not need it", "no longer needs it"."""
        longer = (c for c in self.document.children(verb) if c.lower == "longer" and c.i)
        if clauses.is_negated(self.document, verb) or any(self.document.tokens[c.i - 1].lower == "no" for c in longer):
            return True
        hosts = self.document.children(verb, "nsubj", "nsubjpass")
        return any(h.lower in _NOBODY or self._has_no(h) for h in hosts)

    def _has_no(self, noun: Token) -> bool:
        return any(c.lower in ("no", "neither") for c in self.document.children(noun, "det"))

    def is_inverted(self, verb: Token) -> bool:
        """ "Should the two agree": a condition, whatever hangs from it."""
        own = self.document.children(verb, "nsubj", "nsubjpass")
        return any(a.lower == "should" and a.i < s.i for a in self.document.children(verb, "aux") for s in own)

    def is_asked(self, above: Token) -> bool:
        """Whether the deed under `above` is only asked for: "urged both to activate it"."""
        frame = self.others.match(self.document, above)
        return frame is not None and frame.value in (MechanismUse.ASKED, MechanismUse.PROPOSED)

    def is_founded(self, verb: Token) -> bool:
        """ "Set up a commission", told as done."""
        above = self.document.head(verb)
        wished = verb.dep in ("ccomp", "xcomp") and clauses.is_verb(above) and self.is_asked(above)
        if verb.lemma not in self.terms.founding or wished or clauses.is_negated(self.document, verb):
            return False
        aux = {c.lower for c in self.document.children(verb, "aux")}
        told = verb.tag == "VBD" or (verb.tag == "VBN" and bool(aux & {"has", "have", "had", "was", "were"}))
        passive = any(c.lower in ("was", "were", "been") for c in self.document.children(verb, "auxpass"))
        return (told or passive) and not aux & {"to", *_UNSURE, "will"}
