"""The rows of positions: each statement's kind of position, issue, condition and whom it is put to."""

from collections.abc import Iterator

from standoff.knowledge.position_terms import PositionTerms, Words, position_terms
from standoff.reading import clauses
from standoff.reading.cast import Cast
from standoff.reading.positions.conditions import condition_in
from standoff.reading.positions.issues import is_claim, issue_of, points_back
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.record.ids import row_id
from standoff.record.rows import Evidence, Position, Report, Statement
from standoff.record.terms import Attitude, Label, Modality, Polarity, PositionKind, Stance

_OPEN = frozenset({Stance.ASSERT, Stance.ANNOUNCE, Stance.PROMISE, Stance.WARN})
_TO_COME = frozenset({"will", "would", "shall", "'ll", "must"})
_NOTS = frozenset({"not", "n't", "never", "no"})
_THREAT_REACH = 6
_FORCE = "force"


def find_positions(document: Document, report: Report, cast: Cast, standing: Standing) -> tuple[Position, ...]:
    """The positions of a report in the order of its statements, one for each party, issue and kind.

    A headline's counts only where the body gives that party no position of that kind.
    """
    room = _Room(document, report, cast)
    headlines = [(line.start, line.end) for line in report.lines if line.label is Label.HEADLINE]
    body: dict[tuple[str, str, str], Position] = {}
    told: list[Position] = []
    for statement in standing.statements:
        for row in room.of_statement(statement):
            if any(a <= row.spans[0][0] < b for a, b in headlines):
                told.append(row)
            else:
                body.setdefault((row.party, row.issue, row.kind), row)
    known = {(row.party, row.kind) for row in body.values()}
    return (*body.values(), *(row for row in told if (row.party, row.kind) not in known))


