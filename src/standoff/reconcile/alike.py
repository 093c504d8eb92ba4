"""How well the places of two mentions agree, and whether they tell of one accord or of two captures."""

from datetime import timedelta
from math import asin, cos, radians, sin, sqrt

from standoff.reconcile.mentions import FINE, Mention
from standoff.record.rows import Place
from standoff.record.terms import Precision

NEAR_KM = 60.0
REGION_KM = 200.0
ACCORD = "accord"
UNKNOWN = "unknown"
_DIRECTED = frozenset({"capture", "downing", "pressure"})
SLIP = timedelta(1)
SAME_SPOT_KM = 15.0
WIDE = frozenset({Precision.REGION, Precision.DISTRICT})
COARSE = frozenset({Precision.COUNTRY, Precision.AREA, Precision.UNRESOLVED})


def is_one_accord(a: Mention, b: Mention) -> bool:
    """Whether two mentions of an accord may be of one that was made over night: of one kind, or between the same."""
    same = bool(a.accords & b.accords) or (bool(a.parties) and a.parties == b.parties)
    return a.family.name == ACCORD and same


def are_reversed(a: Mention, b: Mention) -> bool:
    """Whether those who take in one are taken in the other: of two captures, each by the other side."""
    if a.family.name not in _DIRECTED:
        return False
    taken, others = a.parties - a.actors, b.parties - b.actors
    return bool((a.actors & others) or (b.actors & taken)) and not a.actors & b.actors and not taken & others


def place_score(a: Mention, b: Mention) -> float:
    """How well the places agree. A report that names two villages tells them apart; two reports may name neighbours.
    A region is known by one point within it: a place across its border may lie far from that point."""
    one, other = a.place, b.place
    if one is None or other is None:
        return 0.5
    if one.entry is not None and one.entry == other.entry:
        return 1.0
    if _contains(one, other) or _contains(other, one):
        return 0.8
    fine = one.precision in FINE and other.precision in FINE
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        if one.name == other.name:
            return 1.0
        return 0.0 if a.report == b.report and is_spot(one) and is_spot(other) and not _are_rivals(a, b) else 0.4
    if one.precision in COARSE or other.precision in COARSE:
        return 0.5
    if _are_rivals(a, b):
        return 0.4
    if fine and a.report == b.report:
        return 0.0
    wide = [one.precision, other.precision].count(Precision.REGION) == 1 and one.country != other.country
    if (a.is_rough or b.is_rough) and {one.precision, other.precision} <= WIDE:
        return 0.4
    reach = SAME_SPOT_KM if fine else REGION_KM if wide else NEAR_KM
    return 0.7 if _km(one.lat, one.lon, other.lat, other.lon) <= reach else 0.0


def is_spot(place: Place) -> bool:
    """Whether it is a village, or a name that nobody knows: a report that uses two of these tells them apart."""
    return place.precision in FINE or (place.precision is Precision.UNRESOLVED and place.kind == UNKNOWN)


def _are_rivals(a: Mention, b: Mention) -> bool:
    """Whether the two sides of one report speak in turn: rivals may also differ on where it was."""
    return a.report == b.report and bool(a.sides) and a.holders | b.holders == a.sides and not a.holders & b.holders


def _contains(outer: Place, inner: Place) -> bool:
    """Whether the finer place lies in the wider; `within` names what contains a place."""
    return outer.precision in WIDE and inner.precision not in WIDE and outer.name in inner.within


def distance_km(one: Place, other: Place) -> float | None:
    """How far two places lie from each other; None where either has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return _km(one.lat, one.lon, other.lat, other.lon)


def _km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    a, b, c, d = map(radians, (lat1, lon1, lat2, lon2))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))
