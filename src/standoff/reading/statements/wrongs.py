"""Wrongs, losses and worries told in a content: "violated", "is behind this", "lost two men", "was worried"."""

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.statements.clauses import NONE, Clauses
from standoff.reading.statements.reckoning import Reckoning
from standoff.reading.syntax import Token
from standoff.record.terms import Stance

_FREE = frozenset({"i", "we", "it", "there", "he", "she", "this", "that", "what", "one"})


class Wrongs:
    """The blame, losses and concern in the contents of one document's acts."""

    def __init__(self, tree: Tree, lexicon: Lexicon, clauses: Clauses) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.clauses = clauses

    def blame(self, act: Attribution, verb: Token) -> Reckoning | None:
        """Words of blame: "violated", "deliberately", "bears responsibility"."""
        subject = self.clauses.subject(verb)
        if subject is None or self.tree.negation(verb) is not None:
            return None
        if self.lexicon.has("faults", subject.lemma) and self.lexicon.has("lying", verb.lemma):
            return Reckoning(Stance.ACCUSE, "says where the fault lies")
        if verb.lemma == "be" and any(t.lower == "behind" for t in self.tree.children(verb, "prep", "advmod")):
            whose = None if self.clauses.own(act, subject) or subject.lower in _FREE else self.tree.phrase(subject)
            return Reckoning(Stance.ACCUSE, "says who is behind it", whose) if whose is not None else None
        guilty = any(self.lexicon.has("guilty", t.lower) for t in self.tree.children(verb, "advmod", "acomp"))
        if not self.clauses.own(act, subject) and subject.lower not in _FREE and guilty:
            return Reckoning(Stance.ACCUSE, "ascribes a wrong", self.tree.phrase(subject))
        if not self.lexicon.has("blaming", verb.lemma) or subject.lower in _FREE:
            return None
        if self.clauses.own(act, subject) or self.tree.passive(verb):
            return None
        return Reckoning(Stance.ACCUSE, f"says who did {verb.lemma}", self.tree.phrase(subject))

    def own_loss(self, act: Attribution, verb: Token) -> Reckoning | None:
        subject = self.clauses.subject(verb)
        if subject is None or self.tree.negation(verb) is not None or self.tree.child(verb, "agent") is not None:
            return None
        lost = self.tree.child(verb, "dobj") if self.lexicon.has("losing", verb.lemma) else None
        if lost is not None and self.clauses.own(act, subject):
            return None if self._is_none(lost) else Reckoning(Stance.CONCEDE, "tells of losses of its own side")
        for thing in (subject, *self.tree.children(verb, "attr", "dobj")):
            suffered = self.lexicon.has("losses", thing.lemma) and not self._is_none(thing)
            if suffered and self.clauses.mentions_own(act, thing):
                return Reckoning(Stance.CONCEDE, "tells of losses of its own side")
        return None

    def _is_none(self, thing: Token) -> bool:
        return thing.lower in NONE or any(word.lower in NONE for word in self.tree.children(thing, "det", "neg"))

    def reports_loss(self, act: Attribution) -> bool:
        things = self.tree.children(self.tree.tokens[act.head], "dobj")
        return any(self.lexicon.has("losses", t.lemma) and self.clauses.mentions_own(act, t) for t in things)

    def worry(self, act: Attribution, verb: Token) -> Reckoning | None:
        """ "said it was deeply worried": concern of the speaker's own."""
        subject = self.clauses.subject(verb)
        if subject is None or self.tree.negation(verb) is not None:
            return None
        for said in (*self.tree.children(verb, "acomp"), verb):
            frames = self.lexicon.adjectives.get(said.lower, {})
            if any(sense.stance is Stance.CONCERN for sense in frames.values()):
                return Reckoning(Stance.CONCERN, f"says it is {said.lower}") if self.clauses.own(act, subject) else None
        return None
