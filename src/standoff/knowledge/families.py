"""Families of events by CAMEO code, read once from `data/families.yaml`."""

from dataclasses import dataclass
from functools import lru_cache

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped


@dataclass(frozen=True, slots=True)
class Family:
    """`told` is for how many days reports go on telling of such an occurrence without giving its date."""

    name: str
    label: str
    told: int


@lru_cache(maxsize=1)
def _by_prefix() -> dict[str, Family]:
    try:
        return {
            code: Family(row["family"], row["label"], row["told"])
            for row in shipped("families.yaml")
            for code in row["cameo"]
        }
    except KeyError as error:
        raise KnowledgeError(f"families.yaml: a row lacks {error}; give family, label, told and cameo") from error


@lru_cache(maxsize=512)
def family_of(cameo: str) -> Family:
    """The family of a CAMEO code; raises KnowledgeError on a code that none of them lists."""
    for size in range(len(cameo), 0, -1):
        found = _by_prefix().get(cameo[:size])
        if found is not None:
            return found
    raise KnowledgeError(f"families.yaml: no family lists the CAMEO code {cameo}; add a prefix of it")
