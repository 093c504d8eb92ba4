"""What is said of an agreement that only a pronoun names, and how much of it was kept."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading import clauses
from standoff.reading.agreements.acts import Acts
from standoff.reading.agreements.findings import Finding
from standoff.reading.agreements.lasting import as_lasting
from standoff.reading.agreements.mentions import Mention
from standoff.reading.frames import Frame
from standoff.reading.syntax import Token
from standoff.record.terms import AgreementStatus

_OF_THEM = frozenset({"none", "neither", "both", "all", "most", "each", "one"})


class Pronouns(Acts):
    """The questions about "it", "which" and "that" that stand for agreements of one report."""

    def of_pronoun(self, token: Token, last: Mention) -> Iterator[Finding]:
        """What is said of "it", "this" or a relative "which" that stands for the agreement named before."""
        if token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj"):
            return
        host = self.document.head(self.document.head(token))
        if token.lower in ("them", "these") and host.lower in _OF_THEM and host.dep in ("nsubj", "nsubjpass"):
            token = replace(token, dep=host.dep, head=host.head)  # "none of them lasted"
        verb = self.document.head(token)
        if token.dep == "pobj":
            if verb.lower == "under":
                yield from self._of_terms(token, last)
            verb = self.document.head(verb)
        declined = self.document.head(verb)
        if (
            token.dep == "dobj"
            and self.terms.has("signing", verb.lemma)
            and self.terms.has("declining", declined.lemma)
        ):
            if token.lower in ("it", "this") and not self.negated(declined):
                yield Finding(last, declined, AgreementStatus.REFUSED, self.doers(declined), "pronoun:declined")
            return
        bound = self._of_consent(token, last, verb)
        if bound is not None:
            yield bound
            return
        relative = verb.dep == "relcl" and token.lower in ("which", "that")
        if relative and self.carried(last.head).i != verb.head and last.head.i != verb.head:
            return
        known = self.terms.has("pronoun_verbs", verb.lemma) or (verb.lemma == "be" and token.dep == "nsubj")
        if not relative and (token.lower == "that" or not known):
            return
        plural = last.head.tag in ("NNS", "NNPS")
        if not relative and plural != (token.lower in ("they", "them")) and not clauses.is_verb(last.head):
            return
        frames = self.as_subject if token.dep == "nsubj" else self.as_object
        frame = frames.match(self.document, verb, self.negated(verb))
        if frame is not None and verb.lemma == "be" and not frame.needs:
            return
        if token.dep == "nsubj" and self.terms.has("enduring", verb.lemma) and self._holds_thing(verb):
            return
        if frame is None or self._is_ending(frame, verb) or (token.dep == "nsubj" and self._has_thing(verb)):
            return
        if AgreementStatus(frame.value) in self.terms.statuses["pronoun_status"]:
            status = as_lasting(self.document, verb, AgreementStatus(frame.value), self.terms)
            status = self._in_part(status, verb)
            doers = () if token.dep == "nsubj" else self.doers(verb)
            yield Finding(last, verb, status, doers, f"pronoun:{token.lower}", frame.negated, aside=relative)
            yield from self._of_shared(token, last, verb)

    def _of_consent(self, token: Token, last: Mention, verb: Token) -> Finding | None:
        """ "Both delegations agreed to it", "has never signed it": who is bound by it, and who is not."""
        if token.lower not in ("it", "this") or token.dep not in ("dobj", "pobj", "nsubjpass"):
            return None
        negated = self.negated(verb)
        signed = self.terms.has("signing", verb.lemma) and token.dep != "pobj"
        onto = token.dep == "pobj" and self.document.head(token).lower in ("to", "on")
        doers = self.doers(verb)
        both = any(t.tag in ("NNS", "NNPS") or t.lower in ("both", "they") for t in doers) or len(doers) > 1
        agreed = onto and self.terms.has("agreeing", verb.lemma) and both and not negated
        if not (signed or agreed) or any(c.tag == "MD" or c.lower == "to" for c in self.document.children(verb, "aux")):
            return None
        status = AgreementStatus.REFUSED if negated else AgreementStatus.AGREED
        if negated and not doers:
            return None
        return Finding(last, verb, status, doers, "pronoun:consent", negated)

    def _of_terms(self, token: Token, last: Mention) -> Iterator[Finding]:
        """ "Under it, all units are to withdraw": what is to be done, where it is of another kind than the accord."""
        verb = next(clauses.governing_verbs(self.document, token), None)
        if verb is None or token.lower != "it" or self.negated(verb):
            return
        deeds = self.document.children(verb, "xcomp") if verb.lemma == "be" else ()
        deed = deeds[0] if deeds else verb
        aux = {c.lower for v in (verb, deed) for c in self.document.children(v, "aux")}
        whole = [*clauses.subjects(self.document, verb), *self.document.subtree(deed)]
        kind = self.mentions.kind_of_act(deed) or self.mentions.kind_in(whole)
        if kind is None or kind is last.kind or not aux & {"to", "will", "shall", "must", "would"}:
            return
        mention = replace(last, head=deed, kind=kind, phrase=clauses.own_phrase(self.document, deed))
        yield Finding(mention, verb, AgreementStatus.AGREED, clauses.subjects(self.document, verb), "agree-to-act")

    def _of_shared(self, token: Token, last: Mention, verb: Token) -> Iterator[Finding]:
        """ "It covers the ford alone and has been kept there": what a later deed of the same subject says of it."""
        for deed in self.document.children(verb, "conj", "advcl", "ccomp"):
            own = self.document.children(deed, "nsubj", "nsubjpass", "mark")
            if token.dep not in ("nsubj", "nsubjpass") or own or deed.i < verb.i or deed.tag in ("VBG", "VB"):
                continue
            frames = self.as_object if clauses.is_passive(self.document, deed) else self.as_subject
            frame = frames.match(self.document, deed, self.negated(deed))
            if frame is not None and AgreementStatus(frame.value) in self.terms.statuses["pronoun_status"]:
                alone = replace(last, head=deed, phrase=clauses.own_phrase(self.document, deed))
                yield Finding(alone, deed, AgreementStatus(frame.value), (), "pronoun:shared", frame.negated)

    def _has_thing(self, verb: Token) -> bool:
        """ "The positions that it held": holding them keeps no truce."""
        return any(t.tag in ("WDT", "WP") for t in self.document.children(verb, "dobj"))

    def _holds_thing(self, verb: Token) -> bool:
        """ "It holds 7,000 of our people": no truce does."""
        return any(not self.terms.has("spans", t.lemma) for t in self.document.children(verb, "dobj"))

    def _is_ending(self, frame: Frame, verb: Token) -> bool:
        """ "The truce that ended a night of shooting" has not expired."""
        return frame.value == AgreementStatus.EXPIRED and bool(self.document.children(verb, "dobj"))

    def _in_part(self, status: AgreementStatus, verb: Token) -> AgreementStatus:
        """What is kept "only in part", "half-heartedly", "barely" is kept partly."""
        own = clauses.own_phrase(self.document, verb) if status is AgreementStatus.KEPT else ()
        words = {t.lower for t in own if not self.document.children(t, "poss")}  # "for its part"
        placed = [t for t in self.document.children(verb, "advmod", "prep") if t.i > verb.i]
        somewhere = bool(words) and any(
            (t.lower == "only" and self.document.tokens[t.i + 1].pos == "ADP")
            or any(c.lower == "only" and c.i < t.i for c in self.document.children(t, "advmod"))
            for t in placed
        )
        mostly = bool(words) and any(
            self.terms.has("mostly", w.lower)
            for t in placed
            if t.dep == "prep" and t.lower != "for"
            for w in self.document.subtree(t)
        )
        somewhere = somewhere or mostly
        return AgreementStatus.PARTLY_KEPT if somewhere or words & self.terms.words["partly"] else status
