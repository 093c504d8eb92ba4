"""What the content of a neutral cue amounts to: "said X must leave" demands, "said it had lost two men" concedes.

Rules read the main clauses of the content (its root, what is coordinated with it, what a colon adds), never a clause
deep inside it, and each gives its grounds. `Substance.counter` tells a version that plays down or negates what the
speaker's own side is said to have done; only an earlier charge makes that a denial (see `answers`).
"""

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.frames import best_frame
from standoff.reading.attribution.tree import Tree
from standoff.reading.cast import Cast
from standoff.reading.statements.clauses import Clauses
from standoff.reading.statements.dismissals import Dismissals
from standoff.reading.statements.playing_down import Counter, CounterVersions
from standoff.reading.statements.reckoning import Reckoning
from standoff.reading.statements.wrongs import Wrongs
from standoff.reading.syntax import Token
from standoff.record.terms import Attitude, Stance

_ASSURING = "assuring"
_FREE = frozenset({"i", "we", "it", "there", "he", "she", "this", "that", "what", "one"})
_BOUND = frozenset({"they", "you"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})


class Substance:
    """Asks what the contents of one document's acts amount to."""

    def __init__(self, tree: Tree, lexicon: Lexicon, cast: Cast) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.cast = cast
        self.clauses = Clauses(tree, lexicon, cast)
        self.wrongs = Wrongs(tree, lexicon, self.clauses)
        self.dismissals = Dismissals(tree, lexicon, self.clauses, self.wrongs)
        self._versions = CounterVersions(tree, lexicon, cast, self.clauses)

    def reckon(self, act: Attribution) -> Reckoning | None:
        """The stance of the first main clause that has one of its own, None where the content is a plain claim."""
        if act.frame == "label" and self.dismissals.flat_denial(act):
            return Reckoning(Stance.DENY, "answers no")
        for number, verb in enumerate(self.clauses.main_verbs(act)):
            for rule in (
                self.dismissals.silence,
                self._performed,
                self._demand,
                self._wanted,
                self.dismissals.dismissal,
                self.wrongs.own_loss,
                self.wrongs.blame,
                self._offer,
                self._promise,
                self.wrongs.worry,
            ):
                found = rule(act, verb)
                if found is not None and (number == 0 or found.stance in (Stance.DEMAND, Stance.ACCUSE)):
                    return found
        return self.dismissals.phrase(act)

    def counter(self, act: Attribution) -> Counter:
        """Whether the content negates or plays down an act, and whether one of its own side."""
        return self._versions.counter(act)

    def of_fact(self, act: Attribution) -> bool:
        """Whether what is rejected is a claim: "rejected the report as false" denies it."""
        return self.dismissals.of_fact(act)

    def none_of(self, act: Attribution) -> bool:
        """Whether what is accepted is none: "has accepted none of our proposals", "accepted no condition"."""
        first = next(iter(self.tree.within(*act.content[0])), None) if act.content else None
        return first is not None and first.lower in ("no", "none", "nothing", "neither")

    def course(self, act: Attribution) -> bool:
        """Whether the content says what others should do, in the bare form of "suggested that the council meet"."""
        head = self.tree.tokens[act.head]
        if not self.lexicon.has("course_verbs", act.lemma):
            return False
        for verb in self.clauses.main_verbs(act)[:1]:
            marked = self.tree.child(verb, "mark") is not None or verb.dep == "ccomp"
            if not marked or verb.i < head.i:
                return False
            auxiliaries = [t.lower for t in self.tree.children(verb, "aux", "auxpass")]
            if auxiliaries:
                return auxiliaries[0] in ("be", "should")
            subject = self.clauses.subject(verb)
            singular = subject is not None and subject.tag in ("NN", "NNP") and not self.tree.children(subject, "conj")
            past = head.tag in ("VBD", "VBN") or head.pos == "NOUN"
            return verb.lower == verb.lemma and (verb.tag == "VB" or singular or past)
        return False

    def _demand(self, act: Attribution, verb: Token) -> Reckoning | None:
        subject = self.clauses.subject(verb)
        if subject is None or subject.lower in _FREE or self.tree.tokens[self.tree.left(verb)].tag in ("WRB", "WP"):
            return None
        for modal in self.tree.children(verb, "aux"):
            if self.lexicon.has("demand_modals", modal.lower) and (
                subject.lower in _BOUND or not self.clauses.own(act, subject)
            ):
                return Reckoning(Stance.DEMAND, f"says what {modal.lower} be done", self.tree.phrase(subject))
        return None

    def future(self, act: Attribution) -> bool:
        """Whether the content says what will be done."""
        return any(t.lower in _WILL for v in self.clauses.main_verbs(act)[:1] for t in self.tree.children(v, "aux"))

    def _offer(self, act: Attribution, verb: Token) -> Reckoning | None:
        for said in (*self.tree.children(verb, "acomp", "oprd"), verb):
            ready = self.lexicon.has("ready", said.lower) and self.tree.negation(verb) is None
            if ready and any(self.tree.infinitive(t) for t in self.tree.children(said, "xcomp")):
                return Reckoning(Stance.OFFER, f"says it is {said.lower}")
        subject = self.clauses.subject(verb)
        for said in self.tree.children(verb, "acomp"):
            to = any(t.lower == "to" for t in self.tree.children(said, "prep"))
            if self.lexicon.has("open_to", said.lower) and to and self.tree.negation(verb) is None:
                return Reckoning(Stance.OFFER, f"says it is {said.lower}")
        could = any(t.lower in ("could", "can") for t in self.tree.children(verb, "aux"))
        helps = could and self.lexicon.has("serving", verb.lemma)
        if helps and subject is not None and self.clauses.same(act, subject):
            return Reckoning(Stance.OFFER, f"says it could {verb.lower}")
        return None

    def _promise(self, act: Attribution, verb: Token) -> Reckoning | None:
        subject = self.clauses.subject(verb)
        if self._none_of_it(verb):
            return Reckoning(Stance.REFUSE, "says that there will be none of it")
        if subject is None:
            return None
        if not (self.clauses.same(act, subject) or (subject.pos == "NOUN" and self.clauses.own_state(act, subject))):
            return None
        if self._no_plan(verb):
            return Reckoning(Stance.REFUSE, "says what its own side does not mean to do")
        if not any(t.lower in _WILL for t in self.tree.children(verb, "aux")) or verb.pos != "VERB":
            return None
        if self.tree.negation(verb) is not None:
            assured = self.lexicon.acts_of.get(act.lemma) == _ASSURING
            return Reckoning(Stance.PROMISE if assured else Stance.REFUSE, "says what its own side will not do")
        if self._harms(verb):
            return Reckoning(Stance.THREATEN, "says what its own side will do to another")
        speaks = any(sense.stance is Stance.REQUEST for sense in self.lexicon.verbs.get(verb.lemma, {}).values())
        return Reckoning(Stance.ANNOUNCE if speaks else Stance.PROMISE, "says what its own side will do")

    def _harms(self, verb: Token) -> bool:
        """ "would strike the camps", "will shell the bridge": force that has somebody or something for its object."""
        force = self.lexicon.acts_of.get(verb.lemma, "") in self.lexicon.sets["acts_of_force"]
        return force and self.tree.child(verb, "dobj") is not None and verb.lemma not in ("fight", "break")

    def _none_of_it(self, verb: Token) -> bool:
        """ "there would be no more talks with the rebels"."""
        there = self.tree.child(verb, "expl")
        things = self.tree.children(verb, "attr", "acomp") if there is not None and verb.lemma == "be" else ()
        will = any(t.lower in _WILL for t in self.tree.children(verb, "aux"))
        deeds = [
            o
            for o in things
            if self.lexicon.has("withheld_deeds", o.lemma) or self.lexicon.has("withheld_deeds", o.lower)
        ]
        none = any(t.lower == "no" for o in deeds for t in self.tree.tokens[verb.i + 1 : o.i])
        return will and bool(deeds) and none

    def _no_plan(self, verb: Token) -> bool:
        """ "has no plan to leave", "has no intention of talking"."""
        things = self.tree.children(verb, "dobj") if verb.lemma == "have" else ()
        planned = [t for t in things if self.lexicon.has("plans", t.lemma)]
        none = any(t.lower in ("no", "any") for thing in planned for t in self.tree.children(thing, "det"))
        told = any(self.tree.child(t, "acl", "prep") is not None for t in planned)
        return told and (none or self.tree.negation(verb) is not None)

    def _wanted(self, act: Attribution, verb: Token) -> Reckoning | None:
        """ "said Lima expected them to leave", "said it wanted an inquiry": what the speaker's own side wants."""
        sense = self.lexicon.verbs.get(verb.lemma, {}).get("object infinitive")
        subject = self.clauses.subject(verb)
        wants = sense is not None and sense.attitude is not Attitude.SAID and sense.stance is Stance.DEMAND
        if subject is None or not wants or self.tree.negation(verb) is not None or not self.clauses.own(act, subject):
            return None
        others = [t for t in self.tree.children(verb, "xcomp", "ccomp") if self.tree.infinitive(t)]
        asked = any(self.tree.child(t, "nsubj", "nsubjpass") is not None for t in others)
        return Reckoning(Stance.DEMAND, f"says what it {verb.lower}") if asked else None

    def _performed(self, act: Attribution, verb: Token) -> Reckoning | None:
        """ "We demand that …", "I call on them to …": the words do what they say."""
        subject = self.clauses.subject(verb)
        if subject is None or subject.lower not in ("i", "we") or verb.tag not in ("VBP", "VB") or verb.pos != "VERB":
            return None
        if self.tree.children(verb, "aux") or self.tree.negation(verb) is not None:
            return None
        found = best_frame(self.tree, verb, self.lexicon.verbs.get(verb.lemma, {}))
        sense = self.lexicon.verbs[verb.lemma][found.frame] if found is not None else None
        for thing in self.tree.children(verb, "dobj"):
            sense = self.lexicon.nouns.get(thing.lemma, sense)
        if sense is None or sense.stance in (Stance.ASSERT, Stance.NO_COMMENT) or found is None:
            return None
        return Reckoning(sense.stance, f"does what {verb.lower} says")
