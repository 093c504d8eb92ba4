"""Which statement of the same report a denial, rejection or confirmation answers.

"denied the claim" answers the nearest earlier claim that another side makes. A denial with content of its own answers
the nearest earlier statement of another side that shares a telling word with it. Where neither is found, nothing is
answered: another report may hold it.
"""

import dataclasses
import re
from collections.abc import Sequence, Set

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
_ALIKE = 2
_LONGEST_POINTER = 8
_TELLING = frozenset({"that", "of", "about", "to"})
_COUNTER = "a counter-version in answer to a charge"
_WORD = re.compile(r"\w{4,}")


def with_answers(rows: Sequence[Statement], lexicon: Lexicon, counters: Set[str]) -> tuple[Statement, ...]:
    """The rows, with `answers` set on each that answers an earlier one; `rows` are in text order, the root first.

    `counters` are the ids of neutral statements whose content plays down or negates what the speaker's own side did.
    Such a counter-version becomes a denial where it goes on from a denial of the same source, or where another side's
    charge stands before it.
    """
    found: list[Statement] = []
    for row in rows:
        if row.id in counters:
            row = _as_denial(found, row)
        elif row.stance in _ANSWERING and row.attitude is Attitude.SAID and row.cue is not None:
            target = _answered(found, row, lexicon)
            if target is not None:
                row = dataclasses.replace(row, answers=target)
        found.append(row)
    return tuple(found)


def _as_denial(before: Sequence[Statement], row: Statement) -> Statement:
    last = before[-1]
    denying = last.stance in (Stance.DENY, Stance.REJECT) and last.source.spans == row.source.spans
    if denying:
        return dataclasses.replace(row, stance=Stance.DENY, answers=last.answers, grounds=f"{row.grounds}; {_COUNTER}")
    words = _stems(row)
    for other in reversed(before[max(1, len(before) - _REACH) :]):
        if other.cue is None or other.stance is not Stance.ACCUSE or not _another_side(row, other):
            continue
        if words & _stems(other) and _may_be_charged(row, other):
            return dataclasses.replace(row, stance=Stance.DENY, answers=other.id, grounds=f"{row.grounds}; {_COUNTER}")
    return row


def _may_be_charged(row: Statement, charge: Statement) -> bool:
    """Whether the charge could be against the one who answers: unless it names others only."""
    mine = {h.actor for h in row.source.holders if h.actor}
    return not charge.toward or not mine or bool(mine & set(charge.toward)) or bool(_sides(row))


def _sides(row: Statement) -> set[str]:
    return {h.party for h in row.source.holders if h.party}


def _answered(before: Sequence[Statement], row: Statement, lexicon: Lexicon) -> str | None:
    """The nearest statement answered: charges first where the denial has content of its own."""
    near = [
        other
        for other in reversed(before[max(1, len(before) - _REACH) :])
        if other.cue is not None
        and other.stance in _ANSWERABLE
        and other.attitude in (Attitude.SAID, Attitude.THOUGHT)
        and other.content.spans
        and _another_side(row, other)
    ]
    if names_a_claim(row.content.quotes, lexicon):
        return next((other.id for other in near if other.stance in _CLAIMS), None)
    words = _stems(row)
    charges = (o.id for o in near if o.stance is Stance.ACCUSE and words & _stems(o))
    alike = (o.id for o in near if len(words & _stems(o)) >= _ALIKE)
    return next(charges, None) or (next(alike, None) if row.stance is not Stance.CONFIRM else None)


def names_a_claim(quotes: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether content only points at something said: "the claim", "all allegations as false", "this"."""
    words = [w.lower() for quote in quotes for w in re.findall(r"\w+", quote)]
    if not words or len(words) > _LONGEST_POINTER:
        return False
    if words in (["this"], ["that"], ["it"], ["them"], ["these"]):
        return True
    heads = {w[:-1] if w.endswith("s") else w for w in words}
    return bool(heads & lexicon.sets["spoken_things"]) and not heads & _TELLING


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
