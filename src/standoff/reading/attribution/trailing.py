"""What the outlet adds to somebody's words in the same sentence, which the parser takes into what was said.

"… that they would meet again, though no date has been set", "… a collision at the shoal, which the Chinese call
Huangyan", "… that it lay outside Abyei, another area that both claim", "… that two were missing; that was wrong".
"""

import dataclasses

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.statements.quotations import Quotations
from standoff.reading.syntax import Token

_CONCEDING = ("though", "although")
_ARTICLES = ("a", "an", "another")
_RELATIVE = ("WDT", "WP", "WRB", "IN")
_NAMING = "object complement"


def before_the_outlets(act: Attribution, tree: Tree, lexicon: Lexicon, quotations: Quotations) -> Attribution:
    """The act whose content ends before what the outlet adds; content that comes before its cue stays as it is."""
    if not act.content or act.content[0][0] < act.start:
        return act
    start, end = act.content[-1]
    tokens = tree.within(start, end)
    for n, mark in enumerate(tokens[1:-1], 1):
        if mark.text not in (",", ";") or quotations.at(mark.start) is not None:
            continue
        if _added(tree, lexicon, tokens[n + 1], tokens[-1], mark):
            cut = tree.offsets(tokens[0].i, mark.i - 1)
            if cut is not None:
                return dataclasses.replace(act, content=(*act.content[:-1], (start, max(start + 1, cut[1]))))
    return act


def _added(tree: Tree, lexicon: Lexicon, first: Token, last: Token, mark: Token) -> bool:
    if mark.text == ";":
        return _anew(tree, first, last)
    return _conceded(tree, first) or _explained(tree, first, last) or _also_named(tree, lexicon, first)


def _anew(tree: Tree, first: Token, last: Token) -> bool:
    """Whether a clause with its own subject and verb begins after a semicolon, and no "that" goes on with it."""
    if first.lower in ("that", "and", "but") and first.tag in ("IN", "CC"):
        return False
    return any(t.dep in ("nsubj", "nsubjpass", "expl") and t.i <= first.i + 8 for t in tree.tokens[first.i : last.i])


def _conceded(tree: Tree, first: Token) -> bool:
    """ ", though no date has been set": what somebody else than the speaker or its matter leaves open."""
    if first.lower not in _CONCEDING or first.dep != "mark":
        return False
    subject = tree.child(tree.head(first), "nsubj", "nsubjpass")
    return subject is not None and subject.pos in ("NOUN", "PROPN")


def _explained(tree: Tree, first: Token, last: Token) -> bool:
    """ ", another area that both claim": a noun with a clause of its own that tells the reader what a thing is."""
    noun = tree.head(first) if first.lower in _ARTICLES and first.dep == "det" else None
    if noun is None or noun.dep not in ("appos", "npadvmod", "dobj", "conj", "attr") or noun.head > first.i:
        return False
    after = tree.tokens[min(noun.i + 1, last.i)]
    clause = tree.child(noun, "relcl", "acl")
    return clause is not None and after.lower in ("that", "which", "who", "where") and tree.right(noun) >= last.i - 1


def _also_named(tree: Tree, lexicon: Lexicon, first: Token) -> bool:
    """ ", which Filipinos call Escoda": another name for the thing."""
    if first.tag != "WDT":
        return False
    verb = tree.head(first)
    named = _NAMING in lexicon.verbs.get(verb.lemma, {}) or (verb.lemma == "know" and tree.passive(verb))
    return named and verb.dep in ("relcl", "advcl", "ccomp") and tree.child(verb, "ccomp", "xcomp") is None
