"""The signs around the mention of an agreement by which it is weighed what the report says of it.

Each sign is a short name of a construction or of a class of words in `knowledge/data/agreements.yaml`, never of a
conflict. What they weigh, `knowledge/data/agreement_weights.yaml` says.
"""

from collections.abc import Iterator

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.agreements.mentions import Mention, Mentions
from standoff.reading.agreements.statuses import Statuses
from standoff.reading.syntax import Document, Token
from standoff.record.terms import AgreementKind, Label

SAYING = ("verb says:", "clause says:", "noun says:")
"""How the signs begin that name a status by the lexicon."""
OF_PROPOSAL = "noun over:proposals"
"""The sign of an accord that is only drafted: "the draft of a treaty"."""
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_PAST = frozenset({"VBD", "VBN"})
_PRESENT = frozenset({"VBZ", "VBP"})
_TITLE = 5  # tokens of a heading
_NEAR = 9  # tokens on either side of a noun whose words are looked at
_FAMILIES = ("hostile", "parleys", "asking", "demanding", "onlookers", "brokering", "signing", "needs", "hoping",
             "weighing", "enduring", "extending", "breaches", "unmade", "former", "declining", "announcing",
             "going_on", "spans", "binding", "partly", "ending", "charging")  # fmt: skip


class Signs:
    """The questions asked of the words around a mention, held together for one report."""

    def __init__(self, document: Document, statuses: Statuses, terms: AgreementTerms) -> None:
        self.document, self.statuses, self.terms = document, statuses, terms
        self.mentions: Mentions = statuses.mentions

    def of(self, mention: Mention, withheld: bool) -> tuple[str, ...]:
        """The signs of `mention`, sorted; `withheld` where a construction says something that is no report."""
        found = {"always", *self._of_noun(mention), *self._of_place(mention), *self._of_words(mention.head)}
        kind = mention.kind or "open"
        if withheld:
            found = {name for name in found if not name.startswith(SAYING)}
            found |= {f"withheld of {kind}", "withheld"}
        else:
            says = any(name.startswith(SAYING) for name in found)
            found |= {f"says {'something' if says else 'nothing'} of {kind}"}
        return tuple(sorted(found))

    def _of_noun(self, mention: Mention) -> Iterator[str]:
        """What the noun and its modifiers are."""
        head, doc = mention.head, self.document
        kind = mention.kind or "open"
        yield f"kind:{kind}"
        for name in ("deeds", "proposals", "papers", "bare_papers", "vows", "rounds", "pauses", "visits"):
            if self.terms.has(name, head.lemma):
                yield f"noun:{name}"
        yield f"headline:{doc.line_of(head).label is Label.HEADLINE}"
        sentence = doc.sentence_of(head)
        if sentence.last - sentence.first <= _TITLE:
            yield "few words"
        det = self._determiner(head)
        yield f"det:{det}"
        plural = head.tag in ("NNS", "NNPS") and mention.kind is not AgreementKind.TALKS
        if plural:
            yield "plural"
        named, year = self.mentions.is_named(mention), self.mentions.bears_year(mention)
        yield from ("named",) if named else ()
        yield from ("year",) if year else ()
        if (named or year) and det == "the":
            yield "the, by its name"
        if not mention.made:
            yield "unmade"
        yield f"kind and det:{kind} {det} {'named' if named or year else ''}".strip()

    def _determiner(self, head: Token) -> str:
        for child in self.document.children(head, "det", "poss"):
            if child.dep == "poss":
                return "the"
            if child.lower in _POINTING:
                return "the"
            return "no" if child.lower in ("no", "any") else "a"
        return "none"

    def _of_place(self, mention: Mention) -> Iterator[str]:
        """Where the noun stands in its clause, and what the verb, the noun or the clause beside it says."""
        doc, head = self.document, self.statuses.carried(mention.head)
        if head.i != mention.head.i:
            yield "carried"
        governor = doc.head(head)
        yield f"dep:{head.dep}"
        if head.dep == "pobj":
            yield f"prep:{governor.lower}"
            noun = doc.head(governor)
            if noun.pos in ("NOUN", "PROPN"):
                yield "under a noun"
                yield from (f"noun over:{name}" for name in _FAMILIES if self.terms.has(name, noun.lemma))
                if self.terms.has("proposals", noun.lemma):
                    yield OF_PROPOSAL
                if noun.lemma in self.terms.of:
                    yield f"noun says:{self.terms.of[noun.lemma]}"
        if head.dep == "ROOT":
            yield "bare"
        verb = next(clauses.governing_verbs(doc, head), None)
        if verb is not None:
            yield from self._of_verb(mention.head, head, verb)
        for clause in doc.children(mention.head, "relcl", "acl"):
            yield f"clause:{clause.dep}"
            frames = self.statuses.as_subject if clause.tag == "VBG" else self.statuses.as_object
            frame = frames.match(doc, clause, self.statuses.negated(clause))
            yield f"clause says:{frame.value}" if frame is not None else "clause says nothing"

    def _of_verb(self, mention: Token, head: Token, verb: Token) -> Iterator[str]:
        doc = self.document
        place = "subject" if head.dep == "nsubj" else "object" if head.dep in ("dobj", "nsubjpass") else "beside"
        yield f"place:{place}"
        aux = {c.lower for c in doc.children(verb, "aux", "auxpass")}
        modal = any(c.tag == "MD" for c in doc.children(verb, "aux"))
        tense = "modal" if modal else "infinitive" if "to" in aux or verb.tag == "VB" else "past"
        if tense == "past" and (verb.tag in _PRESENT or aux & {"is", "are", "am"}):
            tense = "present"
        if aux & {"has", "have"}:
            tense = "perfect"
        yield f"tense:{tense}"
        yield f"place and tense:{place} {tense}"
        negated = self.statuses.negated(verb)
        if negated:
            yield "negated"
        for name, frames in (("subject", self.statuses.as_subject), ("object", self.statuses.as_object)):
            frame = frames.match(doc, verb, negated)
            if frame is not None and not self._is_of_others(mention, verb, name):
                asked = name == place or (place == "beside" and name == "object")
                yield f"verb says:{frame.value}" if asked else f"verb might say:{frame.value}"
        yield from (f"verb:{name}" for name in _FAMILIES if self.terms.has(name, verb.lemma))
        if verb.lemma == "be":
            yield "verb:be"
        if any(m.lower in ("if", "unless", "whether") for m in doc.children(verb, "mark")):
            yield "verb:if"

    def _is_of_others(self, mention: Token, verb: Token, place: str) -> bool:
        """Whether the verb says nothing of the accord: "a truce ended the war", "they met on the accord"."""
        done = place == "subject" and bool(self.document.children(verb, "dobj"))
        return done or self.statuses.is_met_on(mention, verb)

    def _of_words(self, head: Token) -> Iterator[str]:
        """Which classes of words stand near the noun in its sentence."""
        sentence = self.document.sentence_of(head)
        first, last = max(sentence.first, head.i - _NEAR), min(sentence.last, head.i + _NEAR + 1)
        near = [t for t in self.document.tokens[first:last] if t.i != head.i]
        for name in (
            "hostile",
            "breaches",
            "partly",
            "unmade",
            "ruins",
            "enduring",
            "brokering",
            "signing",
            "mutually",
        ):
            if any(self.terms.has(name, t.lemma) for t in near):
                yield f"near:{name}"
        for token in near:
            if token.lemma in self.terms.of and token.pos == "NOUN":
                yield f"near says:{self.terms.of[token.lemma]}"
        if any(t.lower in ("since", "after", "before") for t in near):
            yield "near:since"
        if any(t.text.isdigit() and len(t.text) == 4 for t in near):
            yield "near:year"
