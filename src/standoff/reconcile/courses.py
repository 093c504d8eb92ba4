"""What runs through time: agreements, mechanisms, situations and positions, each with its dated ledger."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from standoff.reconcile.alike import COARSE
from standoff.reconcile.docket import Docket
from standoff.reconcile.index import Index
from standoff.reconcile.linked import linked_agreements
from standoff.reconcile.mentions import Parties
from standoff.reconcile.origins import Origins
from standoff.reconcile.places import joined_place_id
from standoff.record.ids import row_id
from standoff.record.joined import (
    AssessmentReport,
    JoinedAgreement,
    JoinedObligation,
    JoinedSituation,
    StatusReport,
)
from standoff.record.rows import Agreement, Situation
from standoff.record.terms import AgreementKind, AgreementStatus, Ground, Polarity, SituationKind, Stance

Sides = Mapping[str, Parties]

_APART_DAYS = 45
_LAPSE_DAYS = 60
_BETWEEN_SIDES = frozenset({SituationKind.STANDOFF, SituationKind.TENSION, SituationKind.CALM})


def join_agreements(index: Index, origins: Origins, sides: Sides, docket: Docket) -> tuple[JoinedAgreement, ...]:
    """One row for each agreement: mentions of one kind, whose parties overlap, said within `_APART_DAYS`.

    `sides` are the two sides that each report tells of: a ceasefire whose parties are not named is between these.
    """
    mentions = sorted(
        index.mine(a for r in index.readings for a in r.agreements),
        key=lambda a: (index.seen_on(a.id, a.moment, a.statement) or "9999", a.id),
    )
    groups: list[_Gathering] = []
    open_groups: dict[tuple[AgreementKind, Ground], list[_Gathering]] = defaultdict(list)
    for mention in mentions:
        key = (mention.kind, mention.ground)
        open_groups[key] = [g for g in open_groups[key] if _is_near(g.mentions[-1], mention, index)]
        between = _between(mention, index, sides)
        home = next((g for g in reversed(open_groups[key]) if g.takes(mention, between, index)), None)
        if home is None:
            home = _Gathering()
            groups.append(home)
            open_groups[key].append(home)
        home.add(mention, between)
    linked = linked_agreements([group.mentions for group in groups], docket)
    rows = [_agreement(group, index, origins, sides, grounds) for group, grounds in linked]
    return tuple(sorted(rows, key=current_first))


def current_first(agreement: JoinedAgreement) -> tuple[object, ...]:
    return (agreement.background, agreement.made or "9999", agreement.id)


@dataclass
class _Gathering:
    """The mentions of one agreement so far, the parties that it is between, and the days on which it is said made."""

    mentions: list[Agreement] = field(default_factory=list)
    between: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)

    def add(self, mention: Agreement, between: set[str]) -> None:
        self.mentions.append(mention)
        self.between |= between
        if mention.made is not None:
            self.made.add(mention.made[:10])

    def takes(self, mention: Agreement, between: set[str], index: Index) -> bool:
        """Whether the mention is of this agreement: not made on another day, and between some of the same parties."""
        if mention.made is not None and any(_days_between(day, mention.made) > 1 for day in self.made):
            return False
        if index.report(self.mentions[-1].id) == index.report(mention.id):
            return not (self.between and mention.parties) or bool(self.between & between)
        known = index.seen_on(mention.id, mention.moment, mention.statement) is not None
        return known and bool(self.between & between)


def _between(agreement: Agreement, index: Index, sides: Sides) -> set[str]:
    """The parties that the mention names; its report's sides where it names none, or a ceasefire fewer than two."""
    named = set(agreement.parties)
    told = sides.get(index.report(agreement.id), frozenset())
    if not named or (agreement.kind is AgreementKind.CEASEFIRE and len(named) < 2):
        return set(told) or named
    return named


def _is_near(last: Agreement, mention: Agreement, index: Index) -> bool:
    days = [index.seen_on(a.id, a.moment, a.statement) for a in (last, mention)]
    return days[0] is None or days[1] is None or _days_between(days[0], days[1]) <= _APART_DAYS


