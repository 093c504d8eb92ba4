"""Mechanisms: bodies, formats and channels, and what is done with them."""

import pytest

TITLE = "Frontier dispute goes abroad\n\n"


def uses(read, text):
    return [(m.name, m.use.value, m.by) for m in read(TITLE + text).mechanisms]


@pytest.mark.parametrize(
    ("sentence", "name", "use", "by"),
    [
        ("Peru asked the UN Security Council to meet.", "UN Security Council", "asked", ("PER",)),
        ("Ecuador refused to take part in the trilateral talks.", "trilateral talks", "refused", ("ECU",)),
        ("Peru blamed the Brazilian peacekeepers for the raid.", "Brazilian peacekeepers", "blamed", ("PER",)),
        ("Ecuador proposed a joint demarcation commission.", "joint demarcation commission", "proposed", ("ECU",)),
    ],
)
def test_the_verb_above_tells_the_use(read, sentence, name, use, by):
    assert (name, use, by) in uses(read, sentence)


def test_a_mechanism_that_acts_is_not_used(read):
    (found,) = uses(read, "The peacekeepers patrol the road to the pass.")
    assert found[1] == "mentioned"


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru's national security council met on Monday.",
        "Investors accepted the bank's direct offer.",
        "A group of tourists left.",
    ],
)
def test_a_look_alike_is_no_mechanism(read, sentence):
    assert uses(read, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "name", "use", "by"),
    [
        ("The joint boundary committee met on Monday.", "joint boundary committee", "convened", ()),
        ("The joint boundary committee has not met since May.", "joint boundary committee", "stalled", ()),
        ("A meeting of the joint boundary committee was cancelled.", "joint boundary committee", "stalled", ()),
        ("The generals spoke over the hotline.", "hotline", "convened", ()),
        ("Ecuador has not answered calls on the hotline.", "hotline", "stalled", ("ECU",)),
        ("Peru proposed the deployment of international observers.", "international observers", "proposed", ("PER",)),
        ("Ecuador ruled out third-party mediation.", "third-party mediation", "refused", ("ECU",)),
        ("Ecuador said there was no need for a third party.", "third party", "refused", ("ECU",)),
        ("Peru asked the Security Council to meet.", "UN Security Council", "asked", ("PER",)),
        ("Brazil convened the contact group in Lima.", "contact group", "convened", ("BRA",)),
    ],
)
def test_bodies_are_named_by_their_construction(read, sentence, name, use, by):
    assert (name, use, by) in uses(read, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Security Council secretary of Peru resigned.",
        "A CSTO spokesman said the harvest was poor.",
        "Third countries buy most of the harvest.",
    ],
)
def test_a_voice_or_another_council_is_no_mechanism(read, sentence):
    assert uses(read, sentence) == []


def test_what_befalls_others_is_no_use(read):
    (found,) = uses(read, "Brazil condemned the attack on the peacekeepers.")
    assert found[1] == "mentioned"
