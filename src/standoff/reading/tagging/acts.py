"""What the shared encoder hears of deeds: which words tell an event of which type, and who does it.

Two heads read the encoder's states (`Encoded.hidden`). One gives every word a chance for each PLOVER type, and for
none. The other, a pointer, weighs the mentions of parties in the same window against one another, and against nobody,
for who does an act; a party's chance is the sum over its mentions (Kadlec et al. 2016). It also knows where a mention
stands from the act, what kind of mention it is, whether the grammar chose its party, and whether its party is the one
that says so. The weights were trained on marked passages of our own (`training/README.md`). Nothing is looked at
beyond one window, and time is linear in the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from standoff.errors import ReadingError
from standoff.reading.tagging.linking import Array, Segment, Surroundings
from standoff.reading.tagging.tagger import ACTS, Encoded, shipped
from standoff.reading.tagging.windows import Window
from standoff.record.rows import Span
from standoff.record.terms import EventType

TYPES: tuple[EventType | None, ...] = (None, *sorted(EventType))
KINDS = ("place", "country", "person", "force", "government", "ministry", "organisation", "crowd", "outlet", "other")
SIDE = "who"
UNKNOWN, CHOSEN, PASSED_OVER = 0, 1, 2
NOBODY_SPEAKS, SPEAKS, ISSUES = 0, 1, 2
_KEY = 64


@dataclass(frozen=True, slots=True)
class Heard:
    """Words that tell an act: their span, its likeliest type, and the chance that they tell an act of any type."""

    span: Span
    type: EventType
    chance: float


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for a party: their span, the party, the actor if it is one, and one of `KINDS`."""

    span: Span
    party: str
    actor: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One side of one event to be weighed: the event's words, whom the grammar chose (None where it was not asked),
    and the parties that say so and that issue the report."""

    span: Span
    chosen: frozenset[str] | None
    speaking: frozenset[str] = frozenset()
    issuing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Weighed:
    """The chance of each party in the window, that of nobody, and of each party the mention that weighs most."""

    nobody: float
    parties: Mapping[str, float] = field(default_factory=dict)
    mentions: Mapping[str, Mention] = field(default_factory=dict)


@dataclass(frozen=True)
class ActHeads:
    """The arrays of the heads, as `training/export.py` writes them."""

    arrays: Mapping[str, Array]

    def chances(self, encoded: Encoded) -> Array:
        """For each word of a window the chance of each of `TYPES`."""
        scores = encoded.hidden[encoded.window.first] @ self.arrays["acts.weight"].T + self.arrays["acts.bias"]
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        found: Array = powers / powers.sum(axis=1, keepdims=True)
        return found

    def weigh(self, text: str, encoded: Encoded, asked: Sequence[Asked], mentions: Sequence[Mention]) -> list[Weighed]:
        """Who does each of `asked`, whose spans must lie in the window."""
        held = [(m, where) for m in mentions if (where := segment_of(encoded.window, m.span)) is not None]
        events = [_held(encoded, a.span) for a in asked]
        if not held or not events:
            return [Weighed(1.0) for _ in asked]
        near = [where for _, where in held]
        pairs = _Pairs(
            _ends(encoded, events),
            _ends(encoded, near),
            Surroundings.of(text, encoded.window, ()).grid(events, near),
            np.array([KINDS.index(m.kind) for m, _ in held]),
        )
        return self._pointer.weigh(pairs, asked, [m for m, _ in held])

    @cached_property
    def _pointer(self) -> "_Pointer":
        return _Pointer.of(self.arrays, SIDE)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The events and mentions of a window: the states at the ends of each, what stands between, kinds of mentions."""

    events: Array
    mentions: Array
    between: NDArray[np.int64]
    kinds: NDArray[np.int64]


