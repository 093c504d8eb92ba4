"""Two armed groups in one war: which of them "the rebels" are, and whose chiefs and signers speak."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading
from standoff.record.terms import TollKind

Read = Callable[..., Reading]


def parties(reading: Reading, words: str) -> set[str | None]:
    said = [s for s in reading.statements if s.cue is not None and s.source.text.startswith(words)]
    assert said, [s.source.text for s in reading.statements]
    return {holder.party for s in said for holder in s.source.holders if holder.party}


FRONT = "The Ridge Front, a rebel group, took the mill at Huari. "
GUARD = "The Salt Brotherhood, a militia that fights alongside the troops, burned two barns. "
ARMED = "The Salt Brotherhood, a militia which the army has armed, burned two barns. "


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        # The rebels are the group that was called so, however lately the other was named.
        (FRONT + GUARD + "The rebels denied the charge.", "The rebels", "RIDGE-FRONT"),
        (FRONT + GUARD + "The militia denied the charge.", "The militia", "SALT-BROTHERHOOD"),
        (FRONT + "The Salt Guard, a jihadist group, fled. The jihadists denied it.", "The jihadists", "SALT-GUARD"),
        # Who fights beside the state is no rebel, whatever nobody is called.
        (
            "The Huari Liberation Army fled. " + ARMED + "The rebels denied it.",
            "The rebels",
            "HUARI-LIBERATION-ARMY",
        ),
        # Two that were called so, and none named more than the other: nobody's.
        (
            "The Ridge Front, a rebel group, and the Salt Guard, a rebel group, met at Huari. They parted as enemies, "
            "villagers said. In Lima nobody stirred. It rained for a week. The rebels denied the charge.",
            "The rebels",
            None,
        ),
        # Chiefs and signers.
        (FRONT + "Luis Paz, founder of the Ridge Front, denied the charge.", "Luis Paz", "RIDGE-FRONT"),
        (FRONT + "Its chairman in Huari, Luis Paz, denied the charge.", "Its chairman", "RIDGE-FRONT"),
        (FRONT + GUARD + "Luis Paz, who signed for the rebels' council, denied it.", "Luis Paz", "RIDGE-FRONT"),
        # Who signs a letter for a charity, or founds a paper, speaks for nobody's side.
        (FRONT + "Luis Paz, who signed the letter about the rebels, denied it.", "Luis Paz", None),
        (FRONT + "Luis Paz, founder of the Huari Echo, denied it.", "Luis Paz", None),
    ],
)
def test_who_is_meant_where_two_groups_fight(read: Read, text: str, words: str, party: str | None) -> None:
    assert parties(read(text), words) == ({party} if party else set())


def test_soldiers_are_the_states_on_whose_ground_an_unlisted_group_fights(read: Read) -> None:
    reading = read(
        "PIURA (Rimac) - The Ridge Front, a rebel group, attacked a post near Trujillo on Monday. The Ridge Front said "
        "that it had killed three soldiers. The army denied it. Villagers in Piura and Arequipa heard shots."
    )
    assert {t.party for t in reading.tolls if t.kind is TollKind.KILLED} == {"PER"}


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        # Rebels of nobody named are of the one group that was called so; militiamen once it is named.
        (FRONT + GUARD + "Three rebels said that they had fled.", "Three rebels", "RIDGE-FRONT"),
        (FRONT + GUARD + "Three militiamen said that they had fled.", "Three militiamen", "SALT-BROTHERHOOD"),
        ("Three militiamen said that they had fled. It rained. " + FRONT + GUARD, "Three militiamen", None),
        (FRONT + GUARD + "Three foreign rebels said that they had fled.", "Three foreign rebels", None),
    ],
)
def test_some_rebels(read: Read, text: str, words: str, party: str | None) -> None:
    assert parties(read(text), words) == ({party} if party else set())
