"""What is done with a mechanism that the noun's place in its clause tells: brought a case, given a task, agreed on."""

from standoff.knowledge.mechanism_terms import MechanismTerms
from standoff.reading import clauses
from standoff.reading.mechanisms.mentions import Mention
from standoff.reading.syntax import Document, Token
from standoff.record.terms import MechanismKind, MechanismUse

_JUDGING = frozenset({MechanismKind.COURT, MechanismKind.COUNCIL, MechanismKind.ALLIANCE, MechanismKind.MEDIATION})
_ASKING = frozenset({MechanismUse.ASKED, MechanismUse.PROPOSED, MechanismUse.BLAMED})
_SURMISED = frozenset({"may", "might", "could", "would"})
_UNSURE = frozenset({"would", "could", "may", "might", "should", "must"})


class Roles:
    """The part that mechanisms have in the clauses of one report."""

    def __init__(self, document: Document, terms: MechanismTerms) -> None:
        self.document, self.terms = document, terms

    def brought(self, mention: Mention, head: Token) -> tuple[MechanismUse, Token] | None:
        """ "Took Peru to the court" asks it; "ready to submit to it", "want it settled by" it propose."""
        prep = self.document.head(head)
        verb = self.document.head(prep)
        if head.dep != "pobj" or mention.kind not in _JUDGING or not clauses.is_verb(verb):
            return None
        taken = prep.lower in ("to", "before", "into") and verb.lemma in self.terms.taking
        taken = taken or (prep.lower in ("at", "in", "before", "with", "to") and verb.lemma in self.terms.filing)
        judged = prep.lower in ("by", "through", "at", "in", "to") and verb.lemma in self.terms.settled
        if not taken and not judged:
            return None
        aux = {c.lower for c in self.document.children(verb, "aux", "auxpass")}
        bare = verb.tag == "VB" or "to" in aux or bool(aux & (_UNSURE | {"will", "shall", "be"}))
        small = verb.dep in ("ccomp", "xcomp", "oprd") and verb.tag == "VBN" and not aux
        wished = bare or small or verb.dep in ("pcomp",)
        if clauses.is_negated(self.document, verb) or self._declines(verb):
            return MechanismUse.REFUSED, verb
        if self.is_surmised(verb) and aux & _SURMISED:
            return MechanismUse.MENTIONED, verb
        if wished:
            return MechanismUse.PROPOSED, verb
        return (MechanismUse.ASKED if taken else MechanismUse.MENTIONED), verb

    def _declines(self, verb: Token) -> bool:
        above = self.document.head(verb)
        return verb.dep in ("xcomp", "pcomp") and above.lemma in self.terms.above.get(MechanismUse.REFUSED, ())

    def tasked(self, head: Token) -> tuple[MechanismUse, Token] | None:
        """ "Wants the talks observed by the league", "agreed that the mission should monitor it"."""
        by = head.dep == "pobj" and self.document.head(head).lower == "by"
        verb = self.document.head(self.document.head(head)) if by else self.document.head(head)
        if verb.lemma not in self.terms.tasks or not (by or head.dep == "nsubj"):
            return None
        if clauses.is_negated(self.document, verb):
            return None
        above = self.document.head(verb)
        if verb.dep not in ("ccomp", "xcomp", "oprd", "acl"):
            return None
        aux = {c.lower for c in self.document.children(verb, "aux", "auxpass")}
        to_come = bool(aux & {"should", "would", "will", "to", "be"}) or (by and not aux) or verb.tag == "VB"
        to_come = to_come or above.lemma in self.terms.letting
        if not to_come:
            return None
        over = self.document.head(above) if above.lemma in self.terms.letting else above
        if over.lemma in self.terms.above.get(MechanismUse.AGREED_TO, ()):
            return MechanismUse.AGREED_TO, verb
        return (MechanismUse.PROPOSED, verb) if above.lemma in self.terms.wanting else None

    def settled_on(self, head: Token) -> tuple[MechanismUse, Token] | None:
        """ "Signed an agreement on a hotline" sets it up; what a deal under discussion is about is proposed."""
        prep = self.document.head(head)
        noun = self.document.head(prep)
        if head.dep != "pobj" or prep.lower not in ("on", "for", "about") or noun.lemma not in self.terms.accords:
            return None
        verb = self.document.head(noun)
        if not clauses.is_verb(verb) or noun.dep not in ("dobj", "nsubjpass"):
            return None
        if verb.lemma in self.terms.sought:
            return MechanismUse.PROPOSED, verb
        told = verb.lemma in self.terms.signed and not clauses.is_negated(self.document, verb)
        return (MechanismUse.AGREED_TO, verb) if told else None

    def unopposed(self, head: Token) -> tuple[MechanismUse, Token] | None:
        """ "Has no objection to mediation by Brazil" agrees to it; "would have none" puts it on the table."""
        prep = self.document.head(head)
        noun = self.document.head(prep)
        verb = self.document.head(noun)
        if head.dep != "pobj" or noun.lemma not in self.terms.objecting or not clauses.is_verb(verb):
            return None
        none = any(c.lower == "no" for c in self.document.children(noun, "det"))
        if not none and not clauses.is_negated(self.document, verb):
            return MechanismUse.REFUSED, verb
        supposed = any(c.lower in _UNSURE for c in self.document.children(verb, "aux"))
        return (MechanismUse.PROPOSED if supposed else MechanismUse.AGREED_TO), verb

    def replaced(self, head: Token) -> tuple[MechanismUse, Token] | None:
        """ "Asked that the contingent be replaced by a mission": what is to go is refused, what is to come proposed."""
        by = head.dep == "pobj" and self.document.head(head).lower in ("by", "with")
        verb = self.document.head(self.document.head(head)) if by else self.document.head(head)
        if verb.lemma not in self.terms.replacing or clauses.is_negated(self.document, verb):
            return None
        passive = clauses.is_passive(self.document, verb) or verb.tag == "VBN"
        if not by and head.dep not in ("nsubjpass", "dobj") and not (passive and head.dep == "nsubj"):
            return None
        aux = {c.lower for c in self.document.children(verb, "aux", "auxpass")}
        done = verb.tag in ("VBD", "VBN") and not aux & {"be", "to", *_UNSURE} and verb.dep not in ("oprd", "ccomp")
        if by:
            return (MechanismUse.AGREED_TO if done or aux & {"will", "was", "were"} else MechanismUse.PROPOSED), verb
        return MechanismUse.REFUSED, verb

    def is_handed(self, head: Token) -> bool:
        """ "Hand the captives to the Red Cross": who receives something is not used for that."""
        prep = self.document.head(head)
        verb = self.document.head(prep)
        while verb.dep == "prep":
            verb = self.document.head(verb)
        return head.dep == "pobj" and prep.lower in ("to", "over") and verb.lemma in self.terms.handing

    def is_asker(self, head: Token) -> bool:
        """ "At the request of the council": it is the council that asked."""
        prep = self.document.head(head)
        noun = self.document.head(prep)
        return head.dep == "pobj" and prep.lower == "of" and self.terms.nominal.get(noun.lemma) in _ASKING

    def is_surmised(self, verb: Token) -> bool:
        """ "May turn to the court", "may have no choice but to turn to it": not yet done, nor said to be to come."""
        above = next(clauses.governing_verbs(self.document, verb), verb)
        if above.lemma in self.terms.weighing:
            return True
        near = [verb, *list(clauses.governing_verbs(self.document, verb))[:1]]
        return any(c.lower in _SURMISED for v in near for c in self.document.children(v, "aux"))
