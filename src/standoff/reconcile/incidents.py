"""Event mentions from any reports that are the same occurrence, grouped (codebook, "incident").

Hard constraints first: two mentions are never one occurrence where their families of event, their dates, their
parties or their places exclude each other. Affirmed mentions dated to within two weeks are clustered by agglomeration
with average linkage over the pairs that the constraints allow, within windows of overlapping dates. A mention that is
undated, dated more loosely, or denied may then attach to one cluster, but never joins two. Ties are broken by id, and
so the result does not depend on the order of reports.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from standoff.reconcile.index import Index
from standoff.reconcile.linkage import agglomerate
from standoff.reconcile.mentions import HAPPENS, Mention, mention_of, place_score, sides_of, similarity
from standoff.reconcile.places import joined_place_id
from standoff.record.terms import EventType, Ground

JOINS = 0.5
RECENT = timedelta(days=120)
_SPEECH = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.SUPPORT, EventType.THREATEN})


@dataclass(frozen=True)
class Cluster:
    """The mentions of one occurrence in order of event id, why they are one, and whether it is history."""

    mentions: tuple[Mention, ...]
    grounds: str
    ground: Ground


@dataclass
class _Group:
    mentions: list[Mention]
    grounds: set[str]

    @property
    def key(self) -> str:
        return min(m.event.id for m in self.mentions)


def cluster_events(index: Index) -> tuple[Cluster, ...]:
    """The clusters of the events that are said to happen, or denied; each event stands in one cluster at most."""
    sides = {r.report.id: sides_of(r) for r in index.readings}
    blocks: dict[tuple[str, Ground], list[Mention]] = defaultdict(list)
    for identifier in sorted(index.events):
        event = index.events[identifier]
        if event.derived_from is None and event.modality in HAPPENS and event.type not in _SPEECH:
            mention = mention_of(event, index, sides[index.report(identifier)])
            ground = Ground.BACKGROUND if mention.spans_years else event.ground
            blocks[(mention.family.name, ground)].append(mention)
    return tuple(cluster for key in sorted(blocks) for cluster in _cluster_block(blocks[key], key[1]))


def _cluster_block(mentions: Sequence[Mention], ground: Ground) -> list[Cluster]:
    firm = [m for m in mentions if m.is_dated and not m.is_denied]
    groups = [
        _Group(list(g), {"dates, parties and places agree" if len(g) > 1 else "one mention"})
        for g in _agglomerate(firm)
    ]
    by_report = _by_report(groups)
    left: list[Mention] = []
    for mention in (m for m in mentions if not m.is_denied and not m.is_dated):
        home = _told_before(mention, by_report) or _same_elsewhere(mention, groups)
        if home is not None:
            home.mentions.append(mention)
            home.grounds.add("an undated mention attached")
        else:
            left.append(mention)
    groups.extend(_undated(left))
    by_report = _by_report(groups)
    alone: list[Mention] = []
    for mention in (m for m in mentions if m.is_denied):
        home = _denied_here(mention, by_report) or _denied_elsewhere(mention, groups)
        if home is not None:
            home.mentions.append(mention)
            home.grounds.add("a denial attached")
        else:
            alone.append(mention)
    groups.extend(_undated(alone))
    return [
        Cluster(tuple(sorted(g.mentions, key=lambda m: m.event.id)), "; ".join(sorted(g.grounds)), ground)
        for g in groups
    ]


def _by_report(groups: Iterable[_Group]) -> dict[str, list[_Group]]:
    found: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        for report in sorted({m.report for m in group.mentions}):
            found[report].append(group)
    return found


# --- dated mentions ----------------------------------------------------------------------------------


def _agglomerate(mentions: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """Average-link clusters of mentions; those that the constraints cannot tell apart count as one with a weight."""
    groups: list[tuple[Mention, ...]] = []
    for window in _windows(mentions):
        alike: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
        for mention in window:
            alike[_signature(mention)].append(mention)
        bundles = list(alike.values())
        clusters = agglomerate([b[0] for b in bundles], [len(b) for b in bundles], similarity, JOINS)
        groups.extend(tuple(m for n in cluster for m in bundles[n]) for cluster in clusters)
    return groups


def _signature(mention: Mention) -> tuple[object, ...]:
    place = joined_place_id(mention.place) if mention.place is not None else None
    parties = tuple(sorted(mention.parties))
    report = mention.report if not parties and place is None else None
    return (mention.family, mention.first, mention.last, parties, place, report, tuple(sorted(mention.sides)))


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
        until = max(until, last)
    if window:
        yield window


# --- undated and denied mentions ---------------------------------------------------------------------


def _told_before(mention: Mention, by_report: dict[str, list[_Group]]) -> _Group | None:
    """The occurrence of its own report that was last told of before the mention: a story goes on until it turns."""
    return _nearest(mention, [g for g in by_report.get(mention.report, ()) if _fits(mention, g)])


def _fits(mention: Mention, group: _Group) -> bool:
    scores = [similarity(mention, m) for m in group.mentions if m.is_dated] or [
        similarity(mention, m) for m in group.mentions
    ]
    return 0.0 not in scores and sum(scores) / len(scores) >= JOINS


def _nearest(mention: Mention, groups: list[_Group]) -> _Group | None:
    def distance(group: _Group) -> tuple[bool, int, str]:
        own = [m.start for m in group.mentions if m.report == mention.report]
        before = [mention.start - s for s in own if s <= mention.start]
        return (not before, min(before) if before else min(own) - mention.start, group.key)

    return min(groups, key=distance, default=None)


def _same_elsewhere(mention: Mention, groups: list[_Group]) -> _Group | None:
    """The one recent occurrence in other reports between the same two or more parties at the same place."""
    if len(mention.parties) < 2 or mention.place is None or mention.published is None:
        return None
    fitting = [
        g
        for g in groups
        if _fits(mention, g)
        and any(m.parties == mention.parties and place_score(m.place, mention.place) >= 0.8 for m in g.mentions)
        and any(m.last is not None and timedelta(0) <= mention.published - m.last <= RECENT for m in g.mentions)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _denied_here(mention: Mention, by_report: dict[str, list[_Group]]) -> _Group | None:
    """The occurrence of its own report that others lay to the door of whoever denies it."""
    groups = by_report.get(mention.report, ())
    return _nearest(mention, [g for g in groups if _is_blamed(mention, g)])


def _denied_elsewhere(mention: Mention, groups: list[_Group]) -> _Group | None:
    if mention.published is None:
        return None
    fitting = [
        g
        for g in groups
        if _is_blamed(mention, g)
        and any(m.last is not None and timedelta(0) <= mention.published - m.last <= RECENT / 4 for m in g.mentions)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_blamed(mention: Mention, group: _Group) -> bool:
    """Whether somebody else's affirmed mention in `group` makes the deniers its actors."""
    deniers = mention.holders or mention.actors
    return bool(deniers) and any(
        not m.is_denied and similarity(mention, m) > 0.0 and deniers & m.actors and not deniers & m.holders
        for m in group.mentions
    )


def _undated(mentions: Iterable[Mention]) -> list[_Group]:
    """Undated mentions of one report are one occurrence where family, parties and place agree."""
    joined: dict[tuple[object, ...], list[Mention]] = {}
    for mention in mentions:
        place = mention.place.id if mention.place is not None else None
        key = (mention.report, mention.family, mention.parties, place, mention.first, mention.last, mention.is_denied)
        joined.setdefault(key, []).append(mention)
    return [_Group(g, {"undated mentions of one report" if len(g) > 1 else "one mention"}) for g in joined.values()]
