"""The place in sight of an act: its own, that of its sentence, or the last that its paragraph named."""

import pytest

from standoff.reconcile.lent import Lent
from standoff.reconcile.telling import Telling
from standoff.reconcile.told import told_of
from standoff.reconcile.within import signs_within


@pytest.fixture(scope="module")
def told(read):
    """What a text tells, by the words of each act."""

    def tell(text: str):
        reading = read(text, "2031-06-05")
        mentions = Telling.of(reading, Lent.of([reading])).mentions.values()
        return {" ".join(t.mention.event.quotes): t for t in told_of(mentions, reading)}

    return tell


def in_sight(told, words: str):
    found = next(t for quotes, t in told.items() if words in quotes).in_sight
    return (found.place.name, found.by) if found is not None else None


def test_an_act_after_the_sentence_that_names_a_town_has_it_in_sight(told):
    acts = told("Ecuadorian troops shelled Tumbes on Tuesday. They killed two Peruvian soldiers, the army said.")
    assert in_sight(acts, "killed") == ("Tumbes", "paragraph")


def test_a_town_of_the_paragraph_before_is_not_in_sight(told):
    acts = told("Ecuadorian troops shelled Tumbes on Tuesday.\n\nThey killed two Peruvian soldiers, the army said.")
    assert in_sight(acts, "killed") is None


def test_a_country_is_no_place_in_sight(told):
    acts = told("Talks were held in Peru on Tuesday. Ecuadorian troops killed two Peruvian soldiers, the army said.")
    assert in_sight(acts, "killed") is None


def test_acts_of_one_sentence_are_fewer_words_apart_than_acts_of_two(told):
    one = told("Ecuadorian troops shelled a Peruvian post and killed two soldiers.")
    two = told("Ecuadorian troops shelled a Peruvian post. It was Tuesday. They killed two soldiers, the army said.")

    def signs(acts):
        shelled, killed = (next(t for q, t in acts.items() if word in q) for word in ("shelled", "killed"))
        return signs_within(shelled, killed)

    assert signs(one)["words between"] > 0
    assert signs(one)["sentences between"] == 0
    assert signs(two)["sentences between"] > 0
