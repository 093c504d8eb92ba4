"""Mediation that a verb tells: "Chile offered to mediate", "asked Brazil to mediate", "has been mediating"."""

from collections.abc import Set

from standoff.knowledge.mechanism_terms import MechanismTerms
from standoff.reading import clauses
from standoff.reading.frames import Frames
from standoff.reading.mechanisms.mentions import Mention
from standoff.reading.syntax import Document, Token
from standoff.record.terms import MechanismKind, MechanismUse

_UNSURE = frozenset({"would", "could", "can", "may", "might", "will", "shall", "should", "must"})
_ASKED = frozenset({MechanismUse.ASKED, MechanismUse.INVOKED})
_HELD_OUT = frozenset({MechanismUse.PROPOSED, MechanismUse.ASKED})


class Mediating:
    """The questions about verbs of mediating, asked of one report's parse."""

    def __init__(self, document: Document, terms: MechanismTerms) -> None:
        self.document, self.terms = document, terms
        self.others, self.own = Frames.of(terms.use), Frames.of(terms.own)

    def at(self, token: Token, bodies: Set[int]) -> Mention | None:
        """The mediation that the verb `token` tells, unless one of `bodies`, of which it tells a use, does it."""
        verb = clauses.is_verb(token) or self._is_wanted(token)
        if not verb or token.lemma not in self.terms.mediating or token.dep == "amod":
            return None
        if clauses.is_passive(self.document, token) or (token.dep == "acl" and token.tag == "VBN"):
            return None
        doers = [*clauses.subjects(self.document, token), self.document.head(token)]
        if any(t.i in bodies for t in doers):
            return None
        return Mention(token, token, token.lower, MechanismKind.MEDIATION, None)

    def of(self, mention: Mention) -> tuple[MechanismUse, Token | None]:
        """What is done with it: offered, asked for, turned down, or gone on with; and the verb that says so."""
        verb = mention.head
        above = self.document.head(verb)
        aux = {c.lower for c in self.document.children(verb, "aux")}
        if verb.dep in ("acl", "pcomp", "relcl") and verb.tag in ("VB", "VBG"):
            noun = above if above.pos == "NOUN" else self.document.head(above)
            return self._of_offer(noun, verb)
        if verb.tag == "VB" and "to" in aux:
            return self._under(verb, above)
        if self._is_wanted(verb):
            return MechanismUse.PROPOSED, above
        if clauses.is_negated(self.document, verb):
            return MechanismUse.REFUSED, verb
        if aux & _UNSURE:
            return MechanismUse.PROPOSED, verb
        return MechanismUse.CONVENED, verb

    def _is_wanted(self, verb: Token) -> bool:
        """ "Proposed that Brazil mediate": the bare verb, whatever the parse takes it for."""
        above = self.document.head(verb)
        bare = not self.document.children(verb, "aux") and verb.text == verb.lemma
        return verb.dep == "ccomp" and above.lemma in self.terms.wanting and bare

    def _under(self, verb: Token, above: Token) -> tuple[MechanismUse, Token]:
        """What the word over "to mediate" makes of it: an offer, a request, a refusal, a readiness."""
        if above.pos == "ADJ":
            host = self.document.head(above)
            refused = clauses.is_negated(self.document, host) or above.lower.startswith("un")
            return (MechanismUse.REFUSED if refused else MechanismUse.PROPOSED), host
        frame = self.others.match(self.document, above)
        use = MechanismUse(frame.value) if frame is not None else None
        told = next((u for u, verbs in self.terms.above.items() if above.lemma in verbs), None)
        if use is MechanismUse.REFUSED or told is MechanismUse.REFUSED:
            return MechanismUse.REFUSED, above
        if use in _ASKED or self.document.children(above, "dobj"):
            return MechanismUse.ASKED if use in _HELD_OUT else MechanismUse.MENTIONED, above
        if told is MechanismUse.CONVENED or above.lemma in self.terms.continuing:
            return MechanismUse.CONVENED, above
        if use is MechanismUse.AGREED_TO or told is MechanismUse.AGREED_TO:
            return MechanismUse.AGREED_TO, above
        return MechanismUse.PROPOSED, above

    def _of_offer(self, noun: Token, verb: Token) -> tuple[MechanismUse, Token | None]:
        """What became of "the offer to mediate": taken up, turned down, or only made."""
        above = self.document.head(noun)
        if noun.lemma not in self.terms.carriers or noun.pos != "NOUN":
            return MechanismUse.CONVENED, verb
        answered = noun.dep in ("dobj", "nsubjpass") and clauses.is_verb(above)
        frame = self.others.match(self.document, above) if answered else None
        use = MechanismUse(frame.value) if frame is not None else None
        taken = use is MechanismUse.AGREED_TO and above.lemma in self.terms.taking_up
        if taken or use in (MechanismUse.REFUSED, MechanismUse.STALLED):
            return use or MechanismUse.PROPOSED, above
        asked = self.terms.nominal.get(noun.lemma) is MechanismUse.ASKED
        return (MechanismUse.ASKED if asked else MechanismUse.PROPOSED), None
