"""What a report goes on telling: of the day last named, of those who met, of the month of its sentence."""

import pytest
from made_readings import of_words


@pytest.mark.xfail(reason="fighting of a whole week and a deed of one of its days are about as likely one as two")
def test_what_a_paragraph_of_another_day_tells_is_not_of_the_week_of_the_headline(joined):
    text = (
        "Peruvian and Ecuadorian troops fought along the river this week after a raid. Peruvian soldiers shelled the "
        "huts there.\n\n"
        "On Wednesday some forty Ecuadorian fighters entered the port of Tena. Helicopters then bombed the harbour."
    )
    record = joined((text, "2031-06-13"))
    assert of_words(record, "bombed").id != of_words(record, "shelled").id


def test_what_the_next_paragraph_tells_is_of_the_old_day_last_named(joined):
    text = (
        "On 3 March three Peruvian boats crossed the line, the Ecuadorian ministry said.\n\n"
        "The boats were fired on outside the bay, Peru maintains. Two men were wounded."
    )
    news = "Ecuadorian guards fired on three Peruvian boats on Monday and wounded two men, Peru said."
    record = joined((text, "2031-05-20"), (news, "2031-03-04"))
    assert of_words(record, "were fired").id == of_words(record, "guards fired").id


def test_what_a_survey_tells_further_down_is_not(joined):
    text = (
        "On 3 March three Peruvian boats crossed the line, the Ecuadorian ministry said.\n\n"
        "Letters take five weeks.\n\n"
        "Guards have a hard life.\n\n"
        "A prisoner was beaten in a van, his wife says."
    )
    found = of_words(joined((text, "2031-05-20")), "beaten")
    assert found is None or found.earliest != "2031-03-03"


def test_the_meeting_is_of_those_who_met(joined):
    text = (
        "Peruvian troops shelled an Ecuadorian post on Saturday. Ecuador's army answered with mortars.\n\n"
        "A Brazilian envoy met Peruvian ministers in Lima on Monday. At the meeting the ministers agreed to a pause, a "
        "person who was there said."
    )
    record = joined((text, "2031-06-12"))
    assert of_words(record, "agreed").parties == ("BRA", "PER")


def test_what_a_party_of_others_agreed_is_not_theirs(joined):
    text = (
        "Peruvian troops shelled an Ecuadorian post on Saturday. Ecuador's army answered with mortars.\n\n"
        "A Brazilian envoy met Peruvian ministers in Lima on Monday. Ecuador and Chile agreed on a pact."
    )
    record = joined((text, "2031-06-12"))
    assert "BRA" not in of_words(record, "agreed").parties


def test_what_stands_undated_behind_a_month_is_of_that_month(joined):
    text = "The road was shut in April, when Peruvian troops shot an Ecuadorian farmer near Macas."
    found = of_words(joined((text, "2031-06-28")), "shot")
    assert (found.earliest, found.latest) == ("2031-04-01", "2031-04-30")


def test_two_drivings_back_each_by_the_other_are_two(joined):
    text = (
        "Peruvian guards turned back forty Ecuadorian traders on Friday. "
        "Ecuadorian guards turned back nine Peruvian boats on Friday."
    )
    record = joined((text, "2031-06-08"))
    assert of_words(record, "forty").id != of_words(record, "nine").id


LIVE = (
    "LIVE: Border\n\n18:10\n\nEcuador's army claims that a Peruvian jet shot missiles at the boats.\n\n"
    "15:30\n\nPeruvian guns shelled the market of Macas.\n\n09:00\n\nGood morning from Macas."
)


def test_what_a_live_page_tells_is_of_its_day_what_others_claim_there_may_be_older(joined):
    record = joined((LIVE, "2031-06-08"))
    assert of_words(record, "shelled").earliest == "2031-06-08"
    claimed = of_words(record, "shot missiles")
    assert claimed is None or claimed.earliest != "2031-06-08"


def test_what_follows_a_dated_fight_of_its_kind_is_left_to_the_report(joined):
    text = (
        "On 23 April Peruvian rebels ambushed an Ecuadorian column at Tena. A truce which priests had brokered "
        "collapsed when an Ecuadorian helicopter came under fire."
    )
    news = "Peruvian rebels attacked an Ecuadorian column at Tena on Wednesday, the Ecuadorian army said."
    record = joined((text, "2031-05-31"), (news, "2031-04-24"))
    assert of_words(record, "ambushed").id == of_words(record, "attacked").id
