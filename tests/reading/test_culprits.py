"""Who did what the words name as a thing, and whom nobody did it to; with look-alikes."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Report
from standoff.record.terms import EventType, Label, Polarity

ASSAULT, COERCE, RETREAT, AGREE = EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.AGREE


def deeds(reader: Reader, text: str) -> list[Event]:
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
    return [e for e in reader.read(report).events if e.derived_from is None]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        ("An attack by Eritrean troops killed nine Ethiopian soldiers.", ASSAULT, {"ERI"}, {"ETH"}),
        ("The Djiboutian frigate was hit by two missiles from a Yemeni jet.", ASSAULT, {"YEM"}, {"DJI"}),
        ("Nine Chadian soldiers died at the hands of Libyan guards.", ASSAULT, {"LBY"}, {"TCD"}),
        ("The town of Faya fell to Chadian troops on Friday.", COERCE, {"TCD"}, set()),
        ("Ecuadorean troops were behind the attack on the Peruvian post.", ASSAULT, {"ECU"}, {"PER"}),
        ("Ecuador is to blame for the attack on the Peruvian post.", ASSAULT, {"ECU"}, {"PER"}),
        ("The Taliban claimed responsibility for the attack on the Afghan post.", ASSAULT, {"TALIBAN"}, {"AFG"}),
        ("The attack on the Peruvian post was blamed on Ecuador.", ASSAULT, {"ECU"}, {"PER"}),
        ("The raid on the Georgian village was the work of Russian soldiers.", ASSAULT, {"RUS"}, {"GEO"}),
        ("Russian soldiers were responsible for the raid on the Georgian village.", ASSAULT, {"RUS"}, {"GEO"}),
        # one fights another, and both fight with each other
        ("The Taliban, who fight the Kabul government, sat down to talk.", ASSAULT, {"TALIBAN"}, {"AFG"}),
        ("Kenyan troops fought with Somali soldiers.", ASSAULT, {"KEN", "SOM"}, {"KEN", "SOM"}),
        # those with whom one agrees agree; ground that is left is no target
        ("Benin and Togo have agreed with Niger to share what they know.", AGREE, {"BEN", "TGO", "NER"}, set()),
        ("Russia withdrew its troops from Moldova.", RETREAT, {"RUS"}, set()),
        ("Russia handed the base over to Moldova.", RETREAT, {"RUS"}, {"MDA"}),
        # look-alikes
        (
            "A plan by Eritrean officers saved nine Ethiopian soldiers whom Sudan had shelled.",
            ASSAULT,
            {"SDN"},
            {"ETH"},
        ),
        ("Kenya is responsible for the camp that Somali troops shelled.", ASSAULT, {"SOM"}, set()),
    ],
)
def test_who_did_it_to_whom(reader: Reader, text: str, kind: EventType, actors: set[str], targets: set[str]) -> None:
    found = [
        ({p.party for p in e.actors if p.party}, {p.party for p in e.targets if p.party})
        for e in deeds(reader, text)
        if e.type is kind
    ]
    assert (actors, targets) in found, found


@pytest.mark.parametrize(
    "text",
    [
        "Rain has cut the road to the Chadian base.",
        "Snow closed the pass for a week.",
        "The price of rice struck a new high in Juba.",
        "A sandstorm shut the airport at Arish.",
    ],
)
def test_weather_and_markets_are_no_party(reader: Reader, text: str) -> None:
    assert deeds(reader, text) == []


def test_troops_in_bad_weather_still_act(reader: Reader) -> None:
    found = [e.type for e in deeds(reader, "Chadian troops closed the road in heavy rain.")]
    assert found == [COERCE]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Khartoum said that Sudanese troops had not shelled the hospital.", Polarity.DENIED),
        ("Juba said that Sudanese troops had not shelled the hospital.", Polarity.NOT_HAPPENED),
        ("Sudanese troops did not shell the hospital.", Polarity.NOT_HAPPENED),
    ],
)
def test_who_says_that_he_has_not_struck_denies_it(reader: Reader, text: str, polarity: Polarity) -> None:
    (event,) = (e for e in deeds(reader, text) if e.type is ASSAULT)
    assert event.polarity is polarity
