"""What each side demands, offers, refuses or accepts, and on which condition (codebook, "position").

A position is read off a statement: its holders' parties hold it, its stance gives its kind, its content names the
issue. A statement whose holders are unknown, or whose content names no issue that the knowledge files list, is no
position.
"""

from collections.abc import Iterator

from standoff.knowledge.situation_terms import PositionTerms, position_terms
from standoff.reading.cast import Cast
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.record.ids import row_id
from standoff.record.rows import Evidence, Position, Report, Statement
from standoff.record.terms import Attitude, Polarity, PositionKind, Stance

_BLAME = frozenset({Stance.ACCUSE, Stance.CONDEMN, Stance.DENY})


def find_positions(document: Document, report: Report, cast: Cast, standing: Standing) -> tuple[Position, ...]:
    """The positions of a report in the order of its statements."""
    terms = position_terms()
    return tuple(
        row for statement in standing.statements for row in _of_statement(statement, document, report, cast, terms)
    )


def _of_statement(
    statement: Statement, document: Document, report: Report, cast: Cast, terms: PositionTerms
) -> Iterator[Position]:
    parties = sorted({h.party for h in statement.source.holders if h.party is not None})
    if not parties or statement.attitude is Attitude.NOT_SAID or statement.polarity is not Polarity.AFFIRMED:
        return
    words = [t for start, end in statement.content.spans for t in document.within(start, end)]
    condition = _condition(words, report, terms)
    kind = terms.stances.get(statement.stance)
    if kind is None and condition is not None and statement.stance not in _BLAME:
        kind = _acceptance(words, terms)
    issue = _issue(words, terms) if kind is not None else None
    if kind is None or issue is None:
        return
    toward = {cast.actor(a).party for a in statement.toward}
    for party in parties:
        yield Position(
            id=row_id("position", [statement.id, party, issue, kind]),
            party=party,
            toward=tuple(sorted(p for p in toward if p is not None and p != party)),
            issue=issue,
            kind=kind,
            condition=condition,
            moment=statement.moment,
            statement=statement.id,
            spans=statement.spans,
            quotes=statement.quotes,
            grounds=f"stance:{statement.stance}" if statement.stance in terms.stances else "acceptance on a condition",
        )


def _issue(words: list[Token], terms: PositionTerms) -> str | None:
    """The issue named first in the content; two words before one where they start together."""
    lemmas = [t.lemma for t in words]
    for n in range(len(lemmas)):
        for size in (2, 1):
            issue = terms.issues.get(tuple(lemmas[n : n + size]))
            if issue is not None:
                return issue
    return None


def _condition(words: list[Token], report: Report, terms: PositionTerms) -> Evidence | None:
    """The clause from a conditional connective to the end of its sentence or clause."""
    lower = [t.lower for t in words]
    for n in range(len(lower)):
        for connective in terms.conditions:
            if tuple(lower[n : n + len(connective)]) == connective:
                last = n
                while last + 1 < len(words) and lower[last + 1] not in (".", ";", "”", '"', "»"):
                    last += 1
                if last - n >= len(connective):
                    return Evidence.of(report.text, [(words[n].start, words[last].end)])
    return None


def _acceptance(words: list[Token], terms: PositionTerms) -> PositionKind | None:
    return PositionKind.ACCEPT if any(t.lemma in terms.accepting for t in words) else None
