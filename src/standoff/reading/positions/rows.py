"""The rows of positions: each statement's kind of position, issue, condition and whom it is put to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from standoff.knowledge.position_terms import PositionTerms, position_terms
from standoff.reading import clauses
from standoff.reading.cast import Cast
from standoff.reading.positions.commitments import Commitment, Commitments
from standoff.reading.positions.conditions import condition_in, outside
from standoff.reading.positions.issues import coordinated, issue_of, listed_in, points_back
from standoff.reading.positions.kinds import OPEN, Kinds
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.record.ids import row_id
from standoff.record.rows import Evidence, Position, Report, Span, Statement
from standoff.record.terms import Attitude, Label, Modality, Polarity, PositionKind, Stance

_FORCE = "force"
_WISHES = frozenset({Stance.DEMAND, Stance.REQUEST, Stance.PROPOSE})
_ASKED = {PositionKind.REQUEST: PositionKind.DEMAND, PositionKind.PROPOSE: PositionKind.DEMAND}
_PLAIN = frozenset({PositionKind.PROMISE, PositionKind.OFFER, PositionKind.THREATEN})
_ON_CONDITION = frozenset({PositionKind.REFUSE, PositionKind.ACCEPT})
_BACK = frozenset({"it", "them", "so", "that", "this"})
_AT_ONCE = 12  # characters between two clauses that say the same
_NEAR = 2  # sentences that "it" or "that demand" may look back
_ASIDE = 4  # words of time or place between a content and its condition
_PAUSES = frozenset({".", ";", ",", "”", '"'})
_LISTING = frozenset({PositionKind.DEMAND, PositionKind.REQUEST, PositionKind.PROPOSE, PositionKind.REFUSE})


def find_positions(document: Document, report: Report, cast: Cast, standing: Standing) -> tuple[Position, ...]:
    """The positions of a report in text order, one for each party, issue and kind.

    They come from the statements and from the clauses that tell of a readiness, a refusal or a duty; of one clause
    both tell, the statement's holds. A headline's counts only where the body gives that party none of that kind; what
    a headline "wants", the body may ask for or propose.
    """
    room = _Room(document, report, cast, standing)
    headlines = [(line.start, line.end) for line in report.lines if line.label is Label.HEADLINE]
    body: dict[tuple[str, str, str], Position] = {}
    told: list[Position] = []
    for row in room.in_order():
        if any(a <= row.spans[0][0] < b for a, b in headlines):
            told.append(row)
        else:
            key = (row.party, row.issue, row.kind)
            body[key] = _together(body[key], row, report) if key in body else row
    known = {(row.party, _ASKED.get(row.kind, row.kind)) for row in body.values()}
    return (*body.values(), *(row for row in told if (row.party, _ASKED.get(row.kind, row.kind)) not in known))


class _Room:
    """What the questions about one report's statements and clauses need."""

    def __init__(self, document: Document, report: Report, cast: Cast, standing: Standing) -> None:
        self.document, self.report, self.cast, self.standing = document, report, cast, standing
        self.terms: PositionTerms = position_terms()
        self.kinds = Kinds(document, cast, self.terms)
        self.asked: tuple[str, int] | None = None

    def in_order(self) -> Iterator[Position]:
        """The rows of statements and commitments as the text has them."""
        committed = list(Commitments(self.document, self.cast, self.standing, self.kinds, self.terms).found())
        told = [(s.spans[0][0] if s.spans else 0, 0, s) for s in self.standing.statements]
        done = [(c.words[0].start, 1, c) for c in committed]
        sources: list[tuple[int, int, Statement | Commitment]] = sorted([*told, *done], key=lambda row: row[:2])
        covered: list[tuple[str, int, int]] = []
        for _, _, each in sources:
            if isinstance(each, Statement):
                rows = list(self.of_statement(each))
                covered.extend((row.party, *span) for row in rows for span in (*self._said_in(row, each), *_cue(each)))
            else:
                rows = list(self.of_commitment(each, covered))
            yield from rows

    def _said_in(self, row: Position, statement: Statement) -> tuple[Span, ...]:
        """The words of the statement that the row rests on."""
        return statement.content.spans if row.spans == statement.spans else row.spans

    def of_statement(self, statement: Statement) -> Iterator[Position]:
        """One row for each party that holds the statement and for each issue it names, if it takes a position."""
        parties = sorted({h.party for h in statement.source.holders if h.party is not None})
        parties = [p for p in parties if not self.terms.has("courts", p)]
        said = statement.attitude is not Attitude.NOT_SAID and statement.polarity is Polarity.AFFIRMED
        said = said or self.kinds.shuns(statement)
        to_come = statement.attitude is Attitude.TO_BE_SAID and statement.stance in _WISHES
        to_come = to_come or self.kinds.welcomes(statement)
        if not parties or not said or not (to_come or statement.modality is Modality.ACTUAL):
            return
        words = [t for start, end in statement.content.spans for t in self.document.within(start, end)]
        words = self._antecedent(statement) if all(t.tag in ("WDT", "WP") for t in words) else words
        parts = self._sentences(statement, words)
        if len(parts) > 1 and statement.stance not in OPEN:
            statement = replace(statement, stance=Stance.ASSERT)
        for part in parts:
            yield from self._of_words(statement, part, parties, whole=len(parts) == 1)

    def _is_turn(self, statement: Statement) -> bool:
        """Whether it is somebody's turn in a transcript, which a colon alone introduces."""
        return statement.cue is not None and statement.cue.quotes == (":",)

    def _antecedent(self, statement: Statement) -> list[Token]:
        """The noun of "a special envoy, which Lima has rejected": what the clause of the cue hangs from."""
        for verb in self._cue_tokens(statement):
            if verb.dep == "relcl":
                noun = self.document.head(verb)
                return [t for t in clauses.own_phrase(self.document, noun) if t.i < verb.i]
        return []

    def _sentences(self, statement: Statement, words: list[Token]) -> list[list[Token]]:
        """A content of several sentences sentence by sentence, where no word of asking or refusing governs them all."""
        if (statement.stance not in OPEN and not self._is_turn(statement)) or not words:
            return [words]
        numbers = [self.document.number_of(w) for w in words]
        return [[w for w, of in zip(words, numbers, strict=True) if of == n] for n in sorted(set(numbers))]

    def _of_words(
        self, statement: Statement, words: list[Token], parties: Sequence[str], whole: bool
    ) -> Iterator[Position]:
        """The positions that the words of a statement, or of one sentence of it, take."""
        condition = condition_in(words, self.report, self.terms) or self._condition_after(words)
        kind, grounds = self.kinds.of(statement, words, condition)
        if kind is None or self._is_denied(statement) or self.kinds.is_supposed(statement):
            return
        if kind is PositionKind.REFUSE:
            condition = condition or condition_in(words, self.report, self.terms, refused=True)
        toward = self._toward(statement, words)
        until = condition_in(words, self.report, self.terms, refused=True)
        course = outside(outside(words, condition), until if kind in _PLAIN else None)
        own = Evidence.of(self.report.text, [(words[0].start, words[-1].end)]) if words and not whole else None
        for issue in self._issues(statement, course, kind):
            self._remember(issue, words)
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
                    spans=own.spans if own is not None else statement.spans,
                    quotes=own.quotes if own is not None else statement.quotes,
                    grounds=grounds,
                )

    def of_commitment(self, told: Commitment, covered: list[tuple[str, int, int]]) -> Iterator[Position]:
        """One row for each party of a commitment that no statement's row covers already."""
        refused = told.kind is PositionKind.REFUSE
        condition = condition_in(list(told.words), self.report, self.terms, refused)
        course = outside(list(told.course), condition)
        listed = listed_in(self.document, course, self.terms)
        if told.listed and listed is None and (condition is None or told.kind not in _ON_CONDITION):
            return
        issue = _FORCE if told.kind is PositionKind.THREATEN else listed or self._course_issue(course)
        if issue is None or self.terms.has("empty", issue):
            return
        self._remember(issue, course)
        start, end = told.words[0].start, told.words[-1].end
        evidence = Evidence.of(self.report.text, [(start, end)])
        for party in told.parties:
            if any(party == p and a <= told.verb.start < b for p, a, b in covered):
                continue
            yield Position(
                id=row_id("position", [told.statement.id, start, party, issue, told.kind]),
                party=party,
                toward=tuple(sorted({p for p in told.toward if p != party})),
                issue=issue,
                kind=told.kind,
                condition=condition,
                moment=told.statement.moment,
                statement=told.statement.id,
                spans=evidence.spans,
                quotes=evidence.quotes,
                grounds=told.grounds,
            )

    def _course_issue(self, course: list[Token]) -> str | None:
        """The issue of a course that names none of the known: the one before where "it" points back, else its thing."""
        if self.kinds.is_none(course) or self._refers_back(course) or points_back(self.document, course, self.terms):
            return self._before(course)
        return issue_of(self.document, course, self.terms)

    def _remember(self, issue: str, words: Sequence[Token]) -> None:
        if words:
            self.asked = issue, self.document.number_of(words[0])

    def _before(self, words: Sequence[Token]) -> str | None:
        """The issue of the position just before, within a sentence or two."""
        near = self.asked is not None and words and self.document.number_of(words[0]) - self.asked[1] <= _NEAR
        return self.asked[0] if self.asked is not None and near else None

    def _cue_tokens(self, statement: Statement) -> list[Token]:
        return [t for start, end in _cue(statement) for t in self.document.within(start, end)]

    def _spoken_of(self, words: list[Token]) -> str | None:
        """What "it" stands for in "Lima, which says that the fence is ready, refuses to discuss it"."""
        if not words:
            return None
        tokens = self.document.tokens[self.document.sentence_of(words[0]).first : words[0].i]
        named = (t for t in reversed(tokens) if t.dep in ("nsubj", "nsubjpass", "dobj") and t.pos == "NOUN")
        found = next((t.lemma for t in named if not self.terms.has("hollow", t.lemma)), None)
        number = self.document.number_of(words[0])
        if found is not None or number == 0:
            return found
        return listed_in(
            self.document, list(self.document.sentence_tokens(self.document.sentences[number - 1])), self.terms
        )

    def _refers_back(self, words: list[Token]) -> bool:
        """Whether "it" or "them" is all that the words say of what is to be done: "refused to let them in"."""
        things = ("dobj", "pobj", "nsubj", "nsubjpass")
        backward = any(t.lower == "else" or (t.lower in _BACK and t.dep in things) for t in words)
        passive = any(t.lower in _BACK and t.dep == "nsubjpass" for t in words)
        kinds = ("NOUN",) if passive else ("NOUN", "PROPN")
        named = any(t.pos in kinds and not self.terms.has("hollow", t.lemma) for t in words)
        return backward and not named

    def _condition_after(self, words: list[Token]) -> Evidence | None:
        """A condition of several words that follows the content at once, or a word of time or place between: "ready to
        talk, provided that they leave"; "offered talks in May on condition that they leave"."""
        if not words:
            return None
        tokens = self.document.tokens
        rest = list(tokens[words[-1].i + 1 : self.document.sentence_of(words[-1]).last])
        rest = rest[1:] if rest and rest[0].text == "," else rest
        aside = next((n for n, t in enumerate(rest[:_ASIDE]) if clauses.is_verb(t) or t.text in _PAUSES), _ASIDE)
        runs = [run for run in self.terms.conditions if len(run) > 1]
        for n in range(min(aside, len(rest)) + 1):
            if any(tuple(t.lower for t in rest[n : n + len(run)]) == run for run in runs):
                return condition_in(rest[n:], self.report, self.terms)
        return None

    def _is_denied(self, statement: Statement) -> bool:
        """Whether whoever holds it denies it in the same breath: "denies that it agreed to an inspection"."""
        own = self.standing.parties(statement)
        above = self.standing.chain(statement)[1:2]
        return any(s.stance is Stance.DENY and self.standing.parties(s) == own for s in above)

    def _issues(self, statement: Statement, words: list[Token], kind: PositionKind) -> Iterator[str]:
        """The issue of what is asked for and of each other act coordinated with it that names one of the known."""
        parts = coordinated(self.document, words) if kind in _LISTING else []
        known = (listed_in(self.document, part, self.terms) for part in parts)
        named = tuple(dict.fromkeys(i for i in known if i is not None))
        if len(named) > 1:
            yield from (i for i in named if kind is not PositionKind.REQUEST or not self.terms.has("mild", i))
            return
        issue = self._issue(statement, words, kind)
        if issue is not None:
            yield issue

    def _issue(self, statement: Statement, words: list[Token], kind: PositionKind) -> str | None:
        """The issue; of a threat, force, unless it names another course; of what points back, the one before."""
        if points_back(self.document, words, self.terms):
            this = words[0].lower in ("this", "that")
            pointer = next((t.lemma for t in words if this and self.terms.has("pointers", t.lemma)), None)
            return self._before(words) or listed_in(self.document, words, self.terms) or pointer
        if kind is PositionKind.THREATEN:
            forceful = self.kinds.is_forceful(words) or self.kinds.is_answer(words)
            return _FORCE if forceful else issue_of(self.document, words, self.terms) or _FORCE
        issue = issue_of(self.document, words, self.terms)
        if self.kinds.is_none(words):
            return self._before(words)
        if issue is None and (self._refers_back(words) or not words):
            return self._before(words or self._cue_tokens(statement)) or self._spoken_of(words)
        if issue is None or self.terms.has("empty", issue):
            return None
        return None if kind is PositionKind.REQUEST and self.terms.has("mild", issue) else issue

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


def _together(row: Position, other: Position, report: Report) -> Position:
    """`row`, resting also on the words of `other` where these follow at once: "it will pay, and we shall answer"."""
    gap = other.spans[0][0] - row.spans[-1][1]
    if other.statement != row.statement or not 0 <= gap <= _AT_ONCE:
        return row
    evidence = Evidence.of(report.text, [*row.spans, *other.spans])
    return replace(row, spans=evidence.spans, quotes=evidence.quotes, condition=row.condition or other.condition)


def _cue(statement: Statement) -> tuple[Span, ...]:
    return statement.cue.spans if statement.cue is not None else ()
