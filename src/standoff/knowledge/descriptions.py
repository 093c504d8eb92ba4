"""The words by which reports refer back to actors ("both sides", "the alliance"): `data/references.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from standoff.errors import KnowledgeError
from standoff.knowledge.files import load_yaml, shipped

TAKES = ("countries", "sides", "neighbours", "people", "ministries")
_OFFICES, _LAND = ("heads", "wider"), ("places", "land_words")


@dataclass(frozen=True)
class Descriptions:
    """`groups` maps a plural noun to what it takes, `quantifiers` a word before it to a number (0: any), `bodies` a
    singular noun to kinds of actors; `harms` are verbs that nobody does to what is his own; `others` are words that
    make a side the one that is not speaking; `leads` are verbs that make their subject the officer of their object;
    `opponents` are nouns for the other side of whoever speaks; `bare` are organs of which a state has one, so that
    "the army" without a name is that of the state at home; `rivals` are nouns that a possessive makes the other side
    ("its neighbour"); `places` maps a singular noun to the kinds of places that it may stand for (none: any),
    `land_words` a word of another language in a name to such a noun; `states_own` are nouns for what no thing has
    ("its own territory"); `mutual` are verbs that those who face each other share ("they agreed"); `sided` are plurals
    for people or forces of which each side has its own ("the two forces"); `heads` maps a plural to the offices that
    it may be of, the first of which every state has ("the two presidents"); `wider` maps a noun to the offices that
    it may stand for ("the diplomat" of an ambassador); `between` are nouns for what lies between two who face each
    other ("the border between X and Y"), `clashing` verbs that two do against each other, and `trading` those that are
    such with one of the nouns of `traded` ("exchange fire"), `crossing` those done against whose ground or border is
    behind them, `mediating` those of who stands between two."""

    groups: Mapping[str, str] = field(hash=False)
    quantifiers: Mapping[str, int] = field(hash=False)
    bodies: Mapping[str, frozenset[str]] = field(hash=False)
    harms: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    opponents: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    rivals: frozenset[str] = frozenset()
    places: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)
    land_words: Mapping[str, str] = field(default_factory=dict, hash=False)
    states_own: frozenset[str] = frozenset()
    mutual: frozenset[str] = frozenset()
    sided: frozenset[str] = frozenset()
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    wider: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    between: frozenset[str] = frozenset()
    clashing: frozenset[str] = frozenset()
    crossing: frozenset[str] = frozenset()
    trading: frozenset[str] = frozenset()
    traded: frozenset[str] = frozenset()
    mediating: frozenset[str] = frozenset()


@cache
def load_descriptions(folders: tuple[Path, ...] = ()) -> Descriptions:
    """The shipped file and those named references.yaml in `folders`; raises KnowledgeError on a malformed one."""
    files = [("references.yaml", shipped("references.yaml"))]
    files += [(str(f / "references.yaml"), load_yaml(f / "references.yaml")) for f in folders if _has(f)]
    sets: dict[str, frozenset[str]] = {
        each.name: frozenset() for each in fields(Descriptions) if each.type == frozenset[str]
    }
    tables: dict[str, Any] = {name: {} for name in ("groups", "quantifiers", "bodies", *_OFFICES, *_LAND)}
    for file, content in files:
        tables["groups"] |= _groups(file, content)
        tables["quantifiers"] |= content.get("quantifiers") or {}
        tables["land_words"] |= content.get("land_words") or {}
        for name in ("bodies", "places"):
            for row in _rows(file, content, name):
                tables[name] |= dict.fromkeys(row.get("words", ()), frozenset(row.get("kinds", ())))
        for name in _OFFICES:
            tables[name] |= {noun: tuple(offices) for noun, offices in (content.get(name) or {}).items()}
        for name in sets:
            sets[name] |= frozenset(content.get(name) or ())
    return Descriptions(**(tables | sets))


def _groups(file: str, content: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _rows(file, content, "groups"):
        if row.get("takes") not in TAKES:
            raise KnowledgeError(f"{file}: takes must be one of {', '.join(TAKES)}, not {row.get('takes')!r}")
        found |= dict.fromkeys(row.get("words", ()), str(row["takes"]))
    return found


def _has(folder: Path) -> bool:
    return (folder / "references.yaml").exists()


def _rows(file: str, content: Any, key: str) -> list[dict[str, Any]]:
    rows = content.get(key, []) if isinstance(content, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise KnowledgeError(f"{file}: '{key}' must be a list of mappings; correct it")
    return rows
