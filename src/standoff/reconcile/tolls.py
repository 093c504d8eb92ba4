"""Counts of people harmed, gathered per incident, side and kind, with low, best and high by a named rule.

No count is ever added to another: a later, higher count of one incident is an update of the earlier one, and so is a
running death toll; the earlier one of the same origin no longer stands (`counting`). Counts of parts ("four of
them civilians"), counts since a day long before the incident and counts for whole wars are kept apart; a count that is
reported as none says nothing about how many there were, unless it is said of one side.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from standoff.reconcile.counting import OWN_SIDE, RULES, best, bounding, set_aside
from standoff.reconcile.homes import Homes
from standoff.reconcile.index import Index
from standoff.reconcile.mentions import LOOSE_DAYS
from standoff.reconcile.origins import Origins
from standoff.reconcile.withdrawing import Withdrawals, marked
from standoff.record.ids import row_id
from standoff.record.joined import Count, Incident, TollSummary
from standoff.record.rows import Toll
from standoff.record.terms import Counting, Ground, Polarity, TollKind

Sides = dict[tuple[str | None, TollKind, int | None], set[str]]

WITHDRAWN = "every count was taken back or replaced"


def gather_tolls(index: Index, origins: Origins, incidents: tuple[Incident, ...]) -> tuple[TollSummary, ...]:
    """The tolls of all readings, newest incident first, background last."""
    homes = Homes(index, incidents)
    withdrawals = Withdrawals.of(index)
    groups: dict[tuple[str, ...], list[tuple[Toll, Incident | None]]] = defaultdict(list)
    for reading in index.readings:
        sides = _sides(reading.tolls, homes)
        for toll in index.mine(reading.tolls):
            is_told = toll.polarity is Polarity.AFFIRMED or toll.statement in withdrawals.taken_back
            if is_told and not _is_none(toll) and toll.part_of is None:
                home = homes.of(toll)
                groups[_key(toll, home, index, sides)].append((toll, home))
    rows = [
        _summary((*key, part), [t for t, _ in counted], counted[0][1], index, origins, withdrawals)
        for key, group in groups.items()
        for part, counted in _by_whom(group)
    ]
    return tuple(sorted(rows, key=newest_current_first))


def newest_current_first(toll: TollSummary) -> tuple[object, ...]:
    return (toll.background, _newest_first(toll.when), toll.id)


def _is_none(toll: Toll) -> bool:
    """Whether nothing is counted: what is reported as none of nobody's says nothing; "we lost no man" is a count."""
    return toll.none_reported or (toll.high == 0 and toll.party is None)


def _newest_first(day: str | None) -> tuple[int, ...]:
    return tuple(-ord(c) for c in day) if day is not None else (0,)


def _sides(tolls: Iterable[Toll], homes: Homes) -> Sides:
    """Whose people each figure of one report is said to be, by its incident, where it says so ("3 killed" above "3 of
    our men"): the same figure of another incident is another's."""
    found: Sides = defaultdict(set)
    for toll in tolls:
        if toll.party is not None and toll.low is not None and toll.ground is Ground.CURRENT:
            found[(_id(homes.of(toll)), toll.kind, toll.low)].add(toll.party)
    return found


def _id(home: Incident | None) -> str | None:
    return home.id if home is not None else None


def _side(toll: Toll, home: Incident | None, sides: Sides) -> str | None:
    """Whose people a count counts: as it says, or as another count of the same figure of its incident in its report
    does."""
    if toll.party is not None or toll.ground is not Ground.CURRENT:
        return toll.party
    known = sides.get((_id(home), toll.kind, toll.low), set())
    return next(iter(known)) if len(known) == 1 else None


def _key(toll: Toll, home: Incident | None, index: Index, sides: Sides) -> tuple[str, ...]:
    """One incident, side, kind and manner of counting; without an incident, one day of event in place of it."""
    moment = index.moments.get(toll.moment or "")
    event = index.events.get(toll.event or "")
    day = event.earliest if event is not None else (moment.earliest if moment is not None else None)
    where = home.id if home is not None else f"{day or index.report(toll.id)}"
    if home is None and toll.ground is Ground.BACKGROUND:
        where = f"history:{day or ''}:{toll.low}-{toll.high}"  # the wars of the past are not one war
    return (where, _side(toll, home, sides) or "", toll.kind, _counting(toll, index), _ground(toll, home))


