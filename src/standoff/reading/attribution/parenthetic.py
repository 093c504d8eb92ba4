"""A cue between commas whose verb is taken for a noun: "On Monday, local media report, three shells fell"."""

from collections.abc import Iterator

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.contents import Contents
from standoff.reading.attribution.tree import Tree
from standoff.reading.syntax import Token

_FRAME = "clause"


class ParentheticCues:
    """The attributions of a plural noun and a noun that is a cue's plain form, set off by commas."""

    def __init__(self, tree: Tree, lexicon: Lexicon, contents: Contents) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.contents = contents

    def find(self, token: Token) -> Iterator[Attribution]:
        tokens = self.tree.tokens
        sense = self.lexicon.verbs.get(token.lower, {}).get(_FRAME) if token.tag == "NN" else None
        first, last = self.tree.bounds(token)
        if sense is None or not first < token.i - 1 or token.i + 1 >= last or tokens[token.i + 1].text != ",":
            return
        speaker, left = tokens[token.i - 1], self.tree.left(token)
        plural = (
            speaker.tag == "NNS"
            and speaker.head == token.i
            and any(map(self.lexicon.acts, (speaker.lemma, speaker.lower)))
        )
        if not plural or left <= first or tokens[left - 1].text != "," or self.contents.in_quotation(token) is not None:
            return
        content = self.contents.pieces(token, [(first, left - 2), (token.i + 2, last - 1)])
        source = self.tree.offsets(left, speaker.i)
        if content and source is not None:
            cue = ((token.start, token.end),)
            yield Attribution(
                cue, token.i, token.lower, sense, _FRAME, "a cue between commas", (source,), speaker.i, content
            )
