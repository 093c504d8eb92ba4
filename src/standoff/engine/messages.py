"""What the parent and its workers say to each other, and the settings that both go by."""

from dataclasses import dataclass
from pathlib import Path

from standoff.capture import Capture, Failure
from standoff.record.rows import Reading

DEADLINE_SECONDS = 30.0
MEMORY_MEGABYTES = 2048


@dataclass(frozen=True, slots=True)
class Settings:
    """How readings are run: how many at once, and what one report may take of time and of memory."""

    jobs: int = 1
    deadline: float = DEADLINE_SECONDS
    memory: int = MEMORY_MEGABYTES
    model: str | None = None
    knowledge: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded its reader, of this version."""

    reader: str


@dataclass(frozen=True, slots=True)
class Broken:
    """The worker cannot load a reader; none could."""

    reason: str


@dataclass(frozen=True, slots=True)
class Done:
    """The reading of the capture, as JSON."""

    json: bytes


@dataclass(frozen=True, slots=True)
class Failed:
    """Why the capture gave no reading."""

    reason: str


@dataclass(frozen=True, slots=True)
class TooLarge:
    """The capture needs more memory than there may be; the worker says so and ends."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one capture: a reading and the version that made it, or a failure. `number` counts the captures."""

    number: int
    capture: Capture
    reader: str = ""
    reading: Reading | None = None
    failure: Failure | None = None
