"""The rows of positions: each statement's kind of position, issue, condition and whom it is put to."""

from collections.abc import Iterator

from standoff.knowledge.position_terms import PositionTerms, Words, position_terms
from standoff.reading import clauses
from standoff.reading.cast import Cast
from standoff.reading.positions.commitments import Commitment, Commitments
from standoff.reading.positions.conditions import condition_in, outside
from standoff.reading.positions.issues import coordinated, is_claim, issue_of, listed_in, points_back
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.record.ids import row_id
from standoff.record.rows import Evidence, Position, Report, Span, Statement
from standoff.record.terms import Attitude, Label, Modality, Polarity, PositionKind, Stance

_OPEN = frozenset({Stance.ASSERT, Stance.ANNOUNCE, Stance.PROMISE, Stance.WARN})
_TO_COME = frozenset({"will", "would", "shall", "'ll", "must"})
_NOTS = frozenset({"not", "n't", "never", "no"})
_THREAT_REACH = 6
_FORCE = "force"
_WISHES = frozenset({Stance.DEMAND, Stance.REQUEST, Stance.PROPOSE})
_ON_CONDITION = frozenset({PositionKind.REFUSE, PositionKind.ACCEPT})
_BACK = frozenset({"it", "this", "that", "them", "so"})
_LISTING = frozenset({PositionKind.DEMAND, PositionKind.REQUEST, PositionKind.PROPOSE, PositionKind.REFUSE})


def find_positions(document: Document, report: Report, cast: Cast, standing: Standing) -> tuple[Position, ...]:
    """The positions of a report in text order, one for each party, issue and kind.

    They come from the statements and from the clauses that tell of a readiness, a refusal or a duty; of one clause
    both tell, the statement's holds. A headline's counts only where the body gives that party none of that kind.
    """
    room = _Room(document, report, cast, standing)
    headlines = [(line.start, line.end) for line in report.lines if line.label is Label.HEADLINE]
    body: dict[tuple[str, str, str], Position] = {}
    told: list[Position] = []
    for row in room.in_order():
        if any(a <= row.spans[0][0] < b for a, b in headlines):
            told.append(row)
        else:
            body.setdefault((row.party, row.issue, row.kind), row)
    known = {(row.party, row.kind) for row in body.values()}
    return (*body.values(), *(row for row in told if (row.party, row.kind) not in known))


