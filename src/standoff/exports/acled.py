"""`export acled`: incidents under the columns of ACLED (layout of March 2023), one row each, as comma-separated values.

An incident that ACLED has no event type for (talks, accusations, sanctions), or in which nobody is named, makes no row.
Where its codebook asks for what the record does not hold (the region, the time of coding) the cell is empty;
`fatalities` is empty where nobody gives a number, for nothing reported is not zero. The tables stand in
`knowledge/data/exports.yaml`.
"""

from collections.abc import Iterator
from typing import BinaryIO

from standoff.exports.flat import write_flat
from standoff.exports.incident_cells import (
    EVIDENCE,
    Cells,
    Side,
    days_between,
    fatalities,
    middle,
    outlets,
    precision_of,
)
from standoff.exports.occurred import Happened, Occurred
from standoff.knowledge.export_codes import SubEvent, load_export_codes
from standoff.knowledge.territories import load_territories
from standoff.knowledge.whoswho import load_whos_who
from standoff.record.joined import JoinedPlace, Record
from standoff.record.terms import ActorKind, Precision
from standoff.views.naming import day_range

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
    *EVIDENCE,
)  # fmt: skip
_OF_CROWDS = {"Riots": "rioters", "Protests": "protesters"}


def export_acled(record: Record, out: BinaryIO) -> int:
    """Writes the incidents that ACLED has a type for to `out` and returns how many there are."""
    return write_flat(COLUMNS, rows(record), out, ",")


def rows(record: Record) -> Iterator[dict[str, object]]:
    """The rows in order of day and incident."""
    happened = Happened(record)
    cells = Cells(happened)
    for occurred in happened.incidents():
        acting, suffering = cells.sides(occurred)
        coded = _sub_event(occurred, suffering)
        if coded is not None and (acting or suffering):
            yield _row(occurred, coded, acting, suffering, cells)


def _sub_event(occurred: Occurred, suffering: tuple[Side, ...]) -> SubEvent | None:
    """The first row of the table that one of the mentions told as done fits."""
    only_people = bool(suffering) and all(side.crowd for side in suffering)
    targets = frozenset({ActorKind.CROWD}) if only_people else frozenset()
    for sub_event in load_export_codes().sub_events:
        if any(sub_event.takes(event.type, event.cameo, targets) for event in occurred.mentions):
            return sub_event
    return None


def _row(
    occurred: Occurred, coded: SubEvent, acting: tuple[Side, ...], suffering: tuple[Side, ...], cells: Cells
) -> dict[str, object]:
    tables, incident = load_export_codes(), occurred.incident
    earliest, latest = incident.earliest or "", incident.latest or ""
    first, second = _pair(acting, suffering, coded)
    inter = [_inter(side, coded, occurred.place) for side in (first, second)]
    return {
        "event_id_cnty": incident.id,
        "event_date": middle(earliest, latest),
        "year": int(earliest[:4]),
        "time_precision": precision_of(days_between(earliest, latest), tables.time_precision),
        "disorder_type": tables.disorder[coded.type],
        "event_type": coded.type,
        "sub_event_type": coded.name,
        "actor1": first.name if first else None,
        "inter1": inter[0],
        "actor2": second.name if second else None,
        "inter2": inter[1],
        "interaction": _interaction(inter),
        "civilian_targeting": "Civilian targeting" if inter[1] == tables.inter["crowd"] else None,
        **_where(occurred.place),
        "source": "; ".join(outlets(occurred)),
        "source_scale": _scale(occurred),
        "notes": _notes(occurred),
        "fatalities": fatalities(cells.killed(incident)),
        **cells.evidence(occurred),
    }


def _pair(acting: tuple[Side, ...], suffering: tuple[Side, ...], coded: SubEvent) -> tuple[Side | None, Side | None]:
    """The two sides of a row; where all are on both sides, as in a clash, the first two of them.

    Who protests or riots is a crowd where one is named. Of those acted upon, who is neither a party nor people comes
    last: "two soldiers" are somebody's, and the party says whose.
    """
    people = [side for side in (*acting, *suffering) if side.crowd and coded.type in _OF_CROWDS]
    first = people[0] if people else acting[0] if acting else None
    known = [side for side in suffering if side.party is not None or side.crowd]
    others = [s for s in (*known, *acting, *suffering) if first is None or s.name != first.name]
    return first, (others[0] if others else None)


def _inter(side: Side | None, coded: SubEvent, place: JoinedPlace | None) -> int | None:
    """ACLED's number for what an actor is: state forces outside their own country are external forces."""
    if side is None or not side.kind:
        return None
    inter = load_export_codes().inter
    if side.crowd:
        return inter[_OF_CROWDS.get(coded.type, "crowd")]
    home = side.party or (side.codes[0] if side.codes else None)
    abroad = side.kind == "state" and place is not None and None not in (home, place.country) and place.country != home
    return inter["external" if abroad else side.kind]


def _interaction(inter: list[int | None]) -> int | None:
    """Both numbers, the lower first; a sole actor's with a nought behind it."""
    known = sorted(code for code in inter if code is not None)
    if not known:
        return None
    return known[0] * 10 if len(known) == 1 else known[0] * 10 + known[1]


def _where(place: JoinedPlace | None) -> dict[str, object]:
    if place is None or place.precision is Precision.UNRESOLVED:
        return {"location": place.name if place is not None else None}
    country = load_territories().by_code.get(place.country or "")
    return {
        "country": country.name if country is not None else None,
        "admin1": place.name if place.precision is Precision.REGION else None,
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": load_export_codes().geo_precision.get(place.precision),
    }


def _scale(occurred: Occurred) -> str | None:
    """National or international, by where the outlets are at home; None where one of them is not known."""
    homes = {name.casefold(): o for o in load_whos_who().outlets for name in (o.name, *o.names, *o.acronyms)}
    known = [homes.get(name.casefold()) for name in outlets(occurred)]
    country = occurred.place.country if occurred.place is not None else None
    if country is None or not known or None in known:
        return None
    scales = {"National" if o is not None and o.country == country else "International" for o in known}
    return "National-International" if len(scales) == 2 else scales.pop()


def _notes(occurred: Occurred) -> str:
    """The day, what it is called and each account, with whose it is."""
    incident = occurred.incident
    accounts = "; ".join(f"{a.party or 'no party'} ({a.stance.value}): {a.summary}" for a in incident.accounts)
    when = day_range(incident.earliest, incident.latest)
    return f"{when}: {incident.headline}. Status: {incident.status.value}. Accounts: {accounts}"
