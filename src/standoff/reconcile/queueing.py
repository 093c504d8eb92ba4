"""What a person should look at, the most telling first.

Stale decisions come first, then what is contested, what may be one, what could not be resolved and what was read with
little confidence; within a kind, what more reports tell of. What somebody has already decided on is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from standoff.knowledge.families import family_of
from standoff.reading.variants import name_key
from standoff.record.ids import row_id
from standoff.record.joined import Incident, JoinedActor, JoinedPlace, Record
from standoff.record.reviews import QueueItem
from standoff.record.terms import ActorKind, ClaimGrade, Ground, ReviewState, Stance

UNSURE = 0.6
_APART_DAYS = 3
_STALE = frozenset({ReviewState.CONTRADICTED, ReviewState.OVERRULED, ReviewState.LOST})
_ORDER = ("stale", "contested", "possible merge", "unresolved", "low confidence")
_CHOSEN = (
    "places", "moments", "statements", "events", "situations", "tolls", "agreements", "mechanisms", "positions",
)  # fmt: skip


def queue(record: Record) -> tuple[QueueItem, ...]:
    """The items to review, in order of kind, weight and id. Grows with the record, not with its square."""
    decided = {row for r in record.reviews if r.state is ReviewState.APPLIED for row in r.rows}
    items = [
        *_stale(record),
        *_contested(record, decided),
        *_same_actors(record.actors, decided),
        *_same_places(record.places, decided),
        *_same_incidents(record, decided),
        *_unresolved(record, decided),
        *_unsure(record, decided),
    ]
    unique = {item.id: item for item in items}
    return tuple(sorted(unique.values(), key=lambda i: (_ORDER.index(i.kind), -i.weight, i.id)))


def _item(
    kind: str, table: str, rows: tuple[str, ...], what: str, why: str, weight: float = 1, report: str | None = None
) -> QueueItem:
    return QueueItem(row_id("queue", [kind, *rows]), kind, table, rows, what, why, float(weight), report)


def _stale(record: Record) -> Iterator[QueueItem]:
    for found in record.reviews:
        if found.state in _STALE:
            entry = found.entry
            rows = tuple(target.row for target in entry.targets) or (entry.id,)
            what = f"{entry.action} by {entry.by}: {entry.why}"
            yield _item("stale", entry.targets[0].table if entry.targets else "reviews", rows, what, found.note)


def _contested(record: Record, decided: set[str]) -> Iterator[QueueItem]:
    for dispute in record.disputes:
        if not decided.issuperset(dispute.statements):
            what = f"{dispute.kind} {', '.join(dispute.parties)}: {dispute.summary}"
            yield _item("contested", "disputes", (dispute.id,), what, dispute.rule, len(dispute.statements))
    told = {d.incident for d in record.disputes}
    for incident in record.incidents:
        if incident.status is ClaimGrade.CONTESTED and incident.id not in told and not decided & set(incident.events):
            yield _item(
                "contested", "incidents", (incident.id,), incident.headline, "its accounts do not agree",
                len(incident.reports),
            )  # fmt: skip


# --- what may be one ---------------------------------------------------------------------------------


def _same_actors(actors: Iterable[JoinedActor], decided: set[str]) -> Iterator[QueueItem]:
    """Persons of one surname of whom one has no given name or no party, or whose given names begin alike."""
    by_surname: dict[str, list[JoinedActor]] = defaultdict(list)
    for actor in actors:
        if actor.kind is ActorKind.PERSON:
            by_surname[name_key(actor.name.split()[-1])].append(actor)
    for surname in sorted(by_surname):
        for one, other in pairwise(sorted(by_surname[surname], key=lambda a: (a.name, a.id))):
            if _may_be_one(one, other) and not _decided(one.members, other.members, decided):
                what = f"{one.name} ({one.party or 'no party'}) and {other.name} ({other.party or 'no party'})"
                weight = len({*one.reports, *other.reports})
                yield _item("possible merge", "actors", (one.id, other.id), what, "one surname", weight)


def _may_be_one(one: JoinedActor, other: JoinedActor) -> bool:
    if one.party != other.party and None not in (one.party, other.party):
        return False
    given = [name.split()[0].casefold() for name in (one.name, other.name) if len(name.split()) > 1]
    return len(given) < 2 or given[0].rstrip(".")[0] == given[1].rstrip(".")[0]


def _same_places(places: Iterable[JoinedPlace], decided: set[str]) -> Iterator[QueueItem]:
    """Places of one name in any spelling, of which one has no point or both are of one country."""
    by_name: dict[str, list[JoinedPlace]] = defaultdict(list)
    for place in places:
        for key in sorted({name_key(name) for name in (place.name, *place.names)}):
            by_name[key].append(place)
    for key in sorted(by_name):
        for one, other in pairwise(sorted(by_name[key], key=lambda p: p.id)):
            alike = one.lat is None or other.lat is None or (one.kind == other.kind and one.country == other.country)
            if alike and not _decided(one.members, other.members, decided):
                what = f"{one.name} ({one.kind}) and {other.name} ({other.kind})"
                weight = len({*one.reports, *other.reports})
                yield _item("possible merge", "places", (one.id, other.id), what, "one name", weight)


def _same_incidents(record: Record, decided: set[str]) -> Iterator[QueueItem]:
    """Dated incidents of one family and the same parties, not more than three days apart, next to each other."""
    events = {e.id: e for r in record.readings for e in r.events}
    by_affair: dict[tuple[str, ...], list[Incident]] = defaultdict(list)
    for incident in record.incidents:
        if incident.earliest is not None and incident.ground is Ground.CURRENT and len(incident.parties) > 1:
            family = family_of(events[incident.events[0]].cameo).name
            by_affair[(family, *incident.parties)].append(incident)
    for key in sorted(by_affair):
        ordered = sorted(by_affair[key], key=lambda i: (i.earliest or "", i.latest or "", i.id))
        for one, other in pairwise(ordered):
            gap = date.fromisoformat((other.earliest or "")[:10]) - date.fromisoformat((one.latest or "")[:10])
            apart = None not in (one.place, other.place) and one.place != other.place
            if gap.days <= _APART_DAYS and not apart and not _decided(one.events, other.events, decided):
                what = f"{one.headline} and {other.headline}"
                weight = len({*one.reports, *other.reports})
                yield _item("possible merge", "incidents", (one.id, other.id), what, "same parties, days apart", weight)


def _decided(one: Iterable[str], other: Iterable[str], decided: set[str]) -> bool:
    return bool(decided & set(one)) and bool(decided & set(other))


# --- what was not, or hardly, read -------------------------------------------------------------------


def _unresolved(record: Record, decided: set[str]) -> Iterator[QueueItem]:
    for place in record.places:
        if place.lat is None and not decided & set(place.members):
            what, weight = f"{place.name} ({place.kind})", len(place.reports)
            yield _item("unresolved", "places", (place.id,), what, "not in the gazetteer", weight, place.reports[0])
    for reading in record.readings:
        report = reading.report.id
        for statement in reading.statements:
            bare = statement.stance is Stance.DENY and not statement.content.quotes and statement.answers is None
            if bare and statement.id not in decided:
                what = " … ".join(statement.quotes)
                yield _item("unresolved", "statements", (statement.id,), what, "unclear what it answers", 1, report)


def _unsure(record: Record, decided: set[str]) -> Iterator[QueueItem]:
    for reading in record.readings:
        for table in _CHOSEN:
            for row in getattr(reading, table):
                if row.confidence is not None and row.confidence < UNSURE and row.id not in decided:
                    what = " … ".join(getattr(row, "quotes", None) or (row.quote,))
                    weight = 1.0 - row.confidence
                    yield _item("low confidence", table, (row.id,), what, row.grounds, weight, reading.report.id)
