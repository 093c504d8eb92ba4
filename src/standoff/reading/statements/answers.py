"""Which statement of the same report a denial, rejection, confirmation or counter-charge answers.

A claim told within the answer itself comes first ("rejected the army's claim that …"). "Denied the claim" answers what
another side "claimed", else its nearest earlier claim; "turned down the offer" the nearest proposal. A denial with
content of its own answers a charge of another side that tells of the same act or things or is laid on its side, else
what the opposing party claimed just before. What was said beforehand ("had denied") answers nothing told before it,
and may be answered by what is. Where none is found nothing is answered: another report may hold it.
"""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from standoff.knowledge.answer_weights import AnswerWeights, load_answer_weights
from standoff.knowledge.cues import Lexicon
from standoff.reading.cast import Cast
from standoff.reading.statements.counters import as_denial
from standoff.reading.statements.exchange import in_exchange
from standoff.reading.statements.floor import (
    CLAIMS,
    PROPOSALS,
    REACH,
    Floor,
    above,
    another_side,
    beforehand,
    may_be_answered,
    parties,
    quarrels_among,
)
from standoff.reading.statements.likeness import LABEL
from standoff.reading.statements.playing_down import Counter
from standoff.reading.statements.pointers import names_a_claim, points
from standoff.reading.statements.pointing import in_its_sentence
from standoff.reading.statements.targets import JUDGING, target_of
from standoff.reading.statements.topics import Topics
from standoff.reading.statements.uptake import Uptake, named_as_such, taken_up
from standoff.reading.statements.weighing import weighed
from standoff.record.rows import Statement
from standoff.record.terms import Attitude, Modality, SourceKind, Stance

_TAKING_UP = frozenset(
    {Stance.DENY, Stance.REJECT, Stance.REFUSE, Stance.CONFIRM, Stance.ENDORSE, Stance.PRAISE, Stance.CONCEDE}
)
_UNREAL = (Modality.CONDITIONAL, Modality.HYPOTHETICAL, Modality.DEMANDED, Modality.ATTEMPTED)
_OWN_WORD = frozenset({Stance.CONFIRM, Stance.CONCEDE, Stance.WARN})
_TOLD_WITHIN = ("noun", "as X put it", "a claim of nobody named", "tagged", "passive with clause")
_CONTRADICTING = "verb with object; cue class denying"
_RELAYING = (SourceKind.OUTLET, SourceKind.UNKNOWN)
_TURNING_DOWN = frozenset({Stance.DENY, Stance.REJECT})
_LATER, _JUST = 3, 2
_SENTENCE = 250
_ITSELF = ("it", "he", "she", "they", "we", "i", "who", "which")
_OTHERS = re.compile(r"(?:the )?(?:other|others)['’]s?\b", re.IGNORECASE)


def with_answers(
    rows: Sequence[Statement],
    lexicon: Lexicon,
    cast: Cast,
    topics: Topics,
    counters: Mapping[str, Counter],
    weights: AnswerWeights | None = None,
) -> tuple[Statement, ...]:
    """The rows, with `answers` set on each that answers another; `rows` are in text order, the root first.

    `counters` tells which neutral statements have content that plays down or negates an act. Such a counter-version
    becomes a denial where it goes on from a denial of the same side, or answers what another side said. Where no
    construction says what is answered, the evidence is weighed by `weights` (the shipped ones).
    """
    weighing = weights or load_answer_weights()
    told = exchanges(rows, lexicon, cast, topics, counters, weighing)
    return _with_asides([answered for _, _, answered in told], counters)


def exchanges(
    rows: Sequence[Statement],
    lexicon: Lexicon,
    cast: Cast,
    topics: Topics,
    counters: Mapping[str, Counter],
    weights: AnswerWeights,
) -> Iterator[tuple[Floor | None, Counter, Statement]]:
    """Every row in order with what had been said before it, None where it answers a claim told within itself."""
    found: list[Statement] = []
    quarrels = quarrels_among(rows, cast, topics)
    by_id = {row.id: row for row in rows}
    told_within = _told_within(rows)
    negative = frozenset(id for id, counter in counters.items() if counter is not Counter.NONE)
    for index, row in enumerate(rows):
        inner, counter = told_within.get(row.id), counters.get(row.id, Counter.NONE)
        floor: Floor | None = None
        if inner is not None and row.stance in _TAKING_UP and row.modality not in _UNREAL and not _labelled(row):
            found.append(dataclasses.replace(row, answers=inner.id))
        else:
            before, others = _heard(row, found, by_id)
            floor = in_its_sentence(Floor(row, before, others, lexicon, cast, topics, quarrels, negative))
            answered = _answer(floor, counter)
            if answered.answers is None and row.stance is Stance.DENY and row.cue is not None:
                later = _said_later(floor, rows[index + 1 : index + 1 + _LATER])
                answered = dataclasses.replace(answered, answers=later)
            if answered.answers is None and may_answer(row):
                answered = _weighed(floor, answered, counter, weights)
            if answered.answers is None and may_answer(row) and row.stance in _TURNING_DOWN:
                answered = _of_its_side(floor, answered)
            found.append(answered)
        yield floor, counter, found[-1]


