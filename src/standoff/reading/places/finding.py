"""The places of a report: each with every mention of it, where it is, and how far to trust that.

`find_places` joins `place_mentions` (where places are named) with `place_ranking` (which place is meant). One row a
place, whatever its names ("Kelbajar", "Karvachar"). Words that only go back to a place have a row of their own, since
they name no spot where something is: demonyms ("Azerbaijani forces"), of kind "demonym", and places in the names of
other things ("Glasgow Police Department"), of kind "in a name": the associative toponyms of Gritta et al. (2020). A
name that the gazetteer lacks, or whose candidates are too close, stays as an unresolved place without a point.
"""

from collections import Counter
from collections.abc import Sequence

from standoff.knowledge.gazetteer import Entry, Gazetteer
from standoff.knowledge.place_cues import load_place_cues
from standoff.knowledge.place_weights import load_place_weights
from standoff.knowledge.placenames import key_of
from standoff.reading.places.context import Group, Scored
from standoff.reading.places.embedded import IN_A_NAME
from standoff.reading.places.features import DEMONYM, Toponym
from standoff.reading.places.guesses import Resolved, guessed
from standoff.reading.places.holding import holdings, names_by_side
from standoff.reading.places.mentions import find_toponyms
from standoff.reading.places.naming import Named
from standoff.reading.places.ranking import certainty, group_of, is_chief, rank
from standoff.reading.places.respelling import respelt
from standoff.reading.places.stated import put_where_stated
from standoff.reading.places.straying import without_strays
from standoff.reading.syntax import Document
from standoff.record.ids import row_id
from standoff.record.rows import Evidence, Place, Published, Report
from standoff.record.terms import Precision

LEAST_CERTAINTY = 0.25
_ASSOCIATED = {"demonym": "demonym", "named": "in a name"}
ASSOCIATIVE = frozenset(_ASSOCIATED.values())
"""The kinds of rows that only go back to a place: nothing happens "there"."""
_BY_STATEMENT = {Precision.EXACT: Precision.DISTRICT, Precision.TOWN: Precision.DISTRICT}
"""How exactly a place is known that the report puts by another; by anything wider, as a region."""
_LOCALLY_NAMED = frozenset({"towns", "regions", "vanished"})
_LEAST_SHOWN = 3
_PRECISION = {p.value: p for p in Precision}


def find_places(
    document: Document, names: Sequence[Named], gazetteer: Gazetteer, *, report: Report | None = None
) -> tuple[Place, ...]:
    """The places named in a parsed report, in the order of their first mention.

    `names` are those of `reading.names.find_names`; people, organisations and outlets among them are no places. Offsets
    index the report's text. Ids are made from `report.id`, or from the text where no report is given.
    """
    toponyms = find_toponyms(document, names, gazetteer, load_place_cues())
    sentences = [document.sentence_of(document.tokens[t.first]).first for t in toponyms]
    resolved = respelt(guessed(resolve(toponyms, gazetteer), sentences, gazetteer), gazetteer)
    resolved = put_where_stated(resolved, document, load_place_cues(), gazetteer)
    rows: dict[str, list[Resolved]] = {}
    for one in resolved:
        rows.setdefault(_key(one), []).append(one)
    owner = report.id if report else document.text
    published = report.published if report else Published()
    places = [_place(document.text, owner, key, mentions, gazetteer, published) for key, mentions in rows.items()]
    return tuple(sorted(places, key=lambda p: (p.mentions[0], p.id)))


