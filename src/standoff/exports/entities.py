"""`export ftm`: FollowTheMoney entities, one JSON line each, for Aleph and the tools of OpenSanctions.

Reports become Articles, actors the schema of their kind, and each mention of an event that its source says has happened
one Event: one entity a claim, in the dataset of the outlet that carries it, because a merged claim would lose who said
it. What is denied, demanded, feared or yet to come is a Note on its report, so that no reader of Events takes it for
done. Property names and types are those of the FollowTheMoney model 4.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from standoff.knowledge.territories import load_territories
from standoff.record.joined import JoinedActor, Record
from standoff.record.rows import Event, Reading, Report, Statement
from standoff.record.terms import ActorKind, Modality, Polarity
from standoff.views.naming import outlet_name, said_by

SCHEMATA = {
    ActorKind.PERSON: "Person",
    ActorKind.GOVERNMENT: "PublicBody",
    ActorKind.MINISTRY: "PublicBody",
    ActorKind.FORCE: "PublicBody",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.OUTLET: "Organization",
    ActorKind.CROWD: "LegalEntity",
    ActorKind.COUNTRY: "PublicBody",
}
ACTORS = "standoff-actors"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def export_ftm(record: Record, out: BinaryIO) -> int:
    """Writes every entity to `out`, actors first, and returns how many there are."""
    count = 0
    for entity in entities(record):
        out.write(json.dumps(entity, ensure_ascii=False).encode("utf-8") + b"\n")
        count += 1
    return count


def entities(record: Record) -> Iterator[dict[str, Any]]:
    """The entities of the record: its actors, then report by report the article and the claims in it."""
    joined = {member: actor for actor in record.actors for member in actor.members}
    places = {member: place.name for place in record.places for member in place.members}
    for actor in record.actors:
        yield _actor(actor)
    for reading in record.readings:
        yield _article(reading.report)
        statements = {statement.id: statement for statement in reading.statements}
        for event in reading.events:
            if event.derived_from is None:
                yield _claim(reading, event, statements[event.statement], joined, places)


def _entity(name: str, schema: str, dataset: str, properties: dict[str, list[str | None]]) -> dict[str, Any]:
    kept = {
        key: values
        for key, found in properties.items()
        if (values := list(dict.fromkeys(_ILLEGAL.sub("", value) for value in found if value)))
    }
    return {"id": f"standoff-{name}", "schema": schema, "datasets": [dataset], "properties": kept}


def _actor(actor: JoinedActor) -> dict[str, Any]:
    properties: dict[str, list[str | None]] = {
        "name": [actor.name],
        "alias": [name for name in actor.names if name != actor.name],
        "country": [_country(actor.party)],
        "notes": [f"party: {actor.party}" if actor.party else None],
    }
    if actor.kind is ActorKind.PERSON:
        properties["position"] = list(actor.roles)
    return _entity(actor.id, SCHEMATA[actor.kind], ACTORS, properties)


def _article(report: Report) -> dict[str, Any]:
    properties: dict[str, list[str | None]] = {
        "title": [report.title],
        "fileName": [report.source],
        "bodyText": [report.text],
        "author": [report.byline],
        "publisher": [report.outlet],
        "publishedAt": [_day(report.published.earliest, report.published.latest)],
        "language": [_language(report.language)],
        "sourceUrl": [report.url],
    }
    return _entity(report.id, "Article", _dataset(report), properties)


def _claim(
    reading: Reading, event: Event, statement: Statement, joined: dict[str, JoinedActor], places: dict[str, str]
) -> dict[str, Any]:
    report = reading.report
    words = " … ".join(event.quotes)
    claim = f"{said_by(statement, report)}: “{words}”"
    notes = [f"{event.type} ({event.polarity}, {event.modality}, {event.ground}); row {event.id}"]
    if event.polarity is not Polarity.AFFIRMED or event.modality is not Modality.ACTUAL:
        properties: dict[str, list[str | None]] = {"name": [words], "description": [claim], "notes": [*notes]}
        return _entity(event.id, "Note", _dataset(report), properties | {"entity": [f"standoff-{report.id}"]})
    involved = [joined[p.actor] for p in (*event.actors, *event.targets) if p.actor in joined]
    return _entity(
        event.id,
        "Event",
        _dataset(report),
        {
            "name": [words],
            "summary": [claim],
            "date": [_day(event.earliest, event.latest)],
            "startDate": [event.earliest[:10] if event.earliest else None],
            "endDate": [event.latest[:10] if event.latest else None],
            "location": [places.get(event.place or "")],
            "country": [_country(p.party) for p in (*event.actors, *event.targets)],
            "involved": [f"standoff-{actor.id}" for actor in involved],
            "proof": [f"standoff-{report.id}"],
            "publisher": [report.outlet],
            "sourceUrl": [report.url],
            "recordId": [event.id],
            "keywords": [event.type.value, event.cameo],
            "notes": [*notes],
        },
    )


def _dataset(report: Report) -> str:
    """The dataset of the outlet: lower-case words with hyphens, as the model wants them."""
    slug = re.sub(r"[^a-z0-9]+", "-", outlet_name(report).casefold()).strip("-")
    return f"standoff-{slug or report.id}"


def _country(party: str | None) -> str | None:
    """The ISO 3166 alpha-2 code in lower case, as the model writes countries; None for what is no country."""
    territory = load_territories().get(party)
    return territory.iso2.lower() if territory is not None and territory.iso2 else None


def _language(code: str | None) -> str | None:
    """ISO 639-3, as the model writes languages; None for a code that is not there."""
    return _LANGUAGES.get(code or "")


_LANGUAGES = {
    "en": "eng", "ru": "rus", "hy": "hye", "az": "aze", "tr": "tur", "uk": "ukr", "fr": "fra", "de": "deu",
    "es": "spa", "ar": "ara", "fa": "fas", "ka": "kat", "zh": "zho", "hi": "hin", "ky": "kir", "tg": "tgk",
}  # fmt: skip


def _day(earliest: str | None, latest: str | None) -> str | None:
    """One day where the interval is one, else as much of the date as both ends share (2021-05, 2021)."""
    if earliest is None or latest is None:
        return None
    first, last = earliest[:10], latest[:10]
    if first == last:
        return first
    return next((first[:cut] for cut in (7, 4) if first[:cut] == last[:cut]), None)
