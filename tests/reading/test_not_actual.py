"""What is denied, demanded, imagined, imminent or forgone is never coded as a deed that happened; look-alikes are."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Report
from standoff.record.terms import EventType, Ground, Label, Modality, Polarity

DEEDS = {EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE, EventType.AID}


def deeds(reader: Reader, text: str) -> list[Event]:
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
    return [e for e in reader.read(report).events if e.type in DEEDS and e.derived_from is None]


def happened(event: Event) -> bool:
    return event.polarity is Polarity.AFFIRMED and event.modality is Modality.ACTUAL


@pytest.mark.parametrize(
    "text",
    [
        "At no time did Peruvian troops cross the frontier.",
        "At no point did they open fire on Ecuadorean posts.",
        "Under no circumstances would Chad bomb the dam.",
        "The claim that a Kenyan patrol was ambushed has no basis.",
        "Reports that Eritrea shelled the village are untrue.",
        "Claims that Chad attacked the convoy lack any foundation.",
        "Reports that we took these hills from the Malian side are incorrect.",
        "It is false that Chad shelled the market.",
        "It is not true that Oman seized the tanker.",
        "There is no evidence that Chad shelled the village.",
        "Chad has not said whether any of its soldiers were killed.",
        "Chad was on the verge of attacking Sudan.",
        "Chad came close to attacking the base.",
        "The army was poised to storm the town.",
        "Chad almost attacked the base.",
        "Bombing the city would not bring peace, the premier said.",
        "Pulling back the troops will take months.",
        "Rather than shell the port, Chad opened talks with Sudan.",
        "Far from shelling the port, Chad sent doctors.",
        "Had Chad shelled the port, Sudan would have closed the border.",
        "Should Chad attack the port, Niger will send troops.",
        "The president ordered the army to shell the port.",
        "The withdrawal of Malian troops has yet to begin.",
        "Malian troops have yet to withdraw from the ridge.",
        "In the drill, Malian troops stormed a village.",
        "Malian troops stormed a mock village.",
        "Chad's alleged shelling of the port never took place, the ministry said.",
        "Chad would not rule out an attack on the port.",
        "Did Chad shell the port?",
        "If it is attacked, Chad will shell the port.",
        "Any further attempt to cross the line will be met with force.",
    ],
)
def test_no_deed_is_told_as_done(reader: Reader, text: str) -> None:
    assert [e.trigger for e in deeds(reader, text) if happened(e) and "doctors" not in text] == []


@pytest.mark.parametrize(
    "text",
    [
        "This time Peruvian troops crossed the frontier.",
        "The claim that Chad had a basis in Mali angered Niger, which shelled the port.",
        "Chad did not say how many soldiers were killed in the raid on Sarh.",
        "Chad shelled the port almost daily.",
        "After the drill, Malian troops stormed the village.",
        "Why did Chad shell the port?",
        "Chad ordered a retreat after its troops had shelled the port.",
        "Soldiers shelled the port in a bid to frighten the crews and withdrew.",
        "The raid provoked a clash in which two men were wounded.",
    ],
)
def test_look_alikes_are_deeds(reader: Reader, text: str) -> None:
    assert any(happened(e) for e in deeds(reader, text))


def test_a_finite_verb_joined_to_an_infinitive_shares_the_subject_above_it(reader: Reader) -> None:
    found = deeds(reader, "Sudanese soldiers fired in the air in a bid to frighten the herders and withdrew.")
    left = [e for e in found if e.type is EventType.RETREAT]
    assert [(p.party, happened(e)) for e in left for p in e.actors] == [("SDN", True)]


def test_a_bare_year_in_an_undated_report_is_history(reader: Reader) -> None:
    (event,) = tuple(deeds(reader, "In 1962 a Nepalese post was besieged for months."))
    assert event.ground is Ground.BACKGROUND


def test_what_is_yet_to_come_is_never_history(reader: Reader) -> None:
    text = "The two fought in 1962, and Chad could move tanks to the border within hours."
    (event,) = [e for e in deeds(reader, text) if e.type is EventType.MOBILIZE]
    assert event.ground is Ground.CURRENT
