"""The look-ups of one report that its place mentions are found by: what the gazetteer knows of its capitalised runs.

The gazetteer is asked once for all of them.
"""

from collections.abc import Iterator

from standoff.knowledge.gazetteer import Candidate, Gazetteer
from standoff.knowledge.place_cues import PlaceCues
from standoff.knowledge.territories import load_territories
from standoff.reading.places.features import DEMONYM, PLACE, Toponym
from standoff.reading.syntax import Document

LONGEST = 7
CURATED = frozenset({"world", "caucasus", "fergana", "flashpoints"})
_JOINING = frozenset(
    {"of", "the", "and", "de", "la", "al", "el", "du", "da", "-", "'", "’", "'s", "’s", ".", "&", "upon"}
)


class LookUps:
    """A report, the cues and the gazetteer; `known` gives the candidates of each of its capitalised runs by text."""

    def __init__(self, document: Document, gazetteer: Gazetteer, cues: PlaceCues) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.cues = cues
        self.territories = load_territories()
        self.stems = {name.replace(".", "") for name in cues.abbreviations}
        self.runs = dict(_runs(document))
        featured = (self.text(first, end) for first, last in self.runs for end in self.ends_of_feature(last))
        self.known: dict[str, tuple[Candidate, ...]] = dict(gazetteer.find([*self.runs.values(), *featured]))

    def text(self, first: int, last: int) -> str:
        tokens = self.document.tokens
        return self.document.text[tokens[first].start : tokens[last - 1].end]

    def ends_of_feature(self, last: int) -> Iterator[int]:
        """Where a feature word that begins at token `last` ends, the longest first ("water intake", "road")."""
        tokens = self.document.tokens
        for end in (last + 2, last + 1):
            if end <= len(tokens) and " ".join(t.lower for t in tokens[last:end]) in self.cues.after:
                yield end

    def toponym(self, first: int, last: int, label: str, grounds: str) -> Toponym:
        tokens = self.document.tokens
        text = self.text(first, last)
        found = self.known.get(text, ())
        peoples = found and all(c.entry.layer in CURATED and c.entry.name != text for c in found)
        people = peoples and tokens[last - 1].entity == "NORP"
        demonym = bool(people) or bool(self.territories.of_demonym(text)) or label == DEMONYM
        sort = DEMONYM if demonym and not self.territories.named(text) else PLACE
        return Toponym(tokens[first].start, tokens[last - 1].end, text, first, last, sort, grounds)

    def is_located(self, first: int) -> bool:
        tokens = self.document.tokens
        return first > 0 and tokens[first - 1].lower in self.cues.locating

    def is_inside(self, last: int, found: tuple[Candidate, ...]) -> bool:
        """Whether ", REGION" follows, and one of the candidates lies in that region."""
        tokens = self.document.tokens
        if last + 1 >= len(tokens) or tokens[last].text != ",":
            return False
        regions: set[str] = set()
        for end in range(last + 2, min(last + 6, len(tokens)) + 1):
            for candidate in self.known.get(self.runs.get((last + 1, end), ""), ()):
                regions.add(candidate.entry.id)
        return any(c.entry.admin1 in regions or c.entry.country in regions for c in found)

    def is_shouted(self, first: int) -> bool:
        """Whether a line is all in capitals, which then tell no name from a common word."""
        line = self.document.line_of(self.document.tokens[first])
        return self.document.text[line.start : line.end].isupper()

    def opens_line(self, first: int, last: int) -> bool:
        tokens = self.document.tokens
        opens = self.document.line_of(tokens[first]).start == tokens[first].start
        return opens and last < len(tokens) and tokens[last].text in ("(", "—", "–", "--", "-", ",", ":")

    def is_telling(self, first: int, text: str) -> bool:
        """Whether the name is one by itself: in a line all in capitals one word ("NORTH") must be a territory's."""
        return " " in text or not self.is_shouted(first) or bool(self.territories.named(text, folded=True))

    def same_sentence(self, first: int, last: int) -> bool:
        document = self.document
        return document.sentence_of(document.tokens[first]) == document.sentence_of(document.tokens[last])


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
