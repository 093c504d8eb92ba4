"""Whose people a place tells of: people who are no soldiers are of the undisputed state where they are harmed."""

from dataclasses import dataclass

from standoff.reading.clauses import is_verb
from standoff.reading.events.predicates import doers, left_phrase, prepositional
from standoff.reading.syntax import Token
from standoff.reading.tolls.harms import Harm
from standoff.reading.tolls.sides import Sides
from standoff.reading.tolls.surroundings import is_disputed
from standoff.reading.tolls.tellers import Tellers
from standoff.record.rows import Place, Statement
from standoff.record.terms import TollKind

_BODILY = frozenset({TollKind.KILLED, TollKind.WOUNDED})
_TAKEN = frozenset({TollKind.CAPTURED, TollKind.DETAINED})


@dataclass(frozen=True)
class Soil:
    """The places of a report by the index of each token that names one."""

    sides: Sides
    tellers: Tellers
    places: dict[int, Place]

    def under(self, harm: Harm, head: Token) -> str | None:
        """The state in whose place people other than soldiers are harmed, or whose place they leave."""
        hosts = [t for t in (harm.token, head, harm.carrier) if t is not None]
        if harm.token.dep in ("ccomp", "conj", "ROOT") and self.sides.document.children(harm.token, "conj"):
            hosts += self.sides.document.children(harm.token, "conj")
            hosts += [
                a
                for c in self.sides.document.children(harm.token, "conj")
                for a in self.sides.document.children(c, "acl")
            ]
        if harm.token.dep in ("conj", "advcl"):
            hosts.append(self.sides.document.head(harm.token))
        hosts += [clause for host in hosts for clause in self.sides.document.children(host, "advcl")]
        hosts += [
            o for host in hosts if is_verb(host) for o in self.sides.document.children(host, "dobj", "advmod", "prt")
        ]
        hosts += self._antecedents(head)
        left = harm.kind is TollKind.DISPLACED and (harm.nominal or harm.token.lemma not in self.sides.terms.verbs)
        leading = ("from", "of") if left else ("in", "from", "of", "at", "near")
        for host in hosts:
            for noun in prepositional(self.sides.document, host, *leading):
                if harm.kind is TollKind.DISPLACED and (party := self.sides.party(noun)) is not None:
                    return party
                if (country := self.country(noun)) is not None:
                    return country
        if left:
            homes = [*prepositional(self.sides.document, head, "in"), *self._left_places(harm)]
            fled = next((country for n in homes if (country := self.country(n)) is not None), None)
            if fled is not None:
                return fled
        struck = [
            o for host in hosts[1:] if is_verb(host) for o in self.sides.document.children(host, "dobj", "npadvmod")
        ]
        told = (country for o in struck if harm.kind in _BODILY and (country := self.country(o)) is not None)
        return next(told, None) or self._of_helpers(harm)

    def _left_places(self, harm: Harm) -> tuple[Token, ...]:
        """What those who flee leave: the town of "have fled Homs"."""
        leaves = is_verb(harm.token) and self.sides.terms.has("leaving", harm.token.lemma)
        return self.sides.document.children(harm.token, "dobj") if leaves else ()

    def _of_helpers(self, harm: Harm) -> str | None:
        """The state where those stand who tend the harmed or find the dead: "doctors in Haifa treated", "rescuers"."""
        by = doers(self.sides.document, harm.token, self.sides.patterns) if is_verb(harm.token) else ()
        for helper in by:
            if self.sides.terms.has("local_reporters", helper.lemma):
                for noun in (helper, *prepositional(self.sides.document, helper, "in", "of", "at")):
                    if (country := self.country(noun)) is not None:
                        return country
        return None

    def _antecedents(self, head: Token) -> list[Token]:
        """Those whom "140,000 of whom" numbers: the nouns before its comma."""
        relative = [n for n in prepositional(self.sides.document, head, "of") if n.lower in ("whom", "which")]
        if not relative:
            return []
        first = min(t.i for t in left_phrase(self.sides.document, head)) - 1
        if first < 1 or self.sides.document.tokens[first].text != ",":
            return []
        noun = self.sides.document.tokens[first - 1]
        return [noun, *(a for a in self.sides.document.ancestors(noun) if a.pos in ("NOUN", "PROPN"))]

    def country(self, noun: Token) -> str | None:
        near = (self.places.get(t.i) for t in left_phrase(self.sides.document, noun))
        place = next((p for p in near if p is not None), None)
        return place.country if place is not None and not is_disputed(place) else None

    def of_unnamed_army(self, harm: Harm, statement: Statement) -> str | None:
        """The state on whose ground soldiers are harmed whom an army that nobody names counts: "the army reported"."""
        tokens = [t for span in statement.source.spans for t in self.sides.document.within(*span)]
        if statement.parent is None or any(h.party is not None for h in statement.source.holders):
            return None
        if not any(t.lower in ("army", "military", "defence", "defense") for t in tokens):
            return None
        countries = {
            country
            for host in (harm.token, *self.sides.document.children(harm.token, "conj"))
            for noun in prepositional(self.sides.document, host, "in", "at", "near", "outside")
            if (country := self.country(noun)) is not None
        }
        return countries.pop() if len(countries) == 1 else None

    def of_source(self, harm: Harm, statement: Statement) -> str | None:
        """The state of a place whose residents, doctors or rescuers tell of the harmed, when nobody else is named."""
        if statement.parent is None or harm.kind in _TAKEN:
            return None
        tokens = [t for span in statement.source.spans for t in self.sides.document.within(*span)]
        groups = ("local_reporters", "counters", "own_reporters")
        if not any(
            self.sides.terms.has(group, form) for t in tokens for group in groups for form in (t.lemma, t.lower)
        ):
            return None
        clause = self.sides.document.sentence_tokens(self.sides.document.sentence_of(harm.token))
        inside = [t for t in clause if self.sides.standing.at(t) is statement and not self.tellers.only_where(t)]
        if any(r.party is not None for t in inside for r in self.sides.cast.at(t.start, t.end)):
            return None
        countries = {p.country for t in tokens if (p := self.places.get(t.i)) and p.country and not is_disputed(p)}
        return countries.pop() if len(countries) == 1 else None
