"""Agreements: what a clause reports of one, and what it only wishes."""

import pytest

TITLE = "Frontier talks in Lima\n\n"


def agreements(read, text):
    return [
        (a.kind.value, a.status.value) for a in read(TITLE + text).agreements if not a.grounds.startswith("weighed")
    ]


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
        ("The ceasefire must be strictly observed, the minister said.", "ceasefire", "in force"),
        ("The envoy urged both sides to respect the truce.", "ceasefire", "in force"),
    ],
)
def test_a_clause_reports_a_status(read, sentence, kind, status):
    assert (kind, status) in agreements(read, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "If either side breaks the truce, the envoy will leave.",
        "All agreements must be respected, the minister said.",
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


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Peruvian troops departed from the understanding on the ridge, Quito said.", "joint-statement", "broken"),
        ("Quito accused Peruvian troops of reneging on the truce.", "ceasefire", "broken"),
        ("Peru failed to comply with the ceasefire, the envoy said.", "ceasefire", "broken"),
        ("Peruvian guns shelled the ridge in spite of the truce.", "ceasefire", "broken"),
        ("Had the ceasefire been observed by Peru, nobody would have died, Quito said.", "ceasefire", "broken"),
        ("Hours after the truce took effect, shelling resumed along the ridge.", "ceasefire", "broken"),
        ("Monitors recorded 40 violations of the ceasefire.", "ceasefire", "broken"),
        ("There were no violations of the ceasefire, monitors reported.", "ceasefire", "kept"),
        ("The disengagement was completed on Sunday.", "withdrawal", "kept"),
        ("The truce was extended by 72 hours.", "ceasefire", "in force"),
        ("A 1998 accord bars both sides from mining the ridge.", "treaty", "in force"),
        ("Peru remains committed to the Brasilia accord.", "treaty", "in force"),
        ("Lima said it was no longer bound by the Brasilia accord.", "treaty", "collapsed"),
        ("The terms of the Brasilia accord have not been fully implemented.", "treaty", "partly kept"),
        ("Ecuador pulled out of the Brasilia accord.", "treaty", "refused"),
        ("The prisoner swap was postponed.", "exchange", "postponed"),
        ("An exchange of 90 prisoners was agreed in Lima.", "exchange", "agreed"),
        ("The two armies agreed to stop firing along the ridge.", "ceasefire", "agreed"),
        ("The generals of both countries decided to pull their troops back from the ridge.", "withdrawal", "agreed"),
        ("Peru and Ecuador agreed to hold talks in Quito next week.", "talks", "agreed"),
    ],
)
def test_many_wordings_report_what_became_of_an_agreement(read, sentence, kind, status):
    assert (kind, status) in agreements(read, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks ended without an agreement on the ridge.",
        "No ceasefire was reached on Monday.",
        "Peru and Ecuador signed a trade deal in Lima.",
        "There was an exchange of fire on the ridge.",
        "The army completed a withdrawal from the swamp after heavy rain.",
        "Peru and Ecuador agreed to meet the farmers' demands.",
        "Quito demanded the withdrawal of Peruvian troops.",
        "In spite of the truce, the market in Loja was empty.",
        "Peru said in a joint statement with Brazil that the harvest was poor.",
    ],
)
def test_neither_no_agreement_nor_another_matter_is_one(read, sentence):
    assert agreements(read, sentence) == []


@pytest.mark.parametrize(
    ("headline", "status"),
    [("Andean truce wobbles", "partly kept"), ("Andean truce collapses", "collapsed")],
)
def test_a_headline_tells_it_in_two_words(read, headline, status):
    found = read(f"{headline}\n\nThe market in Loja was open on Monday.").agreements
    assert [a.status.value for a in found] == [status]


def test_what_binds_names_who_must_do_what(read):
    text = "The Brasilia accord requires Peru to leave the ridge by 1 July 2031 and to clear its mines."
    (row,) = read(TITLE + text).agreements
    assert [(o.party, o.act, o.by) for o in row.obligations] == [
        ("PER", "to leave the ridge by 1 July 2031", "2031-07-01"),
        ("PER", "to clear its mines", None),
    ]


def test_the_breach_is_that_of_whom_somebody_accuses(read):
    (row,) = read(TITLE + "Quito accused Peruvian troops of violating the truce.").agreements
    assert row.parties == ("PER",)


