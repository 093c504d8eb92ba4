"""The agreements that the articles of an accord make, where a report gives its text."""

from collections.abc import Iterator

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.accords import find_accord
from standoff.reading.agreements.findings import ARTICLE, Finding
from standoff.reading.agreements.mentions import Mention, Mentions
from standoff.reading.syntax import Document
from standoff.record.terms import AgreementKind, AgreementStatus


def of_articles(document: Document, mentions: Mentions, terms: AgreementTerms) -> Iterator[Finding]:
    """One agreement for each kind that the articles make, of all who agreed to the text, at the verb of agreeing.

    What an article says of the accord itself ("this Agreement shall enter into force") makes none.
    """
    accord = find_accord(document, terms.words["agreeing"] | terms.words["agreeing_jointly"])
    if accord is None:
        return
    kinds: set[AgreementKind] = set()
    for deed, number in accord.items:
        kind = mentions.kind_of_act(deed)
        itself = any((t.lemma.lower(),) in terms.nouns for t in clauses.subjects(document, deed))
        if kind is not None and kind not in kinds and not itself:
            kinds.add(kind)
            mention = Mention(deed, kind, document.subtree(deed), number)
            yield Finding(mention, accord.verb, AgreementStatus.AGREED, accord.parties, ARTICLE)
