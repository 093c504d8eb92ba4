"""A mention of harm, and who those are that it befalls."""

from dataclasses import dataclass

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import is_verb
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.insertions import inserted_into
from standoff.reading.tolls.people import is_number, listed, names_people
from standoff.record.terms import TollKind


@dataclass(frozen=True, slots=True)
class Harm:
    """One word of harm, the heads of the phrases that name those harmed, and the verb that carries a noun.

    `negated` is a harm that a negation makes: "did not survive". `of` is who those are that a subject only numbers:
    the children of "six of the wounded were children". `retold` is a bare figure that goes on from a harm told before,
    and `again` one that counts the same people as the count before it, of another day or in another telling.
    `presupposed` is a fate that the words take for granted, whatever becomes of their verb: "asked it to free 24".
    """

    kind: TollKind
    token: Token
    people: tuple[Token, ...]
    carrier: Token | None = None
    nominal: bool = False
    negated: bool = False
    of: Token | None = None
    retold: bool = False
    again: bool = False
    presupposed: bool = False


def harmed(document: Document, heads: tuple[Token, ...], terms: TollTerms, living: bool = False) -> tuple[Token, ...]:
    """Those of `heads`, and of the lists they stand in, who are people; see `names_people` for `living`."""
    whole = tuple(_measured(document, inserted_into(document, h, terms) or h, terms) for h in heads)
    found = tuple(h for h in listed(document, whole, terms) if names_people(document, h, terms, living))
    return tuple(dict.fromkeys(inserted_into(document, h, terms) or h for h in found))


def _measured(document: Document, head: Token, terms: TollTerms) -> Token:
    """The number that a participle behind it really counts: the 175 of "175 of its people killed"."""
    above = document.head(head)
    participle = any(c.tag == "VBN" for c in document.children(head, "acl"))
    relative = bool(document.children(head, "relcl")) and not document.children(head, "nummod")
    if head.dep != "pobj" or above.lower != "of" or not (participle or relative):
        return head
    number = document.head(above)
    members = relative and names_people(document, number, terms) and bool(document.children(number, "nummod"))
    return number if (is_number(number, terms) and participle) or members else head


def count_before(document: Document, participle: Token, terms: TollTerms) -> Token | None:
    """The number right before a participle without a subject of its own: "and more than a dozen wounded"."""
    bare = participle.tag == "VB" and participle.lower == participle.lemma
    if participle.i == 0 or not (bare or participle.tag in ("VBN", "VBD", "JJ")):
        return None
    before = document.tokens[participle.i - 1]
    if before.pos == "ADV" and before.lower.endswith("ly") and before.i > document.sentence_of(participle).first:
        before = document.tokens[before.i - 1]
    others = document.children(participle, "nsubj", "nsubjpass", "auxpass", "dobj")
    if any(c.i not in (participle.i - 1, before.i) and not is_number(c, terms) for c in others):
        return None
    counts = is_number(before, terms) or before.lower in ("others", "another") or before.lower in terms.words["vague"]
    return before if counts and before.i >= document.sentence_of(participle).first else None


def taken_up(document: Document, verb: Token, terms: TollTerms) -> tuple[Token, ...]:
    """Those whom the clause before names and this one calls "them": "surrounded six guards and killed them"."""
    pronouns = [c for c in document.children(verb, "dobj", "nsubj") if terms.has("taken_up", c.lower)]
    pronouns += [
        s for c in document.children(verb, "ccomp", "xcomp") for s in document.children(c, "nsubj")
        if terms.has("taken_up", s.lower)
    ]  # fmt: skip
    if not pronouns or pronouns[0].i < verb.i or verb.dep != "conj":
        return ()
    head = document.head(verb)
    while is_verb(head):
        named = harmed(document, document.children(head, "dobj"), terms)
        if named:
            return tuple(p for p in named if document.children(p, "nummod"))
        if head.dep != "conj":
            break
        head = document.head(head)
    return ()
