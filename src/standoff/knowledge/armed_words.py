"""The words by which reports introduce armed groups that no file lists: `data/armed_words.yaml`."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from standoff.errors import KnowledgeError
from standoff.knowledge.files import load_yaml, shipped

FILE = "armed_words.yaml"


@dataclass(frozen=True, slots=True)
class ArmedWords:
    """Lower-case words: `kinds` are what a group is said to be, armed where a word of `armed` stands before it; those
    of `alone` say so by themselves; `people` are its fighters; `heads` end its name and `marks` in the name make it
    armed; `joints` stand small inside a name; `own` is what only armed bodies call theirs; `rivals` tell one group from
    another; `causes` are what it is "for" by its name; `wholes` are made of armed groups, and `doings` are what such a
    group does, a verb and a word behind it."""

    kinds: frozenset[str]
    armed: frozenset[str]
    alone: frozenset[str]
    people: frozenset[str]
    heads: frozenset[str]
    marks: frozenset[str]
    joints: frozenset[str]
    own: frozenset[str]
    rivals: frozenset[str]
    causes: frozenset[str]
    wholes: frozenset[str]
    doings: frozenset[str]


@cache
def load_armed_words(folders: tuple[Path, ...] = ()) -> ArmedWords:
    """The shipped file with those of the same name in `folders` added; raises KnowledgeError on a malformed one."""
    files = [(FILE, shipped(FILE))]
    files += [(str(folder / FILE), load_yaml(folder / FILE)) for folder in folders if (folder / FILE).exists()]
    words: dict[str, frozenset[str]] = {field.name: frozenset() for field in fields(ArmedWords)}
    for file, content in files:
        for key in words:
            found = content.get(key) or [] if isinstance(content, dict) else None
            if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
                raise KnowledgeError(f"{file}: '{key}' must be a list of words; correct it")
            words[key] |= frozenset(word.casefold() for word in found)
    return ArmedWords(**words)
