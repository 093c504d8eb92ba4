"""What those harmed are called, where it tells on whose side they are: "militants", "enemy troops", "fighters"."""

from dataclasses import dataclass

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.events.predicates import prepositional
from standoff.reading.syntax import Document, Token
from standoff.record.terms import Who


@dataclass(frozen=True, slots=True)
class Calling:
    """The words of a report and of the lexicon; every method is a question about those whom a head names."""

    document: Document
    terms: TollTerms

    def is_hostile(self, head: Token) -> bool:
        """Whether they are called what only their foes call them: "militants", "hundreds of terrorists"."""
        return any(self.terms.has("hostile", t.lemma) for t in self._named(head))

    def is_rebel(self, head: Token) -> bool:
        """Whether they are called by what an armed group is: "rebels", "terrorists"; "attackers" may be anybody."""
        return any(self.terms.has("rebels", t.lemma) for t in self._named(head))

    def is_of_group(self, head: Token) -> bool:
        """Whether they are called what an armed group calls its own: "fighters", "brothers", not "soldiers"."""
        return any(self.terms.has("group_people", t.lemma) for t in self._named(head))

    def is_of_state(self, head: Token) -> bool:
        """Whether they are called what a state calls those in its pay: "soldiers", "two of the policemen"."""
        return any(self.terms.has("of_state", t.lemma) for t in self._named(head))

    def is_apart(self, head: Token) -> bool:
        """Whether a word says that they are others than the reader would think: "southern soldiers"."""
        return any(self.terms.has("apart", c.lower) for c in self.document.children(head, "amod", "compound"))

    def is_enemy(self, head: Token) -> bool:
        """Whether they are called the enemy of whoever speaks."""
        near = [t for n in self._named(head) for t in (n, *self.document.children(n, "amod", "compound", "poss"))]
        return any(self.terms.has("enemies", t.lemma) for t in near)

    def is_bare(self, head: Token, who: Who | None) -> bool:
        """Whether a number counts nobody in particular: "two killed", "nine dead"."""
        return who is None and head.pos in ("NUM", "ADJ", "VERB")

    def is_in_service(self, head: Token, who: Who | None) -> bool:
        """Whether they serve a state or a group: soldiers, policemen, fighters."""
        return who is Who.MILITARY or self.is_of_state(head)

    def _named(self, head: Token) -> tuple[Token, ...]:
        if self.terms.has("kin", head.lemma):
            return (head,)
        return (head, *prepositional(self.document, head, "of"))
