"""Versions set against versions: counter-charges, the other side's account of one act, and "it was they who did it".

None of these denies in so many words. What makes one an answer is who tells it of whom, of what kind of act, how near,
and words that go back to what was told: a cleft takes the act for known and changes only who did it.
"""

import re
from collections.abc import Callable

from standoff.reading.statements.floor import CLAIMS, PROPOSALS, Floor, parties
from standoff.reading.statements.likeness import ALIKE, FAR, JUST, LABEL, NEAR, beside, replied
from standoff.record.rows import Statement
from standoff.record.terms import Attitude, Form, Stance

_OWN = re.compile(r"\W*(?:its|their|our) own\b", re.IGNORECASE)
_STOP, _BREATH = 3, 10
_DENIALS = frozenset({Stance.DENY, Stance.REJECT})


def rival(floor: Floor) -> Statement | None:
    """What an accusation or a plain statement answers, though it denies nothing; None where nothing speaks for it."""
    row = floor.row
    found = replied(floor)
    if found is None and row.stance is Stance.ACCUSE:
        found = _charge_thrown_back(floor)
    return found or _other_culprit(floor) or _version(floor) or _in_one_breath(floor)


def _in_one_breath(floor: Floor) -> Statement | None:
    """What "…, but Lima insisted that it still held the town" is set against: the other side's word in one sentence."""
    row = floor.row
    if row.cue is None or not floor.lexicon.has("countering", row.cue.lemma) or not floor.others or not row.spans:
        return None
    last = floor.others[0]
    near = _STOP < row.spans[0][0] - max(end for _, end in last.spans) < _BREATH
    return last if near and floor.opposed(last) and last.stance in CLAIMS and last.parent == row.parent else None


def _charge_thrown_back(floor: Floor) -> Statement | None:
    """The charge that a counter-charge throws back: made just before, by the side that is now blamed."""
    row = floor.row
    blamed = {floor.cast.actor(actor).party for actor in row.toward} - {None}
    alone = _only_blames(floor, row)

    def thrown_back(other: Statement) -> bool:
        if not floor.opposed(other) or (blamed and not parties(other) & blamed):
            return False
        charge = other.stance is Stance.ACCUSE and (floor.charged(other) or floor.about(other))
        return charge and (floor.same_act(other) or floor.alike(other) > 0 or row.content.spans == other.content.spans)

    def version(other: Statement) -> bool:
        told = other.stance is Stance.ASSERT and bool(parties(other) & blamed) and floor.about(other)
        return told and (floor.alike(other) > 0 or alone)

    return floor.first(thrown_back, NEAR) or floor.first(version, NEAR)


def _only_blames(floor: Floor, row: Statement) -> bool:
    """Whether a charge says no more than who is to blame: "put the blame on Lima", "blames Lima"."""
    topic = floor.topics.of(row)
    return row.grounds.startswith("idiom") or not (topic.words or topic.acts)


def _other_culprit(floor: Floor) -> Statement | None:
    """What "it was the rebels who attacked" contradicts: the nearest account of the act by somebody else."""
    if not floor.topics.of(floor.row).cleft or floor.row.attitude is not Attitude.SAID:
        return None

    def account(other: Statement) -> bool:
        told = other.stance in CLAIMS | _DENIALS
        tied = floor.same_act(other) or floor.alike(other) > 0 or (floor.opposed(other) and floor.about(other))
        return told and tied and (floor.opposed(other) or beside(floor, other))

    return floor.first(account, FAR)


def _version(floor: Floor) -> Statement | None:
    """The version of the other side told just before, where each tells what the other did."""
    row = floor.row
    if row.attitude is not Attitude.SAID or row.form is Form.NONE or not parties(row):
        return None
    if row.cue is not None and row.cue.lemma == LABEL:
        answerable = CLAIMS | PROPOSALS | _DENIALS
        return floor.first(lambda o: floor.opposed(o) and o.stance in answerable, 1)
    return floor.first(_told_otherwise(floor), JUST) or _of_one_act(floor)


def _of_one_act(floor: Floor) -> Statement | None:
    """The other side's account of what this side did, farther back, where this one blames the other with its words."""
    row = floor.row
    theirs = floor.topics.of(row).told

    def account(other: Statement) -> bool:
        told = floor.opposed(other) and other.stance in (Stance.ACCUSE, Stance.ASSERT) and floor.about(other)
        return told and bool(theirs & parties(other)) and floor.alike(other) >= ALIKE

    return floor.first(account, FAR)


def _told_otherwise(floor: Floor) -> Callable[[Statement], bool]:
    row = floor.row
    told = floor.topics.of(row).told
    own = bool(row.content.quotes) and _OWN.match(row.content.quotes[0]) is not None

    def version(other: Statement) -> bool:
        if not floor.opposed(other) or other.stance not in (Stance.ACCUSE, Stance.ASSERT) or not floor.about(other):
            return False
        if own:
            return True
        theirs = parties(other)
        return bool(told & theirs) and not told - theirs - parties(row) and floor.same_act(other)

    return version
