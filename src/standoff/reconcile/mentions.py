"""Event mentions as the clustering of incidents looks at them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from standoff.knowledge.families import Family, family_of
from standoff.knowledge.tellings import tellings
from standoff.reconcile.index import Index
from standoff.reconcile.scenes import Scene
from standoff.reconcile.years import LENT_YEAR
from standoff.record.rows import Event, Moment, Place, Published, Statement
from standoff.record.terms import Ground, Modality, Polarity, Precision, Stance

EXACT_DAYS = 1
LOOSE_DAYS = 14
ROUGH_DAYS = 92
HAPPENS = frozenset({Modality.ACTUAL, Modality.ATTEMPTED, Modality.FAILED})
FINE = frozenset({Precision.EXACT, Precision.TOWN})
FORCE = frozenset({"fighting", "movement", "capture", "obstruction", "downing", "flight"})
DIPLOMACY = frozenset({"talks", "accord"})
_YIELDING = frozenset({"withdrawal", "concession"})
DOWNING = Family("downing", "Downing of an aircraft or drone", 10)
FLIGHT = Family("flight", "Flight of aircraft", 10)
_AGAINST = frozenset({Stance.DENY, Stance.REJECT})
BESIDE = 60
PARTICLE = 6

Parties = frozenset[str]


@dataclass(frozen=True, slots=True)
class Mention:
    """What the constraints look at in one event.

    `holders` are the parties in whose words it stands, `sides` the two parties that its report mostly tells of,
    `scene` the day that its report last named before it, `answers` the statement that the one it stands in answers,
    `within` the one that this is nested in, `torn` whether its report names several villages, which it tells apart,
    `sentence` where its sentence begins, `accords` the kinds of agreement that the sentence of an accord tells of,
    `spans_round` whether its days are named from first to last, and not as a week, `long_past` whether its report puts
    it long before what it tells, `grew` whether its clause says what it grew out of, `lately` the day that its
    paragraph last named before it, `paragraph` which one that is, `anew` whether it is told as one
    more of its kind, `definite` as something known, `heads` whether it stands in a headline,
    `deniers` those who say of the claim that it stands in that it is untrue, `surveyed` whether its report looks over
    weeks: dates acts of force to days further apart than news of one occurrence lasts, `follows` whether a word of
    sequence stands before it ("ten days after troops took the town"), `weeks` the time of more than a day that its
    sentence last named before it, `lent` whether the year of its day is that of other reports.
    """

    event: Event
    report: str
    published: date | None
    family: Family
    first: date | None
    last: date | None
    parties: Parties
    actors: Parties
    holders: Parties
    place: Place | None
    sides: Parties = frozenset()
    scene: date | None = None
    answers: str | None = None
    torn: bool = False
    within: str | None = None
    sentence: int = 0
    accords: frozenset[str] = frozenset()
    spans_round: bool = False
    long_past: bool = False
    grew: bool = False
    lately: date | None = None
    paragraph: int = 0
    anew: bool = False
    definite: bool = False
    heads: bool = False
    deniers: Parties = frozenset()
    surveyed: bool = False
    follows: bool = False
    weeks: tuple[date, date] | None = None
    lent: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether it is dated to a day, or to a night between two."""
        return self._days is not None and self._days <= EXACT_DAYS

    @property
    def is_dated(self) -> bool:
        return self._days is not None and self._days <= LOOSE_DAYS

    @property
    def is_rough(self) -> bool:
        """Whether it is dated to more days than news of one occurrence takes, but to fewer than three months."""
        return self._days is not None and LOOSE_DAYS < self._days <= ROUGH_DAYS

    @property
    def spans_years(self) -> bool:
        """Whether its interval is longer than a year: a state of long standing, not an occurrence."""
        return self._days is not None and self._days > 366

    @property
    def is_history(self) -> bool:
        """Whether it lies more than a year before its report, lasted for more than one, or is told as long past. What a
        survey dates to a day is what it is about, however long ago."""
        ended = self.last is not None and self.published is not None and (self.published - self.last).days > 366
        is_surveyed = self.surveyed and self.is_exact and self.event.ground is Ground.CURRENT
        return (ended and not is_surveyed) or self.spans_years or self.long_past

    @property
    def _days(self) -> int | None:
        return (self.last - self.first).days if self.first is not None and self.last is not None else None

    @property
    def is_denied(self) -> bool:
        return self.event.polarity is not Polarity.AFFIRMED

    @property
    def start(self) -> int:
        return self.event.trigger[0][0]

    @property
    def between(self) -> Parties:
        """The parties whose affair it is: its own, or the two sides of its report where it names one or none. What one
        of these yields to others is of their affair too ("handed its posts to monitors")."""
        if self.family.name in _YIELDING and self.parties & self.sides:
            return self.sides
        return affair_of(self.parties, self.sides)


def affair_of(parties: Parties, sides: Parties) -> Parties:
    """The parties whose affair it is: those named, or the two sides of the report where fewer or more are named."""
    return sides if sides and (parties <= sides or sides < parties) else parties


