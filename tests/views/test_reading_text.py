"""A reading in lines: every row that was read, where a reader looks for it."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading
from standoff.views.reading_text import reading_lines

TEXT = """Peru says shells hit its outpost

Two Peruvian soldiers were killed and at least five civilians wounded on Tuesday, the Peruvian Defence Ministry said.

Ecuador denied that its troops had shelled the outpost. An army source told Radio Sierra that the general had said
some soldiers might withdraw.

"Ecuador must withdraw its troops from the valley," the Peruvian president said. Both sides agreed on a ceasefire
on Wednesday, but it collapsed within hours.
"""


@pytest.fixture(scope="module")
def reading(read: Callable[..., Reading]) -> Reading:
    return read(TEXT)


@pytest.fixture(scope="module")
def lines(reading: Reading) -> list[str]:
    return list(reading_lines(reading))


def the(lines: list[str], *words: str) -> str:
    found = [line for line in lines if all(word in line for word in words)]
    assert len(found) == 1, (words, found)
    return found[0]


def test_it_opens_with_the_report(lines: list[str]) -> None:
    assert lines[0].endswith("  Peru says shells hit its outpost")
    assert lines[1] == "  The Daily Ledger | 2031-06-05 (given) | en"


def test_every_row_with_words_of_its_own_has_a_line(reading: Reading, lines: list[str]) -> None:
    shown = [
        *(statement for statement in reading.statements if statement.cue is not None),
        *(event for event in reading.events if event.derived_from is None),
        *reading.tolls,
        *reading.situations,
        *reading.agreements,
        *reading.mechanisms,
        *reading.positions,
    ]
    for row in shown:
        the([line.strip() for line in lines if line.strip().startswith(row.id)], row.id)


def test_what_is_denied_does_not_look_as_if_it_happened(lines: list[str]) -> None:
    assert "(denied" in the(lines, "ASSAULT", "shelled the outpost")


def test_a_nested_statement_stands_under_the_one_it_is_told_in(lines: list[str]) -> None:
    outer = lines.index(the(lines, "An army source", "assert"))
    assert lines[outer + 1].startswith("      s-")
    assert "the general" in lines[outer + 1]


def test_a_count_is_told_as_a_range_with_whose_it_is(lines: list[str]) -> None:
    assert "wounded    PER 5 or more" in the(lines, "wounded    ")


def test_an_agreement_is_told_with_whether_it_held(lines: list[str]) -> None:
    assert "collapsed" in the(lines, "ceasefire ", "(collapsed")


def test_the_last_line_is_empty(lines: list[str]) -> None:
    assert lines[-1] == ""
