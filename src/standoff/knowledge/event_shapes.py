"""The shapes of an event pattern: a noun expression, a set of them, and one pattern of one word with its code."""

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.record.terms import EventType

# Stand for what no list can hold: a name of a state or people, of any place, of a state, force or body that acts, a
# bare name that may be a place's, and a bare number ("captured three").
STATE, PLACE, BODY, NAME, NUMBER = "<state>", "<place>", "<body>", "<name>", "<number>"


@dataclass(frozen=True, slots=True)
class NounWords:
    """A noun expression: head lemma, modifiers before it, and a linking word with its complement after it."""

    head: str
    modifiers: tuple[str, ...] = ()
    link: str | None = None
    complement: str | None = None


@dataclass(frozen=True, slots=True)
class NounSet:
    """Noun expressions by head lemma, for a quick look-up."""

    by_head: Mapping[str, tuple[NounWords, ...]]

    def __bool__(self) -> bool:
        return bool(self.by_head)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of one word: what must stand around it, which roles its arguments have, and its code."""

    type: EventType
    mode: str | None
    cameo: str
    words: tuple[str, ...]
    noun: NounWords | None
    object: NounSet
    subject: NounSet
    phrases: tuple[tuple[str, NounSet], ...]
    adjective: frozenset[str]
    complement_object: NounSet
    mods: frozenset[str]
    actor: tuple[str, ...]
    target: tuple[str, ...]
    flags: frozenset[str]
    rank: int
    name: str

    def has(self, flag: str) -> bool:
        return flag in self.flags
