"""Paragraphs wrapped by hand or by a program are one line again, so that no sentence is cut."""

import textwrap

import pytest

from standoff.capture import Capture
from standoff.record.ids import sha256
from standoff.record.terms import Label
from standoff.reports import make_report

LONG = (
    "Peruvian troops shelled an Ecuadorean border post at Puerto Bolívar on Monday, killing three soldiers, Ecuador's "
    "Defence Ministry said. Peru's army denied shelling the post. Police in Lima arrested twelve protesters on Monday. "
    "The two countries held talks in Bogotá on Sunday, and their envoys are to meet again within the week."
)


def body_lines(text: str) -> list[str]:
    data = text.encode()
    report = make_report(Capture(sha256(data), data, "text/plain", "here.txt"))
    return [report.text[line.start : line.end] for line in report.lines if line.label == Label.BODY]


@pytest.mark.parametrize("width", [60, 72, 80, 100, 118, 130])
def test_a_wrapped_paragraph_is_one_line(width: int) -> None:
    wrapped = textwrap.fill(LONG, width)
    assert [line.replace("\n", " ") for line in body_lines(f"Shelling at the river\n\n{wrapped}\n")] == [LONG]


def test_paragraphs_of_a_line_each_stay_apart() -> None:
    paragraphs = [
        "Peruvian troops shelled a border post on Monday, the Defence Ministry said.",
        "Peru's army denied shelling the post at all, and called the charge an invention of its neighbour.",
        "Talks go on.",
        "Police arrested twelve protesters in Lima.",
    ]
    assert body_lines("\n".join(["Shelling at the river", *paragraphs])) == paragraphs
