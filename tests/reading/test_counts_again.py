"""Counts without their word of harm: of another day, by another telling, as truer, in answer; and whose they are."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading

Row = tuple[str, str | None, int | None, int | None]


def told(read: Callable[..., Reading], text: str) -> list[Row]:
    return [(t.kind.value, t.party, t.low, t.high) for t in read(text).tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Peruvian farmers were killed on Monday and one on Thursday.",
         [("killed", "PER", 2, 2), ("killed", "PER", 1, 1)]),
        ("Six Chileans died in May and nine in June.", [("killed", "CHL", 6, 6), ("killed", "CHL", 9, 9)]),
        ("The Chilean military first admitted two deaths and then five.",
         [("killed", "CHL", 2, 2), ("killed", "CHL", 5, 5)]),
        ("Chile first admitted one injury and later eight.", [("wounded", "CHL", 1, 1), ("wounded", "CHL", 8, 8)]),
        ("Peru acknowledged three deaths at first and 11 the next day.",
         [("killed", "PER", 3, 3), ("killed", "PER", 11, 11)]),
        ("Chile admitted 19 dead. The real number was closer to 60, a doctor said.",
         [("killed", "CHL", 19, 19), ("killed", "CHL", 60, 60)]),
        ("Chile admitted 19 dead. Its chief of staff said that the true figure was above 100.",
         [("killed", "CHL", 19, 19), ("killed", "CHL", 100, None)]),
        ("How many died? Seven, says the mayor.", [("killed", None, 7, 7)]),
        ("Peru acknowledges 19 dead on its side.", [("killed", "PER", 19, 19)]),
        ("Peru said it had killed 19 Chileans on its side of the river.", [("killed", "CHL", 19, 19)]),
        ("The clinic in Tarma has treated 86 war wounded.", [("wounded", None, 86, 86)]),
        ("Chile and Peru fought at the ford on Friday. Chile boasted of 300 enemies killed.",
         [("killed", "PER", 300, 300)]),
        # look-alikes
        ("Two soldiers were killed on Monday and 40 on-lookers ran.", [("killed", None, 2, 2)]),
        ("Two soldiers were killed and three houses burned on Monday.", [("killed", None, 2, 2)]),
        ("Two soldiers were killed on Monday and nine on the list are named.", [("killed", None, 2, 2)]),
        ("Two men were hurt on 3 May and 4 June was quiet.", [("wounded", None, 2, 2)]),
        ("Chile admitted 19 dead. The true figure for tanks was 80.", [("killed", "CHL", 19, 19)]),
        ("Who fired first? Nobody, the ministry says.", []),
        ("Peru said the enemy was killed.", []),
    ],
)  # fmt: skip
def test_counts_that_are_told_again(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert sorted(map(str, told(read, text))) == sorted(map(str, expected))
