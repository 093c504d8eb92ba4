"""What is said of an event: whether it happened, is denied, tried, asked for, expected or only imagined.

The reading climbs from the event's word through the words that govern it, to the cue of the statement that it stands
in, and gathers what each of them says (after Saurí and Pustejovsky's FactBank: source-anchored factuality). The least
factual reading wins, so that an event that is denied, demanded or imagined never comes out as one that happened.
"""

from standoff.knowledge.event_patterns import EventPatterns
from standoff.reading.clauses import is_verb
from standoff.reading.events.claims import called_false, only_reports, tells_claim, unsaid, wh_words
from standoff.reading.events.infinitives import is_to_be_done
from standoff.reading.events.negated import has_no_subject
from standoff.reading.events.presupposed import is_indefinite, is_known, is_presupposed, scene_of
from standoff.reading.events.reattached import Reattached
from standoff.reading.events.triggers import Trigger
from standoff.reading.events.verdict import Factuality
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Statement
from standoff.record.terms import Modality

_OPEN = frozenset(
    {
        "csubj",
        "xcomp",
        "ccomp",
        "pcomp",
        "dobj",
        "pobj",
        "nsubjpass",
        "acl",
        "attr",
        "oprd",
        "acomp",
        "advcl",
        "nsubj",
        "conj",
    }
)
_PHRASAL = frozenset({"prep", "agent", "compound", "amod"})


def factuality(
    document: Document,
    trigger: Trigger,
    statement: Statement,
    patterns: EventPatterns,
    issuer: frozenset[str] = frozenset(),
) -> Factuality:
    """The factuality of the event of `trigger`, which stands in `statement`, in a report issued by `issuer`, if any."""
    reader = _Reading(document, trigger, patterns)
    reader.at_noun()
    reader.climb()
    reader.in_frame()
    reader.around(statement, issuer)
    reader.from_statement(statement)
    reader.by_form()
    reader.in_question()
    return reader.result()


