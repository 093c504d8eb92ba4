"""Who carries whom: for each outlet what it has from elsewhere, and from whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.reconcile.carrying import Carry, Link, carries
from standoff.reconcile.origins import voice_of
from standoff.record.codec import to_plain
from standoff.record.joined import Record
from standoff.record.rows import Report
from standoff.views.filters import Facets, Row
from standoff.views.naming import outlet_name

_OF_TEXT = (Link.COPY, Link.EXCERPT, Link.CREDIT)


@dataclass(frozen=True, slots=True)
class Carried:
    """Whom an outlet carries, or who carries it: how, and in how many reports."""

    name: str
    how: Link
    reports: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """A report, and the earlier version at its address."""

    report: str
    corrects: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What one outlet has of its own and from elsewhere."""

    outlet: str
    reports: tuple[str, ...]
    own: int
    carries: tuple[Carried, ...]
    carried_by: tuple[Carried, ...]
    corrections: tuple[Corrected, ...]
    links: tuple[Carry, ...]


def sources(record: Record) -> Iterator[tuple[Row, Facets]]:
    """One row for each outlet, in order of name, with its reports and each link of theirs to elsewhere.

    `own` counts the reports that carry no text of another outlet and credit none; `carries` sums up its links by whom
    it carries and how, `carried_by` those of others to its reports; `links` are all of its own, with their evidence.
    """
    reports = {r.report.id: r.report for r in record.readings}
    by_outlet: dict[str, list[Report]] = defaultdict(list)
    for report in reports.values():
        by_outlet[outlet_name(report)].append(report)
    links: dict[str, list[tuple[Carry, str]]] = defaultdict(list)
    carried: dict[str, list[tuple[Carry, str]]] = defaultdict(list)
    for carry in carries(record):
        origin = _origin(carry, reports)
        links[carry.carrier].append((carry, origin))
        if carry.origin is not None and carry.kind is not Link.CORRECTION:
            carried[origin].append((carry, outlet_name(reports[carry.carrier])))
    for outlet in sorted(by_outlet):
        told = by_outlet[outlet]
        from_elsewhere = [link for report in told for link in links[report.id] if link[1] != outlet]
        corrections = [c for report in told for c, _ in links[report.id] if c.kind is Link.CORRECTION]
        others = {c.carrier for c, _ in from_elsewhere if c.kind in _OF_TEXT}
        days = sorted(d for r in told for d in (r.published.earliest, r.published.latest) if d is not None)
        yield (
            to_plain(
                SourceRow(
                    outlet=outlet,
                    reports=tuple(r.id for r in told),
                    own=len(told) - len(others),
                    carries=_summed(from_elsewhere),
                    carried_by=_summed(link for link in carried[outlet] if link[1] != outlet),
                    corrections=tuple(Corrected(c.carrier, c.origin or "") for c in corrections),
                    links=tuple(c for report in told for c, _ in links[report.id]),
                )
            ),
            Facets(
                actors=(outlet, *(name for _, name in from_elsewhere)),
                earliest=days[0] if days else None,
                latest=days[-1] if days else None,
                types=tuple(dict.fromkeys(c.kind for report in told for c, _ in links[report.id])),
            ),
        )


def _origin(carry: Carry, reports: dict[str, Report]) -> str:
    """Whom a link names: the speaker of an official statement, the agency credited, else the outlet carried."""
    if carry.origin is None or carry.kind is Link.STATEMENT:
        return carry.name
    return outlet_name(reports[carry.origin]) or voice_of(reports[carry.origin])


def _summed(links: Iterable[tuple[Carry, str]]) -> tuple[Carried, ...]:
    """The links by name and kind, with the number of reports each stands in; the most first."""
    count = Counter((name, kind) for name, kind, _ in {(name, c.kind, c.carrier) for c, name in links})
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Carried(name, kind, number) for (name, kind), number in ranked)
