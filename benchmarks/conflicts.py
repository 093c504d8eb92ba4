"""Readings of made-up conflicts, with the truth about them: which occurrence each event mention is of, what each cost.

Two sides and a third party tell of each occurrence: dated to a day, loosely or not at all, with its place, with a
neighbouring one or none, under one side's label or the other's, denied, counted, counted again; wires are copied with
and without a date, and an earlier occurrence is recalled. Nothing is read: rows are made as a perfect reader would make
them, so that what is measured is the joining alone. The same seed gives the same readings.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from standoff.record import rows as r
from standoff.record import terms as t

REPORTS = 1_000
DAYS = 900
_WORDS = tuple(a + b for a in ("ka", "lo", "mi", "ter", "su", "ran", "dol", "ve", "ni", "gor") for b in "abcdefghij")
_MONITOR = "UN"


@dataclass(frozen=True)
class Occurrence:
    """What happened: `by` one side `to` the other, on `day` at a village; how many of the other side were killed."""

    name: str
    by: str
    to: str
    day: date
    village: int
    cameo: str
    killed: int


@dataclass
class Truth:
    """The occurrence of each event by id, and of each occurrence the party, lowest and highest count told."""

    incident: dict[str, str] = field(default_factory=dict)
    tolls: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    denied: dict[str, tuple[str, str]] = field(default_factory=dict)


def conflict(number: int, reports: int, truth: Truth, days: int = DAYS) -> Iterator[r.Reading]:
    """The readings of one conflict; what they tell of is put into `truth`."""
    chance = random.Random(number)
    sides = (f"Q{number:03d}A", f"Q{number:03d}B")
    start = date(2010, 1, 1) + timedelta(days=37 * (number % 40))
    happened = sorted(_occurrences(chance, number, sides, start, max(1, reports // 6), days), key=lambda o: o.day)
    made = 0
    for at, occurrence in enumerate(happened):
        earlier = happened[max(0, at - 12) : max(0, at - 5)]
        copied: r.Reading | None = None
        while made < reports * (at + 1) // len(happened):
            maker = _Maker(f"{number:03d}-{made:06d}", chance, sides, truth)
            if copied is not None and chance.random() < 0.15:
                reading = maker.copy_of(copied)
            else:
                reading = copied = maker.report(occurrence, chance.choice(earlier) if earlier else None)
            made += 1
            yield reading


def readings(number: int, truth: Truth) -> Iterator[r.Reading]:
    """`number` readings, of as many conflicts as there are thousands of them."""
    for conflict_number in range(-(-number // REPORTS)):
        yield from conflict(conflict_number, min(REPORTS, number - conflict_number * REPORTS), truth)


def _occurrences(
    chance: random.Random, number: int, sides: tuple[str, str], start: date, count: int, days: int
) -> Iterator[Occurrence]:
    used: set[tuple[int, int]] = set()
    for n in range(count):
        day, village = chance.randrange(days), chance.randrange(12)
        while any((day + d, village) in used for d in range(-3, 4)):
            day, village = chance.randrange(days), chance.randrange(12)
        used.add((day, village))
        by, to = sides if chance.random() < 0.5 else sides[::-1]
        cameo = chance.choice(("190", "193", "194", "192"))
        yield Occurrence(f"{number}-{n}", by, to, start + timedelta(days=day), village, cameo, chance.randint(1, 30))


class _Maker:
    """Makes the rows of one report."""

    def __init__(self, name: str, chance: random.Random, sides: tuple[str, str], truth: Truth) -> None:
        self.name, self.chance, self.sides, self.truth = name, chance, sides, truth
        self.at = 10
        self.statements: list[r.Statement] = []
        self.events: list[r.Event] = []
        self.tolls: list[r.Toll] = []
        self.places: dict[int, r.Place] = {}
        self.actors = {p: _actor(f"a-{name}-{p}", p) for p in (*sides, _MONITOR)}

    def report(self, told: Occurrence, earlier: Occurrence | None) -> r.Reading:
        """A report of `told` that may recall `earlier`; the first statement is the outlet's own voice."""
        chance = self.chance
        published = told.day + timedelta(days=chance.choice((0, 1, 1, 2, 3)))
        outlet = f"outlet {self.name[:3]} {chance.randrange(20)}"
        text = " ".join(chance.choice(_WORDS) for _ in range(120))
        self._statement(None, t.Stance.ASSERT)
        self._event(told, self.statements[0], dated=True, placed=True)
        speaker = chance.choice((told.to, told.by, _MONITOR))
        claim = self._statement(told.to, t.Stance.ACCUSE)
        self._event(told, claim, dated=chance.random() < 0.5, placed=chance.random() < 0.5)
        if chance.random() < 0.6:
            self._toll(told, self._statement(speaker, t.Stance.ASSERT))
        if chance.random() < 0.4:
            denial = self._statement(told.by, t.Stance.DENY, answers=claim.id)
            self._event(told, denial, dated=False, placed=False, polarity=t.Polarity.DENIED)
            self.truth.denied[told.name] = (told.by, told.to)
        elif chance.random() < 0.4:
            other = self._statement(told.by, t.Stance.ASSERT)
            self._event(
                told, other, dated=True, placed=chance.random() < 0.5, label="154" if told.cameo == "192" else None
            )
        if earlier is not None and chance.random() < 0.3:
            self._event(earlier, self.statements[0], dated=True, placed=True)
        return self._reading(text, outlet, published)

    def copy_of(self, first: r.Reading) -> r.Reading:
        """The same words in another outlet, half of the time without a date."""
        published = first.report.published if self.chance.random() < 0.5 else r.Published()
        old = first.report.id
        new = f"r-{self.name}"
        self.truth.incident.update((e.id.replace(old[2:], self.name), self.truth.incident[e.id]) for e in first.events)
        report = replace(first.report, id=new, capture=new, source=f"{self.name}.txt", outlet=f"copier {self.name}",
                         published=published)  # fmt: skip
        made = {}
        for table in ("actors", "places", "statements", "events", "tolls", "positions", "agreements"):
            made[table] = tuple(_renamed(row, old[2:], self.name) for row in getattr(first, table))
        return r.Reading(report=report, **made)

    def _reading(self, text: str, outlet: str, published: date) -> r.Reading:
        day = published.isoformat()
        report = r.Report(
            id=f"r-{self.name}", capture=self.name, source=f"{self.name}.txt", text=text, outlet=outlet,
            published=r.Published(day, day, "given", t.Grade.GIVEN), lines=(r.Line(0, len(text), t.Label.BODY),),
        )  # fmt: skip
        demand = self._statement(self.sides[0], t.Stance.DEMAND)
        position = r.Position(
            f"po-{self.name}", self.sides[0], (self.sides[1],), "withdrawal", t.PositionKind.DEMAND, None, None,
            demand.id, ((5, 9),), (text[5:9],),
        )  # fmt: skip
        return r.Reading(
            report=report, actors=tuple(self.actors.values()), places=tuple(self.places.values()),
            statements=tuple(self.statements), events=tuple(self.events), tolls=tuple(self.tolls),
            positions=(position,),
        )  # fmt: skip

    def _span(self) -> r.Span:
        self.at += 12
        return (self.at, self.at + 9)

    def _statement(self, by: str | None, stance: t.Stance, answers: str | None = None) -> r.Statement:
        span = self._span()
        holders = (r.Holder(f"a-{self.name}-{by}", by),) if by is not None else ()
        kind = t.SourceKind.OUTLET if by is None else t.SourceKind.ORGAN
        statement = r.Statement(
            id=f"s-{self.name}-{len(self.statements)}", parent=None, answers=answers,
            source=r.Source((), (), by or "", kind, holders),
            cue=r.Cue((span,), ("said",), "say") if by is not None else None,
            content=r.Evidence((span,), ("so it is",)) if by is not None else r.Evidence(),
            form=t.Form.INDIRECT, attitude=t.Attitude.SAID, stance=stance, polarity=t.Polarity.AFFIRMED,
            modality=t.Modality.ACTUAL, hedge=None, moment=None, channel=None, toward=(), limits=(),
            spans=(span,), quotes=("so it is",),
        )  # fmt: skip
        self.statements.append(statement)
        return statement

    def _event(
        self, of: Occurrence, statement: r.Statement, *, dated: bool, placed: bool,
        polarity: t.Polarity = t.Polarity.AFFIRMED, label: str | None = None,
    ) -> r.Event:  # fmt: skip
        span, cameo = self._span(), label or of.cameo
        first = last = of.day if dated else None
        if dated and self.chance.random() < 0.1:
            last = of.day + timedelta(days=1)
        event = r.Event(
            id=f"e-{self.name}-{len(self.events)}", statement=statement.id, derived_from=None,
            type=t.EventType.MOBILIZE if cameo == "154" else t.EventType.ASSAULT, mode=None, cameo=cameo,
            trigger=(span,), actors=_side(of.by), targets=_side(of.to), place=self._place(of) if placed else None,
            moment=None, earliest=first.isoformat() if first else None, latest=last.isoformat() if last else None,
            polarity=polarity, modality=t.Modality.ACTUAL, hedge=None, extent=None, amount=None, condition=None,
            instruments=(), ground=t.Ground.CURRENT, spans=(span,), quotes=("it was",),
        )  # fmt: skip
        self.events.append(event)
        self.truth.incident[event.id] = of.name
        return event

    def _place(self, of: Occurrence) -> str:
        number = int(of.name.split("-")[0])
        lat, lon = -50 + number % 100, of.village * 1.0
        self.places[of.village] = r.Place(
            f"p-{self.name}-{of.village}", f"Village {number} {of.village}", "village", None, lat, lon,
            t.Precision.TOWN, ((1, 3),), ("so",), entry=f"v{number}-{of.village}",
        )  # fmt: skip
        return f"p-{self.name}-{of.village}"

    def _toll(self, of: Occurrence, statement: r.Statement) -> None:
        more = self.chance.choice((0, 0, 1, 2))
        count = of.killed + more
        party, low, high = self.truth.tolls.get(of.name, (of.to, count, count))
        self.truth.tolls[of.name] = (party, min(low, count), max(high, count))
        self.tolls.append(
            r.Toll(
                id=f"t-{self.name}-{len(self.tolls)}", event=self.events[0].id, statement=statement.id,
                kind=t.TollKind.KILLED, party=of.to, who=None, low=count, high=count, hedge=None, none_reported=False,
                counting=t.Counting.INCIDENT, as_of=None, moment=None, ground=t.Ground.CURRENT,
                polarity=t.Polarity.AFFIRMED, spans=(self._span(),), quotes=(f"{count} killed",),
            )
        )  # fmt: skip


def _side(party: str) -> tuple[r.Participant, ...]:
    return (r.Participant(None, party, (), ()),)


def _actor(row: str, party: str) -> r.Actor:
    return r.Actor(
        row, f"Ministry of {party}", t.ActorKind.MINISTRY, party, None, ((1, 3),), ("so",), entry=f"m-{party}"
    )


def _renamed(row: object, old: str, new: str) -> object:
    """The row with the ids in it made those of another report."""
    changed = {}
    for name in row.__dataclass_fields__:  # type: ignore[attr-defined]
        value = getattr(row, name)
        if (isinstance(value, str) and value.endswith(old)) or (isinstance(value, str) and f"-{old}-" in value):
            changed[name] = value.replace(old, new)
        elif isinstance(value, r.Source):
            holders = tuple(replace(h, actor=h.actor.replace(old, new)) if h.actor else h for h in value.holders)
            changed[name] = replace(value, holders=holders)
    return replace(row, **changed)  # type: ignore[type-var]
