"""`export plover` and `export polecat`: the events told as done or intended, each with its words, for users of PLOVER.

PLOVER's JSON follows the gold standard records of its manual (draft 0.8): `source`, `target`, `event`, `mode`,
`context`, `text`. POLECAT's columns are those of its weekly files. The contexts, the intensity and the Correlates of
War numbers are not coded and stay empty. Whose side an actor is on where its words do not say follows `countries`, and
`codedBy` names the rule. `standoff` holds the ids of the row, its statement and report, and its incident's status.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from standoff.exports.countries import STATED, Coded, Countries
from standoff.exports.flat import write_flat
from standoff.exports.intents import in_plover
from standoff.knowledge.export_codes import load_export_codes
from standoff.knowledge.territories import load_territories
from standoff.record.joined import Incident, Record
from standoff.record.rows import Actor, Event, Participant, Place, Reading
from standoff.record.terms import Ground

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
    "Standoff Event", "Standoff Statement", "Standoff Report", "Standoff Incident", "Standoff Status", "Standoff Quote",
    "Standoff Modality", "Standoff Extent", "Standoff Hedge", "Standoff Actor Coded By", "Standoff Recipient Coded By",
)  # fmt: skip
"""POLECAT's columns in its order, and behind them where each row comes from in the record."""


@dataclass(frozen=True)
class _Story:
    """One reading with what its events' rows are made from."""

    reading: Reading
    countries: Countries
    actors: dict[str, Actor]
    places: dict[str, Place]
    told: dict[str, Event]

    @classmethod
    def of(cls, reading: Reading) -> "_Story":
        actors, places = {a.id: a for a in reading.actors}, {p.id: p for p in reading.places}
        return cls(reading, Countries(reading), actors, places, {e.id: e for e in reading.events})

    def sides(self, event: Event) -> tuple[Coded, Coded]:
        """The codes of both sides by the event as it is told: a plan to meet has two sides, as a meeting has."""
        return self.countries.sides(self.told[event.id])

    def events(self) -> Iterator[Event]:
        """The events that the exports hold: told as done or intended, of the running crisis, in text order."""
        return (e for e in in_plover(self.reading.events) if e.ground is Ground.CURRENT)

    def day(self, event: Event) -> str | None:
        """The day of the event where it is one, else that of the report, as PLOVER codes it; None where neither is."""
        if event.earliest is not None and event.latest is not None and event.earliest[:10] == event.latest[:10]:
            return event.earliest[:10]
        published = self.reading.report.published
        return published.earliest if published.anchors else None

    def sector(self, participant: Participant) -> str | None:
        actor = self.actors.get(participant.actor or "")
        return load_export_codes().sectors.get(actor.kind) if actor is not None else None


def export_plover(record: Record, out: BinaryIO) -> int:
    """Writes one JSON line for each event that PLOVER codes and returns how many there are."""
    incidents = _incidents(record)
    count = 0
    for reading in record.readings:
        story = _Story.of(reading)
        for event in story.events():
            out.write(json.dumps(_record(story, event, incidents), ensure_ascii=False).encode("utf-8") + b"\n")
            count += 1
    return count


def export_polecat(record: Record, out: BinaryIO) -> int:
    """Writes the same events as tab-separated values under POLECAT's columns and returns how many there are."""
    incidents = _incidents(record)
    stories = (_Story.of(reading) for reading in record.readings)
    return write_flat(POLECAT, (_row(s, e, incidents) for s in stories for e in s.events()), out, "\t")


def _incidents(record: Record) -> dict[str, Incident]:
    return {event: incident for incident in record.incidents for event in incident.events}


def _record(story: _Story, event: Event, incidents: dict[str, Incident]) -> dict[str, Any]:
    report = story.reading.report
    incident = incidents.get(event.id)
    return {
        "id": event.id,
        "date": story.day(event),
        **_both_sides(story, event),
        "event": event.type.value,
        "mode": event.mode,
        "context": [],
        "cameo": event.cameo,
        "eventText": " … ".join(report.text[start:end] for start, end in event.trigger),
        "text": " … ".join(event.quotes),
        "location": _location(story, event),
        "language": report.language,
        "publication": report.outlet,
        "publicationDate": report.published.earliest,
        "url": report.url,
        "version": "PLOVER 0.8",
        "standoff": {
            "event": event.id,
            "derived_from": event.derived_from,
            "statement": event.statement,
            "report": report.id,
            "spans": [list(span) for span in event.spans],
            "modality": event.modality.value,
            "hedge": event.hedge,
            "extent": event.extent.value if event.extent is not None else None,
            "incident": incident.id if incident is not None else None,
            "status": incident.status.value if incident is not None else None,
        },
    }


