"""Counter-accounts: what who denies says it did instead, told right after.

"The air force denied that a jet had bombed the column. It acknowledged that two jets flew along the river": the flight
is the denier's account of the incident that it denies, whatever kind of act it is and whether or not it has a day.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from standoff.reconcile.cotold import Told, days_of
from standoff.reconcile.mentions import FORCE, Mention

COUNTER = "what the denier says it did instead"
_BREATH = 200
_OWN_ACTS = FORCE | {"withdrawal"}


def counters(clusters: Sequence[Told]) -> dict[int, int]:
    """For each cluster of nothing but a denier's account of its own acts, by number, the cluster of what it denies."""
    denied: dict[str, list[tuple[int, Mention]]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for mention in cluster:
            if mention.is_denied and mention.family.name in FORCE:
                denied[mention.report].append((number, mention))
    found = {}
    for number, cluster in enumerate(clusters):
        if not denied or any(m.is_denied or m.family.name not in _OWN_ACTS for m in cluster):
            continue
        homes = {_countered(number, mine, cluster, clusters, denied[report]) for report, mine in _by_report(cluster)}
        if len(homes) == 1 and (home := homes.pop()) is not None:
            found[number] = home
    return {number: home for number, home in found.items() if home not in found}


def _by_report(cluster: Told) -> Iterator[tuple[str, list[Mention]]]:
    told: dict[str, list[Mention]] = defaultdict(list)
    for mention in cluster:
        told[mention.report].append(mention)
    yield from told.items()


def _countered(
    number: int, mine: Sequence[Mention], own: Told, clusters: Sequence[Told], denied: Sequence[tuple[int, Mention]]
) -> int | None:
    """The cluster of the denial nearest before what the report tells."""
    near = [
        (mention.start - denial.start, other)
        for mention in mine
        for other, denial in denied
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
    """Whether their days agree: with those told of, or those denied where none are."""
    a, b = days_of(own), days_of(other) or days_of(other, denials=True)
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])