class _Room:
    """What the questions about one report's statements and clauses need."""

    def __init__(self, document: Document, report: Report, cast: Cast, standing: Standing) -> None:
        self.document, self.report, self.cast, self.standing = document, report, cast, standing
        self.terms: PositionTerms = position_terms()
        self.asked: str | None = None

    def in_order(self) -> Iterator[Position]:
        """The rows of statements and commitments as the text has them."""
        committed = list(Commitments(self.document, self.cast, self.standing, self.terms).found())
        told = [(s.spans[0][0] if s.spans else 0, 0, s) for s in self.standing.statements]
        done = [(c.words[0].start, 1, c) for c in committed]
        sources: list[tuple[int, int, Statement | Commitment]] = sorted([*told, *done], key=lambda row: row[:2])
        covered: list[tuple[str, int, int]] = []
        for _, _, each in sources:
            if isinstance(each, Statement):
                rows = list(self.of_statement(each))
                covered.extend((row.party, *span) for row in rows for span in (*each.content.spans, *_cue(each)))
            else:
                rows = list(self.of_commitment(each, covered))
            yield from rows

    def of_statement(self, statement: Statement) -> Iterator[Position]:
        """One row for each party that holds the statement and for each issue it names, if it takes a position."""
        parties = sorted({h.party for h in statement.source.holders if h.party is not None})
        said = statement.attitude is not Attitude.NOT_SAID and statement.polarity is Polarity.AFFIRMED
        to_come = statement.attitude is Attitude.TO_BE_SAID and statement.stance in _WISHES
        if not parties or not said or not (to_come or statement.modality is Modality.ACTUAL):
            return
        words = [t for start, end in statement.content.spans for t in self.document.within(start, end)]
        condition = condition_in(words, self.report, self.terms)
        kind, grounds = self._kind(statement, words, condition)
        if kind is None or self._is_denied(statement):
            return
        if kind is PositionKind.REFUSE:
            condition = condition or condition_in(words, self.report, self.terms, refused=True)
        toward = self._toward(statement, words)
        for issue in self._issues(statement, outside(words, condition), kind):
            self.asked = issue
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
        self.asked = issue
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
        if self._refers_back(course) or points_back(self.document, course, self.terms):
            return self.asked
        return issue_of(self.document, course, self.terms)

    def _refers_back(self, words: list[Token]) -> bool:
        """Whether "it" or "them" is all that the words say of what is to be done: "refused to let them in"."""
        backward = any(t.lower in _BACK and t.dep in ("dobj", "pobj", "nsubj") for t in words)
        named = any(t.pos in ("NOUN", "PROPN") and not self.terms.has("hollow", t.lemma) for t in words)
        return backward and not named

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
            return self.asked or issue_of(self.document, words, self.terms)
        if kind is PositionKind.THREATEN:
            forceful = self._wording(words, self.terms.threats) or self._strikes(words)
            return _FORCE if forceful else issue_of(self.document, words, self.terms)
        issue = issue_of(self.document, words, self.terms)
        if issue is None and self._refers_back(words):
            return self.asked
        if issue is None or self.terms.has("empty", issue):
            return None
        return None if kind is PositionKind.REQUEST and self.terms.has("mild", issue) else issue

    def _kind(
        self, statement: Statement, words: list[Token], condition: Evidence | None
    ) -> tuple[PositionKind | None, str]:
        """The kind of position that wording, cue, stance or an accepted condition make, and its grounds."""
        if statement.stance in (*_OPEN, Stance.DEMAND) and self._threatens(statement, words):
            return PositionKind.THREATEN, "wording of a threat"
        if statement.stance in _OPEN and self._strikes(words):
            return PositionKind.THREATEN, "what will be struck"
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
        accepted = any(self.terms.has("accepting", t.lemma) for t in outside(words, condition))
        if condition is not None and accepted and statement.stance in _OPEN:
            return PositionKind.ACCEPT, "acceptance on a condition"
        if statement.stance is Stance.REJECT and is_claim(self.document, words, self.terms):
            return None, ""
        if statement.cue is not None and self.terms.has("ordering", statement.cue.lemma):
            return None, ""
        if self._needs(statement, words):
            return PositionKind.DEMAND, "what is said to be needed"
        if self._suggests(statement, words):
            return PositionKind.PROPOSE, f"cue:{statement.cue.lemma}" if statement.cue is not None else ""
        if statement.stance in self.terms.stances:
            return self.terms.stances[statement.stance], f"stance:{statement.stance}"
        if statement.stance in _OPEN and self._wording(words, self.terms.refusals, lemmas=False):
            return PositionKind.REFUSE, "wording of a refusal"
        return self._by_duty(statement, words)

    def _needs(self, statement: Statement, words: list[Token]) -> bool:
        """ "Stressed the need to observe the truce": a need of which something is to be done."""
        if statement.stance not in (Stance.ASSERT, Stance.ANNOUNCE, Stance.CONFIRM) or not words:
            return False
        root = next((w for w in words if w.head not in {x.i for x in words}), words[0])
        acts = self.document.children(root, "acl", "prep")
        return self.terms.has("needing", root.lemma) and bool(acts) and not clauses.is_negated(self.document, root)

    def _suggests(self, statement: Statement, words: list[Token]) -> bool:
        """ "Suggested that the two set up a commission": the bare verb, or "should", tells it from what is surmised."""
        if statement.cue is None or not self.terms.has("suggesting", statement.cue.lemma):
            return False
        inside = {w.i for w in words}
        root = next((w for w in words if clauses.is_verb(w) and w.head not in inside), None)
        if root is None:
            return False
        auxiliaries = self.document.children(root, "aux", "auxpass")
        if any(a.lower in ("be", "should") for a in auxiliaries):
            return True
        return (root.tag == "VB" and not auxiliaries) or (root.tag in ("VBP", "VBD") and self._is_bare(root))

    def _is_bare(self, verb: Token) -> bool:
        """Whether what is parsed as a present or past of "they" may be the bare verb of a proposal: "that they set"."""
        return verb.text == verb.lemma and any(s.tag in ("NNS", "NNPS") for s in clauses.subjects(self.document, verb))

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
        if any(c.lower == "yet" for c in self.document.children(root)):
            return None, ""
        other = bool(doers - own) or bool(self.document.children(root, "nsubjpass"))
        if other and (owed or obliged or bare or be):
            return PositionKind.DEMAND, "what another must do"
        return None, ""

    def _threatens(self, statement: Statement, words: list[Token]) -> bool:
        """Whether the content threatens in so many words, about what is still to come."""
        to_come = statement.stance is Stance.WARN or any(t.lower in _TO_COME for t in words)
        return to_come and self._wording(words, self.terms.threats)

    def _strikes(self, words: list[Token]) -> bool:
        """ "We will attack": force announced by whoever speaks."""
        for verb in words:
            if self.terms.has("striking", verb.lemma) and clauses.is_verb(verb) and verb.dep not in ("relcl", "advcl"):
                will = any(c.lower in _TO_COME for c in self.document.children(verb, "aux"))
                own = any(s.lower in ("we", "i") for s in clauses.subjects(self.document, verb))
                if will and own and not clauses.is_negated(self.document, verb):
                    return True
        return False

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


def _cue(statement: Statement) -> tuple[Span, ...]:
    return statement.cue.spans if statement.cue is not None else ()
