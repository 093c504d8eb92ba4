"""Quotations: marks of every make, odd ones, apostrophes, and marks that never close."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.reading.statements.quotations import find_quotations
from standoff.record.rows import Line
from standoff.record.terms import Label


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, (Line(0, len(text), Label.BODY),)).rows]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “we will stay” there.", ["“we will stay”"]),
        ('He said "we will stay" there.', ['"we will stay"']),
        ("He said «we will stay» there.", ["«we will stay»"]),
        ("He said „we will stay“ there.", ["„we will stay“"]),
        ("He said ''we will stay'' there.", ["''we will stay''"]),
        ("He said ‘we will stay’ there.", ["‘we will stay’"]),
        ("a trade in ”stolen grain” he said", ["”stolen grain”"]),
        ("They called it “a show“ and left.", ["“a show“"]),
    ],
)
def test_marks_of_every_make(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_apostrophes_are_no_marks() -> None:
    assert quoted("The soldiers’ post wasn’t the army’s.") == []
    assert quoted("The soldiers' post wasn't the army's.") == []


def test_an_inner_quotation_belongs_to_the_outer_one() -> None:
    assert quoted("“He told us ‘go home’ and left,” she said.") == ["“He told us ‘go home’ and left,”"]


def test_a_quotation_that_never_closes_ends_with_its_line() -> None:
    text = "“We are staying.\nNobody left."
    lines = (Line(0, 16, Label.BODY), Line(17, len(text), Label.BODY))
    (only,) = find_quotations(text, lines).rows
    assert (text[only.start : only.end], only.closed) == ("“We are staying.", False)


@given(st.text(alphabet="ab .,“”\"'‘’«»„\n", max_size=80))
def test_quotations_lie_in_their_line_in_order_and_apart(text: str) -> None:
    starts = [0] + [i + 1 for i, c in enumerate(text) if c == "\n"]
    lines = tuple(
        Line(a, b, Label.BODY) for a, b in zip(starts, [s - 1 for s in starts[1:]] + [len(text)], strict=True)
    )
    rows = find_quotations(text, lines).rows
    for q in rows:
        assert lines[q.line].start <= q.start < q.end <= lines[q.line].end
    assert all(a.end <= b.start for a, b in itertools.pairwise(rows))
