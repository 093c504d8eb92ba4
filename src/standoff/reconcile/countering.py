"""Counter-accounts: what who denies says it did instead, told right after.

"The air force denied that a jet had bombed the column. It acknowledged that two jets flew along the river": the flight
is the denier's account of the incident that it denies, whatever kind of act it is and whether or not it has a day.
"""

from collections import defaultdict
from collections.abc import Sequence

from standoff.reconcile.cotold import Told, days_of
from standoff.reconcile.mentions import FORCE, Mention

COUNTER = "what the denier says it did instead"
_BREATH = 200
_LEAVING = "withdrawal"


def counters(clusters: Sequence[Told]) -> dict[int, int]:
    """For each cluster of nothing but a denier's account of its own acts, by number, the cluster of what it denies."""
    denied: dict[str, list[tuple[int, Mention]]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for mention in cluster:
            if mention.is_denied and mention.family.name in FORCE:
                denied[mention.report].append((number, mention))
    found = {}
    for number, cluster in enumerate(clusters):
        own = [m for m in cluster if not m.is_denied and m.family.name in (*FORCE, _LEAVING)]
        if len(own) < len(cluster):
            continue
        homes = {_countered(report, own, number, clusters, denied) for report in {m.report for m in own}}
        if len(homes) == 1 and (home := homes.pop()) is not None:
            found[number] = home
    return {number: home for number, home in found.items() if home not in found}


def _countered(
    report: str,
    own: Sequence[Mention],
    number: int,
    clusters: Sequence[Told],
    denied: dict[str, list[tuple[int, Mention]]],
) -> int | None:
    """The cluster of the denial nearest before what the report tells."""
    near = [
        (mention.start - denial.start, other)
        for mention in own
        if mention.report == report
        for other, denial in denied[report]
        if other != number and _counters(mention, denial) and _may_be_of(own, clusters[other])
    ]
    return min(near)[1] if near else None


def _counters(mention: Mention, denial: Mention) -> bool:
    """Whether who denies tells of its own act next."""
    return (
        0 < mention.start - denial.start <= _BREATH
        and mention.paragraph == denial.paragraph
        and bool((denial.deniers or denial.holders) & mention.holders)
        and mention.actors <= mention.holders
        and denial.actors <= mention.holders
    )


def _may_be_of(own: Told, other: Told) -> bool:
    a, b = days_of(own), days_of(other, denials=True)
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])
