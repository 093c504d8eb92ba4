"""How rows of the record read in the layouts of PLOVER, POLECAT, ACLED and UCDP GED: the tables of `data/exports.yaml`.

Each table follows the codebook that its `source` names. Loading raises KnowledgeError where one is not as the exports
need it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped
from standoff.record.terms import ActorKind, EventType, Precision

FILE = "exports.yaml"


@dataclass(frozen=True, slots=True)
class SubEvent:
    """One row of ACLED's event types: which types or CAMEO codes it takes, and the kind of target it asks for."""

    type: str
    name: str
    codes: tuple[str, ...]
    events: frozenset[EventType]
    against: ActorKind | None

    def takes(self, kind: EventType, cameo: str, targets: frozenset[ActorKind]) -> bool:
        coded = kind in self.events or any(cameo.startswith(code) for code in self.codes)
        return coded and (self.against is None or self.against in targets)


@dataclass(frozen=True)
class ExportCodes:
    """The tables, by what they are keyed with in the record."""

    quads: Mapping[EventType, str]
    sectors: Mapping[ActorKind, str]
    bodies: Mapping[str, tuple[str, ...]]
    homes: Mapping[str, str]
    public_modes: frozenset[str]
    never_at_home: frozenset[EventType]
    on_the_ground: frozenset[EventType]
    body_words: frozenset[str]
    callings: Mapping[str, str]
    sub_events: tuple[SubEvent, ...]
    disorder: Mapping[str, str]
    inter: Mapping[str, int]
    time_precision: tuple[tuple[int, int], ...]
    geo_precision: Mapping[Precision, int]
    date_prec: tuple[tuple[int, int], ...]
    where_prec: Mapping[Precision, int]


@lru_cache(maxsize=1)
def load_export_codes() -> ExportCodes:
    """The tables that Standoff ships; raises KnowledgeError where one is missing or malformed."""
    try:
        return _codes(shipped(FILE))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"{FILE}: a table is missing or not as the exports need it ({error}); mend it") from error


def _codes(content: Mapping[str, Any]) -> ExportCodes:
    plover, acled, ged = content["plover"], content["acled"], content["ged"]
    return ExportCodes(
        quads={EventType(kind): row["quad"] for row in plover["quads"] for kind in row["types"]},
        sectors={ActorKind(kind): code for kind, code in plover["sectors"].items()},
        bodies={kind: tuple(row["codes"]) for row in plover["bodies"] for kind in row["kinds"]},
        homes=dict(plover["homes"]),
        public_modes=frozenset(map(str, content["public_modes"])),
        never_at_home=frozenset(map(EventType, content["never_at_home"])),
        on_the_ground=frozenset(map(EventType, content["on_the_ground"])),
        body_words=frozenset(map(str, content["body_words"])),
        callings={str(word): kind for kind, words in content["callings"].items() for word in words},
        sub_events=tuple(_sub_event(row) for row in acled["sub_events"]),
        disorder=dict(acled["disorder"]),
        inter={str(kind): int(code) for kind, code in acled["inter"].items()},
        time_precision=_spans(acled["time_precision"]),
        geo_precision={Precision(word): int(code) for word, code in acled["geo_precision"].items()},
        date_prec=_spans(ged["date_prec"]),
        where_prec={Precision(word): int(code) for word, code in ged["where_prec"].items()},
    )


def _sub_event(row: Mapping[str, Any]) -> SubEvent:
    against = row.get("against")
    return SubEvent(
        row["type"],
        row["sub"],
        tuple(map(str, row.get("codes", ()))),
        frozenset(EventType(kind) for kind in row.get("events", ())),
        ActorKind(against) if against is not None else None,
    )


def _spans(rows: Any) -> tuple[tuple[int, int], ...]:
    """Codes with the most days that each spans, shortest first."""
    return tuple(sorted(((int(code), int(days)) for code, days in rows), key=lambda row: row[1]))
