"""Knowledge files that are lists of rows: the shipped one, then those of the same name in the user's folders."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from standoff.errors import KnowledgeError
from standoff.knowledge.checked_rows import Row
from standoff.knowledge.files import load_yaml, row_lines, shipped

T = TypeVar("T")


def documents(name: str, folders: Sequence[Path]) -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    """Each file of that name, its content, and for a user's own the lines of its rows."""
    yield f"{name}.yaml", shipped(f"{name}.yaml"), {}
    for folder in folders:
        path = folder / f"{name}.yaml"
        if path.exists():
            content = load_yaml(path)
            if not isinstance(content, dict):
                raise KnowledgeError(f"the knowledge file {path} must hold a mapping with the key '{name}'; correct it")
            yield str(path), content, row_lines(path)


def rows_of(name: str, folders: Sequence[Path], make: Callable[[Row], T]) -> Iterator[tuple[str, T]]:
    """Each row of the list `name` in the files of that name, with where it stands; raises KnowledgeError."""
    for file, content, lines in documents(name, folders):
        rows = content.get(name) or []
        if not isinstance(rows, list):
            raise KnowledgeError(f"{file}: '{name}' must be a list of rows; correct it")
        for number, row in enumerate(rows, 1):
            where = f"{file}: line {lines[name][number - 1]}" if lines else f"{file}: row {number}"
            if not isinstance(row, dict):
                raise KnowledgeError(f"{where}: row {number} of '{name}' is no mapping; correct it")
            yield where, make(Row(where, row))
