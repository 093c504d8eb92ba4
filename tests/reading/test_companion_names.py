"""Names that other names of a report settle: companions of places, waters, abbreviations, peoples."""

import pytest

from standoff.capture import Capture, Metadata
from standoff.reading.actors.names import find_names
from standoff.record.ids import sha256
from standoff.reports import make_report


def named(model, text):
    """The names found in a text with their labels."""
    data = text.encode()
    report = make_report(Capture(sha256(data), data, "text/plain", "test.txt", Metadata(language="en")))
    return {(report.text[n.start : n.end], n.label) for n in find_names(model.parse(report))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops stood in both Piura and Jufrat. They left on Monday.", ("Jufrat", "place")),
        ("Ships crossed the Sea of Marmara on Monday.", ("Sea of Marmara", "place")),
        ("Two boats sank in the Gulf of Ambar, a pilot said.", ("Gulf of Ambar", "place")),
        ("A bomb wrecked the customs house of La Victoria.", ("La Victoria", "place")),
        ("Peru called the Andes Border Agency (ABA). The ABA denied it.", ("ABA", "organisation")),
    ],
)
def test_settled_by_companions(model, text, name):
    assert name in named(model, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A Rohingya driver fled. Police sent back 65 Rohingya in a boat.", "Rohingya"),
        ("The Tuareg took the well.", "Tuareg"),
    ],
)
def test_peoples_are_nobodys_names(model, text, word):
    assert word not in {found for found, _ in named(model, text)}


def test_who_is_aimed_at_is_no_place(model):
    assert ("Julio Ortega", "place") not in named(model, "Gunmen fired at Julio Ortega on Monday.")
