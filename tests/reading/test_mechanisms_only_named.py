"""Bodies of which a report only speaks, and bodies that no list knows: what is weighed, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.knowledge.mechanism_weights import load_mechanism_weights
from standoff.reading.mechanisms.weighing import sayable
from standoff.record.terms import MechanismUse

TITLE = "Border news\n\nLIMA, 5 May 2011 (Andes Wire) - "
REST = "\n\nThe governor of the province said on Sunday that most of the people who had left were going home.\n"


def mechanisms(read, text):
    return [(m.kind.value, m.use.value) for m in read(TITLE + text + REST).mechanisms]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The committee has not met since March.", ("commission", "stalled")),
        ("Quito wants a committee to mark the line.", ("commission", "proposed")),
        ("Chile has proposed that an independent force be sent to the ridge.", ("peacekeepers", "proposed")),
        ("Peru asked the Organization of American States to send an envoy.", ("mediation", "proposed")),
        ("The Sentinel Commission has not met since March.", ("commission", "stalled")),
    ],
)
def test_a_body_that_only_its_noun_names_is_weighed(read, text, told):
    assert told in mechanisms(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "The committee of the football club is expected on Friday.",
        "The colonel sent a force of 200 men over the ridge.",
        "The line of lorries stretched for a mile.",
        "A force has taken the ridge.",
        "The mission was flown at night.",
        "The delegation left for Lima.",
        "A line of trees marks the border.",
        "The board of the bank met on Monday.",
    ],
)
def test_look_alikes_are_no_body(read, text):
    assert mechanisms(read, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The joint boundary committee met on Monday.", ("commission", "convened")),
        ("Peru rejected the observers.", ("monitors", "refused")),
        ("A tribunal in The Hague ruled in 2009 that the ridge is Peru's.", ("court", "mentioned")),
    ],
)
def test_what_a_construction_tells_is_not_weighed(read, text, told):
    assert [(m.kind, m.use) for m in read(TITLE + text).mechanisms if not m.grounds.startswith("weighed")] == [told]


def test_a_weighed_row_says_so(read):
    (row,) = read(TITLE + "The committee has not met since March." + REST).mechanisms
    assert row.grounds == "weighed:meet"


@pytest.mark.parametrize(
    ("signs", "uses"),
    [
        (["always", "det:the"], {"mentioned"}),
        (["verb says:refused"], {"mentioned", "refused"}),
        (["place:subject", "tense:modal"], {"mentioned", "proposed"}),
        (["negated subject", "negated"], {"mentioned", "stalled", "blamed", "refused"}),
    ],
)
def test_no_more_is_said_than_the_words_allow(signs, uses):
    assert sayable(signs) == uses


def test_the_weights_are_there_and_bounded():
    weights = load_mechanism_weights()
    assert weights.row
    assert weights.terms
    assert all(abs(weight) < 10 for weight in weights.row.values())


@given(st.lists(st.sampled_from(sorted(load_mechanism_weights().terms)), unique=True))
def test_the_choice_does_not_hang_on_the_order_of_the_signs(signs):
    weights = load_mechanism_weights()
    assert weights.best(signs, MechanismUse) is weights.best(sorted(signs), MechanismUse)
    assert round(weights.for_row(signs), 6) == round(weights.for_row(signs[::-1]), 6)


def test_what_a_list_bids_a_body_do_is_proposed(read):
    text = "What the league could do: \n\n- Of the league: send monitors to the ridge.\n\n- Of both: let them pass."
    assert ("monitors", "proposed") in mechanisms(read, text)
    assert ("monitors", "convened") not in mechanisms(read, text)


def test_what_it_has_done_is_not(read):
    assert ("monitors", "convened") in mechanisms(read, "The league sent monitors to the ridge.")
