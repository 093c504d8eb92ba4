"""People and things of a side that a report tells of, for the definite nouns and pronouns that take them up.

"Two Peruvian guards crossed the ford. The guards were seized." A mention is a noun of the lists of people and posts
with the one party that its own words give it. A definite noun that says no more takes the party of what it takes up: a
mention of the same word or kind told of shortly before. Where two sides could be meant, or somebody of no known side
stands between, nothing is taken.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from standoff.knowledge.event_patterns import EventPatterns
from standoff.knowledge.territories import load_territories
from standoff.knowledge.whoswho import load_whos_who
from standoff.reading.cast import Cast
from standoff.reading.events.flagged import Flags, flags
from standoff.reading.events.named import Namer
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Place, Span
from standoff.record.terms import ActorKind

_POINTING = frozenset({"the", "these", "those", "this", "that"})
_APART = ("poss", "amod", "compound", "nmod", "relcl", "acl", "prep")
_OWNED = ("poss", "amod", "compound", "nmod")
_WINDOW = 4
_NEAR = 2
_FAR = 15
_COMMON = frozenset({"one", "two"})
_PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun of people or posts: `party` is whose, None where its words leave it open."""

    token: Token
    sentence: int
    party: str | None
    span: Span
    definite: bool

    @property
    def plural(self) -> bool:
        return self.token.tag in _PLURAL or self.token.pos == "NUM"


