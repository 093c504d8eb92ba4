"""`export ged`: incidents with reported dead, under the columns of UCDP's Georeferenced Event Dataset.

UCDP counts an event where armed force by an organised actor against another or against civilians leaves at least one
dead. So does this: an attack told as done, with a count of the killed of at least one. Deaths are given to the side
whose dead they are; who is a civilian is only known where the words say so, and the rest is `deaths_unknown`. UCDP's
own numbers for conflicts, dyads, countries and grid cells are not known here and stay empty. The tables stand in
`knowledge/data/exports.yaml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from standoff.exports.flat import write_flat
from standoff.exports.incident_cells import (
    EVIDENCE,
    Cells,
    Side,
    days_between,
    outlets,
    precision_of,
    types_of,
)
from standoff.exports.occurred import Happened, Occurred
from standoff.knowledge.export_codes import load_export_codes
from standoff.knowledge.territories import load_territories
from standoff.record.joined import JoinedPlace, Record, TollSummary
from standoff.record.terms import EventType, Precision, Who

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
    *EVIDENCE,
)  # fmt: skip
_STATE, _NON_STATE, _ONE_SIDED = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Deaths:
    """The killed of an incident, by side and in all."""

    a: int = 0
    b: int = 0
    civilians: int = 0
    unknown: int = 0
    low: int = 0
    high: int = 0

    @property
    def best(self) -> int:
        return self.a + self.b + self.civilians + self.unknown


def export_ged(record: Record, out: BinaryIO) -> int:
    """Writes the deadly incidents to `out` as comma-separated values and returns how many there are."""
    return write_flat(COLUMNS, rows(record), out, ",")


def rows(record: Record) -> Iterator[dict[str, object]]:
    """The rows in order of day and incident."""
    happened = Happened(record)
    cells = Cells(happened)
    for occurred in happened.incidents():
        if EventType.ASSAULT not in types_of(occurred):
            continue
        acting, suffering = cells.sides(occurred)
        first, second = _dyad(acting, suffering)
        deaths = deaths_of(cells, cells.killed(occurred.incident), first, second)
        if deaths.best >= 1:
            yield _row(occurred, first, second, deaths, cells)


def deaths_of(cells: Cells, killed: tuple[TollSummary, ...], first: Side | None, second: Side | None) -> Deaths:
    """The best count of each side, as civilians where the words say that they were; low and high as reported.

    A count without a side stands for all the dead where it is higher than those of the sides together.
    """
    a = b = civilians = unknown = low = high = 0
    for toll in (t for t in killed if t.party is not None):
        best = _best(toll)
        low, high = low + (toll.low or 0), high + max(toll.high or 0, best)
        if all((row := cells.tolls.get(c.toll)) is not None and row.who is Who.CIVILIAN for c in toll.counts):
            civilians += best
        elif first is not None and toll.party == first.party:
            a += best
        elif second is not None and toll.party == second.party:
            b += best
        else:
            unknown += best
    whole = max((t for t in killed if t.party is None), key=_best, default=None)
    if whole is not None and _best(whole) > a + b + civilians + unknown:
        unknown = _best(whole) - a - b - civilians
        low, high = max(low, whole.low or 0), max(high, whole.high or 0, _best(whole))
    return Deaths(a, b, civilians, unknown, low, high)


def _best(toll: TollSummary) -> int:
    return toll.best if toll.best is not None else toll.low or 0


def _dyad(acting: tuple[Side, ...], suffering: tuple[Side, ...]) -> tuple[Side | None, Side | None]:
    """Side A, in UCDP a government where there is one, and side B."""
    sides = list({side.name: side for side in (*acting, *suffering)}.values())
    states = [side for side in sides if side.kind == "state" and not side.crowd]
    first = states[0] if states else acting[0] if acting else None
    second = next((side for side in sides if first is None or side.name != first.name), None)
    return first, second


def _violence(first: Side | None, second: Side | None) -> int | None:
    """1 where a state fights, 2 where two groups do, 3 where one side is people; None where a side is not known."""
    if first is None or second is None:
        return None
    if first.crowd or second.crowd:
        return _ONE_SIDED
    return _STATE if "state" in (first.kind, second.kind) else _NON_STATE


def _name(side: Side | None) -> str | None:
    if side is None:
        return None
    if side.crowd:
        return "Civilians"
    return f"Government of {side.name}" if side.kind == "state" else side.name


def _row(
    occurred: Occurred, first: Side | None, second: Side | None, deaths: Deaths, cells: Cells
) -> dict[str, object]:
    incident, tables = occurred.incident, load_export_codes()
    earliest, latest = incident.earliest or "", incident.latest or ""
    names = [name for name in (_name(first), _name(second)) if name is not None]
    dates = sorted({r.published.earliest for r in occurred.reports if r.published.earliest is not None})
    return {
        "id": incident.id,
        "year": int(earliest[:4]),
        "type_of_violence": _violence(first, second),
        "dyad_name": " - ".join(names),
        "side_a": _name(first),
        "side_b": _name(second),
        "number_of_sources": len(occurred.reports),
        "source_article": "; ".join(r.url or PurePosixPath(r.source).name for r in occurred.reports),
        "source_office": "; ".join(outlets(occurred)),
        "source_date": "; ".join(dates),
        "source_headline": "; ".join(r.title for r in occurred.reports if r.title is not None),
        "source_original": "; ".join(dict.fromkeys(cells.origins.get(a.origin, a.origin) for a in incident.accounts)),
        **_where(occurred.place),
        "event_clarity": 1 if earliest[:10] == latest[:10] else 2,
        "date_prec": precision_of(days_between(earliest, latest), tables.date_prec),
        "date_start": earliest[:10],
        "date_end": latest[:10],
        "deaths_a": deaths.a,
        "deaths_b": deaths.b,
        "deaths_civilians": deaths.civilians,
        "deaths_unknown": deaths.unknown,
        "best": deaths.best,
        "high": max(deaths.high, deaths.best),
        "low": min(deaths.low or deaths.best, deaths.best),
        **cells.evidence(occurred),
    }


def _where(place: JoinedPlace | None) -> dict[str, object]:
    if place is None or place.precision is Precision.UNRESOLVED or place.lat is None or place.lon is None:
        return {"where_description": place.name if place is not None else None}
    country = load_territories().by_code.get(place.country or "")
    return {
        "where_prec": load_export_codes().where_prec.get(place.precision),
        "where_coordinates": place.name,
        "where_description": place.name,
        "adm_1": place.name if place.precision is Precision.REGION else None,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})",
        "country": country.name if country is not None else None,
        "region": country.continent if country is not None else None,
    }
