"""How ships are called: prefixes that say whose they are, and nouns before their names, from `data/ships.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from standoff.errors import KnowledgeError
from standoff.knowledge.checked_rows import Row
from standoff.knowledge.row_files import documents
from standoff.knowledge.territories import load_territories


@dataclass(frozen=True, slots=True)
class ShipWords:
    """`prefixes` give the states that use each; `nouns` stand before a ship's name."""

    prefixes: Mapping[str, tuple[str, ...]]
    nouns: frozenset[str]


@cache
def load_ship_words(folders: tuple[Path, ...] = ()) -> ShipWords:
    """The shipped words and those of the user's folders; raises KnowledgeError on a malformed row."""
    prefixes: dict[str, tuple[str, ...]] = {}
    nouns: set[str] = set()
    states = load_territories().by_code
    for file, content, _ in documents("ships", folders):
        for number, cells in enumerate(content.get("prefixes") or [], 1):
            row = Row(f"{file}: row {number}", cells)
            parties = row.texts("parties")
            if not parties or any(code not in states for code in parties):
                raise KnowledgeError(f"{row.where}: parties must be codes of states; correct them")
            prefixes[row.text("prefix")] = parties
        nouns |= set(Row(file, content).texts("nouns"))
    return ShipWords(prefixes, frozenset(nouns))
