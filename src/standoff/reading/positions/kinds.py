"""Which kind of position a statement takes: by its wording, its cue, its stance, or what it says another must do."""

from standoff.knowledge.position_terms import Words
from standoff.reading import clauses
from standoff.reading.positions.conditions import outside
from standoff.reading.positions.deeds import TO_COME, Deeds
from standoff.reading.positions.issues import is_claim
from standoff.reading.syntax import Token
from standoff.record.rows import Evidence, Statement
from standoff.record.terms import Form, PositionKind, Stance

OPEN = frozenset({Stance.ASSERT, Stance.ANNOUNCE, Stance.PROMISE, Stance.WARN})
"""The stances under which the words said, and no word of asking or refusing, tell the position."""
_AGAINST = frozenset({Stance.REJECT, Stance.REFUSE})
_NOTS = frozenset({"not", "n't", "never", "no"})
_THREAT_REACH = 6

Answer = tuple[PositionKind | None, str]
"""The kind of a position, or None where none is taken, and its grounds."""


class Kinds(Deeds):
    """The questions that decide the kind of a position, asked of one report's statements."""

    def of(self, statement: Statement, words: list[Token], condition: Evidence | None) -> Answer:
        """The kind of position that wording, cue, stance or an accepted condition make, and its grounds."""
        if self.shuns(statement):
            return (PositionKind.REFUSE, "cue:refuse") if words else (None, "")
        if self.is_none(words) and statement.cue is not None and statement.cue.lemma == "want":
            return PositionKind.REFUSE, "what is not wanted"
        if self._is_question(statement, words) or self._is_to_own_people(statement, words):
            return None, ""
        told = self._by_deed(statement, words) or self._by_acceptance(statement, words, condition)
        if told is None and self._takes_none(statement, words):
            return None, ""
        return told or self._by_wish(statement, words, condition)

    def _by_deed(self, statement: Statement, words: list[Token]) -> Answer | None:
        """What will or will not be done, by the words of the content; None where they leave it open."""
        if statement.stance in (*OPEN, Stance.DEMAND, Stance.REFUSE) and self._threatens(statement, words):
            return PositionKind.THREATEN, "wording of a threat"
        if statement.stance in OPEN and self.takes_none(words):
            return PositionKind.REFUSE, "what will not be done"
        if statement.stance in OPEN and self.strikes(words):
            return PositionKind.THREATEN, "what will be struck"
        if statement.stance in (*OPEN, Stance.REFUSE) and (answer := self.by_root(words)) is not None:
            return answer
        return self._pledges(statement, words)

    def _by_acceptance(self, statement: Statement, words: list[Token], condition: Evidence | None) -> Answer | None:
        """What a cue of accepting or welcoming, a grant, or an acceptance within the content makes of it."""
        if statement.cue is not None and statement.cue.lemma in self.terms.words["accepting"]:
            if len({h.party for h in statement.source.holders}) > 1:
                return None, ""  # what two sides agree on together is an agreement
            if self._has_failed(statement) or is_claim(self.document, words, self.terms):
                return None, ""
            kind = PositionKind.REFUSE if self._is_never(statement) else PositionKind.ACCEPT
            return kind, f"cue:{statement.cue.lemma}"
        if statement.cue is not None and self.terms.has("welcoming", statement.cue.lemma):
            welcomed = any(self.terms.has("offers", t.lemma) for t in words[:6])
            return (PositionKind.ACCEPT, f"cue:{statement.cue.lemma}") if welcomed else (None, "")
        if statement.stance in OPEN and self._punishes(words, condition):
            return PositionKind.THREATEN, "what will be done unless"
        if statement.stance in OPEN and self.grants(statement, words):
            return PositionKind.PROMISE, "what will be granted"
        if statement.stance in OPEN and self.has_accepted(statement, words):
            return PositionKind.ACCEPT, "what was accepted"
        accepted = any(self.terms.has("accepting", t.lemma) for t in outside(words, condition))
        if condition is not None and accepted and statement.stance in OPEN:
            return PositionKind.ACCEPT, "acceptance on a condition"
        return None

    def _takes_none(self, statement: Statement, words: list[Token]) -> bool:
        """Whether a denial of ever having done so, of a claim, an order or a protest is all there is."""
        if statement.stance in _AGAINST and self._is_never(statement):
            return True
        if statement.stance is Stance.REJECT and is_claim(self.document, words, self.terms):
            return True
        return statement.cue is not None and any(
            self.terms.has(name, statement.cue.lemma) for name in ("ordering", "protesting")
        )

    def _by_wish(self, statement: Statement, words: list[Token], condition: Evidence | None) -> Answer:
        """What is needed, warned of, suggested or left to one condition; else what the stance or a duty says."""
        if self._needs(statement, words):
            return PositionKind.DEMAND, "what is said to be needed"
        if self.warns_off(statement, words):
            return PositionKind.DEMAND, "what another is warned to do"
        if self._suggests(statement, words):
            return PositionKind.PROPOSE, f"cue:{statement.cue.lemma}" if statement.cue is not None else ""
        if statement.stance in OPEN and self.only_if(words, condition):
            return PositionKind.ACCEPT, "what will be done only if"
        if statement.stance in self.terms.stances:
            return self.terms.stances[statement.stance], f"stance:{statement.stance}"
        if statement.stance in OPEN and self._wording(words, self.terms.refusals, lemmas=False):
            return PositionKind.REFUSE, "wording of a refusal"
        return self._by_duty(statement, words)

    def shuns(self, statement: Statement) -> bool:
        """ "Refuses to discuss the fence": no silence before the press, but a subject that is refused."""
        words = {t.lower for t in self._cue_tokens(statement)}
        shunned = statement.cue is not None and self.terms.has("shunning", statement.cue.lemma)
        return statement.stance is Stance.NO_COMMENT and shunned and bool(words & {"discuss", "talk", "negotiate"})

    def _pledges(self, statement: Statement, words: list[Token]) -> Answer | None:
        """ "Assured Lima that it would not be finished" promises; "vowed not to withdraw" refuses."""
        root, cue = self.root_of(words), statement.cue
        if root is None or cue is None or statement.stance not in (Stance.ASSERT, Stance.PROMISE, Stance.REFUSE):
            return None
        if len({h.party for h in statement.source.holders}) > 1 and statement.stance is Stance.PROMISE:
            return None, ""  # what two sides undertake together is an agreement
        to_come = any(c.lower in (*TO_COME, "to") for c in self.document.children(root, "aux"))
        negated = clauses.is_negated(self.document, root)
        if self.terms.has("assuring", cue.lemma) and to_come and statement.stance is not Stance.PROMISE:
            return PositionKind.PROMISE, f"cue:{cue.lemma}"
        if statement.stance is not Stance.PROMISE or not to_come:
            return None
        if negated and self.terms.has("vowing", cue.lemma) and self.terms.has("conceding", root.lemma):
            return PositionKind.REFUSE, f"cue:{cue.lemma}"
        offered = self.terms.has("welcoming", root.lemma) and any(self.terms.has("offers", t.lemma) for t in words)
        if (self.terms.has("accepting", root.lemma) or offered) and not negated:
            return PositionKind.ACCEPT, "acceptance to come"
        return None

    def _is_question(self, statement: Statement, words: list[Token]) -> bool:
        """ "Asked how they had come": a question asks for no course."""
        asked = statement.stance in (Stance.REQUEST, Stance.DEMAND) and statement.form is not Form.DIRECT
        return asked and bool(words) and (words[0].tag in ("WRB", "WP", "WDT") or words[0].lower in ("whether", "if"))

    def _is_to_own_people(self, statement: Statement, words: list[Token]) -> bool:
        """ "Appealed to residents to stay at home", "asked reporters to leave"; not what reporters hear of another."""
        first = next((w for w in words[:4] if w.pos in ("NOUN", "PROPN")), None)
        asked = statement.stance in (Stance.REQUEST, Stance.DEMAND)
        objects = (o for v in self._cue_verbs(statement) for o in self.document.children(v, "dobj"))
        if asked and any(self.terms.has("populace", o.lemma) for o in objects):
            return not self._names_who_is_to_act(statement, words)
        told = {p for a in statement.toward if (p := self.cast.actor(a).party) is not None}
        if told and statement.stance in (Stance.REQUEST, Stance.DEMAND):
            return told <= {h.party for h in statement.source.holders}
        return asked and first is not None and self.terms.has("populace", first.lemma)

    def _names_who_is_to_act(self, statement: Statement, words: list[Token]) -> bool:
        """ "Lima must leave", told to reporters: the subject of the content is another side, and none of its people."""
        root = self.root_of(words)
        subjects = clauses.subjects(self.document, root) if root is not None else ()
        named = [s for s in subjects if s.pos != "PRON" and not self.terms.has("populace", s.lemma)]
        own = {h.party for h in statement.source.holders}
        return not set(clauses.parties_of(self.cast, named)) <= own

    def _punishes(self, words: list[Token], condition: Evidence | None) -> bool:
        """ "The rebels would be shut out of the talks unless they disarmed"."""
        opening = condition.quotes[0].lower().split()[0] if condition is not None else ""
        root = self.root_of(words)
        harm = {"unless": "punishing", "until": "punishing", "if": "breaking_off"}.get(opening)
        if root is None or harm is None:
            return False
        answered = self.terms.has("answering", root.lemma) or self.is_suit(words)
        if not self.terms.has(harm, root.lemma) and not answered:
            return False
        return any(c.lower in TO_COME for c in self.document.children(root, "aux"))

    def _needs(self, statement: Statement, words: list[Token]) -> bool:
        """ "Stressed the need to observe the truce": a need of which something is to be done."""
        if statement.stance not in (Stance.ASSERT, Stance.ANNOUNCE, Stance.CONFIRM) or not words:
            return False
        root = next((w for w in words if w.head not in {x.i for x in words}), words[0])
        acts = self.document.children(root, "acl", "prep")
        return self.terms.has("needing", root.lemma) and bool(acts) and not clauses.is_negated(self.document, root)

    def _suggests(self, statement: Statement, words: list[Token]) -> bool:
        """ "Suggested that the two set up a commission": the bare verb, or "should", tells it from what is surmised."""
        if statement.cue is None or not self.terms.has("suggesting", statement.cue.lemma):
            return False
        inside = {w.i for w in words}
        root = next((w for w in words if clauses.is_verb(w) and w.head not in inside), None)
        if root is None:
            return False
        auxiliaries = self.document.children(root, "aux", "auxpass")
        if any(a.lower in ("be", "should") for a in auxiliaries):
            return True
        return (root.tag == "VB" and not auxiliaries) or (root.tag in ("VBP", "VBD") and self._is_bare(root))

    def _is_bare(self, verb: Token) -> bool:
        """Whether what is parsed as a present or past of "they" may be the bare verb of a proposal: "that they set"."""
        return verb.text == verb.lemma and any(s.tag in ("NNS", "NNPS") for s in clauses.subjects(self.document, verb))

    def _by_duty(self, statement: Statement, words: list[Token]) -> Answer:
        """ "X must …", "X had to …", "insists it be settled": what another ought to do, without a word of asking."""
        if statement.stance not in (Stance.ASSERT, Stance.ANNOUNCE) or statement.cue is None:
            return None, ""
        if statement.cue.lemma == "insist" and self._is_insisted_on(statement, words):
            return PositionKind.DEMAND, "what is insisted on"
        root = self.root_of(words)
        if root is None or clauses.is_negated(self.document, root):
            return None, ""
        subjects = clauses.subjects(self.document, root)
        doers = set(clauses.parties_of(self.cast, subjects))
        own = {h.party for h in statement.source.holders}
        owed = self.terms.has("owing", root.lemma) and any(
            any(t.lower == "to" for t in self.document.children(x, "aux"))
            for x in self.document.children(root, "xcomp")
        )
        obliged = any(self.terms.has("obliging", c.lower) for c in self.document.children(root, "aux"))
        bare = statement.cue.lemma == "insist" and root.tag == "VB" and not self.document.children(root, "aux")
        be = statement.cue.lemma == "insist" and any(c.lower == "be" for c in self.document.children(root, "auxpass"))
        if any(c.lower == "yet" for c in self.document.children(root)):
            return None, ""
        other = bool(doers - own) or bool(self.document.children(root, "nsubjpass"))
        if other and (owed or obliged or bare or be):
            return PositionKind.DEMAND, "what another must do"
        return None, ""

    def _is_insisted_on(self, statement: Statement, words: list[Token]) -> bool:
        """ "Insisted on a full withdrawal", "insisted on their leaving"."""
        near = [*self._cue_tokens(statement), *words[:1]]
        on = any(t.lower in ("on", "upon") for t in near)
        return on and bool(words) and not any(t.lower == "that" and t.dep == "mark" for t in words[:2])

    def _threatens(self, statement: Statement, words: list[Token]) -> bool:
        """Whether the content threatens in so many words, about what is still to come."""
        to_come = statement.stance is Stance.WARN or any(t.lower in TO_COME for t in words)
        return to_come and self.is_threat(words)

    def is_threat(self, words: list[Token]) -> bool:
        """Whether the words are those of a threat: "retaliate", "take all necessary measures"."""
        return self._wording(words, self.terms.threats)

    def is_forceful(self, words: list[Token]) -> bool:
        """Whether a threat is one of force."""
        return self._wording(words, self.terms.threats) or self.strikes(words)

    def _wording(self, words: list[Token], runs: tuple[Words, ...], lemmas: bool = True) -> bool:
        """Whether the words of a run stand in this order within a few words; lemmas must not be negated."""
        said = [t.lemma if lemmas else t.lower for t in words]
        for n, word in enumerate(said):
            for run in runs:
                if run[0] != word or not _follow(said[n + 1 : n + 1 + _THREAT_REACH], run[1:], lemmas):
                    continue
                if not lemmas or not any(t.lower in _NOTS for t in words[max(0, n - 3) : n]):
                    return True
        return False

    def is_supposed(self, statement: Statement) -> bool:
        """Whether the clause of the cue is a condition or a question: "if they are ready to talk", "is it ready?"."""
        for verb in self._cue_tokens(statement):
            near = [verb, *list(self.document.ancestors(verb))[:1]]
            marks = {c.lower for v in near for c in self.document.children(v, "mark")}
            last = self.document.tokens[self.document.sentence_of(verb).last - 1]
            quoted = statement.form is Form.DIRECT
            if marks & {"if", "unless", "whether"} or (last.text == "?" and not quoted):
                return True
        return False

    def _cue_tokens(self, statement: Statement) -> list[Token]:
        spans = statement.cue.spans if statement.cue is not None else ()
        return [t for start, end in spans for t in self.document.within(start, end)]

    def _is_never(self, statement: Statement) -> bool:
        """Whether the cue is negated: "never accepted"; whoever "said no" refuses."""
        children = (c for v in self._cue_verbs(statement) for c in self.document.children(v))
        return any(c.dep == "neg" or c.lower in ("never", "neither") for c in children)

    def _has_failed(self, statement: Statement) -> bool:
        """Whether it came to nothing: "failed to agree on a date"."""
        for verb in self._cue_verbs(statement):
            unable = any(c.lower in ("can", "could", "ca") for c in self.document.children(verb, "aux"))
            if verb.lemma == "agree" and unable and clauses.is_negated(self.document, verb):
                return True
        above = (self.document.head(v) for v in self._cue_verbs(statement) if v.dep == "xcomp")
        return any(self.terms.has("failing", v.lemma) for v in above)

    def _cue_verbs(self, statement: Statement) -> list[Token]:
        spans = statement.cue.spans if statement.cue is not None else ()
        return [t for start, end in spans for t in self.document.within(start, end) if clauses.is_verb(t)]


def _follow(words: list[str], run: Words, apart: bool) -> bool:
    """Whether the words of `run` come in order among `words`, or, where they may not stand apart, at their start."""
    if not apart:
        return tuple(words[: len(run)]) == run
    at = 0
    for word in words:
        if at < len(run) and word == run[at]:
            at += 1
    return at == len(run)
