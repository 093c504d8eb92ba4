"""Which statement of the same report a denial, rejection, confirmation or counter-charge answers.

"denied the claim" answers what another side "claimed", else its nearest earlier claim; "turned down the offer" the
nearest proposal. A denial with content of its own answers a charge of another side that shares a telling word with it
or is laid on its side, else what the opposing party claimed just before. Where none is found nothing is answered:
another report may hold it.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence

from standoff.knowledge.cues import Lexicon
from standoff.reading.cast import Cast
from standoff.reading.statements.substance import Counter
from standoff.record.rows import Statement
from standoff.record.terms import Attitude, Form, Modality, Stance

_CLAIMS = frozenset(
    {Stance.ASSERT, Stance.ACCUSE, Stance.ANNOUNCE, Stance.CONDEMN, Stance.WARN, Stance.CONCEDE, Stance.CONFIRM}
)
_PROPOSALS = frozenset({Stance.PROPOSE, Stance.OFFER, Stance.REQUEST, Stance.DEMAND, Stance.PROMISE})
_TURNING = frozenset({Stance.REJECT, Stance.REFUSE, Stance.ENDORSE, Stance.PRAISE, Stance.NO_COMMENT})
_COUNTERING = frozenset({"insist", "maintain", "reiterate", "counter", "retort", "stress", "emphasize", "reply"})
_SILENCES = frozenset({"no reaction", "no response", "no reply", "no answer"})
_REACH = 14
_NEAR = 4
_JUST = 2
_MOST_ALIKE = 3
_FARTHER = 0.6
_LABEL = ":"
_ROOT = 4
_ALIKE = 2
_LONGEST_POINTER = 8
_LONGEST_BARE = 4
_SENTENCE = 250
_PRONOUNS = frozenset({"this", "that", "it", "them", "these", "those", "which"})
_TELLING = frozenset({"that", "of", "about", "to", "a", "an", "for", "on"})
_COUNTER = "a counter-version in answer to a charge"
_SUCH = re.compile(r"\b(?:no|any) such\b", re.IGNORECASE)
_OWN = re.compile(r"\W*(?:its|their|our) own\b", re.IGNORECASE)
_MUTUAL = re.compile(r"(?:each other|one another|the other)\b", re.IGNORECASE)
_WHOSE = re.compile(r" (?:made )?(?:by|from|of) (?:the )?")
_WORD = re.compile(r"\w{4,}")


@dataclasses.dataclass(frozen=True)
class _Floor:
    """What was said before a row, nearest first, and what of it another side said."""

    row: Statement
    before: tuple[Statement, ...]
    others: tuple[Statement, ...]
    lexicon: Lexicon
    cast: Cast
    quarrels: frozenset[tuple[str, str]]

    def quarrelling(self, other: Statement) -> bool:
        """Whether each of the two sides tells of the other anywhere in the report, or one accuses the other."""
        return _quarrelling(self.row, other, self.quarrels)

    def first(self, fits: Callable[[Statement], bool], reach: int = _REACH) -> Statement | None:
        near = {other.id for other in self.before[:reach]}
        return next((other for other in self.others if other.id in near and fits(other)), None)

    def opposed(self, other: Statement) -> bool:
        """Whether both sides are known, and differ."""
        return bool(parties(self.row)) and bool(parties(other))

    def charged(self, other: Statement) -> bool:
        """Whether what the other says is laid on the row's side."""
        laid = {self.cast.actor(actor).party for actor in other.toward} - {None}
        return bool(laid & parties(self.row))

    def about(self, other: Statement) -> bool:
        """Whether the other tells of the row's side."""
        told = {r.party for start, end in other.content.spans for r in self.cast.at(start, end)}
        return bool(told & parties(self.row))

    def concerning(self, other: Statement) -> bool:
        """Whether what the other says may be a charge against the row's side: not where both sides are known, and
        neither has to do with the other."""
        return not self.opposed(other) or self.charged(other) or self.about(other) or self.quarrelling(other)

    def third(self, other: Statement) -> bool:
        """Whether the other tells of somebody besides the two sides, as a mediator does."""
        told = {r.party for start, end in other.content.spans for r in self.cast.at(start, end)} - {None}
        return bool(told - parties(self.row) - parties(other))

    def alike(self, other: Statement) -> int:
        return len(_stems(self.row) & _stems(other))


