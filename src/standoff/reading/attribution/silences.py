"""What is left unsaid: "did not comment", "could not be reached", "offered no evidence", "asked not to be named"."""

from collections.abc import Iterator, Mapping

from standoff.knowledge.cues import Lexicon, Sense
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.attribution.verbwords import VerbWords
from standoff.reading.syntax import Token


class Silences:
    """The silences of verbs, and the limits and conditions that are no statement."""

    def __init__(self, tree: Tree, lexicon: Lexicon, asks: VerbWords) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.asks = asks

    def condition_of_anonymity(self, verb: Token) -> bool:
        """ "who asked not to be named", "who would not give his name": how a source speaks, and nothing it says."""
        given = [verb, *self.tree.children(verb, "xcomp")]
        if self.lexicon.has("withholding", verb.lemma) or self.tree.negation(verb) is not None:
            names = (n for t in given if t.lemma in self.lexicon.limit_giving for n in self.tree.children(t, "dobj"))
            if any(self.lexicon.has("naming", n.lemma) and self.tree.child(n, "poss") is not None for n in names):
                return True
        return any(
            self.lexicon.has("naming", t.lemma) and self.tree.child(t, "auxpass") is not None
            for t in self.tree.children(verb, "xcomp", "ccomp")
        )

    def unreached(self, verb: Token) -> tuple[Attribution, ...] | None:
        """ "could not be reached for comment": a silence."""
        subject = self.tree.child(verb, "nsubjpass")
        if not self.lexicon.has("unreachable", verb.lemma) or subject is None or self.tree.negation(verb) is None:
            return None
        asked = (self.tree.child(prep, "pobj") for prep in self.tree.children(verb, "prep") if prep.lower == "for")
        if not any(thing is not None and self.lexicon.has("silences", thing.lemma) for thing in asked):
            return None
        sense = self.lexicon.verbs["comment"]["none"]
        source = (self.tree.phrase(subject),)
        return (
            Attribution(
                self.asks.cue(verb, None), verb.i, verb.lemma, sense, "silence", "a silence", source, subject.i
            ),
        )

    def gives_none(self, verb: Token) -> bool:
        """ "offered no evidence": a limit on what was said."""
        if verb.lemma not in self.lexicon.limit_giving:
            return False
        things = (t for t in self.tree.children(verb, "dobj") if t.lemma in self.lexicon.limit_things)
        bare = (t for t in things if self.tree.child(t, "acl", "ccomp", "relcl") is None)
        return any(t.lower == "no" for thing in bare for t in self.tree.children(thing, "det"))

    def bare(self, verb: Token, lemma: str, frames: Mapping[str, Sense], speaker: Token) -> Iterator[Attribution]:
        """A speech act without content: "did not comment", "declined to respond"."""
        if "none" not in frames or (lemma in self.lexicon.limit_verbs and lemma != "comment"):
            return
        held = self.tree.negation(verb) is not None or self.asks.withheld(verb)
        if held:
            yield Attribution(
                cue=self.asks.cue(verb, None),
                head=verb.i,
                lemma=lemma,
                sense=frames["none"],
                frame="none",
                rule="verb without content",
                source=(self.tree.phrase(speaker),),
                speaker=speaker.i,
            )
