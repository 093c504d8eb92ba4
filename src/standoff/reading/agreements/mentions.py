"""The nouns that name an agreement, and which agreement a bare or a pointing noun stands for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.agreements.kinds import KindWords
from standoff.reading.cast import Cast
from standoff.reading.syntax import Document, Token
from standoff.record.terms import AgreementKind, AgreementStatus, Label

_NAMERS = frozenset({"the", "this", "that", "these", "those"})
_COMPLIANCE = (
    AgreementStatus.BROKEN,
    AgreementStatus.KEPT,
    AgreementStatus.PARTLY_KEPT,
    AgreementStatus.COLLAPSED,
    AgreementStatus.IN_FORCE,
)
_NONE = frozenset({"no", "neither", "any"})
_GENERAL = frozenset({"all", "every", "such", "existing", "both", "any"})
_WHERE = frozenset({"at", "in", "on"})
_BESIDE = 3  # words between a noun and the one that it stands beside
_STAND_IN = 2  # sentences that "the one" may look back


@dataclass(frozen=True, slots=True)
class Mention:
    """`kind` is None where no words tell it; `made` is false of a draft, a proposal and what is only possible."""

    head: Token
    kind: AgreementKind | None
    phrase: tuple[Token, ...]
    sentence: int
    made: bool = True


class Mentions(KindWords):
    """The agreements that the words of one report name."""

    def __init__(self, document: Document, cast: Cast, terms: AgreementTerms) -> None:
        super().__init__(document, terms)
        self.cast = cast

    def at(self, token: Token, sentence: int) -> Mention | None:
        """The mention whose head is `token`, its kind told by its own words or left open."""
        if token.pos not in ("NOUN", "PROPN") or not self._stands(token):
            return None
        found = next((n for n in self.names(token) if n in self.terms.nouns), None)
        modifiers = {c.lower for c in self.document.children(token, "amod", "compound", "nmod")}
        exchange = found is None and self.is_exchange(token)
        if (found is None and not exchange) or modifiers & self.terms.words["other"] or self._is_general(token):
            return None
        if self.terms.has("vows", token.lemma) and not self._is_vow_of_deed(token):
            return None
        if found is not None and (self._is_other_round(token) or self._is_other_thing(token)):
            return None
        phrase = clauses.own_phrase(self.document, token)
        own = self.terms.nouns[found] if found is not None else AgreementKind.EXCHANGE
        kind = own or self.kind_by_words(token) or self._kind_beside(token)
        made = not self.terms.has("proposals", token.lemma) and not modifiers & self.terms.words["unmade"]
        made = made or self._is_accepted(token)
        return Mention(token, kind, phrase, sentence, made)

    def _is_other_round(self, token: Token) -> bool:
        """ "A second round of shelling", "a pause in the talks": no talks, and no pause of the fighting."""
        preps = self.document.children(token, "prep")
        ofs = [o for p in preps if p.lower in ("of", "in") for o in self.document.children(p, "pobj")]
        if self.terms.has("rounds", token.lemma):
            return any(not self.terms.has("parleys", o.lemma) for o in ofs)
        return self.terms.has("pauses", token.lemma) and any(not self.terms.has("hostile", o.lemma) for o in ofs)

    def _is_other_thing(self, token: Token) -> bool:
        """ "The Government of National Accord", "the settlement of Tena", "within the framework of the treaty"."""
        over = self.document.head(self.document.head(token))
        if token.dep == "pobj" and token.pos == "PROPN" and self.terms.has("of_their_name", over.lemma.lower()):
            return True
        ofs = any(p.lower == "of" for p in self.document.children(token, "prep"))
        if ofs and self.terms.has("places_too", token.lemma):
            return True
        within = token.dep == "pobj" and self.document.head(token).lower in ("within", "in")
        return ofs and within and self.terms.has("frames_too", token.lemma)

    def _kind_beside(self, token: Token) -> AgreementKind | None:
        """The kind of what a noun stands beside: "the ceasefire along the ridge, a pact that nobody keeps"."""
        title = self.document.head(self.document.head(token))
        if token.dep == "pobj" and token.pos == title.pos == "PROPN":  # "the Cessation of Hostilities Agreement"
            return next((k for n in self.names(title) if (k := self.terms.nouns.get(n)) is not None), None)
        if token.dep != "appos":
            return None
        nouns = [t for t in list(self.document.ancestors(token))[:_BESIDE] if t.pos in ("NOUN", "PROPN")]
        found = (self.terms.nouns.get(n) for t in nouns for n in self.names(t))
        return next((kind for kind in found if kind is not None), None)

    def _is_vow_of_deed(self, token: Token) -> bool:
        """ "The pledge to withdraw": a promise whose deed is told."""
        deeds = self.document.children(token, "acl", "relcl")
        owned = bool(self.document.children(token, "poss")) or any(
            c.lower == "the" for c in self.document.children(token, "det")
        )
        verb = next(clauses.governing_verbs(self.document, token), None)
        kept = verb is not None and self.terms.has("vow_verbs", verb.lemma)
        if owned and kept and not deeds and token.dep in ("dobj", "nsubjpass", "pobj"):
            return True
        if token.lemma == "word" and not self.document.children(token, "poss"):
            return False
        return any(d.tag == "VB" and self.kind_in(self.document.subtree(d)) is not None for d in deeds)

    def _is_accepted(self, token: Token) -> bool:
        """ "The plan which both sides accepted in May": no mere proposal any more."""
        for clause in self.document.children(token, "relcl", "acl"):
            doers = {
                t.lower for s in clauses.subjects(self.document, clause) for t in clauses.own_phrase(self.document, s)
            }
            both = bool(doers & {"both", "all", "two"}) or len(clauses.subjects(self.document, clause)) > 1
            taken = self.terms.has("accepting", clause.lemma) and clause.tag in ("VBD", "VBN")
            if taken and both and not clauses.is_negated(self.document, clause):
                return True
        return False

    def standing_in(self, token: Token, last: Mention | None, sentence: int) -> Mention | None:
        """ "The one that was signed in May", "a second one": an agreement of the kind named before."""
        if last is None or sentence - last.sentence > _STAND_IN:
            return None
        if self.terms.has("ordered", token.lower):
            return self._one_of(token, last, sentence)
        if not self.terms.has("stand_ins", token.lemma):
            return None
        told = self.document.children(token, "det", "amod", "relcl")
        there = any(c.dep == "expl" for c in self.document.children(self.document.head(token)))
        if there and token.dep == "attr":
            return Mention(token, last.kind, (token,), sentence)
        if token.dep == "nummod" or not any(c.lower in _NAMERS or c.dep in ("amod", "relcl") for c in told):
            return None
        return Mention(token, last.kind, clauses.own_phrase(self.document, token), sentence)

    def _one_of(self, token: Token, last: Mention, sentence: int) -> Mention | None:
        """ "Two accords were signed. The first …": one of several that were told of together."""
        several = last.head.tag in ("NNS", "NNPS") or self.terms.has("ordered", last.head.lower)
        alone = token.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and not self.document.children(token, "advmod")
        if not several or not alone or not self.document.children(token, "det"):
            return None
        kind = self.kind_by_words(token) or last.kind
        return Mention(token, kind, clauses.own_phrase(self.document, token), sentence)

    def is_absent(self, mention: Mention) -> bool:
        """Whether the words say that there is none: "no agreement was reached"."""
        bare = self.terms.has("bare_papers", mention.head.lemma)
        none = _NONE - {"neither"} if bare else _NONE
        return any(c.lower in none for c in self.document.children(mention.head, "det"))

    def borrowed(self, mention: Mention, last: Mention | None, verbs: tuple[Token, ...]) -> AgreementKind | None:
        """The kind of a bare "deal": that of the one named before, of its clause's deed, or of the report it heads."""
        token = mention.head
        proposal = self.terms.has("proposals", token.lemma)
        if self.terms.has("papers", token.lemma):
            return AgreementKind.JOINT_STATEMENT
        if last is not None and self.is_definite(token) and not self.is_named(mention) and not self.has_matter(token):
            return None if proposal and last.made else last.kind
        for word in self._deed_words(verbs[:1]):
            if word.lemma in self.terms.kind_words:
                return self.terms.kind_words[word.lemma]
        titled = self.document.line_of(token).label is Label.HEADLINE and not self.is_named(mention)
        if titled and self._chief is not None and not any(c.lower == "a" for c in self.document.children(token, "det")):
            return self._chief
        joined = self.is_named(mention) or self.joins_two(mention, verbs) or self._is_kept_or_not(token, verbs)
        joined = joined or self._is_located(token) or self.is_agreed_on(token) or self._is_made(token, verbs)
        joined = joined or self._has_name_of_matter(token) or self._is_of_told_matter(token)
        joined = joined or (titled and self._is_judged(verbs))
        return self.terms.default.get(token.lemma.lower()) if joined else None

    def _is_general(self, token: Token) -> bool:
        """ "All agreements", "such deals": no one agreement."""
        if any(c.lower in ("every", "each") for c in self.document.children(token, "det")):
            return True
        plural = token.tag in ("NNS", "NNPS")
        return plural and any(c.lower in _GENERAL for c in self.document.children(token, "det", "amod", "predet"))

    def _deed_words(self, verbs: tuple[Token, ...]) -> Iterator[Token]:
        """A deed and its doers; a verb that reports a status ("pulled out of the deal") is no deed agreed on."""
        for verb in verbs:
            if not any(verb.lemma == line.split()[0] for lines in self.terms.object.values() for line in lines):
                yield verb
            yield from clauses.subjects(self.document, verb)

    def is_named(self, mention: Mention) -> bool:
        """Whether the mention is a proper name or bears a year: "the Minsk protocol", "a 1996 agreement"."""
        before = [t for t in mention.phrase if t.i <= mention.head.i]
        others = tuple(t for t in before if t.i != mention.head.i)
        named = any(t.pos == "PROPN" and not self.cast.at(t.start, t.end) for t in others)
        headline = self.document.line_of(mention.head).label is Label.HEADLINE
        titled = mention.head.pos == "PROPN" and mention.head.text[0].isupper() and not headline
        named = named or (titled and any(t.dep in ("compound", "nummod") and t.text[0].isupper() for t in others))
        near = (
            *self.document.subtree(mention.head),
            *self.document.tokens[max(0, mention.head.i - 1) : mention.head.i],
        )
        ofs = (o for p in self.document.children(mention.head, "prep") for o in self.document.children(p, "pobj"))
        dated = any(o.pos == "PROPN" and self._is_place(o) for o in ofs if self.is_definite(mention.head))
        return named or dated or any(t.text.isdigit() and len(t.text) == 4 for t in near)

    def _is_place(self, noun: Token) -> bool:
        """A name that is no state's but for the city it is governed from: "the agreement of Stockholm"."""
        return all(r.grounds.startswith("capital") for r in self.cast.at(noun.start, noun.end))

    def _has_name_of_matter(self, token: Token) -> bool:
        """ "The water deal", "the grazing accord": known by its matter, whatever kind of matter it is."""
        the = any(c.lower == "the" for c in self.document.children(token, "det"))
        return the and any(c.tag == "NN" and c.text.islower() for c in self.document.children(token, "compound"))

    def _is_made(self, token: Token, verbs: tuple[Token, ...]) -> bool:
        """ "Two accords were signed at Tena in May": where or when it was signed says that there is one."""
        if not verbs or token.dep not in ("dobj", "nsubjpass") or not self.terms.has("signing", verbs[0].lemma):
            return False
        modal = any(c.tag == "MD" or c.lower == "to" for c in self.document.children(verbs[0], "aux"))
        preps = (*self.document.children(verbs[0], "prep"), *self.document.children(token, "prep"))
        placed = any(o.pos == "PROPN" for p in preps if p.lower in _WHERE for o in self.document.children(p, "pobj"))
        return placed and not modal and not clauses.is_negated(self.document, verbs[0])

    def has_matter(self, token: Token) -> bool:
        """ "The agreement on number plates": what it is about is told, though of no kind that is known."""
        deeds = (c for c in self.document.children(token, "acl") if c.tag == "VB")
        return any(c.lower in ("on", "about", "over") for c in self.document.children(token, "prep")) or any(deeds)

    def _is_judged(self, verbs: tuple[Token, ...]) -> bool:
        """ "Peru scraps border pact": in a headline, what somebody does to it says that there is one."""
        lines = (line for lines in self.terms.object.values() for line in lines)
        return bool(verbs) and any(verbs[0].lemma == line.split()[0] for line in lines)

    def _is_of_told_matter(self, token: Token) -> bool:
        """ "A deal on the island", "an agreement to settle the dispute"; a proposal has its kind from its words."""
        return token.tag == "NN" and not self.terms.has("proposals", token.lemma) and self.has_matter(token)

    def is_agreed_on(self, token: Token) -> bool:
        """ "The model on which, it says, an admiral agreed"."""
        return any(t.lemma == "agree" and t.dep in ("relcl", "acl") for t in self.document.subtree(token))

    def stands_by_name(self, mention: Mention) -> bool:
        """A treaty that is named by its year or its matter is in force, though nothing else is said of it."""
        head = mention.head
        proper = head.pos == "PROPN" and head.lemma.lower() in self.terms.default
        if (
            not mention.made
            or not (proper or self.terms.has("standing", head.lemma.lower()))
            or head.tag in ("NNS", "NNPS")
        ):
            return False
        told = any(self.terms.has("standing_by", c.lower) for c in self.document.children(head, "amod", "compound"))
        year = any(t.text.isdigit() and len(t.text) == 4 for t in mention.phrase if t.i < head.i)
        ofs = (o for p in self.document.children(head, "prep") if p.lower == "of" for o in self.document.children(p))
        year = year or any(o.text.isdigit() and len(o.text) == 4 for o in ofs)
        return year or (told and bool(clauses.parties_of(self.cast, mention.phrase)))

    def bears_year(self, mention: Mention) -> bool:
        """ "The 1998 protocol", "an understanding reached in 2008": it is named by its year, and an old one."""
        near = self.document.tokens[max(0, mention.head.i - 1) : mention.head.i]
        return any(t.text.isdigit() and len(t.text) == 4 for t in (*near, *self.document.subtree(mention.head)))

    def joins_two(self, mention: Mention, verbs: tuple[Token, ...]) -> bool:
        """Whether the phrase or the doer of the deed above it names two sides."""
        doers = tuple(
            t for v in verbs[:1] for t in (*clauses.subjects(self.document, v), *clauses.agent(self.document, v))
        )
        if len(clauses.parties_of(self.cast, (*mention.phrase, *doers))) > 1:
            return True
        if any(c.lower in ("between", "among") for c in self.document.children(mention.head, "prep")):
            return True
        if any(self.terms.has("joining", c.lower) for c in self.document.children(mention.head, "amod", "compound")):
            return True
        signed = bool(verbs) and self.terms.has("signing", verbs[0].lemma)
        if signed and (len(doers) > 1 or any(t.lower in ("they", "both") for t in doers)):
            return True
        return any(self.terms.has("sides", t.lemma) and (t.tag in ("NNS", "NNPS") or t.lower == "both") for t in doers)

    def _is_kept_or_not(self, token: Token, verbs: tuple[Token, ...]) -> bool:
        """ "One side departed from the understanding": whoever keeps or breaks what "the" points at is bound by it."""
        itself = any(c.lower == "this" for c in self.document.children(token, "det"))
        if not verbs or not self.is_definite(token) or itself:
            return False
        doers = (*clauses.subjects(self.document, verbs[0]), *clauses.agent(self.document, verbs[0]))
        relation = self.terms.subject if token.dep == "nsubj" else self.terms.object
        compliance = any(
            verbs[0].lemma == line.split()[0] for s in _COMPLIANCE for line in relation[s] if " not" not in line
        )
        itself = token.dep in ("nsubjpass", "nsubj")
        return compliance and (itself or bool(clauses.parties_of(self.cast, doers)))

    def _is_under(self, token: Token) -> bool:
        """ "Under the accord, …": what is done under it tells what it is about."""
        return token.dep == "pobj" and self.document.head(token).lower == "under"

    def kind_of_terms(self, token: Token, verbs: tuple[Token, ...]) -> AgreementKind | None:
        """ "Under the accord, both were to leave the ports": what is to be done under it tells what it is about."""
        if not self._is_under(token) or not verbs or self.is_named_by_kind(token):
            return None
        return self.kind_of_act(self._to_be_done(verbs[0]))

    def is_named_by_kind(self, token: Token) -> bool:
        """Whether its own words tell its kind."""
        return self.kind_by_words(token) is not None

    def _to_be_done(self, verb: Token) -> Token:
        """The deed of "is to withdraw", "are due to be posted"."""
        deeds = self.document.children(verb, "xcomp") if verb.lemma == "be" else ()
        return deeds[0] if deeds else verb

    def _is_located(self, token: Token) -> bool:
        """ "An understanding reached in Lima": where or when it was made says that there is one."""
        nouns = [o for p in self.document.children(token, "prep") for o in self.document.children(p, "pobj")]
        for clause in (c for n in (token, *nouns) for c in self.document.children(n, "acl", "relcl")):
            made = any(clause.lemma == line for line in self.terms.object[AgreementStatus.AGREED])
            placed = self.document.children(clause, "prep", "npadvmod")
            if made and placed and not self.document.children(clause, "aux"):
                return True
        return False

    def _stands(self, token: Token) -> bool:
        """A noun before another noun stands for itself only where the other is its term or its breach.

        The other may be a verb that the parse takes for a noun: "truce wobbles", "the accord bars either side from".
        """
        if token.dep != "compound":
            return True
        head = self.document.head(token)
        if clauses.is_verb(head) and head.tag in ("VBZ", "VBP", "VBD"):
            return True
        headline = self.document.line_of(token).label is Label.HEADLINE
        if head.i == token.i + 1 and head.tag == "NNS" and (headline or self.terms.has("binding", head.lemma)):
            return True
        return head.lemma in self.terms.of or self.terms.has("carriers", head.lemma)

    @cached_property
    def _chief(self) -> AgreementKind | None:
        """The kind of the first agreement that the body names by its kind."""
        for number, sentence in enumerate(self.document.sentences):
            for token in self.document.sentence_tokens(sentence):
                mention = self.at(token, number)
                typed = mention is not None and mention.kind not in (None, AgreementKind.TALKS)
                if mention is not None and typed and self.document.line_of(token).label is Label.BODY:
                    return mention.kind
        return None
