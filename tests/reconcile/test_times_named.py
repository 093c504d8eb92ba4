"""Times that a report names beside an act without dating it, and surveys that look years back."""

from made_readings import of_words


def test_what_stands_behind_a_month_is_not_of_the_day_of_the_news(joined):
    text = (
        "Peruvian soldiers shelled an Ecuadorian post on Friday, the Ecuadorian army said. "
        "The road was shut in April, when Peruvian troops shot an Ecuadorian farmer."
    )
    record = joined((text, "2031-06-08"))
    assert of_words(record, "shot").id != of_words(record, "shelled").id


def test_what_stands_behind_the_month_of_the_news_may_be(joined):
    text = (
        "Peruvian soldiers shelled an Ecuadorian post on Friday, the Ecuadorian army said. "
        "The road was shut in early June, when Peruvian troops shot an Ecuadorian farmer."
    )
    record = joined((text, "2031-06-08"))
    assert of_words(record, "shot").id == of_words(record, "shelled").id


def test_what_was_told_in_a_month_that_is_over_happened_about_then(joined):
    text = (
        "Peruvian soldiers shelled an Ecuadorian post on Friday. "
        "In April, Quito said it had lost a guard, and the Peruvian army said two of its men had been shot dead."
    )
    told = of_words(joined((text, "2031-06-08")), "shot dead")
    assert (told.earliest, told.latest) == ("2031-04-01", "2031-04-30")


def test_what_a_day_is_said_to_follow_is_not_of_that_day(joined):
    text = (
        "The gate was shut for a third day on Sunday after a battle in which two Ecuadorian soldiers were killed.\n\n"
        "Peruvian soldiers opened fire on Friday on the Ecuadorian post, the Ecuadorian army said."
    )
    record = joined((text, "2031-06-09"))
    assert of_words(record, "were killed").id == of_words(record, "opened fire").id


def test_what_a_sentence_tells_undated_goes_with_the_act_that_it_dates(joined):
    text = (
        "Ecuador says that Peruvian forces shelled Macas on Friday, and that Ecuadorian soldiers opened fire at them. "
        "Peru says that Ecuadorian guns opened fire at dawn on Saturday and that four farmers were killed."
    )
    record = joined((text, "2031-06-09"))
    assert of_words(record, "killed").id == of_words(record, "guns opened fire").id
    assert of_words(record, "killed").id != of_words(record, "shelled").id


SURVEY = (
    "On 3 March 2029 Peruvian troops attacked the Ecuadorian post at Tena. Ecuadorian guards had beaten a boatman, "
    "Peruvian officers said.\n\n"
    "On 9 July 2030 Ecuadorian troops shelled a Peruvian village.\n\n"
    "On 2 May 2031 a Peruvian patrol fired on Ecuadorian farmers.\n\n"
    "Both armies only ever returned fire, they say.\n\n"
)


def test_a_survey_joins_what_was_news_two_years_before(joined):
    news = "Peruvian troops attacked an Ecuadorian post on Saturday, the Ecuadorian army said."
    record = joined((SURVEY, "2031-06-09"), (news, "2029-03-05"))
    assert of_words(record, "attacked an").id == of_words(record, "attacked the").id


def test_the_years_of_a_survey_stay_apart(joined):
    record = joined((SURVEY, "2031-06-09"))
    found = [of_words(record, words).id for words in ("attacked", "shelled", "fired on")]
    assert len(set(found)) == 3


def test_a_day_that_opens_a_sentence_is_that_of_its_first_act(joined):
    text = "On 2 June rangers and Peruvian soldiers shot at each other, and each army swears that the other began."
    found = of_words(joined((text, "2031-06-08")), "shot at")
    assert (found.earliest, found.latest) == ("2031-06-02", "2031-06-02")


def test_a_denial_that_names_month_and_place_is_of_what_was_there_then(joined):
    told = "A mortar shell fired by Peruvian troops hit Macas on 3 May, the Ecuadorian army said."
    denial = "Ecuador claims that Peruvian troops shelled Macas in May. Peru's foreign ministry denied that."
    record = joined((told, "2031-05-04"), (denial, "2031-05-20"))
    assert of_words(record, "shelled Macas").id == of_words(record, "hit Macas").id


def test_a_headline_is_of_the_news_and_not_of_what_was_news_weeks_before(joined):
    text = (
        "Peruvian and Ecuadorian boats collide again near Macas\n\n"
        "The Ecuadorian navy said that a Peruvian boat rammed one of its own on Friday.\n\n"
        "On 10 May two boats had collided near Macas."
    )
    record = joined((text, "2031-06-08"))
    again, old = of_words(record, "collide"), of_words(record, "had collided")
    assert again is None or old is None or again.id != old.id


def test_a_late_death_is_of_the_fight_and_not_of_the_news_below_it(joined):
    fight = "Peruvian soldiers attacked an Ecuadorian post near Macas on 2 June, killing one Ecuadorian soldier."
    page = (
        "A second Ecuadorian soldier has died of his wounds. That brings the dead on the Ecuadorian side to two.\n\n"
        "Villagers say that shots were heard again last night."
    )
    record = joined((fight, "2031-06-03"), (page, "2031-06-06"))
    home = of_words(record, "attacked").id
    assert any(t.incident == home and t.low == 2 for t in record.tolls if t.party == "ECU")


def test_a_post_of_a_live_page_is_of_the_day_of_the_page(joined):
    page = (
        "Thursday 6 June 2031\n\n17:40\nPeru's army denies everything.\n\n"
        "15:10\nA carrier says that Peruvian soldiers fired on his boat near Macas.\n\n"
        "09:05\nThe ferry is running again.\n"
    )
    found = of_words(joined((page, "2031-06-06")), "fired on")
    assert (found.earliest, found.latest) == ("2031-06-06", "2031-06-06")


def test_a_report_that_names_one_time_of_day_is_no_live_page(joined):
    text = "At 15:10 the ferry left.\n\nA carrier says that Peruvian soldiers fired on his boat near Macas."
    assert of_words(joined((text, "2031-06-06")), "fired on").earliest is None