def _days_between(a: str, b: str) -> int:
    return abs((date.fromisoformat(b[:10]) - date.fromisoformat(a[:10])).days)


def _agreement(group: list[Agreement], index: Index, origins: Origins, sides: Sides, grounds: str) -> JoinedAgreement:
    ledger = _ledger([_status_report(a, index, origins) for a in group])
    made = sorted(d[:10] for a in group if (d := a.made) is not None)
    obligations = {
        (o.party, o.act): JoinedObligation(o.party, o.act, a.statement, _done(o.party, group, ledger))
        for a in group
        for o in a.obligations
    }
    return JoinedAgreement(
        id=row_id("agreement", sorted(a.id for a in group)),
        kind=group[0].kind,
        parties=tuple(sorted({p for a in group for p in _between(a, index, sides)} - _brokers(group))),
        brokers=tuple(sorted({b for a in group for b in a.brokers})),
        made=made[0] if made else None,
        state=_state(ledger),
        background=group[0].ground is Ground.BACKGROUND,
        obligations=tuple(obligations.values()),
        ledger=ledger,
        members=tuple(sorted(a.id for a in group)),
        grounds=grounds,
        made_until=_made_until(made[0], group, index) if made else None,
    )


def _made_until(made: str, group: list[Agreement], index: Index) -> str | None:
    """The last day on which it may have been made, by the mentions whose own time begins on `made`; None where one of
    them names the day itself."""
    timed = [a for a in group if index.seen_on(a.id, a.moment, a.statement) == made and a.made is not None]
    told = [index.seen_until(a.moment) for a in timed]
    return None if None in told else min((day for day in told if day is not None), default=None)


def _brokers(group: list[Agreement]) -> set[str]:
    return {b for a in group for b in a.brokers}


def _ledger(reports: list[StatusReport]) -> tuple[StatusReport, ...]:
    """One line for what one origin reports of one day, whoever carries it."""
    first: dict[tuple[str | None, AgreementStatus, str, Polarity], StatusReport] = {}
    for report in reports:
        first.setdefault((report.date, report.status, report.by, report.polarity), report)
    return tuple(first.values())


def _status_report(agreement: Agreement, index: Index, origins: Origins) -> StatusReport:
    origin = origins.of_statement[agreement.statement]
    return StatusReport(
        date=index.seen_on(agreement.id, agreement.moment, agreement.statement),
        status=agreement.status,
        by=origin.name,
        party=origin.party,
        statement=agreement.statement,
        report=index.report(agreement.id),
        row=agreement.id,
        polarity=_polarity(agreement, index),
        until=index.seen_until(agreement.moment),
    )


def _polarity(agreement: Agreement, index: Index) -> Polarity:
    """That of the mention; a breach told of in a denial is denied."""
    breach = agreement.status in (AgreementStatus.BROKEN, AgreementStatus.COLLAPSED)
    denies = index.statements[agreement.statement].stance is Stance.DENY
    return Polarity.DENIED if breach and denies else agreement.polarity


def _done(party: str | None, group: list[Agreement], ledger: tuple[StatusReport, ...]) -> str:
    """What each origin last said of whether `party` kept its part, with the breaches it denies: the reports that name
    it, or no party; empty where nobody says."""
    named = {a.id: a.parties for a in group}
    told = [r for r in ledger if r.status in _LATER and (party is None or not named[r.row] or party in named[r.row])]
    return _by_origin(told)


_LATER = (
    AgreementStatus.COLLAPSED,
    AgreementStatus.BROKEN,
    AgreementStatus.PARTLY_KEPT,
    AgreementStatus.KEPT,
    AgreementStatus.EXPIRED,
)


def _state(ledger: tuple[StatusReport, ...]) -> str:
    """What each origin last said of whether it held; else how far it came."""
    said = [r for r in ledger if r.polarity is Polarity.AFFIRMED]
    return _by_origin([r for r in said if r.status in _LATER] or said[-1:] or list(ledger[-1:]))


