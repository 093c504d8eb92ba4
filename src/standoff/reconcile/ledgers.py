"""Mechanisms and positions: rows that run through all reports, each with its dated ledger.

Both are kept by name alone, so that the rows of two sets of reports merge into those of both.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from standoff.knowledge.territories import load_territories
from standoff.reading.variants import name_key
from standoff.reconcile.actors import union
from standoff.reconcile.index import Index
from standoff.record.ids import row_id
from standoff.record.joined import JoinedMechanism, JoinedPosition, Use
from standoff.record.rows import Mechanism, Position
from standoff.record.terms import MechanismKind


def join_mechanisms(index: Index) -> tuple[JoinedMechanism, ...]:
    """One row for each known body, and for each other mechanism of one kind and name."""
    groups: dict[tuple[str, ...], list[Mechanism]] = defaultdict(list)
    for reading in index.readings:
        for mechanism in reading.mechanisms:
            groups[_mechanism_key(mechanism)].append(mechanism)
    rows = []
    for key, group in groups.items():
        uses = [
            Use(
                index.seen_on(m.id, m.moment, m.statement),
                m.use,
                m.by,
                m.statement,
                index.report(m.id),
                m.id,
                index.seen_until(m.moment),
            )
            for m in group
        ]
        name, kind = min((m.name for m in group), key=_longest), min(m.kind for m in group)
        rows.append(JoinedMechanism(row_id("mechanism", key), name, kind, tuple(sorted(uses, key=_by_date))))
    return tuple(sorted(rows, key=by_name))


def by_name(mechanism: JoinedMechanism) -> tuple[str, str]:
    return (mechanism.name, mechanism.id)


def _longest(name: str) -> tuple[int, str]:
    return (-len(name), name)


def _by_date(use: Use) -> tuple[str, str]:
    return (use.date or "9999", use.row)


def merge_mechanisms(one: JoinedMechanism, other: JoinedMechanism) -> JoinedMechanism:
    """One mechanism of two sets of reports: what `join_mechanisms` gives for both together."""
    uses = {use.row: use for use in (*one.uses, *other.uses)}
    return JoinedMechanism(
        one.id,
        min(one.name, other.name, key=_longest),
        min(one.kind, other.kind),
        tuple(sorted(uses.values(), key=_by_date)),
    )


def _mechanism_key(mechanism: Mechanism) -> tuple[str, ...]:
    if mechanism.entry is not None:
        return ("entry", mechanism.entry)
    if mechanism.kind is MechanismKind.PEACEKEEPERS:
        territories = load_territories()
        owners = {t.code for word in mechanism.name.split() for t in territories.of_demonym(word)}
        if owners:
            return ("peacekeepers", *sorted(owners))
    words = (name_key(part) for part in mechanism.name.split())
    return ("name", mechanism.kind, *sorted(word.removesuffix("s") for word in words))


def join_positions(index: Index) -> tuple[JoinedPosition, ...]:
    """One row for each party, issue and kind, and each condition, with its statements in order of day."""
    groups: dict[tuple[str, ...], list[Position]] = defaultdict(list)
    for reading in index.readings:
        for position in reading.positions:
            condition = position.condition.quotes[0] if position.condition is not None else ""
            groups[(position.party, position.issue, position.kind, condition)].append(position)
    rows = [_position(key, group, index) for key, group in groups.items()]
    return tuple(sorted(rows, key=by_party))


def by_party(position: JoinedPosition) -> tuple[str, str, str, str]:
    return (position.party, position.issue, position.since or "9999", position.id)


def _position(key: tuple[str, ...], group: Iterable[Position], index: Index) -> JoinedPosition:
    members = list(group)
    first = members[0]
    said = sorted({(index.said_on(p.statement) or "9999", p.statement) for p in members})
    return _with_statements(
        JoinedPosition(
            id=row_id("position", key),
            party=first.party,
            toward=tuple(sorted({t for p in members for t in p.toward})),
            issue=first.issue,
            kind=first.kind,
            condition=first.condition.quotes[0] if first.condition is not None else None,
            since=None,
            statements=(),
        ),
        said,
    )


def merge_positions(one: JoinedPosition, other: JoinedPosition) -> JoinedPosition:
    """One position of two sets of reports: what `join_positions` gives for both together."""
    said = {
        (date or "9999", statement)
        for each in (one, other)
        for date, statement in zip(each.dates, each.statements, strict=True)
    }
    return _with_statements(replace(one, toward=union(one.toward, other.toward)), sorted(said))


def _with_statements(position: JoinedPosition, said: list[tuple[str, str]]) -> JoinedPosition:
    dates = tuple(date if date != "9999" else None for date, _ in said)
    return replace(position, since=dates[0], statements=tuple(s for _, s in said), dates=dates)
