"""Who stands against whom in one report, by the blows and charges that its own rows tell of.

A side has a rival only where the report leaves no doubt: one party that it strikes, is struck by, accuses or is
accused by, or one far more often than any other. Where somebody else strikes too and the report does not say whom, as
an armed group between two states may, nobody's rival is sure.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from standoff.record.rows import Event
from standoff.record.terms import EventType, Ground, Modality

_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.ACCUSE, EventType.THREATEN})
_BLOWS = frozenset({EventType.ASSAULT, EventType.COERCE})
_DONE = frozenset({Modality.ACTUAL, Modality.ATTEMPTED, Modality.FAILED})
_FAR = 3


@dataclass(frozen=True)
class Rivals:
    """The rival of each party that has one."""

    of: Mapping[str, str]

    @classmethod
    def among(cls, events: Iterable[Event]) -> "Rivals":
        """The rivals that the hostile acts of `events` show, told as done or denied alike, those of the past aside."""
        against: dict[str, Counter[str]] = {}
        fighting: set[str] = set()
        for event in events:
            if event.type not in _HOSTILE or event.ground is Ground.BACKGROUND:
                continue
            if event.type in _BLOWS and event.modality in _DONE:
                fighting.update(p.party for p in event.actors if p.party is not None)
            for actor in {p.party for p in event.actors if p.party is not None}:
                for target in {p.party for p in event.targets if p.party is not None} - {actor}:
                    against.setdefault(actor, Counter())[target] += 1
                    against.setdefault(target, Counter())[actor] += 1
        loose = fighting - against.keys()
        if loose:
            return cls({})
        return cls({party: rival for party, counted in sorted(against.items()) if (rival := _foremost(counted))})

    def pair(self) -> tuple[str, str] | None:
        """The two sides of a report of two, each the rival of the other; None where there are more."""
        pairs = {tuple(sorted((a, b))) for a, b in self.of.items() if self.of.get(b) == a}
        first, second = pairs.pop() if len(pairs) == 1 else ("", "")
        return (first, second) if first else None


def _foremost(counted: Counter[str]) -> str | None:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) == 1 or ranked[0][1] >= _FAR * ranked[1][1]:
        return ranked[0][0]
    return None
