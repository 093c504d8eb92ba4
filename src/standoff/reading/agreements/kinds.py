"""The kind of an agreement, as words name it: an act agreed on, an item of a list, what stands at a noun."""

from collections.abc import Iterable, Iterator

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.syntax import Document, Token
from standoff.record.terms import AgreementKind

_NAMERS = frozenset({"the", "this", "that", "these", "those"})
_TERMS = 8  # words of a term that may name its kind
_CAPTIVES = 60  # tokens before "the exchange" within which captives are told of
_PAIR = 6  # tokens within which the second word of a pair may stand
_MATTER = frozenset({"on", "for"})
_WHEREBY = frozenset({"under", "by", "to", "in", "on"})


class KindWords:
    """The questions that tell the kind of an agreement, asked of one report's parse."""

    def __init__(self, document: Document, terms: AgreementTerms) -> None:
        self.document, self.terms = document, terms

    def is_definite(self, token: Token) -> bool:
        """Whether the noun points back: "the truce", "its truce"."""
        children = self.document.children(token, "det", "poss", "amod")
        return any(c.lower in _NAMERS or c.dep == "poss" or self.terms.has("former", c.lower) for c in children)

    def kind_of_act(self, act: Token) -> AgreementKind | None:
        """The kind of what somebody agreed to do: "to withdraw", "to halt the fighting", "to meet again"."""
        words = [w for w in self.document.subtree(act) if self._is_of(act, w)]
        if self.terms.has("founding", act.lemma):
            made = self.document.children(act, "dobj", "nsubjpass")
            if any(self.terms.has("founded", t.lemma) for t in made):
                return AgreementKind.COMMISSION
        if clauses.is_negated(self.document, act):
            forbidden = [w for w in self.document.subtree(act) if clauses.is_verb(w)]
            if any(self.terms.has("hostile", w.lemma) for w in forbidden):
                return AgreementKind.CEASEFIRE
        for word in words:
            ceases = self.terms.has("ceasing", word.lemma) and clauses.is_verb(word)
            if ceases and (self._is_hostile(word) or self._is_ended_fire(word)):
                return AgreementKind.CEASEFIRE
            hostile = self.terms.has("hostile", word.lemma) and clauses.is_verb(word)
            if hostile and clauses.is_negated(self.document, word):
                return AgreementKind.CEASEFIRE
        core = [w for w in clauses.own_phrase(self.document, act) if w in words]
        weak = (k for part in (core, words) for w in part if (k := self._weak(w)) is not None)
        if self.kind_in(core) is None and any(self._weak(w) is not None for w in core):
            return next(weak)
        return self.kind_in(words) or next(weak, None)

    def _is_ended_fire(self, verb: Token) -> bool:
        """ "Firing would stop at midnight", "all attacks are to cease"."""
        ended = self.document.children(verb, "nsubj", "nsubjpass")
        return any(self.terms.has("hostile", t.lemma) or self.terms.has("hostile", t.lower) for t in ended)

    def kind_of_item(self, item: Token) -> AgreementKind | None:
        """The kind of an item in a list of terms: "an end to hostilities", "a resumption of talks", "a pull-out"."""
        ofs = [o for p in self.document.children(item, "prep") for o in self.document.children(p, "pobj")]
        if self.terms.has("ending", item.lemma) and any(self._is_fighting(o) for o in ofs):
            return AgreementKind.CEASEFIRE
        resumed = self.terms.has("carriers", item.lemma) and any(self.terms.has("parleys", o.lemma) for o in ofs)
        if resumed:
            return AgreementKind.TALKS
        if self.is_exchange(item):
            return AgreementKind.EXCHANGE
        found = next((self.terms.nouns[n] for n in self.names(item) if n in self.terms.nouns), None)
        return None if found is AgreementKind.TALKS else found

    def _is_fighting(self, noun: Token) -> bool:
        """ "Hostilities", "all military action"."""
        armed = any(self.terms.has("military", c.lower) for c in self.document.children(noun, "amod"))
        return self.terms.has("hostile", noun.lemma) or (armed and self.terms.has("military_deeds", noun.lemma))

    def kind_in(self, words: Iterable[Token]) -> AgreementKind | None:
        """The kind that the first telling word, or pair of words, among `words` names."""
        listed = [w for w in words if not self._is_of_name(w)]
        for n, word in enumerate(listed):
            if word.lemma in self.terms.kind_words:
                return self.terms.kind_words[word.lemma]
            pairs = ((word.lemma, w.lemma) for w in listed[n + 1 : n + 1 + _PAIR])
            found = next((self.terms.kind_pairs[p] for p in pairs if p in self.terms.kind_pairs), None)
            if found is not None:
                return found
        return None

    def _is_of_name(self, word: Token) -> bool:
        """ "The Permanent Indus Commission", "the African Union Commission": a body's name tells no matter."""
        return word.pos == "PROPN" and any(c.pos == "PROPN" for c in self.document.children(word, "compound"))

    def is_exchange(self, token: Token) -> bool:
        """ "An exchange of 900 prisoners", "the swap of remains"; an exchange of fire or of letters is none."""
        if self.terms.has("returns", token.lemma):
            return self._is_agreed_return(token)
        if not self.terms.has("exchanges", token.lemma):
            return False
        ofs = [o for p in self.document.children(token, "prep") if p.lower == "of" for o in self.document.children(p)]
        if not ofs and token.lemma == "swap" and token.tag == "NN":
            before = self.document.tokens[max(0, token.i - _CAPTIVES) : token.i]
            return any(self.terms.has("exchanged", t.lemma) for t in before)
        if not ofs and self.is_definite(token) and token.tag == "NN":
            before = self.document.tokens[max(0, token.i - _CAPTIVES) : token.i]
            return any(self.terms.has("captives", t.lemma) for t in before)
        if not ofs and token.dep == "pobj" and self.document.head(token).lower == "under":
            verb = next(clauses.governing_verbs(self.document, token), token)
            ofs = list(self.document.children(verb, "nsubj", "nsubjpass", "dobj"))
        return any(self.terms.has("exchanged", o.lemma) or self._is_counted(o) for o in ofs)

    def _is_counted(self, noun: Token) -> bool:
        """ "An exchange of 1,400 people"."""
        return self.terms.has("people", noun.lemma) and bool(self.document.children(noun, "nummod"))

    def _is_agreed_return(self, token: Token) -> bool:
        """ "Agreed on the return of the sailors", "a return on which the two settled": of people, by agreement."""
        ofs = [o for p in self.document.children(token, "prep") if p.lower == "of" for o in self.document.children(p)]
        theirs = any(c.lower == "their" for c in self.document.children(token, "poss"))
        if not theirs and not any(
            self.terms.has("people", o.lemma) or self.terms.has("exchanged", o.lemma) for o in ofs
        ):
            return False
        prep = self.document.head(token)
        above = self.document.head(prep)
        on = token.dep == "pobj" and prep.lower in ("on", "to", "upon") and self.terms.has("settling", above.lemma)
        below = (t for t in self.document.subtree(token) if t.dep in ("relcl", "acl"))
        return on or any(self.terms.has("settling", c.lemma) for c in below)

    def names(self, token: Token) -> Iterator[tuple[str, ...]]:
        yield tuple(t.lower for t in self.document.tokens[token.i : token.i + 3])
        words = [t.lemma for t in self.document.tokens[max(0, token.i - 2) : token.i + 1]]
        yield from (tuple(words[-n:]) for n in (3, 2, 1))
        yield (token.lower,)

    def kind_by_words(self, token: Token) -> AgreementKind | None:
        aside = {
            w.i for c in self.document.children(token, "relcl") if self._is_aside(c) for w in self.document.subtree(c)
        }
        aside |= {w.i for c in self._clauses_of_others(token) for w in self.document.subtree(c)}
        own = [w for w in self.document.subtree(token) if w.i != token.i and w.i not in aside]
        for word in own:
            if word.lemma in self.terms.kind_words:
                break
            if self.terms.has("ceasing", word.lemma) and self._is_hostile(word):
                return AgreementKind.CEASEFIRE
        found = self.kind_in(own)
        if found is not None:
            return found
        head = self.document.head(token)
        made = clauses.is_verb(head) and token.dep in ("dobj", "nsubjpass", "attr")
        complements = self.document.children(head, "ccomp", "xcomp", "advcl") if made else ()
        complements = tuple(c for c in complements if c.dep != "advcl" or not self._is_circumstance(c))
        complements += tuple(c for c in self.document.children(head, "prep") if made and c.lower in _MATTER)
        if token.dep == "nsubj" and self._is_terming(head):
            complements = self.document.children(head, "dobj", "prep", "xcomp", "ccomp")
        words = [w for child in complements for w in self.document.subtree(child)]
        if any(self.kind_of_item(w) is AgreementKind.CEASEFIRE for w in words[:_TERMS]):
            return AgreementKind.CEASEFIRE
        found = self.kind_in(words) or self.kind_in(self.whereby(token))
        if found is None and self.terms.has("proposals", token.lemma):
            return next((k for w in own if (k := self._weak(w)) is AgreementKind.TALKS), None)
        return found

    def _is_circumstance(self, clause: Token) -> bool:
        """ "When it took over a base that they had left": beside the matter."""
        return any(c.lower not in ("to", "that") for c in self.document.children(clause, "mark", "advmod"))

    def _clauses_of_others(self, token: Token) -> list[Token]:
        """The clauses at the nouns below: "violations of the accord by the men whom it supports"."""
        below = [w for w in self.document.subtree(token) if w.dep == "relcl" and w.head != token.i]
        return [w for w in below if self.document.head(w).pos in ("NOUN", "PROPN") and self._is_by(w, token)]

    def _is_by(self, clause: Token, token: Token) -> bool:
        between = [t for t in self.document.ancestors(clause) if t.i > token.i]
        return any(t.lower == "by" for t in between)

    def _is_terming(self, verb: Token) -> bool:
        """ "The proposal calls for", "the text provides for"."""
        after = {c.lower for c in self.document.children(verb)}
        lines = (line.split() for line in self.terms.words["binding"])
        return any(verb.lemma == words[0] and set(words[1:]) <= after for words in lines)

    def whereby(self, token: Token) -> tuple[Token, ...]:
        """The clause "under which …" after the noun, wherever the parse hangs it."""
        sentence = self.document.sentence_of(token)
        for which in self.document.tokens[token.i + 1 : sentence.last]:
            if which.lower == "which" and self.document.tokens[which.i - 1].lower in _WHEREBY:
                verb = next(clauses.governing_verbs(self.document, which), None)
                return tuple(t for t in self.document.subtree(verb) if t.i > which.i) if verb is not None else ()
        return ()

    def _is_aside(self, clause: Token) -> bool:
        """Whether a relative clause only adds: "the accords, which call for a withdrawal"."""
        first = self.document.subtree(clause)[0]
        return first.i > 0 and self.document.tokens[first.i - 1].text == ","

    def _is_hostile(self, verb: Token) -> bool:
        """Whether what a verb of stopping governs, without the clauses beyond it, is hostile."""
        return any(self.terms.has("hostile", w.lemma) for w in self.document.subtree(verb)[:12] if w.i > verb.i)

    def _is_of(self, act: Token, word: Token) -> bool:
        """Whether `word` belongs to this act and not to another one coordinated with it."""
        for above in (word, *self.document.ancestors(word)):
            if above.i == act.i:
                return True
            if above.dep == "conj" and clauses.is_verb(above) and above.head == act.i:
                return False
        return True

    def _weak(self, word: Token) -> AgreementKind | None:
        kind = self.terms.weak_words.get(word.lemma)
        meets_a_need = word.lemma == "meet" and bool(self.document.children(word, "dobj"))
        return None if meets_a_need else kind
