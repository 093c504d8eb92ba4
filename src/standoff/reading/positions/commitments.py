"""What a party is ready for, will not do, owes or asks of others, told of by a clause and by no word of saying.

"We will not withdraw until they leave", "the army is prepared to talk provided that …", "Quito reserves the right to
respond", "Lima must open the road": the clause's subject holds the position, or, of what another must do, whoever
speaks. A clause inside somebody's words counts for the speaker's own side only; what one side says that another will
do is a claim and no position. In the outlet's own voice it counts for the side it names, duties aside.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.reading import clauses
from standoff.reading.positions.demands import Demands, Told
from standoff.reading.positions.issues import is_claim
from standoff.reading.syntax import Token
from standoff.record.rows import Statement
from standoff.record.terms import Attitude, Label, Modality, Polarity, PositionKind

_REFUSE = PositionKind.REFUSE
_WILL = frozenset({"will", "would", "shall", "'ll", "wo", "ca", "can", "could"})
_NOBODY = frozenset({"nobody", "nothing", "none"})
_CAN = frozenset({"can", "could", "ca"})
_LINES = frozenset({Label.BODY, Label.OTHER, Label.CAPTION})


@dataclass(frozen=True, slots=True)
class Commitment:
    """A position told by a clause: its kind, whose it is, the words of the course, those of the clause, and why.

    `listed` asks that the course be one that parties are known to take positions on.
    """

    kind: PositionKind
    parties: tuple[str, ...]
    toward: tuple[str, ...]
    course: tuple[Token, ...]
    words: tuple[Token, ...]
    verb: Token
    statement: Statement
    grounds: str
    listed: bool


class Commitments(Demands):
    """The commitments that the clauses of one report tell of."""

    def found(self) -> Iterator[Commitment]:
        """One for each clause that tells of one, in text order."""
        for token in self.document.tokens:
            if self.document.line_of(token).label not in _LINES:
                continue
            nominal = token.pos == "NOUN" and token.lemma in self.terms.nominal
            commitment = self._of(token) if clauses.is_verb(token) else self._of_noun(token) if nominal else None
            if commitment is not None:
                yield commitment

    def _of(self, verb: Token) -> Commitment | None:
        statement = self.standing.at(verb)
        said = statement.attitude is not Attitude.NOT_SAID and statement.polarity is Polarity.AFFIRMED
        if not said or statement.modality is not Modality.ACTUAL or self._is_supposed(verb):
            return None
        told = self._readiness(verb) or self._intention(verb) or self._right(verb) or self._will(verb)
        told = (
            told
            or self._acceptance(verb)
            or self._disowns(verb)
            or self.link(verb)
            or self.deadline(verb)
            or self.terms_are(verb)
        )
        told = told or self.expectation(verb)
        if told is not None:
            kind, course, grounds, listed = told
            parties = self.own(verb, statement)
            return self._made(kind, parties, self._addressed(course), course, verb, statement, grounds, listed)
        if self._is_owed(verb, statement):
            parties = self.standing.parties(statement)
            others = self._others(verb, parties)
            if others is not None:
                course = self.clause(verb)
                grounds, listed = "what another must do", statement.cue is None
                return self._made(PositionKind.DEMAND, parties, others, course, verb, statement, grounds, listed)
        return None

    def _made(
        self,
        kind: PositionKind,
        parties: tuple[str, ...],
        toward: tuple[str, ...],
        course: tuple[Token, ...],
        verb: Token,
        statement: Statement,
        grounds: str,
        listed: bool,
    ) -> Commitment | None:
        if not parties or not course:
            return None
        return Commitment(kind, parties, toward, course, self.clause(verb), verb, statement, grounds, listed)

    # --- constructions -----------------------------------------------------------------------------------------------

    def _readiness(self, verb: Token) -> Told | None:
        """ "Is ready to talk", "stands prepared to leave", "is unwilling to": what the adjective governs."""
        for adjective in self.document.children(verb, "acomp", "advmod", "oprd"):
            able, unable = self.terms.has("ready", adjective.lower), self.terms.has("unready", adjective.lower)
            if not able and not unable:
                continue
            hosts = (adjective, verb) if adjective.dep == "advmod" or verb.lemma != "be" else (adjective,)
            courses = [
                c for h in hosts for c in self.document.children(h, "xcomp", "prep", "ccomp") if c.i > adjective.i
            ]
            acts = [c for c in courses if c.dep == "xcomp" or c.lower in ("to", "for")]
            refused = unable or clauses.is_negated(self.document, verb)
            kind = PositionKind.REFUSE if refused else PositionKind.OFFER
            if acts:
                return kind, self.course(acts[0], verb), f"readiness:{adjective.lower}", False
        return None

    def _intention(self, verb: Token) -> Told | None:
        """ "Does not intend to leave", "has no plans to leave", "sees no reason to leave"."""
        if self.terms.has("intending", verb.lemma) and clauses.is_negated(self.document, verb):
            acts = tuple(a for a in self.document.children(verb, "xcomp") if not self.terms.has("forceful", a.lemma))
            return (PositionKind.REFUSE, self.course(acts[0], verb), f"intention:{verb.lemma}", False) if acts else None
        for noun in self.document.children(verb, "dobj"):
            none = any(c.lower in ("no", "any", "a") for c in self.document.children(noun, "det"))
            negated = none and (clauses.is_negated(self.document, verb) or self._has_no(noun))
            if negated and self.terms.has("plans", noun.lemma):
                acts = self.document.children(noun, "acl", "prep") or self.document.children(verb, "xcomp")
                if acts:
                    return PositionKind.REFUSE, self.course(acts[0], verb), f"intention:{noun.lemma}", False
        return None

    def _has_no(self, noun: Token) -> bool:
        return any(c.lower == "no" for c in self.document.children(noun, "det"))

    def _right(self, verb: Token) -> Told | None:
        """ "Reserves the right to respond" threatens; the right to sell grain does not."""
        if not self.terms.has("reserving", verb.lemma) or clauses.is_negated(self.document, verb):
            return None
        rights = [n for n in self.document.children(verb, "dobj") if n.lemma == "right"]
        words = self.clause(verb)
        if rights and any(self.terms.has("forceful", t.lemma) for t in words):
            return PositionKind.THREATEN, words, "right reserved", False
        return None

    def _will(self, verb: Token) -> Told | None:
        """ "Will not withdraw until …" refuses, "would agree to a truce if …" accepts, "will open fire" threatens."""
        aux = [c.lower for c in self.document.children(verb, "aux")]
        if not set(aux) & _WILL or self.terms.has("silent", verb.lemma):
            return None
        if clauses.is_passive(self.document, verb):
            drawn = self.terms.has("drawn", verb.lemma) and clauses.is_negated(self.document, verb)
            return (
                (PositionKind.REFUSE, self.course(verb, verb), "what one will not be drawn to", True) if drawn else None
            )
        words = self.course(verb, verb)
        none = any(self._has_no(o) or o.lower in _NOBODY for o in self.document.children(verb, "dobj"))
        if self.terms.has("opposing", verb.lemma) and clauses.is_negated(self.document, verb):
            return PositionKind.ACCEPT, words, "what will not be opposed", True
        if (
            none
            or clauses.is_negated(self.document, verb)
            or any(c.lower == "longer" for c in self.document.children(verb))
        ):
            conceding = self.terms.has("conceding", verb.lemma)
            unable = not set(aux) & (_WILL - _CAN) and (not conceding or verb.lemma == "agree")
            return None if unable else (PositionKind.REFUSE, words, "what will not be done", not conceding)
        if set(aux) & _CAN:
            return None
        if self.terms.has("accepting", verb.lemma):
            return PositionKind.ACCEPT, words, "acceptance to come", False
        if self.terms.has("welcoming", verb.lemma) and any(self.terms.has("offers", t.lemma) for t in words):
            return PositionKind.ACCEPT, words, "acceptance to come", False
        if self.kinds.is_threat(list(words)) and verb.dep != "relcl":
            return PositionKind.THREATEN, words, "wording of a threat", False
        if self.terms.has("striking", verb.lemma) and verb.dep != "relcl":
            return PositionKind.THREATEN, words, "what will be struck", False
        answered = self.terms.has("answering", verb.lemma) or self.kinds.is_suit(list(words))
        if answered and verb.dep != "relcl" and self._hangs_on(verb):
            return PositionKind.THREATEN, words, "what will be answered", False
        statement = self.standing.at(verb)
        if statement.cue is None and self.standing.parties(statement):
            return PositionKind.PROMISE, words, "what will be done", True
        return None

    def _hangs_on(self, verb: Token) -> bool:
        """ "If they cross the river, we shall respond"; "should they cross it"."""
        for clause in self.document.children(verb, "advcl"):
            opening = self.document.subtree(clause)[0].lower
            if opening == "should" or any(m.lower in ("if", "when", "once") for m in self.document.children(clause)):
                return True
        return False

    def _disowns(self, verb: Token) -> Told | None:
        """ "Does not recognise the tribunal", "does not accept interference": refused here and now."""
        does = any(c.lower in ("do", "does") for c in self.document.children(verb, "aux"))
        refused = does and clauses.is_negated(self.document, verb) and self.terms.has("disowning", verb.lemma)
        if not refused or verb.dep in ("relcl", "advcl"):
            return None
        words = self.course(verb, verb)
        return (
            None
            if is_claim(self.document, list(words[1:]), self.terms)
            else (_REFUSE, words, "what is not recognised", True)
        )

    def _acceptance(self, verb: Token) -> Told | None:
        """ "Agreed to it only if …": what one side has accepted on a condition; without one it is an agreement."""
        if not self.terms.has("accepting", verb.lemma) or clauses.is_negated(self.document, verb):
            return None
        words = self.clause(verb)
        told = verb.lemma == "accept" and verb.tag in ("VBZ", "VBP") and verb.dep in ("ROOT", "conj", "ccomp")
        if told and self.document.children(verb, "dobj") and not self.document.children(verb, "aux"):
            return PositionKind.ACCEPT, words, "acceptance told", True
        hangs = any(c.dep == "advcl" for c in self.document.children(verb))
        conditional = any(
            tuple(t.lower for t in words[n : n + len(run)]) == run
            for n in range(len(words))
            for run in self.terms.conditions
            if len(run) > 2 or (hangs and (len(run) > 1 or run == ("if",)))
        )
        return (PositionKind.ACCEPT, words, "acceptance on a condition", False) if conditional else None

    def _of_noun(self, noun: Token) -> Commitment | None:
        """ "Chadian demands that they leave", "the refusal of Lima to talk": of whoever the noun belongs to."""
        statement = self.standing.at(noun)
        if statement.attitude is Attitude.NOT_SAID or statement.polarity is not Polarity.AFFIRMED or self._has_no(noun):
            return None
        acts = self.document.children(noun, "acl", "ccomp", "relcl")
        acts = tuple(a for a in acts if clauses.is_verb(a) and a.tag in ("VB", "VBP") and a.i > noun.i)
        if not acts:
            acts = tuple(c for c in self.document.children(noun, "prep") if c.lower == "for")
        owners = self.document.children(noun, "poss", "amod", "compound")
        owners += tuple(
            o
            for c in self.document.children(noun, "prep")
            if c.lower in ("of", "by")
            for o in self.document.children(c, "pobj")
        )
        parties = clauses.parties_of(self.cast, (t for o in owners for t in self.named_by(o)))
        if not acts or len(parties) != 1:
            return None
        course = self.document.subtree(acts[0])
        words = tuple(t for t in self.document.subtree(noun) if t.i <= course[-1].i)
        kind, grounds = self.terms.nominal[noun.lemma], f"noun:{noun.lemma}"
        return Commitment(kind, parties, (), course, words, noun, statement, grounds, listed=True)

    def _is_owed(self, verb: Token, statement: Statement) -> bool:
        """ "Must leave", "has to leave", in one's own voice; "is obliged to leave"; "has yet to leave" is no duty."""
        if clauses.is_negated(self.document, verb) or any(c.lower == "yet" for c in self.document.children(verb)):
            return False
        above = self.document.head(verb)
        if verb.dep == "xcomp" and any(c.lower == "to" for c in self.document.children(verb, "aux")):
            if any(c.lower == "yet" or c.dep == "neg" for c in self.document.children(above)):
                return False
            if self.terms.has("binding", above.lemma) and clauses.is_passive(self.document, above):
                return True
            return statement.cue is None and self.terms.has("owing", above.lemma)
        aux = self.document.children(verb, "aux")
        if verb.dep == "conj" and verb.tag == "VB" and not aux and clauses.is_verb(above):
            return self._is_owed(above, statement)
        must = any(self.terms.has("obliging", c.lower) for c in aux) and not any(c.lower == "have" for c in aux)
        return must and statement.cue is None and not self._is_inverted(verb)

    def _is_inverted(self, verb: Token) -> bool:
        """ "Should fire be opened": a condition and no duty."""
        subjects = self.document.children(verb, "nsubj", "nsubjpass")
        return any(a.i < s.i for a in self.document.children(verb, "aux") for s in subjects)

    # --- whose and towards whom --------------------------------------------------------------------------------------

    def _others(self, verb: Token, own: tuple[str, ...]) -> tuple[str, ...] | None:
        """Who else owes it; empty where the duty names nobody ("must be opened"), None where it is one's own."""
        above = self.document.head(verb)
        subjects = clauses.subjects(self.document, above if verb.dep == "xcomp" else verb)
        named = tuple(p for p in clauses.parties_of(self.cast, subjects) if p not in own)
        if named:
            return named
        return () if self.document.children(verb, "nsubjpass") else None

    def _addressed(self, course: tuple[Token, ...]) -> tuple[str, ...]:
        """With whom or to whom the course is taken: "ready to talk with Lima"."""
        found = [t for t in course if t.dep == "pobj" and self.document.head(t).lower in ("with", "to", "towards")]
        return clauses.parties_of(self.cast, found)

    # --- words -------------------------------------------------------------------------------------------------------

    def _is_supposed(self, verb: Token) -> bool:
        """Whether the clause is itself a condition, a question or a purpose: "if they are ready to talk"."""
        marks = {c.lower for c in self.document.children(verb, "mark", "advmod")}
        above = self.document.head(verb)
        sentence = self.document.sentence_of(verb)
        asked = self.document.tokens[sentence.last - 1].text == "?"
        return (
            bool(marks & {"if", "unless", "whether", "when", "once", "until"})
            or asked
            or (verb.dep == "relcl" and above.lower in ("all", "those", "everyone", "anyone"))
        )
