"""Gates shut and opened, ground and goods taken, meetings to come, and what stands in a condition; with look-alikes."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Line, Report
from standoff.record.terms import Label


def rows(reader: Reader, text: str) -> list[tuple[str, str, str]]:
    """The rows of the patterns: what the trained reader hears beside them is no matter of words here."""
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
    events = (e for e in reader.read(report).events if e.derived_from is None)
    found = (e for e in events if not e.grounds.startswith("pattern heard"))
    return [(e.type.value, e.polarity.value, e.modality.value) for e in found]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # crossings closed, opened, and who may pass
        ("Brazil shut it after a gunfight.", "COERCE"),
        ("The authority closed the sky over Aden to all flights.", "COERCE"),
        ("Algeria shut the gas tap to Morocco.", "COERCE"),
        ("The crossing reopened on Monday.", "CONCEDE"),
        ("Mauritania opened the gate again for a day.", "CONCEDE"),
        ("It has allowed 1,200 stranded Colombians, most of them students, to go home on foot.", "CONCEDE"),
        ("Israel let 200 lorries into Gaza.", "CONCEDE"),
        ("Nobody apologised to Chad.", "CONCEDE"),
        # ground, people and goods
        ("The army claims to have taken back four fifths of Aouzou since March.", "COERCE"),
        ("The Malian army crossed in the other direction.", "COERCE"),
        ("Moroccan soldiers crossed the berm.", "COERCE"),
        ("The colonel told the paper that his men had captured three Libyans.", "COERCE"),
        ("Turkish soldiers stopped Greek troops from laying barbed wire.", "COERCE"),
        ("Turkish soldiers carried off the rolls.", "COERCE"),
        ("Guyana demanded that those responsible be punished.", "COERCE"),
        ("Bandits drove off forty camels.", "COERCE"),
        ("Villagers were made to leave.", "COERCE"),
        ("A stretch of fence had been pulled down.", "COERCE"),
        ("Venezuela wants him handed over.", "RETREAT"),
        ("The garrison ran up a white flag.", "RETREAT"),
        ("The barricades came down on Thursday.", "RETREAT"),
        # fire and force
        ("The shell came through the kitchen.", "ASSAULT"),
        ("Peru says that Ecuador shelled the post on Monday and that its army responded.", "ASSAULT"),
        ("The gate was shut after a gun battle in which two people were killed.", "ASSAULT"),
        ("Houses were put to the torch.", "ASSAULT"),
        ("Drones circled over the bazaar in Arauca.", "MOBILIZE"),
        ("UNFICYP has brought up more men.", "MOBILIZE"),
        ("Iran shipped rockets to the Houthis.", "AID"),
        ("Kenya took in thousands of Somalis during the famine.", "AID"),
        # talk
        ("The envoys said that their joint committee would convene again in Quito.", "CONSULT"),
        ("A second flag meeting is expected on Sunday.", "CONSULT"),
        ("The two sides ended their talks without an agreement.", "CONSULT"),
        ("The Iranian president called his Lebanese counterpart on Tuesday to assure him of help.", "CONSULT"),
        ("Lima had accepted the line of 1903 in writing.", "AGREE"),
        ("The truce by which Peru recognised the border has collapsed.", "SUPPORT"),
        ("Peru called home its ambassador.", "SANCTION"),
    ],
)
def test_what_kind_it_is(reader: Reader, text: str, kind: str) -> None:
    assert kind in [row[0] for row in rows(reader, text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army did not respond to a request for comment.", "ASSAULT"),
        ("Will you agree to that?", "AGREE"),
        ("The Chadian guards opened fire with mortars on the town.", "MOBILIZE"),
        ("Germany provided blankets to support refugees in Chad.", "SUPPORT"),
        ("Norway gave in the last issue of its bulletin a list of names.", "CONCEDE"),
        ("Peru refuses to reopen the file.", "CONCEDE"),
        ("We sat down in front of the digger.", "CONSULT"),
        ("Benin sent the committee back to work.", "COERCE"),
        ("Wounded soldiers were brought in all night.", "MOBILIZE"),
        ("Chad declared the ceasefire over.", "RETREAT"),
        ("Belarus flew migrants to the border.", "CONSULT"),
    ],
)
def test_what_only_looks_like_it(reader: Reader, text: str, kind: str) -> None:
    assert kind not in [row[0] for row in rows(reader, text)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Convoys may be held up if fighting spreads.", ("ASSAULT", "affirmed", "conditional")),
        ("Convoys will stop if war breaks out.", ("ASSAULT", "affirmed", "conditional")),
        ("The President of Kenya has offered his help.", ("AID", "affirmed", "offered")),
        ("Norway pledged ten tanks to Moldova.", ("AID", "affirmed", "offered")),
        ("Norway sent ten tanks to Moldova.", ("AID", "affirmed", "actual")),
        ("A lease with joint patrols could be had.", ("COOPERATE", "affirmed", "hypothetical")),
        ("Peru's union announced a strike for Thursday.", ("PROTEST", "affirmed", "future")),
        ("The rebels called a strike for three days.", ("PROTEST", "affirmed", "actual")),
        ("A second round of talks is expected on Sunday.", ("CONSULT", "affirmed", "future")),
        ("The boat is supposed to have violated the airspace.", ("COERCE", "affirmed", "actual")),
    ],
)
def test_whether_it_happened(reader: Reader, text: str, row: tuple[str, str, str]) -> None:
    assert row in rows(reader, text)


def test_two_halves_of_an_opening_fire_make_one_row(reader: Reader) -> None:
    assert [r[0] for r in rows(reader, "The Chadian guards opened fire with mortars on the town.")] == ["ASSAULT"]
