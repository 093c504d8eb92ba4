"""How likely two mentions, by their words alone, tell of one occurrence.

For mentions that neither day nor place decides on. What counts is whether they have the same word, a word of the same
family, how telling that word is, and how alike their sentences are, by the shipped term weights
(`knowledge.term_weights`). The five weights were fitted by logistic regression over the pairs of four development
topics of ECB+ (Cybulska and Vossen 2014); `benchmarks/ecbplus.py --fit` fits them anew.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from standoff.knowledge.term_weights import load_term_weights, term_of
from standoff.reconcile.linkage import agglomerate
from standoff.reconcile.wording import Vector, likeness, wording_of

NEVER, SAME_WORD, SAME_FAMILY, ALIKE_OF_SAME, ALIKE_OF_OTHER, TELLING = WEIGHTS = (-4.3, 1.7, 2.3, 3.5, 1.4, 3.7)
JOINS = 0.5
"""The mean likelihood at which two groups of mentions are one: the middle of the plateau on the fitted topics."""
_FAMILY, _WHOLE = 5, 4
_TELLING_AT_MOST = 8.0


@dataclass(frozen=True)
class Phrase:
    """A mention: its head word's lemma in small letters, and the weights of the words of its sentence."""

    head: str
    sentence: Vector


def phrase(head: str, sentence: str) -> Phrase:
    return Phrase(head.casefold(), wording_of(sentence))


def signs(one: Phrase, other: Phrase) -> tuple[float, float, float, float, float, float]:
    """What speaks for the two being one, in the order of `WEIGHTS`; the first is always 1."""
    same = one.head == other.head
    kin = not same and is_one_family(one.head, other.head)
    alike = likeness(one.sentence, other.sentence)
    if not same and not kin:
        return 1.0, 0.0, 0.0, 0.0, alike, 0.0
    weights = load_term_weights()
    telling = min(weights.of(term_of(one.head)), weights.of(term_of(other.head))) / _TELLING_AT_MOST
    return 1.0, float(same), float(kin), alike, 0.0, telling


def is_one_family(one: str, other: str) -> bool:
    """Whether two words begin alike for five letters, or one, of four or more, begins the other: nominate, nomination,
    nominee; raid, raider."""
    shorter = min(len(one), len(other))
    return (
        one[:_FAMILY] == other[:_FAMILY] if shorter >= _FAMILY else shorter == _WHOLE and one[:_WHOLE] == other[:_WHOLE]
    )


def same_occurrence(one: Phrase, other: Phrase) -> float:
    """The likelihood, between 0 and 1, that two mentions of one run of reports tell of one occurrence."""
    total = sum(weight * sign for weight, sign in zip(WEIGHTS, signs(one, other), strict=True))
    return 1.0 / (1.0 + math.exp(-total))


def group_phrases(phrases: Sequence[Phrase], joins: float = JOINS) -> list[list[int]]:
    """The mentions that tell of one occurrence, as indexes, by average link; quadratic in the number of phrases, which
    should be those of reports that tell of one thing (`wording.group_texts`)."""
    return agglomerate(phrases, [1] * len(phrases), same_occurrence, joins)
