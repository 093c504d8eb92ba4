"""The proper names of a report: people, organisations, places, peoples and outlets.

The language model's entities are joined with the names that Standoff knows, with the patterns in which news names
people ("Foreign Minister X", "X, an opposition lawmaker"), with nouns that say of a name that it is a place ("X
corridor", "the villages of X and Y"), and with the report itself: who was named in full once is meant by the bare
surname. A name in a name is kept where the outer one is an organisation ("Syrian" in "Syrian Foreign Ministry");
otherwise names do not overlap.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.knowledge.territories import Territory
from standoff.knowledge.whoswho import Title
from standoff.reading.actors.armies import formation_names
from standoff.reading.actors.companion_names import (
    beside_places,
    longer_towns,
    shortened_bodies,
    standing_at,
    waters,
    without_peoples,
)
from standoff.reading.actors.echoes import of_dateline, same_outlets, same_places, same_surnames
from standoff.reading.actors.located_names import asking_media, located, shouted_places
from standoff.reading.actors.name_cues import (
    Candidate,
    apposed_people,
    behind_nearness,
    cued_places,
    is_place_by_cue,
    local_places,
    lying_at,
)
from standoff.reading.actors.name_runs import name_run, people_behind_bodies
from standoff.reading.actors.name_shapes import (
    behind_opener,
    media_nouns,
    medium,
    nameable,
    opening_word,
    plain_noun,
    spelt,
    trimmed,
    unfinished,
    words_of_headline,
)
from standoff.reading.actors.registry import Known, Registry, load_registry
from standoff.reading.actors.ship_names import ships_of
from standoff.reading.phrases import Hit, Words
from standoff.reading.syntax import Document, Token

PERSON, ORGANISATION, PLACE = "person", "organisation", "place"
_OF_FOR = frozenset({"of", "for"})
_PHRASE, _NAMED = 9, 2
DEMONYM, OUTLET, OTHER = "demonym", "outlet", "other"

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_MODEL_LABELS = {"PERSON": PERSON, "ORG": ORGANISATION, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "NORP": OTHER}
_MODEL_LABELS |= {"PRODUCT": OTHER, "EVENT": OTHER, "LAW": OTHER, "WORK_OF_ART": OTHER, "LANGUAGE": OTHER}


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name at `[start, end)` of the report's text. `grounds` names the evidence, best first."""

    start: int
    end: int
    label: str
    grounds: str


def find_names(document: Document, registry: Registry | None = None) -> tuple[Name, ...]:
    """The names in a parsed report, in text order, an outer name before the one inside it."""
    registry = registry or load_registry()
    words = Words.of(document)
    known = list(_known(document, words, registry))
    offices = {i for hit in registry.titles.find(words) for i in range(hit.first, hit.last)}
    found = [*known, *_titled(document, words, registry)]
    found += (c for c in _entities(document, registry, known) if not offices.issuperset(range(c.first, c.last)))
    found += cued_places(document, registry)
    found += local_places(document, registry)
    found += formation_names(document, registry, ORGANISATION)
    found += lying_at(document, registry, PLACE)
    found += waters(document, registry, PLACE)
    found += longer_towns(document, registry, found, PLACE)
    found += standing_at(document, registry, found, PLACE)
    found += shortened_bodies(document, found, ORGANISATION)
    found += apposed_people(document, registry, found)
    found += people_behind_bodies(document, words, registry)
    found += located(document, registry, found, PLACE)
    found += beside_places(document, found, PLACE)
    found += same_places(document, found, PLACE)
    found += shouted_places(document, found, PLACE)
    found += asking_media(document, registry, media_nouns(), ORGANISATION)
    found += same_surnames(document, registry, found, PERSON)
    found += same_outlets(document, found, frozenset({ORGANISATION, OUTLET}))
    found += of_dateline(document, PLACE, OUTLET)
    found = without_peoples(document, registry, found)
    aboard = {i for ship in ships_of(document, registry) for i in range(ship.first, ship.last)}
    found = [c for c in found if c.label != PERSON or aboard.isdisjoint(range(c.first, c.last))]
    return tuple(_name(document, c) for c in _settle(found, len(document.tokens)))


# --- known names -----------------------------------------------------------------------------------


def _known(document: Document, words: Words, registry: Registry) -> Iterator[Candidate]:
    for hit in registry.names.find(words):
        token = document.tokens[hit.first]
        entry = hit.entries[0]
        if not _written_as_name(document, token, entry):
            continue
        label = entry.label
        if {e.label for e in hit.entries} >= {PLACE, DEMONYM}:
            label = DEMONYM if token.dep in ("amod", "compound", "nmod") else PLACE
        yield Candidate(hit.first, hit.last, label, entry.grounds, 2)


