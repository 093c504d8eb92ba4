"""The agreements of a report: which of its words name or tell of one, in text order, and what each reports of it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from standoff.knowledge.agreement_terms import AgreementTerms, agreement_terms
from standoff.knowledge.agreement_weights import load_agreement_weights
from standoff.reading import clauses
from standoff.reading.agreements.arrangements import Arrangements
from standoff.reading.agreements.articles import of_articles
from standoff.reading.agreements.carrying import Draft, carried_over
from standoff.reading.agreements.compliance import Compliance
from standoff.reading.agreements.contents import Contents
from standoff.reading.agreements.existence import Existence
from standoff.reading.agreements.findings import NAMED, Finding
from standoff.reading.agreements.making import Making
from standoff.reading.agreements.mentions import Mention, Mentions
from standoff.reading.agreements.putting import Putting
from standoff.reading.agreements.statuses import Statuses
from standoff.reading.agreements.weighing import Weighing
from standoff.reading.cast import Cast
from standoff.reading.located import Located
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Agreement, Report
from standoff.record.terms import AgreementKind, AgreementStatus

_PRONOUNS = frozenset({"it", "this", "which", "that", "them", "they"})
_ABOUT = frozenset({"on", "for", "about", "of"})
_BESIDE = frozenset({AgreementStatus.AGREED, AgreementStatus.KEPT, AgreementStatus.IN_FORCE})
_REACH = 2  # sentences that a pronoun may look back
_FAR = 4  # of "it is holding", which can mean little else


def find_agreements(
    document: Document, report: Report, cast: Cast, located: Located, standing: Standing
) -> tuple[Agreement, ...]:
    """The agreements of a report with the statuses it reports, in text order."""
    return tuple(carried_over(list(_Room(document, report, cast, located, standing).drafts())))


class _Room:
    """What every step of the search needs, held together for one report.

    `last` is the agreement named last, `named` the last by each noun, `paper` the last that is no mere deed, `put` the
    last that was proposed, `seen` all that nouns name, `withheld` the heads of those of which no report is made.
    """

    def __init__(self, document: Document, report: Report, cast: Cast, located: Located, standing: Standing) -> None:
        self.document = document
        self.terms: AgreementTerms = agreement_terms()
        self.mentions = Mentions(document, cast, self.terms)
        self.statuses = Statuses(document, self.mentions, self.terms)
        self.compliance = Compliance(document, self.statuses, self.terms)
        self.arrangements = Arrangements(document, self.statuses, self.terms)
        self.putting = Putting(document, self.statuses, self.terms)
        self.existence = Existence(document, self.statuses, self.terms)
        self.contents = Contents(document, self.mentions, self.terms)
        self.making = Making(document, report, cast, located, standing, self.statuses, self.terms)
        self.named: dict[str, Mention] = {}
        self.last: Mention | None = None
        self.paper: Mention | None = None
        self.put: Mention | None = None
        self.agreed_in = self.talks_in = -_REACH
        self.weighing = Weighing(document, self.statuses, self.terms, load_agreement_weights())
        self.seen: list[Mention] = []
        self.withheld: set[int] = set()

    def drafts(self) -> Iterator[Draft]:
        """What constructions tell, and, of mentions of which they tell nothing, what is weighed; in text order."""
        told = list(self._told())
        spans = [span for draft in told for span in draft.row.spans]
        covered = {token.i for start, end in spans for token in self.document.within(start, end)}
        rest = [m for m in self.seen if m.head.i not in covered and not self.mentions.is_absent(m)]
        for finding in self.weighing.findings(rest, self.withheld):
            row = self.making.row(finding)
            if row is not None:
                told.append(self._draft(finding, row))
        yield from sorted(told, key=lambda draft: draft.at)

    def _draft(self, finding: Finding, row: Agreement) -> Draft:
        head = finding.mention.head
        definite = finding.rule.startswith("pronoun") or self.mentions.is_definite(head)
        definite = definite or not self.document.children(head, "det")
        pointing = finding.rule.startswith("pronoun")
        return Draft(row, definite, finding.verb.start if pointing else head.start)

    def _told(self) -> Iterator[Draft]:
        seen: set[tuple[int, int, AgreementKind, AgreementStatus]] = set()
        acts: list[Mention] = []
        told: set[int] = set()
        articles = of_articles(self.document, self.mentions, self.terms)
        for finding in chain(articles, self._findings()):
            head = finding.mention.head.i
            again = finding.aside and finding.status in _BESIDE and head in told
            row = self.making.row(finding) if not again and not self._is_told(finding, acts) else None
            row = row or self._standing(finding, head in told)
            told |= {head} if row is not None else set()
            if row is not None and row.status is AgreementStatus.PROPOSED:
                self.put = finding.mention
            if row is None:
                self.withheld.add(head)
                continue
            if row.status is AgreementStatus.AGREED and not self.terms.has("deeds", finding.mention.head.lemma):
                self.agreed_in = self.document.number_of(finding.verb)
            if row.kind is AgreementKind.TALKS:
                self.talks_in = self.document.number_of(finding.verb)
            same = (head, self.document.number_of(finding.verb), row.kind, row.status)
            if same not in seen:
                seen.add(same)
                acts.extend([finding.mention] if finding.rule == "agree-to-act" else [])
                yield self._draft(finding, row)

    def _standing(self, finding: Finding, told: bool) -> Agreement | None:
        """ "Threatened to end the treaty of 2003": what is only weighed of it, and what stands by its name."""
        weighed = self.terms.has("weighing", self.document.head(finding.verb).lemma)
        if told or not weighed or finding.verb.dep != "xcomp" or not self.mentions.stands_by_name(finding.mention):
            return None
        mention = finding.mention
        return self.making.row(Finding(mention, mention.head, AgreementStatus.IN_FORCE, (), NAMED))

    def _is_told(self, finding: Finding, acts: list[Mention]) -> bool:
        """Whether "agreed that the pull-back settled in May go on" told of this agreement already."""
        if finding.status is not AgreementStatus.AGREED or finding.rule == "agree-to-act":
            return False
        mention = finding.mention
        return any(a.kind is mention.kind and mention.head in a.phrase for a in acts[-2:])

    def _findings(self) -> Iterator[Finding]:
        for number, sentence in enumerate(self.document.sentences):
            for token in self.document.sentence_tokens(sentence):
                mention = self.mentions.at(token, number) or self.mentions.standing_in(token, self.last, number)
                if mention is not None:
                    yield from self._at_mention(mention, number)
                    continue
                yield from self.compliance.of_barter(token, number)
                yield from self.compliance.of_return(token, number)
                yield from self.compliance.of_part(token, self.last, number)
                yield from self.compliance.of_breaches(token, self.last, number)
                if clauses.is_verb(token):
                    yield from self._at_verb(token, number)
                elif token.lower in _PRONOUNS:
                    yield from self._at_pronoun(token, number)
                yield from self.arrangements.of_offer(token, number)

    def _at_mention(self, mention: Mention, number: int) -> Iterator[Finding]:
        """What is said of an agreement that a noun names, and of the items that stand behind its colon."""
        if mention.kind is None:
            mention = replace(mention, kind=self._borrowed(mention, self.last))
        self.seen.append(mention)
        found = self._of_mention(mention)
        yield from found
        items = list(self.contents.of_accord(mention, found, number))
        yield from items
        self.last = items[0].mention if items else self.last
        if self._is_named_only(mention) and not found:
            return
        lemma = mention.head.lemma
        if mention.kind is not None:
            self.making.told.add(mention.kind)
            self.named.setdefault(lemma, mention)
        if self.mentions.is_absent(mention) and self.last is not None:
            self.last = replace(self.last, sentence=number)
        if mention.kind not in (None, AgreementKind.TALKS) and not self.mentions.is_absent(mention):
            put = any(f.status is AgreementStatus.PROPOSED for f in found)
            self.last = self.named[lemma] = mention
            self.last = replace(mention, made=mention.made and not put)
            self.paper = self.paper if self.terms.has("deeds", lemma) else mention

    def _at_verb(self, verb: Token, number: int) -> Iterator[Finding]:
        """What a verb tells of agreements that no noun of its clause names."""
        acts = list(self.statuses.of_act(verb, number))
        yield from acts
        self.last = next((a.mention for a in acts if a.mention.kind is not AgreementKind.TALKS), self.last)
        yield from self.arrangements.of_duty(verb, self.last, number, number - self.agreed_in == 1)
        yield from self.arrangements.of_answer(verb, self.put, number)
        yield from self.statuses.of_free_relative(verb, self.last, number)
        yield from self.compliance.of_doing_so(verb, self.last, number)
        yield from self.compliance.of_swap(verb, number)
        yield from self.existence.of_as_agreed(verb, number)
        yield from self.existence.of_remnant(verb, self.last, number)
        yield from self.arrangements.found(verb, number)
        yield from self.putting.found(verb, number)

    def _at_pronoun(self, token: Token, number: int) -> Iterator[Finding]:
        """What is said of the agreement named last where a pronoun stands for it."""
        last = self.last
        holds = token.dep == "nsubj" and self.terms.has("enduring", self.document.head(token).lemma)
        if last is None or number - last.sentence > (_FAR if holds else _REACH):
            return
        told = list(self.statuses.of_pronoun(token, last))
        yield from told
        self.last = replace(last, sentence=number) if told and not clauses.is_verb(last.head) else last

    def _borrowed(self, mention: Mention, last: Mention | None) -> AgreementKind | None:
        """The kind of a bare "pact": that of the last pact, else what its clause or the one named before tell."""
        verbs = tuple(clauses.governing_verbs(self.document, mention.head))
        if last is not None and self.terms.has("vows", mention.head.lemma) and self.talks_in > last.sentence:
            return None  # "agreed to resume the talks. That promise was broken"
        bound = self.mentions.kind_of_terms(mention.head, verbs)
        if bound is not None:
            return bound
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
        found = found or list(self.existence.of_due(mention))
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
