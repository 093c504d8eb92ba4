"""Whose people a toll counts: the sentence and the side that must come of it; look-alikes that must give none."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading

Row = tuple[str, str | None, int | None, int | None]


def rows(reading: Reading) -> list[Row]:
    return [(t.kind.value, t.party, t.low, t.high) for t in reading.tolls]


def told(read: Callable[..., Reading], text: str) -> list[Row]:
    return rows(read(f"Notes from the frontier\n\n{text}"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an authority that answers for its own people
        ("The Laotian Interior Ministry said 18 policemen were killed and over 30 were missing.",
         [("killed", "LAO", 18, 18), ("missing", "LAO", 30, None)]),
        ("Vientiane has acknowledged 38 dead and more than 60 injured.",
         [("killed", "LAO", 38, 38), ("wounded", "LAO", 60, None)]),
        ("The Laotian army said two officers died when their jeep hit a mine.", [("killed", "LAO", 2, 2)]),
        ("Laos said that its army had lost 14 men.", [("killed", "LAO", 14, 14)]),
        ("In August, the Laotian army said two of its troops had been killed and more than a dozen wounded.",
         [("killed", "LAO", 2, 2), ("wounded", "LAO", 12, None)]),
        # the words before the figure
        ("Laos put its military deaths at 14.", [("killed", "LAO", 14, 14)]),
        ("Laotian officials, who put their own losses at three dead and four wounded, blamed nobody.",
         [("killed", "LAO", 3, 3), ("wounded", "LAO", 4, 4)]),
        ("One person was killed and two were badly hurt on the Laotian side.",
         [("killed", "LAO", 1, 1), ("wounded", "LAO", 2, 2)]),
        ("Laos reported zero casualties among its troops.", [("losses", "LAO", 0, 0)]),
        ("Vietnam said it had inflicted heavy losses on the Laotian forces.", [("losses", "LAO", None, None)]),
        # who took whom
        ("Laotian troops killed 12 Thai soldiers and took 43 prisoners.",
         [("killed", "THA", 12, 12), ("captured", None, 43, 43)]),
        ("Thailand still holds 43 Laotian prisoners.", [("captured", "LAO", 43, 43)]),
        # where people who are no soldiers are harmed
        ("A bomber struck Savannakhet, killing three women and wounding 14 others.",
         [("killed", "LAO", 3, 3), ("wounded", "LAO", 14, 14)]),
    ],
)  # fmt: skip
def test_a_side_follows_from_the_words(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whom an army kills is not its own, and what its foes are called is no side
        ("The Laotian army said it had eliminated six terrorists.", [("killed", None, 6, 6)]),
        ("Laos claimed that hundreds of militants died in the raid.", [("killed", None, None, None)]),
        ("Laotian officials have spoken of 2,000 dead.", [("killed", None, 2000, 2000)]),
        ("Laos says two killed in strike.", [("killed", None, 2, 2)]),
        ("Laos said that eight soldiers were captured.", [("captured", None, 8, 8)]),
        ("Laos claimed that the rebels had lost eight men.", [("killed", None, 8, 8)]),
        # who is told of beside them
        ("The rebels said that 47 soldiers and 84 Thai trainers were killed.",
         [("killed", None, 47, 47), ("killed", "THA", 84, 84)]),
        # a town before the dash is where the report was filed
        ("VIENTIANE - A Thai farmer was wounded.", [("wounded", "THA", 1, 1)]),
        # bodies that are no side
        ("The United Nations said 11 soldiers were killed.", [("killed", None, 11, 11)]),
    ],
)  # fmt: skip
def test_a_side_that_the_words_do_not_give_is_none(
    read: Callable[..., Reading], text: str, expected: list[Row]
) -> None:
    assert told(read, text) == expected


def test_a_new_paragraph_does_not_go_on_counting_the_side_before(read: Callable[..., Reading]) -> None:
    text = "Three Laotian soldiers were killed in the south.\n\nOf 12 injured in the north, nothing more is known."
    assert [r for r in told(read, text) if r[2] == 12] in ([], [("wounded", None, 12, 12)])


def test_a_release_counts_its_own(read: Callable[..., Reading]) -> None:
    text = (
        "MINISTRY OF DEFENCE OF LAOS\nPress statement, Vientiane, 9 August 2008\n\n"
        "Seventeen servicemen are missing in action. Two pilots were captured by the enemy. "
        "The toll on the friendly side is two dead."
    )
    found = rows(read(text, published="2008-08-09", outlet=None))
    assert found == [("missing", "LAO", 17, 17), ("captured", "LAO", 2, 2), ("killed", "LAO", 2, 2)]
