"""What speaks for each side that a count without a named side may be of, and what speaks for none.

The signs are few kinds of thing: where it happened, who tells it and how, who fired at whom, what those harmed are
called, and which count or people the words go on from. Their weights are fitted (`benchmarks/fit_tolls.py`); a
sign is named once plainly and once with what those harmed are called ("teller", "teller, soldiers").
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from standoff.reading.clauses import is_verb
from standoff.reading.events.predicates import prepositional, surface_subjects
from standoff.reading.syntax import Token
from standoff.reading.tolls.antecedents import Antecedents
from standoff.reading.tolls.carried import Carried
from standoff.reading.tolls.counts import Count
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.inferred import Inference
from standoff.reading.tolls.people import names_people
from standoff.reading.tolls.quantities import Quantity
from standoff.record.rows import Statement
from standoff.record.terms import Stance, TollKind, Who

Signs = dict[str, float]
_BACK = 2
"""How many sentences back in its paragraph a side may be told of last."""
_TAKEN = frozenset({TollKind.CAPTURED, TollKind.DETAINED})
_DEEDS = ("owning", "bearing", "admitting", "inflicting", "lose", "putting", "speaking", "registering", "freeing")
_STANCES = {
    Stance.CONCEDE: "owns up",
    Stance.CONFIRM: "owns up",
    Stance.ACCUSE: "accuses",
    Stance.CONDEMN: "accuses",
    Stance.DENY: "denies",
    Stance.REJECT: "denies",
}


@dataclass(frozen=True, slots=True)
class Candidates:
    """The signs of each side, in the order of their names, and of nobody (None); `called` is what those harmed are."""

    called: str
    signs: Mapping[str | None, Signs]


class SideSigns:
    """The signs of one report's counts; asked in text order, since a count may go on from the one before."""

    def __init__(self, inference: Inference, antecedents: Antecedents, carried: Carried) -> None:
        self.inference = inference
        self.antecedents = antecedents
        self.carried = carried
        self.sides = inference.sides
        self.document = inference.document
        self.terms = inference.terms
        self.around = inference.around
        self.fire = inference.fire

    def of(self, harm: Harm, head: Token, count: Count, statement: Statement, source: str) -> "Candidates":
        """What speaks for each side of the report, and for nobody.

        `source` is who tells the count, to be compared with who told those before.
        """
        kind = self._called(harm, head, count)
        found: dict[str, Signs] = {party: {} for party in sorted(self._parties)}
        for name, party in self._routes(harm, head, count, statement, source):
            if party is not None:
                found.setdefault(party, {})[name] = 1.0
        attackers = self.fire.by(harm)
        for party, signs in found.items():
            signs |= self._in_report(party)
            for name in tuple(signs):
                if name != "did it" and "did it" in signs:
                    signs[f"{name}, did it"] = 1.0
                if name.startswith(("place", "teller")) and self.inference.civil.rends(party, attackers):
                    signs[f"{name}, inner war"] = 1.0
            sort = "state" if self.around.is_state(party) else "group"
            sort = "bystander" if party in self.around.bystanders else sort
            signs[sort] = 1.0
            for name in tuple(signs):
                signs[f"{name}, {kind}"] = 1.0
        ordered: dict[str | None, Signs] = {party: found[party] for party in sorted(found)}
        return Candidates(kind, {**ordered, None: self._of_nobody(harm, head, count, statement, source, kind)})

    # --- whom they are called ------------------------------------------------------------------------

    def _called(self, harm: Harm, head: Token, count: Count) -> str:
        """What those harmed are called, as far as it tells of sides."""
        calling, moved = self.inference.calling, harm.kind is TollKind.DISPLACED
        if self._is_absent(count):
            return "nobody"
        if calling.is_enemy(head):
            return "enemies"
        if calling.is_rebel(head) or calling.is_hostile(head) or self.terms.has("foes", head.lemma):
            return "prisoners" if self.terms.has("captives", head.lemma) else "rebels"
        if calling.is_of_state(head):
            return "soldiers"
        if count.who is Who.MILITARY:
            return "fighters"
        if harm.kind in _TAKEN:
            return "people held"
        if moved:
            return "people who leave"
        if count.who is not None:
            return "civilians"
        return "a bare number" if head.pos in ("NUM", "ADJ", "VERB", "PRON", "DET") else "people"

    def _is_absent(self, count: Count) -> bool:
        return count.quantity == Quantity(0, 0)

    # --- what points to a side -----------------------------------------------------------------------

    @cached_property
    def _parties(self) -> frozenset[str]:
        """The sides that the report tells of."""
        return frozenset(a.party for a in self.sides.cast.actors if a.party is not None)

    def _routes(
        self, harm: Harm, head: Token, count: Count, statement: Statement, source: str
    ) -> Iterator[tuple[str, str | None]]:
        yield from self._by_place(harm, head, statement)
        yield from self._by_teller(harm, head, count, statement)
        yield from self._by_fire(harm, head, count)
        yield from self._by_words(harm, head)
        yield from self._told_before(head)
        yield from self._by_counts(harm, head, count, statement, source)

    def _by_place(self, harm: Harm, head: Token, statement: Statement) -> Iterator[tuple[str, str | None]]:
        soil = self.inference.soil
        yield "place", soil.under(harm, head)
        yield "place around", self.around.country(harm.token)
        yield "place of the source", soil.of_source(harm, statement)
        yield "army of the ground", soil.of_unnamed_army(harm, statement)

    def _by_teller(
        self, harm: Harm, head: Token, count: Count, statement: Statement
    ) -> Iterator[tuple[str, str | None]]:
        tellers = self.inference.tellers
        own = tellers.answerable(statement)
        if own is None:
            for party in sorted({h.party for h in statement.source.holders if h.party is not None}):
                yield "source", party
            return
        yield "teller", own
        yield f"teller {_STANCES.get(statement.stance, 'says')}", own
        if harm.kind in _TAKEN:
            yield "teller of captives", own
        if tellers.own(harm, head, count.who, statement, self.fire.by(harm), self._is_absent(count)) is not None:
            yield "teller, nobody else named", own
        yield "foe of the teller", self.fire.rivals.get(own) or self.around.other(own)

    def _by_fire(self, harm: Harm, head: Token, count: Count) -> Iterator[tuple[str, str | None]]:
        attackers = self.fire.by(harm)
        for party in sorted(attackers):
            yield "did it", party
        if len(attackers) == 1:
            (one,) = attackers
            yield "foe of who did it", self.fire.rivals.get(one) or self.around.other(one)
        yield "struck", self.fire.struck(harm)
        for party in sorted(self.around.struck_lately(harm.token)):
            yield "struck lately", party
        yield "the one army", self.around.army(harm.token, attackers)
        yield "the one band", self.around.band(attackers)
        yield "state at war inside", self.inference.civil.torn() or self.around.at_inner_war
        yield "who moves them", self.inference.mover(harm)
        if harm.presupposed and harm.kind in _TAKEN and (freed := self.inference.of_freed(harm, head, count.who)):
            yield "freed", freed.party

    def _by_words(self, harm: Harm, head: Token) -> Iterator[tuple[str, str | None]]:
        """The sides that the sentence names, by where it names them, and the subject of the verb above."""
        yield "taken up", self.antecedents.of(harm, head)
        for deed, party in self._subjects(harm, head):
            yield f"subject that {deed}", party
        nearest: str | None = None
        for token in self.document.sentence_tokens(self.document.sentence_of(harm.token)):
            for referent in self.sides.cast.at(token.start, token.end):
                if referent.party is None:
                    continue
                where = self.inference.tellers.only_where(token)
                yield ("named as a place" if where else "named"), referent.party
                if token.i < head.i and not where:
                    nearest = referent.party
                if token.i > head.i:
                    yield "named behind", referent.party
        yield "named last before", nearest
        for above in (head, harm.token):
            for noun in prepositional(self.document, above, "by", "with", "against", "from", "for", "to"):
                yield f"behind '{self.document.head(noun).lower}'", self.sides.party(noun)

    def _told_before(self, head: Token) -> Iterator[tuple[str, str | None]]:
        """The side named last, the people told of last, the last place, and the subject of the sentence before."""
        here = self.document.number_of(head)
        line = self.document.sentences[here].line
        first = self.document.sentences[max(0, here - _BACK)].first
        named = people = place = None
        for token in self.document.tokens[first : head.i]:
            if self.document.sentence_of(token).line != line:
                continue
            if (ground := self.inference.soil.places.get(token.i)) is not None:
                place = ground.country
            parties = {r.party for r in self.sides.cast.at(token.start, token.end) if r.party is not None}
            if len(parties) == 1 and not self.inference.tellers.only_where(token):
                named = next(iter(parties))
            group = token.pos in ("NOUN", "PROPN") and token.dep != "compound"
            if group and names_people(self.document, token, self.terms):
                people = self.sides.party(token) or people
        yield "told of last", named
        yield "people told of last", people
        yield "place told of last", place
        if here and self.document.sentences[here - 1].line == line:
            before = self.document.sentence_tokens(self.document.sentences[here - 1])
            roots = [s for t in before if t.dep == "ROOT" for s in self.document.children(t, "nsubj", "nsubjpass")]
            parties = {p for t in roots if (p := self.sides.party(t)) is not None}
            yield "subject of the sentence before", parties.pop() if len(parties) == 1 else None

    def _in_report(self, party: str) -> Signs:
        """How much of the report is about a side: its share of the mentions, how often it fires and is struck."""
        signs = {}
        if (share := self._shares.get(party, 0.0)) > 0:
            signs["told of"] = share
        if party == self._told_most:
            signs["told of most"] = 1.0
        attacks = [e for e in self.fire.attacks if e.actors and e.targets]
        if party in self.fire.hit:
            signs["struck in the report"] = 1.0
        if any(a.party == party for e in attacks for a in e.actors):
            signs["fires in the report"] = 1.0
        if self.around.is_state(party) and sum(self.around.is_state(p) for p in self._parties) == 1:
            signs["the one state"] = 1.0
        return signs

    @cached_property
    def _shares(self) -> dict[str, float]:
        named: dict[str, int] = {}
        for actor in self.sides.cast.actors:
            if actor.party is not None and actor.party not in self.around.bystanders:
                named[actor.party] = named.get(actor.party, 0) + len(actor.mentions)
        whole = sum(named.values())
        return {party: round(count / whole, 3) for party, count in named.items()} if whole else {}

    @cached_property
    def _told_most(self) -> str | None:
        return min(self._shares, key=lambda p: (-self._shares[p], p), default=None)

    def _subjects(self, harm: Harm, head: Token) -> Iterator[tuple[str, str]]:
        """The subjects of the verbs above a count that harm nobody, by what they do."""
        told = 0
        for verb in dict.fromkeys((harm.token, *self.document.ancestors(head), *self.document.ancestors(harm.token))):
            if not is_verb(verb) or told > 1:
                continue
            deed = next((group for group in _DEEDS if self.terms.has(group, verb.lemma)), None)
            if deed is None and verb.i == harm.token.i:
                continue
            parties = {
                p for t in surface_subjects(self.document, verb, self.sides.patterns) if (p := self.sides.party(t))
            }
            told += 1
            if len(parties) == 1 and not (verb.i == harm.token.i and self.sides.suffers(harm)):
                yield deed or "does it", parties.pop()

    def _by_counts(
        self, harm: Harm, head: Token, count: Count, statement: Statement, source: str
    ) -> Iterator[tuple[str, str | None]]:
        teller = self.inference.tellers.answerable(statement)
        before = self.carried.before(harm, head, count, source)
        if before is not None:
            yield "count it goes on from", before.party
        yield "answers", self.carried.answered(harm, head, teller)
        yield "told again", self.carried.retold(harm, teller, self.fire.hit) if harm.retold else None
        yield "them", self.carried.of_them(head)
        told = self.carried.told
        if told is None:
            return
        here = self.document.sentence_of(harm.token)
        there = self.document.sentence_of(self.document.tokens[told.at])
        if here.first == there.first:
            yield "count before in the sentence", told.count.party
            if told.kind is harm.kind:
                yield "count before in the sentence, of one kind", told.count.party
        elif here.line == there.line:
            yield "count before in the paragraph", told.count.party

    # --- what points to none -------------------------------------------------------------------------

    def _of_nobody(self, harm: Harm, head: Token, count: Count, statement: Statement, source: str, kind: str) -> Signs:
        inference = self.inference
        attackers = self.fire.by(harm)
        before = self.carried.before(harm, head, count, source)
        told = {
            "nobody's": True,
            "inner war": inference.civil.unnamed or bool(inference.civil.within),
            "no teller": inference.tellers.answerable(statement) is None,
            "nobody did it": not attackers,
            "both fire": self.fire.is_mutual(harm),
            "a whole war's": inference.is_long_told(harm, count.who),
            "theirs": inference.is_theirs(harm, head),
            "partisans": inference.is_partisan(head),
            "strangers": self.terms.has("strangers", head.lemma),
            "borne by nobody known": inference.is_borne(harm, head),
            "we of nobody known": inference.is_unknown_speakers(harm, statement),
            "goes on from nobody's": before is not None and before.party is None,
            "a headline's": self._is_headline(harm),
            "suspects": self.terms.has("unproven", head.lemma),
        }
        signs = {name: 1.0 for name, holds in told.items() if holds}
        return {**signs, **{f"{name}, {kind}": 1.0 for name in signs}}

    def _is_headline(self, harm: Harm) -> bool:
        return self.document.sentence_of(harm.token).first == 0
