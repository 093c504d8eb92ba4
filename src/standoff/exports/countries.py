"""The country codes that PLOVER and its kin give the sides of an event, which the record leaves open on purpose.

The record gives a side only where words name it. Event data has a wider convention (CAMEO manual 1.1b3): rebels
and oppositions carry the code of their country beside that of their role, and people who are only called by what they
are ("police", "protesters", "militants") that of the country where they act. `Countries` applies it by rule, and says
for each code which rule gave it; the record is not changed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from standoff.knowledge.export_codes import load_export_codes
from standoff.knowledge.territories import load_territories
from standoff.knowledge.whoswho import load_whos_who
from standoff.record.rows import Event, Participant, Reading
from standoff.record.terms import ActorKind, EventType

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n")
_REACH = 1_000
STATED = "party"
"""The rule of a code that the row itself has: its words name the side."""


@dataclass(frozen=True, slots=True)
class Coded:
    """The country or role codes of one side of an event, and the rule that gave them."""

    codes: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True)
class Countries:
    """Codes for the participants of one reading's events."""

    reading: Reading

    @cached_property
    def _actors(self) -> dict[str, "tuple[str | None, str | None]"]:
        return {actor.id: (actor.party, actor.of) for actor in self.reading.actors}

    @cached_property
    def _places(self) -> dict[str, str]:
        return {p.id: p.country for p in self.reading.places if p.country is not None and not p.claimed_by}

    @cached_property
    def _states(self) -> frozenset[str]:
        """The states that the report names by a party."""
        return frozenset(p for p, _ in self._actors.values() if p is not None and p in load_territories().by_code)

    @cached_property
    def _forces(self) -> frozenset[str]:
        return frozenset(a.id for a in self.reading.actors if a.kind is ActorKind.FORCE)

    @cached_property
    def _only(self) -> str | None:
        """The one state that the report names, by a party or a place; None where it names none or several."""
        states = self._states | {country for place in self.reading.places if (country := place.country) is not None}
        return min(states) if len(states) == 1 else None

    def of(self, participant: Participant, event: Event) -> Coded:
        """The codes of one participant: of its party, of what it belongs to, of where it acts, or none."""
        if participant.party is not None:
            return Coded(codes_of(participant.party), STATED)
        party, of = self._actors.get(participant.actor or "", (None, None))
        seen: set[str] = set()
        while party is None and of is not None and of not in seen:
            seen.add(of)
            if of.startswith("country:"):
                return Coded((of.removeprefix("country:"),), "belongs to")
            party, of = self._actors.get(of, (None, None))
        if party is not None:
            return Coded(codes_of(party), "belongs to")
        called = self._called(participant)
        if called.codes:
            return called
        where = self._places.get(event.place or "")
        if where is not None:
            return Coded((where,), "acts there")
        return Coded((self._only,), "only state named") if self._only is not None else Coded()

    def _called(self, participant: Participant) -> Coded:
        """The code that the words of a name give whom nobody knows: "Bosnian Serbs", "the European Mining Forum"."""
        tables = load_export_codes()
        words = [word for quote in participant.quotes for word in quote.split()]
        if any(word[:1].isupper() and word.lower() in tables.body_words for word in words):
            return Coded(("IGO", "NGO"), "called a body")
        known = load_territories()
        called = (row.code for word in words for row in known.of_demonym(word))
        states = dict.fromkeys(code for code in called if code in known.by_code)
        return Coded(tuple(states), "called by a country") if len(states) == 1 else Coded()

    def side(self, participants: Iterable[Participant], event: Event) -> tuple[str, ...]:
        """All codes of one side, in the order of its participants."""
        return tuple(dict.fromkeys(code for p in participants for code in self.of(p, event).codes))

    def _named_beside(self, event: Event) -> dict[str, None]:
        """The states that the event's sentence names by a party or an undisputed place, in text order."""
        text, (start, end) = self.reading.report.text, event.spans[0]
        opened = max((m.end() for m in _SENTENCE_END.finditer(text, max(0, start - _REACH), start)), default=0)
        closed = _SENTENCE_END.search(text, end)
        inside = range(opened, closed.start() if closed is not None else len(text))
        found: dict[int, str] = {}
        for actor in self.reading.actors:
            if actor.party in load_territories().by_code:
                found |= {at: str(actor.party) for at, _ in actor.mentions if at in inside}
        for place in self.reading.places:
            if place.id in self._places:
                found |= {at: self._places[place.id] for at, _ in place.mentions if at in inside}
        return dict.fromkeys(state for _, state in sorted(found.items()))

    def _facing(self, event: Event, known: Coded) -> Coded:
        """The side that no words of the row name, facing a `known` one: who is at home where it happens, else the only
        other state that the sentence names, or the same where it names none; not of an attack on its own forces in a
        report that names another state."""
        where = self._places.get(event.place or "")
        if where is not None and event.type in load_export_codes().on_the_ground:
            return Coded((where,), "acts there") if where not in known.codes else Coded()
        named = tuple(self._named_beside(event))
        others = [state for state in named if state not in known.codes]
        if named and not others and len(named) == 1 and event.type not in load_export_codes().never_at_home:
            return Coded() if self._is_on_forces(event) else Coded(named, "at home")
        return Coded((others[0],), "only other state named") if len(others) == 1 else Coded()

    def _is_on_forces(self, event: Event) -> bool:
        """Whether it is an attack on a state's forces, told of in a report in which other states have a part."""
        hit = event.type is EventType.ASSAULT and any(p.actor in self._forces for p in event.targets)
        return hit and len(self._states) > 1

    def _at_home(self, event: Event) -> Coded:
        """Both sides of an act of which the words name neither: where it happens, or the only state of the sentence."""
        where = self._places.get(event.place or "")
        named = (where,) if where is not None else tuple(self._named_beside(event))
        return Coded(named, "at home") if len(named) == 1 else Coded()

    def sides(self, event: Event) -> tuple[Coded, Coded]:
        """The codes of those who act and of those acted upon, also where the words leave one of them out.

        An arrest or a ban of which no agent is named is the act of the authorities of its place. An act at home, of one
        state's people or organs with nobody named whom it concerns, concerns that state: where it takes place there, or
        where the report names no other. A side that is still open is that of the place, for what is done on the ground,
        or else the only other state that the sentence names.
        """
        tables = load_export_codes()
        source = Coded(self.side(event.actors, event), STATED)
        joint = event.actors if len(event.actors) > 1 else ()
        target = Coded(self.side(event.targets or joint, event), STATED)
        where = self._places.get(event.place or "")
        if not event.actors and where is not None and event.mode in tables.public_modes:
            source = Coded((where,), "authorities there")
        at_home = [code for code in source.codes if code in load_territories().by_code]
        alone = not event.targets and not joint and event.type not in tables.never_at_home
        if alone and len(at_home) == 1 and at_home[0] in (where, self._only if where is None else where):
            target = Coded((at_home[0],), "at home")
        if source.codes and not target.codes:
            target = self._facing(event, source)
        elif target.codes and not source.codes:
            source = self._facing(event, target)
        elif not source.codes and event.type not in tables.never_at_home:
            source = target = self._at_home(event)
        return source, target


def codes_of(party: str) -> tuple[str, ...]:
    """The codes of a party of ours: a state's own; a body's role, and for an armed group also its home's."""
    tables = load_export_codes()
    kind = {body.party: body.kind for body in load_whos_who().bodies if body.id == body.party}.get(party)
    if kind is None:
        return (party,)
    home = tables.homes.get(party)
    return tuple(dict.fromkeys((*((home,) if home else ()), *tables.bodies.get(kind, ("IGO",)), party)))
