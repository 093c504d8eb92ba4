"""How long an agreement stood: what still goes on holds, what is told as past with its short span is over.

"The truce has held for a week" keeps it; "held for little more than a day", "lasted a night" and "held until shelling
resumed" tell of its end.
"""

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.syntax import Document, Token
from standoff.record.terms import AgreementStatus

_UNTIL = frozenset({"until", "till", "before", "when"})


def as_lasting(document: Document, verb: Token, status: AgreementStatus, terms: AgreementTerms) -> AgreementStatus:
    """The status that a verb of standing reports, by its tense, its span of time and what came then."""
    if not terms.has("enduring", verb.lemma):
        return status
    if status is AgreementStatus.COLLAPSED and _goes_on(document, verb) and not _is_short(document, verb, terms):
        return AgreementStatus.KEPT
    if status is AgreementStatus.KEPT and not _goes_on(document, verb):
        ended = _is_short(document, verb, terms) or _relapsed(document, verb, terms)
        return AgreementStatus.COLLAPSED if ended else status
    return status


def _goes_on(document: Document, verb: Token) -> bool:
    """ "Has held", "is holding", "holds": it is not over."""
    aux = {c.lemma for c in document.children(verb, "aux")}
    return verb.tag in ("VBZ", "VBP", "VBG") or bool(aux & {"have", "be"})


def _is_short(document: Document, verb: Token, terms: AgreementTerms) -> bool:
    return any(terms.has("short", t.lower) for t in clauses.own_phrase(document, verb))


def _relapsed(document: Document, verb: Token, terms: AgreementTerms) -> bool:
    """ "Held for a day before the guns resumed", "held until shells fell"."""
    for clause in document.children(verb, "advcl"):
        marks = {c.lower for c in document.children(clause, "mark", "advmod")}
        words = clauses.own_phrase(document, clause)
        ended = terms.has("relapsing", clause.lemma) or any(terms.has("hostile", t.lemma) for t in words)
        if marks & _UNTIL and ended:
            return True
    return False