def resolve(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> tuple[Resolved, ...]:
    """Each mention with the place it means."""
    ranked = rank(toponyms, gazetteer, load_place_cues(), load_place_weights())
    return without_strays([_resolved(t, group_of(t, toponyms), ranked) for t in toponyms])


def _resolved(toponym: Toponym, group: Group, ranked: dict[Group, tuple[Scored, ...]]) -> Resolved:
    scored = ranked.get(group)
    if not scored:
        return Resolved(toponym, None, None, f"{toponym.grounds}; not in the gazetteer")
    best, sure = scored[0], certainty(scored)
    if sure < LEAST_CERTAINTY:
        return Resolved(toponym, None, None, f"{toponym.grounds}; one of {len(scored)} places, none likely")
    confidence = round(sure, 2) if len(scored) > 1 else None
    feature = f"; {toponym.feature}" if toponym.feature else ""
    grounds = f"{toponym.grounds}; best of {len(scored)}{feature}"
    return Resolved(toponym, best.entry, confidence, grounds, best.weight > 2, is_chief(scored))


def _key(one: Resolved) -> str:
    if one.entry is None:
        return f"name:{key_of(one.toponym.text)}"
    if one.toponym.sort == DEMONYM:
        return f"demonym:{one.entry.id}"
    return f"named:{one.entry.id}" if one.toponym.grounds == IN_A_NAME else one.entry.id


def _place(
    text: str, owner: str, key: str, mentions: list[Resolved], gazetteer: Gazetteer, published: Published
) -> Place:
    evidence = Evidence.of(text, [(m.toponym.start, m.toponym.end) for m in mentions])
    first = mentions[0]
    entry = first.entry
    shares = [m.confidence for m in mentions if m.confidence is not None]
    if entry is None:
        return _unlisted(row_id("place", [owner, key]), mentions, evidence, gazetteer)
    return Place(
        id=row_id("place", [owner, key]),
        name=_shown(entry, key, [m.toponym.text for m in mentions if not m.guess]),
        kind=_ASSOCIATED.get(key.split(":")[0], entry.kind),
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        precision=_PRECISION.get(entry.precision, Precision.TOWN),
        mentions=evidence.spans,
        quotes=evidence.quotes,
        entry=entry.id,
        within=_within(entry, gazetteer),
        claimed_by=entry.claimed_by,
        grounds=first.grounds,
        confidence=min(shares) if shares else None,
        sovereignty=holdings(entry, published),
        names_by_side=names_by_side(entry),
    )


def _unlisted(identifier: str, mentions: list[Resolved], evidence: Evidence, gazetteer: Gazetteer) -> Place:
    """A place that the gazetteer lacks: without a point, or where the report says that it is."""
    first = mentions[0]
    near, point = first.near, first.point
    precision = Precision.UNRESOLVED
    if near is not None and point is not None:
        precision = _BY_STATEMENT.get(_PRECISION.get(near.precision, Precision.TOWN), Precision.REGION)
    return Place(
        id=identifier,
        name=first.toponym.text,
        kind=first.toponym.feature or "unknown",
        country=near.country if near is not None else None,
        lat=point[0] if point is not None else None,
        lon=point[1] if point is not None else None,
        precision=precision,
        mentions=evidence.spans,
        quotes=evidence.quotes,
        within=(near.name, *_within(near, gazetteer)) if near is not None else (),
        claimed_by=near.claimed_by if near is not None else (),
        grounds=first.grounds,
    )


def _shown(entry: Entry, key: str, quotes: Sequence[str]) -> str:
    """The name to show: the gazetteer's, unless that is a local or official form that the report never uses ("Gonder"
    for "Gondar"); then the one it uses most, as written. Hand-made layers and territories have English names."""
    used = Counter(q for q in quotes if len(q) > _LEAST_SHOWN and not q.isupper() and "." not in q)
    names = {key_of(quote) for quote in quotes}
    if entry.layer not in _LOCALLY_NAMED or key_of(entry.name) in names or key != entry.id or not used:
        return entry.name
    return min(used, key=lambda q: (-used[q], quotes.index(q)))


def _within(entry: Entry, gazetteer: Gazetteer) -> tuple[str, ...]:
    """What the place lies in, the smallest first, by name."""
    names: list[str] = []
    for outer in (entry.within, entry.admin1, entry.country):
        known = gazetteer.entry(outer) if outer and outer != entry.id else None
        name = known.name if known else outer if outer == entry.within else None
        if name and name not in names:
            names.append(name)
    return tuple(names)
