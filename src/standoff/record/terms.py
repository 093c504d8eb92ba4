"""The closed vocabularies of the record. Each value is the word that stands in the JSON."""

from enum import StrEnum


class Grade(StrEnum):
    """How far a publication date is to be trusted, best first."""

    GIVEN = "given"
    STATED = "stated"
    METADATA = "metadata"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Label(StrEnum):
    """What a line of a report's text is."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    RELATED_LINK = "related-link"
    NAVIGATION = "navigation"
    SHARE = "share"
    SOURCE_CREDIT = "source-credit"
    COMMENT = "comment"
    OTHER = "other"


READ_LABELS = frozenset({Label.HEADLINE, Label.DATELINE, Label.BODY, Label.CAPTION})
"""The lines that statements, events and tolls may be drawn from."""


class ActorKind(StrEnum):
    PERSON = "person"
    GOVERNMENT = "government"
    MINISTRY = "ministry"
    FORCE = "force"
    ORGANISATION = "organisation"
    CROWD = "crowd"
    OUTLET = "outlet"
    COUNTRY = "country"


class SourceKind(StrEnum):
    """Who stands behind a statement."""

    NAMED = "named"
    ORGAN = "organ"
    COLLECTIVE = "collective"
    ANONYMOUS = "anonymous"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


class Form(StrEnum):
    """How the content is reported."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    NONE = "none"


class Attitude(StrEnum):
    """What kind of act the cue reports, and whether it took place."""

    SAID = "said"
    THOUGHT = "thought"
    INTENDED = "intended"
    NOT_SAID = "not-said"
    TO_BE_SAID = "to-be-said"


class Stance(StrEnum):
    ASSERT = "assert"
    ANNOUNCE = "announce"
    CONFIRM = "confirm"
    CONCEDE = "concede"
    DENY = "deny"
    REJECT = "reject"
    ACCUSE = "accuse"
    CONDEMN = "condemn"
    DEMAND = "demand"
    REQUEST = "request"
    PROPOSE = "propose"
    OFFER = "offer"
    PROMISE = "promise"
    REFUSE = "refuse"
    THREATEN = "threaten"
    WARN = "warn"
    PRAISE = "praise"
    ENDORSE = "endorse"
    CONCERN = "concern"
    NO_COMMENT = "no-comment"


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    DENIED = "denied"
    NOT_HAPPENED = "not-happened"


class Modality(StrEnum):
    ACTUAL = "actual"
    ATTEMPTED = "attempted"
    FAILED = "failed"
    FUTURE = "future"
    DEMANDED = "demanded"
    OFFERED = "offered"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"


class Extent(StrEnum):
    """How much of the thing happened; an amount stands in the row's `amount`."""

    ALL = "all"
    SOME = "some"
    PARTIAL = "partial"
    NONE = "none"
    AMOUNT = "amount"


class Ground(StrEnum):
    """Whether the row belongs to the crisis reported on, or to its history."""

    CURRENT = "current"
    BACKGROUND = "background"


class EventType(StrEnum):
    """The sixteen event types of PLOVER (Open Event Data Alliance)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    CONCEDE = "CONCEDE"
    AID = "AID"
    RETREAT = "RETREAT"
    ACCUSE = "ACCUSE"
    REQUEST = "REQUEST"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Precision(StrEnum):
    """How exactly a place is known; each maps to ACLED's `geo_precision` and UCDP's `where_prec` in the docs."""

    EXACT = "exact"
    TOWN = "town"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    AREA = "area"
    UNRESOLVED = "unresolved"


class SituationKind(StrEnum):
    STANDOFF = "standoff"
    BLOCKADE = "blockade"
    DEPLOYMENT = "deployment"
    OCCUPATION = "occupation"
    TENSION = "tension"
    CALM = "calm"


class Assessment(StrEnum):
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    STABLE = "stable"
    OVER = "over"


class TollKind(StrEnum):
    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED = "displaced"
    LOSSES = "losses"


class Who(StrEnum):
    """Whom a toll counts, where the report says so."""

    MILITARY = "military"
    CIVILIAN = "civilian"
    CHILDREN = "children"


class Counting(StrEnum):
    INCIDENT = "incident"
    CUMULATIVE = "cumulative"
    WHOLE_WAR = "whole-war"


class AgreementKind(StrEnum):
    CEASEFIRE = "ceasefire"
    WITHDRAWAL = "withdrawal"
    EXCHANGE = "exchange"
    CORRIDOR = "corridor"
    COMMISSION = "commission"
    TALKS = "talks"
    JOINT_STATEMENT = "joint-statement"
    TREATY = "treaty"
    ASSISTANCE = "assistance"


class AgreementStatus(StrEnum):
    PROPOSED = "proposed"
    AGREED = "agreed"
    IN_FORCE = "in force"
    KEPT = "kept"
    PARTLY_KEPT = "partly kept"
    BROKEN = "broken"
    COLLAPSED = "collapsed"
    REFUSED = "refused"
    POSTPONED = "postponed"
    EXPIRED = "expired"


class MechanismKind(StrEnum):
    ALLIANCE = "alliance"
    CO_CHAIRS = "co-chair group"
    FORMAT = "format"
    COMMISSION = "commission"
    PEACEKEEPERS = "peacekeepers"
    CHANNEL = "channel"
    COUNCIL = "council"
    MEDIATION = "mediation"
    MONITORS = "monitors"
    COURT = "court"


class MechanismUse(StrEnum):
    INVOKED = "invoked"
    ASKED = "asked"
    CONVENED = "convened"
    PROPOSED = "proposed"
    AGREED_TO = "agreed to"
    REFUSED = "refused"
    STALLED = "stalled"
    BLAMED = "blamed"
    DEFENDED = "defended"
    MENTIONED = "mentioned"


class PositionKind(StrEnum):
    DEMAND = "demand"
    REQUEST = "request"
    OFFER = "offer"
    PROPOSE = "propose"
    REFUSE = "refuse"
    PROMISE = "promise"
    THREATEN = "threaten"
    ACCEPT = "accept"


class DisputeKind(StrEnum):
    DENIAL = "denial"
    COUNTER_ACCOUNT = "counter-account"
    MUTUAL_BLAME = "mutual blame"
    RESPONSIBILITY = "rival responsibility"
    CAUSE = "rival cause"
    CHARACTERISATION = "rival characterisation"
    TERRITORY = "rival territory"
    COUNT = "rival count"
    PLACE_OR_TIME = "rival place or time"


class ClaimGrade(StrEnum):
    """How a claim stands among the reports read. It is never a verdict on truth."""

    CONCEDED = "conceded"
    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single-source"
    CONTESTED = "contested"
    WITHDRAWN = "withdrawn"


class ReviewAction(StrEnum):
    """What a reviewer does."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


class ReviewState(StrEnum):
    """What became of a review entry in the record as it stands."""

    APPLIED = "applied"
    CONTRADICTED = "contradicted"
    OVERRULED = "overruled"
    SUPERSEDED = "superseded"
    LOST = "lost"
    WAITING = "waiting"
    UNDONE = "undone"
