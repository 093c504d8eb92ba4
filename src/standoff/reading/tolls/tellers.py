"""Whose people a teller counts: an authority answers for its own, and is heard only where nothing speaks against it."""

from dataclasses import dataclass

from standoff.reading.clauses import is_verb
from standoff.reading.events.predicates import doers
from standoff.reading.syntax import Token
from standoff.reading.tolls.calling import Calling
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.sides import Sides
from standoff.record.rows import Statement
from standoff.record.terms import ActorKind, SourceKind, Stance, TollKind, Who

_BODIES = frozenset({ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.FORCE, ActorKind.COUNTRY})
_TAKEN = frozenset({TollKind.CAPTURED, TollKind.DETAINED})
_PLACING = ("in", "from", "of", "at", "near", "outside", "around", "across", "on")


@dataclass(frozen=True)
class Tellers:
    """Who may answer for whom; `bystanders` are bodies that are no side, `armed` the armed groups."""

    sides: Sides
    calling: Calling
    bystanders: frozenset[str]
    armed: frozenset[str]

    def answerable(self, statement: Statement) -> str | None:
        """The one side whose authority `statement` is: its army, a ministry, an official, its release."""
        if statement.parent is None and statement.source.kind is SourceKind.OUTLET and self.sides.cast.issuer is None:
            return None
        parties = {h.party for h in statement.source.holders if h.party is not None}
        if len(parties) != 1 or parties & self.bystanders:
            return None
        words = {w.strip(".,'’").lower() for w in statement.source.text.split()}
        if words & set(self.sides.terms.words["no_authority"]):
            return None
        if words & set(self.sides.terms.words["own_reporters"]):
            return parties.pop()
        for holder in statement.source.holders:
            if holder.actor is None:
                continue
            actor = self.sides.cast.actor(holder.actor)
            role = set((actor.role or "").lower().split())
            if role & set(self.sides.terms.words["no_authority"]):
                return None
            armed = actor.kind is ActorKind.ORGANISATION and actor.id is not None and actor.of is None
            person = actor.kind is ActorKind.PERSON and (actor.of is not None or role)
            if actor.kind in _BODIES or person or armed:
                return parties.pop()
        return None

    def own(
        self, harm: Harm, head: Token, who: Who | None, statement: Statement, attackers: set[str], absent: bool
    ) -> str | None:
        """The side of an authority that counts its own harmed: "the Health Ministry said 189 people were injured"."""
        own = self.answerable(statement)
        if own is None or own in attackers or self.calling.is_hostile(head) or self.calling.is_apart(head):
            return None
        if self.sides.is_lost(harm):
            return None
        if who is None and head.pos in ("NUM", "ADJ", "VERB") and not self._owns_up(statement):
            return None
        owned_up = statement.stance is Stance.CONCEDE and (harm.nominal or not is_verb(harm.token))
        if own in self.armed and not (self.calling.is_of_group(head) or owned_up):
            return None
        if harm.kind in _TAKEN and not (attackers or absent or self._by_enemy(harm)):
            return None
        if is_verb(harm.token) and not self.sides.suffers(harm):
            by = doers(self.sides.document, harm.token, self.sides.patterns)
            unknown = [t for t in by if t.pos == "PRON" and t.lower not in ("who", "which", "that")]
            if any(self.sides.party(t) in (None, own) for t in unknown):
                return None
        clause = self.sides.document.sentence_tokens(self.sides.document.sentence_of(harm.token))
        inside = [t for t in clause if self.sides.standing.at(t) is statement]
        if any(self.sides.terms.has("fended_off", t.lemma) for t in inside):
            return None
        named = {
            r.party
            for t in inside
            if not self.only_where(t)
            for r in self.sides.cast.at(t.start, t.end)
            if r.party is not None
        }
        return own if named - attackers <= {own} else None

    def _owns_up(self, statement: Statement) -> bool:
        """Whether a bare number is the teller's own: it is told by a body that counts the harmed, or admitted."""
        words = {w.strip(".,'’").lower() for w in statement.source.text.split()}
        return statement.stance in (Stance.CONCEDE, Stance.CONFIRM) or bool(
            words & set(self.sides.terms.words["counters"])
        )

    def _by_enemy(self, harm: Harm) -> bool:
        by = doers(self.sides.document, harm.token, self.sides.patterns) if is_verb(harm.token) else ()
        return any(self.sides.terms.has("enemies", t.lemma) for t in by)

    def only_where(self, token: Token) -> bool:
        """Whether a name only says where: "near the border with Peru"."""
        above = self.sides.document.head(token)
        return token.entity in ("GPE", "LOC", "FAC") and token.dep == "pobj" and above.lower in _PLACING
