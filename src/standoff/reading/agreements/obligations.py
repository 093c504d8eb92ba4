"""Who must do what under an agreement, and by when, as its report words it."""

from collections.abc import Iterator

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.agreements.findings import ARTICLE, Finding
from standoff.reading.agreements.mentions import Mentions
from standoff.reading.cast import Cast
from standoff.reading.located import Located
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Evidence, Obligation
from standoff.record.terms import AgreementStatus

_MODALS = frozenset({"should", "must", "shall", "will", "would"})
_DEADLINES = frozenset({"by", "before", "until", "within", "no"})


class Obligations:
    """The acts that the agreements of one report bind somebody to."""

    def __init__(
        self, document: Document, cast: Cast, located: Located, mentions: Mentions, terms: AgreementTerms
    ) -> None:
        self.document, self.cast, self.located, self.mentions, self.terms = document, cast, located, mentions, terms

    def of(self, finding: Finding) -> Iterator[Obligation]:
        """The obligations that the words of a finding state, in text order."""
        seen: set[int] = set()
        for act, doers in sorted(self._acts(finding), key=lambda pair: pair[0].i):
            if act.i in seen:
                continue
            seen.add(act.i)
            words = self._words(act)
            evidence = Evidence.of(self.document.text, [self.document.span(words)])
            for party in clauses.parties_of(self.cast, doers) or (None,):
                yield Obligation(party, evidence.quotes[0], self._by(words), evidence.spans, evidence.quotes)

    def _acts(self, finding: Finding) -> Iterator[tuple[Token, tuple[Token, ...]]]:
        verb, mention = finding.verb, finding.mention
        if finding.rule == ARTICLE:
            yield mention.head, clauses.subjects(self.document, mention.head)
            return
        if finding.rule.startswith("preposition:under"):
            yield from self._bound(verb)
            return
        told = finding.rule == "agree-to-act"
        for act in self._complements(finding):
            if told and not {t.i for t in self.document.subtree(act)} & {t.i for t in mention.phrase}:
                continue
            yield act, clauses.subjects(self.document, act) or finding.subjects
        for clause in self.document.children(mention.head, "relcl"):
            if any(t.lower == "under" for t in self.document.subtree(clause) if t.i < clause.i):
                yield from self._bound(clause)
        whereby = self.mentions.whereby(mention.head)
        inner = next((t for t in whereby if clauses.is_verb(t) and self.document.head(t) not in whereby), None)
        if inner is not None and inner.dep == "relcl":
            yield from self._bound(inner)
        if self.terms.has("binding", verb.lemma) and finding.status is AgreementStatus.IN_FORCE:
            bound = tuple(t for o in self.document.children(verb, "dobj") for t in clauses.conjuncts(self.document, o))
            for act in self.document.children(verb, "xcomp", "ccomp"):
                for each in (act, *(c for c in self.document.children(act, "conj") if clauses.is_verb(c))):
                    yield each, self.document.children(act, "nsubj") or bound

    def _bound(self, verb: Token) -> Iterator[tuple[Token, tuple[Token, ...]]]:
        """The clauses that say what is to be done, each with its own subject: "A will leave and B is to follow"."""
        for clause in (verb, *(c for c in self.document.children(verb, "conj") if clauses.is_verb(c))):
            for spell in self.document.children(clause, "dobj") if clause.lemma == "have" else ():
                for act in self.document.children(spell, "acl", "relcl"):
                    yield act, clauses.subjects(self.document, clause)
            ordered = clause.lemma == "be" and any(
                any(t.lower == "to" for t in self.document.children(x, "aux"))
                for x in self.document.children(clause, "xcomp")
            )
            if ordered or self._is_bound_by_modal(clause):
                act = self.document.children(clause, "xcomp")[0] if ordered else clause
                yield act, clauses.subjects(self.document, clause)

    def _complements(self, finding: Finding) -> Iterator[Token]:
        """Complements of the noun or its verb, or a "that" clause with a modal hung elsewhere in it."""
        verb, mention = finding.verb, finding.mention
        agreed = finding.status is AgreementStatus.AGREED
        hosts = [mention.head] if mention.head.i != verb.i else []
        for host in (*hosts, *((verb,) if agreed else ())):
            acts = [
                each
                for act in self.document.children(host, "acl", "ccomp", "xcomp")
                for each in (act, *self._joined(act))
                if not self.terms.has("brokering", each.lemma) and self._binds(each)
            ]
            if not acts and clauses.is_verb(host):
                acts = [
                    t
                    for t in self.document.subtree(host)
                    if t.i > host.i and t.lemma in self.terms.kind_words and self._is_bound_by_modal(t)
                ][:1]
            yield from acts

    def _binds(self, act: Token) -> bool:
        """Whether the clause names an act that agreements are about, and not when or by whom it was made."""
        first = self.document.head(act) if act.dep == "conj" else act
        to_do = any(c.lower == "to" for v in (act, first) for c in self.document.children(v, "aux"))
        return (to_do or self._is_bound_by_modal(act) or act.dep == "ccomp") and (
            self.mentions.kind_of_act(act) is not None or to_do
        )

    def _is_bound_by_modal(self, verb: Token) -> bool:
        return bool({c.lower for c in self.document.children(verb, "aux") if c.tag == "MD"} & _MODALS)

    def _joined(self, act: Token) -> tuple[Token, ...]:
        """The acts coordinated with one; "not to threaten or use force" is one, and forbids both."""
        if clauses.is_negated(self.document, act):
            return ()
        return tuple(c for c in self.document.children(act, "conj") if clauses.is_verb(c))

    def _words(self, act: Token) -> tuple[Token, ...]:
        """The words of one act, without those of the acts coordinated with it."""
        others = self._joined(act)
        first = min((t.i for c in others for t in self.document.subtree(c)), default=None)
        under = (c for c in self.document.children(act, "prep") if c.lower == "under" and c.i < act.i)
        setting = {t.i for c in under for t in self.document.subtree(c)}
        words = tuple(t for t in self.document.subtree(act) if t.i not in setting)
        while len(words) > 1 and words[0].dep == "punct":
            words = words[1:]
        if first is None:
            return words
        kept = [t for t in words if t.i < first]
        while kept and (kept[-1].dep in ("cc", "punct") or kept[-1].text == ","):
            kept.pop()
        return tuple(kept) or words

    def _by(self, words: tuple[Token, ...]) -> str | None:
        """The day by which it must be done, where the act's own words name one."""
        for token in words:
            if token.lower in _DEADLINES and token.pos in ("ADP", "SCONJ"):
                moment = self.located.moment(self.document.subtree(token))
                if moment is not None:
                    return moment.latest
        return None
