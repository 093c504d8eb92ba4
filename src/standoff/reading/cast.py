"""Who is who in one report: what the rooms after `actors` and `references` ask.

A `Referent` says that the words at `span` stand for an actor. Names, titles, demonyms and capitals refer directly;
a pronoun or a description ("the ministry", "both countries") refers through the mentions in `via`, which is the
recorded chain. A plural reference gives one referent for each actor. What could not be resolved has no referent.
`issuer` is the body whose release a report is, if it is one: its own voice, and its "we", are that body's.
"""

import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from standoff.record.rows import Actor, Note, Span


@dataclass(frozen=True, slots=True)
class Referent:
    span: Span
    actor: str
    party: str | None
    via: tuple[Span, ...] = ()
    grounds: str = ""


@dataclass(frozen=True)
class Cast:
    """The actors of a report, every place in its text that refers to one of them, in text order, and what is odd."""

    actors: tuple[Actor, ...]
    referents: tuple[Referent, ...]
    notes: tuple[Note, ...] = ()
    issuer: Referent | None = None

    @classmethod
    def of(
        cls,
        actors: Iterable[Actor],
        referents: Iterable[Referent],
        notes: tuple[Note, ...] = (),
        issuer: Referent | None = None,
    ) -> "Cast":
        ordered = sorted(referents, key=lambda r: (r.span[0], -r.span[1], r.actor))
        return cls(tuple(actors), tuple(ordered), notes, issuer)

    @cached_property
    def _starts(self) -> list[int]:
        return [r.span[0] for r in self.referents]

    @cached_property
    def _longest(self) -> int:
        return max((r.span[1] - r.span[0] for r in self.referents), default=0)

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    def actor(self, identifier: str) -> Actor:
        """The actor of that id; raises KeyError where there is none."""
        return self._by_id[identifier]

    def at(self, start: int, end: int) -> tuple[Referent, ...]:
        """The referents whose words overlap `[start, end)`, in text order, longest first where they start together."""
        first = bisect.bisect_left(self._starts, start - self._longest)
        last = bisect.bisect_left(self._starts, end)
        return tuple(r for r in self.referents[first:last] if r.span[1] > start)
