"""What two mentions of one occurrence can never be: the hard constraints (codebook, "incident").

Days that do not meet, but for an accord made over night; two villages that a report tells apart, or that lie far from
each other; what is done to aircraft or by them, and what is done on the ground; two captures, each by the other side;
what two parties do and what two others do; and what a report itself calls one more of its kind. Everything else only
weighs.
"""

from datetime import date, timedelta

from standoff.reconcile.alike import SLIP, are_reversed, is_one_accord, is_spot, place_score
from standoff.reconcile.mentions import DOWNING, FLIGHT, FORCE, Mention

AIR = frozenset({DOWNING.name, FLIGHT.name})
BEFOREHAND = timedelta(2)
_NO_SLIP = timedelta(0)
_NEIGHBOURS = 0.7
_YIELDING = "withdrawal"


def exclude(m: Mention, n: Mention) -> bool:
    """Whether two mentions, in whichever order, can be of one occurrence in no case."""
    return (
        days_exclude(m, n)
        or (families_exclude(m.family.name, n.family.name) and not (m.is_denied or n.is_denied))
        or are_reversed(m, n)
        or _villages_exclude(m, n)
        or _are_of_others(m, n)
        or (m.report == n.report and (_is_one_more(m, n) or _is_of_another_time(m, n)))
    )


def days_exclude(m: Mention, n: Mention) -> bool:
    if m.first and m.last and n.first and n.last:
        slip = SLIP if is_one_accord(m, n) else _NO_SLIP
        return m.first > n.last + slip or n.first > m.last + slip
    return _came_before(m, n.first) or _came_before(n, m.first) or _in_other_weeks(m, n) or _in_other_weeks(n, m)


def _came_before(m: Mention, day: date | None) -> bool:
    """Whether what has no day was published before the day."""
    return m.first is None and m.published is not None and day is not None and day > m.published + BEFOREHAND


def _in_other_weeks(m: Mention, n: Mention) -> bool:
    """Whether what has no day stands behind a time ("in May, when a patrol was shot at") in which the other was not;
    what a word of sequence puts before that time, only where the other came later."""
    if m.weeks is None or n.first is None or n.last is None:
        return False
    return n.first > m.weeks[1] or (n.last < m.weeks[0] and not m.follows)


def families_exclude(one: str, other: str) -> bool:
    return one != other and (one in AIR or other in AIR)


def _villages_exclude(m: Mention, n: Mention) -> bool:
    if m.place is None or n.place is None or not (is_spot(m.place) and is_spot(n.place)):
        return False
    score = place_score(m, n)
    return score == 0.0 or (score < _NEIGHBOURS and _YIELDING in (m.family.name, n.family.name))


def _are_of_others(m: Mention, n: Mention) -> bool:
    """Whether each is between two parties or more of which the other has none, and nobody denies either."""
    if m.is_denied or n.is_denied or len(m.parties) < 2 or len(n.parties) < 2:
        return False
    return m.parties.isdisjoint(n.parties)


def _is_one_more(m: Mention, n: Mention) -> bool:
    """Whether the later told is called one more of its kind ("a second attack", "a separate advance")."""
    later = n if (m.start, m.event.id) < (n.start, n.event.id) else m
    return later.anew and (m.family.name == n.family.name or {m.family.name, n.family.name} <= FORCE)


def _is_of_another_time(m: Mention, n: Mention) -> bool:
    """Whether the one is what nothing was as bad since, and the other is not; or a report that looks over weeks dates
    the one, and tells the other in another paragraph without a day or a village."""
    if m.long_past != n.long_past:
        return True
    if not m.surveyed or m.paragraph == n.paragraph or (m.first is None) == (n.first is None):
        return False
    free = n if m.first is not None else m
    return free.place is None and not (free.definite or free.heads or free.is_denied)
