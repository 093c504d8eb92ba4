"""The words that say what kind a place is of, and the names that are more often words (`data/places/cues.yaml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped
from standoff.knowledge.gazetteer_sources import hand_rows


@dataclass(frozen=True)
class PlaceCues:
    """Feature by cue phrase (lower case, one space between words) and the kinds of entry that it chooses.

    `strict` holds the features that no other kind of place can have, and whether a town of that very name may stand
    for one. `abbreviations` says of each abbreviated region, as written, whether it is read as one without a comma
    before it.
    """

    before: Mapping[str, str]
    title: Mapping[str, str]
    after: Mapping[str, str]
    kinds: Mapping[str, frozenset[str]]
    strict: Mapping[str, bool]
    locating: frozenset[str]
    standing: frozenset[str]
    striking: frozenset[str]
    sites: frozenset[str]
    aiming: frozenset[str]
    institutions: frozenset[str]
    words: frozenset[str]
    vessels: frozenset[str]
    articles: frozenset[str]
    compass: frozenset[str]
    abbreviations: Mapping[str, bool]


@cache
def load_place_cues() -> PlaceCues:
    """The cues that Standoff ships; read once a process. Raises KnowledgeError on a malformed file."""
    data = shipped("places/cues.yaml")
    try:
        features = data["features"]
        return PlaceCues(
            before={phrase: row["feature"] for row in features for phrase in row.get("before", ())},
            title={phrase.lower(): row["feature"] for row in features for phrase in row.get("title", ())},
            after={phrase: row["feature"] for row in features for phrase in row.get("after", ())},
            kinds={row["feature"]: frozenset(row["kinds"]) for row in features},
            strict={row["feature"]: row["town"] == "its own" for row in features if "town" in row},
            locating=frozenset(data["locating"]),
            standing=frozenset(data["standing"]),
            striking=frozenset(data["striking"]),
            sites=frozenset(data["sites"]),
            aiming=frozenset(data["aiming"]),
            institutions=frozenset(data["institutions"]),
            words=frozenset(str(word) for word in data["words"]),
            vessels=frozenset(data["vessels"]),
            articles=frozenset(data["articles"]),
            compass=frozenset(data["compass"]),
            abbreviations={row["name"]: row["alone"] == "yes" for row in hand_rows("abbreviations")},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(f"places/cues.yaml is malformed ({error!r}); correct it") from error
