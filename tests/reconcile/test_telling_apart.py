"""What joining makes of ways of telling: days that are another's, looks back, vague words, denials of oneself."""

from made_readings import Said, of_words, reading

from standoff.reconcile import reconcile
from standoff.record.terms import DisputeKind, Polarity

DAY = "2031-06-03"
ADVANCE = "Ecuadorian troops crossed into Peru near Tumbes on 3 June, the Peruvian army said."


def test_a_fight_that_came_before_a_day_is_not_of_that_day(joined):
    record = joined(
        ("The border was calm on Tuesday after a week of heavy fighting between Ecuador and Peru.", "2031-06-11")
    )
    fight = of_words(record, "fighting")
    assert fight is None or fight.earliest is None


def test_a_fight_on_a_day_after_a_word_of_sequence_keeps_its_own(joined):
    record = joined(("Calm returned after Ecuadorian troops shelled a Peruvian post on Tuesday.", "2031-06-11"))
    assert of_words(record, "shelled").earliest == "2031-06-10"


def test_what_an_old_offer_followed_is_joined_with_the_news_of_then(joined):
    late = (
        "Brazil proposed in June that Ecuador and Peru set up a commission.\n\n"
        "The offer came days after Ecuadorian troops advanced into Peru. On Monday the border was quiet."
    )
    record = joined((ADVANCE, "2031-06-04"), (late, "2031-09-02"))
    assert len(of_words(record, "crossed").reports) == 2


def test_troops_that_advance_today_are_not_joined_with_an_old_offer(joined):
    late = "Brazil proposed in June a commission.\n\nEcuadorian troops advanced into Peru, the army in Lima said."
    record = joined((ADVANCE, "2031-06-04"), (late, "2031-09-02"))
    assert len(of_words(record, "crossed").reports) == 1


def test_the_incident_is_the_advance_that_its_report_tells_of(joined):
    text = f"{ADVANCE} Talks followed on Friday. The border incident shook both countries, six months after an accord."
    record = joined((text, "2031-06-08"))
    found = of_words(record, "incident")
    assert found is None or found.id == of_words(record, "crossed").id


def test_what_is_done_to_a_drone_is_apart_from_the_fight_of_that_day(joined):
    text = (
        "Ecuadorian troops shelled Peruvian positions on 3 June, the Peruvian army said. "
        "Peruvian forces shot down an Ecuadorian drone on 3 June, it said."
    )
    record = joined((text, "2031-06-04"))
    assert of_words(record, "drone").id != of_words(record, "shelled").id


def test_what_a_party_denies_of_itself_is_told_though_nobody_reports_the_charge():
    crossing = Said("192", "PER", None, "PER", None, polarity=Polarity.NOT_HAPPENED)
    firing = Said("193", "ECU", "PER", "PER", DAY)
    record = reconcile([reading("a", "2031-06-04", firing, crossing)])
    (found,) = record.disputes
    assert (found.kind, found.parties, found.incident) == (DisputeKind.DENIAL, ("PER",), record.incidents[0].id)


def test_what_one_party_says_another_did_not_do_is_no_denial():
    crossing = Said("192", "ECU", None, "PER", None, polarity=Polarity.NOT_HAPPENED)
    firing = Said("193", "ECU", "PER", "PER", DAY)
    assert not reconcile([reading("a", "2031-06-04", firing, crossing)]).disputes


def test_a_round_whose_first_and_last_day_a_report_names_is_one_incident(joined):
    first = "Ecuadorian troops shelled Peruvian posts on 3 June, the Peruvian army said."
    second = "Peruvian troops shelled Ecuadorian posts on 5 June, the Ecuadorian army said."
    whole = "The fighting between Ecuador and Peru from 3 June to 5 June was the worst in years, the mission said."
    parted = joined((first, "2031-06-04"), (second, "2031-06-06"))
    record = joined((first, "2031-06-04"), (second, "2031-06-06"), (whole, "2031-06-09"))
    assert of_words(parted, "Ecuadorian troops shelled").id != of_words(parted, "Peruvian troops shelled").id
    assert len(record.incidents) <= len(parted.incidents)


def test_causes_that_two_sides_give_are_rivals(joined):
    text = (
        "Ecuadorian troops opened fire near Tumbes on Tuesday in response to the building of a fence, the Ecuadorian "
        "army said. The Peruvian army said that Ecuadorian troops opened fire on Tuesday to stop an election."
    )
    causes = [d for d in joined((text, "2031-06-04")).disputes if d.kind is DisputeKind.CAUSE]
    assert [d.parties for d in causes] == [("ECU", "PER")]


def test_what_two_parties_agree_is_not_what_two_others_agree(joined):
    text = "Chile and Bolivia signed a pact in Lima on Monday. Peru and Ecuador signed a truce there on Monday."
    record = joined((text, "2031-06-10"))
    assert of_words(record, "signed a pact").id != of_words(record, "signed a truce").id
