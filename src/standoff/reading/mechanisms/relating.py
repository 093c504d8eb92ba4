"""What the clauses that hang from a mechanism's noun say of it."""

from standoff.reading import clauses
from standoff.reading.mechanisms.mentions import Mention
from standoff.reading.mechanisms.setting import Setting
from standoff.reading.syntax import Token
from standoff.record.terms import MechanismUse

_RELATIVES = frozenset({"which", "that", "whom", "who"})
_TOLD_ASIDE = frozenset({MechanismUse.STALLED, MechanismUse.REFUSED, MechanismUse.BLAMED})


class Relating(Setting):
    """The questions about relative clauses at mechanisms, asked of one report's parse."""

    def in_relative(self, mention: Mention) -> tuple[MechanismUse, Token | None]:
        """What a clause at the noun says of it: "the format, which Quito has blocked", "the hotline set up in May"."""
        for clause in self._clauses_at(mention.head):
            whose = self._by_whose(clause)
            if whose is not None:
                return whose, clause
            pronouns = [t for t in self.document.children(clause) if t.lower in _RELATIVES]
            if any(t.dep == "nsubj" for t in pronouns):
                deeds = self.document.children(clause, "xcomp") if clause.lemma == "be" else ()
                frame = self.own.match(self.document, deeds[0] if deeds else clause)
            elif (clause.tag != "VBG" and not self.document.children(clause, "prep", "prt")) or pronouns:
                frame = self.others.match(self.document, clause)
            else:
                frame = None
            use = MechanismUse(frame.value) if frame is not None else None
            if use in _TOLD_ASIDE:
                return use, clause
            if use is MechanismUse.PROPOSED and clause.dep == "acl" and clause.lemma in self.terms.awaited:
                return use, clause
            if use is MechanismUse.CONVENED and any(t.dep == "nsubj" for t in pronouns):
                deeds = self.document.children(clause, "xcomp") if clause.lemma == "be" else ()
                aux = {c.lower for v in (clause, *deeds) for c in self.document.children(v, "aux")}
                if aux & {"can", "could", "may", "might"}:
                    return MechanismUse.MENTIONED, None
                return (MechanismUse.PROPOSED if aux & {"to", "will"} else use), clause
        return MechanismUse.MENTIONED, None

    def _by_whose(self, clause: Token) -> MechanismUse | None:
        """ "The force, whose mandate the council extended": what is done to its mandate, its meeting, its work."""
        for noun in self.document.children(clause, "dobj", "nsubjpass", "nsubj"):
            whose = any(c.lower == "whose" for c in self.document.children(noun, "poss"))
            if whose and noun.lemma in self.terms.carriers:
                frames = self.own if noun.dep == "nsubj" else self.others
                frame = frames.match(self.document, clause)
                return self.as_far(clause, MechanismUse(frame.value)) if frame is not None else None
        return None

    def _clauses_at(self, noun: Token) -> tuple[Token, ...]:
        """The clauses at the noun, or at the name after it: "the observers from Chile, whom Lima rejected"."""
        nouns = (noun, *(o for p in self.document.children(noun, "prep") for o in self.document.children(p, "pobj")))
        found = tuple(c for n in nouns for c in self.document.children(n, "relcl", "acl"))
        return (*found, *(c for f in found for c in self.document.children(f, "conj") if clauses.is_verb(c)))
