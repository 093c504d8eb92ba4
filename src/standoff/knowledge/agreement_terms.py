"""The lexicon of agreements, read once from `data/agreements.yaml`."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped
from standoff.record.terms import AgreementKind, AgreementStatus

Words = tuple[str, ...]


@dataclass(frozen=True)
class AgreementTerms:
    """`nouns` maps the words of a noun, head last, to its kind; None for the generic nouns."""

    nouns: dict[Words, AgreementKind | None]
    kind_words: dict[str, AgreementKind]
    subject: dict[str, list[str]]
    object: dict[str, list[str]]
    of: dict[str, AgreementStatus]
    under: dict[str, AgreementStatus]
    deeds: frozenset[str]
    deed_status: frozenset[AgreementStatus]
    talks_status: frozenset[AgreementStatus]
    pronoun_status: frozenset[AgreementStatus]
    brokering: frozenset[str]


@lru_cache(maxsize=1)
def agreement_terms() -> AgreementTerms:
    """The shipped lexicon; raises KnowledgeError on a kind or a status that the record does not have."""
    data: dict[str, Any] = shipped("agreements.yaml")
    try:
        nouns: dict[Words, AgreementKind | None] = {
            tuple(noun.split()): AgreementKind(kind) for kind, words in data["kinds"].items() for noun in words
        }
        nouns.update({(noun,): None for noun in data["generic"]})
        return AgreementTerms(
            nouns=nouns,
            kind_words={w: AgreementKind(kind) for kind, words in data["kind_words"].items() for w in words},
            subject={status: frames.get("subject", []) for status, frames in data["status"].items()},
            object={status: frames.get("object", []) for status, frames in data["status"].items()},
            of={n: AgreementStatus(s) for s, frames in data["status"].items() for n in frames.get("of", [])},
            under={p: AgreementStatus(s) for s, frames in data["status"].items() for p in frames.get("under", [])},
            deeds=frozenset(data["deeds"]),
            deed_status=frozenset(map(AgreementStatus, data["deed_status"])),
            talks_status=frozenset(map(AgreementStatus, data["talks_status"])),
            pronoun_status=frozenset(map(AgreementStatus, data["pronoun_status"])),
            brokering=frozenset(data["brokering"]),
        )
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"agreements.yaml: {error}; use the terms of record/terms.py") from error
