"""Clauses that the parser takes apart: "one whom snipers killed", "rockets launched there wounded four".

`with_relatives` hangs the verb of such a relative clause under the noun that it describes and gives the main verb its
subject; a name that opens a second main clause is its subject, not one more object of the first ("Chad offered help and
Mali has accepted"). All else of the parse stays as it is.
"""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.clauses import is_verb
from standoff.reading.syntax import Document, Token

_NEAR = 12
_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def with_relatives(document: Document) -> Document:
    """`document` with the relative clauses of these two shapes under their nouns."""
    changed: dict[int, Token] = {}
    for token in document.tokens:
        if token.lower == "whom" and token.dep in ("dep", "ccomp", "appos", "relcl"):
            changed.update((t.i, t) for t in _whom(document, token))
        elif token.tag == "VBN" and token.dep in ("ccomp", "ROOT", "conj", "advcl"):
            changed.update((t.i, t) for t in _reduced(document, token))
        if token.dep == "conj" and token.tag in ("VBD", "VBZ", "VBN", "VBG") and is_verb(token):
            changed.update((t.i, t) for t in _second_clause(document, token))
    if not changed:
        return document
    return replace(document, tokens=tuple(changed.get(t.i, t) for t in document.tokens))


def _whom(document: Document, whom: Token) -> Iterator[Token]:
    """The subject and verb behind a "whom" that the parse leaves without its clause."""
    noun = document.tokens[whom.i - 1] if whom.i else whom
    subject = next(iter(document.children(whom, "nsubj")), None)
    verb = next((t for t in document.children(subject, "acl") if t.i == subject.i + 1), None) if subject else None
    if subject is None or verb is None or noun.pos not in ("NOUN", "PROPN", "NUM") or verb.tag not in ("VBN", "VBD"):
        return
    yield replace(verb, head=noun.i, dep="relcl", tag="VBD")
    yield replace(subject, head=verb.i)
    yield replace(whom, head=verb.i, dep="dobj")


def _reduced(document: Document, participle: Token) -> Iterator[Token]:
    """A participle right behind its noun, and the verb without a subject after it that the noun is the subject of."""
    subjects = document.children(participle, "nsubj", "nsubjpass")
    if len(subjects) != 1 or subjects[0].i != participle.i - 1 or subjects[0].tag not in ("NN", "NNS"):
        return
    if document.children(participle, "aux", "auxpass", "dobj", "conj"):
        return
    main = next(
        (
            t
            for t in document.tokens[participle.i + 1 : participle.i + _NEAR]
            if is_verb(t) and t.tag in ("VBD", "VBZ") and t.head == participle.head and t.dep == participle.dep
        ),
        None,
    )
    if main is None or document.children(main, "nsubj", "nsubjpass", "mark", "cc"):
        return
    between = document.tokens[participle.i + 1 : main.i]
    if any(t.text in (",", ";", "and", "or", "but") for t in between):
        return
    yield replace(subjects[0], head=main.i)
    yield replace(participle, head=subjects[0].i, dep="acl")
    for word in document.children(participle, "mark"):
        yield replace(word, head=main.i)


def _second_clause(document: Document, verb: Token) -> Iterator[Token]:
    """The name right before a finite verb without a subject, which the parse joins to a noun of the clause before."""
    helpers = document.children(verb, "aux", "auxpass")
    first = min((*helpers, verb), key=lambda t: t.i)
    finite = first.tag in ("VBD", "VBZ", "VBP", "MD") and (first is not verb or verb.tag in ("VBD", "VBZ"))
    if not finite or first.i < 2 or document.children(verb, "nsubj", "nsubjpass", "mark", "cc"):
        return
    name, joint = document.tokens[first.i - 1], document.tokens[first.i - 2]
    begins = document.head(name)
    named = name.pos == "PROPN" and name.entity in _NAMES and name.dep == "conj"
    if not named or joint.lower not in ("and", "but") or begins.pos not in ("NOUN", "PROPN") or begins.i <= verb.head:
        return
    if document.children(begins, "conj") != (name,):
        return
    passive = bool(document.children(verb, "auxpass"))
    yield replace(name, head=verb.i, dep="nsubjpass" if passive else "nsubj")
