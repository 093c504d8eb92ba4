"""The lexicon of mechanisms, read once from `data/mechanisms.yaml`."""

from dataclasses import dataclass
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
    first_words: frozenset[str]
    longest: int
    generic: dict[str, tuple[GenericMechanism, ...]]
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
    ambiguous: frozenset[Words]
    hints: tuple[str, ...]

    def is_ambiguous(self, words: Words) -> bool:
        """Whether states have bodies of that name too: "the Security Council"."""
        return words in self.ambiguous


@lru_cache(maxsize=1)
def mechanism_terms() -> MechanismTerms:
    """The shipped lexicon; raises KnowledgeError on a kind that the record does not have."""
    data: dict[str, Any] = shipped("mechanisms.yaml")
    try:
        bodies = {
            parted(name): Body(row["id"], row["name"], MechanismKind(row["kind"]), bool(row.get("used")))
            for row in data["bodies"]
            for name in row["names"]
        }
        generic: dict[str, tuple[GenericMechanism, ...]] = {}
        for row in data["generic"]:
            needs, used, near = frozenset(row["needs"]), bool(row.get("used")), bool(row.get("near"))
            entry = GenericMechanism(MechanismKind(row["kind"]), needs, used, near)
            for head in row["heads"]:
                generic[head] = (*generic.get(head, ()), entry)
        pointing: dict[str, tuple[MechanismKind, ...]] = {}
        for kind, nouns in data["pointing"].items():
            for noun in nouns:
                pointing[noun] = (*pointing.get(noun, ()), MechanismKind(kind))
        stances = {Stance(k): MechanismUse(v) for k, v in data["stances"].items()}
        return MechanismTerms(
            bodies=bodies,
            first_words=frozenset(words[0] for words in bodies),
            longest=max(map(len, bodies)),
            generic=generic,
            use=data["use"],
            own=data["own"],
            carriers=frozenset(data["carriers"]),
            rounds=frozenset(data["rounds"]),
            needless=frozenset(data["needless"]),
            attending=frozenset(data["attending"]),
            nominal={noun: MechanismUse(use) for use, nouns in data["nominal"].items() for noun in nouns},
            voices=frozenset(data["voices"]),
            only_used=frozenset(data["only_used"]),
            stances=stances,
            pointing=pointing,
            above={MechanismUse(use): frozenset(verbs) for use, verbs in data["above"].items()},
            articles=frozenset(data["articles"]),
            accords=frozenset(data["accords"]),
            weighing=frozenset(data["weighing"]),
            helping=frozenset(data["helping"]),
            unwanted=frozenset(data["unwanted"]),
            leading=frozenset(data["leading"]),
            founding=frozenset(data["founding"]),
            continuing=frozenset(data["continuing"]),
            taking=frozenset(data["taking"]),
            settled=frozenset(data["settled"]),
            handing=frozenset(data["handing"]),
            tasks=frozenset(data["tasks"]),
            wanting=frozenset(data["wanting"]),
            ruling=frozenset(data["ruling"]),
            signed=frozenset(data["signed"]),
            sought=frozenset(data["sought"]),
            owned=frozenset(data["owned"]),
            leading_in=frozenset(data["leading_in"]),
            pronoun_objects=frozenset(data["pronoun_objects"]),
            rights=frozenset(data["rights"]),
            replacing=frozenset(data["replacing"]),
            taking_up=frozenset(data["taking_up"]),
            objecting=frozenset(data["objecting"]),
            letting=frozenset(data["letting"]),
            failings=frozenset(data["failings"]),
            pronoun_verbs=frozenset(data["pronoun_verbs"]),
            mediating=frozenset(data["mediating"]),
            leaving=frozenset(data["leaving"]),
            errands=frozenset(data["errands"]),
            awaited=frozenset(data["awaited"]),
            filing=frozenset(data["filing"]),
            handling=frozenset(data["handling"]),
            brokering=frozenset(data["brokering"]),
            offering=frozenset(data["offering"]),
            hosting=frozenset(data["hosting"]),
            easing=frozenset(data["easing"]),
            between=frozenset(data["between"]),
            arranged=frozenset(data["arranged"]),
            calling=frozenset(data["calling"]),
            pleading=frozenset(data["pleading"]),
            appointing=frozenset(data["appointing"]),
            ambiguous=frozenset(tuple(name.split()) for name in data["ambiguous"]),
            hints=tuple(data["hints"]),
        )
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"mechanisms.yaml: {error}; use the terms of record/terms.py") from error
