"""Which counts of a toll set its range, which still stand, and the best of them by each rule."""

from dataclasses import replace

import pytest
from made_readings import Said, reading

from standoff.errors import UsageError
from standoff.reconcile import reconcile
from standoff.reconcile.counting import PART, REPLACED, RULES, by_rule


def clash(by, killed, day="2031-06-03"):
    return Said("193", "PER", "ECU", by, day, killed=("ECU", killed))


def toll_of(*readings):
    record = reconcile(readings)
    (toll,) = record.tolls
    return toll, [d.kind.value for d in record.disputes]


def test_a_source_that_raises_its_count_has_one_count_and_no_rival():
    toll, disputes = toll_of(
        reading("a", "2031-06-03", clash("ECU", 3)), reading("b", "2031-06-04", clash("ECU", 20), clash("BOL", 20))
    )
    assert (toll.low, toll.best, toll.high) == (3, 20, 20)
    assert [c.aside for c in toll.counts] == [REPLACED, None, None]
    assert "rival count" not in disputes


def test_a_lower_count_of_another_source_still_stands_as_a_rival():
    toll, disputes = toll_of(reading("a", "2031-06-03", clash("ECU", 3)), reading("b", "2031-06-04", clash("PER", 20)))
    assert [c.aside for c in toll.counts] == [None, None]
    assert disputes == ["rival count"]


def test_what_one_source_counts_less_in_the_same_report_is_a_part_of_it():
    toll, disputes = toll_of(reading("a", "2031-06-04", clash("ECU", 20), clash("ECU", 17)))
    assert (toll.low, toll.best, toll.high, disputes) == (20, 20, 20, [])


def test_two_sources_of_one_report_are_rivals():
    toll, _ = toll_of(reading("a", "2031-06-04", clash("ECU", 20), clash("PER", 17)))
    assert (toll.low, toll.best, toll.high) == (17, 20, 20)


def of_words(reading, words):
    return replace(reading, tolls=tuple(replace(t, quotes=(words,)) for t in reading.tolls))


def test_those_of_the_wounded_who_died_are_part_of_the_dead():
    part = of_words(reading("b", "2031-06-04", clash("PER", 17)), "17 of the wounded had died")
    toll, disputes = toll_of(reading("a", "2031-06-04", clash("ECU", 20)), part)
    assert (toll.low, toll.high, [c.aside for c in toll.counts], disputes) == (20, 20, [None, PART], [])


def test_a_part_alone_is_all_there_is():
    toll, _ = toll_of(of_words(reading("b", "2031-06-04", clash("PER", 17)), "17 of the wounded had died"))
    assert (toll.low, toll.best, toll.high) == (17, 17, 17)


def test_each_rule_names_itself_and_may_choose_another_figure():
    toll, _ = toll_of(
        reading("a", "2031-06-03", clash("ECU", 4)),
        reading("b", "2031-06-04", clash("PER", 9)),
        reading("c", "2031-06-05", clash("BOL", 9)),
        reading("d", "2031-06-06", clash("CHL", 6)),
    )
    chosen = {rule: by_rule(toll, rule) for rule in RULES}
    assert {rule: t.best for rule, t in chosen.items()} == {"own-side": 4, "majority": 9, "latest": 6}
    assert [t.rule for t in chosen.values()] == list(RULES.values())
    assert chosen["own-side"] == toll
    with pytest.raises(UsageError, match="no rule 'sum'"):
        by_rule(toll, "sum")


def in_words(made, number, words):
    """The reading with the count of this number told in these words."""
    told = [replace(t, quotes=(words,)) if n == number else t for n, t in enumerate(made.tolls)]
    return replace(made, tolls=tuple(told))


def test_another_man_dead_is_not_a_count_of_all():
    later = in_words(reading("b", "2031-06-04", clash("PER", 1)), 0, "A third soldier died")
    toll, disputes = toll_of(reading("a", "2031-06-03", clash("ECU", 2)), later)
    assert (toll.low, toll.high, disputes) == (2, 2, [])


def test_another_man_dead_is_all_there_is_where_nobody_counts_more():
    toll, _ = toll_of(in_words(reading("a", "2031-06-04", clash("PER", 1)), 0, "Another soldier died"))
    assert (toll.low, toll.high) == (1, 1)


def test_a_man_told_of_alone_contradicts_no_count():
    later = in_words(reading("b", "2031-06-04", clash("PER", 1)), 0, "a soldier lost his life")
    toll, disputes = toll_of(reading("a", "2031-06-03", clash("ECU", 7)), later)
    assert (toll.low, toll.best, toll.high, disputes) == (7, 7, 7, [])


def test_one_man_counted_contradicts_a_count():
    later = in_words(reading("b", "2031-06-04", clash("PER", 1)), 0, "one soldier was killed")
    _, disputes = toll_of(reading("a", "2031-06-03", clash("ECU", 7)), later)
    assert disputes == ["rival count"]


def of_whom(made, who):
    return replace(made, tolls=tuple(replace(t, who=who) for t in made.tolls))


def test_fewer_soldiers_than_people_are_a_count_of_their_own():
    guards = of_whom(reading("b", "2031-06-04", clash("ECU", 2)), "military")
    record = reconcile([reading("a", "2031-06-03", clash("PER", 6)), guards])
    assert sorted(t.low for t in record.tolls) == [2, 6]


def test_more_soldiers_than_people_are_one_toll_with_them():
    guards = of_whom(reading("b", "2031-06-04", clash("ECU", 8)), "military")
    record = reconcile([reading("a", "2031-06-03", clash("PER", 6)), guards])
    assert [(t.low, t.high) for t in record.tolls] == [(6, 8)]
