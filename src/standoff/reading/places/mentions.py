"""Where a report names places: the mentions, before anything is said of which place each one is.

Names that the reader knows to be places are joined with what stands in the gazetteer beside a word that makes it a
place: a feature ("the village of X"), a preposition, a dateline, a region after a comma ("X, Ohio"). Mentions of
people, organisations and outlets are left out. Offsets are exact: trimmed of articles, possessives and feature words
in lower case ("Syunik" of "Syunik province", but "Kanawha County").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from standoff.knowledge.gazetteer import Candidate, Gazetteer
from standoff.knowledge.place_cues import PlaceCues
from standoff.knowledge.territories import load_territories
from standoff.reading.places.area import Area
from standoff.reading.places.features import DEMONYM, PLACE, Toponym, feature_of, related
from standoff.reading.places.respelling import spellings
from standoff.reading.syntax import Document, Token

LONGEST = 7
PERSON = "person"
_WIDE = frozenset({"state", "admin1", "continent"})
_KNOWN = frozenset({"organisation", "outlet", "agency", "force", "mechanism"})
_MODIFIERS = frozenset({"amod"})
_BARE = frozenset({"town", "village", "capital", "enclave", "admin1", "admin2", "region"})
CURATED = frozenset({"world", "caucasus", "fergana", "flashpoints"})
_JOINING = frozenset(
    {"of", "the", "and", "de", "la", "al", "el", "du", "da", "-", "'", "’", "'s", "’s", ".", "&", "upon"}
)
_PARTING = frozenset({",", ";", "/"})
_DASHES = frozenset({"-", "–", "—"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "their"})
LIVELY = 15_000
LEAST_RESPELT = 5
LONGEST_ABBREVIATION = 5
IN_A_NAME = "in a name"


class Named(Protocol):
    """What is asked of a name: see `names.Name`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def grounds(self) -> str: ...


def find_toponyms(
    document: Document, names: Sequence[Named], gazetteer: Gazetteer, cues: PlaceCues
) -> tuple[Toponym, ...]:
    """The place mentions of a report in text order; none overlaps another."""
    finder = _Finder(document, gazetteer, cues)
    others = [name for name in names if name.label not in (PLACE, DEMONYM)]
    named = finder.marked([t for name in names if name.label in (PLACE, DEMONYM) for t in finder.trimmed(name)], others)
    taken = bytearray(len(document.tokens))
    for toponym in named:
        taken[toponym.first : toponym.last] = b"\1" * (toponym.last - toponym.first)
    found = finder.supported(_settled(named + list(finder.scanned(taken, others))))
    seen = {t.text for t in found if t.sort == PLACE}
    area = Area.of(document, cues, finder.known, found)
    inner = [t for name in others for t in finder.instead(name, area)]
    inner += [t for n in others if n.label != PERSON and n.grounds not in _KNOWN for t in finder.inside(n, seen)]
    return related(document, cues, finder.named_too(_settled(found + inner), others))


