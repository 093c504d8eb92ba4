"""How reports tell of an occurrence without saying which or when: word lists of `data/tellings.yaml`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped


@dataclass(frozen=True, slots=True)
class Tellings:
    """A pattern for each list of the file, matching any of its entries as whole words. `nth_day` and `nth_day_of` match
    the how manieth day of an act it is, with the word for it, one of `ordinals` from the second on, as group 1."""

    sequence: re.Pattern[str]
    looking_back: re.Pattern[str]
    long_past: re.Pattern[str]
    vague: re.Pattern[str]
    downing: re.Pattern[str]
    aircraft: re.Pattern[str]
    airspace: re.Pattern[str]
    growing: re.Pattern[str]
    late_death: re.Pattern[str]
    causes: re.Pattern[str]
    anew: re.Pattern[str]
    pointing: re.Pattern[str]
    up_to: re.Pattern[str]
    superlative: re.Pattern[str]
    beginning: re.Pattern[str]
    ordinals: tuple[str, ...]
    nth_day: re.Pattern[str]
    nth_day_of: re.Pattern[str]


_MADE = ("ordinals", "nth_day", "nth_day_of")


@lru_cache(maxsize=1)
def tellings() -> Tellings:
    """The patterns of the shipped file; raises KnowledgeError where it is malformed."""
    rows = shipped("tellings.yaml")
    try:
        plain = {key: _any_of(rows[key]) for key in Tellings.__dataclass_fields__ if key not in _MADE}
        nth, lead, same, of = ("|".join(rows[key]) for key in ("ordinals", "going_on", "running", "begun"))
        day = rf"({nth})\s+(?:(?:{same})\s+)?(?:day|night)"
        return Tellings(
            **plain,
            ordinals=tuple(rows["ordinals"]),
            nth_day=re.compile(rf"\b(?:{lead})\s+{day}\b", re.IGNORECASE),
            nth_day_of=re.compile(rf"\b{day}\s+(?:{of})\b", re.IGNORECASE),
        )
    except (KeyError, TypeError) as error:
        raise KnowledgeError(f"tellings.yaml: every key must be a list of words ({error})") from error


def _any_of(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
