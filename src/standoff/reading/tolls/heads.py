"""Counted people whose noun tells their fate by itself, and those who are freed, who had been held.

A monk blessed eleven coffins.
Chile is to free 45 Peruvian fishermen.
The Red Cross has registered 385 prisoners.
"""

from collections.abc import Iterator, Sequence

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import conjuncts, is_verb
from standoff.reading.events.predicates import prepositional
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.people import has_count, is_number, kind_of, names_people
from standoff.record.terms import TollKind, Who

_FROM = ("for",)


def by_noun(document: Document, harms: Sequence[Harm], terms: TollTerms) -> Iterator[Harm]:
    """The counted bodies, captives and refugees, and the people freed, whom none of `harms` counts."""
    told = {p.i for h in harms for p in (*h.people, h.token)}
    for token in document.tokens:
        if token.pos == "VERB" and (terms.has("freeing", token.lemma) or _lets_go(document, token)):
            for head in _freed(document, token, terms):
                if head.i not in told:
                    told.add(head.i)
                    yield Harm(_of_held(document, head, terms), token, (head,), presupposed=True)
    for token in document.tokens:
        if token.pos != "NOUN" or token.i in told or not is_numbered(document, token, terms):
            continue
        if not told.isdisjoint(_below(document, token)) or _is_another_sort(document, token, terms):
            continue
        if _is_remains(token, terms) and _are_of_people(document, token, terms):
            yield Harm(TollKind.KILLED, token, (token,))
        elif (kind := _fate(document, token, terms)) is not None:
            yield Harm(kind, token, (token,))


def _is_remains(token: Token, terms: TollTerms) -> bool:
    return terms.has("remains", token.lemma) or terms.has("remains", token.lower)


def is_numbered(document: Document, head: Token, terms: TollTerms) -> bool:
    """Whether a number or a vague word of number counts `head`: "51 bodies", "dozens of prisoners"."""
    above = document.head(document.head(head))
    heaped = document.head(head).lower == "of" and above.lower in terms.words["vague"]
    return heaped or any(is_number(c, terms) for c in document.children(head, "nummod", "amod"))


def _freed(document: Document, verb: Token, terms: TollTerms) -> Iterator[Token]:
    """The counted people whom `verb` lets go, and those whom it gives them for."""
    objects = [*document.children(verb, "dobj", "nsubjpass")]
    if verb.dep == "acl" and verb.tag == "VBN":
        objects.append(document.head(verb))
    if _lets_go(document, verb):
        objects += [
            s for go in document.children(verb, "xcomp", "ccomp") for s in document.children(go, "nsubj", "dobj")
        ]
    objects += prepositional(document, verb, *_FROM)
    objects += [n for o in objects for n in prepositional(document, o, *_FROM)]
    for head in dict.fromkeys(t for o in objects for t in conjuncts(document, o)):
        if (
            not is_numbered(document, head, terms)
            or is_number(head, terms)
            or not names_people(document, head, terms)
            or _is_remains(head, terms)
        ):
            continue
        if verb.lemma in terms.words["letting_go"] or _lets_go(document, verb) or _is_held_kind(head, terms):
            yield head


def _lets_go(document: Document, verb: Token) -> bool:
    """Whether "let" and "go" stand together: "let go nine fishermen", "the nine were let go"."""
    return verb.lemma == "let" and any(c.lemma == "go" for c in document.children(verb, "xcomp", "ccomp", "prt"))


def _is_held_kind(head: Token, terms: TollTerms) -> bool:
    """Whether they are such as an enemy holds: "handed over 13 soldiers", not "returned 40 families"."""
    nation = head.entity == "NORP" and head.tag in ("NNS", "NNPS")
    return (
        nation
        or head.lemma in terms.fated
        or kind_of(head, terms) is Who.MILITARY
        or terms.has("taken_in_war", head.lemma)
    )


def _of_held(document: Document, head: Token, terms: TollTerms) -> TollKind:
    """Soldiers are captured, others detained."""
    kind = _fate(document, head, terms)
    if kind is not None and kind is not TollKind.DISPLACED:
        return kind
    return TollKind.CAPTURED if kind_of(head, terms) is Who.MILITARY else TollKind.DETAINED


def _fate(document: Document, head: Token, terms: TollTerms) -> TollKind | None:
    """What a noun tells of those it counts; prisoners of war are captured."""
    kind = terms.fated.get(head.lemma)
    if kind is TollKind.DETAINED and any(n.lower == "war" for n in prepositional(document, head, "of")):
        return TollKind.CAPTURED
    return kind


def _below(document: Document, head: Token) -> set[int]:
    """The words that count with `head`: its own verb where that is a word of harm, and the number above it."""
    above = document.head(head)
    number = document.head(above)
    return {above.i, number.i} if above.lower == "of" else {above.i}


def _is_another_sort(document: Document, token: Token, terms: TollTerms) -> bool:
    """Whether the words make them none: "two political bodies", "three mass graves", "200 refugee tents"."""
    if document.head(token).i > token.i and token.dep in ("compound", "nmod", "poss"):
        return True
    if terms.has("telling_bodies", document.head(token).lemma) and token.dep == "nsubj":
        return True
    sort = [c for c in document.children(token, "amod", "compound", "nmod") if not is_number(c, terms)]
    if not _is_remains(token, terms):
        return any(c.lower in ("former", "future", "potential", "released", "freed", "returning") for c in sort)
    return any(not terms.has("bodily", c.lower) for c in sort)


def _are_of_people(document: Document, token: Token, terms: TollTerms) -> bool:
    inner = prepositional(document, token, "of")
    if is_verb(document.head(token)) and terms.has("forming", document.head(token).lemma):
        return False
    return all(names_people(document, n, terms) or has_count(document, n, terms) for n in inner)
