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
from standoff.reading.agreements.signs import Signs
from standoff.reading.agreements.statuses import Statuses
from standoff.reading.syntax import Document, Token
from standoff.record.terms import AgreementKind

_FAR = 8  # tokens between a mention and the verb that its row is said to rest on


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
        for mention in mentions:
            if self._is_of_none(mention):
                continue
            signs = self.signs.of(mention, mention.head.i in withheld)
            if self.weights.for_row(signs) > 0:
                kind = mention.kind or self.terms.default.get(mention.head.lemma.lower(), AgreementKind.TREATY)
                yield Finding(replace(mention, kind=kind), self._word(mention), self.weights.best(signs), (), WEIGHED)

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

    def _word(self, mention: Mention) -> Token:
        """The word that the row rests on beside the mention: the verb above it in its sentence, where there is one."""
        verb = next(clauses.governing_verbs(self.document, mention.head), mention.head)
        return verb if abs(verb.i - mention.head.i) <= _FAR else mention.head
