"""Agreements and bodies whose time the words give as a month or a year: no day is made up for them."""

from standoff.views.brief_courses import agreement_name


def test_what_was_agreed_in_a_year_has_the_whole_of_it(joined):
    (accord,) = joined(("Peru and Ecuador signed a ceasefire agreement in 2029.", "2031-06-08")).agreements
    assert (accord.made, accord.made_until) == ("2029-01-01", "2029-12-31")
    assert agreement_name(accord).endswith("made 2029-01-01 to 2029-12-31")
    assert [(r.date, r.until) for r in accord.ledger] == [("2029-01-01", "2029-12-31")]


def test_what_was_agreed_on_a_day_has_that_day(joined):
    (accord,) = joined(("Peru and Ecuador signed a ceasefire agreement on Friday.", "2031-06-08")).agreements
    assert (accord.made, accord.made_until) == ("2031-06-06", None)
    assert agreement_name(accord).endswith("made 2031-06-06")


def test_a_body_called_on_in_a_month_has_the_whole_of_it(joined):
    text = "Ecuador asked the United Nations Security Council for an urgent meeting in April."
    (body,) = joined((text, "2031-06-08")).mechanisms
    assert [(u.date, u.until) for u in body.uses] == [("2031-04-01", "2031-04-30")]
