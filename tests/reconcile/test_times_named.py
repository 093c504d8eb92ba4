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
    assert of_words(record, "fire at them").id == of_words(record, "shelled").id
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


def test_what_a_survey_tells_undated_stays_in_its_paragraph(joined):
    record = joined((SURVEY, "2031-06-09"))
    found = [of_words(record, words).id for words in ("attacked", "shelled", "fired on")]
    assert len(set(found)) == 3
    returned = of_words(record, "returned fire")
    assert returned is None or returned.id not in found
