"""Descriptions to the actors they refer to: "the ministry", "the alliance", "the country", "both sides".

A description refers to the actor of its kind and party named last; to the sides of the report or to the group named
last where it is plural. Offices are resolved by `holders`.
"""

from dataclasses import dataclass, field

from standoff.knowledge.descriptions import Descriptions
from standoff.knowledge.whoswho import Body, Outlet
from standoff.reading.actors.affiliation import Ground, Whose, whose_before
from standoff.reading.actors.anchors import party_anchor
from standoff.reading.actors.groups import Group
from standoff.reading.actors.naming import country_sketch
from standoff.reading.actors.others import other_party
from standoff.reading.actors.ownership import Owner
from standoff.reading.actors.scene import SUBJECTS, Antecedent, Scene
from standoff.reading.actors.sketches import Mention, Sketch
from standoff.reading.actors.wants import want_of
from standoff.reading.syntax import Token
from standoff.record.rows import Report, Span
from standoff.record.terms import ActorKind

REACH = 250
"""How many tokens back a description may refer."""

_LATELY = 2

COUNTRY = frozenset({"country", "nation", "homeland", "motherland", "republic"})


@dataclass
class Describer:
    """Walks through a report with its `scene`; `pass_token` must be called for each token in order."""

    scene: Scene
    report: Report
    groups: list[Group]
    sides: Group | None
    descriptions: Descriptions
    taken: set[int]
    _next_group: int = 0
    _past: list[Group] = field(default_factory=list)
    _companies: list[Group] = field(default_factory=list)
    _leagues: list[Group] = field(default_factory=list)
    last_named: dict[tuple[str, str], list[Mention]] = field(default_factory=dict)
    _adopted: Owner | None = None

    def __post_init__(self) -> None:
        self._parties = {self.scene.sketch(m.key).party for m in self.scene.gathering.mentions}
        self.speaking = {h.first for h in self.ground.titles if h.entries[0].id == "spokesperson"}

    @property
    def ground(self) -> Ground:
        return self.scene.ground

    @property
    def home(self) -> Owner | None:
        """The state at home, by the ground or as its unnamed bodies have shown it so far."""
        ground = self.ground
        if ground.home is None:
            return self._adopted
        return Owner(ground.home, ground.home_spans, ground.home_grounds)

    def adopt(self, owner: Owner) -> None:
        """Takes the state whose ministry needed no name for the home of a report that has none."""
        if self.home is None:
            self._adopted = Owner(owner.anchor, owner.via, "the state whose bodies need no name")

    @property
    def pair(self) -> tuple[str, ...]:
        """The parties of the two sides, if the report has sides."""
        return self.sides.parties if self.sides is not None else ()

    # --- what has been passed

    def pass_token(self, token: Token) -> None:
        """Takes note of the mentions that begin, and the groups that end, before `token`."""
        while self._next_group < len(self.groups) and self.groups[self._next_group].last < token.i:
            group = self.groups[self._next_group]
            self._past.append(group)
            if group.people:
                self._companies.append(group)
            if group.parties and self.ground.registry.states.issuperset(group.parties):
                self._leagues.append(group)
            self._next_group += 1
        for mention in self.scene.at.get(token.i, ()):
            if mention.head == token.i:
                self._remember(mention)

    def _remember(self, mention: Mention) -> None:
        sketch = self.scene.sketch(mention.key)
        for mark in {
            ("kind", str(sketch.kind)),
            ("body", sketch.body),
            ("key", mention.key),
            ("noun", self.scene.document.tokens[mention.head].lower),
            *(("called", noun) for noun in sketch.called),
            *_row_kinds(self, sketch),
            *_head_word(self, sketch, mention),
        }:
            self.last_named.setdefault(mark, []).append(mention)

    def add(self, mention: Mention) -> None:
        """Adds a resolved reference, visible to what follows."""
        self.scene.gathering.add(mention)
        self.scene.note(mention)
        self._remember(mention)

    def latest(self, marks: list[tuple[str, str]], token: Token, party: str | None, reach: int) -> Mention | None:
        """The last mention with one of the marks, within reach, of the party if one is named."""
        found: Mention | None = None
        for mark in marks:
            for mention in reversed(self.last_named.get(mark, [])[-12:]):
                if token.i - mention.head > reach:
                    break
                if mention.head < token.i and (party is None or self.scene.sketch(mention.key).party == party):
                    found = mention if found is None or mention.head > found.head else found
                    break
        return found

    def start(self, i: int) -> int:
        return self.scene.document.tokens[i].start

    def end(self, i: int) -> int:
        return self.scene.document.tokens[i - 1].end

    def refer(self, first: int, last: int, head: Token, keys: tuple[str, ...], via: tuple[Span, ...], how: str) -> None:
        span = self.start(first), self.end(last)
        for key in keys:
            self.add(Mention(first, last, head.i, key, span, how, via))

    def describe(self, token: Token) -> None:
        """Resolves the description whose last word is `token`, if it is one."""
        if token.i in self.taken or token.i in self.scene.at or token.pos not in ("NOUN", "PROPN"):
            return
        if self._issuer(token):
            return
        takes = self.descriptions.groups.get(token.lower) or self.descriptions.groups.get(_plural_of(token))
        if takes is not None and token.tag in ("NNS", "NNPS", "NN", "NNP") and self._group(token, takes):
            return
        if (
            (takes in ("sides", "countries", "neighbours") or token.lower in self.descriptions.opponents)
            and token.tag in ("NN", "NNP")
            and self._other(token)
        ):
            return
        if token.lower in self.descriptions.bodies:
            self._body(token)
        elif token.lower in COUNTRY:
            self._country(token)
        else:
            self._echo(token)

    def acts(self, party: str | None) -> bool:
        """Whether an actor of that party is named in the report, as a capital in a dateline is not."""
        return party in self._parties

    # --- the issuer

    def issued_at(self) -> tuple[Span, ...]:
        """The passage that names the issuer of the report."""
        issuer = self.scene.gathering.issuer
        return (issuer.span,) if issuer is not None and issuer.span is not None else ()

    def rival_before(self, head: Token, body: str, party: str | None) -> bool:
        """Whether another party's body of that kind, or by that noun, was named in the same or the last sentence."""
        number = self.scene.number_of(head.i)
        marks = [("body", body), ("noun", head.lower)] if body else [("noun", head.lower)]
        named = (m for mark in marks for m in self.last_named.get(mark, ())[-4:])
        near = (m for m in named if number - self.scene.number_of(m.head) <= 1)
        return any(self.scene.sketch(m.key).party != party for m in near)

    def rival_spoke(self, head: Token, party: str | None) -> bool:
        """Whether another party's body that goes by this noun is what the sentence before is about."""
        scene = self.scene
        number = scene.number_of(head.i)
        before = scene.document.sentences[number - 1] if number else None
        if before is None or before.line != scene.document.sentences[number].line:
            return False
        subject = scene.main_subject(before)
        mentions = scene.at.get(subject.i, ()) if subject is not None else ()
        words = {scene.document.tokens[i].lower for m in mentions for i in range(m.first, m.last)}
        return head.lower in words and any(scene.sketch(m.key).party != party for m in mentions)

    def _issuer(self, token: Token) -> bool:
        """ "The ministry", "the directorate" in the own voice of the body that issues the report."""
        issuer, i = self.scene.gathering.issuer, token.i
        tokens = self.scene.document.tokens
        if issuer is None or token.lower not in issuer.nouns or self.scene.quoted[i] or not i:
            return False
        follows = tokens[i + 1 : i + 2]
        if tokens[i - 1].lower != "the" or token.dep == "compound" or (follows and follows[0].lower in ("of", "for")):
            return False
        if not token.text[0].isupper() and self.rival_before(token, "", issuer.party):
            return False
        if self.rival_spoke(token, issuer.party):
            return False
        self.refer(i, i + 1, token, (issuer.key,), self.issued_at(), "issuer")
        return True

    def _other(self, token: Token) -> bool:
        """ "The other side", "its neighbour": the side that is not the one speaking, acting or owning."""
        found = other_party(self.scene, self.descriptions, self.sides, token)
        anchor = party_anchor(self.ground, found[0]) if found is not None else None
        if found is None or anchor is None:
            return False
        key = self.scene.gathering.sketch(country_sketch(anchor)).key
        self.refer(found[1], token.i + 1, token, (key,), found[2], "the other side")
        return True

    def _echo(self, token: Token) -> None:
        """ "The commission", "the institute": the one body whose name ended so ("Joint Commission on X")."""
        i, tokens = token.i, self.scene.document.tokens
        follows = tokens[i + 1 : i + 2]
        if (
            token.tag not in ("NN", "NNP")
            or not i
            or tokens[i - 1].lower != "the"
            or (follows and follows[0].lower == "of")
        ):
            return
        seen = [m for m in self.last_named.get(("head", token.lower), [])[-12:] if i - m.head <= REACH]
        if seen and token.dep != "compound" and len({m.key for m in seen}) == 1:
            self.refer(i, i + 1, token, (seen[-1].key,), (seen[-1].span, *seen[-1].via), "named before")

    def of_owner(self, token: Token) -> None:
        """Resolves "our country" once it is known who "we" are."""
        if token.lower in COUNTRY and token.i not in self.scene.at:
            self._country(token)

    def named_so(self, token: Token) -> tuple[Mention, ...]:
        """The one body named before whose name ends in this noun, which stands before another ("command spokesman") or
        behind "of the"."""
        definite = any(t.lower == "the" for t in self.scene.document.children(token, "det"))
        if token.dep not in ("compound", "nmod") and not (token.dep == "pobj" and definite):
            return ()
        seen = self.last_named.get(("head", token.lower)) or self.last_named.get(("noun", token.lower), [])
        near = [m for m in seen[-12:] if 0 < token.i - m.head <= REACH]
        return (near[-1],) if near and len({m.key for m in near}) == 1 else ()

    def _country(self, token: Token) -> None:
        """ "Her country" is that of the person meant."""
        owner = next(iter(self.scene.document.children(token, "poss")), None)
        if owner is None and token.dep == "poss" and self.scene.document.tokens[token.i - 1].lower == "the":
            self._only_country(token)
        if owner is None or owner.i not in self.scene.at or owner.pos != "PRON":
            return
        for mention in tuple(self.scene.at[owner.i]):
            anchor = party_anchor(self.ground, self.scene.sketch(mention.key).party)
            if anchor is not None:
                key = self.scene.gathering.sketch(country_sketch(anchor)).key
                self.refer(owner.i, token.i + 1, token, (key,), (mention.span, *mention.via), "possessive")

    def _only_country(self, token: Token) -> None:
        """ "X told the country's parliament": that of the only party named before it in the sentence."""
        sentence = self.scene.document.sentence_of(token)
        named = [m for i in range(sentence.first, token.i - 1) for m in self.scene.at.get(i, ())]
        parties = {p: m for m in named if (p := self.scene.sketch(m.key).party) in self.ground.registry.states}
        anchor = party_anchor(self.ground, next(iter(parties))) if len(parties) == 1 else None
        if anchor is not None:
            key = self.scene.gathering.sketch(country_sketch(anchor)).key
            mention = next(iter(parties.values()))
            self.refer(token.i - 1, token.i + 1, token, (key,), (mention.span, *mention.via), "only one named")

    def _body(self, token: Token) -> None:
        whose = whose_before(self.ground, token.i)
        follows = self.scene.document.tokens[token.i + 1 : token.i + 2]
        spoken_for = token.i + 1 in self.speaking
        if not (whose.definite or whose.anchors or spoken_for) or (token.dep == "compound" and not spoken_for):
            return
        if follows and follows[0].lower == "of":
            return
        party = whose.anchors[0].known.party if whose.anchors and not _led(self, whose) else None
        kinds = self.descriptions.bodies[token.lower]
        marks = [(mark, kind) for kind in sorted(kinds) for mark in ("kind", "row")]
        mention = self._topic(marks, token, party) or self.latest(marks, token, party, REACH)
        if mention is not None:
            first = _first(self, whose, token)
            self.refer(first, token.i + 1, token, (mention.key,), (mention.span, *mention.via), "named before")

    def _topic(self, marks: list[tuple[str, str]], token: Token, party: str | None) -> Mention | None:
        """The body of that kind that the sentence before is about, by its main subject."""
        number = self.scene.number_of(token.i)
        for previous in self.scene.read_before(number, 1):
            subject = self.scene.main_subject(previous)
            for mention in self.scene.at.get(subject.i, ()) if subject is not None else ():
                named = {m.key for mark in marks for m in self.last_named.get(mark, ())}
                if mention.key in named and party in (None, self.scene.sketch(mention.key).party):
                    return mention
        return None

    def fighters_of(self, head: Token) -> Mention | None:
        """ "The rebels": the armed group that the sentence before is about, else the only one of the last sentences."""
        mark = ("row", "armed group")
        if (topic := self._topic([mark], head, None)) is not None:
            return topic
        number = self.scene.number_of(head.i)
        seen = [m for m in self.last_named.get(mark, ())[-12:] if number - self.scene.number_of(m.head) <= _LATELY]
        seen = seen or self.last_named.get(mark, [])
        return seen[-1] if seen and len({self.scene.sketch(m.key).party for m in seen}) == 1 else None

    # --- groups

    def _group(self, token: Token, takes: str) -> bool:
        """ "Both sides", "the two countries", "the three leaders"; whether the noun is quantified like one."""
        quantified = self.quantity(token)
        if quantified is None:
            return False
        number, first = quantified
        follows = self.scene.document.tokens[token.i + 1 : token.i + 2]
        if follows and follows[0].lower == "of" and takes != "people":
            return True
        if token.tag in ("NN", "NNP") and number != 2:
            return False
        if takes == "ministries":
            return number == 2 and self._two_ministries(token, first)
        group = self._group_meant(takes, number)
        if group is not None:
            keys = group.keys if takes == "people" else self._countries(group)
            self.refer(first, token.i + 1, token, keys, group.via, "group")
        return group is not None

    def _two_ministries(self, token: Token, first: int) -> bool:
        """ "Both ministries": those of one kind that two parties have."""
        bodies: dict[str, dict[str, Mention]] = {}
        for mention in reversed(self.last_named.get(("kind", str(ActorKind.MINISTRY)), [])[-12:]):
            sketch = self.scene.sketch(mention.key)
            if "ministry" in sketch.name.casefold():
                bodies.setdefault(sketch.body, {}).setdefault(sketch.party or "", mention)
        pairs = [named for named in bodies.values() if len(named) == 2 and "" not in named]
        if len(pairs) != 1:
            return False
        last = {m.key: m for m in sorted(pairs[0].values(), key=lambda m: (m.head, m.key))}
        via = tuple(dict.fromkeys(span for m in last.values() for span in (m.span, *m.via)))
        self.refer(first, token.i + 1, token, tuple(last), via, "group")
        return True

    def both(self, token: Token) -> None:
        """ "Both" alone: the one group of two named last or in the sentence before, else the sides."""
        number = self.scene.number_of(token.i)
        near = {g.keys: g for g in self._past[-6:] if number - self.scene.number_of(g.last) <= 1 and len(g.keys) == 2}
        group = next(iter(near.values())) if len(near) == 1 else None if near else self.sides
        if group is not None:
            keys = group.keys if group.people else self._countries(group) or group.keys
            self.refer(token.i, token.i + 1, token, keys, group.via, "group")

    def _group_meant(self, takes: str, number: int) -> Group | None:
        if takes in ("sides", "neighbours") and number in (0, 2):
            bordering = self.sides is not None and self.ground.registry.states.issuperset(self.sides.parties)
            return self.sides if takes == "sides" or bordering else None
        fitting = self._companies if takes == "people" else self._leagues
        size = number or 2
        for group in reversed(fitting[-12:]):
            if len(group.keys) == size:
                return group
        states = self.sides is not None and self.ground.registry.states.issuperset(self.sides.parties)
        return self.sides if takes == "countries" and size == 2 and states else None

    def quantity(self, token: Token) -> tuple[int, int] | None:
        """The number that the words before a noun give (0 for any) and the first of them; None if not definite."""
        tokens, i = self.scene.document.tokens, token.i
        number: int | None = None
        while i > 0 and token.i - i < 5:
            word = tokens[i - 1]
            value = self.descriptions.quantifiers.get(word.lower)
            if value is not None:
                number = max(number or 0, value)
                i -= 1
                if word.lower in ("the", "both", "each", "either", "neither", "these"):
                    return number, i + (word.lower == "the")
            elif word.pos in ("ADJ", "PROPN", "VERB") or word.text == "-":
                i -= 1
            else:
                break
        return None

    def _countries(self, group: Group) -> tuple[str, ...]:
        anchors = [party_anchor(self.ground, party) for party in group.parties]
        return tuple(self.scene.gathering.sketch(country_sketch(a)).key for a in anchors if a is not None)

    def company_for(self, token: Token) -> Antecedent | None:
        """The group in "she spoke with X and they agreed": a person and the one beside her."""
        if not want_of(token).plural or token.dep not in SUBJECTS:
            return None
        verb = self.scene.document.head(token)
        first = self.scene.document.head(verb)
        if verb.dep != "conj" or not self.scene.document.children(first, *SUBJECTS):
            return None
        keys: dict[str, None] = {}
        via: dict[Span, None] = {}
        companions = (
            person
            for child in self.scene.document.children(first, "prep")
            if child.lower == "with"
            for person in self.scene.document.children(child, "pobj")
        )
        for member in (*self.scene.document.children(first, *SUBJECTS)[:1], *companions):
            found = self.scene.antecedent(member)
            if found is None or self.scene.sketch(found.keys[0]).kind is not ActorKind.PERSON:
                return None
            keys |= dict.fromkeys(found.keys)
            via |= dict.fromkeys(found.via)
        return Antecedent(tuple(keys), tuple(via), plural=True) if len(keys) > 1 else None

    def group_for(self, token: Token) -> Antecedent | None:
        """The group that "they" stands for where no subject does: one named before it in the same sentence."""
        if not want_of(token).plural or token.dep != "poss" or self.scene.quoted[token.i]:
            return None
        sentence = self.scene.document.sentence_of(token)
        near = [g for g in self._past[-4:] if g.last >= sentence.first]
        if len({g.keys for g in near}) != 1:
            return None
        return Antecedent(near[-1].keys, near[-1].via, plural=True)


