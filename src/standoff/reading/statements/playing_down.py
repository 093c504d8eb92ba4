"""Whether a content plays down or negates an act ("only", "none of", "inside its own territory"), and whose."""

from enum import StrEnum

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.cast import Cast
from standoff.reading.statements.clauses import NONE, OWN_WORDS, Clauses
from standoff.reading.syntax import Token

_WITHIN = frozenset({"in", "inside", "within", "on"})


class Counter(StrEnum):
    """A counter-version: none, of the speaker's own side's acts, or of an event without saying whose."""

    NONE = "none"
    OWN = "own"
    OTHER = "other"


class CounterVersions:
    """Finds the counter-versions among the contents of one document's acts."""

    def __init__(self, tree: Tree, lexicon: Lexicon, cast: Cast, clauses: Clauses) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.cast = cast
        self.clauses = clauses

    def counter(self, act: Attribution) -> Counter:
        """Whether the content negates or plays down an act ("only", "none of"), and whether one of its own side."""
        for verb in self.clauses.main_verbs(act)[:1]:
            subject = self.clauses.subject(verb)
            if subject is None:
                return Counter.NONE
            if self.lexicon.has("unknowing", verb.lemma) and self.tree.negation(verb) is not None:
                return Counter.NONE
            if any(self.lexicon.has("unclear", t.lemma) for t in self.tree.children(verb, "acomp")):
                return Counter.NONE
            perfect = any(t.lemma == "have" for t in self.tree.children(verb, "aux"))
            played_down = any(
                self.lexicon.has("playing_down", t.lower) and not (perfect and t.lower == "just")
                for t in self.tree.children(verb, "advmod")
            )
            none_did = subject.lower == "none" or any(t.lower in NONE for t in self.tree.children(subject))
            things = self.tree.children(verb, "dobj", "attr")
            nothing = any(t.lower == "no" for o in things for t in self.tree.children(o, "det"))
            nothing = nothing or any(o.lower in ("none", "nothing") for o in things)
            at_home = self._at_home(act, verb)
            if at_home:
                return Counter.OWN
            if played_down or none_did or nothing or self.tree.negation(verb) is not None:
                own = self.clauses.own(act, subject) or self.clauses.mentions_own(act, subject)
                return Counter.OWN if own else Counter.OTHER
        return Counter.NONE

    def _at_home(self, act: Attribution, verb: Token) -> bool:
        """Whether a thing is said to be on one's own ground: "inside its own territory", "on our side of the line"."""
        for prep in self.tree.children(verb, "prep", "advmod"):
            for place in self.tree.children(prep, "pobj"):
                if not self.lexicon.has("home_ground", place.lemma) or prep.lower not in _WITHIN:
                    continue
                if any(t.lower == "own" for t in self.tree.children(place, "amod")):
                    return True
                if any(t.lower in OWN_WORDS for t in self.tree.children(place, "poss")):
                    return True
                mine = {r.party for start, end in act.source for r in self.cast.at(start, end)} - {None}
                sides = self.tree.children(place, "amod", "compound", "poss")
                if mine and any(mine == {r.party for r in self.cast.at(t.start, t.end)} for t in sides):
                    return True
        return False
