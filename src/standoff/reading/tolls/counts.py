"""How many of whom a mention of harm counts: the quantity, the side and the kind of people, and the words."""

from dataclasses import dataclass, replace

from standoff.knowledge.toll_terms import TollTerms
from standoff.reading.clauses import is_verb
from standoff.reading.events.predicates import prepositional
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.people import counted_phrase, is_aged, is_next_one, is_number, names_people
from standoff.reading.tolls.quantities import Quantity, read_quantity
from standoff.reading.tolls.sides import Sides
from standoff.record.rows import Span, Statement
from standoff.record.terms import TollKind, Who


@dataclass(frozen=True, slots=True)
class Count:
    """How many of whom: the quantity, the people's side and kind, and the words."""

    quantity: Quantity
    party: str | None
    who: Who | None
    span: Span
    none_reported: bool = False
    grounds: str = ""


class Counts:
    """The counts of one report; every method is a question about its words."""

    def __init__(self, document: Document, terms: TollTerms, sides: Sides) -> None:
        self.document = document
        self.terms = terms
        self.sides = sides

    def count(self, harm: Harm, head: Token, absent: bool, statement: Statement) -> Count | None:
        """The count of the people named by `head`, or None where no figure can be trusted; `absent` means nobody."""
        who, party = self.sides.who(harm.of or head), self.sides.party(head) or self.sides.on_side(head, harm.token)
        party = party or (self.sides.party(harm.of) if harm.of is not None and not harm.nominal else None)
        phrase = counted_phrase(self.document, head, self.terms)
        span = (phrase[0].start, self._end(head))
        if harm.nominal:
            return self._nominal(harm, head, absent, who, party)
        if self._is_counted_with_another(harm, head):
            return None
        if absent or self.terms.has("nobody", head.lower) or self._is_not_one(phrase):
            return Count(Quantity(0, 0), party, who, span, self._reported(harm))
        quantity = None if self._is_asked(head) or self._is_a_culprit(harm, head) else self._quantity(head, phrase)
        own = self.sides.harms_own(harm, head, party)
        party = party or self.sides.loser(harm, statement) or self.sides.holder(harm, head)
        party = party or self.sides.of_owner(harm, head)
        party = (
            self.sides.of_craft(harm) or self.sides.of_accuser(statement, party)
            if own
            else party or self.sides.of_tally(harm, statement)
        )
        party = party or self.sides.of_its_craft(harm)
        return None if quantity is None else Count(quantity, party, who, span)

    def _is_counted_with_another(self, harm: Harm, head: Token) -> bool:
        """Whether one number counts both: the soldiers of "more than 700 guards and soldiers have fled"."""
        first = self.document.head(head)
        if head.dep != "conj" or head.tag not in ("NNS", "NNPS") or first.i not in {p.i for p in harm.people}:
            return False
        own = [c for c in self.document.subtree(head) if first.i < c.i < head.i and c.dep != "punct"]
        return not own and bool(self.document.children(first, "nummod"))

    def _is_not_one(self, phrase: tuple[Token, ...]) -> bool:
        """Whether the words count nobody by denying the first: "not one soldier", "not a single villager"."""
        words = tuple(t.lower for t in phrase[:3])
        return words[:2] == ("not", "one") or words == ("not", "a", "single")

    def _is_a_culprit(self, harm: Harm, head: Token) -> bool:
        """Whether one whom the report has told of is arrested: "arrested the man" counts nobody, "a man" does."""
        named = any(c.lower in ("the", "that", "this") for c in self.document.children(head, "det"))
        return harm.kind is TollKind.DETAINED and head.tag == "NN" and named

    def _is_asked(self, head: Token) -> bool:
        """Whether the figure is a question, "how many died", or only measured by another: "twice as many"."""
        words = [t.lower for t in self.document.subtree(head) if t.i <= head.i]
        return "how" in words[:-1] or ("as" in words and words[-1] == "many" and head.lower == "many")

    def _end(self, head: Token) -> int:
        """The end of the people's phrase, with what "of" adds to it: "an unknown number of soldiers"."""
        inner = [n for n in prepositional(self.document, head, "of") if n.i - head.i < 6]
        return max([head.end, *(n.end for n in inner)])

    def _nominal(self, harm: Harm, head: Token, absent: bool, who: Who | None, party: str | None) -> Count | None:
        noun = harm.token
        phrase = counted_phrase(self.document, noun, self.terms)
        span = (phrase[0].start, max(head.end, noun.end))
        party = party or self.sides.party(noun) or self.sides.bearer(harm) or self.sides.on_side(noun, harm.carrier)
        who = who or next((self.terms.people.get(c.lemma) for c in self.document.children(noun, "amod", "compound")
                           if self.terms.people.get(c.lemma)), None)  # fmt: skip
        if absent:
            return Count(Quantity(0, 0), party, who, span, self._reported(harm))
        quantity = read_quantity(self._words(phrase[:-1]), self.terms)
        if harm.people and harm.kind is not TollKind.LOSSES:
            quantity = quantity or self._quantity(head, counted_phrase(self.document, head, self.terms))
        if quantity is None and harm.carrier is not None and not harm.people:
            put = self._toll_value(harm)
            quantity, span = (put[0], (min(span[0], put[1][0]), max(span[1], put[1][1]))) if put else (None, span)
        if quantity is None and harm.kind is TollKind.LOSSES and self._borne(harm):
            quantity = Quantity(None, None)
        return None if quantity is None else Count(quantity, party, who, span)

    def _toll_value(self, harm: Harm) -> tuple[Quantity, Span] | None:
        """The number that a tally is put at: "the death toll rose to 31", "put the number of wounded at 31"."""
        hosts = [t for t in (harm.token, harm.carrier) if t is not None]
        hosts += self.document.children(harm.token, "acl")
        values = [n for host in hosts for n in prepositional(self.document, host, "to", "at", "from")]
        if harm.carrier is not None and (self.terms.has("putting", harm.carrier.lemma) or harm.carrier.lemma == "give"):
            values += prepositional(self.document, harm.carrier, "as")
        if harm.carrier is not None and harm.token.dep == "nsubj":
            values += self.document.children(harm.carrier, "dobj", "attr", "npadvmod")
        for noun in values or self._figure_behind(harm):
            phrase = counted_phrase(self.document, noun, self.terms)
            risen = [t.i for t in phrase if t.lower == "to" and t.dep == "quantmod"]
            opens = self.document.tokens[phrase[0].i - 1].lower if phrase[0].i else ""
            if opens == "from" or self.document.head(noun).lower == "from":
                if not risen:
                    continue
                phrase = self.document.tokens[risen[-1] + 1 : noun.i + 1]
            found = read_quantity(self._words(phrase), self.terms)
            if noun.entity == "MONEY" or self.terms.has("currencies", noun.lemma):
                continue
            beside = (noun, *self.document.tokens[noun.i + 1 : noun.i + 2])
            told = any(t.lower in self.terms.adjectives or t.lemma in self.terms.verbs for t in beside)
            if told or noun.lemma in self.terms.nouns:
                return None
            if found is not None:
                beyond = harm.carrier is not None and self.terms.has("exceeding", harm.carrier.lemma)
                put = replace(found, high=None, hedge=harm.carrier.text) if beyond and harm.carrier else found
                return put, (phrase[0].start, noun.end)
        return None

    def _figure_behind(self, harm: Harm) -> list[Token]:
        """The figure that a verb of raising leads to past a clause: "bringing its losses since May to 31"."""
        if harm.carrier is None or not self.terms.has("raising", harm.carrier.lemma) or harm.token.dep != "dobj":
            return []
        last = self.document.sentence_of(harm.token).last
        for at in range(harm.token.i + 1, min(last - 1, harm.token.i + 12)):
            if self.document.tokens[at].text in (",", ";", "."):
                return []
            if self.document.tokens[at].lower in ("to", "at") and is_number(self.document.tokens[at + 1], self.terms):
                return [self.document.tokens[at + 1]]
        return []

    def _quantity(self, head: Token, phrase: tuple[Token, ...]) -> Quantity | None:
        words = self._words(phrase)
        found = read_quantity(words if head.pos == "NUM" or is_number(head, self.terms) else words[:-1], self.terms)
        if found is None and head.pos in ("NUM", "NOUN", "ADJ", "DET", "PRON"):
            found = read_quantity(words, self.terms)
        if found is not None:
            return found
        inner = list(prepositional(self.document, head, "of"))
        if inner and self.terms.has("measures", head.lemma):
            own = read_quantity(words, self.terms) or read_quantity(
                self._words(counted_phrase(self.document, inner[0], self.terms)), self.terms
            )
            return own or Quantity(None, None, " ".join(words))
        if self._is_of_a_crowd(head):
            return None
        if (
            head.entity == "PERSON"
            or is_next_one(self.document, head, self.terms)
            or is_aged(self.document, head)
            or head.lower == "another"
            or (head.lower == "other" and any(c.entity == "PERSON" for c in self.document.children(head, "appos")))
            or (
                not self.terms.has("measures", head.lemma)
                and not self.terms.has("enemies", head.lemma)
                and head.tag in ("NN", "NNP")
                and names_people(self.document, head, self.terms, living=True)
            )
        ):
            return Quantity(1, 1)
        if head.tag in ("NNS", "NNPS") or head.lower in ("people", "personnel"):
            definite = any(w in ("the", "these", "those", "such") for w in words)
            return None if definite else Quantity(None, None)
        return None

    def _is_of_a_crowd(self, head: Token) -> bool:
        """Whether a bare name behind people who are counted is one of their kinds: "5,000 settlers and Shuar"."""
        before = self.document.head(head)
        named = head.dep == "conj" and head.tag == "NNP" and not self.document.children(head, "det", "compound")
        return named and bool(self.document.children(before, "nummod"))

    def _words(self, phrase: tuple[Token, ...]) -> tuple[str, ...]:
        """The lower-case words of a count, without ages ("34-year-old") and brackets."""
        words = [t.lower for t in phrase if t.text not in ("[", "]", "(", ")")]
        for at, word in enumerate(words):
            if word in ("year", "years", "month", "months", "week", "weeks", "day", "days") and at:
                start = at - 1 if words[at - 1] != "-" else at - 2
                words[max(start, 0) : at + 3 if at + 2 < len(words) and words[at + 1] == "-" else at + 1] = []
                break
        return tuple(words)

    def _borne(self, harm: Harm) -> bool:
        if harm.carrier is not None:
            return self.terms.has("loss_bearers", harm.carrier.lemma)
        head = self.document.head(harm.token)
        if head.lower in ("on", "about", "over", "regarding", "for"):
            return False
        above = self.document.head(head)
        while above.dep in ("pcomp", "prep", "advmod") and not is_verb(above) and above.head != above.i:
            above = self.document.head(above)
        return harm.token.dep == "pobj" and is_verb(above) and self.terms.has("loss_bearers", above.lemma)

    def _reported(self, harm: Harm) -> bool:
        near = [harm.token, *self.document.ancestors(harm.token)][:4]
        return any(self.terms.has("reporting", t.lemma) for t in near)
