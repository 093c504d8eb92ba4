"""Disputes by kind: where it was, who did it, and what looks alike and is no dispute."""

from dataclasses import replace

from made_readings import Said, reading

from standoff.reconcile import reconcile
from standoff.record.terms import DisputeKind, Stance

DAY = "2031-06-03"


def kinds(*saids: Said) -> dict[DisputeKind, set[str]]:
    record = reconcile([reading("a", "2031-06-04", *saids)])
    return {d.kind: set(d.parties) for d in record.disputes if d.kind is not DisputeKind.MUTUAL_BLAME}


def on_land(made, **countries: str):
    """The reading with its villages laid in countries."""
    places = tuple(replace(p, country=countries[p.name]) for p in made.places)
    return replace(made, places=places)


def two_sides(first: str, second: str):
    peru = Said("193", "ECU", "PER", "PER", DAY, first)
    ecuador = Said("193", None, "PER", "ECU", DAY, second)
    return reading("a", "2031-06-04", peru, ecuador)


def test_two_sides_that_each_tell_of_fire_on_their_own_village_dispute_no_place():
    peru = Said("193", "ECU", "PER", "PER", DAY, "Tena")
    ecuador = Said("193", "PER", "ECU", "ECU", DAY, "Moro")
    record = reconcile([on_land(reading("a", "2031-06-04", peru, ecuador), Tena="PER", Moro="ECU")])
    assert {d.kind for d in record.disputes} == {DisputeKind.MUTUAL_BLAME}


def test_two_sides_that_each_place_a_fight_on_their_own_land_dispute_the_territory():
    record = reconcile([on_land(two_sides("Tena", "Moro"), Tena="PER", Moro="ECU")])
    (found,) = [d for d in record.disputes if d.kind is DisputeKind.TERRITORY]
    assert found.parties == ("ECU", "PER")
    assert found.rule == "the parties place it in different countries"


def test_two_villages_of_one_country_are_no_dispute_of_territory():
    record = reconcile([on_land(two_sides("Tena", "Moro"), Tena="PER", Moro="PER")])
    assert not [d for d in record.disputes if d.kind in (DisputeKind.TERRITORY, DisputeKind.PLACE_OR_TIME)]


def test_two_sides_that_place_a_fight_far_apart_dispute_the_place():
    record = reconcile([on_land(two_sides("Tena", "Sura"), Tena="PER", Sura="PER")])
    found = {d.incident for d in record.disputes if d.kind is DisputeKind.PLACE_OR_TIME}
    assert found <= {i.id for i in record.incidents}
    assert len(found) == sum({"ECU", "PER"} <= {a.party for a in i.accounts} for i in record.incidents)


def test_who_tells_of_its_own_deed_blames_nobody():
    peru = Said("193", "PER", "ECU", "PER", DAY)
    ecuador = Said("193", "ECU", "PER", "ECU", DAY)
    assert DisputeKind.RESPONSIBILITY not in kinds(peru, ecuador)


def test_two_who_blame_each_other_are_no_third_party():
    peru = Said("193", "ECU", "PER", "PER", DAY)
    ecuador = Said("193", "PER", "ECU", "ECU", DAY)
    assert DisputeKind.RESPONSIBILITY not in kinds(peru, ecuador)


def test_a_plain_account_that_answers_another_sides_is_a_counter_account():
    peru = Said("193", "ECU", "PER", "PER", DAY)
    ecuador = Said("154", "ECU", None, "ECU", DAY, answers=0)
    assert kinds(peru, ecuador)[DisputeKind.COUNTER_ACCOUNT] == {"ECU", "PER"}


def test_a_plain_account_that_confirms_or_is_of_nobody_counters_nothing():
    peru = Said("193", "ECU", "PER", "PER", DAY)
    confirmed = Said("193", "ECU", "PER", "ECU", DAY, stance=Stance.CONFIRM, answers=0)
    nobody = Said("154", "ECU", None, None, DAY, answers=0)
    assert DisputeKind.COUNTER_ACCOUNT not in kinds(peru, confirmed)
    assert DisputeKind.COUNTER_ACCOUNT not in kinds(peru, nobody)