@dataclass
class Mentions:
    """The mentions of one report; `told` adds what events have settled since."""

    document: Document
    cast: Cast
    patterns: EventPatterns
    places: Mapping[int, Place]
    told: dict[int, str] = field(default_factory=dict)

    @cached_property
    def all(self) -> tuple[Mention, ...]:
        listed = self._listed
        namer = Namer(self.document, self.cast, self.patterns, self.places, None)
        return tuple(
            self._mention(namer, t)
            for t in self.document.tokens
            if (t.pos in ("NOUN", "PROPN") and t.lemma in listed and t.dep not in ("compound", "nmod", "amod"))
            or (t.tag == "NNPS" and t.dep not in ("compound", "nmod", "amod") and self.cast.at(t.start, t.end))
            or (t.pos == "NUM" and t.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and not t.text.isdigit())
        )

    @cached_property
    def flagged(self) -> Flags:
        """Whose the ships are that the report names."""
        return flags(self.document, self.patterns, Namer(self.document, self.cast, self.patterns, self.places, None))

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[Mention, ...]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.all:
            found.setdefault(mention.sentence, []).append(mention)
        return {number: tuple(each) for number, each in found.items()}

    @cached_property
    def _listed(self) -> frozenset[str]:
        words = self.patterns.words
        return self.people | words["own_things"] | words["regulars"] | words["aircraft"] | words["vessels"]

    @cached_property
    def people(self) -> frozenset[str]:
        """The nouns of people whose side a report may tell."""
        words = self.patterns.words
        fighting = words["foes"] | words["rebels"] | words["combatants"] | words["armed_people"]
        return words["own_people"] | fighting | words["plain_people"]

    def _mention(self, namer: Namer, token: Token) -> Mention:
        parties = {p.party for p in namer.named(token)}
        whose = any(c.tag == "PRP$" for c in self.document.children(token, "poss"))
        one = next(iter(parties)) if len(parties) == 1 and not whose else None
        definite = any(c.lower in _POINTING for c in self.document.children(token, "det"))
        bare = not self.document.children(token, *_APART)
        return Mention(token, self.document.number_of(token), one, (token.start, token.end), definite and bare)

    def before(self, token: Token, reach: int) -> Iterator[Mention]:
        """The mentions before `token` in its sentence and the `reach` sentences before, nearest first."""
        number = self.document.number_of(token)
        for at in range(number, max(-1, number - reach - 1), -1):
            yield from (m for m in reversed(self.by_sentence.get(at, ())) if m.token.i < token.i)

    def party(self, mention: Mention, depth: int = 0) -> tuple[str | None, tuple[Span, ...]]:
        """Whose a mention is, by its words, by what an event settled or by what it takes up; and the words for it."""
        if mention.party is not None:
            return mention.party, (mention.span,)
        if mention.token.i in self.told:
            return self.told[mention.token.i], (mention.span,)
        return self.taken_up(mention.token, depth + 1) if mention.definite and depth < 4 else (None, ())

    def taken_up(self, token: Token, depth: int = 0) -> tuple[str | None, tuple[Span, ...]]:
        """The party of what a definite noun takes up, and the words that it was told of in; None where unsure."""
        words = self.patterns.words
        if token.lemma in words["rebels"]:
            group = self._group(token)
            if group is not None:
                return group
        counted = self._as_many(token, depth)
        if counted is not None:
            return counted
        if token.lemma in words["generic_people"] or token.pos == "NUM":
            return self._only(token, _NEAR, frozenset(), depth)
        same = self._only(token, _WINDOW, frozenset({token.lemma}), depth)
        kinds = (words[kind] for kind in ("regulars", "aircraft", "vessels") if token.lemma in words[kind])
        alike = next(kinds, None)
        return same if same[0] is not None or alike is None else self._only(token, _WINDOW, alike, depth)

    def _only(self, token: Token, reach: int, alike: frozenset[str], depth: int) -> tuple[str | None, tuple[Span, ...]]:
        """The one party of all mentions before that could be meant: of the words `alike`, or any people where none."""
        plural = token.tag in _PLURAL or token.pos == "NUM"
        found: dict[str, tuple[Span, ...]] = {}
        for mention in self.before(token, reach):
            fits = mention.token.lemma in alike if alike else mention.token.lemma in self.people
            either = {mention.token.lemma, token.lemma} & self.patterns.words["collective"]
            if not fits or (mention.plural != plural and not either):
                continue
            party, via = self.party(mention, depth)
            if party is None:
                return None, ()
            found.setdefault(party, via)
        return next(iter(found.items())) if len(found) == 1 else (None, ())

    def _number(self, token: Token) -> str:
        """The number that a noun is counted by, or is itself."""
        counts = (token,) if token.pos == "NUM" else self.document.children(token, "nummod")
        return counts[0].lower if counts else ""

    def _as_many(self, token: Token, depth: int) -> tuple[str | None, tuple[Span, ...]] | None:
        """Those counted before by the same number: "two of its soldiers ... the two"; None where nobody was."""
        number = self._number(token)
        for mention in self.before(token, _WINDOW if number in _COMMON else _FAR) if number else ():
            if self._number(mention.token) == number:
                return self.party(mention, depth)
        return None

    def _group(self, token: Token) -> tuple[str, tuple[Span, ...]] | None:
        """The one armed group that the report calls rebels, or names as such, before `token`."""
        told = [(party, span) for party, span in self._first_named if span[0] < token.start]
        return (told[0][0], (told[0][1],)) if len(told) == 1 else None

    @cached_property
    def _first_named(self) -> tuple[tuple[str, Span], ...]:
        """Each armed group with the first words for it."""
        found: dict[str, Span] = {}
        for party, span in self._groups:
            found.setdefault(party, span)
        return tuple(found.items())

    @cached_property
    def _armies(self) -> tuple[tuple[str, Span], ...]:
        """The states whose soldiers the report tells of, each with words for them."""
        groups = {party for party, _ in self._first_named}
        words = self.patterns.words["regulars"]
        found = {m.party: m.span for m in self.all if m.token.lemma in words and m.party not in groups}
        return tuple((party, span) for party, span in found.items() if party is not None)

    @cached_property
    def indices(self) -> frozenset[int]:
        """The indices of the tokens that are mentions."""
        return frozenset(m.token.i for m in self.all)

    def untold(self, token: Token) -> tuple[str | None, tuple[Span, ...]]:
        """Whose rebels or soldiers are of whom nothing is told: the one armed group that the report names, and the army
        of the one state that fights in a report of such a group."""
        words = self.patterns.words
        if words["branches"] & {c.lemma for c in self.document.children(token, "compound")}:
            return self._branch(token)
        if not self._first_named or any(not self._is_plain(c) for c in self.document.children(token, *_OWNED)):
            return None, ()
        if len(self._first_named) != 1 and token.lemma not in words["bare_soldiers"]:
            return None, ()
        if token.lemma in words["rebels"] | words["combatants"]:
            return (None, ()) if token.lemma in words["armed_people"] else self._group(token) or (None, ())
        if token.lemma not in words["bare_soldiers"] or len(self._armies) != 1:
            return None, ()
        party, span = self._armies[0]
        return party, (span,)

    def _is_plain(self, modifier: Token) -> bool:
        """Whether a word before a noun tells of no other side: "wounded soldiers", "Moro rebels" of a Moro front."""
        if modifier.tag in ("VBN", "VBG"):
            return True
        named = {w.lower() for a in self.cast.actors if a.party in dict(self._first_named) for w in a.name.split()}
        return modifier.lower in named and modifier.text[0].isupper()

    def _branch(self, token: Token) -> tuple[str | None, tuple[Span, ...]]:
        """Whose "army planes" and "navy boats" are: those of the one army, the one navy that the report names."""
        compound = next(
            c for c in self.document.children(token, "compound") if c.lemma in self.patterns.words["branches"]
        )
        if any(c.lemma not in self.patterns.words["branches"] for c in self.document.children(token, *_OWNED)):
            return None, ()
        found = self._branches.get(compound.lower, {})
        party, span = next(iter(found.items())) if len(found) == 1 else (None, (0, 0))
        return (None, ()) if party is None or span[0] > token.start else (party, (span,))

    @cached_property
    def _branches(self) -> Mapping[str, dict[str, Span]]:
        """By the last word of each body that the report names: the parties whose body is called so."""
        found: dict[str, dict[str, Span]] = {}
        for referent in self.cast.referents:
            last = self.document.within(*referent.span)[-1]
            if referent.party is not None and last.lemma in self.patterns.words["branches"]:
                found.setdefault(last.lower, {}).setdefault(referent.party, referent.span)
        return found

    @cached_property
    def _groups(self) -> tuple[tuple[str, Span], ...]:
        """The armed groups of the report with the words for them, in text order."""
        states, bodies = load_territories(), load_whos_who().bodies
        known = {b.party for b in bodies}
        rebels = {m.party for m in self.all if m.token.lemma in self.patterns.words["rebels"]}
        rebels |= {b.party for b in bodies if b.kind == "armed group"}
        rebels |= {a.party for a in self.cast.actors if a.kind is ActorKind.FORCE and a.party not in known}
        return tuple(
            (r.party, r.span) for r in self.cast.referents if r.party in rebels and r.party and not states.get(r.party)
        )