def _plural_of(token: Token) -> str:
    """The plural of "each country", "neither side"."""
    word = token.lower
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def _row_kinds(describer: Describer, sketch: Sketch) -> set[tuple[str, str]]:
    row = describer.ground.registry.rows.get(sketch.entry or sketch.key)
    return {("row", row.kind)} if isinstance(row, Body | Outlet) else set()


def _head_word(describer: Describer, sketch: Sketch, mention: Mention) -> set[tuple[str, str]]:
    """The word that a body's name is headed by, where it is written as part of the name."""
    head = describer.scene.document.tokens[mention.head]
    named = sketch.kind in (ActorKind.ORGANISATION, ActorKind.MINISTRY, ActorKind.GOVERNMENT, ActorKind.OUTLET)
    if not named or mention.via or head.tag != "NNP" or mention.last - mention.first < 2:
        return set()
    return {("head", head.lower)}


def _led(describer: Describer, whose: Whose) -> bool:
    """ "The Russian-led alliance" is not Russia's."""
    tokens = describer.scene.document.tokens
    last = whose.anchors[-1].last
    return last < len(tokens) and tokens[last].text in ("-", "‑")


def _first(describer: Describer, whose: Whose, token: Token) -> int:
    first = min(whose.first, token.i)
    while describer.scene.document.tokens[first].tag in ("DT", "POS"):
        first += 1
    return first
