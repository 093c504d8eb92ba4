"""Families of plain words for deeds, by type: what is taken, kept, let through, sent, signed; with look-alikes."""

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
        ("The two governments signed at midnight.", "AGREE"),
        ("The colonels put their names to a paper.", "AGREE"),
        ("The rebels signed a peace in 1991.", "AGREE"),
        ("Soldiers at the gate let two lorries through.", "CONCEDE"),
        ("Niger opened the bridge to lorries on Monday.", "CONCEDE"),
        ("Peru dropped its objection to the survey.", "CONCEDE"),
        ("The junta offered an amnesty to the deserters.", "CONCEDE"),
        ("The militia took the diesel and two lorries.", "COERCE"),
        ("Gendarmes took five herders to a police post.", "COERCE"),
        ("Soldiers put the envoys on a plane.", "COERCE"),
        ("Rebels walked into Faya at dawn.", "COERCE"),
        ("Marines came ashore on the island on Friday.", "COERCE"),
        ("Police cleared the square on Monday.", "COERCE"),
        ("The rebels emptied the bank and left.", "COERCE"),
        ("Guards pushed migrants over the border at night.", "COERCE"),
        ("The frontier stayed shut on Sunday.", "COERCE"),
        ("The gang collects a toll from drivers.", "COERCE"),
        ("Pilots caught a convoy on the road.", "ASSAULT"),
        ("Two planes hit a refinery at Sarir.", "ASSAULT"),
        ("The gunners put forty shells on the harbour.", "ASSAULT"),
        ("The guards beat three reporters.", "ASSAULT"),
        ("Helicopters dropped barrel bombs on the town.", "ASSAULT"),
        ("Two of the monks were hacked to death.", "ASSAULT"),
        ("The soldiers let fly at the crowd.", "ASSAULT"),
        ("The battery answered with six rounds.", "ASSAULT"),
        ("The garrison beat off an attack on Saturday.", "ASSAULT"),
        ("The rebels picked off stragglers on the road.", "ASSAULT"),
        ("The garrison ran for the border.", "RETREAT"),
        ("The guns fell silent and will rest until Monday.", "RETREAT"),
        ("Chad's army ended its campaign on the lake.", "RETREAT"),
        ("Forty soldiers defected to the rebels.", "RETREAT"),
        ("The men handed in their rifles.", "RETREAT"),
        ("The peninsula passed to Cameroon in 2008.", "RETREAT"),
        ("Kuwait lent them tractors and cement.", "AID"),
        ("Libya armed the rebels for years.", "AID"),
        ("The Red Cross took water to the camp.", "AID"),
        ("Egypt will train a battalion of police.", "AID"),
        ("The ministers sat with the mediator until noon.", "CONSULT"),
        ("The envoy came for talks on Friday.", "CONSULT"),
        ("A bishop carried messages between the two camps.", "CONSULT"),
        ("Peru sent its foreign minister to Quito.", "CONSULT"),
        ("The two armies will share maps with each other.", "COOPERATE"),
        ("The government of Chad bought rifles from Turkey.", "COOPERATE"),
        ("The navy reinforced the islands.", "MOBILIZE"),
        ("Three battalions stand along the border.", "MOBILIZE"),
        ("Tanks fanned out along the river.", "MOBILIZE"),
        ("Women marched to the barracks with pots.", "PROTEST"),
        ("The traders shut their shops in anger.", "PROTEST"),
        ("The delegation stayed away from the talks.", "REJECT"),
        ("Paris suspended military sales to the junta.", "SANCTION"),
    ],
)
def test_families(reader: Reader, text: str, kind: str) -> None:
    assert kind in {e.type.value for e in events(reader, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The striker signed with a club in Madrid.",
        "She put her name on the waiting list.",
        "He signed the guest book.",
        "The teacher let the pupils sing.",
        "She opened the window to the sun.",
        "The chef took the flour from the shelf.",
        "He took his son to school.",
        "The noise kept the children from sleeping.",
        "She put the kettle on the stove.",
        "The couple walked into the sea.",
        "Snow ploughs cleared the square.",
        "She emptied the bin.",
        "The child pushed the toy into the pond.",
        "The shop stayed shut on Sunday.",
        "The museum collects stamps.",
        "The photographer caught the light.",
        "Inflation hit a record.",
        "The town was hit by floods.",
        "The pensioners were hit by inflation.",
        "He put forty euros on the table.",
        "Our team beat theirs by three goals.",
        "The clerk dropped a pen on the floor.",
        "He answered with a smile.",
        "The firm beat off a rival bid.",
        "The athlete ran for the line.",
        "The singer will rest until Monday.",
        "The studio ended its campaign for the film.",
        "The title passed to his son.",
        "Her aunt lent her a book.",
        "The nurse took water to the horse.",
        "The band sat with its lawyers.",
        "The tourist came for the food.",
        "The postman carried messages.",
        "He bought apples from a neighbour.",
        "The tailor reinforced the seam.",
        "Poplars stand along the river.",
        "Walkers gathered mushrooms with baskets.",
        "She stayed away from sugar.",
    ],
)
def test_look_alikes(reader: Reader, text: str) -> None:
    assert events(reader, text) == []
