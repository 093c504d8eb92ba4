"""Who holds a place on the day of a report and what each side calls it, from the knowledge files alone."""

import pytest

from standoff.knowledge.gazetteer import open_gazetteer
from standoff.reading.places.holding import holdings, names_by_side
from standoff.record.rows import Published


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


def held(gazetteer, entry, first, last=None):
    found = holdings(gazetteer.entry(entry), Published(first, last or first))
    return {(h.relation, h.party) for h in found}


def test_control_is_that_of_the_day(gazetteer):
    assert ("in control", "UKR") in held(gazetteer, "CRIMEA", "2013-05-01")
    assert ("in control", "RUS") in held(gazetteer, "CRIMEA", "2019-05-01")


def test_a_day_that_may_lie_on_either_side_of_a_change_gives_no_control(gazetteer):
    found = held(gazetteer, "CRIMEA", "2014-01-01", "2015-01-01")
    assert found == {("de jure", "UKR"), ("claimed by", "UKR")}


def test_without_a_day_nothing_is_said(gazetteer):
    assert holdings(gazetteer.entry("CRIMEA"), Published()) == ()


def test_a_town_shares_the_law_and_the_claims_of_its_territory_and_not_its_control(gazetteer):
    assert held(gazetteer, "hadrut", "2021-03-01") == {
        ("de jure", "AZE"),
        ("claimed by", "NKR"),
        ("claimed by", "AZE"),
    }
    assert ("in control", "AZE") in held(gazetteer, "shusha", "2021-03-01")


def test_an_undisputed_place_has_neither(gazetteer):
    entry = gazetteer.find(["Lyon"])["Lyon"][0].entry
    assert holdings(entry, Published("2021-03-01", "2021-03-01")) == ()
    assert names_by_side(entry) == ()


def test_each_sides_name_is_given_with_its_language(gazetteer):
    found = names_by_side(gazetteer.entry("kelbajar-town"))
    assert [(n.party, n.language, n.name) for n in found] == [("AZE", "az", "Kəlbəcər"), ("ARM", "hy", "Karvachar")]


def test_every_name_by_side_is_well_formed(gazetteer):
    query = "SELECT id FROM entry WHERE sided IS NOT NULL"
    for (identifier,) in gazetteer._connection.execute(query).fetchall():
        for name in names_by_side(gazetteer.entry(identifier)):
            assert len(name.party) >= 3, identifier
            assert len(name.language) == 2, identifier
            assert name.name, identifier
