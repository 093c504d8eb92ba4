"""Which of several claims a denial with content of its own is most likely to be about."""

import itertools

from standoff.reading.statements.floor import CLAIMS, Floor, parties
from standoff.record.rows import Statement
from standoff.record.terms import Stance

LABEL = ":"
NEAR = 4
FAR = 6
JUST = 2
ALIKE = 2
BESIDE = 250
_MOST_ALIKE = 3
_FARTHER = 0.45
_UNKNOWN = 0.5


def likeliest(floor: Floor, near: int = NEAR) -> Statement | None:
    """The claim of another side that most speaks for: a charge laid on this side, what both tell of, nearness."""
    return _charge_of_the_act(floor) or _nearest_likely(floor, near)


def _charge_of_the_act(floor: Floor) -> Statement | None:
    """The other side's charge of the kind of act that is denied, told about this side, however much it said since."""
    if floor.row.stance is not Stance.DENY:
        return None
    nearest = floor.others[0] if floor.others else None
    if nearest is not None and nearest.stance in CLAIMS and floor.alike(nearest) >= ALIKE and beside(floor, nearest):
        return None
    return floor.first(
        lambda o: (
            o.stance is Stance.ACCUSE
            and floor.opposed(o)
            and floor.same_act(o)
            and (floor.charged(o) or floor.about(o))
        )
    )


def _nearest_likely(floor: Floor, near: int) -> Statement | None:
    best: tuple[float, Statement] | None = None
    thing = floor.row.grounds.startswith("verb with object;")
    for rank, other in enumerate(floor.others):
        if other.stance not in CLAIMS or (other.id in floor.negative and floor.row.stance is Stance.DENY):
            continue
        if thing and not floor.alike(other) and not (rank < JUST and floor.about(other)):
            continue
        charge = other.stance is Stance.ACCUSE and floor.charged(other)
        alike = min(floor.alike(other), _MOST_ALIKE)
        if not ((charge and rank < NEAR) or alike >= ALIKE or _concerns(floor, other, alike, rank, near)):
            continue
        score = 2.0 * charge + 1.5 * alike + 0.5 * floor.about(other) + floor.opposed(other)
        score -= floor.third(other) + _FARTHER * rank + _UNKNOWN * (not parties(other))
        if best is None or score > best[0]:
            best = (score, other)
    return best[1] if best is not None else None


def _concerns(floor: Floor, other: Statement, alike: int, rank: int, near: int) -> bool:
    """Whether the sides and a word in common, or sides at odds just before, make the other's claim the one meant.

    A denial of an act also meets a claim of the same kind of act by somebody who speaks for no known side.
    """
    if floor.row.stance is Stance.DENY and not parties(other) and rank < NEAR and floor.same_act(other):
        return True
    about = floor.about(other)
    known = floor.opposed(other) or (alike and about and rank < NEAR)
    told = alike > 0 or (about and rank < near) or (rank < min(near, JUST) and floor.quarrelling(other))
    return bool(known and told)


def beside(floor: Floor, other: Statement) -> bool:
    """Whether the other is the last thing said before, but for what stands within it and what the row's own side said:
    where a side is unknown, only what was said right before may be answered."""
    if not floor.row.spans or not other.spans or floor.row.spans[0][0] - other.spans[-1][1] > BESIDE:
        return False
    between = itertools.takewhile(lambda o: o.id != other.id, floor.others)
    return all(o.parent == other.id for o in between)


def replied(floor: Floor) -> Statement | None:
    """What "replied", "retorted" or "hit back" answers: the last that the other side said, and no part of it."""
    lemma = floor.row.cue.lemma if floor.row.cue is not None else ""
    if not floor.lexicon.has("replying", lemma):
        return None
    ids = {o.id for o in floor.others}
    return floor.first(lambda o: floor.opposed(o) and o.parent not in ids and _at_odds(floor, o), NEAR)


def _at_odds(floor: Floor, other: Statement) -> bool:
    """Whether what the other said has to do with this side, or both with one thing."""
    return floor.quarrelling(other) or floor.about(other) or floor.alike(other) > 0
