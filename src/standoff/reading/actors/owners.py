"""Whose officer a person is where the words beside the name only refer: "its spokesman, X", "the group's leader X",
"X, who heads the service", "Defence Minister X" after the ministry.

Names come before references, so such a person has no party at first; it is settled while references are resolved in
text order, from whatever the owner's words turned out to stand for. A plain office of nobody's ("Prime Minister X") is
the dateline's or the issuer's, unless another state was spoken of just before.
"""

from collections.abc import Iterator

from standoff.knowledge.whoswho import Body, Title
from standoff.reading.actors.affiliation import Appointment, opening_seat
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.chiefs import led_group
from standoff.reading.actors.context import by_context, paragraphs_side, speaks_in, visiting
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.memory import REACH
from standoff.reading.actors.naming import anchor_key
from standoff.reading.actors.officers import belongs_to, led_by, possessors, spoken_for
from standoff.reading.actors.ownership import Owner, by_place, parties_beside, spoke_before
from standoff.reading.actors.sketches import UNNAMED, Mention, Sketch
from standoff.reading.actors.voices import voice_of
from standoff.reading.syntax import Token
from standoff.record.terms import ActorKind

_UNOWNING = frozenset({ActorKind.CROWD, ActorKind.OUTLET})
_BEHIND = frozenset({"of", "for", "to", "in", "at"})
_BODY = frozenset({"of", "from", "at", "with"})
_BODIES = frozenset({ActorKind.MINISTRY, ActorKind.GOVERNMENT, ActorKind.FORCE})
_INTERNATIONAL = frozenset({"international body", "alliance"})


