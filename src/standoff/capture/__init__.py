"""Bytes in: files, folders, standard input and JSON lines, each with what is given about it.

`captures` walks the inputs lazily and yields a `Capture` or a `Failure` for each. Feeds, WARC archives and URLs have
their place here: a generator of the same two rows is all that the rooms after this one ask for.
"""

from standoff.capture.metadata import Metadata, given_date, resolve
from standoff.capture.rows import Capture, Failure, Fields, Options
from standoff.capture.walk import MAX_BYTES, captures

__all__ = ["MAX_BYTES", "Capture", "Failure", "Fields", "Metadata", "Options", "captures", "given_date", "resolve"]
