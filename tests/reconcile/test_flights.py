"""Flights of aircraft, what a party's own report calls untrue, and rival counts that nobody's side gives."""

from made_readings import of_words

from standoff.record.terms import DisputeKind


def test_a_jet_that_crosses_the_line_is_no_part_of_an_advance(joined):
    text = (
        "A Peruvian jet crossed the border on Friday, the Ecuadorian army said. "
        "Ecuador accused Peru of pushing deeper into Ecuador that day."
    )
    record = joined((text, "2031-06-08"))
    flight, advance = of_words(record, "jet crossed"), of_words(record, "pushing")
    assert flight.headline.startswith("Flight of aircraft")
    assert advance is None or advance.id != flight.id


def test_soldiers_who_cross_under_aircraft_make_an_advance(joined):
    text = "Peruvian troops crossed the border on Friday while a jet circled overhead, the Ecuadorian army said."
    record = joined((text, "2031-06-08"))
    assert not of_words(record, "troops crossed").headline.startswith("Flight")


def test_a_denial_may_be_told_before_the_claim_that_it_answers(joined):
    early = "Ecuador denied on Monday that it had apologised to Peru."
    late = "Peru's defence minister said that Ecuador had apologised."
    record = joined((early, "2031-06-09"), (late, "2031-06-11"))
    denied = of_words(record, "it had apologised")
    assert denied is not None
    assert len(denied.reports) == 2
    assert any(d.kind is DisputeKind.DENIAL and d.incident == denied.id for d in record.disputes)
