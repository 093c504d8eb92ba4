"""What an accord holds, listed behind its name: "a roadmap: an end to hostilities within a week, a pull-out by May"."""

from collections.abc import Iterator

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.agreements.findings import ARRANGED, Finding
from standoff.reading.agreements.mentions import Mention, Mentions
from standoff.reading.syntax import Document, Token
from standoff.record.terms import AgreementKind, AgreementStatus


class Contents:
    """The items of accords, asked of one report's parse."""

    def __init__(self, document: Document, mentions: Mentions, terms: AgreementTerms) -> None:
        self.document, self.mentions, self.terms = document, mentions, terms

    def of_accord(self, mention: Mention, found: list[Finding], number: int) -> Iterator[Finding]:
        """One finding for each kind that the items behind the accord's colon name, with the accord's own status."""
        status = found[0].status if found else self._put_forward(mention)
        if status not in (AgreementStatus.AGREED, AgreementStatus.PROPOSED):
            return
        kinds: set[AgreementKind | None] = {mention.kind} if found else set()
        for item in self._listed(mention.head):
            kind = self.mentions.kind_of_item(item)
            if kind is not None and kind not in kinds:
                kinds.add(kind)
                phrase = clauses.own_phrase(self.document, item)
                yield Finding(Mention(item, kind, phrase, number), item, status, (), f"{ARRANGED}:content")

    def _put_forward(self, mention: Mention) -> AgreementStatus | None:
        """What a body adopted or laid down was agreed on by nobody yet who is bound by it; it stands as a proposal."""
        verb = next(clauses.governing_verbs(self.document, mention.head), None)
        laid = verb is not None and self.terms.has("laying_down", verb.lemma)
        return AgreementStatus.PROPOSED if laid or not mention.made else None

    def _listed(self, head: Token) -> Iterator[Token]:
        """The nouns behind the colon that follows the accord's phrase."""
        sentence = self.document.sentence_of(head)
        tokens = self.document.tokens[head.i + 1 : sentence.last]
        colon = next((t for t in tokens if t.text == ":"), None)
        if colon is None or any(clauses.is_verb(t) and t.tag != "VBN" for t in tokens if t.i < colon.i):
            return
        yield from (t for t in tokens if t.i > colon.i and t.pos in ("NOUN", "VERB"))
