"""Glosses of the outlet on what was said: "…, a charge that Lima denies", "…, a reference to the lost drones".

The parser hangs them on the content that they are about. Where a gloss has a cue of somebody else's, it is that one's
statement and no part of what is glossed; where it only explains, it is the outlet's.
"""

import dataclasses
from collections.abc import Sequence

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.contents import merged
from standoff.reading.attribution.tree import Tree
from standoff.reading.statements.quotations import Quotations
from standoff.reading.syntax import Token
from standoff.record.rows import Span
from standoff.record.terms import Stance

_TAKING_UP = frozenset({Stance.DENY, Stance.REJECT, Stance.CONFIRM, Stance.CONDEMN, Stance.NO_COMMENT})
_BEFORE = 4
_MARK = 2


def without_glosses(
    acts: Sequence[Attribution], tree: Tree, lexicon: Lexicon, quotations: Quotations
) -> tuple[Attribution, ...]:
    """The acts, their contents cut where a gloss of the outlet begins."""
    cuts = sorted({*_taken_up(acts, tree, lexicon), *_explained(tree, lexicon, quotations)})
    if not cuts:
        return tuple(acts)
    return tuple(_cut(act, tree, cuts) for act in acts)


def _taken_up(acts: Sequence[Attribution], tree: Tree, lexicon: Lexicon) -> list[int]:
    """Where ", which Lima denies" and ", a charge Lima denies" begin."""
    found = []
    for act in acts:
        called = act.frame == "object complement"
        if not called and (act.sense.stance not in _TAKING_UP or act.frame != "object" or len(act.content) != 1):
            continue
        verb = tree.tokens[act.head]
        tokens = tree.within(*act.content[0])
        if not tokens or tokens[-1].start > act.start or not _relative(tree, lexicon, verb, tokens[0]):
            continue
        first = _gloss_start(tree, lexicon, tokens[0])
        if first is not None:
            found.append(first)
    return found


def _relative(tree: Tree, lexicon: Lexicon, verb: Token, pointer: Token) -> bool:
    gloss = lexicon.has("glosses", pointer.lemma)
    return verb.dep in ("relcl", "ccomp", "advcl", "conj") and (pointer.tag == "WDT" or gloss)


def _gloss_start(tree: Tree, lexicon: Lexicon, pointer: Token) -> int | None:
    """The offset of the comma or dash before the gloss, None where no mark sets it off."""
    for i in range(pointer.i - 1, max(pointer.i - 1 - _BEFORE, -1), -1):
        token = tree.tokens[i]
        if token.text in (",", "—", "–", "-"):
            return token.start
        if token.pos not in ("DET", "ADJ", "NOUN", "PRON"):
            return None
    return None


def _explained(tree: Tree, lexicon: Lexicon, quotations: Quotations) -> list[int]:
    """Where ", a reference to …" begins: the outlet tells what was meant."""
    found = []
    for token in tree.tokens:
        if not lexicon.has("explaining_nouns", token.lemma) or token.pos != "NOUN" or quotations.at(token.start):
            continue
        following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
        start = _gloss_start(tree, lexicon, token)
        if following is not None and following.lower == "to" and start is not None:
            found.append(start)
    return found


def _cut(act: Attribution, tree: Tree, cuts: Sequence[int]) -> Attribution:
    """The act without what follows the first cut in its sentence that lies in its content and after its words."""
    spans: list[Span] = []
    for start, end in act.content:
        if spans and any(0 <= start - cut <= _MARK for cut in cuts):
            continue
        at = next((cut for cut in cuts if start < cut < end), None)
        if at is None or act.start > at or any(s < at < e for s, e in (*act.cue, *act.source)):
            spans.append((start, end))
            continue
        last = tree.within(at, at + 1)
        stop = tree.tokens[tree.bounds(last[0])[1] - 1].end if last else end
        spans.append((start, at))
        if stop < end:
            spans.append((stop, end))
    return dataclasses.replace(act, content=merged(spans, tree.document.text)) if spans else act
