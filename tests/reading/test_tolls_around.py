"""Whose people a toll counts by what the report tells around it, and what must not be told from there."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading

Row = tuple[str, str | None, int | None, int | None]


def told(read: Callable[..., Reading], text: str) -> list[Row]:
    return [(t.kind.value, t.party, t.low, t.high) for t in read(text).tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where the paragraph is
        ("A rocket fell on a market in Vientiane. One boy died at once.", [("killed", "LAO", 1, 1)]),
        # whose army was struck just before
        ("Gunmen attacked a post of the Laotian army. Seven soldiers were killed.", [("killed", "LAO", 7, 7)]),
        # an adjective of nation before the tally
        ("Laotian casualties climbed to 11 dead.", [("killed", "LAO", 11, 11)]),
        # what was taken with them
        ("Thailand downed a Laotian jet and captured its pilot.", [("captured", "LAO", 1, 1)]),
        # by gravity
        ("A bomb injured five passengers in Vientiane, two of them critically.",
         [("wounded", "LAO", 5, 5), ("wounded", "LAO", 2, 2)]),
    ],
)  # fmt: skip
def test_a_side_that_the_words_around_give(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a war's dead are of either side
        ("A shell fell in Vientiane. About 90,000 people have died in the war.", [("killed", None, 90000, 90000)]),
        # a ferry's are nobody's foe
        ("Six people drowned when a ferry capsized near Vientiane.", []),
        # foreigners are not of the place
        ("Nine foreigners were killed near Vientiane.", [("killed", None, 9, 9)]),
        # parts that sum up to their total are no further people
        ("Three villagers, a mother and her two sons, were killed in Vientiane.", [("killed", "LAO", 3, 3)]),
    ],
)
def test_what_the_words_around_do_not_give(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert told(read, text) == expected


def test_the_enemy_is_never_whoever_speaks(read: Callable[..., Reading]) -> None:
    rows = told(read, "The Laotian army said that more than 200 enemy troops were killed and over 300 wounded.")
    assert [row[0] for row in rows] == ["killed", "wounded"]
    assert all(row[1] is None for row in rows)
