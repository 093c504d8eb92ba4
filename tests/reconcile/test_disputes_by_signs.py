"""Disputes that no rule finds: what two parties have to do with an incident is weighed, and what looks alike is told
by no weights at all."""

from dataclasses import replace

import pytest
from made_readings import Said, reading

from standoff.knowledge.dispute_weights import DisputeWeights, load_dispute_weights
from standoff.knowledge.sign_weights import SignWeights
from standoff.reconcile.index import Index
from standoff.reconcile.reconcile import join_all
from standoff.reconcile.weighing import weighed
from standoff.record.joined import Dispute
from standoff.record.rows import Reading
from standoff.record.terms import ClaimGrade, DisputeKind, Polarity, Stance

DAY, NEXT = "2031-06-03", "2031-06-04"
CHARGE = Said("193", "ECU", "PER", by="PER", day=DAY, place="Tena")
NOTHING = DisputeWeights(SignWeights(-30.0, {}, {}), {}, 2.0)


def eager(*kinds: DisputeKind) -> DisputeWeights:
    """Weights that tell a dispute of these kinds wherever what is said allows it, the first kind most."""
    least = {kind: SignWeights(20.0 - n, {}, {}) for n, kind in enumerate(kinds or DisputeKind)}
    return DisputeWeights(SignWeights(20.0, {}, {}), least, 0.4)


def added(weights: DisputeWeights, *saids: Said, other: Reading | None = None) -> list[Dispute]:
    """The disputes that the weights alone give."""
    readings = [reading("a", NEXT, *saids), *([other] if other else ())]
    record = join_all(readings, weights=NOTHING).record
    return list(weighed((), record.incidents, Index.of(readings), weights))


def told(weights: DisputeWeights, *saids: Said) -> set[tuple[DisputeKind, tuple[str, ...]]]:
    return {(d.kind, d.parties) for d in added(weights, *saids)}


# --- what is told --------------------------------------------------------------------------------------


def test_a_charge_and_a_denial_that_names_nobody_are_a_dispute_of_the_two():
    denial = Said("193", "ECU", "PER", by="ECU", day=DAY, place="Tena", stance=Stance.DENY, polarity=Polarity.DENIED)
    assert {parties for _, parties in told(load_dispute_weights(), CHARGE, denial)} == {("ECU", "PER")}


def test_two_who_lay_the_shots_at_each_others_door_blame_each_other():
    back = Said("193", "PER", "ECU", by="ECU", day=DAY, place="Tena")
    assert (DisputeKind.MUTUAL_BLAME, ("ECU", "PER")) in told(eager(DisputeKind.MUTUAL_BLAME), CHARGE, back)


def test_the_grounds_name_what_spoke_most_and_the_rows_are_those_of_the_two():
    denial = Said("193", "ECU", "PER", by="ECU", day=DAY, place="Tena", answers=0, stance=Stance.DENY)
    (found,) = added(load_dispute_weights(), CHARGE, denial)
    assert found.rule.startswith("signs that the accounts cannot both hold; ")
    assert found.grade is ClaimGrade.CONTESTED
    assert found.statements == ("s-a-0", "s-a-1")


def test_a_denial_by_people_of_no_known_party_is_set_against_who_charges():
    denial = Said("193", "ECU", "PER", by="XXX", day=DAY, place="Tena", stance=Stance.DENY, polarity=Polarity.DENIED)
    made = reading("a", NEXT, CHARGE, denial)
    nobody = tuple(replace(s, source=replace(s.source, holders=())) if s.id == "s-a-1" else s for s in made.statements)
    made = replace(made, statements=nobody)
    record = join_all([made], weights=NOTHING).record
    found = list(weighed((), record.incidents, Index.of([made]), eager(DisputeKind.DENIAL)))
    assert [(d.parties, d.statements) for d in found] == [(("ECU", "PER"), ("s-a-0", "s-a-1"))]


def test_one_dispute_is_told_of_two_parties_and_it_is_of_the_likeliest_kind():
    moved = Said("154", "ECU", None, by="ECU", day=DAY, place="Tena")
    order = (DisputeKind.CHARACTERISATION, DisputeKind.RESPONSIBILITY)
    assert told(eager(*order), CHARGE, moved) == {(DisputeKind.CHARACTERISATION, ("ECU", "PER"))}
    assert told(eager(*order[::-1]), CHARGE, moved) == {(DisputeKind.RESPONSIBILITY, ("ECU", "PER"))}


