"""Plain words of force and leave, the deeds of anybody, sides by address or apposition; with look-alikes."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Report
from standoff.record.terms import Label


def events(reader: Reader, text: str) -> list[Event]:
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
    return [e for e in reader.read(report).events if e.derived_from is None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tribesmen shut in the oil field in January.", "COERCE"),
        ("The town of Kidal fell to the rebels at dawn.", "COERCE"),
        ("Ethiopia threatened in June to intervene.", "COERCE"),
        ("The villagers were held by gunmen for a week.", "COERCE"),
        ("Since May the front has held 90 relatives of officers.", "COERCE"),
        ("Coast guards searched the trawler.", "COERCE"),
        ("The men were driven from the south of the capital by the militia.", "COERCE"),
        ("The fuel was stolen from the depot.", "COERCE"),
        ("The army had choked the river for weeks.", "COERCE"),
        ("The court ordered that they remain in custody until April.", "COERCE"),
        ("The prisoners were forced to confess.", "COERCE"),
        ("The League imposed sanctions on Mali.", "COERCE"),
        ("The rebels burned Menaka.", "ASSAULT"),
        ("Soldiers raped two girls.", "ASSAULT"),
        ("The herder was hit in the leg.", "ASSAULT"),
        ("The brothers were hacked to death.", "ASSAULT"),
        ("The alliance counted eight air strikes in the month that followed.", "ASSAULT"),
        ("Mortars fired at noon. Our artillery answered.", "ASSAULT"),
        ("The army has flown in 200 men by helicopter.", "MOBILIZE"),
        ("Russia has moved a tank column to the tunnel.", "MOBILIZE"),
        ("The blockade was lifted on Monday.", "CONCEDE"),
        ("We demand that the ports be opened at once.", "CONCEDE"),
        ("Lima got an apology.", "CONCEDE"),
        ("They called on Chad to let monitors reach the front.", "RETREAT"),
        ("Quito would ask the courts to order the return of the ships.", "RETREAT"),
        ("The plan calls for a truce. Peru has accepted it.", "AGREE"),
        ("Both sides agreed to set up a joint operations room.", "COOPERATE"),
        ("In March a further round in Geneva ended without a statement.", "CONSULT"),
        ("The League will convene its foreign ministers.", "CONSULT"),
        ("Peru will go to the international tribunal.", "ACCUSE"),
    ],
)
def test_plain_words(reader: Reader, text: str, kind: str) -> None:
    assert kind in {e.type.value for e in events(reader, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The dollar fell on Friday.",
        "The premier intervened in the debate.",
        "He searched the archive for years.",
        "The choir held a concert for an hour.",
        "The general was fired on Friday.",
        "The minister expressed regret.",
        "Lima demanded an apology.",
    ],
)
def test_look_alikes(reader: Reader, text: str) -> None:
    assert events(reader, text) == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("He is ready to talk to any group that laid down its arms.", "conditional"),
        ("Any ship that enters the bay will be sunk.", "conditional"),
        ("It will pardon whoever surrendered.", "conditional"),
        ("Should the rebels attack Timbuktu, the army will respond with all means.", "conditional"),
        ("Ankara would not oppose a truce, but only if the rebels first gave up the airfield.", "conditional"),
        ("The Union is considering sanctions against Mali.", "hypothetical"),
    ],
)
def test_what_is_only_supposed(reader: Reader, text: str, modality: str) -> None:
    assert modality in {e.modality.value for e in events(reader, text)}
    assert not any(e.modality.value == "actual" for e in events(reader, text))


def test_a_group_that_did_so_is_no_supposition(reader: Reader) -> None:
    found = events(reader, "The group that laid down its arms in May was given land.")
    assert next(e.modality.value for e in found if e.type.value == "RETREAT") == "actual"


def test_what_is_called_untrue_is_denied(reader: Reader) -> None:
    text = "The militia claims that six Turkish officers were killed there. This is untrue: they were in Ankara."
    assert {e.polarity.value for e in events(reader, text)} == {"denied"}
    text = 'He rejected as "a filthy lie" the claim that they use villages as shields.'
    assert {e.polarity.value for e in events(reader, text)} == {"denied"}


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("The Sulu Front, the rebel force that has been storming posts, took the town.", "ASSAULT", {"SULU-FRONT"}),
        ("To Chad: let the monitors visit the camp.", "RETREAT", {"TCD"}),
        ("- Chad to release the nine sailors.", "RETREAT", {"TCD"}),
        ("The two governments settled on a return last year with Chinese help.", "AGREE", set()),
    ],
)
def test_who_acts(reader: Reader, text: str, kind: str, actors: set[str]) -> None:
    found = [e for e in events(reader, text) if e.type.value == kind]
    assert found
    assert {p.party for p in found[0].actors if p.party} == actors
    assert "CHN" not in {p.party for p in found[0].targets}
