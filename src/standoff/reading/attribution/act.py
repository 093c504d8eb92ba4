"""The answer of an attribution reader: one act of saying, thinking or intending, by offsets of the text."""

from dataclasses import dataclass

from standoff.knowledge.cues import Sense
from standoff.record.rows import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act. `cue`, `source` and `content` are spans; `head` is the index of the cue's main token.

    `frame` is the frame of the lexicon it was found in, `rule` the construction; `toward` are the spans of those
    addressed or accused; `speaker` is the index of the source's main token, None where nobody is given. `hearsay` holds
    the words that say so where a report hides who said it ("reportedly", "is said to"). `inside` is the `head` of the
    act that this one stands in where its cue is not among the words of that act's content ("said X, citing the army").
    """

    cue: tuple[Span, ...]
    head: int
    lemma: str
    sense: Sense
    frame: str
    rule: str
    source: tuple[Span, ...] = ()
    speaker: int | None = None
    content: tuple[Span, ...] = ()
    toward: tuple[Span, ...] = ()
    hearsay: str | None = None
    continues: bool = False
    inside: int | None = None

    @property
    def start(self) -> int:
        return self.cue[0][0]
