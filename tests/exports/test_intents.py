"""PLOVER has no modality: a plan is coded as AGREE, a refusal as REJECT, and a deed of neither kind not at all."""

import pytest

from standoff.exports.intents import in_plover
from standoff.reading.read import Reader
from standoff.record.rows import Line, Report
from standoff.record.terms import Label


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        ("Peru's president will meet his Ecuadorian counterpart on Friday.", [("AGREE", "036")]),
        ("Ghana will not lift the ban on Togo.", [("REJECT", "124")]),
        ("Peru withdrew its troops from Ecuador.", [("RETREAT", "0874")]),
        ("Peru may withdraw its troops from Ecuador.", []),
        ("Peru tried to capture the post.", []),
    ],
)
def test_what_plover_codes(reader: Reader, text: str, coded: list[tuple[str, str]]) -> None:
    lines = (Line(0, len(text), Label.BODY),)
    events = reader.read(Report("r", "", "r", text + "\n", language="en", lines=lines)).events
    assert [(e.type.value, e.cameo) for e in in_plover(events)] == coded


def test_a_promise_with_a_row_of_its_own_is_coded_once(reader: Reader) -> None:
    text = "Kenya promised to send food to Somalia."
    lines = (Line(0, len(text), Label.BODY),)
    events = reader.read(Report("r", "", "r", text + "\n", language="en", lines=lines)).events
    assert [e.type.value for e in in_plover(events)] == ["AGREE"]
