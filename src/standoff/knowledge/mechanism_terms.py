"""The lexicon of mechanisms, read once from `data/mechanisms.yaml`."""

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped
from standoff.knowledge.parted import parted
from standoff.record.terms import MechanismKind, MechanismUse, Stance

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    id: str
    name: str
    kind: MechanismKind
    used: bool = False


@dataclass(frozen=True, slots=True)
class GenericMechanism:
    """A common noun that names a mechanism where one of `needs` stands in its own phrase (or where none is needed).

    `used` is true where it names one only if something is done with it, `near` where only a modifier of the noun itself
    counts, and nothing that hangs further off.
    """

    kind: MechanismKind
    needs: frozenset[str]
    used: bool
    near: bool = False


@dataclass(frozen=True)
class MechanismTerms:
    """`pointing` maps nouns that may point back to the kinds they point at; `above` the verbs over an infinitive.

    Of the `ambiguous` names a report means the known body only where one of `hints` stands in it.
    """

    bodies: dict[Words, Body]
    first_words: frozenset[Any]
    longest: int
    generic: dict[str, tuple[GenericMechanism, ...]]
    loose: dict[str, MechanismKind]
    use: dict[str, list[str]]
    own: dict[str, list[str]]
    carriers: frozenset[str]
    rounds: frozenset[str]
    needless: frozenset[str]
    attending: frozenset[str]
    nominal: dict[str, MechanismUse]
    voices: frozenset[str]
    only_used: frozenset[str]
    stances: dict[Stance, MechanismUse]
    pointing: dict[str, tuple[MechanismKind, ...]]
    above: dict[MechanismUse, frozenset[str]]
    articles: frozenset[str]
    accords: frozenset[str]
    weighing: frozenset[str]
    helping: frozenset[str]
    unwanted: frozenset[str]
    leading: frozenset[str]
    founding: frozenset[str]
    continuing: frozenset[str]
    taking: frozenset[str]
    settled: frozenset[str]
    handing: frozenset[str]
    ruling: frozenset[str]
    tasks: frozenset[str]
    wanting: frozenset[str]
    signed: frozenset[str]
    sought: frozenset[str]
    owned: frozenset[str]
    leading_in: frozenset[str]
    pronoun_objects: frozenset[str]
    rights: frozenset[str]
    replacing: frozenset[str]
    taking_up: frozenset[str]
    objecting: frozenset[str]
    letting: frozenset[str]
    failings: frozenset[str]
    pronoun_verbs: frozenset[str]
    mediating: frozenset[str]
    leaving: frozenset[str]
    errands: frozenset[str]
    awaited: frozenset[str]
    filing: frozenset[str]
    handling: frozenset[str]
    brokering: frozenset[str]
    offering: frozenset[str]
    hosting: frozenset[str]
    easing: frozenset[str]
    between: frozenset[str]
    arranged: frozenset[str]
    calling: frozenset[str]
    pleading: frozenset[str]
    appointing: frozenset[str]
    wishing: frozenset[str]
    talking: frozenset[str]
    harming: frozenset[str]
    naming: frozenset[str]
    hoping: frozenset[str]
    presenting: frozenset[str]
    venues: frozenset[str]
    ground_lines: frozenset[str]
    going: frozenset[str]
    sending: frozenset[str]
    soldiers: frozenset[str]
    standing: frozenset[str]
    couriers: frozenset[str]
    carrying: frozenset[str]
    sitting: frozenset[str]
    drafts: frozenset[str]
    meeting: frozenset[str]
    task_kinds: dict[str, MechanismKind]
    ambiguous: frozenset[Words]
    hints: tuple[str, ...]

    def is_ambiguous(self, words: Words) -> bool:
        """Whether states have bodies of that name too: "the Security Council"."""
        return words in self.ambiguous


@lru_cache(maxsize=1)
def mechanism_terms() -> MechanismTerms:
    """The shipped lexicon; raises KnowledgeError on a kind that the record does not have.

    A field that is a plain set of words holds the list of its name in the file.
    """
    data: dict[str, Any] = shipped("mechanisms.yaml")
    try:
        bodies = _bodies(data["bodies"])
        tables: dict[str, Any] = {
            each.name: frozenset(data[each.name]) for each in fields(MechanismTerms) if each.type == frozenset[str]
        }
        return MechanismTerms(
            **tables
            | {
                "bodies": bodies,
                "first_words": frozenset(words[0] for words in bodies),
                "longest": max(map(len, bodies)),
                "generic": _generic(data["generic"]),
                "loose": {noun: MechanismKind(kind) for kind, nouns in data["loose"].items() for noun in nouns},
                "use": data["use"],
                "own": data["own"],
                "nominal": {noun: MechanismUse(use) for use, nouns in data["nominal"].items() for noun in nouns},
                "task_kinds": {verb: MechanismKind(kind) for kind, vs in data["task_kinds"].items() for verb in vs},
                "stances": {Stance(k): MechanismUse(v) for k, v in data["stances"].items()},
                "pointing": _pointing(data["pointing"]),
                "above": {MechanismUse(use): frozenset(verbs) for use, verbs in data["above"].items()},
                "ambiguous": frozenset(tuple(name.split()) for name in data["ambiguous"]),
                "hints": tuple(data["hints"]),
            }
        )
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"mechanisms.yaml: {error}; use the terms of record/terms.py") from error


def _bodies(rows: list[dict[str, Any]]) -> dict[Words, Body]:
    return {
        parted(name): Body(row["id"], row["name"], MechanismKind(row["kind"]), bool(row.get("used")))
        for row in rows
        for name in row["names"]
    }


def _generic(rows: list[dict[str, Any]]) -> dict[str, tuple[GenericMechanism, ...]]:
    found: dict[str, tuple[GenericMechanism, ...]] = {}
    for row in rows:
        needs, used, near = frozenset(row["needs"]), bool(row.get("used")), bool(row.get("near"))
        entry = GenericMechanism(MechanismKind(row["kind"]), needs, used, near)
        for head in row["heads"]:
            found[head] = (*found.get(head, ()), entry)
    return found


def _pointing(table: dict[str, list[str]]) -> dict[str, tuple[MechanismKind, ...]]:
    found: dict[str, tuple[MechanismKind, ...]] = {}
    for kind, nouns in table.items():
        for noun in nouns:
            found[noun] = (*found.get(noun, ()), MechanismKind(kind))
    return found
