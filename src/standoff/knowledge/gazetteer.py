"""The gazetteer: which places a name may mean. One read-only SQLite file, compiled once by `build_gazetteer`.

The file lies in the user's cache folder (or in `STANDOFF_CACHE`) under a name that contains the hash of its sources and
schema, so that a stale file is never opened. Names are asked for by their key (`placenames.key_of`).
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from standoff.errors import KnowledgeError
from standoff.knowledge.gazetteer_build import SCHEMA, build_gazetteer
from standoff.knowledge.gazetteer_sources import source_versions, user_layers
from standoff.knowledge.placenames import key_of

__all__ = ["Candidate", "Entry", "Gazetteer", "build_gazetteer", "gazetteer_path", "open_gazetteer"]

CACHED = 20_000
MOST_CANDIDATES = 120
MOST_BOXES = 64
_COLUMNS = (
    "e.n, e.id, e.name, e.kind, e.country, e.admin1, e.lat, e.lon, e.population, e.precision, e.geometry, e.claimed_by,"
    " e.within, e.layer, e.sided"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. `country` is a territory's code, `admin1` the id of its first-order region, `within` what it lies in.

    `names` are the names that a side or a language gives it, as "PARTY/language:Name". `geometry` is what it is on the
    ground (point, line or area): `lat` and `lon` are then the middle of it.
    """

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    precision: str
    geometry: str
    claimed_by: tuple[str, ...]
    within: str | None
    layer: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean; `weight` is 3 for its own name, 2 for another, 1 for a form seldom meant."""

    entry: Entry
    weight: int


class Gazetteer:
    """An open gazetteer. Look-ups are batched and kept; one instance serves one thread."""

    def __init__(self, path: Path) -> None:
        """Opens the compiled file; raises KnowledgeError where it is missing or no gazetteer."""
        self.path = path
        if not path.is_file():
            raise KnowledgeError(f"there is no gazetteer at {path}; run 'standoff doctor' to compile it")
        try:
            self._connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self._connection.execute("SELECT 1 FROM name LIMIT 1")
        except sqlite3.Error as error:
            raise KnowledgeError(f"{path} is no gazetteer ({error}); delete it and it is compiled anew") from error
        self._found: dict[str, tuple[Candidate, ...]] = {}
        self._entries: dict[str, Entry] = {}
        self._boxes: dict[tuple[float, float, float, int], tuple[Entry, ...]] = {}

    @property
    def version(self) -> str:
        """The hash of sources and schema, for the key of a cached reading."""
        return self.path.stem

    def find(self, names: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """The candidates of each name, those of most weight and people first; unknown names are left out."""
        keys = {name: key_of(name) for name in names}
        self.fetch(keys.values())
        return {name: self._found[key] for name, key in keys.items() if self._found.get(key)}

    def fetch(self, keys: Iterable[str]) -> None:
        """Reads the candidates of those keys that are not kept yet, in one batch."""
        if len(self._found) > CACHED:
            self._found.clear()
        missing = sorted({key for key in keys if key and key not in self._found})
        for first in range(0, len(missing), 500):
            batch = missing[first : first + 500]
            self._found.update(dict.fromkeys(batch, ()))
            lists: dict[str, list[Candidate]] = {}
            for key, weight, *values in self._connection.execute(
                f"SELECT name.key, name.weight, {_COLUMNS} FROM name JOIN entry e ON e.n = name.entry"
                f" WHERE name.key IN ({','.join('?' * len(batch))})"
                " ORDER BY name.key, name.weight DESC, e.population DESC, e.id",
                batch,
            ):
                found = lists.setdefault(key, [])
                if len(found) < MOST_CANDIDATES:
                    found.append(Candidate(_entry(values), weight))
            self._found.update({key: tuple(found) for key, found in lists.items()})

    def entry(self, identifier: str) -> Entry | None:
        """The entry of that id."""
        if identifier not in self._entries:
            row = self._connection.execute(f"SELECT {_COLUMNS} FROM entry e WHERE id = ?", (identifier,)).fetchone()
            if row is None:
                return None
            self._entries[identifier] = _entry(list(row))
        return self._entries[identifier]

    def near(self, lat: float, lon: float, degrees: float, limit: int = 400) -> tuple[Entry, ...]:
        """The entries within a box of `degrees` around a point, the most peopled first."""
        box = (lat, lon, degrees, limit)
        if box not in self._boxes:
            if len(self._boxes) >= MOST_BOXES:
                self._boxes.clear()
            rows = self._connection.execute(
                f"SELECT {_COLUMNS} FROM entry e WHERE e.lat BETWEEN ? AND ? AND e.lon BETWEEN ? AND ?"
                " ORDER BY e.population DESC, e.id LIMIT ?",
                (lat - degrees, lat + degrees, lon - degrees, lon + degrees, limit),
            )
            self._boxes[box] = tuple(_entry(list(row)) for row in rows)
        return self._boxes[box]

    @cached_property
    def size(self) -> tuple[int, int]:
        """How many entries and names it holds."""
        count = self._connection.execute("SELECT (SELECT count(*) FROM entry), (SELECT count(*) FROM name)")
        entries, names = count.fetchone()
        return entries, names

    def close(self) -> None:
        self._connection.close()


def _entry(values: list[object]) -> Entry:
    (
        _,
        identifier,
        name,
        kind,
        country,
        admin1,
        lat,
        lon,
        population,
        precision,
        geometry,
        claims,
        within,
        layer,
        sided,
    ) = values
    return Entry(
        id=str(identifier),
        name=str(name),
        kind=str(kind),
        country=_text(country),
        admin1=_text(admin1),
        lat=lat if isinstance(lat, float) else None,
        lon=lon if isinstance(lon, float) else None,
        population=population if isinstance(population, int) else 0,
        precision=str(precision),
        geometry=str(geometry),
        claimed_by=tuple(str(claims).split("|")) if claims else (),
        within=_text(within),
        layer=str(layer),
        names=tuple(str(sided).split("|")) if sided else (),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def cache_folder() -> Path:
    """Where compiled files lie: `STANDOFF_CACHE`, else the user's cache folder."""
    if folder := os.environ.get("STANDOFF_CACHE"):
        return Path(folder)
    from platformdirs import user_cache_path

    return user_cache_path("standoff")


def gazetteer_path(layers: tuple[Path, ...] | None = None) -> Path:
    """The file that holds the gazetteer of these sources, this schema and these layers, whether it is there or not.

    `layers` are the user's files, by default those that `STANDOFF_PLACES` lists.
    """
    layers = user_layers() if layers is None else layers
    digest = hashlib.blake2b(digest_size=8)
    texts = (SCHEMA, *source_versions(), *(path.read_text(encoding="utf-8", errors="replace") for path in layers))
    for text in texts:
        digest.update(f"{len(text)}:{text}".encode())
    for module in ("gazetteer_sources.py", "gazetteer_names.py", "gazetteer_build.py", "placenames.py"):
        digest.update((Path(__file__).parent / module).read_bytes())
    return cache_folder() / f"gazetteer-{digest.hexdigest()}.sqlite"


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """The gazetteer at `path`, else the one of this installation, which is compiled first if it is not there."""
    path = path or gazetteer_path()
    if not path.is_file():
        build_gazetteer(path)
    return Gazetteer(path)
