"""Decisions of reviewers: what each does to the record, whether it holds later, and what is told where it does not."""

import random
from dataclasses import replace

import pytest

from standoff.errors import UsageError
from standoff.reconcile import reconcile
from standoff.reconcile.deciding import Decisions
from standoff.reconcile.queueing import queue
from standoff.record.codec import to_json
from standoff.record.terms import ReviewState

NORTH = """Tajik guards fired on village, Bishkek says

BISHKEK, June 4 (Talas Wire) - Tajik border guards fired mortars at the village of Maksat on Tuesday, the Kyrgyz border
service said. It said that two Kyrgyz soldiers were killed.

Kyrgyzstan demanded that Tajikistan withdraw its troops from the road.
"""
SOUTH = """Dushanbe denies shelling

The Tajik border guard service denied that its troops had fired at Maksat on Tuesday.
"""
LATER = """Border quiet after shelling of Maksat

Residents of Maksat said on Thursday that Tajik mortars hit their village on Tuesday. Kyrgyz Foreign Minister Bakyt
Asanov said that the border was calm.
"""
AT = "2031-07-01T10:00:{:02d}.000000+00:00"


@pytest.fixture(scope="module")
def readings(read):
    return [
        read(text.replace("border\nservice", "border service"), day, outlet)
        for text, day, outlet in (
            (NORTH, "2031-06-04", "Talas Wire"), (SOUTH, "2031-06-04", "Varzob Post"),
            (LATER, "2031-06-06", "The Daily Ledger"),
        )
    ]  # fmt: skip


@pytest.fixture(scope="module")
def record(readings):
    return reconcile(readings)


def decide(record, by="Anna", second=0, why="read the page again"):
    return Decisions(record, by, why, AT.format(second))


def state(record, entry):
    return next(r.state for r in record.reviews if r.id == entry.id)


def statement(record, words):
    return next(s for r in record.readings for s in r.statements if s.cue and words in " ".join(s.content.quotes))


def toll(record):
    return next(t for r in record.readings for t in r.tolls)


def test_a_corrected_count_is_the_count_and_its_grounds_say_who_corrected_it(record, readings):
    entry = decide(record).correct(toll(record).id, "low", "3")
    found = reconcile(readings, [entry])
    assert (toll(found).low, toll(found).quotes) == (3, toll(record).quotes)
    assert "low corrected in review by Anna: read the page again" in toll(found).grounds
    assert {t.low for t in found.tolls if t.kind == "killed"} == {3}
    assert state(found, entry) is ReviewState.APPLIED


def test_a_rejected_statement_goes_with_what_stands_in_it(record, readings):
    told = statement(record, "mortars at the village")
    found = reconcile(readings, [decide(record).reject(told.id)])
    assert told.id not in {s.id for r in found.readings for s in r.statements}
    assert not [e for r in found.readings for e in r.events if e.statement == told.id]
    assert not [s for r in found.readings for s in r.statements if s.answers == told.id or s.parent == told.id]
    assert len(found.as_read) == 1


def test_a_rejected_dispute_is_left_out_and_told_of_when_somebody_new_takes_part(record, readings):
    dispute = record.disputes[0]
    entry = decide(record).reject(dispute.id)
    found = reconcile(readings, [entry])
    assert dispute.id not in {d.id for d in found.disputes}
    assert len(found.disputes) == len(record.disputes) - 1
    target = replace(entry.targets[0], anchors=entry.targets[0].anchors[:1])
    assert state(reconcile(readings, [replace(entry, targets=(target,))]), entry) is ReviewState.APPLIED


def test_an_accepted_row_says_so_and_leaves_the_queue(record, readings):
    denial = record.disputes[0].id
    assert denial in {row for item in queue(record) for row in item.rows}
    found = reconcile(readings, [decide(record).accept(denial)])
    assert denial in {d.id for d in found.disputes}
    assert denial not in {row for item in queue(found) for row in item.rows}
    said = statement(record, "mortars at the village")
    found = reconcile(readings, [decide(record).accept(said.id)])
    assert "accepted in review by Anna" in statement(found, "mortars at the village").grounds


def test_an_incident_split_and_merged_again_is_what_it_was(record, readings):
    whole = max(record.incidents, key=lambda i: len(i.events))
    part = whole.events[0]
    split = decide(record).split(whole.id, [part])
    apart = reconcile(readings, [split])
    homes = {e: i.id for i in apart.incidents for e in i.events}
    assert all(homes[part] != homes[e] for e in whole.events[1:])
    assert "split in review by Anna" in next(i.grounds for i in apart.incidents if part in i.events)
    merge = decide(apart, "Anna", 1).merge([homes[part], homes[whole.events[1]]])
    again = reconcile(readings, [merge, split])
    assert tuple(sorted(whole.events)) in {tuple(sorted(i.events)) for i in again.incidents}
    assert state(again, split) is ReviewState.SUPERSEDED


def test_a_merge_holds_for_reports_added_later(readings):
    first = reconcile(readings[:2])
    one, other = [a for a in first.actors if a.kind == "force" or a.kind == "organisation"][:2]
    entry = decide(first).merge([one.id, other.id])
    found = reconcile(readings, [entry])
    merged = next(a for a in found.actors if set(one.members) <= set(a.members))
    assert set(other.members) <= set(merged.members)
    assert "merged in review by Anna" in " ".join(a.grounds for r in found.readings for a in r.actors)


def test_the_party_of_an_actor_across_reports_is_that_of_all_its_mentions_and_words(record, readings):
    actor = next(a for a in record.actors if a.party == "TJK" and a.kind != "country")
    found = reconcile(readings, [decide(record).correct(actor.id, "party", "XTJ")])
    assert not [a for r in found.readings for a in r.actors if a.id in actor.members and a.party != "XTJ"]
    held = [h for r in found.readings for s in r.statements for h in s.source.holders if h.actor in actor.members]
    assert all(h.party == "XTJ" for h in held)


