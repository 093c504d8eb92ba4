"""What had been said, and by whom, when a statement was made: the claims and proposals that it may answer."""

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence

from standoff.knowledge.cues import Lexicon
from standoff.reading.cast import Cast
from standoff.reading.statements.topics import FORCE, Topics
from standoff.record.rows import Statement
from standoff.record.terms import Attitude, Form, Modality, Stance

CLAIMS = frozenset(
    {
        Stance.ASSERT,
        Stance.ACCUSE,
        Stance.ANNOUNCE,
        Stance.CONDEMN,
        Stance.WARN,
        Stance.CONCEDE,
        Stance.CONFIRM,
        Stance.CONCERN,
    }
)
PROPOSALS = frozenset({Stance.PROPOSE, Stance.OFFER, Stance.REQUEST, Stance.DEMAND, Stance.PROMISE})
REACH = 14
_STEPS = 8
_MUTUAL = re.compile(r"(?:each other|one another|the other)\b", re.IGNORECASE)
_BEFOREHAND = re.compile(r"had\b|(?:earlier|previously)\b", re.IGNORECASE)


@dataclasses.dataclass(frozen=True)
class Floor:
    """What was said before a row, nearest first, and what of it another side said; `negative` holds the ids of plain
    statements that negate or play down an act, which a denial of that act does not contradict."""

    row: Statement
    before: tuple[Statement, ...]
    others: tuple[Statement, ...]
    lexicon: Lexicon
    cast: Cast
    topics: Topics
    quarrels: frozenset[tuple[str, str]]
    negative: frozenset[str] = frozenset()

    def quarrelling(self, other: Statement) -> bool:
        """Whether each of the two sides tells of the other anywhere in the report, or one accuses the other."""
        pairs = ((mine, theirs) for mine in parties(self.row) for theirs in parties(other))
        return any((mine, theirs) in self.quarrels and (theirs, mine) in self.quarrels for mine, theirs in pairs)

    def first(self, fits: Callable[[Statement], bool], reach: int = REACH) -> Statement | None:
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
        return bool(self.topics.of(other).told & parties(self.row))

    def concerning(self, other: Statement) -> bool:
        """Whether what the other says may be a charge against the row's side: not where both sides are known, and
        neither has to do with the other."""
        return not self.opposed(other) or self.charged(other) or self.about(other) or self.quarrelling(other)

    def parted(self, other: Statement) -> bool:
        """Whether the other does not come before in the same paragraph."""
        if not self.row.spans or not other.spans or self.row.spans[0][0] < other.spans[0][0]:
            return True
        text, told = self.topics.tree.document.text, other.spans[-1][1]
        return text.find("\n", told, self.row.spans[0][0]) >= 0

    def apart(self, other: Statement) -> bool:
        """Whether a paragraph ends between the two."""
        start = self.row.spans[0][0] if self.row.spans else 0
        told = other.spans[-1][1] if other.spans else 0
        return self.topics.tree.document.text.find("\n", told, start) >= 0

    def third(self, other: Statement) -> bool:
        """Whether the other tells of somebody besides the two sides, as a mediator does."""
        return bool(self.topics.of(other).told - parties(self.row) - parties(other))

    def alike(self, other: Statement) -> int:
        """How many telling words and kinds of act the two contents share."""
        return self.topics.of(self.row).alike(self.topics.of(other))

    def same_act(self, other: Statement) -> bool:
        """Whether the two contents tell of one kind of act."""
        return bool((self.topics.of(self.row).acts & self.topics.of(other).acts) - {FORCE})


def parties(row: Statement) -> set[str]:
    """The parties that the holders of a statement speak for."""
    return {h.party for h in row.source.holders if h.party}


def beforehand(row: Statement) -> bool:
    """Whether a statement was made before what is told around it: "had denied", "earlier accused"."""
    return row.cue is not None and any(_BEFOREHAND.search(quote) for quote in row.cue.quotes)


def above(row: Statement, by_id: Mapping[str, Statement]) -> set[str]:
    """The statements that `row` stands in, from its parent up."""
    found: set[str] = set()
    parent = row.parent
    for _ in range(_STEPS):
        if parent is None or parent in found:
            break
        found.add(parent)
        parent = by_id[parent].parent if parent in by_id else None
    return found


def may_be_answered(row: Statement) -> bool:
    """Whether a statement says something that another could take up."""
    if row.modality in (Modality.CONDITIONAL, Modality.HYPOTHETICAL, Modality.DEMANDED):
        return False
    told = row.attitude in (Attitude.SAID, Attitude.THOUGHT, Attitude.TO_BE_SAID)
    if row.grounds.startswith("adverb of hearsay") or any(_MUTUAL.match(quote) for quote in row.content.quotes):
        return False
    return row.cue is not None and told and bool(row.content.spans) and row.form is not Form.NONE


def another_side(row: Statement, other: Statement) -> bool:
    """Whether two statements come from different sides; where parties are unknown, from differently named sources."""
    mine, theirs = parties(row), parties(other)
    if mine and theirs:
        return not mine & theirs
    actors = {h.actor for h in row.source.holders} & {h.actor for h in other.source.holders}
    return not actors and row.source.text.lower() != other.source.text.lower()


def quarrels_among(rows: Sequence[Statement], cast: Cast, topics: Topics) -> frozenset[tuple[str, str]]:
    """Pairs of parties, the one that speaks and one of which it tells; both ways round where it accuses."""
    found: set[tuple[str, str]] = set()
    for row in rows:
        speaking = parties(row)
        if len(speaking) != 1:
            continue
        told = set(topics.of(row).told)
        blamed = {cast.actor(actor).party for actor in row.toward} if row.stance is Stance.ACCUSE else set()
        found |= {(theirs, mine) for mine in speaking for theirs in blamed if theirs is not None}
        told |= {party for party in blamed if party is not None}
        found |= {(mine, theirs) for mine in speaking for theirs in told if theirs != mine}
    return frozenset(found)
