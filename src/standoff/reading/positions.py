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
from standoff.record.terms import Attitude, Label, Modality, Polarity, PositionKind, Stance


def find_positions(document: Document, report: Report, cast: Cast, standing: Standing) -> tuple[Position, ...]:
    """The positions of a report in the order of its statements, one for each party, issue and kind.

    A headline's counts only where the body gives that party no position of that kind.
    """
    terms = position_terms()
    headlines = [(line.start, line.end) for line in report.lines if line.label is Label.HEADLINE]
    body: dict[tuple[str, str, str], Position] = {}
    told: list[Position] = []
    for statement in standing.statements:
        for row in _of_statement(statement, document, report, cast, terms):
            if any(a <= row.spans[0][0] < b for a, b in headlines):
                told.append(row)
            else:
                body.setdefault((row.party, row.issue, row.kind), row)
    known = {(row.party, row.kind) for row in body.values()}
    return (*body.values(), *(row for row in told if (row.party, row.kind) not in known))


def _of_statement(
    statement: Statement, document: Document, report: Report, cast: Cast, terms: PositionTerms
) -> Iterator[Position]:
    parties = sorted({h.party for h in statement.source.holders if h.party is not None})
    if not parties or statement.attitude is Attitude.NOT_SAID or statement.polarity is not Polarity.AFFIRMED:
        return
    words = [t for start, end in statement.content.spans for t in document.within(start, end)]
    condition = _condition(words, report, terms)
    kind, grounds = _kind(statement, words, condition, terms)
    issue = _issue(_outside(words, condition), terms) if kind is not None else None
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
            grounds=grounds,
        )


def _kind(
    statement: Statement, words: list[Token], condition: Evidence | None, terms: PositionTerms
) -> tuple[PositionKind | None, str]:
    """The kind of position that cue, stance or an accepted condition make, and its grounds."""
    if statement.modality is not Modality.ACTUAL:
        return None, ""
    if statement.cue is not None and statement.cue.lemma in terms.accepting:
        if len({h.party for h in statement.source.holders}) > 1:
            return None, ""  # what two sides agree on together is an agreement
        return PositionKind.ACCEPT, f"cue:{statement.cue.lemma}"
    accepted = any(t.lemma in terms.accepting for t in words)
    if condition is not None and accepted and statement.stance in (Stance.ASSERT, Stance.ANNOUNCE, Stance.PROMISE):
        return PositionKind.ACCEPT, "acceptance on a condition"
    if statement.stance in terms.stances:
        return terms.stances[statement.stance], f"stance:{statement.stance}"
    return None, ""


def _outside(words: list[Token], condition: Evidence | None) -> list[Token]:
    """The words of the content without its condition, unless nothing else is left."""
    spans = condition.spans if condition is not None else ()
    rest = [t for t in words if not any(a <= t.start < b for a, b in spans)]
    return rest or words


def _issue(words: list[Token], terms: PositionTerms) -> str | None:
    """The issue of lowest rank that the content names, else its first common noun that names a thing done or wanted."""
    lemmas = [t.lemma for t in words]
    named = [
        found
        for n in range(len(lemmas))
        for size in (1, 2)
        if (found := terms.issues.get(tuple(lemmas[n : n + size]))) is not None
    ]
    if named:
        return min(named)[1]
    return next((t.lemma for t in words if t.pos == "NOUN" and t.dep in ("dobj", "pobj", "ROOT", "attr")), None)


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
