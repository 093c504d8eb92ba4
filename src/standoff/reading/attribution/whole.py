"""Contents made whole: what was said begins and ends where a phrase does, and has a noun or a verb of its own.

The tagger reads words, not phrases, and the parser may hang a clause where it does not belong. So a content that ends
on a word which leans on the next ("the most detailed proposals of") is led to the end of that word's phrase where this
is near, and else cut before it; a relative clause of which only the first words are left goes, or, where it says which
of the things is meant ("the maps with which …"), is taken whole; and of pieces that the tagger alone brings together,
one in another sentence is none of this content.
"""

import dataclasses
from collections.abc import Sequence

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.contents import merged
from standoff.reading.attribution.trailing import before_the_outlets
from standoff.reading.attribution.tree import Tree
from standoff.reading.statements.pointers import is_pointer
from standoff.reading.statements.quotations import Quotations
from standoff.reading.syntax import Token
from standoff.record.rows import Span

_LEANING = frozenset({"det", "poss", "case", "mark", "aux", "auxpass", "predet", "cc", "preconj"})
_MODIFIERS = frozenset({"amod", "nummod", "compound", "nmod"})
_OWN_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "INTJ", "X", "SYM"})
_RELATIVE = ("WDT", "WP", "WRB", "WP$")
_DEFINITE = ("the", "those", "these")
_TURNS = ("label", "relay", "cited", "hearsay")
_GLOSSING = ("that", "which")
_CLAUSES = ("clause", "quote", "adjunct", "infinitive", "gerund", "tagged", "noun", *_TURNS)
_POINTING = ("object", "clause", "quote", "gerund")
_POINTER = 7
_REACH = 10
_STEPS = 4


