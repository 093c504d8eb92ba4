"""Whose troops, weapons and posts they are that are moved, sent or handed over, and whom that faces."""

from standoff.reading.clauses import conjuncts
from standoff.reading.events.named import Found, Namer, merge
from standoff.reading.events.phrases import is_passive, prepositional
from standoff.reading.events.triggers import Trigger
from standoff.reading.events.voice import patients
from standoff.reading.syntax import Token
from standoff.record.rows import Participant


class Sending(Namer):
    """Roles that what is moved or struck with gives, beside those that a pattern lists."""

    def handed_to(self, trigger: Trigger) -> Found:
        """To whom ground, posts or arms are given up, and from whose ground one leaves: "handed the post to observers",
        "withdrew from Ecuadorian land"; who leaves a place leaves it to nobody."""
        hosts = (trigger.token, *(o for o in patients(self.document, trigger.token, self.patterns)))
        roles = [role for role in ("to", "from") if role in trigger.pattern.target]
        found = (self.all(t for host in hosts for t in prepositional(self.document, host, role)) for role in roles)
        return next((each for each in found if each), ())

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
