"""Relayed speech: "Sol quoted X as saying", "X was quoted by Interfax as saying", "X was reported to say"."""

from standoff.knowledge.cues import Lexicon, Sense
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.contents import Contents
from standoff.reading.attribution.frames import best_frame
from standoff.reading.attribution.tree import Tree
from standoff.reading.attribution.verbwords import VerbWords
from standoff.reading.syntax import Token
from standoff.record.rows import Span


class QuotedSpeech:
    """The relays whose cue is a verb of quoting or reporting."""

    def __init__(self, tree: Tree, lexicon: Lexicon, contents: Contents, asks: VerbWords) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.contents = contents
        self.asks = asks

    def relay(self, verb: Token) -> tuple[Attribution, ...] | None:
        """ "Sol quoted X as saying", "X was quoted (by Interfax) as saying", "X was reported to say"."""
        if not self.lexicon.has("relays", verb.lemma) and "clause" not in self.lexicon.verbs.get(verb.lemma, {}):
            return None
        passive = self.tree.passive(verb)
        saying = self._as_saying(verb) if self.lexicon.has("relays", verb.lemma) else None
        if saying is None and passive:
            saying = self._relay_infinitive(verb)
        if saying is None:
            return None
        speaker = self.tree.child(verb, "nsubjpass" if passive else "dobj")
        relayer = self.tree.agent(verb) if passive else self.asks.speaker(verb)
        if speaker is None:
            return None
        lemma, frames = self.asks.entry(saying)
        found = best_frame(self.tree, saying, frames or {})
        content: tuple[Span, ...] = ()
        if found is not None:
            content = self.contents.clause(saying, speaker, found.first, found.last, leading=found.leading)
        content = (
            content or self.contents.beside(verb, relayer or speaker) or self.contents.around(verb, relayer or speaker)
        )
        if not content or frames is None:
            return None
        frame = found.frame if found is not None else ("quote" if "quote" in frames else "clause")
        return self._relayed(verb, saying, lemma, frames[frame], frame, speaker, relayer, content)

    def emerging(self, verb: Token) -> tuple[Attribution, ...] | None:
        """ "it emerges from a note that the talks failed": the paper says so."""
        it = self.tree.child(verb, "nsubj") if self.lexicon.has("emerging", verb.lemma) else None
        prep = next((t for t in self.tree.children(verb, "prep") if t.lower == "from" and t.i > verb.i), None)
        paper = self.tree.child(prep, "pobj") if prep is not None and it is not None and it.lower == "it" else None
        if paper is None or not (self.lexicon.has("carriers", paper.lemma) or paper.lemma in self.lexicon.nouns):
            return None
        for said in (*self.tree.children(verb, "ccomp"), *self.tree.children(paper, "acl", "relcl")):
            that = self.tree.tokens[self.tree.left(said)]
            if said.i < paper.i or that.lower != "that":
                continue
            content = self.contents.clause(verb, None, that.i + 1, self.tree.end(said, verb), leading=False)
            source = self.tree.offsets(self.tree.left(paper), min(self.tree.right(paper), that.i - 1))
            if content and source is not None:
                sense = self.lexicon.verbs["say"]["clause"]
                cue = self.asks.cue(verb, None)
                return (Attribution(cue, verb.i, verb.lemma, sense, "clause", "a paper", (source,), paper.i, content),)
        return None

    def _relayed(
        self,
        verb: Token,
        saying: Token,
        lemma: str,
        sense: Sense,
        frame: str,
        speaker: Token,
        relayer: Token | None,
        content: tuple[Span, ...],
    ) -> tuple[Attribution, ...]:
        source = (self._with_office(verb, speaker),)
        said = (saying.start, saying.end)
        if relayer is None:
            first, last = self.tree.verb_group(verb)
            cue: tuple[Span, ...] = ((self.tree.tokens[first].start, self.tree.tokens[last].end), said)
            if saying.i - last <= 3:
                cue = ((self.tree.tokens[first].start, saying.end),)
            words = self.tree.document.text[cue[0][0] : saying.end]
            return (
                Attribution(cue, saying.i, lemma, sense, frame, "relay without an agency", source, speaker.i, content,
                            hearsay=words if len(words) < 60 else self.asks.words(verb)),
            )  # fmt: skip
        inner = Attribution((said,), saying.i, lemma, sense, frame, "relayed speech", source, speaker.i, content)
        relayed = tuple(sorted({*source, said, *content}))
        relay_sense = self.lexicon.verbs["report"]["object"]
        outer = Attribution(
            self.asks.cue(verb, None), verb.i, verb.lemma, relay_sense, "relay", "relay by an agency",
            (self.asks.source(relayer, verb),), relayer.i, relayed,
        )  # fmt: skip
        return (outer, inner)

    def _with_office(self, verb: Token, speaker: Token) -> Span:
        """The one quoted with "to the mediator" after "an aide", which the parser hangs on the quoting."""
        start, end = self.tree.phrase(speaker)
        last = self.tree.right(speaker)
        for prep in self.tree.children(verb, "prep"):
            if prep.i == last + 1 and prep.lower in ("to", "of", "in", "from", "for", "with"):
                last = self.tree.right(prep)
                end = self.tree.tokens[last].end
        return start, end

    def _as_saying(self, verb: Token) -> Token | None:
        for prep in self.tree.children(verb, "prep"):
            said = self.tree.child(prep, "pcomp")
            if prep.lower == "as" and said is not None and said.lemma in self.lexicon.verbs:
                return said
        for said in self.tree.children(verb, "advcl", "xcomp"):
            before = self.tree.tokens[said.i - 1] if said.i else None
            if said.tag == "VBG" and before is not None and before.lower == "as" and said.lemma in self.lexicon.verbs:
                return said
        return None

    def _relay_infinitive(self, verb: Token) -> Token | None:
        """The "say" of "was reported to say" or "is said to have told": an infinitive that is itself a cue."""
        for said in self.tree.children(verb, "xcomp"):
            frames = self.lexicon.verbs.get(said.lemma, {})
            if self.tree.infinitive(said) and "quote" in frames and verb.lemma in ("report", "say", "quote", "hear"):
                return said
        return None

    def is_relayed(self, verb: Token) -> bool:
        """Whether the verb is the "say" of "was reported to say", which the relay above it has given."""
        head = self.tree.head(verb)
        return verb.dep == "xcomp" and self.tree.passive(head) and self._relay_infinitive(head) is not None