def with_answers(
    rows: Sequence[Statement], lexicon: Lexicon, cast: Cast, counters: Mapping[str, Counter]
) -> tuple[Statement, ...]:
    """The rows, with `answers` set on each that answers another; `rows` are in text order, the root first.

    `counters` tells which neutral statements have content that plays down or negates an act. Such a counter-version
    becomes a denial where it goes on from a denial of the same side, or answers what another side said.
    """
    found: list[Statement] = []
    quarrels = _quarrels(rows, cast)
    for index, row in enumerate(rows):
        before = tuple(other for other in reversed(found[-_REACH:]) if other.cue is not None)
        others = tuple(other for other in before if _may_be_answered(other) and _another_side(row, other))
        floor = _Floor(row, before, others, lexicon, cast, quarrels)
        counter = counters.get(row.id, Counter.NONE)
        answered = _answer(floor, counter)
        bare = not row.content.spans or names_a_claim(row.content.quotes, lexicon)
        alone = bare or not any(floor.opposed(other) for other in others)
        if answered.answers is None and row.stance is Stance.DENY and row.cue is not None and alone:
            answered = dataclasses.replace(answered, answers=_said_later(rows, index, bare, quarrels))
        found.append(answered)
    return tuple(found)


def _answer(floor: _Floor, counter: Counter) -> Statement:
    row = floor.row
    if row.cue is None or row.attitude in (Attitude.TO_BE_SAID, Attitude.INTENDED):
        return row
    if counter is not Counter.NONE:
        return _as_denial(floor, counter)
    if len(parties(row)) > 1:
        return row
    silent = row.stance is Stance.NO_COMMENT and names_a_claim(row.content.quotes, floor.lexicon)
    if silent or row.stance in (Stance.DENY, Stance.CONFIRM):
        target = _claim(floor)
    elif row.stance in _TURNING:
        target = _proposal(floor)
    elif row.stance is Stance.ACCUSE:
        target = _charge_answered(floor) or _rival(floor)
    elif row.stance is Stance.ASSERT:
        target = _rival(floor)
    else:
        return row
    if target is None:
        return row
    opposing = row.cue is not None and floor.lexicon.has("opposing", row.cue.lemma)
    if row.stance is Stance.REJECT and target.stance in _CLAIMS and _points(row.content.quotes) and not opposing:
        return dataclasses.replace(row, answers=target.id, stance=Stance.DENY)
    return dataclasses.replace(row, answers=target.id)


def _as_denial(floor: _Floor, counter: Counter) -> Statement:
    row = floor.row
    grounds = f"{row.grounds}; {_COUNTER}"
    last = floor.before[0] if floor.before else None
    if last is not None and counter is Counter.OWN and _goes_on(last, row):
        return dataclasses.replace(row, stance=Stance.DENY, answers=last.answers, grounds=grounds)
    same = last is not None and (last.source.spans == row.source.spans or bool(parties(last) & parties(row)))
    if last is not None and same and last.stance in (Stance.DENY, Stance.REJECT) and last.attitude is Attitude.SAID:
        return dataclasses.replace(row, stance=Stance.DENY, answers=last.answers, grounds=grounds)
    target = None
    if row.cue is not None and row.cue.lemma == _LABEL:
        target = floor.first(lambda o: o.stance in _CLAIMS, _JUST)
    if target is None and counter is Counter.OWN:
        target = _likeliest(floor, 1)
    if target is None and row.cue is not None and row.cue.lemma in _COUNTERING:
        target = floor.first(lambda o: o.stance in _CLAIMS | _PROPOSALS, _NEAR) if parties(row) else None
    if target is None:
        target = floor.first(lambda o: floor.opposed(o) and o.stance in _CLAIMS and floor.alike(o) >= _ALIKE)
    return row if target is None else dataclasses.replace(row, stance=Stance.DENY, answers=target.id, grounds=grounds)


def _goes_on(last: Statement, row: Statement) -> bool:
    """Whether a version of own acts comes right after a denial ("They reject this") that may be the same side's."""
    denies = last.stance in (Stance.DENY, Stance.REJECT) and last.answers is not None and last.form is Form.NONE
    return denies and not (parties(last) and parties(row) and parties(last) != parties(row))


def _claim(floor: _Floor) -> Statement | None:
    """The claim that a denial or confirmation answers."""
    row = floor.row
    owners = _claimants(floor)
    if owners:
        floor = dataclasses.replace(floor, others=tuple(o for o in floor.others if parties(o) & owners))
    if names_a_claim(row.content.quotes, floor.lexicon):
        pronoun = _points(row.content.quotes)
        named = {w.lower()[:_ROOT] for quote in row.content.quotes for w in _WORD.findall(quote)}
        told = floor.first(lambda o: o.cue is not None and o.cue.lemma[:_ROOT] in named and len(o.cue.lemma) >= _ROOT)
        if told is not None and not pronoun:
            return told
        if pronoun:
            return floor.first(lambda o: o.stance in _CLAIMS or o.stance in _PROPOSALS)
        return floor.first(lambda o: o.stance in _CLAIMS and floor.concerning(o))
    if not row.content.spans:
        return None
    if row.attitude is Attitude.NOT_SAID:
        return _proposal(floor)
    if any(_SUCH.search(quote) for quote in row.content.quotes):
        charge = floor.first(lambda o: o.stance is Stance.ACCUSE, _NEAR)
        return charge or floor.first(lambda o: o.stance in _CLAIMS, _NEAR)
    if row.cue is not None and row.cue.lemma == _LABEL:
        return floor.first(lambda o: o.stance in _CLAIMS, _JUST) or _likeliest(floor)
    return _likeliest(floor)


