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