class _Finder:
    """The look-ups of one report: the gazetteer is asked once for all of its capitalised runs."""

    def __init__(self, document: Document, gazetteer: Gazetteer, cues: PlaceCues) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.cues = cues
        self.territories = load_territories()
        self.stems = {name.replace(".", "") for name in cues.abbreviations}
        self.runs = dict(_runs(document))
        featured = (self.text(first, end) for first, last in self.runs for end in self.ends_of_feature(last))
        self.known = gazetteer.find([*self.runs.values(), *featured])

    def text(self, first: int, last: int) -> str:
        tokens = self.document.tokens
        return self.document.text[tokens[first].start : tokens[last - 1].end]

    def ends_of_feature(self, last: int) -> Iterator[int]:
        """Where a feature word that begins at token `last` ends, the longest first ("water intake", "road")."""
        tokens = self.document.tokens
        for end in (last + 2, last + 1):
            if end <= len(tokens) and " ".join(t.lower for t in tokens[last:end]) in self.cues.after:
                yield end

    # --- names that are places -------------------------------------------------------------------

    def trimmed(self, name: Named) -> Iterator[Toponym]:
        """The toponyms of one name: trimmed, with a feature word that belongs to it, cut at commas and
        between the ends of a road ("the Batken-Isfana road")."""
        tokens = self.document.within(name.start, name.end)
        parting = self._parting(name, tokens)
        piece: list[Token] = []
        for token in tokens:
            if token.text in parting:
                yield from self._piece(piece, name.label)
                piece = []
                continue
            if piece and self.document.sentence_of(piece[-1]) != self.document.sentence_of(token):
                yield from self._piece(piece, name.label)
                piece = []
            piece.append(token)
        yield from self._piece(piece, name.label)

    def _parting(self, name: Named, tokens: Sequence[Token]) -> frozenset[str]:
        """What parts a name into several: nothing where the gazetteer has the whole; dashes between ends of a road."""
        if not tokens or self.known.get(self.document.text[name.start : name.end]):
            return frozenset()
        feature = feature_of(self.document, self.cues, tokens[0].i, tokens[-1].i + 1)
        return _PARTING | _DASHES if feature == "corridor" else _PARTING

    def _piece(self, piece: list[Token], label: str) -> Iterator[Toponym]:
        while piece and (piece[0].lower in _ARTICLES or not piece[0].text[0].isupper()):
            piece = piece[1:]
        while piece and (piece[-1].text in ("'s", "’s", "'", "’", "-") or not _capital(piece[-1])):
            piece = piece[:-1]
        if piece and not (label == PLACE and self._is_craft(piece[0].i)):
            first = self._begun(piece[0].i, piece[-1].i + 1)
            first, last = self._hyphenated(first, piece[-1].i + 1)
            last = self._extended(first, last)
            yield self._toponym(first, last, label, "name")

    def _is_craft(self, first: int) -> bool:
        """Whether the word before makes the name that of a ship: "the tanker X"."""
        return first > 0 and self.document.tokens[first - 1].lower in self.cues.vessels

    def _hyphenated(self, first: int, last: int) -> tuple[int, int]:
        """The ends of a name with what a hyphen joins to it: "Tell al-Far", or "Ra-ngae" where that is known."""
        tokens = self.document.tokens
        if first > 1 and tokens[first - 1].text in _DASHES and tokens[first - 2].lower in self.cues.articles:
            first -= 2 if self._joined(first - 2, first + 1) else 0
            before = tokens[first - 1] if first else None
            proper = before is not None and before.tag == "NNP" and before.entity == tokens[first].entity
            first -= 1 if proper and self._same_sentence(first - 1, last) else 0
        for ahead in (0, 1):
            end = last + ahead + 2
            if end > len(tokens) or tokens[end - 2].text not in _DASHES or not self._joined(last - 1 + ahead, end):
                continue
            article = tokens[end - 3].lower in self.cues.articles and tokens[end - 1].text[0].isupper()
            known = not ahead and tokens[end - 1].text.isalpha() and self._is_whole(self.text(first, end))
            if article or known:
                return first, end
        return first, last

    def _joined(self, first: int, last: int) -> bool:
        """Whether no space stands between the tokens, which are of one sentence."""
        tokens = self.document.tokens[first:last]
        return all(a.end == b.start for a, b in pairwise(tokens)) and self._same_sentence(first, last)

    def _is_whole(self, text: str) -> bool:
        self.known.update(self.gazetteer.find([text]))
        return any(c.weight > 1 for c in self.known.get(text, ()))

    def _begun(self, first: int, last: int) -> int:
        """The beginning of a name with the word before it, where that makes a place's own name ("Port Sudan")."""
        before = self.runs.get((first - 1, last)) if first else None
        own = before and any(c.weight == 3 for c in self.known.get(before, ()))
        return first - 1 if own and self.document.tokens[first - 1].tag in ("NNP", "NNPS") else first

    def _extended(self, first: int, last: int) -> int:
        """The end of a name with the feature word after it: one in capitals ("Kanawha County"), unless what stands
        before it is a state or a people, or any one with which the gazetteer has it ("Lachin corridor")."""
        tokens = self.document.tokens
        if last >= len(tokens) or not self._same_sentence(first, last):
            return last
        shorter, capital = self.text(first, last), tokens[last].text[0].isupper()
        for end in (*self.ends_of_feature(last), last + 1):
            found = self.known.get(self.text(first, end), ())
            if any(c.weight > 1 and (capital or c.entry.kind not in _BARE) for c in found):
                return end
        wide = self.territories.named(shorter) or self.territories.of_demonym(shorter)
        if capital and tokens[last].lower in self.cues.after and not wide:
            return last + 1
        return last

    def _same_sentence(self, first: int, last: int) -> bool:
        document = self.document
        return document.sentence_of(document.tokens[first]) == document.sentence_of(document.tokens[last])

    def _toponym(self, first: int, last: int, label: str, grounds: str) -> Toponym:
        tokens = self.document.tokens
        text = self.text(first, last)
        found = self.known.get(text, ())
        peoples = found and all(c.entry.layer in CURATED and c.entry.name != text for c in found)
        people = peoples and tokens[last - 1].entity == "NORP"
        demonym = bool(people) or bool(self.territories.of_demonym(text)) or label == DEMONYM
        sort = DEMONYM if demonym and not self.territories.named(text) else PLACE
        return Toponym(tokens[first].start, tokens[last - 1].end, text, first, last, sort, grounds)

    # --- names that the gazetteer knows ------------------------------------------------------------

    def scanned(self, taken: bytearray, blocked: Sequence[Named]) -> Iterator[Toponym]:
        """The runs of capitalised words that the gazetteer knows and something beside them makes a place."""
        tokens = self.document.tokens
        free = bytearray(not t for t in taken)
        for name in blocked:
            for token in self.document.within(name.start, name.end):
                free[token.i] = 0
        i = 0
        while i < len(tokens):
            found = next((t for last in range(i + LONGEST, i, -1) if (t := self._run(i, last, free))), None)
            if found:
                yield found
                i = found.last
            else:
                i += 1

    def _run(self, first: int, last: int, free: bytearray) -> Toponym | None:
        text = self.runs.get((first, last))
        if text is None or not all(free[first:last]):
            return None
        found = self.known.get(text)
        if not found:
            return self._respelt(first, last, text)
        grounds = self._place_by(first, last, text, found)
        return self._toponym(first, last, PLACE, grounds) if grounds else None

    def _respelt(self, first: int, last: int, text: str) -> Toponym | None:
        """A name unknown as it is written, behind a preposition of place, that the gazetteer spells otherwise."""
        tokens = self.document.tokens
        stands = first > 0 and tokens[first - 1].lower in self.cues.standing and tokens[first].tag == "NNP"
        goes_on = last < len(tokens) and (tokens[last].tag[:2] == "NN" or tokens[last].text in ("'s", "’s", "-"))
        if not stands or goes_on or len(text) < LEAST_RESPELT or text.isupper() or last - first > 2:
            return None
        found = self.gazetteer.find(spellings(text))
        known = any(c.weight > 1 and c.entry.population > LIVELY for row in found.values() for c in row)
        return self._toponym(first, last, PLACE, "another spelling") if known else None

    def _place_by(self, first: int, last: int, text: str, found: tuple[Candidate, ...]) -> str | None:
        """What makes a run a place, if anything does."""
        if self.territories.named(text) or self.territories.of_demonym(text):
            return "territory"
        if found[0].weight < 2 or (len(text) < 3 and "." not in text):
            return None
        if text in self.cues.words or self.document.tokens[first].tag not in ("NNP", "NNPS"):
            return None
        if feature_of(self.document, self.cues, first, last):
            return "feature"
        if self._dateline(first, last) and found[0].entry.population > LIVELY:
            return "dateline"
        if any(c.entry.layer in CURATED for c in found):
            return "curated"
        if self._inside(last, found):
            return "region after it"
        if last - first > 1 and found[0].entry.population > LIVELY:
            return "gazetteer"
        if found[0].entry.population <= LIVELY:
            return None
        if last < len(self.document.tokens) and self.document.tokens[last].lower in self.cues.institutions:
            return "institution after it"
        return "locating word" if self._located(first) else None

    # --- names in the names of organisations and other things ----------------------------------------

    def instead(self, name: Named, area: Area) -> Iterator[Toponym]:
        """The place that a name was mistaken for something else: all of it, or what follows "of" in it, stands before
        its region ("RUSSELLVILLE, Ark."; "Leonard of Ada, Oklahoma"), or it has several words and is curated, or it is
        a place of a country that the report names and stands where a place would ("rockets struck Khan Younis")."""
        tokens = self.document.within(name.start, name.end)
        for token in tokens:
            first, last = token.i, tokens[-1].i + 1
            found = self.known.get(self.runs.get((first, last), ""))
            if found and (token is tokens[0] or self._located(first)):
                curated = last - first > 1 and any(c.entry.layer in CURATED and c.weight == 3 for c in found)
                if curated or (found[0].weight > 1 and self._inside(last, found)):
                    yield self._toponym(first, last, PLACE, "curated" if curated else "region after it")
                    return
        if tokens and name.grounds.startswith("model"):
            first, last = tokens[0].i, tokens[-1].i + 1
            if self.runs.get((first, last), "") not in self.cues.words and area.holds(first, last):
                yield self._toponym(first, last, PLACE, "area of the report")

    def inside(self, name: Named, seen: set[str]) -> Iterator[Toponym]:
        """The places in the name of something else: those the report names elsewhere, states and first-order regions,
        and a name that is wholly a place's and stands where a place would."""
        tokens = self.document.within(name.start, name.end)
        i, end = tokens[0].i if tokens else 0, tokens[-1].i + 1 if tokens else 0
        first = i
        while i < end:
            last = next((j for j in range(end, i, -1) if self._inner(i, j, (i, j) == (first, end), seen)), None)
            if last:
                yield self._toponym(i, last, PLACE, "gazetteer" if (i, last) == (first, end) else IN_A_NAME)
            i = last or i + 1

    def _inner(self, first: int, last: int, whole: bool, seen: set[str]) -> bool:
        text = self.runs.get((first, last))
        found = self.known.get(text) if text else None
        if text is None or not found or text in self.cues.words or found[0].weight < 2 or len(text) < 3:
            return False
        if text in seen or (any(c.entry.kind in _WIDE and c.weight == 3 for c in found) and self._telling(first, text)):
            return True
        if whole and any(c.entry.layer in CURATED and c.weight == 3 for c in found):
            return True
        return whole and self._located(first) and found[0].entry.population > LIVELY

    def named_too(self, found: list[Toponym], others: Sequence[Named]) -> list[Toponym]:
        """All but the demonyms of what the report does not name, itself or by its capital, and those in the names of
        organisations: "Finnish engineers" places nothing in a report that never speaks of Finland."""
        named = {c.entry.id for t in found if t.sort == PLACE for c in self.known.get(t.text, ())}
        named |= {s.code for t in found if t.sort == PLACE for s in self.territories.of_capital(t.text)}
        inside = {t.i for n in others for t in self.document.within(n.start, n.end)}

        def kept(toponym: Toponym) -> bool:
            meant = {s.code for s in self.territories.of_demonym(toponym.text)}
            meant |= {c.entry.id for c in self.known.get(toponym.text, ()) if c.entry.layer in CURATED}
            return bool(meant & named) and toponym.first not in inside

        return [t for t in found if t.sort == PLACE or kept(t)]

    def marked(self, found: list[Toponym], others: Sequence[Named]) -> list[Toponym]:
        """`found`, with those that stand inside the name of something else marked as such."""
        inside = {t.i for n in others for t in self.document.within(n.start, n.end)}
        return [replace(t, grounds=IN_A_NAME) if t.first in inside and t.last - 1 in inside else t for t in found]

    def supported(self, found: list[Toponym]) -> list[Toponym]:
        """Those that the gazetteer has, or that stand where a place would at least once in the report; of the words
        for a people only the adjective: "Armenian forces", not "Armenians" or "an Armenian"."""
        listed = related(self.document, self.cues, found)
        stood = {t.text for t in listed if t.feature or self._located(t.first)}
        return [
            t
            for t in found
            if (t.sort == DEMONYM and self.document.tokens[t.last - 1].dep in _MODIFIERS)
            or (t.sort == PLACE and (self._unknown(t, stood) if t.text not in self.known else not self._dangling(t)))
        ]

    def _unknown(self, toponym: Toponym, stood: set[str]) -> bool:
        """Whether a name that the gazetteer lacks is to be kept: it stands like a place and is not all common words."""
        words = toponym.text.split()
        people = self.document.tokens[toponym.last - 1].entity == "NORP"
        common = self._shouted(toponym.first) or all(
            word in self.cues.words or word.lower() in self.cues.after for word in words
        )
        return toponym.text in stood and not people and not common

    def _dangling(self, toponym: Toponym) -> bool:
        """An abbreviation that is another thing as often ("MD", "La.") and does not follow a comma."""
        text, tokens = toponym.text, self.document.tokens
        if text in self.cues.compass and toponym.feature is None:
            return True
        if len(text) > LONGEST_ABBREVIATION or self.territories.named(text):
            return False
        alone = self.cues.abbreviations.get(text, text.replace(".", "") not in self.stems)
        return not alone and not (toponym.first and tokens[toponym.first - 1].text == ",")

    def _dateline(self, first: int, last: int) -> bool:
        tokens = self.document.tokens
        opens = self.document.line_of(tokens[first]).start == tokens[first].start
        return opens and last < len(tokens) and tokens[last].text in ("(", "—", "–", "--", "-", ",", ":")

    def _inside(self, last: int, found: tuple[Candidate, ...]) -> bool:
        """Whether ", REGION" follows, and one of the candidates lies in that region."""
        tokens = self.document.tokens
        if last + 1 >= len(tokens) or tokens[last].text != ",":
            return False
        regions: set[str] = set()
        for end in range(last + 2, min(last + 6, len(tokens)) + 1):
            for candidate in self.known.get(self.runs.get((last + 1, end), ""), ()):
                regions.add(candidate.entry.id)
        return any(c.entry.admin1 in regions or c.entry.country in regions for c in found)

    def _telling(self, first: int, text: str) -> bool:
        """Whether the name is one by itself: in a line all in capitals one word ("NORTH") must be a territory's."""
        return " " in text or not self._shouted(first) or bool(self.territories.named(text, folded=True))

    def _shouted(self, first: int) -> bool:
        """Whether a line is all in capitals, which then tell no name from a common word."""
        line = self.document.line_of(self.document.tokens[first])
        return self.document.text[line.start : line.end].isupper()

    def _located(self, first: int) -> bool:
        tokens = self.document.tokens
        return first > 0 and tokens[first - 1].lower in self.cues.locating


def _capital(token: Token) -> bool:
    return token.text[0].isupper() or token.text[0].isdigit() or token.text == "."


def _runs(document: Document) -> Iterator[tuple[tuple[int, int], str]]:
    """The runs of up to `LONGEST` tokens of one sentence that begin and end with a capital, with their text."""
    for sentence in document.sentences:
        tokens = document.sentence_tokens(sentence)
        for offset, token in enumerate(tokens):
            if not token.text[0].isupper():
                continue
            for last in range(offset, min(offset + LONGEST, len(tokens))):
                other = tokens[last]
                if other.text[0].isupper():
                    yield (token.i, other.i + 1), document.text[token.start : other.end]
                elif other.lower not in _JOINING:
                    break


def _settled(found: list[Toponym]) -> list[Toponym]:
    """Text order; of two that overlap the earlier and longer stays."""
    kept: list[Toponym] = []
    for toponym in sorted(found, key=lambda t: (t.start, -t.end)):
        if not kept or toponym.start >= kept[-1].end:
            kept.append(toponym)
    return kept