def test_a_mention_that_points_back_has_the_parties_of_the_one_before(read):
    rows = read(TITLE + "Peru and Ecuador agreed on a truce on Monday. The truce collapsed on Tuesday.").agreements
    assert [set(r.parties) for r in rows] == [{"PER", "ECU"}, {"PER", "ECU"}]
    assert "mention before" in rows[1].grounds


def test_auspices_make_a_broker(read):
    text = "Peru and Ecuador signed a ceasefire under the auspices of Brazil."
    (row,) = read(TITLE + text).agreements
    assert (set(row.parties), row.brokers) == ({"PER", "ECU"}, ("BRA",))


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The truce between Chad and Libya was honoured only in part.", "ceasefire", "partly kept"),
        (
            "Chad and Libya signed a treaty. Only two of its six articles have been carried out.",
            "treaty",
            "partly kept",
        ),
        ("Chad and Libya signed a treaty. Little of it has been implemented.", "treaty", "partly kept"),
        ("Chad and Libya signed a treaty. The treaty has yet to be implemented.", "treaty", "agreed"),
        ("Chad and Libya agreed to leave the wells. Libya did so only partly.", "withdrawal", "partly kept"),
        ("Chad freed nine captives in exchange for fuel.", "exchange", "kept"),
        ("The fighting was halted by a truce on Monday.", "ceasefire", "in force"),
        ("The truce has entered its third week.", "ceasefire", "in force"),
        ("The truce appears to be holding.", "ceasefire", "kept"),
        ("Chad said it no longer considered itself bound by the truce.", "ceasefire", "collapsed"),
        ("Chad said it would no longer be bound by the truce.", "ceasefire", "collapsed"),
        ("Libya continued to violate the truce, Chad said.", "ceasefire", "broken"),
        ("Chad accused Libya of scuttling the peace pact.", "treaty", "collapsed"),
        ("The sides agreed not to attack each other.", "ceasefire", "agreed"),
        ("Chad stressed the need to observe the truce.", "ceasefire", "in force"),
        ("Libya is holding nine men in violation of article 8 of the joint statement.", "joint-statement", "broken"),
        ("A deal was reached on Monday under which Libyan units will return to their bases.", "withdrawal", "agreed"),
    ],
)
def test_a_status_is_told_in_many_shapes(read, text, kind, status):
    assert (kind, status) in agreements(read, text)


@pytest.mark.parametrize(
    "sentence",
    [
        "The army will stay unless the truce collapses.",
        "Chad would consider scrapping the treaty.",
        "Libya has no intention of honouring the truce, Chad said.",
        "Under the plan, nine captives are to be freed in exchange for fuel.",
        "Libya ruled out a withdrawal from the wells.",
    ],
)
def test_what_is_only_weighed_supposed_or_one_sided_reports_none(read, sentence):
    kept_or_lost = {"kept", "collapsed", "broken", "refused", "partly kept"}
    assert not {status for _, status in agreements(read, sentence)} & kept_or_lost


def test_whoever_welcomes_a_truce_is_no_party_to_it(read):
    reading = read(TITLE + "Brazil welcomed the truce between Chad and Libya.")
    assert [a.parties for a in reading.agreements] == [("TCD", "LBY")]


def test_a_truce_that_takes_effect_tomorrow_is_agreed_so_far(read):
    (row,) = read(TITLE + "The truce takes effect on 9 June.", published="2031-06-05").agreements
    assert (row.status, row.in_force) == ("agreed", "2031-06-09")


def test_they_is_no_single_truce(read):
    text = "Libya broke the truce. Its troops returned to the posts they held before."
    assert [status for _, status in agreements(read, text)] == ["broken"]


def test_one_mention_that_is_agreed_and_broken_is_one_row(read):
    text = "Chadian posts were shelled despite the truce that the sides agreed on last week."
    assert agreements(read, text) == [("ceasefire", "broken")]


def test_what_is_forbidden_stays_forbidden_in_the_obligation(read):
    reading = read(TITLE + "Chad and Libya agreed not to threaten or attack each other.")
    assert {o.act for a in reading.agreements for o in a.obligations} == {"not to threaten or attack each other"}
