"""Far-off namesakes stay open; what a report may well mean does not."""

import pytest

from standoff.knowledge.gazetteer import open_gazetteer
from standoff.reading.actors.names import find_names
from standoff.reading.places.finding import find_places
from standoff.record.rows import Line, Report
from standoff.record.terms import Label


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


@pytest.fixture
def place_of(model, gazetteer):
    def read(text, words):
        report = Report("r-1", "", "test", text, lines=(Line(0, len(text), Label.BODY),))
        document = model.parse(report)
        found = [p for p in find_places(document, find_names(document), gazetteer, report=report) if words in p.quotes]
        assert len(found) == 1, [p.quotes for p in found]
        return found[0]

    return read


ELSEWHERE = "The Ethiopian army said that it had retaken Lalibela, Gondar and Dessie in the Amhara region. "


def test_another_name_of_a_village_in_a_country_that_the_report_never_names_stays_open(place_of):
    place = place_of(ELSEWHERE + "Two wounded men were found in the village of Tortola.", "Tortola")
    assert (place.lat, place.entry) == (None, None)
    assert "nothing else lies there" in place.grounds


def test_a_small_place_far_from_all_the_others_stays_open(place_of):
    assert place_of(ELSEWHERE + "A convoy was burned in the town of Haram on Sunday.", "Haram").entry is None


def test_its_country_beside_it_is_enough(place_of):
    place = place_of(ELSEWHERE + "The mediators met in Bergen, Norway, on Sunday.", "Bergen")
    assert (place.name, place.country) == ("Bergen", "NOR")


@pytest.mark.parametrize(("city", "country"), [("Geneva", "CHE"), ("Istanbul", "TUR"), ("Lausanne", "CHE")])
def test_a_city_far_away_is_meant_by_its_own_name(place_of, city, country):
    text = f"Officials in Delhi ruled out talks in {city} after shells fell near Kupwara and Srinagar in Kashmir."
    assert place_of(text, city).country == country


def test_a_capital_is_no_other_name_of_a_nearer_town(place_of):
    text = "Officials from Delhi and Islamabad met after shells fell near Kupwara, Uri and Srinagar in Kashmir."
    assert (place_of(text, "Islamabad").kind, place_of(text, "Islamabad").country) == ("capital", "PAK")


def test_the_name_is_the_one_that_the_report_uses_and_not_a_local_form(place_of):
    assert place_of(ELSEWHERE, "Gondar").name == "Gondar"
    assert place_of(ELSEWHERE, "Amhara").name == "Amhara"


def test_a_capital_in_capitals_keeps_the_gazetteers_name(place_of):
    assert place_of("NAIROBI, Kenya — Police fired on a march on Monday.", "NAIROBI").name == "Nairobi"


def test_a_headline_in_capitals_makes_no_places_of_common_words(model, gazetteer):
    text = "FIGHTERS TAKE KEY TOWN IN NORTH OF COUNTRY AS TALKS STALL"
    report = Report("r-1", "", "test", text, lines=(Line(0, len(text), Label.HEADLINE),))
    document = model.parse(report)
    assert find_places(document, find_names(document), gazetteer, report=report) == ()


def test_the_short_name_of_two_states_is_no_town(place_of):
    assert place_of("Shells fell in North Kivu province in Congo, officials in Goma said.", "Congo").entry == "COD"
