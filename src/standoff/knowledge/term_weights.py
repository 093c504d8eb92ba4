"""How telling a word is: weights from a shipped count of documents, so that no report shifts what another weighs."""

import math
from dataclasses import dataclass
from functools import lru_cache

from standoff.errors import KnowledgeError
from standoff.knowledge.files import data_folder

_FILE = "term_documents.csv"


@dataclass(frozen=True)
class TermWeights:
    """`documents` counted in all, and in how many each term stands; a term that was not counted stands in one."""

    documents: int
    held: dict[str, int]

    def of(self, term: str) -> float:
        """The inverse document frequency, log((N + 1) / (n + 1)) + 1 as is usual where n may be 0."""
        return math.log((self.documents + 1) / (self.held.get(term, 0) + 1)) + 1


def term_of(word: str) -> str:
    """The term that a word counts as: in small letters, without a plural or possessive ending."""
    term = word.casefold().replace("’", "'").removesuffix("'s")
    if len(term) > 4 and term.endswith("s") and not term.endswith("ss"):
        return term[:-1]
    return term


@lru_cache(maxsize=1)
def load_term_weights() -> TermWeights:
    """The shipped weights; raises KnowledgeError where the file is malformed."""
    lines = (data_folder() / _FILE).read_text("utf-8").splitlines()
    rows = [line.split(",") for line in lines if line and not line.startswith("#")]
    try:
        return TermWeights(int(rows[0][1]), {term: int(count) for term, count in rows[1:]})
    except (IndexError, ValueError) as error:
        raise KnowledgeError(f"{_FILE}: {error}; its rows are a term and a number") from error
