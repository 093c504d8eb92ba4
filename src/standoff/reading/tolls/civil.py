"""Whether a report's war is one inside a state, whose people are then of no side by where they live.

Between states, a villager killed in one of them is that state's. Where an armed group fights the state at home, those
who live there are the people of neither: the field's coders leave them without a side, and so does the reader.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from standoff.reading.tolls.fire import Fire, pairs_of

_SEVERAL = 2
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Civil:
    """By state, in how many attacks of the report a group at home there fights, and in how many another state does.

    `unnamed` is whether rebels are told of again and again, or a group attacks whose home nobody knows, in a report
    that has no attack of one state on another.
    """

    within: Mapping[str, int]
    between: Mapping[str, int]
    groups: Mapping[str, frozenset[str]]
    unnamed: bool = False

    @classmethod
    def of(
        cls, fire: Fire, homes: Mapping[str, str], states: Iterable[str], *, rebels: int, present: Mapping[str, int]
    ) -> "Civil":
        """`homes` gives the state where each armed group is at home, `states` those that the report tells of.

        `rebels` is how often it speaks of rebels, `present` how often it names each armed group: one that is named
        again and again stands for two attacks.
        """
        within: dict[str, int] = {}
        between: dict[str, int] = {}
        groups: dict[str, set[str]] = {}
        abroad = _fighting_abroad(fire, homes)
        known = set(states)
        for event in fire.attacks:
            parties = {p.party for p in (*event.actors, *event.targets) if p.party is not None}
            for state in sorted({homes[p] for p in parties if p in homes and p not in abroad}):
                within[state] = within.get(state, 0) + 1
                groups.setdefault(state, set()).update(p for p in parties if homes.get(p) == state)
            for pair in sorted(pairs_of(event)):
                if set(pair) <= known:
                    for state in pair:
                        between[state] = between.get(state, 0) + 1
        for group, mentions in sorted(present.items()):
            if group in homes and group not in abroad and mentions >= _OFTEN:
                within[homes[group]] = within.get(homes[group], 0) + 2
        strangers = {g for g in present if g not in homes and g in _attackers(fire)}
        unnamed = (rebels >= _SEVERAL or bool(strangers)) and not between
        return cls(within, between, {state: frozenset(own) for state, own in groups.items()}, unnamed)

    def torn(self) -> str | None:
        """The one state that armed groups fight at home."""
        return next(iter(self.within)) if len(self.within) == 1 else None

    def rends(self, state: str, attackers: Iterable[str]) -> bool:
        """Whether those harmed in `state` by `attackers`, or by nobody named, are of no side by living there."""
        named = set(attackers)
        own = self.groups.get(state, frozenset())
        if named:
            return bool(named & own)
        return self.unnamed or self.within.get(state, 0) > self.between.get(state, 0)


def _attackers(fire: Fire) -> frozenset[str]:
    return frozenset(a.party for e in fire.attacks for a in e.actors if a.party is not None)


def _fighting_abroad(fire: Fire, homes: Mapping[str, str]) -> frozenset[str]:
    """The groups that the report has fight other states alone, not the one where they are at home."""
    foes: dict[str, list[str]] = {}
    for event in fire.attacks:
        for one, other in pairs_of(event):
            foes.setdefault(one, []).append(other)
            foes.setdefault(other, []).append(one)
    far = (group for group, home in homes.items() if home not in foes.get(group, ()))
    return frozenset(group for group in far if len(foes.get(group, ())) >= _SEVERAL)
