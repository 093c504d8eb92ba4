"""Standoff: an evidence-linked record of what every side reports about a conflict.

import standoff

record = standoff.open("crisis.standoff")       # or standoff.read("reports/")
record.table("statements", party="AZE", stance="deny").evidence.quotes()
"""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.frames import OpenRecord

__version__ = "0.1.0"

__all__ = ["__version__", "open", "read"]


def open(path: "str | os.PathLike[str]") -> "OpenRecord":
    """The record in the file at `path`, its tables as pandas frames. Raises RecordError where there is none to read."""
    from standoff.frames import open_record

    return open_record(path)


def read(paths: "str | os.PathLike[str] | Iterable[str | os.PathLike[str]]", **given: str) -> "OpenRecord":
    """The record of the reports in `paths`, read here and stored nowhere.

    `given` says what is known of all of them: published, outlet, url, language. Raises InputError where not one of
    them can be read.
    """
    from standoff.frames import read_reports

    return read_reports(paths, **given)
