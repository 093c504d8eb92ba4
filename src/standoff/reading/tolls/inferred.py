"""Whose people a toll counts where its own words do not say: what follows from who tells it, who fired, and where.

Each answer is an inference, and the grounds of the row say from what: an authority that answers for its own people
counts them; people who are no soldiers belong to the undisputed place where they are harmed, unless the war is one
inside that state; soldiers harmed by an attack on one side are that side's; those whom one of two warring sides says it
killed are the other's.
"""

from dataclasses import dataclass
from itertools import pairwise

from standoff.knowledge.whoswho import load_whos_who
from standoff.reading.actors.registry import ARMED
from standoff.reading.clauses import is_verb
from standoff.reading.events.predicates import doers, prepositional, surface_subjects
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.calling import Calling
from standoff.reading.tolls.civil import Civil
from standoff.reading.tolls.counts import Count
from standoff.reading.tolls.fire import Fire
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.quantities import Quantity
from standoff.reading.tolls.sides import Sides
from standoff.reading.tolls.soil import Soil
from standoff.reading.tolls.surroundings import Surroundings
from standoff.reading.tolls.tellers import Tellers
from standoff.record.rows import Event, Place, Statement
from standoff.record.terms import TollKind, Who

_BODILY = frozenset({TollKind.KILLED, TollKind.WOUNDED})
_TAKEN = frozenset({TollKind.CAPTURED, TollKind.DETAINED})


@dataclass(frozen=True, slots=True)
class Inferred:
    """A side, and what it was inferred from."""

    party: str
    why: str


def _inferred(party: str | None, why: str) -> Inferred | None:
    return Inferred(party, f"side inferred from {why}") if party is not None else None