def _heard(
    row: Statement, found: Sequence[Statement], by_id: Mapping[str, Statement]
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """What was said before a row, nearest first, and what of it another side said that may be answered."""
    relative = points(row.content.quotes) or _before_its_cue(row)
    around = frozenset() if relative else above(row, by_id)
    before = tuple(other for other in reversed(found[-REACH:]) if other.cue is not None)
    before = _since_own_turn(row, before) if _labelled(row) else before
    others = (o for o in before if o.id not in around and may_be_answered(o) and another_side(row, o))
    return before, tuple(others)


def may_answer(row: Statement) -> bool:
    """Whether a statement was made, in earnest, after what was told before it, and takes nothing of its own back."""
    if row.cue is None or row.attitude in (Attitude.TO_BE_SAID, Attitude.INTENDED) or row.modality in _UNREAL:
        return False
    return not (beforehand(row) or row.grounds.endswith("cue class retracting") or len(parties(row)) > 1)


def _weighed(floor: Floor, row: Statement, counter: Counter, weights: AnswerWeights) -> Statement:
    """The row with what the evidence says that it answers, where no construction does."""
    found = weighed(floor, counter, weights)
    return row if found is None else dataclasses.replace(row, answers=found.id, grounds=f"{row.grounds}; weighed")


def _of_its_side(floor: Floor, row: Statement) -> Statement:
    """The denial of what one of the same side has just said: "a deputy said that … The ministry denied it"."""
    mine = {h.actor for h in row.source.holders}
    told = (o for o in floor.before[:_JUST] if not floor.parted(o) and o.id != row.parent and may_be_answered(o))
    others = tuple(o for o in told if not mine & {h.actor for h in o.source.holders} and not _same_words(o, row))
    found = in_exchange(dataclasses.replace(floor, others=others)) if others else None
    return row if found is None else _with(row, found)


def _same_words(other: Statement, row: Statement) -> bool:
    """Whether one source, or a pronoun for it, may be speaking on."""
    return other.source.text.lower() == row.source.text.lower() or row.source.text.lower() in _ITSELF


def _since_own_turn(row: Statement, before: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """What was said since the speaker of a turn last had the word, which alone the turn can answer."""
    own = (n for n, o in enumerate(before) if _labelled(o) and o.source.text == row.source.text)
    return before[: next(own, len(before))]


def _labelled(row: Statement) -> bool:
    return row.cue is not None and row.cue.lemma == LABEL


def _before_its_cue(row: Statement) -> bool:
    """Whether the content comes first, as in "…, a charge the army denied"."""
    return row.cue is not None and bool(row.content.spans) and row.content.spans[0][1] <= row.cue.spans[0][0]


def _told_within(rows: Sequence[Statement]) -> dict[str, Statement]:
    """For each statement the first claim that its own words quote: "the army's claim that", "as X claims"."""
    found: dict[str, Statement] = {}
    contradicting = {row.id for row in rows if row.grounds.startswith(_CONTRADICTING)}
    for row in rows:
        if row.parent in contradicting and row.cue is not None and row.content.spans:
            found.setdefault(row.parent, row)
        quoted = row.grounds.startswith(_TOLD_WITHIN) and row.stance in (CLAIMS | PROPOSALS) - _OWN_WORD
        if row.parent is not None and row.cue is not None and quoted and row.content.spans:
            found.setdefault(row.parent, row)
    return found


def _with_asides(rows: Sequence[Statement], counters: Mapping[str, Counter]) -> tuple[Statement, ...]:
    """The rows, with what a side said while turning a claim down ("said it lost none, rejecting the claim that …")."""
    found = list(rows)
    for n, (row, following) in enumerate(itertools.pairwise(rows)):
        turning = following.stance in (Stance.DENY, Stance.REJECT) and following.answers is not None
        aside = turning and row.source.spans == following.source.spans and row.answers is None
        if aside and row.cue is not None and counters.get(row.id, Counter.NONE) is not Counter.NONE:
            grounds = f"{row.grounds}; goes on to deny"
            found[n] = dataclasses.replace(row, stance=Stance.DENY, answers=following.answers, grounds=grounds)
    return tuple(found)


def _answer(floor: Floor, counter: Counter) -> Statement:
    row = floor.row
    if row.cue is None or row.attitude in (Attitude.TO_BE_SAID, Attitude.INTENDED) or row.modality in _UNREAL:
        return row
    in_reply = points(row.content.quotes) or floor.lexicon.has("replying", row.cue.lemma)
    if (beforehand(row) and not in_reply) or row.grounds.endswith("cue class retracting"):
        return row
    if len(parties(row)) > 1 and row.stance is Stance.NO_COMMENT:
        told = floor.first(lambda o: o.stance in CLAIMS and not floor.parted(o), 1)
        pointed = told if names_a_claim(row.content.quotes, floor.lexicon) else None
        return dataclasses.replace(row, answers=pointed.id) if pointed is not None else _with_uptake(floor)
    if len(parties(row)) > 1:
        mutual = _each_others(floor)
        return dataclasses.replace(row, answers=mutual.id) if mutual is not None else _in_exchange(floor)
    such = named_as_such(floor)
    if such is not None:
        return _with(row, such)
    if counter is not Counter.NONE:
        denial = as_denial(floor, counter)
        return denial if denial.answers is not None else _with_uptake(floor)
    target = target_of(floor)
    if target is None:
        return _with_uptake(floor)
    target = _whole_claim(floor, _in_its_paragraph(floor, target))
    opposing = floor.lexicon.has("opposing", row.cue.lemma)
    pointing = points(row.content.quotes) or JUDGING.match(row.grounds) is not None
    if row.stance is Stance.REJECT and target.stance in CLAIMS and pointing and not opposing:
        return dataclasses.replace(row, answers=target.id, stance=Stance.DENY)
    return dataclasses.replace(row, answers=target.id)


def _in_its_paragraph(floor: Floor, target: Statement) -> Statement:
    """The claim that a denial's own paragraph has just told, where no more speaks for the one farther back."""
    row = floor.row
    if row.stance is not Stance.DENY or not floor.parted(target) or row.cue is None or row.cue.lemma == LABEL:
        return target
    near = in_exchange(floor)
    if near is None:
        return target
    charge = near.target.stance is Stance.ACCUSE and (floor.charged(near.target) or floor.about(near.target))
    here = floor.opposed(near.target) and floor.about(near.target)
    return near.target if charge or here or floor.alike(near.target) >= floor.alike(target) else target


def _whole_claim(floor: Floor, target: Statement) -> Statement:
    """What somebody claims that another said, where a pronoun goes back to all of it, or that he himself said before
    ("insists that it had given notice")."""
    own = next((o for o in floor.others if o.id == target.parent), None)
    if own is not None and own.stance in CLAIMS | {Stance.DENY} and target.source.text.lower() in _ITSELF:
        return own if floor.row.stance is Stance.DENY and parties(own) == parties(target) else target
    if target.stance not in CLAIMS or not points(floor.row.content.quotes):
        return target
    outer = next((o for o in floor.others if o.id == target.parent), None)
    claimed = outer is not None and outer.stance in CLAIMS and outer.source.kind not in _RELAYING
    nothing_new = outer is not None and outer.cue is not None and outer.cue.lemma != LABEL
    return outer if outer is not None and claimed and nothing_new else target


def _with_uptake(floor: Floor) -> Statement:
    """The row with what it goes back to by its construction; the row itself where it goes back to nothing."""
    row, found = floor.row, taken_up(floor) or in_exchange(floor)
    return row if found is None else _with(row, found)


def _in_exchange(floor: Floor) -> Statement:
    found = in_exchange(floor)
    return floor.row if found is None else _with(floor.row, found)


def _with(row: Statement, found: Uptake) -> Statement:
    stance = Stance.DENY if found.denies else row.stance
    return dataclasses.replace(row, answers=found.target.id, stance=stance, grounds=f"{row.grounds}; {found.grounds}")


def _each_others(floor: Floor) -> Statement | None:
    """The last charge that "each denied the other's charge" tells of: made by one of those who deny."""
    row = floor.row
    if row.stance not in (Stance.DENY, Stance.REJECT) or not any(_OTHERS.match(q) for q in row.content.quotes[:1]):
        return None
    both = parties(row)
    made = (o for o in floor.before if o.stance in CLAIMS and len(parties(o)) == 1 and parties(o) <= both)
    return next((o for o in made if may_be_answered(o)), None)


def _said_later(floor: Floor, following: Sequence[Statement]) -> str | None:
    """The claim told after its denial: "denied it, hours after the other side claimed …", "had earlier accused"."""
    row = floor.row
    bare = not row.content.spans or names_a_claim(row.content.quotes, floor.lexicon)
    alone = bare or not any(floor.opposed(other) for other in floor.others)
    end = max((end for _, end in row.spans), default=0)
    for n, other in enumerate(following):
        if other.cue is None or other.stance not in CLAIMS or not may_be_answered(other):
            continue
        if not another_side(row, other) or not parties(row) or not parties(other):
            continue
        if beforehand(other) and (floor.alike(other) or floor.charged(other)):
            return other.id
        near = n < _LATER - 1 and other.cue.spans[0][0] - end < _SENTENCE
        if alone and near and (bare or floor.quarrelling(other)):
            return other.id
    return None
