"""The words by which official releases name the body that issues them: `data/releases.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from standoff.errors import KnowledgeError
from standoff.knowledge.files import load_yaml, shipped

FILE = "releases.yaml"


@dataclass(frozen=True, slots=True)
class Releases:
    """Lower-case words: `openings` name the kind of text, `makers` stand before its body, `letterhead` may stand in a
    line that only names the body, `joiners` between the parts of its name, `bodies` head a name that no file lists;
    `present` are lemmas of verbs by which a body speaks for itself; `state_bodies` are nouns in a name that make the
    body one of the state, party or force that the name says it is of."""

    openings: frozenset[str]
    makers: frozenset[str]
    letterhead: frozenset[str]
    joiners: frozenset[str]
    bodies: frozenset[str]
    present: frozenset[str]
    state_bodies: frozenset[str]


@cache
def load_releases(folders: tuple[Path, ...] = ()) -> Releases:
    """The shipped file with those of the same name in `folders` added; raises KnowledgeError on a malformed one."""
    files = [(FILE, shipped(FILE))]
    files += [(str(folder / FILE), load_yaml(folder / FILE)) for folder in folders if (folder / FILE).exists()]
    words: dict[str, frozenset[str]] = {field.name: frozenset() for field in fields(Releases)}
    for file, content in files:
        for key in words:
            words[key] |= _words(file, content, key)
    return Releases(**words)


def _words(file: str, content: Mapping[str, Any], key: str) -> frozenset[str]:
    found = content.get(key) or [] if isinstance(content, dict) else None
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise KnowledgeError(f"{file}: '{key}' must be a list of words; correct it")
    return frozenset(word.casefold() for word in found)
