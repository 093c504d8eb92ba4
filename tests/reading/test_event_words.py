"""Which words tell of an event and of what type, and which only look as if they did."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Line, Report
from standoff.record.terms import EventType, Label

ACCUSE, AGREE, AID, ASSAULT = EventType.ACCUSE, EventType.AGREE, EventType.AID, EventType.ASSAULT
COERCE, CONSULT, MOBILIZE = EventType.COERCE, EventType.CONSULT, EventType.MOBILIZE
REJECT, RETREAT, SANCTION = EventType.REJECT, EventType.RETREAT, EventType.SANCTION


def types(reader: Reader, text: str, label: Label = Label.BODY) -> set[EventType]:
    """The types of the events of `text` that no speech act is, the only line of a report."""
    lines = (Line(0, len(text), label),)
    events = reader.read(Report("r", "", "r", text + "\n", language="en", lines=lines)).events
    return {event.type for event in events if event.derived_from is None}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Three rounds landed in an orchard on Friday.", ASSAULT),
        ("The soldiers went at each other with clubs.", ASSAULT),
        ("The patrol struck a mine near the ford.", ASSAULT),
        ("The gunboat was hit by rockets.", ASSAULT),
        ("Malian firing points were suppressed.", ASSAULT),
        ("The enemy was given a fitting rebuff.", ASSAULT),
        ("Militiamen set fire to four huts.", ASSAULT),
        ("The air force has lost two helicopters.", ASSAULT),
        ("Two Peruvian conscripts died on the ridge.", ASSAULT),
        ("It was an invasion, the mayor said.", ASSAULT),
        ("The envoy deplored the burning of a school and the looting of a depot.", ASSAULT),
        ("The garrison lost control of the airport.", COERCE),
        ("The village changed hands twice.", COERCE),
        ("Chad's soldiers closed in on the Libyan post.", COERCE),
        ("Gunmen drove away 40 head of cattle.", COERCE),
        ("Herders were turned back by the army at the spring.", COERCE),
        ("Russian guards put up barbed wire in the village.", COERCE),
        ("The gunboats swarmed the reef.", COERCE),
        ("Movement through the checkpoint was stopped.", COERCE),
        ("Peru has begun to return its troops to their bases.", RETREAT),
        ("The bunkers were dismantled in March.", RETREAT),
        ("Only some of the soldiers have left.", RETREAT),
        ("The captors let the sailors go.", RETREAT),
        ("Niger moved in armoured vehicles.", MOBILIZE),
        ("Brazil sent armoured vehicles to its northern border.", MOBILIZE),
        ("The troops dug in, and set up three bunkers on the slope.", MOBILIZE),
        ("The president called a meeting of the security council.", CONSULT),
        ("Tbilisi and Moscow returned to talks.", CONSULT),
        ("Lima and Quito are due to speak on Sunday.", CONSULT),
        ("The delegation stormed out.", REJECT),
        ("Mali tore up the defence pact.", REJECT),
        ("Compensation was paid to the fishermen.", AID),
    ],
)
def test_events_told_without_the_usual_word(reader: Reader, text: str, kind: EventType) -> None:
    assert kind in types(reader, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sudanese Troops Cross Into Chad, Villagers Say", COERCE),
        ("Shells Fall on Border Village Despite Pledges", ASSAULT),
        ("Rebels Seize Hill Town After Army Convoy Ambushed", COERCE),
        ("Trade suspended as envoys fly home", SANCTION),
        ("Fishing pact signed after two years", AGREE),
        ("Malian troops cross line, say herders", COERCE),
    ],
)
def test_headlines(reader: Reader, text: str, kind: EventType) -> None:
    assert kind in types(reader, text, Label.HEADLINE)


@pytest.mark.parametrize(
    "text",
    [
        "The truce took effect at noon and is holding.",
        "The proposal met with scepticism in Lima.",
        "Any further adventure will be met with silence.",
        "The office released a list of names.",
        "The treaty bars fishing in the strait.",
        "The general spoke to our correspondent on condition of anonymity.",
        "The ministry held its regular press conference.",
        "The chief went back on his word.",
        "The attorney fired back at her critics.",
        "Farmers fought the drought all summer.",
        "The soldiers left flowers at the grave.",
        "Shares lost ground and the team lost its last game.",
        "He called on nobody not to give in to provocations.",
        "The commission on border delimitation has five members.",
        "The minister provided no evidence.",
        "Pastures are lost under the snow.",
        "The convict died of a fever in prison.",
        "The museum released a film and took out a loan.",
    ],
)
def test_what_only_looks_like_an_event(reader: Reader, text: str) -> None:
    assert types(reader, text) == set()


def test_a_verb_of_harm_beside_an_attack_is_found_with_it(reader: Reader) -> None:
    text = "Two Ghanaian guards were killed in an exchange of fire on the river."
    lines = (Line(0, len(text), Label.BODY),)
    events = reader.read(Report("r", "", "r", text + "\n", language="en", lines=lines)).events
    assert sorted(text[e.trigger[0][0] : e.trigger[0][1]] for e in events) == ["exchange", "killed"]
