"""The signs around the mention of a body or a format by which it is weighed what the report says of it.

Each sign is a short name of a construction or of a class of words in `knowledge/data/mechanisms.yaml`, never of a
conflict. What they weigh, `knowledge/data/mechanism_weights.yaml` says.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.knowledge.mechanism_terms import MechanismTerms
from standoff.reading import clauses
from standoff.reading.cast import Cast
from standoff.reading.mechanisms.mentions import Mention
from standoff.reading.mechanisms.uses import Uses
from standoff.reading.syntax import Document, Token
from standoff.record.terms import Label, MechanismUse, Stance

SAYING = ("verb says:", "verb tells:", "clause says:", "noun says:", "above says:", "above tells:")
"""How the signs begin that name a use by the lexicon."""
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_MODIFIERS = ("amod", "compound", "nmod", "poss")
_TITLE = 6  # tokens of a heading
_FAMILIES = (
    "wanting", "wishing", "founding", "signed", "sought", "harming", "handing", "sending", "talking", "meeting",
    "going", "settled", "taking", "tasks", "awaited", "hoping", "weighing", "letting", "leaving", "errands",
    "helping", "mediating", "continuing", "unwanted", "leading", "ruling", "standing", "arranged",
)  # fmt: skip
_NOUNS = ("carriers", "rounds", "voices", "accords", "drafts", "failings", "leaving", "rights", "needless", "tasks",
          "attending", "harming", "helping", "owned", "soldiers", "sitting")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a mention besides its words: how it is named, how its statement stands to it."""

    way: str
    """known, generic, used, pointing, pronoun or loose."""
    again: bool
    speaks: bool
    voice: bool
    stance: Stance | None


