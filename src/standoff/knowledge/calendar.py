"""Calendar words and known events: what the reader of time expressions knows, loaded from data files.

`data/time_words.yaml` holds the words of English news time by class, `data/known_events.yaml` the dated wars and truces
that reports use as dates. A user's own file of events is passed to `load_calendar` and needs no change of code.
"""

import datetime
import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standoff.errors import KnowledgeError
from standoff.knowledge.files import data_folder, load_yaml, shipped

Season = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """A dated event and the phrases that name it in reports that mention one of its `context` words."""

    id: str
    kind: str
    names: tuple[str, ...]
    context: tuple[str, ...]
    earliest: datetime.date
    latest: datetime.date
    source: str


@dataclass(frozen=True)
class Calendar:
    """`words` maps a lower-case word to its class and value; `careful` holds those that are often something else.

    `deeds` and `accords` are nouns for what there is only once it was done, `coming` adjectives that take that back,
    `begins` verbs by which it is still to come.
    """

    words: Mapping[str, tuple[str, Any]]
    careful: frozenset[str]
    given_names: frozenset[str]
    zones: Mapping[str, int | None]
    seasons: Mapping[str, tuple[int, int]]
    ahead_verbs: frozenset[str]
    ahead_dates: frozenset[str]
    ahead_adjectives: frozenset[str]
    moved: frozenset[str]
    until: frozenset[str]
    since: frozenset[str]
    telling: frozenset[str]
    future_modals: frozenset[str]
    never_before_references: frozenset[str]
    named_days: frozenset[str]
    truce_words: frozenset[str]
    ending_verbs: frozenset[str]
    fighting_words: frozenset[str]
    events: tuple[KnownEvent, ...]
    deeds: frozenset[str] = frozenset()
    accords: frozenset[str] = frozenset()
    coming: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()

    @functools.cached_property
    def weekdays(self) -> Mapping[str, int]:
        """The names of the days of the week, Monday 1."""
        return {word: value for word, (kind, value) in self.words.items() if kind == "weekday"}

    @functools.cached_property
    def event_names(self) -> re.Pattern[str] | None:
        """A pattern over the phrases of all known events, longest first; None where there are none."""
        names = sorted({name for event in self.events for name in event.names}, key=lambda n: (-len(n), n))
        parts = [r"[\s\-‐‑–]".join(map(re.escape, re.split(r"[\s-]+", name))) for name in names]
        return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if parts else None

    @functools.cached_property
    def by_name(self) -> Mapping[str, tuple[KnownEvent, ...]]:
        found: dict[str, tuple[KnownEvent, ...]] = {}
        for event in self.events:
            for name in event.names:
                found[plain_name(name)] = (*found.get(plain_name(name), ()), event)
        return found


def plain_name(name: str) -> str:
    """A phrase as the lookup keeps it: lower case, its words set apart by single spaces."""
    return " ".join(re.split(r"[\s\-‐‑–]+", name.lower()))


def load_calendar(extra: Sequence[Path] = ()) -> Calendar:
    """The calendar shipped with Standoff, and a user's own events; raises KnowledgeError on a bad file.

    Each path of `extra` is a file of events, or a folder of knowledge files that may hold a `known_events.yaml`.
    """
    paths = [path / "known_events.yaml" if path.is_dir() else path for path in extra]
    files = tuple(path for path, given in zip(paths, extra, strict=True) if path.exists() or not given.is_dir())
    return _shipped() if not files else _build(files)


@functools.cache
def _shipped() -> Calendar:
    return _build(())


def _build(extra: tuple[Path, ...]) -> Calendar:
    data = shipped("time_words.yaml")
    events: dict[str, KnownEvent] = {}
    for path in (data_folder() / "known_events.yaml", *extra):
        for event in read_events(path):
            if event.id in events:
                raise KnowledgeError(f"{path}: the event id {event.id!r} is used twice; give each event its own id")
            events[event.id] = event
    return Calendar(
        words=_words(data),
        careful=frozenset(data["careful"]),
        given_names=frozenset(data["given_names"]),
        zones=data["zones"],
        seasons={code: tuple(row["months"]) for code, row in data["seasons"].items()},
        ahead_verbs=frozenset(data["ahead"]["verbs"]),
        ahead_dates=frozenset(data["ahead"]["dates"]),
        ahead_adjectives=frozenset(data["ahead"]["adjectives"]),
        moved=frozenset(data["ahead"]["moved"]),
        until=frozenset(data["ahead"]["prepositions"]),
        since=frozenset(data["behind"]["prepositions"]),
        telling=frozenset(data["behind"]["telling"]),
        future_modals=frozenset(data["future_modals"]),
        never_before_references=frozenset(data["never_before_references"]),
        named_days=frozenset(data["named_days"]),
        truce_words=frozenset(data["contradiction"]["truce"]),
        ending_verbs=frozenset(data["contradiction"]["ends"]),
        fighting_words=frozenset(data["contradiction"]["fighting"]),
        events=tuple(events[key] for key in sorted(events)),
        deeds=frozenset(data["done"]["deeds"]),
        accords=frozenset(data["done"]["accords"]),
        coming=frozenset(data["done"]["coming"]),
        begins=frozenset(data["done"]["begins"]),
    )


def read_events(path: Path) -> list[KnownEvent]:
    """The events of one YAML file; raises KnowledgeError naming the file, the event and what is wrong with it."""
    try:
        data = load_yaml(path)
    except ValueError as error:  # YAML reads 2020-06-31 as a date and fails on it
        raise KnowledgeError(f"{path} holds a date that does not exist ({error}); correct it") from error
    rows = data.get("events") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise KnowledgeError(f"{path} has no list 'events'; see known_events.yaml for the form")
    return [_event(row, str(path)) for row in rows]


def _event(row: Any, where: str) -> KnownEvent:
    if not isinstance(row, dict) or "id" not in row:
        raise KnowledgeError(f"{where}: an event without an id; give every event an id")
    for field in ("names", "earliest", "latest", "source"):
        if not row.get(field):
            raise KnowledgeError(f"{where}: event {row['id']!r} has no {field!r}; add it")
    bounds = row["earliest"], row["latest"]
    if not all(type(bound) is datetime.date for bound in bounds) or bounds[0] > bounds[1]:
        raise KnowledgeError(f"{where}: event {row['id']!r} needs 'earliest' and 'latest' as days in order, YYYY-MM-DD")
    return KnownEvent(
        id=str(row["id"]),
        kind=str(row.get("kind", "event")),
        names=tuple(map(str, row["names"])),
        context=tuple(map(str, row.get("context") or ())),
        earliest=bounds[0],
        latest=bounds[1],
        source=str(row["source"]),
    )


def _words(data: Mapping[str, Any]) -> dict[str, tuple[str, Any]]:
    found: dict[str, tuple[str, Any]] = {}
    for kind, words in data["words"].items():
        found.update((word, (kind, word)) for word in words)
    for table, kind in (("references", "ref"), ("frequencies", "freq"), ("deictic", "deictic")):
        found.update((word, (kind, value)) for word, value in data[table].items())
    for table, kind in (("numbers", "number"), ("ordinals", "ordinal"), ("multipliers", "times"), ("hours", "clock")):
        found.update((word, (kind, value)) for word, value in data[table].items())
    for table, kind in (("parts_of_day", "part"), ("units", "unit"), ("months", "month"), ("weekdays", "weekday")):
        found.update((word, (kind, value)) for value, words in data[table].items() for word in words)
    for code, row in data["seasons"].items():
        found.update((word, ("season", code)) for word in row["words"])
    return found
