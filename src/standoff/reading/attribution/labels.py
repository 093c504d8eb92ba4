"""A speaker's label before a colon: "Premier: we will not withdraw", and the turns of a transcript.

A label counts where it is the name of a person or body at the head of a line, or where the same capitals open two lines
or more. "Q:" and a dash open the turn of nobody named, and give nothing.
"""

import collections
from functools import cached_property

from standoff.knowledge.cues import Sense
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.statements.quotations import Quotations
from standoff.reading.syntax import Token
from standoff.record.terms import Attitude, Stance

_SENSE = Sense(Stance.ASSERT, Attitude.SAID, "saying", True)
_LONGEST = 5
_LEAST = 3


class LabelCues:
    """The attributions whose cue is a colon after a name."""

    def __init__(self, tree: Tree, quotations: Quotations) -> None:
        self.tree = tree
        self.quotations = quotations

    def find(self, token: Token) -> tuple[Attribution, ...]:
        label = self._label(token)
        if label is None or not self._names_somebody(label):
            return ()
        head = label[-1]
        line = self.tree.document.line_of(token)
        text = self.tree.document.text
        start = token.end + len(text[token.end : line.end]) - len(text[token.end : line.end].lstrip())
        end = line.start + len(text[line.start : line.end].rstrip())
        if text.count(" ", start, end) + 1 < _LEAST:
            return ()
        span = self.tree.document.span(label)
        return (
            Attribution(((token.start, token.end),), token.i, ":", _SENSE, "label", "speaker's label", (span,), head.i,
                        ((start, end),)),
        )  # fmt: skip

    def _label(self, token: Token) -> tuple[Token, ...] | None:
        """The few tokens from the head of the line to this colon."""
        if token.text != ":" or token.i == 0:
            return None
        line = self.tree.document.line_of(token)
        first = token.i
        while first and token.i - first <= _LONGEST and self.tree.tokens[first - 1].start >= line.start:
            first -= 1
        tokens = self.tree.tokens[first : token.i]
        if not tokens or len(tokens) > _LONGEST or self.tree.document.text[line.start : tokens[0].start].strip():
            return None
        return tokens

    def _names_somebody(self, label: tuple[Token, ...]) -> bool:
        words = " ".join(t.text for t in label)
        if not all(t.text[0].isupper() or not t.text[0].isalpha() for t in label):
            return False
        if words.isupper() and self._openings[words] > 1 and len(words) > 2:
            return True
        return label[-1].entity in ("PERSON", "ORG", "GPE", "NORP") and all(t.pos == "PROPN" for t in label)

    @cached_property
    def _openings(self) -> collections.Counter[str]:
        found: collections.Counter[str] = collections.Counter()
        for token in self.tree.tokens:
            label = self._label(token)
            if label is not None:
                found[" ".join(t.text for t in label)] += 1
        return found
