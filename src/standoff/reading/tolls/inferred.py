"""Whose people a toll counts where its own words do not say: what follows from who tells it, who fired, and where.

Each answer is an inference, and the grounds of the row say so: an authority that answers for its own people counts
them; people who are no soldiers belong to the undisputed place where they are harmed; soldiers harmed by an attack on
one side are that side's; those whom one of two warring sides says it killed are the other's.
"""

from collections import Counter
from collections.abc import Iterable

from standoff.knowledge.whoswho import load_whos_who
from standoff.reading.actors.registry import ARMED
from standoff.reading.clauses import is_verb
from standoff.reading.events.predicates import doers, left_phrase, prepositional, surface_subjects
from standoff.reading.syntax import Document, Token
from standoff.reading.tolls.counts import Count
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.quantities import Quantity
from standoff.reading.tolls.sides import Sides
from standoff.reading.tolls.surroundings import Surroundings, is_disputed
from standoff.record.rows import Event, Place, Statement
from standoff.record.terms import ActorKind, EventType, Modality, Polarity, SourceKind, Stance, TollKind, Who

_BODIES = frozenset({ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.FORCE, ActorKind.COUNTRY})
_BODILY = frozenset({TollKind.KILLED, TollKind.WOUNDED})
_TAKEN = frozenset({TollKind.CAPTURED, TollKind.DETAINED})
_PLACING = ("in", "from", "of", "at", "near", "outside", "around", "across", "on")


