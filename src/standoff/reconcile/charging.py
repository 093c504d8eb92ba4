"""Whose words an account is where a report only gives a subject, and charges that name an act that all know of.

"The ministers talked by telephone about the blockade": that there is one is the report's word, not the ministers'. "She
blamed the guards for failing to prevent the siege": a charge over the siege that the report tells of, though the clause
by itself does not say that it happened.
"""

from collections.abc import Iterator

from standoff.knowledge.families import family_of
from standoff.knowledge.tellings import tellings
from standoff.reconcile.incidents import Cluster
from standoff.reconcile.index import Index
from standoff.reconcile.mentions import FORCE, HAPPENS
from standoff.reconcile.sides import parties_of
from standoff.record.rows import Event, Statement
from standoff.record.terms import EventType, Ground, Stance

_BEFORE = 30
_NEXT = 60


def voice_of(statement: Statement, index: Index) -> str:
    """The statement in whose voice it is told that what this one contains happened: that over talks which are only said
    to have been about it, else itself."""
    if statement.cue is None or statement.parent is None:
        return statement.id
    talks = (e for e in index.reading_of[statement.id].events if e.type is EventType.CONSULT)
    is_subject = any(_meet(event, statement) for event in talks if event.statement == statement.parent)
    return statement.parent if is_subject else statement.id


def _meet(event: Event, statement: Statement) -> bool:
    cue = statement.cue.spans if statement.cue is not None else ()
    return event.derived_from is None and any(a < d and c < b for a, b in event.trigger for c, d in cue)


def charges_over(cluster: Cluster, index: Index) -> Iterator[str]:
    """The charges against somebody that point at the act of the cluster ("the blockade"), where their report tells of
    no other of its kind."""
    family = cluster.mentions[0].family.name
    if family not in FORCE or cluster.ground is not Ground.CURRENT:
        return
    held = {m.event.id for m in cluster.mentions}
    readings = {m.report: index.reading_of[m.event.id] for m in cluster.mentions}
    for reading in readings.values():
        charges = {s.id for s in reading.statements if s.stance is Stance.ACCUSE and s.id in index.accused}
        if not charges:
            continue
        alike = [e for e in reading.events if e.derived_from is None and family_of(e.cameo).name == family]
        told = [e for e in alike if e.modality in HAPPENS and e.ground is Ground.CURRENT]
        if all(e.id in held for e in told):
            for event in alike:
                if event.modality not in HAPPENS and event.statement in charges and _points(event, reading.report.text):
                    yield event.statement


def goes_on(charge: str, index: Index) -> Iterator[str]:
    """What the same party goes on to say right after a charge, to which the accused may answer."""
    said = index.statements[charge]
    end, parties = max(end for _, end in said.spans), parties_of(said)
    for statement in index.reading_of[charge].statements:
        if statement.spans and 0 <= statement.spans[0][0] - end <= _NEXT and parties_of(statement) == parties:
            yield statement.id


def _points(event: Event, text: str) -> bool:
    start = event.trigger[0][0]
    before = text[max(start - _BEFORE, 0) : start].split()
    return bool(before) and tellings().pointing.fullmatch(before[-1]) is not None
