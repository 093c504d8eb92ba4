"""Bodies by the last word of what they were called, and the generals and soldiers of a war inside."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading
from standoff.record.terms import EventType

Read = Callable[..., Reading]


def parties(reading: Reading, words: str) -> set[str | None]:
    said = [s for s in reading.statements if s.cue is not None and s.source.text.startswith(words)]
    assert said, [s.source.text for s in reading.statements]
    return {holder.party for s in said for holder in s.source.holders if holder.party}


WAR = (
    "The Ridge Front, a rebel group, attacked a post near Piura and another near Trujillo in Peru. "
    "The Ridge Front fled. "
)
TWO = "The Peruvian fisheries bureau and the Ecuadorian fisheries bureau met. "


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("Peru's defence force sent a boat to the island. The force denied that it had fired.", "The force", "PER"),
        ("Peru's fisheries bureau counted three boats. The bureau alleged that two were armed.", "The bureau", "PER"),
        # A word that two of them end in is neither's, nor is one that another name owns.
        (TWO + "Monday came. Nobody slept. The bureau said that a boat was armed.", "The bureau", None),
        ("Peru's fisheries bureau counted three boats. A bureau of the port denied it.", "A bureau", None),
        # Generals are the state's that a group fights inside, but not where a side is named behind.
        (WAR + "The generals said that they would not talk.", "The generals", "PER"),
        (WAR + "The generals on either side said that they would not talk.", "The generals", None),
    ],
)
def test_who_goes_by_a_last_word(read: Read, text: str, words: str, party: str | None) -> None:
    assert parties(read(text), words) == ({party} if party else set())


def test_soldiers_of_whom_nobody_has_spoken_are_the_states(read: Read) -> None:
    reading = read(WAR + "The five soldiers whom the Ridge Front released on Monday are home.")
    released = [e for e in reading.events if e.type is EventType.RETREAT]
    assert "PER" in {t.party for e in released for t in e.targets}


RELEASE = "MINISTRY OF DEFENCE OF THE REPUBLIC OF PERU\n\nPress release\n\nLima, 5 June 2031\n\nWe deny the charge. "


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("No soldier of ours has crossed into Ecuador.", {"PER"}),
        ("If they attack again, the Armed Force will attack Ecuador.", {"PER"}),
        # What is not written as a name is no body, and what somebody quotes is not the issuer's.
        ("Ecuador was told in writing that an attack by armed force on a post is a crime.", {None}),
        ('"No soldier of ours has crossed into Peru," Quito said.', {None}),
    ],
)
def test_what_is_a_releases_own(read: Read, text: str, actors: set[str | None]) -> None:
    reading = read(RELEASE + text, outlet=None)
    acts = [e for e in reading.events if e.type in (EventType.ASSAULT, EventType.COERCE)]
    assert {a.party for e in acts for a in e.actors} | {None} == actors | {None}
