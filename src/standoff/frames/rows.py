"""One row with the words it rests on, as a notebook shows it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from standoff.frames.markup import page_of
from standoff.record.codec import to_plain
from standoff.record.rows import Reading, Report, Span
from standoff.views.evidence import Found, Passage, RowIndex, passages, spans_of
from standoff.views.naming import outlet_name


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words of one span: `report.text[start:end] == quote`, and the sentence that holds them."""

    row: str
    report: str
    outlet: str
    published: str | None
    start: int
    end: int
    quote: str
    sentence: str


class EvidencedRow:
    """A row of the record. Its fields read as attributes; `evidence` gives the words it rests on."""

    def __init__(self, found: Found, index: RowIndex) -> None:
        self._found = found
        self._index = index

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._found.row, name)

    def __repr__(self) -> str:
        return f"<{self.table} {self.id}: {' … '.join(quote.quote for quote in self.evidence[:2])}>"

    @property
    def table(self) -> str:
        """The table that the row is of."""
        return self._found.table

    @property
    def fields(self) -> dict[str, Any]:
        """The row as plain JSON values."""
        plain: dict[str, Any] = to_plain(self._found.row)
        return plain

    @cached_property
    def evidence(self) -> tuple[Quote, ...]:
        """The words that the row rests on; for a row joined across reports, those of every row it was joined from."""
        return tuple(
            Quote(
                row.id, report.id, outlet_name(report), report.published.earliest, start, end,
                report.text[start:end], _sentence(report, (start, end)),
            )
            for report, row in self._rests_on()
            for start, end in spans_of(row)
        )  # fmt: skip

    def _rests_on(self) -> list[tuple[Report, Any]]:
        if self._found.reading is not None:
            return [(self._found.reading.report, self._found.row)]
        return [(reading.report, row) for reading, row in self._members() or self._index.support_of(self._found.row)]

    def _members(self) -> list[tuple[Reading, Any]]:
        """The rows of single readings that an actor, a place or an agreement was joined from."""
        every = (found for name in getattr(self._found.row, "members", ()) for found in self._index.find(name))
        return [(found.reading, found.row) for found in every if found.reading is not None]

    def _repr_html_(self) -> str:
        shown: list[tuple[Report, list[Passage]]] = []
        for report, row in self._rests_on():
            shown.append((report, passages(report, spans_of(row))))
        return page_of(self.table, self.fields, shown)


def _sentence(report: Report, span: Span) -> str:
    return passages(report, (span,))[0].text
