"""Clauses in which nothing happens whatever their verb says, and look-alikes in which it does."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Report
from standoff.record.terms import EventType, Label, Modality, Polarity

DEEDS = {EventType.ASSAULT, EventType.COERCE, EventType.RETREAT}


def done(reader: Reader, text: str) -> list[Event]:
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
    rows = [e for e in reader.read(report).events if e.type in DEEDS and e.derived_from is None]
    return [e for e in rows if e.polarity is Polarity.AFFIRMED and e.modality is Modality.ACTUAL]


@pytest.mark.parametrize(
    "text",
    [
        "Recruits practised storming a farm.",
        "The general warned that whoever thought of attacking the herders would face a response.",
        "Bolivia made the reopening conditional on all the barricades being removed.",
        "The pullback of Bolivian troops from the wells would take two days, the minister said.",
        "In the film, Bolivian troops cross into Chile and burn a village.",
        "The novel tells of an invasion of Belize by Guatemala.",
        "Bolivian officials called reports of an air strike on the camp a fairy tale.",
        "Under the accord, Bolivia withdraws its guards from the wells within 30 days.",
        "Under the law, whoever attacks a border guard is jailed for ten years.",
        "The plan provides for Bolivia to withdraw its guards and for Chile to free the prisoners.",
        "The charter states that an attack on one member is an attack on all.",
        "Did Bolivia withdraw its guards, reporters asked.",
        "Bolivia seems determined to shell the camp.",
        "Not a single shot was fired along the line.",
        "Any Bolivian plane that enters Chilean airspace will be shot down.",
        "A withdrawal of Bolivian troops is a condition for talks.",
        "There can be no talks before Bolivian troops withdraw.",
        "Let Bolivia withdraw its ships.",
        '"Leave our land," villagers told the Bolivian soldiers.',
        "In a worst case, Bolivia attacks the fleet.",
        "It is a lie that we shelled the reef, the admiral said.",
        "Bolivia dismissed as nonsense claims that it had rammed the boat.",
        "A Bolivian strike on the camps is imminent.",
        "A Bolivian strike on the camps looms.",
        "The bunkers give protection against a Bolivian attack.",
        "There was no truth in the story that rebels had attacked the convoy.",
        "It was never the army that attacked the convoy.",
        "Chile will free the hostages as soon as Bolivia withdraws its guards.",
        "The day Bolivia withdraws its guards, we will talk.",
        "The moment Niger attacks, we will respond.",
        "It is time for Bolivia to withdraw its guards.",
        "Bolivia was talked out of bombing the camp.",
    ],
)
def test_nothing_is_told_as_done(reader: Reader, text: str) -> None:
    assert [e.quotes for e in done(reader, text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Under fire, Bolivia withdrew its guards from the ridge.",
        "Under the accord, Bolivia withdrew its guards last week.",
        "In the exchange, Bolivia freed ten prisoners.",
        "The day Bolivia attacked the camp, thousands fled.",
        "Any hope was lost when Bolivia attacked the convoy.",
        "Bolivia was quick to attack the convoy.",
        "Before troops withdrew, they burned the camp.",
        "Rebels attacked the town against the wishes of their chief.",
        "Mines laid by Bolivia killed two herders.",
        "In a fight with Chilean troops, the worst clash in years, Bolivian soldiers shot down a drone.",
    ],
)
def test_what_only_looks_so_is_told_as_done(reader: Reader, text: str) -> None:
    assert done(reader, text)