def _by_origin(held: list[StatusReport]) -> str:
    """The last statuses that each origin gives, each with those who give it."""
    last = {r.by: r.date for r in held}
    says: dict[str, dict[str, None]] = defaultdict(dict)
    for report in held:
        if report.date == last[report.by]:
            status = report.status.value if report.polarity is Polarity.AFFIRMED else f"{report.status.value} denied"
            says[status][report.by] = None
    return "; ".join(f"{status} per {', '.join(by)}" for status, by in says.items())


def join_situations(index: Index, origins: Origins, sides: Sides) -> tuple[JoinedSituation, ...]:
    """One row for each state: mentions of one kind that share two parties, a place, or the report they stand in, with
    no more than `_LAPSE_DAYS` between one and the next."""
    rows = []
    for group in _situation_groups(index, sides):
        reports = sorted(
            (_assessment_report(s, index, origins) for s in group), key=lambda a: (a.date or "9999", a.row)
        )
        places = [index.places[s.place] for s in group if s.place is not None]
        since = sorted(d[:10] for s in group if s.since is not None and (d := index.moments[s.since].earliest))
        rows.append(
            JoinedSituation(
                id=row_id("situation", sorted(s.id for s in group)),
                kind=group[0].kind,
                parties=tuple(sorted({p for s in group for p in s.parties})),
                place=joined_place_id(places[0]) if places else None,
                place_name=places[0].name if places else None,
                since=since[0] if since else None,
                assessments=tuple(reports),
            )
        )
    return tuple(sorted(rows, key=by_kind))


def by_kind(situation: JoinedSituation) -> tuple[object, ...]:
    return (situation.kind, situation.parties, situation.id)


def _situation_groups(index: Index, sides: Sides) -> Iterator[list[Situation]]:
    """The current situations, united where they share what makes them one and no long time lies between."""
    told = index.mine(s for r in index.readings for s in r.situations)
    situations = [s for s in told if s.ground is Ground.CURRENT]
    root = list(range(len(situations)))
    holder: dict[str, int] = {}
    for number, situation in enumerate(situations):
        for mark in _marks(situation, index, sides):
            root[_root(root, number)] = _root(root, holder.setdefault(mark, number))
    groups: dict[int, list[Situation]] = defaultdict(list)
    for number, situation in enumerate(situations):
        groups[_root(root, number)].append(situation)
    for key in sorted(groups):
        yield from _without_lapse(groups[key], index)


def _root(root: list[int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number


def _without_lapse(group: list[Situation], index: Index) -> Iterator[list[Situation]]:
    days = {s.id: index.said_on(s.statement) for s in group}
    ordered = sorted(group, key=lambda s: (days[s.id] or "9999", s.id))
    run: list[Situation] = []
    for situation in ordered:
        last, day = (days[run[-1].id] if run else None), days[situation.id]
        if last is not None and day is not None and _days_between(last, day) > _LAPSE_DAYS:
            yield run
            run = []
        run.append(situation)
    if run:
        yield run


def _marks(situation: Situation, index: Index, sides: Sides) -> Iterator[str]:
    """What two mentions of one state share. Two parties mark it by themselves, those of its report where it is a state
    between sides and names fewer; else the report does, and a place that is no whole country."""
    report = index.report(situation.id)
    parties = frozenset(situation.parties)
    told = sides.get(report, frozenset())
    if situation.kind in _BETWEEN_SIDES and len(parties) < 2 and parties <= told:
        parties = told
    if len(parties) > 1:
        yield f"{situation.kind}:parties:{','.join(sorted(parties))}"
    else:
        yield f"{situation.kind}:report:{report}"
    place = index.places.get(situation.place or "")
    if place is not None and place.precision not in COARSE:
        yield f"{situation.kind}:place:{joined_place_id(place)}"


def _assessment_report(situation: Situation, index: Index, origins: Origins) -> AssessmentReport:
    origin = origins.of_statement[situation.statement]
    return AssessmentReport(
        date=index.said_on(situation.statement),
        assessment=situation.assessment,
        by=origin.name,
        party=origin.party,
        statement=situation.statement,
        report=index.report(situation.id),
        row=situation.id,
    )