def _ground(toll: Toll, home: Incident | None) -> Ground:
    """That of its incident: what one report looks back on may be news to another."""
    return home.ground if home is not None else toll.ground


def _counting(toll: Toll, index: Index) -> str:
    """The manner of counting, where a running count is one of the incident unless it names a long span of days."""
    moment = index.moments.get(toll.moment or "")
    if toll.counting is not Counting.CUMULATIVE:
        return toll.counting
    if moment is None or moment.earliest is None or moment.latest is None:
        return Counting.INCIDENT
    span = date.fromisoformat(moment.latest[:10]) - date.fromisoformat(moment.earliest[:10])
    return Counting.INCIDENT if span.days <= LOOSE_DAYS else Counting.CUMULATIVE


def _by_whom(
    group: Iterable[tuple[Toll, Incident | None]],
) -> Iterator[tuple[str, list[tuple[Toll, Incident | None]]]]:
    """Counts that name whom they count apart from each other; those that do not go with them where all name one, or
    where a figure of theirs is also told without saying whose ("20 dead", "20 soldiers killed"). Fewer than all who
    are told of without saying whose ("2 guards", "at least 6 people") may be some of them, and stay apart."""
    found: dict[str, list[tuple[Toll, Incident | None]]] = defaultdict(list)
    for toll, home in group:
        found[toll.who or ""].append((toll, home))
    named = [who for who in found if who]
    plain = _figures(found.get("", ()))
    for who in named:
        lows = _figures(found[who])
        is_some = bool(plain and lows) and max(lows) < min(plain)
        if "" in found and ((len(named) == 1 and not is_some) or plain & lows):
            found[""].extend(found.pop(who))
    yield from found.items()


def _figures(counted: Iterable[tuple[Toll, Incident | None]]) -> set[int]:
    return {toll.low for toll, _ in counted if toll.low is not None}


def _summary(
    key: tuple[str, ...],
    tolls: list[Toll],
    home: Incident | None,
    index: Index,
    origins: Origins,
    withdrawals: Withdrawals,
) -> TollSummary:
    told = tuple(sorted((_count(t, index, origins) for t in tolls), key=lambda c: (c.published or "", c.toll)))
    before = {t.id: index.reading_of[t.id].report.text[: t.spans[0][0]] for t in tolls}
    counts = set_aside(marked(told, index, withdrawals), {t.id: t for t in tolls}, before)
    holding = bounding(counts)
    first = min(tolls, key=lambda t: t.id)
    party = key[1] or None
    moment = index.moments.get(first.moment or "")
    lows = [c.low for c in holding if c.low is not None]
    return TollSummary(
        id=row_id("toll", key if home is not None else [*key, first.id]),
        incident=home.id if home is not None else None,
        party=party,
        kind=first.kind,
        low=min(lows, default=None),
        best=best(counts, party),
        high=_high(holding),
        rule=RULES[OWN_SIDE] if holding else WITHDRAWN,
        background=_ground(first, home) is Ground.BACKGROUND,
        when=home.earliest if home is not None else (moment.earliest if moment is not None else None),
        counts=counts,
    )


def _high(counts: tuple[Count, ...]) -> int | None:
    """The highest figure told, that of "at least 30" among them where others bound the toll; None where nobody does."""
    if all(c.high is None for c in counts):
        return None
    return max(figure for c in counts for figure in (c.low, c.high) if figure is not None)


def _count(toll: Toll, index: Index, origins: Origins) -> Count:
    origin = origins.of_statement[toll.statement]
    return Count(
        toll=toll.id,
        low=toll.low,
        high=toll.high,
        hedge=toll.hedge,
        origin=origin.name,
        party_of_origin=origin.party,
        published=index.published(toll.id).earliest,
        statement=toll.statement,
        report=index.report(toll.id),
    )
