"""Words for a place named elsewhere: the sentence, and which place they stand for."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading

Read = Callable[..., Reading]


def meant(reading: Reading, words: str) -> set[str]:
    """The names of the places that `words` stand for."""
    text = reading.report.text
    return {p.name for p in reading.places for span in p.referring if text[slice(*span)] == words}


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Rebels entered the town of Sake on Monday. Two people were killed there.", "there", "Sake"),
        ("A boat sank on Lake Kivu. Fishermen left the lake in the morning.", "lake", "Lake Kivu"),
        ("Soldiers shelled the village of Bunagana. The village was empty.", "village", "Bunagana"),
        ("Troops hold the Galwan valley. A road in the valley was cut.", "valley", "Galwan Valley"),
        ("Ministers met in Bogotá and agreed to meet there again.", "there", "Bogotá"),
    ],
)
def test_a_word_for_a_place_is_the_place_named_before(read: Read, text: str, words: str, place: str) -> None:
    assert meant(read(text), words) == {place}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels entered the town of Sake. There were no soldiers in it.", "There"),
        ("Shells fell in Sake and in Bunagana. Two people died there.", "there"),
        ("Shells fell on the villages of Bunagana and Rangira. The village has a school.", "village"),
        ("Kigali rejected the charge on Monday. Troops stay in the area.", "area"),
        ("The president spoke in Kinshasa. The provincial capital was tense.", "provincial capital"),
        ("The minister spoke in Kampala. Rebels killed two men there was no word of.", "there"),
    ],
)
def test_what_could_be_two_places_or_none_is_open(read: Read, text: str, words: str) -> None:
    assert meant(read(text), words) == set()


def test_there_gives_an_event_its_place(read: Read) -> None:
    reading = read("Rebels entered the town of Sake on Monday. The army shelled a school there on Tuesday.")
    names = {p.id: p.name for p in reading.places}
    assert "Sake" in {names.get(e.place or "") for e in reading.events if e.type == "ASSAULT"}
