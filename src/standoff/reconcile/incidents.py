"""Event mentions from any reports that are the same occurrence, grouped (codebook, "incident").

Hard constraints first: two mentions are never one occurrence where their families of event, their dates, their
parties or their places exclude each other. Mentions dated to a day are clustered by agglomeration with average linkage
over the pairs that the constraints allow, within the affairs of the same parties and within overlapping dates. What
is dated more loosely, undated or denied may then attach to one group (`attaching`), but never joins two. Ties are
broken by id, and so the result does not depend on the order of reports.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from standoff.reconcile.alike import ACCORD, NO_SLIP, SLIP, similarity
from standoff.reconcile.attaching import attach_loose, attach_undated
from standoff.reconcile.besides import BESIDE, beside
from standoff.reconcile.cotold import COTOLD, days_of, partners
from standoff.reconcile.countering import COUNTER, counters
from standoff.reconcile.denying import attach_counters, attach_denials, countering
from standoff.reconcile.escalating import unite_grown
from standoff.reconcile.groups import JOINS, Group, Groups, signature
from standoff.reconcile.linkage import agglomerate
from standoff.reconcile.mentions import Mention
from standoff.reconcile.passages import PASSAGE, passages
from standoff.reconcile.years import LENT_YEAR
from standoff.reconcile.yielding import YIELDED, yielded
from standoff.record.terms import Ground, Polarity


@dataclass(frozen=True)
class Cluster:
    """The mentions of one occurrence in order of event id, why they are one, and whether it is history."""

    mentions: tuple[Mention, ...]
    grounds: str
    ground: Ground


def cluster_events(mentions: Iterable[Mention]) -> tuple[Cluster, ...]:
    """The clusters of event mentions; each stands in one cluster at most.

    What is only said not to have happened, and by nobody to have happened, makes no cluster.
    """
    families: dict[tuple[str, Ground], list[Mention]] = defaultdict(list)
    ordered = sorted(mentions, key=lambda m: m.event.id)
    recalled = _recalled(ordered)
    for mention in ordered:
        families[(mention.family.name, _ground(mention, recalled))].append(mention)
    found = [cluster for key in sorted(families) for cluster in _cluster_family(families[key], key[1])]
    now = [c for c in found if c.ground is Ground.CURRENT]
    current = _with_denied(_with_yielded(_with_passages(_with_counters(_with_cotold(now)))))
    history = (c for c in found if c.ground is not Ground.CURRENT)
    return tuple(c for c in (*current, *history) if any(_is_told(m) for m in c.mentions))


def _is_told(mention: Mention) -> bool:
    return mention.event.polarity is not Polarity.NOT_HAPPENED


def _with_denied(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, with denials of what nobody tells of put beside what their report tells."""
    into = beside([c.mentions for c in clusters])
    joined: dict[int, list[Cluster]] = defaultdict(list)
    for number, home in into.items():
        joined[home].append(clusters[number])
    return [
        _one([cluster, *joined[number]], BESIDE) if number in joined else cluster
        for number, cluster in enumerate(clusters)
        if number not in into
    ]


def _ground(mention: Mention, recalled: frozenset[str]) -> Ground:
    if mention.event.id in recalled:
        return Ground.CURRENT
    return Ground.BACKGROUND if mention.is_history else mention.event.ground


def _recalled(mentions: Sequence[Mention]) -> frozenset[str]:
    """What a report looks back on that was news to another: of the day, the parties and the family of what is current;
    and what the same report tells undated of that day."""

    def of_day(mention: Mention, day: date | None) -> tuple[object, ...]:
        return (mention.family.name, mention.between, day)

    news = {
        of_day(m, day)
        for m in mentions
        if m.is_exact and not m.is_history and m.between and m.event.ground is Ground.CURRENT
        for day in (m.first, m.last)
    }
    past = [m for m in mentions if m.event.ground is Ground.BACKGROUND or m.is_history]
    dated = [m for m in past if m.is_exact and not news.isdisjoint((of_day(m, m.first), of_day(m, m.last)))]
    told = {(m.report, *of_day(m, day)) for m in dated for day in (m.first, m.last)}
    undated = (m for m in past if not m.is_history and m.first is None and m.last is None and m.scene is not None)
    followed = {m.event.id for m in undated if (m.report, *of_day(m, m.scene)) in told}
    return frozenset(m.event.id for m in dated) | followed


