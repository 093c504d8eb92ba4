"""Gold rows point at words, never at offsets. This finds the words in a text.

A quote is the words themselves, with three devices for a human's convenience:

    first words … last words     everything from the first to the last
    fire #2                      the second occurrence
    a truce [broke] down         only the words in brackets, in that context

White space runs, curly and straight quotation marks, and kinds of dashes are the same. A quote begins and ends at word
boundaries. Without a number, a quote stands at its first occurrence, or, where `near` is given, at the occurrence
nearest to that span, the earlier of two.
"""

import re
from html import unescape
from html.parser import HTMLParser

Span = tuple[int, int]

_SAME = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "}
_MARKS = '"“”„«»'
_NUMBER = re.compile(r"^(?P<words>.*\S)\s+#(?P<n>\d+)$", re.S)
_PART = re.compile(r"^(?P<before>[^\[\]]*)\[(?P<part>[^\[\]]+)\](?P<after>[^\[\]]*)$", re.S)


class NotFoundError(ValueError):
    """The text does not hold the words of a gold row."""


class Text:
    """A report's text, folded for searching, with the offset of each folded character kept."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded, self.offsets = _fold(text)

    def find(self, quote: str, near: Span | None = None) -> Span:
        """The span of `quote` in code points of the text; raises NotFoundError with the words that are missing."""
        numbered = _NUMBER.match(quote)
        words, number = (numbered["words"], int(numbered["n"])) if numbered else (quote, None)
        part = _PART.match(words)
        if part:
            start, _ = self._one(part["before"] + part["part"] + part["after"], near, number)
            inner = len(_fold(part["part"])[0].strip())
            lead = len(_fold(part["before"] + part["part"])[0].lstrip()) - len(_fold(part["part"])[0].lstrip())
            return self._span(start + lead, start + lead + inner)
        if " … " in words:
            head, tail = words.split(" … ", 1)
            start, head_end = self._one(head, near, number)
            found = [at for at in self._all(tail) if at >= head_end]
            if not found:
                raise NotFoundError(f'"{tail}" does not follow "{head}"')
            return self._span(start, found[0] + len(_fold(tail)[0].strip()))
        return self._span(*self._one(words, near, number))

    def all(self, words: str) -> list[Span]:
        """Every span of `words`, which are taken as they stand."""
        size = len(_fold(words)[0].strip())
        return [self._span(at, at + size) for at in self._all(words)]

    def count(self, quote: str) -> int:
        """How often the words of `quote` occur, its brackets and number aside."""
        numbered = _NUMBER.match(quote)
        return len(self._all((numbered["words"] if numbered else quote).replace("[", "").replace("]", "")))

    def content(self, quote: str, near: Span | None = None) -> Span:
        """As `find`, taking in the quotation marks that hug the words."""
        start, end = self.find(quote, near)
        if start and self.text[start - 1] in _MARKS:
            start -= 1
        if sum(char in _MARKS for char in self.text[start:end]) % 2 == 0:
            return start, end
        if end < len(self.text) and self.text[end] in _MARKS:
            end += 1
        elif end + 1 < len(self.text) and self.text[end] in ".,!?" and self.text[end + 1] in _MARKS:
            end += 2
        return start, end

    def _span(self, start: int, end: int) -> Span:
        return self.offsets[start], self.offsets[end - 1] + 1

    def _one(self, words: str, near: Span | None, number: int | None) -> tuple[int, int]:
        found, size = self._all(words), len(_fold(words)[0].strip())
        if not found or (number or 1) > len(found):
            raise NotFoundError(f'"{words}" occurs {len(found)} times' + (f", not {number}" if number else ""))
        if number:
            at = found[number - 1]
        elif near:
            at = min(found, key=lambda i: (_distance(self._span(i, i + size), near), i))
        else:
            at = found[0]
        return at, at + size

    def _all(self, words: str) -> list[int]:
        needle = _fold(words)[0].strip()
        if not needle:
            raise NotFoundError("an empty quote")
        left = r"(?<!\w)" if needle[0].isalnum() else ""
        right = r"(?!\w)" if needle[-1].isalnum() else ""
        return [found.start() for found in re.finditer(f"(?={left}{re.escape(needle)}{right})", self.folded)]


def _distance(one: Span, other: Span) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])


def _fold(text: str) -> tuple[str, list[int]]:
    folded: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        same = " " if char.isspace() else _SAME.get(char, char)
        if same == " " and folded and folded[-1] == " ":
            continue
        folded.append(same)
        offsets.append(at)
    return "".join(folded), offsets


class _Visible(HTMLParser):
    skipped = frozenset({"script", "style", "head", "button"})
    inline = frozenset({"a", "b", "i", "em", "strong", "span"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag in self.skipped
        if tag not in self.inline:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in self.skipped
        if tag not in self.inline:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.pieces.append(re.sub(r"\s+", " ", unescape(data)))


def visible(html: str) -> str:
    """The words of a page, roughly: enough to check that quotes exist without the program that is to be measured."""
    page = _Visible()
    page.feed(html)
    return re.sub(r"\n\s*\n+", "\n", "".join(page.pieces))
