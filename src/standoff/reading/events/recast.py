"""Words that a parse takes for nouns though they act: "the other shot first", "Guns fire again", "Oslo to host talks".

`recast` gives such words their part of speech and their subject, for the events of a report alone. A noun is a verb
where it has a subject of its own and no determiner, or where it ends a plural noun in a headline without any verb.
"""

from collections.abc import Iterable
from dataclasses import replace

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.cast import Cast
from standoff.reading.clauses import is_verb
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Place
from standoff.record.terms import ActorKind

_PLACED = frozenset({"GPE", "LOC", "FAC", "NORP"})
_CLAUSAL = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl"})
_NOMINAL = ("det", "poss", "amod", "nummod", "compound")
_VERBS = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN", "VBG", "MD"})


_BODIES = frozenset({ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.FORCE, ActorKind.ORGANISATION})


def recast(
    document: Document, patterns: EventPatterns, places: Iterable[Place] = (), cast: Cast | None = None
) -> Document:
    """`document` with the nouns that act as verbs, where a pattern has such a verb, and every place and body named."""
    found = _bodies(document, cast) if cast is not None else {}
    for place in places:
        for mention in place.mentions:
            for token in document.within(*mention):
                if token.pos == "PROPN" and token.entity not in _PLACED:
                    found[token.i] = replace(token, entity="LOC")
    for token in document.tokens:
        if token.tag == "VBN" and token.dep == "amod":
            found |= _row_of_verbs(document, token, patterns, found)
        if token.tag not in ("NN", "NNS") or token.dep not in _CLAUSAL:
            continue
        lemma = _verb_of(token, patterns)
        if lemma is None:
            continue
        if _has_subject(document, token):
            found[token.i] = _as_verb(document, token, lemma)
        elif token.dep == "ROOT" and (subject := _headline_subject(document, token)) is not None:
            found[token.i] = _as_verb(document, token, lemma)
            found[subject.i] = replace(found.get(subject.i, subject), dep="nsubj")
    if not found:
        return document
    return replace(document, tokens=tuple(found.get(t.i, t) for t in document.tokens))


def _bodies(document: Document, cast: Cast) -> dict[int, Token]:
    """The names of the bodies, forces and states of `cast`, which the model may take for those of something else."""
    found: dict[int, Token] = {}
    for actor in cast.actors:
        wanted = "ORG" if actor.kind in _BODIES else "GPE" if actor.kind is ActorKind.COUNTRY else ""
        for mention in actor.mentions if wanted else ():
            for token in document.within(*mention):
                placed = token.entity in _PLACED and not (wanted == "GPE" and token.entity == "LOC")
                if token.pos == "PROPN" and not placed and token.entity != "ORG":
                    found[token.i] = replace(token, entity=wanted)
    return found


def _row_of_verbs(
    document: Document, participle: Token, patterns: EventPatterns, found: dict[int, Token]
) -> dict[int, Token]:
    """The second of two verbs that the parse takes for a modifier: "massed troops, dug trenches and laid mines"."""
    noun, before = document.head(participle), document.tokens[max(0, participle.i - 1)]
    if noun.dep != "conj" or before.text not in (",", "and") or participle.lemma in patterns.words["adjectival"]:
        return {}
    if participle.lemma not in patterns.verbs or document.children(noun, "det", "poss"):
        return {}
    top = noun
    while top.dep == "conj" and document.head(top).pos in ("NOUN", "PROPN"):
        top = document.head(top)
    verb = document.head(top)
    if top.dep != "dobj" or verb.tag != "VBD":
        return {}
    acting = replace(participle, tag="VBD", dep="conj", head=verb.i)
    return {participle.i: acting, noun.i: replace(found.get(noun.i, noun), dep="dobj", head=participle.i)}


def _verb_of(token: Token, patterns: EventPatterns) -> str | None:
    """The verb that the form of a noun may be: "fire" for itself, "shoot" for "shot"."""
    pairs = (pair.split() for pair in patterns.words["homographs"])
    lemma = next((verb for noun, verb in pairs if noun == token.lower), token.lemma)
    return lemma if lemma in patterns.verbs else None


def _has_subject(document: Document, token: Token) -> bool:
    before = [c for c in document.children(token, "nsubj") if c.i < token.i]
    return bool(before) and not document.children(token, *_NOMINAL)


def _headline_subject(document: Document, token: Token) -> Token | None:
    """The plural noun right before the last noun of a line without a verb: "Guns fire again around the temple"."""
    sentence = document.sentence_tokens(document.sentence_of(token))
    if any(t.tag in _VERBS for t in sentence) or document.children(token, "det", "poss"):
        return None
    before = document.tokens[token.i - 1] if token.i > sentence[0].i else token
    after = document.tokens[token.i + 1] if token.i < sentence[-1].i else token
    plural = before.dep == "compound" and before.tag in ("NNS", "NNPS") and before.head == token.i
    return before if plural and after.pos in ("ADV", "ADP", "NOUN", "PROPN") and not is_verb(token) else None


def _as_verb(document: Document, token: Token, lemma: str) -> Token:
    to = any(c.lower == "to" for c in document.children(token, "aux"))
    tag = "VB" if to else "VBD" if lemma != token.lemma else "VBZ" if token.lower.endswith("s") else "VBP"
    return replace(token, pos="VERB", tag=tag, lemma=lemma)
