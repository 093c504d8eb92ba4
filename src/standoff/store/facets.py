"""Two derived tables by which a page is answered without reading the record: what each row can be found by.

`facets` holds, for each row of the layer, one line for each thing it can be filtered by, in the order in which pages
list it: by its last day (`at`), and actors and places by the number of reports that name them, with noughts before.
The line with the empty facet stands for the row itself. `row_facets` holds the parties, actors and places of the
statements and events of single readings. Triggers keep both, so they follow the rows however these are written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

FACETS = "facets"
ROW_FACETS = "row_facets"

_TABLES = f"""
CREATE TABLE {FACETS} (
    tbl TEXT NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL COLLATE NOCASE, at TEXT NOT NULL, id TEXT NOT NULL,
    since TEXT NOT NULL, PRIMARY KEY (tbl, facet, value, at, id)) WITHOUT ROWID;
CREATE INDEX facets_id ON {FACETS}(tbl, id);
CREATE TABLE {ROW_FACETS} (
    tbl TEXT NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL COLLATE NOCASE, key INTEGER NOT NULL,
    PRIMARY KEY (tbl, facet, value, key)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Faceted:
    """What the rows of a table are found by. The SQL speaks of the row as `r`, which a trigger calls `new`.

    `scalars` are expressions of one value, `lists` select the values as `value` from what they name.
    """

    table: str
    at: str
    since: str
    scalars: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)

    def selects(self, row: str, source: str = "") -> Iterator[str]:
        """The queries that give the lines of the rows called `row`; `source` is the FROM item that gives the rows."""
        ends = _called(f"{self.at}, r.id, {self.since}", row)
        start = f" FROM {source}" if source else ""
        yield f"SELECT '{self.table}', '', '', {ends}{start}"
        for facet, value in self.scalars.items():
            own = _called(value, row)
            yield f"SELECT '{self.table}', '{facet}', {own}, {ends}{start} WHERE {own} IS NOT NULL"
        for facet, values in self.lists.items():
            gathered = f"json_each((SELECT json_group_array(value) FROM ({_called(values, row)})))"
            yield (
                f"SELECT DISTINCT '{self.table}', '{facet}', value, {ends}"
                f" FROM {f'{source}, ' if source else ''}{gathered} WHERE value IS NOT NULL AND value != ''"
            )


def _called(sql: str, row: str) -> str:
    """The SQL with the row under another name."""
    return re.sub(r"\br\.", f"{row}.", sql)


def _each(*paths: str) -> str:
    """The members of JSON lists."""
    return " UNION ".join(f"SELECT value FROM json_each(r.json, '$.{path}')" for path in paths)


def _each_of(path: str, name: str) -> str:
    """A field of each member of a JSON list."""
    return f"SELECT value ->> '$.{name}' AS value FROM json_each(r.json, '$.{path}')"


def _day(path: str, name: str, choose: str, default: str = "''") -> str:
    """The first or last day that the members of a JSON list bear."""
    days = f"SELECT {choose}(substr(value ->> '$.{name}', 1, 10)) FROM json_each(r.json, '$.{path}')"
    return f"coalesce(({days}), {default})"


def _often(path: str) -> str:
    return f"printf('%09d', json_array_length(r.json, '$.{path}'))"


_INCIDENT_DAY = "coalesce((SELECT substr({0}, 1, 10) FROM incidents i WHERE i.id = r.incident), '')"
_PARTIES = {"party": _each("parties")}

LAYER_FACETS = (
    Faceted(
        "incidents",
        "substr(coalesce(r.latest, r.earliest, ''), 1, 10)",
        "substr(coalesce(r.earliest, r.latest, ''), 1, 10)",
        {"place": "r.place_name", "place_id": "r.place", "status": "r.status", "ground": "r.json ->> '$.ground'"},
        {
            **_PARTIES,
            "type": _each("types"),
            "stance": _each_of("accounts", "stance"),
            "report": _each("reports"),
            "event": _each("events"),
        },
    ),
    Faceted(
        "disputes",
        _INCIDENT_DAY.format("coalesce(i.latest, i.earliest)"),
        _INCIDENT_DAY.format("coalesce(i.earliest, i.latest)"),
        {"type": "r.kind", "status": "r.grade", "incident": "r.incident"},
        {**_PARTIES, "statement": _each("statements")},
    ),
    Faceted(
        "joined_tolls",
        "substr(coalesce(r.\"when\", ''), 1, 10)",
        "substr(coalesce(r.\"when\", ''), 1, 10)",
        {
            "party": "r.party",
            "type": "r.kind",
            "incident": "r.incident",
            "ground": "CASE WHEN r.background THEN 'background' ELSE 'current' END",
        },
        {"source_party": _each_of("counts", "party_of_origin")},
    ),
    Faceted(
        "joined_agreements",
        _day("ledger", "date", "max", "substr(coalesce(r.made, ''), 1, 10)"),
        _day("ledger", "date", "min", "substr(coalesce(r.made, ''), 1, 10)"),
        {"type": "r.kind", "ground": "CASE WHEN r.background THEN 'background' ELSE 'current' END"},
        {"party": _each("parties", "brokers"), "status": _each_of("ledger", "status")},
    ),
    Faceted(
        "joined_mechanisms",
        _day("uses", "date", "max"),
        _day("uses", "date", "min"),
        {"type": "r.kind", "name": "r.name"},
        {
            "party": "SELECT p.value FROM json_each(r.json, '$.uses') u, json_each(u.value, '$.by') p",
            "use": _each_of("uses", "use"),
        },
    ),
    Faceted(
        "joined_situations",
        _day("assessments", "date", "max"),
        _day("assessments", "date", "min"),
        {"type": "r.kind", "place": "r.place_name", "place_id": "r.place"},
        _PARTIES,
    ),
    Faceted(
        "joined_positions",
        "substr(coalesce(r.since, ''), 1, 10)",
        "substr(coalesce(r.since, ''), 1, 10)",
        {"party": "r.party", "type": "r.kind", "issue": "r.issue"},
        {"toward": _each("toward")},
    ),
    Faceted(
        "joined_actors", _often("reports"), "''", {"party": "r.party", "type": "r.kind"}, {"name": _each("names")}
    ),
    Faceted(
        "joined_places", _often("reports"), "''",
        {"party": "r.country", "type": "r.kind", "precision": "r.precision"},
        {"name": _each("names"), "claimed_by": _each("claimed_by")},
    ),
    Faceted("origins", _often("carriers"), "''", {"party": "r.party"}, {"report": _each("carriers")}),
)  # fmt: skip

