"""Whose people a count takes up: the attackers of the last attack, "its" men, a bare number behind a clause."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading

Row = tuple[str, str | None, int | None, int | None]


def told(read: Callable[..., Reading], text: str) -> list[Row]:
    return [(t.kind.value, t.party, t.low, t.high) for t in read(text).tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Peruvian army attacked an Ecuadorean post. Eleven of the attackers were killed.",
         [("killed", "PER", 11, 11)]),
        ("The Peruvian army attacked an Ecuadorean post. Two of the defenders were killed.",
         [("killed", "ECU", 2, 2)]),
        ("The Kenyan post has been nervous since the raid, in which two of its guards were killed.",
         [("killed", "KEN", 2, 2)]),
        ("Kenyan soldiers barred the way at the crossroads; one was killed.", [("killed", "KEN", 1, 1)]),
        ("A mine cost the Chadian army seven soldiers.", [("killed", "TCD", 7, 7)]),
        # look-alikes
        ("Peruvian soldiers and Chilean guards barred the way; one was killed.", [("killed", None, 1, 1)]),
        ("Ecuador's army killed six of its men, Peru said.", [("killed", "PER", 6, 6)]),
        ("Eleven of the attackers were killed.", [("killed", None, 11, 11)]),
    ],
)  # fmt: skip
def test_whom_a_count_takes_up(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert told(read, text) == expected
