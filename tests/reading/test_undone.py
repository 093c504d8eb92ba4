"""Deeds that the form of the clause, or nobody in it, keeps from having happened; with look-alikes that did happen."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Report
from standoff.record.terms import Label, Modality, Polarity

TALK = {"ACCUSE", "REQUEST", "REJECT", "THREATEN"}
AFFIRMED, DENIED, NOT_HAPPENED = Polarity.AFFIRMED, Polarity.DENIED, Polarity.NOT_HAPPENED


def deeds(reader: Reader, text: str, label: Label = Label.BODY) -> list[Event]:
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), label),))
    return [e for e in reader.read(report).events if e.derived_from is None and e.type.value not in TALK]


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        # nobody and nothing among those of the verb
        ("Two of the atolls were shelled by no one.", NOT_HAPPENED, Modality.ACTUAL),
        ("Its gunners fired at nobody.", NOT_HAPPENED, Modality.ACTUAL),
        ("On Tuesday the two sides agreed on nothing.", NOT_HAPPENED, Modality.ACTUAL),
        ("Juba said that it had agreed to nothing.", NOT_HAPPENED, Modality.ACTUAL),
        ("Nobody has tried to take the town.", NOT_HAPPENED, Modality.ATTEMPTED),
        ("The envoys have hardly spoken this year.", NOT_HAPPENED, Modality.ACTUAL),
        ("The front says that it is not taking part in the clashes.", NOT_HAPPENED, Modality.ACTUAL),
        # called off, only near
        ("The unions called their marches off.", NOT_HAPPENED, Modality.ACTUAL),
        ("The Ossetians called off a session in the border hamlet.", NOT_HAPPENED, Modality.ACTUAL),
        ("In March it had come close to a fight.", NOT_HAPPENED, Modality.ACTUAL),
        ("First he refused to step down and then he said no more.", NOT_HAPPENED, Modality.ACTUAL),
        # disowned
        ("The staff rejects claims of the radio, according to which the crew fired first.", DENIED, Modality.ACTUAL),
        ("Nothing that was written about captives whom Niger handed over is true.", DENIED, Modality.ACTUAL),
        ("The charge that troops shot the herder was looked into and is untrue.", DENIED, Modality.ACTUAL),
        ("The story that Thai soldiers burned the temple is a lie.", DENIED, Modality.ACTUAL),
        ("Oran alleges that soldiers burned the hut. This is rejected as a fabrication.", DENIED, Modality.ACTUAL),
        ("The allegation that our pilots bombed the clinic does not stand up.", DENIED, Modality.ACTUAL),
        ("Accra accused Togo of shelling the fort, which Togo denied.", DENIED, Modality.ACTUAL),
        # asked for, by whatever the parse hangs it on
        ("The paper invites the two to talk.", AFFIRMED, Modality.DEMANDED),
        ("Kyiv called for those who did it to be arrested.", AFFIRMED, Modality.DEMANDED),
        ("He told a rally that India had to withdraw its troops from the valley.", AFFIRMED, Modality.DEMANDED),
        # in a row under a modal or an infinitive
        ("The mission will gather data, an aide stressed, and share it with Lima.", AFFIRMED, Modality.FUTURE),
        ("Lomé calls on them to hand over those who planned it and to return the bodies.", AFFIRMED, Modality.DEMANDED),
        ("It would go on shelling the port, it said, if the ships came back.", AFFIRMED, Modality.CONDITIONAL),
        # on a timetable
        ("A delegation flies to Yangon tomorrow.", AFFIRMED, Modality.FUTURE),
        ("A joint commission meets on Tuesday in Ipiales.", AFFIRMED, Modality.FUTURE),
        ("The United Nations is flying observers to the border.", AFFIRMED, Modality.FUTURE),
        # conditions without a plain "if"
        ("An attack on Tonga was an attack on Samoa, he wrote.", AFFIRMED, Modality.CONDITIONAL),
        ("They would go silent on the day on which the assault on the camp ended.", AFFIRMED, Modality.CONDITIONAL),
        # readied for, allowed, of no sense
        ("The governor signed an order that lets soldiers shoot at sight.", AFFIRMED, Modality.HYPOTHETICAL),
        ("It makes no sense to attack Goma, he said.", AFFIRMED, Modality.HYPOTHETICAL),
        ("A strike on the capital is unlikely.", AFFIRMED, Modality.HYPOTHETICAL),
        ("The army would not be drawn on whether it had shelled the market.", AFFIRMED, Modality.HYPOTHETICAL),
    ],
)
def test_what_was_not_done_is_not_told_as_done(
    reader: Reader, text: str, polarity: Polarity, modality: Modality
) -> None:
    found = [(e.polarity, e.modality) for e in deeds(reader, text)]
    assert (polarity, modality) in found, found
    assert (AFFIRMED, Modality.ACTUAL) not in found


@pytest.mark.parametrize(
    "text",
    [
        "Ships which entered the strait would be sunk, Beijing said.",
        "Nobody crossed the bridge.",
        "Neither side is to shell the other.",
        "The rebels were given two days to leave Kidal.",
        "The sides were close to signing a truce.",
        "He will not sit down with them before the militia has left the town.",
        "If asked, the garrison would withdraw.",
        "They signed a plan under which their guards will patrol together, share data and swap prisoners.",
    ],
)
def test_no_deed_there_happened(reader: Reader, text: str) -> None:
    happened = [
        e.quotes
        for e in deeds(reader, text)
        if e.polarity is AFFIRMED and e.modality is Modality.ACTUAL and e.type.value not in ("AGREE",)
    ]
    assert happened == []


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled the town with no regard for civilians.",
        "The rebels attacked the base to no avail.",
        "Soldiers fired at nothing in particular.",
        "Hardly had the convoy crossed the river when rebels ambushed it.",
        "No one was hurt when soldiers fired on the bus.",
        "Gunmen stormed the hotel without warning.",
        "Not only did they shell the town, they burned it.",
        "Villagers saw soldiers burn the school.",
        "The army had no choice but to shell the ridge.",
        "Militias were the first to shell the town, Tbilisi said.",
        "They held the crowd off until police shelled the square.",
        "The road turned out to be blocked by soldiers.",
        "He was jailed for ordering the massacre of the monks.",
        "No fewer than thirty rockets hit the base.",
        "The talks took place although Oman had withdrawn its offer.",
        "The pilots, who had orders not to shoot, shot down the drone.",
        "Without firing a shot, the rebels took the fort.",
        "Not until dusk did the gunmen withdraw.",
        "Rebels who seized the mine last month will be tried.",
        "Tripoli said that it had to withdraw its troops from the oasis.",
        "Whoever struck the base has crossed a red line.",
        "Accra accused Togo of shelling the fort, which Togo confirmed.",
        "Accra accused Togo of shelling the fort, which Togo does not deny.",
        "They burned the market. They did not burn the school.",
        "The commission, which meets every Monday, met the rebels.",
        "Fighters took the post, killing two guards.",
        "Tried to stop, the driver rammed the gate, killing two guards.",
    ],
)
def test_what_only_looks_undone_happened(reader: Reader, text: str) -> None:
    found = [(e.polarity, e.modality) for e in deeds(reader, text)]
    assert (AFFIRMED, Modality.ACTUAL) in found, found


def test_the_present_of_a_headline_tells_of_what_has_happened(reader: Reader) -> None:
    (event,) = deeds(reader, "Chad and Niger sign truce on Friday", Label.HEADLINE)
    assert event.modality is Modality.ACTUAL


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The Government of Togo alleges that our soldiers burned three houses. They did not.", DENIED),
        ("Togo accuses us of shelling the camp and the mill. We have shelled neither.", DENIED),
        ("Togo alleges that our soldiers burned three houses. They did not sleep.", AFFIRMED),
        ("Our soldiers burned three houses. They did not.", AFFIRMED),
    ],
)
def test_a_release_rebuts_in_two_words_what_others_allege(reader: Reader, text: str, polarity: Polarity) -> None:
    told = f"Ministry of Defence of Ghana\n{text}\n"
    lines = (Line(0, 28, Label.BYLINE), Line(29, len(told) - 1, Label.BODY))
    report = Report("r", "", "r", told, language="en", lines=lines, outlet="Ministry of Defence of Ghana")
    found = [e for e in reader.read(report).events if e.type.value == "ASSAULT"]
    assert {e.polarity for e in found} == {polarity}
