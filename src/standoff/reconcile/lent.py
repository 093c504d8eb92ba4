"""What reports lend each other before anything is joined.

A copy is told on the day of the text it copies where it has no day of its own; a bare surname is that of the one person
whom some report names in full; a report that names one party alone tells of the affair of that party of which other
reports tell in those days, where that is one. Whatever else is joined depends on the reports of one block alone
(`blocks`), so these few facts are all that a report takes from reports elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from standoff.reconcile.actors import FullNames, bare_surnames, full_names
from standoff.reconcile.lineage import text_families
from standoff.reconcile.mentions import Parties, named_in, sides_of
from standoff.record.rows import Reading, Report

LENT_DAYS = 10


@dataclass(frozen=True)
class Lent:
    """`first` is the first report of the text family of each report, `told` the day on which each is told, if known,
    `sides` the two sides that each tells of."""

    first: dict[str, str]
    told: Mapping[str, str | None]
    sides: Mapping[str, Parties]
    full: FullNames

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> "Lent":
        readings = tuple(readings)
        first = text_families(readings)
        told = days_told((r.report for r in readings), first)
        own = {r.report.id: sides_of(r) for r in readings}
        affairs = affairs_by_day((own[report], told[report]) for report in own)
        sides = {r.report.id: own[r.report.id] or lent_sides(named_in(r), told[r.report.id], affairs) for r in readings}
        return cls(first, told, sides, full_names(a for r in readings for a in r.actors))

    def to(self, reading: Reading) -> tuple[object, ...]:
        """All that is lent to `reading`, for telling whether it has changed."""
        report = reading.report.id
        names = tuple((key, tuple(sorted(self.full.get(key, ())))) for key in bare_surnames(reading.actors))
        return (self.first[report], self.told[report], tuple(sorted(self.sides[report])), names)


def days_told(reports: Iterable[Report], first: Mapping[str, str]) -> dict[str, str | None]:
    """The day of publication of each report, or else the earliest of its text family."""
    reports = tuple(reports)
    earliest: dict[str, str] = {}
    for report in reports:
        day = report.published.earliest
        if day is not None:
            family = first[report.id]
            earliest[family] = min(day, earliest.get(family, day))
    return {r.id: r.published.earliest or earliest.get(first[r.id]) for r in reports}


def affairs_by_day(told: Iterable[tuple[Parties, str | None]]) -> dict[tuple[str, int], set[Parties]]:
    """For each party and day (ordinal), the two sides that reports told on that day tell of."""
    found: dict[tuple[str, int], set[Parties]] = defaultdict(set)
    for sides, day in told:
        if sides and day is not None:
            for party in sides:
                found[(party, date.fromisoformat(day[:10]).toordinal())].add(sides)
    return found


def lent_sides(named: Parties, told: str | None, affairs: Mapping[tuple[str, int], set[Parties]]) -> Parties:
    """The sides of the one affair that reports within `LENT_DAYS` tell of the only party that a report names."""
    if len(named) != 1 or told is None:
        return frozenset()
    near = {sides for party in named for day in days_near(told) for sides in affairs.get((party, day), ())}
    return near.pop() if len(near) == 1 else frozenset()


def days_near(day: str) -> Iterator[int]:
    """The days (ordinals) within `LENT_DAYS` of a day."""
    middle = date.fromisoformat(day[:10]).toordinal()
    yield from range(middle - LENT_DAYS, middle + LENT_DAYS + 1)
