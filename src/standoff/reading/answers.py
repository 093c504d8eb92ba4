"""Which statement of the same report a denial, rejection or confirmation answers.

"denied the claim" answers the nearest earlier claim that another side makes. A denial with content of its own answers
the nearest earlier statement of another side that shares a telling word with it. Where neither is found, nothing is
answered: another report may hold it.
"""

import dataclasses
import re
from collections.abc import Sequence

from standoff.knowledge.cues import Lexicon
from standoff.record.rows import Statement
from standoff.record.terms import Attitude, Stance

_ANSWERING = frozenset({Stance.DENY, Stance.REJECT, Stance.CONFIRM})
_ANSWERABLE = frozenset(
    {Stance.ASSERT, Stance.ACCUSE, Stance.ANNOUNCE, Stance.DEMAND, Stance.REQUEST, Stance.CONDEMN, Stance.PROPOSE,
     Stance.WARN, Stance.OFFER, Stance.CONFIRM}
)  # fmt: skip
_CLAIMS = frozenset({Stance.ASSERT, Stance.ACCUSE, Stance.ANNOUNCE, Stance.CONDEMN, Stance.WARN})
_REACH = 14
_WORD = re.compile(r"\w{4,}")


def with_answers(rows: Sequence[Statement], lexicon: Lexicon) -> tuple[Statement, ...]:
    """The rows, with `answers` set on each that answers an earlier one; `rows` are in text order, the root first."""
    found: list[Statement] = []
    for index, row in enumerate(rows):
        if row.stance in _ANSWERING and row.attitude is Attitude.SAID and row.cue is not None:
            target = _answered(rows, index, lexicon)
            if target is not None:
                row = dataclasses.replace(row, answers=target)
        found.append(row)
    return tuple(found)


def _answered(rows: Sequence[Statement], index: int, lexicon: Lexicon) -> str | None:
    row = rows[index]
    names_a_claim = is_contentless(row, lexicon)
    words = _stems(row)
    for other in reversed(rows[max(1, index - _REACH) : index]):
        if other.cue is None or other.stance not in _ANSWERABLE or not _another_side(row, other):
            continue
        if other.attitude not in (Attitude.SAID, Attitude.THOUGHT) or not other.content.spans:
            continue
        if names_a_claim and other.stance in _CLAIMS:
            return other.id
        if not names_a_claim and len(words & _stems(other)) >= 1 and row.stance is not Stance.CONFIRM:
            return other.id
    return None


def is_contentless(row: Statement, lexicon: Lexicon) -> bool:
    """Whether what is denied is named only as something said: "the claim", "all allegations as false"."""
    words = [w.lower() for quote in row.content.quotes for w in re.findall(r"\w+", quote)]
    if not words:
        return True
    heads = {w[:-1] if w.endswith("s") else w for w in words[:6]} | set(words[:6])
    return len(words) <= 8 and bool(heads & lexicon.sets["spoken_things"])


def _stems(row: Statement) -> set[str]:
    return {w.lower()[:5] for quote in row.content.quotes for w in _WORD.findall(quote) if not w[0].isupper()}


def _another_side(row: Statement, other: Statement) -> bool:
    """Whether two statements come from different sides; where parties are unknown, from differently named sources."""
    mine = {h.party for h in row.source.holders if h.party}
    theirs = {h.party for h in other.source.holders if h.party}
    if mine and theirs:
        return not mine & theirs
    if not row.source.text or not other.source.text:
        return False
    return row.source.text.lower() != other.source.text.lower()
