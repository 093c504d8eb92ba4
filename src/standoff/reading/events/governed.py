"""What the word right above an event says of it: that it is wanted, asked for, due, made a condition, disowned.

`Governed` adds these readings to the marks of one event; the climb from word to word is in `factuality`.
"""

from standoff.reading.events.claims import wh_words
from standoff.reading.events.frames import Framed
from standoff.reading.events.presupposed import is_known
from standoff.reading.syntax import Token


class Governed(Framed):
    """What single governing words say of the event under them."""

    def own_word(self, verb: Token) -> None:
        """What the event's own verb says of it where it gives only a word: "offered help", "pledged ten tanks",
        "considers an embargo".

        Backing in words is given by the word: "pledged its support".
        """
        pattern = self.trigger.pattern
        if pattern.has("speech") or verb.i != self.trigger.token.i:
            return
        effect = self.patterns.governors["verbs"].get(verb.lemma, ("none", ""))[0]
        if pattern.type.value in self.patterns.words["called_off"] and self._is_undone(verb):
            self.note("not-happened", verb)
        if pattern.type.value in self.patterns.words["given"] and effect in ("offered", "future"):
            self.note("offered", verb)
        plain = verb.lemma not in self.patterns.words["vague"]
        if plain and self._is_blow() and pattern.object and effect in ("hypothetical", "future"):
            self.note(effect, verb)

    def _is_undone(self, verb: Token) -> bool:
        """Whether a particle makes of a meeting or march one that is not held: "called their march off"."""
        beside = {c.lower for c in self.document.children(verb, "prt", "advmod")}
        listed = self.patterns.particle_governors.get(verb.lemma, ())
        return any(particle in beside and effect == "not-happened" for particle, effect, _ in listed)

    def is_supposed(self, noun: Token, verb: Token) -> bool:
        """Whether a condition supposes an event that is its subject: "if fighting spreads", not "if the raids stop"."""
        marks = {c.lower for c in self.document.children(verb, "mark")}
        goes_on = verb.lemma in self.patterns.words["ending"] | self.patterns.words["going_on"]
        return (
            noun.i == self.trigger.token.i
            and bool(marks & self.patterns.words["conditions"] - {"whether"})
            and not (goes_on or is_known(self.document, noun))
        )

    def is_made_to_hang_on(self, preposition: Token, verb: Token) -> bool:
        """Whether a step is only to follow the event: "linked any further step to a withdrawal", "made the talks
        conditional on troops leaving"."""
        if preposition.lower in ("on", "upon"):
            told = self.document.children(verb, "oprd", "acomp", "ccomp", "advcl")
            if any(t.lemma in self.patterns.words["hinging"] and t.i < preposition.i for t in told):
                return True
        steps = (o for o in self.document.children(verb, "dobj", "nsubjpass"))
        hung = preposition.lower in ("to", "on") and verb.lemma in self.patterns.words["linking"]
        return hung and any(o.lemma in self.patterns.words["steps"] for o in steps)

    def of_what_is_due(self, be: Token) -> None:
        """What adjectives say of an event that is their subject: "the talks were due to resume"."""
        for word in self.document.children(be, "acomp") if be.lemma == "be" else ():
            if self.document.children(word, "xcomp"):
                self.note(self.patterns.governors["adjectives"].get(word.lemma, ("none", ""))[0], word)

    def is_wanted(self, verb: Token, effect: str) -> bool:
        """Whether a state or body asks for what it "expects" another to do or yield; analysts only foresee it."""
        wanting = verb.lemma in self.patterns.words["expecting"] and effect == "hypothetical"
        kind = self.trigger.pattern.type.value
        subjects = self.document.children(verb, "nsubj")
        return (
            wanting
            and kind in self.patterns.words["cooperative"]
            and bool(self.document.children(verb, "dobj") or self.document.children(verb, "ccomp"))
            and any(s.entity in ("GPE", "ORG", "NORP") or s.lower in ("it", "we") for s in subjects)
        )

    def is_arranged(self, verb: Token) -> bool:
        """Whether a meeting is only waited for, and so arranged: "a second round is expected on Sunday"."""
        meets = self.trigger.pattern.type.value in self.patterns.words["talked_about"]
        return meets and verb.tag == "VBN" and verb.lemma in self.patterns.words["expecting"]

    def in_no_dealing(self, do: Token) -> None:
        """What somebody denies "having anything to do with" is denied, and so is what one has "nothing to do with"."""
        above = list(self.document.ancestors(do))[:5]
        denying = (t for t in above if self.patterns.governors["verbs"].get(t.lemma, ("", ""))[0] == "denied")
        word = next((t for t in above if t.lower == "nothing"), next(denying, None))
        if word is not None:
            self.note("denied", word)

    def is_asked_after(self, clause: Token) -> bool:
        """Whether a clause asks for a part of what it takes for granted: "declined to say when they had met"."""
        words = (c.lower for c in wh_words(self.document, clause))
        taken = any(w in self.patterns.words["presupposing"] for w in words)
        return clause.dep == "ccomp" and taken and (self.indicative(clause) or self.is_modal(clause))

    def is_modal(self, verb: Token) -> bool:
        return any(c.lower in self.patterns.modals for c in self.document.children(verb, "aux"))

    def governor(self, head: Token, token: Token) -> str | None:
        """What `head` says of the thing under it, or None where it is not a word that governs events."""
        for particle, effect, _ in self.patterns.particle_governors.get(head.lemma, ()):
            near = ("prt", "advmod") if token.dep in ("dobj", "nsubjpass") else ("prt", "prep", "advmod")
            if any(c.lower == particle for c in self.document.children(head, *near)):
                return effect
        objects, subjects = self.patterns.governors["objects"], self.patterns.governors["verbs"]
        has_object = any(c.i != token.i for c in self.document.children(head, "dobj", "nsubjpass", "dative"))
        own_subject = bool(self.document.children(token, "nsubj", "nsubjpass"))
        told = token.tag != "VB" or self.is_modal(token)
        if told and token.dep == "ccomp" and head.lemma in self.patterns.words["telling"]:
            return "none"
        if token.dep == "ccomp" and head.lemma in self.patterns.words["entailing"] and self.indicative(token):
            return "none"
        effects = {table.get(head.lemma, ("", ""))[0] for table in (objects, subjects)}
        if token.dep == "ccomp" and effects & {"demanded", "future"} and self.indicative(token):
            return "none"
        if head.lemma in objects and (has_object or own_subject or head.lemma not in subjects):
            return objects[head.lemma][0]
        return subjects[head.lemma][0] if head.lemma in subjects else None

    def indicative(self, verb: Token) -> bool:
        """Whether a clause states a fact: "told them that troops had left", not "insisted that troops leave"."""
        auxiliaries = self.document.children(verb, "aux", "auxpass")
        return verb.tag in ("VBD", "VBZ") or any(a.tag in ("VBD", "VBZ") for a in auxiliaries)
