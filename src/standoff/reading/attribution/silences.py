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
        if self._unreturned(verb):
            speaker = self.asks.speaker(verb)
            sense = self.lexicon.verbs["comment"]["none"]
            if speaker is None or not self._heard(speaker):
                return None
            source = (self.asks.source(speaker, verb),)
            cue = self.asks.cue(verb, None)
            return (Attribution(cue, verb.i, verb.lemma, sense, "silence", "a silence", source, speaker.i),)
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

    def _unreturned(self, verb: Token) -> bool:
        """ "did not return calls", "has not returned our messages"."""
        things = self.tree.children(verb, "dobj") if verb.lemma == "return" else ()
        return self.tree.negation(verb) is not None and any(self.lexicon.has("callings", t.lemma) for t in things)

    def untold(self, verb: Token) -> tuple[Attribution, ...] | None:
        """ "has no information on the dead", "would not give their number", "cannot yet say by whom": a silence on a
        thing that it names."""
        kept = self._ignorance(verb) or self._undisclosed(verb) or self._unsaid(verb)
        speaker = self.asks.speaker(verb) if kept is not None else None
        if kept is None or speaker is None or not self._heard(speaker):
            return None
        first, last, cue_end = kept
        cue = (self.tree.tokens[self.tree.verb_group(verb)[0]].start, cue_end)
        content = self.tree.offsets(first, last)
        if content is None:
            return None
        sense = self.lexicon.verbs["comment"]["none"]
        source = (self.asks.source(speaker, verb),)
        return (
            Attribution(
                (cue,), verb.i, verb.lemma, sense, "silence", "a silence", source, speaker.i, (content,)
            ),
        )  # fmt: skip

    def kept_silent(self, verb: Token) -> tuple[Attribution, ...] | None:
        """ "has been silent", "keeps mum on its losses": a silence."""
        word = next((t for t in self.tree.children(verb, "acomp", "oprd") if self.lexicon.has("silent", t.lower)), None)
        staying = word is not None and self.lexicon.has("staying_silent", verb.lemma)
        speaker = self.asks.speaker(verb) if staying and self.tree.negation(verb) is None else None
        if word is None or speaker is None or not self._heard(speaker):
            return None
        preps = (*self.tree.children(word, "prep"), *self.tree.children(verb, "prep"))
        on = next((t for t in preps if t.lower in ("on", "about")), None)
        content = self.tree.offsets(on.i + 1, self.tree.right(on)) if on is not None else None
        cue = (self.tree.tokens[self.tree.verb_group(verb)[0]].start, word.end)
        sense, source = self.lexicon.verbs["comment"]["none"], (self.asks.source(speaker, verb),)
        told = (content,) if content is not None else ()
        rule = "a silence"
        return (Attribution((cue,), verb.i, word.lower, sense, "silence", rule, source, speaker.i, told),)

    def _heard(self, speaker: Token) -> bool:
        """Whether somebody's silence counts: a body's or a person's, or that of a "we" whom the report knows."""
        if speaker.lower in ("i", "we"):
            return self.asks.contents.own_voice(speaker)
        if speaker.pos == "NOUN":
            return self.lexicon.acts(speaker.lemma)
        return speaker.pos == "PROPN" or speaker.lower in ("it", "he", "she", "they")

    def _ignorance(self, verb: Token) -> tuple[int, int, int] | None:
        """The matter of which "has no reliable information"."""
        if verb.lemma != "have" or verb.dep in ("aux", "auxpass"):
            return None
        for thing in self.tree.children(verb, "dobj"):
            known = self.lexicon.has("news", thing.lemma) or self.lexicon.has("knowledge", thing.lemma)
            known = known and not self.lexicon.has("silences", thing.lemma)
            none = any(t.lower == "no" for t in self.tree.children(thing, "det"))
            none = none or self.tree.negation(verb) is not None
            for prep in (*self.tree.children(thing, "prep"), *self.tree.children(verb, "prep")):
                if known and none and prep.i == thing.i + 1 and prep.lower in ("on", "about", "of", "as"):
                    return prep.i + 1, self.tree.right(prep), prep.end
        return None

    def _undisclosed(self, verb: Token) -> tuple[int, int, int] | None:
        """The thing that somebody "would not give", where the words say whose or which."""
        refuses = any(t.lower in ("would", "will", "wo", "could", "did") for t in self.tree.children(verb, "aux"))
        if verb.lemma not in self.lexicon.limit_giving or self.tree.negation(verb) is None or not refuses:
            return None
        for thing in self.tree.children(verb, "dobj"):
            owned = self.tree.child(thing, "poss") is not None
            named = owned and self.lexicon.has("naming", thing.lemma)
            counted = thing.lemma in self.lexicon.limit_things or self.lexicon.has("losses", thing.lemma)
            if owned and not named and counted and thing.i > verb.i:
                return self.tree.left(thing), self.tree.right(thing), verb.end
        return None

    def _unsaid(self, verb: Token) -> tuple[int, int, int] | None:
        """The question left open by "cannot yet say by whom"."""
        if verb.lemma != "say" or self.tree.negation(verb) is None:
            return None
        for prep in self.tree.children(verb, "prep"):
            asked = self.tree.child(prep, "pobj")
            if prep.i == verb.i + 1 and asked is not None and asked.tag in ("WP", "WDT") and asked.i == prep.i + 1:
                return prep.i, self.tree.right(prep), verb.end
        return None

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
        held = self.tree.negation(verb) is not None or self.asks.withheld(verb) or _nobody(self.tree, speaker)
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


def _nobody(tree: Tree, speaker: Token) -> bool:
    """ "neither government", "none of them", "no side"."""
    return speaker.lower in ("neither", "none") or any(
        t.lower in ("neither", "no") for t in tree.children(speaker, "det")
    )
