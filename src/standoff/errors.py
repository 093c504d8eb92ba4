"""The one hierarchy of errors that Standoff raises on purpose.

A message is one sentence for the person at the keyboard: what is wrong, where, and what to do.
"""


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
