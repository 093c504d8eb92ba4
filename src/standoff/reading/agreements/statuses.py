"""What the clause around an agreement reports of it, and the grammatical relation that says so."""

from collections.abc import Iterator, Set
from dataclasses import replace

from standoff.reading import clauses
from standoff.reading.agreements.findings import AGAINST, SHOT_AT, Finding
from standoff.reading.agreements.lasting import as_lasting
from standoff.reading.agreements.mentions import Mention
from standoff.reading.agreements.pronouns import Pronouns
from standoff.reading.syntax import Token
from standoff.record.terms import AgreementKind, AgreementStatus, Label

_ON = frozenset({"on", "about", "over", "for"})
_RUIN = 12  # words between a truce and "in tatters"
_SUPPOSED = frozenset({"would", "could", "may", "might"})
_QUOTES = frozenset("'\"‘’“”")


class Statuses(Pronouns):
    """The questions that decide a status, asked of one report's parse."""

    def of_mention(self, mention: Mention) -> Iterator[Finding]:
        """What the noun or the verb above a mention, and the clauses that hang from it, say of it."""
        doc, head = self.document, self.carried(mention.head)
        governor = self.above(head)
        if self.mentions.is_absent(mention):
            return
        if self._is_shot_at(mention):
            verb = next(clauses.governing_verbs(doc, governor if clauses.is_verb(governor) else head), governor)
            yield Finding(mention, verb, AgreementStatus.BROKEN, (), SHOT_AT)
            return
        yield from self._of_clause(mention, head, governor)
        stranded = self.stranded(head)
        if stranded is not None:
            yield from self._by_verb(mention, stranded, as_subject=not clauses.is_passive(doc, stranded))
        for each in self._of_relatives(mention):
            yield replace(each, aside=True)

    def _of_clause(self, mention: Mention, head: Token, governor: Token) -> Iterator[Finding]:
        """What the noun or the verb above a mention says of it."""
        doc = self.document
        above = doc.head(head).lemma
        naming = self._called(head)
        if naming is not None:
            yield from self._by_verb(mention, naming, as_subject=False)
        elif head.dep == "compound" and above in self.terms.of and not self.terms.has("with_only", above):
            yield from self._of_noun(mention, doc.head(head))
        elif head.dep == "pobj":
            yield from self._in_phrase(mention, head, governor)
        elif head.dep == "nsubj" and governor.pos == "ADJ" and self.terms.has("ended", governor.lower):
            yield Finding(mention, governor, AgreementStatus.COLLAPSED, (), f"adjective:{governor.lower}")
        elif clauses.is_verb(governor) and head.i != governor.i:
            deed = self._raised(governor) if head.dep == "nsubj" else governor
            passive = deed.i != governor.i and bool(doc.children(deed, "auxpass"))
            yield from self._by_verb(mention, deed, head.dep in ("nsubj", "compound") and not passive)
            aside = self.broken_off(head, deed)
            if aside is not None:
                yield from self._by_verb(mention, aside, not clauses.is_passive(doc, aside))

    def _called(self, head: Token) -> Token | None:
        """The verb of "signed what is called the Tena Accord"."""
        calling = self.document.head(head)
        if head.dep not in ("oprd", "dobj", "attr", "ccomp") or not self.terms.has("calling", calling.lemma):
            return None
        what = any(c.lower == "what" for c in self.document.children(calling))
        above = self.document.head(calling)
        return above if what and calling.dep in ("ccomp", "pcomp", "dobj") and clauses.is_verb(above) else None

    def _raised(self, verb: Token) -> Token:
        """The deed under a verb that only says how it stands: "appears to be holding", "has yet to be signed"."""
        deeds = self.document.children(verb, "xcomp") if self.terms.has("raising", verb.lemma) else ()
        told = verb.lemma not in ("have", "be") or any(clauses.is_yet_to(self.document, d) for d in deeds)
        return deeds[0] if deeds and told else verb

    def _of_relatives(self, mention: Mention) -> Iterator[Finding]:
        """What the clauses that hang from a mention say of it: "the truce reached on Monday", "which collapsed"."""
        doc = self.document
        for clause in doc.children(mention.head, "relcl", "acl"):
            if (
                clauses.is_verb(clause)
                and not self.terms.has("brokering", clause.lemma)
                and not self._is_of_whom(clause)
            ):
                passive = clause.tag == "VBN" or clauses.is_passive(doc, clause)
                yield from self._by_verb(mention, clause, not passive and not self.has_own_doer(clause))

    def _is_of_whom(self, clause: Token) -> bool:
        """ "An exchange of the men for those whom it holds": of people, and no status."""
        return any(t.lower in ("whom", "who") for t in self.document.children(clause, "dobj", "nsubj", "nsubjpass"))

    def of_headline(self, mention: Mention) -> Iterator[Finding]:
        """ "Border deal signed", "truce wobbles": the word after the noun, however the parse takes it."""
        tokens, at = self.document.tokens, mention.head.i + 1
        while at < len(tokens) and tokens[at].text in _QUOTES:
            at += 1
        if at >= len(tokens):
            return
        word = tokens[at]
        last = self.document.sentence_of(mention.head).last
        ruins = [t for t in tokens[at : min(last, at + _RUIN)] if self.terms.has("ruins", t.lower)]
        ruined = bool(ruins) and tokens[ruins[0].i - 1].lower == "in"
        if ruined and self.document.line_of(word) is self.document.line_of(mention.head):
            yield Finding(mention, word, AgreementStatus.COLLAPSED, (), "in ruins")
            return
        headline = self.document.line_of(mention.head).label is Label.HEADLINE
        if not headline and not (word.tag == "NNS" and self.terms.has("binding", word.lemma)):
            return
        if self.document.line_of(word) is not self.document.line_of(mention.head):
            return
        if word.tag in ("VBN", "VBD"):
            lemma, frames = word.lemma, self.as_object
        elif word.lower.endswith("s") and not word.text[0].isupper():
            lemma, frames = word.lower[:-1], self.as_subject
        else:
            return
        for frame in frames.by_verb.get(lemma, ()):
            if not frame.needs and not frame.negated:
                yield Finding(mention, word, AgreementStatus(frame.value), (), f"headline:{lemma}")
                return

    def of_brokering(self, mention: Mention) -> Iterator[Finding]:
        """ "The deal, brokered by Qatar, …": what was brokered was made."""
        if not mention.made or mention.kind in (AgreementKind.TALKS, None):
            return
        for clause in self.document.children(mention.head, "acl", "relcl"):
            if self.terms.has("brokering", clause.lemma) and clauses.agent(self.document, clause):
                yield Finding(mention, clause, AgreementStatus.AGREED, (), "brokered")
                return

    def _in_phrase(self, mention: Mention, head: Token, governor: Token) -> Iterator[Finding]:
        """A mention under a preposition: "violations of", "under", "despite", or the verb's own preposition."""
        doc, noun = self.document, self.document.head(governor)
        inner = doc.head(head)
        bound = not self.terms.has("with_only", noun.lemma) or governor.lower == "with"
        if noun.pos == "NOUN" and noun.lemma in self.terms.of and bound:
            yield from self._of_noun(mention, noun)
            return
        against = self.terms.despite.get(inner.lower) or self.terms.despite.get(noun.lemma)
        if against is not None and mention.kind is AgreementKind.CEASEFIRE:
            deed = noun if clauses.is_verb(noun) else next(clauses.governing_verbs(doc, noun), noun)
            if not self.negated(deed):
                yield Finding(mention, deed, against, self.doers(deed), f"{AGAINST}{inner.lower}")
            return
        status = self.terms.under.get(governor.lower)
        duty = self._duty_above(governor, noun) if status is not None else None
        if duty is not None:
            yield from self._by_verb(mention, duty, as_subject=False)
        elif governor.lower == "under" and noun.pos in ("NOUN", "PROPN") and self._is_of_named(mention, head):
            verb = next(clauses.governing_verbs(doc, noun), noun)
            yield Finding(mention, verb, AgreementStatus.IN_FORCE, (), "somebody's work under it")
        elif status is not None and clauses.is_verb(noun) and not self._is_founded(noun):
            yield Finding(mention, noun, status, (), f"preposition:{governor.lower}")
        elif (
            governor.lower == "by" and self.terms.has("ceasing", noun.lemma) and mention.kind is AgreementKind.CEASEFIRE
        ):
            yield Finding(mention, noun, AgreementStatus.IN_FORCE, (), "fighting ended by it")
        elif self.terms.has("parleys", noun.lemma) and governor.lower in _ON and self._is_under_way(noun):
            yield Finding(mention, noun, AgreementStatus.PROPOSED, (), "talks on it")
        elif clauses.is_verb(noun):
            settings = {w for w in (inner.lower, governor.lower) if self.terms.has("settings", w)}
            yield from self._by_verb(mention, noun, as_subject=False, settings=settings)
        elif self.terms.has("nearing", noun.lower) and governor.lower == "to":
            yield Finding(mention, noun, AgreementStatus.PROPOSED, clauses.subjects(doc, doc.head(noun)), "close to it")
        elif self.terms.has("tied", noun.lower):
            verb = doc.head(noun)
            negated = self.negated(verb) or self.negated(noun)
            status = AgreementStatus.COLLAPSED if negated else AgreementStatus.IN_FORCE
            yield Finding(mention, noun, status, clauses.subjects(doc, verb), f"adjective:{noun.lower}", negated)

    def _is_of_named(self, mention: Mention, head: Token) -> bool:
        """ "The envoy under the Four-Point Consensus": it stands, by its name."""
        return mention.head.i == head.i and mention.made and self.mentions.is_named(mention)

    def _is_founded(self, verb: Token) -> bool:
        """ "The committee set up under the accord": a body is told of, and nothing of the accord."""
        noun = self.document.head(verb)
        if verb.dep == "acl" and verb.tag == "VBN" and self.terms.has("set_up", noun.lemma):
            return True
        before = self.document.tokens[verb.i - 1] if verb.i else verb
        return verb.dep == "ccomp" and before.dep == "nsubj" and self.terms.has("set_up", before.lemma)

    def _is_under_way(self, talks: Token) -> bool:
        """ "Talks on a prisoner swap are under way": what they are about is on the table."""
        verb = self.document.head(talks)
        going = self.terms.has("going_on", verb.lemma) or verb.lemma == "be"
        return talks.dep == "nsubj" and going and not self.negated(verb)

    def agreeing_doers(self, mention: Mention) -> tuple[Token, ...]:
        """Whoever a clause at the noun says made it: "the truce that the armies agreed to"."""
        for clause in self.document.children(mention.head, "relcl"):
            frame = self.as_object.match(self.document, clause) if self.has_own_doer(clause) else None
            if (
                frame is not None
                and frame.value == AgreementStatus.AGREED
                and not self.terms.has("onlookers", clause.lemma)
            ):
                return clauses.subjects(self.document, clause)
        return ()

    def _duty_above(self, governor: Token, noun: Token) -> Token | None:
        """The verb of "carried out its obligations under the truce"."""
        if clauses.is_verb(noun):
            duties = [o for o in self.document.children(noun, "dobj", "nsubjpass") if o.i < governor.i]
            return noun if any(self.terms.has("parts", o.lemma) for o in duties) else None
        verb = self.document.head(noun)
        return verb if self.terms.has("parts", noun.lemma) and clauses.is_verb(verb) else None

    def _of_noun(self, mention: Mention, noun: Token) -> Iterator[Finding]:
        """ "Violations of the truce" broke it; "no violations of the truce" kept it."""
        status = self.terms.of[noun.lemma]
        none = any(c.lower == "no" for c in self.document.children(noun, "det"))
        if none or any(c.lower in ("any", "possible", "potential", "alleged") for c in self.document.children(noun)):
            if not none or status is not AgreementStatus.BROKEN:
                return
            status = AgreementStatus.KEPT
        verb = next(clauses.governing_verbs(self.document, noun), None)
        if verb is not None and (clauses.is_negated(self.document, verb) if none else self.negated(verb)):
            return
        if verb is not None and any(c.lower in _SUPPOSED for c in self.document.children(verb, "aux")):
            return
        if verb is not None and status is AgreementStatus.COLLAPSED and self.terms.has("averting", verb.lemma):
            return
        doers = self.document.children(noun, "poss", "amod")
        if verb is not None and noun.dep == "pobj" and self.document.head(noun).lower == "in":
            charged = self.terms.has("charging", verb.lemma) and not clauses.is_passive(self.document, verb)
            doers = self.document.children(verb, "dobj") if charged else self.doers(verb)
        yield Finding(mention, noun, status, doers, "noun-of")

    def _by_verb(
        self, mention: Mention, verb: Token, as_subject: bool, settings: Set[str] = frozenset()
    ) -> Iterator[Finding]:
        """What a verb says; after a preposition of `settings` ("without a deal") only one that asks for it says any."""
        frames = self.as_subject if as_subject else self.as_object
        sharing = as_subject or clauses.is_passive(self.document, verb)
        for candidate in (verb, *(self.joined(verb) if sharing else ())):
            own = ("nsubj", "nsubjpass") if as_subject else ("nsubj", "nsubjpass", "dobj")
            shares = candidate is verb or not self.document.children(candidate, *own)
            relation = frames
            if candidate is not verb and as_subject and clauses.is_passive(self.document, candidate):
                relation, shares = self.as_object, True
            frame = relation.match(self.document, candidate, self.negated(candidate)) if shares else None
            if settings and frame is not None and not settings <= frame.needs:
                continue
            if frame is None or self._is_ending(frame, candidate) or self.is_met_on(mention.head, candidate):
                continue
            if as_subject or not self._is_term(frame.value, candidate):
                subjects = () if as_subject else self._parties_to(mention, candidate)
                status = as_lasting(self.document, candidate, AgreementStatus(frame.value), self.terms)
                status, rule = self._in_part(status, candidate), f"verb:{candidate.lemma}"
                yield Finding(mention, candidate, status, subjects, rule, frame.negated)

    def is_met_on(self, noun: Token, verb: Token) -> bool:
        """Whether the verb says that people meet about it: "met on the accord", not "met the terms of the accord"."""
        return self.terms.has("meeting", verb.lemma) and self.carried(noun).dep == "pobj"

    def _parties_to(self, mention: Mention, verb: Token) -> tuple[Token, ...]:
        """The doers; of a passive whose agent is the agreement, whom it binds: "no longer bound by the accord"."""
        doers = self.doers(verb)
        if any(t.i == mention.head.i for t in doers):
            return clauses.subjects(self.document, verb)
        return doers

    def _is_shot_at(self, mention: Mention) -> bool:
        """ "Minutes after the truce began, shots were fired": what is hostile within hours breaks it."""
        if mention.kind is not AgreementKind.CEASEFIRE or self._was_to(mention):
            return False
        tokens, head = self.document.tokens, mention.head
        sentence = self.document.sentence_of(head)
        at = next((i for i in range(max(sentence.first, head.i - 5), head.i) if tokens[i].lower == "after"), None)
        if at is None or not any(t.lemma in ("minute", "hour") for t in tokens[max(sentence.first, at - 2) : at]):
            return False
        inner = {t.i for t in self.document.subtree(tokens[at])} | {
            t.i
            for above in (self.document.head(tokens[at]),)
            if above.dep == "advcl"
            for t in self.document.subtree(above)
        }
        rest = (t for t in tokens[sentence.first : sentence.last] if t.i not in inner)
        return any(self.terms.has("hostile", t.lemma) for t in rest)

    def _was_to(self, mention: Mention) -> bool:
        """ "Hours after a truce proposed in Cairo was to have begun": it was never made."""
        verb = self.document.head(mention.head)
        deeds = self.document.children(verb, "xcomp") if verb.lemma == "be" else ()
        was_to = any(c.lower == "to" for d in deeds for c in self.document.children(d, "aux"))
        put = (self.as_object.match(self.document, c) for c in self.document.children(mention.head, "acl"))
        return was_to or any(f is not None and f.value == AgreementStatus.PROPOSED for f in put)

    def _is_term(self, status: str, verb: Token) -> bool:
        """Whether an agreement, and nobody, calls for it: then it is a term of that one and not proposed."""
        if status != AgreementStatus.PROPOSED:
            return False
        passive = clauses.is_passive(self.document, verb)
        doers = clauses.agent(self.document, verb) if passive else clauses.subjects(self.document, verb)
        hosts = [t for t in doers if t.lower not in ("which", "that")]
        hosts += [self.document.head(verb)] if verb.dep in ("relcl", "acl") and verb.tag != "VBN" else []
        return any((t.lemma,) in self.terms.nouns or (t.lower,) in self.terms.nouns for t in hosts)