def _both_sides(story: _Story, event: Event) -> dict[str, list[dict[str, Any]]]:
    """Who acts and who is acted upon; a side that the words leave out has no text."""
    found = {}
    for name, side, coded in zip(("source", "target"), (event.actors, event.targets), story.sides(event), strict=True):
        found[name] = [_side(story, event, p) for p in side]
        if not side and coded.codes and coded.rule != STATED:
            unnamed = {"actorText": None, "code": coded.codes[0], "codes": list(coded.codes), "codedBy": coded.rule}
            found[name] = [unnamed | {"sector": None, "name": None}]
    return found


def _side(story: _Story, event: Event, participant: Participant) -> dict[str, Any]:
    coded = story.countries.of(participant, event)
    actor = story.actors.get(participant.actor or "")
    return {
        "actorText": " … ".join(participant.quotes),
        "code": coded.codes[0] if coded.codes else None,
        "codes": list(coded.codes),
        "codedBy": coded.rule or None,
        "sector": story.sector(participant),
        "name": actor.name if actor is not None else None,
    }


def _location(story: _Story, event: Event) -> dict[str, Any] | None:
    place = story.places.get(event.place or "")
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision.value,
        "claimed_by": list(place.claimed_by),
    }


def _row(story: _Story, event: Event, incidents: dict[str, Incident]) -> dict[str, object]:
    report, place, incident = story.reading.report, story.places.get(event.place or ""), incidents.get(event.id)
    country = load_territories().by_code.get(place.country or "") if place is not None else None
    source, target = story.sides(event)
    return {
        "Event ID": event.id,
        "Event Date": story.day(event),
        "Event Type": event.type.value,
        "Event Mode": event.mode,
        "Quad Code": load_export_codes().quads[event.type],
        **_columns(story, event.actors, source.codes, "Actor"),
        **_columns(story, event.targets, target.codes if event.targets or target.rule != STATED else (), "Recipient"),
        "Placename": place.name if place is not None else None,
        "Country": country.name if country is not None else None,
        "Latitude": place.lat if place is not None else None,
        "Longitude": place.lon if place is not None else None,
        "Raw Placename": place.quotes[0] if place is not None and place.quotes else None,
        "Feature Type": place.kind if place is not None else None,
        "Source": report.outlet,
        "Publication Date": report.published.earliest,
        "Language": report.language,
        "Version": "PLOVER 0.8",
        "Standoff Event": event.id,
        "Standoff Statement": event.derived_from or event.statement,
        "Standoff Report": report.id,
        "Standoff Incident": incident.id if incident is not None else None,
        "Standoff Status": incident.status.value if incident is not None else None,
        "Standoff Quote": " … ".join(event.quotes),
        "Standoff Modality": event.modality.value,
        "Standoff Extent": event.extent.value if event.extent is not None else None,
        "Standoff Hedge": event.hedge,
        "Standoff Actor Coded By": _rules(story, event, event.actors, source),
        "Standoff Recipient Coded By": _rules(story, event, event.targets, target),
    }


def _rules(story: _Story, event: Event, side: tuple[Participant, ...], coded: Coded) -> str | None:
    """The rules that gave the country codes of one side: of each participant, else of the side that nobody names."""
    rules = [story.countries.of(p, event).rule for p in side] or ([coded.rule] if coded.codes else [])
    return ";".join(dict.fromkeys(rule for rule in rules if rule)) or None


def _columns(story: _Story, side: tuple[Participant, ...], codes: tuple[str, ...], name: str) -> dict[str, object]:
    """POLECAT's columns of one side; several actors stand in one cell, separated by semicolons."""
    actors = [a for p in side if (a := story.actors.get(p.actor or "")) is not None]
    sectors = list(dict.fromkeys(s for p in side if (s := story.sector(p)) is not None))
    return {
        f"{name} Name": "; ".join(dict.fromkeys(a.name for a in actors)),
        f"{name} Country": ";".join(codes),
        f"Primary {name} Sector": sectors[0] if sectors else None,
        f"{name} Sectors": ";".join(sectors),
        f"{name} Title": "; ".join(dict.fromkeys(a.role for a in actors if a.role is not None)),
        f"{name} Name Raw": "; ".join(q for p in side for q in p.quotes),
    }
