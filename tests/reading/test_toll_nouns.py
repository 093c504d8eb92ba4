"""Counts told by a noun or by a bare figure, plain words of harm, and sides in a war inside a state."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Reading

Row = tuple[str, str | None, int | None, int | None]


def told(read: Callable[..., Reading], text: str) -> list[Row]:
    return [(t.kind.value, t.party, t.low, t.high) for t in read(text).tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A priest says that he blessed nine coffins.", [("killed", None, 9, 9)]),
        ("She lay among 31 bodies by the well.", [("killed", None, 31, 31)]),
        ("The Red Cross has registered 385 prisoners.", [("detained", None, 385, 385)]),
        ("The camp holds 20,000 refugees.", [("displaced", None, 20000, 20000)]),
        ("Chile is to free 45 Peruvian fishermen.", [("detained", "PER", 45, 45)]),
        ("Peru handed over 13 Chilean soldiers.", [("captured", "CHL", 13, 13)]),
        ("Three men who ran were shot.", [("losses", None, 3, 3)]),
        ("A court in Lima jailed five fishermen for two years.", [("detained", None, 5, 5)]),
        ("More than 300 guards and soldiers have fled.", [("displaced", None, 300, None)]),
        ("The patrol met a boat with a wounded boy.", [("wounded", None, 1, 1)]),
        ("Relatives say that 33 villagers were arrested and that nine have not been seen since.",
         [("detained", None, 33, 33), ("missing", None, 9, 9)]),
        ("Rebels raided the post. Four soldiers died and six were taken.",
         [("killed", None, 4, 4), ("captured", None, 6, 6)]),
        # look-alikes
        ("Two bodies of the United Nations met.", []),
        ("Three governing bodies agreed on it.", []),
        ("They shot down a drone and shot at two patrols.", []),
        ("Four tests were taken on Monday.", []),
        ("The court jails more fishermen.", []),
        ("On its own losses the army has been silent.", []),
        ("Four stories of one war were told.", []),
        ("Chile beat Peru two goals to one.", []),
        ("Two hundred guests arrived for the wedding.", []),
    ],
)  # fmt: skip
def test_counts_by_their_noun(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    assert sorted(map(str, told(read, text))) == sorted(map(str, expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council says that 76 people died at the ford, the junta three.",
         [("killed", None, 76, 76), ("killed", None, 3, 3)]),
        ("Peru spoke of no deaths. A nurse told reporters of eleven people dead.", [("killed", None, 11, 11)]),
        ("Gunmen held nine men overnight. That makes 21.", [("captured", None, 9, 9), ("captured", None, 21, 21)]),
        ("More than 5,000 people have fled. The agency said it had registered 4,741.",
         [("displaced", None, 5000, None), ("displaced", None, 4741, 4741)]),
        # look-alikes
        ("Two guards were killed on Monday. The ministry spoke of a plan. The convoy of 40 left.",
         [("killed", None, 2, 2)]),
        ("Two guards were killed on Monday. The union put the cost at 30 million.", [("killed", None, 2, 2)]),
    ],
)  # fmt: skip
def test_bare_figures_that_count_again(read: Callable[..., Reading], text: str, expected: list[Row]) -> None:
    found = told(read, text)
    assert all(row in found for row in expected)
    assert len(found) <= len(expected) + 1


def test_who_is_only_for_a_side_has_none(read: Callable[..., Reading]) -> None:
    text = "Chilean troops attacked Peruvian troops at the ford. The Chilean army captured 11 pro-Lima fighters."
    assert told(read, text) == [("captured", None, 11, 11)]


def test_a_figure_told_by_those_who_fired_is_of_those_struck(read: Callable[..., Reading]) -> None:
    text = (
        "Chilean troops fired on three Peruvian navy boats on Sunday. Peru's navy said that six of its sailors had "
        "been wounded. Chile's army spoke of three, none of them in danger."
    )
    assert told(read, text) == [("wounded", "PER", 6, 6), ("wounded", "PER", 3, 3)]
