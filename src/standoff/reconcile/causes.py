"""Two parties that give one incident different causes (codebook, "dispute": rival cause).

A party gives a cause where its statement of what happened goes on with a word of cause ("in response to", "to stop"):
what follows in the clause is the cause. Two causes are rivals where they are not told in like words.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from standoff.knowledge.tellings import tellings
from standoff.reconcile.contesting import contested
from standoff.reconcile.index import Index
from standoff.reconcile.sides import parties_of
from standoff.reconcile.wording import likeness, wording_of
from standoff.record.joined import Dispute, Incident
from standoff.record.rows import Event, Statement
from standoff.record.terms import DisputeKind, EventType, Ground, Polarity

_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
_REACH = 120
_LONGEST = 200
_ALIKE = 0.3
_RULE = "each party gives it another cause"


def rival_causes(incident: Incident, index: Index) -> Iterator[Dispute]:
    """The pairs of parties that give the incident causes told in unlike words."""
    if incident.ground is not Ground.CURRENT:
        return
    told: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for event in (index.events[e] for e in incident.events):
        statement = index.statements[event.statement]
        holders = parties_of(statement)
        if len(holders) == 1 and event.type in _FORCE and event.polarity is Polarity.AFFIRMED:
            cause = cause_of(event, statement, index.reading_of[event.id].report.text)
            if cause is not None:
                told[holders.pop()].append((statement.id, cause))
    for one, other in combinations(sorted(told), 2):
        mine, theirs = (wording_of(" ".join(cause for _, cause in told[party])) for party in (one, other))
        if likeness(mine, theirs) < _ALIKE:
            said = [statement for party in (one, other) for statement, _ in told[party]]
            causes = " / ".join(" ".join(told[party][0][1].split()) for party in (one, other))
            yield contested(incident, DisputeKind.CAUSE, (one, other), said, _RULE, index, mark="cause", summary=causes)


def cause_of(event: Event, statement: Statement, text: str) -> str | None:
    """The words that the statement gives as the cause of its event: from a word of cause after the event to the end of
    what is said."""
    ends = max((end for _, end in statement.content.spans), default=event.spans[-1][1])
    start = event.trigger[-1][1]
    found = tellings().causes.search(text, start, min(ends, start + _REACH))
    if found is None or "." in text[start : found.start()]:
        return None
    words = text[found.start() : min(ends, found.start() + _LONGEST)].split(". ")[0]
    return words if words.strip() != found.group() else None
