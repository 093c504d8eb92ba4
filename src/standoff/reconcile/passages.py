"""What one passage tells between the same sides is one occurrence, whatever kinds of act it is made of.

"Soldiers tried to take the ruin at dawn on Friday and were beaten back. The other army says that it was they who
advanced": an attempt, a leaving and an advance, told in one paragraph. An undated act of force goes with the dated one
that its paragraph tells of, or the first told, where no party and no place parts the two; a dated one with what its
paragraph tells of the same day. "A second attack", "another raid" begin something else.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from standoff.reconcile.alike import place_score
from standoff.reconcile.cotold import Told, days_of
from standoff.reconcile.mentions import FINE, Mention

PASSAGE = "told in one passage with it"
_FORCE = ("fighting", "movement", "capture", "pressure")
_LEAVING = "withdrawal"
_BREATH = 160
_BACK = 2

Held = Mapping[tuple[str, int], Sequence[tuple[int, Mention]]]
"""The mentions of each paragraph of each report, with the numbers of their clusters."""


def passages(clusters: Sequence[Told]) -> dict[int, int]:
    """For each cluster that goes with another told in its passage, by number, the number of that other."""
    held: dict[tuple[str, int], list[tuple[int, Mention]]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for mention in cluster:
            if mention.family.name in (*_FORCE, _LEAVING) and not mention.is_history:
                held[(mention.report, mention.paragraph)].append((number, mention))
    found = {}
    for number, cluster in enumerate(clusters):
        if _may_follow(cluster):
            told = (_chosen(report, number, clusters, held) for report in {m.report for m in cluster})
            homes = {home for home in told if home is not None}
            if len(homes) == 1:
                found[number] = homes.pop()
    return found


def _chosen(report: str, number: int, clusters: Sequence[Told], held: Held) -> int | None:
    """The cluster with which a report tells the one of this number in a passage, the nearest of several."""
    cluster = clusters[number]
    fitting = [
        (_distance(mine, theirs), other)
        for mine in cluster
        if mine.report == report
        for other, theirs in (*held[(report, mine.paragraph)], *_answered(mine, held))
        if other != number
        and _leads(clusters[other], cluster, theirs)
        and _fit(mine, theirs)
        and _agree(cluster, clusters[other])
    ]
    return min(fitting)[1] if fitting else None


def _answered(mine: Mention, held: Held) -> Iterator[tuple[int, Mention]]:
    """Of what the paragraphs before tell, what they lay to the door of the party that speaks here: its own account of
    that follows."""
    for back in range(1, _BACK + 1):
        for number, theirs in held[(mine.report, mine.paragraph - back)]:
            burdened = theirs.actors & mine.holders
            if burdened and not theirs.holders & mine.holders and mine.first is None and theirs.is_dated:
                yield number, theirs


def _may_follow(cluster: Told) -> bool:
    """Whether it is told of as having happened, and not as one more."""
    first = cluster[0]
    is_force = first.family.name in (*_FORCE, _LEAVING)
    return is_force and any(not m.is_denied for m in cluster) and not any(m.anew for m in cluster)


def _leads(other: Told, cluster: Told, here: Mention) -> bool:
    """Whether the other is what the passage tells of first: dated, told of by more reports, or before; what is undated
    must mostly be told of in this passage."""
    if days_of(other) is None:
        own = [m for m in other if m.report == here.report]
        if 2 * sum(m.paragraph == here.paragraph for m in own) < len(own):
            return False
    return _rank(other) < _rank(cluster) and any(not m.is_denied for m in other)


def _rank(cluster: Told) -> tuple[bool, bool, int, int, str]:
    leaving = cluster[0].family.name == _LEAVING
    reports = len({m.report for m in cluster})
    first = min((m.start, m.event.id) for m in cluster)
    return (leaving, days_of(cluster) is None, -reports, *first)


def _fit(mine: Mention, theirs: Mention) -> bool:
    if mine.is_denied or theirs.is_denied:
        return False
    if not theirs.is_dated and abs(mine.start - theirs.start) > _BREATH:
        return False
    if mine.family.name == _LEAVING and not (theirs.start < mine.start and mine.parties & theirs.actors):
        return False
    known = mine.parties and theirs.parties
    return not known or bool(mine.parties & theirs.parties) or mine.parties | theirs.parties == mine.sides


def _agree(one: Told, other: Told) -> bool:
    a, b = days_of(one), days_of(other)
    if a is not None and b is not None and (a[0] > b[1] or b[0] > a[1]):
        return False
    pairs = ((m, n) for m in one for n in other if m.place is not None and n.place is not None)
    return not any(
        m.place is not None and n.place is not None and {m.place.precision, n.place.precision} <= FINE
        and place_score(m, n) < 0.7
        for m, n in pairs
    )  # fmt: skip


def _distance(mine: Mention, theirs: Mention) -> tuple[bool, bool, int, str]:
    return (theirs.first is None, theirs.start > mine.start, abs(theirs.start - mine.start), theirs.event.id)
