"""The count that another goes on from: "12 soldiers were hit. Nine died", "four killed and six more wounded"."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import is_verb
from standoff.reading.events.predicates import doers, prepositional
from standoff.reading.syntax import Document, Sentence, Token
from standoff.reading.tolls.counts import Count
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.people import last_people
from standoff.reading.tolls.quantities import Quantity
from standoff.reading.tolls.sides import Sides
from standoff.record.terms import TollKind, Who

_FARTHEST = 60
"""How many tokens may stand between a count and the sentence that it goes on from."""


@dataclass(frozen=True, slots=True)
class Told:
    """A count told of before: the index of its word of harm, how many groups it counts, and the count.

    `source` is who tells it, to be compared, and `teller` the side that answers for the telling, if one does.
    """

    at: int
    groups: int
    kind: TollKind
    count: Count
    source: str = ""
    teller: str | None = None


class Carried:
    """Which count of the report each count goes on from; `told` are those before it, the last at the end."""

    def __init__(self, document: Document, terms: TollTerms, sides: Sides) -> None:
        self.document = document
        self.terms = terms
        self.sides = sides
        self.told: Told | None = None
        self.last: dict[TollKind, Told] = {}

    def remember(self, harm: Harm, count: Count, source: str, teller: str | None = None, *, foes: bool = False) -> None:
        """Keeps `count`, unless it says neither whose nor what people it counts and the one before does.

        `foes` are those whom the words call what only foes are called: whoever is counted next is none of those before.
        """
        says = foes or count.party is not None or count.who is not None
        if says or self.told is None or self.told.count.party is None:
            self.told = Told(harm.token.i, len(harm.people), harm.kind, count, source, teller)
            self.last[harm.kind] = self.told

    def answered(self, harm: Harm, head: Token, teller: str | None) -> str | None:
        """The side of a bare count that answers the other side's own: "Peru has two dead. Chile speaks of three".

        Each side then tells its own, whatever the figures are; where the first tells the other's, nothing follows.
        """
        told = self.told
        if told is None or teller is None or not self._continues(head):
            return None
        here = self.document.sentence_of(harm.token)
        there = self.document.sentence_of(self.document.tokens[told.at])
        own = told.count.party == (told.teller or self._subject_of(there)) != teller
        return teller if own and here.line == there.line and here.first - there.last < _FARTHEST else None

    def retold(self, harm: Harm, teller: str | None, struck: Collection[str]) -> str | None:
        """The side of a figure told again: that of the count before, where its own side or whoever struck it tells it.

        `struck` are the sides that the report has struck: where both are, each may count its own.
        """
        told = self.told
        if told is None or told.count.party is None or teller is None or told.kind is not harm.kind:
            return None
        here = self.document.sentence_of(harm.token)
        there = self.document.sentence_of(self.document.tokens[told.at])
        if here.line != there.line or told.groups > 1:
            return None
        own = teller == told.count.party
        return told.count.party if own or (teller not in struck and told.count.party in struck) else None

    def _subject_of(self, sentence: Sentence) -> str | None:
        """The side of the subject of a sentence: the ministry of "Chile's ministry puts the Chilean toll at two"."""
        roots = [t for t in self.document.sentence_tokens(sentence) if t.dep == "ROOT"]
        subjects = [s for t in roots for s in self.document.children(t, "nsubj")]
        return self.sides.party(subjects[0]) if subjects else None

    def before(self, harm: Harm, head: Token, count: Count, source: str) -> Count | None:
        """The count that this one goes on from, for its side and kind of people."""
        told = self._of_kind(head) or self.told
        if harm.again:
            return self.last[harm.kind].count if harm.kind in self.last else None
        if self._is_taker_of_others(harm, told):
            return None
        if told is None or self._is_of_foes(head) or self.terms.has("foes", head.lemma):
            return None
        if self.terms.has("nobody", head.lower) and source not in ("", told.source):
            return None
        here = self.document.sentence_of(harm.token)
        there = self.document.sentence_of(self.document.tokens[told.at])
        same = here.first == there.first
        if same and told.count.quantity == Quantity(None, None) and told.kind is harm.kind:
            return told.count
        teller = told.teller is not None and told.count.party == told.teller and source == told.source
        if same and teller and harm.token.dep == "conj" and harm.token.head == told.at:
            return replace(told.count, who=None)
        if same and Who.MILITARY is count.who is told.count.who and self._is_joined(harm, told.at):
            return told.count
        partitive = self._is_partitive(head)
        if not partitive and (count.who is not None or not self._continues(head)):
            return None
        if here.first - there.last > _FARTHEST or self._is_from_elsewhere(head):
            return None
        strange = source not in ("", told.source) and told.source
        several = told.groups > 1 and not self._says_more(head)
        if not same and not partitive and (several or strange):
            return None
        if not same and told.kind is not harm.kind and self._is_of_those(head):
            return None
        if not same and not partitive and not self._goes_on(harm, head, there.line == here.line):
            return None
        fresh = not same and told is self.told
        people = last_people(self.document, told.at + 1, here.first, self.terms) if fresh else None
        if people is not None and self.document.head(people).i != told.at:
            return replace(told.count, party=self.sides.party(people), who=self.sides.who(people))
        return replace(told.count, who=told.count.who if told.groups < 2 else None)

    def of_them(self, head: Token) -> str | None:
        """The side of the counted people told of just before, some of whom "15 of them" are."""
        if not any(n.lower in ("them", "these") for n in prepositional(self.document, head, "of")):
            return None
        here = self.document.number_of(head)
        sentences = self.document.sentences
        for number in range(here - 1, max(-1, here - 3), -1):
            if sentences[number].line != sentences[here].line:
                return None
            people = last_people(self.document, sentences[number].first, sentences[number].last, self.terms)
            if people is not None:
                return self.sides.party(people)
        return None

    def _is_taker_of_others(self, harm: Harm, told: Told | None) -> bool:
        """Whether the side counted before is the one that takes these: "lost two men and took 28 policemen"."""
        if told is None or told.count.party is None or harm.kind not in (TollKind.CAPTURED, TollKind.DETAINED):
            return False
        by = doers(self.document, harm.token, self.sides.patterns) if is_verb(harm.token) else ()
        return not self.sides.suffers(harm) and told.count.party in {self.sides.party(t) for t in by}

    def _of_kind(self, head: Token) -> Told | None:
        """The last count of the wounded, whom "two of the wounded" are of."""
        inner = [
            n
            for n in prepositional(self.document, head, "of")
            if n.lower in self.terms.adjectives and any(c.lower == "the" for c in self.document.children(n, "det"))
        ]
        return self.last.get(self.terms.adjectives[inner[0].lower]) if inner else None

    def _goes_on(self, harm: Harm, head: Token, same_line: bool) -> bool:
        """Whether a new sentence goes on counting: "another", "others", or a bare number that heads it."""
        if self._says_more(head):
            return True
        return same_line and head.dep in ("nsubj", "nsubjpass") and is_verb(self.document.head(head))

    def _says_more(self, head: Token) -> bool:
        words = {t.lower for t in (head, *self.document.children(head))}
        return bool(words & set(self.terms.words["going_on"]))

    def _is_of_those(self, head: Token) -> bool:
        return any(n.lower == "those" for n in prepositional(self.document, head, "of"))

    def _is_from_elsewhere(self, head: Token) -> bool:
        """Whether the words say where those counted come from: "15 Chileans and five from Peru"."""
        return any(n.pos == "PROPN" for n in prepositional(self.document, head, "from"))

    def _is_of_foes(self, head: Token) -> bool:
        """Whether those counted are of people whom the teller calls by another name: "three of the kidnappers"."""
        return any(self.terms.has("hostile", n.lemma) for n in prepositional(self.document, head, "of"))

    def _is_partitive(self, head: Token) -> bool:
        """Whether those counted are some of people told of already: "nine of them", "17 of the wounded"."""
        for noun in prepositional(self.document, head, "of"):
            definite = any(c.lower in ("the", "these", "those") for c in self.document.children(noun, "det"))
            elliptical = any(self.terms.has("elliptical", form) for form in (noun.lemma, noun.lower))
            if noun.lower == "them" or (definite and elliptical):
                return True
            if definite and noun.pos == "NUM":
                return True
        return False

    def _is_joined(self, harm: Harm, at: int) -> bool:
        """Whether the clause goes on from the one before: "four soldiers were killed and an officer was wounded"."""
        if harm.token.i == at:
            return True
        if harm.token.dep != "conj" or harm.token.head != at:
            return False
        return self.sides.suffers(harm) or not self.document.children(harm.token, "nsubj")

    def _continues(self, head: Token) -> bool:
        return self.terms.has("continuing", head.lemma) or head.pos in ("NUM", "ADJ", "VERB")
