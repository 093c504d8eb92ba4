"""Third states that no noun of mediation or peacekeeping names: "through Oman", "Omani soldiers stand between"."""

from standoff.knowledge.mechanism_terms import MechanismTerms
from standoff.reading import clauses
from standoff.reading.cast import Cast
from standoff.reading.mechanisms.mentions import Mention
from standoff.reading.syntax import Document, Token
from standoff.record.terms import MechanismKind, MechanismUse

_OWNERS = ("amod", "compound", "nmod", "poss")
_CONSENT = 3  # verbs above that may say that something is agreed on


class Thirds:
    """The questions about the part of third states, asked of one report's parse."""

    def __init__(self, document: Document, cast: Cast, terms: MechanismTerms) -> None:
        self.document, self.cast, self.terms = document, cast, terms

    def at(self, token: Token) -> Mention | None:
        """The mechanism that `token` tells, with its use."""
        use = self._through(token)
        if use is not None:
            return Mention(token, token, token.text, MechanismKind.MEDIATION, None, told=use)
        if token.lemma in self.terms.soldiers and token.dep == "nsubj" and self._is_between(token):
            first = min((token, *self.document.children(token, *_OWNERS)), key=lambda t: t.i)
            name = self.document.text[first.start : token.end]
            return Mention(token, first, name, MechanismKind.PEACEKEEPERS, None, told=MechanismUse.AGREED_TO)
        return None

    def _through(self, token: Token) -> MechanismUse | None:
        """ "Agreed to settle it through Oman", "talk through Swiss diplomats": by way of another."""
        prep = self.document.head(token)
        if token.dep != "pobj" or prep.lower not in ("through", "via"):
            return None
        verb = next(clauses.governing_verbs(self.document, prep), None)
        if verb is None or clauses.is_negated(self.document, verb):
            return None
        between = set(clauses.parties_of(self.cast, (token, *self.document.children(token, *_OWNERS))))
        person = token.pos == "PROPN" or token.lemma in self.terms.couriers
        doers = set(clauses.parties_of(self.cast, clauses.subjects(self.document, verb)))
        talks = verb.lemma in self.terms.easing or verb.lemma in self.terms.talking or verb.lemma in self.terms.carrying
        if not between and not (token.pos == "PROPN" and token.entity == "GPE" and self._has_matter(verb)):
            return None  # a state that does nothing else in the report is a place
        if not person or between & doers or not talks:
            return None
        above = [verb, *list(clauses.governing_verbs(self.document, verb))[:_CONSENT]]
        agreed = any(v.lemma in self.terms.above[MechanismUse.AGREED_TO] or v.lemma in self.terms.signed for v in above)
        return MechanismUse.AGREED_TO if agreed else MechanismUse.CONVENED

    def _has_matter(self, verb: Token) -> bool:
        """ "Settle the dispute", "reach an agreement": and not a town that lorries reach."""
        things = self.document.children(verb, "dobj")
        return any(t.lemma in self.terms.between or t.lemma in self.terms.accords for t in things)

    def _is_between(self, noun: Token) -> bool:
        """ "Omani soldiers have taken their place", "stand between the two": soldiers of a third state."""
        whose = set(clauses.parties_of(self.cast, (noun, *self.document.children(noun, *_OWNERS))))
        verb = self.document.head(noun)
        if len(whose) != 1 or clauses.is_negated(self.document, verb):
            return False
        words = {t.lemma for t in clauses.clause(self.document, verb)}
        apart = verb.lemma in self.terms.standing and bool(words & {"between", "apart"})
        place = verb.lemma == "take" and "place" in words
        theirs = any(
            c.lower == "their" for t in self.document.children(verb, "dobj") for c in self.document.children(t)
        )
        return apart or (place and theirs)
