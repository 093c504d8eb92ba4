"""How a report credits an agency for its text, from `data/credits.yaml`, and the outlets known by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped
from standoff.knowledge.whoswho import load_whos_who


@dataclass(frozen=True, slots=True)
class CreditWords:
    """`prefixes` stand before the name in a line of credit, the longest first; `nobody` are names of no agency in
    particular; `outlets` gives the plain name of each outlet known, by each of its names in lower case."""

    prefixes: tuple[str, ...]
    nobody: frozenset[str]
    outlets: Mapping[str, str]


@lru_cache(maxsize=1)
def credit_words() -> CreditWords:
    """The words of the shipped file; raises KnowledgeError where it is malformed."""
    rows = shipped("credits.yaml")
    try:
        prefixes = {word for words in rows["prefixes"].values() for word in words}
        nobody = frozenset(word for words in rows["nobody"].values() for word in words)
    except (KeyError, AttributeError, TypeError) as error:
        raise KnowledgeError(f"credits.yaml: prefixes and nobody must list words by language ({error})") from error
    outlets = {name.casefold(): o.name for o in load_whos_who().outlets for name in (o.name, *o.names, *o.acronyms)}
    return CreditWords(tuple(sorted(prefixes, key=lambda p: (-len(p), p))), nobody, outlets)
