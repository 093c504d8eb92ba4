"""Citations: from a row of the record to the exact words it rests on, in the report they stand in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from standoff.record.joined import Record
from standoff.record.rows import Reading, Report, Span, Statement
from standoff.record.terms import Who
from standoff.views.naming import said_by


@dataclass(frozen=True, slots=True)
class Cite:
    """The words of one row: `spans` of the text of `report`."""

    row: str
    report: str
    spans: tuple[Span, ...]


_STOP = re.compile(r"(?<=[a-z0-9”\"’)\]])[.!?][”\"’]?\s+(?=[“\"‘A-Z])")


class Evidence:
    """Rows of a record by id, and what it takes to cite them."""

    def __init__(self, record: Record) -> None:
        self.reports: dict[str, Report] = {}
        self.statements: dict[str, Statement] = {}
        self._names = {member: a.name for a in record.actors for member in a.members}
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

    def whom(self, tolls: Iterable[str]) -> Who | None:
        """Whom all of these counts name: soldiers, civilians, children; None where they do not all name the same."""
        named = {self._rows[toll][0].who for toll in tolls}
        return named.pop() if len(named) == 1 else None

    def said_by(self, statement: str) -> str:
        """Who makes the statement, in words for a reader."""
        row = self.statements[statement]
        holders = tuple(dict.fromkeys(self._names[h.actor] for h in row.source.holders if h.actor in self._names))
        return said_by(row, self.report_of(statement), holders)

    def quotes(self, row: str) -> str:
        """The words of `row`, an ellipsis where they are apart."""
        return " … ".join(self._rows[row][0].quotes)

    def sentence(self, row: str) -> str:
        """The sentence that the words of `row` stand in, as far as punctuation tells where it begins and ends."""
        found, reading = self._rows[row]
        start, end = found.spans[0][0], found.spans[-1][1]
        line = next(ln for ln in reading.report.lines if ln.start <= start < ln.end)
        text = reading.report.text
        first = max((m.end() for m in _STOP.finditer(text, line.start, start)), default=line.start)
        stop = _STOP.search(text, min(end, line.end), line.end)
        return text[first : stop.start() + 1 if stop is not None else line.end].strip()

    def told(self, statement: str) -> tuple[str, str, int]:
        """Where the statement stands in the order of telling: day of publication, report, offset."""
        report, spans = self.report_of(statement), self.statements[statement].spans
        return (report.published.earliest or "9999", report.id, spans[0][0] if spans else len(report.text))

    def report_of(self, row: str) -> Report:
        return self._rows[row][1].report
