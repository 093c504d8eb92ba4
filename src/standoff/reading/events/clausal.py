"""What the clause or phrase that an event stands in, as a part of a larger sentence, says of it.

`Clausal` adds the readings of adverbial and coordinated clauses, of prepositions and of adjectives to the marks of one
event: "if troops leave", "talks on a withdrawal", "far from attacking", "ready to attack".
"""

from standoff.reading.clauses import is_verb
from standoff.reading.events.control import asking_noun
from standoff.reading.events.infinitives import is_to_be_done
from standoff.reading.events.presupposed import is_indefinite, is_known
from standoff.reading.events.verdict import Verdict
from standoff.reading.syntax import Token
from standoff.record.terms import Modality


class Clausal(Verdict):
    """What clauses, prepositions and adjectives right above an event say of it."""

    def under_adjective(self, token: Token, head: Token, dep: str) -> bool:
        """Notes what an adjective says of the event under it; whether the climb goes on."""
        effect = self.patterns.governors["adjectives"].get(head.lemma)
        if effect is None:
            self.infinitive(token, head)
            return dep == "prep"
        self.note(effect[0], head)
        self.negation(head)
        return True

    def under_preposition(self, head: Token, dep: str) -> bool:
        """Notes what a preposition or conjunction says of the event under it; whether the climb goes on."""
        words, over = self.patterns.words, self.document.head(head)
        beside = self.document.children(head, "advmod") if head.pos in ("ADP", "SCONJ") else ()
        nears = dep == "pobj" and self.document.head(over).lemma in words["nearing"]
        if head.lower == "to" and (dep == "pcomp" or nears) and over.lower in words["nearness"]:
            self.note("not-happened", over)
            return False
        if head.lower == "contrary" or self.is_guarded_against(head):
            self.note("denied" if head.lower == "contrary" else "hypothetical", head)
            return False
        if head.lower == "from" and over.lower == "far":
            beside = (*beside, over)
        if any(t.lower in words["foregone"] for t in (head, *beside)):
            self.negated = True
            self.grounds.append(f"negated: {head.text}")
            return False
        if head.lower in words["foregoing"] and dep in ("pcomp", "pobj"):
            return False
        if head.lower == "for" and over.lemma in words["readying"] and is_indefinite(self.document, self.trigger.token):
            self.note("hypothetical", over)
            return False
        if self._is_part_of_a_scheme(head, over):
            self.note("hypothetical", head)
            return False
        if head.pos not in ("ADP", "SCONJ", "PART"):
            return False
        self.negation(head)
        if head.lower == "without" and dep in ("pcomp", "pobj"):
            self.negated = True
            self.grounds.append("negated: without")
        self.topic(head)
        return head.lower != "despite"

    def _is_part_of_a_scheme(self, preposition: Token, thing: Token) -> bool:
        """Whether a thing that would come with the event is itself only thought of: "a lease with patrols could"."""
        joined = preposition.lower in self.patterns.words["joining"] and thing.pos == "NOUN"
        if not joined or is_known(self.document, self.trigger.token) or is_known(self.document, thing):
            return False
        verb = self.document.head(thing)
        governed = thing.dep in ("nsubj", "nsubjpass", "dobj") and is_verb(verb)
        auxiliaries = [a.lower for a in self.document.children(verb, "aux")]
        return governed and "have" not in auxiliaries and any(a in self.patterns.modals for a in auxiliaries)

    def names_aim(self, verb: Token) -> bool:
        """Whether an infinitive, by the parse a relative clause, tells what a noun is for: "calls to free"."""
        to = any(c.lower == "to" for c in self.document.children(verb, "aux"))
        subjects = self.document.children(verb, "nsubj", "nsubjpass")
        marked = any(c.lower == "for" for c in self.document.children(verb, "mark"))
        infinitive = to and is_to_be_done(self.document, verb)
        return verb.dep == "relcl" and infinitive and (marked or not subjects)

    def topic(self, preposition: Token) -> None:
        """What is only talked, agreed or worked about has not happened: "talks on a withdrawal"."""
        above = self.document.head(preposition)
        while above.pos == "ADP" and above.head != above.i:
            above = self.document.head(above)
        if any(above.lemma in self.patterns.governors[kind] for kind in ("nouns", "verbs", "objects")):
            return
        gerund = is_verb(self.trigger.token) and above.pos == "NOUN"
        kind = self.trigger.pattern.type.value
        topic = kind in self.patterns.words["cooperative"] and preposition.lower in self.patterns.words["topics"]
        if topic or (gerund and preposition.lower in self.patterns.words["topics"]):
            self.modalities.append(Modality.HYPOTHETICAL)
            self.grounds.append(f"topic: {preposition.text}")

    def conjoined(self, token: Token, head: Token) -> bool:
        if is_verb(token) and is_verb(head):
            if token.tag in ("VBD", "VBZ") and head.tag == "VB" and not self.document.children(token, "aux"):
                return False
            own = self.document.children(token, "aux", "auxpass", "nsubj", "nsubjpass")
            if token.tag == head.tag == "VB" and any(c.lower == "to" for c in own):
                return True
            if own and any(c.dep in ("nsubj", "nsubjpass") for c in own):
                return head.dep in ("ccomp", "xcomp") or self._are_both_told(token, head)
            if token.tag in ("VB", "VBG", "VBN") and not any(c.dep == "aux" for c in own):
                self.modals(head)
                if token.tag == "VB" or head.i < token.i:
                    self.negation(head)
            return True
        return not is_verb(head) or not is_verb(token)

    def _are_both_told(self, token: Token, head: Token) -> bool:
        """Whether two clauses tell one claim: "the report that they fled and that shots killed them"."""
        claimed = head.dep == "acl" or self.document.head(head).lemma in self.patterns.words["claims"]
        return claimed and all(any(c.lower == "that" for c in self.document.children(v)) for v in (token, head))

    def is_participle(self, verb: Token) -> bool:
        """Whether a bare participle tells what came of its noun: "the accord reached in May"."""
        own = self.document.children(verb, "nsubj", "nsubjpass", "mark", "aux", "auxpass")
        return verb.dep == "acl" and verb.tag in ("VBN", "VBD") and not own

    def is_one_of_those(self, participle: Token, noun: Token) -> bool:
        """Whether a participle tells of things only said to be there: "is holding soldiers captured on Saturday"."""
        if participle.dep != "acl" or participle.tag != "VBN" or self.document.children(noun, "det", "poss", "nummod"):
            return False
        verb = self.document.head(noun)
        return self.is_at_hand(noun, verb) or (noun.dep == "nsubj" and self._beside_claim(noun, verb))

    def _beside_claim(self, noun: Token, verb: Token) -> bool:
        """Whether the parse gives `verb` a second subject out of the claim that is its first: "reports that … are"."""
        others = (s for s in self.document.children(verb, "nsubj") if s.i < noun.i)
        return any(s.lower.removesuffix("s") in self.patterns.words["claims"] for s in others)

    def is_at_hand(self, noun: Token, verb: Token) -> bool:
        """Whether `verb` only says that somebody has the thing: "is holding soldiers"."""
        return noun.dep in ("dobj", "nsubjpass") and verb.lemma in self.patterns.words["possessing"]

    def doubted(self, token: Token, verb: Token) -> str:
        """What `verb` makes of the claim under it: "is checking reports that", "falsely accused them of"."""
        words = self.patterns.words
        if token.dep in ("dobj", "nsubjpass") and token.lemma in words["claims"]:
            if verb.lemma in words["checking"]:
                return "hypothetical"
            if verb.lemma in words["retracting"]:
                return "denied"
        if any(c.lower in words["falsely"] for c in self.document.children(verb, "advmod")):
            return "denied"
        since = (
            c
            for c in self.document.children(verb, "advcl")
            if any(m.lower == "since" for m in self.document.children(c, "mark"))
        )
        if any(c.lemma in words["discredited"] and c.tag == "VBN" for c in since):
            return "denied"
        talked = token.dep in ("dobj", "nsubjpass") and verb.lemma in words["discussing"]
        kind = self.trigger.pattern.type.value
        if talked and token.i == self.trigger.token.i and kind in words["cooperative"] and kind != "CONSULT":
            return "hypothetical"
        if token.dep == "ccomp":
            for noun in self.document.children(verb, "nsubj"):
                near = self.document.children(noun, "acl", "amod", "relcl", "advcl")
                if noun.lemma in words["claims"] and any(c.lemma in words["discredited"] for c in near):
                    return "denied"
        return ""

    def lacks_proof(self, clause: Token, verb: Token) -> bool:
        """Whether who claims a thing shows nothing for it: "claimed without proof that"."""
        that = any(c.lower == "that" for c in self.document.children(clause, "mark"))
        if verb.lemma not in self.patterns.words["claiming"] or not (clause.dep == "ccomp" or that):
            return False
        beside = (*self.document.children(verb, "prep"), *self.document.children(clause, "prep"))
        for without in (p for p in beside if p.lower == "without" and verb.i < p.i < clause.i):
            shown = self.document.children(without, "pobj")
            shown += tuple(
                o for v in self.document.children(without, "pcomp") for o in self.document.children(v, "dobj")
            )
            if any(n.lemma in self.patterns.words["proofs"] | self.patterns.words["bases"] for n in shown):
                return True
        return False

    def goes_on(self, noun: Token, verb: Token) -> bool:
        """Whether `verb` only speaks of the end of an event that is under way: "asked Chad to end its shelling"."""
        if noun.lower == "for" and self.trigger.token.head == noun.i and self.trigger.pattern.noun is not None:
            ended = self.document.children(verb, "advcl", "xcomp")
            return any(v.tag == "VB" and v.lemma in self.patterns.words["ending"] for v in ended)
        if noun.i != self.trigger.token.i or verb.lemma not in self.patterns.words["ending"] or verb.tag != "VB":
            return False
        known = self.document.children(noun, "poss") or any(
            c.lower in ("the", "all", "these", "this") for c in self.document.children(noun, "det", "predet")
        )
        return bool(known) and noun.pos == "NOUN" and noun.dep in ("dobj", "nsubj")

    def is_called_invention(self, be: Token) -> bool:
        """Whether the event that is the subject of `be` is said to be made up: "the shelling is an invention"."""
        named = self.document.children(be, "attr", "acomp", "oprd")
        negated = any(c.dep == "neg" for c in self.document.children(be))
        return not negated and any(n.lemma in self.patterns.words["inventions"] for n in named)

    def is_of_what(self, gerund: Token, noun: Token) -> bool:
        """Whether a gerund tells what may befall the thing before it: "the danger of shells hitting the dam"."""
        return gerund.dep == "acl" and gerund.tag == "VBG" and self.document.head(noun).lower == "of"

    def adverbial(self, token: Token, head: Token) -> bool:
        marks = [c.lower for c in self.document.children(token, "mark", "advmod")]
        unmarked = not self.document.children(token, "mark")
        if any(self.is_made_to_hang_on(mark, head) for mark in self.document.children(token, "mark")):
            self.note("conditional", head)
            return False
        if any(m in self.patterns.words["conditions"] for m in marks):
            self.modalities.append(Modality.CONDITIONAL)
            self.conditions.append(self.clause_span(token))
            self.grounds.append("in a condition")
            return False
        if "until" in marks and self._came_to_pass(token, head):
            return False
        if "while" in marks and token.tag in ("VBP", "VBZ") and not self.document.children(token, "aux"):
            self.modals(head)
            return False
        if any(m in self.patterns.words["unrealised_marks"] for m in marks):
            self.modalities.append(Modality.HYPOTHETICAL)
            return False
        if unmarked and token.tag == "VBG" and head.i < token.i and is_verb(head):
            self._goes_with(token, head)
            return False
        if unmarked and self.is_inverted(token):
            self.modalities.append(Modality.CONDITIONAL)
            self.conditions.append(self.clause_span(token))
            return False
        soon = head.lower in ("soon", "long") and "as" in marks
        over = self.document.head(head) if soon else head
        if (soon or any(m in self.patterns.words["preconditions"] for m in marks)) and self._awaited(
            token, over, marks
        ):
            self.modalities.append(Modality.CONDITIONAL)
            self.grounds.append("awaited")
            return False
        if is_to_be_done(self.document, token):
            if is_verb(head):
                asked = asking_noun(self.document, token, self.patterns)
                effect = "demanded" if asked is not None else self.governor(head, token)
                self.note(effect if effect and effect != "none" else "hypothetical", head)
            else:
                self.modalities.append(Modality.HYPOTHETICAL)
            return is_verb(head)
        return False

    def _came_to_pass(self, verb: Token, head: Token) -> bool:
        """Whether a past "until" tells of what ended a past: "held the crowd off until police shut the road"."""
        past = verb.tag in ("VBD", "VBN") and not any(
            a.lower in self.patterns.modals for a in self.document.children(verb, "aux")
        )
        plain = head.tag == "VBD" or any(a.tag == "VBD" for a in self.document.children(head, "aux", "auxpass"))
        tables = self.patterns.governors
        governs = {tables[kind].get(head.lemma, ("none", ""))[0] for kind in ("verbs", "objects")} - {"none"}
        modal = any(a.tag == "MD" for a in self.document.children(head, "aux"))
        negated = any(c.dep == "neg" for c in self.document.children(head))
        return past and plain and not (governs or modal or negated) and head.dep in ("ROOT", "conj", "relcl", "advcl")

    def _goes_with(self, participle: Token, verb: Token) -> None:
        """What is said of a verb holds of a participle that tells how or with what it is done: "would go on striking",
        "will leave, handing over the base"; not of what only came of a try: "tried to flee, killing a guard"."""
        if self.document.children(participle, "nsubj", "nsubjpass", "aux"):
            return
        self.modals(verb)
        for clause in self.document.children(verb, "advcl"):
            if any(m.lower in self.patterns.words["conditions"] for m in self.document.children(clause, "mark")):
                self.note_condition(clause)
        over = self.document.head(verb)
        if verb.dep == "xcomp" and is_to_be_done(self.document, verb) and is_verb(over):
            effect = self.governor(over, verb) or "hypothetical"
            if effect in ("future", "demanded", "offered", "hypothetical"):
                self.note(effect, over)

    def _awaited(self, verb: Token, head: Token, marks: list[str]) -> bool:
        """Whether `verb` has yet to come, as what is to follow it has: "will talk once the troops have left"."""
        if marks[:1] == ["before"]:
            denied = any(c.dep == "neg" for c in self.document.children(head))
            would = denied and any(a.lower in ("would", "'d") for a in self.document.children(head, "aux"))
            present = [a for a in self.document.children(verb, "aux") if a.tag in ("VBZ", "VBP") and a.lemma == "have"]
            coming = present and any(self.patterns.modals.get(a.lower) for a in self.document.children(head, "aux"))
            return would or bool(coming) or (verb.tag in ("VBZ", "VBP") and not self.document.children(verb, "aux"))
        ahead = any(self.patterns.modals.get(a.lower) for a in self.document.children(head, "aux"))
        ahead = ahead or (head.tag == "VB" and any(a.lower == "to" for a in self.document.children(head, "aux")))
        auxiliaries = [a.lower for a in self.document.children(head, "aux")]
        shifted = "would" in auxiliaries and "have" not in auxiliaries
        told = verb.tag == "VBD" and not self.document.children(verb, "aux") and not shifted
        return ahead and not told
