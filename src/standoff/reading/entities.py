"""spaCy's recogniser of names, decoded by a few products of matrices in place of one step for each token.

The pipeline's own decoder asks for each token which of its 74 moves are legal, and takes and gives back the
interpreter's lock for each answer: two thirds of its time. The same weights give the same names here. Outside a name
the score of a move depends on the token alone, so that all tokens are scored at once; inside one there is only to
choose between going on and ending. The moves are those of spaCy's `BiluoPushDown` (begin, in, last, unit, out), over
documents in which no name is marked beforehand.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

FACTORY = "standoff_entities"
_TOKEN, _FIRST, _BEFORE = 0, 1, 2
_BLOCKED = "U-"
Array = NDArray[np.float32]


@Language.factory(FACTORY)
def make_entities(nlp: Language, name: str) -> "Entities":
    """The component that stands in for the pipeline's "ner"."""
    return Entities.of(nlp.get_pipe("ner"))


def can_decode(own: Any) -> bool:
    """Whether `own` is a recogniser of the shape that `Entities` decodes."""
    model = own.model
    return bool(
        own.cfg["beam_width"] == 1
        and model.attrs["has_upper"]
        and not model.attrs["unseen_classes"]
        and model.get_ref("lower").get_dim("nF") == 3
        and model.get_ref("lower").get_dim("nP") > 1
    )


@dataclass(frozen=True)
class Entities:
    """The recogniser: its layers, and for each kind of name the weights of its moves."""

    vectors: Any
    lower: Any
    hidden: Array
    labels: tuple[str, ...]
    opening: tuple[Array, Array]
    """The weights and biases of the moves outside a name: begin by label, unit by label, out."""
    going_on: tuple[Array, Array]
    ending: tuple[Array, Array]

    @classmethod
    def of(cls, own: Any) -> "Entities":
        vectors, lower, upper = own.model.layers
        weights, bias = upper.get_param("W"), upper.get_param("b")
        names = [own.moves.get_class_name(n) for n in range(len(bias))]

        def moves(*kinds: str) -> tuple[Array, Array]:
            chosen = [n for kind in kinds for n, name in enumerate(names) if name[0] == kind and name != _BLOCKED]
            return weights[chosen], bias[chosen]

        labels = tuple(name[2:] for name in names if name.startswith("B-"))
        return cls(vectors, lower, lower.get_param("b"), labels, moves("B", "U", "O"), moves("I"), moves("L"))

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        rest = iter(docs)
        while batch := list(islice(rest, batch_size)):
            self._mark([doc for doc in batch if len(doc)])
            yield from batch

    def _mark(self, docs: Sequence[Doc]) -> None:
        if not docs:
            return
        states = self.lower.predict(self.vectors.predict(docs))
        flags = np.concatenate([doc.to_array([SENT_START, IS_SPACE]) for doc in docs])
        closed = np.append(flags[1:, 0] == 1, True)
        closed[np.cumsum([len(doc) for doc in docs]) - 1] = True
        moves = self._outside(states, closed, flags[:, 1] == 1)
        start = 0
        for doc in docs:
            end = start + len(doc)
            spans = self._spans(moves[start:end], closed[start:end].tolist(), states[start : end + 1])
            doc.set_ents([Span(doc, a, b, label=label) for a, b, label in spans], default="outside")
            start = end

    def _outside(self, states: Array, closed: NDArray[np.bool_], space: NDArray[np.bool_]) -> list[int]:
        """The best legal move of each token if no name is open: no name begins where none can go on, or on a space."""
        weights, bias = self.opening
        sums = states[1:, _TOKEN] + states[0, _FIRST] + states[0, _BEFORE] + self.hidden
        scores = sums.max(axis=2) @ weights.T + bias
        count = len(self.labels)
        scores[closed | space, :count] = -np.inf
        scores[space, count : 2 * count] = -np.inf
        best: list[int] = scores.argmax(axis=1).tolist()
        return best

    def _spans(self, moves: Sequence[int], closed: Sequence[bool], states: Array) -> Iterator[tuple[int, int, str]]:
        """The first token, the end and the label of each name; row `n + 1` of `states` is that of token `n`."""
        count, token = len(self.labels), 0
        while token < len(moves):
            first, move = token, moves[token]
            token += 1
            if move >= 2 * count:
                continue
            if move < count:
                while not closed[token] and self._goes_on(states, first, token, move):
                    token += 1
                token += 1
            yield first, token, self.labels[move % count]

    def _goes_on(self, states: Array, first: int, token: int, label: int) -> bool:
        sums = states[token + 1, _TOKEN] + states[first + 1, _FIRST] + states[token, _BEFORE] + self.hidden
        best = sums.max(axis=1)
        (inside, more), (last, end) = self.going_on, self.ending
        return bool(best @ inside[label] + more[label] >= best @ last[label] + end[label])
