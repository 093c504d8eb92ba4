"""How far the words around an agreement go: from the status that a verb names to the one that is reported."""

from collections.abc import Set

from standoff.knowledge.agreement_terms import AgreementTerms
from standoff.reading import clauses
from standoff.reading.agreements.findings import AGAINST, ARRANGED, ARTICLE, NAMED, SHOT_AT, UNDER, WEIGHED, Finding
from standoff.reading.agreements.mentions import Mentions
from standoff.reading.agreements.statuses import Statuses
from standoff.reading.cast import Cast
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Statement
from standoff.record.terms import AgreementKind, AgreementStatus, Attitude, Modality, Polarity, Stance

_WISHES = frozenset({Stance.DEMAND, Stance.REQUEST, Stance.PROPOSE, Stance.OFFER})
_PERHAPS = frozenset({"may", "might"})
_ABLE = frozenset({"can", "could"})
_OF_BODIES = frozenset(
    {AgreementStatus.AGREED, AgreementStatus.PROPOSED, AgreementStatus.REFUSED, AgreementStatus.POSTPONED}
)
_BY_ONE = frozenset({AgreementStatus.PROPOSED, AgreementStatus.REFUSED, AgreementStatus.AGREED})
_MADE = frozenset({AgreementStatus.AGREED, AgreementStatus.IN_FORCE})


