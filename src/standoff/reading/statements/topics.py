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
from standoff.reading.statements.stems import stem
from standoff.reading.statements.versions import Versions
from standoff.reading.syntax import Token
from standoff.record.rows import Statement

_TELLING = ("NOUN", "VERB", "ADJ")
_PLACES = ("GPE", "LOC", "FAC")
_SHORT = 3
_CLEFT = 12
_WORDS = 200
_JOINED = 4
_WHO = frozenset({"who", "that", "which"})
_NOTHING = frozenset({"none", "nobody", "nothing", "neither"})
_NO = frozenset({"no", "neither"})
_ANAPHOR = re.compile(r"(?:it|they|those|these|that|this|none of (?:it|them|this|that))\b", re.IGNORECASE)
_THEN = re.compile(r"\b(?:at (?:the|that) (?:time|moment|hour)|(?:that|the same) (?:day|night|morning|evening))\b")
FORCE = "force"
KILLING = "killing"


@dataclass(frozen=True, slots=True)
class Topic:
    """The telling words of a content, the kinds of act in it, and the parties of which it tells.

    `cleft` where it says who it was that did a thing already told ("it was the rebels who fired"), `back` where its
    first words or a word for its time go back to what was told ("it had never been lost", "at the time"). `denied` are
    the stems and kinds of act that its main clauses negate ("nobody apologised", "never crossed"), `doers` the parties
    that do what they tell; `past` where a main verb is of the past.
    """

    words: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    cleft: bool = False
    back: bool = False
    denied: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    past: bool = False

    @property
    def affirmed(self) -> frozenset[str]:
        """The words and kinds of act that are told and not negated."""
        return (self.words | self.acts) - self.denied

    def alike(self, other: "Topic") -> int:
        """How many words and kinds of act two contents share; words of a shared kind of act count once."""
        return len(self.words & other.words) + len(self.acts & other.acts)


class Topics:
    """The topics of one document's statements."""

    def __init__(self, tree: Tree, lexicon: Lexicon, cast: Cast) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.cast = cast
        self.versions = Versions(tree)
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
                elif token.pos in _TELLING and len(token.lemma) > _SHORT and not self._slight(token):
                    words.add(stem(token.lemma))
                elif token.pos == "PROPN" and self._named_thing(token):
                    words.add(token.lower)
        if acts & self.lexicon.sets["acts_of_force"]:
            acts.add(FORCE)
        told = frozenset(r.party for s, e in row.content.spans for r in self.cast.at(s, e) if r.party is not None)
        denied, doers, past = self._main_clauses(row)
        return Topic(frozenset(words), frozenset(acts), told, self._cleft(row), self._back(row), denied, doers, past)

    def _main_clauses(self, row: Statement) -> tuple[frozenset[str], frozenset[str], bool]:
        """What the main clauses of a content negate, whose parties do what they tell, and whether it is past."""
        denied: set[str] = set()
        doers: set[str] = set()
        past = False
        for start, end in row.content.spans:
            for verb in self.tree.within(start, end)[:_WORDS]:
                if verb.pos not in ("VERB", "AUX") or not self._main(verb, start, end):
                    continue
                past = past or self._past(verb)
                doer = self.tree.subject(verb)
                subject = self.tree.child(verb, "nsubj", "nsubjpass")
                things = self.tree.children(verb, "dobj", "attr", "nsubjpass")
                if doer is not None:
                    at, to = self.tree.phrase(doer)
                    doers |= {r.party for r in self.cast.at(at, min(to, end)) if r.party is not None}
                none = any(self._none(t) for t in (*things, *((subject,) if subject is not None else ())))
                if none or self.tree.negation(verb) is not None:
                    denied |= {self._kind(t) for t in (verb, *things) if not self._idle(t.lemma)}
        return frozenset(denied), frozenset(doers), past

    def _past(self, verb: Token) -> bool:
        """Whether a verb is finite and of the past, or has an auxiliary that is ("had fired", "have crossed")."""
        modal = any(t.tag == "MD" for t in self.tree.children(verb, "aux"))
        have = any(t.lemma == "have" or t.tag == "VBD" for t in self.tree.children(verb, "aux", "auxpass"))
        return not modal and (verb.tag == "VBD" or have)

    def _main(self, verb: Token, start: int, end: int) -> bool:
        """Whether a verb heads a main clause of the content: what governs it stands outside, or is such a verb."""
        for _ in range(_JOINED):
            head = self.tree.head(verb)
            if head.i == verb.i or not start <= head.start < end:
                return True
            if verb.dep != "conj" or head.pos not in ("VERB", "AUX"):
                return False
            verb = head
        return False

    def _none(self, thing: Token) -> bool:
        return thing.lower in _NOTHING or any(t.lower in _NO for t in self.tree.children(thing, "det"))

    def _kind(self, token: Token) -> str:
        return self.lexicon.acts_of.get(token.lemma.lower()) or stem(token.lemma)

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

    def _slight(self, token: Token) -> bool:
        return token.entity == "NORP" or self._idle(token.lemma)

    def _idle(self, lemma: str) -> bool:
        """Whether a word is in so many contents that sharing it tells nothing."""
        return self.lexicon.has("idle", lemma) or self.lexicon.has("spoken_things", lemma)
