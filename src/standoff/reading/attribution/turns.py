"""The turns of a transcript or interview: which lines open one, whose it is, and how far it runs.

A line opens a turn with a label and a colon ("Spokesman: …", "Q: …", "A. …") or with a dash. A label that names nobody
known counts only in a transcript: where some label comes back, or another line asks. Questions are the interviewer's
and give no statement. An answer that no name introduces is the interviewee's, where the lines before the first question
name one person only, or one person as interviewed; otherwise it is nobody's known.
"""

import collections
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.tree import Tree
from standoff.reading.syntax import Token
from standoff.record.rows import Span

_LABEL = re.compile(r"[\W_]*(?P<label>[^\W\d_][^:\n“”\"«»!?;,]{0,58}?)\s*(?P<mark>:)(?=\s|$)")
_LETTER = re.compile(r"\s*(?P<label>[A-Z])(?P<mark>[.)])\s+(?=\S)")
_DASH = re.compile(r"\s*(?P<mark>[—–-]|--)\s+(?=\S)")
_ASIDE = re.compile(r"\s*\([^)]*\)$")
_SMALL = frozenset({"of", "the", "for", "and", "de", "al", "van", "von"})
_FIRST = frozenset({"i", "we", "our", "my", "us", "me"})
_LONGEST = 6
_LEAST = 3
_ABBREVIATION = 5
_FEW = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the mark that opens it, its label ("" with a dash), the label's offsets, and the spans of its words."""

    mark: Span
    label: str
    named: Span | None
    content: tuple[Span, ...]
    asks: bool


@dataclass(frozen=True, slots=True)
class _Opening:
    line: int
    mark: Span
    label: str
    named: Span | None
    asks: bool


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the openings of a document's lines make it: questions with dashes, an interview, a transcript."""

    dashes: bool
    interview: bool
    transcript: bool
    capitals: bool
    speaking: frozenset[str]


