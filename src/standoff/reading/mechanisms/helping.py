"""Help of a third party that no noun of mediation names: offered, given to a settlement, told of an envoy's errand."""

from collections import Counter
from functools import cached_property

from standoff.knowledge.mechanism_terms import MechanismTerms
from standoff.reading import clauses
from standoff.reading.cast import Cast
from standoff.reading.mechanisms.mentions import Mention
from standoff.reading.syntax import Document, Token
from standoff.record.terms import MechanismKind, MechanismUse

_OWNERS = ("poss", "amod", "compound", "nmod")
_OWN = frozenset({"its", "his", "her", "their", "our", "my"})
_SIDES = 2


class Helping:
    """The questions about the help of third parties, asked of one report's parse."""

    def __init__(self, document: Document, cast: Cast, terms: MechanismTerms) -> None:
        self.document, self.cast, self.terms = document, cast, terms

    def at(self, token: Token) -> Mention | None:
        """The mediation that `token` tells, with its use."""
        if clauses.is_verb(token):
            use = self._brokered(token) or self._offered(token) or self._presented(token)
        else:
            use = self._given(token) or self._errand(token)
        if use is None:
            return None
        return Mention(token, token, token.lower, MechanismKind.MEDIATION, None, told=use)

    def _brokered(self, verb: Token) -> MechanismUse | None:
        """ "The truce was brokered in May by a bishop": told for its own sake, and not beside the truce."""
        told = verb.dep in ("ROOT", "ccomp", "conj", "relcl") and clauses.is_passive(self.document, verb)
        if verb.lemma not in self.terms.brokering or not told or clauses.is_negated(self.document, verb):
            return None
        modal = any(c.tag in ("MD", "TO") for c in self.document.children(verb, "aux"))
        brokers = clauses.agent(self.document, verb)
        somebody = any(t.pos == "PROPN" for t in brokers) or bool(clauses.parties_of(self.cast, brokers))
        return MechanismUse.CONVENED if somebody and not modal else None

    def _offered(self, verb: Token) -> MechanismUse | None:
        """ "Offered to help", "offered its services", "has offered to host talks"."""
        hoped = verb.lemma in self.terms.hoping and any(
            self._is_hosting(a) for a in self.document.children(verb, "xcomp")
        )
        hoped = hoped and all(t.lemma not in self.terms.owned for t in clauses.subjects(self.document, verb))
        if not (hoped or verb.lemma in self.terms.offering) or clauses.is_negated(self.document, verb):
            return None
        if not clauses.parties_of(self.cast, self._named(verb)):
            return None
        acts = self.document.children(verb, "xcomp")
        things = self.document.children(verb, "dobj")
        if any(self._is_help(a) or self._is_hosting(a) for a in acts):
            return MechanismUse.PROPOSED
        if any(p.lower == "as" and self._is_venue(p) for p in self.document.children(verb, "prep")):
            return MechanismUse.PROPOSED
        return MechanismUse.PROPOSED if any(self._is_own_help(t, verb) for t in things) else None

    def _presented(self, verb: Token) -> MechanismUse | None:
        """ "Offered himself as a go-between": whoever he is."""
        if verb.lemma not in self.terms.presenting or clauses.is_negated(self.document, verb):
            return None
        himself = any(t.lower.endswith(("self", "selves")) for t in self.document.children(verb, "dobj"))
        roles = (o for p in self.document.children(verb, "prep") if p.lower == "as" for o in self.document.children(p))
        named = (self.document.text[self.document.subtree(o)[0].start : o.end].lower() for o in roles)
        return MechanismUse.PROPOSED if himself and any(n.endswith(tuple(self.terms.owned)) for n in named) else None

    def _is_venue(self, prep: Token) -> bool:
        """ "As a place for talks"."""
        places = [o for o in self.document.children(prep, "pobj") if o.lemma in self.terms.venues]
        goals = [
            o for n in places for p in self.document.children(n, "prep") for o in self.document.children(p, "pobj")
        ]
        return any(self._is_talks(o) for o in goals)

    def _named(self, verb: Token) -> tuple[Token, ...]:
        found = clauses.subjects(self.document, verb)
        return (*found, *(t for s in found for t in self.document.children(s, *_OWNERS)))

    def _is_help(self, act: Token) -> bool:
        """ "To help", "to help settle the dispute", "to help the two sides"; to help with anything else is none."""
        if act.lemma not in self.terms.helping - self.terms.mediating or not clauses.is_verb(act):
            return False
        matter = self.document.children(act, "xcomp", "ccomp")
        things = self.document.children(act, "dobj")
        beside = [p for p in self.document.children(act, "prep", "advcl") if p.lower in ("in", "with", "by")]
        settling = all(m.lemma in self.terms.easing for m in matter)
        return settling and not beside and all(self._is_sides(t) for t in things)

    def _is_hosting(self, act: Token) -> bool:
        """ "To host talks", "to chair a meeting of the two"."""
        talks = any(self._is_talks(t) or self._is_talks_named(t) for t in self.document.children(act, "dobj"))
        return act.lemma in self.terms.hosting - self.terms.mediating and talks

    def _is_talks(self, noun: Token) -> bool:
        return noun.lemma in self.terms.rounds or noun.lemma in ("summit", "round")

    def _is_talks_named(self, token: Token) -> bool:
        """ "A new round of talks … offered to host it": talks told of in this sentence or the one before."""
        if token.lower not in ("it", "them", "one", "this"):
            return False
        first = self.document.sentences[max(0, self.document.number_of(token) - 1)].first
        return any(t.pos == "NOUN" and self._is_talks(t) for t in self.document.tokens[first : token.i])

    def _is_own_help(self, noun: Token, verb: Token) -> bool:
        """ "Offered its help", "offered his services to both sides"."""
        if noun.lemma not in self.terms.helping or noun.lemma in self.terms.generic or not self._has_own(noun):
            return False
        preps = [*self.document.children(noun, "prep"), *self.document.children(verb, "prep", "dative")]
        goals = [o for p in preps if p.lower in ("in", "with", "to", "for") for o in self.document.children(p)]
        return all(self._is_sides(o) for o in goals)

    def _has_own(self, noun: Token) -> bool:
        return any(c.lower in _OWN for c in self.document.children(noun, "poss"))

    def _is_sides(self, noun: Token) -> bool:
        return noun.lemma in self.terms.between or bool(clauses.parties_of(self.cast, [noun]))

    def _given(self, noun: Token) -> MechanismUse | None:
        """ "With Chilean help the two sides settled on it": the help of another than those who did it."""
        prep = self.document.head(noun)
        if noun.lemma not in self.terms.helping or noun.dep != "pobj" or prep.lower not in ("with", "through"):
            return None
        verb = next(clauses.governing_verbs(self.document, prep), None)
        owners = [*self.document.children(noun, *_OWNERS)]
        owners += [
            o for p in self.document.children(noun, "prep") if p.lower == "of" for o in self.document.children(p)
        ]
        helpers = set(clauses.parties_of(self.cast, owners))
        if verb is None or verb.lemma not in self.terms.arranged or clauses.is_negated(self.document, verb):
            return None
        doers = set(clauses.parties_of(self.cast, clauses.subjects(self.document, verb)))
        return MechanismUse.MENTIONED if helpers and not helpers & doers else None

    def _errand(self, noun: Token) -> MechanismUse | None:
        """ "Chile's envoy met the generals": the envoy of a third party who goes to one of the sides."""
        if noun.lemma not in self.terms.owned or noun.dep != "nsubj":
            return None
        verb = self.document.head(noun)
        owners = set(clauses.parties_of(self.cast, (noun, *self.document.children(noun, *_OWNERS))))
        sides = self._sides(noun)
        if not owners or owners & sides or verb.lemma not in self.terms.calling:
            return None
        met = [*self.document.children(verb, "dobj")]
        met += [o for p in self.document.children(verb, "prep") for o in self.document.children(p, "pobj")]
        parties = set(clauses.parties_of(self.cast, (t for o in met for t in clauses.own_phrase(self.document, o))))
        return MechanismUse.MENTIONED if parties & sides else None

    def _sides(self, noun: Token) -> frozenset[str]:
        """The two parties that the report speaks of most, the sentence of `noun` aside."""
        tokens = self.document.sentence_tokens(self.document.sentence_of(noun))
        counts = self._spoken_of.copy()
        counts.subtract(r.party for r in self.cast.at(tokens[0].start, tokens[-1].end) if r.party is not None)
        ranked = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
        return frozenset(party for party, _ in ranked[:_SIDES])

    @cached_property
    def _spoken_of(self) -> Counter[str]:
        return Counter(r.party for r in self.cast.referents if r.party is not None)