def _claimants(floor: _Floor) -> set[str]:
    """The parties whose claim the content says it is: "accusations from Lima that …", "Lima's claim"."""
    things = floor.lexicon.sets["spoken_things"]
    for (start, _), quote in zip(floor.row.content.spans, floor.row.content.quotes, strict=True):
        for word in _WORD.finditer(quote):
            if word.group().lower().removesuffix("s") not in things:
                continue
            behind = _WHOSE.match(quote, word.end())
            named = floor.cast.at(start + behind.end(), start + behind.end() + 1) if behind else ()
            owned = quote[: word.start()].endswith(("'s ", "’s "))
            before = floor.cast.at(start, start + word.start()) if owned else ()
            return {r.party for r in (*named, *before) if r.party is not None}
    return set()


def _likeliest(floor: _Floor, near: int = _NEAR) -> Statement | None:
    """The claim of another side that most speaks for: a charge laid on this side, shared words, nearness."""
    best: tuple[float, Statement] | None = None
    for rank, other in enumerate(floor.others):
        if other.stance not in _CLAIMS:
            continue
        charge = other.stance is Stance.ACCUSE and floor.charged(other)
        alike = min(floor.alike(other), _MOST_ALIKE)
        opposed = floor.opposed(other)
        known = opposed or (alike and floor.about(other) and rank < _NEAR)
        told = alike > 0 or (floor.about(other) and rank < near)
        told = told or (rank < min(near, _JUST) and floor.quarrelling(other))
        if not (charge or alike >= _ALIKE or (known and told)):
            continue
        score = 2.0 * charge + 1.5 * alike + 0.5 * floor.about(other) + opposed - floor.third(other) - _FARTHER * rank
        if best is None or score > best[0]:
            best = (score, other)
    return best[1] if best is not None else None


def _proposal(floor: _Floor) -> Statement | None:
    """The offer, request or demand that is turned down, welcomed or passed over in silence."""
    row = floor.row
    if row.cue is not None and row.cue.lemma in _SILENCES and not row.content.spans:
        return floor.first(floor.opposed, 1)
    pointer = names_a_proposal(row.content.quotes, floor.lexicon)
    if row.stance in (Stance.REJECT, Stance.REFUSE) and not pointer:
        if names_a_claim(row.content.quotes, floor.lexicon):
            return _claim(floor)
        alike = floor.first(lambda o: o.stance in _PROPOSALS and floor.alike(o) > 0)
        return alike or floor.first(lambda o: o.stance in _PROPOSALS and floor.quarrelling(o), 2)
    return floor.first(lambda o: o.stance in _PROPOSALS) if pointer else None


def _charge_answered(floor: _Floor) -> Statement | None:
    """The charge that a counter-charge throws back: made just before, by the side that is now blamed."""
    blamed = {floor.cast.actor(actor).party for actor in floor.row.toward} - {None}

    def thrown_back(other: Statement) -> bool:
        if not floor.opposed(other) or (blamed and not parties(other) & blamed):
            return False
        return other.stance is Stance.ACCUSE and (floor.charged(other) or floor.about(other))

    def version(other: Statement) -> bool:
        return other.stance is Stance.ASSERT and bool(parties(other) & blamed) and floor.about(other)

    return floor.first(thrown_back, _NEAR) or floor.first(version, _NEAR)


def _rival(floor: _Floor) -> Statement | None:
    """The version of the other side told just before, where each tells what the other did."""
    row = floor.row
    if row.attitude is not Attitude.SAID or row.form is Form.NONE or not parties(row):
        return None
    told = {r.party for start, end in row.content.spans for r in floor.cast.at(start, end)} - {None}
    own = bool(row.content.quotes) and _OWN.match(row.content.quotes[0]) is not None

    def version(other: Statement) -> bool:
        if not floor.opposed(other) or other.stance not in (Stance.ACCUSE, Stance.ASSERT) or not floor.about(other):
            return False
        theirs = parties(other)
        if other.stance is Stance.ASSERT and not (own or floor.alike(other)):
            return False
        return own or (bool(told & theirs) and not told - theirs - parties(row))

    if row.cue is not None and row.cue.lemma == _LABEL:
        return floor.first(lambda o: floor.opposed(o) and o.stance in _CLAIMS | {Stance.DENY, Stance.REJECT}, 1)
    return floor.first(version, _JUST)


