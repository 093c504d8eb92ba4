"""Sides told in plain words: points of the compass, what the speaker denies, ships by their names, whom one commands."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Line, Report
from standoff.record.terms import Label


def sides(reader: Reader, text: str, word: str) -> tuple[str, str]:
    """The parties that act and are acted upon in the last event whose trigger holds `word`."""
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
    events = reader.read(report).events
    rows = [e for e in events if any(word in text[a:b] for a, b in e.trigger) and not e.derived_from]
    assert rows, [text[a:b] for e in events for a, b in e.trigger]
    actors, targets = ({p.party for p in side if p.party} for side in (rows[-1].actors, rows[-1].targets))
    return " ".join(sorted(actors)), " ".join(sorted(targets))


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        ("Seoul said that its guns fired back. Two Southern soldiers were wounded.", "wounded", "", "KOR"),
        ("Seoul spoke. A patrol of Southerners crossed the line into North Korea.", "crossed", "KOR", "PRK"),
        (
            "Seoul and a South African envoy spoke. Seoul agreed. Seoul said that the South shelled a hill.",
            "shelled",
            "KOR",
            "",
        ),
        ("North Korea and South Korea spoke. The North shelled a hill of the South.", "shelled", "PRK", "KOR"),
        # look-alikes
        ("South Korea and South Africa met. The South fired at a ship.", "fired", "", ""),
        ("Seoul spoke. Men of the Southern Command fired at a ship in the South Sea.", "fired", "", ""),
        ("Seoul spoke. Men from the South of Mali fired at a ship.", "fired", "", ""),
    ],
)
def test_states_called_by_a_point_of_the_compass(
    reader: Reader, text: str, word: str, actors: str, targets: str
) -> None:
    assert sides(reader, text, word) == (actors, targets)
