"""Where a report counts people harmed: the word that says what befell them, and the phrases that name them.

A mention is a verb with the people it is done to ("killed three soldiers"), a state ("two people died"), a counted
participle ("four others wounded"), or a noun ("losses among servicemen", "the death of a sergeant").
"""

from collections.abc import Iterator

from standoff.knowledge.event_patterns import EventPatterns
from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import is_verb
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.counted_again import counted_again
from standoff.reading.tolls.figures import told_figures
from standoff.reading.tolls.harms import Harm, count_before
from standoff.reading.tolls.heads import by_noun
from standoff.reading.tolls.nouns import at_noun, carrying, included
from standoff.reading.tolls.people import has_count, names_people
from standoff.reading.tolls.retold import with_retold
from standoff.reading.tolls.stated import stated_figures
from standoff.reading.tolls.stray import (
    adjacent,
    headlined,
    on_the_move,
    stray_passives,
    with_doubts,
    without_joined,
    without_repeats,
)
from standoff.reading.tolls.tallies import put_figures
from standoff.reading.tolls.verbs import at_verb
from standoff.record.terms import TollKind

_ARGUMENTS = ("dobj", "nsubj", "nsubjpass")


def find_harms(document: Document, patterns: EventPatterns, terms: TollTerms) -> tuple[Harm, ...]:
    """Every mention of harm in text order; a word with nobody to whom it is done is left out, nouns excepted."""
    found = without_joined(document, tuple(_by_words(document, patterns, terms)), terms)
    found = without_repeats(found)
    told = {(p.i, h.kind) for h in found for p in h.people} | {(h.token.i, h.kind) for h in found}
    more = (
        *adjacent(document, terms),
        *stray_passives(document, terms),
        *headlined(document, terms),
        *on_the_move(document, terms),
    )
    extra = {h.token.i: h for h in more if not any((p.i, h.kind) in told for p in (*h.people[-1:], h.token))}
    ordered = tuple(sorted((*found, *extra.values()), key=lambda h: (h.token.i, h.nominal)))
    retold = with_retold(document, with_doubts(document, ordered, terms), terms)
    taken = {p.i for h in retold for p in (*h.people, h.token)}
    again = [h for h in counted_again(document, retold, terms) if not any(p.i in taken for p in (*h.people, h.token))]
    whole = (*retold, *again)
    taken = {p.i for h in whole for p in (*h.people, h.token)}
    whole = (*whole, *(h for h in put_figures(document, terms) if h.token.i not in taken))
    whole = (*whole, *told_figures(document, whole, terms))
    whole = (*whole, *stated_figures(document, whole, terms))
    return tuple(sorted((*whole, *by_noun(document, whole, terms)), key=lambda h: (h.token.i, h.nominal)))


def _by_words(document: Document, patterns: EventPatterns, terms: TollTerms) -> Iterator[Harm]:
    for token in document.tokens:
        if token.pos in ("VERB", "AUX"):
            yield from at_verb(document, token, patterns, terms)
        elif token.pos in ("NOUN", "PROPN"):
            yield from at_noun(document, token, terms)
        if (parts := included(document, token, terms)) is not None:
            yield parts
        elif token.lower in terms.adjectives and token.dep in _ARGUMENTS and _is_noun(document, token):
            yield Harm(terms.adjectives[token.lower], token, (), carrying(document, token), nominal=True)
        elif (listed := _uprooted(document, token, terms)) is not None:
            yield listed
        elif token.lower in terms.adjectives and not is_governed(document, token, terms):
            yield from _counted(document, token, terms)


def _is_noun(document: Document, token: Token) -> bool:
    """Whether a word of harm stands for those harmed, though tagged a verb: "the dead", "its own wounded"."""
    before = document.tokens[token.i - 1] if token.i else token
    return token.pos != "VERB" or (token.tag in ("VBN", "VBD") and (before.tag == "PRP$" or before.lower == "own"))


# --- nouns ---------------------------------------------------------------------------------------------


def is_governed(document: Document, token: Token, terms: TollTerms) -> bool:
    """Whether `token` belongs to a verb mention already: "left five dead", "two were missing"."""
    head = document.head(token)
    if not is_verb(head) and token.dep in ("amod", "acl", "acomp"):
        head = document.head(head)
    return is_verb(token) or (is_verb(head) and any(token.lower in p.beside for p in terms.phrases.get(head.lemma, ())))


def _uprooted(document: Document, token: Token, terms: TollTerms) -> Harm | None:
    """Counted people called displaced, and refugees counted in a line without a verb: "* 198,558 displaced persons"."""
    head = document.head(token)
    called = token.dep == "amod" and terms.adjectives.get(token.lower) is TollKind.DISPLACED and token.i < head.i
    if called and document.children(head, "nummod"):
        return Harm(TollKind.DISPLACED, token, (head,))
    dead = (
        token.dep == "amod"
        and (token.pos == "ADJ" or token.tag == "VBG")
        and token.lower in terms.adjectives
        and token.i < head.i
    )
    if dead and document.children(head, "nummod") and names_people(document, head, terms):
        return Harm(terms.adjectives[token.lower], token, (head,))
    bare = token.dep == "ROOT" and terms.counted_nouns.get(token.lemma) is TollKind.DISPLACED
    return Harm(TollKind.DISPLACED, token, (token,)) if bare and document.children(token, "nummod") else None


def _counted(document: Document, token: Token, terms: TollTerms) -> Iterator[Harm]:
    """A counted participle or adjective: "four others wounded", "12 dead"."""
    kind = terms.adjectives[token.lower]
    before = count_before(document, token, terms)
    if before is not None and (token.dep != "amod" or document.head(token).i < before.i):
        yield Harm(kind, token, (before,))
        return
    if document.children(token, "nummod", "quantmod") and token.dep != "amod":
        yield Harm(kind, token, (token,))
        return
    head = document.head(token)
    above = document.head(head)
    loose = not any(c.lower == "the" for t in (token, above) for c in document.children(t, "det"))
    if loose and token.dep == "pobj" and head.lower == "of" and terms.has("heaped", above.lower):
        yield Harm(kind, token, (above,))
        return
    named = head.pos != "PROPN" or names_people(document, head, terms) or has_count(document, head, terms)
    beside = document.tokens[token.i - 1] if token.i else token
    nearer = beside.i != head.i and names_people(document, beside, terms) and has_count(document, beside, terms)
    named = named and not nearer
    if token.dep in ("amod", "acl", "acomp") and head.pos in ("NOUN", "NUM", "PROPN") and token.i > head.i and named:
        yield Harm(kind, token, (head,))
