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


@pytest.mark.parametrize(
    ("sentence", "name", "use"),
    [
        (
            "Peru notified the CSTO and asked it to consult under Article 4.",
            "Collective Security Treaty Organization",
            "invoked",
        ),
        ("Peru asked the CSTO for help under Article 4.", "Collective Security Treaty Organization", "invoked"),
        ("Peru may turn to the International Court of Justice.", "International Court of Justice", "mentioned"),
        ("The two sides agreed to set up a hotline.", "hotline", "agreed to"),
        ("Ecuador refused to convene the joint boundary committee.", "joint boundary committee", "refused"),
        (
            "Ecuador is willing to resume the work of the joint boundary committee.",
            "joint boundary committee",
            "proposed",
        ),
        ("Ecuador would agree to a joint boundary committee if Peru left.", "joint boundary committee", "proposed"),
        ("Peru suggested that CSTO monitors be deployed on the ridge.", "CSTO monitors", "proposed"),
        ("Ecuador will not allow international monitors on its soil.", "international monitors", "refused"),
        ("The hotline has been dead since May.", "hotline", "stalled"),
        ("Brazil urged both to resume the joint boundary committee.", "joint boundary committee", "proposed"),
    ],
)
def test_a_use_goes_as_far_as_its_words(read, sentence, name, use):
    assert (name, use) in [u[:2] for u in uses(read, sentence)]


def test_a_noun_that_points_back_is_the_body_named_before(read):
    text = "Peru appealed to ECOWAS. Ecuador complained that the bloc does not intervene."
    assert ("ECOWAS", "blamed", ("ECU",)) in uses(read, text)


def test_a_body_that_offers_its_help_is_proposed(read):
    assert ("ECOWAS", "proposed") in [u[:2] for u in uses(read, "ECOWAS offered to mediate between Peru and Ecuador.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ambassadors of ECOWAS toured the market.",
        "Observers said the vote was calm.",
        "The Sahara Observer wrote about the harvest.",
        "Peru's premier spoke at a session of the Security Council about the harvest.",
        "The bloc of flats burned down.",
    ],
)
def test_envoys_papers_and_bare_nouns_are_none(read, sentence):
    assert uses(read, sentence) == []
