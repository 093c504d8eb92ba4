"""What a coordinated verb is joined to, where the parser joins it to the nearest verb against the grammar.

"The navy denied that its crew had been seized and accused Lima of …": the second verb has the agreement, or the
voice, of the main clause and not of the clause beside it. `rejoined` hangs such a verb where it belongs; all else of
the parse stays as it is.
"""

from collections.abc import Iterator
from dataclasses import replace

from standoff.knowledge.cues import load_cues
from standoff.reading.clauses import is_verb
from standoff.reading.syntax import Document, Token

_SINGULAR = frozenset({"has", "is", "was", "does"})
_PLURAL = frozenset({"have", "are", "were", "do"})


def rejoined(document: Document) -> Document:
    """`document` with each coordinated verb under the verb that it goes on from."""
    changed = {token.i: token for verb in document.tokens if is_verb(verb) for token in _moved(document, verb)}
    if not changed:
        return document
    return replace(document, tokens=tuple(changed.get(t.i, t) for t in document.tokens))


def _moved(document: Document, verb: Token) -> Iterator[Token]:
    """`verb`, and the "and" before it, under their new head; nothing where the parse holds."""
    if _is_parallel(document, verb):
        yield replace(verb, dep="conj")
        return
    first = document.head(verb)
    if verb.dep != "conj" or not is_verb(first) or document.children(verb, "nsubj", "nsubjpass", "expl"):
        return
    above = _main_of_content(document, verb, first) or _main_of_relative(document, verb, first)
    if above is not None:
        yield replace(verb, head=above.i)
        for word in document.children(first, "cc"):
            if first.i < word.i < verb.i:
                yield replace(word, head=above.i)


def _is_parallel(document: Document, verb: Token) -> bool:
    """Whether an infinitive after a comma goes on with a row of them: "to cease fire, to withdraw and to talk"."""
    first, to = document.head(verb), _to(document, verb)
    before = document.tokens[to.i - 1] if to is not None and to.i else verb
    joined = any(c.dep == "conj" and c.tag == "VB" and _to(document, c) for c in document.children(verb))
    return (
        verb.dep == "advcl" and before.text == "," and joined and first.i < verb.i and _to(document, first) is not None
    )


def _to(document: Document, verb: Token) -> Token | None:
    marks = (c for c in document.children(verb, "aux") if c.lower == "to")
    return next(marks, None) if verb.tag == "VB" else None


def _main_of_content(document: Document, verb: Token, first: Token) -> Token | None:
    """The verb over a that-clause, where `verb` agrees with its subject alone or goes on speaking beside a passive."""
    main = document.head(first)
    if first.dep != "ccomp" or not is_verb(main) or main.i > first.i or not document.children(main, "nsubj"):
        return None
    number, inner, outer = _number_of_verb(document, verb), _number(document, first), _number(document, main)
    if number is not None and inner is not None and number not in (inner,) and number == outer:
        return main
    passive = bool(document.children(first, "auxpass"))
    speaks = verb.lemma in load_cues().verbs and verb.tag == "VBD" and bool(document.children(verb, "dobj"))
    shifted = first.tag in ("VBZ", "VBP") and not document.children(verb, "aux", "auxpass", "nsubj", "nsubjpass")
    return main if (passive or shifted) and speaks and main.tag == "VBD" else None


def _main_of_relative(document: Document, verb: Token, first: Token) -> Token | None:
    """The last verb of a row that is still without its "and", where `verb` would close it from a relative clause:
    "they shelled the town, fired on people who tried to flee and seized its hospital"."""
    noun = document.head(first)
    outer = next((t for t in document.ancestors(noun) if is_verb(t)), None)
    if first.dep != "relcl" or outer is None or outer.dep != "conj" or verb.tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    row = document.head(outer)
    joined = any(row.i < c.i < outer.i for c in document.children(row, "cc"))
    joins = any(first.i < c.i < verb.i for c in document.children(first, "cc"))
    same = verb.tag == outer.tag and not document.children(verb, "aux", "auxpass")
    return outer if joins and same and not joined else None


def _number(document: Document, verb: Token) -> str | None:
    """Whether the subject of `verb` is "one" or "many"; None where there is none or it does not show."""
    subjects = document.children(verb, "nsubj", "nsubjpass")
    if not subjects:
        return None
    noun = subjects[-1]
    if any(c.pos in ("NOUN", "PROPN", "PRON") for c in document.children(noun, "conj")) or noun.tag in ("NNS", "NNPS"):
        return "many"
    return "one" if noun.tag in ("NN", "NNP") and noun.pos in ("NOUN", "PROPN") else None


def _number_of_verb(document: Document, verb: Token) -> str | None:
    words = {c.lower for c in document.children(verb, "aux", "auxpass")}
    if words & _SINGULAR or (not words and verb.tag == "VBZ"):
        return "one"
    return "many" if words & _PLURAL or (not words and verb.tag == "VBP") else None
