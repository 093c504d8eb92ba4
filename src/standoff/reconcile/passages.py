"""What one passage tells between the same sides is one occurrence, whatever kinds of act it is made of.

"Soldiers tried to take the ruin at dawn on Friday and were beaten back. The other army says that it was they who
advanced": an attempt, a leaving and an advance, told in one paragraph. An undated act of force goes with the dated one
that its paragraph tells of, or the first told, where no party and no place parts the two; a dated one with what its
paragraph tells of the same day. "A second attack", "another raid" begin something else.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from standoff.reconcile.alike import are_reversed, place_score
from standoff.reconcile.cotold import Told, days_of, is_sequel
from standoff.reconcile.mentions import FINE, Mention

PASSAGE = "told in one passage with it"
_LEAVING = "withdrawal"
_OF_PASSAGES = frozenset({"fighting", "movement", "capture", "pressure", _LEAVING})
_NEIGHBOURS = 0.7
_BREATH = 160
_BACK = 2

Held = Mapping[tuple[str, int], Sequence[tuple[int, Mention]]]
"""The mentions of each paragraph of each report, with the numbers of their clusters."""


@dataclass(frozen=True)
class _Occurrence:
    """A cluster as its passages are compared: its mentions by report, its days, one mention of each village that it
    names, whether anybody says that it happened, and what the passage tells first (`rank`: dated, told of by more
    reports, before)."""

    by_report: Mapping[str, Sequence[Mention]]
    days: tuple[date, date] | None
    villages: tuple[Mention, ...]
    is_told: bool
    rank: tuple[bool, bool, int, int, str]

    @classmethod
    def of(cls, cluster: Told) -> "_Occurrence":
        by_report: dict[str, list[Mention]] = defaultdict(list)
        villages: dict[str, Mention] = {}
        for mention in cluster:
            by_report[mention.report].append(mention)
            if mention.place is not None and mention.place.precision in FINE:
                villages.setdefault(mention.place.entry or mention.place.name, mention)
        days = days_of(cluster)
        first = min((m.start, m.event.id) for m in cluster)
        rank = (cluster[0].family.name == _LEAVING, days is None, -len(by_report), *first)
        return cls(by_report, days, tuple(villages.values()), any(not m.is_denied for m in cluster), rank)


def passages(clusters: Sequence[Told]) -> dict[int, int]:
    """For each cluster that goes with another told in its passage, by number, the number of that other."""
    held: dict[tuple[str, int], list[tuple[int, Mention]]] = defaultdict(list)
    occurrences: dict[int, _Occurrence] = {}
    for number, cluster in enumerate(clusters):
        if cluster[0].family.name in _OF_PASSAGES or any(m.family.name in _OF_PASSAGES for m in cluster):
            occurrences[number] = _Occurrence.of(cluster)
        for mention in cluster:
            if mention.family.name in _OF_PASSAGES and not mention.is_history:
                held[(mention.report, mention.paragraph)].append((number, mention))
    found = {}
    for number, occurrence in occurrences.items():
        if _may_follow(clusters[number]):
            told = (_chosen(report, number, occurrences, held) for report in occurrence.by_report)
            homes = {home for home in told if home is not None}
            if len(homes) == 1:
                found[number] = homes.pop()
    return found


def _chosen(report: str, number: int, occurrences: Mapping[int, _Occurrence], held: Held) -> int | None:
    """The cluster with which a report tells the one of this number in a passage, the nearest of several."""
    own = occurrences[number]
    fitting = [
        (_distance(mine, theirs), other)
        for mine in own.by_report[report]
        for other, theirs in (*held[(report, mine.paragraph)], *_answered(mine, held))
        if other != number
        and _fit(mine, theirs)
        and _leads(occurrences[other], own, theirs)
        and _agree(own, occurrences[other])
    ]
    return min(fitting)[1] if fitting else None


def _answered(mine: Mention, held: Held) -> Iterator[tuple[int, Mention]]:
    """Of what the paragraphs before tell, what they lay to the door of the party that speaks here: its own account of
    that follows."""
    for back in range(1, _BACK + 1):
        for number, theirs in held[(mine.report, mine.paragraph - back)]:
            burdened = theirs.actors & mine.holders
            may_be = mine.first is None or (mine.is_dated and (mine.first, mine.last) == (theirs.first, theirs.last))
            if burdened and not theirs.holders & mine.holders and may_be and theirs.is_dated:
                yield number, theirs


def _may_follow(cluster: Told) -> bool:
    """Whether it is told of as having happened, and not as one more."""
    first = cluster[0]
    is_force = first.family.name in _OF_PASSAGES
    return is_force and any(not m.is_denied for m in cluster) and not any(m.anew for m in cluster)


def _leads(other: _Occurrence, own: _Occurrence, here: Mention) -> bool:
    """Whether the other is what the passage tells of first; what is undated must mostly be told of in this passage."""
    if other.days is None:
        told = other.by_report[here.report]
        if 2 * sum(m.paragraph == here.paragraph for m in told) < len(told):
            return False
    return other.is_told and other.rank < own.rank


def _fit(mine: Mention, theirs: Mention) -> bool:
    if mine.is_denied or theirs.is_denied or is_sequel(mine, theirs):
        return False
    if mine.family == theirs.family and are_reversed(mine, theirs):
        return False
    if not theirs.is_dated and abs(mine.start - theirs.start) > _BREATH:
        return False
    if mine.family.name == _LEAVING and not (theirs.start < mine.start and mine.parties & theirs.actors):
        return False
    known = mine.parties and theirs.parties
    return not known or bool(mine.parties & theirs.parties) or mine.parties | theirs.parties == mine.sides


def _agree(one: _Occurrence, other: _Occurrence) -> bool:
    a, b = one.days, other.days
    if a is not None and b is not None and (a[0] > b[1] or b[0] > a[1]):
        return False
    return not any(place_score(m, n) < _NEIGHBOURS for m in one.villages for n in other.villages)


def _distance(mine: Mention, theirs: Mention) -> tuple[bool, bool, int, str]:
    return (theirs.first is None, theirs.start > mine.start, abs(theirs.start - mine.start), theirs.event.id)
