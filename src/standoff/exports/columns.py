"""`export parquet`: one file for each table, for DuckDB, pandas, R and Arrow.

The columns of a table are those of its row in the record, with their types: a list stays a list and a part a struct,
so that two records can be queried as one. What a table adds to the row is named in `ADDED`. Days stay ISO 8601 text,
because a moment may be a day or a day with a clock time.
"""

import types
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from standoff.record import joined, rows
from standoff.record.joined import Record
from standoff.views.sources import SourceRow
from standoff.views.tables import TABLES, table


@dataclass(frozen=True, slots=True)
class _Mentions:
    """Where a joined row is mentioned in one report."""

    report: str
    spans: tuple[rows.Span, ...]


@dataclass(frozen=True, slots=True)
class _TimelineRow:
    earliest: str | None
    latest: str | None
    kind: str
    what: str
    parties: tuple[str, ...]
    id: str
    status: str | None
    independent_sources: int | None


ROWS: dict[str, type] = {
    "timeline": _TimelineRow,
    "incidents": joined.Incident,
    "situations": joined.JoinedSituation,
    "disputes": joined.Dispute,
    "tolls": joined.TollSummary,
    "agreements": joined.JoinedAgreement,
    "mechanisms": joined.JoinedMechanism,
    "positions": joined.JoinedPosition,
    "statements": rows.Statement,
    "events": rows.Event,
    "actors": joined.JoinedActor,
    "places": joined.JoinedPlace,
    "reports": rows.Report,
    "sources": SourceRow,
}
ADDED: dict[str, dict[str, Any]] = {
    "incidents": {"taken_up": str},
    "statements": {"report": str, "published": str},
    "events": {"report": str, "place_name": str},
    "actors": {"role": str, "mentions": tuple[_Mentions, ...]},
    "places": {"mentions": tuple[_Mentions, ...]},
    "reports": {"characters": int, "statements": int, "events": int},
}
_PLAIN: Mapping[type, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def export_parquet(record: Record, folder: Path, profile: str = "raw") -> list[Path]:
    """Writes every table of `record` into `folder`, which is made if need be, and returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in TABLES:
        path = folder / f"{name}.parquet"
        columns = pa.Table.from_pylist(table(record, name), schema=schema_of(name))
        pq.write_table(columns, path, compression="zstd")
        written.append(path)
    return written


def schema_of(name: str) -> pa.Schema:
    """The columns of the table `name` with their types; the same for every record."""
    columns = {**get_type_hints(ROWS[name]), **ADDED.get(name, {})}
    own = [field.name for field in fields(ROWS[name])]
    order = [*own, *(column for column in ADDED.get(name, {}) if column not in own)]
    return pa.schema([pa.field(column, _type(columns[column])) for column in order])


def _type(hint: Any) -> pa.DataType:
    """The Arrow type of an annotation of a row."""
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    if hint == rows.Span:
        return pa.list_(pa.int64())
    if get_origin(hint) is tuple:
        return pa.list_(_type(get_args(hint)[0]))
    if is_dataclass(hint):
        return pa.struct([(part, _type(inner)) for part, inner in get_type_hints(hint).items()])
    if issubclass(hint, StrEnum):
        return pa.string()
    return _PLAIN[hint]
