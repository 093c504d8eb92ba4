"""Words by which a count is part of another or an earlier figure, from `data/partitives.yaml`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped


@dataclass(frozen=True, slots=True)
class Partitives:
    """`part` matches in the words of a count that is one of some among others, `earlier` before an earlier figure,
    `further` where a count is told as more than those before it, `one` where somebody is counted as one and not only
    told of."""

    part: re.Pattern[str]
    earlier: re.Pattern[str]
    further: re.Pattern[str]
    one: re.Pattern[str]


@lru_cache(maxsize=1)
def partitives() -> Partitives:
    """The patterns of the shipped file; raises KnowledgeError where it is malformed."""
    rows = shipped("partitives.yaml")
    try:
        lists = ["|".join(map(re.escape, rows[key])) for key in Partitives.__dataclass_fields__]
    except (KeyError, TypeError) as error:
        raise KnowledgeError(f"partitives.yaml: every key must be a list of words ({error})") from error
    return Partitives(*(re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in lists))
