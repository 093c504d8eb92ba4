"""Laws that the statements of any text keep: words at their offsets, one tree under the root, the same in every run."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.knowledge.cues import load_cues
from standoff.reading.cast import Cast
from standoff.reading.language import Model
from standoff.reading.statements.finding import find_statements
from standoff.record.check import check_reading
from standoff.record.rows import Line, Reading, Report, Statement
from standoff.record.terms import Label

PIECES = (
    "the army said that it had denied “we will” ” \" ' ‘ ’ according to a source reportedly , . : ; — ( ) [ as saying "
    "accused them of claim by no comment without giving details quoted was Novak called on must \n NAVY Q: !"
)
WORDS = st.sampled_from(PIECES.split(" "))


def report_of(text: str) -> Report:
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(start, start + len(line), Label.BODY))
        start += len(line) + 1
    return Report("r-law", "", "law", text, lines=tuple(lines))


def read(model: Model, text: str) -> tuple[Report, tuple[Statement, ...]]:
    report = report_of(text)
    return report, find_statements(model.parse(report), report, Cast.of((), ()), (), load_cues())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, max_size=60))
def test_any_text_gives_one_tree_of_rows_with_their_words(model: Model, words: list[str]) -> None:
    report, rows = read(model, " ".join(words))
    assert check_reading(Reading(report, statements=rows)) == []
    parents = {row.id: row.parent for row in rows}
    for row in rows:
        seen, at = set(), row.id
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = parents[at]
        assert rows[0].id in seen
    assert read(model, " ".join(words))[1] == rows


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“",
        "“" + "we said that they will go " * 400,
        "he said that the army claimed it had " * 300 + ".",
        "SAID THE GENERAL THAT NOTHING HAPPENED\n" * 20,
        "Q: Did they go?\nA: We denied it.\n— No, he said.\n- one: he said\n- two",
        "'" * 500 + '"' * 501,
        "Он сказал “we will leave”, said 他说.",
    ],
)
def test_bad_input_is_read(model: Model, text: str) -> None:
    report, rows = read(model, text)
    assert check_reading(Reading(report, statements=rows)) == []


def test_no_source_is_invented_for_a_turn_of_nobody(model: Model) -> None:
    for row in read(model, "Q: Did the guards go home?\nA: They went home at noon.")[1][1:]:
        assert row.source.text not in ("Q", "A")


def test_time_grows_with_the_length_and_not_its_square(model: Model) -> None:
    line = (
        "“We held it,” Colonel Duarte said, adding that the army accused nobody of mining it. He did not elaborate.\n"
    )
    took = []
    for times in (100, 400):
        report = report_of("".join(f"{n} {line}" for n in range(times)))
        document = model.parse(report)
        began = time.process_time()
        find_statements(document, report, Cast.of((), ()), (), load_cues())
        took.append(time.process_time() - began)
    assert took[1] < 10 * took[0] + 0.2
