"""Rows that hold a hostile string wherever a report or a reader could put one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from standoff.capture import Capture, Metadata
from standoff.record.ids import row_id, sha256
from standoff.record.joined import (
    Account,
    AssessmentReport,
    Count,
    Dispute,
    Incident,
    JoinedActor,
    JoinedAgreement,
    JoinedMechanism,
    JoinedObligation,
    JoinedPlace,
    JoinedPosition,
    JoinedSituation,
    Origin,
    Record,
    StatusReport,
    TollSummary,
    Use,
)
from standoff.record.reviews import Anchor, ReviewEntry, Target, entry_of
from standoff.record.rows import (
    Actor,
    Agreement,
    Cue,
    Event,
    Evidence,
    Holder,
    Line,
    Mechanism,
    Moment,
    Note,
    Participant,
    Place,
    Position,
    Published,
    Reading,
    Report,
    Situation,
    Source,
    Statement,
    Timex,
    Toll,
)
from standoff.record.terms import (
    ActorKind,
    AgreementKind,
    AgreementStatus,
    Assessment,
    Attitude,
    ClaimGrade,
    Counting,
    DisputeKind,
    EventType,
    Form,
    Grade,
    Ground,
    Label,
    MechanismKind,
    MechanismUse,
    Modality,
    Polarity,
    PositionKind,
    Precision,
    ReviewAction,
    SituationKind,
    SourceKind,
    Stance,
    TollKind,
)


@dataclass(frozen=True, slots=True)
class Made:
    capture: Capture
    reading: Reading


def hostile_reading(number: int, words: str) -> Made:
    """A report of which every part is `words`."""
    source = f"{number} {words}"
    text = f"{words} said that {words} happened at {words}."
    data = source.encode()
    capture = Capture(sha256(data), data, "text/plain", source, Metadata())
    name = {kind: row_id(kind, [capture.sha256]) for kind in _KINDS}
    size = len(words)
    said, by = ((size + 11, 2 * size + 11),), ((0, size),)
    report = Report(
        name["report"],
        capture.sha256,
        source,
        text,
        words,
        words,
        words,
        words,
        words,
        Published("2031-06-05", "2031-06-05", words, Grade.GIVEN),
        (Line(0, len(text), Label.BODY, words),),
        words,
        words,
        (Note(words, words),),
    )
    actor = Actor(name["actor"], words, ActorKind.PERSON, words, words, by, (words,), None, None, words)
    place = Place(name["place"], words, words, words, 14.0, 38.0 + number / 50, Precision.TOWN, said, (words,))
    moment = Moment(name["moment"], said[0], words, Timex("DATE", words), "2031-06-05", "2031-06-05", words)
    statement = Statement(
        name["statement"],
        None,
        None,
        Source(by, (words,), words, SourceKind.NAMED, (Holder(actor.id, words),), words),
        Cue(by, (words,), words),
        Evidence(said, (words,)),
        Form.DIRECT,
        Attitude.SAID,
        Stance.DENY,
        Polarity.AFFIRMED,
        Modality.ACTUAL,
        words,
        moment.id,
        words,
        (words,),
        (),
        said,
        (words,),
        words,
    )
    doer = Participant(actor.id, words, by, (words,))
    common = (statement.id, Ground.CURRENT)
    event = Event(
        name["event"],
        statement.id,
        None,
        EventType.ASSAULT,
        words,
        words,
        said,
        (doer,),
        (),
        place.id,
        moment.id,
        "2031-06-05",
        "2031-06-05",
        Polarity.AFFIRMED,
        Modality.ACTUAL,
        words,
        None,
        words,
        None,
        (),
        Ground.CURRENT,
        said,
        (words,),
        words,
    )
    reading = Reading(
        report,
        (actor,),
        (place,),
        (moment,),
        (statement,),
        (event,),
        (
            Situation(
                name["situation"],
                SituationKind.TENSION,
                (words,),
                place.id,
                words,
                Assessment.WORSE,
                *common,
                said,
                (words,),
                words,
            ),
        ),
        (
            Toll(
                name["toll"],
                event.id,
                statement.id,
                TollKind.KILLED,
                words,
                None,
                1,
                2,
                words,
                False,
                Counting.INCIDENT,
                None,
                None,
                Ground.CURRENT,
                Polarity.AFFIRMED,
                said,
                (words,),
                None,
                words,
            ),
        ),
        (
            Agreement(
                name["agreement"],
                AgreementKind.CEASEFIRE,
                (words,),
                (words,),
                None,
                None,
                (),
                AgreementStatus.BROKEN,
                None,
                statement.id,
                Ground.CURRENT,
                Polarity.AFFIRMED,
                said,
                (words,),
                words,
            ),
        ),
        (
            Mechanism(
                name["mechanism"],
                words,
                MechanismKind.COUNCIL,
                MechanismUse.ASKED,
                (words,),
                None,
                statement.id,
                said,
                (words,),
                None,
                words,
            ),
        ),
        (
            Position(
                name["position"],
                words,
                (words,),
                words,
                PositionKind.DEMAND,
                Evidence(said, (words,)),
                None,
                statement.id,
                said,
                (words,),
                words,
            ),
        ),
        (Note(words, words),),
    )
    return Made(capture, reading)


_KINDS = (
    "report",
    "actor",
    "place",
    "moment",
    "statement",
    "event",
    "situation",
    "toll",
    "agreement",
    "mechanism",
    "position",
)


def hostile_layer(readings: Sequence[Reading]) -> Record:
    """What such reports make together, with a hostile string in every name, summary and rule."""
    parts = [_joined(number, reading) for number, reading in enumerate(readings)]
    return Record(tuple(readings), *(tuple(column) for column in zip(*parts, strict=True)))


def _joined(number: int, reading: Reading) -> tuple[object, ...]:
    words, day = reading.report.title or "", f"2031-06-{1 + number % 28:02}"
    report, said, event = reading.report.id, reading.statements[0].id, reading.events[0].id
    actor, place = row_id("actor", ["j", number]), row_id("place", ["j", number])
    incident = row_id("incident", [number])
    return (
        JoinedActor(
            actor, words, ActorKind.PERSON, words, (words,), (words,), (reading.actors[0].id,), (report,), words
        ),
        JoinedPlace(
            place,
            words,
            words,
            words,
            14.0,
            38.0 + number / 50,
            Precision.REGION,
            (words, words),
            (words,),
            (reading.places[0].id,),
            (report,),
            words,
        ),
        Origin(actor, words, words, True, (report,)),
        Incident(
            incident,
            words,
            (EventType.ASSAULT,),
            day,
            day,
            place,
            words,
            (words,),
            ClaimGrade.CONTESTED,
            (report,),
            1,
            (Account(actor, words, Stance.DENY, (said,), (report,), words, (event,)),),
            (event,),
            words,
        ),
        Dispute(
            row_id("dispute", [number]),
            incident,
            DisputeKind.DENIAL,
            (words,),
            ClaimGrade.CONTESTED,
            words,
            (said,),
            words,
        ),
        TollSummary(
            row_id("toll", ["j", number]),
            incident,
            words,
            TollKind.KILLED,
            1,
            1,
            2,
            words,
            False,
            day,
            (Count(reading.tolls[0].id, 1, 2, words, words, words, day, said, report),),
        ),
        JoinedAgreement(
            row_id("agreement", ["j", number]),
            AgreementKind.CEASEFIRE,
            (words,),
            (words,),
            day,
            words,
            False,
            (JoinedObligation(words, words, said),),
            (StatusReport(day, AgreementStatus.BROKEN, words, words, said, report, reading.agreements[0].id),),
            (),
        ),
        JoinedMechanism(
            row_id("mechanism", ["j", number]),
            words,
            MechanismKind.COUNCIL,
            (Use(day, MechanismUse.ASKED, (words,), said, report, reading.mechanisms[0].id),),
        ),
        JoinedSituation(
            row_id("situation", ["j", number]),
            SituationKind.TENSION,
            (words,),
            place,
            words,
            None,
            (AssessmentReport(day, Assessment.WORSE, words, words, said, report, reading.situations[0].id),),
        ),
        JoinedPosition(
            row_id("position", ["j", number]), words, (words,), words, PositionKind.DEMAND, words, day, (said,)
        ),
    )


def hostile_correction(reading: Reading) -> ReviewEntry:
    """A decision that puts the hostile string of a report into its actor's name, by somebody of that name."""
    words, actor = reading.report.title or "", reading.actors[0]
    anchor = Anchor("actors", actor.id, reading.report.capture, actor.mentions, actor.quotes, "person")
    target = Target("actors", actor.id, (anchor,))
    value, at = json.dumps(words), "2031-06-20T09:30:00+00:00"
    return entry_of(ReviewAction.CORRECT, (target,), words, words, at, field="name", value=value, was=value)