class Settling:
    """The questions that tell a report of a status from a wish, a duty, a condition or a deed of one side."""

    def __init__(
        self, document: Document, cast: Cast, mentions: Mentions, statuses: Statuses, terms: AgreementTerms
    ) -> None:
        self.document, self.cast, self.mentions, self.statuses, self.terms = document, cast, mentions, statuses, terms

    def settled(self, finding: Finding, statement: Statement, told: Set[AgreementKind]) -> AgreementStatus | None:
        """The status as far as the words go: a wish is no report, and what will be in force is agreed so far."""
        if finding.rule.startswith(ARRANGED):
            return self._arranged(finding, statement)
        if finding.rule == WEIGHED:
            return finding.status
        if self._is_no_status(finding, told) or (statement.cue is None and self._is_asked(finding.verb)):
            return None
        if finding.rule in (SHOT_AT, ARTICLE, NAMED):
            return finding.status
        if self._is_no_report(finding, statement):
            return None
        yet = finding.negated and not finding.rule.startswith("part")
        if yet and clauses.is_yet_to(self.statuses.document, finding.verb):
            part = self.terms.has("parts", self._object(finding).lemma)
            return AgreementStatus.PARTLY_KEPT if part else AgreementStatus.AGREED
        if finding.status is AgreementStatus.KEPT and self._is_contrary(finding.verb):
            return AgreementStatus.BROKEN
        if finding.rule.startswith(UNDER):
            return self._under(finding)
        return self._as_told(finding, statement)

    def _is_no_status(self, finding: Finding, told: Set[AgreementKind]) -> bool:
        """Whether such a thing is never said of such an agreement: that talks ended, that a withdrawal was broken."""
        status, kind, noun = finding.status, finding.mention.kind, finding.mention.head.lemma
        acted = finding.rule == "agree-to-act"
        arranged = status is AgreementStatus.AGREED and (acted or self._is_arranged(finding))
        fixed = finding.verb.lemma == "be" and finding.mention.head.dep == "nsubj"  # "the next round is due in May"
        arranged = arranged or (status is AgreementStatus.AGREED and fixed)
        if kind is AgreementKind.TALKS and self.terms.has("closing", finding.verb.lemma):
            return True  # that talks ended is an event
        put = status is AgreementStatus.PROPOSED and self.terms.has("putting", finding.verb.lemma)
        if kind is AgreementKind.TALKS and not (arranged or put) and status not in self.terms.statuses["talks_status"]:
            return True
        if self.terms.has("deeds", noun) and status not in self._deed_statuses(finding, told):
            return True
        of_body = status in _OF_BODIES and finding.verb.lemma != "be"
        if self.terms.has("bodies", noun) and not acted and not of_body:
            return True
        return self._is_visit_elsewhere(finding)

    def _is_no_report(self, finding: Finding, statement: Statement) -> bool:
        """Whether it is a deed of one side, a supposition, a view or a question, of which no status follows."""
        verb = finding.verb
        if finding.rule.startswith(AGAINST) and not self._breaks(verb, statement):
            return True
        if finding.status in _BY_ONE and self._is_one_sided_deed(finding):
            return True
        if self._is_supposed(verb) or self._is_opinion(finding) or self._is_how(verb):
            return True
        return finding.rule.startswith("pronoun") and self._is_expected_not(verb)

    def _under(self, finding: Finding) -> AgreementStatus:
        """What is to be done under an agreement is agreed; what is done, or stands under one of a year, in force."""
        mention, verb = finding.mention, finding.verb
        due = self._is_due(verb)
        now = verb.tag in ("VBZ", "VBP") and self.mentions.is_named(mention)
        if mention.made and mention.kind is AgreementKind.CEASEFIRE and self._is_deed_told(verb):
            return AgreementStatus.IN_FORCE
        if self.mentions.bears_year(mention) or (not due and (now or self.mentions.stands_by_name(mention))):
            return AgreementStatus.IN_FORCE
        return AgreementStatus.AGREED if mention.made else AgreementStatus.PROPOSED

    def _is_deed_told(self, verb: Token) -> bool:
        """ "Began to leave under a truce", "was leaving under it": done, and not only to be done."""
        aux = {c.lower for c in self.document.children(verb, "aux", "auxpass")}
        if verb.lemma == "be" or self.document.children(verb, "xcomp"):
            return False
        begun = verb.dep == "xcomp" and self.terms.has("phasing", self.document.head(verb).lemma)
        return bool(aux & {"has", "have", "had", "was", "were"}) or verb.tag == "VBD" or begun

    def _as_told(self, finding: Finding, statement: Statement) -> AgreementStatus | None:
        """The status of a verb after its modals, the wishes above it and the stance of the statement it stands in."""
        status, verb = finding.status, finding.verb
        modals = {c.lower for c in self.document.children(verb, "aux") if c.tag == "MD"}
        unable = finding.negated and bool(modals & _ABLE)
        modals -= _ABLE if finding.negated else frozenset()
        if modals & {"will", "shall", "would"} and status in _MADE and not finding.negated:
            return self._to_come(finding, statement)
        firm = finding.negated and self._is_stance_of_now(verb)
        if (
            status is AgreementStatus.REFUSED
            and not firm
            and (modals & _PERHAPS if modals else finding.negated and not unable)
        ):
            return None
        if status in (AgreementStatus.PROPOSED, AgreementStatus.REFUSED):
            return status
        if status is AgreementStatus.AGREED and self._is_declined(verb) and not finding.negated:
            return AgreementStatus.REFUSED
        if status is AgreementStatus.COLLAPSED and finding.negated and modals & {"will", "would"}:
            return status
        wished = bool(modals) or self._is_wished(verb) or statement.modality is not Modality.ACTUAL
        if wished or (statement.stance in _WISHES and not self._is_told(verb)):
            return self._as_wished(finding, statement, modals)
        if status is AgreementStatus.IN_FORCE and not finding.mention.made:
            return AgreementStatus.PROPOSED if finding.rule.startswith("verb:") else None
        begun = finding.mention.kind is AgreementKind.EXCHANGE and not finding.subjects
        if begun and status is AgreementStatus.IN_FORCE:
            return AgreementStatus.KEPT
        return status

    def _is_stance_of_now(self, verb: Token) -> bool:
        """ "Does not want a truce", "is not looking for one": how somebody stands, and no deed left undone."""
        aux = {c.lower for c in self.document.children(verb, "aux")}
        return bool(aux & {"do", "does", "am", "is", "are"}) and not clauses.is_passive(self.document, verb)

    def _to_come(self, finding: Finding, statement: Statement) -> AgreementStatus | None:
        """ "The truce will take effect on Sunday" is agreed; "will stand" is in force already."""
        settled = finding.status is AgreementStatus.IN_FORCE and not self._has_if(finding.verb)
        if settled and self.terms.has("remaining", finding.verb.lemma):
            return finding.status
        return AgreementStatus.AGREED if settled and statement.modality is Modality.ACTUAL else None

    def _as_wished(self, finding: Finding, statement: Statement, modals: set[str]) -> AgreementStatus | None:
        """What is only wished: kept, it is owed and so in force; agreed on, it is proposed; else nothing is told."""
        status = finding.status
        if status is AgreementStatus.KEPT and not finding.negated:
            vowed = bool(modals & {"will", "shall"}) or ("would" in modals and finding.verb.dep == "ccomp")
            pledged = vowed and self.mentions.is_definite(finding.mention.head)
            kept = self._is_owed(finding, statement) or (pledged and bool(finding.subjects))
            return AgreementStatus.IN_FORCE if kept else None
        if status is AgreementStatus.IN_FORCE and self.terms.has("extending", finding.verb.lemma):
            return AgreementStatus.PROPOSED
        made = finding.mention.made and self.mentions.is_definite(finding.mention.head)
        if status is AgreementStatus.AGREED and made and self.terms.has("completing", finding.verb.lemma):
            return status if not finding.negated else None
        return AgreementStatus.PROPOSED if status is AgreementStatus.AGREED and not finding.negated else None

    def _is_asked(self, verb: Token) -> bool:
        """ "Who keeps the truce?": a question of the outlet tells nothing."""
        sentence = self.document.sentence_of(verb)
        first, last = self.document.tokens[sentence.first], self.document.tokens[sentence.last - 1]
        return last.text == "?" and (first.tag in ("WP", "WRB", "WDT", "MD") or first.pos == "AUX")

    def _is_expected_not(self, verb: Token) -> bool:
        """ "Nobody expects it to last"."""
        return verb.dep in ("xcomp", "ccomp") and self.statuses.negated(self.document.head(verb))

    def _is_how(self, verb: Token) -> bool:
        """ "Talks on how to apply it": a question, and nothing done."""
        infinitive = any(c.lower == "to" for c in self.document.children(verb, "aux"))
        return infinitive and any(c.lower in ("how", "when", "where") for c in self.document.children(verb, "advmod"))

    def _is_opinion(self, finding: Finding) -> bool:
        """ "Quito agrees on the treaty": one side's view of what there is makes nothing."""
        view = finding.verb.lemma == "agree" and finding.verb.tag in ("VBZ", "VBP") and not self._joins_two(finding)
        return view and self.mentions.is_definite(finding.mention.head) and finding.rule != "agree-to-act"

    def _is_due(self, verb: Token) -> bool:
        """ "Are to leave", "will be posted": still to be done."""
        aux = {c.lower for c in self.document.children(verb, "aux")}
        return bool(aux & {"to", "will", "shall", "would"}) or bool(self.document.children(verb, "xcomp"))

    def _is_visit_elsewhere(self, finding: Finding) -> bool:
        """A visit is talks only where one side was to go to the other."""
        if not self.terms.has("visits", finding.mention.head.lemma):
            return False
        named = clauses.parties_of(self.cast, (*finding.mention.phrase, *finding.subjects))
        official = any(self.terms.has("office", t.lemma) for t in (*finding.mention.phrase, *finding.subjects))
        goals = (o for p in self.document.children(finding.mention.head, "prep") for o in self.document.children(p))
        own = [t for t in finding.mention.phrase if t.pos != "PRON"]
        placed = bool(clauses.parties_of(self.cast, own)) or any(o.pos == "PROPN" for o in goals)
        return not (official and placed) and len(named) < 2

    def _arranged(self, finding: Finding, statement: Statement) -> AgreementStatus | None:
        """What two sides arranged, unless it is only wished for, feared or supposed."""
        actual = statement.modality is Modality.ACTUAL and statement.polarity is Polarity.AFFIRMED
        doubted = statement.stance in (*_WISHES, Stance.DENY, Stance.REFUSE, Stance.REJECT, Stance.NO_COMMENT)
        thought = statement.attitude in (Attitude.THOUGHT, Attitude.NOT_SAID)
        told = finding.rule.endswith(("body", "hosting", "course", "terms", "venue"))
        if not told and (not actual or doubted or thought or self._is_supposed(finding.verb)):
            return None
        return finding.status

    def _deed_statuses(self, finding: Finding, told: Set[AgreementKind]) -> frozenset[AgreementStatus]:
        """A withdrawal that was completed keeps an agreement only where the report tells of one."""
        mention = finding.mention
        agreed = mention.kind in told or self.terms.has("mutual", mention.head.lemma)
        two = len(clauses.parties_of(self.cast, (*mention.phrase, *finding.subjects))) > 1
        kept = self.terms.statuses["deed_kept"] if agreed or two else frozenset()
        if agreed and mention.kind is AgreementKind.CEASEFIRE:
            kept = kept | self.terms.statuses["pronoun_status"]
        return self.terms.statuses["deed_status"] | kept

    def _breaks(self, deed: Token, statement: Statement) -> bool:
        """Whether what is done despite a truce is hostile, or held against somebody."""
        words = clauses.clause(self.document, deed)
        return statement.stance is Stance.ACCUSE or any(self.terms.has("hostile", t.lemma) for t in words)

    def _object(self, finding: Finding) -> Token:
        """The noun that stands for the agreement beside the verb: "provisions" of "the provisions of the accord"."""
        nouns = self.document.children(finding.verb, "nsubjpass", "dobj")
        if not nouns and finding.verb.dep == "xcomp":
            nouns = self.document.children(self.document.head(finding.verb), "nsubj", "nsubjpass")
        return nouns[0] if nouns else finding.mention.head

    def _is_one_sided_deed(self, finding: Finding) -> bool:
        """A withdrawal that is demanded of one side, or that it refuses, is a position and no agreement."""
        deed = self.terms.has("deeds", finding.mention.head.lemma) and finding.mention.kind is AgreementKind.WITHDRAWAL
        if finding.mention.kind is AgreementKind.CORRIDOR and finding.status is AgreementStatus.PROPOSED:
            return self.terms.has("demanding", finding.verb.lemma) and self.terms.has(
                "passages", finding.mention.head.lemma
            )
        demanded = self.terms.has("demanding", finding.verb.lemma)
        announced = self.terms.has("announcing", finding.verb.lemma) and not self._joins_two(finding)
        return deed and (demanded or announced or finding.status is AgreementStatus.REFUSED)

    def _joins_two(self, finding: Finding) -> bool:
        return len(clauses.parties_of(self.cast, (*finding.mention.phrase, *finding.subjects))) > 1

    def _is_supposed(self, verb: Token) -> bool:
        """Whether the clause is only supposed: "if they break the truce"."""
        above = [verb, *(v for v in self.document.ancestors(verb) if v.dep == "advcl")][:2]
        marks = {m.lower for v in above for m in self.document.children(v, "mark", "advmod")}
        if marks & {"if", "unless", "whether"}:
            return not self._is_contrary(verb)
        present = any(v.tag in ("VBZ", "VBP") or self._has_present(v) for v in above)
        awaited = bool(marks & {"once", "until", "till"}) or ("as" in marks and bool(marks & {"soon", "long"}))
        return present and awaited

    def _has_present(self, verb: Token) -> bool:
        return any(c.tag in ("VBZ", "VBP") for c in self.document.children(verb, "aux", "auxpass"))

    def _is_contrary(self, verb: Token) -> bool:
        """ "Had the accord been observed", "if it had been observed": it was not."""
        for aux in self.document.children(verb, "aux"):
            if aux.lower == "had" and verb.dep == "advcl":
                subjects = self.document.children(verb, "nsubj", "nsubjpass")
                marks = self.document.children(verb, "mark")
                return any(aux.i < s.i for s in subjects) or any(m.lower == "if" for m in marks)
        return False

    def _has_if(self, verb: Token) -> bool:
        """Whether the clause of `verb` hangs on a condition."""
        marks = (m for c in self.document.children(verb, "advcl") for m in self.document.children(c, "mark", "advmod"))
        return any(m.lower in ("if", "unless", "once", "provided") for m in marks)

    def _is_wished(self, verb: Token) -> bool:
        """Whether `verb` is a bare or "to" infinitive, which tells no fact: "urged them to observe the truce".

        What somebody failed to do, or is said to have done ("is believed to have broken"), is told.
        """
        above = self.document.head(self.document.head(verb))
        if verb.dep == "pcomp" and above.pos == "NOUN" and self.terms.has("intents", above.lemma):
            return True
        if verb.dep == "ccomp" and self.terms.has("hoping", self.document.head(verb).lemma):
            return True
        if verb.dep in ("xcomp", "pcomp") and self.terms.has("weighing", self.document.head(verb).lemma):
            return True
        if verb.dep in ("relcl", "acl") and self._is_told_of_one(self.document.head(verb)):
            return False
        aux = self.document.children(verb, "aux")
        infinitive = verb.tag == "VB" or any(c.lower == "to" for c in aux)
        if not infinitive or any(c.lemma in ("do", "have") for c in aux):
            return False
        governor = self.document.head(verb).lemma
        if verb.dep == "acl" and self.terms.has("deciding", governor):
            return False
        told = any(self.terms.has(name, governor) for name in ("failing", "phasing", "seeming"))
        return not (verb.dep == "xcomp" and told)

    def _is_told_of_one(self, noun: Token) -> bool:
        """ "The third truce in a month to fail", "the latest to collapse": told as done."""
        return any(self.terms.has("ordinals", c.lower) for c in self.document.children(noun, "amod"))

    def _is_told(self, verb: Token) -> bool:
        """ "Agreed in May that …, and this must be observed": told as done within what is demanded."""
        if verb.tag == "VBN" and verb.dep == "acl" and self.document.children(verb, "prep", "npadvmod"):
            return True
        done = verb.tag == "VBD" and verb.dep in ("ccomp", "relcl", "advcl", "acl", "ROOT")
        return done and any(s.tag != "WDT" for s in clauses.subjects(self.document, verb))

    def _is_arranged(self, finding: Finding) -> bool:
        """ "Agreed to the negotiations", "brokered a meeting"; what was agreed at the talks is another matter."""
        head = finding.mention.head
        prep = self.document.head(head)
        direct = head.dep in ("dobj", "nsubjpass") or (head.dep == "pobj" and prep.lower in ("to", "on"))
        return direct and self.terms.has("arranging", finding.verb.lemma)

    def _is_declined(self, verb: Token) -> bool:
        """ "Refused to sign the accord", "ruled out signing it"."""
        above = self.document.head(verb)
        if verb.dep not in ("xcomp", "pcomp", "dobj", "ccomp") or verb.tag not in ("VB", "VBG"):
            return False
        above = self.document.head(above) if above.pos == "ADP" else above
        return self.terms.has("declining", above.lemma) and not clauses.is_negated(self.document, above)

    def _is_owed(self, finding: Finding, statement: Statement) -> bool:
        """ "Urged both to respect the truce", "the importance of observing it": what must be kept is in force."""
        mention, verb = finding.mention, finding.verb
        known = self.mentions.is_definite(mention.head) or self.mentions.is_named(mention)
        deed = self.terms.has("deeds", mention.head.lemma)
        if not mention.made or not known or deed or mention.kind is AgreementKind.TALKS:
            return False
        modals = {c.lower for c in self.document.children(verb, "aux") if c.tag == "MD"}
        if modals & {"must", "should", "shall"} or statement.stance in (Stance.DEMAND, Stance.REQUEST):
            return True
        above = self.document.head(self.document.head(verb) if verb.dep == "pcomp" else verb)
        return self.terms.has("asking", above.lemma) or self.terms.has("needs", above.lemma)
