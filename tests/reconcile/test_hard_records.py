"""What no report should hold, and some do: an event after its report, very many copies, very many mentions."""

import time
from dataclasses import replace

from made_readings import Said, reading

from standoff.reconcile import reconcile
from standoff.reconcile.blocks import MOST, runs
from standoff.reconcile.routing import Room
from standoff.record.rows import Line
from standoff.record.terms import Label

SHOT = Said("193", "ECU", "PER", "PER", "2031-06-03", "Tena")


def test_a_report_dated_before_its_event_keeps_the_day_it_gives():
    early = reading("a", "2031-05-01", SHOT)
    (incident,) = reconcile([early, reading("b", "2031-06-04", SHOT)]).incidents
    assert (incident.earliest, len(incident.reports)) == ("2031-06-03", 2)


def test_an_undated_mention_in_a_report_dated_before_goes_nowhere_else():
    early = reading("a", "2031-05-01", replace(SHOT, day=None))
    found = reconcile([early, reading("b", "2031-06-04", SHOT)]).incidents
    assert sorted(len(i.reports) for i in found) == [1, 1]


def test_a_thousand_copies_are_one_incident_with_one_voice_and_cost_little():
    words = " ".join(f"word{n}" for n in range(200))
    copies = []
    for n in range(1000):
        made = reading(
            f"c{n:04d}", "2031-06-04" if n % 2 else None, replace(SHOT, by=None, day=SHOT.day if n % 2 else None)
        )
        report = replace(made.report, text=words, lines=(Line(0, len(words), Label.BODY),))
        copies.append(replace(made, report=report))
    start = time.process_time()
    (incident,) = reconcile(copies).incidents
    assert time.process_time() - start < 15
    assert (len(incident.reports), incident.independent_sources) == (1000, 1)


def test_five_thousand_mentions_of_one_clash_are_one_incident():
    start = time.process_time()
    (incident,) = reconcile(reading(f"r{n:04d}", "2031-06-04", SHOT, SHOT) for n in range(2500)).incidents
    assert time.process_time() - start < 15
    assert len(incident.events) == 5000


def test_a_run_with_too_many_rows_is_cut_between_aligned_days_and_a_sparse_one_is_not():
    sparse = dict.fromkeys(range(1000, 1100), 1)
    assert runs(sparse, Room.EVENTS) == [(1000, 1099)]
    dense = dict.fromkeys(range(1000, 1100), MOST // 10)
    found = runs(dense, Room.EVENTS)
    assert len(found) > 1
    assert all(last // 8 >= first // 8 for first, last in found)
    assert [day for first, last in found for day in range(first, last + 1)] == list(range(1000, 1100))


def test_days_far_apart_are_runs_of_their_own():
    assert runs({1000: 3, 1010: 1, 1030: 2}, Room.EVENTS) == [(1000, 1010), (1030, 1030)]
