"""Which earlier statement is answered where no construction says so: the one that the evidence speaks for most.

A choice among what was said before and nothing at all, by weights that were fitted on the development sets
(`knowledge/data/answering.yaml`, `benchmarks/fit_answers.py`): the sum of the weights of each statement's evidence
against that of its answering none. Statements that turn to another by their stance (denials, silences, acceptances)
have weights of their own, since they nearly always answer something.
"""

import re

from standoff.knowledge.answer_weights import AnswerWeights
from standoff.knowledge.sign_weights import summed
from standoff.reading.statements.evidence import TURNING, does, of_none, of_pairs
from standoff.reading.statements.floor import Floor, parties
from standoff.reading.statements.playing_down import Counter
from standoff.record.rows import Statement

_LONGEST = 2000
_SEVERAL = re.compile(r"(?:both|each|all|two|neither|the (?:two|three|sides|parties))\b", re.IGNORECASE)


def weighed(floor: Floor, counter: Counter, weights: AnswerWeights) -> Statement | None:
    """The statement of the row's own paragraph that outweighs the rest and nothing, the nearest of equals; else None.

    Where two known sides and what they say have nothing in common, where several speak at once, where somebody only
    says again what he said or goes on for pages, nothing is answered.
    """
    row = floor.row
    again = row.cue is not None and floor.lexicon.has("affirming_again", row.cue.lemma)
    near = [o for o in floor.others if not floor.apart(o) and _has_to_do(floor, o)]
    long = bool(row.spans) and row.spans[-1][1] - row.spans[0][0] > _LONGEST
    if not near or again or long or _SEVERAL.match(row.source.text):
        return None
    of = weights.turning if does(row) in TURNING else weights.telling
    none = summed(of_none(floor, counter), of) - weights.ease
    sums = {other.id: summed(each, of) for other, each in zip(floor.others, of_pairs(floor), strict=True)}
    best = max(near, key=lambda other: sums[other.id])
    return best if sums[best.id] > none else None


def _has_to_do(floor: Floor, other: Statement) -> bool:
    """Whether two sides have to do with each other, or what the two say has: a word, contrary poles, "insists"."""
    row, topics = floor.row, floor.topics
    if floor.concerning(other) or topics.of(row).told & parties(other) or floor.alike(other):
        return True
    lemma = row.cue.lemma if row.cue is not None else ""
    insists = floor.lexicon.has("countering", lemma) and not floor.lexicon.has("replying", lemma)
    return insists or bool(topics.versions.of(row).contrary(topics.versions.of(other)))
