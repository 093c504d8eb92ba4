"""The one hierarchy of errors that Standoff raises on purpose.

A message is one sentence for the person at the keyboard: what is wrong, where, and what to do. `in_short` puts an error
that nobody raised on purpose into such a sentence.
"""

import traceback
from pathlib import Path


class StandoffError(Exception):
    """What went wrong, where, and what to do about it, in one sentence."""


class UsageError(StandoffError):
    """The command or call was given something it cannot work with."""


class InputError(StandoffError):
    """One input cannot be captured or made into a report; the others go on."""


class KnowledgeError(StandoffError):
    """A knowledge file or the gazetteer is missing, malformed or inconsistent."""


class ReadingError(StandoffError):
    """One report could not be read; the failure is listed and the others go on."""


class RecordError(StandoffError):
    """A record file is missing, corrupt, of a newer schema, locked or cannot be written."""


def in_short(error: BaseException) -> str:
    """An unexpected error as a few words: its kind, its message cut short, and the line of code that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown"
    words = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {words}, {place}" if words else f"{type(error).__name__}, {place}"
