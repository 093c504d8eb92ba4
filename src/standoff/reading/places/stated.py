"""Places that the gazetteer lacks, put where the report itself says that they are.

"Twenty kilometres north of Goma", "in Rutshuru territory", "Nyakabande, Uganda", "the largest base in North Kivu": the
words give a village no map has at least its region, and no guess is made where they do not. A state alone gives the
country and no point.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from standoff.knowledge.gazetteer import Entry, Gazetteer
from standoff.knowledge.place_cues import PlaceCues
from standoff.knowledge.placenames import key_of
from standoff.knowledge.territories import load_territories
from standoff.knowledge.toll_terms import load_toll_terms
from standoff.reading.places.context import STATES
from standoff.reading.places.embedded import IN_A_NAME
from standoff.reading.places.features import PLACE
from standoff.reading.places.guesses import Resolved
from standoff.reading.syntax import Document

_LONGEST = 100
_FARTHEST_KM = 150.0
_DEGREE_KM = 111.2
_MILE_KM = 1.609
_CERTAIN = 0.6
_WIDE = frozenset({"continent", "sea", "ocean"})
_BEARINGS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
             "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0}  # fmt: skip
_AWAY = re.compile(
    r"(?P<number>[\w.,-]+)[\s-]?(?P<unit>km|kms|kilomet(?:re|er)s?|miles?)\s(?:to\sthe\s)?(?:due\s)?"
    r"(?:(?P<bearing>(?:north|south)?-?(?:east|west)?)\s)?(?:of|from|outside)\s(?:the\s(?:town|city|village)\sof\s)?$",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"(?:,?\s(?:also\s)?|,\s(?:a|an|the|its)\s[^.;:!?()]{2,60}?\s)"
    r"(?:in|of|inside|within|near|outside|just outside|on the outskirts of)\s(?:the\s)?"
    r"(?:[a-z-]+\s){0,2}(?:town of\s|city of\s|province of\s|district of\s|region of\s)?",
    re.IGNORECASE,
)
_BESIDE = re.compile(r",\s|\s\(")
_WORDS_BEFORE, _LEAST_BEFORE = 6, 3


def put_where_stated(
    resolved: Sequence[Resolved], document: Document, cues: PlaceCues, gazetteer: Gazetteer
) -> tuple[Resolved, ...]:
    """`resolved` with what is open put where the words around one of its mentions say; the rest as it was."""
    found: dict[str, Resolved] = {}
    nouns = {phrase.removesuffix(" of") for phrase in cues.before}
    for number, one in enumerate(resolved):
        key = key_of(one.toponym.text)
        if one.entry is not None or one.toponym.sort != PLACE or one.toponym.grounds == IN_A_NAME or key in found:
            continue
        told = _by_what_follows(resolved, number, document) or _by_what_precedes(
            resolved, number, document, gazetteer, nouns
        )
        if told is not None:
            found[key] = told
    return tuple(_joined(one, found.get(key_of(one.toponym.text))) for one in resolved)


def _joined(one: Resolved, told: Resolved | None) -> Resolved:
    if told is None or one.entry is not None or one.toponym.sort != PLACE or one.toponym.grounds == IN_A_NAME:
        return one
    return replace(told, toponym=one.toponym)


def _by_what_follows(resolved: Sequence[Resolved], number: int, document: Document) -> Resolved | None:
    one = resolved[number]
    for other in resolved[number + 1 : number + 3]:
        gap = document.text[one.toponym.end : other.toponym.start]
        if not _may_hold(one, other, document) or len(gap) > _LONGEST:
            return None
        if (away := _AWAY.search(gap)) is not None:
            return _away(one, other, away)
        if _INSIDE.fullmatch(gap) or (_BESIDE.fullmatch(gap) and _is_wider(other)):
            return _near(one, other.entry, gap.strip(" ,") or "of")
        if other.entry is not None:
            return None
    return None


def _by_what_precedes(
    resolved: Sequence[Resolved], number: int, document: Document, gazetteer: Gazetteer, nouns: set[str]
) -> Resolved | None:
    """The state or the place whose it is: "the Ugandan town of Kisoro", "Chad's district of Tissi".

    A base or a post is an army's wherever it stands: "the Libyan base of X" says nothing of the ground.
    """
    one = resolved[number]
    sentence = document.sentence_of(document.tokens[one.toponym.first])
    before = document.tokens[max(sentence.first, one.toponym.first - _WORDS_BEFORE) : one.toponym.first]
    if len(before) < _LEAST_BEFORE or before[-1].lower not in ("of", "at") or before[-2].lower not in nouns:
        return None
    owner = next((r for r in resolved[max(0, number - 2) : number] if r.toponym.last > before[0].i and r.entry), None)
    if owner is not None and document.tokens[owner.toponym.last].text in ("'s", "’s"):
        return _near(one, owner.entry, f"{before[-2].text} of")
    for token in reversed(before[:-2]):
        states = [t for t in load_territories().of_demonym(token.text) if t.kind == "state"]
        if len(states) == 1:
            return _near(one, gazetteer.entry(states[0].code), f"{token.text} {before[-2].text} of")
    return None


def _may_hold(one: Resolved, other: Resolved, document: Document) -> bool:
    """Whether both stand in one sentence and the second is a place by itself, known well enough to put another by."""
    tokens = document.tokens
    same = document.sentence_of(tokens[one.toponym.first]) == document.sentence_of(tokens[other.toponym.first])
    known = other.entry is not None and other.entry.kind not in _WIDE and not other.guess
    sure = other.confidence is None or other.confidence >= _CERTAIN
    return same and other.toponym.sort == PLACE and other.toponym.grounds != IN_A_NAME and known and sure


def _is_wider(other: Resolved) -> bool:
    """Whether a name behind a comma is of something that holds settlements: a state, a region, a district."""
    return other.entry is not None and (other.entry.kind in STATES or other.entry.kind.startswith("admin"))


def _near(one: Resolved, entry: Entry | None, words: str) -> Resolved | None:
    if entry is None:
        return None
    grounds = f"{one.toponym.grounds}; not in the gazetteer; by the report: {words} {entry.name}"
    point = None if entry.kind in STATES or entry.lat is None or entry.lon is None else (entry.lat, entry.lon)
    return replace(one, near=entry, point=point, confidence=None, grounds=grounds)


def _away(one: Resolved, other: Resolved, match: re.Match[str]) -> Resolved | None:
    """Put so far from a place as the words say, and in their direction where they give one."""
    entry = other.entry
    number = _number(match["number"])
    if entry is None or entry.lat is None or entry.lon is None or number is None or entry.kind in STATES:
        return None
    far = number * (_MILE_KM if match["unit"].lower().startswith("mile") else 1.0)
    if far > _FARTHEST_KM:
        return None
    bearing = _BEARINGS.get((match["bearing"] or "").lower().replace("-", ""))
    told = _near(one, entry, match[0].strip())
    if told is None or bearing is None:
        return told
    turn = math.radians(bearing)
    lat = entry.lat + far * math.cos(turn) / _DEGREE_KM
    lon = entry.lon + far * math.sin(turn) / (_DEGREE_KM * max(math.cos(math.radians(entry.lat)), 0.1))
    return replace(told, point=(round(lat, 3), round(lon, 3)))


def _number(word: str) -> float | None:
    known = load_toll_terms().numbers.get(word.lower())
    if known is not None:
        return float(known)
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None
