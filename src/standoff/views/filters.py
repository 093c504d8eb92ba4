"""The filters that every table takes, and what each compares."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep of a table; None keeps everything. Names compare without case, dates as ISO 8601 text.

    `since` and `until` are days: a row is kept where its interval may touch them; a row without a date is dropped.
    """

    party: str | None = None
    actor: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    type: str | None = None
    stance: str | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """What a row can be filtered by; gathered beside the row, since not every one of them is shown in it."""

    parties: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    types: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()


def keep(rows: Iterable[tuple[Row, Facets]], filters: Filters) -> list[Row]:
    """The rows that pass every filter, in their order."""
    return [row for row, facets in rows if _passes(facets, filters)]


def _passes(facets: Facets, filters: Filters) -> bool:
    return (
        _names(filters.party, facets.parties, whole=True)
        and _names(filters.actor, facets.actors)
        and _names(filters.place, facets.places)
        and _names(filters.type, facets.types, whole=True)
        and _names(filters.stance, facets.stances, whole=True)
        and _dates(filters, facets)
    )


def _names(wanted: str | None, found: tuple[str, ...], whole: bool = False) -> bool:
    if wanted is None:
        return True
    sought = wanted.casefold()
    return any(sought == f.casefold() if whole else sought in f.casefold() for f in found)


def _dates(filters: Filters, facets: Facets) -> bool:
    if filters.since is None and filters.until is None:
        return True
    earliest, latest = facets.earliest or facets.latest, facets.latest or facets.earliest
    if earliest is None or latest is None:
        return False
    return (filters.since is None or latest[:10] >= filters.since) and (
        filters.until is None or earliest[:10] <= filters.until
    )
