"""Values that a person put in the place of what was read, row by row.

What may be corrected is what a row says, never its words: spans, quotes and ids stay. A value is given as JSON and must
be of the field's type; a term must be one of its vocabulary.
"""

import typing
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec

from standoff.errors import KnowledgeError, UsageError
from standoff.knowledge.families import family_of
from standoff.record import rows
from standoff.record.rows import Event, Holder, Participant, Reading, Statement
from standoff.record.terms import SourceKind

EDITABLE: dict[str, tuple[str, ...]] = {
    "statements": ("stance", "form", "attitude", "polarity", "modality", "hedge", "channel", "answers", "moment",
                   "toward", "parties", "source_kind"),
    "events": ("type", "mode", "cameo", "actors", "targets", "place", "moment", "earliest", "latest", "polarity",
               "modality", "hedge", "extent", "amount", "ground"),
    "situations": ("kind", "parties", "place", "since", "assessment", "ground"),
    "tolls": ("event", "kind", "party", "who", "low", "high", "hedge", "none_reported", "counting", "as_of", "moment",
              "ground", "polarity"),
    "agreements": ("kind", "parties", "brokers", "made", "in_force", "status", "moment", "ground", "polarity"),
    "mechanisms": ("name", "kind", "use", "by", "moment"),
    "positions": ("party", "toward", "issue", "kind", "moment"),
    "actors": ("name", "kind", "party", "role"),
    "places": ("name", "kind", "country", "lat", "lon", "precision", "claimed_by"),
    "moments": ("earliest", "latest"),
}  # fmt: skip
"""The fields of each table of a reading that may be corrected; `parties`, `actors` and `targets` of statements and
events are lists of parties."""

_ROWS: dict[str, type] = {
    "statements": rows.Statement, "events": rows.Event, "situations": rows.Situation, "tolls": rows.Toll,
    "agreements": rows.Agreement, "mechanisms": rows.Mechanism, "positions": rows.Position, "actors": rows.Actor,
    "places": rows.Place, "moments": rows.Moment,
}  # fmt: skip
_OF_PARTIES = {("statements", "parties"), ("events", "actors"), ("events", "targets")}
_BOUNDS = (("low", "high"), ("earliest", "latest"))
_COUNTS = frozenset({"low", "high"})
_DAYS = frozenset({"earliest", "latest"})
_REFERENCES = {"answers": "statements", "moment": "moments", "since": "moments", "place": "places", "event": "events"}


@dataclass(frozen=True, slots=True)
class Change:
    """A field and its value, with what is to stand in the row's grounds."""

    field: str
    value: str
    words: str


def typed(table: str, field: str, value: str) -> Any:
    """The value, JSON, as the field holds it; raises UsageError where it cannot be corrected so."""
    known = EDITABLE.get(table, ())
    if field not in known:
        raise UsageError(f"{field!r} of {table} cannot be corrected; choose from {', '.join(known) or 'no field'}")
    try:
        found = msgspec.json.decode(value, type=_kind_of(table, field))
        if field == "cameo":
            family_of(found)
        _check(field, found)
    except (ValueError, KnowledgeError) as error:
        raise UsageError(f"{value} is no value for {field} of {table}: {error}") from None
    return found


def _check(field: str, value: Any) -> None:
    """Raises ValueError where the value is of the field's type and still no day or no count."""
    if field in _COUNTS and value is not None and value < 0:
        raise ValueError("a count is not below nought")
    if field in _DAYS and value is not None:
        try:
            date.fromisoformat(value[:10])
        except ValueError:
            raise ValueError("give a day, such as 2021-05-12") from None


def _kind_of(table: str, field: str) -> Any:
    if (table, field) in _OF_PARTIES:
        return tuple[str, ...]
    if (table, field) == ("statements", "source_kind"):
        return SourceKind
    return typing.get_type_hints(_ROWS[table])[field]


def terms_of(table: str, field: str) -> tuple[str, ...]:
    """The words that the field may hold, where it holds a term; else none."""
    kinds = typing.get_args(_kind_of(table, field)) or (_kind_of(table, field),)
    return tuple(str(term) for kind in kinds if hasattr(kind, "__members__") for term in kind)