def with_whole_contents(
    acts: Sequence[Attribution], tree: Tree, quotations: Quotations, lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """The acts, each content ended where a phrase ends; less those of the tagger that are left with no content."""
    heads = frozenset(act.head for act in acts)
    short = (_pointing_alone(act, tree, lexicon, quotations) for act in acts)
    plain = (_before_gloss(act, tree, lexicon, quotations) if act.frame not in _TURNS else act for act in short)
    plain = (before_the_outlets(act, tree, lexicon, quotations) if act.frame not in _TURNS else act for act in plain)
    found = (_whole(_before_a_scene(act, tree, quotations, heads), tree, quotations) for act in plain)
    return tuple(act for act in found if act is not None)


def _pointing_alone(act: Attribution, tree: Tree, lexicon: Lexicon, quotations: Quotations) -> Attribution:
    """The act whose content only points ("this", "this demand"), short of the reason that a colon brings in."""
    if act.frame not in _POINTING or not act.content or act.content[0][0] < act.start:
        return act
    head = tree.tokens[act.head]
    tokens = tree.tokens[tree.verb_group(head)[1] + 1 : tree.bounds(head)[1]][:_POINTER]
    colon = next((n for n, t in enumerate(tokens) if t.text in (":", ";")), None)
    if not colon or quotations.at(tokens[0].start) is not None:
        return act
    span = (tokens[0].start, tokens[colon - 1].end)
    pointer = is_pointer((tree.document.text[span[0] : span[1]],), lexicon)
    return dataclasses.replace(act, content=(span,)) if pointer else act


def _whole(act: Attribution, tree: Tree, quotations: Quotations) -> Attribution | None:
    if not act.content or act.frame in _TURNS or act.rule == "a turn":
        return act
    tagged = act.rule == "tagged"
    spans = _in_one_sentence(act, tree, quotations) if tagged else act.content
    if tagged:
        spans = tuple(span for span in spans if quotations.at(span[0]) is not None or _says(tree, span))
    kept = [_ended(act, tree, quotations, span) for span in spans]
    if tagged and not any(kept):
        return None
    content = _unpointed(merged([span for span in kept if span is not None], tree.document.text), tree, quotations)
    return dataclasses.replace(act, content=content) if content and content != act.content else act


def _before_gloss(act: Attribution, tree: Tree, lexicon: Lexicon, quotations: Quotations) -> Attribution:
    """The act whose content ends before the outlet's ", an account that nobody could confirm"."""
    if not act.content or (act.content[0][0] < act.start and act.rule != "according to"):
        return act
    for n, span in enumerate(act.content[1:], 1):
        inside = tree.within(*span)
        if inside and _follows_gloss(tree, lexicon, inside[0]):
            return dataclasses.replace(act, content=act.content[:n])
    tokens = tree.within(*act.content[-1])
    for before, article, noun in zip(tokens[1:], tokens[2:], tokens[3:], strict=False):
        gloss = before.text == "," and article.lower in ("a", "an") and lexicon.has("glosses", noun.lemma)
        clause = tree.child(noun, "relcl", "acl") if gloss and quotations.at(noun.start) is None else None
        after = tree.tokens[noun.i + 1].lower if noun.i + 1 < len(tree.tokens) else ""
        if clause is None and not (gloss and after in _GLOSSING):
            continue
        cut = tree.offsets(tokens[0].i, before.i - 1)
        if cut is not None and (noun.dep in ("appos", "attr", "dobj", "conj", "npadvmod") or clause is not None):
            return dataclasses.replace(act, content=(*act.content[:-1], cut))
    return act


def _follows_gloss(tree: Tree, lexicon: Lexicon, token: Token) -> bool:
    """Whether ", an account that" stands before a token."""
    last = token.i - 1 - (token.i > 0 and tree.tokens[token.i - 1].lower in _GLOSSING)
    if last < 2 or not lexicon.has("glosses", tree.tokens[last].lemma):
        return False
    return tree.tokens[last - 1].lower in ("a", "an") and tree.tokens[last - 2].text == ","


def _unpointed(spans: Sequence[Span], tree: Tree, quotations: Quotations) -> tuple[Span, ...]:
    """The spans without the comma that one begins with, or an unquoted one ends with."""
    text = tree.document.text
    spans = [(end - len(text[start:end].lstrip(" ,;:")), end) for start, end in spans]
    ends = (end if quotations.at(end - 1) else start + len(text[start:end].rstrip(" ,;:")) for start, end in spans)
    return tuple((start, max(end, start + 1)) for (start, _), end in zip(spans, ends, strict=True))


def _before_a_scene(act: Attribution, tree: Tree, quotations: Quotations, heads: frozenset[int]) -> Attribution:
    """The act whose content is a thing ("called for a meeting"), short of what was said there ("where its envoy
    accused …"), unless that tells which thing is meant."""
    if not act.content or " " in act.frame or act.frame in _CLAUSES or act.content[-1][0] < act.start:
        return act
    span = act.content[-1]
    tokens = tree.within(*span)
    for word in tokens[1:]:
        there = word.lower in ("where", "when") or (word.lower == "which" and word.dep == "pobj")
        verb = next((t for t in _above(tree, word) if t.dep == "relcl"), None) if there else None
        if verb is None or verb.i not in heads or quotations.at(word.start) is not None:
            continue
        definite = any(t.lower in _DEFINITE for t in tree.children(tree.head(verb), "det"))
        cut = tree.offsets(tokens[0].i, tree.left(verb) - 1) if tree.left(verb) > tokens[0].i else None
        if not definite and cut is not None and tree.right(verb) >= tokens[-1].i:
            return dataclasses.replace(act, content=(*act.content[:-1], cut))
    return act


def _above(tree: Tree, token: Token) -> list[Token]:
    """The few words that `token` hangs on, nearest first."""
    found = [token]
    while len(found) <= _STEPS and found[-1].head != found[-1].i:
        found.append(tree.head(found[-1]))
    return found


def _in_one_sentence(act: Attribution, tree: Tree, quotations: Quotations) -> tuple[Span, ...]:
    """The spans in the sentence of the cue, and those in quotation marks; all of them where that leaves nothing."""
    first, last = tree.bounds(tree.tokens[act.head])
    start, end = tree.tokens[first].start, tree.tokens[last - 1].end
    kept = tuple(s for s in act.content if (start <= s[0] < end) or quotations.at(s[0]) is not None)
    return kept or act.content


def _says(tree: Tree, span: Span) -> bool:
    """Whether a span has a word that means something by itself."""
    tokens = tree.within(*span)
    return any(t.pos in _OWN_WORDS and t.tag not in _RELATIVE for t in tokens) or (
        len(tokens) == 1 and tokens[0].tag in ("PRP", "DT") and tokens[0].dep in ("dobj", "pobj", "attr")
    )


def _ended(act: Attribution, tree: Tree, quotations: Quotations, span: Span) -> Span | None:
    """The span to the end of its last phrase; None where nothing is left of it."""
    if quotations.at(span[1] - 1) is not None:
        return span
    tokens = tree.within(*span)
    if not tokens:
        return span
    cut = _dangling(tree, tokens)
    if cut is not None:
        return _to(act, tree, span, cut) if cut > tokens[-1].i else _back(tree, tokens[0].i, cut)
    last = tokens[-1]
    leaned = leans_on(tree, last) or (_described(tree, last) if act.rule == "tagged" else None)
    if leaned is None:
        return span
    right = tree.right(leaned)
    if last.i < right <= last.i + _REACH and not _crossed(act, tree, last.i + 1, right):
        return _to(act, tree, span, right)
    return _back(tree, tokens[0].i, last.i)


def leans_on(tree: Tree, token: Token) -> Token | None:
    """The word after `token` that it cannot stand without: a determiner's noun, an auxiliary's verb, a preposition's
    object."""
    if token.dep in _LEANING and token.head > token.i and token.lower not in ("that", "this", "all", "both"):
        return tree.head(token)
    if token.tag in ("IN", "TO") and token.dep in ("prep", "agent", "dative"):
        thing = tree.child(token, "pobj", "pcomp")
        return thing if thing is not None and thing.i > token.i else None
    return None


def _described(tree: Tree, token: Token) -> Token | None:
    """The noun that directly follows its adjective or number."""
    direct = token.dep in _MODIFIERS and token.head == token.i + 1 and not token.text.isupper()
    return tree.head(token) if direct else None


def _dangling(tree: Tree, tokens: Sequence[Token]) -> int | None:
    """Where a relative clause stands in the span without its verb: the token it begins at, or its last where it says
    which of the things is meant."""
    last = tokens[-1].i
    word = next((t for t in reversed(tokens[-_REACH:]) if t.tag in _RELATIVE), None)
    if word is None:
        return None
    verb = next((t for t in _above(tree, word) if t.dep == "relcl"), None)
    if verb is None:
        return None
    first = tree.left(verb)
    if verb.i <= last or not tokens[0].i < first <= word.i:
        return None
    thing = tree.head(verb)
    told = any(t.lower in _DEFINITE for t in tree.children(thing, "det")) and thing.i == first - 1
    return tree.right(verb) if told and tree.right(verb) < tree.bounds(verb)[1] else first


def _to(act: Attribution, tree: Tree, span: Span, last: int) -> Span:
    """The span up to token `last`."""
    found = tree.offsets(tree.within(*span)[0].i, last)
    return (span[0], max(span[1], found[1])) if found is not None else span


def _back(tree: Tree, first: int, end: int) -> Span | None:
    """The tokens from `first` short of `end`, and of what leans on what is cut."""
    last = end - 1
    while last >= first and _loose(tree, tree.tokens[last], last):
        last -= 1
    return tree.offsets(first, last) if last >= first else None


def _loose(tree: Tree, token: Token, last: int) -> bool:
    leaned = leans_on(tree, token)
    return (leaned is not None and leaned.i > last) or token.dep in ("cc", "punct")


def _crossed(act: Attribution, tree: Tree, first: int, last: int) -> bool:
    """Whether the cue or the source stands in tokens `[first, last]`."""
    start, end = tree.tokens[first].start, tree.tokens[last].end
    return any(start < b and a < end for a, b in (*act.cue, *act.source))
