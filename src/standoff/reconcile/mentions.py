"""Event mentions as the clustering of incidents looks at them, and how alike two of them are."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from standoff.knowledge.families import Family, family_of
from standoff.reconcile.index import Index
from standoff.record.rows import Event, Place, Reading
from standoff.record.terms import Ground, Modality, Polarity, Precision

LOOSE_DAYS = 14
NEAR_KM = 60.0
HAPPENS = frozenset({Modality.ACTUAL, Modality.ATTEMPTED, Modality.FAILED})
_COARSE = frozenset({Precision.COUNTRY, Precision.AREA, Precision.UNRESOLVED})


@dataclass(frozen=True, slots=True)
class Mention:
    """What the constraints look at in one event.

    `holders` are the parties in whose words it stands, `sides` the two parties that its report mostly tells of.
    """

    event: Event
    report: str
    published: date | None
    family: Family
    first: date | None
    last: date | None
    parties: frozenset[str]
    actors: frozenset[str]
    holders: frozenset[str]
    place: Place | None
    sides: frozenset[str] = frozenset()

    @property
    def is_dated(self) -> bool:
        return self.first is not None and self.last is not None and (self.last - self.first).days <= LOOSE_DAYS

    @property
    def spans_years(self) -> bool:
        """Whether its interval is longer than a year: a state of long standing, not an occurrence."""
        return self.first is not None and self.last is not None and (self.last - self.first).days > 366

    @property
    def is_denied(self) -> bool:
        return self.event.polarity is not Polarity.AFFIRMED

    @property
    def start(self) -> int:
        return self.event.trigger[0][0]


def mention_of(event: Event, index: Index, sides: frozenset[str] = frozenset()) -> Mention:
    actors = frozenset(p.party for p in event.actors if p.party is not None)
    targets = frozenset(p.party for p in event.targets if p.party is not None)
    statement = index.statements[event.statement]
    return Mention(
        event=event,
        report=index.report(event.id),
        published=_day(index.published(event.id).earliest),
        family=family_of(event.cameo),
        first=_day(event.earliest),
        last=_day(event.latest),
        parties=actors | targets,
        actors=actors,
        holders=frozenset(h.party for h in statement.source.holders if h.party is not None),
        place=index.places.get(event.place or ""),
        sides=sides,
    )


def sides_of(reading: Reading) -> frozenset[str]:
    """The two parties that the current events of a report most often name; none where the second is not clear."""
    count = Counter(
        p.party
        for e in reading.events
        if e.derived_from is None and e.ground is Ground.CURRENT
        for p in (*e.actors, *e.targets)
        if p.party is not None
    )
    ranked = sorted(count, key=lambda party: (-count[party], party))
    if len(ranked) < 2 or (len(ranked) > 2 and count[ranked[1]] == count[ranked[2]]):
        return frozenset()
    return frozenset(ranked[:2])


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value is not None else None


def similarity(a: Mention, b: Mention) -> float:
    """0 where the two exclude each other, else between 0 and 1, from parties, place and code of event."""
    if a.family.name != b.family.name:
        return 0.0
    if a.first and a.last and b.first and b.last and (a.first > b.last or b.first > a.last):
        return 0.0
    parties = party_score(a, b)
    place = place_score(a.place, b.place)
    if parties == 0.0 or place == 0.0:
        return 0.0
    return 0.4 * parties + 0.35 * place + 0.25 * (1.0 if a.family == b.family else 0.5)


def party_score(a: Mention, b: Mention) -> float:
    """How well the parties agree. Rival accounts of one fight each name the other side, so that two mentions which
    share no party still fit where together they name the two sides of both reports."""
    if not a.parties or not b.parties:
        return 0.3
    if a.parties == b.parties:
        return 1.0
    if a.parties <= b.parties or b.parties <= a.parties:
        return 0.8
    return 0.6 if a.parties | b.parties == a.sides == b.sides else 0.0


def place_score(a: Place | None, b: Place | None) -> float:
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