def _written_as_name(document: Document, token: Token, entry: Known) -> bool:
    """A name that is also a word ("Turkey", "Chad", "IS") must be written and tagged like a name."""
    if not token.text[0].isupper() and not token.text[0].isdigit():
        return entry.label == OUTLET or token.pos == "PROPN"
    if isinstance(entry.row, Territory) or len(token.text) > 3:
        return True
    return token.pos not in ("AUX", "PRON", "VERB", "ADP")


# --- people by their titles ------------------------------------------------------------------------


def _titled(document: Document, words: Words, registry: Registry) -> Iterator[Candidate]:
    """ "President X", "Foreign Minister X Y": the run of capitalised words behind a title."""
    organs = {i for hit in registry.organs.find(words) if hit.last - hit.first > 1 for i in range(hit.first, hit.last)}
    found = tuple(registry.titles.find(words))
    begun = {hit.first for hit in found}
    for hit in found:
        if document.tokens[hit.last - 1].pos == "VERB" and document.tokens[hit.last - 1].tag != "VBG":
            continue
        if hit.last - 1 in organs or hit.last >= len(document.tokens) or hit.last in begun:
            continue
        if document.tokens[hit.last].text == "," and _articled(document, registry, hit.first):
            run = name_run(document, registry, hit.last + 1)
            if run and run[1] - run[0] >= 2 and _closes_apposition(document, run[1]):
                yield Candidate(*run, PERSON, "title", 1)
            continue
        if (run := _behind_its_body(document, registry, hit)) is not None:
            yield Candidate(*run, PERSON, "title", 1)
            continue
        run = name_run(document, registry, hit.last)
        if run and (not _plural(document.tokens[hit.last - 1]) or _listed_after(document, run[1])):
            yield Candidate(*run, PERSON, "title", 0)


def _behind_its_body(document: Document, registry: Registry, hit: Hit[Title]) -> tuple[int, int] | None:
    """The name in "the commander of the Peruvian border guards, X Y,", where the model sees nothing else in it."""
    tokens = document.tokens
    if tokens[hit.last].lower not in _OF_FOR or not _articled(document, registry, hit.first):
        return None
    for i in range(hit.last + 1, min(hit.last + _PHRASE, len(tokens) - 1)):
        if tokens[i].pos in ("VERB", "AUX") or tokens[i].text in (";", ":", '"', "(", "and"):
            return None
        if tokens[i].text == ",":
            run = name_run(document, registry, i + 1)
            if run is None or run[1] - run[0] < _NAMED or not _closes_apposition(document, run[1]):
                return None
            words = tokens[run[0] : run[1]]
            towns = () if tokens[i - 1].text[0].isupper() else ("GPE",)
            return run if all(t.entity in ("PERSON", "ORG", "", *towns) and t.tag != "NNPS" for t in words) else None
    return None


def _plural(token: Token) -> bool:
    return token.tag in ("NNS", "NNPS")


def _listed_after(document: Document, i: int) -> bool:
    """ "Presidents X and Y": a title in the plural stands before several names."""
    return i < len(document.tokens) and document.tokens[i].text in (",", "and", "&")


def _articled(document: Document, registry: Registry, first: int) -> bool:
    """Whether the title stands in a phrase of its own ("the country's caretaker premier, X Y,")."""
    for token in reversed(document.tokens[max(0, first - 5) : first]):
        if token.tag in ("DT", "POS", "PRP$") or token.pos == "DET":
            return True
        if token.pos not in ("ADJ", "PROPN", "NOUN"):
            return False
    return False


def _closes_apposition(document: Document, i: int) -> bool:
    return (
        i >= len(document.tokens)
        or document.tokens[i].text in (",", ".", ";", ":")
        or document.tokens[i].pos in ("VERB", "AUX")
    )


# --- the model's entities --------------------------------------------------------------------------


def _entities(document: Document, registry: Registry, known: list[Candidate]) -> Iterator[Candidate]:
    covered = {i: c for c in known for i in range(c.first, c.last)}
    common = frozenset(t.text for t in document.tokens if t.pos == "NOUN" and t.text.islower())
    for first, last, kind in _model_spans(document):
        for piece in _pieces(document, first, last):
            start, end = trimmed(document, *piece)
            start = behind_opener(document, registry, start, end) if start < end else start
            if start >= end or not nameable(document, start, end) or (piece[0] > first and end - start == 1):
                continue
            if end - start == 1 and plain_noun(document, registry, start):
                continue
            if opening_word(document, start, end, common) or unfinished(document, registry, start, end):
                continue
            if end - start > 1 and words_of_headline(document, start, end):
                continue
            yield from _judged(document, registry, covered, start, end, kind)


