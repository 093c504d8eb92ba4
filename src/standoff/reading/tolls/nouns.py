"""Harm told by a noun: "losses", "the death of a guard", "the number of wounded", "the dead include two boys"."""

from collections.abc import Iterator

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import conjuncts, is_verb
from standoff.reading.events.predicates import prepositional
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.harms import Harm, harmed
from standoff.reading.tolls.people import has_count
from standoff.record.terms import TollKind

_BODILY = frozenset({TollKind.KILLED, TollKind.WOUNDED})


def included(document: Document, token: Token, terms: TollTerms) -> Harm | None:
    """Those whom a verb tells to be among the harmed: "the dead include 24 children"."""
    verb = document.head(token)
    if token.dep != "nsubj" or token.lower not in terms.adjectives or not terms.has("including", verb.lemma):
        return None
    objects = tuple(t for o in document.children(verb, "dobj") for t in conjuncts(document, o))
    people = harmed(document, objects, terms)
    return Harm(terms.adjectives[token.lower], verb, people) if people else None


def at_noun(document: Document, noun: Token, terms: TollTerms) -> Iterator[Harm]:
    if (act := terms.acts.get(noun.lemma)) is not None:
        done_to = tuple(p for p in prepositional(document, noun, "of") if _is_told(document, p, terms))
        if people := harmed(document, done_to, terms, living=act in _BODILY):
            yield Harm(act, noun, people)
        elif document.children(noun, "nummod") and noun.tag == "NNS":
            yield Harm(act, noun, (), carrying(document, noun), nominal=True)
        return
    if terms.has("costs", noun.lemma) and document.head(noun).lower == "at":
        lost = tuple(
            p for p in prepositional(document, noun, "of") if p.lemma == "life" or _is_told(document, p, terms)
        )
        if people := harmed(document, lost, terms):
            yield Harm(TollKind.KILLED, noun, people, presupposed=True)
        return
    if terms.has("remains", noun.lemma) and not _is_phrased(document, noun, terms):
        done_to = tuple(p for p in prepositional(document, noun, "of") if _is_told(document, p, terms))
        if not document.children(noun, "nummod") and (people := harmed(document, done_to, terms)):
            yield Harm(TollKind.KILLED, noun, people)
        return
    counted = _numbered(document, noun, terms)
    kind = terms.nouns.get(noun.lemma) or (counted[0] if counted else None)
    if kind is None:
        return
    carrier = carrying(document, noun)
    if noun.lemma not in terms.nouns:
        yield Harm(kind, noun, (), carrier, nominal=True, of=counted[1] if counted else None)
        return
    people = prepositional(document, noun, "among", "of", "to", "in")
    people = tuple(p for p in harmed(document, people, terms) if p.lemma not in terms.nouns)
    counted_people = tuple(p for p in prepositional(document, noun, "of") if p in people)
    if noun.lemma == "loss" and any(_is_told(document, p, terms) for p in counted_people):
        yield Harm(TollKind.KILLED, noun, people, carrier)
        return
    yield Harm(kind, noun, people, carrier, nominal=True)


def _is_phrased(document: Document, noun: Token, terms: TollTerms) -> bool:
    """Whether the verb of `noun` makes a toll of it by itself: "found the bodies of six men"."""
    if noun.dep not in ("dobj", "nsubj", "nsubjpass"):
        return False
    phrases = terms.phrases.get(document.head(noun).lemma, ())
    return any(noun.lemma in p.objects or noun.lower in p.objects for p in phrases)


def _is_told(document: Document, head: Token, terms: TollTerms) -> bool:
    """Whether those to whom an act is done are counted: "the killing of two envoys", "of a guard", not "of envoys"."""
    one = head.tag == "NN" and any(c.lower in ("a", "an") for c in document.children(head, "det"))
    return one or has_count(document, head, terms)


def carrying(document: Document, noun: Token) -> Token | None:
    """The verb that `noun` is the subject or object of."""
    head = document.head(noun)
    return head if noun.dep in ("dobj", "nsubjpass", "nsubj", "attr") and is_verb(head) else None


def _numbered(document: Document, noun: Token, terms: TollTerms) -> tuple[TollKind, Token | None] | None:
    """What "the number of wounded" or "the number of civilians killed" counts, and who they are."""
    if not terms.has("tallies", noun.lemma):
        return None
    for clause in document.children(noun, "acl"):
        if clause.tag == "VBN" and clause.i == noun.i + 1 and (kind := terms.verbs.get(clause.lemma)):
            return kind, None
    for inside in prepositional(document, noun, "of"):
        if inside.lower in terms.adjectives:
            return terms.adjectives[inside.lower], None
        if (kind := terms.counted_nouns.get(inside.lemma)) is not None:
            return kind, inside
        for clause in (*document.children(inside, "acl"), *document.children(noun, "acl")):
            if clause.tag == "VBN" and (kind := terms.verbs.get(clause.lemma)):
                return kind, inside
    return None
