"""Offices without a name beside them: "the premier", "the Syrian premier", "the Gedaref governor", "his counterpart".

An office refers to the person of that title and party named last. One that the report names nobody for is an actor of
its own ("the president of Syria").
"""

from standoff.knowledge.whoswho import Organ, Title
from standoff.reading.actors.affiliation import Anchor, Appointment, Whose, whose_after, whose_before
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.context import visiting
from standoff.reading.actors.descriptions import Describer
from standoff.reading.actors.memory import REACH
from standoff.reading.actors.naming import anchor_key
from standoff.reading.actors.officers import led_by, seat_of, seated_in, spokesmans_seat, spokesmans_state
from standoff.reading.actors.organs import SEATED
from standoff.reading.actors.owners import Owners
from standoff.reading.actors.ownership import Owner, by_place, of_one, spoke_before
from standoff.reading.actors.sketches import UNNAMED, Mention, Sketch
from standoff.reading.actors.titles import of_town, role_words, wording_of
from standoff.reading.actors.voices import voice_of
from standoff.reading.phrases import Hit
from standoff.reading.syntax import Document, Token
from standoff.record.terms import ActorKind

_OF = frozenset({"of", "from"})
_INDEFINITE = frozenset({"a", "an", "any", "no", "another"})

_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})


def _takes_part(document: Document, token: Token) -> bool:
    """Whether the noun is somebody in what happens, rather than what somebody is ("X, a lawmaker", "as a lawmaker")."""
    if token.dep == "pobj":
        return document.head(token).lower in ("by", "to", "from", "with", "against", "between")
    if token.dep == "conj":
        above = document.head(token)
        return above.i != token.i and above.dep in _PARTS
    return token.dep in _PARTS


