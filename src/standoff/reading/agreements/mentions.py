"""The nouns and the clauses that name an agreement, and of which kind it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
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
_TERMS = 8  # words of a term that may name its kind
_CAPTIVES = 60  # tokens before "the exchange" within which captives are told of
_PAIR = 6  # tokens within which the second word of a pair may stand
_MATTER = frozenset({"on", "for"})
_STAND_IN = 2  # sentences that "the one" may look back
_WHEREBY = frozenset({"under", "by", "to", "in", "on"})


@dataclass(frozen=True, slots=True)
class Mention:
    """`kind` is None where no words tell it; `made` is false of a draft, a proposal and what is only possible."""

    head: Token
    kind: AgreementKind | None
    phrase: tuple[Token, ...]
    sentence: int
    made: bool = True


class Mentions:
    """The agreements that the words of one report name."""

    def __init__(self, document: Document, cast: Cast, terms: AgreementTerms) -> None:
        self.document, self.cast, self.terms = document, cast, terms

    def at(self, token: Token, sentence: int) -> Mention | None:
        """The mention whose head is `token`, its kind told by its own words or left open."""
        if token.pos not in ("NOUN", "PROPN") or not self._stands(token):
            return None
        found = next((n for n in self._names(token) if n in self.terms.nouns), None)
        modifiers = {c.lower for c in self.document.children(token, "amod", "compound", "nmod")}
        exchange = found is None and self._is_exchange(token)
        if (found is None and not exchange) or modifiers & self.terms.words["other"] or self._is_general(token):
            return None
        if self.terms.has("vows", token.lemma) and not self._is_vow_of_deed(token):
            return None
        phrase = clauses.own_phrase(self.document, token)
        own = self.terms.nouns[found] if found is not None else AgreementKind.EXCHANGE
        kind = own or self._kind_by_words(token)
        made = not self.terms.has("proposals", token.lemma) and not modifiers & self.terms.words["unmade"]
        return Mention(token, kind, phrase, sentence, made)

    def _is_vow_of_deed(self, token: Token) -> bool:
        """ "The pledge to withdraw": a promise whose deed is told."""
        deeds = self.document.children(token, "acl", "relcl")
        return any(d.tag == "VB" and self._kind_in(self.document.subtree(d)) is not None for d in deeds)

    def standing_in(self, token: Token, last: Mention | None, sentence: int) -> Mention | None:
        """ "The one that was signed in May", "a second one": an agreement of the kind named before."""
        if last is None or not self.terms.has("stand_ins", token.lemma) or sentence - last.sentence > _STAND_IN:
            return None
        told = self.document.children(token, "det", "amod", "relcl")
        if token.dep == "nummod" or not any(c.lower in _NAMERS or c.dep in ("amod", "relcl") for c in told):
            return None
        return Mention(token, last.kind, clauses.own_phrase(self.document, token), sentence)

    def is_absent(self, mention: Mention) -> bool:
        """Whether the words say that there is none: "no agreement was reached"."""
        return any(c.lower in _NONE for c in self.document.children(mention.head, "det"))

    def is_definite(self, token: Token) -> bool:
        """Whether the noun points back: "the truce", "its truce"."""
        children = self.document.children(token, "det", "poss", "amod")
        return any(c.lower in _NAMERS or c.dep == "poss" or self.terms.has("former", c.lower) for c in children)

    def kind_of_act(self, act: Token) -> AgreementKind | None:
        """The kind of what somebody agreed to do: "to withdraw", "to halt the fighting", "to meet again"."""
        words = [w for w in self.document.subtree(act) if self._is_of(act, w)]
        if clauses.is_negated(self.document, act):
            forbidden = [w for w in self.document.subtree(act) if clauses.is_verb(w)]
            if any(self.terms.has("hostile", w.lemma) for w in forbidden):
                return AgreementKind.CEASEFIRE
        for word in words:
            if self.terms.has("ceasing", word.lemma) and clauses.is_verb(word) and self._is_hostile(word):
                return AgreementKind.CEASEFIRE
            hostile = self.terms.has("hostile", word.lemma) and clauses.is_verb(word)
            if hostile and clauses.is_negated(self.document, word):
                return AgreementKind.CEASEFIRE
        core = [w for w in clauses.own_phrase(self.document, act) if w in words]
        weak = (k for part in (core, words) for w in part if (k := self._weak(w)) is not None)
        if self._kind_in(core) is None and any(self._weak(w) is not None for w in core):
            return next(weak)
        return self._kind_in(words) or next(weak, None)

    def kind_of_item(self, item: Token) -> AgreementKind | None:
        """The kind of an item in a list of terms: "an end to hostilities", "a resumption of talks", "a pull-out"."""
        ofs = [o for p in self.document.children(item, "prep") for o in self.document.children(p, "pobj")]
        if self.terms.has("ending", item.lemma) and any(self.terms.has("hostile", o.lemma) for o in ofs):
            return AgreementKind.CEASEFIRE
        resumed = self.terms.has("carriers", item.lemma) and any(self.terms.has("parleys", o.lemma) for o in ofs)
        if resumed:
            return AgreementKind.TALKS
        if self._is_exchange(item):
            return AgreementKind.EXCHANGE
        found = next((self.terms.nouns[n] for n in self._names(item) if n in self.terms.nouns), None)
        return None if found is AgreementKind.TALKS else found

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
        if self._is_under(token) and verbs and (kind := self.kind_of_act(self._to_be_done(verbs[0]))) is not None:
            return kind
        titled = self.document.line_of(token).label is Label.HEADLINE and not self.is_named(mention)
        if titled and self._chief is not None:
            return self._chief
        joined = self.is_named(mention) or self.joins_two(mention, verbs) or self._is_kept_or_not(token, verbs)
        joined = joined or self._is_located(token) or self.is_agreed_on(token)
        return self.terms.default.get(token.lemma.lower()) if joined else None

    def _kind_in(self, words: Iterable[Token]) -> AgreementKind | None:
        """The kind that the first telling word, or pair of words, among `words` names."""
        listed = [w for w in words if not self._is_of_name(w)]
        for n, word in enumerate(listed):
            if word.lemma in self.terms.kind_words:
                return self.terms.kind_words[word.lemma]
            pairs = ((word.lemma, w.lemma) for w in listed[n + 1 : n + 1 + _PAIR])
            found = next((self.terms.kind_pairs[p] for p in pairs if p in self.terms.kind_pairs), None)
            if found is not None:
                return found
        return None

    def _is_of_name(self, word: Token) -> bool:
        """ "The Permanent Indus Commission", "the African Union Commission": a body's name tells no matter."""
        return word.pos == "PROPN" and any(c.pos == "PROPN" for c in self.document.children(word, "compound"))

    def _is_general(self, token: Token) -> bool:
        """ "All agreements", "such deals": no one agreement."""
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
        others = (t for t in before if t.i != mention.head.i)
        named = any(t.pos == "PROPN" and not self.cast.at(t.start, t.end) for t in others)
        near = (
            *self.document.subtree(mention.head),
            *self.document.tokens[max(0, mention.head.i - 1) : mention.head.i],
        )
        ofs = (o for p in self.document.children(mention.head, "prep") for o in self.document.children(p, "pobj"))
        dated = any(
            o.pos == "PROPN" and not self.cast.at(o.start, o.end) for o in ofs if self.is_definite(mention.head)
        )
        return named or dated or any(t.text.isdigit() and len(t.text) == 4 for t in near)

    def has_matter(self, token: Token) -> bool:
        """ "The agreement on number plates": what it is about is told, though of no kind that is known."""
        return any(c.lower in ("on", "about", "over") for c in self.document.children(token, "prep"))

    def is_agreed_on(self, token: Token) -> bool:
        """ "The model on which, it says, an admiral agreed"."""
        return any(t.lemma == "agree" and t.dep in ("relcl", "acl") for t in self.document.subtree(token))

    def stands_by_name(self, mention: Mention) -> bool:
        """A treaty that is named by its year or its matter is in force, though nothing else is said of it."""
        head = mention.head
        if not mention.made or not self.terms.has("standing", head.lemma.lower()) or head.tag in ("NNS", "NNPS"):
            return False
        told = any(self.terms.has("standing_by", c.lower) for c in self.document.children(head, "amod", "compound"))
        year = any(t.text.isdigit() and len(t.text) == 4 for t in mention.phrase if t.i < head.i)
        ofs = (o for p in self.document.children(head, "prep") if p.lower == "of" for o in self.document.children(p))
        year = year or any(o.text.isdigit() and len(o.text) == 4 for o in ofs)
        return year or (told and bool(clauses.parties_of(self.cast, mention.phrase)))

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
        if verbs and self.terms.has("signing", verbs[0].lemma) and any(t.lower in ("they", "both") for t in doers):
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

    def _to_be_done(self, verb: Token) -> Token:
        """The deed of "is to withdraw", "are due to be posted"."""
        deeds = self.document.children(verb, "xcomp") if verb.lemma == "be" else ()
        return deeds[0] if deeds else verb

    def _is_located(self, token: Token) -> bool:
        """ "An understanding reached in Lima": where or when it was made says that there is one."""
        for clause in self.document.children(token, "acl", "relcl"):
            made = any(clause.lemma == line for line in self.terms.object[AgreementStatus.AGREED])
            placed = self.document.children(clause, "prep", "npadvmod")
            if made and placed and not self.document.children(clause, "aux"):
                return True
        return False

    def _is_exchange(self, token: Token) -> bool:
        """ "An exchange of 900 prisoners", "the swap of remains"; an exchange of fire or of letters is none."""
        if not self.terms.has("exchanges", token.lemma):
            return False
        ofs = [o for p in self.document.children(token, "prep") if p.lower == "of" for o in self.document.children(p)]
        if not ofs and self.is_definite(token) and token.tag == "NN":
            before = self.document.tokens[max(0, token.i - _CAPTIVES) : token.i]
            return any(self.terms.has("captives", t.lemma) for t in before)
        return any(self.terms.has("exchanged", o.lemma) for o in ofs)

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

    def _names(self, token: Token) -> Iterator[tuple[str, ...]]:
        yield tuple(t.lower for t in self.document.tokens[token.i : token.i + 3])
        words = [t.lemma for t in self.document.tokens[max(0, token.i - 2) : token.i + 1]]
        yield from (tuple(words[-n:]) for n in (3, 2, 1))
        yield (token.lower,)

    def _kind_by_words(self, token: Token) -> AgreementKind | None:
        aside = {
            w.i for c in self.document.children(token, "relcl") if self._is_aside(c) for w in self.document.subtree(c)
        }
        aside |= {w.i for c in self._clauses_of_others(token) for w in self.document.subtree(c)}
        own = [w for w in self.document.subtree(token) if w.i != token.i and w.i not in aside]
        for word in own:
            if word.lemma in self.terms.kind_words:
                break
            if self.terms.has("ceasing", word.lemma) and self._is_hostile(word):
                return AgreementKind.CEASEFIRE
        found = self._kind_in(own)
        if found is not None:
            return found
        head = self.document.head(token)
        made = clauses.is_verb(head) and token.dep in ("dobj", "nsubjpass", "attr")
        complements = self.document.children(head, "ccomp", "xcomp", "advcl") if made else ()
        complements += tuple(c for c in self.document.children(head, "prep") if made and c.lower in _MATTER)
        if token.dep == "nsubj" and self._is_terming(head):
            complements = self.document.children(head, "dobj", "prep", "xcomp", "ccomp")
        words = [w for child in complements for w in self.document.subtree(child)]
        if any(self.kind_of_item(w) is AgreementKind.CEASEFIRE for w in words[:_TERMS]):
            return AgreementKind.CEASEFIRE
        return self._kind_in(words) or self._kind_in(self.whereby(token))

    def _clauses_of_others(self, token: Token) -> list[Token]:
        """The clauses at the nouns below: "violations of the accord by the men whom it supports"."""
        below = [w for w in self.document.subtree(token) if w.dep == "relcl" and w.head != token.i]
        return [w for w in below if self.document.head(w).pos in ("NOUN", "PROPN") and self._is_by(w, token)]

    def _is_by(self, clause: Token, token: Token) -> bool:
        between = [t for t in self.document.ancestors(clause) if t.i > token.i]
        return any(t.lower == "by" for t in between)

    def _is_terming(self, verb: Token) -> bool:
        """ "The proposal calls for", "the text provides for"."""
        after = {c.lower for c in self.document.children(verb)}
        lines = (line.split() for line in self.terms.words["binding"])
        return any(verb.lemma == words[0] and set(words[1:]) <= after for words in lines)

    def whereby(self, token: Token) -> tuple[Token, ...]:
        """The clause "under which …" after the noun, wherever the parse hangs it."""
        sentence = self.document.sentence_of(token)
        for which in self.document.tokens[token.i + 1 : sentence.last]:
            if which.lower == "which" and self.document.tokens[which.i - 1].lower in _WHEREBY:
                verb = next(clauses.governing_verbs(self.document, which), None)
                return tuple(t for t in self.document.subtree(verb) if t.i > which.i) if verb is not None else ()
        return ()

    def _is_aside(self, clause: Token) -> bool:
        """Whether a relative clause only adds: "the accords, which call for a withdrawal"."""
        first = self.document.subtree(clause)[0]
        return first.i > 0 and self.document.tokens[first.i - 1].text == ","

    def _is_hostile(self, verb: Token) -> bool:
        """Whether what a verb of stopping governs, without the clauses beyond it, is hostile."""
        return any(self.terms.has("hostile", w.lemma) for w in self.document.subtree(verb)[:12] if w.i > verb.i)

    def _is_of(self, act: Token, word: Token) -> bool:
        """Whether `word` belongs to this act and not to another one coordinated with it."""
        for above in (word, *self.document.ancestors(word)):
            if above.i == act.i:
                return True
            if above.dep == "conj" and clauses.is_verb(above) and above.head == act.i:
                return False
        return True

    def _weak(self, word: Token) -> AgreementKind | None:
        kind = self.terms.weak_words.get(word.lemma)
        meets_a_need = word.lemma == "meet" and bool(self.document.children(word, "dobj"))
        return None if meets_a_need else kind

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
