"""Beginnings and ends of one occurrence, charges and deaths on other days, and what is said beside a denial."""

from made_readings import of_words

from standoff.record.terms import DisputeKind


def test_the_day_of_a_charge_is_not_that_of_the_deed(joined):
    record = joined(
        ("Peru's army accused the Ecuadorian army on Sunday of killing three Peruvian soldiers.", "2031-06-09")
    )
    assert of_words(record, "killing").earliest is None


def test_a_day_after_the_deed_charged_is_its_day(joined):
    record = joined(
        ("Peru's army accused the Ecuadorian army of killing three Peruvian soldiers on Sunday.", "2031-06-09")
    )
    assert of_words(record, "killing").earliest == "2031-06-08"


def test_those_hurt_in_a_dated_clash_are_of_its_day(joined):
    text = (
        "Peru and Ecuador agreed on a hotline. Seven soldiers were hurt in the June 17 clash, the Peruvian army said."
    )
    record = joined((text, "2031-07-22"))
    assert of_words(record, "hurt").earliest == "2031-06-17"


def test_a_day_of_death_is_not_that_of_the_fight(joined):
    text = (
        "Ecuadorian and Peruvian troops fought for hours near Tumbes on Saturday. "
        "A wounded Peruvian soldier died of his wounds in hospital on Monday, raising the number of Peruvians killed."
    )
    record = joined((text, "2031-06-10"))
    assert all(i.earliest != "2031-06-09" for i in record.incidents)


STONES = "Villagers of both sides threw stones at each other on Wednesday, Peru's border service said."
SHOTS = "Ecuadorian and Peruvian troops exchanged fire on the border on Thursday, the Peruvian army said."


def test_stones_that_a_fight_grew_out_of_are_its_beginning(joined):
    record = joined((f"{SHOTS}\n\nThe fighting grew out of a quarrel. {STONES}", "2031-06-06"))
    assert of_words(record, "stones").id == of_words(record, "exchanged fire").id


def test_stones_of_the_day_before_are_not(joined):
    record = joined((f"{SHOTS}\n\nThe fighting went on into the night. {STONES}", "2031-06-06"))
    assert of_words(record, "stones").id != of_words(record, "exchanged fire").id


def test_raiders_who_left_end_the_raid(joined):
    text = "Ecuadorian soldiers fired several rounds at a Peruvian post on 3 June and withdrew, the Peruvian army said."
    record = joined((text, "2031-06-04"))
    assert of_words(record, "withdrew").id == of_words(record, "fired").id


def test_those_fired_at_who_withdrew_do_not(joined):
    text = "Ecuadorian soldiers fired several rounds on 3 June. Brazilian observers withdrew from Tumbes a week later."
    record = joined((text, "2031-06-12"))
    found = of_words(record, "withdrew")
    assert found is None or found.id != of_words(record, "fired").id


def blamed(record):
    return [d for d in record.disputes if d.kind is DisputeKind.MUTUAL_BLAME]


CHARGE = "Peru's foreign minister accused Ecuador of blockading the road to Tumbes."


def test_a_charge_beside_a_denial_makes_blame_mutual(joined):
    reply = "In response, Ecuador's foreign minister rejected the claim as false, accusing Peru of misusing the road."
    (dispute,) = blamed(joined((f"{CHARGE}\n\n{reply}", "2031-06-04")))
    assert dispute.parties == ("ECU", "PER")


def test_a_charge_against_a_third_does_not(joined):
    reply = "In response, Ecuador's foreign minister rejected the claim as false, accusing Brazil of misusing the road."
    assert not blamed(joined((f"{CHARGE}\n\n{reply}", "2031-06-04")))


def test_a_boarding_in_which_men_were_hurt_is_that_of_which_others_tell(joined):
    one = "Ecuadorian marines boarded a Peruvian patrol boat on Monday, the Ecuadorian navy said."
    other = "Three Peruvian sailors were wounded when Ecuadorian marines boarded their patrol boat on Monday."
    record = joined((one, "2031-06-10"), (other, "2031-06-11"))
    boarded = [i for i in record.incidents if i.earliest == "2031-06-09"]
    assert len(boarded) == 1


def test_what_others_date_to_the_day_just_named_is_that(joined):
    one = "Ecuadorian and Peruvian troops clashed on 3 June and three soldiers were killed, the Peruvian army said."
    other = (
        "Ecuadorian troops shelled Peruvian posts on 9 June, the Peruvian army said.\n\n"
        "The army in Lima spoke again of 3 June. Ecuador says that its soldiers were killed in a clash with smugglers."
    )
    record = joined((one, "2031-06-04"), (other, "2031-06-10"))
    assert of_words(record, "smugglers").earliest != "2031-06-09" if of_words(record, "smugglers") else True


def test_a_denial_goes_with_the_nameless_act_that_it_answers(joined):
    text = (
        "Ecuadorian and Peruvian troops clashed on 3 June.\n\n"
        "A resident of Tumbes said there had been shelling again on 6 June. Peru's army denied having fired."
    )
    record = joined((text, "2031-06-07"))
    assert of_words(record, "having fired").earliest == "2031-06-06"
