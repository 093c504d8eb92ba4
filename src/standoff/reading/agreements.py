"""Agreements and what is reported of them (codebook, "agreement").

A row is one mention of an agreement together with one status that its own clause reports: "the truce collapsed",
"the deal was only partly implemented", "they agreed on a ceasefire". A mention of which nothing is said makes no row,
and neither does a wish: "the ceasefire must be upheld" says nothing about whether it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from standoff.knowledge.agreement_terms import AgreementTerms, agreement_terms
from standoff.reading import clauses
from standoff.reading.cast import Cast
from standoff.reading.frames import Frames
from standoff.reading.ground import ground_of
from standoff.reading.located import Located
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.record.ids import row_id
from standoff.record.rows import Agreement, Evidence, Obligation, Report, Statement
from standoff.record.terms import AgreementKind, AgreementStatus, Ground, Label, Modality, Polarity, Stance

_WISHES = frozenset({Stance.DEMAND, Stance.REQUEST, Stance.PROPOSE, Stance.OFFER})
_MADE = frozenset({AgreementStatus.AGREED, AgreementStatus.IN_FORCE})
_PRONOUNS = frozenset({"it", "this", "which", "that"})
_REACH = 2  # sentences that a pronoun may look back


@dataclass(frozen=True, slots=True)
class _Mention:
    head: Token
    kind: AgreementKind | None
    phrase: tuple[Token, ...]
    sentence: int


@dataclass(frozen=True, slots=True)
class _Finding:
    """A mention, the word that reports its status, and the grammatical relation between them."""

    mention: _Mention
    verb: Token
    status: AgreementStatus
    subjects: tuple[Token, ...]
    rule: str


def find_agreements(
    document: Document, report: Report, cast: Cast, located: Located, standing: Standing
) -> tuple[Agreement, ...]:
    """The agreements of a report with the statuses it reports, in text order."""
    return tuple(_Room(document, report, cast, located, standing).rows())


class _Room:
    """What every step of the search needs, held together for one report."""

    def __init__(self, document: Document, report: Report, cast: Cast, located: Located, standing: Standing) -> None:
        self.document, self.report, self.cast, self.located, self.standing = document, report, cast, located, standing
        self.terms: AgreementTerms = agreement_terms()
        self.as_subject = Frames.of(self.terms.subject)
        self.as_object = Frames.of(self.terms.object)

    def rows(self) -> Iterator[Agreement]:
        last: _Mention | None = None
        seen: set[str] = set()
        for number, sentence in enumerate(self.document.sentences):
            findings: list[_Finding] = []
            for token in self.document.sentence_tokens(sentence):
                mention = self._mention(token, number)
                if mention is not None:
                    if mention.kind is None:
                        mention = _Mention(token, self._borrowed_kind(token, last), mention.phrase, number)
                    findings.extend(self._findings(mention))
                    if mention.kind not in (None, AgreementKind.TALKS):
                        last = mention
                elif token.lemma == "agree" and clauses.is_verb(token):
                    findings.extend(self._agreed_acts(token, number))
                elif last is not None and token.lower in _PRONOUNS and number - last.sentence <= _REACH:
                    findings.extend(self._pronoun(token, last))
            for finding in findings:
                row = self._row(finding)
                if row is not None and row.id not in seen:
                    seen.add(row.id)
                    yield row

    # --- finding -----------------------------------------------------------------------------------------------------

    def _mention(self, token: Token, sentence: int) -> _Mention | None:
        if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
            return None
        words = [t.lemma for t in self.document.tokens[max(0, token.i - 2) : token.i + 1]]
        names = [tuple(words[-n:]) for n in (3, 2, 1)] + [(token.lower,)]
        tail = [t.lower for t in self.document.tokens[token.i : token.i + 3]]
        names[:0] = [tuple(tail)]
        for name in names:
            if name in self.terms.nouns:
                phrase = clauses.own_phrase(self.document, token)
                kind = self.terms.nouns[name]
                return _Mention(token, kind or self._kind_by_words(token), phrase, sentence)
        return None

    def _kind_by_words(self, token: Token) -> AgreementKind | None:
        for word in self.document.subtree(token):
            if word.lemma in self.terms.kind_words and word.i != token.i:
                return self.terms.kind_words[word.lemma]
        head = self.document.head(token)
        if clauses.is_verb(head):
            for child in self.document.children(head, "ccomp", "xcomp"):
                for word in self.document.subtree(child):
                    if word.lemma in self.terms.kind_words:
                        return self.terms.kind_words[word.lemma]
        return None

    def _borrowed_kind(self, token: Token, last: _Mention | None) -> AgreementKind | None:
        """The kind of a bare "deal": that of the one named before, of its clause's deed, or of the report it heads."""
        if last is not None and self._is_definite(token):
            return last.kind
        verb = next(clauses.governing_verbs(self.document, token), None)
        if verb is not None:
            for word in (verb, *clauses.subjects(self.document, verb)):
                if word.lemma in self.terms.kind_words:
                    return self.terms.kind_words[word.lemma]
        in_headline = self.document.line_of(token).label is Label.HEADLINE
        return self._chief_kind if in_headline else None

    @cached_property
    def _chief_kind(self) -> AgreementKind | None:
        """The kind of the first agreement that the body names by its kind."""
        for number, sentence in enumerate(self.document.sentences):
            for token in self.document.sentence_tokens(sentence):
                mention = self._mention(token, number)
                typed = mention is not None and mention.kind not in (None, AgreementKind.TALKS)
                if mention is not None and typed and self.document.line_of(token).label is Label.BODY:
                    return mention.kind
        return None

    def _is_definite(self, token: Token) -> bool:
        return any(c.lower in ("the", "this", "that") for c in self.document.children(token, "det"))

    def _findings(self, mention: _Mention) -> Iterator[_Finding]:
        doc, head = self.document, mention.head
        while head.dep == "conj" and doc.head(head).pos in ("NOUN", "PROPN"):
            head = doc.head(head)
        governor = doc.head(head)
        while governor.dep == "conj" and governor.pos == "ADP" and doc.head(governor).pos == "ADP":
            governor = doc.head(governor)
        if head.dep == "pobj":
            noun = doc.head(governor)
            if noun.lemma in self.terms.of and noun.pos == "NOUN":
                yield _Finding(mention, noun, self.terms.of[noun.lemma], (), "noun-of")
                return
            status = self.terms.under.get(governor.lower)
            if status is not None and clauses.is_verb(noun):
                yield _Finding(mention, noun, status, (), f"preposition:{governor.lower}")
                return
            governor = noun
        if clauses.is_verb(governor) and head.i != governor.i:
            yield from self._by_verb(mention, governor, head.dep == "nsubj")
        for clause in doc.children(mention.head, "relcl", "acl"):
            if clauses.is_verb(clause) and clause.lemma not in self.terms.brokering:
                passive = clause.tag == "VBN" or clauses.is_passive(doc, clause)
                yield from self._by_verb(mention, clause, not passive)

    def _by_verb(self, mention: _Mention, verb: Token, as_subject: bool) -> Iterator[_Finding]:
        frames = self.as_subject if as_subject else self.as_object
        sharing = as_subject or clauses.is_passive(self.document, verb)
        for candidate in (verb, *(self.document.children(verb, "conj") if sharing else ())):
            shares = candidate is verb or not self.document.children(candidate, "nsubj", "nsubjpass", "dobj")
            frame = frames.match(self.document, candidate) if shares else None
            if frame is not None:
                subjects = () if as_subject else self._doers(candidate)
                yield _Finding(mention, candidate, AgreementStatus(frame.value), subjects, f"verb:{candidate.lemma}")

    def _doers(self, verb: Token) -> tuple[Token, ...]:
        if clauses.is_passive(self.document, verb) or (verb.tag == "VBN" and verb.dep in ("acl", "relcl")):
            return clauses.agent(self.document, verb)
        return clauses.subjects(self.document, verb)

    def _pronoun(self, token: Token, last: _Mention) -> Iterator[_Finding]:
        if token.dep not in ("nsubj", "nsubjpass", "dobj"):
            return
        frames = self.as_subject if token.dep == "nsubj" else self.as_object
        verb = self.document.head(token)
        frame = frames.match(self.document, verb)
        if frame is not None and AgreementStatus(frame.value) in self.terms.pronoun_status:
            yield _Finding(last, verb, AgreementStatus(frame.value), (), f"pronoun:{token.lower}")

    def _agreed_acts(self, verb: Token, sentence: int) -> Iterator[_Finding]:
        if clauses.is_negated(self.document, verb):
            return
        for act in self.document.children(verb, "xcomp", "ccomp"):
            words = self.document.subtree(act)
            kinds = [self.terms.kind_words[w.lemma] for w in words if w.lemma in self.terms.kind_words]
            if kinds:
                mention = _Mention(verb, kinds[0], words, sentence)
                yield _Finding(mention, verb, AgreementStatus.AGREED, self._doers(verb), "agree-to-act")

    # --- making the row ----------------------------------------------------------------------------------------------

    def _row(self, finding: _Finding) -> Agreement | None:
        mention, verb = finding.mention, finding.verb
        if mention.kind is None:
            return None
        statement = self.standing.at(verb)
        status = self._settled_status(finding, statement)
        if status is None:
            return None
        clause = clauses.clause(self.document, verb)
        moment = self.located.moment(clause) or self.located.moment(mention.phrase)
        near = self.located.moment(self.document.sentence_tokens(self.document.sentence_of(verb)))
        brokers = self._brokers(mention, verb)
        obligations = tuple(self._obligations(mention, finding))
        parties = [
            *clauses.parties_of(self.cast, mention.phrase),
            *clauses.parties_of(self.cast, finding.subjects),
        ]
        day = moment.earliest if moment is not None else None
        words = sorted({*mention.phrase, verb}, key=lambda t: t.i)
        spans = _runs(self.report.text, words)
        return Agreement(
            id=row_id("agreement", [self.report.id, mention.head.start, verb.start, status, mention.kind]),
            kind=mention.kind,
            parties=tuple(dict.fromkeys(p for p in parties if p not in brokers)),
            brokers=brokers,
            made=day if status is AgreementStatus.AGREED else None,
            in_force=day if status is AgreementStatus.IN_FORCE else None,
            obligations=obligations,
            status=status,
            moment=moment.id if moment is not None else None,
            statement=statement.id,
            ground=max(ground_of(moment, self.report.published), ground_of(near, self.report.published), key=_is_past),
            polarity=_polarity(statement),
            spans=spans.spans,
            quotes=spans.quotes,
            grounds=finding.rule,
        )

    def _settled_status(self, finding: _Finding, statement: Statement) -> AgreementStatus | None:
        """The status as far as the words go: a wish is no report, and what will be in force is agreed so far."""
        status = finding.status
        if finding.mention.kind is AgreementKind.TALKS and status not in self.terms.talks_status:
            return None
        if finding.mention.head.lemma in self.terms.deeds and status not in self.terms.deed_status:
            return None
        modal = next((c.lower for c in self.document.children(finding.verb, "aux") if c.tag == "MD"), None)
        if modal in ("will", "shall", "would") and status in _MADE:
            settled = status is AgreementStatus.IN_FORCE and not self._has_if(finding.verb)
            return AgreementStatus.AGREED if settled else None
        wished = modal is not None or self._is_wished(finding.verb) or statement.modality is not Modality.ACTUAL
        if status in (AgreementStatus.PROPOSED, AgreementStatus.REFUSED):
            return status
        if wished or statement.stance in _WISHES:
            return AgreementStatus.PROPOSED if status is AgreementStatus.AGREED else None
        return status

    def _has_if(self, verb: Token) -> bool:
        """Whether the clause of `verb` hangs on a condition."""
        marks = (m for c in self.document.children(verb, "advcl") for m in self.document.children(c, "mark", "advmod"))
        return any(m.lower in ("if", "unless", "once", "provided") for m in marks)

    def _is_wished(self, verb: Token) -> bool:
        """Whether `verb` is a bare or "to" infinitive, which tells no fact: "urged them to observe the truce"."""
        return verb.tag == "VB" and not any(c.lemma == "do" for c in self.document.children(verb, "aux"))

    def _brokers(self, mention: _Mention, verb: Token) -> tuple[str, ...]:
        found: list[str] = []
        for token in mention.phrase:
            if token.lemma in self.terms.brokering and token.tag in ("VBN", "JJ", "VBD"):
                before = self.document.tokens[max(0, token.i - 2) : token.i]
                found.extend(clauses.parties_of(self.cast, before) if any(t.text == "-" for t in before) else ())
        for clause in self.document.children(mention.head, "acl", "relcl"):
            if clause.lemma in self.terms.brokering:
                found.extend(clauses.parties_of(self.cast, clauses.agent(self.document, clause)))
        if verb.lemma in self.terms.brokering:
            found.extend(clauses.parties_of(self.cast, self._doers(verb)))
        return tuple(dict.fromkeys(found))

    def _obligations(self, mention: _Mention, finding: _Finding) -> Iterator[Obligation]:
        """The acts agreed to: of the noun's or its verb's "that" clause, or of "agreed to …"."""
        verb = finding.verb
        agreed = finding.status is AgreementStatus.AGREED
        hosts = [mention.head] if mention.head.i != verb.i else []
        for host in (*hosts, *((verb,) if agreed else ())):
            for act in self._acts(host):
                words = self.document.subtree(act)
                doers = clauses.subjects(self.document, act) or finding.subjects
                evidence = Evidence.of(self.report.text, [self.document.span(words)])
                parties = clauses.parties_of(self.cast, doers)
                for party in parties or (None,):
                    yield Obligation(party, evidence.quotes[0], None, evidence.spans, evidence.quotes)

    def _acts(self, host: Token) -> Iterator[Token]:
        """The verbs of what was agreed: complements of `host`, or a "that" clause with a modal hung elsewhere in it."""
        complements = self.document.children(host, "acl", "ccomp", "xcomp")
        acts = [a for a in complements if a.lemma not in self.terms.brokering and self._binds(a)]
        if not acts and clauses.is_verb(host):
            acts = [
                t
                for t in self.document.subtree(host)
                if t.i > host.i and t.lemma in self.terms.kind_words and self._is_bound_by_modal(t)
            ][:1]
        yield from acts

    def _binds(self, act: Token) -> bool:
        return any(w.lemma in self.terms.kind_words for w in self.document.subtree(act))

    def _is_bound_by_modal(self, verb: Token) -> bool:
        modals = {c.lower for c in self.document.children(verb, "aux") if c.tag == "MD"}
        return bool(modals & {"should", "must", "shall", "will", "would"})


def _polarity(statement: Statement) -> Polarity:
    """Denied inside a denial; what a counter-account says instead is affirmed."""
    denies = statement.stance in (Stance.DENY, Stance.REJECT) and "counter" not in statement.grounds
    return Polarity.DENIED if denies else Polarity.AFFIRMED


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
