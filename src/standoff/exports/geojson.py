"""`export geojson`: places and incidents as features (RFC 7946, longitude first). What has no point is left out.

A point stands for an area where `precision` says so; a map must not draw a province as a pin.
"""

import json
from typing import Any, BinaryIO

from standoff.record.joined import JoinedPlace, Record


def export_geojson(record: Record, out: BinaryIO) -> int:
    """Writes the FeatureCollection to `out` and returns how many features it has."""
    places = {p.id: p for p in record.places}
    features = [_feature(p, {"layer": "place", "id": p.id, "name": p.name, "kind": p.kind}) for p in record.places]
    for incident in record.incidents:
        place = places.get(incident.place or "")
        if place is not None:
            features.append(
                _feature(
                    place,
                    {
                        "layer": "incident",
                        "id": incident.id,
                        "headline": incident.headline,
                        "types": [str(t) for t in incident.types],
                        "earliest": incident.earliest,
                        "latest": incident.latest,
                        "parties": list(incident.parties),
                        "status": str(incident.status),
                        "independent_sources": incident.independent_sources,
                    },
                )
            )
    kept = [f for f in features if f is not None]
    collection = json.dumps({"type": "FeatureCollection", "features": kept}, ensure_ascii=False, indent=1)
    out.write(collection.encode("utf-8") + b"\n")
    return len(kept)


def _feature(place: JoinedPlace, properties: dict[str, Any]) -> dict[str, Any] | None:
    if place.lat is None or place.lon is None:
        return None
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": properties | {"precision": str(place.precision), "claimed_by": list(place.claimed_by)},
    }
