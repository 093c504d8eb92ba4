"""What somebody agreed to do, or what becomes of "what was agreed": agreements that only their making names."""

from collections.abc import Iterator

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.agreements.findings import Finding
from standoff.reading.agreements.mentions import Mention, Mentions
from standoff.reading.agreements.relations import Relations
from standoff.reading.frames import Frames
from standoff.reading.syntax import Document, Token
from standoff.record.terms import AgreementKind, AgreementStatus


class Acts(Relations):
    """The questions that find agreements in the verbs of one report."""

    def __init__(self, document: Document, mentions: Mentions, terms: AgreementTerms) -> None:
        super().__init__(document, mentions, terms)
        self.as_subject = Frames.of(terms.subject)
        self.as_object = Frames.of(terms.object)

    def of_act(self, verb: Token, sentence: int) -> Iterator[Finding]:
        """ "Agreed to halt the fighting and to meet again": one agreement for each act of a kind that is known."""
        jointly = self.terms.has("agreeing_jointly", verb.lemma)
        if not (jointly or self.terms.has("agreeing", verb.lemma)) or self.negated(verb):
            return
        subjects = self.doers(verb)
        if jointly and not self._are_two(subjects):
            return
        kinds: set[AgreementKind] = set()
        for first in self._acts_of(verb):
            for act in (first, *(c for c in self.document.children(first, "conj") if clauses.is_verb(c))):
                kind = self.mentions.kind_of_act(act)
                if kind is not None and kind not in kinds:
                    kinds.add(kind)
                    mention = Mention(verb, kind, self.document.subtree(act), sentence)
                    yield Finding(mention, verb, AgreementStatus.AGREED, subjects, "agree-to-act")

        yield from self._ends_of(verb, sentence, subjects)

    def _ends_of(self, verb: Token, sentence: int, subjects: tuple[Token, ...]) -> Iterator[Finding]:
        """ "Agreed on an end to all military action": what is to stop, told by a noun."""
        preps = (p for p in self.document.children(verb, "prep") if p.lower in ("on", "to", "upon"))
        for item in (
            n for p in preps for o in self.document.children(p, "pobj") for n in clauses.conjuncts(self.document, o)
        ):
            if self.terms.has("ending", item.lemma) and self.mentions.kind_of_item(item) is AgreementKind.CEASEFIRE:
                mention = Mention(verb, AgreementKind.CEASEFIRE, clauses.own_phrase(self.document, item), sentence)
                yield Finding(mention, verb, AgreementStatus.AGREED, subjects, "agree-to-act")

    def _acts_of(self, verb: Token) -> tuple[Token, ...]:
        """What is agreed to be done; "agreed at the bridge on Friday to stop" may be parsed as a purpose."""
        acts = self.document.children(verb, "xcomp", "ccomp")
        if acts:
            return acts
        purposes = (c for c in self.document.children(verb, "advcl") if c.tag == "VB" and c.i > verb.i)
        return tuple(c for c in purposes if [a.lower for a in self.document.children(c, "aux", "mark")] == ["to"])

    def of_free_relative(self, verb: Token, last: Mention | None, sentence: int) -> Iterator[Finding]:
        """ "Violated what had been agreed": what becomes of an agreement that only its making names."""
        if verb.lemma != "agree" or not any(t.lower == "what" for t in self.document.subtree(verb)):
            return
        kind = last.kind if last is not None else AgreementKind.JOINT_STATEMENT
        mention = Mention(verb, kind, clauses.own_phrase(self.document, verb), sentence)
        for above in clauses.governing_verbs(self.document, verb):
            frame = self.as_object.match(self.document, above, self.negated(above))
            if frame is not None and AgreementStatus(frame.value) in self.terms.statuses["pronoun_status"]:
                status = AgreementStatus(frame.value)
                yield Finding(mention, above, status, self.doers(above), "what was agreed", frame.negated)
            return

    def _are_two(self, subjects: tuple[Token, ...]) -> bool:
        sides = (t for t in subjects if t.tag in ("NNS", "NNPS", "DT"))
        plural = any(self.terms.has("sides", w) for t in sides for w in (t.lemma, t.lower.removesuffix("s")))
        return plural or len(clauses.parties_of(self.mentions.cast, subjects)) > 1
