"""Contents that the parse or the tagger carries into what is no longer said: cut where a construction ends them.

"Since X announced that they must go, thousands have gone" ends what was announced with its clause; "asked for a truce
and that nobody shoot" goes on with the "that" of the saying around it; "A said that it would talk, and B that it would
not" is two sayings with one verb; "the offer to mediate, made in May" tells of the offer.
"""

import bisect
import dataclasses
from collections.abc import Iterator, Sequence

from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.syntax import Token

_NAMES = ("NOUN", "PROPN")
_LONGEST_NAME = 4
_THINGS = ("object", "for", "of", "on", "to", "about")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def with_bounds(acts: Sequence[Attribution], tree: Tree) -> tuple[Attribution, ...]:
    """The acts, each content short of what is no part of it, and what a second speaker says with the same verb."""
    found: list[Attribution] = []
    starts = sorted(act.start for act in acts)
    for act in acts:
        if len(act.content) != 1 or not act.content[0][0] >= act.start:
            found.append(_behind_semicolon(act, tree, starts))
            continue
        short = _shortened(act, tree, _leads_in(tree, act))
        found.extend(_parted(short, tree))
    return tuple(found)


def _shortened(act: Attribution, tree: Tree, with_that: bool) -> Attribution:
    start, end = act.content[0]
    ends = (
        _clause_end(act, tree),
        _participle(act, tree),
        _second_verb(act, tree),
        _beside_cue(act, tree),
        _outlet_concedes(act, tree),
        _time_of_saying(act, tree),
    )
    cuts = [c for c in ends if c is not None and start < c < end]
    if not with_that:
        cuts += list(_second_that(tree, start, end))[:1]
    return _until(act, tree, min(cuts)) if cuts else act


def _until(act: Attribution, tree: Tree, cut: int) -> Attribution:
    start = act.content[0][0]
    kept = tree.document.text[start:cut].rstrip(" ,;:—–-")
    return dataclasses.replace(act, content=((start, start + len(kept)),)) if kept else act


def _leads_in(tree: Tree, act: Attribution) -> bool:
    """Whether "that" opens the content, so that a second "and that" may go on with it."""
    first = next(iter(tree.within(*act.content[0])), None)
    if first is None or first.i == 0:
        return True
    return first.lower == "that" or tree.tokens[first.i - 1].lower == "that" or "clause" in act.frame


def _clause_end(act: Attribution, tree: Tree) -> int | None:
    """Where the clause ends that opens a sentence with "since X announced …", "after X said …"."""
    verb = tree.tokens[act.head]
    marked = tree.child(verb, "mark", "advmod") if verb.dep == "advcl" else None
    if marked is None or verb.head <= verb.i or marked.i > verb.i or tree.left(verb) != tree.bounds(verb)[0]:
        return None
    last = tree.tokens[tree.right(verb)]
    after = tree.tokens[last.i + 1] if last.i + 1 < len(tree.tokens) else None
    return last.end if after is not None and after.text == "," else None


def _participle(act: Attribution, tree: Tree) -> int | None:
    """Where ", made in May" begins behind a noun of saying."""
    if act.frame != "noun":
        return None
    for token in tree.within(*act.content[0]):
        if token.tag in _FINITE:
            return None
        mark = tree.tokens[token.i - 1] if token.i else token
        bare = token.tag == "VBN" and tree.child(token, "nsubj", "aux", "auxpass") is None
        if mark.text == "," and bare and tree.left(token) == token.i:
            return mark.start
    return None


def _second_verb(act: Attribution, tree: Tree) -> int | None:
    """Where a verb begins that goes on with a speaker outside of the content."""
    start, end = act.content[0]
    for token in tree.within(start, end) if tree.rehung else ():
        verb = tree.rehung.get(token.i)
        if verb is not None and not start <= tree.tokens[verb].start < end:
            first = tree.tokens[tree.left(token)]
            before = tree.tokens[first.i - 1] if first.i else first
            return before.start if before.dep == "cc" else first.start
    return None


