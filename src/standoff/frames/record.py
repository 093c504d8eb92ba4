"""A record held in memory, asked from Python: every table is a pandas frame whose index is the id of the row."""

from dataclasses import fields

import pandas as pd

from standoff.capture import Failure
from standoff.errors import UsageError
from standoff.frames.accessor import KEY, OPENED
from standoff.frames.markup import overview_of
from standoff.frames.rows import EvidencedRow
from standoff.record.joined import Record
from standoff.views import TABLES, Filters, brief_html, brief_markdown, known_on, make_brief, table
from standoff.views.brief import Brief
from standoff.views.evidence import RowIndex
from standoff.views.naming import day_range

_MOST_HEADLINES = 25
_FILTERS = tuple(field.name for field in fields(Filters))
_COUNTED = ("incidents", "disputes", "tolls", "agreements", "situations", "positions", "actors", "places")


class OpenRecord:
    """The tables of one record: `record.incidents` is a frame, `record.table("tolls", party="ARM")` a narrowed one.

    Frames are made anew each time, so that changing one changes nothing else. `failures` lists the inputs that gave no
    reading, where the record was read from reports.
    """

    def __init__(self, record: Record, source: str, failures: tuple[Failure, ...] = ()) -> None:
        self._record = record
        self._index = RowIndex(record)
        self._key = f"{source} {id(self)}"
        self.source = source
        self.failures = failures
        OPENED[self._key] = self

    def __repr__(self) -> str:
        return f"<record {self.source}: {len(self._record.readings)} reports, {len(self._record.incidents)} incidents>"

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *TABLES]

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name in TABLES:
            return self.table(name)
        raise AttributeError(f"a record has no {name!r}; its tables are {', '.join(TABLES)}")

    def table(self, name: str, **filters: str) -> pd.DataFrame:
        """The table `name` as a frame, narrowed by party, actor, place, since, until, type or stance.

        Raises UsageError on a table or a filter that does not exist.
        """
        unknown = sorted(set(filters) - set(_FILTERS))
        if unknown:
            raise UsageError(f"there is no filter {unknown[0]!r}; choose from {', '.join(_FILTERS)}")
        frame = pd.DataFrame.from_records(table(self._record, name, Filters(**filters)))
        if "id" in frame.columns:
            frame = frame.set_index("id")
        frame.attrs[KEY] = self._key
        return frame

    def row(self, identifier: str) -> EvidencedRow:
        """The row with this id, or with the one id that begins so; raises UsageError where there is not just one."""
        found = self._index.find(identifier) if identifier.strip() else []
        if not found:
            raise UsageError(f"there is no row {identifier!r} in {self.source}; the index of each table gives the ids")
        names = {f.row.id for f in found}
        if len(names) > 1:
            raise UsageError(f"{identifier!r} is the beginning of {len(names)} ids; give more of it")
        return EvidencedRow(found[0], self._index)

    def as_known_on(self, day: str) -> "OpenRecord":
        """The record made anew from the reports that were published by `day` (ISO 8601) at the latest."""
        return OpenRecord(known_on(self._record, day), f"{self.source} as known on {day}", self.failures)

    def brief(self, since: str | None = None, until: str | None = None) -> "WrittenBrief":
        """The situation report, of what falls between two days (ISO 8601) where they are given."""
        return WrittenBrief(make_brief(self._record, since, until))

    def _repr_html_(self) -> str:
        counts = {"reports": len(self._record.readings)}
        counts |= {name: len(getattr(self._record, name)) for name in _COUNTED}
        headlines = [
            (day_range(i.earliest, i.latest), i.headline, str(i.status))
            for i in self._record.incidents[:_MOST_HEADLINES]
        ]
        return overview_of(self.source, counts, headlines)


class WrittenBrief:
    """The situation report as `markdown`, or as one self-contained page of `html`; a notebook shows the former."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief

    @property
    def markdown(self) -> str:
        return brief_markdown.render(self._brief)

    @property
    def html(self) -> str:
        return brief_html.render(self._brief)

    def _repr_markdown_(self) -> str:
        return self.markdown
