"""Deeds that came near, that a word of readiness or ending only names, or that stand in the place of those who tell."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Reading, Report
from standoff.record.terms import EventType, Ground, Label, Modality, Polarity


def reading(reader: Reader, text: str) -> Reading:
    return reader.read(Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),)))


def of_type(reader: Reader, text: str, *kinds: EventType) -> list[Event]:
    return [e for e in reading(reader, text).events if e.type in kinds]


def happened(event: Event) -> bool:
    return event.polarity is Polarity.AFFIRMED and event.modality is Modality.ACTUAL


NOT_DONE = [
    "The two patrols came close to blows in April.",
    "Malian gunners came within an hour of shelling the depot.",
    "The guards came within a hair of shooting us.",
    "Peru was within minutes of bombing the airfield.",
    "Ghana would never be the first to attack, its president said.",
    "Rumours that the governor had been killed were false.",
    "The police suspected the rebels of planning to attack a refinery.",
    "The generals were tempted to attack the port.",
    "Togo narrowly avoided a clash with Benin.",
    "Togo stopped short of invading Benin.",
    "Togo had been about to attack the fort.",
    "Togo was on the point of attacking Benin.",
    "Togo all but invaded Benin.",
    "Togo held back from striking the port.",
    "Only the rain kept Togo from shelling the port.",
    "Togo was talked out of shelling the port.",
    "Togo thought better of invading Benin.",
    "The army agreed to stop firing.",
    "Togo was ready to attack Benin.",
    "Slovenia blocked a new package of EU sanctions.",
]


@pytest.mark.parametrize("text", NOT_DONE)
def test_what_only_came_near_is_not_told_as_done(reader: Reader, text: str) -> None:
    assert [e.trigger for e in of_type(reader, text, EventType.ASSAULT, EventType.COERCE) if happened(e)] == []


DONE = [
    "Ghanaian troops were the first to attack.",
    "The rebels within the town attacked the base.",
    "Within an hour of the talks Peru bombed the airfield.",
    "The brigade held the ridge and shelled the port.",
    "The army shelled a point of the coast.",
    "The soldiers managed to seize the fort.",
    "Togo is believed to have shelled the port.",
    "The rebels came to blows with the villagers.",
    "Togo declared war on Benin.",
]


@pytest.mark.parametrize("text", DONE)
def test_what_looks_like_it_is_told_as_done(reader: Reader, text: str) -> None:
    rows = [e for e in of_type(reader, text, EventType.ASSAULT, EventType.COERCE) if happened(e)]
    assert rows
    assert all(e.ground is Ground.CURRENT for e in rows)


def test_what_an_inverted_condition_asks_for_was_not_asked(reader: Reader) -> None:
    text = "Gabon would have sent troops had the president asked for help, a diplomat said."
    assert not any(happened(e) for e in of_type(reader, text, EventType.REQUEST, EventType.MOBILIZE))


def test_to_stop_firing_is_to_cease_fire(reader: Reader) -> None:
    rows = of_type(reader, "Togo stopped shelling Benin.", EventType.RETREAT, EventType.ASSAULT)
    assert [(e.type, e.mode, happened(e)) for e in rows] == [(EventType.RETREAT, "ceasefire", True)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Togo vowed to bomb the port.", [EventType.THREATEN]),
        ("Togo vowed never to bomb the port.", [EventType.AGREE]),
        ("Togo promised to release five prisoners.", [EventType.AGREE]),
        ("Togo warned that it would bomb the port.", [EventType.THREATEN]),
        ("Togo warned Benin that it would bomb the port.", [EventType.THREATEN]),
        ("Benin could attack from the north, a Togolese general warned.", []),
        ("Togo said it was ready to help.", [EventType.AGREE]),
    ],
)
def test_a_promise_of_blows_threatens_and_a_warning_of_anothers_does_not(
    reader: Reader, text: str, kinds: list[EventType]
) -> None:
    assert [e.type for e in reading(reader, text).events if e.derived_from is not None] == kinds


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("First word from the army in Lome: two officers were killed last night.", None),
        ("According to officials in Lome, two officers were killed.", None),
        ("Two officers were killed, officials in Lome said.", None),
        ("Officials in Lome say two soldiers were shot in Cotonou.", "Cotonou"),
        ("Police in Lome arrested 40 students.", "Lome"),
        ("Two officers were killed in Lome, the army said.", "Lome"),
    ],
)
def test_where_it_is_told_is_not_where_it_happened(reader: Reader, text: str, place: str | None) -> None:
    read = reading(reader, text)
    rows = [e for e in read.events if e.type in (EventType.ASSAULT, EventType.COERCE)]
    names = {p.id: text[slice(*p.mentions[0])] for p in read.places}
    assert [names.get(e.place or "") for e in rows] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "The guards had fired without warning.",
        "Togo sent food for the displaced.",
        "The premier called the police raid an act of terror.",
    ],
)
def test_words_that_tell_no_event_of_their_own(reader: Reader, text: str) -> None:
    assert of_type(reader, text, EventType.THREATEN, EventType.COERCE) == []
    assert not any(e.actors and "raid" in e.quotes[0] for e in of_type(reader, text, EventType.ASSAULT))


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Ecuador withdrew its ambassador in protest.", "withdraw"),
        ("Both countries recalled their high commissioners.", "withdraw"),
    ],
)
def test_an_envoy_called_home_is_a_sanction(reader: Reader, text: str, mode: str) -> None:
    assert [e.mode for e in of_type(reader, text, EventType.SANCTION, EventType.RETREAT)] == [mode]
