"""How alike two event mentions are, and what keeps them apart: family, days, parties and places."""

from datetime import timedelta
from math import asin, cos, radians, sin, sqrt

from standoff.reconcile.mentions import FINE, Mention
from standoff.record.rows import Place
from standoff.record.terms import Precision

NEAR_KM = 60.0
REGION_KM = 200.0
ACCORD = "accord"
MOVEMENT = "movement"
UNKNOWN = "unknown"
_DIRECTED = frozenset({"capture", "downing", "pressure"})
SLIP, NO_SLIP = timedelta(1), timedelta(0)
SAME_SPOT_KM = 15.0
WIDE = frozenset({Precision.REGION, Precision.DISTRICT})
COARSE = frozenset({Precision.COUNTRY, Precision.AREA, Precision.UNRESOLVED})


def similarity(a: Mention, b: Mention) -> float:
    """0 where the two exclude each other, else between 0 and 1, from parties, place and code of event."""
    if a.family.name != b.family.name or _told_apart(a, b) or (a.accords and b.accords and not a.accords & b.accords):
        return 0.0
    slip = SLIP if _is_one_accord(a, b) else NO_SLIP
    if a.first and a.last and b.first and b.last and (a.first > b.last + slip or b.first > a.last + slip):
        return 0.0
    if any(_is_of_other_weeks(m, n) or _is_of_the_future(m, n) for m, n in ((a, b), (b, a))):
        return 0.0
    parties = 0.0 if are_reversed(a, b) else party_score(a, b)
    place = place_score(a, b)
    if parties == 0.0 or place == 0.0:
        return 0.0
    return 0.4 * parties + 0.35 * place + 0.25 * (1.0 if a.family == b.family else 0.5)


def _is_of_other_weeks(a: Mention, b: Mention) -> bool:
    """Whether what has no day of its own stands behind a time ("in May, when a patrol was shot at") in which the other
    was not; what a word of sequence puts before that time, only where the other came later."""
    if a.weeks is None or b.first is None or b.last is None:
        return False
    return b.first > a.weeks[1] or (b.last < a.weeks[0] and not a.follows)


def _is_of_the_future(a: Mention, b: Mention) -> bool:
    """Whether the one is dated to days after the report of the other, which has no day, was published."""
    return a.first is None and a.published is not None and b.first is not None and b.first > a.published + SLIP


def _is_one_accord(a: Mention, b: Mention) -> bool:
    """Whether two mentions of an accord may be of one that was made over night: of one kind, or between the same."""
    same = bool(a.accords & b.accords) or (bool(a.parties) and a.parties == b.parties)
    return a.family.name == ACCORD and same


def _told_apart(a: Mention, b: Mention) -> bool:
    """Whether one party tells of both in one report under two labels, and neither in answer to anybody: rivals may call
    one occurrence an advance and a movement, but who speaks of an advance and of exercises speaks of two."""
    return (
        a.family != b.family
        and a.family.name == MOVEMENT
        and a.report == b.report
        and bool(a.holders & b.holders)
        and not (a.answers or b.answers or a.is_denied or b.is_denied)
    )


def are_reversed(a: Mention, b: Mention) -> bool:
    """Whether those who take in one are taken in the other: of two captures, each by the other side."""
    if a.family.name not in _DIRECTED:
        return False
    taken, others = a.parties - a.actors, b.parties - b.actors
    return bool((a.actors & others) or (b.actors & taken)) and not a.actors & b.actors and not taken & others


def party_score(a: Mention, b: Mention) -> float:
    """How well the parties agree. Rival accounts of one fight each name the other side, so that two mentions which
    share no party still fit where together they name the two sides of both reports. A mention that names nobody fits
    another of its own report, or of a report that tells of the same two sides."""
    if a.parties and a.parties == b.parties:
        return 1.0
    if a.parties and b.parties:
        if a.parties <= b.parties or b.parties <= a.parties:
            return 0.8
        return 0.6 if a.parties | b.parties == a.sides == b.sides else 0.0
    if a.report == b.report:
        return 0.3
    known = a.parties or b.parties
    if known:
        sides = b.sides if a.parties else a.sides
        return 0.3 if known <= sides else 0.0
    return 0.3 if a.sides and a.sides == b.sides else 0.0


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