@dataclass(frozen=True)
class _Pointer:
    """The weights of one side; the tables of what stands between two words are added once for all pairs."""

    weights: Mapping[str, Array]
    standing: Array
    voices: Array

    @classmethod
    def of(cls, arrays: Mapping[str, Array], side: str) -> "_Pointer":
        w = {key.removeprefix(f"{side}."): arrays[key] for key in sorted(arrays) if key.startswith(f"{side}.")}
        standing = (
            w["distance"][:, None, None, None]
            + w["sentences"][None, :, None, None]
            + w["quotes"][None, None, :, None]
            + w["paragraph"][None, None, None, :]
        )
        return cls(w, standing, w["rule"][:, None] + w["speaker"][None, :])

    def weigh(self, pairs: _Pairs, asked: Sequence[Asked], mentions: Sequence[Mention]) -> list[Weighed]:
        w, f = self.weights, pairs.between
        chosen = np.array([[_choice(a, m) for m in mentions] for a in asked])
        speaking = np.array([[_voice(a, m) for m in mentions] for a in asked])
        mixed = self.standing[f[..., 0], f[..., 2], f[..., 3], f[..., 4]]
        mixed += self.voices[chosen, speaking]
        mixed += (pairs.events @ w["one.weight"].T + w["one.bias"])[:, None]
        mixed += (pairs.mentions @ w["other.weight"].T + w["kind"][pairs.kinds])[None]
        keys = (pairs.events @ w["q.weight"].T + w["q.bias"]) @ (pairs.mentions @ w["k.weight"].T).T
        scores = np.maximum(mixed, 0.0) @ w["score.weight"][0] + w["score.bias"][0]
        scores += keys / np.sqrt(_KEY) + w["trust"][chosen, 0]
        known = np.array([UNKNOWN if a.chosen is None else 2 if a.chosen else 1 for a in asked])
        nobody = pairs.events @ w["none.weight"][0] + w["none.bias"][0] + w["norule"][known, 0]
        return [_weighed(row, float(none), mentions) for row, none in zip(scores, nobody, strict=True)]


def _choice(asked: Asked, mention: Mention) -> int:
    if asked.chosen is None:
        return UNKNOWN
    return CHOSEN if mention.party in asked.chosen else PASSED_OVER


def _voice(asked: Asked, mention: Mention) -> int:
    if mention.party in asked.speaking:
        return SPEAKS
    return ISSUES if mention.party in asked.issuing else NOBODY_SPEAKS


def _ends(encoded: Encoded, segments: Sequence[Segment]) -> Array:
    """For each segment the states of its first and its last piece, side by side."""
    window = encoded.window
    first = encoded.hidden[[window.first[a] for a, _ in segments]]
    last = encoded.hidden[[window.last[b] for _, b in segments]]
    return np.concatenate([first, last], axis=1)


def _weighed(scores: Array, nobody: float, mentions: Sequence[Mention]) -> Weighed:
    powers = np.exp(np.append(scores, nobody) - max(float(scores.max()), float(nobody)))
    powers /= powers.sum()
    parties: dict[str, float] = {}
    best: dict[str, tuple[float, Mention]] = {}
    for mention, power in zip(mentions, powers[:-1].tolist(), strict=True):
        parties[mention.party] = parties.get(mention.party, 0.0) + power
        if mention.party not in best or power > best[mention.party][0]:
            best[mention.party] = (power, mention)
    return Weighed(float(powers[-1]), parties, {party: mention for party, (_, mention) in best.items()})


def segment_of(window: Window, span: Span) -> Segment | None:
    """The words of the window that `span` touches, None where there is none."""
    words = window.words
    if not words or span[1] <= words[0].start or words[-1].end <= span[0]:
        return None
    first = bisect_right(words, span[0], key=lambda word: word.end)
    last = bisect_left(words, span[1], key=lambda word: word.start) - 1
    return (first, last) if first <= last else None


def _held(encoded: Encoded, span: Span) -> Segment:
    found = segment_of(encoded.window, span)
    if found is None:
        raise ValueError(f"the span {span} is not in the window")
    return found


def heard_in(encoded: Encoded, chances: Array) -> Iterable[Heard]:
    """The runs of words that more likely than not tell an act, and whose likeliest type is the same, in text order."""
    telling = 1.0 - chances[:, 0]
    best = np.where(telling > 0.5, 1 + chances[:, 1:].argmax(axis=1), 0)
    words = encoded.window.words
    first = 0
    for n in range(1, len(best) + 1):
        if n < len(best) and best[n] == best[first] and encoded.window.paragraph[n] == encoded.window.paragraph[first]:
            continue
        kind = TYPES[best[first]]
        if kind is not None:
            yield Heard((words[first].start, words[n - 1].end), kind, float(telling[first:n].max()))
        first = n


@cache
def load_act_heads(folder: Path | None = None) -> ActHeads:
    """The heads of that folder, or those that Standoff ships; raises ReadingError where they are missing."""
    path = (folder or shipped()) / ACTS
    if not path.is_file():
        raise ReadingError(f"the reader of events lacks {path}; reinstall Standoff")
    with np.load(path) as arrays:
        return ActHeads({name: arrays[name].astype(np.float32) for name in arrays})
