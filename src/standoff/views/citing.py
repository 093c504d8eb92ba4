"""Citations: from a row of the record to the exact words it rests on, in the report they stand in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from standoff.record.joined import Record
from standoff.record.rows import Reading, Report, Span, Statement


@dataclass(frozen=True, slots=True)
class Cite:
    """The words of one row: `spans` of the text of `report`."""

    row: str
    report: str
    spans: tuple[Span, ...]


class Evidence:
    """Rows of a record by id, and what it takes to cite them."""

    def __init__(self, record: Record) -> None:
        self.reports: dict[str, Report] = {}
        self.statements: dict[str, Statement] = {}
        self._rows: dict[str, tuple[Any, Reading]] = {}
        for reading in record.readings:
            self.reports[reading.report.id] = reading.report
            for rows in (
                reading.statements,
                reading.events,
                reading.tolls,
                reading.agreements,
                reading.situations,
                reading.mechanisms,
                reading.positions,
            ):
                for row in rows:
                    self._rows[row.id] = (row, reading)
            self.statements.update((s.id, s) for s in reading.statements)

    def cite(self, row: str) -> Cite | None:
        """Where the words of `row` stand; None for the outlet's own voice, which has no words of its own."""
        found, reading = self._rows[row]
        return Cite(row, reading.report.id, found.spans) if found.spans else None

    def cites(self, rows: Iterable[str]) -> tuple[Cite, ...]:
        return tuple(c for c in map(self.cite, dict.fromkeys(rows)) if c is not None)

    def quotes(self, row: str) -> str:
        """The words of `row`, an ellipsis where they are apart."""
        return " … ".join(self._rows[row][0].quotes)

    def sentence(self, row: str) -> str:
        """The words of `row` with the line of the text around them, where that is short enough to show."""
        found, reading = self._rows[row]
        start, end = found.spans[0]
        line = next(ln for ln in reading.report.lines if ln.start <= start < ln.end)
        text = reading.report.text
        first = max(text.rfind(". ", line.start, start) + 2, line.start)
        stop = text.find(". ", end, line.end)
        return text[first : stop + 1 if stop != -1 else line.end]

    def report_of(self, row: str) -> Report:
        return self._rows[row][1].report
