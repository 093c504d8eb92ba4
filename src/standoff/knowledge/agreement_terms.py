"""The lexicon of agreements, read once from `data/agreements.yaml`."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from standoff.errors import KnowledgeError
from standoff.knowledge.files import shipped
from standoff.knowledge.parted import parted
from standoff.record.terms import AgreementKind, AgreementStatus

Words = tuple[str, ...]
_LISTS = (
    "deeds", "mutual", "other", "unmade", "carriers", "ceasing", "hostile", "agreeing", "agreeing_jointly", "sides",
    "binding", "pronoun_verbs", "tied", "brokering", "auspices", "failing", "settings", "exchanges", "exchanged",
    "demanding", "papers", "proposals", "parts", "some", "onlookers", "phasing", "considering", "asking", "needs",
    "ruins", "bartered", "intents", "mediators", "raising", "seeming", "announcing", "partly", "weighing",
    "charging", "nearing", "enduring", "short", "relapsing", "stand_ins", "declining", "deciding", "arranging",
    "swapping", "former", "hardly", "hoping", "bodies", "with_only", "joining", "signing", "meeting", "convening",
    "fixing", "parleys", "arranging_to", "freeing", "homeward", "each_way", "mutually", "set_up", "visits",
    "ending", "offering", "extending", "standing", "standing_by", "office", "laying_down", "captives", "vows",
    "remaining", "leftover", "rests", "going_on", "closing", "ordinals", "founding", "hosting", "returns",
    "settling", "people", "calling", "passages", "declining_it", "pauses", "rounds", "ordered", "bare_papers",
    "putting", "offering_to", "venues", "spans", "ongoing", "accepting", "vow_verbs", "averting", "mostly",
    "breaches", "of_their_name", "places_too", "frames_too", "founded", "completing", "ended", "due",
    "military_deeds", "military",
)  # fmt: skip
_STATUSES = ("deed_status", "deed_kept", "talks_status", "pronoun_status")


@dataclass(frozen=True)
class AgreementTerms:
    """`nouns` maps the words of a noun, head last, to its kind; None for the generic nouns, which `default` may have.

    `kind_pairs` name a kind by two lemmas. `words` holds the plain lists by their name in the file, `statuses` those of
    statuses; the rest is by relation.
    """

    nouns: dict[Words, AgreementKind | None]
    default: dict[str, AgreementKind]
    kind_words: dict[str, AgreementKind]
    weak_words: dict[str, AgreementKind]
    kind_pairs: dict[Words, AgreementKind]
    subject: dict[str, list[str]]
    object: dict[str, list[str]]
    of: dict[str, AgreementStatus]
    under: dict[str, AgreementStatus]
    despite: dict[str, AgreementStatus]
    words: dict[str, frozenset[str]]
    statuses: dict[str, frozenset[AgreementStatus]]

    def has(self, name: str, word: str) -> bool:
        """Whether the plain list `name` holds `word`."""
        return word in self.words[name]


@lru_cache(maxsize=1)
def agreement_terms() -> AgreementTerms:
    """The shipped lexicon; raises KnowledgeError on a kind or a status that the record does not have."""
    data: dict[str, Any] = shipped("agreements.yaml")
    try:
        nouns: dict[Words, AgreementKind | None] = {
            parted(noun): AgreementKind(kind) for kind, words in data["kinds"].items() for noun in words
        }
        nouns.update({parted(noun): None for noun in data["generic"]})
        relations = data["status"]
        return AgreementTerms(
            nouns=nouns,
            default=_kinds(data["default"]),
            kind_words=_kinds(data["kind_words"]),
            weak_words=_kinds(data["weak_words"]),
            kind_pairs={
                tuple(pair.split()): AgreementKind(kind) for kind, pairs in data["kind_pairs"].items() for pair in pairs
            },
            subject={status: frames.get("subject", []) for status, frames in relations.items()},
            object={status: frames.get("object", []) for status, frames in relations.items()},
            of=_statuses(relations, "of"),
            under=_statuses(relations, "under"),
            despite=_statuses(relations, "despite"),
            words={name: frozenset(data[name]) for name in _LISTS},
            statuses={name: frozenset(map(AgreementStatus, data[name])) for name in _STATUSES},
        )
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"agreements.yaml: {error}; use the terms of record/terms.py") from error


def _kinds(lists: dict[str, list[str]]) -> dict[str, AgreementKind]:
    return {word: AgreementKind(kind) for kind, words in lists.items() for word in words}


def _statuses(relations: dict[str, Any], relation: str) -> dict[str, AgreementStatus]:
    return {word: AgreementStatus(s) for s, frames in relations.items() for word in frames.get(relation, [])}
