"""Which incident a count of people harmed belongs to.

The incident of the event that the reading ties it to. Else one of its own report's that can harm in that way: the one
of the count's own day, or last told of before it. Else, where its report tells of none, the one round of fighting that
other reports date to the days before and that its side took part in.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from standoff.knowledge.families import family_of
from standoff.reconcile.index import Index
from standoff.record.joined import Incident
from standoff.record.rows import Toll
from standoff.record.terms import Counting, Ground, TollKind

LULL = timedelta(2)
HARMS = {
    TollKind.CAPTURED: ("capture", "fighting"),
    TollKind.DETAINED: ("capture", "fighting"),
    TollKind.DISPLACED: ("fighting", "movement"),
}


class Homes:
    """The incidents of a record as counts look for them."""

    def __init__(self, index: Index, incidents: Iterable[Incident]) -> None:
        self._index = index
        self._of_event: dict[str, Incident] = {}
        self._told: dict[tuple[str, str], list[tuple[int, Incident]]] = defaultdict(list)
        self._on_day: dict[tuple[str, str], list[Incident]] = defaultdict(list)
        for incident in incidents:
            families = {family_of(index.events[e].cameo).name for e in incident.events}
            main = min(families, key=lambda name: (name != "fighting", name))
            for identifier in incident.events:
                event = index.events[identifier]
                self._of_event[identifier] = incident
                if incident.ground is Ground.CURRENT:
                    self._told[(index.report(identifier), main)].append((event.trigger[0][0], incident))
            if incident.latest is not None and incident.ground is Ground.CURRENT and main == "fighting":
                for party in incident.parties:
                    self._on_day[(party, incident.latest)].append(incident)
        self._days = family_of("190").told

    def of(self, toll: Toll) -> Incident | None:
        """The incident of the count; None where it is of none or of which is not clear."""
        tied = self._of_event.get(toll.event or "")
        if tied is not None:
            return tied
        if toll.counting is Counting.WHOLE_WAR or toll.ground is Ground.BACKGROUND:
            return None
        for family in HARMS.get(toll.kind, ("fighting",)):
            told = self._told.get((self._index.report(toll.id), family))
            if told:
                return (self._elsewhere(toll) if self._is_of_other_paragraphs(toll, told) else None) or self._last_told(
                    toll, told
                )
        return self._elsewhere(toll)

    def _is_of_other_paragraphs(self, toll: Toll, told: list[tuple[int, Incident]]) -> bool:
        """Whether its report tells of what harms so only in paragraphs below, and of nothing that its side has a part
        in: a late death on a page that goes on to other news."""
        text, end = self._index.reading_of[toll.id].report.text, toll.spans[-1][1]
        return all(at > end and "\n" in text[end:at] and toll.party not in i.parties for at, i in told)

    def _last_told(self, toll: Toll, told: list[tuple[int, Incident]]) -> Incident:
        moment = self._index.moments.get(toll.moment or "")
        day = moment.earliest[:10] if moment is not None and moment.earliest is not None else None
        start = toll.spans[0][0]

        def distance(item: tuple[int, Incident]) -> tuple[bool, bool, bool, int, str]:
            at, incident = item
            other_day = day is not None and not (incident.earliest or "") <= day <= (incident.latest or "")
            other_side = toll.party is not None and toll.party not in incident.parties
            return (other_side, other_day, at > start, abs(start - at), incident.id)

        return min(told, key=distance)[1]

    def _elsewhere(self, toll: Toll) -> Incident | None:
        published = self._index.published(toll.id).earliest
        if toll.party is None or published is None or toll.kind not in (TollKind.KILLED, TollKind.WOUNDED):
            return None
        until = date.fromisoformat(published[:10])
        found: list[tuple[date, list[Incident]]] = []
        for back in range(self._days + 1):
            day = until - timedelta(back)
            here = self._on_day.get((toll.party, day.isoformat()))
            if here:
                found.append((day, here))
        days = [day for day, _ in found]
        one_round = all(later - earlier <= LULL for later, earlier in itertools.pairwise(days))
        return found[0][1][0] if found and one_round and len(found[0][1]) == 1 else None
