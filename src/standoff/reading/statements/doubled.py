"""Acts that only double the one they stand in: one saying, told with two words that report.

In "“We demand a meeting,” he said" the first person's word does what is said, and in "said it hoped for a meeting" the
speaker's own hope is what is said: one statement each, whose stance the inner word gives (see `substance`). A turn of a
transcript keeps the demands within it.
"""

from collections.abc import Sequence

from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.cast import Cast
from standoff.record.rows import Span
from standoff.record.terms import Attitude, Stance

_FIRST = frozenset({"i", "we"})
_OWN = frozenset({"i", "we", "it", "he", "she", "they"})
_MOST = 0.6
_FAR = 40


def without_doubled(acts: Sequence[Attribution], tree: Tree, cast: Cast) -> tuple[Attribution, ...]:
    """The acts, less those that double the act around them; `acts` are in order of their cues."""
    kept: list[Attribution] = []
    for index, act in enumerate(acts):
        near = (*acts[max(0, index - 2) : index], *acts[index + 1 : index + 3])
        if not any(_doubles(tree, cast, act, other) for other in near):
            kept.append(act)
    return tuple(kept)


def _doubles(tree: Tree, cast: Cast, inner: Attribution, outer: Attribution) -> bool:
    if inner.speaker is None or outer.frame in ("label", "relay", "cited") or not _holds(outer.content, inner.start):
        return False
    declined = outer.frame == "infinitive" and outer.source == inner.source
    silent = declined and not inner.content and inner.sense.stance is Stance.NO_COMMENT
    wish = declined and outer.sense.attitude is Attitude.INTENDED and tree.tokens[inner.head].head == outer.head
    return silent or wish or _performed(tree, inner, outer) or _own_thought(tree, cast, inner, outer)


def _performed(tree: Tree, inner: Attribution, outer: Attribution) -> bool:
    """ "We call on them to leave" as nearly all that is said."""
    speaker = tree.tokens[inner.speaker or 0]
    if speaker.lower not in _FIRST or inner.sense.stance is Stance.ASSERT or tree.tokens[inner.head].tag != "VBP":
        return False
    said = _size((*inner.content, *inner.cue, *inner.source))
    return said >= _MOST * _size(outer.content)


def _own_thought(tree: Tree, cast: Cast, inner: Attribution, outer: Attribution) -> bool:
    """ "said it hoped for talks", "said Lima expected them to leave" by Lima's spokesman."""
    if inner.sense.attitude is Attitude.SAID or outer.sense.attitude is not Attitude.SAID:
        return False
    verb = tree.tokens[inner.head]
    verb = tree.head(verb) if verb.dep == "acomp" else verb
    plain = outer.sense.stance in (Stance.ASSERT, Stance.ANNOUNCE) and outer.frame in ("clause", "quote", "adjunct")
    first = tree.head(verb) if verb.dep == "conj" else verb
    if not plain or first.dep != "ccomp" or first.head != outer.head or inner.start - outer.start > _FAR:
        return False
    speaker = tree.tokens[inner.speaker or 0]
    mine = {r.party for start, end in outer.source for r in cast.at(start, end)} - {None}
    theirs = {r.party for start, end in inner.source for r in cast.at(start, end)} - {None}
    return speaker.lower in _OWN or (bool(mine) and mine == theirs)


def _holds(spans: Sequence[Span], offset: int) -> bool:
    return any(start <= offset < end for start, end in spans)


def _size(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)
