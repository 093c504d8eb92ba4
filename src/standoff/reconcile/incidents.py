"""Event mentions from any reports that are the same occurrence, grouped (codebook, "incident").

Hard constraints first: two mentions are never one occurrence where their families of event, their dates, their
parties or their places exclude each other. Mentions dated to within two weeks are clustered by agglomeration with
average linkage over the pairs that the constraints allow, blocked by family, so that cost grows with the size of a
block. A mention dated more loosely, or not at all, may then attach to one cluster, but never joins two. Ties are
broken by id, and so the result does not depend on the order of reports.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from standoff.reconcile.index import Index
from standoff.reconcile.linkage import agglomerate
from standoff.reconcile.places import joined_place_id
from standoff.record.rows import Event, Place
from standoff.record.terms import EventType, Ground, Modality, Polarity, Precision

LOOSE_DAYS = 14
NEAR_KM = 60.0
JOINS = 0.5
_HAPPENS = frozenset({Modality.ACTUAL, Modality.ATTEMPTED, Modality.FAILED})
_FAMILY = {
    EventType.SANCTION: "pressure",
    EventType.COERCE: "pressure",
    EventType.PROTEST: "pressure",
    EventType.COOPERATE: "accord",
    EventType.AGREE: "accord",
}
_SPEECH = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.SUPPORT, EventType.THREATEN})
_COARSE = frozenset({Precision.COUNTRY, Precision.AREA, Precision.UNRESOLVED})


@dataclass(frozen=True, slots=True)
class Mention:
    """What the constraints look at in one event."""

    event: Event
    report: str
    family: str
    first: date | None
    last: date | None
    parties: frozenset[str]
    place: Place | None

    @property
    def is_dated(self) -> bool:
        return self.first is not None and self.last is not None and (self.last - self.first).days <= LOOSE_DAYS


@dataclass(frozen=True)
class Cluster:
    mentions: tuple[Mention, ...]
    grounds: str


def cluster_events(index: Index) -> tuple[Cluster, ...]:
    """The clusters of the events that are said to happen, or denied; each event stands in one cluster at most."""
    blocks: dict[tuple[str, Ground], list[Mention]] = defaultdict(list)
    for identifier in sorted(index.events):
        event = index.events[identifier]
        if event.derived_from is None and event.modality in _HAPPENS and event.type not in _SPEECH:
            mention = _mention(event, index)
            blocks[(mention.family, event.ground)].append(mention)
    clusters: list[Cluster] = []
    for key in sorted(blocks):
        clusters.extend(_cluster_block(blocks[key]))
    return tuple(clusters)


def _mention(event: Event, index: Index) -> Mention:
    parties = frozenset(p.party for p in (*event.actors, *event.targets) if p.party is not None)
    place = index.places.get(event.place or "")
    return Mention(
        event=event,
        report=index.report(event.id),
        family=_FAMILY.get(event.type, event.type.value.lower()),
        first=_day(event.earliest),
        last=_day(event.latest),
        parties=parties,
        place=place,
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value is not None else None


def _cluster_block(mentions: Sequence[Mention]) -> list[Cluster]:
    dated = [m for m in mentions if m.is_dated and m.event.polarity is Polarity.AFFIRMED]
    rest = [m for m in mentions if not (m.is_dated and m.event.polarity is Polarity.AFFIRMED)]
    groups = [list(group) for group in _agglomerate(dated)]
    grounds = {id(group): "dates, parties and places agree" for group in groups}
    loose: list[list[Mention]] = []
    for mention in rest:
        home = _home(mention, groups)
        if home is not None:
            home.append(mention)
        else:
            loose.append([mention])
    for group in _join_loose(loose):
        groups.append(group)
        grounds[id(group)] = "undated mentions of one report" if len(group) > 1 else "one mention"
    return [Cluster(tuple(sorted(group, key=lambda m: m.event.id)), grounds[id(group)]) for group in groups if group]


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
    return (mention.event.type, mention.first, mention.last, parties, place, report)


def _windows(mentions: Sequence[Mention]) -> Iterable[list[Mention]]:
    """Runs of mentions whose date intervals chain together; no two runs can share an incident."""
    ordered = sorted(mentions, key=lambda m: (m.first or date.min, m.last or date.min, m.event.id))
    window: list[Mention] = []
    until = date.min
    for mention in ordered:
        first, last = mention.first or date.min, mention.last or date.min
        if window and first > until:
            yield window
            window = []
            until = date.min
        window.append(mention)
        until = max(until, last)
    if window:
        yield window


def similarity(a: Mention, b: Mention) -> float:
    """0 where the two exclude each other, else between 0 and 1: parties, place, and the precision of the date."""
    if a.first and a.last and b.first and b.last and (a.first > b.last or b.first > a.last):
        return 0.0
    parties = _party_score(a.parties, b.parties)
    place = _place_score(a.place, b.place)
    if parties == 0.0 or place == 0.0:
        return 0.0
    same_type = 1.0 if a.event.type is b.event.type else 0.6
    return 0.4 * parties + 0.35 * place + 0.25 * same_type


def _party_score(a: frozenset[str], b: frozenset[str]) -> float:
    if not a or not b:
        return 0.3
    if a == b:
        return 1.0
    if a <= b or b <= a:
        return 0.8
    return 0.0


def _place_score(a: Place | None, b: Place | None) -> float:
    if a is None or b is None:
        return 0.5
    if a.entry is not None and a.entry == b.entry:
        return 1.0
    if (b.entry is not None and b.entry in a.within) or (a.entry is not None and a.entry in b.within):
        return 0.8
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 1.0 if a.name == b.name else 0.4
    if a.precision in _COARSE or b.precision in _COARSE:
        return 0.5
    return 0.7 if _km(a.lat, a.lon, b.lat, b.lon) <= NEAR_KM else 0.0


def _km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    a, b, c, d = map(radians, (lat1, lon1, lat2, lon2))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))


def _home(mention: Mention, groups: list[list[Mention]]) -> list[Mention] | None:
    """The one cluster that an undated, loosely dated or denied mention belongs to; None where none or several fit.

    A cluster with a mention of the same report is preferred: a report tells of one occurrence in several sentences.
    """
    fitting: list[tuple[bool, float, str, list[Mention]]] = []
    for group in groups:
        anchors = [m for m in group if m.is_dated] or group
        scores = [similarity(mention, m) for m in anchors]
        if scores and 0.0 not in scores and (sum(scores) / len(scores)) >= JOINS:
            same_report = any(m.report == mention.report for m in group)
            if same_report or (mention.parties and mention.is_dated):
                fitting.append((same_report, sum(scores) / len(scores), min(m.event.id for m in group), group))
    if not fitting:
        return None
    fitting.sort(key=lambda f: (not f[0], -f[1], f[2]))
    if len(fitting) > 1 and fitting[0][:2] == fitting[1][:2]:
        return None
    return fitting[0][3]


def _join_loose(groups: list[list[Mention]]) -> list[list[Mention]]:
    """Undated mentions of one report are one occurrence where type, parties and place agree."""
    joined: dict[tuple[object, ...], list[Mention]] = {}
    for (mention,) in groups:
        place = mention.place.id if mention.place is not None else None
        key = (mention.report, mention.event.type, mention.parties, place, mention.first, mention.last)
        joined.setdefault(key, []).append(mention)
    return list(joined.values())
