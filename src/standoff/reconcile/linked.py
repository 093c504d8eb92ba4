"""Groups of mentions as reviewers merged and split them."""

from collections.abc import Sequence

from standoff.reconcile.docket import Docket
from standoff.reconcile.incidents import Cluster
from standoff.record.rows import Agreement
from standoff.record.terms import Ground

_ONE_KIND = "one kind, parties in common, told of within weeks"


def linked_clusters(clusters: tuple[Cluster, ...], docket: Docket) -> tuple[Cluster, ...]:
    """The clusters with the merges and splits of incidents made; one that is joined of both grounds is current."""
    found = docket.regrouped("events", clusters, lambda c: [m.event.id for m in c.mentions])
    if found is None:
        return clusters
    home = {m.event.id: (m, c) for c in clusters for m in c.mentions}
    made = []
    for members, words in found:
        parts = {id(home[row][1]): home[row][1] for row in members}.values()
        grounds = "; ".join(dict.fromkeys([*(c.grounds for c in parts), *([words] if words else ())]))
        ground = Ground.CURRENT if any(c.ground is Ground.CURRENT for c in parts) else Ground.BACKGROUND
        made.append(Cluster(tuple(home[row][0] for row in sorted(members)), grounds, ground))
    return tuple(made)


def linked_agreements(groups: Sequence[Sequence[Agreement]], docket: Docket) -> list[tuple[list[Agreement], str]]:
    """The mentions of each agreement, with the merges and splits made, in the order in which they came, and why they
    are one."""
    found = docket.regrouped("agreements", groups, lambda group: [a.id for a in group])
    if found is None:
        return [(list(group), _why(len(group), "")) for group in groups]
    place = {a.id: (n, a) for n, a in enumerate(a for group in groups for a in group)}
    return [
        ([place[row][1] for row in sorted(members, key=lambda r: place[r][0])], _why(len(members), words))
        for members, words in found
    ]


def _why(number: int, words: str) -> str:
    return "; ".join(part for part in (_ONE_KIND if number > 1 else "one mention", words) if part)