ROWS_FACETED = {
    "statements": {
        "party": _each_of("source.holders", "party"),
        "actor": _each_of("source.holders", "actor"),
    },
    "events": {
        "party": f"{_each_of('actors', 'party')} UNION {_each_of('targets', 'party')}",
        "actor": f"{_each_of('actors', 'actor')} UNION {_each_of('targets', 'actor')}",
        "place": "SELECT r.place AS value",
    },
}


_SOUND = "WHEN json_valid(new.json)"
"""A row whose JSON is damaged is left as it was found by, and told of by `verify`."""


def definitions() -> Iterator[str]:
    """The scripts that create the two tables and the triggers that keep them."""
    yield _TABLES
    for faceted in LAYER_FACETS:
        yield from _layer_triggers(faceted)
    for table, lists in ROWS_FACETED.items():
        yield from _row_triggers(table, lists)


def _layer_triggers(faceted: Faceted) -> Iterator[str]:
    table = faceted.table
    drop = f"DELETE FROM {FACETS} WHERE tbl = '{table}' AND id = "
    fill = "\n".join(f"    INSERT OR IGNORE INTO {FACETS} {select};" for select in faceted.selects("new"))
    yield f"CREATE TRIGGER {table}_facets_add AFTER INSERT ON {table} {_SOUND} BEGIN\n    {drop}new.id;\n{fill}\nEND;"
    yield (
        f"CREATE TRIGGER {table}_facets_turn AFTER UPDATE ON {table} {_SOUND} BEGIN\n    {drop}old.id;\n"
        f"    {drop}new.id;\n"
        f"{fill}\nEND;"
    )
    yield f"CREATE TRIGGER {table}_facets_drop AFTER DELETE ON {table} BEGIN\n    {drop}old.id;\nEND;"


def _row_triggers(table: str, lists: Mapping[str, str]) -> Iterator[str]:
    fill, drop = [], []
    for facet, values in lists.items():
        new, old = _called(values, "new"), _called(values, "old")
        fill.append(
            f"    INSERT OR IGNORE INTO {ROW_FACETS} SELECT '{table}', '{facet}', value, new.key FROM ({new})"
            " WHERE value IS NOT NULL;"
        )
        drop.append(
            f"    DELETE FROM {ROW_FACETS} WHERE tbl = '{table}' AND facet = '{facet}' AND key = old.key"
            f" AND value IN (SELECT value FROM ({old}));"
        )
    yield f"CREATE TRIGGER {table}_facets_add AFTER INSERT ON {table} {_SOUND} BEGIN\n" + "\n".join(fill) + "\nEND;"
    yield (
        f"CREATE TRIGGER {table}_facets_drop AFTER DELETE ON {table} {_SOUND.replace('new', 'old')} BEGIN\n"
        + "\n".join(drop)
        + "\nEND;"
    )


def differences() -> Iterator[tuple[str, str]]:
    """For each table of the layer, a query for how many of its lines are missing or one too many."""
    for faceted in LAYER_FACETS:
        columns = ("tbl", "facet", "value", "at", "id", "since")
        made = f"SELECT * FROM ({' UNION ALL '.join(faceted.selects('t', f'{faceted.table} t'))})"
        named = ", ".join("lower(value) AS value" if name == "value" else name for name in columns)
        wanted = f"WITH made({', '.join(columns)}) AS ({made}) SELECT {named} FROM made"
        found = f"SELECT {named} FROM {FACETS} WHERE tbl = '{faceted.table}'"
        yield (
            faceted.table,
            f"SELECT (SELECT count(*) FROM (SELECT * FROM ({wanted}) EXCEPT SELECT * FROM ({found})))"
            f" + (SELECT count(*) FROM (SELECT * FROM ({found}) EXCEPT SELECT * FROM ({wanted})))",
        )
