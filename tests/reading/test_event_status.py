"""What is said of an event by its sentence, its statement and the day that it is told for; look-alikes stay."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Report
from standoff.record.terms import Label


def events(reader: Reader, text: str) -> list[Event]:
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
    return [e for e in reader.read(report).events if e.derived_from is None]


def status(reader: Reader, text: str) -> list[tuple[str, str, str]]:
    return [(e.type.value, e.polarity.value, e.modality.value) for e in events(reader, text)]


@pytest.mark.parametrize(
    ("text", "kind", "polarity", "modality"),
    [
        (
            "The assertion that Chadian jets bombed a village does not correspond to reality.",
            "ASSAULT",
            "denied",
            "actual",
        ),
        ("It is not true that our soldiers burned the church, the colonel said.", "ASSAULT", "denied", "actual"),
        ("Manila rejected the accusation of an attack on Chinese vessels.", "ASSAULT", "denied", "actual"),
        ("Peru denied having anything to do with the shelling of the port.", "ASSAULT", "denied", "actual"),
        ("Rumours that Moroccan troops had seized a well spread on Monday.", "COERCE", "affirmed", "hypothetical"),
        ("Kenya's suggestion that UN observers be deployed met with scorn.", "AID", "affirmed", "demanded"),
        ("Pakistan expects India to hand over the two pilots.", "RETREAT", "affirmed", "demanded"),
        (
            "Bolivia stays ready to talk, provided that Chile stops shelling its posts.",
            "RETREAT",
            "affirmed",
            "conditional",
        ),
        ("Had Syria not fired first, Jordan would not have struck back.", "ASSAULT", "not-happened", "conditional"),
        ("Are you ready to withdraw from the hills?", "RETREAT", "affirmed", "hypothetical"),
        ("Kenya failed to withdraw its guards.", "RETREAT", "not-happened", "actual"),
        ("Mali rejected calls to free the detained officers.", "RETREAT", "not-happened", "demanded"),
        ("Lima called on Quito to cease fire, to withdraw its guns and to talk.", "RETREAT", "affirmed", "demanded"),
        (
            "Beijing has linked any further step to a withdrawal of Indian troops.",
            "RETREAT",
            "affirmed",
            "conditional",
        ),
    ],
)
def test_what_has_not_come_to_be(reader: Reader, text: str, kind: str, polarity: str, modality: str) -> None:
    assert (kind, polarity, modality) in status(reader, text)
    assert (kind, "affirmed", "actual") not in status(reader, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The spokesman declined to say how many rockets Peru had fired at Ecuador.", "ASSAULT"),
        ("Reporters could still hear gunfire in Goma.", "ASSAULT"),
        ("Asked about the shelling of Goma by Rwanda, the minister left.", "ASSAULT"),
        ("Rwandan troops gave villagers no warning before shelling Goma.", "ASSAULT"),
        ("Mali threatened reprisals after an attack on its post at Kidal.", "ASSAULT"),
        ("Kenya demands the return of two soldiers captured by Somalia.", "COERCE"),
        ("He told us that Somali guards had seized the ferry.", "COERCE"),
    ],
)
def test_what_is_taken_for_granted_has_happened(reader: Reader, text: str, kind: str) -> None:
    assert (kind, "affirmed", "actual") in status(reader, text)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("Cypriots marked the anniversary of the landing, when Turkish troops shelled Kyrenia.", "background"),
        ("Turkish troops shelled Kyrenia on Sunday.", "current"),
        ("Under the 1997 treaty, Kenyan troops entered Kismayo.", "current"),
    ],
)
def test_what_is_history(reader: Reader, text: str, ground: str) -> None:
    assert events(reader, text)[0].ground.value == ground


def test_a_capital_beside_between_is_no_scene(reader: Reader) -> None:
    assert [e.place for e in events(reader, "Talks between Quito and Lima resumed.")] == [None]


def test_the_place_of_a_dateline_is_not_that_of_the_event(reader: Reader) -> None:
    text = "Rabat - Explosions were heard in Smara late on Saturday."
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
    reading = reader.read(report)
    names = {p.id: p.name for p in reading.places}
    assert all(names.get(e.place or "") != "Rabat" for e in reading.events)
