"""Whose people a toll counts by what the report tells around it: where the last sentences were, and who fights there.

Nothing here is asked before a count's own clause has been heard. People who are no soldiers are of the undisputed
state where the sentence or the paragraph has them; soldiers are of the one state whose army it tells
of, or of the side that the paragraph has just told to be struck; rebels are of the one group.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from standoff.knowledge.agreement_terms import agreement_terms
from standoff.knowledge.territories import load_territories
from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.cast import Cast
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Sentence, Token
from standoff.reading.tolls.fire import pairs_of
from standoff.reading.tolls.people import names_people
from standoff.record.rows import Event, Place, Statement
from standoff.record.terms import ActorKind

_PLACING = frozenset({"in", "at", "near", "outside", "around", "inside", "of", "on"})
_JOINTS = frozenset({"-", "–", "—", "/", ",", "and", "&"})
_LABEL = 4
_BACK = 3
"""How many sentences back in its paragraph a count still stands where they are."""


def is_disputed(place: Place) -> bool:
    """Whether a state claims the place beside the one that it is of."""
    return bool(set(place.claimed_by) - {place.country})


class Surroundings:
    """What the report tells around its counts.

    `soil` gives the place that each token names, `grounds` the states where each armed group fights; `bled` gathers the
    states whose soldiers a count has told of so far.
    """

    def __init__(
        self,
        document: Document,
        cast: Cast,
        terms: TollTerms,
        standing: Standing,
        attacks: tuple[Event, ...],
        soil: dict[int, Place],
        bystanders: frozenset[str],
        armed: frozenset[str],
        grounds: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.document = document
        self.cast = cast
        self.terms = terms
        self.standing = standing
        self.attacks = attacks
        self.soil = soil
        self.bystanders = bystanders
        self.armed = armed
        self.grounds = grounds
        self.bled: set[str] = set()

    # --- where ---------------------------------------------------------------------------------------

    def country(self, token: Token) -> str | None:
        """The undisputed state where the sentence of `token`, or what its paragraph tells just before, is.

        What the rest of the report tells of says nothing of it: a count stands where its own words and those that
        lead to it put it, or nowhere.
        """
        here = self.document.sentence_of(token)
        for sentence in (here,) if self._is_disputed or self._tells_of_both(here) else self._back(here):
            found = self._countries_of.get(sentence.first, frozenset())
            if found:
                alone = len(found) == 1 and not found & self._firing_in(sentence)
                return next(iter(found)) if alone else None
        return None

    def _firing_in(self, sentence: Sentence) -> set[str]:
        """The sides that a sentence has fire: where a state fights on its own ground, the dead are of either side."""
        words = self.document.sentence_tokens(sentence)
        low, high = words[0].start, words[-1].end
        here = [e for e in self.attacks if low <= e.trigger[0][0] < high]
        return {a.party for e in here for a in e.actors if a.party is not None}

    def _tells_of_both(self, here: Sentence) -> bool:
        """Whether the sentence has two sides, whose dead may be of either: "six die as Thais and Khmers trade fire"."""
        words = self.document.sentence_tokens(here)
        named = {r.party for r in self.cast.at(words[0].start, words[-1].end) if r.party is not None}
        return len(named & self.belligerents) > 1

    @cached_property
    def _is_disputed(self) -> bool:
        """Whether the report tells of places that several states claim."""
        return any(is_disputed(place) for place in self.soil.values())

    def _back(self, here: Sentence) -> Iterator[Sentence]:
        """`here` and the sentences before it in the same paragraph, nearest first."""
        sentences = self.document.sentences
        at = self.document.number_of(self.document.tokens[here.first])
        for number in range(at, max(-1, at - _BACK - 1), -1):
            if sentences[number].line != here.line:
                return
            yield sentences[number]

    @cached_property
    def _countries_of(self) -> dict[int, frozenset[str]]:
        """By the first token of its sentence, the states in whose places something is told to be."""
        found: dict[int, set[str]] = {}
        for at, place in sorted(self.soil.items()):
            token = self.document.tokens[at]
            if place.country is None or not self._is_where(token):
                continue
            states = {place.country, *place.claimed_by}
            found.setdefault(self.document.sentence_of(token).first, set()).update(states)
        return {first: frozenset(states) for first, states in found.items()}

    def _is_where(self, token: Token) -> bool:
        """Whether a name says where something is: "in Homs", "the Chadian village of Tissi"; not where it is told."""
        head = token
        while head.dep in ("compound", "nmod", "amod", "poss", "appos", "conj") and head.head != head.i:
            head = self.document.head(head)
        if head is not token and (head.lemma,) in agreement_terms().nouns:
            return False
        above = self.document.head(head)
        if self._is_label(token):
            return not self._is_source(token)
        struck = head.dep in ("dobj", "nsubjpass") and above.start in self._blows
        if not struck and (head.dep != "pobj" or above.lower not in _PLACING):
            return False
        if not struck and self._is_seat(token, self.document.head(above)):
            return False
        return not self._is_source(token)

    def _is_seat(self, token: Token, holder: Token) -> bool:
        """Whether a capital only says where somebody sits: "no officer in Lima would sign that"."""
        capital = bool(load_territories().of_capital(token.text))
        return capital and holder.pos == "NOUN" and names_people(self.document, holder, self.terms, living=True)

    @cached_property
    def _blows(self) -> frozenset[int]:
        return frozenset(start for e in self.attacks for start, _ in e.trigger)

    def _is_label(self, token: Token) -> bool:
        """Whether a name opens an entry: "Menaka: 13 people were killed"."""
        first = self.document.sentence_of(token).first
        behind = self.document.tokens[token.i + 1 : token.i + 3]
        alone = not any(t.lower in _JOINTS for t in self.document.tokens[first : token.i])
        return alone and token.i - first < _LABEL and any(t.text == ":" for t in behind[:1])

    def _is_source(self, token: Token) -> bool:
        return any(low <= token.start < high for low, high in self._sources.get(token.i, ()))

    @cached_property
    def _sources(self) -> dict[int, tuple[tuple[int, int], ...]]:
        """By the index of each of their tokens, the words that say who tells something."""
        found: dict[int, tuple[tuple[int, int], ...]] = {}
        for statement in self._statements:
            for low, high in statement.source.spans:
                for token in self.document.within(low, high):
                    found[token.i] = (*found.get(token.i, ()), (low, high))
        return found

    @cached_property
    def _home(self) -> str | None:
        """The one state in which armed groups of the report fight, where no other state has a part in it."""
        parties = {a.party for a in self.cast.actors if a.party is not None} & set(self.grounds)
        fields = [set(self.grounds[p]) for p in sorted(parties) if self.grounds[p]]
        shared = set.intersection(*fields) if fields else set()
        states = {p for p in self.belligerents if self.is_state(p)}
        fitting = shared & states if states else shared
        return next(iter(fitting)) if len(fitting) == 1 and states <= fitting else None

    # --- who fights ----------------------------------------------------------------------------------

    @cached_property
    def belligerents(self) -> frozenset[str]:
        """The sides that the report has fight: those who attack or are struck, those whose forces it tells of."""
        found = {p.party for e in self.attacks for p in (*e.actors, *e.targets) if p.party is not None}
        found |= {a.party for a in self.cast.actors if a.kind is ActorKind.FORCE and a.party is not None}
        if self.cast.issuer is not None and self.cast.issuer.party is not None:
            found.add(self.cast.issuer.party)
        return frozenset(found - self.bystanders)

    @cached_property
    def _tellers(self) -> frozenset[str]:
        return frozenset(h.party for s in self._statements for h in s.source.holders if h.party is not None)

    @cached_property
    def _statements(self) -> tuple[Statement, ...]:
        """The statements that have words of their own, in text order, the report's own voice left out."""
        told = {id(s): s for t in self.document.tokens if (s := self.standing.at(t)).parent is not None}
        return tuple(told.values())

    @cached_property
    def foes_of_groups(self) -> Mapping[str, str]:
        """By armed group that attacks a state or is attacked by one, the state that it fights most."""
        fought: dict[str, Counter[str]] = {}
        for one, other in (pair for event in self.attacks for pair in pairs_of(event)):
            for group, state in ((one, other), (other, one)):
                if self.is_state(state) and not self.is_state(group) and group not in self.bystanders:
                    fought.setdefault(group, Counter())[state] += 1
        return {group: min(states, key=lambda s: (-states[s], s)) for group, states in sorted(fought.items())}

    @cached_property
    def at_inner_war(self) -> str | None:
        """The one state that every armed group of the report's attacks fights, if no two states fight in them."""
        states = set(self.foes_of_groups.values())
        pairs = (pair for event in self.attacks for pair in pairs_of(event))
        between = any(self.is_state(one) and self.is_state(other) for one, other in pairs)
        return next(iter(states)) if len(states) == 1 and not between else None

    def other(self, side: str) -> str | None:
        """The one side that the report has besides `side`."""
        others = (self.belligerents | self.bled) - {side}
        return next(iter(others)) if len(others) == 1 else None

    def army(self, token: Token, attackers: Iterable[str]) -> str | None:
        """The state whose soldiers a bare "two soldiers" are: the one struck just before, or the only one."""
        against = set(attackers)
        for sentence in self._back(self.document.sentence_of(token)):
            struck = self._struck_in(sentence) - against
            if struck:
                return next(iter(struck)) if len(struck) == 1 else None
        if self.at_inner_war is not None and self.at_inner_war not in against:
            return self.at_inner_war
        states = {p for p in self.belligerents | self._tellers if self.is_state(p)} - against
        home = self._home or self.country(token) if not states else None
        return next(iter(states)) if len(states) == 1 else home if home not in against else None

    def _struck_in(self, sentence: Sentence) -> set[str]:
        tokens = self.document.sentence_tokens(sentence)
        low, high = tokens[0].start, tokens[-1].end
        return {
            t.party
            for e in self.attacks
            if low <= e.trigger[0][0] < high
            for t in e.targets
            if t.party is not None and self.is_state(t.party) and t.party not in {a.party for a in e.actors}
        }

    def speaks_of_us(self, token: Token) -> bool:
        """Whether the sentence of `token`, or one before it in its paragraph, says "we" or "our" outside quotation."""
        here = self.standing.at(token)
        words = (t for s in self._back(self.document.sentence_of(token)) for t in self.document.sentence_tokens(s))
        return any((t.lower == "we" or self.terms.has("ours", t.lower)) and self.standing.at(t) is here for t in words)

    def struck_lately(self, token: Token) -> set[str]:
        """The sides that the sentence of `token` or the one before it in its paragraph tells to be struck."""
        near = list(self._back(self.document.sentence_of(token)))[:2]
        spans = [(words[0].start, words[-1].end) for s in near if (words := self.document.sentence_tokens(s))]
        return {
            t.party
            for e in self.attacks
            if any(low <= e.trigger[0][0] < high for low, high in spans)
            for t in e.targets
            if t.party is not None
        }

    def band(self, attackers: Iterable[str]) -> str | None:
        """The armed group whose fighters bare "rebels" are: the only one that the report tells of."""
        groups = {a.party for a in self.cast.actors if a.party is not None and not self.is_state(a.party)}
        groups -= self.bystanders | set(attackers)
        if len(groups) > 1:
            fighting = {p.party for e in self.attacks for p in (*e.actors, *e.targets) if p.party in groups}
            groups = {p for p in fighting if p is not None} or self._named_most(groups)
        return next(iter(groups)) if len(groups) == 1 else None

    def _named_most(self, groups: set[str]) -> set[str]:
        """The one of `groups` that is named at least twice as often as any other."""
        ordered = sorted(((n, g) for g, n in self.groups_named.items() if g in groups), reverse=True)
        clear = len(ordered) == 1 or (len(ordered) > 1 and ordered[0][0] >= 2 * ordered[1][0])
        return {ordered[0][1]} if clear else set()

    @cached_property
    def groups_named(self) -> Mapping[str, int]:
        """How often the report names each armed group."""
        named: dict[str, int] = {}
        for actor in self.cast.actors:
            group = actor.party
            if group is not None and not self.is_state(group) and group not in self.bystanders:
                named[group] = named.get(group, 0) + len(actor.mentions)
        return named

    def is_state(self, party: str) -> bool:
        known = load_territories().get(party) is not None
        return known and party not in self.armed and party not in self.bystanders
