"""The actors of a report while they are being put together, and the `Cast` that comes of them.

A sketch is keyed by what makes two mentions one actor: a state's code, an organ and its party, a body's id, a person's
name. Passages of the text are added to it as mentions; direct ones become the actor's own, those that came through
another mention (a pronoun, "the ministry") become referents with their chain.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from standoff.reading.actors.affiliation import Anchor, Appointment
from standoff.reading.cast import Cast, Referent
from standoff.record.ids import row_id
from standoff.record.rows import Actor, Evidence, Note, Report, Span
from standoff.record.terms import ActorKind

UNNAMED = "unnamed"
"""The grounds of a person whom the report does not name: never the same as one of another report."""

SPEAKER = "speaker"
"""The grounds of a first person: it names nobody."""


@dataclass(slots=True)
class Sketch:
    """What is known of one actor so far. `of` is the key of the body that it belongs to, `called` the nouns of its
    titles ("minister", "colonel")."""

    key: str
    kind: ActorKind
    name: str
    party: str | None = None
    role: str | None = None
    entry: str | None = None
    of: str | None = None
    sex: str | None = None
    plural: bool = False
    titles: list[str] = field(default_factory=list)
    called: set[str] = field(default_factory=set)
    body: str = ""
    grounds: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `[first, last)` standing for the actor of `key`; `head` is the token that the grammar hangs it by."""

    first: int
    last: int
    head: int
    key: str
    span: Span
    grounds: str
    via: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that speaks in a report's own voice.

    `key` is that of its actor, `nouns` those by which it goes ("ministry", "directorate"), `span` the passage that
    names it, if the text does, and `grounds` the evidence.
    """

    key: str
    party: str | None
    nouns: frozenset[str]
    span: Span | None
    grounds: str
    anchor: Anchor | None = None


@dataclass
class Gathering:
    """The sketches by key, in the order in which the text brings them, every mention, and who issues the report.

    `extents` gives, for a mention of a person, the tokens of the title beside it, which stand for the person too;
    `appointments` the title itself.
    """

    sketches: dict[str, Sketch] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    extents: dict[Mention, tuple[int, ...]] = field(default_factory=dict)
    appointments: dict[Mention, Appointment] = field(default_factory=dict)
    issuer: Issuer | None = None

    def sketch(self, made: Sketch) -> Sketch:
        """The sketch of that key, `made` where there is none yet."""
        return self.sketches.setdefault(made.key, made)

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)


def cast_of(report: Report, gathering: Gathering) -> Cast:
    """The actors with a mention of their own or a referent, and every referent; ids come from report, kind and key."""
    used = {m.key for m in gathering.mentions}
    issuer = gathering.issuer
    owners = {s.of for s in gathering.sketches.values() if s.key in used and s.of}
    kept = [s for s in gathering.sketches.values() if s.key in used or s.key in owners]
    ids = {s.key: row_id("actor", [report.id, s.kind, s.key]) for s in kept}
    spans = _spans(gathering, ids)
    actors = [_actor(report, s, ids, spans[s.key]) for s in kept if spans[s.key]]
    named = {a.id for a in actors}
    referents = (
        Referent(m.span, ids[m.key], gathering.sketches[m.key].party, m.via, m.grounds) for m in gathering.mentions
    )
    ordered = sorted(actors, key=lambda a: (a.mentions[0], a.id))
    speaker = None
    if issuer is not None and ids.get(issuer.key) in named:
        speaker = Referent(issuer.span or (0, 0), ids[issuer.key], issuer.party, (), issuer.grounds)
    return Cast.of(
        (a if a.of in named else _unowned(a) for a in ordered),
        dict.fromkeys(referents),
        tuple(gathering.notes),
        speaker,
    )


def _spans(gathering: Gathering, keys: Iterable[str]) -> dict[str, set[Span]]:
    """The passages that name each actor; where none does, those that refer to it through others, or its adjective.

    A people's adjective before a thing ("a Peruvian road") is a referent of the state but no mention of it.
    """
    direct: dict[str, set[Span]] = {key: set() for key in keys}
    through: dict[str, set[Span]] = {key: set() for key in direct}
    adjectives: dict[str, set[Span]] = {key: set() for key in direct}
    for mention in gathering.mentions:
        kind = (
            through
            if mention.via or mention.grounds == SPEAKER
            else adjectives
            if mention.grounds == "demonym"
            else direct
        )
        kind[mention.key].add(mention.span)
    return {key: direct[key] or through[key] or adjectives[key] for key in direct}


def _actor(report: Report, sketch: Sketch, ids: dict[str, str], spans: Iterable[Span]) -> Actor:
    evidence = Evidence.of(report.text, spans)
    return Actor(
        id=ids[sketch.key],
        name=sketch.name,
        kind=sketch.kind,
        party=sketch.party,
        role=sketch.role,
        mentions=evidence.spans,
        quotes=evidence.quotes,
        entry=sketch.entry,
        of=ids.get(sketch.of) if sketch.of else None,
        grounds=sketch.grounds,
    )


def _unowned(actor: Actor) -> Actor:
    """The actor without an owner that has no row of its own."""
    if actor.of is None:
        return actor
    fields = {name: getattr(actor, name) for name in Actor.__slots__}
    return Actor(**(fields | {"of": None}))
