"""Reports that an agreement was kept in part, told of its parts, of "it" or of a deed done "only in part"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.agreements.findings import Finding
from standoff.reading.agreements.mentions import Mention
from standoff.reading.agreements.statuses import Statuses
from standoff.reading.syntax import Document, Token
from standoff.record.terms import AgreementKind, AgreementStatus

_QUANTITIES = frozenset({"NUM", "ADJ", "DET", "PRON", "NOUN", "ADV"})
_TOLD = frozenset({AgreementStatus.KEPT, AgreementStatus.BROKEN, AgreementStatus.PARTLY_KEPT})
_TO_COME = frozenset({"will", "shall", "to"})
_UNSURE = frozenset({"would", "could", "may", "might", "should", "must"})
_PUT = {
    "offering": AgreementStatus.PROPOSED,
    "demanding": AgreementStatus.PROPOSED,
    "declining": AgreementStatus.REFUSED,
}
_OF_WHOM = 6  # words of an object that may name what is exchanged: "the remains of six soldiers"
_FAR = 6  # of "some of it has been carried out", which can mean nothing else
_REACH = 2  # sentences between an agreement and the part of it that is told of


class Compliance:
    """The questions about parts of agreements, asked of one report's parse."""

    def __init__(self, document: Document, statuses: Statuses, terms: AgreementTerms) -> None:
        self.document, self.statuses, self.terms = document, statuses, terms

    def of_part(self, noun: Token, last: Mention | None, number: int) -> Iterator[Finding]:
        """ "Only two of its five articles were carried out", "little of it has been implemented"."""
        whole = noun.pos == "NOUN" and self.terms.has("parts", noun.lemma)
        if last is None or number - last.sentence > _FAR or noun.i in {t.i for t in last.phrase}:
            return
        of_it = self._is_some_of_it(noun, last)
        if not of_it and (not whole or number - last.sentence > _REACH):
            return
        head = self._counted(noun)
        verb = self.document.head(head)
        some = self._is_some(noun) or bool(
            {t.lower for t in clauses.own_phrase(self.document, verb)} & self.terms.words["partly"]
        )
        if any(self.statuses.mentions.at(t, number) is not None for t in clauses.own_phrase(self.document, verb)):
            return
        if head.dep not in ("nsubjpass", "dobj") or not clauses.is_verb(verb):
            return
        none = any(t.lower == "none" for t in (noun, self._counted(noun))) or self._is_not_one(noun)
        undone = none or self.statuses.negated(verb)
        frame = self.statuses.as_object.match(self.document, verb, undone)
        if frame is None or AgreementStatus(frame.value) not in _TOLD:
            return
        status = AgreementStatus.PARTLY_KEPT if some and not none else AgreementStatus(frame.value)
        if not some and clauses.is_yet_to(self.document, verb):
            return
        doers = self.statuses.doers(verb) if head.dep == "dobj" else ()
        mention = replace(last, head=noun, phrase=clauses.own_phrase(self.document, noun), sentence=number)
        yield Finding(mention, verb, status, doers, f"part:{noun.lemma}", undone)

    def of_doing_so(self, verb: Token, last: Mention | None, number: int) -> Iterator[Finding]:
        """ "They had done so only in part": what became of the deed agreed on a clause before."""
        if last is None or verb.lemma != "do" or number - last.sentence > 1 or verb.i < last.head.i:
            return
        words = {t.lower for t in clauses.own_phrase(self.document, verb)}
        if not words & {"so", "likewise"}:
            return
        if last.kind in (AgreementKind.TALKS, AgreementKind.JOINT_STATEMENT):
            return
        partly = bool(words & self.terms.words["partly"])
        status = AgreementStatus.PARTLY_KEPT if partly else AgreementStatus.BROKEN
        if partly or (self.statuses.negated(verb) and self._is_due_before(verb, number)):
            yield Finding(last, verb, status, clauses.subjects(self.document, verb), "done in part")

    def _is_due_before(self, verb: Token, number: int) -> bool:
        """ "Was to leave by May. It has not done so", "obliged both to leave. Neither did so"."""
        first = self.document.sentences[max(0, number - 1)].first
        for deed in self.document.tokens[first : verb.i]:
            if deed.dep != "xcomp" or not any(c.lower == "to" for c in self.document.children(deed, "aux")):
                continue
            above = self.document.head(deed)
            if above.lower in ("was", "were") or self.terms.has("binding", above.lemma):
                return True
        return False

    def of_breaches(self, noun: Token, last: Mention | None, number: int) -> Iterator[Finding]:
        """ "Has counted sixty breaches": of the truce told of just before."""
        if last is None or number - last.sentence > _REACH or last.kind is not AgreementKind.CEASEFIRE:
            return
        named = self.document.children(noun, "prep", "compound", "amod")
        of = any(p.lower in ("of", "to", "in") for p in named) or any(c.dep == "compound" for c in named)
        if not self.terms.has("breaches", noun.lemma) or noun.tag != "NNS" or of or noun.dep not in ("dobj", "pobj"):
            return
        verb = next(clauses.governing_verbs(self.document, noun), None)
        told = any(
            c.dep == "nummod" or c.lower in ("new", "further", "more", "fresh") for c in self.document.children(noun)
        )
        if verb is None or self.statuses.negated(verb) or not told:
            return
        mention = replace(last, head=noun, phrase=clauses.own_phrase(self.document, noun), sentence=number)
        yield Finding(mention, verb, AgreementStatus.BROKEN, (), "breaches")

    def of_barter(self, word: Token, number: int) -> Iterator[Finding]:
        """ "Freed ten captives in exchange for maps": an exchange that the deed itself keeps."""
        if word.lower not in ("exchange", "return") or word.dep != "pobj" or self.document.head(word).lower != "in":
            return
        if not any(c.lower == "for" for c in self.document.children(word, "prep")):
            return
        verb = next(clauses.governing_verbs(self.document, word), None)
        if verb is None or not self.terms.has("bartered", verb.lemma) or self.statuses.negated(verb):
            return
        things = {t.lemma for t in self.document.subtree(verb)}
        if not things & self.terms.words["exchanged"]:
            return
        mention = Mention(word, AgreementKind.EXCHANGE, (self.document.head(word), word), number)
        yield Finding(mention, verb, AgreementStatus.KEPT, self.statuses.doers(verb), "barter")

    def of_return(self, word: Token, number: int) -> Iterator[Finding]:
        """ "In return Peru is to free nine prisoners": what is done for what was told just before."""
        prep = self.document.head(word)
        if word.lower not in ("return", "exchange", "turn") or word.dep != "pobj" or prep.lower != "in":
            return
        verb = next(clauses.governing_verbs(self.document, word), None)
        if verb is None or self.document.children(word) or self.statuses.negated(verb):
            return
        deeds = self.document.children(verb, "xcomp") if verb.lemma == "be" else ()
        deed = deeds[0] if deeds else verb
        if not self._frees(deed):
            return
        mention = Mention(word, AgreementKind.EXCHANGE, (prep, word), number)
        aux = {c.lower for v in (verb, deed) for c in self.document.children(v, "aux")}
        status = AgreementStatus.KEPT if deed.tag in ("VBD", "VBN") and not aux & _TO_COME else AgreementStatus.AGREED
        status = AgreementStatus.PROPOSED if aux & _UNSURE else status
        yield Finding(mention, verb, status, self.statuses.doers(verb), "in return")

    def _frees(self, deed: Token) -> bool:
        """ "Freed nine men", "let two boatmen go", "seven rebels were flown home": people whom one side lets go."""
        let = [c for c in self.document.children(deed, "ccomp", "xcomp") if c.lemma in ("go", "leave", "return")]
        home = any(c.lower in ("home", "back") for c in self.document.children(deed, "advmod", "prt"))
        if self.terms.has("bartered", deed.lemma) or home:
            freed = self.document.children(deed, "dobj", "nsubjpass")
        elif deed.lemma == "let" and let:
            freed = self.document.children(let[0], "nsubj") + self.document.children(deed, "dobj")
        else:
            return False
        things = [t for o in freed for t in self.document.subtree(o)]
        return any(self._is_of_people(t) for t in things) or any(
            bool(self.document.children(o, "nummod")) and bool(clauses.parties_of(self.statuses.mentions.cast, [o]))
            for o in freed
        )

    def of_swap(self, verb: Token, number: int) -> Iterator[Finding]:
        """ "The armies exchanged twelve bodies": an exchange that was carried out."""
        if not self.terms.has("swapping", verb.lemma) or not clauses.is_verb(verb) or self.statuses.negated(verb):
            return
        things = self.document.children(verb, "dobj", "nsubjpass")
        named = (t for thing in things for t in (thing, *self.document.subtree(thing)[:_OF_WHOM]))
        if not any(self.terms.has("exchanged", t.lemma) for t in named) and not self._is_man_for_man(verb, things):
            return
        above = self.document.head(verb)
        put = next((s for name, s in _PUT.items() if self.terms.has(name, above.lemma)), None)
        if verb.dep == "xcomp" and verb.tag == "VB" and put is not None and not self.statuses.negated(above):
            mention = Mention(verb, AgreementKind.EXCHANGE, clauses.own_phrase(self.document, verb), number)
            yield Finding(mention, above, put, self.statuses.doers(verb), "swap")
            return
        agreed = any(self.terms.has("agreeing", v.lemma) for v in clauses.governing_verbs(self.document, verb))
        if not agreed and verb.tag in ("VBD", "VBN", "VBP", "VBZ"):
            phrase = tuple(sorted({verb, *things}, key=lambda t: t.i))
            mention = Mention(verb, AgreementKind.EXCHANGE, phrase, number)
            yield Finding(mention, verb, AgreementStatus.KEPT, self.statuses.doers(verb), "swap")

    def _is_man_for_man(self, verb: Token, things: tuple[Token, ...]) -> bool:
        """ "Seven men were exchanged for nine fishermen", "to exchange them for two of its citizens"."""
        fors = [o for p in self.document.children(verb, "prep") if p.lower == "for" for o in self.document.children(p)]
        given = [t for o in fors for t in (o, *self.document.subtree(o)[:_OF_WHOM])]
        got = [t for o in things for t in (o, *self.document.subtree(o)[:_OF_WHOM])]
        some = any(self._is_of_people(t) for t in given)
        return some and any(self._is_of_people(t) or t.lower == "them" for t in got)

    def _is_of_people(self, token: Token) -> bool:
        return self.terms.has("people", token.lemma) or self.terms.has("exchanged", token.lemma)

    def _is_some_of_it(self, noun: Token, last: Mention) -> bool:
        """ "Little of it", "most of them"."""
        if noun.lower not in self.terms.words["some"]:
            return False
        ofs = self.document.children(noun, "prep")
        pronouns = ("them",) if last.head.tag in ("NNS", "NNPS") else ("it", "this")
        return any(o.lower in pronouns for p in ofs if p.lower == "of" for o in self.document.children(p))

    def _is_some(self, noun: Token) -> bool:
        """Whether the words count only some: "only one of the five clauses", "key provisions", "little of it"."""
        head = self._counted(noun)
        near = {t.lower for t in (*clauses.own_phrase(self.document, head), *clauses.own_phrase(self.document, noun))}
        return bool(near & self.terms.words["some"]) and not near & {"all", "every", "none"}

    def _is_not_one(self, noun: Token) -> bool:
        """ "Not one of the nine points", "not a single clause"."""
        first = clauses.own_phrase(self.document, self._counted(noun))[0].i
        words = [t.lower for t in self.document.tokens[max(0, first - 1) : noun.i]]
        return "not" in words and bool({"one", "single"} & set(words))

    def _counted(self, noun: Token) -> Token:
        """The number that stands for the noun in its clause: "two" of "two of its articles"."""
        prep = self.document.head(noun)
        counted = self.document.head(prep)
        if noun.dep == "pobj" and prep.lower == "of" and counted.pos in _QUANTITIES:
            return counted
        return noun
