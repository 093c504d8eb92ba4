"""Rows with their words: who says it, in which report, and the sentence with the words marked."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from standoff.record.rows import Report, Span, Statement
from standoff.record.terms import Stance
from standoff.store.queries import rows
from standoff.views.evidence import passages, spans_of
from standoff.views.highlighting import Slice, slices
from standoff.views.naming import source_name


@dataclass(frozen=True, slots=True)
class Words:
    """A row of a reading in its context. `parties` are those in whose name it is said; `passages` hold its words."""

    id: str
    row: Any
    report: Report
    who: str
    stance: Stance | None
    parties: tuple[str, ...]
    passages: tuple[tuple[Slice, ...], ...]

    @property
    def href(self) -> str:
        """Where the words stand highlighted in their report."""
        return f"/reports/{self.report.id}?row={self.id}"


def words_of(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Words]:
    """The rows `ids` with their words, in their order; what is not in the record, or has no words, is left out."""
    wanted = list(dict.fromkeys(ids))
    found = rows.find_rows(connection, wanted)
    above = rows.find_rows(connection, {f.row.statement for f in found.values() if hasattr(f.row, "statement")})
    reports = rows.report_cards(connection, {f.report for f in found.values()}, texts=True)
    statements = {name: f.row for name, f in (*above.items(), *found.items()) if isinstance(f.row, Statement)}
    holders = {h.actor for s in statements.values() for h in s.source.holders if h.actor is not None}
    names = {name: f.row.name for name, f in rows.find_rows(connection, sorted(holders)).items()}
    made = {}
    for name in wanted:
        if name not in found or found[name].report not in reports:
            continue
        row, report = found[name].row, reports[found[name].report]
        spans = _spans(row)
        if spans:
            statement = statements.get(name) or statements.get(getattr(row, "statement", ""))
            made[name] = _words(name, row, report, statement, spans, names)
    return made


def _spans(row: Any) -> tuple[Span, ...]:
    """What to mark: of a statement what is said, of any other row all its words."""
    if isinstance(row, Statement):
        return row.content.spans or row.spans
    return spans_of(row)


def _words(
    name: str,
    row: Any,
    report: Report,
    statement: Statement | None,
    spans: tuple[Span, ...],
    names: dict[str, str],
) -> Words:
    who, stance = "", None
    parties: tuple[str, ...] = ()
    if statement is not None:
        held = tuple(dict.fromkeys(names[h.actor] for h in statement.source.holders if h.actor in names))
        who = source_name(statement, report, held)
        stance = statement.stance if statement.cue is not None else None
        parties = tuple(dict.fromkeys(h.party for h in statement.source.holders if h.party is not None))
    cut = tuple(
        tuple(slices(p.text, 0, len(p.text), [(name, mark) for mark in p.marks])) for p in passages(report, spans)
    )
    return Words(name, row, report, who, stance, parties, cut)
