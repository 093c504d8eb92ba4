"""Sentences as communiques and wires write them, of many wars, read end to end: events, their standing and tolls."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Reading, Report
from standoff.record.terms import EventType, Label, Modality, Polarity

ASSAULT, COERCE, RETREAT = EventType.ASSAULT, EventType.COERCE, EventType.RETREAT
AFFIRMED, DENIED, NOT_HAPPENED = Polarity.AFFIRMED, Polarity.DENIED, Polarity.NOT_HAPPENED


def reading_of(reader: Reader, text: str) -> Reading:
    return reader.read(Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),)))


def sides_of(event: Event) -> tuple[set[str], set[str]]:
    return {p.party for p in event.actors if p.party}, {p.party for p in event.targets if p.party}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        ("Sudanese gunners shelled the Ethiopian border post at Abdel Rafi on Tuesday.", ASSAULT, "SDN", "ETH"),
        (
            "Three Indian soldiers were killed in a clash with Chinese troops, the army said.",
            ASSAULT,
            "CHN IND",
            "CHN IND",
        ),
        ("Thai and Cambodian soldiers exchanged fire near the temple.", ASSAULT, "KHM THA", "KHM THA"),
        ("Pakistani rangers opened unprovoked fire on Indian posts in the Samba sector.", ASSAULT, "PAK", "IND"),
        ("Pakistan's army said Indian troops had fired first.", ASSAULT, "IND", ""),
        ("Two Kenyan officers were abducted by Ethiopian militiamen near Mandera.", ASSAULT, "ETH", "KEN"),
        ("Thai soldiers fired on the base, leaving one ranger dead and four Cambodians wounded.", ASSAULT, "", "KHM"),
        ("A North Korean vessel rammed their boat.", ASSAULT, "PRK", ""),
        ("Japanese vessels turned their water cannon on a Taiwanese fishing boat.", ASSAULT, "JPN", "TWN"),
        ("An Indian helicopter was shot down by Pakistani fire over the glacier.", ASSAULT, "PAK", "IND"),
        ("Ugandan soldiers crossed into Rwanda before dawn.", COERCE, "UGA", "RWA"),
        ("Venezuela closed its airspace to Guyanese aircraft.", COERCE, "VEN", "GUY"),
        ("Venezuela has moved armoured vehicles to the border with Guyana.", EventType.MOBILIZE, "VEN", "GUY"),
        ("Moscow has suspended visa talks with Tbilisi.", EventType.SANCTION, "RUS", "GEO"),
        ("Mauritania closed its border with Mali.", COERCE, "MRT", "MLI"),
        ("North Korea fired two missiles into the Sea of Japan.", ASSAULT, "PRK", ""),
        ("Belgrade was accused of sending armed men across the line.", COERCE, "SRB", ""),
        ("Moldova expelled three Russian diplomats over the affair.", EventType.SANCTION, "MDA", "RUS"),
        ("Qatar's emir launched a mediation effort between Chad and Sudan.", EventType.CONSULT, "QAT", "SDN TCD"),
        ("Georgian and Russian officials met in Geneva on Thursday.", EventType.CONSULT, "GEO RUS", ""),
        ("Kyiv called on Moscow to return the sailors.", EventType.REQUEST, "UKR", "RUS"),
        ("Greece said Turkish and Libyan ships must leave the area.", EventType.REQUEST, "GRC", "LBY TUR"),
        ("President Obama accused Iran of arming the rebels.", EventType.ACCUSE, "USA", "IRN"),
        ("Azerbaijan returned the remains of three servicemen.", RETREAT, "AZE", ""),
    ],
)
def test_who_does_what_to_whom(reader: Reader, text: str, kind: EventType, actors: str, targets: str) -> None:
    found = [sides_of(e) for e in reading_of(reader, text).events if e.type is kind]
    assert (set(actors.split()), set(targets.split())) in found


@pytest.mark.parametrize(
    ("text", "kind", "polarity", "modality"),
    [
        ("Ethiopia denied that its troops had crossed into Sudan.", COERCE, DENIED, Modality.ACTUAL),
        ("Rwanda has repeatedly denied backing the rebels.", EventType.SUPPORT, DENIED, Modality.ACTUAL),
        ("Tehran said it had no intention of attacking Azerbaijan.", ASSAULT, NOT_HAPPENED, Modality.FUTURE),
        ("Reports that Pakistani commandos had crossed the line are false, he said.", COERCE, DENIED, Modality.ACTUAL),
        ("Reports of a raid by Peruvian troops are not true.", ASSAULT, DENIED, Modality.ACTUAL),
        ("The raid by Peruvian troops was wrong, the mayor said.", ASSAULT, AFFIRMED, Modality.ACTUAL),
        ("Instead of withdrawing its troops, Sudan sent tanks.", RETREAT, NOT_HAPPENED, Modality.ACTUAL),
        ("Sudan stopped short of attacking the base.", ASSAULT, NOT_HAPPENED, Modality.ACTUAL),
        ("Nothing indicates that Sudanese troops crossed the border.", COERCE, AFFIRMED, Modality.HYPOTHETICAL),
        ("Chad would respond to any attack by Sudan, he said.", ASSAULT, AFFIRMED, Modality.HYPOTHETICAL),
        ("The minister ruled out any attack on Niger.", ASSAULT, NOT_HAPPENED, Modality.ACTUAL),
        ("Neither Chad nor Sudan has acknowledged sending weapons.", EventType.AID, AFFIRMED, Modality.HYPOTHETICAL),
        ("Turkish jets would have opened fire, Ankara said.", ASSAULT, AFFIRMED, Modality.HYPOTHETICAL),
        ("Kenya plans to deploy troops along the Somali border.", EventType.MOBILIZE, AFFIRMED, Modality.FUTURE),
        ("Police held two men on suspicion of planning attacks on Kenya.", ASSAULT, AFFIRMED, Modality.HYPOTHETICAL),
        ("Chad will resume talks once Sudanese troops have left the oasis.", RETREAT, AFFIRMED, Modality.CONDITIONAL),
        ("Guatemala would withdraw its gunboats only if Belize agrees.", RETREAT, AFFIRMED, Modality.CONDITIONAL),
        ("Uganda offered to withdraw its soldiers from the island.", RETREAT, AFFIRMED, Modality.OFFERED),
        ("China urged India to pull back its troops.", RETREAT, AFFIRMED, Modality.DEMANDED),
        ("Iran has threatened to close the strait to American warships.", COERCE, AFFIRMED, Modality.HYPOTHETICAL),
        ("Chad talked to Sudan after Sudanese troops had left the oasis.", RETREAT, AFFIRMED, Modality.ACTUAL),
    ],
)
def test_what_has_not_happened_is_not_told_as_if_it_had(
    reader: Reader, text: str, kind: EventType, polarity: Polarity, modality: Modality
) -> None:
    found = [(e.polarity, e.modality) for e in reading_of(reader, text).events if e.type is kind]
    assert found == [(polarity, modality)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Sudanese gunners shelled the Ethiopian border post, killing two soldiers and wounding five others.",
            [("killed", "ETH", 2, 2), ("wounded", "ETH", 5, 5)],
        ),
        (
            "Six civilians, including two children, were killed by Sudanese artillery.",
            [("killed", None, 6, 6), ("killed", None, 2, 2)],
        ),
        (
            "Thai soldiers fired on the base, leaving one Thai ranger dead and four Cambodians wounded.",
            [("killed", "THA", 1, 1), ("wounded", "KHM", 4, 4)],
        ),
        ("Ukraine said it had lost 14 soldiers in the shelling.", [("killed", "UKR", 14, 14)]),
        ("Rescuers recovered the bodies of nine fishermen.", [("killed", None, 9, 9)]),
        (
            "Sixteen bodies, seven of them children's, were pulled from the rubble.",
            [("killed", None, 16, 16), ("killed", None, 7, 7)],
        ),
        (
            "Between 40 and 50 Malian gendarmes were killed or captured.",
            [("losses", "MLI", 40, 50)],
        ),
        ("Two bombs hit the market, leaving three dead.", [("killed", None, 3, 3)]),
        ("The Venezuelan navy detained a trawler and its crew of 12.", [("detained", None, 12, 12)]),
        ("The helicopter burned out; both crew members died.", [("killed", None, 2, 2)]),
        ("The Georgian side has seven killed.", [("killed", "GEO", 7, 7)]),
        (
            "The attack killed ten soldiers, two police officers and a girl.",
            [("killed", None, 10, 10), ("killed", None, 2, 2), ("killed", None, 1, 1)],
        ),
        (
            "Chad put the number of its dead at 59, including four children.",
            [("killed", "TCD", 59, 59), ("killed", "TCD", 4, 4)],
        ),
        (
            "Uganda's losses amounted to 14 killed and three captured.",
            [("killed", "UGA", 14, 14), ("captured", "UGA", 3, 3)],
        ),
        ("No fewer than 150 families had to leave their homes.", [("displaced", None, 150, None)]),
        ("The clashes claimed the lives of 12 people.", [("killed", None, 12, 12)]),
        ("One soldier was killed and another seriously wounded.", [("killed", None, 1, 1), ("wounded", None, 1, 1)]),
        ("The 3rd battalion killed time at the post.", []),
        ("Kenya fears that dozens of soldiers could be killed.", []),
    ],
)
def test_what_it_cost(reader: Reader, text: str, rows: list[tuple[str, str | None, int | None, int | None]]) -> None:
    assert [(t.kind.value, t.party, t.low, t.high) for t in reading_of(reader, text).tolls] == rows
