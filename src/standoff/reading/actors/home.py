"""Where a report is at home: the state whose "Foreign Ministry" and "army" need no name beside them.

Evidence, best first: the capital of its dateline; the places of its dateline or byline, where they are all in one
country; the town of its byline; the country of a known outlet; a state in the outlet's name; its town; the country of
its address on the web. All but the first must be one of the two states that the report names most: what is written in
Geneva is seldom about Switzerland. A capital in a dateline is no home where the report never names its state and does
name two others.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from standoff.knowledge.gazetteer import Gazetteer
from standoff.reading.actors.affiliation import Anchor
from standoff.reading.actors.hometowns import country_of_byline, country_of_dateline, country_of_outlet, unmapped_byline
from standoff.reading.actors.registry import Known, Registry
from standoff.reading.phrases import Hit, Words
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Place, Report
from standoff.record.terms import Label

_DASHES = (" - ", " -- ", " – ", " — ")
_STRANGERS = 2
_SOIL_LEAST, _SOIL_SHARE = 2, 0.75
_HEAD, _HEADER = 6, 10
_BARS = (" | ", " · ", " • ", " * ")
_HEADERS = frozenset({Label.BYLINE, Label.DATELINE, Label.OTHER, Label.NAVIGATION})
_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")
_LANDS = frozenset({"territory", "demonym", "capital"})


def home_of(
    document: Document,
    registry: Registry,
    anchors: Collection[Anchor],
    places: Mapping[int, Place],
    report: Report | None,
    gazetteer: Gazetteer | None = None,
) -> tuple[Anchor | None, str]:
    """The state at home as an anchor, with the tokens that say so if any do, and the evidence by name."""
    parties = [a.known.party or "" for a in anchors]
    lands = [p.country or "" for i, p in places.items() if not _says_whence(document, i)]
    named = Counter(party for party in (*parties, *lands) if party in registry.states)
    found = _by_dateline(document, {a.first: a for a in anchors})
    if found is not None:
        named = Counter(party for party in parties if party in registry.states)
        own = found.known.party or ""
        others = [party for party, count in named.items() if party != own and count >= _STRANGERS]
        return (None, "") if named[own] <= 1 and len(others) >= _STRANGERS else (found, "dateline")
    counts = sorted(named.values(), reverse=True)[:2]
    most = {party for party, count in named.items() if count >= counts[-1]}
    most |= {code for row in registry.who.bodies if row.party in parties and len(row.where) == 1 for code in row.where}
    found = _by_town(document, registry, places, most) or _by_place(document, registry, places, most)
    found = found or _by_header(document, registry, most, {*named, *parties})
    if found is not None or report is None:
        return found, "dateline"
    if gazetteer is not None and (known := registry.parties.get(country_of_byline(report, gazetteer, most) or "")):
        return Anchor(0, 0, known), "the byline's town"
    town = _by_town_of_outlet(report, places)
    if town is None and gazetteer is not None:
        town = country_of_outlet(report, gazetteer, most)
    if town is None and gazetteer is not None:
        town = country_of_dateline(report, gazetteer, most)
    if town is None and gazetteer is not None and unmapped_byline(report, gazetteer):
        town = _only_ground(anchors, places)
    outlets = (_by_outlet(report, registry), "the outlet's country"), (town, "the outlet's town")
    for party, how in (*outlets, (_by_address(report, registry), "url")):
        known = registry.parties.get(party or "")
        if known is not None and party in most:
            return Anchor(0, 0, known), how
    return None, ""


def _only_ground(anchors: Collection[Anchor], places: Mapping[int, Place]) -> str | None:
    """The one country of the report's towns, where the correspondent's own is on no map."""
    named = {i for a in anchors for i in range(a.first, a.last)}
    found = {p.country for i, p in places.items() if i not in named and p.country and not p.claimed_by}
    return found.pop() if len(found) == 1 else None


def soil_of(
    document: Document, registry: Registry, anchors: Collection[Anchor], places: Mapping[int, Place]
) -> Anchor | None:
    """The state on whose undisputed ground the headline's places lie, else nearly all places of the report: the last
    evidence of home, for where nothing says whose an unnamed body is."""
    named = {i for a in anchors for i in range(a.first, a.last)}
    headed = {
        p.country
        for i, p in places.items()
        if document.line_of(document.tokens[i]).label is Label.HEADLINE and i not in named and not p.claimed_by
    }
    above = registry.parties.get(next(iter(headed)) or "") if len(headed) == 1 else None
    if above is not None and above.party in registry.sovereign:
        return Anchor(0, 0, above)
    counted = Counter(
        p.country
        for i, p in places.items()
        if i not in named and p.country in registry.sovereign and not p.claimed_by and not _says_whence(document, i)
    )
    if not counted:
        return None
    party, count = min(counted.items(), key=lambda item: (-item[1], item[0] or ""))
    known = registry.parties.get(party or "")
    sure = count >= _SOIL_LEAST and count >= _SOIL_SHARE * counted.total()
    return Anchor(0, 0, known) if sure and known is not None else None


def _says_whence(document: Document, i: int) -> bool:
    """Whether a place stands in a dateline or byline, which does not make it a matter of the report."""
    token = document.tokens[i]
    line = document.line_of(token)
    dated = document.sentence_of(token).first == i and i + 1 < len(document.tokens)
    return line.label in (Label.DATELINE, Label.BYLINE) or (dated and _opens_dateline(document, i, i + 1))


def _by_dateline(document: Document, starting: Mapping[int, Anchor]) -> Anchor | None:
    """The capital in the first dateline ("KHARTOUM (Agency) -", "Khartoum, May 4 --")."""
    for sentence in document.sentences[:12]:
        anchor = starting.get(sentence.first)
        if anchor is None or anchor.known.grounds != "capital" or anchor.last >= sentence.last:
            continue
        if _opens_dateline(document, anchor.first, anchor.last):
            return anchor
    return None


def _opens_dateline(document: Document, first: int, last: int) -> bool:
    """Whether what follows a town at the head of a line makes a dateline of it: "LIMA (Agency) -", "LIMA: "."""
    follows = document.tokens[last]
    line = document.line_of(follows)
    opening = document.text[line.start : min(line.end, line.start + 80)]
    if follows.text == ":" and line.start == document.tokens[first].start:
        return document.tokens[first].text.isupper() and len(document.tokens[first].text) > 3
    if follows.text not in ("(", "-", "–", "—", "--", ",") or line.start != document.tokens[first].start:
        return False
    dashed = any(mark in opening for mark in _DASHES)
    return dashed or (follows.text == "," and any(c.isdigit() for c in opening[:40]))


def _by_town(
    document: Document, registry: Registry, places: Mapping[int, Place], most: Collection[str]
) -> Anchor | None:
    """The country of the town in the first dateline ("PORT SUDAN, May 4 (Agency) -")."""
    for sentence in document.sentences[:12]:
        place = places.get(sentence.first)
        if place is None or place.country not in most:
            continue
        start = document.tokens[sentence.first].start
        end = next((end for begin, end in place.mentions if begin == start), start)
        last = next((t.i for t in document.tokens[sentence.first : sentence.last] if t.start >= end), None)
        known = registry.parties.get(place.country or "")
        if last is not None and known is not None and _opens_dateline(document, sentence.first, last):
            return Anchor(sentence.first, last, known)
    return None


def _by_header(document: Document, registry: Registry, most: Collection[str], named: Collection[str]) -> Anchor | None:
    """The capital in a byline or a short line about the outlet at the head ("Rimac Mirror | Lima", "By X in Lima")."""
    for line in document.lines[:_HEAD]:
        words = document.text[line.start : line.end]
        barred = (
            any(mark in words for mark in _BARS) and line.start <= document.lines[min(1, len(document.lines) - 1)].start
        )
        barred = barred or (line is document.lines[0] and bool(registry.words("desks") & set(words.lower().split())))
        if line.label not in _HEADERS and not barred:
            continue
        segments = (words,) if len(words.split()) <= _HEADER else _segments(words)
        hits = [hit for segment in segments for hit in _named_in(segment, registry)]
        found = (k for hit in hits for k in hit.entries if k.grounds == "capital")
        capitals = {k.party: k for k in found if k.party in most or _concerned(registry, k.party, named)}
        if len(capitals) == 1:
            return Anchor(0, 0, next(iter(capitals.values())))
    return None


def _segments(words: str) -> tuple[str, ...]:
    """What stands behind the bars of a long header, in short pieces: "… | Radio Rimac, Lima | 3 May"."""
    for mark in _BARS:
        words = words.replace(mark, _BARS[0])
    return tuple(part for part in words.split(_BARS[0])[1:] if len(part.split()) <= _HEAD)


def _concerned(registry: Registry, party: str | None, named: Collection[str]) -> bool:
    """Whether the report speaks of the state, of a de-facto state on its ground or of a group that fights there."""
    facto = {row.part_of for row in registry.territories if row.code in named}
    fought = {code for row in registry.who.bodies if row.party in named for code in row.where}
    return party in named or party in facto or party in fought


def _by_place(
    document: Document, registry: Registry, places: Mapping[int, Place], most: Collection[str]
) -> Anchor | None:
    """The country of the places in the dateline or byline, where they are all in one ("Port Sudan, 3 May 2021")."""
    for line in document.lines:
        if line.label not in (Label.DATELINE, Label.BYLINE):
            continue
        found = {p.country: i for i, p in places.items() if line.start <= document.tokens[i].start < line.end}
        known = registry.parties.get(next(iter(found)) or "") if len(found) == 1 else None
        if known is not None and known.party in most:
            first = next(iter(found.values()))
            return Anchor(first, first + 1, known)
    return None


def _by_outlet(report: Report, registry: Registry) -> str | None:
    """The country of a known outlet, else the one state whose name, people or capital stands in the outlet's name."""
    outlet = " ".join((report.outlet or "").split()).removeprefix("The ")
    if not outlet:
        return None
    if (country := registry.outlets.get(outlet.casefold())) is not None:
        return country
    parties = {hit.entries[0].party for hit in _named_in(outlet, registry) if hit.entries[0].grounds in _LANDS}
    return parties.pop() if len(parties) == 1 else None


