"""Average-link clustering: small cases worked by hand, laws by property."""

from hypothesis import given
from hypothesis import strategies as st

from standoff.reconcile.linkage import agglomerate


def near(a: float, b: float) -> float:
    """Alike within a distance of ten, vetoed beyond it."""
    return max(0.0, 1 - abs(a - b) / 10)


def groups(points: list[float], joins: float = 0.5) -> set[frozenset[float]]:
    return {frozenset(points[n] for n in group) for group in agglomerate(points, [1] * len(points), near, joins)}


def test_neighbours_join_and_strangers_stay_apart():
    assert groups([0, 1, 20, 21]) == {frozenset({0, 1}), frozenset({20, 21})}


def test_a_vetoed_pair_never_shares_a_cluster_though_a_third_is_like_both():
    assert groups([0, 6, 12], joins=0.3) == {frozenset({0, 6}), frozenset({12})}


def test_a_bundle_counts_by_its_weight():
    points = [0.0, 4.0, 7.0]
    assert agglomerate(points, [1, 9, 1], near, 0.5) == [[0, 1, 2]]
    assert agglomerate(points, [1, 1, 9], near, 0.5) == [[0], [1, 2]]


@given(st.lists(st.integers(0, 60), unique=True, max_size=25))
def test_every_item_stands_in_one_cluster_and_no_cluster_holds_a_vetoed_pair(points):
    found = groups([float(p) for p in points])
    assert sorted(p for group in found for p in group) == sorted(points)
    assert all(near(a, b) > 0 for group in found for a in group for b in group)


@given(st.lists(st.integers(0, 1000), unique=True, max_size=20))
def test_the_order_of_distinct_distances_makes_no_difference(points):
    spaced = [float(p) ** 1.01 for p in points]
    assert groups(sorted(spaced)) == groups(sorted(spaced, reverse=True))
