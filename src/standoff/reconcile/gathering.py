"""The event mentions of a report, with what the rest of it adds to each: harm, days, kinds of act, sides."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from standoff.knowledge.families import family_of
from standoff.knowledge.tellings import tellings
from standoff.reconcile.index import Index
from standoff.reconcile.mentions import DIPLOMACY, FINE, FORCE, HAPPENS, LOOSE_DAYS, Mention, Parties, mention_of
from standoff.reconcile.scenes import Scene
from standoff.record.rows import Event, Reading
from standoff.record.terms import EventType, Ground, Polarity, TollKind

_SPEECH = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.SUPPORT, EventType.THREATEN})
_FIGHTING = "190"
_PRESSURE = "pressure"
_HARMS = (TollKind.KILLED, TollKind.WOUNDED)
SURVEYED = 3
_JUST_NOW = 2


def mentions_of(reading: Reading, index: Index, sides: Parties, told: date | None) -> dict[str, Mention]:
    """The events of a reading that are said to happen, or denied, by id; `sides` are the two sides that the report
    tells of, `told` the day on which it was told."""
    scene = Scene.of(reading, sides, told)
    accords = _accords(reading, scene)
    happening = (
        e for e in reading.events if e.derived_from is None and e.modality in HAPPENS and e.type not in _SPEECH
    )
    found = {e.id: mention_of(e, index, scene, accords) for e in sorted(happening, key=lambda e: e.id)}
    found = _with_harm(_with_local_sides(_with_live(_with_fronted(found, scene), scene)), reading)
    found = _with_looked_back(_with_survey(_with_breath(_with_families(found, scene), scene)), scene)
    found = _with_met(_with_weeks(found))
    villages = {(m.place.entry or m.place.name) for m in found.values() if m.place and m.place.precision in FINE}
    return {i: replace(m, torn=True) for i, m in found.items()} if len(villages) > 1 else found


def _with_survey(found: dict[str, Mention]) -> dict[str, Mention]:
    """Marks what a report tells that dates three or more acts of force to days weeks apart, or without a date of its
    own names three times that are."""
    current = [m for m in found.values() if m.event.ground is Ground.CURRENT and m.first is not None]
    told = (m for m in current if m.lent or (m.is_exact and m.family.name in FORCE))
    days = sorted({m.first for m in told if m.first is not None})
    occasions = 1 + sum((later - day).days > LOOSE_DAYS for day, later in pairwise(days))
    if occasions < SURVEYED:
        return found
    return {i: replace(m, surveyed=True) for i, m in found.items()}


def _with_met(found: dict[str, Mention]) -> dict[str, Mention]:
    """Talks and accords that name one party or none, below talks in their paragraph, are of those who met there: the
    last that are named, two or more."""
    met: dict[int, Parties] = {}
    placed = dict(found)
    for identifier, mention in sorted(found.items(), key=lambda item: (item[1].start, item[0])):
        if mention.family.name not in DIPLOMACY:
            continue
        known = met.get(mention.paragraph)
        if len(mention.parties) > 1:
            met[mention.paragraph] = mention.parties
        elif known is not None and mention.parties <= known and known != mention.sides and not mention.is_denied:
            placed[identifier] = replace(mention, sides=known)
    return placed


def _with_weeks(found: dict[str, Mention]) -> dict[str, Mention]:
    """What is told undated behind a month or some weeks of its sentence is of that time."""

    def dated(mention: Mention) -> Mention:
        is_free = mention.first is None and mention.last is None and not (mention.follows or mention.long_past)
        if not is_free or mention.weeks is None or mention.is_denied:
            return mention
        return replace(mention, first=mention.weeks[0], last=mention.weeks[1])

    return {i: dated(m) for i, m in found.items()}


def _with_fronted(found: dict[str, Mention], scene: Scene) -> dict[str, Mention]:
    """The first undated act of force that a sentence tells of which opens with a day is of that day."""
    first: dict[int, Mention] = {}
    for mention in sorted(found.values(), key=lambda m: (m.start, m.event.id)):
        first.setdefault(mention.sentence, mention)
    opened = {}
    for sentence, mention in first.items():
        is_free = mention.first is None and mention.last is None and not (mention.follows or mention.long_past)
        day = scene.day_in_front(sentence, mention.within is None) if is_free and mention.family.name in FORCE else None
        if day is not None:
            opened[mention.event.id] = replace(mention, first=day, last=day)
    return {**found, **opened}


def _with_live(found: dict[str, Mention], scene: Scene) -> dict[str, Mention]:
    """What a post of a live page tells undated that names no day is of the page's day, where the page dates nothing of
    its family to the last days that it may go with."""
    if scene.told is None:
        return found
    news = {
        m.family.name
        for m in found.values()
        if m.first is not None and not m.is_denied and (scene.told - m.first).days <= _JUST_NOW
    }
    posted = {
        i: replace(m, first=scene.told, last=scene.told)
        for i, m in found.items()
        if m.family.name not in news and _is_posted(m) and scene.is_live(m.start)
    }
    return {**found, **posted}


def _is_posted(mention: Mention) -> bool:
    """Whether it is told as news, without a day or a time before it that it may be of."""
    is_free = mention.first is None and mention.last is None and mention.lately is None and mention.weeks is None
    points = mention.definite or mention.is_denied or mention.long_past or mention.follows
    is_news = mention.event.ground is Ground.CURRENT and not mention.holders
    return is_free and not points and is_news and mention.family.name in FORCE


def _with_local_sides(found: dict[str, Mention]) -> dict[str, Mention]:
    """What a paragraph tells is of the affair of the one pair of parties that its acts of force name, where its report
    mostly tells of another pair: a bulletin tells of several affairs."""
    pairs: dict[int, set[Parties]] = defaultdict(set)
    named: dict[int, set[Parties]] = defaultdict(set)
    for mention in found.values():
        if mention.family.name in FORCE and mention.parties:
            named[mention.paragraph].add(mention.parties)
            if len(mention.parties) == 2:
                pairs[mention.paragraph].add(mention.parties)

    def placed(mention: Mention) -> Mention:
        only = next(iter(named[mention.paragraph])) if len(named[mention.paragraph]) == 1 else None
        is_nameless = mention.family.name in FORCE and not mention.parties and not mention.definite
        if is_nameless and only is not None and not only & mention.sides:
            return replace(mention, sides=only)
        local = pairs.get(mention.paragraph, set())
        pair = next(iter(local)) if len(local) == 1 else mention.sides
        is_local = pair != mention.sides and mention.parties <= pair and not mention.definite
        return replace(mention, sides=pair) if is_local else mention

    return {i: placed(m) for i, m in found.items()}


def _with_harm(found: dict[str, Mention], reading: Reading) -> dict[str, Mention]:
    """Coercion in which people are counted as killed or wounded is fighting."""
    harmed = {t.event for t in reading.tolls if t.kind in _HARMS and t.polarity is Polarity.AFFIRMED and t.high != 0}
    return {
        i: replace(m, family=family_of(_FIGHTING)) if m.family.name == _PRESSURE and i in harmed else m
        for i, m in found.items()
    }


def _with_breath(found: dict[str, Mention], scene: Scene) -> dict[str, Mention]:
    """What is told undated beside a dated act of its kind, in one clause, is of that day ("seven were hurt in the clash
    of 17 June")."""
    dated: dict[tuple[str, str, bool], list[Mention]] = defaultdict(list)
    for mention in found.values():
        if mention.is_exact:
            dated[(mention.event.statement, mention.family.name, mention.is_denied)].append(mention)

    def beside(mention: Mention) -> Mention:
        if mention.first is not None or mention.last is not None or mention.long_past:
            return mention
        near = dated.get((mention.event.statement, mention.family.name, mention.is_denied), ())
        days = {(m.first, m.last) for m in near if not scene.parts(mention.start, m.start)}
        if len(days) != 1:
            return mention
        first, last = days.pop()
        return replace(mention, first=first, last=last)

    return {i: beside(m) for i, m in found.items()}


def _with_families(found: dict[str, Mention], scene: Scene) -> dict[str, Mention]:
    """What is called an incident is of the kind of force that its report tells of most."""
    vague = {i for i, m in found.items() if m.family.name == "fighting" and _is_vague(m.event, scene)}
    told = [m for i, m in found.items() if i not in vague and m.family.name in FORCE and not m.is_history]
    count = Counter(m.family for m in told if m.event.ground is Ground.CURRENT)
    if not count:
        return found
    chief = min(count, key=lambda family: (-count[family], family.name, family.label))
    return {i: replace(m, family=chief) if i in vague else m for i, m in found.items()}


def _with_looked_back(found: dict[str, Mention], scene: Scene) -> dict[str, Mention]:
    """Undated acts of force of a report that dates all such acts to one day long before it are of that day, where it is
    the day last named, or where what the sentence tells comes after them ("a month after a clash"); so are those that
    go on with other acts of the day last named."""
    days: dict[str, set[date]] = defaultdict(set)
    acted: dict[Parties, list[Mention]] = defaultdict(list)
    for mention in found.values():
        if mention.is_exact and mention.first is not None and mention.family.name in FORCE | {_PRESSURE}:
            days[mention.family.name].add(mention.first)
            acted[mention.between].append(mention)

    def dated(mention: Mention) -> Mention:
        day = next(iter(days[mention.family.name]), None)
        is_free = mention.first is None and mention.last is None and not mention.long_past
        is_force = mention.family.name in FORCE and not mention.is_denied
        is_new = mention.scene not in days[mention.family.name]
        if is_free and is_force and is_new and _goes_on(mention, acted[mention.between]):
            day = mention.scene
        elif not is_free or day is None or len(days[mention.family.name]) > 1:
            return mention
        if day is None or (mention.scene != day and not scene.follows(mention.event)):
            return mention
        is_old = mention.published is not None and (mention.published - day).days > mention.family.told
        return replace(mention, first=day, last=day) if is_old else mention

    return {i: dated(m) for i, m in found.items()}


def _goes_on(mention: Mention, told: Sequence[Mention]) -> bool:
    """Whether it follows what was `told` of the day last named in its paragraph, or points at it, or stands in the next
    paragraph of a report that has told of no other day."""
    before = [m for m in told if m.start < mention.start]
    of_day = [m for m in before if m.first == mention.scene]
    reach = 1 if len(of_day) == len(before) and not mention.surveyed else 0
    return any(mention.definite or mention.paragraph - m.paragraph <= reach for m in of_day)


def _is_vague(event: Event, scene: Scene) -> bool:
    return any(tellings().vague.fullmatch(scene.text, first, last) for first, last in event.trigger)


def _accords(reading: Reading, scene: Scene) -> dict[int, frozenset[str]]:
    """The kinds of agreement that each sentence tells of, by the start of the sentence."""
    found: dict[int, set[str]] = defaultdict(set)
    for agreement in reading.agreements:
        found[scene.sentence(agreement.spans[0][0])].add(agreement.kind)
    return {start: frozenset(kinds) for start, kinds in found.items()}
