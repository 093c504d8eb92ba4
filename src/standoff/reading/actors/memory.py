"""What a walk through a report remembers for its references: who was named where, groups, sides and home."""

from collections import Counter
from dataclasses import dataclass, field

from standoff.knowledge.descriptions import Descriptions
from standoff.knowledge.whoswho import Body, Outlet
from standoff.reading.actors.affiliation import Anchor, Ground
from standoff.reading.actors.callings import singular
from standoff.reading.actors.groups import Group
from standoff.reading.actors.inner_war import InnerWar
from standoff.reading.actors.opposed import Opposition
from standoff.reading.actors.ownership import Owner
from standoff.reading.actors.scene import Scene
from standoff.reading.actors.sketches import Mention, Sketch
from standoff.reading.syntax import Token
from standoff.record.rows import Report, Span
from standoff.record.terms import ActorKind

REACH = 250
"""How many tokens back a description may refer."""

_LATELY, _OFTEN = 2, 3
_NAMED_BY_HEAD = frozenset({ActorKind.ORGANISATION, ActorKind.MINISTRY, ActorKind.GOVERNMENT, ActorKind.OUTLET})


@dataclass
class Memory:
    """A report's `scene` with what has been passed of it; `pass_token` must be called for each token in order."""

    scene: Scene
    report: Report
    groups: list[Group]
    sides: Group | None
    descriptions: Descriptions
    taken: set[int]
    war: InnerWar | None = None
    oppositions: tuple[Opposition, ...] = ()
    _next_group: int = 0
    _past: list[Group] = field(default_factory=list)
    _companies: list[Group] = field(default_factory=list)
    _leagues: list[Group] = field(default_factory=list)
    last_named: dict[tuple[str, str], list[Mention]] = field(default_factory=dict)
    _adopted: Owner | None = None
    _answered: tuple[int, Group] | None = None

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

    @property
    def soil(self) -> Owner | None:
        """The state on whose ground the report's places lie, where only groups fight it or it is one of two sides."""
        registry, states = self.ground.registry, self.ground.registry.states
        grounds = [frozenset(r.where) for r in registry.who.bodies if r.where and self.acts(r.party)]
        common = frozenset[str].intersection(*grounds) if grounds and self._told_of_groups() else frozenset[str]()
        anchor = self.ground.soil
        if anchor is None and len(common) == 1:
            known = registry.parties.get(next(iter(common)))
            anchor = Anchor(0, 0, known) if known is not None else None
        if anchor is None:
            return None
        party = anchor.known.party
        fought = any(party in ground for ground in grounds)
        rivals = {p for p in self.pair if p in states}
        if not fought and rivals and party not in rivals:
            return None
        return Owner(anchor, (), "the ground of the report's places")

    @property
    def inner_state(self) -> str | None:
        """The state that an armed group fights: by the ground of the group named most, else of the two sides."""
        if self.war is not None:
            return self.war.state
        states = [party for party in self.pair if party in self.ground.registry.states]
        return states[0] if len(states) == 1 and len(self.pair) == 2 else None

    @property
    def inner_group(self) -> str | None:
        """The armed group that fights that state."""
        groups = [party for party in self.pair if party not in self.ground.registry.states]
        territories = {row.code for row in self.ground.registry.territories}
        if len(groups) == 1 and len(self.pair) == 2:
            return groups[0] if groups[0] not in territories else None
        return self.war.group if self.war is not None else None

    def adopt(self, owner: Owner) -> None:
        """Takes the state whose ministry needed no name for the home of a report that has none."""
        if self.home is None:
            self._adopted = Owner(owner.anchor, owner.via, "the state whose bodies need no name")

    @property
    def pair(self) -> tuple[str, ...]:
        """The parties of the two sides, if the report has sides."""
        return self.sides.parties if self.sides is not None else ()

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

    def _told_of_groups(self) -> bool:
        """Whether armed groups are what the report is about, and not named in passing."""
        registry = self.ground.registry
        parties = registry.belligerents - registry.states
        named = sum(self.scene.sketch(m.key).party in parties for m in self.scene.gathering.mentions if not m.via)
        return named >= _OFTEN

    def concerns(self, party: str | None) -> bool:
        """Whether an actor of that party is named, or a de-facto state on its ground, or a group that fights there."""
        registry = self.ground.registry
        if self.acts(party):
            return True
        if any(row.part_of == party and self.acts(row.code) for row in registry.territories):
            return True
        return any(party in row.where and self.acts(row.party) for row in registry.who.bodies)

    def found(self, party: str | None) -> bool:
        """Whether an actor has turned out so far to be of that party, though nothing names it."""
        return any(sketch.party == party for sketch in self.scene.gathering.sketches.values())

    def acts(self, party: str | None) -> bool:
        """Whether an actor of that party is named in the report, as a capital in a dateline is not."""
        return party in self._parties

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

    def topic(self, marks: list[tuple[str, str]], token: Token, party: str | None) -> Mention | None:
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
        """ "The rebels": the one armed group that was called so, else the one that the sentence before is about, else
        the only one of the last sentences; none that fights beside the state where the word is for who rises."""
        mark = ("row", "armed group")
        named = self._may_be(head, self.last_named.get(mark, []))
        called = self.scene.callings.nouns.get(singular(head.lower), frozenset())
        own = [m for m in named if self.scene.sketch(m.key).party in called]
        if own and len({self.scene.sketch(m.key).party for m in own}) == 1:
            return own[-1]
        topic = self.topic([mark], head, None)
        if topic is not None and self._may_be(head, [topic]):
            return topic
        number = self.scene.number_of(head.i)
        seen = [m for m in named[-12:] if number - self.scene.number_of(m.head) <= _LATELY] or named
        if seen and len({self.scene.sketch(m.key).party for m in seen}) == 1:
            return seen[-1]
        counted = Counter(self.scene.sketch(m.key).party for m in named)
        ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0] or ""))
        if len(ranked) < _LATELY or ranked[0][1] < _OFTEN or ranked[0][1] < _LATELY * ranked[1][1]:
            return None
        return next(m for m in reversed(named) if self.scene.sketch(m.key).party == ranked[0][0])

    def _may_be(self, head: Token, named: list[Mention]) -> list[Mention]:
        """The mentions of groups that the noun may be for."""
        rising = singular(head.lower) in self.ground.registry.words("rising")
        loyal = self.scene.callings.loyal if rising else frozenset[str]()
        return [m for m in named if self.scene.sketch(m.key).party not in loyal]


def _row_kinds(memory: Memory, sketch: Sketch) -> set[tuple[str, str]]:
    rows = memory.ground.registry.rows
    row = rows.get(sketch.entry or sketch.key)
    if row is None and sketch.kind is ActorKind.FORCE:
        row = rows.get(sketch.of or "")
    return {("row", row.kind)} if isinstance(row, Body | Outlet) else set()


def _head_word(memory: Memory, sketch: Sketch, mention: Mention) -> set[tuple[str, str]]:
    """The word that a body's name is headed by, where it is written as part of the name."""
    head = memory.scene.document.tokens[mention.head]
    force = sketch.kind is ActorKind.FORCE and head.lower in memory.descriptions.bodies
    named = sketch.kind in _NAMED_BY_HEAD or force
    if not named or mention.via or head.tag != "NNP" or mention.last - mention.first < 2:
        return set()
    return {("head", head.lower)}
