"""What stands outside an event's clause and says that it did not happen: lists, headlines, the next sentence."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Report
from standoff.record.terms import Label, Modality, Polarity


def events(reader: Reader, text: str) -> list[Event]:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Line(at, at + len(line), Label.BODY))
        at += len(line) + 1
    report = Report("r", "", "r", text + "\n", language="en", lines=tuple(lines))
    return [e for e in reader.read(report).events if e.derived_from is None]


def done(reader: Reader, text: str) -> set[str]:
    return {
        e.type.value for e in events(reader, text) if e.polarity is Polarity.AFFIRMED and e.modality is Modality.ACTUAL
    }


@pytest.mark.parametrize(
    "text",
    [
        "We call on\n• Eritrea to leave the villages;\n• Ethiopia to free the prisoners.",
        "Chad to withdraw its troops from Faya",
        "Oslo to host talks between Chad and Libya.",
        "Both armies to pull back by Friday, Oslo says.",
        "Nor did any of our jets bomb the village.",
        "Neither were any posts shelled.",
        "The marines have not entered the port, nor did they fire on it.",
        "Libya's spokesman claims that Chadian soldiers shelled the fort. This is a fabrication.",
        "The report that they fled and that shells hit the school is a lie.",
        "Chad denied a report by a news site that its army had bombed the wells.",
        "Reports that Chad is holding Libyan soldiers captured in May are untrue.",
        "The army is checking reports that a drone was shot down.",
        "The newspaper withdrew its story that troops had shot a girl.",
        "Chad was accused, falsely, of closing the crossing.",
        "Mali's alleged shelling of the hamlet is an invention of the rebels.",
        "The deaths were caused by cholera and not by shelling.",
        "The danger of shells hitting the dam is growing.",
        "14:20 Did the garrison shell the ministry, as some claim?",
        "Withdraw now, the president told them.",
        "What if Chad invades?",
        "Who says that our guns shelled the market?",
        "Not a single shell fell on the fort.",
        "Residents braced for shelling.",
        "The governor doubted that his men had fired first.",
        "Should Chad close the border, prices would soar.",
    ],
)
def test_what_is_said_around_an_event_keeps_it_from_being_told_as_done(reader: Reader, text: str) -> None:
    assert not done(reader, text) & {"ASSAULT", "COERCE", "RETREAT", "CONSULT"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army says that\n• rebels shelled the fort;\n• its men left the village.", "ASSAULT"),
        ("Chadian jets bombed the wells, nor was that the first time.", "ASSAULT"),
        ("Libya's spokesman said that Chad shelled the fort. This is the third such case.", "ASSAULT"),
        ("Chad confirmed a report by a news site that its army had bombed the wells.", "ASSAULT"),
        ("Libya is holding three Chadian soldiers captured in May.", "COERCE"),
        ("Chad called the shelling of the hamlet a mistake.", "ASSAULT"),
        ("Under the accord which was signed in May, Chad is to pay.", "AGREE"),
        ("We will answer them as we answered the attack of yesterday.", "ASSAULT"),
        ("Not only did Chad shell the fort, it stormed it.", "ASSAULT"),
        ("Who shelled the market?", "ASSAULT"),
    ],
)
def test_look_alikes_that_did_happen(reader: Reader, text: str, kind: str) -> None:
    assert kind in done(reader, text)
