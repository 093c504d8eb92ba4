"""Agreements: what a clause reports of one, and what it only wishes."""

import pytest

TITLE = "Frontier talks in Lima\n\n"


def agreements(read, text):
    return [(a.kind.value, a.status.value) for a in read(TITLE + text).agreements]


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Peru and Ecuador agreed on a ceasefire on Monday.", "ceasefire", "agreed"),
        ("The truce came into force at noon.", "ceasefire", "in force"),
        ("The ceasefire collapsed within an hour.", "ceasefire", "collapsed"),
        ("Ecuadorian troops violated the truce six times, the ministry in Lima said.", "ceasefire", "broken"),
        ("The ceasefire has been partially implemented, both armies said.", "ceasefire", "partly kept"),
        ("The government in Quito rejected a prisoner exchange.", "exchange", "refused"),
        ("The peace treaty was signed in Lima on Tuesday.", "treaty", "agreed"),
        ("The two sides agreed to withdraw their troops from the ridge.", "withdrawal", "agreed"),
        ("Under the ceasefire, troops are to return to their bases.", "ceasefire", "agreed"),
    ],
)
def test_a_clause_reports_a_status(read, sentence, kind, status):
    assert (kind, status) in agreements(read, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ceasefire must be strictly observed, the minister said.",
        "The envoy urged both sides to respect the truce.",
        "They agreed that the harvest was poor.",
        "The talks were described as productive, but the minister refused to go into details.",
        "Monitors were sent to help maintain the truce.",
        "Quito would agree to a joint commission if Lima dropped its preconditions, the lawmaker said.",
    ],
)
def test_a_wish_or_a_look_alike_reports_none(read, sentence):
    assert agreements(read, sentence) == []


def test_a_pronoun_carries_the_agreement_named_before_it(read):
    found = agreements(read, "Peru and Ecuador agreed on a ceasefire early on Monday, but it fell apart minutes later.")
    assert ("ceasefire", "agreed") in found
    assert ("ceasefire", "collapsed") in found


def test_a_broker_is_no_party(read):
    reading = read(TITLE + "A Brazilian-brokered truce between Peru and Ecuador collapsed on Sunday.")
    (row,) = [a for a in reading.agreements if a.status.value == "collapsed"]
    assert set(row.parties) == {"PER", "ECU"}
    assert row.brokers == ("BRA",)


def test_what_was_agreed_is_an_obligation_of_whoever_must_do_it(read):
    reading = read(TITLE + "An agreement was reached on Monday that Peruvian troops should leave the ridge.")
    (row,) = reading.agreements
    assert row.kind == "withdrawal"
    assert [(o.party, "leave the ridge" in o.act) for o in row.obligations] == [("PER", True)]


def test_two_things_agreed_on_at_once_are_two_agreements(read):
    found = agreements(
        read, "Peru and Ecuador agreed on a full ceasefire and on the withdrawal of troops from the ridge."
    )
    assert {("ceasefire", "agreed"), ("withdrawal", "agreed")} <= set(found)


def test_a_bare_deal_in_a_headline_is_the_one_that_the_body_names(read):
    reading = read("Peru and Ecuador sign border deal\n\nPeru and Ecuador signed a peace treaty in Lima on Tuesday.")
    assert [a.kind.value for a in reading.agreements] == ["treaty", "treaty"]


def test_a_deed_in_accordance_with_an_agreement_keeps_it(read):
    text = "The pullback was completed overnight in accordance with an agreement reached on Sunday, the army said."
    assert ("withdrawal", "kept") in agreements(read, text)
