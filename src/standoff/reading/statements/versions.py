"""What kind of version of a happening a content gives: whom and what it tells of, with which figures, seen by whom.

Two tellers of one happening differ in poles (terrorists or a family, an attack or a drill, inside or across the line),
in figures, or in that one was there and saw it. `Versions` works this out once for each statement; `evidence` weighs
where two of them differ. No difference by itself makes one the answer to the other.
"""

import re
from dataclasses import dataclass

from standoff.knowledge.version_words import VersionWords, load_version_words
from standoff.reading.attribution.tree import Tree
from standoff.reading.syntax import Token
from standoff.record.rows import Statement

_WORDS = 120
_EARLY = 14
_SPEAKERS = frozenset({"i", "we", "he", "she", "they"})
_PRONOUNS = frozenset(
    {
        "it",
        "they",
        "these",
        "those",
        "this",
        "that",
        "he",
        "she",
        "them",
        "none",
        "nobody",
        "nothing",
        "neither",
        "both",
        "all",
    }
)
_DEFINITE = frozenset({"the", "its", "their", "his", "her"})
_ASKED = re.compile(r"\?[”\"’']?,?\Z")


@dataclass(frozen=True, slots=True)
class Version:
    """The signs of one content: its poles, its figures, how it opens, and whether it asks, saw, plays down or names."""

    poles: frozenset[tuple[str, int]] = frozenset()
    figures: frozenset[str] = frozenset()
    opens: str = "bare"
    asks: bool = False
    saw: bool = False
    plays_down: bool = False
    goes_on: bool = False
    names_it: bool = False

    def contrary(self, other: "Version") -> frozenset[str]:
        """The pairs in which this version stands on one pole alone, and the other on the other alone."""
        return self._alone(0) & other._alone(1) | self._alone(1) & other._alone(0)

    def _alone(self, pole: int) -> frozenset[str]:
        return frozenset(pair for pair, at in self.poles if at == pole and (pair, 1 - pole) not in self.poles)


class Versions:
    """The versions of one document's statements."""

    def __init__(self, tree: Tree, words: VersionWords | None = None) -> None:
        self.tree = tree
        self.words = words or load_version_words()
        self._known: dict[str, Version] = {}

    def of(self, row: Statement) -> Version:
        found = self._known.get(row.id)
        if found is None:
            found = self._known[row.id] = self._version(row)
        return found

    def _version(self, row: Statement) -> Version:
        tokens = [t for start, end in row.content.spans for t in self.tree.within(start, end)[:_WORDS]][:_WORDS]
        if not tokens:
            return Version()
        poles: set[tuple[str, int]] = set()
        for token in tokens:
            poles |= self.words.poles.get(token.lemma.lower(), frozenset())
        text = f" {' '.join(t.lower for t in tokens)} "
        return Version(
            poles=frozenset(poles),
            figures=self._figures(tokens),
            opens=self._opens(tokens),
            asks=any(_ASKED.search(quote) for quote in row.content.quotes),
            saw=any(self._witnesses(t) for t in tokens[:_EARLY]),
            plays_down=any(f" {phrase} " in text for phrase in self.words.at_most),
            goes_on=any(t.lower in self.words.fresh for t in tokens),
            names_it=self._names_it(tokens),
        )

    def _figures(self, tokens: list[Token]) -> frozenset[str]:
        """The numbers told, as written without their commas, in words or digits; "one" tells none."""
        numbers = (t.lower for t in tokens if t.tag == "CD" and t.lower != "one")
        return frozenset(n.replace(",", "") for n in numbers)

    def _opens(self, tokens: list[Token]) -> str:
        first = next((t for t in tokens if t.text[0].isalnum()), tokens[0])
        if first.lower in _PRONOUNS:
            return "pronoun"
        return "definite" if first.lower in _DEFINITE else "bare"

    def _witnesses(self, verb: Token) -> bool:
        """ "he had seen three", "we buried nine": a verb of those who were there, of whom speaks."""
        if verb.pos != "VERB" or verb.lemma not in self.words.witnessing:
            return False
        subject = self.tree.child(verb, "nsubj")
        return subject is not None and subject.lower in _SPEAKERS

    def _names_it(self, tokens: list[Token]) -> bool:
        """ "it was thunder", "the works are a school": a copula with what the thing is."""
        verb = next((t for t in tokens if t.pos in ("VERB", "AUX") and t.dep not in ("aux", "auxpass")), None)
        return verb is not None and verb.lemma == "be" and self.tree.child(verb, "attr") is not None
