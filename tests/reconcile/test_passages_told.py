"""What one passage tells, whose affair a paragraph is of, and for how many days an act goes on."""

from made_readings import of_words

from standoff.record.terms import ClaimGrade


def test_an_attempt_a_retreat_and_shots_of_one_paragraph_are_one_occurrence(joined):
    text = (
        "Peruvian and Ecuadorian soldiers exchanged fire on Friday near the ruined fort of Tiwinza, both armies said. "
        "Ecuadorian troops tried on Friday to take over the fort and were beaten back, the Peruvian army said."
    )
    record = joined((text, "2031-06-08"))
    assert of_words(record, "take over").id == of_words(record, "exchanged fire").id


def test_a_second_attack_in_the_same_paragraph_is_another(joined):
    text = (
        "Peruvian soldiers shelled an Ecuadorian post on Friday, the Ecuadorian army said. "
        "A separate advance by Peruvian troops into Ecuador was reported by villagers."
    )
    record = joined((text, "2031-06-08"))
    found = of_words(record, "advance")
    assert found is None or found.id != of_words(record, "shelled").id


def test_acts_of_two_days_in_one_paragraph_are_two(joined):
    text = (
        "Peruvian soldiers shelled an Ecuadorian post on Friday, the Ecuadorian army said. "
        "On Sunday Peruvian troops crossed into Ecuador, it said."
    )
    record = joined((text, "2031-06-09"))
    assert of_words(record, "crossed").id != of_words(record, "shelled").id


def test_for_a_third_day_reaches_two_days_back(joined):
    record = joined(("Peruvian and Ecuadorian troops shelled each other for a third day on Saturday.", "2031-06-09"))
    found = of_words(record, "shelled")
    assert (found.earliest, found.latest) == ("2031-06-05", "2031-06-07")


def test_on_the_third_day_of_a_visit_does_not(joined):
    text = "Peruvian troops shelled an Ecuadorian post on Saturday, on the third day of the president's visit to Lima."
    found = of_words(joined((text, "2031-06-09")), "shelled")
    assert found.earliest == found.latest == "2031-06-07"


def test_by_this_morning_is_the_day_of_a_count_and_of_no_fight(joined):
    text = (
        "Peruvian troops attacked Ecuadorian positions on 6 June, the Ecuadorian army said. "
        "By 8 June five Ecuadorian soldiers had been killed, it said."
    )
    record = joined((text, "2031-06-08"))
    assert not any((i.earliest or "").endswith("06-08") for i in record.incidents)


def test_the_war_since_which_nothing_was_as_bad_is_history(joined):
    text = "Peruvian troops attacked an Ecuadorian post on 6 June in the worst clash since the war with Ecuador."
    record = joined((text, "2031-06-07"))
    found = of_words(record, "war")
    assert found is None or found.id != of_words(record, "attacked").id


def test_a_raid_since_which_the_road_is_shut_is_news(joined):
    text = "The road has been shut since the raid of 6 June, in which Peruvian soldiers attacked an Ecuadorian post."
    record = joined((text, "2031-06-07"))
    assert of_words(record, "attacked").ground == "current"


def test_an_outlet_that_tells_on_one_ministrys_word_is_no_second_source(joined):
    text = (
        "Two Peruvian soldiers were killed near Tumbes on Friday in what the Peruvian army called an Ecuadorian attack."
    )
    found = of_words(joined((text, "2031-06-08")), "killed")
    assert found.status is not ClaimGrade.CORROBORATED


def test_another_outlet_that_names_nobody_is(joined):
    charge = "Ecuadorian soldiers shelled a Peruvian post near Tumbes on Friday, the Peruvian army said."
    plain = "Ecuadorian soldiers shelled a Peruvian post near Tumbes on Friday."
    found = of_words(joined((charge, "2031-06-08"), (plain, "2031-06-08")), "shelled")
    assert found.status is ClaimGrade.CORROBORATED


def test_what_an_air_force_did_instead_goes_with_what_it_denies(joined):
    text = (
        "Peru's air force denied that its jets had bombed an Ecuadorian column on Friday. "
        "It said that two of its jets had crossed the border on Friday by mistake."
    )
    record = joined((text, "2031-06-08"))
    assert of_words(record, "crossed").id == of_words(record, "bombed").id


def test_what_somebody_else_did_then_does_not(joined):
    text = (
        "Peru's air force denied that its jets had bombed an Ecuadorian column on Friday.\n\n"
        "On Tuesday Peruvian soldiers crossed the border, villagers said."
    )
    record = joined((text, "2031-06-12"))
    assert of_words(record, "crossed").id != of_words(record, "bombed").id


def test_a_patrol_of_others_hit_by_nobody_known_is_no_side(joined):
    text = (
        "A grenade was thrown on Friday at a patrol of the United Nations. Shots were fired at Peruvian policemen. "
        "We reject Ecuador's claim that a fisherman was kidnapped, the Peruvian ministry said."
    )
    record = joined((text, "2031-06-08"))
    assert all("UN" not in i.parties or len(i.parties) < 3 for i in record.incidents)


def test_a_noun_with_its_own_day_is_not_of_the_day_of_what_was_done_about_it(joined):
    text = "Peru's foreign ministry summoned the envoy of Ecuador today over the attack on a Peruvian post on 6 June."
    assert of_words(joined((text, "2031-06-09")), "attack").earliest == "2031-06-06"


def test_an_advance_that_began_on_a_day_is_of_it(joined):
    text = (
        "On 27 June Ecuadorian soldiers captured six Peruvian engineers, the Peruvian army said.\n\n"
        "We condemn the incursion into Peru that began on 12 June, the Peruvian foreign ministry said."
    )
    record = joined((text, "2031-06-27"))
    found = of_words(record, "incursion")
    assert found is None or found.earliest == "2031-06-12"


def test_talks_that_came_to_no_accord_are_one_occurrence(joined):
    text = (
        "Peruvian and Ecuadorian officers met on 12 June at Tumbes. They did not agree on a withdrawal of the troops."
    )
    record = joined((text, "2031-06-13"))
    found = of_words(record, "agree")
    assert found is None or found.id == of_words(record, "met").id


def test_soldiers_taken_by_each_side_are_two_captures(joined):
    text = (
        "Peru's army said that it had captured 32 Ecuadorian soldiers.\n\n"
        "Ecuador's army said that its troops had captured eight Peruvian soldiers."
    )
    record = joined((text, "2031-06-13"))
    assert of_words(record, "captured 32").id != of_words(record, "captured eight").id


def test_the_intruders_account_goes_with_the_attack_that_it_answers(joined):
    text = (
        "Two Ecuadorian patrol boats fired on a Peruvian boat on Saturday off Tumbes, the Peruvian navy said.\n\n"
        "Ecuador's navy said that it had acted after the Peruvian boat intruded into Ecuadorian waters."
    )
    record = joined((text, "2031-06-08"))
    found = of_words(record, "intruded")
    assert found is None or found.id == of_words(record, "fired on").id
