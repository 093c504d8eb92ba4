"""Who did a deed that the words name as a thing, and whom it hit where only a participle says so."""

from standoff.reading.events.control import surface_subjects
from standoff.reading.events.named import Found
from standoff.reading.events.phrases import is_passive, prepositional
from standoff.reading.events.sending import Sending
from standoff.reading.events.triggers import Trigger
from standoff.reading.events.voice import patients
from standoff.reading.syntax import Token


class Culprits(Sending):
    """The doers whom no subject or "by" phrase of the event's own word names."""

    def hit_by(self, trigger: Trigger) -> Found:
        """Whom a participle says the attack hit: "opened fire, killing three Peruvians", "fired rockets hitting …"."""
        hosts = {t.i: t for t in (trigger.top, trigger.token, *trigger.words)}.values()
        below = (v for host in hosts for v in self.document.children(host, "advcl", "acl") if v.tag == "VBG")
        verbs = [v for v in below if v.lemma in self.patterns.words["results"]]
        found = self.all(noun for verb in verbs for noun in patients(self.document, verb, self.patterns))
        return tuple(p for p in found if p.party is not None)

    def fights_one(self, trigger: Trigger) -> bool:
        """Whether one side is told to fight another: "has fought the state since May", not "fought with the army"."""
        one = trigger.token.lemma in self.patterns.words["one_sided"] and trigger.pattern.noun is None
        return one and bool(self.document.children(trigger.token, "dobj"))

    def by_deed(self, trigger: Trigger, subjects: tuple[Token, ...]) -> Found:
        """Who acts where the subject is his deed or weapon, or where his hands do it.

        "An attack by Peruvian troops killed two", "was hit by rockets from a jet", "died at the hands of guards".
        """
        document, verb = self.document, trigger.token
        by = self.all(t for s in subjects for t in prepositional(document, s, "by"))
        if any(p.party for p in by):
            return by
        if is_passive(document, verb) and subjects and all(s.i > verb.i for s in subjects):
            after = (p for p in document.children(verb, "prep") if p.lower == "from" and p.i > subjects[-1].i)
            weapons = all(s.lemma in self.patterns.words["missiles"] for s in subjects)
            source = self.all(t for p in after for t in document.children(p, "pobj")) if weapons else ()
            if any(p.party for p in source):
                return source
        if not trigger.pattern.has("harm"):
            return ()
        hands = (h for h in prepositional(document, verb, "at", "by") if h.lemma == "hand")
        return self.all(t for h in hands for t in prepositional(document, h, "of"))

    def answering_for(self, noun: Token) -> Found:
        """Who is said to have done a deed that the words only name.

        "Was responsible for the raid", "was behind it", "claimed responsibility for it", "admitted to it", "the attack
        was the work of guards", "was blamed on Chad".
        """
        document, words = self.document, self.patterns.words
        head = document.head(noun)
        over = document.head(head)
        if noun.dep == "pobj" and head.lower == "behind" and over.lemma == "be":
            return self.all(surface_subjects(document, over, self.patterns))
        if noun.dep == "pobj" and head.lower == "for" and over.lemma in words["culpable"]:
            verb = document.head(over) if over.pos in ("ADJ", "NOUN") or over.dep == "xcomp" else over
            mine = over.dep in ("acomp", "xcomp") and verb.lemma == "be"
            mine = mine or (over.dep == "dobj" and verb.lemma in words["owning_up"])
            return self.all(surface_subjects(document, verb, self.patterns)) if mine else ()
        if noun.dep == "pobj" and head.lower == "to" and over.lemma in words["owning_up"]:
            return self.all(surface_subjects(document, over, self.patterns))
        if noun.dep == "nsubjpass" and head.lemma == "blame":
            return self.all(prepositional(document, head, "on", "upon"))
        if noun.dep == "nsubj" and head.lemma == "be":
            works = (a for a in document.children(head, "attr") if a.lemma in words["works_of"])
            return self.all(t for a in works for t in prepositional(document, a, "of"))
        return ()
