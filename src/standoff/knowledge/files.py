"""Reading the data files beside this module, and a user's own, with errors that name the file and the mend."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from standoff.errors import KnowledgeError

OWN_FILES = frozenset(
    f"{name}.yaml"
    for name in ("armed_words", "groups", "in_power", "known_events", "metonyms", "offices", "organisations", "organs",
                 "outlets", "references", "releases", "ships", "titles")
)  # fmt: skip
"""The files that a user's folder may add rows to; beside them there are those of `events`, one for each type."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class StrictLoader(_Loader):  # type: ignore[misc, valid-type]
    """YAML that refuses a key given twice in one mapping, where the later would silently win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in seen:
                raise yaml.YAMLError(f"{key.value!r} stands twice, again in line {key.start_mark.line + 1}")
            seen.add(key.value)
        content: dict[Any, Any] = super().construct_mapping(node, deep)
        return content


def data_folder() -> Path:
    """The folder of the knowledge files that Standoff ships."""
    return Path(str(resources.files("standoff.knowledge"))) / "data"


def load_yaml(path: Path) -> Any:
    """The content of a YAML knowledge file; raises KnowledgeError where it is missing or malformed."""
    try:
        with path.open("rb") as file:
            return yaml.load(file, Loader=StrictLoader)
    except FileNotFoundError as error:
        raise KnowledgeError(f"the knowledge file {path} is missing; reinstall Standoff") from error
    except yaml.YAMLError as error:
        raise KnowledgeError(f"the knowledge file {path} is not valid YAML ({error}); mend it") from error


def row_lines(path: Path) -> dict[str, tuple[int, ...]]:
    """For each list of a YAML file, the line (from 1) on which each of its rows begins."""
    with path.open("rb") as file:
        root = yaml.compose(file, Loader=_Loader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return {
        key.value: tuple(row.start_mark.line + 1 for row in rows.value)
        for key, rows in pairs
        if isinstance(rows, yaml.SequenceNode)
    }


@lru_cache(maxsize=64)
def shipped(name: str) -> Any:
    """The content of the shipped data file `name`, read once."""
    return load_yaml(data_folder() / name)


def knowledge_files(extra: tuple[Path, ...] = ()) -> Iterator[Path]:
    """Every knowledge file in use, in a stable order: those shipped, then those of each of the user's folders."""
    for folder in (data_folder(), *extra):
        yield from sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))


def knowledge_hash(extra: tuple[Path, ...] = ()) -> str:
    """One SHA-256 over the names and bytes of every knowledge file in use."""
    digest = hashlib.sha256()
    for folder in (data_folder(), *extra):
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")):
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
