"""The row of a finding: its parties, brokers, days, obligations and statement."""

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.agreements.findings import ARTICLE, UNDER, Finding
from standoff.reading.agreements.mentions import Mention
from standoff.reading.agreements.obligations import Obligations
from standoff.reading.agreements.settling import Settling
from standoff.reading.agreements.statuses import Statuses
from standoff.reading.cast import Cast
from standoff.reading.ground import ground_of
from standoff.reading.located import Located
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.record.ids import row_id
from standoff.record.rows import Agreement, Evidence, Moment, Report, Statement
from standoff.record.terms import AgreementKind, AgreementStatus, Ground, Polarity, Stance

_STATES_MAY_MAKE = frozenset({AgreementKind.TREATY, AgreementKind.JOINT_STATEMENT, AgreementKind.ASSISTANCE})
_UNTIL = frozenset({"until", "till", "through"})
_HELD = frozenset({AgreementStatus.IN_FORCE, AgreementStatus.KEPT, AgreementStatus.PARTLY_KEPT, AgreementStatus.BROKEN})


class Making:
    """Makes the rows of one report; remembers which kinds of agreement it told of, and which of them stand."""

    def __init__(
        self,
        document: Document,
        report: Report,
        cast: Cast,
        located: Located,
        standing: Standing,
        statuses: Statuses,
        terms: AgreementTerms,
    ) -> None:
        self.document, self.report, self.cast, self.located, self.standing = document, report, cast, located, standing
        self.statuses, self.mentions, self.terms = statuses, statuses.mentions, terms
        self.settling = Settling(document, cast, self.mentions, statuses, terms)
        self.obligations = Obligations(document, cast, located, self.mentions, terms)
        self.sources = _sources(document, standing)
        self.told: set[AgreementKind] = set()
        self.held: set[AgreementKind] = set()

    def row(self, finding: Finding) -> Agreement | None:
        """The row, or None where the words around the finding make no report of it."""
        mention, verb = finding.mention, finding.verb
        if mention.kind is None:
            return None
        statement = self.standing.at(verb)
        status = self._status(finding, mention.kind, statement)
        if status is None:
            return None
        own = self.located.moment(mention.phrase) if finding.rule != ARTICLE else None
        moment = self.located.moment(clauses.clause(self.document, verb)) or own
        brokers = self._all_brokers(finding)
        agreed = finding.status is status is AgreementStatus.AGREED and finding.rule != UNDER
        spans = _runs(self.report.text, sorted({*mention.phrase, verb}, key=lambda t: t.i))
        return Agreement(
            id=row_id("agreement", [self.report.id, mention.head.start, verb.start, status, mention.kind]),
            kind=mention.kind,
            parties=self._parties(finding, brokers),
            brokers=brokers,
            made=self._past_day(moment) if finding.rule == ARTICLE or agreed else self._made(mention),
            in_force=self._from(finding, status, moment, own),
            obligations=tuple(self.obligations.of(finding)),
            status=status,
            moment=moment.id if moment is not None else None,
            statement=statement.id,
            ground=self._ground(verb, moment),
            polarity=_polarity(statement, verb),
            spans=spans.spans,
            quotes=spans.quotes,
            grounds=finding.rule,
        )

    def _status(self, finding: Finding, kind: AgreementKind, statement: Statement) -> AgreementStatus | None:
        """The status as of the day of the report; what is done under an agreement told of as standing is in force."""
        status, verb = self.settling.settled(finding, statement, self.told), finding.verb
        if status is AgreementStatus.IN_FORCE and self._is_to_come(verb):
            status = AgreementStatus.AGREED
        if status is AgreementStatus.EXPIRED and self._is_to_come(verb):
            status = AgreementStatus.IN_FORCE
        pointed = finding.rule == UNDER and self.mentions.is_definite(finding.mention.head)
        if status is not None and pointed and kind in self.held and finding.mention.made:
            status = AgreementStatus.IN_FORCE
        if status in _HELD:
            self.held.add(kind)
        return status

    def _all_brokers(self, finding: Finding) -> tuple[str, ...]:
        """The brokers told of, and bodies that broker such agreements and are no party to them."""
        brokers = self._brokers(finding.mention, finding.verb)
        if finding.mention.kind in _STATES_MAY_MAKE:
            return brokers
        named = clauses.parties_of(self.cast, (*finding.mention.phrase, *finding.subjects))
        return tuple(dict.fromkeys((*brokers, *(p for p in named if self.terms.has("mediators", p)))))

    def _from(self, finding: Finding, status: AgreementStatus, moment: Moment | None, own: Moment | None) -> str | None:
        """The day from which it is in force, where the words tell that and not its name, its end or who praised it."""
        stands = AgreementStatus.IN_FORCE in (status, finding.status) and finding.status is not AgreementStatus.EXPIRED
        by_name = own is not None and moment is not None and moment.id == own.id
        lasting = moment is not None and any(self._is_until(t) for t in self.document.within(*moment.span))
        if not stands or by_name or lasting or self.terms.has("onlookers", finding.verb.lemma):
            return None
        return self._told_day(moment)

    def _ground(self, verb: Token, moment: Moment | None) -> Ground:
        near = self.located.moment(self.document.sentence_tokens(self.document.sentence_of(verb)))
        return max(ground_of(moment, self.report.published), ground_of(near, self.report.published), key=_is_past)

    def _is_to_come(self, verb: Token) -> bool:
        """ "The truce takes effect on Sunday", said before that day."""
        clause = clauses.clause(self.document, verb) if verb.tag in ("VBZ", "VBP") else ()
        moment = self.located.moment([t for t in clause if not self._is_until(t)])
        first, today = self._told_day(moment), self.report.published.latest
        return first is not None and today is not None and first[:10] > today[:10]

    def _is_until(self, token: Token) -> bool:
        """ "It remains in force until May": the last day of what holds already."""
        return any(t.lower in _UNTIL for t in (token, *list(self.document.ancestors(token))[:3]))

    def _told_day(self, moment: Moment | None) -> str | None:
        """The first day of a moment."""
        return moment.earliest if moment is not None else None

    def _past_day(self, moment: Moment | None) -> str | None:
        """The first day of a moment that is not after the report: a treaty is named after the day it was made."""
        day, last = self._told_day(moment), self.report.published.latest
        return None if day is not None and last is not None and day[:10] > last[:10] else day

    def _made(self, mention: Mention) -> str | None:
        """The day on which an agreement of which something else is reported was made, where its own words date it."""
        for clause in self.document.children(mention.head, "acl", "relcl"):
            frame = self.statuses.as_object.match(self.document, clause)
            if frame is not None and frame.value == AgreementStatus.AGREED:
                moment = self.located.moment(clauses.clause(self.document, clause))
                return self._past_day(moment)
        moment = self.located.moment(mention.phrase)
        return self._past_day(moment) if mention.head.i != mention.phrase[0].i else None

    def _parties(self, finding: Finding, brokers: tuple[str, ...]) -> tuple[str, ...]:
        """Those whom the phrase joins; where it joins no two, also whoever does the deed."""
        if finding.rule == ARTICLE:
            return tuple(p for p in clauses.parties_of(self.cast, finding.subjects) if p not in brokers)
        phrase = (t for t in finding.mention.phrase if t.i not in self.sources)
        own = clauses.parties_of(self.cast, phrase)
        if self.terms.has("onlookers", finding.verb.lemma):
            return tuple(p for p in own if p not in brokers)
        made_by = self.statuses.agreeing_doers(finding.mention)
        beside = any(p.lower == "with" for p in self.document.children(finding.mention.head, "prep"))
        doers = (
            ()
            if len(own) > 1 and not beside
            else clauses.parties_of(self.cast, (*made_by, *finding.subjects, *self._beside(finding)))
        )
        return tuple(dict.fromkeys(p for p in (*own, *doers) if p not in brokers))

    def _beside(self, finding: Finding) -> tuple[Token, ...]:
        """The first of two sides that a headline sets beside each other: "Peru, Ecuador agree on a truce"."""
        for subject in finding.subjects:
            first = clauses.own_phrase(self.document, subject)[0].i
            before = self.document.tokens[max(0, first - 2) : first]
            if len(before) == 2 and before[1].text == "," and before[0].pos == "PROPN":
                sentence = self.document.sentence_of(subject)
                if before[0].i - sentence.first <= 1:
                    return (before[0],)
        return ()

    def _brokers(self, mention: Mention, verb: Token) -> tuple[str, ...]:
        found: list[str] = []
        brokering, tokens = self.terms.words["brokering"], self.document.tokens
        for token in mention.phrase:
            if token.lemma in brokering and token.tag in ("VBN", "JJ", "VBD"):
                before = tokens[max(0, token.i - 2) : token.i]
                found.extend(clauses.parties_of(self.cast, before) if any(t.text == "-" for t in before) else ())
        for clause in (*self.document.subtree(mention.head), *self.document.children(verb, "advcl", "acl"), verb):
            active = clause.dep == "relcl" and self.statuses.has_own_doer(clause)
            if clause.lemma in brokering and (clause is verb or clause.tag == "VBN" or active):
                if clause is verb:
                    doers = self.statuses.doers(clause)
                else:
                    doers = clauses.subjects(self.document, clause) if active else clauses.agent(self.document, clause)
                found.extend(clauses.parties_of(self.cast, doers))
        for word in self.document.sentence_tokens(self.document.sentence_of(verb)):
            sheltered = word.lemma in self.terms.words["auspices"] and self.document.head(word).lower == "under"
            if sheltered and word.dep == "pobj":
                found.extend(clauses.parties_of(self.cast, self.document.subtree(word)))
        return tuple(dict.fromkeys(found))


def _sources(document: Document, standing: Standing) -> frozenset[int]:
    """The tokens that name whoever is quoted: "agreed on a truce, Qatar's ministry said"."""
    quoted = (s for s in standing.statements if s.cue is not None and s.stance in (Stance.ASSERT, Stance.ANNOUNCE))
    spans = (span for s in quoted for span in s.source.spans)
    return frozenset(t.i for start, end in spans for t in document.within(start, end))


def _polarity(statement: Statement, verb: Token) -> Polarity:
    """Denied inside a denial; what a counter-account says instead, or a clause only adds, is affirmed."""
    denies = statement.stance in (Stance.DENY, Stance.REJECT) and "counter" not in statement.grounds
    added = verb.dep == "relcl" and statement.stance is Stance.REJECT
    return Polarity.DENIED if denies and not added else Polarity.AFFIRMED


def _is_past(ground: Ground) -> bool:
    return ground is Ground.BACKGROUND


def _runs(text: str, tokens: list[Token]) -> Evidence:
    """One span for each run of neighbouring tokens."""
    spans: list[tuple[int, int]] = []
    previous: Token | None = None
    for token in tokens:
        if previous is not None and token.i == previous.i + 1:
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
        previous = token
    return Evidence.of(text, spans)
