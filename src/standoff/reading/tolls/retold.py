"""Figures told without a word of harm of their own: "puts them at 300", "spoke of 272", "Peru lost ten, Chile nine"."""

from collections.abc import Iterator

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import is_verb
from standoff.reading.events.predicates import prepositional
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.people import is_number
from standoff.record.terms import TollKind

_FARTHEST = 60
"""How many tokens back in its paragraph the harm may stand that a bare figure goes on counting."""


def with_retold(document: Document, harms: tuple[Harm, ...], terms: TollTerms) -> tuple[Harm, ...]:
    """`harms` and the figures that go on counting what one of them counts, in text order."""
    told = {p.i for h in harms for p in (*h.people, h.token)}
    more = [*_put(document, harms, terms), *_gapped(document, harms, terms)]
    fresh = [h for h in more if not any(p.i in told for p in h.people)]
    return tuple(sorted((*harms, *fresh), key=lambda h: (h.token.i, h.nominal)))


def _put(document: Document, harms: tuple[Harm, ...], terms: TollTerms) -> Iterator[Harm]:
    """A bare figure that a verb of telling gives: "puts them at about 300", "the rebels admit to eight".

    Where the sentence before tells of several fates, which one it goes on from is left open.
    """
    counted = {h.token.i for h in harms}
    kinds: dict[int, set[TollKind]] = {}
    for harm in harms:
        kinds.setdefault(document.sentence_of(harm.token).first, set()).add(harm.kind)
    before: Harm | None = None
    at = 0
    for token in document.tokens:
        while at < len(harms) and harms[at].token.i < token.i:
            before = harms[at]
            at += 1
        if _is_uncounted(document, token, terms):
            before = Harm(terms.verbs[token.lemma], token, ())
        telling = is_verb(token) or terms.has("speaking", token.lemma)
        if before is None or not telling or token.i - before.token.i > _FARTHEST:
            continue
        if document.sentence_of(before.token).line != document.sentence_of(token).line:
            continue
        if any(c.i in counted for c in document.children(token, "dobj", "nsubjpass")):
            continue
        if len(kinds.get(document.sentence_of(before.token).first, ())) > 1:
            continue
        for number in _figures(document, token, terms):
            yield Harm(before.kind, token, (number,), retold=True)


def _is_uncounted(document: Document, token: Token, terms: TollTerms) -> bool:
    """Whether those harmed are told of without a number: "gave no figure for those who have been hurt by mines"."""
    head = document.head(token)
    return token.dep in ("relcl", "acl") and token.lemma in terms.verbs and head.lower in ("those", "people", "number")


def _figures(document: Document, verb: Token, terms: TollTerms) -> tuple[Token, ...]:
    if terms.has("putting", verb.lemma):
        objects = document.children(verb, "dobj", "nsubjpass")
        if not any(terms.has("figures", form) for o in objects for form in (o.lower, o.lemma)):
            return ()
        found = prepositional(document, verb, "at", "to")
    elif terms.has("speaking", verb.lemma):
        found = prepositional(document, verb, "of", "to")
    elif terms.has("saying", verb.lemma):
        return tuple(n for n in document.children(verb, "dobj") if _is_said(document, n, terms))
    else:
        return ()
    return tuple(n for n in found if _is_bare(document, n, terms) or (n.lemma == "victim" and _numbered(document, n)))


def _is_said(document: Document, number: Token, terms: TollTerms) -> bool:
    """Whether a bare figure is all that somebody says: "the elders say 20, the ministry gives no figure"."""
    behind = document.tokens[number.i + 1 : number.i + 2]
    ends = not behind or behind[0].text in (",", ";", ".", "!") or behind[0].lower in ("and", "but", "while")
    bare = is_number(number, terms) and number.entity not in ("DATE", "TIME", "MONEY", "PERCENT")
    return bare and ends and not document.children(number, "prep")


def _numbered(document: Document, noun: Token) -> bool:
    return bool(document.children(noun, "nummod"))


def _is_bare(document: Document, token: Token, terms: TollTerms) -> bool:
    """Whether a figure counts nothing that it names: not "per cent", not "12 houses"."""
    if not is_number(token, terms) or token.entity in ("DATE", "TIME", "MONEY", "PERCENT"):
        return False
    return not document.children(token, "prep") and token.dep in ("pobj", "conj")


def _gapped(document: Document, harms: tuple[Harm, ...], terms: TollTerms) -> Iterator[Harm]:
    """A second side's figure whose verb is left out: "Peru has lost ten people since May, Chile nineteen"."""
    for harm in harms:
        if harm.nominal or not harm.people or not is_verb(harm.token):
            continue
        last = document.sentence_of(harm.token).last
        for at in range(harm.people[-1].i + 1, last - 2):
            mark, name, number = document.tokens[at : at + 3]
            ends = at + 3 >= last or document.tokens[at + 3].text in (",", ";", ".", "!", "?") or at + 4 >= last
            if mark.text not in (",", ";") and mark.lower != "and":
                continue
            if name.pos == "PROPN" and name.entity in ("GPE", "NORP", "ORG") and ends and is_number(number, terms):
                yield Harm(harm.kind, number, (number,), of=name)
