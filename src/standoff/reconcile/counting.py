"""Which counts of one toll set its range, which still stand, and which of them is best by a named rule.

A count that is part of another ("17 of the wounded died") sets no bound. One that its origin has since replaced by a
higher one belongs to the range of what was told, but no longer stands: it is no rival of anybody's and never the best.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from standoff.errors import UsageError
from standoff.knowledge.partitives import partitives
from standoff.record.joined import Count, TollSummary
from standoff.record.rows import Toll

OWN_SIDE, MAJORITY, LATEST = "own-side", "majority", "latest"
RULES = {
    OWN_SIDE: "own side first, then the latest report",
    MAJORITY: "the figure of most origins, then the latest report",
    LATEST: "the latest report",
}
"""The rules of the best count by their names; the first is that of the record."""

PART = "part of another count"
TOGETHER = "told together with another count, and no figure is summed"
OF_ITS_REPORT = "part of what its origin counts in the same report"
FURTHER = "told as more than those counted before"
ALONE = "one of them, told of alone"
REPLACED = "replaced by a later count of its origin"
_BOUNDLESS = frozenset({PART, TOGETHER, OF_ITS_REPORT, FURTHER, ALONE})
_REACH = 40


def set_aside(counts: Sequence[Count], tolls: Mapping[str, Toll], before: Mapping[str, str]) -> tuple[Count, ...]:
    """The counts of one toll, in order of day, those that are parts of others or replaced with the reason why; `before`
    are the texts that the counts stand in, up to each.

    One count at least remains, where there is any that gives a figure.
    """
    marked = [replace(c, aside=_part(c, counts, tolls)) if _is_figure(c) else c for c in counts]
    if not any(_bears(c) for c in marked):
        marked = list(counts)
    by_origin: dict[str, list[Count]] = defaultdict(list)
    for count in marked:
        if _bears(count):
            by_origin[count.origin].append(count)
    return tuple(
        replace(c, aside=_replaced(c, by_origin[c.origin], before[c.toll]) or _alone(c, marked, tolls))
        if _bears(c)
        else c
        for c in marked
    )


def _is_figure(count: Count) -> bool:
    return count.low is not None and not count.withdrawn


def _bears(count: Count) -> bool:
    return _is_figure(count) and count.aside is None


def bounding(counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts that set the range: neither withdrawn nor part of others."""
    return tuple(c for c in counts if not c.withdrawn and c.aside not in _BOUNDLESS)


def standing(counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts that still stand: neither withdrawn nor set aside."""
    return tuple(c for c in counts if not c.withdrawn and c.aside is None)


def _part(count: Count, counts: Sequence[Count], tolls: Mapping[str, Toll]) -> str | None:
    mine = tolls[count.toll]
    if any(partitives().part.search(quote) for quote in mine.quotes):
        return PART
    others = [c for c in counts if c.toll != count.toll and _is_figure(c)]
    if others and any(partitives().further.match(quote) for quote in mine.quotes):
        return FURTHER
    for other in counts:
        theirs = tolls[other.toll]
        beside = theirs.id != mine.id and theirs.statement == mine.statement and theirs.low != mine.low
        if beside and any(a < d and c < b for a, b in mine.spans for c, d in theirs.spans):
            return TOGETHER
    return None


def _replaced(count: Count, own: Sequence[Count], before: str) -> str | None:
    """Why a count of an origin no longer stands beside a higher one of the same origin; `own` are all that bear."""
    higher = [c for c in own if (c.low or 0) > (count.low or 0)]
    if any(c.report == count.report for c in higher):
        return REPLACED if partitives().earlier.search(before[-_REACH:]) else OF_ITS_REPORT
    if any((c.published or "") > (count.published or "") for c in higher):
        return REPLACED
    return None


def _alone(count: Count, counts: Sequence[Count], tolls: Mapping[str, Toll]) -> str | None:
    """Why one who is told of and not counted ("in which a sailor died", "Captain Rojas fell") contradicts no higher
    count."""
    is_one = count.low == count.high == 1 and not any(partitives().one.search(q) for q in tolls[count.toll].quotes)
    return ALONE if is_one and any((c.low or 0) > 1 for c in counts if _bears(c)) else None


def best(counts: Sequence[Count], party: str | None, rule: str = OWN_SIDE) -> int | None:
    """The best figure of the counts, which stand in order of day; raises UsageError on a rule that does not exist."""
    known = [c for c in standing(counts) if c.low is not None]
    if rule not in _CHOICES:
        raise UsageError(f"there is no rule {rule!r} of tolls; choose one of {', '.join(RULES)}")
    chosen = _CHOICES[rule](known, party)
    return chosen[-1].low if chosen else None


def by_rule(toll: TollSummary, rule: str) -> TollSummary:
    """The toll with its best figure chosen by another rule."""
    figure = best(toll.counts, toll.party, rule)
    return replace(toll, best=figure, rule=RULES[rule] if standing(toll.counts) else toll.rule)


def _own_side(counts: list[Count], party: str | None) -> list[Count]:
    return [c for c in counts if party is not None and c.party_of_origin == party] or counts


def _majority(counts: list[Count], _: str | None) -> list[Count]:
    """The counts of the figure that most origins give, each origin by its last."""
    last = {c.origin: c for c in counts}
    times = Counter(c.low for c in last.values())
    most = max(times.values(), default=0)
    return [c for c in counts if times[c.low] == most and last[c.origin].low == c.low]


_CHOICES: dict[str, Callable[[list[Count], str | None], list[Count]]] = {
    OWN_SIDE: _own_side,
    MAJORITY: _majority,
    LATEST: lambda counts, _: counts,
}
