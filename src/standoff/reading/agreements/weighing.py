"""Mentions of which no construction says what became of the agreement: weighed by the signs around them.

A rule for each wording finds what was seen before; "the treaty of friendship, which both still quote" is not among it.
Here every sign around a mention that made no row speaks for one or against it, and for each status, by weights fitted
on the development gold (`benchmarks/fit_agreements.py`, docs/decisions/0016).
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.knowledge.agreement_weights import AgreementWeights
from standoff.reading import clauses
from standoff.reading.agreements.findings import WEIGHED, Finding
from standoff.reading.agreements.mentions import Mention
from standoff.reading.agreements.signs import OF_PROPOSAL, SAYING, Signs
from standoff.reading.agreements.statuses import Statuses
from standoff.reading.syntax import Document, Token
from standoff.record.terms import AgreementKind, AgreementStatus

_STANDING = frozenset({AgreementStatus.AGREED, AgreementStatus.IN_FORCE})
_UNMADE = frozenset({"unmade", "noun:proposals", OF_PROPOSAL})
_OPEN = frozenset({"noun:vows", "verb:if", "negated", "tense:modal", "tense:infinitive"}) | frozenset(
    f"{place}:{family}"
    for place in ("verb", "noun over")
    for family in ("asking", "demanding", "needs", "hoping", "weighing", "parleys", "declining")
)
_FAR = 8  # tokens between a mention and the verb that its row is said to rest on


def sayable(signs: Iterable[str]) -> frozenset[AgreementStatus]:
    """The statuses that the words around a mention may stand for.

    That it was made or is in force; that it is proposed, where something leaves that open; what became of it only where
    the lexicon says so of a word beside it.
    """
    told = frozenset(signs)
    said = {AgreementStatus(name.partition(":")[2]) for name in told if name.startswith((*SAYING, "near says:"))}
    if told & _UNMADE:
        return frozenset({AgreementStatus.PROPOSED} | said - _STANDING)
    open_ = {AgreementStatus.PROPOSED} if told & _OPEN else set()
    return frozenset(_STANDING | said | open_)


class Weighing:
    """Chooses for each mention whether it makes a row, and of which status."""

    def __init__(
        self, document: Document, statuses: Statuses, terms: AgreementTerms, weights: AgreementWeights
    ) -> None:
        self.document, self.terms, self.weights = document, terms, weights
        self.signs = Signs(document, statuses, terms)

    def findings(self, mentions: Iterable[Mention], withheld: Container[int]) -> Iterator[Finding]:
        """The findings for those of `mentions` that more speaks for than against; `withheld` holds the heads of which
        a construction says what is no report ("if they break it")."""
        seen = tuple(mentions)
        named = frozenset(mention.head.i for mention in seen)
        for mention in seen:
            if self._is_of_none(mention) or self._is_of_draft(mention, named):
                continue
            signs = self.signs.of(mention, mention.head.i in withheld)
            if self.weights.for_row(signs) > 0:
                kind = mention.kind or self.terms.default.get(mention.head.lemma.lower(), AgreementKind.TREATY)
                status = self.weights.best(signs, sayable(signs))
                yield Finding(replace(mention, kind=kind), self._word(mention), status, (), WEIGHED)

    def _is_of_none(self, mention: Mention) -> bool:
        """ "There was never a truce", "was there a deal?", "without an agreement", "a pause in the talks"."""
        head, above = mention.head, self.document.head(mention.head)
        if any(child.dep == "expl" for child in self.document.children(above)):
            return True
        definite = self.signs.mentions.is_definite(head)
        if head.dep == "pobj" and above.lower == "without" and not definite:
            return True
        if head.dep == "pobj" and self.terms.has("pauses", self.document.head(above).lemma):
            return True
        sentence = self.document.sentence_of(head)
        return self.document.tokens[sentence.last - 1].text == "?" and not definite

    def _is_of_draft(self, mention: Mention, named: Container[int]) -> bool:
        """Whether it is what another mention drafts or offers: "the draft of a treaty" is one proposal."""
        over = self.document.head(self.document.head(mention.head))
        return mention.head.dep == "pobj" and over.i in named and self.terms.has("proposals", over.lemma)

    def _word(self, mention: Mention) -> Token:
        """The word that the row rests on beside the mention: the verb above it in its sentence, where there is one."""
        verb = next(clauses.governing_verbs(self.document, mention.head), mention.head)
        return verb if abs(verb.i - mention.head.i) <= _FAR else mention.head
