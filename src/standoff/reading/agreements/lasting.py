"""How long an agreement stood: what still goes on holds, what is told as past with its short span is over.

"The truce has held for a week" keeps it; "held for little more than a day", "lasted a night" and "held until shelling
resumed" tell of its end.
"""

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.syntax import Document, Token
from standoff.record.terms import AgreementStatus, Label

_WHOLE = frozenset({"this", "that", "last", "all", "every", "each"})
_UNTIL = frozenset({"until", "till", "before", "when"})


def as_lasting(document: Document, verb: Token, status: AgreementStatus, terms: AgreementTerms) -> AgreementStatus:
    """The status that a verb of standing reports, by its tense, its span of time and what came then."""
    if not terms.has("enduring", verb.lemma):
        return status
    if status is AgreementStatus.COLLAPSED and _goes_on(document, verb) and not _is_short(document, verb, terms):
        return AgreementStatus.KEPT
    longer = any(t.lower in ("longer", "more") for t in document.subtree(verb))
    if status is AgreementStatus.BROKEN and longer and not _goes_on(document, verb):
        return AgreementStatus.COLLAPSED  # "none lasted longer than an hour"
    if status is AgreementStatus.KEPT and not _goes_on(document, verb):
        ended = _is_short(document, verb, terms) or _relapsed(document, verb, terms) or _spanned(document, verb, terms)
        return AgreementStatus.COLLAPSED if ended else status
    return status


def _goes_on(document: Document, verb: Token) -> bool:
    """ "Has held", "is holding", "holds": it is not over; the present of a headline may tell of what is."""
    aux = {c.lemma for c in document.children(verb, "aux")}
    titled = document.line_of(verb).label is Label.HEADLINE and not aux
    return (verb.tag in ("VBZ", "VBP", "VBG") and not titled) or bool(aux & {"have", "be"})


def _is_short(document: Document, verb: Token, terms: AgreementTerms) -> bool:
    return any(terms.has("short", t.lower) for t in clauses.own_phrase(document, verb))


def _relapsed(document: Document, verb: Token, terms: AgreementTerms) -> bool:
    """ "Held for a day before the guns resumed", "held until shells fell"."""
    for clause in document.children(verb, "advcl"):
        marks = {c.lower for c in document.children(clause, "mark", "advmod")}
        words = clauses.own_phrase(document, clause)
        ended = terms.has("relapsing", clause.lemma) or any(terms.has("hostile", t.lemma) for t in words)
        told = verb.tag == "VBD" and clause.tag == "VBD" and marks & {"until", "till"}
        if (marks & _UNTIL and ended) or told:
            return True
    return False


def _spanned(document: Document, verb: Token, terms: AgreementTerms) -> bool:
    """ "Held for most of a year", "lasted five hours": so long, and no longer; "for a third day" goes on."""
    if any(c.tag == "MD" or c.lower in ("did", "to") for c in document.children(verb, "aux")):
        return False
    told = [t for p in document.children(verb, "prep") if p.lower == "for" for t in document.subtree(p)]
    told += [t for n in document.children(verb, "npadvmod", "dobj") for t in document.subtree(n)]
    spans = any(terms.has("spans", t.lemma) and not _is_named_day(document, t) for t in told)
    return spans and not any(terms.has("ongoing", t.lower) for t in told)


def _is_named_day(document: Document, span: Token) -> bool:
    """ "Held this morning", "last night", "all day": when it stood, and not for how long."""
    return any(c.lower in _WHOLE for c in document.children(span, "det", "amod"))
