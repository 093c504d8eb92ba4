"""The lexicon of situations, read once from `data/situations.yaml`."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped
from standoff.record.terms import Assessment, SituationKind


@dataclass(frozen=True)
class SituationTerms:
    nouns: dict[str, SituationKind]
    only_assessed: frozenset[str]
    subject: dict[str, list[str]]
    object: dict[str, list[str]]
    complement: dict[str, Assessment]
    copulas: frozenset[str]
    lines: frozenset[str]
    of_lines: dict[SituationKind, frozenset[str]]
    calm_comes: frozenset[str]
    lasting: dict[str, SituationKind]


@lru_cache(maxsize=1)
def situation_terms() -> SituationTerms:
    """The shipped lexicon; raises KnowledgeError on a kind or an assessment that the record does not have."""
    data: dict[str, Any] = shipped("situations.yaml")
    try:
        assessed = {Assessment(k): v for k, v in data["assessed"].items()}
        return SituationTerms(
            nouns={noun: SituationKind(kind) for kind, nouns in data["kinds"].items() for noun in nouns},
            only_assessed=frozenset(data["only_assessed"]),
            subject={k: v["subject"] for k, v in assessed.items()},
            object={k: v["object"] for k, v in assessed.items()},
            complement={word: k for k, v in assessed.items() for word in v["complement"]},
            copulas=frozenset(data["copulas"]),
            lines=frozenset(data["lines"]),
            of_lines={SituationKind(kind): frozenset(words) for kind, words in data["of_lines"].items()},
            calm_comes=frozenset(data["calm_comes"]),
            lasting={verb: SituationKind(kind) for kind, verbs in data["lasting"].items() for verb in verbs},
        )
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"situations.yaml: {error}; use the terms of record/terms.py") from error
