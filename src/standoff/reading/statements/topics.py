"""What the contents of statements speak of, for telling whether two of them speak of one thing.

The words of a content are the lemmas of its nouns, verbs and adjectives that tell something, and of its places; the
kinds of act among them ("crossed", "entered", "an incursion" are one) come from the `acts` of the cue lexicon. Worked
out once for each statement.
"""

import re
from dataclasses import dataclass

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.tree import Tree
from standoff.reading.cast import Cast
from standoff.reading.syntax import Token
from standoff.record.rows import Statement

_TELLING = ("NOUN", "VERB", "ADJ")
_PLACES = ("GPE", "LOC", "FAC")
_SHORT = 3
_CLEFT = 12
_WORDS = 200
_WHO = frozenset({"who", "that", "which"})
_ANAPHOR = re.compile(r"(?:it|they|those|these|that|this|none of (?:it|them|this|that))\b", re.IGNORECASE)
_THEN = re.compile(r"\b(?:at (?:the|that) (?:time|moment|hour)|(?:that|the same) (?:day|night|morning|evening))\b")
FORCE = "force"


@dataclass(frozen=True, slots=True)
class Topic:
    """The telling words of a content, the kinds of act in it, and the parties of which it tells.

    `cleft` where it says who it was that did a thing already told ("it was the rebels who fired"), `back` where its
    first words or a word for its time go back to what was told ("it had never been lost", "at the time").
    """

    words: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    cleft: bool = False
    back: bool = False

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
            for token in self.tree.within(start, end)[:_WORDS]:
                kind = self.lexicon.acts_of.get(token.lemma.lower()) or self._at_home(token) or self._across(token)
                if kind is not None and token.pos in _TELLING:
                    acts.add(kind)
                elif token.pos in _TELLING and len(token.lemma) > _SHORT and not self._idle(token.lemma):
                    words.add(token.lemma.lower())
                elif token.pos == "PROPN" and self._named_thing(token):
                    words.add(token.lower)
        if acts & self.lexicon.sets["acts_of_force"]:
            acts.add(FORCE)
        told = frozenset(r.party for s, e in row.content.spans for r in self.cast.at(s, e) if r.party is not None)
        return Topic(frozenset(words), frozenset(acts), told, self._cleft(row), self._back(row))

    def _cleft(self, row: Statement) -> bool:
        """Whether the content says who it was: "it was the army, together with militiamen, that attacked"."""
        for start, end in row.content.spans:
            for token in self.tree.within(start, end)[:_WORDS]:
                subject = self.tree.child(token, "nsubj") if token.lemma == "be" else None
                who = self.tree.child(token, "attr") if subject is not None and subject.lower == "it" else None
                after = self.tree.tokens[who.i + 1 : who.i + _CLEFT] if who is not None else ()
                if any(t.lower in _WHO and t.start < end and self._verbal(t) for t in after):
                    return True
        return False

    def _verbal(self, who: Token) -> bool:
        return who.dep in ("nsubj", "nsubjpass") and self.tree.head(who).pos in ("VERB", "AUX")

    def _back(self, row: Statement) -> bool:
        words = (quote.lstrip("“\"«„‘'") for quote in row.content.quotes[:1])
        at = (_THEN.search(quote) for quote in row.content.quotes)
        return any(_ANAPHOR.match(word) for word in words) or any(at)

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

    def _named_thing(self, token: Token) -> bool:
        """A place that is no party, or the word of a body ("Court", "Council")."""
        body = self.lexicon.has("organs", token.lower) and not self._idle(token.lower)
        return body or (token.entity in _PLACES and not self.cast.at(token.start, token.end))

    def _idle(self, lemma: str) -> bool:
        """Whether a word is in so many contents that sharing it tells nothing."""
        return self.lexicon.has("idle", lemma) or self.lexicon.has("spoken_things", lemma)
