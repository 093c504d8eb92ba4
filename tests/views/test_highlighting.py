"""Overlapping highlights: the text is cut at every boundary and comes back whole."""

from hypothesis import given
from hypothesis import strategies as st

from standoff.views.highlighting import slices

TEXT = "The envoy said the guards had left."


def test_two_overlapping_spans_are_cut_at_every_boundary():
    cut = slices(TEXT, 0, 9, [("a", (0, 6)), ("b", (4, 9))])
    assert [(s.text, s.keys) for s in cut] == [("The ", ("a",)), ("en", ("a", "b")), ("voy", ("b",))]


def test_a_span_begins_once_though_it_comes_in_two_parts():
    cut = slices(TEXT, 0, len(TEXT), [("a", (0, 3)), ("a", (10, 14))])
    assert [s.begins for s in cut if s.keys] == [("a",), ()]


def test_a_span_that_runs_past_the_piece_is_cut_to_it():
    assert [s.text for s in slices(TEXT, 4, 9, [("a", (0, 30))])] == ["envoy"]


spans = st.tuples(
    st.sampled_from("abc"), st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1]))
)


@given(st.lists(spans, max_size=8), st.integers(0, 10), st.integers(20, 35))
def test_the_slices_are_the_text_and_each_character_has_the_keys_that_cover_it(keyed, start, end):
    cut = slices(TEXT, start, end, keyed)
    assert "".join(s.text for s in cut) == TEXT[start:end]
    at = start
    for piece in cut:
        for offset in range(at, at + len(piece.text)):
            assert set(piece.keys) == {key for key, (a, b) in keyed if a <= offset < b}
        at += len(piece.text)
