"""`frame.evidence`: from the rows of a table to the exact words that they rest on.

A frame remembers its record by a key of plain text in `attrs`, which pandas copies into what is cut from the frame and
can write into a Parquet file; the record itself is looked up, and is forgotten when nothing else holds it.
"""

import weakref
from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

import pandas as pd

from standoff.errors import UsageError
from standoff.frames.rows import EvidencedRow, Quote

if TYPE_CHECKING:
    from standoff.frames.record import OpenRecord

KEY = "standoff"
OPENED: "weakref.WeakValueDictionary[str, OpenRecord]" = weakref.WeakValueDictionary()

_COLUMNS = [field.name for field in fields(Quote)]


@pd.api.extensions.register_dataframe_accessor("evidence")
class EvidenceAccessor:
    """The evidence of the rows of a frame. Raises UsageError on a frame that was not cut from an open record."""

    def __init__(self, frame: pd.DataFrame) -> None:
        record = OPENED.get(frame.attrs.get(KEY, ""))
        if record is None:
            raise UsageError("this frame is of no open record; make it with standoff.open(PATH).table(NAME)")
        if frame.index.name != "id":
            raise UsageError("the rows of this frame have no ids; keep the index that the table came with")
        self._ids = [str(name) for name in frame.index]
        self._record = record

    def __getitem__(self, identifier: str) -> EvidencedRow:
        return self._record.row(identifier)

    def __iter__(self) -> Iterator[EvidencedRow]:
        return (self._record.row(name) for name in self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def quotes(self) -> pd.DataFrame:
        """Every span that the rows rest on: one line each, under the id of the row of the frame."""
        found = [{"id": row.id, **asdict(quote)} for row in self for quote in row.evidence]
        return pd.DataFrame(found, columns=["id", *_COLUMNS]).set_index("id")

    def _repr_html_(self) -> str:
        return "".join(row._repr_html_() for row in self)
