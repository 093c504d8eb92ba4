"""What each origin says of an incident, side by side (codebook, "account")."""

from collections import defaultdict
from collections.abc import Iterator

from standoff.reconcile.charging import charges_over, goes_on, voice_of
from standoff.reconcile.incidents import Cluster
from standoff.reconcile.index import Index
from standoff.reconcile.origins import Origins
from standoff.reconcile.sides import is_bare
from standoff.record.joined import Account
from standoff.record.rows import Statement
from standoff.record.terms import Polarity, Stance

# The stance of an account is the one that says most about the incident.
_WEIGHT = (
    Stance.CONCEDE,
    Stance.DENY,
    Stance.REJECT,
    Stance.ACCUSE,
    Stance.CONDEMN,
    Stance.CONFIRM,
    Stance.ANNOUNCE,
    Stance.ASSERT,
)
_TURNING = {Stance.DENY: False, Stance.REJECT: False, Stance.CONCEDE: True, Stance.CONFIRM: True}
"""The stances that own up to a claim, or do not."""


def accounts_of(
    cluster: Cluster, index: Index, origins: Origins, answers: dict[str, tuple[str, ...]]
) -> tuple[Account, ...]:
    """The accounts of the incident that `cluster` makes, in order of party and origin."""
    events_of: dict[str, set[str]] = defaultdict(set)
    for mention in cluster.mentions:
        events_of[voice_of(index.statements[mention.event.statement], index)].add(mention.event.id)
    for statement in tuple(events_of):
        for answer in answers.get(statement, ()):
            if not index.says_events(answer):
                events_of.setdefault(answer, set())
    for statement in tuple(events_of):
        for charge in _countercharges(index.statements[statement], index):
            events_of.setdefault(charge, set())
    for charge in charges_over(cluster, index):
        for statement in (charge, *(a for said in (charge, *goes_on(charge, index)) for a in answers.get(said, ()))):
            events_of.setdefault(statement, set())
    by_origin: dict[str, list[Statement]] = defaultdict(list)
    for identifier in sorted(events_of):
        by_origin[origins.of_statement[identifier].id].append(index.statements[identifier])
    denied = {m.event.statement for m in cluster.mentions if m.event.polarity is Polarity.DENIED}
    accounts = [
        Account(
            origin=origin,
            party=origins.by_id[origin].party,
            stance=_stance(statements, denied),
            statements=tuple(s.id for s in statements),
            reports=tuple(sorted({index.report(s.id) for s in statements})),
            summary=_summary(statements, events_of, index),
            events=tuple(sorted({e for s in statements for e in events_of[s.id]})),
            changes=_changes(statements, denied, index),
        )
        for origin, statements in by_origin.items()
    ]
    return tuple(sorted(accounts, key=lambda a: (a.party or "~", a.origin)))


def _countercharges(denial: Statement, index: Index) -> Iterator[str]:
    """What who denies accuses others of in the same breath ("rejected the charge, accusing the other of …")."""
    if denial.stance not in (Stance.DENY, Stance.REJECT) or not denial.source.spans:
        return
    for statement in index.reading_of[denial.id].statements:
        is_same = statement.source.spans == denial.source.spans
        if is_same and statement.id in index.accused and not index.says_events(statement.id):
            yield statement.id


def _stance(statements: list[Statement], denied: set[str]) -> Stance:
    if any(s.id in denied for s in statements):
        return Stance.DENY
    stances = {s.stance for s in statements}
    return next((s for s in _WEIGHT if s in stances), statements[0].stance)


def _changes(statements: list[Statement], denied: set[str], index: Index) -> tuple[str, ...]:
    """The days on which one origin went over from denying to conceding, or back; the outlet's own voice has none.

    To deny one thing and assert or charge another is no change of account, so only a concession undoes a denial.
    """
    by_day: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        day = index.said_on(statement.id)
        if statement.cue is not None and day is not None:
            by_day[day[:10]].append(statement)
    told = [(day, stance) for day in sorted(by_day) if (stance := _stance(by_day[day], denied)) in _TURNING]
    turns = [n for n, (_, stance) in enumerate(told) if n == 0 or _TURNING[stance] != _TURNING[told[n - 1][1]]]
    return tuple(f"{told[n][0]} {told[n][1]}" for n in turns) if len(turns) > 1 else ()


def _summary(statements: list[Statement], events_of: dict[str, set[str]], index: Index) -> str:
    """The words of the account: its longest content, or the clause of its first event where the outlet speaks."""
    quoted = [" … ".join(s.content.quotes) for s in statements if not is_bare(s)]
    if quoted:
        return max(quoted, key=lambda q: (len(q) <= 400, len(q), q))
    clauses = [" … ".join(index.events[e].quotes) for s in statements for e in sorted(events_of[s.id])]
    if clauses:
        return max(clauses, key=lambda q: (len(q) <= 400, len(q), q))
    return " … ".join(statements[0].quotes)
