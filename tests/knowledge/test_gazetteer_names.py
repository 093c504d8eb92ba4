import pytest

from standoff.knowledge.gazetteer_names import display_name, plain_of, region_words


@pytest.mark.parametrize(
    ("name", "aliases", "shown"),
    [
        ("Ngari Diqu", ["Ngari", "Ngari Prefecture"], "Ngari"),
        ("Comuna Belint", [], "Belint"),
        ("Ladākh", ["Leh"], "Ladakh"),
        ("Stavropol'skiy kray", [], "Stavropolskiy"),
        ("Tartu County", [], "Tartu County"),
        ("Mishi", [], "Mishi"),
    ],
)
def test_a_region_is_shown_as_english_news_writes_it(name, aliases, shown):
    assert display_name(name, aliases) == shown


def test_the_letters_of_a_language_stay_and_the_marks_of_a_transliteration_go():
    assert plain_of("Måløy", ["Maloy"]) == "Måløy"
    assert plain_of("Kupwāra", []) == "Kupwara"


def test_a_generic_word_alone_is_a_name():
    first, last = region_words()
    assert all(word == word.strip() and word for word in (*first, *last))
    assert display_name("Shi", []) == "Shi"
