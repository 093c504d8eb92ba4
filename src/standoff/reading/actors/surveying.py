"""A report with everything in it that the lexicons know: its names, titles and organs, and where it is at home."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from standoff.knowledge.gazetteer import Gazetteer
from standoff.knowledge.territories import Territory
from standoff.knowledge.whoswho import Body
from standoff.reading.actors.affiliation import Anchor, Ground
from standoff.reading.actors.halves import halves
from standoff.reading.actors.home import home_of, soil_of
from standoff.reading.actors.in_time import at_date
from standoff.reading.actors.introduced import introduce
from standoff.reading.actors.leagues import leagues
from standoff.reading.actors.names import PERSON, PLACE, Name
from standoff.reading.actors.registry import Known, Registry
from standoff.reading.actors.ship_names import ships_of
from standoff.reading.phrases import Hit, Words
from standoff.reading.syntax import Document
from standoff.record.rows import Place, Published, Report

_LEANINGS = frozenset({"pro", "anti"})


def survey(
    document: Document,
    registry: Registry,
    names: tuple[Name, ...],
    places: tuple[Place, ...] = (),
    report: Report | None = None,
    gazetteer: Gazetteer | None = None,
) -> Ground:
    """Looks everything up once; `report` gives the outlet and address that may tell where the report is at home,
    `gazetteer` the towns that they name."""
    words = Words.of(document)
    by_start = {t.start: t.i for t in document.tokens}
    by_end = {t.end: t.i + 1 for t in document.tokens}
    people: dict[int, tuple[int, int]] = {}
    for name in names:
        first, last = by_start.get(name.start), by_end.get(name.end)
        if first is None or last is None:
            continue
        for i in range(first, last):
            if name.label == PERSON:
                people[i] = (first, last)
    ships = ships_of(document, registry)
    aboard = {i for ship in ships for i in range(ship.first, ship.last)}
    people = {i: run for i, run in people.items() if i not in aboard}
    registry, introduced = introduce(document, words, registry, people, report.outlet if report else None)
    covered = {i for hit in introduced for i in range(hit.first, hit.last)}
    people = {i: run for i, run in people.items() if i not in covered}
    published = report.published if report is not None else Published()
    found = (hit for hit in registry.names.find(words) if covered.isdisjoint(range(hit.first, hit.last)))
    named = (at_date(registry, hit, published) for hit in found)
    grounds = {p.country for p in places if p.country is not None}
    hits = (*_told_apart(document, registry, named, grounds), *introduced)
    anchors = [a for hit in hits for a in _anchor(document, registry, hit, people)]
    anchors = _compound_peoples(document, _without_nouns(document, registry, anchors))
    anchors = [a for a in anchors if a.first not in aboard and not _names_waters(document, registry, a)]
    anchors = _without_regions(document, registry, anchors)
    anchors += halves(document, registry, anchors)
    anchors += leagues(document, registry, anchors, grounds)
    organs = tuple(registry.organs.find(words))
    titles = tuple(h for h in registry.titles.find(words) if h.first not in people)
    located = {by_start[start]: p for p in places for start, _ in p.mentions if start in by_start}
    home, how = home_of(document, registry, anchors, located, report, gazetteer)
    return Ground(
        document=document,
        registry=registry,
        names=names,
        people=people,
        starting={a.first: a for a in anchors},
        ending={a.last: a for a in anchors},
        titles=titles,
        title_ending={h.last: h for h in titles},
        organs=organs,
        organ_ending={h.last: h for h in organs},
        places=located,
        inside=frozenset(i for a in anchors for i in range(a.first, a.last)),
        home=home,
        home_how=how,
        soil=soil_of(document, registry, anchors, located),
        ships=ships,
    )


def _told_apart(
    document: Document, registry: Registry, hits: Iterable[Hit[Known]], grounds: Collection[str]
) -> Iterator[Hit[Known]]:
    """The hits, an acronym left only those entries whose full name, or whose ground, the report names too."""
    found = tuple(hits)
    told = (h for h in found if h.last - h.first > 1 and sum(isinstance(k.row, Body) for k in h.entries) < 2)
    named: set[object] = {k.row for hit in told for k in hit.entries}
    named |= {k.row for hit in found for k in hit.entries if k.label != "organisation"}
    lands: set[str | None] = {k.party for hit in found for k in hit.entries if isinstance(k.row, Territory)}
    lands |= set(grounds)
    for hit in found:
        word = document.tokens[hit.first].text
        shortened = hit.last - hit.first == 1 and word.isupper()
        if shortened and len(word) > 3 and len(hit.entries) == 1 and word.lower() not in registry.words("wordlike"):
            yield hit
            continue
        torn = shortened or sum(isinstance(k.row, Body) for k in hit.entries) > 1
        fitting = tuple(k for k in hit.entries if not torn or _in_place(k, named, lands))
        sure = tuple(k for k in fitting if k.row in named or (isinstance(k.row, Body) and k.row.where))
        if fitting:
            yield replace(hit, entries=sure if torn and sure and len(fitting) > 1 else fitting)


def _without_nouns(document: Document, registry: Registry, anchors: list[Anchor]) -> list[Anchor]:
    """The anchors without common nouns that only look like a name: "the two States", where no one is called so else."""
    named = {a.known.party for a in anchors if a.last - a.first > 1 or not _is_noun(document, registry, a)}
    kept = []
    saints = registry.words("town_openers")
    for anchor in anchors:
        before = document.tokens[anchor.first - 1] if anchor.first else None
        if anchor.known.grounds == "capital" and before is not None and before.text in saints:
            continue
        plain = document.tokens[anchor.first - 1].lower == "the" if anchor.first else False
        if not _is_noun(document, registry, anchor) or (plain and anchor.known.party in named):
            kept.append(anchor)
    return kept


def _names_waters(document: Document, registry: Registry, anchor: Anchor) -> bool:
    """ "The Sea of Japan", "the Gulf of Oman": part of the name of waters or land, and no state."""
    if anchor.first < 2 or document.tokens[anchor.first - 1].lower != "of":
        return False
    form = document.tokens[anchor.first - 2]
    return form.text[0].isupper() and form.lower in registry.words("land_forms")


def _is_noun(document: Document, registry: Registry, anchor: Anchor) -> bool:
    return anchor.last - anchor.first == 1 and document.tokens[anchor.first].lower in registry.descriptions.groups


def _in_place(known: Known, named: Collection[object], lands: set[str | None]) -> bool:
    where = known.row.where if isinstance(known.row, Body) else ()
    return not where or known.row in named or not lands.isdisjoint(where)


def _anchor(
    document: Document, registry: Registry, hit: Hit[Known], people: Mapping[int, tuple[int, int]]
) -> tuple[Anchor, ...]:
    token = document.tokens[hit.first]
    if hit.first in people or not (token.text[0].isupper() or token.text[0].isdigit()):
        return ()
    if len(token.text) <= 3 and token.pos in ("AUX", "PRON", "VERB", "ADP"):
        return ()
    plain = {e for e in hit.entries if e.label == PLACE and e.grounds != "capital" and e.party is not None}
    entries = sorted(hit.entries, key=lambda e: (e not in plain, e.party is None))
    before = document.tokens[hit.first - 1].lower if hit.first else ""
    leaning = hit.first > 1 and before in ("-", "‑") and document.tokens[hit.first - 2].lower in _LEANINGS
    ethnic = before == "ethnic" or leaning or token.text in registry.words("peoples")
    return (Anchor(hit.first, hit.last, entries[0], ethnic),)


def _compound_peoples(document: Document, anchors: list[Anchor]) -> list[Anchor]:
    """ "Bosnian Serbs", "Kosovo Albanians": a people that lives in another state, and speaks for none."""
    found, starting = list[Anchor](), {a.first: a for a in anchors}
    second = {a.last for a in anchors if _lands(a) and _people_behind(document, a, starting.get(a.last))}
    for anchor in anchors:
        if anchor.last in second:
            continue
        found.append(replace(anchor, ethnic=True) if anchor.first in second else anchor)
    return found


def _without_regions(document: Document, registry: Registry, anchors: list[Anchor]) -> list[Anchor]:
    """The anchors without a people in the name of a region of another state: "Peru's Chilean Region"."""
    tokens, ending = document.tokens, {a.last: a for a in anchors}
    kept = []
    for anchor in anchors:
        behind = tokens[anchor.last : anchor.last + 1]
        region = any(t.text[0].isupper() and t.lower in registry.words("grounds") for t in behind)
        owned = anchor.first > 1 and tokens[anchor.first - 1].tag == "POS" and anchor.first - 1 in ending
        if not (region and owned and anchor.known.label == "demonym"):
            kept.append(anchor)
    return kept


def _lands(anchor: Anchor) -> bool:
    return isinstance(anchor.known.row, Territory) and anchor.known.grounds != "capital"


def _people_behind(document: Document, first: Anchor, second: Anchor | None) -> bool:
    if second is None or second.known.label != "demonym" or second.known.party == first.known.party:
        return False
    tokens = document.tokens
    plain = tokens[second.first].tag in ("NNPS", "NNS") or first.known.label == "demonym"
    return plain or (second.last < len(tokens) and tokens[second.last].pos in ("NOUN", "ADJ"))
