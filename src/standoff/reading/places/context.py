"""What the other mentions of a report say for a candidate: countries, regions, and what lies near what.

Mentions of the same words never speak for each other here, whatever their case; what "Paris, Texas" says for a bare
"Paris" is counted by itself. The work grows with the number of candidates, not with its square: countries and regions
are tallied once, and only places in the same cell of a grid, or among the few foremost, are measured against.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from standoff.knowledge.gazetteer import Entry

NEAR_KM, NEXT_KM = 120.0, 40.0
MOST_GROUPS, MOST_KEPT, MOST_IN_CELL = 40, 12, 60
STATES = frozenset({"state", "dependency", "de-facto state", "former state"})
_POINTED = frozenset({"town", "village", "capital", "admin2", "enclave", "crossing", "lake", "height", "mountain"})


class Group(NamedTuple):
    """Mentions that must mean the same place; `within` is the region after the comma, `key` the normal form."""

    key: str
    text: str
    sort: str
    feature: str
    within: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score and its share of the softmax over the candidates of one group of mentions."""

    entry: Entry
    weight: int
    score: float
    share: float


class Tally:
    """Mass by country or region, and how much of it comes from mentions of the same words."""

    def __init__(self) -> None:
        self.total: dict[str, float] = defaultdict(float)
        self.own: dict[tuple[str, str], float] = defaultdict(float)

    def add(self, name: str | None, key: str, mass: float) -> None:
        if name:
            self.total[name] += mass
            self.own[name, key] += mass

    def besides(self, name: str | None, key: str) -> float:
        """The mass of `name` from mentions of other words than `key`."""
        if not name or name not in self.total:
            return 0.0
        return max(0.0, self.total[name] - self.own.get((name, key), 0.0))


@dataclass(frozen=True)
class Context:
    """The report as the candidates of one mention see it."""

    countries: Tally
    regions: Tally
    foremost: Sequence[tuple[str, float, float, float]]
    cells: Mapping[tuple[int, int], Sequence[tuple[str, float, float, float]]]
    shares: Mapping[tuple[str, str], Mapping[Group, float]]
    total: float

    @classmethod
    def of(cls, ranked: Mapping[Group, Sequence[Scored]], counts: Counter[Group]) -> "Context":
        countries, regions = Tally(), Tally()
        shares: dict[tuple[str, str], dict[Group, float]] = defaultdict(dict)
        cells: dict[tuple[int, int], list[tuple[str, float, float, float]]] = defaultdict(list)
        for group, scored in ranked.items():
            mass = 1.0 + math.log(counts[group])
            for one in scored[:MOST_KEPT]:
                shares[group.key, one.entry.id][group] = one.share
                countries.add(one.entry.country, group.key, mass * one.share)
                regions.add(one.entry.admin1, group.key, mass * one.share)
            for one in scored:
                entry = one.entry
                if entry.kind in _POINTED and entry.lat is not None and entry.lon is not None:
                    cell = cells[_cell(entry.lat, entry.lon)]
                    if len(cell) < MOST_IN_CELL:
                        cell.append((group.key, entry.lat, entry.lon, 1 / math.log2(1 + len(scored))))
        total = sum(1.0 + math.log(n) for n in counts.values())
        return cls(countries, regions, _foremost(ranked, counts), cells, shares, total)

    def features(self, entry: Entry, group: Group) -> dict[str, float]:
        """What the rest of the report says for an entry."""
        country = self.countries.besides(entry.country, group.key)
        region = self.regions.besides(entry.admin1, group.key) if entry.kind not in STATES else 0.0
        near, following = self._near(entry, group.key)
        same = self.shares.get((group.key, entry.id), {})
        return {
            "country": math.log1p(country),
            "country-share": country / self.total,
            "region": math.log1p(region),
            "region-share": region / self.total,
            "near": math.log1p(near),
            "next-to": math.log1p(following),
            "same": max((share for other, share in same.items() if other != group), default=0.0),
        }

    def _near(self, entry: Entry, key: str) -> tuple[float, float]:
        """How many other mentions probably lie near, and how many possibly lie next to it."""
        if entry.lat is None or entry.lon is None or entry.kind not in _POINTED:
            return 0.0, 0.0
        squeeze = math.cos(math.radians(entry.lat))
        row, column = _cell(entry.lat, entry.lon)
        around = (p for i in (-1, 0, 1) for j in (-1, 0, 1) for p in self.cells.get((row + i, column + j), ()))
        near: dict[str, float] = {}
        following: dict[str, float] = {}
        for points, best, reach in ((self.foremost, near, NEAR_KM), (around, following, NEXT_KM)):
            for other, lat, lon, mass in points:
                if other == key or abs(lat - entry.lat) > 4:
                    continue
                km = 111.2 * math.hypot(lat - entry.lat, (lon - entry.lon) * squeeze)
                if km < 4 * reach:
                    best[other] = max(best.get(other, 0.0), mass * math.exp(-km / reach))
        return math.fsum(near.values()), math.fsum(following.values())


def _foremost(
    ranked: Mapping[Group, Sequence[Scored]], counts: Counter[Group]
) -> list[tuple[str, float, float, float]]:
    """The likeliest points of the mentions that the report makes most of."""
    found = []
    for group in sorted(ranked, key=lambda g: (-counts[g], g))[:MOST_GROUPS]:
        for one in ranked[group][:4]:
            entry = one.entry
            if entry.lat is not None and entry.lon is not None and entry.kind in _POINTED:
                found.append((group.key, entry.lat, entry.lon, one.share))
    return found


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat), math.floor(lon)


def kilometres(one: Entry, other: Entry) -> float:
    """Kilometres between two entries on a flat patch; infinite where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    squeeze = math.cos(math.radians(one.lat))
    return 111.2 * math.hypot(other.lat - one.lat, (other.lon - one.lon) * squeeze)
