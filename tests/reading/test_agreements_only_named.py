"""Agreements of which a report only speaks, and third states that stand between: what is weighed, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.knowledge.agreement_weights import AgreementWeights, load_agreement_weights
from standoff.record.terms import AgreementStatus

TITLE = "Border news\n\nLIMA, 5 May 2011 (Andes Wire) - "
REST = "\n\nThe governor of the province said on Sunday that most of the people who had left were going home.\n"


def agreements(read, text):
    return [(a.kind.value, a.status.value) for a in read(TITLE + text + REST).agreements]


def mechanisms(read, text):
    return [(m.kind.value, m.use.value) for m in read(TITLE + text + REST).mechanisms]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The accord of 18 March sets out a line along the river.", ("treaty", "in force")),
        ("The league is to monitor the truce.", ("ceasefire", "in force")),
        ("Ecuador wants the truce to be watched by neutral officers.", ("ceasefire", "in force")),
        ("He asked Peru for a ceasefire.", ("ceasefire", "proposed")),
        ("There were calls for a ceasefire.", ("ceasefire", "proposed")),
        ("Lima is to host a meeting about the draft of a peace treaty between the two.", ("treaty", "proposed")),
    ],
)
def test_a_mention_of_which_nothing_is_told_is_weighed(read, text, told):
    assert told in agreements(read, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fighting began again six months after an Omani-brokered truce stopped the war.", "ceasefire"),
        ("Four thousand people had died before a Kenyan-brokered ceasefire ended the hostilities.", "ceasefire"),
        ("The raid has shown the frailty of a truce that Oman brokered.", "ceasefire"),
        ("The envoys meet in Lima on Friday over the draft of a peace treaty between Quito and Lima.", "treaty"),
    ],
)
def test_what_became_of_it_is_said_only_where_a_word_says_so(read, text, kind):
    """A truce that "ended the war" has not ended; one that is only named is neither kept nor broken."""
    told = {status for found, status in agreements(read, text) if found == kind}
    assert told <= {"agreed", "in force", "proposed"}


@pytest.mark.parametrize(
    "text",
    [
        "Was there a truce?",
        "The talks ended without an agreement.",
        "The Government of National Accord rejected the charge.",
        "Shells fell on the settlement of Tena.",
        "There was never a truce, the colonel said.",
    ],
)
def test_what_is_no_agreement_is_not_weighed(read, text):
    assert agreements(read, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The two ministers agreed to set up two coordination centres.", ("commission", "agreed")),
        ("The two leaders agreed on an end to all military action along the ridge.", ("ceasefire", "agreed")),
        ("The separation of forces was to begin on Monday.", ("withdrawal", "agreed")),
        ("Parliament must still ratify the accord that they signed in May.", ("treaty", "agreed")),
        ("A ceasefire agreed on Thursday was broken within hours, the ministry said.", ("ceasefire", "broken")),
        ("Peru's rulers declared the Lima peace agreement void on Thursday.", ("treaty", "collapsed")),
        ("Peru proposed talks between the two armies.", ("talks", "proposed")),
    ],
)
def test_what_constructions_tell(read, text, told):
    assert told in agreements(read, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru and Ecuador have agreed to settle the dispute through Qatar.", ("mediation", "agreed to")),
        (
            "Both armies have left the ridge, and Chilean soldiers have taken their place.",
            ("peacekeepers", "agreed to"),
        ),
        ("NATO ambassadors met on Monday to discuss the ridge.", ("alliance", "convened")),
        ("Neutral observers are to arrive in June.", ("monitors", "proposed")),
        ("They signed an accord. It provides for a tripartite force.", ("peacekeepers", "agreed to")),
    ],
)
def test_bodies_and_third_states(read, text, told):
    assert told in mechanisms(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "Lorries reached the town through Peru.",
        "Chilean soldiers have taken the hill.",
        "NATO ambassadors praised the governor.",
    ],
)
def test_look_alikes_of_third_states(read, text):
    assert not {kind for kind, _ in mechanisms(read, text)} & {"mediation", "peacekeepers"}
    assert ("alliance", "convened") not in mechanisms(read, text)


def test_the_weights_are_there_and_bounded():
    weights = load_agreement_weights()
    assert weights.row
    assert weights.terms
    assert all(abs(weight) < 10 for weight in weights.row.values())


@given(st.lists(st.sampled_from(sorted(load_agreement_weights().terms)), unique=True))
def test_the_choice_does_not_hang_on_the_order_of_the_signs(signs):
    weights = load_agreement_weights()
    assert weights.best(signs, AgreementStatus) is weights.best(sorted(signs), AgreementStatus)
    assert round(weights.for_row(signs), 6) == round(weights.for_row(signs[::-1]), 6)


def test_nothing_known_is_the_first_status():
    assert AgreementWeights({}, {}, 0.0).best(["unheard of"], AgreementStatus) is next(iter(AgreementStatus))
