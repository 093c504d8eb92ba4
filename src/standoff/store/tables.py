"""The tables of rows: what a person with Datasette or any SQLite tool sees of the readings and of the layer over them.

They are derived. The reading's JSON is the truth; these columns are drawn from it so that a record can be filtered,
joined and searched without Standoff, and a migration may drop them and fill them again.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from standoff.record.codec import to_json
from standoff.record.joined import Record
from standoff.record.rows import Reading

LIST_SEPARATOR = ", "
QUOTE_SEPARATOR = " … "

_TYPES = dict.fromkeys(("lat", "lon"), "REAL") | dict.fromkeys(
    ("low", "best", "high", "mentioned", "none_reported", "counts", "independent_sources", "background", "times"),
    "INTEGER",
)

Draw = Callable[[Any], Any]
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A derived table: the field of Reading or Record it is drawn from, and its columns beside id, report and json.

    A column takes the field of its name, or what its function in `drawn` makes of the row.
    """

    name: str
    field: str
    columns: tuple[str, ...]
    indexed: tuple[str, ...] = ()
    drawn: Mapping[str, Draw] = dataclasses.field(default_factory=dict)

    def definition(self, *, per_report: bool) -> Iterator[str]:
        """The statements that create the table and its indexes."""
        columns = ["key INTEGER PRIMARY KEY", "id TEXT NOT NULL"]
        if per_report:
            columns.append("report TEXT NOT NULL REFERENCES reports(id) ON DELETE CASCADE")
        columns += [f'"{name}" {_TYPES.get(name, "TEXT")}' for name in self.columns]
        columns.append("json TEXT NOT NULL")
        yield f"CREATE TABLE {self.name} ({', '.join(columns)})"
        yield f"CREATE UNIQUE INDEX {self.name}_id ON {self.name}(id)"
        for name in (*self.indexed, *(("report",) if per_report else ())):
            yield f'CREATE INDEX {self.name}_{name} ON {self.name}("{name}")'

    def insertion(self, *, per_report: bool) -> str:
        """The parametrised INSERT for one row."""
        names = ["id", *(["report"] if per_report else []), *self.quoted_columns, "json"]
        return f"INSERT INTO {self.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"

    @property
    def quoted_columns(self) -> list[str]:
        return [f'"{name}"' for name in self.columns]

    def values(self, row: Any) -> tuple[Value, ...]:
        """The values of the columns of `row`, with its JSON last."""
        drawn = (self.drawn[name](row) if name in self.drawn else getattr(row, name) for name in self.columns)
        return (*map(_scalar, drawn), to_json(row).decode("utf-8"))


def _scalar(value: Any) -> Value:
    if isinstance(value, (list, tuple)):
        return LIST_SEPARATOR.join(str(item) for item in value)
    return value if value is None or isinstance(value, (int, float)) else str(value)


def _words(row: Any) -> str:
    return QUOTE_SEPARATOR.join(row.quotes)


def _parties(name: str) -> Draw:
    return lambda row: sorted({participant.party for participant in getattr(row, name) if participant.party})


def _table(name: str, columns: str, indexed: str = "", of: str = "", **drawn: Draw) -> Table:
    return Table(name, of or name, tuple(columns.split()), tuple(indexed.split()), drawn)


READING_TABLES = (
    _table("actors", "name kind party role of entry mentioned", "name party", mentioned=lambda a: len(a.mentions)),
    _table("places", "name kind country lat lon precision entry within claimed_by", "name"),
    _table(
        "moments", "text type value earliest latest grounds", "earliest",
        text=lambda m: m.quote, type=lambda m: m.timex.type, value=lambda m: m.timex.value,
    ),
    _table(
        "statements",
        "parent answers source source_kind parties stance form attitude polarity modality hedge channel moment text",
        "stance parent answers",
        source=lambda s: s.source.text,
        source_kind=lambda s: s.source.kind,
        parties=lambda s: sorted({holder.party for holder in s.source.holders if holder.party}),
        text=lambda s: QUOTE_SEPARATOR.join(s.content.quotes or s.quotes),
    ),
    _table(
        "events",
        "statement derived_from type mode cameo actors targets place moment earliest latest polarity modality hedge"
        " extent ground text",
        "type earliest statement",
        actors=_parties("actors"), targets=_parties("targets"), text=_words,
    ),
    _table("situations", "statement kind parties place since assessment ground text", "kind", text=_words),
    _table(
        "tolls",
        "statement event kind party who low high hedge none_reported counting as_of ground polarity text",
        "kind", text=_words,
    ),
    _table("agreements", "statement kind parties brokers made in_force status ground text", "kind status", text=_words),
    _table("mechanisms", "statement name kind use by entry text", "name", text=_words),
    _table(
        "positions", "statement party toward issue kind condition text", "party issue",
        condition=lambda p: QUOTE_SEPARATOR.join(p.condition.quotes) if p.condition else None, text=_words,
    ),
)  # fmt: skip

LAYER_TABLES = (
    _table("joined_actors", "name kind party roles names reports", "party", of="actors"),
    _table("joined_places", "name kind country lat lon precision claimed_by names reports", of="places"),
    _table("origins", "name party counts carriers"),
    _table(
        "incidents", "headline types earliest latest place place_name parties status reports independent_sources",
        "earliest",
    ),
    _table("disputes", "incident kind parties grade rule statements summary", "incident"),
    _table("joined_tolls", "incident party kind low best high rule when background", of="tolls"),
    _table("joined_agreements", "kind parties brokers made state background", of="agreements"),
    _table("joined_mechanisms", "name kind times", of="mechanisms", times=lambda m: len(m.uses)),
    _table(
        "joined_situations", "kind parties place place_name since times",
        of="situations", times=lambda s: len(s.assessments),
    ),
    _table("joined_positions", "party toward issue kind condition since statements", "party", of="positions"),
    _table(
        "joined_reviews", "state action by at why note rows", "state", of="reviews",
        action=lambda r: r.entry.action, by=lambda r: r.entry.by, at=lambda r: r.entry.at, why=lambda r: r.entry.why,
    ),
)  # fmt: skip


def reading_rows(reading: Reading) -> Iterator[tuple[str, list[tuple[Value, ...]]]]:
    """For each table of the reading, its INSERT and the parameters of its rows."""
    for table in READING_TABLES:
        rows = getattr(reading, table.field)
        yield table.insertion(per_report=True), [(row.id, reading.report.id, *table.values(row)) for row in rows]


def layer_rows(record: Record) -> Iterator[tuple[str, list[tuple[Value, ...]]]]:
    """For each table of the layer, its INSERT and the parameters of its rows."""
    for table in LAYER_TABLES:
        yield table.insertion(per_report=False), [(row.id, *table.values(row)) for row in getattr(record, table.field)]
