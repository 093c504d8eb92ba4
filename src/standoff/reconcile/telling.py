"""One reading as the joining of blocks looks at it."""

from dataclasses import dataclass
from datetime import date

from standoff.knowledge.incident_weights import SignWeights, load_incident_weights
from standoff.reconcile.gathering import mentions_of
from standoff.reconcile.index import Index
from standoff.reconcile.lent import Lent
from standoff.reconcile.mentions import Mention, Parties
from standoff.reconcile.routing import Mark, marks_of
from standoff.reconcile.stories import Story, grouped, leading, story_of
from standoff.reconcile.told import told_of
from standoff.reconcile.years import with_years
from standoff.record.rows import Reading


@dataclass(frozen=True, slots=True)
class Telling:
    """A reading with its event mentions by id, the two sides that it tells of, the mark of each row it joins, and the
    event ids of each story that it tells; the days that a report without a date names without a year, in that which
    other reports lend it. A story is joined as a whole, in the block of the mention that leads it."""

    reading: Reading
    sides: Parties
    mentions: dict[str, Mention]
    marks: tuple[Mark, ...]
    stories: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, reading: Reading, lent: Lent, weights: SignWeights | None = None) -> "Telling":
        reading = with_years(reading, lent.months.get(reading.report.id))
        index = Index.of([reading])
        day = lent.told[reading.report.id]
        told = date.fromisoformat(day[:10]) if day is not None else None
        sides = lent.sides[reading.report.id]
        mentions = mentions_of(reading, index, sides, told)
        stories = grouped(told_of(mentions.values(), reading), weights or load_incident_weights().within)
        leaders = {m.event.id: leader for story in stories for leader in [leading(story)] for m in story}
        marks = tuple(marks_of(index, mentions, leaders, sides, told))
        return cls(reading, sides, mentions, marks, tuple(tuple(m.event.id for m in story) for story in stories))

    def stories_among(self, rows: frozenset[str]) -> list[Story]:
        """The stories whose mentions are among the rows of a block."""
        told = {t.mention.event.id: t for t in told_of(self.mentions.values(), self.reading)}
        return [story_of([told[event] for event in ids]) for ids in self.stories if ids[0] in rows]
