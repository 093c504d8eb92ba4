"""Reports that look over weeks, charges of both sides at once, and what an unnamed officer denies."""

from made_readings import of_words

SURVEY = (
    "We have recorded clashes between Georgian and Russian soldiers since spring. "
    "Eleven soldiers were wounded in them.\n"
    "On 5 April Russian soldiers shelled a Georgian post.\n"
    "On 2 June Russian soldiers shelled two Georgian posts. Georgia says that nobody was hit.\n"
    "On 3 July Russian soldiers attacked a Georgian patrol.\n"
)


def test_what_a_survey_tells_of_all_weeks_is_of_no_one_day(joined):
    record = joined((SURVEY, "2031-07-08"))
    last = of_words(record, "attacked")
    assert last.earliest == last.latest == "2031-07-03"
    for words in ("clashes", "wounded"):
        found = of_words(record, words)
        assert found is None or found.id != last.id


def test_the_days_of_a_survey_stay_apart(joined):
    record = joined((SURVEY, "2031-07-08"))
    assert len({i.earliest for i in record.incidents if i.earliest}) == 3


def test_the_news_of_one_day_still_takes_what_is_told_undated(joined):
    text = (
        "Four Georgian soldiers were wounded in a clash with Russian soldiers.\n"
        "On 3 July Russian soldiers attacked a Georgian patrol.\n"
    )
    record = joined((text, "2031-07-04"))
    assert of_words(record, "wounded").id == of_words(record, "attacked").id


def test_each_side_blaming_the_other_is_mutual_blame(joined):
    text = (
        "Georgian and Russian soldiers exchanged fire near Gori on 3 July. "
        "Georgia and Russia accused each other of starting it."
    )
    record = joined((text, "2031-07-04"))
    assert ("mutual blame", ("GEO", "RUS")) in {(str(d.kind), d.parties) for d in record.disputes}


def test_one_side_that_blames_the_other_is_none(joined):
    text = "Georgian and Russian soldiers exchanged fire near Gori on 3 July. Georgia blamed Russia for it."
    record = joined((text, "2031-07-04"))
    assert "mutual blame" not in {str(d.kind) for d in record.disputes}


def test_a_denial_that_names_a_day_is_not_of_another_days_fight(joined):
    charge = "Russian soldiers shelled a Georgian post near Gori on 3 July, Georgia's army said."
    denial = "There was no shelling near Gori on 8 July, Russia's army said."
    record = joined((charge, "2031-07-04"), (denial, "2031-07-09"))
    shelled = of_words(record, "shelled a Georgian")
    denied = of_words(record, "no shelling")
    assert denied is None or denied.id != shelled.id
    assert shelled.latest == "2031-07-03"
