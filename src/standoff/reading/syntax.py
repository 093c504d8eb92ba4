"""A parsed report: tokens, sentences and the dependency tree, at offsets of `report.text`.

This is all that the grammar sees of a language model, so that another parser needs to fill only these fields.
Labels are those of the ClearNLP scheme that spaCy's English models use, and Penn Treebank tags. A sentence never
crosses a line of the text.
"""

import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar, cast

from standoff.record.rows import Line, Span

Asked = TypeVar("Asked", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `head` is the index of its governor in the document (its own index for a root)."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""
    entity_begins: bool = False
    lower: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower())


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `[first, last)` of the document; `line` is the index of its line in `report.lines`."""

    first: int
    last: int
    line: int


@dataclass(frozen=True)
class Document:
    """The parse of the lines of a report that are read, in text order."""

    text: str
    lines: tuple[Line, ...]
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    model: str = ""

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        lists: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                lists[token.head].append(token)
        return tuple(tuple(children) for children in lists)

    @cached_property
    def _asked(self) -> tuple[dict[tuple[str, ...], tuple[Token, ...]], ...]:
        """For each token its children by the relations that were asked for, kept as they are asked."""
        return tuple({} for _ in self.tokens)

    @cached_property
    def kept(self) -> dict[tuple[Any, ...], Any]:
        """What the functions marked with `kept_in_document` have made of the tokens."""
        return {}

    @cached_property
    def _sentence_of(self) -> tuple[int, ...]:
        found: list[int] = []
        for number, sentence in enumerate(self.sentences):
            found.extend([number] * (sentence.last - sentence.first))
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """The direct dependents of `token` in text order, of the given relations if any are named."""
        children = self._children[token.i]
        if not deps or not children:
            return children
        asked = self._asked[token.i]
        found = asked.get(deps)
        if found is None:
            found = asked[deps] = tuple([t for t in children if t.dep in deps])
        return found

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors of `token`, nearest first; a cycle in a bad parse ends the walk."""
        seen = {token.i}
        while token.head not in seen:
            seen.add(token.head)
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """`token` and everything it governs, in text order."""
        found: list[int] = []
        stack = [token.i]
        seen = {token.i}
        while stack:
            i = stack.pop()
            found.append(i)
            for child in self._children[i]:
                if child.i not in seen:
                    seen.add(child.i)
                    stack.append(child.i)
        return tuple(self.tokens[i] for i in sorted(found))

    def number_of(self, token: Token) -> int:
        """The number of the sentence that `token` stands in."""
        return self._sentence_of[token.i]

    def sentence_of(self, token: Token) -> Sentence:
        return self.sentences[self._sentence_of[token.i]]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.first : sentence.last]

    def span(self, tokens: tuple[Token, ...]) -> Span:
        """The offsets from the first to the last of `tokens`, which must not be empty."""
        return tokens[0].start, tokens[-1].end

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that overlap `[start, end)`, in text order."""
        return self.tokens[bisect.bisect_right(self._ends, start) : bisect.bisect_left(self._starts, end)]

    def line_of(self, token: Token) -> Line:
        return self.lines[self.sentence_of(token).line]


def kept_in_document(function: Asked) -> Asked:
    """`function(document, token, *lists)` asked once of each token: what it makes of one is kept in the document.

    The word lists that it is asked with must outlive the document.
    """

    @wraps(function)
    def made(document: Document, token: Token, *lists: Any) -> Any:
        if document.tokens[token.i] is not token:
            return function(document, token, *lists)
        key = (function, token.i, *map(id, lists))
        if key not in document.kept:
            document.kept[key] = function(document, token, *lists)
        return document.kept[key]

    return cast(Asked, made)
