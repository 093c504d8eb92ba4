"""Which statement a denial answers: as its reading says, or across reports where a denial has no content of its own.

"Rejected the claims of the other side" denies something that another report tells. Such a denial is set against the
last statement of the days before in which another party lays an act to the denier's door, where what was said on that
day is of one incident.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from standoff.knowledge.families import family_of
from standoff.reconcile.index import Index
from standoff.reconcile.mentions import FORCE
from standoff.reconcile.sides import parties_of
from standoff.record.joined import Incident
from standoff.record.rows import Statement
from standoff.record.terms import Ground, Polarity, Stance

ACROSS_DAYS = 5
VERSIONS = frozenset({Stance.ASSERT, Stance.ACCUSE})
"""Plain accounts: one that answers another's is a counter-account, though it denies nothing."""

_CONTENTLESS = ("claim of fact", "reports do not hold")
_CHARGES = frozenset({Stance.ACCUSE, Stance.ASSERT, Stance.CONDEMN, Stance.ANNOUNCE})


def answers_read(index: Index) -> dict[str, str]:
    """The statement that each denial, rejection or confirmation answers in its own report."""
    return {s.id: s.answers for s in index.statements.values() if s.answers is not None}


def answers_across(index: Index, incidents: Iterable[Incident]) -> dict[str, str]:
    """For each contentless denial that answers nothing in its report, the charge of another report that it answers."""
    charges = _charges(index, incidents)
    found = {}
    for denial in index.mine(index.statements.values()):
        party = _only_party(denial)
        day = _day(index.said_on(denial.id))
        if party is None or day is None or not is_contentless(denial, index):
            continue
        charge = _last_charge(charges, party, day)
        if charge is not None:
            found[denial.id] = charge
    return found


def by_claim(answers: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each statement, those that answer it."""
    found: dict[str, list[str]] = defaultdict(list)
    for answering in sorted(answers):
        found[answers[answering]].append(answering)
    return {answered: tuple(answering) for answered, answering in found.items()}


def is_contentless(denial: Statement, index: Index) -> bool:
    """Whether a denial neither tells what is denied nor answers anything in its own report."""
    return (
        denial.stance is Stance.DENY
        and denial.answers is None
        and not index.says_events(denial.id)
        and (not denial.content.quotes or any(words in denial.grounds for words in _CONTENTLESS))
    )


def is_version(answer: Statement, claim: Statement | None) -> bool:
    """Whether one side tells in plain words what it sets against the claim of another."""
    if claim is None or not {answer.stance, claim.stance} <= VERSIONS:
        return False
    mine, theirs = parties_of(answer), parties_of(claim)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _charges(index: Index, incidents: Iterable[Incident]) -> dict[tuple[str, date], list[tuple[str, str]]]:
    """By party charged and day said: the charging statements with the incidents that they charge it with."""
    found: dict[tuple[str, date], list[tuple[str, str]]] = defaultdict(list)
    for incident in incidents:
        if incident.ground is not Ground.CURRENT:
            continue
        for identifier in incident.events:
            event = index.events[identifier]
            statement = index.statements[event.statement]
            day = _day(index.said_on(statement.id))
            by = _only_party(statement)
            if day is None or by is None or statement.stance not in _CHARGES or event.polarity is not Polarity.AFFIRMED:
                continue
            if family_of(event.cameo).name in FORCE:
                for party in {p.party for p in event.actors if p.party is not None and p.party != by}:
                    found[(party, day)].append((statement.id, incident.id))
    return found


def _last_charge(charges: Mapping[tuple[str, date], list[tuple[str, str]]], party: str, day: date) -> str | None:
    for back in range(ACROSS_DAYS + 1):
        said = charges.get((party, day - timedelta(back)))
        if said:
            return min(said)[0] if len({incident for _, incident in said}) == 1 else None
    return None


def _only_party(statement: Statement) -> str | None:
    parties = {h.party for h in statement.source.holders if h.party is not None}
    return parties.pop() if len(parties) == 1 else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value is not None else None