class Offices:
    """The holders of offices that a report names, for the descriptions that refer to them."""

    def __init__(self, describer: Describer, owners: Owners) -> None:
        self.describer = describer
        self.owners = owners
        self._titles = {h.last - 1: h for h in describer.ground.titles}
        self._holders: dict[str, list[str]] = {}
        for key, sketch in describer.scene.gathering.sketches.items():
            for title in sketch.titles:
                self._holders.setdefault(title, []).append(key)

    def describe(self, token: Token) -> None:
        """Resolves the office whose last word is `token`, if it is one."""
        hit = self._titles.get(token.i)
        if hit is None or token.pos not in ("NOUN", "PROPN"):
            return
        if token.tag in ("NNS", "NNPS") and wording_of(self.describer.ground, hit).lower() not in hit.entries[0].words:
            return
        if token.i in self.describer.taken or token.i in self.describer.scene.at:
            return
        if self.describer.scene.indefinite(token):
            self._somebody(token, hit)
        elif token.lower == "counterpart":
            self._counterpart(token)
        else:
            self._office(token, hit)

    def _office(self, token: Token, hit: Hit[Title]) -> None:
        """ "The premier", "the Syrian premier", "the president of Syria"."""
        ground = self.describer.ground
        title = hit.entries[0]
        whose = whose_before(ground, hit.first)
        after = whose_after(ground, hit.last, _OF) if not whose.anchors else None
        if not whose.anchors and after is None and (seat := seat_of(ground, hit, whose)) is not None:
            named = self._holder(title, seat.known.party, token) or self._unnamed(title, seat, whose)
            self._refer(hit.first, hit.last, token, named)
            return
        whose = after or whose
        if title.local and not whose.anchors:
            whose = of_town(ground, hit, whose)
        if whose.pronoun is not None and not whose.anchors and title.state:
            self._owned(token, hit, whose)
            return
        definite = whose.definite or bool(whose.anchors) or self._the(hit.first)
        words = set(whose_before(ground, hit.first).words)
        if not definite or title.id == "courtesy" or whose.organ or words & ground.registry.words("former"):
            return
        if self._indefinite(hit.first) or token.dep == "compound":
            return
        anchor = whose.anchors[0] if len(whose.anchors) == 1 and not whose.anchors[0].ethnic else None
        party = anchor.known.party if anchor else None
        if whose.anchors and party is None:
            return
        first = min(hit.first, whose.first) if after is None else hit.first
        last = max([hit.last] + [a.last for a in whose.anchors])
        key = self._holder(title, party, token, local=whose.local)
        if key is not None and anchor is not None and self._of_another(key, title, anchor):
            key = None
        if key is None and not whose.anchors and whose.pronoun is None:
            key = self._called(token)
        if (
            key is None
            and anchor is not None
            and (title.exclusive or title.posted or title.of or whose.local is not None)
        ):
            key = self._unnamed(title, anchor, whose)
        if key is None and not whose.anchors:
            key = self._at_home(title, token, whose)
        speaker = self._speaker(title, token) if key is None and not whose.anchors and whose.pronoun is None else None
        if key is not None:
            self._refer(first, last, token, key)
        elif speaker is not None:
            self._nameless(token, hit, whose, (speaker.anchor.known.party, anchor_key(speaker.anchor)))
        elif anchor is not None and self._states_own(title) and party in ground.registry.states:
            self._nameless(token, hit, whose, (party, anchor_key(anchor)))

    def _states_own(self, title: Title) -> bool:
        return title.organ == "military" or title.id in self.describer.ground.registry.words("of_states")

    def _speaker(self, title: Title, token: Token) -> Owner | None:
        """ "Peru's police denied it. The commander said …": an officer of the force that spoke just before, else of the
        state for which he speaks here."""
        scene, words = self.describer.scene, self.describer.ground.registry.words
        officer = title.organ == "military" or title.id == "spokesperson"
        led = [m for t in led_by(scene, token) for m in scene.at.get(t.i, ())]
        found = of_one(scene, led, "whom he leads")
        found = found or (spoke_before(scene, token, forces=True) if officer else None)
        stately = officer or title.exclusive or title.id in words("of_states") | words("at_home")
        if found is not None or not stately or title.of is not None or not title.state:
            return found
        return voice_of(scene, token, self.describer.pair)

    def _of_another(self, key: str, title: Title, anchor: Anchor) -> bool:
        """Whether a spokesman of that state speaks for another of its bodies than the one named."""
        of = self.describer.scene.sketch(key).of
        named = anchor_key(anchor)
        return title.id == "spokesperson" and of not in (None, named) and not named.startswith("country:")

    def _at_home(self, title: Title, token: Token, whose: Whose) -> str | None:
        """ "The Prime Minister" of nobody named: that of the issuer's state, of home, of the place, of the UN."""
        describer = self.describer
        registry, scene = describer.ground.registry, describer.scene
        needs_none = title.exclusive or title.of is not None or title.id in registry.words("at_home")
        if not needs_none and self._issuers_head(title, token) is None:
            return None
        owner = by_place(scene, token) if title.local else self._issuers_head(title, token)
        home = describer.home
        if owner is None and title.of is not None:
            anchor = party_anchor(describer.ground, self.owners.body_near(token) or title.of)
            owner = Owner(anchor, (), "the office's own body") if anchor is not None else None
        elif owner is None and home is not None and describer.concerns(home.anchor.known.party):
            party = home.anchor.known.party
            stranger = bool(describer.pair) and party not in describer.pair
            stranger = stranger or (party not in registry.states and title.id in registry.words("of_states"))
            owner = None if stranger or self.owners.elsewhere(token, party) else home
            owner = (None if title.local else visiting(scene, token, describer.pair, party)) or owner
        if owner is None:
            return None
        return self._holder(title, owner.anchor.known.party, token) or self._unnamed(title, owner.anchor, whose)

    def _issuers_head(self, title: Title, token: Token) -> Owner | None:
        """ "The Chairman" in a release of a league: whoever heads the body that issues it."""
        scene = self.describer.scene
        issuer = scene.gathering.issuer
        states = self.describer.ground.registry.states
        heads = title.id in self.describer.ground.registry.words("of_bodies")
        if not heads or issuer is None or issuer.anchor is None or issuer.party in states or scene.quoted[token.i]:
            return None
        return Owner(issuer.anchor, self.describer.issued_at(), "issuer") if token.text[0].isupper() else None

    def _owned(self, token: Token, hit: Hit[Title], whose: Whose) -> None:
        """ "Its president", "his spokesman": the holder on the side of whoever is meant by the pronoun."""
        describer, title = self.describer, hit.entries[0]
        owners = describer.scene.at.get(whose.pronoun or 0, ())
        parties = {describer.scene.sketch(m.key).party: m for m in owners}
        party = next(iter(parties), None)
        anchor = party_anchor(describer.ground, party) if len(parties) == 1 else None
        follows = describer.scene.document.tokens[hit.last : hit.last + 1]
        if anchor is None or any(t.i in describer.ground.people for t in follows) or token.dep == "compound":
            return
        key = self._holder(title, party, token)
        if key is None and title.exclusive:
            key = self._unnamed(title, anchor, Whose((anchor,), whose.first))
        if key is not None:
            self._refer(whose.pronoun or hit.first, hit.last, token, key)
        elif _takes_part(describer.scene.document, token):
            owner = parties[party]
            self._nameless(token, hit, whose, (party, describer.scene.sketch(owner.key).of or owner.key))

    def _somebody(self, token: Token, hit: Hit[Title]) -> None:
        """ "A lawmaker", "one villager": a person whom the report does not name, and an actor of this report alone."""
        describer, title = self.describer, hit.entries[0]
        document, ground = describer.scene.document, describer.ground
        follows = document.tokens[hit.last : hit.last + 1]
        if title.id == "courtesy" or not _takes_part(document, token) or any(t.i in ground.people for t in follows):
            return
        whose = whose_before(ground, hit.first)
        anchors = whose.anchors or getattr(whose_after(ground, hit.last, _OF), "anchors", ())
        owner = anchors[0] if len(anchors) == 1 and not anchors[0].ethnic else None
        body = describer.scene.at.get(whose.organ.last - 1, ()) if whose.organ is not None and owner is None else ()
        parties = {describer.scene.sketch(m.key).party: m.key for m in body}
        if owner is None and not parties and not anchors:
            owner = (
                seated_in(ground, hit, whose)
                or spokesmans_seat(ground, hit, whose)
                or spokesmans_state(describer, token, hit, whose)
            )
        if owner is not None:
            self._nameless(token, hit, whose, (owner.known.party, anchor_key(owner)))
        else:
            self._nameless(token, hit, whose, next(iter(parties.items())) if len(parties) == 1 else None)

    def _nameless(
        self, token: Token, hit: Hit[Title], whose: Whose, owner: tuple[str | None, str | None] | None
    ) -> None:
        """Adds somebody whom the report does not name, with the party and the body that the words give."""
        describer, title = self.describer, hit.entries[0]
        first = min(hit.first, whose.first)
        name = describer.ground.document.text[describer.start(first) : token.end]
        made = Sketch(f"unnamed:{token.i}", ActorKind.PERSON, f"unnamed {title.name or token.lower}", grounds=UNNAMED)
        made.called.add(token.lower)
        made.titles.append(title.id)
        made.sex = title.sexes.get(token.lower)
        made.name = f"{name} (unnamed)"
        if owner is not None:
            made.party, made.of = owner
        key = describer.scene.gathering.sketch(made).key
        span = describer.start(first), token.end
        mention = Mention(first, token.i + 1, token.i, key, span, UNNAMED)
        describer.add(mention)
        describer.scene.gathering.appointments[mention] = Appointment(title, name, whose, former=False, last=hit.last)
        self.owners.wait(mention)

    def _counterpart(self, token: Token) -> None:
        """ "His Syrian counterpart": whoever holds the office of the one meant by "his" over there."""
        describer, whose = self.describer, whose_before(self.describer.ground, token.i)
        if not whose.anchors:
            whose = whose_after(describer.ground, token.i + 1, _OF | SEATED) or whose
        owners = [m for c in describer.scene.document.children(token, "poss") for m in describer.scene.at.get(c.i, ())]
        keys = {m.key for m in owners if describer.scene.sketch(m.key).kind is ActorKind.PERSON}
        if len(whose.anchors) != 1 or len(keys) != 1:
            return
        anchor, one = whose.anchors[0], describer.scene.sketch(next(iter(keys)))
        rows = [t for t in describer.ground.registry.who.titles if t.id in one.titles]
        if not rows or anchor.known.party in (None, one.party):
            return
        title, party = rows[0], anchor.known.party
        body = (one.of or "").rpartition(":")[2] if (one.of or "").startswith("organ:") else None
        organ = next((o for o in describer.ground.registry.who.organs if o.id == body), None)
        key = self._holder(title, party, token, body=body)
        if key is None and (organ is not None or title.exclusive):
            key = self._unnamed(title, anchor, Whose((anchor,), 0), organ)
        key = key or self._counterpart_of(one, anchor)
        self._refer(min(whose.first, owners[0].first), token.i + 1, token, key)

    def _counterpart_of(self, one: Sketch, anchor: Anchor) -> str:
        name = f"counterpart of {one.name}"
        made = Sketch(f"counterpart:{anchor.known.party}:{one.key}", ActorKind.PERSON, name, anchor.known.party)
        made.of, made.grounds = anchor_key(anchor), "office"
        return self.describer.scene.gathering.sketch(made).key

    def _refer(self, first: int, last: int, token: Token, key: str) -> None:
        describer = self.describer
        seen = describer.last_named.get(("key", key), [])
        named = seen[-1] if seen else next((m for m in describer.scene.gathering.mentions if m.key == key), None)
        via = (named.span, *named.via) if named is not None else ()
        describer.refer(first, last, token, (key,), via, "office")

    def _the(self, i: int) -> bool:
        return i > 0 and self.describer.scene.document.tokens[i - 1].lower == "the"

    def _indefinite(self, i: int) -> bool:
        return any(t.lower in _INDEFINITE for t in self.describer.scene.document.tokens[max(0, i - 3) : i])

    def _holder(
        self, title: Title, party: str | None, token: Token, local: str | None = None, body: str | None = None
    ) -> str | None:
        """The person of that office: the one mentioned last before, else the only one named later."""
        describer = self.describer
        keys = [k for k in self._holders.get(title.id, ()) if party is None or describer.scene.sketch(k).party == party]
        if local is not None:
            keys = [k for k in keys if (describer.scene.sketch(k).role or "").endswith(f"of {local}")]
        if body is not None:
            keys = [k for k in keys if (describer.scene.sketch(k).of or "").endswith(f":{body}")]
        before = [(describer.last_named[("key", k)][-1].head, k) for k in keys if ("key", k) in describer.last_named]
        near = [(head, k) for head, k in before if party is not None or token.i - head <= REACH]
        if near:
            return max(near)[1]
        return keys[0] if len(keys) == 1 and party is not None else None

    def _called(self, token: Token) -> str | None:
        """ "The minister", "the colonel": the one person named lately whose title ends so; None where two were."""
        describer = self.describer
        number = describer.scene.number_of(token.i)
        latest: dict[str, int] = {}
        for mention in describer.last_named.get(("called", token.lower), ())[-12:]:
            if token.i - mention.head <= REACH:
                latest[mention.key] = max(mention.head, latest.get(mention.key, -1))
        ranked = sorted(latest, key=lambda key: -latest[key])
        if len(ranked) > 1:
            first, second = (describer.scene.number_of(latest[key]) for key in ranked[:2])
            if first - second <= 1 or number - first > 2:
                return None
        return ranked[0] if ranked else self._wider(token)

    def _wider(self, token: Token) -> str | None:
        """ "The diplomat" after an ambassador: the one person of such an office in the two sentences before."""
        describer, number = self.describer, self.describer.scene.number_of(token.i)
        offices = frozenset(describer.descriptions.wider.get(token.lower, ()))
        seen = describer.last_named.get(("kind", str(ActorKind.PERSON)), ())[-12:] if offices else ()
        near = {m.key for m in seen if number - describer.scene.number_of(m.head) <= 2}
        sentences = describer.scene.document.sentences
        told = describer.scene.document.tokens[sentences[max(0, number - 2)].first : token.i]
        if any(t.lower == token.lower for t in told):
            return None
        found = [key for key in sorted(near) if offices & set(describer.scene.sketch(key).titles)]
        return found[0] if len(found) == 1 else None

    def _unnamed(self, title: Title, anchor: Anchor, whose: Whose, organ: Organ | None = None) -> str:
        registry, published = self.describer.ground.registry, self.describer.report.published
        place = "".join(f":{part}" for part in (whose.local, organ.id if organ else None) if part)
        key = f"office:{anchor.known.party}:{title.id}{place}"
        role = role_words(Appointment(title, title.name, whose, former=False), anchor, organ)
        made = Sketch(key, ActorKind.PERSON, role, anchor.known.party, role, of=anchor_key(anchor), grounds="office")
        made.titles.append(title.id)
        holders = {
            o.holder
            for o in registry.who.offices
            if o.party == anchor.known.party
            and o.title == title.id
            and published.earliest is not None
            and o.held_between(published.earliest, published.latest)
        }
        if len(holders) == 1 and not place:
            made.entry = f"{anchor.known.party}/{holders.pop()}"
        self._holders.setdefault(title.id, []).append(key)
        return self.describer.scene.gathering.sketch(made).key
