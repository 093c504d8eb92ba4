"""The rows of agreements: each finding with its parties, brokers, days, obligations and statement."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from standoff.knowledge.agreement_terms import AgreementTerms, agreement_terms
from standoff.reading import clauses
from standoff.reading.agreements.arrangements import Arrangements
from standoff.reading.agreements.articles import of_articles
from standoff.reading.agreements.carrying import Draft, carried_over
from standoff.reading.agreements.compliance import Compliance
from standoff.reading.agreements.contents import Contents
from standoff.reading.agreements.existence import Existence
from standoff.reading.agreements.findings import ARTICLE, NAMED, UNDER, Finding
from standoff.reading.agreements.mentions import Mention, Mentions
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

_PRONOUNS = frozenset({"it", "this", "which", "that", "them", "they"})
_STATES_MAY_MAKE = frozenset({AgreementKind.TREATY, AgreementKind.JOINT_STATEMENT, AgreementKind.ASSISTANCE})
_ABOUT = frozenset({"on", "for", "about", "of"})
_UNTIL = frozenset({"until", "till", "through"})
_HELD = frozenset({AgreementStatus.IN_FORCE, AgreementStatus.KEPT, AgreementStatus.PARTLY_KEPT, AgreementStatus.BROKEN})
_BESIDE = frozenset({AgreementStatus.AGREED, AgreementStatus.KEPT, AgreementStatus.IN_FORCE})
_REACH = 2  # sentences that a pronoun may look back


def find_agreements(
    document: Document, report: Report, cast: Cast, located: Located, standing: Standing
) -> tuple[Agreement, ...]:
    """The agreements of a report with the statuses it reports, in text order."""
    return tuple(carried_over(list(_Room(document, report, cast, located, standing).drafts())))


class _Room:
    """What every step of the search needs, held together for one report."""

    def __init__(self, document: Document, report: Report, cast: Cast, located: Located, standing: Standing) -> None:
        self.document, self.report, self.cast, self.located, self.standing = document, report, cast, located, standing
        self.terms: AgreementTerms = agreement_terms()
        self.mentions = Mentions(document, cast, self.terms)
        self.statuses = Statuses(document, self.mentions, self.terms)
        self.compliance = Compliance(document, self.statuses, self.terms)
        self.arrangements = Arrangements(document, self.statuses, self.terms)
        self.existence = Existence(document, self.statuses, self.terms)
        self.contents = Contents(document, self.mentions, self.terms)
        self.settling = Settling(document, cast, self.mentions, self.statuses, self.terms)
        self.obligations = Obligations(document, cast, located, self.mentions, self.terms)
        self.sources = _sources(document, standing)
        self.told: set[AgreementKind] = set()
        self.held: set[AgreementKind] = set()
        self.named: dict[str, Mention] = {}
        self.paper: Mention | None = None
        self.put: Mention | None = None

    def drafts(self) -> Iterator[Draft]:
        seen: set[str] = set()
        acts: list[Mention] = []
        told: set[int] = set()
        articles = of_articles(self.document, self.mentions, self.terms)
        for finding in chain(articles, self._findings()):
            head = finding.mention.head.i
            again = finding.aside and finding.status in _BESIDE and head in told
            row = self._row(finding) if not again and not self._is_told(finding, acts) else None
            row = row or self._standing(finding, head in told)
            told |= {head} if row is not None else set()
            if row is not None and row.status is AgreementStatus.PROPOSED:
                self.put = finding.mention
            if row is not None and row.id not in seen:
                seen.add(row.id)
                acts.extend([finding.mention] if finding.rule == "agree-to-act" else [])
                definite = finding.rule.startswith("pronoun") or self.mentions.is_definite(finding.mention.head)
                yield Draft(row, definite or not self.document.children(finding.mention.head, "det"))

    def _standing(self, finding: Finding, told: bool) -> Agreement | None:
        """ "Threatened to end the treaty of 2003": what is only weighed of it, and what stands by its name."""
        weighed = self.terms.has("weighing", self.document.head(finding.verb).lemma)
        if told or not weighed or finding.verb.dep != "xcomp" or not self.mentions.stands_by_name(finding.mention):
            return None
        mention = finding.mention
        return self._row(Finding(mention, mention.head, AgreementStatus.IN_FORCE, (), NAMED))

    def _is_told(self, finding: Finding, acts: list[Mention]) -> bool:
        """Whether "agreed that the pull-back settled in May go on" told of this agreement already."""
        if finding.status is not AgreementStatus.AGREED or finding.rule == "agree-to-act":
            return False
        mention = finding.mention
        return any(a.kind is mention.kind and mention.head in a.phrase for a in acts[-2:])

    def _findings(self) -> Iterator[Finding]:
        last: Mention | None = None
        for number, sentence in enumerate(self.document.sentences):
            for token in self.document.sentence_tokens(sentence):
                mention = self.mentions.at(token, number) or self.mentions.standing_in(token, last, number)
                if mention is not None:
                    if mention.kind is None:
                        mention = replace(mention, kind=self._borrowed(mention, last))
                    found = self._of_mention(mention)
                    yield from found
                    items = list(self.contents.of_accord(mention, found, number))
                    yield from items
                    last = items[0].mention if items else last
                    if self._is_named_only(mention) and not found:
                        continue
                    if mention.kind is not None:
                        self.told.add(mention.kind)
                        self.named.setdefault(token.lemma, mention)
                    if self.mentions.is_absent(mention) and last is not None:
                        last = replace(last, sentence=number)
                    if mention.kind not in (None, AgreementKind.TALKS) and not self.mentions.is_absent(mention):
                        put = any(f.status is AgreementStatus.PROPOSED for f in found)
                        last = replace(mention, made=mention.made and not put)
                        self.named[token.lemma] = mention
                        self.paper = self.paper if self.terms.has("deeds", token.lemma) else mention
                    continue
                yield from self.compliance.of_barter(token, number)
                yield from self.compliance.of_return(token, number)
                yield from self.compliance.of_part(token, last, number)
                if clauses.is_verb(token):
                    acts = list(self.statuses.of_act(token, number))
                    yield from acts
                    last = next((a.mention for a in acts if a.mention.kind is not AgreementKind.TALKS), last)
                    yield from self.arrangements.of_duty(token, last, number)
                    yield from self.arrangements.of_answer(token, self.put, number)
                    yield from self.statuses.of_free_relative(token, last, number)
                    yield from self.compliance.of_doing_so(token, last, number)
                    yield from self.compliance.of_swap(token, number)
                    yield from self.existence.of_as_agreed(token, number)
                    yield from self.existence.of_remnant(token, last, number)
                    yield from self.arrangements.found(token, number)
                elif last is not None and token.lower in _PRONOUNS and number - last.sentence <= _REACH:
                    told = list(self.statuses.of_pronoun(token, last))
                    yield from told
                    last = replace(last, sentence=number) if told and not clauses.is_verb(last.head) else last
                yield from self.arrangements.of_offer(token, number)

    def _borrowed(self, mention: Mention, last: Mention | None) -> AgreementKind | None:
        """The kind of a bare "pact": that of the last pact, else what its clause or the one named before tell."""
        verbs = tuple(clauses.governing_verbs(self.document, mention.head))
        same = self.named.get(mention.head.lemma)
        apart = self.mentions.is_named(mention) or self.mentions.has_matter(mention.head)
        if same is not None and self.mentions.is_definite(mention.head) and not apart:
            return same.kind
        if last is not None and (self.terms.has("deeds", last.head.lemma) or clauses.is_verb(last.head)):
            last = self.paper or last
        return self.mentions.borrowed(mention, last, verbs)

    def _of_mention(self, mention: Mention) -> list[Finding]:
        """What is said of a mention; nothing of one that only tells what another is about ("a deal on a truce")."""
        if self._is_matter(mention):
            return []
        found = list(self.statuses.of_mention(mention))
        found = found or list(self.statuses.of_headline(mention)) or list(self.statuses.of_brokering(mention))
        found = found or list(self.existence.of_existing(mention)) or self._of_remnant(mention)
        if not found and self.mentions.stands_by_name(mention):
            return [Finding(mention, mention.head, AgreementStatus.IN_FORCE, (), NAMED)]
        return found

    def _of_remnant(self, mention: Mention) -> list[Finding]:
        """What a verb before it says is left of it: "little is left of the truce"."""
        verb = next(clauses.governing_verbs(self.document, mention.head), None)
        return list(self.existence.of_remnant(verb, mention, mention.sentence)) if verb is not None else []

    def _is_matter(self, mention: Mention) -> bool:
        """Whether it only tells what another mention, of which something is said, is about: "a deal on a truce"."""
        token = mention.head
        for _ in range(2):
            prep = self.document.head(token)
            outer = self.document.head(prep)
            if token.dep != "pobj" or prep.lower not in _ABOUT or outer.pos != "NOUN":
                return False
            above = self.mentions.at(outer, mention.sentence)
            told = above is not None and not self.terms.has("carriers", outer.lemma)
            if told and above is not None:
                above = replace(above, kind=above.kind or mention.kind)
                if above.kind is not AgreementKind.TALKS and list(self.statuses.of_mention(above)):
                    return True
            token = outer
        return False

    def _is_named_only(self, mention: Mention) -> bool:
        """Whether a mention of which nothing is said tells of no agreement: a communiqué, a withdrawal."""
        dated = self.mentions.is_named(mention) and self.mentions.is_definite(mention.head)
        bare = mention.kind is AgreementKind.JOINT_STATEMENT and not dated
        return bare or self.terms.has("deeds", mention.head.lemma)

    # --- making the row ----------------------------------------------------------------------------------------------

    def _row(self, finding: Finding) -> Agreement | None:
        mention, verb = finding.mention, finding.verb
        if mention.kind is None:
            return None
        statement = self.standing.at(verb)
        status = self.settling.settled(finding, statement, self.told)
        if status is None:
            return None
        if status is AgreementStatus.IN_FORCE and self._is_to_come(verb):
            status = AgreementStatus.AGREED
        if status is AgreementStatus.EXPIRED and self._is_to_come(verb):
            status = AgreementStatus.IN_FORCE
        under = finding.rule == UNDER
        if under and mention.kind in self.held and self.mentions.is_definite(mention.head):
            status = AgreementStatus.IN_FORCE
        if status in _HELD:
            self.held.add(mention.kind)
        clause = clauses.clause(self.document, verb)
        own = self.located.moment(mention.phrase) if finding.rule != ARTICLE else None
        moment = self.located.moment(clause) or own
        near = self.located.moment(self.document.sentence_tokens(self.document.sentence_of(verb)))
        brokers = self._brokers(mention, verb)
        if mention.kind not in _STATES_MAY_MAKE:
            named = clauses.parties_of(self.cast, (*mention.phrase, *finding.subjects))
            brokers = tuple(dict.fromkeys((*brokers, *(p for p in named if self.terms.has("mediators", p)))))
        day = self._told_day(moment)
        by_name = own is not None and moment is not None and moment.id == own.id
        lasting = moment is not None and any(self._is_until(t) for t in self.document.within(*moment.span))
        ends = finding.status is AgreementStatus.EXPIRED
        apart = None if by_name or lasting or self.terms.has("onlookers", verb.lemma) else day
        spans = _runs(self.report.text, sorted({*mention.phrase, verb}, key=lambda t: t.i))
        return Agreement(
            id=row_id("agreement", [self.report.id, mention.head.start, verb.start, status, mention.kind]),
            kind=mention.kind,
            parties=self._parties(finding, brokers),
            brokers=brokers,
            made=self._past_day(moment)
            if finding.rule == ARTICLE or (finding.status is status is AgreementStatus.AGREED and not under)
            else self._made(mention),
            in_force=apart if AgreementStatus.IN_FORCE in (status, finding.status) and not ends else None,
            obligations=tuple(self.obligations.of(finding)),
            status=status,
            moment=moment.id if moment is not None else None,
            statement=statement.id,
            ground=max(ground_of(moment, self.report.published), ground_of(near, self.report.published), key=_is_past),
            polarity=_polarity(statement, verb),
            spans=spans.spans,
            quotes=spans.quotes,
            grounds=finding.rule,
        )

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
        doers = (
            () if len(own) > 1 else clauses.parties_of(self.cast, (*made_by, *finding.subjects, *self._beside(finding)))
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
