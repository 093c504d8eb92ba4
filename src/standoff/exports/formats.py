"""The formats that the record is written in: what each is for, and the function that writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from standoff.record.joined import Record

Write = Callable[[Record, BinaryIO], int]
WriteFolder = Callable[[Record, Path, str], list[Path]]


@dataclass(frozen=True, slots=True)
class Export:
    """One format: a `stream` of bytes (UTF-8 where it is text), or a `folder` of files, one a table."""

    summary: str
    stream: Write | None = None
    folder: WriteFolder | None = None