def _beside_cue(act: Attribution, tree: Tree) -> int | None:
    """Where a finite verb begins that stands beside the cue: "asked for leave to visit and were turned away"."""
    cue = tree.tokens[act.head]
    for token in tree.children(cue, "conj"):
        finite = token.tag in _FINITE or any(t.tag in _FINITE for t in tree.children(token, "aux", "auxpass"))
        if token.pos not in ("VERB", "AUX") or not finite or token.start <= act.content[0][0]:
            continue
        first = tree.tokens[tree.left(token)]
        before = tree.tokens[first.i - 1] if first.i else first
        return before.start if before.dep == "cc" else first.start
    return None


def _outlet_concedes(act: Attribution, tree: Tree) -> int | None:
    """Where ", although …" begins behind what "according to" ascribes: the outlet's own word."""
    if act.rule != "according to":
        return None
    for token in tree.within(*act.content[0]):
        before = tree.tokens[token.i - 1] if token.i else token
        if token.lower in ("although", "though") and before.text == "," and token.dep == "mark":
            return before.start
    return None


def _time_of_saying(act: Attribution, tree: Tree) -> int | None:
    """Where "the same day" begins in "called for a truce the same day": when it was called for."""
    tokens = tree.children(tree.tokens[act.head], "npadvmod") if act.frame in _THINGS else ()
    ends = (t for t in tokens if t.entity in ("DATE", "TIME") or t.lemma in ("day", "morning", "evening", "night"))
    return next((tree.tokens[tree.left(t)].start for t in ends if t.end >= act.content[0][1]), None)


def _behind_semicolon(act: Attribution, tree: Tree, starts: Sequence[int]) -> Attribution:
    """The act that closes a clause, without what another says before a semicolon: "A fears it; B came, she said"."""
    if not act.content or act.rule in ("a turn", "according to") or act.content[0][1] > act.start:
        return act
    start, end = act.content[0]
    at = tree.document.text.rfind(";", start, end)
    quoted = any(mark in tree.document.text[start:end] for mark in '“”"«»„')
    if at < 0 or quoted or bisect.bisect_left(starts, start) == bisect.bisect_left(starts, at):
        return act
    first = next(iter(tree.within(at + 1, end)), None)
    return act if first is None else dataclasses.replace(act, content=((first.start, end), *act.content[1:]))


def _second_that(tree: Tree, start: int, end: int) -> Iterator[int]:
    for token in tree.within(start, end):
        after = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else token
        if token.dep == "cc" and after.lower == "that" and after.tag == "IN" and after.start < end:
            yield token.start


def _parted(act: Attribution, tree: Tree) -> Iterator[Attribution]:
    """The act, and what somebody else says with its verb: "…, and Juba that it would not"."""
    start, end = act.content[0]
    for token in tree.within(start, end) if act.frame == "clause" else ():
        name, that = _second_speaker(tree, token)
        if name is None or that is None or that.end >= end:
            continue
        yield _until(act, tree, token.start)
        first, last = tree.tokens[token.i + 1], tree.tokens[that.i - 1]
        yield dataclasses.replace(
            act, source=((first.start, last.end),), speaker=name.i, content=((that.end + 1, end),), toward=()
        )
        return
    yield act


def _second_speaker(tree: Tree, conjunction: Token) -> tuple[Token | None, Token | None]:
    """The name and "that" behind "and": a short noun phrase with no verb of its own, and a clause."""
    if conjunction.dep != "cc" or conjunction.lower not in ("and", "but", "while"):
        return None, None
    behind = tree.tokens[conjunction.i + 1 : conjunction.i + 2 + _LONGEST_NAME]
    that = next((t for t in behind if t.lower == "that" and t.tag in ("IN", "WDT")), None)
    if that is None or that.i == conjunction.i + 1:
        return None, None
    words = tree.tokens[conjunction.i + 1 : that.i]
    head = words[-1]
    plain = head.pos in _NAMES and head.dep == "conj" and all(t.pos in (*_NAMES, "DET", "ADJ", "PART") for t in words)
    governs = tree.head(that)
    subject = tree.child(governs, "nsubj", "nsubjpass")
    clause = governs.pos in ("VERB", "AUX") and subject is not None and subject.i > that.i
    acl = tree.head(governs).i == head.i
    return (head, that) if plain and clause and not acl else (None, None)
