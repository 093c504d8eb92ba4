"""Neutral statements whose content plays down or negates an act: a denial, where an earlier charge makes them one."""

import dataclasses

from standoff.reading.statements.floor import CLAIMS, PROPOSALS, Floor, parties
from standoff.reading.statements.likeness import ALIKE, JUST, LABEL, NEAR, beside, likeliest, replied
from standoff.reading.statements.playing_down import Counter
from standoff.record.rows import Statement
from standoff.record.terms import Attitude, Form, SourceKind, Stance

_HEAD = 12
_PRONOUNS = ("he", "she", "it", "they", "we")
_COUNTER = "a counter-version in answer to a charge"
_NEGATED = "negates what it answers"


def as_denial(floor: Floor, counter: Counter) -> Statement:
    """The row as a denial of what it goes on from or answers; the row itself where it answers nothing."""
    row = floor.row
    grounds = f"{row.grounds}; {_NEGATED if floor.topics.of(row).denied else _COUNTER}"
    last = floor.before[0] if floor.before else None
    if last is not None and counter is Counter.OWN and _goes_on(last, row):
        return dataclasses.replace(row, stance=Stance.DENY, answers=last.answers, grounds=grounds)
    same = last is not None and _same(last, row)
    if last is not None and same and last.stance in (Stance.DENY, Stance.REJECT) and last.attitude is Attitude.SAID:
        return dataclasses.replace(row, stance=Stance.DENY, answers=last.answers, grounds=grounds)
    answered = replied(floor)
    if answered is not None and counter is Counter.OTHER and _of_the_other(floor, answered):
        return dataclasses.replace(row, answers=answered.id)
    target = answered or _countered(floor, counter)
    return row if target is None else dataclasses.replace(row, stance=Stance.DENY, answers=target.id, grounds=grounds)


def _countered(floor: Floor, counter: Counter) -> Statement | None:
    lemma = floor.row.cue.lemma if floor.row.cue is not None else ""
    target = None
    if lemma == LABEL:
        target = floor.first(lambda o: o.stance in CLAIMS, JUST)
    if target is None and counter is Counter.OWN and (parties(floor.row) or lemma == LABEL):
        target = likeliest(floor, 1)
    if target is None and floor.lexicon.has("countering", lemma):
        target = floor.first(lambda o: _taken_up(floor, o), NEAR) if parties(floor.row) else None
    if target is None:
        target = floor.first(lambda o: floor.opposed(o) and o.stance in CLAIMS and floor.alike(o) >= ALIKE)
    return target or floor.first(lambda o: _gone_back_to(floor, o), NEAR) or _declined(floor)


def _gone_back_to(floor: Floor, other: Statement) -> bool:
    """Whether a version goes back to what anybody said right before: "had flown no missions at the time"."""
    tied = floor.topics.of(floor.row).back or floor.alike(other) > 0
    told = other.stance in (Stance.ASSERT, Stance.ACCUSE) and other.attitude is Attitude.SAID
    return told and tied and not floor.opposed(other) and beside(floor, other)


def _declined(floor: Floor) -> Statement | None:
    """The request or offer of the other side just before that "the court has no business there" turns down."""
    return floor.first(lambda o: o.stance in PROPOSALS and floor.opposed(o) and floor.alike(o) > 0, JUST)


def _of_the_other(floor: Floor, other: Statement) -> bool:
    """Whether what is said begins with the other side: "Lima had no intention of talking"."""
    start = floor.row.content.spans[0][0] if floor.row.content.spans else 0
    return any(r.party in parties(other) for r in floor.cast.at(start, start + _HEAD))


def _taken_up(floor: Floor, other: Statement) -> bool:
    """Whether "insisted that …" may be about what the other said: it shares a word or tells of this side."""
    return other.stance in CLAIMS | PROPOSALS and (floor.alike(other) > 0 or floor.about(other))


def _same(last: Statement, row: Statement) -> bool:
    """Whether one source speaks on: the same words, a common party, or "the source" after "a source"."""
    if last.source.spans == row.source.spans or bool(parties(last) & parties(row)):
        return True
    unnamed = last.source.kind is row.source.kind is SourceKind.ANONYMOUS
    return unnamed and row.source.text.lower().startswith(("the ", "he", "she"))


def _goes_on(last: Statement, row: Statement) -> bool:
    """Whether a version of own acts comes right after a denial ("They reject this") that may be the same side's."""
    denies = last.stance in (Stance.DENY, Stance.REJECT) and last.answers is not None and last.form is Form.NONE
    if denies and parties(last) and not parties(row):
        return row.source.text.lower() in _PRONOUNS
    return denies and not (parties(last) and parties(row) and parties(last) != parties(row))
