"""Who does what a clause says of an agreement, whether it is done at all, and which noun stands for the agreement."""

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.agreements.mentions import Mentions
from standoff.reading.syntax import Document, Token

_OF = frozenset({"of", "to", "in", "with", "for"})
_NOBODY = frozenset({"neither", "none", "nobody", "noone"})
_CONTROL = frozenset({"of", "for"})


class Relations:
    """The grammatical relations around the agreements of one report."""

    def __init__(self, document: Document, mentions: Mentions, terms: AgreementTerms) -> None:
        self.document, self.mentions, self.terms = document, mentions, terms

    def negated(self, verb: Token) -> bool:
        """Whether the deed is said not to be done: "not", "no longer", "never", "failed to"."""
        if clauses.is_negated(self.document, verb) or self._is_not_at_all(verb) or self._by_none(verb):
            return True
        if any(
            c.lower == "longer" and c.i and self.document.tokens[c.i - 1].lower == "no"
            for c in self.document.children(verb)
        ):
            return True
        above = self.document.head(verb)
        if verb.dep in ("xcomp", "ccomp", "oprd", "acomp") and self.terms.has("considering", above.lemma):
            return self.negated(above)
        if verb.dep == "xcomp" and clauses.is_yet_to(self.document, verb):
            return True
        return verb.dep == "xcomp" and self.terms.has("failing", above.lemma)

    def _by_none(self, verb: Token) -> bool:
        """ "Neither side observes the truce", "nobody kept to it"."""
        doers = self.document.children(verb, "nsubj", "nsubjpass") or clauses.agent(self.document, verb)
        return any(
            t.lower in _NOBODY
            or any(self.terms.has("hardly", c.lower) and t.pos == "PRON" for c in self.document.children(t, "advmod"))
            or any(c.lower in ("no", "neither") for c in self.document.children(t, "det", "preconj"))
            for t in doers
        )

    def _is_not_at_all(self, verb: Token) -> bool:
        """ "Carried out not at all"."""
        words = [t.lower for t in clauses.own_phrase(self.document, verb) if t.i > verb.i]
        return any(words[n : n + 3] == ["not", "at", "all"] for n in range(len(words)))

    def doers(self, verb: Token) -> tuple[Token, ...]:
        """Whoever does what `verb` says: the agent of a passive, whom "accused of" names, else the subject."""
        if clauses.is_passive(self.document, verb) or (verb.tag == "VBN" and verb.dep in ("acl", "relcl")):
            return clauses.agent(self.document, verb)
        prep = self.document.head(verb)
        if verb.dep == "pcomp" and prep.pos in ("ADP", "SCONJ"):
            above = self.document.head(prep)
            if clauses.is_verb(above):
                objects = self.document.children(above, "dobj") if prep.lower in _CONTROL else ()
                if clauses.is_passive(self.document, above):
                    objects = self.document.children(above, "nsubjpass")
                named = tuple(t for o in objects for t in clauses.conjuncts(self.document, o))
                return named if objects else clauses.subjects(self.document, above)
            verbs = clauses.governing_verbs(self.document, above)
            return next((clauses.subjects(self.document, v) for v in verbs), ())
        above = self.document.head(verb)
        if verb.dep == "xcomp" and self.terms.has("asking", above.lemma):
            asked = self.document.children(above, "dobj", "nsubjpass")
            if asked:
                return tuple(t for o in asked for t in clauses.conjuncts(self.document, o))
        found = clauses.subjects(self.document, verb)
        if verb.dep == "relcl" and any(t.lower in ("which", "that", "who") for t in found):
            return clauses.conjuncts(self.document, self.document.head(verb))
        return found

    def has_own_doer(self, clause: Token) -> bool:
        """ "The truce that the armies agreed to": the clause has a subject of its own."""
        own = self.document.children(clause, "nsubj")
        return bool(own) and all(t.lower not in ("which", "that", "who") for t in own)

    def carried(self, head: Token) -> Token:
        """The noun that stands for the agreement in its clause: itself, a coordinated one, or "the terms of" it."""
        for _ in range(4):
            above = self.document.head(head)
            coordinated = head.dep == "conj" and above.pos in ("NOUN", "PROPN")
            if coordinated or (head.dep == "compound" and self.terms.has("carriers", above.lemma)):
                head = above
            elif head.dep == "pobj" and above.lower in _OF:
                noun = self.document.head(above)
                if not self.terms.has("carriers", noun.lemma) or noun.pos != "NOUN":
                    break
                head = noun
            else:
                break
        return head

    def above(self, head: Token) -> Token:
        """The word that `head` hangs from; of prepositions in a row, the first: "pulled out of the deal"."""
        governor = self.document.head(head)
        while governor.dep in ("conj", "prep", "pcomp") and governor.pos in ("ADP", "SCONJ"):
            above = self.document.head(governor)
            if above.pos not in ("ADP", "SCONJ"):
                break
            governor = above
        return governor

    def stranded(self, head: Token) -> Token | None:
        """The main verb that the parse hangs within the clause at its subject: "the truce that they agreed on held"."""
        if head.dep != "ROOT":
            return None
        for clause in self.document.children(head, "relcl"):
            for verb in self.document.children(clause, "xcomp", "ccomp", "conj", "advcl"):
                bare = not self.document.children(verb, "nsubj", "nsubjpass", "mark", "cc")
                if verb.i > clause.i and verb.tag in ("VBD", "VBN") and bare and not self._has_to(verb):
                    return verb
        held = (c for c in self.document.children(head, "acl") if c.tag == "VBN")
        return next((c for c in held if self.terms.has("enduring", c.lemma)), None)

    def broken_off(self, head: Token, verb: Token) -> Token | None:
        """The main verb of "a visit, agreed on in May, was called off", where the parse puts the aside in its place."""
        for main in self.document.children(
            verb, "ccomp"
        ):  # "a truce agreed on Monday was broken", "agreed" as its verb
            own = self.document.children(main, "nsubj", "nsubjpass", "mark")
            aux = self.document.children(main, "aux", "auxpass")
            if head.dep == "nsubj" and main.i > verb.i and aux and not own and verb.tag in ("VBD", "VBN"):
                return main
        main = self.document.head(verb)
        bare = not self.document.children(main, "nsubj", "nsubjpass")
        return main if head.dep == "nsubj" and verb.dep in ("parataxis", "ccomp") and main.i > verb.i and bare else None

    def _has_to(self, verb: Token) -> bool:
        return any(c.lower == "to" for c in self.document.children(verb, "aux"))

    def joined(self, verb: Token) -> tuple[Token, ...]:
        """The deeds coordinated with a verb, or with the infinitive under it: "was to begin but never took hold"."""
        under = (c for x in self.document.children(verb, "xcomp") for c in self.document.children(x, "conj"))
        return (*self.document.children(verb, "conj"), *(c for c in under if c.tag == "VBD"))