# --- law 4, contradictions, and what is never lost -------------------------------------------------------


def test_neither_the_order_of_reports_nor_of_entries_changes_the_record(record, readings):
    d = decide(record)
    whole = max(record.incidents, key=lambda i: len(i.events))
    entries = [
        d.correct(toll(record).id, "low", "3"),
        decide(record, "Boris", 1).correct(toll(record).id, "low", "4"),
        d.split(whole.id, [whole.events[0]]),
        d.reject(record.disputes[0].id),
    ]
    expected = to_json(reconcile(readings, entries))
    for seed in range(4):
        shuffled, log = [*readings, *readings], [*entries, *entries]
        random.Random(seed).shuffle(shuffled)
        random.Random(seed).shuffle(log)
        assert to_json(reconcile(shuffled, log)) == expected


def test_of_two_reviewers_who_contradict_each_other_the_later_holds_and_both_are_listed(record, readings):
    anna = decide(record, "Anna", 1).correct(toll(record).id, "low", "3")
    boris = decide(record, "Boris", 2).correct(toll(record).id, "low", "4")
    found = reconcile(readings, [boris, anna])
    assert toll(found).low == 4
    assert (state(found, anna), state(found, boris)) == (ReviewState.OVERRULED, ReviewState.APPLIED)
    assert "Boris later decided otherwise" in next(r.note for r in found.reviews if r.id == anna.id)
    assert queue(found)[0].kind == "stale"
    again = decide(record, "Boris", 3).correct(toll(record).id, "low", "5")
    assert state(reconcile(readings, [anna, boris, again]), boris) is ReviewState.SUPERSEDED


def test_an_undone_decision_does_not_hold_and_an_undone_undoing_does(record, readings):
    entry = decide(record).correct(toll(record).id, "low", "3")
    first = reconcile(readings, [entry])
    undo = decide(first, second=1).undo(entry.id)
    second = reconcile(readings, [entry, undo])
    assert (toll(second).low, state(second, entry)) == (2, ReviewState.UNDONE)
    redo = decide(second, second=2).undo(undo.id)
    assert toll(reconcile(readings, [redo, undo, entry])).low == 3


def test_a_decision_on_a_report_that_is_not_there_waits_for_it(record, readings):
    entry = decide(record).correct(toll(record).id, "low", "3")
    without = [r for r in readings if not r.tolls]
    assert state(reconcile(without, [entry]), entry) is ReviewState.WAITING
    assert toll(reconcile(readings, [entry])).low == 3


def test_a_decision_finds_its_row_again_in_a_text_made_anew(record, readings):
    entry = decide(record).correct(toll(record).id, "low", "3")
    moved = [_moved(r, 40) if r.tolls else r for r in readings]
    found = reconcile(moved, [entry])
    assert (toll(found).low, state(found, entry)) == (3, ReviewState.APPLIED)
    gone = [replace(r, tolls=()) for r in readings]
    assert state(reconcile(gone, [entry]), entry) is ReviewState.LOST


def _moved(reading, by):
    """The reading with its text, and the words of its counts, `by` characters further on, under other ids."""
    report = replace(reading.report, text="#" * by + reading.report.text)
    tolls = tuple(
        replace(t, id=f"t-new{n}", spans=tuple((a + by, b + by) for a, b in t.spans))
        for n, t in enumerate(reading.tolls)
    )
    return replace(reading, report=report, tolls=tolls)


def test_a_row_that_is_later_read_otherwise_is_listed_as_contradicted(record, readings):
    entry = decide(record).correct(toll(record).id, "low", "3")
    otherwise = [replace(r, tolls=tuple(replace(t, low=7) for t in r.tolls)) for r in readings]
    found = reconcile(otherwise, [entry])
    assert (toll(found).low, state(found, entry)) == (3, ReviewState.CONTRADICTED)
    assert next(r.note for r in found.reviews) == "low now reads 7; it read 2 when it was corrected"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("kind", "hurt", "choose from killed"),
        ("quotes", "x", "cannot be corrected"),
        ("low", "many", "no value for low of tolls: Expected"),
        ("low", "-3", "not below nought"),
    ],
)
def test_what_cannot_be_corrected_is_refused_in_a_sentence(record, field, value, words):
    with pytest.raises(UsageError, match=words):
        decide(record).correct(toll(record).id, field, value)


def test_a_day_is_corrected_to_a_day(record):
    event = next(e for r in record.readings for e in r.events if e.earliest)
    with pytest.raises(UsageError, match="give a day, such as"):
        decide(record).correct(event.id, "earliest", "yesterday")


def test_the_other_bound_of_a_corrected_count_gives_way(record, readings):
    read = toll(record)
    raised = toll(reconcile(readings, [decide(record).correct(read.id, "low", str(read.high + 2))]))
    assert (raised.low, raised.high) == (read.high + 2, read.high + 2)
    lowered = toll(reconcile(readings, [decide(record).correct(read.id, "high", "1")]))
    assert (lowered.low, lowered.high) == (1, 1)


def test_a_decision_needs_a_name_a_reason_and_a_row(record):
    with pytest.raises(UsageError, match="needs a name"):
        Decisions(record, " ", "why", AT.format(0))
    with pytest.raises(UsageError, match="needs a reason"):
        Decisions(record, "Anna", "", AT.format(0))
    with pytest.raises(UsageError, match="there is no row"):
        decide(record).accept("t-ffffffffffff")
    with pytest.raises(UsageError, match="cannot merge"):
        decide(record).merge([record.incidents[0].id, record.actors[0].id])
