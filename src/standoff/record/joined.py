"""The rows learned across reports: a layer over immutable readings, recomputed from them, never written back.

Row ids of a single reading already hold across reports, because they are made from the capture and the offsets.
`members`, `row` and `statement` hold such ids: a reader follows them to the row, and from the row to the words.
"""

from dataclasses import dataclass

from standoff.record.reviews import Reviewed
from standoff.record.rows import Holding, Reading, SideName
from standoff.record.terms import (
    ActorKind,
    AgreementKind,
    AgreementStatus,
    Assessment,
    ClaimGrade,
    DisputeKind,
    EventType,
    Ground,
    MechanismKind,
    MechanismUse,
    Polarity,
    PositionKind,
    Precision,
    SituationKind,
    Stance,
    TollKind,
)


@dataclass(frozen=True, slots=True)
class JoinedActor:
    """One actor across reports; `members` are the actor ids of single readings."""

    id: str
    name: str
    kind: ActorKind
    party: str | None
    roles: tuple[str, ...]
    names: tuple[str, ...]
    members: tuple[str, ...]
    reports: tuple[str, ...]
    grounds: str
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinedPlace:
    """One place across reports; `sovereignty` is all that held on the day of one of them."""

    id: str
    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision
    claimed_by: tuple[str, ...]
    names: tuple[str, ...]
    members: tuple[str, ...]
    reports: tuple[str, ...]
    grounds: str
    sovereignty: tuple[Holding, ...] = ()
    names_by_side: tuple[SideName, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Whoever first says something, and the reports that carry it. An anonymous origin does not count as a source."""

    id: str
    name: str
    party: str | None
    counts: bool
    carriers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What one origin says of an incident: the stance that weighs most, its statements, the reports that carry it;
    `changes` are its stances in order of day, where it went over to another."""

    origin: str
    party: str | None
    stance: Stance
    statements: tuple[str, ...]
    reports: tuple[str, ...]
    summary: str
    events: tuple[str, ...]
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    id: str
    headline: str
    types: tuple[EventType, ...]
    earliest: str | None
    latest: str | None
    place: str | None
    place_name: str | None
    parties: tuple[str, ...]
    status: ClaimGrade
    reports: tuple[str, ...]
    independent_sources: int
    accounts: tuple[Account, ...]
    events: tuple[str, ...]
    grounds: str
    ground: Ground = Ground.CURRENT


@dataclass(frozen=True, slots=True)
class Dispute:
    """Accounts that cannot all hold. `rule` names what set them against each other."""

    id: str
    incident: str | None
    kind: DisputeKind
    parties: tuple[str, ...]
    grade: ClaimGrade
    rule: str
    statements: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Count:
    """One origin's count; `toll` is the row of the reading it rests on, `aside` why it no longer stands."""

    toll: str
    low: int | None
    high: int | None
    hedge: str | None
    origin: str
    party_of_origin: str | None
    published: str | None
    statement: str
    report: str
    withdrawn: bool = False
    aside: str | None = None


@dataclass(frozen=True, slots=True)
class TollSummary:
    id: str
    incident: str | None
    party: str | None
    kind: TollKind
    low: int | None
    best: int | None
    high: int | None
    rule: str
    background: bool
    when: str | None
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What one origin reports of an agreement; `polarity` is denied for who denies to have broken it.

    `until` is the last day that the words may mean where they name more than a day ("in May"); `date` is the first.
    """

    date: str | None
    status: AgreementStatus
    by: str
    party: str | None
    statement: str
    report: str
    row: str
    polarity: Polarity = Polarity.AFFIRMED
    until: str | None = None


@dataclass(frozen=True, slots=True)
class JoinedObligation:
    """What one side must do; `state` is what each origin last said of whether it was done."""

    party: str | None
    act: str
    statement: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class JoinedAgreement:
    """`made` is the day on which it was made, or the first of those that the words may mean; `made_until` is the last
    of them."""

    id: str
    kind: AgreementKind
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    made: str | None
    state: str
    background: bool
    obligations: tuple[JoinedObligation, ...]
    ledger: tuple[StatusReport, ...]
    members: tuple[str, ...]
    grounds: str = ""
    made_until: str | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a mechanism; `until` as in `StatusReport`."""

    date: str | None
    use: MechanismUse
    by: tuple[str, ...]
    statement: str
    report: str
    row: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class JoinedMechanism:
    id: str
    name: str
    kind: MechanismKind
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class AssessmentReport:
    date: str | None
    assessment: Assessment | None
    by: str
    party: str | None
    statement: str
    report: str
    row: str


@dataclass(frozen=True, slots=True)
class JoinedSituation:
    id: str
    kind: SituationKind
    parties: tuple[str, ...]
    place: str | None
    place_name: str | None
    since: str | None
    assessments: tuple[AssessmentReport, ...]


@dataclass(frozen=True, slots=True)
class JoinedPosition:
    id: str
    party: str
    toward: tuple[str, ...]
    issue: str
    kind: PositionKind
    condition: str | None
    since: str | None
    statements: tuple[str, ...]
    dates: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """The record: the readings, in order of report id, and the layer over them.

    `as_read` are the readings that review has changed, as they were read; `readings` holds them as reviewed.
    """

    readings: tuple[Reading, ...] = ()
    actors: tuple[JoinedActor, ...] = ()
    places: tuple[JoinedPlace, ...] = ()
    origins: tuple[Origin, ...] = ()
    incidents: tuple[Incident, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    tolls: tuple[TollSummary, ...] = ()
    agreements: tuple[JoinedAgreement, ...] = ()
    mechanisms: tuple[JoinedMechanism, ...] = ()
    situations: tuple[JoinedSituation, ...] = ()
    positions: tuple[JoinedPosition, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    as_read: tuple[Reading, ...] = ()
