"""What reports lend each other before anything is joined.

A copy is told on the day of the text it copies where it has no day of its own; a bare surname is that of the one person
whom some report names in full; a report that names one party alone tells of the affair of that party of which other
reports tell in those days, where that is one. Whatever else is joined depends on the reports of one block alone
(`blocks`), so these few facts are all that a report takes from reports elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from standoff.reconcile.actors import FullNames, full_names
from standoff.reconcile.lineage import text_families
from standoff.reconcile.mentions import Parties
from standoff.reconcile.opposing import named_in, sides_of
from standoff.reconcile.origins import voice_of
from standoff.reconcile.years import Months, months_of
from standoff.record.rows import Reading, Report

LENT_DAYS = 10


@dataclass(frozen=True)
class Lent:
    """By report: `voice` is the outlet of the first report of its text family, `told` the day on which it is told, if
    known, `sides` the two sides that it tells of, `first` the first report of its text family, where all are known.
    `full` are the full names of persons by party and surname, `months` those in which other reports tell of the affair
    of a report without a date."""

    voice: Mapping[str, str]
    told: Mapping[str, str | None]
    sides: Mapping[str, Parties]
    full: FullNames
    first: Mapping[str, str] = field(default_factory=dict)
    months: Mapping[str, Months | None] = field(default_factory=dict)

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> "Lent":
        readings = tuple(readings)
        first = text_families(readings)
        voices = {r.report.id: voice_of(r.report) for r in readings}
        told = days_told((r.report for r in readings), first)
        own = {r.report.id: sides_of(r) for r in readings}
        affairs = affairs_by_day((own[report], told[report]) for report in own)
        sides = {r.report.id: own[r.report.id] or lent_sides(named_in(r), told[r.report.id], affairs) for r in readings}
        voice = {report: voices[head] for report, head in first.items()}
        full = full_names(a for r in readings for a in r.actors)
        return cls(voice, told, sides, full, first, months_lent(own, told))


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


def months_lent(own: Mapping[str, Parties], told: Mapping[str, str | None]) -> dict[str, Months | None]:
    """For each report without a date, the months in which others tell of the two sides that it tells of."""
    days: dict[Parties, list[str]] = defaultdict(list)
    for report, sides in own.items():
        day = told[report]
        if sides and day is not None:
            days[sides].append(day)
    affairs = {sides: months_of(found) for sides, found in days.items()}
    return {report: affairs.get(sides) for report, sides in own.items() if told[report] is None}


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
