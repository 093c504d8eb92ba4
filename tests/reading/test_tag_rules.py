"""The rules of tags, looked up by kind of token, say what the pipeline's own rules say."""

from typing import Any

from standoff.reading.language import Model
from standoff.reading.tag_rules import FACTORY

TEXTS = [
    "There's a report that the troops, who'd been told to leave, haven't done so.",
    "There is no doubt: they do have what those villagers didn't have, but that is all there was.",
    "You're gonna see nothin' of it, y'all; let's go. It ain't over, they've got ta come.",
    "  He had it.\tHad they?  I told him so, as they'd told me.",
    "",
    " ",
]


def _tagged(pipeline: Any, component: str) -> list[list[tuple[str, str, str, str]]]:
    with pipeline.select_pipes(disable=[FACTORY, "lemmatizer"]):
        docs = [pipeline(text) for text in TEXTS]
    marked = [pipeline.get_pipe(component)(doc) for doc in docs for _ in range(2)]
    return [[(t.pos_, t.lemma_, t.dep_, str(t.morph)) for t in doc] for doc in marked]


def test_each_token_is_given_what_the_patterns_give_it(model: Model) -> None:
    tagged = _tagged(model.pipeline, FACTORY)
    assert tagged == _tagged(model.pipeline, "attribute_ruler")
    assert {"AUX", "VERB", "PART", "PRON", "SCONJ"} <= {pos for doc in tagged for pos, *_ in doc}