def mention_of(event: Event, index: Index, scene: Scene, accords: Mapping[int, frozenset[str]]) -> Mention:
    """One event as clustering looks at it; `accords` are the kinds of agreement told of, by start of sentence."""
    actors = frozenset(p.party for p in event.actors if p.party is not None)
    targets = frozenset(p.party for p in event.targets if p.party is not None)
    statement = index.statements[event.statement]
    first, last = _days_of(event, statement, index, scene)
    family = family_of_event(event, scene.text)
    if first is None and last is None and (past := scene.looked_back(event, family.told)) is not None:
        first, last = past
    start = event.trigger[0][0]
    moment = index.moments.get(event.moment or "")
    sentence = scene.sentence(start)
    return Mention(
        event=event,
        report=index.report(event.id),
        published=scene.told,
        family=family,
        first=first,
        last=last,
        parties=actors | targets,
        actors=actors,
        holders=frozenset(h.party for h in statement.source.holders if h.party is not None),
        place=_own_place(event, index, scene),
        sides=scene.sides,
        scene=scene.day_before(start),
        answers=statement.answers,
        within=statement.parent,
        sentence=sentence,
        accords=accords.get(sentence, frozenset()) if family.name == "accord" else frozenset(),
        long_past=first is None and last is None and scene.is_long_past(event),
        grew=scene.grew(event),
        lately=scene.day_in_paragraph(start),
        weeks=scene.weeks_in_sentence(start) if first is None and last is None else None,
        paragraph=scene.paragraph(start),
        anew=scene.is_anew(event),
        definite=scene.is_definite(event),
        follows=scene.follows(event),
        heads=scene.is_headline(start),
        deniers=_deniers(event, statement, index),
        spans_round=_spans_round(moment),
        lent=moment is not None and moment.grounds == LENT_YEAR,
    )


def _deniers(event: Event, claim: Statement, index: Index) -> Parties:
    """Who denies the claim of others that a denied event stands in: those in whose denial the claim is nested."""
    over = index.statements.get(claim.parent or "")
    if event.polarity is Polarity.AFFIRMED or over is None or over.stance not in _AGAINST:
        return frozenset()
    return frozenset(h.party for h in over.source.holders if h.party is not None)


def _own_place(event: Event, index: Index, scene: Scene) -> Place | None:
    """The place of the event; none of what is named as known ("the fighting") where its paragraph names none."""
    place = index.places.get(event.place or "")
    if place is None or not scene.is_definite(event):
        return place
    here = scene.paragraph(event.trigger[0][0])
    named = (*place.mentions, *place.referring)
    return place if any(scene.paragraph(start) == here for start, _ in named) else None


def _spans_round(moment: Moment | None) -> bool:
    return moment is not None and "W" not in moment.timex.value


def _days_of(event: Event, statement: Statement, index: Index, scene: Scene) -> tuple[date | None, date | None]:
    """The days of the event: its own, that of the count of those harmed in it, or of a saying of long ago."""
    noun = scene.day_of_noun(event, index.moments.get(event.moment or ""))
    if noun is not None:
        return noun, noun
    if event.id in scene.undated:
        return None, None
    first, last = event.earliest, event.latest
    counted = index.moments.get(index.counted.get(event.id, ""))
    if first is None and counted is not None and _is_beside(counted, event) and not scene.is_of_death(counted):
        first, last = counted.earliest, counted.latest
    said = index.moments.get(statement.moment or "")
    if first is None and said is not None and _is_long_ago(said, index.published(event.id)):
        first, last = said.earliest, said.latest
    begun, ended = _day(first), _day(last)
    if begun is not None and begun == ended:
        begun -= timedelta(scene.days_running(event) - 1)
    return begun, ended


def _is_beside(moment: Moment, event: Event) -> bool:
    """Whether a count's day stands at the words of its event, and not with the words that give the count."""
    return event.spans[0][0] - BESIDE <= moment.span[0] and moment.span[1] <= event.spans[-1][1] + BESIDE


def family_of_event(event: Event, text: str) -> Family:
    """The family of an event of a report with this text by its code; what is done to an aircraft, and an advance that
    only aircraft make, are of their own."""
    family = family_of(event.cameo)
    words = text[event.spans[0][0] : event.spans[-1][1] + PARTICLE]
    if family.name == "fighting":
        downs = tellings().downing.search(words) and tellings().aircraft.search(words)
        return DOWNING if downs else family
    flies = family.name == "movement" and tellings().aircraft.search(text, event.spans[0][0], event.trigger[0][0])
    return FLIGHT if flies or (family.name == "movement" and tellings().airspace.search(words)) else family


def _is_long_ago(said: Moment, published: Published) -> bool:
    """Whether something was said more than two weeks before the report, or in a month that is over: what was told then
    happened about then."""
    first, last, day = _day(said.earliest), _day(said.latest), _day(published.earliest)
    if first is None or last is None or day is None:
        return False
    is_over = last < day and (last - first).days > LOOSE_DAYS
    return is_over or (day - last).days > LOOSE_DAYS


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value is not None else None
