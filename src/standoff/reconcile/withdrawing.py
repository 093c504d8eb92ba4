"""What a source took back or replaced: "withdrew its claim that …", "corrected its earlier figure and said that …".

A claim that is taken back is one that the report tells of by a noun ("its claim that") which a verb of taking back
governs. A figure is replaced where the sentence of the new one says so; then the earlier figures of that origin no
longer hold. So do those of a report that a later version at its address replaced.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from standoff.knowledge.retractions import retractions
from standoff.reconcile.index import Index
from standoff.reconcile.versions import superseded
from standoff.record.joined import Account, Count
from standoff.record.rows import Statement
from standoff.record.terms import Stance

_STOP = re.compile(r"[.!?]\s+(?=[^a-z])|\n")
_REACH = 240


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """The statements that a source took back, and those that say they replace an earlier figure."""

    taken_back: frozenset[str]
    replacing: frozenset[str]

    @classmethod
    def of(cls, index: Index) -> "Withdrawals":
        words = retractions()
        back, replacing = set(), set()
        for reading in index.readings:
            text = reading.report.text
            if not words.any.search(text):
                continue
            for statement in reading.statements:
                if statement.cue is None:
                    continue
                before = _before(text, statement.cue.spans[0][0])
                if statement.stance is not Stance.DENY and words.takes_back.search(before):
                    back.add(statement.id)
                elif words.replaces.search(before):
                    replacing.add(statement.id)
        return cls(frozenset(back), frozenset(replacing))


def _before(text: str, start: int) -> str:
    """What stands before `start` in its sentence."""
    before = text[max(0, start - _REACH) : start]
    return _STOP.split(before)[-1]


def marked(counts: tuple[Count, ...], index: Index, withdrawals: Withdrawals) -> tuple[Count, ...]:
    """The counts of one toll, those that no longer hold marked as withdrawn."""
    old = superseded(index.reading_of[c.toll].report for c in counts)

    telling = [c for c in counts if c.statement in withdrawals.taken_back | withdrawals.replacing]

    def no_longer_holds(count: Count) -> bool:
        if count.statement in withdrawals.taken_back or count.report in old:
            return True
        return any(_takes_from(other, count, index, withdrawals) for other in telling if other.origin == count.origin)

    return tuple(replace(count, withdrawn=True) if no_longer_holds(count) else count for count in counts)


def _takes_from(other: Count, count: Count, index: Index, withdrawals: Withdrawals) -> bool:
    """Whether a count takes back this one, of the same figure, or replaces it by another."""
    if _when(other, index) <= _when(count, index):
        return False
    alike = (other.low, other.high) == (count.low, count.high)
    return alike if other.statement in withdrawals.taken_back else not alike


def _when(count: Count, index: Index) -> tuple[str, str, int]:
    statement = index.statements[count.statement]
    return (count.published or "", count.report, statement.spans[0][0] if statement.spans else 0)


def is_withdrawn(accounts: Iterable[Account], taken_back: frozenset[str], index: Index) -> bool:
    """Whether the last that each origin says, in each of these accounts of an incident, is that it takes it back."""
    told = [[index.statements[s] for s in a.statements] for a in accounts] if taken_back else []
    return bool(told) and all(max(said, key=lambda s: _said(s, index)).id in taken_back for said in told)


def _said(statement: Statement, index: Index) -> tuple[str, str, int]:
    report = index.reading_of[statement.id].report
    return (report.published.earliest or "", report.id, statement.spans[0][0] if statement.spans else 0)
