"""What the content of a neutral cue amounts to: "said X must leave" demands, "said it had lost two men" concedes.

Rules read the main clauses of the content (its root, what is coordinated with it, what a colon adds), never a clause
deep inside it, and each gives its grounds. `Substance.counter` tells a version that plays down or negates what the
speaker's own side is said to have done; only an earlier charge makes that a denial (see `answers`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from standoff.knowledge.cues import Lexicon
from standoff.reading.attribution.act import Attribution
from standoff.reading.attribution.frames import best_frame
from standoff.reading.attribution.tree import Tree
from standoff.reading.cast import Cast
from standoff.reading.syntax import Token
from standoff.record.rows import Span
from standoff.record.terms import Attitude, Stance

_FREE = frozenset({"i", "we", "it", "there", "he", "she", "this", "that", "what", "one"})
_BOUND = frozenset({"they", "you"})
_OWN = frozenset({"i", "we", "it", "they", "our", "its", "their", "my", "us"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
_MAIN = ("ccomp", "conj", "parataxis", "dep", "appos", "acl")
_NONE = frozenset({"neither", "no", "none"})
_WITHIN = frozenset({"in", "inside", "within", "on"})
_DEPTH = 2
_WORDS = 30
_EARLY = 4


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A stance that the content gives, with its grounds and on whom a demand is laid."""

    stance: Stance
    grounds: str
    toward: Span | None = None


class Counter(StrEnum):
    """A counter-version: none, of the speaker's own side's acts, or of an event without saying whose."""

    NONE = "none"
    OWN = "own"
    OTHER = "other"


