"""What the contents of statements speak of, for telling whether two of them speak of one thing.

The words of a content are the lemmas of its nouns, verbs and adjectives that tell something, and of its places; the
kinds of act among them ("crossed", "entered", "an incursion" are one) come from the `acts` of the cue lexicon. Worked
out once for each statement.
"""

from dataclasses import dataclass

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.tree import Tree
from standoff.reading.cast import Cast
from standoff.reading.syntax import Token
from standoff.record.rows import Statement

_TELLING = ("NOUN", "VERB", "ADJ")
_PLACES = ("GPE", "LOC", "FAC")
_SHORT = 3
FORCE = "force"


@dataclass(frozen=True, slots=True)
class Topic:
    """The telling words of a content, the kinds of act in it, and the parties of which it tells."""

    words: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()

    def alike(self, other: "Topic") -> int:
        """How many words and kinds of act two contents share; words of a shared kind of act count once."""
        return len(self.words & other.words) + len(self.acts & other.acts)


class Topics:
    """The topics of one document's statements."""

    def __init__(self, tree: Tree, lexicon: Lexicon, cast: Cast) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.cast = cast
        self._known: dict[str, Topic] = {}

    def of(self, row: Statement) -> Topic:
        found = self._known.get(row.id)
        if found is None:
            found = self._known[row.id] = self._topic(row)
        return found

    def _topic(self, row: Statement) -> Topic:
        words: set[str] = set()
        acts: set[str] = set()
        for start, end in row.content.spans:
            for token in self.tree.within(start, end):
                kind = self.lexicon.acts_of.get(token.lemma.lower()) or self._at_home(token) or self._across(token)
                if kind is not None and token.pos in _TELLING:
                    acts.add(kind)
                elif token.pos in _TELLING and len(token.lemma) > _SHORT and not self._idle(token.lemma):
                    words.add(token.lemma.lower())
                elif token.entity in _PLACES and token.pos == "PROPN" and not self.cast.at(token.start, token.end):
                    words.add(token.lower)
        if acts & self.lexicon.sets["acts_of_force"]:
            acts.add(FORCE)
        told = frozenset(r.party for s, e in row.content.spans for r in self.cast.at(s, e) if r.party is not None)
        return Topic(frozenset(words), frozenset(acts), told)

    def _at_home(self, token: Token) -> str | None:
        """The kind of act that "inside its own territory" is a version of."""
        own = any(t.lower == "own" for t in self.tree.children(token, "amod"))
        return self.lexicon.acts_of["incursion"] if own and self.lexicon.has("home_ground", token.lemma) else None

    def _across(self, token: Token) -> str | None:
        """The kind of act that "sent troops across the line" tells of."""
        if not self.lexicon.has("moving", token.lemma):
            return None
        things = (token, *self.tree.children(token, "dobj"))
        words = (t for thing in things for t in self.tree.children(thing, "prep", "prt") if t.i > token.i)
        over = any(self.lexicon.has("crossing_words", t.lower) for t in words)
        return self.lexicon.acts_of["incursion"] if over else None

    def _idle(self, lemma: str) -> bool:
        """Whether a word is in so many contents that sharing it tells nothing."""
        return self.lexicon.has("idle", lemma) or self.lexicon.has("spoken_things", lemma)
