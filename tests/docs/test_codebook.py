"""The codebook decides on every term: one that it does not name cannot be coded."""

import inspect
import re
from enum import StrEnum
from pathlib import Path

import pytest

from standoff.record import terms

CODEBOOK = (Path(__file__).resolve().parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
WORDS = re.sub(r"\s+", " ", CODEBOOK)
VOCABULARIES = [c for _, c in inspect.getmembers(terms, inspect.isclass) if c.__module__ == terms.__name__]


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda vocabulary: vocabulary.__name__)
def test_every_term_is_decided_on(vocabulary: type[StrEnum]) -> None:
    missing = [str(term) for term in vocabulary if not re.search(rf"(?<!\w){re.escape(term)}(?!\w)", WORDS)]
    assert missing == []


def test_every_kind_of_row_has_a_look_alike() -> None:
    sections = re.split(r"^## ", CODEBOOK, flags=re.M)[1:]
    assert [section.splitlines()[0] for section in sections if "✗" not in section] == []
