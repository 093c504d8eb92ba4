"""Figures told again, parts of them and halves; and whose people they are when sides answer each other or hold men."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading

Row = tuple[str, str | None, int | None, int | None]


def told(read: Callable[..., Reading], text: str) -> list[Row]:
    return [(t.kind.value, t.party, t.low, t.high) for t in read(text).tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a bare figure behind a verb of telling
        ("Forty men were killed at the ford. The mayor had spoken of 52.",
         [("killed", None, 40, 40), ("killed", None, 52, 52)]),
        ("Forty men were killed at the ford. The mayor puts them at about 60.",
         [("killed", None, 40, 40), ("killed", None, 60, 60)]),
        # a verb left out
        ("Since March Peru has lost ten people, Chile nineteen.",
         [("killed", "PER", 10, 10), ("killed", "CHL", 19, 19)]),
        # nobody, by denying the first
        ("Not one Chilean sailor was killed.", [("killed", "CHL", 0, 0)]),
        ("Not a single guard was hurt.", [("wounded", None, 0, 0)]),
        # a tally with its participle alone
        ("The blast raised the number wounded to nine.", [("wounded", None, 9, 9)]),
        # a headline's passive without its auxiliary
        ("Chilean Sergeant Shot Dead At Ford", [("killed", "CHL", 1, 1)]),
        # halves
        ("Half a million people fled.", [("displaced", None, 500000, 500000)]),
        ("Chile lost more than a million and a half of its people.", [("killed", "CHL", 1500000, None)]),
        # parts by when, by an apposition and behind "among them"
        ("Some 300 people are displaced, 40 of them since Sunday.",
         [("displaced", None, 40, 40), ("displaced", None, 300, 300)]),
        ("Four Chileans had been killed, namely two soldiers and two villagers.",
         [("killed", "CHL", 4, 4), ("killed", "CHL", 2, 2), ("killed", "CHL", 2, 2)]),
        ("Ninety villagers lost their lives, at least 12 children among them.",
         [("killed", None, 90, 90), ("killed", None, 12, None)]),
        # uprooted
        ("The fall of the town sent 3,000 people into Chile.", [("displaced", None, 3000, 3000)]),
        ("Two thousand people have been moved to schools.", [("displaced", None, 2000, 2000)]),
        # "can confirm" tells
        ("We can confirm that two guards were wounded.", [("wounded", None, 2, 2)]),
        # each side tells its own
        ("Peru put its dead at two. Chile speaks of three dead.",
         [("killed", "PER", 2, 2), ("killed", "CHL", 3, 3)]),
        # who lays to rest, moves away or admits
        ("Chile buried 18 of its sons.", [("killed", "CHL", 18, 18)]),
        ("Peru moved 4,000 residents out of the valley.", [("displaced", "PER", 4000, 4000)]),
        ("Peru has admitted losses.", [("losses", "PER", None, None)]),
        # whose men another holds
        ("Lima says that Chile holds two of its sailors.", [("captured", "PER", 2, 2)]),
    ],
)  # fmt: skip
def test_a_figure_told_again_or_in_part(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert sorted(told(read, text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men were killed. The plan was put at 300 million pesos.", [("killed", None, 2, 2)]),
        ("Two men were killed. The mayor spoke of 12 houses.", [("killed", None, 2, 2)]),
        ("Two men were killed.\n\nThe mayor spoke of 12.", [("killed", None, 2, 2)]),
        ("The bombs drove Chilean troops out.", []),
        ("The general moved 2,000 troops to camps.", []),
        ("Guards shot two cows dead.", []),
        ("Not one of our boats was lost.", []),
        ("We cannot confirm that two guards were wounded.", []),
        ("The group will hand over 17 captured guards.", [("captured", None, 17, 17)]),
    ],
)
def test_what_tells_no_figure_again(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert told(read, text) == expected


def test_a_war_inside_a_state_leaves_its_people_without_a_side(read: Callable[..., Reading]) -> None:
    torn = (
        "FARC rebels attacked a post of the Colombian army in Cauca on Monday, the army said.\n\n"
        "Four villagers were killed in Cauca. The government said that 30 people were wounded. "
        "Two Colombian soldiers died."
    )
    found = told(read, torn)
    assert ("killed", None, 4, 4) in found
    assert ("wounded", None, 30, 30) in found
    assert ("killed", "COL", 2, 2) in found


def test_a_war_between_states_gives_villagers_the_state_of_their_place(read: Callable[..., Reading]) -> None:
    found = told(read, "Ecuadorian troops shelled Peruvian posts on Monday. Four villagers were killed in Piura.")
    assert found == [("killed", "PER", 4, 4)]


def test_a_release_without_a_known_voice_never_counts_its_own_to_its_foes(read: Callable[..., Reading]) -> None:
    text = "Our troops retook the ridge from Chilean soldiers. So far 93 of our men have died and 20 soldiers are hurt."
    assert all(row[1] != "CHL" for row in told(read, text))


def test_rebels_whom_no_file_knows_leave_the_people_without_a_side(read: Callable[..., Reading]) -> None:
    text = "Rebels attacked a post of the Laotian army. A bus was hit near Vientiane, and two women were hurt."
    assert told(read, text) == [("wounded", None, 2, 2)]


def test_a_sentence_with_several_fates_leaves_open_which_a_bare_figure_goes_on_from(
    read: Callable[..., Reading],
) -> None:
    found = told(read, "Chile lost 74 men, 171 were wounded and 19 are missing. The ministry had spoken of 18.")
    assert all(row[2] != 18 for row in found)