class Turns:
    """The turns of one document, in text order."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.text = tree.document.text
        self.lines = tree.document.lines

    @cached_property
    def rows(self) -> tuple[Turn, ...]:
        openings = self._openings()
        labels = collections.Counter(o.label for o in openings if o.label)
        layout = _Layout(
            self._dashes(openings),
            self._interview(labels),
            _transcript(labels, openings),
            _capitals(labels),
            frozenset(o.label for o in openings if self._speaks(o)),
        )
        kept = [o for o in openings if self._counts(o, labels, layout)]
        return tuple(self._turns(kept, frozenset(o.line for o in openings))) if kept else ()

    @cached_property
    def marks(self) -> frozenset[int]:
        """The offsets at which the marks of the turns begin."""
        return frozenset(turn.mark[0] for turn in self.rows)

    @cached_property
    def interviewee(self) -> Token | None:
        """The last token of the name of the one who answers, None where that is not plain."""
        opened = self.rows[0].mark[0] if self.rows else 0
        before = self.tree.within(0, opened)
        named = [t for t in before if t.entity == "PERSON" and not _goes_on(self.tree, t)]
        interviewed = [t for t in named if self._interviewed(t)]
        for tokens in (interviewed, named):
            if len({t.lower for t in tokens}) == 1:
                return tokens[0]
        return None

    def voiced(self, offset: int) -> bool:
        """Whether the character at `offset` stands in a turn."""
        return any(start <= offset < end for start, end in self._spans_near(offset))

    def _spans_near(self, offset: int) -> Iterator[Span]:
        line = self._line_at(offset)
        return iter(self._by_line.get(line, ()))

    @cached_property
    def _by_line(self) -> dict[int, list[Span]]:
        found: dict[int, list[Span]] = {}
        for turn in self.rows:
            for span in turn.content:
                found.setdefault(self._line_at(span[0]), []).append(span)
        return found

    def _line_at(self, offset: int) -> int:
        tokens = self.tree.within(offset, offset + 200)
        return self.tree.document.sentence_of(tokens[0]).line if tokens else -1

    # --- what opens a turn --------------------------------------------------------------------------

    @cached_property
    def _read(self) -> tuple[int, ...]:
        """The numbers of the lines that are read, in order."""
        return tuple(dict.fromkeys(sentence.line for sentence in self.tree.document.sentences))

    def _openings(self) -> list[_Opening]:
        found = []
        for number in self._read:
            line = self.lines[number]
            words = self.text[line.start : line.end]
            asks = words.rstrip(' ”"»’)').endswith("?")
            match = _LABEL.match(words) or _LETTER.match(words)
            if match is not None and _looks_like_a_label(match["label"]):
                start = line.start + match.start("label")
                plain = _ASIDE.sub("", match["label"])
                named = (start, start + len(plain))
                mark = (line.start + match.start("mark"), line.start + match.end("mark"))
                found.append(_Opening(number, mark, plain, named, asks))
            elif (dash := _DASH.match(words)) is not None:
                mark = (line.start + dash.start("mark"), line.start + dash.end("mark"))
                found.append(_Opening(number, mark, "", None, asks))
        return found

    def _counts(self, opening: _Opening, labels: "collections.Counter[str]", layout: _Layout) -> bool:
        label = opening.label
        if not label:
            return layout.dashes
        if label.lower() in self.lexicon.sets["asking_labels"] | self.lexicon.sets["answering_labels"]:
            return layout.interview or layout.transcript
        if labels[label] > 1 and label.isupper() and len(label) > _FEW:
            return True
        if layout.capitals and label.isupper() and self._speaks(opening):
            return True
        return layout.transcript and (opening.asks or (labels[label] > 1 and label in layout.speaking))

    def _dashes(self, openings: list[_Opening]) -> bool:
        """Whether lines with a dash ask, more than once, after a person was named."""
        asking = [o for o in openings if not o.label and o.asks]
        return len(asking) >= _FEW and any(t.entity == "PERSON" for t in self.tree.within(0, asking[0].mark[0]))

    def _interview(self, labels: "collections.Counter[str]") -> bool:
        """Whether a label for questions or answers comes back, or both kinds are there."""
        lowered = collections.Counter({label.lower(): n for label, n in labels.items()})
        asking = sum(lowered[word] for word in self.lexicon.sets["asking_labels"])
        answering = sum(lowered[word] for word in self.lexicon.sets["answering_labels"])
        return (asking > 0 and answering > 0) or max(asking, answering) > 1

    def _speaks(self, opening: _Opening) -> bool:
        """Whether a label could be somebody: a name, an office or body, or words in capitals."""
        tokens = self.tree.within(*(opening.named or (0, 0)))
        if not tokens or len(tokens) > _LONGEST + 2:
            return False
        last = tokens[-1]
        sets = ("persons", "organs", "media", "collectives")
        word = last.lower
        return (
            last.pos == "PROPN"
            or bool(last.entity)
            or any(self.lexicon.has(s, word) for s in sets)
            or last.text.isupper()
        )

    # --- how far a turn runs -------------------------------------------------------------------------

    def _turns(self, kept: list[_Opening], opened: frozenset[int]) -> Iterator[Turn]:
        transcript = len(kept) > _FEW
        place = {number: n for n, number in enumerate(self._read)}
        for n, opening in enumerate(kept):
            until = place[kept[n + 1].line] if n + 1 < len(kept) else len(self._read)
            rest = self._read[place[opening.line] + 1 : until] if transcript else ()
            first = self._words(opening.mark[1], self.lines[opening.line].end)
            spans = [first] if first is not None else []
            for number in rest:
                line = self.lines[number]
                closing = n + 1 == len(kept) and not self._in_first_person(line.start, line.end)
                if closing or number in opened:
                    break
                following = self._words(line.start, line.end)
                spans += [following] if following is not None else []
            if sum(self.text.count(" ", a, b) + 1 for a, b in spans) >= _FEW:
                asks = opening.asks or opening.label.lower() in self.lexicon.sets["asking_labels"]
                yield Turn(opening.mark, opening.label, opening.named, tuple(spans), asks)

    def _words(self, start: int, end: int) -> Span | None:
        words = self.text[start:end]
        inner = words.strip()
        first = start + len(words) - len(words.lstrip())
        return (first, first + len(inner)) if inner else None

    def _in_first_person(self, start: int, end: int) -> bool:
        return any(t.lower in _FIRST for t in self.tree.within(start, end))

    def _interviewed(self, token: Token) -> bool:
        """ "an interview with Adan", "spoke to Adan", "Adan answered our questions"."""
        above = self.tree.head(token)
        if token.dep == "pobj" and above.lower in ("with", "of", "to"):
            over = self.tree.head(above)
            return over.lemma in self.lexicon.sets["interviews"]
        return token.dep == "nsubj" and above.lemma in self.lexicon.sets["interviews"]


def _transcript(labels: "collections.Counter[str]", openings: list[_Opening]) -> bool:
    """Whether labels come back and somebody asks, or two labels or more come back."""
    again = sum(n > 1 for n in labels.values())
    return again >= _FEW or (again > 0 and any(o.asks and o.label for o in openings))


def _capitals(labels: "collections.Counter[str]") -> bool:
    """Whether the labels that come back, two at least, are all in capitals."""
    again = [label for label, n in labels.items() if n > 1]
    return len(again) >= _FEW and all(label.isupper() for label in again)


def _goes_on(tree: Tree, token: Token) -> bool:
    """Whether the name goes on with the next token."""
    after = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    return after is not None and after.entity == "PERSON" and not after.entity_begins


def _looks_like_a_label(label: str) -> bool:
    words = _ASIDE.sub("", label).split()
    if not words or len(words) > _LONGEST or any("." in w and len(w) > _ABBREVIATION for w in words):
        return False
    return all(w[0].isupper() or w in _SMALL or not w[0].isalpha() for w in words) or (
        words[0][0].isupper() and len(words) <= _LEAST
    )
