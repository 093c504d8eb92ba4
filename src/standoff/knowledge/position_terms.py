"""The lexicon of positions, read once from `data/positions.yaml`."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped
from standoff.record.terms import PositionKind, Stance

Words = tuple[str, ...]
_LISTS = (
    "empty", "mild", "hollow", "light", "pointers", "claims", "accepting", "welcoming", "offers", "ready", "obliging",
    "owing", "failing", "unready", "binding", "intending", "plans", "reserving", "forceful", "striking", "conceding",
    "silent", "ordering", "needing", "suggesting", "settings", "linking", "drawn", "punishing", "populace",
    "protesting", "breaking_off",
    "granted", "answering", "suing", "judges", "hoping", "both_sides", "wanted_people", "disowning", "courts",
    "opposing", "papers", "organs",
    "conditional", "assuring", "vowing", "shunning", "granting", "deadlines", "stipulating", "expecting",
)  # fmt: skip


@dataclass(frozen=True)
class PositionTerms:
    """`issues` maps the one or two lemmas that name an issue to it and to its rank; the lowest rank holds.

    `nominal` maps nouns that carry a position to its kind; `words` holds the plain lists by their name in the file;
    `conditions`, `until`, `threats` and `refusals` are runs of words, the longest first.
    """

    issues: dict[Words, tuple[int, str]]
    stances: dict[Stance, PositionKind]
    conditions: tuple[Words, ...]
    until: tuple[Words, ...]
    threats: tuple[Words, ...]
    refusals: tuple[Words, ...]
    nominal: dict[str, PositionKind]
    words: dict[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        """Whether the plain list `name` holds `word`."""
        return word in self.words[name]


@lru_cache(maxsize=1)
def position_terms() -> PositionTerms:
    """The shipped lexicon; raises KnowledgeError on a stance or a kind that the record does not have."""
    data: dict[str, Any] = shipped("positions.yaml")
    try:
        return PositionTerms(
            issues={
                tuple(w.split()): (rank, issue)
                for rank, (issue, words) in enumerate(data["issues"].items())
                for w in words
            },
            stances={Stance(k): PositionKind(v) for k, v in data["stances"].items()},
            conditions=_runs(data["conditions"]),
            until=_runs(data["until"]),
            threats=_runs(data["threats"]),
            refusals=_runs(data["refusals"]),
            nominal={noun: PositionKind(kind) for kind, nouns in data["nominal"].items() for noun in nouns},
            words={name: frozenset(data[name]) for name in _LISTS},
        )
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"positions.yaml: {error}; use the terms of record/terms.py") from error


def _runs(lines: list[str]) -> tuple[Words, ...]:
    return tuple(sorted((tuple(line.split()) for line in lines), key=lambda run: (-len(run), run)))
