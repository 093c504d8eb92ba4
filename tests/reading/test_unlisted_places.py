"""Villages that no map here has: what makes them places, where the report puts them, and what is left open."""

from collections.abc import Callable

import pytest

from standoff.record.rows import Place, Reading
from standoff.record.terms import Precision


def place(read: Callable[..., Reading], text: str, name: str) -> Place | None:
    return next((p for p in read(text).places if name in p.quotes), None)


@pytest.mark.parametrize(
    ("text", "lat", "lon", "precision"),
    [
        (
            "Families fled the village of Vurdanka, twenty kilometres north of Gulu, on Monday.",
            2.96,
            32.3,
            Precision.DISTRICT,
        ),
        ("Families fled the village of Vurdanka, 20 km north-east of Gulu, on Monday.", 2.9, 32.43, Precision.DISTRICT),
        ("Shots were fired at Vurdanka, a village near Gulu, on Monday.", 2.77, 32.3, Precision.DISTRICT),
        ("Shots were fired in the village of Vurdanka, in Kitgum district, on Monday.", 3.3, 32.88, Precision.DISTRICT),
    ],
)
def test_the_report_puts_what_the_gazetteer_lacks(
    read: Callable[..., Reading], text: str, lat: float, lon: float, precision: Precision
) -> None:
    found = place(read, text, "Vurdanka")
    assert found is not None
    assert found.country == "UGA"
    assert found.lat == pytest.approx(lat, abs=0.3)
    assert found.lon == pytest.approx(lon, abs=0.3)
    assert found.precision in (precision, Precision.REGION)
    assert "by the report" in found.grounds


@pytest.mark.parametrize(
    "text",
    [
        "Families slept in the town of Vurdanka, Uganda, on Monday.",
        "Families slept in the Ugandan village of Vurdanka on Monday.",
    ],
)
def test_a_state_gives_its_country_and_no_point(read: Callable[..., Reading], text: str) -> None:
    found = place(read, text, "Vurdanka")
    assert found is not None
    assert (found.country, found.lat, found.lon) == ("UGA", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Families slept in Vurdanka on Monday. The minister flew to Gulu.",
        "The Ugandan army left its base at Vurdanka on Monday.",
        "From Vurdanka the column went on to Gulu.",
        "They fled from Vurdanka and were 20 km away when shells hit Gulu.",
    ],
)
def test_what_the_words_do_not_put_stays_open(read: Callable[..., Reading], text: str) -> None:
    found = place(read, text, "Vurdanka")
    assert found is None or found.lat is None


def test_a_list_makes_places_of_all_that_stand_in_it(read: Callable[..., Reading]) -> None:
    quotes = {q for p in read("The rebels were to leave Gulu, Vurdanka and Osmelet by noon.").places for q in p.quotes}
    assert {"Gulu", "Vurdanka"} <= quotes


def test_a_lower_case_part_behind_a_hyphen_belongs_to_the_name(read: Callable[..., Reading]) -> None:
    quotes = {q for p in read("A truce was signed in the village of Varda-omel on Monday.").places for q in p.quotes}
    assert "Varda-omel" in quotes
