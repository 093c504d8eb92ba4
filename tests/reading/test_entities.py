"""The quicker decoder finds the names that the pipeline's own recogniser finds."""

from typing import Any

import pytest

from standoff.reading.entities import FACTORY
from standoff.reading.language import Model

TEXTS = [
    "Defence Minister Amina Touré said on 4 March 2019 that the Second Brigade had left the Ogaden.",
    "In Nicosia   three Turkish Cypriot officers met Kofi Mensah of the United Nations. The talks lasted 2 hours.",
    "KARA OZEK SEES TROOPS WITHDRAW FROM LAKE ASSAL",
    "Tbilisi. Gori. Poti. On Tuesday the Bank of Georgia lost $ 3 million, or 12 percent.",
    " \t Mali",
    "",
    "x",
]


def _names(pipeline: Any, component: str) -> list[list[tuple[str, str, bool]]]:
    with pipeline.select_pipes(disable=FACTORY):
        docs = [pipeline(text) for text in TEXTS]
    marked = pipeline.get_pipe(component).pipe(docs)
    return [[(t.text, t.ent_type_, t.ent_iob_ == "B") for t in doc] for doc in marked]


def test_the_same_names_come_of_the_same_weights(model: Model) -> None:
    if FACTORY not in model.pipeline.pipe_names:
        pytest.skip("the pipeline's recogniser is of another shape")
    quick = _names(model.pipeline, FACTORY)
    assert quick == _names(model.pipeline, "ner")
    assert any(kind == "PERSON" for doc in quick for _, kind, _ in doc)
