"""The rows of one report's reading: frozen, in the shape of the JSON contract.

Offsets are half-open `[start, end)` pairs in Unicode code points of `report.text`. Wherever a row carries `spans`
it carries `quotes` beside them, one for each, with `text[start:end] == quote`. Dates are ISO 8601 strings, so that
an interval compares as text; absent knowledge is None or an empty tuple, never a made-up value. `grounds` names the
rule or the evidence that made the row; `confidence` is given only where the row was a choice among others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from standoff.record.terms import (
    ActorKind,
    AgreementKind,
    AgreementStatus,
    Assessment,
    Attitude,
    Counting,
    EventType,
    Extent,
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
    SituationKind,
    SourceKind,
    Stance,
    TollKind,
    Who,
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Spans of a text and the words they hold."""

    spans: tuple[Span, ...] = ()
    quotes: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> Self:
        """The evidence of `spans` in `text`, in text order; raises ValueError on a span outside the text."""
        ordered = tuple(sorted(set(spans)))
        for start, end in ordered:
            if not 0 <= start < end <= len(text):
                raise ValueError(f"span [{start}, {end}) is not inside a text of {len(text)} characters")
        return cls(ordered, tuple(text[start:end] for start, end in ordered))


# --- the report ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published: an interval of days, how it was found (`method`) and how far to trust it."""

    earliest: str | None = None
    latest: str | None = None
    method: str = "none"
    grade: Grade = Grade.UNKNOWN

    @property
    def anchors(self) -> bool:
        """Whether a weekday or "yesterday" may be counted from this date: one day, and not a guess."""
        return (
            self.earliest is not None
            and self.earliest == self.latest
            and self.grade in (Grade.GIVEN, Grade.STATED, Grade.METADATA)
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text without its line break, and what it is. Empty lines carry no row."""

    start: int
    end: int
    label: Label
    grounds: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of the report should know: what was lossy, contradictory or left unresolved."""

    kind: str
    message: str
    spans: tuple[Span, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One article or statement. `text` is fixed when the report is made; `capture` is the SHA-256 of its bytes."""

    id: str
    capture: str
    source: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Published = Published()
    lines: tuple[Line, ...] = ()
    encoding: str = "utf-8"
    made_by: str = ""
    notes: tuple[Note, ...] = ()


# --- who, where, when ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, body, force, crowd, outlet or country of one report, with every mention of it in text order.

    `entry` is the id of the knowledge row it resolved to, if any; `of` is the actor id of the body it belongs to.
    """

    id: str
    name: str
    kind: ActorKind
    party: str | None
    role: str | None
    mentions: tuple[Span, ...]
    quotes: tuple[str, ...]
    entry: str | None = None
    of: str | None = None
    grounds: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """Who stands to a place "de jure", "in control" or as "claimed by", with the ISO dates that bound it; None is open.

    From the knowledge files alone. "De jure" is whose territory other states hold it to be.
    """

    relation: str
    party: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class SideName:
    """The name that a party to a dispute gives a place in its language (an ISO 639-1 code)."""

    party: str
    language: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """A named place of one report, with every mention of it. `lat`/`lon` are None where it stays unresolved.

    `referring` are the passages that stand for it without naming it ("there", "the village"). `sovereignty` is what
    held on the day of publication; it is empty where that day or the place's standing is not known.
    """

    id: str
    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision
    mentions: tuple[Span, ...]
    quotes: tuple[str, ...]
    entry: str | None = None
    within: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    grounds: str = ""
    confidence: float | None = None
    referring: tuple[Span, ...] = ()
    sovereignty: tuple[Holding, ...] = ()
    names_by_side: tuple[SideName, ...] = ()


@dataclass(frozen=True, slots=True)
class Timex:
    """TIMEX3 (ISO-TimeML) type and value."""

    type: str
    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression, resolved to `[earliest, latest]` (ISO dates, or date-times where a clock time is given).

    Both are None where the expression cannot be anchored; `grounds` says by what it was, or why not.
    """

    id: str
    span: Span
    quote: str
    timex: Timex
    earliest: str | None
    latest: str | None
    grounds: str
    confidence: float | None = None


# --- statements ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Holder:
    """One of those who hold a statement: the actor (None where only a party is known) and the party it speaks for."""

    actor: str | None
    party: str | None


@dataclass(frozen=True, slots=True)
class Source:
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    text: str
    kind: SourceKind
    holders: tuple[Holder, ...] = ()
    grounds: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    lemma: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's act of saying, thinking or intending. `parent` is the statement it stands in.

    The outlet's own voice is the root: no cue, no content span, `source.kind` outlet, `parent` None.
    """

    id: str
    parent: str | None
    answers: str | None
    source: Source
    cue: Cue | None
    content: Evidence
    form: Form
    attitude: Attitude
    stance: Stance
    polarity: Polarity
    modality: Modality
    hedge: str | None
    moment: str | None
    channel: str | None
    toward: tuple[str, ...]
    limits: tuple[Evidence, ...]
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    grounds: str = ""
    confidence: float | None = None


# --- what is said to have happened -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or target of an event by its mention in the event's own clause.

    `via` lists the mention that the one in the clause refers to, where they differ ("it" to "the ministry").
    """

    actor: str | None
    party: str | None
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    via: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    statement: str
    derived_from: str | None
    type: EventType
    mode: str | None
    cameo: str
    trigger: tuple[Span, ...]
    actors: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    place: str | None
    moment: str | None
    earliest: str | None
    latest: str | None
    polarity: Polarity
    modality: Modality
    hedge: str | None
    extent: Extent | None
    amount: str | None
    condition: Evidence | None
    instruments: tuple[Evidence, ...]
    ground: Ground
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    grounds: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    id: str
    kind: SituationKind
    parties: tuple[str, ...]
    place: str | None
    since: str | None
    assessment: Assessment | None
    statement: str
    ground: Ground
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    grounds: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of people harmed. `low` is None where people are harmed but not counted, `high` where it is open above.

    `none_reported` is true for "neither side reported casualties": nothing reported is not zero.
    """

    id: str
    event: str | None
    statement: str
    kind: TollKind
    party: str | None
    who: Who | None
    low: int | None
    high: int | None
    hedge: str | None
    none_reported: bool
    counting: Counting
    as_of: str | None
    moment: str | None
    ground: Ground
    polarity: Polarity
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    part_of: str | None = None
    grounds: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Obligation:
    """Who must do what, as the report words it; `by` is when, where the report says so."""

    party: str | None
    act: str
    by: str | None
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One mention of an agreement with the status this mention reports."""

    id: str
    kind: AgreementKind
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    made: str | None
    in_force: str | None
    obligations: tuple[Obligation, ...]
    status: AgreementStatus
    moment: str | None
    statement: str
    ground: Ground
    polarity: Polarity
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    grounds: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One use of a standing body, format, force or channel; `entry` is its row in the knowledge files, if any."""

    id: str
    name: str
    kind: MechanismKind
    use: MechanismUse
    by: tuple[str, ...]
    moment: str | None
    statement: str
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    entry: str | None = None
    grounds: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Position:
    id: str
    party: str
    toward: tuple[str, ...]
    issue: str
    kind: PositionKind
    condition: Evidence | None
    moment: str | None
    statement: str
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    grounds: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read out of one report. A pure function of the report, knowledge, model and code."""

    report: Report
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    moments: tuple[Moment, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    situations: tuple[Situation, ...] = ()
    tolls: tuple[Toll, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    positions: tuple[Position, ...] = ()
    notes: tuple[Note, ...] = ()