class _Room:
    """What the questions about one report's statements need."""

    def __init__(self, document: Document, report: Report, cast: Cast) -> None:
        self.document, self.report, self.cast = document, report, cast
        self.terms: PositionTerms = position_terms()
        self.asked: str | None = None

    def of_statement(self, statement: Statement) -> Iterator[Position]:
        """One row for each party that holds the statement, if it takes a position."""
        parties = sorted({h.party for h in statement.source.holders if h.party is not None})
        said = statement.attitude is not Attitude.NOT_SAID and statement.polarity is Polarity.AFFIRMED
        if not parties or not said or statement.modality is not Modality.ACTUAL:
            return
        words = [t for start, end in statement.content.spans for t in self.document.within(start, end)]
        condition = condition_in(words, self.report, self.terms)
        kind, grounds = self._kind(statement, words, condition)
        if kind is None:
            return
        if kind is PositionKind.REFUSE:
            condition = condition or condition_in(words, self.report, self.terms, refused=True)
        issue = self._issue(statement, _outside(words, condition), kind)
        if issue is None:
            return
        self.asked = issue
        toward = self._toward(statement, words)
        for party in parties:
            yield Position(
                id=row_id("position", [statement.id, party, issue, kind]),
                party=party,
                toward=tuple(sorted(p for p in toward if p != party)),
                issue=issue,
                kind=kind,
                condition=condition,
                moment=statement.moment,
                statement=statement.id,
                spans=statement.spans,
                quotes=statement.quotes,
                grounds=grounds,
            )

    def _issue(self, statement: Statement, words: list[Token], kind: PositionKind) -> str | None:
        """The issue; of a threat, force, unless it names another course; of what points back, the one before."""
        if points_back(self.document, words, self.terms):
            return self.asked or issue_of(self.document, words, self.terms)
        if kind is PositionKind.THREATEN:
            return _FORCE if self._wording(words, self.terms.threats) else issue_of(self.document, words, self.terms)
        issue = issue_of(self.document, words, self.terms)
        if issue is None or self.terms.has("empty", issue):
            return None
        return None if kind is PositionKind.REQUEST and self.terms.has("mild", issue) else issue

    def _kind(
        self, statement: Statement, words: list[Token], condition: Evidence | None
    ) -> tuple[PositionKind | None, str]:
        """The kind of position that wording, cue, stance or an accepted condition make, and its grounds."""
        if statement.stance in (*_OPEN, Stance.DEMAND) and self._threatens(statement, words):
            return PositionKind.THREATEN, "wording of a threat"
        if statement.cue is not None and statement.cue.lemma in self.terms.words["accepting"]:
            if len({h.party for h in statement.source.holders}) > 1:
                return None, ""  # what two sides agree on together is an agreement
            if self._has_failed(statement):
                return None, ""
            kind = PositionKind.REFUSE if self._is_never(statement) else PositionKind.ACCEPT
            return kind, f"cue:{statement.cue.lemma}"
        if statement.cue is not None and self.terms.has("welcoming", statement.cue.lemma):
            welcomed = any(self.terms.has("offers", t.lemma) for t in words[:6])
            return (PositionKind.ACCEPT, f"cue:{statement.cue.lemma}") if welcomed else (None, "")
        accepted = any(self.terms.has("accepting", t.lemma) for t in _outside(words, condition))
        if condition is not None and accepted and statement.stance in _OPEN:
            return PositionKind.ACCEPT, "acceptance on a condition"
        if statement.stance is Stance.REJECT and is_claim(self.document, words, self.terms):
            return None, ""
        if statement.stance in self.terms.stances:
            return self.terms.stances[statement.stance], f"stance:{statement.stance}"
        if statement.stance in _OPEN and self._wording(words, self.terms.refusals, lemmas=False):
            return PositionKind.REFUSE, "wording of a refusal"
        return self._by_duty(statement, words)

    def _by_duty(self, statement: Statement, words: list[Token]) -> tuple[PositionKind | None, str]:
        """ "X must …", "X had to …", "insists it be settled": what another ought to do, without a word of asking."""
        if statement.stance not in (Stance.ASSERT, Stance.ANNOUNCE) or statement.cue is None:
            return None, ""
        root = next((w for w in words if clauses.is_verb(w) and w.head not in {x.i for x in words}), None)
        if root is None or clauses.is_negated(self.document, root):
            return None, ""
        subjects = clauses.subjects(self.document, root)
        doers = set(clauses.parties_of(self.cast, subjects))
        own = {h.party for h in statement.source.holders}
        owed = self.terms.has("owing", root.lemma) and any(
            any(t.lower == "to" for t in self.document.children(x, "aux"))
            for x in self.document.children(root, "xcomp")
        )
        obliged = any(self.terms.has("obliging", c.lower) for c in self.document.children(root, "aux"))
        bare = statement.cue.lemma == "insist" and root.tag == "VB" and not self.document.children(root, "aux")
        be = statement.cue.lemma == "insist" and any(c.lower == "be" for c in self.document.children(root, "auxpass"))
        other = bool(doers - own) or bool(self.document.children(root, "nsubjpass"))
        if other and (owed or obliged or bare or be):
            return PositionKind.DEMAND, "what another must do"
        return None, ""

    def _threatens(self, statement: Statement, words: list[Token]) -> bool:
        """Whether the content threatens in so many words, about what is still to come."""
        to_come = statement.stance is Stance.WARN or any(t.lower in _TO_COME for t in words)
        return to_come and self._wording(words, self.terms.threats)

    def _wording(self, words: list[Token], runs: tuple[Words, ...], lemmas: bool = True) -> bool:
        """Whether the words of a run stand in this order within a few words; lemmas must not be negated."""
        said = [t.lemma if lemmas else t.lower for t in words]
        for n, word in enumerate(said):
            for run in runs:
                if run[0] != word or not _follow(said[n + 1 : n + 1 + _THREAT_REACH], run[1:], lemmas):
                    continue
                if not lemmas or not any(t.lower in _NOTS for t in words[max(0, n - 3) : n]):
                    return True
        return False

    def _is_never(self, statement: Statement) -> bool:
        """Whether the cue is negated: "never accepted"."""
        return any(clauses.is_negated(self.document, v) for v in self._cue_verbs(statement))

    def _has_failed(self, statement: Statement) -> bool:
        """Whether it came to nothing: "failed to agree on a date"."""
        above = (self.document.head(v) for v in self._cue_verbs(statement) if v.dep == "xcomp")
        return any(self.terms.has("failing", v.lemma) for v in above)

    def _cue_verbs(self, statement: Statement) -> list[Token]:
        spans = statement.cue.spans if statement.cue is not None else ()
        return [t for start, end in spans for t in self.document.within(start, end) if clauses.is_verb(t)]

    def _toward(self, statement: Statement, words: list[Token]) -> set[str]:
        """Whom the statement is put to; else the one side, not the holder's, that is to do what it asks."""
        toward = {p for a in statement.toward if (p := self.cast.actor(a).party) is not None}
        if toward or statement.stance not in (Stance.DEMAND, Stance.REQUEST, Stance.PROPOSE):
            return toward
        inside = {w.i for w in words}
        roots = [w for w in words if w.head not in inside or w.head == w.i]
        own = {h.party for h in statement.source.holders}
        doers = [t for r in roots for t in clauses.subjects(self.document, r) if t.i in inside]
        doers += [t for r in roots if r.pos == "NOUN" for t in clauses.own_phrase(self.document, r)]
        named = set(clauses.parties_of(self.cast, doers)) - own
        return named if len(named) == 1 else set()


def _follow(words: list[str], run: Words, apart: bool) -> bool:
    """Whether the words of `run` come in order among `words`, or, where they may not stand apart, at their start."""
    if not apart:
        return tuple(words[: len(run)]) == run
    at = 0
    for word in words:
        if at < len(run) and word == run[at]:
            at += 1
    return at == len(run)


def _outside(words: list[Token], condition: Evidence | None) -> list[Token]:
    """The words of the content without its condition, unless nothing else is left."""
    spans = condition.spans if condition is not None else ()
    rest = [t for t in words if not any(a <= t.start < b for a, b in spans)]
    return rest or words
