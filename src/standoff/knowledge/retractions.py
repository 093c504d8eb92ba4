"""Words by which a source takes back a claim or replaces a figure, from `data/retractions.yaml`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped

_BETWEEN = r"(?:[\w'’-]+\s+){0,4}"


@dataclass(frozen=True, slots=True)
class Retractions:
    """`takes_back` matches what stands right before the noun of a claim that is taken back; `replaces` a verb with the
    figure that it replaces; `any` finds a text in which either may stand."""

    takes_back: re.Pattern[str]
    replaces: re.Pattern[str]
    any: re.Pattern[str]


@lru_cache(maxsize=1)
def retractions() -> Retractions:
    """The patterns of the shipped file; raises KnowledgeError where it is malformed."""
    rows = shipped("retractions.yaml")
    try:
        back, verbs, figures = ("|".join(map(re.escape, rows[key])) for key in ("takes_back", "replaces", "figures"))
    except (KeyError, TypeError) as error:
        raise KnowledgeError(f"retractions.yaml: takes_back, replaces and figures must be lists ({error})") from error
    possessive = r"(?:its|their|his|her|the|an?)\s+"
    return Retractions(
        re.compile(rf"\b(?:{back})\s+{_BETWEEN}$", re.IGNORECASE),
        re.compile(rf"\b(?:{verbs})\s+{possessive}{_BETWEEN}(?:{figures})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{back}|{verbs})\b", re.IGNORECASE),
    )
