"""What one side leaves and the other takes, and what a paragraph's own day parts."""

from made_readings import of_words


def test_a_leaving_and_the_others_entry_of_one_place_are_one(joined):
    text = (
        "Chadian soldiers withdrew from Fada on Thursday, the Chadian army said.\n"
        "Libyan troops entered Fada on Thursday, the Libyan army said."
    )
    record = joined((text, "2031-06-07"))
    assert of_words(record, "withdrew").id == of_words(record, "entered").id


def test_an_entry_elsewhere_is_another(joined):
    text = (
        "Chadian soldiers withdrew from Fada on Thursday, the Chadian army said.\n"
        "Libyan troops entered Faya on Thursday, the Libyan army said."
    )
    record = joined((text, "2031-06-07"))
    assert of_words(record, "withdrew").id != of_words(record, "entered").id


def test_an_entry_of_another_day_is_another(joined):
    text = (
        "Chadian soldiers withdrew from Fada on Monday, the Chadian army said.\n"
        "Libyan troops entered Fada on Thursday, the Libyan army said."
    )
    record = joined((text, "2031-06-07"))
    assert of_words(record, "withdrew").id != of_words(record, "entered").id


def test_the_same_side_leaving_one_day_and_entering_is_no_handover(joined):
    text = (
        "Libyan soldiers withdrew from Fada on Thursday, the Chadian army said.\n"
        "Libyan troops entered Faya on Thursday, the Libyan army said."
    )
    record = joined((text, "2031-06-07"))
    assert of_words(record, "withdrew").id != of_words(record, "entered").id


def test_what_a_paragraph_tells_of_its_own_day_is_not_of_the_day_before(joined):
    text = (
        "On Saturday Chadian soldiers detained Libyan traders near Fada, the Libyan army said.\n"
        "A convoy of Libyan lorries turned back on Sunday after Chadian soldiers had blocked its road."
    )
    record = joined((text, "2031-06-09"))
    assert of_words(record, "detained").id != of_words(record, "blocked").id