def test_what_a_rule_found_is_told_once_and_as_the_rule_told_it():
    back = Said("193", "PER", "ECU", by="ECU", day=DAY, place="Tena")
    readings = [reading("a", NEXT, CHARGE, back)]
    record = join_all(readings, weights=NOTHING).record
    (found,) = record.disputes
    weights = eager(found.kind)
    assert list(weighed(record.disputes, record.incidents, Index.of(readings), weights)) == [found]


# --- what looks alike: no weights tell it --------------------------------------------------------------

LOOK_ALIKES = {
    "two say the same of one deed": (
        Said("193", "PER", "ECU", by="CHL", day=DAY),
        Said("193", "PER", "ECU", by="BOL", day=DAY),
    ),
    "two agree in other words": (
        Said("190", "PER", "ECU", by="CHL", day=DAY, place="Tena"),
        Said("193", "PER", "ECU", by="BOL", day=DAY, place="Tena"),
    ),
    "two who hardly touch: each tells its own part of one fight": (
        Said("193", "PER", "ECU", by="PER", day=DAY, place="Tena"),
        Said("193", "PER", "ECU", by="BOL", day=DAY, place="Tena"),
    ),
    "one side alone speaks": (CHARGE, Said("193", "ECU", None, by="PER", day=DAY, place="Tena")),
    "the outlet itself tells it otherwise": (CHARGE, Said("154", "ECU", None, day=DAY, place="Tena")),
    "the other only wishes": (CHARGE, Said("193", "ECU", None, by="CHL", day=DAY, stance=Stance.DEMAND, place="Tena")),
    "the other only warns of more": (CHARGE, Said("193", "PER", "ECU", by="ECU", day=DAY, stance=Stance.WARN)),
}  # fmt: skip


@pytest.mark.parametrize("saids", LOOK_ALIKES.values(), ids=LOOK_ALIKES)
def test_no_weights_make_a_dispute_of(saids: tuple[Said, ...]):
    assert told(eager(), *saids) == set()


def test_one_village_named_in_two_reports_is_one_place():
    confirmed = reading("b", NEXT, Said("193", "ECU", None, by="ECU", day=DAY, place="Tena", stance=Stance.CONFIRM))
    assert added(eager(), CHARGE, other=confirmed) == []


def test_two_villages_named_in_two_reports_part_the_accounts():
    elsewhere = reading("b", NEXT, Said("193", "ECU", None, by="ECU", day=DAY, place="Moro", stance=Stance.CONFIRM))
    assert {d.parties for d in added(eager(DisputeKind.TERRITORY), CHARGE, other=elsewhere)} == {("ECU", "PER")}


def test_a_denial_of_something_else_disputes_no_other_day():
    denial = Said("193", "ECU", "PER", by="ECU", day="2031-05-02", place="Sura", polarity=Polarity.DENIED)
    earlier = replace(CHARGE, day=DAY)
    assert told(eager(), earlier, denial) == set()


def test_a_denial_wants_somebody_who_denies():
    moved = Said("154", "ECU", None, by="ECU", day=DAY, place="Tena")
    assert told(eager(DisputeKind.DENIAL), CHARGE, moved) == set()


def test_mutual_blame_wants_two_who_speak_and_one_who_charges():
    own = Said("193", "PER", None, by="PER", day=DAY, place="Tena")
    moved = Said("154", "ECU", None, by="ECU", day=DAY, place="Tena")
    assert told(eager(DisputeKind.MUTUAL_BLAME), own, moved) == set()


def test_reluctant_weights_add_nothing():
    denial = Said("193", "ECU", "PER", by="ECU", day=DAY, place="Tena", stance=Stance.DENY, polarity=Polarity.DENIED)
    assert told(NOTHING, CHARGE, denial) == set()
    assert told(replace(eager(), adds=1.1), CHARGE, denial) == set()


def test_fifty_parties_are_set_against_each_other_only_where_they_have_most_to_do_with_it():
    crowd = [Said("193", "ECU", "PER", by=f"X{n:02d}", day=DAY, place="Tena") for n in range(50)]
    back = Said("193", "PER", "ECU", by="ECU", day=DAY, place="Tena")
    parties = {p for _, two in told(eager(DisputeKind.RESPONSIBILITY), CHARGE, back, *crowd) for p in two}
    assert len(parties) <= 6
    assert {"ECU", "PER"} <= parties