class Inference:
    """The rows that a side is inferred from; `soil` gives the place that each token names."""

    def __init__(self, sides: Sides, events: tuple[Event, ...], soil: dict[int, Place]) -> None:
        self.sides = sides
        self.document: Document = sides.document
        self.terms = sides.terms
        self.cast = sides.cast
        self.soil = soil
        self.attacks = tuple(
            e
            for e in events
            if e.type is EventType.ASSAULT and e.polarity is Polarity.AFFIRMED and e.modality is Modality.ACTUAL
        )
        self.rivals = _rivals(self.attacks)
        bodies = load_whos_who().bodies
        self.bystanders = frozenset(b.party for b in bodies if b.kind not in ARMED)
        self.armed = frozenset(b.party for b in bodies if b.kind in ARMED)
        self.around = Surroundings(
            self.document,
            self.cast,
            self.terms,
            sides.standing,
            self.attacks,
            soil,
            self.bystanders,
            self.armed,
            {b.party: tuple(b.where) for b in bodies if b.kind in ARMED},
        )

    def side(self, harm: Harm, head: Token, count: Count, statement: Statement) -> str | None:
        """The side of those harmed, by the first of the inferences that applies; None where none does."""
        who, absent = count.who, count.quantity == Quantity(0, 0)
        if harm.kind is TollKind.LOSSES and count.quantity == Quantity(None, None) and not count.none_reported:
            return None
        if self.is_enemy(head):
            return self._enemy(head, statement)
        if self.is_theirs(harm, head):
            return self._by_foe(harm, statement)
        loss = next((t for t in (harm.token, self.document.head(head)) if self.terms.has("lose", t.lemma)), None)
        losers = (
            surface_subjects(self.document, loss, self.sides.patterns) if loss is not None and is_verb(loss) else ()
        )
        if any(self.is_enemy(t) for t in losers):
            return self._enemy(losers[0], statement)
        if any(self._is_hostile(t) for t in losers):
            return self.around.band(())
        if self._is_borne(harm, head):
            return None
        attackers = self._attackers(harm)
        if absent and (head.lower == "one" or self.terms.has("nobody", head.lower)):
            return self._of_teller(harm, head, who, statement, attackers, absent)
        strange = who is Who.MILITARY or self.terms.has("strangers", head.lemma)
        place = None if strange else self.by_soil(harm, head)
        if place is not None and place not in attackers:
            return place
        found = self._of_teller(harm, head, who, statement, attackers, absent)
        if found is not None:
            return found
        if self._is_hostile(head):
            return self.around.band(attackers)
        if who is Who.MILITARY:
            return self._by_target(harm) or self._by_rival(harm) or self._by_army(harm, head, attackers, statement)
        taken = harm.kind in _TAKEN and who is None and not attackers and self.terms.has("taken_in_war", head.lemma)
        if taken and (foe := self._by_taker(harm, statement)) is not None:
            return foe
        return place or self._by_source_place(harm, statement) or self._by_scene(harm, head, who, attackers)

    # --- who tells it --------------------------------------------------------------------------------

    def answerable(self, statement: Statement) -> str | None:
        """The one side whose authority `statement` is: its army, a ministry, an official, its release."""
        if statement.parent is None and statement.source.kind is SourceKind.OUTLET and self.cast.issuer is None:
            return None
        parties = {h.party for h in statement.source.holders if h.party is not None}
        if len(parties) != 1 or parties & self.bystanders:
            return None
        words = {w.strip(".,'’").lower() for w in statement.source.text.split()}
        if words & set(self.terms.words["no_authority"]):
            return None
        if words & set(self.terms.words["own_reporters"]):
            return parties.pop()
        for holder in statement.source.holders:
            if holder.actor is None:
                continue
            actor = self.cast.actor(holder.actor)
            role = set((actor.role or "").lower().split())
            if role & set(self.terms.words["no_authority"]):
                return None
            armed = actor.kind is ActorKind.ORGANISATION and actor.id is not None and actor.of is None
            person = actor.kind is ActorKind.PERSON and (actor.of is not None or role)
            if actor.kind in _BODIES or person or armed:
                return parties.pop()
        return None

    def _of_teller(
        self, harm: Harm, head: Token, who: Who | None, statement: Statement, attackers: set[str], absent: bool
    ) -> str | None:
        """The side of an authority that counts its own harmed: "the Health Ministry said 189 people were injured"."""
        own = self.answerable(statement)
        if own is None or own in attackers or self._is_hostile(head) or self._is_apart_from(head):
            return None
        if self._is_lost(harm):
            return None
        if who is None and head.pos in ("NUM", "ADJ", "VERB") and not self._owns_up(statement):
            return None
        owned_up = statement.stance is Stance.CONCEDE and (harm.nominal or not is_verb(harm.token))
        if own in self.armed and not (self._is_of_group(head) or owned_up):
            return None
        if harm.kind in _TAKEN and not (attackers or absent or self._by_enemy(harm)):
            return None
        if is_verb(harm.token) and not self.sides.suffers(harm):
            by = doers(self.document, harm.token, self.sides.patterns)
            if any(t.pos == "PRON" and t.lower not in ("who", "which", "that") for t in by):
                return None
        clause = self.document.sentence_tokens(self.document.sentence_of(harm.token))
        inside = [t for t in clause if self.sides.standing.at(t) is statement]
        if any(self.terms.has("fended_off", t.lemma) for t in inside):
            return None
        named = {
            r.party
            for t in inside
            if not self._only_where(t)
            for r in self.cast.at(t.start, t.end)
            if r.party is not None
        }
        return own if named - attackers <= {own} else None

    def _is_borne(self, harm: Harm, head: Token) -> bool:
        """Whether a verb names whose they are and the reader does not know the side: "they have suffered nine dead"."""
        verb = self.document.head(head)
        return head.dep == "dobj" and verb.i != harm.token.i and self.terms.has("bearing", verb.lemma)

    def _is_hostile(self, head: Token) -> bool:
        """Whether those harmed are called what only their foes call them: "militants", "hundreds of terrorists"."""
        inner = (head, *prepositional(self.document, head, "of"))
        return any(self.terms.has("hostile", t.lemma) for t in inner)

    def _is_of_group(self, head: Token) -> bool:
        """Whether those harmed are called what an armed group calls its own: "fighters", "brothers", not "soldiers"."""
        inner = (head, *prepositional(self.document, head, "of"))
        return any(self.terms.has("group_people", t.lemma) for t in inner)

    def _owns_up(self, statement: Statement) -> bool:
        """Whether a bare number is the teller's own: it is told by a body that counts the harmed, or admitted."""
        words = {w.strip(".,'’").lower() for w in statement.source.text.split()}
        return statement.stance in (Stance.CONCEDE, Stance.CONFIRM) or bool(words & set(self.terms.words["counters"]))

    def _by_enemy(self, harm: Harm) -> bool:
        by = doers(self.document, harm.token, self.sides.patterns) if is_verb(harm.token) else ()
        return any(self.terms.has("enemies", t.lemma) for t in by)

    def _only_where(self, token: Token) -> bool:
        """Whether a name only says where: "near the border with Peru"."""
        above = self.document.head(token)
        return token.entity in ("GPE", "LOC", "FAC") and token.dep == "pobj" and above.lower in _PLACING

    def _attackers(self, harm: Harm) -> set[str]:
        """The sides that the words of the harm, or of an attack told in its sentence, say did it."""
        found: set[str] = set()
        if is_verb(harm.token) and not self.sides.suffers(harm):
            for doer in doers(self.document, harm.token, self.sides.patterns):
                if (party := self.sides.party(doer)) is not None:
                    found.add(party)
        struck: set[str] = set()
        for event in self._attacks_in_sentence(harm):
            found |= {a.party for a in event.actors if a.party is not None}
            struck |= {t.party for t in event.targets if t.party is not None}
        return found - struck

    def _attacks_in_sentence(self, harm: Harm) -> Iterable[Event]:
        sentence = self.document.sentence_tokens(self.document.sentence_of(harm.token))
        low, high = sentence[0].start, sentence[-1].end
        return [e for e in self.attacks if low <= e.trigger[0][0] < high]

    # --- who fired -----------------------------------------------------------------------------------

    def _by_target(self, harm: Harm) -> str | None:
        """The side of soldiers whom an attack on one side's posts harms: "shelled the Thai post, killing two"."""
        struck: set[str] = set()
        for event in self._attacks_in_sentence(harm):
            if harm.token.start in (start for start, _ in event.trigger):
                continue
            actors = {a.party for a in event.actors}
            struck |= {t.party for t in event.targets if t.party is not None and t.party not in actors}
        return struck.pop() if len(struck) == 1 else None

    def _by_rival(self, harm: Harm) -> str | None:
        """The side of soldiers whom one of two warring sides is said to have killed or taken."""
        attackers = self._attackers(harm)
        return self.rivals.get(attackers.pop()) if len(attackers) == 1 else None

    def _enemy(self, head: Token, statement: Statement) -> str | None:
        """The side that whoever speaks calls the enemy, where the report has it fight one other side alone."""
        own = self.answerable(statement)
        if own is None or not self.is_enemy(head):
            return None
        return self.rivals.get(own) or self.around.other(own)

    def is_theirs(self, harm: Harm, head: Token) -> bool:
        """Whether a pronoun says whose they are and the reader cannot tell whom it means: "its men", "500 of them"."""
        inner = (head, *prepositional(self.document, head, "of"))
        listed = head.dep == "conj" and any(head.head == p.i for p in harm.people)
        owned = [c.lower for t in inner for c in self.document.children(t, "poss")]
        them = any(t.lower == "them" for t in inner[1:]) and is_verb(harm.token) and not self.sides.suffers(harm)
        return not listed and (them or any(self.terms.has("theirs", w) for w in owned))

    def _by_foe(self, harm: Harm, statement: Statement) -> str | None:
        """The side that whoever speaks fights, of "its men" whom "we" killed."""
        own = self.answerable(statement)
        if harm.nominal or not is_verb(harm.token):
            above = next((v for v in self.document.ancestors(harm.token) if is_verb(v)), None)
            owners = surface_subjects(self.document, above, self.sides.patterns) if above is not None else ()
            return self.around.band(()) if any(self._is_hostile(t) for t in owners) else None
        by = doers(self.document, harm.token, self.sides.patterns)
        words = {w.lower for t in by for w in (t, *self.document.children(t, "poss"))}
        ours = "we" in words or any(self.terms.has("ours", w) for w in words)
        return self.rivals.get(own) or self.around.other(own) if own is not None and ours else None

    def is_enemy(self, head: Token) -> bool:
        inner = (head, *prepositional(self.document, head, "of"))
        near = [t for n in inner for t in (n, *self.document.children(n, "amod", "compound", "poss"))]
        return any(self.terms.has("enemies", t.lemma) for t in near)

    def _by_taker(self, harm: Harm, statement: Statement) -> str | None:
        """The foe of the side that tells of captives, and of nobody else who took them: "24 were held, it said"."""
        own = self.answerable(statement)
        return self.rivals.get(own) if own is not None else None

    def _by_army(self, harm: Harm, head: Token, attackers: set[str], statement: Statement) -> str | None:
        """The state whose army alone the report tells of, or has just told to be struck: "two soldiers died"."""
        inner = (head, *prepositional(self.document, head, "of"))
        if not any(self.terms.has("of_state", t.lemma) for t in inner) or self._is_apart_from(head):
            return None
        if any(self.sides.party(p) is not None for p in harm.people if p.i != head.i):
            return None
        if harm.kind in _TAKEN and not attackers:
            return self._by_taker(harm, statement)
        return self.around.army(harm.token, attackers)

    def _is_apart_from(self, head: Token) -> bool:
        """Whether a word says that they are others than the reader would think: "southern soldiers"."""
        return any(self.terms.has("apart", c.lower) for c in self.document.children(head, "amod", "compound"))

    # --- where ---------------------------------------------------------------------------------------

    def by_soil(self, harm: Harm, head: Token) -> str | None:
        """The state in whose place people other than soldiers are harmed, or whose place they leave."""
        hosts = [t for t in (harm.token, head, harm.carrier) if t is not None]
        if harm.token.dep in ("ccomp", "conj", "ROOT") and self.document.children(harm.token, "conj"):
            hosts += self.document.children(harm.token, "conj")
            hosts += [a for c in self.document.children(harm.token, "conj") for a in self.document.children(c, "acl")]
        if harm.token.dep in ("conj", "advcl"):
            hosts.append(self.document.head(harm.token))
        hosts += [clause for host in hosts for clause in self.document.children(host, "advcl")]
        hosts += [o for host in hosts if is_verb(host) for o in self.document.children(host, "dobj", "advmod", "prt")]
        hosts += self._antecedents(head)
        left = harm.kind is TollKind.DISPLACED and (harm.nominal or harm.token.lemma not in self.terms.verbs)
        leading = ("from", "of") if left else ("in", "from", "of", "at", "near")
        for host in hosts:
            for noun in prepositional(self.document, host, *leading):
                if harm.kind is TollKind.DISPLACED and (party := self.sides.party(noun)) is not None:
                    return party
                if (country := self._country(noun)) is not None:
                    return country
        struck = [o for host in hosts[1:] if is_verb(host) for o in self.document.children(host, "dobj", "npadvmod")]
        told = (country for o in struck if harm.kind in _BODILY and (country := self._country(o)) is not None)
        return next(told, None) or self._of_helpers(harm)

    def _of_helpers(self, harm: Harm) -> str | None:
        """The state where those stand who tend the harmed or find the dead: "doctors in Haifa treated", "rescuers"."""
        by = doers(self.document, harm.token, self.sides.patterns) if is_verb(harm.token) else ()
        for helper in by:
            if self.terms.has("local_reporters", helper.lemma):
                for noun in (helper, *prepositional(self.document, helper, "in", "of", "at")):
                    if (country := self._country(noun)) is not None:
                        return country
        return None

    def _country(self, noun: Token) -> str | None:
        near = (self.soil.get(t.i) for t in left_phrase(self.document, noun))
        place = next((p for p in near if p is not None), None)
        return place.country if place is not None and not is_disputed(place) else None

    def _antecedents(self, head: Token) -> list[Token]:
        """Those whom "140,000 of whom" numbers: the nouns before its comma."""
        relative = [n for n in prepositional(self.document, head, "of") if n.lower in ("whom", "which")]
        if not relative:
            return []
        first = min(t.i for t in left_phrase(self.document, head)) - 1
        if first < 1 or self.document.tokens[first].text != ",":
            return []
        noun = self.document.tokens[first - 1]
        return [noun, *(a for a in self.document.ancestors(noun) if a.pos in ("NOUN", "PROPN"))]

    def _by_scene(self, harm: Harm, head: Token, who: Who | None, attackers: set[str]) -> str | None:
        """The state where the sentence, its paragraph or the whole report is, for people who are no soldiers."""
        if harm.kind is TollKind.LOSSES and who is None:
            return None
        if self._is_long_told(harm, who) or self._is_lost(harm) or self.terms.has("strangers", head.lemma):
            return None
        bare = who is None and harm.kind in _BODILY and head.pos in ("NUM", "ADJ", "VERB") and not harm.nominal
        country = self.around.country(harm.token, bare)
        issuer = self.cast.issuer.party if self.cast.issuer is not None and who is not None else None
        country = country or issuer
        return country if country not in attackers else None

    def _is_lost(self, harm: Harm) -> bool:
        """Whether a subject that the reader cannot tell loses them; "two men lost their lives" has none."""
        limb = harm.kind is TollKind.WOUNDED or self.sides.suffers(harm)
        return self.terms.has("lose", harm.token.lemma) and not limb

    def _is_long_told(self, harm: Harm, who: Who | None) -> bool:
        """Whether a whole war's dead of every side are counted: "13,000 have died since the conflict began"."""
        words = self.document.sentence_tokens(self.document.sentence_of(harm.token))
        wars = self.sides.patterns.words["wars"]
        return who is None and harm.kind in _BODILY and any(t.lemma in wars for t in words)

    def _by_source_place(self, harm: Harm, statement: Statement) -> str | None:
        """The state of a place whose residents, doctors or rescuers tell of the harmed, when nobody else is named."""
        if statement.parent is None or harm.kind in _TAKEN:
            return None
        tokens = [t for span in statement.source.spans for t in self.document.within(*span)]
        groups = ("local_reporters", "counters")
        if not any(self.terms.has(group, form) for t in tokens for group in groups for form in (t.lemma, t.lower)):
            return None
        clause = self.document.sentence_tokens(self.document.sentence_of(harm.token))
        inside = [t for t in clause if self.sides.standing.at(t) is statement and not self._only_where(t)]
        if any(r.party is not None for t in inside for r in self.cast.at(t.start, t.end)):
            return None
        countries = {p.country for t in tokens if (p := self.soil.get(t.i)) and p.country and not is_disputed(p)}
        return countries.pop() if len(countries) == 1 else None


def _rivals(attacks: Iterable[Event]) -> dict[str, str]:
    """The one side that each side fights, by the attacks of the report that name who fires at whom."""
    pairs: dict[str, Counter[str]] = {}
    for event in attacks:
        actors = {a.party for a in event.actors if a.party is not None}
        targets = {t.party for t in event.targets if t.party is not None}
        for one in actors:
            for other in targets - {one}:
                pairs.setdefault(one, Counter())[other] += 1
                pairs.setdefault(other, Counter())[one] += 1
    return {side: next(iter(others)) for side, others in pairs.items() if len(others) == 1}
