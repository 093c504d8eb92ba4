"""The cache of parses: reading again with other knowledge or other code need not parse again.

A parse is a function of the model, of the text and the labels of its lines, and of the code that takes tokens over
from the model, so it is kept under a hash of these. Three fifths of the time of a reading is its parse. The cache
holds nothing that cannot be made anew: where it cannot be used, or is damaged, the report is parsed.
"""

import contextlib
import hashlib
import sqlite3
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from standoff.knowledge.gazetteer import cache_folder
from standoff.reading import language
from standoff.reading.language import Model
from standoff.reading.syntax import Document, Sentence, Token
from standoff.record.rows import Report

MOST_PARSES = 50_000
BUSY_SECONDS = 1.0
_TOKENS_COME_OF = ("language", "syntax", "entities", "tag_rules")

_Parse = tuple[tuple[Token, ...], tuple[Sentence, ...]]
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Parse)


class ParseCache:
    """Parses on disk, by key. Several processes may use it at once."""

    def __init__(self, path: Path) -> None:
        """Opens the cache at `path`, made where it is missing; raises sqlite3.Error or OSError where it cannot be."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("CREATE TABLE IF NOT EXISTS parses (key BLOB PRIMARY KEY, parse BLOB NOT NULL)")
        self._connection.execute(
            "DELETE FROM parses WHERE rowid <= (SELECT max(rowid) FROM parses) - ?", (MOST_PARSES,)
        )

    def get(self, key: bytes) -> _Parse | None:
        """The parse under `key`; None where there is none that can be used."""
        with contextlib.suppress(sqlite3.Error, zlib.error, msgspec.DecodeError):
            row = self._connection.execute("SELECT parse FROM parses WHERE key = ?", (key,)).fetchone()
            return _decoder.decode(zlib.decompress(row[0])) if row else None
        return None

    def put(self, key: bytes, parse: _Parse) -> None:
        """Keeps a parse, or not, where another process is writing or the disk is full."""
        with contextlib.suppress(sqlite3.Error):
            packed = zlib.compress(_encoder.encode(parse), 1)
            self._connection.execute("INSERT OR REPLACE INTO parses VALUES (?, ?)", (key, packed))


@dataclass(frozen=True)
class CachedModel(Model):
    """A model that looks into the cache before it parses."""

    cache: ParseCache

    def parse(self, report: Report) -> Document:
        key = parse_key(self.name, report)
        found = self.cache.get(key)
        if found is not None:
            return Document(report.text, report.lines, *found, self.name)
        document = super().parse(report)
        self.cache.put(key, (document.tokens, document.sentences))
        return document


def parse_key(model: str, report: Report) -> bytes:
    """A hash over everything that a parse depends on."""
    digest = hashlib.blake2b(f"{_code_hash()}\n{model}\n".encode(), digest_size=16)
    digest.update(report.text.encode("utf-8", "surrogatepass"))
    for line in report.lines:
        digest.update(f"\n{line.start} {line.end} {line.label}".encode())
    return digest.digest()


@lru_cache(maxsize=1)
def _code_hash() -> str:
    """A hash over the code that cuts, parses and takes over the tokens."""
    room = Path(str(language.__file__)).parent
    sources = ((room / f"{name}.py").read_bytes() for name in _TOKENS_COME_OF)
    return hashlib.blake2b(b"\n".join(sources), digest_size=16).hexdigest()


def with_cache(model: Model) -> Model:
    """The model with a cache in the user's cache folder; the model as it is where none can be had there."""
    options: dict[str, Any] = {"name": model.name, "pipeline": model.pipeline}
    try:
        return CachedModel(**options, cache=ParseCache(cache_folder() / "parses.sqlite"))
    except (sqlite3.Error, OSError):
        return model
