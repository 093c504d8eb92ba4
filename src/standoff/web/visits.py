"""What a page is given and what it gives back."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from standoff.store.live import Live
from standoff.views.filters import Row
from standoff.web.asked import Asked
from standoff.web.rendering import Tones
from standoff.web.reviewing import Reviewing


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for a page: a snapshot of the record, what is asked, and the id in the path, if it has one."""

    connection: sqlite3.Connection
    asked: Asked
    path: str
    live: Live
    tone: Tones
    id: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    reviewing: Reviewing | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The template of a page and what stands in it; `rows` gives everything that passes, for a download."""

    template: str
    title: str
    context: Mapping[str, Any]
    rows: Callable[[], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Route:
    """A page: its address, its name in the navigation, the filters it takes and the terms that some of them take."""

    path: str
    name: str
    show: Callable[[Visit], Shown]
    filters: tuple[str, ...] = ()
    terms: Mapping[str, type[StrEnum]] = field(default_factory=dict)
