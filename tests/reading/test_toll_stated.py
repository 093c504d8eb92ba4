"""Figures that stand without their word of harm behind a plain "was", and what looks alike."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading

Row = tuple[str, int | None, int | None]


def told(read: Callable[..., Reading], text: str) -> list[Row]:
    return [(t.kind.value, t.low, t.high) for t in read(text).tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister spoke of four dead. It was one, the hospital in Tumbes says.",
            [("killed", 4, 4), ("killed", 1, 1)],
        ),
        (
            "The army counted eleven dead. In truth there were at least 19, the mayor said.",
            [("killed", 11, 11), ("killed", 19, None)],
        ),
        (
            "The wounded were 21, among them three children, the clinic said.",
            [("wounded", 21, 21), ("wounded", 3, 3)],
        ),
        ("A corporal was killed and another slightly injured.", [("killed", 1, 1), ("wounded", 1, 1)]),
        ("The ministry said 1,340 elements of the militia have been neutralised.", [("losses", 1340, 1340)]),
        ("Since May thirty-two terrorists were rendered ineffective, the general said.", [("losses", 32, 32)]),
        (
            "She asks for news of those detained since May, at least 80 men by her own count.",
            [("detained", 80, None)],
        ),
        (
            "Some 1,200 herders and fishermen have left their huts on the lake, the mayor said.",
            [("displaced", 1200, 1200)],
        ),
        ("Nearly 600 families from Tumbes are in schools at Piura since the shelling.", [("displaced", 600, 600)]),
        ("Four guards were wounded and six shot dead at the ford.", [("wounded", 4, 4), ("killed", 6, 6)]),
        # look-alikes
        ("Four guards were wounded and six taken by surprise at the ford.", [("wounded", 4, 4)]),
        ("Two soldiers were killed at the ford. It was one of the longest nights of the year.", [("killed", 2, 2)]),
        ("Two soldiers were killed at the ford. There were 36 degrees in the shade.", [("killed", 2, 2)]),
        ("A corporal was killed on his second day at the post. He was 19.", [("killed", 1, 1)]),
        ("Two soldiers were killed at the ford on Monday. It was 2018.", [("killed", 2, 2)]),
        ("There were 36, the coach said, and all of them wanted tickets.", []),
        ("Some 1,200 workers have left the union, the paper says.", []),
        ("A farmer who fled the village said that he had seen tanks.", []),
        ("Six hundred pupils are in the school at Piura.", []),
    ],
)
def test_stated_figures(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert told(read, text) == expected
