"""Which mentions are one incident: worked cases with readings made by hand, and laws by property."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import Said, reading

from standoff.reconcile import reconcile
from standoff.record.codec import to_json
from standoff.record.terms import ClaimGrade, DisputeKind, Polarity, Stance

SHOT = Said("193", "PER", "ECU", "ECU", "2031-06-03")
DENIED = Said("193", "PER", None, "PER", stance=Stance.DENY, polarity=Polarity.DENIED)


def incidents(*readings):
    return reconcile(readings).incidents


def test_an_undated_mention_belongs_to_what_its_report_last_told_of():
    two = [SHOT, Said("193", None, "ECU"), Said("193", "PER", "ECU", "ECU", "2031-06-09"), Said("190")]
    found = incidents(reading("a", "2031-06-10", *two))
    assert sorted((i.earliest, len(i.events)) for i in found) == [("2031-06-03", 2), ("2031-06-09", 2)]


def test_an_undated_story_belongs_to_the_one_occurrence_that_other_reports_date():
    found = incidents(reading("a", "2031-06-03", SHOT), reading("b", "2031-06-05", Said("190", "PER", "ECU")))
    assert [i.reports for i in found] == [("a", "b")]


def test_an_undated_story_never_joins_two_days_that_could_be_meant():
    other = Said("193", "PER", "ECU", "ECU", "2031-05-30")
    told = [reading("a", "2031-06-03", SHOT), reading("c", "2031-05-30", other)]
    found = incidents(*told, reading("b", "2031-06-05", Said("190", "PER", "ECU")))
    assert {i.earliest for i in found} >= {"2031-05-30", "2031-06-03"}


def test_an_undated_story_told_long_after_stays_apart():
    assert len(incidents(reading("a", "2031-06-03", SHOT), reading("b", "2031-07-20", Said("190", "PER", "ECU")))) == 2


def test_a_report_that_names_two_villages_tells_of_two_occurrences():
    here = Said("193", "PER", "ECU", "ECU", "2031-06-03", "Tena")
    there = Said("194", "PER", "ECU", "ECU", "2031-06-03", "Moro")
    assert len(incidents(reading("a", "2031-06-03", here, there))) == 2


def test_rival_reports_may_name_neighbouring_villages_for_one_clash():
    here = Said("193", "PER", "ECU", "ECU", "2031-06-03", "Tena")
    there = Said("193", "ECU", "PER", "PER", "2031-06-03", "Moro")
    assert len(incidents(reading("a", "2031-06-03", here), reading("b", "2031-06-03", there))) == 1
    far = Said("193", "ECU", "PER", "PER", "2031-06-03", "Sura")
    assert len(incidents(reading("a", "2031-06-03", here), reading("b", "2031-06-03", far))) == 2


def test_shootings_on_two_nights_are_two_incidents():
    later = Said("193", "PER", "ECU", "ECU", "2031-06-04", "Tena")
    assert len(incidents(reading("a", "2031-06-05", SHOT, later))) == 2


def test_fights_of_strangers_on_one_day_stay_apart():
    found = incidents(
        reading("a", "2031-06-03", SHOT, Said("190", None, None, None, "2031-06-03")),
        reading("b", "2031-06-03", Said("193", "IND", "PAK", "PAK", "2031-06-03"), Said("190", day="2031-06-03")),
    )
    assert sorted(i.reports for i in found) == [("a",), ("b",)]


def test_a_denial_in_another_report_stands_with_what_it_denies():
    (one,) = incidents(reading("a", "2031-06-03", SHOT), reading("b", "2031-06-04", DENIED))
    assert one.status is ClaimGrade.CONTESTED
    assert {a.party for a in one.accounts} == {"ECU", "PER"}


def test_a_denial_is_never_joined_to_what_the_denier_says_of_the_other():
    own = Said("193", "ECU", "PER", "PER", "2031-06-03")
    assert len(incidents(reading("a", "2031-06-03", own), reading("b", "2031-06-04", DENIED))) == 2


def test_what_only_is_said_not_to_have_happened_makes_no_incident():
    calm = Said("193", None, None, "PER", "2031-06-03", polarity=Polarity.NOT_HAPPENED)
    assert incidents(reading("a", "2031-06-03", calm)) == ()


def test_a_contentless_denial_answers_the_other_sides_last_charge():
    blank = Said(by="PER", stance=Stance.DENY, contentless=True)
    record = reconcile([reading("a", "2031-06-03", SHOT), reading("b", "2031-06-04", blank)])
    (dispute,) = record.disputes
    assert (dispute.kind, dispute.parties) == (DisputeKind.DENIAL, ("ECU", "PER"))
    assert "without content" in dispute.rule
    late = reconcile([reading("a", "2031-06-03", SHOT), reading("b", "2031-06-20", blank)])
    assert late.disputes == ()


def test_both_blame_the_other_once_however_many_carry_it():
    mine = Said("193", "ECU", "PER", "PER", "2031-06-03")
    record = reconcile([reading(name, "2031-06-03", SHOT, mine) for name in "abc"])
    assert [(d.kind, d.parties) for d in record.disputes] == [(DisputeKind.MUTUAL_BLAME, ("ECU", "PER"))]


def test_to_refuse_a_wish_disputes_nothing():
    wish = Said("193", None, None, "ECU", stance=Stance.DEMAND)
    no = Said("193", None, None, "PER", stance=Stance.REJECT, answers=0)
    assert reconcile([reading("a", "2031-06-03", wish, no)]).disputes == ()


def test_a_higher_count_of_a_later_day_is_an_update_and_not_a_dispute():
    first = Said("193", "PER", "ECU", "ECU", "2031-06-03", killed=("ECU", 3))
    later = Said("193", "PER", "ECU", "ECU", "2031-06-03", killed=("ECU", 5))
    record = reconcile([reading("a", "2031-06-03", first), reading("b", "2031-06-04", later)])
    (toll,) = record.tolls
    assert (toll.low, toll.best, toll.high, toll.incident) == (3, 5, 5, record.incidents[0].id)
    assert record.disputes == ()


def test_counts_of_two_sides_that_do_not_meet_are_disputed():
    theirs = Said("193", "PER", "ECU", "PER", "2031-06-03", killed=("ECU", 9))
    ours = Said("193", "PER", "ECU", "ECU", "2031-06-03", killed=("ECU", 2))
    record = reconcile([reading("a", "2031-06-03", ours), reading("b", "2031-06-04", theirs)])
    assert DisputeKind.COUNT in {d.kind for d in record.disputes}
    (toll,) = record.tolls
    assert toll.best == 2


def test_a_count_in_another_report_finds_the_fight_of_its_side():
    bare = Said("040", "ECU", None, "ECU", killed=("ECU", 4))
    record = reconcile([reading("a", "2031-06-03", SHOT), reading("b", "2031-06-04", bare)])
    (toll,) = record.tolls
    assert toll.incident in {i.id for i in record.incidents if i.earliest == "2031-06-03"}


said = st.builds(
    Said,
    cameo=st.sampled_from(["193", "190", "154", "192", "040"]),
    who=st.sampled_from(["PER", "ECU", None]),
    to=st.sampled_from(["PER", "ECU", None]),
    by=st.sampled_from(["PER", "ECU", None]),
    day=st.sampled_from(["2031-06-03", "2031-06-04", None]),
    place=st.sampled_from(["Tena", "Moro", "Sura", None]),
    stance=st.sampled_from([Stance.ASSERT, Stance.ACCUSE, Stance.DENY]),
    polarity=st.sampled_from(list(Polarity)),
    killed=st.sampled_from([None, ("PER", 2), ("ECU", 7)]),
)
made = st.lists(
    st.tuples(st.sampled_from(["2031-06-03", "2031-06-05", "2031-06-30", None]), st.lists(said, max_size=5)),
    max_size=5,
)


@settings(max_examples=80, deadline=None)
@given(made, st.randoms(use_true_random=False))
def test_no_order_and_no_repetition_changes_the_record(drawn, chance):
    readings = [reading(f"r{n}", day, *saids) for n, (day, saids) in enumerate(drawn)]
    again = [*readings, *readings[:2]]
    chance.shuffle(again)
    assert to_json(reconcile(again)) == to_json(reconcile(readings))


@settings(max_examples=80, deadline=None)
@given(made)
def test_no_event_stands_twice_and_no_incident_mixes_days_or_families(drawn):
    readings = [reading(f"r{n}", day, *saids) for n, (day, saids) in enumerate(drawn)]
    events = {e.id: e for r in readings for e in r.events}
    record = reconcile(readings)
    placed = [e for i in record.incidents for e in i.events]
    assert len(placed) == len(set(placed))
    for incident in record.incidents:
        assert (
            len({events[e].earliest for e in incident.events if events[e].polarity is Polarity.AFFIRMED} - {None}) < 2
        )
        assert set(incident.events) >= {e for a in incident.accounts for e in a.events}


def test_an_incident_of_thousands_of_mentions_costs_little():
    start = time.process_time()
    told = [reading(f"r{n:03d}", "2031-06-04", *[SHOT, Said("190"), DENIED] * 5) for n in range(200)]
    (one,) = reconcile(told).incidents
    assert len(one.events) == 3000
    assert time.process_time() - start < 20
