"""Ground given up by one side and taken by the other is one occurrence, whichever of the two its report calls it.

"Our soldiers are leaving the field. The other army says that it threw them out and went in at two": a leaving on one
side's word, a taking on the other's. What one side of a report takes goes with the leaving of the other side, of the
same days, that the report tells of near it or of the same place. Who drives out those that leave is named with them;
who goes in, without.
"""

from collections import defaultdict
from collections.abc import Sequence

from standoff.reconcile.alike import place_score
from standoff.reconcile.cotold import Told, days_of
from standoff.reconcile.mentions import Mention

YIELDED = "one side takes what the other leaves"
_LEAVING = "withdrawal"
_TAKING = frozenset({"movement", "pressure"})
_NEAR = 3
_NEXT = 200


def yielded(clusters: Sequence[Told]) -> dict[int, int]:
    """For each cluster of a taking that goes with a leaving, by number, the number of that other."""
    leaving: dict[str, list[tuple[int, Mention]]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        raiders = frozenset(p for m in cluster if m.family.name == "fighting" and not m.is_denied for p in m.actors)
        for mention in cluster:
            if mention.actors & raiders:
                continue
            if mention.family.name == _LEAVING and len(mention.actors) == 1 and not mention.is_denied:
                leaving[mention.report].append((number, mention))
    found = {}
    for number, cluster in enumerate(clusters):
        if not leaving or cluster[0].family.name == _LEAVING:
            continue
        homes = {
            home
            for mine in cluster
            for home, theirs in leaving.get(mine.report, ())
            if home != number and _is_taken(mine, theirs) and _agree(cluster, clusters[home])
        }
        if len(homes) == 1:
            found[number] = homes.pop()
    return {number: home for number, home in found.items() if home not in found}


def _is_taken(mine: Mention, theirs: Mention) -> bool:
    """Whether a side takes, or says that it forced, what the other leaves."""
    if mine.is_denied or not mine.actors or mine.actors & theirs.actors or mine.actors | theirs.actors != mine.sides:
        return False
    if mine.place is not None and theirs.place is not None and place_score(mine, theirs) < 1.0:
        return False
    if mine.family.name in _TAKING:
        same_place = mine.place is not None and theirs.place is not None
        reach = _NEAR if mine.first is not None else 0
        return same_place or abs(mine.paragraph - theirs.paragraph) <= reach
    rivals = bool(mine.holders) and mine.holders == mine.actors and theirs.holders == theirs.actors
    next_to = mine.paragraph == theirs.paragraph and abs(mine.start - theirs.start) <= _NEXT
    return mine.family.name == "fighting" and rivals and next_to and theirs.actors <= mine.parties - mine.actors


def _agree(one: Told, other: Told) -> bool:
    a, b = days_of(one), days_of(other)
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])
