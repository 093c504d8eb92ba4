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
