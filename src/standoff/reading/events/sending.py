"""Whose troops, weapons and posts they are that are moved, sent, ordered or handed over, and whom that faces."""

from standoff.knowledge.territories import load_territories
from standoff.reading.clauses import conjuncts
from standoff.reading.events.named import Found, Namer, merge
from standoff.reading.events.phrases import is_passive, prepositional
from standoff.reading.events.triggers import Trigger
from standoff.reading.events.voice import doers, patients
from standoff.reading.syntax import Token
from standoff.record.rows import Participant
from standoff.record.terms import EventType


class Sending(Namer):
    """Roles that what is moved or struck with gives, beside those that a pattern lists."""

    def handed_to(self, trigger: Trigger) -> Found:
        """To whom ground, posts or arms are given up: "handed the post to observers"; ground that is only left is left
        to nobody ("withdrew its troops from Moldova")."""
        hosts = (trigger.token, *(o for o in patients(self.document, trigger.token, self.patterns)))
        if "to" not in trigger.pattern.target:
            return ()
        return self.all(t for host in hosts for t in prepositional(self.document, host, "to"))

    def sent(self, trigger: Trigger) -> Found:
        """Whose the people are who a passive says are sent or posted: "Indonesian observers were to be posted"."""
        listed = self.patterns.words["sent_people"]
        if not is_passive(self.document, trigger.token):
            return ()
        heads = [t for t in patients(self.document, trigger.token, self.patterns) if t.lemma in listed]
        found = self.all(t for head in heads for t in conjuncts(self.document, head))
        return tuple(p for p in found if p.party is not None)

    def is_place(self, participant: Participant) -> bool:
        """Whether a participant is named by a place alone: an army that enters a town of its own state takes it from
        somebody else."""
        inside = self.document.within(*participant.spans[0])
        return bool(inside) and inside[-1].i in self.places

    def faced(self, trigger: Trigger) -> Found:
        """Against whom troops are raised or moved, not where they are sent: "against Peru", "to the border with it"."""
        hosts = (trigger.token, *(w for w in trigger.words if w.pos == "NOUN"))
        against = self.all(t for host in hosts for t in prepositional(self.document, host, "against"))
        lines = (t for host in hosts for t in prepositional(self.document, host, "to", "on", "along", "near", "at"))
        return against or self.all(t for t in lines if t.lemma in self.patterns.words["borders"])

    def whose(self, weapons: tuple[Token, ...]) -> Found:
        """Those whose weapons struck: "a drone of the army hit", "Peruvian missiles struck"."""
        by_words = merge((), tuple(p for weapon in weapons for p in self.by_modifiers(weapon)))
        return by_words or self.all(t for weapon in weapons for t in prepositional(self.document, weapon, "of", "from"))

    def commands(self, trigger: Trigger, verb: Token) -> bool:
        """Whether a state orders what is its own to do: "the president ordered a withdrawal", not "the court ordered
        the release", nor "ordered the withdrawal of the Peruvian guards"."""
        words = self.patterns.words
        subjects = doers(self.document, verb, self.patterns) if verb.lemma in words["commanding"] else ()
        if trigger.pattern.type is not EventType.RETREAT or any(s.lemma in words["judging"] for s in subjects):
            return False
        named = {p.party for p in self.all(subjects)}
        free = trigger.pattern.mode == "release" or not prepositional(self.document, trigger.token, "of", "by")
        return free and bool(named) and all(load_territories().get(party) is not None for party in named if party)

    def only_hosts(self, trigger: Trigger) -> bool:
        """Whether the verb only tells who gives the room: "offered to host a summit", not "hosted talks with Peru"."""
        verb = trigger.carrier if trigger.pattern.noun else trigger.token
        hosts = verb is not None and verb.lemma in self.patterns.words["hosting"]
        return hosts and trigger.pattern.type is EventType.CONSULT

    def guests(self, trigger: Trigger) -> Found:
        """Those of whom a hosted encounter is: "hosted a meeting of the two ministers"."""
        hosts = (trigger.token, *(w for w in trigger.words if w.pos == "NOUN"))
        return self.all(t for host in hosts for t in prepositional(self.document, host, "of", "between"))

    def taken_from(self, trigger: Trigger) -> Found:
        """From whom a thing is taken, where nothing else tells whose it was: "took three posts from the rebels"."""
        if trigger.pattern.noun or trigger.token.lemma not in self.patterns.words["taking"]:
            return ()
        hosts = (trigger.token, *patients(self.document, trigger.token, self.patterns))
        people = (t for host in hosts for t in prepositional(self.document, host, "from"))
        return self.all(t for t in people if t.i not in self.places)
