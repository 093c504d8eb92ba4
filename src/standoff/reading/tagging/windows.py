"""Paragraphs packed into windows of word pieces, with the features that the pieces alone have lost.

The vocabulary is uncased, so each word carries its case shape; and each carries whether it stands inside quotation
marks, counted anew in every paragraph, so that a mark that never closes spoils no more than its own paragraph.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from standoff.reading.tagging.pieces import Pieces, words

WINDOW = 256
LONGEST_PARAGRAPH = WINDOW - 2
CLS, SEP = 101, 102
OUTSIDE, INSIDE, MARK = 0, 1, 2
_OPENING, _CLOSING, _EITHER = "“„«", "”»", '"'


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its offsets, its pieces, its case shape (0–7) and its state of quotation."""

    start: int
    end: int
    pieces: tuple[int, ...]
    shape: int
    quoted: int


@dataclass(slots=True)
class Window:
    """Word pieces with features; `words[i]` begins at position `first[i]` and stands in paragraph `paragraph[i]`."""

    ids: list[int] = field(default_factory=lambda: [CLS])
    shapes: list[int] = field(default_factory=lambda: [0])
    quoted: list[int] = field(default_factory=lambda: [0])
    words: list[Word] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)

    def add(self, paragraph: Sequence[Word], number: int) -> None:
        for word in paragraph:
            self.words.append(word)
            self.first.append(len(self.ids))
            self.ids.extend(word.pieces)
            self.shapes.extend([word.shape] * len(word.pieces))
            self.quoted.extend([word.quoted] * len(word.pieces))
            self.last.append(len(self.ids) - 1)
            self.paragraph.append(number)
        self.ids.append(SEP)
        self.shapes.append(0)
        self.quoted.append(0)


def paragraph_words(text: str, start: int, end: int, pieces: Pieces) -> list[Word]:
    """The words of one paragraph, with their state of quotation."""
    found = []
    inside = False
    for a, b in words(text, start, end):
        word = text[a:b]
        opens = word in _OPENING or (word in _EITHER and not inside)
        closes = word in _CLOSING or (word in _EITHER and inside)
        state = MARK if opens or closes else (INSIDE if inside else OUTSIDE)
        inside = (inside or opens) and not closes
        found.append(Word(a, b, pieces.of(word), shape(word), state))
    return found


def shape(word: str) -> int:
    """The case shape of a word: what an uncased vocabulary cannot see."""
    if not word[0].isalnum():
        return 0
    if word.isdigit():
        return 1
    if any(c.isdigit() for c in word):
        return 2
    if word.islower():
        return 3
    if word.isupper():
        return 4 if len(word) > 1 else 5
    return 6 if word[0].isupper() else 7


def pack(paragraphs: Iterable[Sequence[Word]], first_limit: int = WINDOW) -> Iterator[Window]:
    """Windows of whole paragraphs, as many as fit; a longer paragraph is cut at a word. Order is kept.

    `first_limit` bounds the first window, so that training can shift where windows begin.
    """
    window, limit = Window(), first_limit
    for number, paragraph in enumerate(paragraphs):
        for part in _parts(paragraph):
            size = sum(len(w.pieces) for w in part) + 1
            if window.words and len(window.ids) + size > limit:
                yield window
                window, limit = Window(), WINDOW
            window.add(part, number)
    if window.words:
        yield window


def _parts(paragraph: Sequence[Word]) -> Iterator[list[Word]]:
    part: list[Word] = []
    size = 0
    for word in paragraph:
        pieces = min(len(word.pieces), LONGEST_PARAGRAPH)
        if part and size + pieces > LONGEST_PARAGRAPH:
            yield part
            part, size = [], 0
        part.append(word)
        size += pieces
    if part:
        yield part