class Signs:
    """The questions asked of the words around a mention, held together for one report."""

    def __init__(self, document: Document, cast: Cast, uses: Uses, terms: MechanismTerms) -> None:
        self.document, self.cast, self.uses, self.terms = document, cast, uses, terms

    def of(self, mention: Mention, told: Told) -> tuple[str, ...]:
        """The signs of `mention`, sorted."""
        found = {"always", *self._of_noun(mention, told), *self._of_telling(told), *self._of_place(mention)}
        says = "something" if any(name.startswith(SAYING) for name in found) else "nothing"
        found |= {f"says {says}", f"says {says} of {told.way}", f"says {says} of {mention.kind}"}
        place = next((name for name in found if name.startswith("place:")), "place:none")
        found |= {f"{place} of {told.way}", f"says {says} {place}"}
        return tuple(sorted(found))

    def _of_noun(self, mention: Mention, told: Told) -> Iterator[str]:
        """What the noun and its modifiers are."""
        head, doc = mention.head, self.document
        det = self._determiner(head)
        yield from (f"kind:{mention.kind}", f"way:{told.way}", f"way and kind:{told.way} {mention.kind}", f"det:{det}")
        yield f"way and det:{told.way} {det}"
        if told.way in ("loose", "generic"):
            yield f"noun:{head.lemma.lower()}"
            yield f"{told.way} noun:{head.lemma.lower()}"
        modifiers = doc.children(head, *_MODIFIERS)
        if head.pos == "PROPN" and any(t.pos == "PROPN" for t in modifiers):
            yield f"titled {told.way}"
        if any(t.pos == "NUM" for t in doc.children(head, "nummod")):
            yield "counted"
        yield f"modified {told.way}" if modifiers else f"bare noun {told.way}"
        if head.tag in ("NNS", "NNPS"):
            yield f"plural {mention.kind}"
        if self.cast.at(head.start, head.end) and any(r.party for r in self.cast.at(head.start, head.end)):
            yield "a party"
        whose = clauses.parties_of(self.cast, modifiers)
        yield from ("whose",) if whose else ()
        for prep in doc.children(head, "prep"):
            yield f"with:{prep.lower}" if prep.lower in ("of", "from", "between", "on", "for", "in") else "with:other"
        yield f"headline:{doc.line_of(head).label is Label.HEADLINE}"
        sentence = doc.sentence_of(head)
        if sentence.last - sentence.first <= _TITLE:
            yield "few words"
        if doc.tokens[max(0, mention.first.i - 1)].text == "(":
            yield "in brackets"

    def _of_telling(self, told: Told) -> Iterator[str]:
        yield "again" if told.again else "first"
        yield f"{'again' if told.again else 'first'} {told.way}"
        if told.speaks:
            yield "speaks"
        if told.voice:
            yield "voice"
        if told.stance is not None:
            yield f"stance:{told.stance}"

    def _determiner(self, head: Token) -> str:
        for child in self.document.children(head, "det", "poss"):
            if child.dep == "poss":
                return "whose"
            if child.lower in _POINTING:
                return "the" if child.lower == "the" else "this"
            return "no" if child.lower in ("no", "any") else "a"
        return "none"

    def _of_place(self, mention: Mention) -> Iterator[str]:
        """Where the noun stands in its clause, and what the verb, the noun or the clause beside it says."""
        doc, head = self.document, self.uses.carried(mention.head)[0]
        if head.i != mention.head.i:
            yield "carried"
            yield from (f"carried by:{name}" for name in _NOUNS if head.lemma.lower() in getattr(self.terms, name))
        yield f"dep:{head.dep}"
        if head.dep == "pobj":
            yield from self._under_prep(head)
        verbs = list(clauses.governing_verbs(doc, head))[:2]
        if not verbs:
            yield "no verb"
        else:
            yield from self._of_verb(mention, head, verbs[0])
            yield from self._of_over(verbs)
        told, clause = self.uses.in_relative(mention)
        if clause is not None:
            yield f"clause says:{told}"
        elif doc.children(mention.head, "relcl", "acl"):
            yield "clause says nothing"

    def _under_prep(self, head: Token) -> Iterator[str]:
        governor = self.document.head(head)
        yield f"prep:{governor.lower}"
        noun = self.document.head(governor)
        if noun.pos not in ("NOUN", "PROPN"):
            return
        yield "under a noun"
        yield from (f"noun over:{name}" for name in _NOUNS if noun.lemma.lower() in getattr(self.terms, name))
        if noun.lemma.lower() in self.terms.nominal:
            yield f"noun says:{self.terms.nominal[noun.lemma.lower()]}"

    def _of_verb(self, mention: Mention, head: Token, verb: Token) -> Iterator[str]:
        doc = self.document
        place = self._place(head, verb)
        yield f"place:{place}"
        aux = {c.lower for c in doc.children(verb, "aux", "auxpass")}
        tense = self._tense(verb, aux)
        yield f"tense:{tense}"
        yield f"place and tense:{place} {tense}"
        denied = self.uses.is_denied(verb)
        if denied:
            yield "negated"
        own, others = self.uses.own.match(doc, verb, denied), self.uses.others.match(doc, verb, denied)
        asked, other = (own, others) if place == "subject" else (others, own)
        if denied:
            yield f"negated {place}"
        if asked is not None:
            yield f"verb says:{asked.value}"
            yield f"{place} says:{asked.value}"
            yield f"verb tells:{self.uses.as_far(verb, MechanismUse(asked.value))}"
        elif other is not None:
            yield f"verb might say:{other.value}"
        yield from (f"verb:{name}" for name in _FAMILIES if verb.lemma in getattr(self.terms, name))
        if verb.lemma == "be":
            yield "verb:be"
        marks = {m.lower for m in doc.children(verb, "mark", "advmod")}
        yield from (f"mark:{m}" for m in sorted(marks & {"if", "unless", "whether", "until", "when", "before"}))
        yield f"clause of:{verb.dep}"
        if tense in ("will", "infinitive", "present") and self.uses.is_after_accord(mention.head):
            yield f"after an accord {tense}"

    def _of_over(self, verbs: list[Token]) -> Iterator[str]:
        """What the verb over the clause says: "wants the force to stay"."""
        verb, over = verbs[0], self.document.head(verbs[0])
        if verb.dep not in ("ccomp", "xcomp", "oprd", "acl", "pcomp") or over.i == verb.i:
            return
        yield from (f"over:{name}" for name in _FAMILIES if over.lemma in getattr(self.terms, name))
        told = next((use for use, words in self.terms.above.items() if over.lemma in words), None)
        frame = self.uses.others.match(self.document, over)
        if told is not None or frame is not None:
            use = told or MechanismUse(frame.value) if frame is not None else told
            yield f"above says:{use}"
            if frame is not None:
                yield f"above tells:{self.uses.as_far(over, MechanismUse(frame.value))}"

    def _place(self, head: Token, verb: Token) -> str:
        if head.dep == "nsubj" and self.document.head(head).i == verb.i:
            return "subject"
        if head.dep in ("dobj", "nsubjpass", "dative", "attr", "oprd"):
            return "object"
        if head.dep == "pobj" and self.document.head(head).dep == "agent":
            return "agent"
        direct = head.dep == "pobj" and self.document.head(self.document.head(head)).i == verb.i
        return "prepositional" if direct else "beside"

    def _tense(self, verb: Token, aux: set[str]) -> str:
        if any(c.tag == "MD" for c in self.document.children(verb, "aux")):
            return "will" if aux & {"will", "shall"} else "modal"
        if "to" in aux or verb.tag == "VB":
            return "infinitive"
        if aux & {"has", "have"}:
            return "perfect"
        return "present" if verb.tag in ("VBZ", "VBP") or aux & {"is", "are", "am"} else "past"