class Substance:
    """Asks what the contents of one document's acts amount to."""

    def __init__(self, tree: Tree, lexicon: Lexicon, cast: Cast) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.cast = cast

    def reckon(self, act: Attribution) -> Reckoning | None:
        """The stance of the first main clause that has one of its own, None where the content is a plain claim."""
        if act.frame == "label" and self._flat_denial(act):
            return Reckoning(Stance.DENY, "answers no")
        for number, verb in enumerate(self.main_verbs(act)):
            for rule in (
                self._silence,
                self._performed,
                self._demand,
                self._wanted,
                self._dismissal,
                self._own_loss,
                self._blame,
                self._offer,
                self._promise,
                self._worry,
            ):
                found = rule(act, verb)
                if found is not None and (number == 0 or found.stance in (Stance.DEMAND, Stance.ACCUSE)):
                    return found
        return self._phrase(act)

    def _flat_denial(self, act: Attribution) -> bool:
        """ "No. …", "That is false." at the head of a turn."""
        tokens = self.tree.within(*act.content[0])[: _EARLY + 2]
        if tokens and self.lexicon.has("flat_denials", tokens[0].lower):
            return len(tokens) == 1 or not tokens[1].text[0].isalnum()
        pointing = bool(tokens) and tokens[0].lower in ("that", "this", "it") and len(tokens) > 1
        return pointing and tokens[1].lemma == "be" and any(self.lexicon.has("dismissive", t.lemma) for t in tokens[2:])

    def counter(self, act: Attribution) -> Counter:
        """Whether the content negates or plays down an act ("only", "none of"), and whether one of its own side."""
        for verb in self.main_verbs(act)[:1]:
            subject = self._subject(verb)
            if subject is None:
                return Counter.NONE
            perfect = any(t.lemma == "have" for t in self.tree.children(verb, "aux"))
            played_down = any(
                self.lexicon.has("playing_down", t.lower) and not (perfect and t.lower == "just")
                for t in self.tree.children(verb, "advmod")
            )
            none_did = subject.lower == "none" or any(t.lower in _NONE for t in self.tree.children(subject))
            nothing = any(
                t.lower == "no" for o in self.tree.children(verb, "dobj") for t in self.tree.children(o, "det")
            )
            at_home = self._at_home(act, verb)
            if at_home:
                return Counter.OWN
            if played_down or none_did or nothing or self.tree.negation(verb) is not None:
                return Counter.OWN if self._own(act, subject) or self._mentions_own(act, subject) else Counter.OTHER
        return Counter.NONE

    def _at_home(self, act: Attribution, verb: Token) -> bool:
        """Whether a thing is said to be on one's own ground: "inside its own territory", "on our side of the line"."""
        for prep in self.tree.children(verb, "prep", "advmod"):
            for place in self.tree.children(prep, "pobj"):
                if not self.lexicon.has("home_ground", place.lemma) or prep.lower not in _WITHIN:
                    continue
                if any(t.lower == "own" for t in self.tree.children(place, "amod")):
                    return True
                if any(t.lower in _OWN for t in self.tree.children(place, "poss")):
                    return True
                mine = {r.party for start, end in act.source for r in self.cast.at(start, end)} - {None}
                sides = self.tree.children(place, "amod", "compound", "poss")
                if mine and any(mine == {r.party for r in self.cast.at(t.start, t.end)} for t in sides):
                    return True
        return False

    def of_fact(self, act: Attribution) -> bool:
        """Whether what is rejected is a claim: "rejected the report as false" denies it."""
        head = self.tree.tokens[act.head]
        things = list(self.tree.children(head, "dobj", "nsubjpass"))
        for judged in (t for t in self.tree.children(head, "prep") if t.lower == "as"):
            things.extend(self.tree.children(judged, "pobj")[1:])
        return any(self.lexicon.has("spoken_things", t.lemma) for t in things)

    def course(self, act: Attribution) -> bool:
        """Whether the content says what others should do, in the bare form of "suggested that the council meet"."""
        head = self.tree.tokens[act.head]
        if not self.lexicon.has("course_verbs", act.lemma):
            return False
        for verb in self.main_verbs(act)[:1]:
            marked = self.tree.child(verb, "mark") is not None or verb.dep == "ccomp"
            if not marked or verb.i < head.i:
                return False
            auxiliaries = [t.lower for t in self.tree.children(verb, "aux", "auxpass")]
            if auxiliaries:
                return auxiliaries[0] in ("be", "should")
            subject = self._subject(verb)
            singular = subject is not None and subject.tag in ("NN", "NNP") and not self.tree.children(subject, "conj")
            past = head.tag in ("VBD", "VBN") or head.pos == "NOUN"
            return verb.lower == verb.lemma and (verb.tag == "VB" or singular or past)
        return False

    # --- the clauses -------------------------------------------------------------------------------

    def main_verbs(self, act: Attribution) -> list[Token]:
        """The main verbs of the content in text order: not those of clauses that modify or complete another."""
        root = self._root(act)
        queue = [(root, 0)] if root is not None else []
        if act.continues or root is None:
            queue += [(t, 0) for t in self._sentence_roots(act) if root is None or t.i != root.i]
        found: dict[int, Token] = {}
        while queue:
            token, depth = queue.pop(0)
            if token.i in found or not _inside(token, act.content):
                continue
            found[token.i] = token
            if depth < _DEPTH:
                queue += [(t, depth + 1) for t in self.tree.children(token, *_MAIN) if self._goes_on(token, t)]
        return [found[i] for i in sorted(found)]

    def _goes_on(self, token: Token, child: Token) -> bool:
        """Whether a dependent is a further main clause: coordinated, or set off by a colon or a dash."""
        if child.pos not in ("VERB", "AUX"):
            return False
        if child.dep == "conj":
            return True
        before = self.tree.tokens[self.tree.left(child) - 1] if self.tree.left(child) else None
        return before is not None and before.text in (":", "—", "–", ";") and child.i > token.i

    def _root(self, act: Attribution) -> Token | None:
        head = self.tree.tokens[act.head]
        for t in self.tree.children(head, "ccomp", "xcomp", "parataxis", "advcl", "relcl"):
            if _inside(t, act.content):
                return t
        host = self.tree.head(head)
        if (head.dep in ("parataxis", "ccomp") or act.frame == "adjunct") and host.pos in ("VERB", "AUX"):
            return host if _inside(host, act.content) else None
        return self._governed_from_outside(act)

    def _governed_from_outside(self, act: Attribution) -> Token | None:
        """The first verb of the content whose governor is not in it, where the parser hung the clause elsewhere."""
        for start, end in act.content:
            for token in self.tree.within(start, end)[:_WORDS]:
                if token.pos in ("VERB", "AUX") and not _inside(self.tree.head(token), act.content):
                    return token
        return None

    def _sentence_roots(self, act: Attribution) -> Iterable[Token]:
        for start, end in act.content:
            for token in self.tree.within(start, end):
                if token.head == token.i and token.pos in ("VERB", "AUX"):
                    yield token

    def _subject(self, verb: Token) -> Token | None:
        own = self.tree.child(verb, "nsubj", "nsubjpass")
        if own is not None or verb.dep != "conj":
            return own
        above = self.tree.head(verb)
        return self.tree.child(above, "nsubj", "nsubjpass") if above.pos in ("VERB", "AUX") else None

    def _own(self, act: Attribution, token: Token) -> bool:
        """Whether the words are of the speaker's own side: by a pronoun of it, or by their party."""
        if token.lower in ("he", "she"):
            return not self.cast.at(token.start, token.end) or self._same(act, token)
        if token.lower in _OWN or any(t.lower in _OWN for t in self.tree.children(token, "poss")):
            return True
        mine = {r.party for start, end in act.source for r in self.cast.at(start, end)} - {None}
        start, end = self.tree.phrase(token)
        theirs = {r.party for r in self.cast.at(start, end)} - {None}
        return bool(mine) and mine == theirs

    def _same(self, act: Attribution, token: Token) -> bool:
        """Whether the words are the speaker: a first person, or one actor or party with the source."""
        if token.lower in ("i", "we"):
            return True
        sources = [r for start, end in act.source for r in self.cast.at(start, end)]
        words = self.cast.at(token.start, token.end)
        if {r.actor for r in words} & {r.actor for r in sources}:
            return True
        mine = {r.party for r in sources} - {None}
        return token.pos == "PROPN" and bool(mine) and mine == {r.party for r in words} - {None}

    # --- rules -------------------------------------------------------------------------------------

    def _silence(self, act: Attribution, verb: Token) -> Reckoning | None:
        """ "I have nothing on that", "would not comment", "was aware of no such incident"."""
        subject = self._subject(verb)
        if subject is None or not (self._same(act, subject) or subject.lower in ("he", "she", "it", "they")):
            return None
        for thing in self.tree.children(verb, "dobj"):
            none = any(t.lower == "no" for t in self.tree.children(thing, "det"))
            if verb.lemma == "have" and (thing.lower == "nothing" or (none and self.lexicon.has("news", thing.lemma))):
                return Reckoning(Stance.NO_COMMENT, "has nothing to say")
            if verb.lemma == "have" and none and self.lexicon.has("knowledge", thing.lemma):
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

    def _demand(self, act: Attribution, verb: Token) -> Reckoning | None:
        subject = self._subject(verb)
        if subject is None or subject.lower in _FREE or self.tree.tokens[self.tree.left(verb)].tag in ("WRB", "WP"):
            return None
        for modal in self.tree.children(verb, "aux"):
            if self.lexicon.has("demand_modals", modal.lower) and (
                subject.lower in _BOUND or not self._own(act, subject)
            ):
                return Reckoning(Stance.DEMAND, f"says what {modal.lower} be done", self.tree.phrase(subject))
        return None

    def _dismissal(self, act: Attribution, verb: Token) -> Reckoning | None:
        """ "said the reports were false": a claim of fact is denied, anything else rejected."""
        subject = self._subject(verb)
        fact = subject is not None and self.lexicon.has("spoken_things", subject.lemma)
        negated = self.tree.negation(verb) is not None
        if subject is not None and fact and negated:
            return Reckoning(Stance.DENY, f"says that {subject.lower} do not hold")
        if self._no_ground(verb) or self._not_happened(verb, negated):
            return Reckoning(Stance.DENY, "says that it is not so")
        if subject is not None and self._lies(verb) and not negated and not self._own(act, subject):
            return Reckoning(Stance.DENY, "says that another lies")
        for said in self.tree.children(verb, "acomp", "attr", "oprd"):
            if self.lexicon.has("dismissive", said.lemma) and not negated:
                return Reckoning(Stance.DENY if fact else Stance.REJECT, f"calls it {said.lower}")
        return None

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
        subject = self._subject(verb)
        none = subject is not None and any(t.lower in _NONE for t in self.tree.children(subject, "det"))
        return negated or none

    def _own_loss(self, act: Attribution, verb: Token) -> Reckoning | None:
        subject = self._subject(verb)
        if subject is None or self.tree.negation(verb) is not None or self.tree.child(verb, "agent") is not None:
            return None
        if verb.lemma in self.lexicon.sets["losing"] and self._own(act, subject) and self.tree.child(verb, "dobj"):
            return Reckoning(Stance.CONCEDE, "tells of losses of its own side")
        for thing in (subject, *self.tree.children(verb, "attr", "dobj")):
            if self.lexicon.has("losses", thing.lemma) and self._mentions_own(act, thing):
                return Reckoning(Stance.CONCEDE, "tells of losses of its own side")
        return None

    def _mentions_own(self, act: Attribution, token: Token) -> bool:
        words = self.tree.document.subtree(token)[:12]
        return any(t.i != token.i and self._own(act, t) for t in words if t.pos in ("NOUN", "PROPN", "PRON"))

    def _blame(self, act: Attribution, verb: Token) -> Reckoning | None:
        """Words of blame: "violated", "deliberately", "bears responsibility"."""
        subject = self._subject(verb)
        if subject is None or self.tree.negation(verb) is not None:
            return None
        if self.lexicon.has("faults", subject.lemma) and self.lexicon.has("lying", verb.lemma):
            return Reckoning(Stance.ACCUSE, "says where the fault lies")
        if verb.lemma == "be" and any(t.lower == "behind" for t in self.tree.children(verb, "prep", "advmod")):
            whose = None if self._own(act, subject) or subject.lower in _FREE else self.tree.phrase(subject)
            return Reckoning(Stance.ACCUSE, "says who is behind it", whose) if whose is not None else None
        guilty = any(self.lexicon.has("guilty", t.lower) for t in self.tree.children(verb, "advmod", "acomp"))
        if not self._own(act, subject) and subject.lower not in _FREE and guilty:
            return Reckoning(Stance.ACCUSE, "ascribes a wrong", self.tree.phrase(subject))
        if not self.lexicon.has("blaming", verb.lemma) or subject.lower in _FREE:
            return None
        if self._own(act, subject) or self.tree.passive(verb):
            return None
        return Reckoning(Stance.ACCUSE, f"says who did {verb.lemma}", self.tree.phrase(subject))

    def _worry(self, act: Attribution, verb: Token) -> Reckoning | None:
        """ "said it was deeply worried": concern of the speaker's own."""
        subject = self._subject(verb)
        if subject is None or self.tree.negation(verb) is not None:
            return None
        for said in (*self.tree.children(verb, "acomp"), verb):
            frames = self.lexicon.adjectives.get(said.lower, {})
            if any(sense.stance is Stance.CONCERN for sense in frames.values()):
                return Reckoning(Stance.CONCERN, f"says it is {said.lower}") if self._own(act, subject) else None
        return None

    def future(self, act: Attribution) -> bool:
        """Whether the content says what will be done."""
        return any(t.lower in _WILL for v in self.main_verbs(act)[:1] for t in self.tree.children(v, "aux"))

    def _offer(self, act: Attribution, verb: Token) -> Reckoning | None:
        for said in (*self.tree.children(verb, "acomp", "oprd"), verb):
            ready = self.lexicon.has("ready", said.lower) and self.tree.negation(verb) is None
            if ready and any(self.tree.infinitive(t) for t in self.tree.children(said, "xcomp")):
                return Reckoning(Stance.OFFER, f"says it is {said.lower}")
        subject = self._subject(verb)
        could = any(t.lower in ("could", "can") for t in self.tree.children(verb, "aux"))
        if could and self.lexicon.has("serving", verb.lemma) and subject is not None and self._same(act, subject):
            return Reckoning(Stance.OFFER, f"says it could {verb.lower}")
        return None

    def _promise(self, act: Attribution, verb: Token) -> Reckoning | None:
        subject = self._subject(verb)
        if subject is None:
            return None
        if not (self._same(act, subject) or (subject.pos == "NOUN" and self._own_state(act, subject))):
            return None
        if self._no_plan(verb):
            return Reckoning(Stance.REFUSE, "says what its own side does not mean to do")
        if not any(t.lower in _WILL for t in self.tree.children(verb, "aux")) or verb.pos != "VERB":
            return None
        if self.tree.negation(verb) is not None:
            return Reckoning(Stance.REFUSE, "says what its own side will not do")
        speaks = any(sense.stance is Stance.REQUEST for sense in self.lexicon.verbs.get(verb.lemma, {}).values())
        return Reckoning(Stance.ANNOUNCE if speaks else Stance.PROMISE, "says what its own side will do")

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
        subject = self._subject(verb)
        wants = sense is not None and sense.attitude is not Attitude.SAID and sense.stance is Stance.DEMAND
        if subject is None or not wants or self.tree.negation(verb) is not None or not self._own(act, subject):
            return None
        others = [t for t in self.tree.children(verb, "xcomp", "ccomp") if self.tree.infinitive(t)]
        asked = any(self.tree.child(t, "nsubj", "nsubjpass") is not None for t in others)
        return Reckoning(Stance.DEMAND, f"says what it {verb.lower}") if asked else None

    def _own_state(self, act: Attribution, subject: Token) -> bool:
        """Whether the subject is the speaker's country, government or army: "his country", "our forces"."""
        body = self.lexicon.has("organs", subject.lemma) or self.lexicon.has("idle", subject.lemma)
        return body and self._own(act, subject)

    def _performed(self, act: Attribution, verb: Token) -> Reckoning | None:
        """ "We demand that …", "I call on them to …": the words do what they say."""
        subject = self._subject(verb)
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

    def _dismissed_claim(self, act: Attribution) -> bool:
        """ "claims that five died are pure invention", however it is parsed: a thing said, a copula, a dismissal."""
        tokens = [t for start, end in act.content for t in self.tree.within(start, end)][:_WORDS]
        spoken = next((n for n, t in enumerate(tokens) if self.lexicon.has("spoken_things", t.lemma)), None)
        if spoken is None or spoken > _EARLY:
            return False
        for n, token in enumerate(tokens[spoken + 1 :], spoken + 1):
            if token.lemma == "be" and any(self.lexicon.has("dismissive", t.lemma) for t in tokens[n + 1 : n + 4]):
                return not any(t.dep == "neg" for t in tokens[n + 1 : n + 4])
        return False

    def _phrase(self, act: Attribution) -> Reckoning | None:
        """ "described the appeal as baseless", "called the report a lie": what was said of a thing is its dismissal."""
        if act.frame not in ("object as", "object complement"):
            if self._dismissed_claim(act):
                return Reckoning(Stance.DENY, "calls a claim untrue")
            if act.sense.name == "reporting" and self._reports_loss(act):
                return Reckoning(Stance.CONCEDE, "tells of losses of its own side")
            return None
        tokens = [t for start, end in act.content for t in self.tree.within(start, end)][:_WORDS]
        if any(self.lexicon.has("censuring", t.lemma) for t in tokens):
            return Reckoning(Stance.CONDEMN, "judges it")
        dismissive = next((t for t in tokens if self.lexicon.has("dismissive", t.lemma)), None)
        if dismissive is None:
            return None
        thing = self.tree.head(self.tree.tokens[act.head])
        fact = any(self.lexicon.has("spoken_things", t.lemma) for t in (*tokens[:4], thing))
        return Reckoning(Stance.DENY if fact else Stance.REJECT, f"calls it {dismissive.lower}")

    def _reports_loss(self, act: Attribution) -> bool:
        things = self.tree.children(self.tree.tokens[act.head], "dobj")
        return any(self.lexicon.has("losses", t.lemma) and self._mentions_own(act, t) for t in things)


def _inside(token: Token, spans: Iterable[Span]) -> bool:
    return any(start <= token.start < end for start, end in spans)
