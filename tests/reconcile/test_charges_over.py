"""Whose account an incident has: subjects of talks are nobody's claim, charges point at what all know of."""

from made_readings import of_words

BLOCKADE = (
    "The foreign ministers of Peru and Ecuador held a phone call about the blockade of the Tena road.\n\n"
    "Ecuador's envoy Luz Paredes accused Peru of imposing a blockade on the villages of the valley.\n\n"
    "Peru's ambassador rejected all claims by Ecuador as false. A statement from Lima said that Peruvian farmers have "
    "not blocked the road.\n\n"
    "Ecuador's president Ana Mora blamed the Brazilian peacekeepers for failing to prevent the blockade of the road. "
    "\u201cTheir task is to keep the road open,\u201d she said."
)


def accounts(record, words):
    return {(a.party, a.stance.value) for a in of_words(record, words).accounts}


def test_a_subject_of_talks_is_not_asserted_by_those_who_talked(joined):
    record = joined((BLOCKADE, "2031-06-08"))
    assert ("PER", "assert") not in accounts(record, "imposing")


def test_a_charge_that_points_at_the_act_is_an_account_of_it(joined):
    record = joined((BLOCKADE, "2031-06-08"))
    statements = {s.id: s for r in record.readings for s in r.statements}
    told = {s for a in of_words(record, "imposing").accounts for s in a.statements}
    assert any("failing to prevent" in " ".join(statements[s].content.quotes) for s in told)


def test_a_charge_over_something_else_is_not(joined):
    text = BLOCKADE.replace(
        "failing to prevent the blockade of the road", "failing to prevent the theft of two lorries"
    )
    record = joined((text, "2031-06-08"))
    statements = {s.id: s for r in record.readings for s in r.statements}
    told = {s for a in of_words(record, "imposing").accounts for s in a.statements}
    assert not any("lorries" in " ".join(statements[s].content.quotes) for s in told)