def _by_town_of_outlet(report: Report, places: Mapping[int, Place]) -> str | None:
    """The country of the one town of the report that stands in the outlet's name ("The Punta Alta Examiner")."""
    words = f" {' '.join((report.outlet or '').split())} "
    found = {p.country for p in places.values() if p.country is not None and f" {p.name} " in words}
    return found.pop() if len(found) == 1 else None


def _named_in(words: str, registry: Registry) -> tuple[Hit[Known], ...]:
    """The known names in words that stand in no parse."""
    tokens = tuple(
        Token(i, m.start(), m.end(), m.group(), m.group().casefold(), "X", "X", "", i)
        for i, m in enumerate(_WORDS.finditer(words))
    )
    return tuple(registry.names.find(Words.of(Document(words, (), tokens, ()))))


def _by_address(report: Report, registry: Registry) -> str | None:
    """The state of a web address's last part, where that part is used by its own country ("example.pe")."""
    for address in (report.url, report.source):
        host = urlsplit(address).hostname if address and "://" in address else None
        ending = (host or "").rpartition(".")[2]
        if len(ending) == 2 and ending not in registry.words("worldwide_endings"):
            territory = registry.territories.get({"uk": "GB"}.get(ending, ending.upper()))
            return territory.code if territory is not None else None
    return None