def value_of(table: str, row: Any, field: str) -> str:
    """What the field of a row holds, as JSON."""
    value: Any = getattr(row, field, None)
    if (table, field) == ("statements", "parties"):
        value = sorted({h.party for h in row.source.holders if h.party is not None})
    elif (table, field) == ("statements", "source_kind"):
        value = row.source.kind
    elif (table, field) in _OF_PARTIES:
        value = [p.party for p in value if p.party is not None]
    return msgspec.json.encode(value).decode("utf-8")


def corrected(reading: Reading, changes: Mapping[tuple[str, str], tuple[Change, ...]]) -> Reading:
    """The reading with the changes of each of its rows, by table and id, made; one that names a row of the reading that
    does not exist is left out."""
    made: dict[str, Any] = {}
    for table in EDITABLE:
        if any(t == table for t, _ in changes):
            every = getattr(reading, table)
            made[table] = tuple(_row(table, row, changes.get((table, row.id), ()), reading) for row in every)
    changed = replace(reading, **made)
    return _followed(changed, {row for _, row in changes}, reading)


def _row(table: str, row: Any, changes: tuple[Change, ...], reading: Reading) -> Any:
    for change in changes:
        value = typed(table, change.field, change.value)
        target = _REFERENCES.get(change.field)
        if target is not None and value is not None and value not in {r.id for r in getattr(reading, target)}:
            continue
        row = replace(_with(table, row, change.field, value), grounds=_grounds(row.grounds, change.words))
    return _in_order(row, {change.field for change in changes})


def _in_order(row: Any, changed: set[str]) -> Any:
    """The row with no bound on the wrong side of one that was corrected: "low 9" of a count read as 7 is 9 to 9."""
    for first, last in _BOUNDS:
        low, high = getattr(row, first, None), getattr(row, last, None)
        if changed & {first, last} and low is not None and high is not None and low > high:
            row = replace(row, **({last: low} if first in changed else {first: high}))
    return row


def _grounds(before: str, words: str) -> str:
    return f"{before}; {words}" if before else words


def _with(table: str, row: Any, field: str, value: Any) -> Any:
    if table == "statements" and field == "parties":
        return replace(row, source=replace(row.source, holders=_holders(row, value)))
    if table == "statements" and field == "source_kind":
        return replace(row, source=replace(row.source, kind=value))
    if (table, field) in _OF_PARTIES:
        return replace(row, **{field: _participants(getattr(row, field), value)})
    return replace(row, **{field: value})


def _holders(statement: Statement, parties: tuple[str, ...]) -> tuple[Holder, ...]:
    held = statement.source.holders
    actors = [h.actor for h in held] if len(held) == len(parties) else [None] * len(parties)
    return tuple(Holder(actor, party) for actor, party in zip(actors, parties, strict=True))


def _participants(found: tuple[Participant, ...], parties: tuple[str, ...]) -> tuple[Participant, ...]:
    """The participants in turn with these parties; what is left over has no mention of its own."""
    kept = [replace(p, party=party) for p, party in zip(found, parties, strict=False)]
    return (*kept, *(Participant(None, party, (), ()) for party in parties[len(found) :]))


def _followed(reading: Reading, changed: set[str], before: Reading) -> Reading:
    """The reading with what follows from corrected moments and actors: the days of their events, the parties of who
    speaks and acts."""
    moments = {m.id: m for m in reading.moments if m.id in changed}
    were = {a.id: a.party for a in before.actors if a.id in changed}
    actors = {a.id: a.party for a in reading.actors if a.id in were and a.party != were[a.id]}
    if not moments and not actors:
        return reading

    def party(actor: str | None, own: str | None) -> str | None:
        return actors[actor] if actor in actors and own in (None, were[actor]) else own

    def event(e: Event) -> Event:
        if e.moment in moments:
            e = replace(e, earliest=moments[e.moment].earliest, latest=moments[e.moment].latest)
        doers, targets = (
            tuple(replace(p, party=party(p.actor, p.party)) for p in side) for side in (e.actors, e.targets)
        )
        return replace(e, actors=doers, targets=targets)

    def statement(s: Statement) -> Statement:
        holders = tuple(replace(h, party=party(h.actor, h.party)) for h in s.source.holders)
        return replace(s, source=replace(s.source, holders=holders))

    return replace(
        reading, events=tuple(map(event, reading.events)), statements=tuple(map(statement, reading.statements))
    )
