"""A round of fighting over several days is one occurrence where reports speak of it as one (codebook, "incident").

Two ways of speaking make a round: a mention that names its first and its last day ("the fighting of 3 to 6 May"), and
one that tells what the fight grew out of on the days before ("the clash, which began as a brawl over water").
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from standoff.reconcile.mentions import Mention, Parties

ROUND = "a report tells of the days as one round"
GREW = "a report tells that the one grew out of the other"
_ROUNDS = frozenset({"fighting"})
_EDGE = timedelta(1)
_BEFORE = timedelta(2)
_NEXT = 250

Group = Sequence[Mention]


def rounds_among(groups: Sequence[Group]) -> list[tuple[int, int, str]]:
    """The pairs of groups, by number, that some mention makes one, and why; the first and last days of a round are
    those that its mention names, or a day off."""
    by_affair: dict[Parties, list[tuple[date, date, int]]] = defaultdict(list)
    for number, group in enumerate(groups):
        days = _exact_days(group)
        if days is not None:
            by_affair[_affair(group)].append((*days, number))
    found = []
    for number, group in enumerate(groups):
        near = by_affair[_affair(group)]
        for mention in group:
            if _names_round(mention):
                found += [(number, other, ROUND) for other in _of_round(mention, near)]
            if mention.grew:
                found += [(number, other, GREW) for other in _grown_from(mention, near, groups)]
    return sorted({(min(a, b), max(a, b), why) for a, b, why in found if a != b})


def _affair(group: Group) -> Parties:
    return min((m.between for m in group), key=sorted)


def _exact_days(group: Group) -> tuple[date, date] | None:
    """The days of a group of fighting, by those of its mentions that are dated to a day."""
    dated = [m for m in group if m.is_exact and not m.is_denied and m.family.name in _ROUNDS]
    first = min((m.first for m in dated if m.first is not None), default=None)
    last = max((m.last for m in dated if m.last is not None), default=None)
    return (first, last) if first is not None and last is not None else None


def _names_round(mention: Mention) -> bool:
    is_span = mention.spans_round and mention.is_dated and not mention.is_exact
    return is_span and mention.family.name in _ROUNDS and not mention.is_denied


def _of_round(mention: Mention, near: Sequence[tuple[date, date, int]]) -> list[int]:
    begun, ended = mention.first or date.max, mention.last or date.min
    inside = [(first, last, n) for first, last, n in near if begun - _EDGE <= first and last <= ended + _EDGE]
    if not inside or min(i[0] for i in inside) > begun + _EDGE or max(i[1] for i in inside) < ended - _EDGE:
        return []
    return [n for _, _, n in inside]


def _grown_from(mention: Mention, near: Sequence[tuple[date, date, int]], groups: Sequence[Group]) -> list[int]:
    """The group of one of the two days before of which the sentence, or the next words, tell the beginning."""
    if mention.first is None:
        return []
    days = [n for _, last, n in near if timedelta(0) <= mention.first - last <= _BEFORE]
    return [n for n in days if any(_begins(mention, m) for m in groups[n])]


def _begins(mention: Mention, begun: Mention) -> bool:
    near = mention.report == begun.report and (
        mention.sentence == begun.sentence or 0 < begun.start - mention.start <= _NEXT
    )
    return near and begun.is_exact and not begun.is_denied
