"""A mention with the words it is told in, as the weighing of signs looks at it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from standoff.knowledge.term_weights import term_of
from standoff.reconcile.mentions import Mention, Parties
from standoff.reconcile.nearby import InSight, Places
from standoff.reconcile.wording import Vector, wording_of
from standoff.record.rows import Reading

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d[\d,]*")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+")


@dataclass(frozen=True, slots=True)
class Told:
    """A mention, the weights of the words of its sentence and paragraph, the terms of its trigger, the figures and
    names of its sentence, the counts of those harmed in it, its targets, the place in sight, how many sentences and
    words of its report come before it (`sentences`, `words`), and which one of its report it is (`rank`)."""

    mention: Mention
    sentence: Vector
    paragraph: Vector
    trigger: tuple[str, ...]
    figures: frozenset[str]
    names: frozenset[str]
    counts: frozenset[tuple[str, int | None]]
    targets: Parties
    rank: int
    in_sight: InSight | None = None
    sentences: int = 0
    words: int = 0

    @property
    def near(self) -> date | None:
        """The day last named before it: in its paragraph, else in its report."""
        return self.mention.lately or self.mention.scene


def told_of(mentions: Iterable[Mention], reading: Reading) -> list[Told]:
    """The mentions of one reading in the order of its text."""
    text = reading.report.text
    counts: dict[str, set[tuple[str, int | None]]] = {}
    for toll in reading.tolls:
        if toll.event is not None:
            counts.setdefault(toll.event, set()).add((toll.kind, toll.low))
    known: dict[tuple[int, int], Vector] = {}
    page = _Page.of(reading)

    def vector(start: int, end: int) -> Vector:
        if (start, end) not in known:
            known[(start, end)] = wording_of(text[start:end])
        return known[(start, end)]

    ordered = sorted(mentions, key=lambda m: (m.start, m.event.id))
    return [_told(m, rank, page, counts, vector) for rank, m in enumerate(ordered)]


@dataclass(frozen=True)
class _Page:
    """A report's text with where its sentences end, where its words begin, and its places."""

    text: str
    ends: tuple[int, ...]
    words: tuple[int, ...]
    places: Places

    @classmethod
    def of(cls, reading: Reading) -> "_Page":
        text = reading.report.text
        ends = tuple(match.end() for match in _SENTENCE_END.finditer(text))
        return cls(text, ends, tuple(match.start() for match in _WORD.finditer(text)), Places.of(reading))

    def sentence_end(self, offset: int) -> int:
        """Where the sentence that holds an offset ends."""
        at = bisect_right(self.ends, offset)
        return self.ends[at] if at < len(self.ends) else len(self.text)


def _told(
    mention: Mention,
    rank: int,
    page: _Page,
    counts: Mapping[str, set[tuple[str, int | None]]],
    vector: Callable[[int, int], Vector],
) -> Told:
    first, last = mention.event.trigger[0][0], mention.event.trigger[-1][1]
    text, end = page.text, page.sentence_end(first)
    line_end = text.find("\n", first)
    line = (text.rfind("\n", 0, first) + 1, line_end if line_end >= 0 else len(text))
    sentence = text[mention.sentence : end]
    return Told(
        mention=mention,
        sentence=vector(mention.sentence, end),
        paragraph=vector(*line),
        trigger=tuple(dict.fromkeys(map(term_of, _LETTERS.findall(text[first:last])))),
        figures=frozenset(_NUMBER.findall(sentence)),
        names=frozenset(_NAME.findall(sentence)),
        counts=frozenset(counts.get(mention.event.id, ())),
        targets=frozenset(p.party for p in mention.event.targets if p.party is not None),
        rank=rank,
        in_sight=page.places.in_sight(mention, end),
        sentences=bisect_right(page.ends, first),
        words=bisect_right(page.words, first),
    )
