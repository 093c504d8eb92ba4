"""What a sentence says about where: each rule with the sentence that needs it and one that looks alike."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.knowledge.gazetteer import open_gazetteer
from standoff.reading.actors.names import find_names
from standoff.reading.places.finding import ASSOCIATIVE, find_places
from standoff.reading.places.guesses import one_letter_off
from standoff.record.rows import Line, Report
from standoff.record.terms import Label, Precision


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


@pytest.fixture
def places_of(model, gazetteer):
    def read(text):
        lines, start = [], 0
        for line in text.split("\n"):
            if line.strip():
                lines.append(Line(start, start + len(line), Label.BODY))
            start += len(line) + 1
        report = Report("r-1", "", "test", text, lines=tuple(lines))
        document = model.parse(report)
        return find_places(document, find_names(document), gazetteer, report=report)

    return read


def entries(places):
    return {quote: place.entry for place in places for quote in place.quotes}


def kinds(places):
    return {quote: place.kind for place in places for quote in place.quotes}


# --- which place a name means ------------------------------------------------------------------------


def test_a_feature_word_chooses_the_province_and_not_the_village_of_its_name(places_of):
    assert kinds(places_of("Shells fell in the Syunik province on Friday."))["Syunik"] == "admin1"


def test_a_feature_before_the_name_chooses_the_settlement(places_of):
    places = places_of("Two houses burned in the village of Vorukh, officials said.")
    assert (entries(places)["Vorukh"], kinds(places)["Vorukh"]) == ("vorukh", "enclave")


def test_a_cue_is_carried_along_a_list(places_of):
    found = kinds(places_of("Artillery fired in the direction of the cities of Goris, Kapan and Meghri."))
    assert found == {"Goris": "town", "Kapan": "town", "Meghri": "town"}


def test_a_region_after_a_comma_chooses_the_town(places_of):
    texas, france = places_of("A man from Paris, Texas, was held."), places_of("A man from Paris, France, was held.")
    assert {p.within[-1] for p in texas if "Paris" in p.quotes} == {"United States"}
    assert {p.country for p in france if "Paris" in p.quotes} == {"FRA"}


def test_the_country_that_the_report_is_about_chooses_the_town(places_of):
    abroad = places_of("Georgian officials met in Tbilisi. Georgia and Russia disputed the crossing near Gori.")
    assert {p.country for p in abroad if "Georgia" in p.quotes} == {"GEO"}
    at_home = places_of("The governor of Georgia spoke in Atlanta. Voters in Savannah and Macon, Georgia, waited.")
    assert {p.country for p in at_home if "Georgia" in p.quotes} == {"USA"}


def test_an_abbreviated_state_is_read_where_it_stands_as_one(places_of):
    assert "Ky." in entries(places_of("The suspect fled to Louisville, Ky., police said."))
    assert "MD" not in entries(places_of("SM\nMD\nLG\nTalks went on in Vienna."))


def test_a_river_and_a_bridge_are_no_town_of_another_name(places_of):
    (river,) = places_of("Rebels crossed the Arauca river.")
    assert river.precision is Precision.UNRESOLVED
    assert "enguri-bridge" in entries(places_of("They walked to the Enguri bridge.")).values()


def test_the_border_of_a_state_is_that_state_s(places_of):
    assert entries(places_of("Clashes were reported along the Mali border and the Niger frontier.")) == {
        "Mali": "MLI",
        "Niger": "NER",
    }


def test_the_ends_of_a_road_are_two_towns(places_of):
    places = places_of("Cars were stopped on the Osh-Batken road.")
    assert all(place.country == "KGZ" for place in places)
    assert set(kinds(places)) == {"Osh", "Batken"}


def test_a_longer_own_name_wins(places_of):
    places = places_of("Thousands fled from Chad to Port Sudan.")
    assert kinds(places) == {"Chad": "state", "Port Sudan": "town"}


def test_a_town_of_the_report_s_countries_is_found_where_the_model_takes_it_for_a_man(places_of):
    places = places_of("Israel said that rockets from Gaza flew. Warplanes struck Khan Younis and Rafah in Gaza.")
    assert {"Khan Younis", "Rafah"} <= set(entries(places))


def test_a_man_is_no_town_though_a_town_bears_his_name(places_of):
    places = places_of("Egypt's envoy Yunis Hassan spoke to Gaza's leader. Yunis said that talks would go on.")
    assert "Yunis" not in entries(places)


# --- one place, many names ---------------------------------------------------------------------------


def test_the_names_of_two_sides_are_one_place(places_of):
    places = places_of("Shelling of Stepanakert went on all night. Khankendi was without power, another outlet said.")
    assert len({entries(places)["Stepanakert"], entries(places)["Khankendi"]}) == 1


def test_a_corridor_is_not_the_town_it_is_named_after(places_of):
    places = places_of("Trucks waited on the Lachin corridor. A house in the town of Lachin was hit.")
    assert kinds(places) == {"Lachin corridor": "corridor", "Lachin": "town"}


def test_disputed_territory_names_its_claimants(places_of):
    (place,) = (p for p in places_of("Ships met near the Spratly Islands.") if "Spratly" in p.name)
    assert {"CHN", "PHL", "VNM"} <= set(place.claimed_by)


# --- what only goes back to a place --------------------------------------------------------------------


def test_a_demonym_is_no_spot_and_has_a_row_of_its_own(places_of):
    places = places_of("Several Russian soldiers left Russia on Monday.")
    assert kinds(places) == {"Russian": "demonym", "Russia": "state"}
    assert {p.entry for p in places} == {"RUS"}


def test_a_demonym_places_nothing_where_the_territory_is_not_named(places_of):
    assert places_of("Several Finnish engineers repaired the pump.") == ()


def test_a_people_is_no_place(places_of):
    assert "Armenians" not in entries(places_of("Thousands of Armenians fled."))


def test_a_place_in_the_name_of_a_body_is_marked(places_of):
    places = places_of("A man drove to Glasgow. The Glasgow Police Department arrested him.")
    assert {p.kind for p in places if "Glasgow" in p.quotes} == {"town", "in a name"}


# --- what is no place ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Nice weather is expected. Of all the plans, this one is best.",
        "Mobile phones were handed in. Reading is fun.",
        "Police said that most of the money was gone.",
    ],
)
def test_a_common_word_is_no_town(places_of, text):
    assert places_of(text) == ()


def test_a_person_named_like_a_town_is_no_place(places_of):
    places = places_of("General Sergei Lori commanded the unit. Paris Hilton was not there.")
    assert entries(places) == {}


# --- abstaining and guessing ---------------------------------------------------------------------------


def test_a_place_that_no_source_knows_stays_unresolved(places_of):
    (place,) = places_of("Fighting was reported in the village of Qzyrbek.")
    assert (place.precision, place.lat, place.lon, place.entry) == (Precision.UNRESOLVED, None, None, None)


def test_an_unsure_town_far_from_everything_else_stays_open(places_of):
    places = places_of("India and China massed troops at Hot Springs. India blamed China, and China blamed India.")
    assert entries(places)["Hot Springs"] is None


def test_a_misspelt_neighbour_is_guessed_and_says_so(places_of):
    places = places_of("Drones flew over the cities of Kapan, Gorus and Meghri in Armenia.")
    (place,) = (p for p in places if "Gorus" in p.quotes)
    assert place.name == "Goris"
    assert place.grounds.startswith("guess")
    assert place.confidence == 0.5


@pytest.mark.parametrize(
    ("one", "other", "off"),
    [
        ("sok", "sotk", True),
        ("sok", "sok", False),
        ("goris", "gors", True),
        ("goris", "boris", False),
        ("lachin", "lahcin", True),
        ("ab", "abcd", False),
        ("marneuli", "marnauli", True),
    ],
)
def test_one_letter_off(one, other, off):
    assert one_letter_off(one, other) is off


# --- laws ----------------------------------------------------------------------------------------------


WORDS = [
    "İsfara",
    "the Batken region",
    "Kəlbəcər",
    "Göyçə,",
    "U.S.",
    "Armenian",
    "and",
    "of",
    "🙂",
    "Lake",
    "Sevan",
    "’s",
    "Nagorno-Karabakh",
    "Paris,",
    "Texas",
    "(AP)",
    "—",
    "Georgia",
    "shelled",
    "Jordan",
    "\n",
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_every_mention_quotes_the_text_and_no_two_overlap(places_of, words):
    text = " ".join(words)
    places = places_of(text)
    spans = sorted(span for place in places for span in place.mentions)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for place in places:
        assert tuple(text[a:b] for a, b in place.mentions) == place.quotes
        assert (place.lat is None) == (place.precision is Precision.UNRESOLVED)
        assert place.kind not in ASSOCIATIVE or place.entry
    assert len({place.id for place in places}) == len(places)
    assert places_of(text) == places
