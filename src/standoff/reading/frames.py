"""Verb frames from the knowledge files: a verb's lemma, and lemmas that must hang from it.

A pattern is a string of lemmas. The first is the verb's, the rest must stand among the words that hang from it in its
own clause, a particle, an adverb, a preposition with its object: "fall apart", "come into force", "hold not".
"not" asks for negation at the verb; a pattern without it does not match a negated verb.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from standoff.reading.clauses import is_negated, own_phrase
from standoff.reading.syntax import Document, Token


@dataclass(frozen=True, slots=True)
class Frame:
    verb: str
    needs: frozenset[str]
    negated: bool
    value: str

    @property
    def weight(self) -> int:
        """How much the frame asks for: the more, the earlier it is tried."""
        return len(self.needs) + self.negated


@dataclass(frozen=True)
class Frames:
    """The frames of one relation, by the lemma of their verb, the most demanding first."""

    by_verb: Mapping[str, tuple[Frame, ...]]

    @classmethod
    def of(cls, patterns: Mapping[str, Iterable[str]]) -> "Frames":
        """The frames of `{value: [pattern, …]}`."""
        return cls._of(tuple((value, tuple(lines)) for value, lines in patterns.items()))

    @classmethod
    @lru_cache(maxsize=64)
    def _of(cls, patterns: tuple[tuple[str, tuple[str, ...]], ...]) -> "Frames":
        found: dict[str, list[Frame]] = {}
        for value, lines in patterns:
            for line in lines:
                frame = _frame(line, value)
                found.setdefault(frame.verb, []).append(frame)
        return cls({verb: tuple(sorted(fs, key=lambda f: (-f.weight, f.value))) for verb, fs in found.items()})

    def match(self, document: Document, verb: Token, negated: bool | None = None) -> Frame | None:
        """The most demanding frame that `verb` fills in this sentence, or None; `negated` where the caller knows it."""
        frames = self.by_verb.get(verb.lemma)
        if not frames:
            return None
        if negated is None:
            negated = is_negated(document, verb)
        around = {t.lemma for t in own_phrase(document, verb)} | {c.lemma for c in document.children(verb)}
        around |= {t.lemma for c in document.children(verb, "acomp") for t in document.children(c, "xcomp")}
        for frame in frames:
            if frame.negated == negated and frame.needs <= around:
                return frame
        return None


@cache
def _frame(line: str, value: str) -> Frame:
    verb, *rest = line.split()
    return Frame(verb, frozenset(rest) - {"not"}, "not" in rest, value)
