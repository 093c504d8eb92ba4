"""States and territories by code, name, demonym and capital, with dated sovereignty.

A territory's code is ISO 3166-1 alpha-3 for states and their dependencies and an own id for the rest (`NKR`, `ABK`).
The files are `data/territories.csv` (written by `tools/refresh_territories.py`) and `data/sovereignty.csv` (by hand).
Names are those that stand in running text: lookups never change the text they are asked about.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from standoff.errors import KnowledgeError

RELATIONS = ("de jure", "in control", "claimed by")


@dataclass(frozen=True, slots=True)
class Territory:
    """One state or territory. `demonyms` holds adjectives and nouns, the chief adjective first.

    `part_of` and `claimed_by` are codes; `since` and `until` (ISO dates) bound its existence under this name.
    """

    code: str
    kind: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    lat: float | None
    lon: float | None
    iso2: str = ""
    wikidata: str = ""
    continent: str = ""
    region: str = ""
    part_of: str | None = None
    claimed_by: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who holds (`de jure`, `in control`) or claims a territory, from when until when; None is open."""

    territory: str
    relation: str
    party: str
    since: str | None
    until: str | None

    def holds_on(self, date: str | None) -> bool:
        """Whether it held on an ISO date; without a date, whether it holds still."""
        if date is None:
            return self.until is None
        return (self.since is None or self.since <= date) and (self.until is None or date < self.until)


@dataclass(frozen=True, slots=True)
class Index:
    """Territories by a name as written and by its case-folded form."""

    exact: dict[str, tuple[Territory, ...]]
    folded: dict[str, tuple[Territory, ...]]

    def find(self, name: str, folded: bool) -> tuple[Territory, ...]:
        return self.folded.get(name.casefold(), ()) if folded else self.exact.get(name, ())


@dataclass(frozen=True)
class Territories:
    """All territories, in the order of their file, and who holds or claims them when."""

    rows: tuple[Territory, ...]
    tenures: tuple[Tenure, ...]
    by_code: dict[str, Territory]
    _names: Index
    _demonyms: Index
    _capitals: Index
    _tenures: dict[str, tuple[Tenure, ...]]

    def __iter__(self) -> Iterator[Territory]:
        return iter(self.rows)

    def get(self, code: str | None) -> Territory | None:
        """The territory of that code, ISO alpha-2 codes included."""
        return self.by_code.get(code) if code else None

    def name_of(self, code: str) -> str:
        """What the party of that code is called; the code itself where it is no territory's."""
        territory = self.by_code.get(code)
        return territory.name if territory is not None else code

    def named(self, name: str, *, folded: bool = False) -> tuple[Territory, ...]:
        """The territories of that name, exactly as written or, if `folded`, whatever its case."""
        return self._names.find(name, folded)

    def of_demonym(self, word: str, *, folded: bool = False) -> tuple[Territory, ...]:
        """The territories whose people or things are called `word` ("Congolese" gives two, "Azeri" one)."""
        return self._demonyms.find(word, folded)

    def of_capital(self, name: str, *, folded: bool = False) -> tuple[Territory, ...]:
        """The territories whose capital is called `name`."""
        return self._capitals.find(name, folded)

    def holders(self, code: str, relation: str, date: str | None = None) -> tuple[str, ...]:
        """The parties in that relation to the territory on an ISO date (today's state if None), in file order."""
        return tuple(
            t.party for t in self.tenures if t.territory == code and t.relation == relation and t.holds_on(date)
        )

    def tenures_of(self, code: str) -> tuple[Tenure, ...]:
        """All that is known of who holds or claims a territory, or a place of `data/places`, in file order."""
        return self._tenures.get(code, ())


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of this package's `data`, comment lines (`#`) left out."""
    text = (resources.files("standoff.knowledge") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@cache
def load_territories() -> Territories:
    """The territories that Standoff ships; read once a process. Raises KnowledgeError on a malformed file."""
    rows = tuple(_territory(row) for row in rows_of("territories.csv"))
    by_code = {row.iso2: row for row in rows if row.iso2} | {row.code: row for row in rows}
    tenures = tuple(_tenure(row) for row in rows_of("sovereignty.csv"))
    return Territories(
        rows=rows,
        tenures=tenures,
        by_code=by_code,
        _names=_index((name, row) for row in rows for name in row.names),
        _demonyms=_index((name, row) for row in rows for name in row.demonyms),
        _capitals=_index((name, row) for row in rows for name in row.capitals),
        _tenures={code: tuple(t for t in tenures if t.territory == code) for code in {t.territory for t in tenures}},
    )


def _territory(row: dict[str, str]) -> Territory:
    try:
        lat, lon = (float(row[key]) if row[key] else None for key in ("lat", "lon"))
    except ValueError as error:
        raise KnowledgeError(f"territories.csv: {row['code']} has a point that is no number; correct it") from error
    return Territory(
        code=row["code"],
        kind=row["kind"],
        name=row["name"],
        names=_parts(row["names"]),
        demonyms=_parts(row["demonyms"]),
        capitals=_parts(row["capitals"]),
        lat=lat,
        lon=lon,
        iso2=row["iso2"],
        wikidata=row["wikidata"],
        continent=row["continent"],
        region=row["region"],
        part_of=row["part_of"] or None,
        claimed_by=_parts(row["claimed_by"]),
        since=row["since"] or None,
        until=row["until"] or None,
    )


def _tenure(row: dict[str, str]) -> Tenure:
    if row["relation"] not in RELATIONS:
        raise KnowledgeError(
            f"sovereignty.csv: {row['relation']!r} of {row['territory']} is none of {', '.join(RELATIONS)}"
        )
    return Tenure(row["territory"], row["relation"], row["party"], row["since"] or None, row["until"] or None)


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _index(pairs: Iterable[tuple[str, Territory]]) -> Index:
    """A short name in capitals ("US") is not in the folded index: it would be found in a pronoun."""
    exact: dict[str, list[Territory]] = {}
    folded: dict[str, list[Territory]] = {}
    for name, row in pairs:
        _add(exact, name, row)
        if not (name.isupper() and len(name) < 4):
            _add(folded, name.casefold(), row)
    return Index({k: tuple(v) for k, v in exact.items()}, {k: tuple(v) for k, v in folded.items()})


def _add(lists: dict[str, list[Territory]], key: str, row: Territory) -> None:
    found = lists.setdefault(key, [])
    if row not in found:
        found.append(row)
