"""What is parsed: the lines that are read, each by itself, after its dateline; at offsets of the report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.reading.language import Model, _after_dateline
from standoff.record.rows import Line, Report
from standoff.record.terms import Label


def report(*lines: tuple[str, Label]) -> Report:
    text, rows = "", []
    for words, label in lines:
        rows.append(Line(len(text), len(text) + len(words), label))
        text += words + "\n"
    return Report(id="r-1", capture="", source="x", text=text, lines=tuple(rows))


@pytest.mark.parametrize(
    "dateline",
    [
        "PORTO VELHO/LA PAZ, April 29, 2031 (Andes Wire) - ",
        "Oruro, Sept 20, 2031 (Andes Wire) - ",
        "ORURO, Bolivia -- ",
        "SUCRE, 3 June (ABI) — ",
        "SUCRE – ",
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline):
    line = dateline + "The ministry said two posts were lost."
    assert line[_after_dateline(line, 0, len(line)) :] == "The ministry said two posts were lost."


@pytest.mark.parametrize(
    "line",
    [
        "Oruro - A view of the pass.",
        "The ministry (in Sucre) - which has no army - agreed.",
        "The League of Nations said on Monday - after talks - that it would.",
    ],
)
def test_a_dash_in_a_sentence_makes_no_dateline(line):
    assert _after_dateline(line, 0, len(line)) == 0


def test_navigation_is_not_parsed_and_no_sentence_crosses_a_line(model: Model):
    document = model.parse(
        report(("Share this story", Label.SHARE), ("Guards fire on herders", Label.HEADLINE), ("Two fell.", Label.BODY))
    )
    assert {document.line_of(t).label for t in document.tokens} == {Label.HEADLINE, Label.BODY}
    assert all(len({document.line_of(t).start for t in document.sentence_tokens(s)}) == 1 for s in document.sentences)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="abc “”\"'.,—é\u200d😀\t", max_size=80))
def test_every_token_is_the_text_at_its_offsets(model: Model, words: str):
    document = model.parse(report((words, Label.BODY)))
    assert all(document.text[t.start : t.end] == t.text for t in document.tokens)
    assert [t.i for t in document.tokens] == list(range(len(document.tokens)))


def test_a_paragraph_wrapped_by_hand_is_parsed_as_if_it_were_not(model: Model):
    words = "A source told Radio Sierra that the general had said some soldiers might withdraw from the pass."
    flat, wrapped = (
        model.parse(report((text, Label.BODY))) for text in (words, words.replace("said some", "said\nsome"))
    )
    assert [(t.text, t.dep, t.head) for t in wrapped.tokens] == [(t.text, t.dep, t.head) for t in flat.tokens]