class Inference:
    """The rows that a side is inferred from; `soil` gives the place that each token names."""

    def __init__(self, sides: Sides, events: tuple[Event, ...], soil: dict[int, Place]) -> None:
        self.sides = sides
        self.document: Document = sides.document
        self.terms = sides.terms
        self.cast = sides.cast
        self.calling = Calling(self.document, self.terms)
        self.fire = Fire.of(sides, events)
        bodies = load_whos_who().bodies
        bystanders = frozenset(b.party for b in bodies if b.kind not in ARMED)
        grounds = {b.party: tuple(b.where) for b in bodies if b.kind in ARMED}
        self.tellers = Tellers(sides, self.calling, bystanders, frozenset(grounds))
        self.soil = Soil(sides, self.tellers, soil)
        self.around = Surroundings(
            self.document,
            self.cast,
            self.terms,
            sides.standing,
            self.fire.attacks,
            soil,
            bystanders,
            frozenset(grounds),
            grounds,
        )
        known = {party: where[0] for party, where in grounds.items() if where}
        self.homes = {**self.around.foes_of_groups, **known}
        self.civil = Civil.of(
            self.fire,
            self.homes,
            filter(self.around.is_state, self.around.belligerents),
            rebels=self._rebels(),
            present=self.around.groups_named,
        )

    def is_partisan(self, head: Token) -> bool:
        """Whether they are only said to be for or against somebody: "pro-Lima fighters"."""
        words = [t.lower for t in self.document.tokens[max(0, head.i - 4) : head.i]]
        loose = any(one in ("pro", "anti") and other == "-" for one, other in pairwise(words))
        tied = any(w.startswith(("pro-", "anti-")) and not self.terms.has("of_government", w) for w in words)
        return loose or tied

    def _is_of_government(self, head: Token) -> bool:
        """Whether they are called the government's: "19 government fighters"."""
        near = (head, *prepositional(self.document, head, "of"))
        words = [c.lower for t in near for c in self.document.children(t, "amod", "compound")]
        return any(self.terms.has("of_government", w) for w in words)

    def _rebels(self) -> int:
        """How often the report speaks of rebels; twice at least where they act."""
        told = [t for t in self.document.tokens if t.pos == "NOUN" and self.terms.has("insurgents", t.lemma)]
        return len(told) + any(t.dep == "nsubj" for t in told)

    def side(self, harm: Harm, head: Token, count: Count, statement: Statement) -> Inferred | None:
        """The side of those harmed, by the first of the inferences that applies; None where none does."""
        who, absent = count.who, count.quantity == Quantity(0, 0)
        vague = harm.kind is TollKind.LOSSES and count.quantity == Quantity(None, None) and not count.none_reported
        if vague and self._is_dealt_to_foes(harm):
            return _inferred(self._enemy(statement), "whom the teller fights")
        if vague and harm.nominal and self._is_struck_teller(harm, statement):
            return _inferred(self.tellers.answerable(statement), "who tells it")
        if vague or harm.retold or self.is_unknown_speakers(harm, statement):
            return None
        if self.calling.is_enemy(head):
            return _inferred(self._enemy(statement), "whom the teller fights")
        if self.is_theirs(harm, head):
            return _inferred(self._by_foe(harm, statement), "whom the teller fights")
        losers = self._losers(harm, head)
        if any(self.calling.is_enemy(t) for t in losers):
            return _inferred(self._enemy(statement), "whom the teller fights")
        if any(self.calling.is_hostile(t) for t in losers):
            return _inferred(self.around.band(()), "the one armed group of the report")
        if self.is_borne(harm, head):
            return None
        if harm.presupposed and harm.kind in _TAKEN:
            return self.of_freed(harm, head, who)
        if self.is_partisan(head):
            return None
        if who is Who.MILITARY and self._is_of_government(head):
            return _inferred(self.civil.torn() or self.around.at_inner_war, "the state at war inside")
        attackers = self.fire.by(harm)
        if absent and (harm.nominal or head.lower == "one" or self.terms.has("nobody", head.lower)):
            told = self._of_teller(harm, head, who, statement, attackers, absent)
            struck = self.around.struck_lately(harm.token)
            fired = {a.party for e in self.fire.attacks for a in e.actors}
            return told if told is not None and struck <= {told.party} and told.party not in fired else None
        if (mover := self.mover(harm)) is not None:
            return _inferred(mover, "who moves them")
        served = self.calling.is_in_service(head, who)
        foreign = who is Who.MILITARY or self.terms.has("strangers", head.lemma)
        of_either = who is None and self.fire.is_mutual(harm)
        place = None if foreign or of_either or self.calling.is_hostile(head) else self.soil.under(harm, head)
        if place is not None and not served and self.civil.rends(place, attackers):
            return None
        if place is not None and place not in attackers:
            return _inferred(place, "the place where it happened")
        told = self._of_teller(harm, head, who, statement, attackers, absent)
        if told is not None:
            return told
        taken = harm.kind in _TAKEN and who is None and not attackers and self.terms.has("taken_in_war", head.lemma)
        if taken and (foe := self._by_taker(harm, statement)) is not None:
            return _inferred(foe, "who holds them")
        if self.terms.has("unproven", head.lemma):
            return None
        if self.calling.is_rebel(head):
            return _inferred(self.around.band(attackers), "the one armed group of the report")
        if self.calling.is_hostile(head):
            return None
        if who is Who.MILITARY:
            found = self._of_soldiers(harm, head, attackers, statement)
            return found or _inferred(self.soil.of_unnamed_army(harm, statement), "whose army tells it on its ground")
        return self._of_people(harm, head, who, attackers, statement)

    def _of_teller(
        self, harm: Harm, head: Token, who: Who | None, statement: Statement, attackers: set[str], absent: bool
    ) -> Inferred | None:
        own = self.tellers.own(harm, head, who, statement, attackers, absent)
        served = (absent and who is not Who.CIVILIAN) or self.calling.is_in_service(head, who)
        if own is None or (not served and self.civil.rends(own, attackers)):
            return None
        return _inferred(own, "who tells it")

    def _of_soldiers(self, harm: Harm, head: Token, attackers: set[str], statement: Statement) -> Inferred | None:
        struck = _inferred(self.fire.struck(harm), "what was struck")
        return (
            struck
            or _inferred(self.fire.rival(harm), "whom those who did it fight")
            or _inferred(self._by_army(harm, head, attackers, statement), "the one army told of")
        )

    def _of_people(
        self, harm: Harm, head: Token, who: Who | None, attackers: set[str], statement: Statement
    ) -> Inferred | None:
        """The side of people who are no soldiers, by where those are who tell of them and where the sentences are."""
        source = self.soil.of_source(harm, statement)
        if source is not None:
            return None if self.civil.rends(source, attackers) else _inferred(source, "where those are who tell it")
        scene = self._by_scene(harm, head, who, attackers)
        if scene is None or self.civil.rends(scene, attackers):
            return None
        return _inferred(scene, "where the sentences around it are")

    def of_freed(self, harm: Harm, head: Token, who: Who | None) -> Inferred | None:
        """The side of soldiers and crews who are let go: the foe of whoever frees them, its own if they come back."""
        named = any(c.lower in ("the", "all") for c in self.document.children(head, "det", "predet"))
        if who is not Who.MILITARY and not (named and self.terms.has("taken_in_war", head.lemma)):
            return None
        by = doers(self.document, harm.token, self.sides.patterns)
        parties = {p for t in by if (p := self.sides.party(t)) is not None}
        if len(parties) != 1:
            return None
        freer = parties.pop()
        if head.dep == "pobj" and self.document.head(head).lower == "for":
            return _inferred(freer, "who takes them back")
        return _inferred(self.fire.rivals.get(freer) or self.around.other(freer), "whom those who hold them fight")

    def is_unknown_speakers(self, harm: Harm, statement: Statement) -> bool:
        """Whether "we" and "our" speak in the sentence or just before, and nobody knows whose voice it is.

        A release counts its own; what its foes lose is told by their name, and no inference may turn the two around.
        """
        if any(h.party is not None for h in statement.source.holders) or self.cast.issuer is not None:
            return False
        return self.around.speaks_of_us(harm.token)

    def _is_dealt_to_foes(self, harm: Harm) -> bool:
        """Whether losses are inflicted on those called the enemy: "heavy losses on the occupying forces"."""
        if harm.carrier is None or not self.terms.has("inflicting", harm.carrier.lemma):
            return False
        dealt = [
            n for host in (harm.carrier, harm.token) for n in prepositional(self.document, host, "on", "upon", "to")
        ]
        words = [w for n in dealt for w in (n, *self.document.children(n, "amod", "compound"))]
        return any(self.calling.is_enemy(n) for n in dealt) or any(w.lower == "occupying" for w in words)

    def _is_struck_teller(self, harm: Harm, statement: Statement) -> bool:
        """Whether whoever speaks of losses is the one side that the sentences before have struck."""
        own = self.tellers.answerable(statement)
        return own is not None and self.around.struck_lately(harm.token) == {own}

    def mover(self, harm: Harm) -> str | None:
        """The one side that moves people out of harm's way, who are its own: "Chile evacuated 4,000 residents"."""
        moved = harm.kind is TollKind.DISPLACED and self.terms.has("evacuating", harm.token.lemma)
        by = doers(self.document, harm.token, self.sides.patterns) if moved and is_verb(harm.token) else ()
        parties = {p for t in by if (p := self.sides.party(t)) is not None}
        return parties.pop() if len(parties) == 1 else None

    def _losers(self, harm: Harm, head: Token) -> tuple[Token, ...]:
        """Those who lose the people counted: the rebels of "the rebels lost eight men"."""
        loss = next((t for t in (harm.token, self.document.head(head)) if self.terms.has("lose", t.lemma)), None)
        return surface_subjects(self.document, loss, self.sides.patterns) if loss is not None and is_verb(loss) else ()

    def is_borne(self, harm: Harm, head: Token) -> bool:
        """Whether a verb names whose they are and the reader does not know the side: "they have suffered nine dead"."""
        verb = self.document.head(head)
        return head.dep == "dobj" and verb.i != harm.token.i and self.terms.has("bearing", verb.lemma)

    def _enemy(self, statement: Statement) -> str | None:
        """The side that whoever speaks calls the enemy, where the report has it fight one other side alone."""
        own = self.tellers.answerable(statement)
        if own is None:
            return None
        return self.fire.rivals.get(own) or self.around.other(own)

    def is_theirs(self, harm: Harm, head: Token) -> bool:
        """Whether a pronoun says whose they are and the reader cannot tell whom it means: "its men", "500 of them"."""
        inner = (head, *prepositional(self.document, head, "of"))
        listed = head.dep == "conj" and any(head.head == p.i for p in harm.people)
        owned = [c.lower for t in inner for c in self.document.children(t, "poss")]
        them = any(t.lower == "them" for t in inner[1:]) and is_verb(harm.token) and not self.sides.suffers(harm)
        return not listed and (them or any(self.terms.has("theirs", w) for w in owned))

    def _by_foe(self, harm: Harm, statement: Statement) -> str | None:
        """The side that whoever speaks fights, of "its men" whom "we" killed."""
        own = self.tellers.answerable(statement)
        if harm.nominal or not is_verb(harm.token):
            above = next((v for v in self.document.ancestors(harm.token) if is_verb(v)), None)
            owners = surface_subjects(self.document, above, self.sides.patterns) if above is not None else ()
            return self.around.band(()) if any(self.calling.is_hostile(t) for t in owners) else None
        by = doers(self.document, harm.token, self.sides.patterns)
        words = {w.lower for t in by for w in (t, *self.document.children(t, "poss"))}
        ours = "we" in words or any(self.terms.has("ours", w) for w in words)
        return self.fire.rivals.get(own) or self.around.other(own) if own is not None and ours else None

    def _by_taker(self, harm: Harm, statement: Statement) -> str | None:
        """The foe of the side that tells of captives, and of nobody else who took them: "24 were held, it said".

        An armed group at home in a state holds that state's soldiers, where the report has both.
        """
        own = self.tellers.answerable(statement)
        if own is None:
            return None
        home = self.homes.get(own)
        near = home if home in self.around.belligerents else self.around.other(own)
        return self.fire.rivals.get(own) or near

    def _by_army(self, harm: Harm, head: Token, attackers: set[str], statement: Statement) -> str | None:
        """The state whose army alone the report tells of, or has just told to be struck: "two soldiers died"."""
        if not self.calling.is_of_state(head) or (self.calling.is_apart(head) and harm.kind not in _TAKEN):
            return None
        if any(self.sides.party(p) is not None for p in harm.people if p.i != head.i):
            return None
        if harm.kind in _TAKEN and not attackers:
            return self._by_taker(harm, statement)
        return self.around.army(harm.token, attackers)

    def _by_scene(self, harm: Harm, head: Token, who: Who | None, attackers: set[str]) -> str | None:
        """The state where the sentence or its paragraph is, for people who are no soldiers."""
        if who is None and (harm.kind is TollKind.LOSSES or (harm.kind in _TAKEN and self.calling.is_bare(head, who))):
            return None
        if (who is None and self.fire.is_mutual(harm)) or self.terms.has("arriving", harm.token.lemma):
            return None
        if self.is_long_told(harm, who) or self.sides.is_lost(harm) or self.terms.has("strangers", head.lemma):
            return None
        country = self.around.country(harm.token)
        return country if country not in attackers else None

    def is_long_told(self, harm: Harm, who: Who | None) -> bool:
        """Whether a whole war's dead of every side are counted: "13,000 have died since the conflict began"."""
        words = self.document.sentence_tokens(self.document.sentence_of(harm.token))
        wars = self.sides.patterns.words["wars"]
        return who is None and harm.kind in _BODILY and any(t.lemma in wars for t in words)
