"""What a content turns down or leaves open: "the reports were false", "has no basis", "I have nothing on that"."""

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.tree import Tree
from standoff.reading.statements.clauses import NONE, Clauses
from standoff.reading.statements.reckoning import Reckoning
from standoff.reading.statements.wrongs import Wrongs
from standoff.reading.syntax import Token
from standoff.record.terms import Stance

_WORDS = 30
_EARLY = 4
_TIMES = frozenset({"early", "soon", "late"})


class Dismissals:
    """The denials, dismissals and silences in the contents of one document's acts."""

    def __init__(self, tree: Tree, lexicon: Lexicon, clauses: Clauses, wrongs: Wrongs) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.clauses = clauses
        self.wrongs = wrongs

    def flat_denial(self, act: Attribution) -> bool:
        """ "No. …", "That is false." at the head of a turn."""
        tokens = self.tree.within(*act.content[0])[: _EARLY + 2]
        if tokens and self.lexicon.has("flat_denials", tokens[0].lower):
            return len(tokens) == 1 or not tokens[1].text[0].isalnum()
        pointing = bool(tokens) and tokens[0].lower in ("that", "this", "it") and len(tokens) > 1
        return pointing and tokens[1].lemma == "be" and any(self.lexicon.has("dismissive", t.lemma) for t in tokens[2:])

    def silence(self, act: Attribution, verb: Token) -> Reckoning | None:
        """ "I have nothing on that", "would not comment", "was aware of no such incident"."""
        subject = self.clauses.subject(verb)
        if subject is None or not (self.clauses.same(act, subject) or subject.lower in ("he", "she", "it", "they")):
            return None
        for thing in self.tree.children(verb, "dobj"):
            none = any(t.lower == "no" for t in self.tree.children(thing, "det"))
            if verb.lemma == "have" and (thing.lower == "nothing" or (none and self.lexicon.has("news", thing.lemma))):
                return Reckoning(Stance.NO_COMMENT, "has nothing to say")
            if verb.lemma == "have" and none and self.lexicon.has("knowledge", thing.lemma):
                return Reckoning(Stance.DENY, "knows of none")
        if verb.lemma == "know" and self._of_none(verb):
            return Reckoning(Stance.DENY, "knows of none")
        if verb.lemma == "comment" and self.tree.negation(verb) is not None:
            return Reckoning(Stance.NO_COMMENT, "will not comment")
        for said in self.tree.children(verb, "acomp"):
            objects = [o for p in self.tree.children(said, "prep") for o in self.tree.children(p, "pobj")]
            none = any(t.lower in ("no", "any") for o in objects for t in self.tree.children(o, "det"))
            if said.lower == "aware" and any(o.lower in ("it", "this", "that") for o in objects):
                return Reckoning(Stance.NO_COMMENT, "knows nothing of it")
            if said.lower == "aware" and (none or self.tree.negation(verb) is not None):
                return Reckoning(Stance.DENY, "knows of none")
        return None

    def _of_none(self, verb: Token) -> bool:
        """ "knew of no guarantees", "did not know of any"."""
        things = [t for p in self.tree.children(verb, "prep") if p.lower == "of" for t in self.tree.children(p, "pobj")]
        none = "any" if self.tree.negation(verb) is not None else "no"
        return any(t.lower == none for thing in things for t in self.tree.children(thing, "det"))

    def dismissal(self, act: Attribution, verb: Token) -> Reckoning | None:
        """ "said the reports were false": a claim of fact is denied, anything else rejected."""
        subject = self.clauses.subject(verb)
        fact = subject is not None and self.lexicon.has("spoken_things", subject.lemma)
        negated = self.tree.negation(verb) is not None
        if subject is not None and fact and negated:
            return Reckoning(Stance.DENY, f"says that {subject.lower} do not hold")
        if self._no_such(verb) or self._no_ground(verb) or self._not_happened(verb, negated):
            return Reckoning(Stance.DENY, "says that it is not so")
        if subject is not None and self._lies(verb) and not negated and not self.clauses.own(act, subject):
            return Reckoning(Stance.DENY, "says that another lies")
        if self._untimely(verb) and not negated:
            return Reckoning(Stance.REJECT, "says that it is not the time for it")
        for said in self.tree.children(verb, "acomp", "attr", "oprd"):
            if self.lexicon.has("dismissive", said.lemma) and not negated:
                return Reckoning(Stance.DENY if fact else Stance.REJECT, f"calls it {said.lower}")
        return None

    def _untimely(self, verb: Token) -> bool:
        """ "it was too early for that", "a meeting would be pointless", and no "it was too late to save him"."""
        subject = self.tree.child(verb, "nsubj")
        if verb.lemma != "be" or subject is None or subject.entity == "PERSON":
            return False
        said = (*self.tree.children(verb, "acomp"), *self.tree.children(verb, "advmod"))
        for word in (t for t in said if self.lexicon.has("ill_timed", t.lower)):
            if word.lower not in _TIMES:
                return True
            to = any(self.tree.infinitive(t) for t in (*self.tree.children(word, "xcomp"), *self.tree.children(verb)))
            too = any(t.lower == "too" for t in self.tree.children(word, "advmod"))
            if too and not to and any(t.lower == "for" for w in (word, verb) for t in self.tree.children(w, "prep")):
                return True
        return False

    def _no_such(self, verb: Token) -> bool:
        """ "there is no such agreement", "made no such promise", "no such order was given"."""
        things = self.tree.children(verb, "attr", "dobj", "nsubj", "nsubjpass")
        words = ({t.lower for t in self.tree.children(o, "det", "amod", "predet")} for o in things)
        return any({"no", "such"} <= each for each in words)

    def _lies(self, verb: Token) -> bool:
        """ "is lying", "lied", and no village that "lies in the hills"."""
        return verb.lemma == "lie" and (self.tree.child(verb, "prep") is None or verb.tag == "VBG")

    def _no_ground(self, verb: Token) -> bool:
        """ "has no basis", "there is no truth in it", "is without foundation"."""
        things = [*self.tree.children(verb, "dobj", "attr", "nsubj")]
        things += [t for prep in self.tree.children(verb, "prep") for t in self.tree.children(prep, "pobj")]
        for thing in things:
            if not self.lexicon.has("grounds", thing.lemma):
                continue
            none = any(t.lower in ("no", "any", "neither", "little") for t in self.tree.children(thing, "det", "amod"))
            if none or self.tree.head(thing).lower == "without" or self.tree.negation(verb) is not None:
                return True
        return False

    def _not_happened(self, verb: Token, negated: bool) -> bool:
        """ "no such incident took place", "it did not happen"."""
        if not self.lexicon.has("happening", verb.lemma):
            return False
        if verb.lemma == "take" and not any(t.lower == "place" for t in self.tree.children(verb, "dobj")):
            return False
        subject = self.clauses.subject(verb)
        none = subject is not None and any(t.lower in NONE for t in self.tree.children(subject, "det"))
        return negated or none or (subject is not None and subject.lower in ("nothing", "none"))

    def dismissed_claim(self, act: Attribution) -> bool:
        """ "claims that five died are pure invention", however it is parsed: a thing said, a copula, a dismissal."""
        tokens = [t for start, end in act.content for t in self.tree.within(start, end)][:_WORDS]
        spoken = next((n for n, t in enumerate(tokens) if self.lexicon.has("spoken_things", t.lemma)), None)
        if spoken is None or spoken > _EARLY:
            return False
        for n, token in enumerate(tokens[spoken + 1 :], spoken + 1):
            if token.lemma == "be" and any(self.lexicon.has("dismissive", t.lemma) for t in tokens[n + 1 : n + 4]):
                return not any(t.dep == "neg" for t in tokens[n + 1 : n + 4])
        return False

    def phrase(self, act: Attribution) -> Reckoning | None:
        """ "described the appeal as baseless", "called the report a lie": what was said of a thing is its dismissal."""
        if act.frame not in ("object as", "object complement"):
            if self.dismissed_claim(act):
                return Reckoning(Stance.DENY, "calls a claim untrue")
            if act.sense.name == "reporting" and self.wrongs.reports_loss(act):
                return Reckoning(Stance.CONCEDE, "tells of losses of its own side")
            return None
        tokens = [t for start, end in act.content for t in self.tree.within(start, end)][:_WORDS]
        if any(self.lexicon.has("censuring", t.lemma) for t in tokens):
            return Reckoning(Stance.CONDEMN, "judges it")
        words = (t for t in tokens if {t.lemma, t.lower} & self.lexicon.sets["dismissive"])
        dismissive = next(words, None)
        thing = self.tree.head(self.tree.tokens[act.head])
        fact = any(self.lexicon.has("spoken_things", t.lemma) for t in (*tokens[:4], thing))
        if dismissive is None and fact:
            dismissive = next((t for t in tokens if self.lexicon.has("belittling", t.lemma)), None)
        if dismissive is None:
            return None
        return Reckoning(Stance.DENY if fact else Stance.REJECT, f"calls it {dismissive.lower}")

    def of_fact(self, act: Attribution) -> bool:
        """Whether what is rejected is a claim: "rejected the report as false" denies it."""
        head = self.tree.tokens[act.head]
        things = list(self.tree.children(head, "dobj", "nsubjpass"))
        for judged in (t for t in self.tree.children(head, "prep") if t.lower == "as"):
            things.extend(self.tree.children(judged, "pobj")[1:])
        return any(self.lexicon.has("spoken_things", t.lemma) for t in things)
