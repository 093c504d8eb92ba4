"""Agreements that no noun names: a meeting to come, captives let go on both sides, a body that "they agreed on"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.agreements.findings import ARRANGED, Finding
from standoff.reading.agreements.mentions import Mention
from standoff.reading.agreements.statuses import Statuses
from standoff.reading.syntax import Document, Token
from standoff.record.terms import AgreementKind, AgreementStatus

_TO_COME = frozenset({"will", "shall", "would", "'ll"})
_RELATIVE = frozenset({"which", "that"})
_UNSURE = frozenset({"if", "unless", "whether", "when", "until", "once"})
_PUT = AgreementStatus.PROPOSED
_BACK = 6  # tokens before "which" within which the body it stands for may be named


class Arrangements:
    """The questions about what two sides have arranged, asked of one report's parse."""

    def __init__(self, document: Document, statuses: Statuses, terms: AgreementTerms) -> None:
        self.document, self.statuses, self.terms = document, statuses, terms

    def found(self, verb: Token, number: int) -> Iterator[Finding]:
        """A meeting to come, captives freed on both sides or a body agreed on, as the clause tells it."""
        yield from self.of_meeting(verb, number)
        yield from self.of_release(verb, number)
        yield from self.of_body(verb, number)
        yield from self.of_invitation(verb, number)

    def of_meeting(self, verb: Token, number: int) -> Iterator[Finding]:
        """ "The two sides will meet again", "plan to hold talks in May", "talks are scheduled for Monday"."""
        talks = self._talks_of(verb)
        if not (self._meets(verb) or talks) or self.statuses.negated(verb) or self._is_unsure(verb):
            return
        doers = clauses.subjects(self.document, verb)
        passive = clauses.is_passive(self.document, verb)
        fixed = self.terms.has("fixing", verb.lemma) and passive and bool(talks)
        if not fixed and not self._is_to_come(verb):
            return
        themselves = bool(talks) and talks[0].dep in ("nsubj", "nsubjpass")
        themselves = themselves or (bool(talks) and any(t.lower in ("they", "both") for t in doers))
        if not themselves and not self._joins_two(verb, doers):
            return
        mention = Mention(verb, AgreementKind.TALKS, clauses.own_phrase(self.document, verb), number)
        yield Finding(mention, verb, AgreementStatus.AGREED, () if themselves else doers, f"{ARRANGED}:{verb.lemma}")

    def of_release(self, verb: Token, number: int) -> Iterator[Finding]:
        """ "Prisoners went home in both directions", "each side would free its captives"."""
        freed = self._freed(verb)
        if not freed or self.statuses.negated(verb) or not self._is_mutual(verb, freed):
            return
        aux = {c.lower for c in self.document.children(verb, "aux")}
        status = AgreementStatus.KEPT
        if aux & {"would", "should", "must", "could", "may", "might", "to"} or (verb.tag == "VB" and "will" not in aux):
            status = AgreementStatus.PROPOSED
        elif aux & {"will", "shall"}:
            status = AgreementStatus.AGREED
        doers = self.statuses.doers(verb) if verb.dep != "relcl" else clauses.subjects(self.document, verb)
        mention = Mention(verb, AgreementKind.EXCHANGE, clauses.own_phrase(self.document, verb), number)
        yield Finding(mention, verb, status, doers, f"{ARRANGED}:{verb.lemma}")

    def of_body(self, verb: Token, number: int) -> Iterator[Finding]:
        """ "The commission on which the two agreed in 1998", "the hotline agreed in May"."""
        if verb.lemma != "agree" or verb.dep not in ("relcl", "acl") or self.statuses.negated(verb):
            return
        if self.document.children(verb, "xcomp", "ccomp"):
            return  # "forces, which both agreed to recall"
        if verb.dep == "relcl" and not any(t.lower in _RELATIVE for t in self.document.subtree(verb)):
            return
        first = self.document.subtree(verb)[0].i
        near = self.document.tokens[max(0, first - _BACK) : first]
        body = next((t for t in reversed(near) if t.pos in ("NOUN", "PROPN")), None)
        if body is None or not self.terms.has("set_up", body.lemma.lower()):
            return
        if verb.dep == "relcl" and not self._joins_two(verb, clauses.subjects(self.document, verb)):
            return
        mention = Mention(verb, AgreementKind.COMMISSION, clauses.own_phrase(self.document, verb), number)
        doers = clauses.subjects(self.document, verb) if verb.dep == "relcl" else ()
        yield Finding(mention, verb, AgreementStatus.AGREED, doers, f"{ARRANGED}:body")

    def of_invitation(self, verb: Token, number: int) -> Iterator[Finding]:
        """ "Chile has offered to host talks": put on the table by whoever would hold them."""
        if not self.terms.has("offering", verb.lemma) or self.statuses.negated(verb):
            return
        for act in self.document.children(verb, "xcomp"):
            things = self.document.children(act, "dobj")
            talks = [t for t in things if self._is_talks(t) or t.lemma == "round" or self._is_talks_named(t, number)]
            if self.terms.has("hosting", act.lemma) and talks:
                phrase = clauses.own_phrase(self.document, talks[0])
                yield Finding(Mention(verb, AgreementKind.TALKS, phrase, number), verb, _PUT, (), f"{ARRANGED}:hosting")
                return

    def _is_talks_named(self, token: Token, number: int) -> bool:
        """ "A new round of talks … offered to host it", "another round … to convene one": talks told of just before."""
        if token.lower not in ("it", "them", "one", "this", "these"):
            return False
        first = self.document.sentences[max(0, number - 1)].first
        before = self.document.tokens[first : token.i]
        return any(t.pos == "NOUN" and (self._is_talks(t) or t.lemma == "round") for t in before)

    def of_duty(self, verb: Token, last: Mention | None, number: int, agreed: bool) -> Iterator[Finding]:
        """ "They signed it on Monday. Both armies are to pull back": what an accord just told of asks of both.

        Where the sentence before told that it was `agreed`, also of one: "Peru's army is to leave within a week".
        """
        present = verb.lemma == "be" and verb.tag in ("VBP", "VBZ")
        deeds = self.document.children(verb, "xcomp") if present else ()
        if last is None or not deeds or number - last.sentence != 1 or clauses.is_verb(last.head):
            return
        doers = clauses.subjects(self.document, verb)
        to_be = any(c.lower == "to" for c in self.document.children(deeds[0], "aux"))
        kind = self.statuses.mentions.kind_of_act(deeds[0])
        done = kind in (AgreementKind.WITHDRAWAL, AgreementKind.CEASEFIRE, AgreementKind.EXCHANGE)
        bound = self._joins_two(verb, doers) if verb.tag == "VBP" and not agreed else agreed and bool(doers)
        if to_be and done and kind is not last.kind and bound and not self._is_unsure(verb):
            mention = Mention(deeds[0], kind, clauses.own_phrase(self.document, deeds[0]), number)
            yield Finding(mention, verb, AgreementStatus.AGREED, doers, "agree-to-act")

    def of_answer(self, verb: Token, put: Mention | None, number: int) -> Iterator[Finding]:
        """ "The rebels proposed a swap. The army refused.": what was `put` forward in the sentence before."""
        bare = not self.document.children(verb, "dobj", "xcomp", "ccomp", "prep", "advcl", "auxpass")
        if put is None or not bare or not self.terms.has("declining_it", verb.lemma) or number - put.sentence > 1:
            return
        neither = any(c.lower == "neither" for c in self.document.children(self.document.head(verb)))
        if (
            verb.tag == "VBD"
            and verb.dep in ("ROOT", "conj", "ccomp")
            and not self.statuses.negated(verb)
            and not neither
        ):
            doers = clauses.subjects(self.document, verb)
            mention = replace(put, head=verb, phrase=(verb,), sentence=number)
            yield Finding(mention, verb, AgreementStatus.REFUSED, doers, "answered")

    def of_offer(self, token: Token, number: int) -> Iterator[Finding]:
        """ "Chile has offered to host a summit; Lima has turned it down": talks that were offered and refused."""
        verb = self.document.head(token)
        if token.pos == "NOUN" and self.terms.has("offering", token.lemma):
            yield from self._of_hosting(token, verb, number)
        refusing = token.lower in ("it", "that", "this") and token.dep == "dobj" and clauses.is_verb(verb)
        if not refusing or self.statuses.negated(verb):
            return
        frame = self.statuses.as_object.match(self.document, verb, False)
        if frame is None or frame.value != AgreementStatus.REFUSED or not self._is_offered_before(verb, number):
            return
        phrase = tuple(t for t in clauses.own_phrase(self.document, verb) if t.i >= verb.i)
        mention = Mention(verb, AgreementKind.TALKS, phrase, number)
        yield Finding(mention, verb, AgreementStatus.REFUSED, self.statuses.doers(verb), f"{ARRANGED}:offer")

    def _of_hosting(self, offer: Token, verb: Token, number: int) -> Iterator[Finding]:
        """ "The bishop's offer to host a dialogue was accepted by both"."""
        hosted = any(self._talks_of(c) for c in self.document.children(offer, "acl"))
        if not hosted or offer.dep not in ("dobj", "nsubjpass") or self.statuses.negated(verb):
            return
        frame = self.statuses.as_object.match(self.document, verb, False)
        status = AgreementStatus(frame.value) if frame is not None else None
        if status in (AgreementStatus.AGREED, AgreementStatus.REFUSED):
            mention = Mention(verb, AgreementKind.TALKS, clauses.own_phrase(self.document, offer), number)
            yield Finding(mention, verb, status, self.statuses.doers(verb), f"{ARRANGED}:offer")

    def _is_offered_before(self, verb: Token, number: int) -> bool:
        """Whether talks were offered in this sentence or the one before it."""
        first = self.document.sentences[max(0, number - 1)].first
        return any(
            self.terms.has("offering", self.document.head(v).lemma) and bool(self._talks_of(v))
            for v in self.document.tokens[first : verb.i]
            if clauses.is_verb(v) and v.dep in ("xcomp", "ccomp", "advcl")
        )

    def _meets(self, verb: Token) -> bool:
        """Whether to do it is to meet; needs and conditions are met too."""
        if not self.terms.has("meeting", verb.lemma):
            return False
        met = self.document.children(verb, "dobj")
        return not met or bool(clauses.parties_of(self.statuses.mentions.cast, met))

    def _talks_of(self, verb: Token) -> tuple[Token, ...]:
        """The noun of "resume talks", "return to the table", "talks will take place"."""
        if not self.terms.has("convening", verb.lemma) and not self.terms.has("fixing", verb.lemma):
            return ()
        things = self.document.children(verb, "dobj", "nsubjpass", "nsubj")
        for prep in self.document.children(verb, "prep"):
            things += self.document.children(prep, "pobj") if prep.lower == "to" else ()
        return tuple(t for t in things if self._is_talks(t))

    def _is_talks(self, noun: Token) -> bool:
        if self.terms.has("parleys", noun.lemma):
            return True
        if self.terms.has("visits", noun.lemma):
            phrase = clauses.own_phrase(self.document, noun)
            official = any(self.terms.has("office", t.lemma) for t in phrase)
            return official and bool(clauses.parties_of(self.statuses.mentions.cast, phrase))
        ofs = (o for p in self.document.children(noun, "prep") if p.lower == "of" for o in self.document.children(p))
        return noun.lemma == "round" and any(self.terms.has("parleys", o.lemma) for o in ofs)

    def _is_to_come(self, verb: Token) -> bool:
        """ "Will meet", "are to meet", "plan to meet", "are due to meet"."""
        aux = {c.lower for c in self.document.children(verb, "aux")}
        if aux & _TO_COME:
            return True
        above = self.document.head(verb)
        if verb.dep != "xcomp" or "to" not in aux:
            return False
        return (above.lemma == "be" and above.tag != "VBD") or (
            self.terms.has("arranging_to", above.lemma) and not self._is_past_plan(above)
        )

    def _is_past_plan(self, verb: Token) -> bool:
        """ "Had planned to meet": nothing is said of whether they will."""
        return any(c.lower == "had" for c in self.document.children(verb, "aux"))

    def _is_unsure(self, verb: Token) -> bool:
        """Whether it hangs on a condition or on somebody's wish."""
        marks = {m.lower for m in self.document.children(verb, "mark", "advmod")}
        conditions = (c for c in self.document.children(verb, "advcl") for c in self.document.children(c, "mark"))
        above = self.document.head(verb)
        wished = verb.dep in ("xcomp", "ccomp") and self.terms.has("hoping", above.lemma)
        return bool(marks & _UNSURE) or any(c.lower in ("if", "unless") for c in conditions) or wished

    def _joins_two(self, verb: Token, doers: tuple[Token, ...]) -> bool:
        """Whether two sides do it: "the two sides", "Lima and Quito", "he will meet his Chadian counterpart"."""
        met = self.document.children(verb, "dobj")
        for prep in self.document.children(verb, "prep"):
            met += self.document.children(prep, "pobj") if prep.lower == "with" else ()
        if doers and all(t.lower == "they" for t in doers):
            above = next(clauses.governing_verbs(self.document, verb), verb)
            doers += clauses.subjects(self.document, above)
        named = tuple(t for o in (*doers, *met) for t in clauses.own_phrase(self.document, o))
        sides = (t for t in doers if self.terms.has("sides", t.lemma) or t.lower == "two")
        plural = any(t.tag in ("NNS", "NNPS", "DT", "CD") for t in sides) or any(map(self._is_theirs, doers))
        return plural or len(clauses.parties_of(self.statuses.mentions.cast, named)) > 1

    def _is_theirs(self, body: Token) -> bool:
        """ "Their boundary committee": a body that two sides have in common."""
        own = any(c.lower == "their" for c in self.document.children(body, "poss"))
        return own and self.terms.has("set_up", body.lemma)

    def _freed(self, verb: Token) -> tuple[Token, ...]:
        """The captives who are let go, or who go."""
        homeward = self.terms.has("homeward", verb.lemma)
        home = homeward and any(c.lower in ("home", "back", "free") for c in self.document.children(verb))
        if not home and not self.terms.has("freeing", verb.lemma):
            return ()
        things = self.document.children(verb, "nsubj" if home else "dobj", "nsubjpass")
        return tuple(t for t in things if self.terms.has("exchanged", t.lemma))

    def _is_mutual(self, verb: Token, freed: tuple[Token, ...]) -> bool:
        """ "In both directions", "each side", "their prisoners" of the two sides."""
        clause = clauses.clause(self.document, verb)
        both = any(
            t.lower in ("both", "each") and self.document.tokens[t.i + 1].lemma in self.terms.words["each_way"]
            for t in clause
            if t.i + 1 < len(self.document.tokens)
        )
        mutually = any(self.terms.has("mutually", t.lower) for t in clause)
        doers = {t.lower for t in clauses.subjects(self.document, verb)}
        return both or mutually or (bool(doers & {"both", "each"}) and bool(freed))