class _Reading(Reattached):
    """What is gathered on the way up from one trigger."""

    def climb(self) -> None:
        token = self.trigger.token
        if is_verb(token):
            self.at_verb(token)
            self.word_before(token)
            self.own_word(token)
        for _ in range(12):
            head = self.document.head(token)
            head = self.verb_over(token, head)
            if head.i == token.i or not self._step(token, head):
                return
            token = head

    def _step(self, token: Token, head: Token) -> bool:
        """Reads what `head` says of the event under `token`; whether the climb goes on."""
        named = self.tells_claim_of(token, head) or self.names_aim(token)
        dep = "acl" if named else token.dep
        if self._is_settled(token, head, dep):
            return False
        if dep in ("nsubj", "csubj") and self.is_supposed(token, head):
            self.note_condition(head)
            return False
        if dep not in _OPEN | _PHRASAL:
            return False
        if dep == "advcl":
            return self.adverbial(token, head)
        if dep == "conj":
            return self.conjoined(token, head)
        if dep == "ccomp" and token.i < head.i and head.lemma not in self.patterns.words["hedging_verbs"]:
            return False
        if is_verb(head):
            return self._under_verb(token, head)
        if head.pos in ("NOUN", "PROPN", "NUM", "PRON"):
            return self._under_noun(token, head)
        if head.pos == "ADJ":
            return self.under_adjective(token, head, dep)
        return self.under_preposition(head, dep)

    def _is_settled(self, token: Token, head: Token, dep: str) -> bool:
        """Whether a construction around `token` settles its event, so that nothing above changes what is said of it."""
        if dep in ("relcl", "acl", "xcomp") and self.ranked(token, head):
            return True
        false = dep in ("ccomp", "acl") and self.is_false_report(token, head)
        if false or self.called_untrue(token, head) or self.is_called_fiction(token, head):
            self.note("denied", head)
        elif token.lower in self.patterns.words["mentioning"] and is_known(self.document, self.trigger.token):
            self.grant()
        elif head.lower in ("nothing", "nobody") or self.is_unproven(head) or self.lacks_proof(token, head):
            self.note("hypothetical", head)
        elif dep == "dep" and token.lemma in self.patterns.words["claims"] and self._denies(head.lemma):
            self.note("denied", head)
        elif self.is_cleft_away(token, head):
            self.note("not-happened", head)
        elif self.within(token, head):
            self.note("not-happened", self.document.head(head))
        elif dep in ("ccomp", "pcomp") and self._is_proviso(head):
            self.note_condition(head)
        else:
            return dep == "amod" and is_verb(token)
        return True

    def _is_proviso(self, head: Token) -> bool:
        return head.lower in self.patterns.words["provisos"] and head.dep in ("advcl", "prep")

    def tells_claim_of(self, token: Token, head: Token) -> bool:
        return tells_claim(self.document, self.patterns, token, head)

    def _under_verb(self, token: Token, head: Token) -> bool:
        settled = self._settled_under(token, head)
        if settled is not None:
            return settled
        if token.i != self.trigger.token.i and is_verb(self.trigger.token) and self.is_at_hand(token, head):
            self.at_verb(head)
            return True
        if token.dep == "nsubj" and self._ends_as_subject(token, head):
            return False
        effect = self._governs(token, head)
        if effect is None and token.dep in ("prep", "agent"):
            return self._under_carrier(head)
        if effect is not None and self._is_set_off(token, head):
            effect = None
        if self.is_inverted_under(token, head):
            self.note("conditional", head)
            return False
        if effect is None and not self.is_carrier(head) and token.dep not in ("nsubj", "nsubjpass", "attr"):
            self.infinitive(token, head)
            if token.dep == "dobj" and self._is_blow() and is_indefinite(self.document, self.trigger.token):
                self.imagined_under(head)
            return False
        effect = self._hedged(token, head, effect)
        if effect == "not-happened" and self._is_told(token, head) and Modality.DEMANDED not in self.modalities:
            effect = "denied"
        if effect == "not-happened" and any(c.dep == "neg" for c in self.document.children(head)):
            self.note("hypothetical", head)
            return False
        self._take(token, head, effect)
        return True

    def _governs(self, token: Token, head: Token) -> str | None:
        """What the verb says of what it governs; nothing of its own subject."""
        return None if token.dep == "nsubj" and token.head == head.i else self.governor(head, token)

    def _under_carrier(self, head: Token) -> bool:
        """Reads a verb that says nothing of what its preposition leads to; whether the climb goes on."""
        if self._is_blow() and is_indefinite(self.document, self.trigger.token):
            self.imagined_under(head)
        if self.is_carrier(head):
            self.at_verb(head)
        return self.is_carrier(head)

    def _is_set_off(self, token: Token, head: Token) -> bool:
        """ "set off to take the hill", "made to storm it": who sets about what is to be done has not failed in it."""
        off = head.lemma == "set" and any(c.lower == "off" for c in self.document.children(head, "prt"))
        begun = (off or head.lemma in self.patterns.words["making"]) and head.tag != "VBN"
        return begun and is_to_be_done(self.document, token)

    def _hedged(self, token: Token, head: Token, effect: str | None) -> str | None:
        """What is left of the effect where the verb only hedges: "is said to have shelled", "appears to have left"."""
        if token.dep == "xcomp" and head.tag == "VBN" and head.lemma in self.patterns.words["claiming"]:
            self.hedges.append((head.i, head.text))
        if head.lemma in self.patterns.words["hedging_verbs"] and token.dep in ("xcomp", "oprd", "nsubj", "prep"):
            self.hedges.append((head.i, head.text))
            effect = None if effect == "hypothetical" else effect
        if effect == "hypothetical" and self.is_said_to_have_been(token, head):
            self.hedges.append((head.i, head.text))
            effect = None
        return effect

    def _is_told(self, token: Token, head: Token) -> bool:
        """Whether the verb has for its object that somebody tells it: a clause of fact, "the claim that …"."""
        claims = self.patterns.words["claims"]
        if (token.dep in ("ccomp", "acl") and self.indicative(token)) or token.lemma in claims:
            return True
        below = self.document.children(token, "pobj")
        beside = self.document.children(head, "dobj") if token.dep in ("ccomp", "acl", "pcomp") else ()
        return any(n.lemma in claims for n in (*below, *beside))

    def _take(self, token: Token, head: Token, effect: str | None) -> None:
        """Takes over what the verb says of the event, and what is said of the verb itself."""
        if effect == "demanded" and token.dep == "prep" and token.lower == "into" and self._is_blow():
            effect = "hypothetical"
        if effect == "hypothetical" and self.is_arranged(head):
            effect = "future"
        if effect:
            self.note("demanded" if self.is_wanted(head, effect) else effect, head)
        self.licensed = self.licensed or effect == "none" or self.is_carrier(head)
        failing = effect in ("not-happened", "failed", "denied")
        avowed = head.lemma in self.patterns.words["avowals"]
        told_of = is_verb(self.trigger.top) and not avowed
        if token.dep == "xcomp" and told_of and not failing and has_no_subject(self.document, head):
            self.negated = True
            self.grounds.append("negated: nobody")
        if avowed and unsaid(self.document, head):
            self.note("hypothetical", head)
            return
        refused = head.lemma == "deny" and bool(self.document.children(head, "dative"))
        if refused and token.dep in ("dobj", "nsubjpass", "oprd"):
            self.denied = False
        self.at_verb(head)

    def _settled_under(self, token: Token, head: Token) -> bool | None:
        """Whether the climb goes on, where a construction of its own settles what the verb says; else None."""
        ordered = self.is_ordered_blow(token, head)
        if ordered or is_presupposed(self.document, self.patterns, self.trigger, token, head):
            self.grant()
            return False
        if scene_of(self.document, self.patterns, self.trigger, token, head):
            self.modals(head)
            self.grant()
            return False
        if self.is_left_unsaid(head):
            self.note("hypothetical", head)
            return False
        if token.dep == "prep" and self.is_made_to_hang_on(token, head):
            self.note("conditional", head)
            return False
        if self.is_equated(token, head):
            self.note("conditional", head)
            return False
        wished = self.is_thing_wished(token, head)
        if wished:
            self.note(wished, head)
            return False
        if token.dep == "prep" and token.lower == "with" and head.lemma == "do":
            self.in_no_dealing(head)
            return False
        if self.is_asked_after(token) or (token.dep == "prep" and token.lower in self.patterns.words["mentioning"]):
            return False
        if token.dep == "prep" and any(n.lemma == "order" for n in self.document.children(token, "pobj")):
            return True
        if (
            token.dep in ("ccomp", "csubj", "acl")
            and head.lemma == "be"
            and called_false(self.document, self.patterns, head)
        ):
            self.note("denied", head)
            return False
        if token.dep == "prep" and self.is_left_open(token, head):
            self.note("hypothetical", head)
            return False
        if self.goes_on(token, head):
            self.grant()
            return False
        doubted = self.doubted(token, head)
        if doubted:
            self.note(doubted, head)
            return False
        return self._settled_clause(token, head)

    def _settled_clause(self, token: Token, head: Token) -> bool | None:
        """The same of a clause: one that is a subject, is told by nothing, or that somebody does not report."""
        if token.dep == "ccomp" and any(s.lower == "nothing" for s in self.document.children(head, "nsubj")):
            self.note("hypothetical", head)
            return False
        if token.dep == "ccomp" and unsaid(self.document, head) and only_reports(self.patterns, head):
            if not any(c.lower in self.patterns.words["presupposing"] for c in wh_words(self.document, token)):
                self.note("hypothetical", head)
            return False
        if token.dep == "csubj":
            if self.is_miscalled(token, head):
                self.note("hypothetical", token)
            if any(self.patterns.modals.get(a.lower) for a in self.document.children(head, "aux")):
                self.note("hypothetical", head)
            return False
        return None

    def _ends_as_subject(self, token: Token, head: Token) -> bool:
        """Reads what a verb says of the event that is its subject; whether the climb ends there."""
        if token.i == self.trigger.token.i and self.is_called_invention(head):
            self.note("denied", head)
            return True
        if token.i != self.trigger.token.i and called_false(self.document, self.patterns, head):
            self.note("denied", head)
            return True
        if self.is_yet_to(head):
            self.note("not-happened", head)
            return True
        if self._is_blow() and head.lemma == "be" and is_indefinite(self.document, self.trigger.token):
            self.imagined_under(head)
        self.of_what_is_due(head)
        if token.i == self.trigger.token.i and (self.is_foreseen(head) or self.is_timed(head)):
            return True
        if not (self.is_carrier(head) or head.lemma in self.patterns.words["hedging_verbs"] or head.lemma == "be"):
            effect = self.governor(head, token) or self.patterns.governors["verbs"].get(head.lemma, ("", ""))[0]
            if effect not in ("failed", "not-happened"):
                return True
        return False

    def _under_noun(self, token: Token, head: Token) -> bool:
        effect = self.patterns.governors["nouns"].get(head.lemma)
        verb = self.document.head(head)
        if token.i == self.trigger.token.i and self.is_participle(token):
            return self.is_one_of_those(token, head)
        if self.is_of_what(token, head):
            return True
        if self.is_one_of_those(token, head) or (head.dep == "pobj" and self.tells_claim_of(token, head)):
            return True
        if self.is_disowned_share(head, verb) or self.is_untrue_after_all(token, head):
            self.note("denied", head)
            return False
        if head.dep in ("dobj", "nsubjpass") and self.is_made_to_hang_on(token, verb):
            self.note("conditional", verb)
            return False
        if any(head.i == word.i for word in self.trigger.words):
            return True
        if effect is not None and any(c.lower in self.patterns.words["wires"] for c in self.document.children(head)):
            effect = None
        if effect is None:
            if token.dep == "prep" and head.lemma == "part":
                return True
            self.infinitive(token, head)
            return token.dep in ("compound", "conj") and head.i == self.trigger.token.i
        if (
            head.lemma in self.patterns.words["matters"]
            and self._is_blow()
            and is_known(self.document, self.trigger.token)
        ):
            return False
        self.note(effect[0], head)
        for child in self.document.children(head):
            if child.i != token.i:
                self.modifier(child)
                for inner in self.document.children(child, "amod"):
                    self.modifier(inner)
        return True
