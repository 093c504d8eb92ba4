"""The signs that two parties' accounts of one incident cannot both hold, for `knowledge.dispute_weights`.

What counts is who answers, charges or denies whom, whose deed each tells of, what each calls it, how near their words
stand to each other, and what the rules of dispute found. A sign is told of either party ("one …") or of both.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from math import log1p

from standoff.knowledge.families import family_of
from standoff.knowledge.tellings import tellings
from standoff.reconcile.index import Index
from standoff.reconcile.places import place_key
from standoff.reconcile.sides import parties_of
from standoff.record.joined import Dispute, Incident
from standoff.record.rows import Event, Statement
from standoff.record.terms import EventType, Ground, Polarity, Stance

_HARM = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
_AGAINST = frozenset({Stance.DENY, Stance.REJECT})
_CHARGING = frozenset({Stance.ACCUSE, Stance.CONDEMN})
_WISHES = frozenset(
    {Stance.DEMAND, Stance.REQUEST, Stance.PROPOSE, Stance.OFFER, Stance.PROMISE, Stance.THREATEN, Stance.WARN}
)
_NEAR = 400
_MOST = 6

Signs = dict[str, float]


@dataclass
class Side:
    """What one party has to do with an incident: what it says, the events that it tells of, and those that are told of
    its own deeds by others."""

    said: dict[str, Statement] = field(default_factory=dict)
    told: list[Event] = field(default_factory=list)
    deeds: list[Event] = field(default_factory=list)
    suffered: list[Event] = field(default_factory=list)
    causes: bool = False


@dataclass(frozen=True)
class Standing:
    """Two parties over one incident: what each said of it, and the signs of the two."""

    parties: tuple[str, str]
    statements: tuple[str, ...]
    signs: Signs


def standings_of(incident: Incident, index: Index, found: Sequence[Dispute]) -> Iterator[Standing]:
    """Each two of the parties that have most to do with the incident, in order of their names, of which both give an
    account of it, or one does and somebody of no party another, one of whom denies it or answers the other; `found`
    are its disputes by the rules."""
    sides = _sides(incident, index)
    bystanders = _unsided(incident, index)
    ranked = sorted(sides, key=lambda p: (-2 * len(sides[p].said) - len(sides[p].deeds), p))[:_MOST]
    whole = _of_incident(incident, index, len(ranked))
    for one, other in combinations(sorted(ranked), 2):
        a, b = sides[one], sides[other]
        both_speak = a.said.keys() - b.said.keys() and b.said.keys() - a.said.keys()
        if not both_speak and not _is_contradicted(a.said or b.said, bystanders, index):
            continue
        there, back = _toward(one, other, a, b, index), _toward(other, one, b, a, index)
        signs = whole | _between(a, b, index)
        signs["nobody's denial"] = float(any(index.statements[s].stance in _AGAINST for s in bystanders))
        signs["the first two"] = float({one, other} == set(ranked[:2]))
        for name in there:
            signs[f"one {name}"] = max(there[name], back[name])
            signs[f"both {name}"] = min(there[name], back[name])
        for dispute in found:
            if {one, other} <= set(dispute.parties):
                signs[f"rule: {dispute.kind}"] = 1.0
        told = {name: value for name, value in signs.items() if value}
        others = () if both_speak else bystanders
        yield Standing((one, other), tuple(sorted({*a.said, *b.said, *others})), told)


def _sides(incident: Incident, index: Index) -> dict[str, Side]:
    sides: dict[str, Side] = defaultdict(Side)
    for account in incident.accounts:
        for statement in (index.statements[s] for s in account.statements if _is_account(s, index)):
            for party in parties_of(statement):
                sides[party].said[statement.id] = statement
    for event in (index.events[e] for e in incident.events):
        for party in parties_of(index.statements[event.statement]):
            sides[party].told.append(event)
        for party in {p.party for p in event.actors if p.party is not None}:
            sides[party].deeds.append(event)
        for party in {p.party for p in event.targets if p.party is not None}:
            sides[party].suffered.append(event)
    for side in sides.values():
        side.causes = _gives_cause(side, index)
    return sides


def _unsided(incident: Incident, index: Index) -> tuple[str, ...]:
    """The statements about the incident of people who are of no known party; what an outlet tells itself is none."""
    told = (s for account in incident.accounts for s in account.statements if _is_account(s, index))
    return tuple(s for s in told if index.statements[s].cue is not None and not parties_of(index.statements[s]))


def _is_contradicted(said: Mapping[str, Statement], bystanders: Sequence[str], index: Index) -> bool:
    """Whether one party, or who speaks of no party, denies or answers what the other of the two says."""
    others = [index.statements[s] for s in bystanders]
    if not said or not others:
        return False
    answers = any(s.answers in said for s in others) or any(s.answers in bystanders for s in said.values())
    return answers or any(s.stance in _AGAINST for s in (*others, *said.values()))


def _is_account(statement: str, index: Index) -> bool:
    """Whether it says what happened: no wish, and no answer to one."""
    said = index.statements[statement]
    answered = index.statements.get(said.answers or "")
    return said.stance not in _WISHES and (answered is None or answered.stance not in _WISHES)


def _of_incident(incident: Incident, index: Index, parties: int) -> Signs:
    events = [index.events[e] for e in incident.events]
    families = {family_of(e.cameo).name for e in events}
    signs: Signs = {f"told as {name}": 1.0 for name in families}
    signs["background"] = float(incident.ground is Ground.BACKGROUND)
    signs["parties"] = log1p(parties)
    signs["mentions"] = log1p(len(events)) / 4.0
    signs["reports"] = log1p(len(incident.reports)) / 2.0
    signs["some denied"] = float(any(e.polarity is not Polarity.AFFIRMED for e in events))
    return signs


def _toward(one: str, other: str, mine: Side, theirs: Side, index: Index) -> Signs:
    """What one party says over against another: who charges, answers, denies what."""
    answered = [s for s in mine.said.values() if s.answers in theirs.said]
    charged = [e for e in mine.told if _acts(e, other) and e.polarity is Polarity.AFFIRMED and e.type in _HARM]
    accused = [s for s in mine.said if other in index.accused.get(s, frozenset())]
    denied = [e for e in mine.told if e.polarity is not Polarity.AFFIRMED]
    own = [e for e in mine.told if _acts(e, one)]
    stances = {s.stance for s in mine.said.values()}
    return {
        "speaks": float(bool(mine.said)),
        "speaks much": log1p(len(mine.said)) / 3.0,
        "tells of it": float(bool(mine.told)),
        "lays it to the other": float(bool(charged)),
        "accuses the other": float(bool(accused)),
        "lays or accuses": float(bool(charged or accused)),
        "answers the other": float(bool(answered)),
        "denies in answer": float(any(s.stance in _AGAINST for s in answered)),
        "is the doer": float(any(e.polarity is Polarity.AFFIRMED for e in mine.deeds)),
        "is the doer in others' words": float(any(one not in _holders(e, index) for e in mine.deeds)),
        "is hit": float(bool(mine.suffered)),
        "hits the other": float(any(_hits(e, other) and e.polarity is Polarity.AFFIRMED for e in mine.deeds)),
        "denies an event": float(bool(denied)),
        "denies its deed": float(any(_acts(e, one) for e in denied)),
        "denies the other's deed": float(any(_acts(e, other) for e in denied)),
        "tells of its own deed": float(any(e.polarity is Polarity.AFFIRMED for e in own)),
        "denies": float(bool(stances & _AGAINST)),
        "charges": float(bool(stances & _CHARGING)),
        "concedes": float(Stance.CONCEDE in stances),
        "confirms": float(Stance.CONFIRM in stances),
        "gives a cause": float(mine.causes),
    }


def _holders(event: Event, index: Index) -> set[str]:
    return parties_of(index.statements[event.statement])


def _acts(event: Event, party: str) -> bool:
    return any(p.party == party for p in event.actors)


def _hits(event: Event, party: str) -> bool:
    return any(p.party == party for p in event.targets)


def _gives_cause(side: Side, index: Index) -> bool:
    for statement in side.said.values():
        spans = statement.content.spans
        text = index.reading_of[statement.id].report.text
        if spans and tellings().causes.search(text, spans[0][0], spans[-1][1]):
            return True
    return False


def _between(a: Side, b: Side, index: Index) -> Signs:
    """How the words of the two stand to each other: near or far, of one report, alike in what they call the act."""
    called, named = ({family_of(e.cameo).label for e in side.told if _is_told(e)} for side in (a, b))
    kinds, others = ({e.type for e in side.told if _is_told(e)} for side in (a, b))
    spots, elsewhere = ({place_key(index.places[e.place]) for e in side.told if e.place is not None} for side in (a, b))
    apart = _distance(a.said.values(), b.said.values(), index)
    return {
        "call it alike": float(bool(called & named)),
        "call it otherwise": float(bool(called and named) and not called & named),
        "types apart": float(bool(kinds and others) and not kinds & others),
        "places apart": float(bool(spots and elsewhere) and not spots & elsewhere),
        "in one report": float(apart is not None),
        "near each other": float(apart is not None and apart <= _NEAR),
        "far from each other": log1p(apart) / 9.0 if apart is not None else 0.0,
        "share a statement": float(not a.said.keys().isdisjoint(b.said)),
    }


def _is_told(event: Event) -> bool:
    return event.polarity is Polarity.AFFIRMED


def _distance(one: Iterable[Statement], other: Iterable[Statement], index: Index) -> int | None:
    """How many characters the nearest two statements of one report are apart; None where no report has both."""
    at: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for is_first, side in ((True, one), (False, other)):
        for statement in side:
            if statement.spans:
                at[index.report(statement.id)].append((statement.spans[0][0], is_first))
    best: int | None = None
    for places in at.values():
        places.sort()
        for (x, first), (y, second) in pairwise(places):
            if first != second and (best is None or y - x < best):
                best = y - x
    return best
