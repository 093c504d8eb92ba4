"""Whose people a count takes up from the words before it: "the attackers", "its men", a bare number behind a clause.

Peru's army attacked the post. Eleven of the attackers were killed.
The Front held the bridge. Six of its men died.
Kenyan soldiers barred the way; one was killed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import is_verb
from standoff.reading.events.predicates import doers, prepositional
from standoff.reading.syntax import Document, Sentence, Token
from standoff.reading.tolls.fire import Fire
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.people import is_number, names_people
from standoff.reading.tolls.sides import Sides

_BACK = 1
"""How many sentences back in its paragraph what a count takes up may stand."""
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The sides and the attacks of a report; every method gives a side, or None where the words leave it open."""

    sides: Sides
    fire: Fire

    def of(self, harm: Harm, head: Token) -> str | None:
        """The side of those whom `head` counts, by what it takes up."""
        return self._by_role(harm, head) or self._by_owner(harm, head) or self._by_clause(harm, head)

    # --- "eleven of the attackers" -------------------------------------------------------------------

    def _by_role(self, harm: Harm, head: Token) -> str | None:
        """The one side that attacks or is attacked just before, of those called attackers or defenders."""
        near = (head, *prepositional(self._document, head, "of"))
        attacking = any(self._terms.has("attacking", t.lemma) for t in near)
        if not attacking and not any(self._terms.has("defending", t.lemma) for t in near):
            return None
        for sentence in self._back(head):
            found: set[str] = set()
            for event in self.fire.in_sentence(sentence):
                if event.trigger[0][0] >= head.start or event.trigger[0][0] == harm.token.start:
                    continue
                sides = event.actors if attacking else event.targets
                found |= {p.party for p in sides if p.party is not None}
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    # --- "six of its men" ----------------------------------------------------------------------------

    def _by_owner(self, harm: Harm, head: Token) -> str | None:
        """The one side before the pronoun that says whose they are, where nobody else can be meant."""
        owner = self._owner(head)
        if owner is None:
            return None
        by = doers(self._document, harm.token, self.sides.patterns) if is_verb(harm.token) else ()
        against = set() if self.sides.suffers(harm) else {self.sides.party(t) for t in by}
        for sentence in self._back(owner):
            told = [
                t
                for t in self._document.sentence_tokens(sentence)
                if t.i < owner.i and t.dep in (*_SUBJECTS, "pobj", "dobj", "agent")
            ]
            parties = {p for t in told if (p := self.sides.party(t)) is not None} - against
            if parties:
                return parties.pop() if len(parties) == 1 else None
        return None

    def _owner(self, head: Token) -> Token | None:
        """The unresolved pronoun that says whose those of `head` are."""
        for noun in (head, *prepositional(self._document, head, "of")):
            for child in self._document.children(noun, "poss"):
                own = self._document.tokens[child.i + 1].lower == "own"
                if child.lower == "its" and not own and not self.sides.party(child):
                    return child
        return None

    # --- "soldiers barred the way; one was killed" ---------------------------------------------------

    def _by_clause(self, harm: Harm, head: Token) -> str | None:
        """The side of the one group of people whom the words before a bare number name, unless it is they who fire."""
        bare = head.pos == "NUM" and is_number(head, self._terms) and not self._document.children(head, "prep", "amod")
        told = is_verb(harm.token) and head.head == harm.token.i
        if not (bare and told and (self.sides.suffers(harm) or self._document.children(harm.token, "auxpass"))):
            return None
        for sentence in self._back(head):
            groups = [t for t in self._document.sentence_tokens(sentence) if t.i < head.i and self._is_group(t)]
            if not groups:
                continue
            if len(groups) > 1 or groups[0].tag not in ("NNS", "NNPS"):
                return None
            party = self.sides.party(groups[0])
            firing = {a.party for e in self.fire.in_sentence(sentence) for a in e.actors}
            return party if party not in firing else None
        return None

    def _is_group(self, token: Token) -> bool:
        """Whether a noun names people of whom some may be counted, or somebody else who may be meant."""
        noun = token.pos in ("NOUN", "PROPN") and token.dep != "compound"
        return noun and names_people(self._document, token, self._terms)

    # -------------------------------------------------------------------------------------------------

    @property
    def _document(self) -> Document:
        return self.sides.document

    @property
    def _terms(self) -> TollTerms:
        return self.sides.terms

    def _back(self, token: Token) -> Iterator[Sentence]:
        """The sentence of `token` and the one before it in its paragraph, nearest first."""
        here = self._document.sentence_of(token)
        at = self._document.number_of(self._document.tokens[here.first])
        for number in range(at, max(-1, at - _BACK - 1), -1):
            if self._document.sentences[number].line == here.line:
                yield self._document.sentences[number]
