import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from standoff.knowledge.placenames import key_of


def test_case_diacritics_apostrophes_hyphens_and_the_article_do_not_count():
    assert key_of("Kəlbəcər") == key_of("KALBACAR")
    assert key_of("N'Djamena") == key_of("N’djamena") == "ndjamena"
    assert key_of("Kok-Tash") == key_of("Kök Tash")
    assert key_of("The Gambia") == "gambia"
    assert key_of("St. Louis") == key_of("Saint Louis")


def test_an_article_alone_stays():
    assert key_of("The") == "the"


@given(st.text(max_size=40))
def test_a_key_does_not_depend_on_how_its_letters_are_composed(name):
    assert key_of(unicodedata.normalize("NFC", name)) == key_of(unicodedata.normalize("NFD", name))


@given(st.text(alphabet=st.characters(codec="latin-1"), max_size=40))
def test_the_key_of_a_key_is_itself(name):
    once = key_of(name)
    twice = key_of(once)
    assert key_of(twice) == twice
