"""Counts of people harmed, gathered per incident, side and kind, with low, best and high by a named rule.

No count is ever added to another. Counts of parts ("four of them civilians") and counts for whole wars are kept
apart from counts of an incident; a count that is reported as none says nothing about how many there were.
"""

from collections import defaultdict

from standoff.reconcile.index import Index
from standoff.reconcile.origins import Origins
from standoff.record.ids import row_id
from standoff.record.joined import Count, Incident, TollSummary
from standoff.record.rows import Toll
from standoff.record.terms import Ground, Polarity, TollKind

RULE = "own side first, then the latest report"


def gather_tolls(index: Index, origins: Origins, incidents: tuple[Incident, ...]) -> tuple[TollSummary, ...]:
    """The tolls of all readings, newest incident first, background last."""
    home = {event: incident for incident in incidents for event in incident.events}
    groups: dict[tuple[str, ...], list[Toll]] = defaultdict(list)
    for reading in index.readings:
        for toll in reading.tolls:
            if toll.polarity is Polarity.AFFIRMED and not toll.none_reported and toll.part_of is None:
                groups[_key(toll, home, index)].append(toll)
    rows = [_summary(key, tolls, home, index, origins) for key, tolls in groups.items()]
    return tuple(sorted(rows, key=lambda t: (t.background, _newest_first(t.when), t.id)))


def _newest_first(day: str | None) -> tuple[int, ...]:
    return tuple(-ord(c) for c in day) if day is not None else (0,)


def _key(toll: Toll, home: dict[str, Incident], index: Index) -> tuple[str, ...]:
    """One incident, side, kind and manner of counting; without an incident, one day of event in place of it."""
    incident = home.get(toll.event or "")
    moment = index.moments.get(toll.moment or "")
    event = index.events.get(toll.event or "")
    day = event.earliest if event is not None else (moment.earliest if moment is not None else None)
    where = incident.id if incident is not None else f"{day or index.report(toll.id)}"
    return (where, toll.party or "", toll.kind, toll.counting, toll.ground, toll.who or "")


def _summary(
    key: tuple[str, ...], tolls: list[Toll], home: dict[str, Incident], index: Index, origins: Origins
) -> TollSummary:
    counts = tuple(sorted((_count(t, index, origins) for t in tolls), key=lambda c: (c.published or "", c.toll)))
    first = tolls[0]
    incident = home.get(first.event or "")
    lows = [c.low for c in counts if c.low is not None]
    highs = [c.high for c in counts]
    moment = index.moments.get(first.moment or "")
    when = incident.earliest if incident is not None else (moment.earliest if moment is not None else None)
    return TollSummary(
        id=row_id("toll", key),
        incident=incident.id if incident is not None else None,
        party=first.party,
        kind=TollKind(key[2]),
        low=min(lows, default=None),
        best=_best(counts, first.party),
        high=max((h for h in highs if h is not None), default=None) if None not in highs else None,
        rule=RULE,
        background=first.ground is Ground.BACKGROUND,
        when=when,
        counts=counts,
    )


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


def _best(counts: tuple[Count, ...], party: str | None) -> int | None:
    """The figure of the side that bears the loss, else of anyone; of several, the one published last."""
    own = [c for c in counts if party is not None and c.party_of_origin == party and c.low is not None]
    known = own or [c for c in counts if c.low is not None]
    return known[-1].low if known else None