def _quarrels(rows: Sequence[Statement], cast: Cast) -> frozenset[tuple[str, str]]:
    """Pairs of parties, the one that speaks and one of which it tells; both ways round where it accuses."""
    found: set[tuple[str, str]] = set()
    for row in rows:
        speaking = parties(row)
        if len(speaking) != 1:
            continue
        told = {r.party for start, end in row.content.spans for r in cast.at(start, end)}
        blamed = {cast.actor(actor).party for actor in row.toward} if row.stance is Stance.ACCUSE else set()
        found |= {(theirs, mine) for mine in speaking for theirs in blamed if theirs is not None}
        told |= blamed
        found |= {(mine, theirs) for mine in speaking for theirs in told if theirs is not None and theirs != mine}
    return frozenset(found)


def _quarrelling(row: Statement, other: Statement, quarrels: frozenset[tuple[str, str]]) -> bool:
    pairs = ((mine, theirs) for mine in parties(row) for theirs in parties(other))
    return any((mine, theirs) in quarrels and (theirs, mine) in quarrels for mine, theirs in pairs)


def _said_later(rows: Sequence[Statement], index: int, bare: bool, quarrels: frozenset[tuple[str, str]]) -> str | None:
    """The claim told after its denial: "denied it, hours after the other side claimed that …"."""
    row = rows[index]
    end = max((end for _, end in row.spans), default=0)
    for other in rows[index + 1 : index + 3]:
        near = other.cue is not None and other.cue.spans[0][0] - end < _SENTENCE
        known = bool(parties(row)) and bool(parties(other))
        known = known and (bare or _quarrelling(row, other, quarrels))
        if near and known and other.stance in _CLAIMS and _may_be_answered(other) and _another_side(row, other):
            return other.id
    return None


def names_a_claim(quotes: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether content only points at something said: "the claim", "all allegations as false", "this"."""
    return _points(quotes) or _names(quotes, lexicon.sets["spoken_things"])


def names_a_proposal(quotes: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether content only points at something proposed: "the offer", "any such proposal"."""
    return _names(quotes, lexicon.sets["proposed_things"])


def is_pointer(quotes: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether content says nothing itself, and only names something said or proposed elsewhere."""
    return names_a_claim(quotes, lexicon) or names_a_proposal(quotes, lexicon)


def parties(row: Statement) -> set[str]:
    """The parties that the holders of a statement speak for."""
    return {h.party for h in row.source.holders if h.party}


def _points(quotes: Sequence[str]) -> bool:
    words = [w.lower() for quote in quotes for w in re.findall(r"\w+", quote)]
    return bool(words) and words[0] in _PRONOUNS and (len(words) == 1 or words[1:2] == ["as"])


def _names(quotes: Sequence[str], things: frozenset[str]) -> bool:
    words = [w.lower() for quote in quotes for w in re.findall(r"\w+", quote)]
    if not words or len(words) > _LONGEST_POINTER:
        return False
    heads = {w[:-1] if w.endswith("s") and len(w) > 3 else w for w in words[:1]} - {"that"}
    heads |= {w[:-1] if w.endswith("s") and len(w) > 3 else w for w in words[1:]}
    judged = "as" in words or "by" in words
    return bool(heads & things) and not heads & _TELLING and (judged or len(words) <= _LONGEST_BARE)


def _may_be_answered(row: Statement) -> bool:
    if row.modality in (Modality.CONDITIONAL, Modality.HYPOTHETICAL, Modality.DEMANDED):
        return False
    told = row.attitude in (Attitude.SAID, Attitude.THOUGHT, Attitude.TO_BE_SAID)
    if row.grounds.startswith("adverb of hearsay") or any(_MUTUAL.match(quote) for quote in row.content.quotes):
        return False
    return row.cue is not None and told and bool(row.content.spans) and row.form is not Form.NONE


def _stems(row: Statement) -> set[str]:
    return {w.lower()[:5] for quote in row.content.quotes for w in _WORD.findall(quote) if not w[0].isupper()}


def _another_side(row: Statement, other: Statement) -> bool:
    """Whether two statements come from different sides; where parties are unknown, from differently named sources."""
    mine, theirs = parties(row), parties(other)
    if mine and theirs:
        return not mine & theirs
    actors = {h.actor for h in row.source.holders} & {h.actor for h in other.source.holders}
    return not actors and row.source.text.lower() != other.source.text.lower()
