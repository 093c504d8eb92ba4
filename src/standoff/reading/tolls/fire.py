"""Who did the harm and whom it was aimed at: the attacks of a report, about a count and as a whole."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from standoff.reading.clauses import is_verb
from standoff.reading.events.predicates import doers
from standoff.reading.syntax import Sentence
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.sides import Sides
from standoff.record.rows import Event
from standoff.record.terms import EventType, Modality, Polarity


@dataclass(frozen=True)
class Fire:
    """The attacks that a report says happened, and `rivals`: the one side that each side is told to fight."""

    sides: Sides
    attacks: tuple[Event, ...]
    rivals: Mapping[str, str]

    @classmethod
    def of(cls, sides: Sides, events: Iterable[Event]) -> "Fire":
        attacks = tuple(
            e
            for e in events
            if e.type is EventType.ASSAULT and e.polarity is Polarity.AFFIRMED and e.modality is Modality.ACTUAL
        )
        return cls(sides, attacks, _rivals(attacks))

    @property
    def hit(self) -> frozenset[str]:
        """The sides that the report has struck."""
        return frozenset(t.party for e in self.attacks for t in e.targets if t.party is not None)

    def by(self, harm: Harm) -> set[str]:
        """The sides that the words of the harm say did it; else those of the attacks in its sentence."""
        found: set[str] = set()
        if is_verb(harm.token) and not self.sides.suffers(harm):
            for doer in doers(self.sides.document, harm.token, self.sides.patterns):
                if (party := self.sides.party(doer)) is not None:
                    found.add(party)
        if found:
            return found
        struck: set[str] = set()
        for event in self._beside(harm):
            found |= {a.party for a in event.actors if a.party is not None}
            struck |= {t.party for t in event.targets if t.party is not None}
        return found - struck

    def is_mutual(self, harm: Harm) -> bool:
        """Whether what did the harm is fighting of both sides: "clashes at the ford killed 15 people"."""
        by = doers(self.sides.document, harm.token, self.sides.patterns) if is_verb(harm.token) else ()
        if harm.token.dep == "acl" and harm.token.tag == "VBN" and self.sides.document.children(harm.token, "dobj"):
            by = (*by, *self.sides.document.ancestors(harm.token))
        words = {form for t in by for form in (t.lemma, t.lower)}
        return not self.sides.suffers(harm) and any(self.sides.terms.has("mutual_fire", form) for form in words)

    def struck(self, harm: Harm) -> str | None:
        """The side of soldiers whom an attack on one side's posts harms: "shelled the Thai post, killing two"."""
        found: set[str] = set()
        for event in self._beside(harm):
            if harm.token.start in (start for start, _ in event.trigger):
                continue
            actors = {a.party for a in event.actors}
            found |= {t.party for t in event.targets if t.party is not None and t.party not in actors}
        return found.pop() if len(found) == 1 else None

    def rival(self, harm: Harm) -> str | None:
        """The side of soldiers whom one of two warring sides is said to have killed or taken."""
        attackers = self.by(harm)
        return self.rivals.get(attackers.pop()) if len(attackers) == 1 else None

    def _beside(self, harm: Harm) -> list[Event]:
        document = self.sides.document
        return self.in_sentence(document.sentence_of(harm.token))

    def in_sentence(self, sentence: Sentence) -> list[Event]:
        """The attacks that `sentence` tells of."""
        tokens = self.sides.document.sentence_tokens(sentence)
        low, high = tokens[0].start, tokens[-1].end
        return [e for e in self.attacks if low <= e.trigger[0][0] < high]


def pairs_of(event: Event) -> set[tuple[str, str]]:
    """Who fights whom in one attack, each pair in the order of its names."""
    actors = {a.party for a in event.actors if a.party is not None}
    targets = {t.party for t in event.targets if t.party is not None}
    return {(min(one, other), max(one, other)) for one in actors for other in targets - {one}}


def _rivals(attacks: Iterable[Event]) -> dict[str, str]:
    """The one side that each side fights, by the attacks of the report that name who fires at whom."""
    pairs: dict[str, Counter[str]] = {}
    for event in attacks:
        for one, other in pairs_of(event):
            pairs.setdefault(one, Counter())[other] += 1
            pairs.setdefault(other, Counter())[one] += 1
    return {side: next(iter(others)) for side, others in pairs.items() if len(others) == 1}
