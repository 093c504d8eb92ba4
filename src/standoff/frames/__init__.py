"""The record in Python: its tables as pandas frames, its rows and their evidence as they render in a notebook.

`standoff.open` and `standoff.read` are the doors; both give an `OpenRecord`.
"""

from standoff.frames.opening import open_record, read_reports
from standoff.frames.record import OpenRecord
from standoff.frames.rows import EvidencedRow, Quote

__all__ = ["EvidencedRow", "OpenRecord", "Quote", "open_record", "read_reports"]
