"""In whose words each token of a report stands: the innermost statement whose content holds it."""

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.reading.syntax import Document, Token
from standoff.record.rows import Event, Span, Statement


@dataclass(frozen=True)
class Standing:
    """The statement of each token, by token index. What nobody is quoted for stands in the root, the outlet's voice."""

    statements: tuple[Statement, ...]
    of_token: tuple[int, ...]
    _by_id: dict[str, Statement]

    @classmethod
    def of(cls, document: Document, statements: tuple[Statement, ...]) -> "Standing":
        """Paints the contents from the longest to the shortest, so that what is left visible is the innermost."""
        painted = [0] * len(document.tokens)
        order = sorted(
            (i for i, s in enumerate(statements) if s.content.spans),
            key=lambda i: (-_length(statements[i].content.spans), statements[i].id),
        )
        for i in order:
            for start, end in statements[i].content.spans:
                for token in document.within(start, end):
                    painted[token.i] = i
        return cls(statements, tuple(painted), {s.id: s for s in statements})

    def at(self, token: Token) -> Statement:
        """The statement that `token` stands in."""
        return self.statements[self.of_token[token.i]]

    def chain(self, statement: Statement) -> tuple[Statement, ...]:
        """`statement` and those it is nested in, innermost first, ending with the outlet's own voice."""
        found = [statement]
        while found[-1].parent is not None and len(found) <= len(self.statements):
            found.append(self._by_id[found[-1].parent])
        return tuple(found)

    def speakers(self, document: Document, event: Event) -> tuple[str, ...]:
        """The parties in whose words the event of `document` is told."""
        return self.parties(self.at(document.within(*event.trigger[0])[0]))

    def parties(self, statement: Statement) -> tuple[str, ...]:
        """The parties that hold `statement`, sorted; empty where none is known."""
        return tuple(sorted({h.party for h in statement.source.holders if h.party is not None}))


def _length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)
