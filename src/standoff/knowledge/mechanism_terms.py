"""The lexicon of mechanisms, read once from `data/mechanisms.yaml`."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped
from standoff.record.terms import MechanismKind, MechanismUse, Stance

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    id: str
    name: str
    kind: MechanismKind


@dataclass(frozen=True, slots=True)
class GenericMechanism:
    """A common noun that names a mechanism where one of `needs` stands in its own phrase (or where none is needed)."""

    kind: MechanismKind
    needs: frozenset[str]


@dataclass(frozen=True)
class MechanismTerms:
    bodies: dict[Words, Body]
    longest: int
    generic: dict[str, tuple[GenericMechanism, ...]]
    use: dict[str, list[str]]
    own: dict[str, list[str]]
    carriers: frozenset[str]
    needless: frozenset[str]
    voices: frozenset[str]
    only_used: frozenset[str]
    stances: dict[Stance, MechanismUse]


@lru_cache(maxsize=1)
def mechanism_terms() -> MechanismTerms:
    """The shipped lexicon; raises KnowledgeError on a kind that the record does not have."""
    data: dict[str, Any] = shipped("mechanisms.yaml")
    try:
        bodies = {
            tuple(name.split()): Body(row["id"], row["name"], MechanismKind(row["kind"]))
            for row in data["bodies"]
            for name in row["names"]
        }
        generic: dict[str, tuple[GenericMechanism, ...]] = {}
        for row in data["generic"]:
            entry = GenericMechanism(MechanismKind(row["kind"]), frozenset(row["needs"]))
            for head in row["heads"]:
                generic[head] = (*generic.get(head, ()), entry)
        stances = {Stance(k): MechanismUse(v) for k, v in data["stances"].items()}
        return MechanismTerms(
            bodies=bodies,
            longest=max(map(len, bodies)),
            generic=generic,
            use=data["use"],
            own=data["own"],
            carriers=frozenset(data["carriers"]),
            needless=frozenset(data["needless"]),
            voices=frozenset(data["voices"]),
            only_used=frozenset(data["only_used"]),
            stances=stances,
        )
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"mechanisms.yaml: {error}; use the terms of record/terms.py") from error
