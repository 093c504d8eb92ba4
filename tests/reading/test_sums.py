"""Counts that do not add up: both are kept, and a note says so; what may overlap or is not counted says nothing."""

import pytest

TITLE = "An attack on the camp\n\n"


def noted(read, text):
    reading = read(TITLE + text)
    notes = [n for n in reading.notes if n.kind == "count-contradiction"]
    assert all(reading.report.text[a:b] == q for n in notes for (a, b), q in zip(n.spans, n.quotes, strict=True))
    return notes, reading


@pytest.mark.parametrize(
    "text",
    [
        "Five people were killed: three soldiers and three civilians.",
        "The shelling wounded 10, of whom seven were servicemen and four civilians.",
    ],
)
def test_parts_that_exceed_their_total_are_noted_and_kept(read, text):
    (note,), reading = noted(read, text)
    assert "both are kept" in note.message
    assert len(reading.tolls) == 3
    assert len(note.quotes) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Five people were killed: three soldiers and two civilians.",
        "The shelling wounded 10, of whom six were servicemen.",
        "The shelling wounded 10 people, including eight civilians and five children.",
        "At least five people were killed: three soldiers and three civilians.",
        "Five soldiers were killed. On Tuesday six civilians were killed at another camp.",
    ],
)
def test_what_adds_up_or_may_overlap_is_not(read, text):
    assert noted(read, text)[0] == []
