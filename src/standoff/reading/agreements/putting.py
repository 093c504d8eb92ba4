"""Agreements that somebody puts forward without a noun for one: that both pull back, that talks be held at a place."""

from collections.abc import Iterator

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.agreements.findings import ARRANGED, Finding
from standoff.reading.agreements.mentions import Mention
from standoff.reading.agreements.statuses import Statuses
from standoff.reading.syntax import Document, Token
from standoff.record.terms import AgreementKind, AgreementStatus

_KINDS = frozenset({AgreementKind.CEASEFIRE, AgreementKind.WITHDRAWAL, AgreementKind.EXCHANGE, AgreementKind.CORRIDOR})
_EACH = frozenset({"both", "all", "each", "neither"})
_PUT = AgreementStatus.PROPOSED


class Putting:
    """The questions about what is put to two sides, asked of one report's parse."""

    def __init__(self, document: Document, statuses: Statuses, terms: AgreementTerms) -> None:
        self.document, self.statuses, self.terms = document, statuses, terms
        self.cast = statuses.mentions.cast

    def found(self, verb: Token, number: int) -> Iterator[Finding]:
        """What `verb` puts to two sides."""
        yield from self._of_course(verb, number)
        yield from self._of_terms(verb, number)
        yield from self._of_venue(verb, number)

    def _of_course(self, verb: Token, number: int) -> Iterator[Finding]:
        """ "Proposed that all forces leave the ridge": a course for both sides, and no demand on one."""
        if not self.terms.has("putting", verb.lemma) or self.statuses.negated(verb):
            return
        for act in self.document.children(verb, "ccomp"):
            doers = clauses.subjects(self.document, act)
            kind = self.statuses.mentions.kind_of_act(act) if self._are_both(doers) else None
            if act.i > verb.i and kind in _KINDS:
                mention = Mention(verb, kind, clauses.own_phrase(self.document, act), number, made=False)
                yield Finding(mention, verb, _PUT, doers, f"{ARRANGED}:course")

    def _of_terms(self, verb: Token, number: int) -> Iterator[Finding]:
        """ "Offered to free ninety men if the other side freed as many": a deed for the like deed is an exchange."""
        over = self.document.head(verb)
        offered = verb.dep == "xcomp" and self.terms.has("offering_to", over.lemma)
        would = any(c.lower in ("would", "will") for c in self.document.children(verb, "aux"))
        if not (offered or would) or not self.terms.has("freeing", verb.lemma) or self.statuses.negated(verb):
            return
        hosts = (verb, over) if offered else (verb,)
        returns = [c for v in hosts for c in self.document.children(v, "advcl") if self.terms.has("freeing", c.lemma)]
        marked = any(m.lower in ("if", "provided") for c in returns for m in self.document.children(c, "mark"))
        things = [t for o in self.document.children(verb, "dobj") for t in clauses.own_phrase(self.document, o)]
        if marked and any(self.terms.has("exchanged", t.lemma) or self.terms.has("people", t.lemma) for t in things):
            mention = Mention(verb, AgreementKind.EXCHANGE, clauses.own_phrase(self.document, verb), number, made=False)
            yield Finding(mention, verb, _PUT, self.statuses.doers(verb), f"{ARRANGED}:terms")

    def _of_venue(self, verb: Token, number: int) -> Iterator[Finding]:
        """ "Offered Lima as a place for talks", "proposed a meeting place"."""
        if not self.terms.has("putting", verb.lemma) or self.statuses.negated(verb):
            return
        for prep in self.document.children(verb, "prep"):
            for place in self.document.children(prep, "pobj") if prep.lower == "as" else ():
                goals = [o for p in self.document.children(place, "prep") for o in self.document.children(p, "pobj")]
                goals += self.document.children(place, "compound")
                if self.terms.has("venues", place.lemma) and any(self.terms.has("parleys", o.lemma) for o in goals):
                    phrase = clauses.own_phrase(self.document, place)
                    mention = Mention(verb, AgreementKind.TALKS, phrase, number, made=False)
                    yield Finding(mention, verb, _PUT, (), f"{ARRANGED}:venue")

    def _are_both(self, doers: tuple[Token, ...]) -> bool:
        """ "Both armies", "all forces", "the two sides", "Lima and Quito", "troops on either side"."""
        if len(clauses.parties_of(self.cast, doers)) > 1:
            return True
        for doer in doers:
            own = {c.lower for c in self.document.children(doer, "det", "predet", "nummod", "amod")}
            plural = doer.tag in ("NNS", "NNPS") and self.terms.has("sides", doer.lemma)
            if doer.lower in _EACH or own & _EACH or (plural and own & {"two", "opposing", "rival"}):
                return True
        return False
