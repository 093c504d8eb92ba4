"""Stories: what one report tells of one occurrence, by the signs that its text gives (`within`).

A report's stories are a function of the report alone. Mentions are joined by average link over the fitted likelihood
of each pair; a very long report is taken in lots.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from standoff.knowledge.incident_weights import SignWeights
from standoff.reconcile.linkage import agglomerate
from standoff.reconcile.mentions import FINE, Mention, Parties
from standoff.reconcile.told import Told
from standoff.reconcile.within import signs_within
from standoff.reconcile.wording import Vector
from standoff.record.terms import Ground

LOT = 250
_VERY_LITTLE = 1e-9
_LEADING = 3
_ANSWERED = 0.6


@dataclass(frozen=True, slots=True)
class Story:
    """What the mentions of one story say together. `first` and `last` bound the days that they are dated to, by those
    dated to a day where any is; `lately` and `near` are the days named before those without any."""

    told: tuple[Told, ...]
    first: date | None
    last: date | None
    is_exact: bool
    lately: frozenset[date]
    near: frozenset[date]
    parties: Parties
    actors: Parties
    targets: Parties
    affairs: frozenset[Parties]
    families: frozenset[str]
    chief: str
    villages: frozenset[str]
    placed: tuple[Mention, ...]
    sentence: Vector
    paragraph: Vector
    trigger: frozenset[str]
    figures: frozenset[str]
    names: frozenset[str]
    counts: frozenset[tuple[str, int | None]]
    holders: Parties
    accords: frozenset[str]
    denied: Parties
    is_denied: bool
    is_background: bool
    is_history: bool
    heads: bool
    definite: bool

    @property
    def report(self) -> str:
        return self.told[0].mention.report

    @property
    def key(self) -> str:
        """The least of its event ids, for ties."""
        return min(t.mention.event.id for t in self.told)

    @property
    def leading(self) -> tuple[Told, ...]:
        """The mentions that constraints look at: those dated to a day, where any is, a few at most."""
        dated = tuple(t for t in self.told if t.mention.is_exact)
        return (dated or self.told)[:_LEADING]

    @property
    def head(self) -> Mention:
        return self.told[0].mention


def stories_of(told: Sequence[Told], weights: SignWeights) -> list[Story]:
    """The stories of one report's mentions, given in the order of its text."""
    return [story_of(group) for group in _groups(told, weights)]


def grouped(told: Sequence[Told], weights: SignWeights) -> list[list[Mention]]:
    """The mentions of each story of one report, given in the order of its text."""
    return [[t.mention for t in group] for group in _groups(told, weights)]


def leading(mentions: Sequence[Mention]) -> Mention:
    """The mention of a story that tells whose affair it is and about which day: of the parties that most of it names,
    dated where one is."""
    affairs = Counter(m.between for m in mentions if m.between)

    def rank(mention: Mention) -> tuple[object, ...]:
        return (-affairs[mention.between], not mention.is_exact, not mention.is_dated, mention.start, mention.event.id)

    most = min(affairs, key=lambda between: (-affairs[between], sorted(between)), default=frozenset())
    return min(mentions, key=lambda m: (m.between != most, *rank(m)))


def _groups(told: Sequence[Told], weights: SignWeights) -> list[list[Told]]:
    found: list[list[Told]] = []
    for begin in range(0, len(told), LOT):
        lot = told[begin : begin + LOT]
        groups = agglomerate(lot, [1] * len(lot), lambda a, b: one_story(a, b, weights), weights.joins)
        found += [[lot[n] for n in group] for group in groups]
    return found


def one_story(a: Told, b: Told, weights: SignWeights) -> float:
    """How likely two mentions of one report tell of one occurrence; 0 where they exclude each other. What a side tells
    of the same day in answer to another's account is of the occurrence that it answers."""
    signs = signs_within(a, b)
    if signs is None:
        return 0.0
    least = _ANSWERED if signs["answered"] and signs.get("same day") else _VERY_LITTLE
    return max(weights.likelihood(signs), least)


def story_of(told: Sequence[Told]) -> Story:
    """What some mentions of one report say together."""
    mentions = [t.mention for t in told]
    exact = [m for m in mentions if m.is_exact]
    dated = exact or [m for m in mentions if m.is_dated or m.is_rough]
    free = [t for t in told if t.mention.first is None]
    placed = tuple(m for m in mentions if m.place is not None)
    families = [m.family.name for m in mentions]
    return Story(
        told=tuple(told),
        first=min((m.first for m in dated if m.first is not None), default=None),
        last=max((m.last for m in dated if m.last is not None), default=None),
        is_exact=bool(exact),
        lately=frozenset(t.mention.lately for t in free if t.mention.lately is not None),
        near=frozenset(t.near for t in free if t.near is not None),
        parties=_all(m.parties for m in mentions),
        actors=_all(m.actors for m in mentions if not m.is_denied),
        targets=_all(t.targets for t in told),
        affairs=frozenset(m.between for m in mentions),
        families=frozenset(families),
        chief=min(families, key=lambda name: (-families.count(name), name)),
        villages=frozenset(
            m.place.entry or m.place.name for m in placed if m.place is not None and m.place.precision in FINE
        ),
        placed=placed,
        sentence=_sum(t.sentence for t in told),
        paragraph=_sum(t.paragraph for t in told),
        trigger=frozenset(term for t in told for term in t.trigger if len(term) > 3),
        figures=frozenset().union(*(t.figures for t in told)),
        names=frozenset().union(*(t.names for t in told)),
        counts=frozenset().union(*(t.counts for t in told)),
        holders=_all(m.holders for m in mentions),
        accords=_all(m.accords for m in mentions),
        denied=_all(m.actors for m in mentions if m.is_denied),
        is_denied=all(m.is_denied for m in mentions),
        is_background=all(m.event.ground is Ground.BACKGROUND for m in mentions),
        is_history=all(m.is_history for m in mentions),
        heads=any(m.heads for m in mentions),
        definite=all(m.definite for m in mentions),
    )


def _all(parties: Iterable[Parties]) -> Parties:
    return frozenset().union(*parties)


def _sum(vectors: Iterable[Vector]) -> Vector:
    total: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for term, value in vector.items():
            total[term] += value
    length = sqrt(sum(value * value for value in total.values()))
    return {term: value / length for term, value in total.items()} if length else {}