def _judged(
    document: Document, registry: Registry, covered: dict[int, Candidate], first: int, last: int, kind: str
) -> Iterator[Candidate]:
    """The label of one entity of the model, put right by what is known and by the words around it."""
    label = _MODEL_LABELS[kind]
    if label == PERSON and last - first > 1 and medium(document, last - 1):
        label = ORGANISATION
    inside = {covered[i] for i in range(first, last) if i in covered}
    whole = any(c.first <= first and last <= c.last for c in inside)
    if label == PERSON:
        if whole or is_place_by_cue(document, registry, first, last) or not spelt(document, first, last):
            return
        if last - first <= 2 and behind_nearness(document, first):
            yield Candidate(first, last, PLACE, "preposition", 5)
            return
        if last - first == 1 and kind == "PERSON" and not _person_like(document, first):
            yield Candidate(first, last, OTHER, "model-unsure", 7)
            return
        if any(document.tokens[i].text in registry.words("not_names") for i in range(first, last)):
            label = PLACE if document.tokens[last - 1].lower in registry.words("features") else ORGANISATION
        rank = 1 if last - first > 1 and not _all_known(inside, first, last) else 5
        yield Candidate(first, last, label, "model", rank)
    elif label == ORGANISATION and is_place_by_cue(document, registry, first, last):
        return
    elif label == ORGANISATION and last - first == 1 and not whole and _stands_where(document, registry, first):
        yield Candidate(first, last, PLACE, "preposition", 5)
    elif not whole and not _kind_of_body(document, registry, first, last):
        yield Candidate(first, last, label, "model", 4 if label == ORGANISATION else 5)


def _stands_where(document: Document, registry: Registry, i: int) -> bool:
    """ "At Rastan", "between X and Y": one word, no acronym and no body's noun, behind a preposition of place."""
    word = document.tokens[i]
    if word.text.isupper() or any(c.isupper() for c in word.text[1:]) or word.lower in registry.releases.bodies:
        return False
    before = document.tokens[i - 1].lower if i else ""
    return before in ("at", "near") or (before == "between" and word.dep == "pobj")


def _kind_of_body(document: Document, registry: Registry, first: int, last: int) -> bool:
    """ "Peruvian border troops": a people's adjective and common nouns name no body."""
    rest = document.tokens[first + 1 : last]
    known = registry.territories.of_demonym(document.tokens[first].text)
    return bool(known) and bool(rest) and all(t.text.islower() for t in rest)


def _all_known(inside: Iterable[Candidate], first: int, last: int) -> bool:
    return sum(c.last - c.first for c in inside) >= last - first


def _person_like(document: Document, i: int) -> bool:
    """Whether a single word acts or speaks as people do, or is owned by none of the place-like relations."""
    token = document.tokens[i]
    return token.dep in ("nsubj", "nsubjpass", "agent", "dobj", "dative", "poss", "appos") or (
        token.pos == "PROPN" and (token.dep == "ROOT")
    )


def _model_spans(document: Document) -> Iterator[tuple[int, int, str]]:
    first = -1
    for token in (*document.tokens, None):
        goes_on = (
            token is not None
            and first >= 0
            and token.entity == document.tokens[first].entity
            and not token.entity_begins
        )
        if goes_on:
            continue
        if first >= 0 and document.tokens[first].entity in _MODEL_LABELS:
            yield first, token.i if token else len(document.tokens), document.tokens[first].entity
        first = token.i if token is not None and token.entity else -1


def _pieces(document: Document, first: int, last: int) -> Iterator[tuple[int, int]]:
    """An entity is cut at a dash between spaces ("Georgia - Protesters") and at a colon ("Ministry: Troops"): those
    are the forms of captions and headlines, not of names."""
    start = first
    for i in range(first, last):
        token = document.tokens[i]
        dash = token.text in ("-", "–", "—", "--") and document.text[token.start - 1 : token.start].isspace()
        if dash or token.text == ":":
            yield start, i
            start = i + 1
    yield start, last


# --- choosing --------------------------------------------------------------------------------------


def _settle(found: Iterable[Candidate], size: int) -> list[Candidate]:
    """The best candidates: none crosses another, and only an organisation holds names inside it."""
    owner: list[Candidate | None] = [None] * size
    kept: list[Candidate] = []
    for c in sorted(found, key=lambda c: (c.rank, c.first - c.last, c.first, c.label)):
        beneath = {owner[i] for i in range(c.first, c.last)}
        others = [o for o in beneath if o is not None]
        wraps = c.label == ORGANISATION and all(
            o.label in (DEMONYM, PLACE)
            and c.first <= o.first
            and o.last <= c.last
            and (o.first, o.last) != (c.first, c.last)
            for o in others
        )
        if others and not wraps:
            continue
        kept.append(c)
        for i in range(c.first, c.last):
            owner[i] = c
    return sorted(kept, key=lambda c: (c.first, -c.last))


def _name(document: Document, c: Candidate) -> Name:
    return Name(document.tokens[c.first].start, document.tokens[c.last - 1].end, c.label, c.grounds)
