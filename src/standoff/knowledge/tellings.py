"""How reports tell of an occurrence without saying which or when: word lists of `data/tellings.yaml`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped


@dataclass(frozen=True, slots=True)
class Tellings:
    """A pattern for each list of the file, matching any of its entries as whole words."""

    sequence: re.Pattern[str]
    looking_back: re.Pattern[str]
    long_past: re.Pattern[str]
    vague: re.Pattern[str]
    downing: re.Pattern[str]
    aircraft: re.Pattern[str]
    growing: re.Pattern[str]
    late_death: re.Pattern[str]
    causes: re.Pattern[str]


@lru_cache(maxsize=1)
def tellings() -> Tellings:
    """The patterns of the shipped file; raises KnowledgeError where it is malformed."""
    rows = shipped("tellings.yaml")
    try:
        return Tellings(**{key: _any_of(rows[key]) for key in Tellings.__dataclass_fields__})
    except (KeyError, TypeError) as error:
        raise KnowledgeError(f"tellings.yaml: every key must be a list of words ({error})") from error


def _any_of(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
