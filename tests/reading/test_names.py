"""Names: what is one, of which kind, and what only looks like one."""

from collections.abc import Callable

import pytest

from standoff.reading.actors.names import Name, find_names
from standoff.reading.language import Model
from standoff.reading.variants import name_key, name_parts, same_person
from standoff.record.rows import Line, Report
from standoff.record.terms import Label

Finder = Callable[[str], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def named(model: Model) -> Finder:
    """The names of a text as (words, label)."""

    def find(text: str) -> list[tuple[str, str]]:
        lines, position = [], 0
        for line in text.split("\n"):
            if line.strip():
                lines.append(Line(position, position + len(line), Label.BODY))
            position += len(line) + 1
        report = Report("r-1", "0", "a.txt", text, lines=tuple(lines))
        names: tuple[Name, ...] = find_names(model.parse(report))
        return [(text[n.start : n.end], n.label) for n in names]

    return find


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Foreign Minister Demeke Mekonnen left for Cairo.", "Demeke Mekonnen", "person"),
        ("Sudan's caretaker premier, Osman Hussein, resigned.", "Osman Hussein", "person"),
        ("President Kassym-Jomart Tokayev called.", "Kassym-Jomart Tokayev", "person"),
        ("Troops entered Zangezur province on Friday.", "Zangezur", "place"),
        ("Shells hit the villages of Arava, Goran and Tel on Friday.", "Goran", "place"),
        ("The Red Cross and the U.N. Security Council met.", "U.N. Security Council", "organisation"),
        ("Khartoum said it would respond.", "Khartoum", "place"),
        ("Sudanese officers denied the report.", "Sudanese", "demonym"),
        ("The news was carried by Anadolu Agency on Monday.", "Anadolu Agency", "outlet"),
    ],
)
def test_names_get_their_label(named: Finder, text: str, name: str, label: str) -> None:
    assert (name, label) in named(text)


def test_a_surname_is_the_person_who_was_named_in_full(named: Finder) -> None:
    text = "General Taye Berhanu spoke on Monday.\nBerhanu said the road was open. The Berhanu visit ended."
    assert [w for w, label in named(text) if label == "person"] == ["Taye Berhanu", "Berhanu", "Berhanu"]


def test_a_person_named_like_a_country_is_a_person(named: Finder) -> None:
    found = named("Defence Secretary Jordan Mills met Michael Chad Smith, a lawyer, in Amman.")
    assert ("Jordan", "place") not in found
    assert ("Amman", "place") in found


@pytest.mark.parametrize("text", ["Talks were held at the President Hotel in Minsk.", "The General Staff denied it."])
def test_a_thing_named_after_an_office_is_no_person(named: Finder, text: str) -> None:
    assert "person" not in [label for _, label in named(text)]


def test_a_caption_is_cut_at_its_dash(named: Finder) -> None:
    found = named("Sudan - Photographs released by the army show a burnt tank.")
    assert ("Sudan", "place") in found
    assert not any("Photographs" in words for words, _ in found)


def test_possessive_endings_and_articles_stay_outside(named: Finder) -> None:
    found = named("The African Union’s envoy met the Sudanese Foreign Ministry’s officials.")
    assert ("African Union", "organisation") in found
    assert all(not words.startswith(("the ", "The ")) and not words.endswith("’s") for words, _ in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pashinyan", "Pashinian"),
        ("Əliyev", "Aliyev"),
        ("Sergey", "Sergei"),
        ("Tokayev", "Tokaev"),
        ("Zhaparov", "Japarov"),
        ("Çavuşoğlu", "Cavusoglu"),
        ("Laçın", "Lachin"),
    ],
)
def test_romanisations_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Aliyev", "Aliyeva"), ("Grigoryan", "Grigoriev"), ("Khan", "Kan")])
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_two_first_names_are_two_people() -> None:
    assert same_person(name_parts("A. Petrossian"), name_parts("Armen Petrosian"))
    assert not same_person(name_parts("Armen Petrosian"), name_parts("Suren Petrosian"))


def test_a_headline_is_cut_at_its_colon(named: Finder) -> None:
    found = named("Finance Ministry: Reports of Peruvian losses are false.")
    assert all(":" not in words and not words.endswith("Peruvian") for words, label in found if label != "demonym")


def test_an_outlet_is_known_by_the_front_of_its_name(named: Finder) -> None:
    found = named("The report came from Lumen News Agency. The road is shut, a shepherd told Lumen on Monday.")
    assert [label for words, label in found if words == "Lumen"] in (["organisation"], ["outlet"])


def test_a_town_is_not_an_outlet_for_lending_it_a_name(named: Finder) -> None:
    found = named("The report came from Damascus News Agency. The envoy returned to Damascus on Monday.")
    assert ("Damascus", "place") in found


def test_what_is_called_a_lake_is_a_place(named: Finder) -> None:
    found = named("Soldiers ringed a lake called Veln in Peru and Ora Lich in Ecuador.")
    assert {("Veln", "place"), ("Ora Lich", "place")} <= set(found)


def test_who_is_called_to_a_post_is_no_place(named: Finder) -> None:
    found = named("The council called President Ilse Thorn to account.")
    assert ("Ilse Thorn", "person") in found


def test_a_common_noun_at_the_head_of_a_sentence_is_no_name(named: Finder) -> None:
    found = named("Border deal signed.\nThe border stays shut, the envoy said.")
    assert "Border" not in [words for words, _ in found]