def _with_cotold(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters with those made one that some report tells of in one breath."""
    return _united(clusters, partners([c.mentions for c in clusters]), COTOLD)


def _with_counters(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, with what deniers say they did instead put with what they deny."""
    return _united(clusters, counters([c.mentions for c in clusters]), COUNTER)


def _with_passages(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters with those made one that a passage of some report tells of."""
    return _united(clusters, passages([c.mentions for c in clusters]), PASSAGE)


def _with_yielded(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters with what one side takes put with the leaving of the other."""
    return _united(clusters, yielded([c.mentions for c in clusters]), YIELDED)


def _united(clusters: Sequence[Cluster], into: Mapping[int, int], why: str) -> list[Cluster]:
    """The clusters with each united with that which it goes `into`."""
    home = {n: n for n in range(len(clusters))}
    for number in into:
        while home[number] in into:
            home[number] = into[home[number]]
    merged: dict[int, list[Cluster]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        merged[home[number]].append(cluster)
    return [_one(part, why) for group in merged.values() for part in _of_one_time(group)]


def _of_one_time(clusters: Sequence[Cluster]) -> list[list[Cluster]]:
    """The clusters that go together, those apart whose days what came before excludes: what has no day may be the home
    of what is dated to two."""
    together: list[Cluster] = []
    apart = []
    days: tuple[date, date] | None = None
    for cluster in clusters:
        own = days_of(cluster.mentions)
        if own is None or days is None or (own[0] <= days[1] and days[0] <= own[1]):
            together.append(cluster)
            if own is not None:
                days = (min(own[0], days[0]), max(own[1], days[1])) if days is not None else own
        else:
            apart.append([cluster])
    return [together, *apart]


def _one(clusters: Sequence[Cluster], why: str) -> Cluster:
    if len(clusters) == 1:
        return clusters[0]
    mentions = sorted((m for c in clusters for m in c.mentions), key=lambda m: m.event.id)
    grounds = sorted({part for c in clusters for part in c.grounds.split("; ")} - {"one mention"} | {why})
    return Cluster(tuple(mentions), "; ".join(grounds), clusters[0].ground)


def _cluster_family(mentions: Sequence[Mention], ground: Ground) -> list[Cluster]:
    told = [m for m in mentions if not m.is_denied]
    exact = [m for m in told if m.is_exact]
    groups = Groups(
        Group(list(g), {"dates, parties and places agree" if len(g) > 1 else "one mention"})
        for block in _by_affair(exact)
        for g in _agglomerate(block)
    )
    loose = attach_loose([m for m in told if m.is_dated and not m.is_exact], groups)
    rough = attach_loose([m for m in told if m.is_rough], groups)
    for block in _by_affair(loose):
        for g in _agglomerate(block):
            groups.add(Group(list(g), {"dates, parties and places agree" if len(g) > 1 else "one mention"}))
    denied = [m for m in mentions if m.is_denied]
    undated = [m for m in told if not (m.is_dated or m.is_rough)] + rough
    countered = countering(undated, denied)
    attach_undated([m for m in undated if m.event.id not in countered], groups)
    unite_grown(groups)
    attach_denials(denied, groups)
    attach_counters([m for m in undated if m.event.id in countered], countered, groups)
    return [_cluster(group, ground) for group in groups.all]


def _cluster(group: Group, ground: Ground) -> Cluster:
    grounds = group.grounds | ({LENT_YEAR} if any(m.lent for m in group.mentions) else set())
    return Cluster(tuple(sorted(group.mentions, key=lambda m: m.event.id)), "; ".join(sorted(grounds)), ground)


def _by_affair(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Mentions by the parties whose affair they are; those of nobody known by their report."""
    found: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        between = mention.between
        found[("parties", *sorted(between)) if between else ("report", mention.report)].append(mention)
    return [found[key] for key in sorted(found)]


def _agglomerate(mentions: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """Average-link clusters of mentions; those that the constraints cannot tell apart count as one with a weight."""
    groups: list[tuple[Mention, ...]] = []
    for window in _windows(mentions):
        alike: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
        for mention in window:
            alike[signature(mention)].append(mention)
        bundles = list(alike.values())
        clusters = agglomerate([b[0] for b in bundles], [len(b) for b in bundles], similarity, JOINS)
        groups.extend(tuple(m for n in cluster for m in bundles[n]) for cluster in clusters)
    return groups


def _windows(mentions: Sequence[Mention]) -> Iterable[list[Mention]]:
    """Runs of mentions whose date intervals chain together; no two runs can share an incident."""
    ordered = sorted(mentions, key=lambda m: (m.first or date.min, m.last or date.min, m.event.id))
    window: list[Mention] = []
    until = date.min
    for mention in ordered:
        first, last = mention.first or date.min, mention.last or date.min
        if window and first > until:
            yield window
            window, until = [], date.min
        window.append(mention)
        until = max(until, last + (SLIP if mention.family.name == ACCORD else NO_SLIP))
    if window:
        yield window
