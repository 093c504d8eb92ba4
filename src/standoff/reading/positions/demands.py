"""What a clause demands of another side: what it is linked to, a deadline, a condition named, an expectation."""

from standoff.knowledge.position_terms import PositionTerms
from standoff.reading import clauses
from standoff.reading.cast import Cast
from standoff.reading.positions.kinds import Kinds
from standoff.reading.standing import Standing
from standoff.reading.syntax import Document, Token
from standoff.record.rows import Statement
from standoff.record.terms import PositionKind, SourceKind

_WE = frozenset({"we", "i", "us"})
_SPEAKERS = frozenset({SourceKind.NAMED, SourceKind.ORGAN, SourceKind.ANONYMOUS})
Told = tuple[PositionKind, tuple[Token, ...], str, bool]
"""A kind of position, the words of its course, why, and whether the course must be one of the known issues."""


class Demands:
    """The demands that the clauses of one report tell of, and the words that make a clause."""

    def __init__(self, document: Document, cast: Cast, standing: Standing, kinds: Kinds, terms: PositionTerms) -> None:
        self.document, self.cast, self.standing, self.kinds, self.terms = document, cast, standing, kinds, terms

    def link(self, verb: Token) -> Told | None:
        """ "Linked any further step to a pull-out", "made its return conditional on the removal of the post"."""
        hosts = [verb] if self.terms.has("linking", verb.lemma) and self.document.children(verb, "dobj") else []
        if verb.lemma == "make":
            near = (verb, *self.document.children(verb, "ccomp", "dobj", "oprd", "xcomp"))
            hosts = [t for n in near for t in (n, *self.document.children(n)) if self.terms.has("conditional", t.lemma)]
        for host in hosts:
            for prep in self.document.children(host, "prep"):
                if prep.lower in ("to", "on", "upon") and prep.i > host.i:
                    return PositionKind.DEMAND, self.document.subtree(prep)[1:], f"link:{verb.lemma}", False
        return None

    def deadline(self, verb: Token) -> Told | None:
        """ "Gave Quito until Friday to leave the post", "set a deadline for the withdrawal"."""
        if not self.terms.has("granting", verb.lemma) or clauses.is_negated(self.document, verb):
            return None
        things = self.document.children(verb, "dobj")
        limits = [t for t in things if self.terms.has("deadlines", t.lemma)]
        until = [c for c in self.document.children(verb, "prep", "mark") if c.lower in ("until", "till")]
        for host in (verb, *things, *until):
            acts = [c for c in self.document.children(host, "xcomp", "acl", "advcl", "relcl") if c.tag == "VB"]
            acts += [c for c in self.document.children(host, "prep") if c.lower == "for" and host in limits]
            if acts and (until or limits):
                return PositionKind.DEMAND, self.course(acts[0], verb), "deadline", True
        return None

    def terms_are(self, verb: Token) -> Told | None:
        """ "Quito's condition for talks is a full withdrawal"."""
        nouns = [s for s in self.document.children(verb, "nsubj") if self.terms.has("stipulating", s.lemma)]
        courses = self.document.children(verb, "attr", "ccomp", "xcomp") if verb.lemma == "be" and nouns else ()
        if not courses or clauses.is_negated(self.document, verb):
            return None
        return PositionKind.DEMAND, self.document.subtree(courses[0]), "condition named", True

    def expectation(self, verb: Token) -> Told | None:
        """ "We expect it to keep that promise", "Peru expects Ecuador to leave": what another is to do."""
        if clauses.is_negated(self.document, verb):
            return None
        if self.terms.has("hoping", verb.lemma):
            return self._hope(verb)
        if not self.terms.has("expecting", verb.lemma):
            return None
        if verb.lemma == "want" and (wanted := self._want(verb)) is not None:
            return wanted
        statement = self.standing.at(verb)
        own = set(self.own(verb, statement))
        for act in self.document.children(verb, "ccomp", "xcomp"):
            doers = self.document.children(act, "nsubj", "nsubjpass")
            others = set(clauses.parties_of(self.cast, doers)) - own
            named = others or (bool(doers) and doers[0].lower in ("it", "them", "they"))
            if doers and named and own and any(c.lower == "to" for c in self.document.children(act, "aux")):
                return PositionKind.DEMAND, self.document.subtree(act), f"expectation:{verb.lemma}", False
        return None

    def _hope(self, verb: Token) -> Told | None:
        """ "Hopes that the two sides will cease fire": what others are to do."""
        own = set(self.own(verb, self.standing.at(verb)))
        for act in self.document.children(verb, "ccomp"):
            doers = self.document.children(act, "nsubj", "nsubjpass")
            others = set(clauses.parties_of(self.cast, (t for d in doers for t in self.named_by(d)))) - own
            sides = any(self.terms.has("both_sides", d.lemma) for d in doers)
            to_come = any(c.lower in ("will", "would", "can", "could") for c in self.document.children(act, "aux"))
            to_come = to_come or act.tag in ("VBP", "VBZ")
            if own and to_come and (others or sides) and not clauses.is_negated(self.document, act):
                return PositionKind.REQUEST, self.document.subtree(act), "hope", True
        return None

    def _want(self, verb: Token) -> Told | None:
        """ "Wants the sailors to be home", "wants a special envoy"; who wants none refuses it."""
        for thing in self.document.children(verb, "dobj"):
            none = thing.lower in ("none", "nothing") or any(c.lower == "no" for c in self.document.children(thing))
            whom = thing.tag in ("WP", "WDT") and verb.dep == "relcl"
            course = clauses.own_phrase(self.document, self.document.head(verb) if whom else thing)
            if none:
                return PositionKind.REFUSE, course, "what is not wanted", thing.lower != "none"
            return PositionKind.DEMAND, course, "what is wanted", True
        for act in self.document.children(verb, "ccomp", "xcomp"):
            doers = self.document.children(act, "nsubj", "nsubjpass")
            people = any(self.terms.has("wanted_people", d.lemma) for d in doers)
            if people and any(c.lower == "to" for c in self.document.children(act, "aux")):
                return PositionKind.DEMAND, self.document.subtree(act), "what is wanted", False
        return None

    def own(self, verb: Token, statement: Statement) -> tuple[str, ...]:
        """The parties of the subject, where it is they who speak or the outlet that tells of them."""
        subjects = clauses.subjects(self.document, verb)
        named = clauses.parties_of(self.cast, (t for s in subjects for t in self.named_by(s)))
        speakers = self.standing.parties(statement)
        if not named and speakers and any(s.lower in _WE or self._is_own_organ(s) for s in subjects):
            return speakers
        if speakers:
            return tuple(p for p in named if p in speakers)
        outlet = statement.cue is None
        return named if outlet or statement.source.kind in _SPEAKERS else ()

    def _is_own_organ(self, subject: Token) -> bool:
        """ "The Armed Force will strike them", "our troops will stay": said by their own side."""
        owned = self.document.children(subject, "det", "poss")
        return self.terms.has("organs", subject.lemma.lower()) and any(c.lower in ("the", "our") for c in owned)

    def named_by(self, subject: Token) -> tuple[Token, ...]:
        """A subject with the words before it that say whose it is: "the Chadian side", "Lima's army"."""
        return (*self.document.children(subject, "amod", "compound", "poss", "nmod"), subject)

    def course(self, act: Token, verb: Token) -> tuple[Token, ...]:
        """The words of the act without those of the deeds coordinated with the clause."""
        outside = {t.i for c in self.joined(verb) for t in self.document.subtree(c)}
        words = self.document.subtree(act)
        return tuple(t for t in words if t.i not in outside or (act.i == verb.i and t.i == act.i))

    def clause(self, verb: Token) -> tuple[Token, ...]:
        outside = {t.i for c in self.joined(verb) for t in self.document.subtree(c)}
        inside = [t for t in self.document.subtree(verb) if t.i not in outside]
        speaker = {t.i for t in inside if self.standing.of_token[t.i] != self.standing.of_token[verb.i]}
        kept = tuple(t for t in inside if t.i not in speaker) or (verb,)
        while len(kept) > 1 and (kept[0].dep in ("punct", "cc") or kept[0].lower == "that"):
            kept = kept[1:]
        while len(kept) > 1 and (kept[-1].dep in ("punct", "cc")):
            kept = kept[:-1]
        return kept

    def joined(self, verb: Token) -> tuple[Token, ...]:
        return tuple(c for c in self.document.children(verb, "conj", "parataxis") if clauses.is_verb(c))