class Owners:
    """Settles the party of people by whose officers they are."""

    def __init__(self, describer: Describer) -> None:
        self.describer = describer
        self.scene = describer.scene
        self._waiting: dict[int, list[Mention]] = {}
        gathering = self.scene.gathering
        for mention in gathering.mentions:
            if gathering.sketches[mention.key].kind is ActorKind.PERSON:
                sentence = self.scene.document.sentence_of(self.scene.document.tokens[mention.head])
                self._waiting.setdefault(mention.head, []).append(mention)
                self._waiting.setdefault(sentence.last - 1, []).append(mention)

    def wait(self, mention: Mention) -> None:
        """Leaves somebody unnamed to be settled at the end of the sentence."""
        sentence = self.scene.document.sentence_of(self.scene.document.tokens[mention.head])
        self._waiting.setdefault(sentence.last - 1, []).append(mention)

    def settle(self, token: Token) -> None:
        """Settles those whose name, or whose sentence, ends with `token`."""
        for mention in self._waiting.get(token.i, ()):
            sketch = self.scene.sketch(mention.key)
            if sketch.party is not None:
                continue
            appointment = self.scene.gathering.appointments.get(mention)
            owner = self._owner(mention, appointment)
            if owner is not None:
                self._belong(sketch, owner, appointment)
            elif sketch.grounds == UNNAMED:
                continue
            elif appointment is not None and token.i > mention.head and not self._issuers(sketch, appointment):
                self._by_place(sketch, mention, appointment)

    def _owner(self, mention: Mention, appointment: Appointment | None) -> Sketch | None:
        if appointment is not None and (appointment.former or not appointment.title.state):
            return None
        if (group := led_group(self.scene, mention)) is not None:
            return group
        head = self.scene.document.tokens[mention.head]
        words = (
            *led_by(self.scene, head),
            *self._apposed(mention),
            *self._behind(mention),
            *spoken_for(self.scene, mention.last),
            *belongs_to(self.scene, head),
        )
        tokens = self.scene.document.tokens
        if appointment is not None:
            words = (*self._beside(mention, appointment), *words)
        elif mention.first > 1 and tokens[mention.first - 1].tag == "POS":
            words = (tokens[mention.first - 2], *words)
        for token in words:
            mentions = [*self.scene.at.get(token.i, ()), *self.describer.named_so(token)]
            found = [self.scene.sketch(m.key) for m in mentions if m.key != mention.key]
            found = [s for s in found if s.party is not None and s.kind not in _UNOWNING]
            found = [s for s in found if appointment is None or self._may_have(s.party, appointment.title)]
            if len({s.party for s in found}) == 1:
                return found[0]
        return None

    def _may_have(self, party: str | None, title: Title) -> bool:
        """Whether a party can have such an office: only states have ministers and governors."""
        registry = self.describer.ground.registry
        return party in registry.states or title.id not in registry.words("of_states")

    def _beside(self, mention: Mention, appointment: Appointment) -> Iterator[Token]:
        """The pronoun, the possessor, the organ or the noun behind "of" that the title is of."""
        document, whose = self.scene.document, appointment.whose
        tokens = document.tokens
        if whose.anchors:
            return
        if whose.pronoun is not None:
            yield tokens[whose.pronoun]
        if whose.organ is not None:
            yield tokens[whose.organ.last - 1]
        first = min(whose.first, mention.first)
        if first > 1 and tokens[first - 1].tag == "POS":
            yield tokens[first - 2]
        last = appointment.last or mention.first
        for head in tokens[max(0, last - 1) : last]:
            yield from possessors(self.scene, head)
            if last < len(tokens) and tokens[last].lower in _BEHIND:
                for noun in document.children(tokens[last], "pobj"):
                    yield noun
                    yield from possessors(self.scene, noun)

    def _apposed(self, mention: Mention) -> Iterator[Token]:
        """The ministry in "Ambassador X, spokesperson of the ministry"."""
        document, ground = self.scene.document, self.describer.ground
        former = ground.registry.words("former")
        for noun in document.children(document.tokens[mention.head], "appos"):
            hit = ground.title_ending.get(noun.i + 1)
            words = {t.lower for t in document.children(noun, "amod", "advmod", "compound")}
            if hit is None or not hit.entries[0].state or words & former:
                continue
            yield from possessors(self.scene, noun)
            for prep in document.children(noun, "prep"):
                if prep.lower in _BEHIND:
                    yield from document.children(prep, "pobj")

    def _behind(self, mention: Mention) -> Iterator[Token]:
        """The body in "X of the boundary commission"; no country, which says where he comes from."""
        document = self.scene.document
        for prep in document.children(document.tokens[mention.head], "prep"):
            for noun in document.children(prep, "pobj") if prep.lower in _BODY else ():
                if any(self.scene.sketch(m.key).kind in _BODIES for m in self.scene.at.get(noun.i, ())):
                    yield noun

    def _belong(self, sketch: Sketch, owner: Sketch, appointment: Appointment | None) -> None:
        sketch.party = owner.party
        sketch.of = owner.of if owner.kind is ActorKind.PERSON else owner.key
        if sketch.grounds != UNNAMED:
            sketch.grounds += "; whose officer"
        if appointment is not None and sketch.role is not None and owner.kind is not ActorKind.PERSON:
            article = "" if owner.kind is ActorKind.COUNTRY else "the "
            sketch.role = f"{appointment.title.name} of {article}{owner.name.removeprefix('the ')}"

    def _issuers(self, sketch: Sketch, appointment: Appointment) -> bool:
        """In a release an ambassador is the issuing embassy's, a spokesman the issuing ministry's."""
        issuer, title = self.scene.gathering.issuer, appointment.title
        if issuer is None or appointment.former or appointment.whose.anchors or issuer.party is None:
            return False
        body = self.scene.sketch(issuer.key).body
        own = title.organ == body != "" or (title.id, body) == ("ambassador", "embassy")
        homely = title.exclusive or title.id in self.describer.ground.registry.words("at_home")
        homely = homely and issuer.party in self.describer.ground.registry.belligerents
        if not (own or homely or title.id == "spokesperson"):
            return False
        sketch.party, sketch.of = issuer.party, issuer.key
        sketch.grounds += "; issuer"
        return True

    def _by_place(self, sketch: Sketch, mention: Mention, appointment: Appointment) -> None:
        """ "Defence Minister X" is of the one state whose ministry of that kind was named, else of home; a local
        officer of the place named with him; others of whom the words around leave."""
        title = appointment.title
        token = self.scene.document.tokens[mention.head]
        if appointment.former or appointment.whose.anchors or not title.state or self._some_owners(appointment):
            return
        homely = title.exclusive or title.id in self.describer.ground.registry.words("at_home")
        owner = self._seated(mention, appointment) or (by_place(self.scene, token) if title.local else None)
        owner = owner or (self._ministrys(mention, title) if title.exclusive else None)
        if owner is None and title.of is not None:
            anchor = party_anchor(self.describer.ground, self.body_near(token) or title.of)
            owner = Owner(anchor, (), "the office's own body") if anchor is not None else None
        home = self.describer.home
        if owner is None and homely and self._of_some_body(mention, appointment):
            return
        pair, party = self.describer.pair, home.anchor.known.party if home is not None else None
        if owner is None and (homely or appointment.whose.organ is not None or title.organ == "military"):
            owner = speaks_in(self.scene, token, pair) if title.id == "spokesperson" else None
            owner = owner or paragraphs_side(self.scene, token, pair, party) or visiting(self.scene, token, pair, party)
            ranked = title.organ == "military" and owner is not None
            if ranked and owner is not None and owner.anchor.known.party not in self.describer.ground.registry.states:
                owner = None
        homely = homely or (home is not None and self._ranks_at_home(title, token, home.anchor.known.party))
        if owner is None and home is not None and homely:
            owner = None if self.elsewhere(token, home.anchor.known.party) else home
        elif owner is None and title.organ == "military":
            owner = self._after_force(token)
        elif owner is None and title.id == "spokesperson" and appointment.whose.organ is None:
            owner = spoke_before(self.scene, token)
        elif owner is None and homely:
            owner = by_context(self.scene, token, self.describer.pair)
        homely = homely or title.local
        if owner is None and home is None and homely and not self._of_some_body(mention, appointment):
            owner = self.describer.soil
            owner = None if owner is None or self.elsewhere(token, owner.anchor.known.party) else owner
        told = title.exclusive or title.organ == "military" or (homely and home is None)
        if owner is None and told and not self._of_some_body(mention, appointment):
            owner = voice_of(self.scene, token, pair)
        if owner is not None:
            sketch.party, sketch.of = owner.anchor.known.party, anchor_key(owner.anchor)
            sketch.grounds += f"; {owner.how}"

    def _seated(self, mention: Mention, appointment: Appointment) -> Owner | None:
        """ "In Lima, army chief X said": of the state in whose capital the sentence is set."""
        ground = self.describer.ground
        organ = appointment.whose.organ
        seat = opening_seat(ground, mention.first)
        if seat is None or appointment.title.posted or (organ is not None and organ.entries[0].shared):
            return None
        tokens = ground.document.tokens
        return Owner(
            seat, ((tokens[seat.first].start, tokens[seat.last - 1].end),), "the capital that opens the sentence"
        )

    def _some_owners(self, appointment: Appointment) -> bool:
        """Whether a pronoun says whose officer it is; "our" in an outlet's own voice is home's."""
        i = appointment.whose.pronoun
        if i is None:
            return False
        own = self.scene.document.tokens[i].lower == "our" and not self.scene.quoted[i]
        return not own or self.scene.gathering.issuer is not None

    def _of_some_body(self, mention: Mention, appointment: Appointment) -> bool:
        """ "The bloc's commission president, X": a body beside the office that is no state's known organ."""
        ground, tokens = self.describer.ground, self.scene.document.tokens
        last = appointment.last or mention.first
        hit = ground.title_ending.get(last)
        if hit is None or appointment.whose.organ is not None:
            return False
        fillers = ground.registry.words("fillers") | ground.registry.words("former")
        beside = (t for t in possessors(self.scene, tokens[last - 1]) if not hit.first <= t.i < hit.last)
        return any(t.pos == "NOUN" and t.lower not in fillers for t in beside)

    def _ranks_at_home(self, title: Title, token: Token, home: str | None) -> bool:
        """ "Brigadier X" at home: where no armed group acts in the report, and his paragraph names no other state."""
        states = self.describer.ground.registry.states
        belligerents = self.describer.ground.registry.belligerents - states
        if title.organ != "military" or any(self.describer.acts(party) for party in belligerents):
            return False
        sentence = self.scene.document.sentence_of(token)
        before = parties_beside(self.scene, self.scene.document.tokens[sentence.first], within=token.i)
        return before <= {home}

    def _after_force(self, token: Token) -> Owner | None:
        """ "Peru's army says … Brigadier X tells reporters": of the army that spoke just before."""
        found = spoke_before(self.scene, token, forces=True)
        pair = self.describer.pair
        return found if found is not None and (len(pair) != 2 or found.anchor.known.party in pair) else None

    def _ministrys(self, mention: Mention, title: Title) -> Owner | None:
        """The one state whose ministry of the minister's kind was named near before."""
        named = self.describer.last_named.get(("body", title.organ), ()) if title.organ else ()
        near = {self.scene.sketch(m.key).party for m in named if mention.head - m.head <= REACH}
        owner = next((self.scene.sketch(m.key) for m in reversed(list(named)) if m.head < mention.head), None)
        if owner is None or owner.party is None or near != {owner.party}:
            return None
        anchor = party_anchor(self.describer.ground, owner.party)
        return Owner(anchor, (), "the one ministry named") if anchor is not None else None

    def body_near(self, token: Token) -> str | None:
        """The one international body other than the UN that the sentence, or the one before, speaks of."""
        scene, number = self.scene, self.scene.number_of(token.i)
        rows = self.describer.ground.registry.rows
        found: set[str] = set()
        for n in range(max(0, number - 1), number + 1):
            sentence = scene.document.sentences[n]
            for i in range(sentence.first, min(sentence.last, token.i)):
                for mention in scene.at.get(i, ()):
                    row = rows.get(scene.sketch(mention.key).entry or "")
                    if isinstance(row, Body) and row.kind in _INTERNATIONAL:
                        found.add(row.party)
        return found.pop() if len(found) == 1 else None

    def elsewhere(self, token: Token, home: str | None) -> bool:
        """Whether the line, up to the sentence's end, speaks of another state and not of home."""
        issuer = self.scene.gathering.issuer
        if issuer is not None and issuer.party == home:
            return False
        parties = parties_beside(self.scene, token)
        pair = self.describer.pair
        others = {p for p in parties - {home} if len(pair) != 2 or home not in pair or p in pair}
        return bool(others) and home not in parties
