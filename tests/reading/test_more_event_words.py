"""Words of fighting, seizing, closing, breaking relations and pulling back, each beside one that looks like it."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Line, Report
from standoff.record.terms import Label


def types(reader: Reader, text: str) -> set[str]:
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
    return {e.type.value for e in reader.read(report).events if e.derived_from is None}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels captured Tessalit and took Kidal.", "COERCE"),
        ("The town fell to the rebels on Monday.", "COERCE"),
        ("Police sealed off four villages.", "COERCE"),
        ("The rebels held the town for eleven days.", "COERCE"),
        ("Gunmen made off with three rifles.", "COERCE"),
        ("Soldiers stopped an aid convoy.", "COERCE"),
        ("A dozen men broke into the arms depot.", "COERCE"),
        ("Youths surrounded a patrol of peacekeepers.", "PROTEST"),
        ("Mothers gathered outside the barracks.", "PROTEST"),
        ("The raid set off a protest in Gao.", "PROTEST"),
        ("Niger grounded the planes of the airline.", "SANCTION"),
        ("The delegation was shut out of the talks.", "SANCTION"),
        ("Qatar withdrew its peacekeepers from the border.", "SANCTION"),
        ("Guns fire again around Kidal", "ASSAULT"),
        ("Each army says that the other shot first.", "ASSAULT"),
        ("Heavy shells came down as far as ten kilometres from the line.", "ASSAULT"),
        ("Troops opened up with mortars.", "ASSAULT"),
        ("Shells brought down part of the minaret.", "ASSAULT"),
        ("The column was defeated by Chadian forces.", "ASSAULT"),
        ("Two rockets fell on the market. Neither side says who fired them.", "ASSAULT"),
        ("Chad blamed the gangs for the shooting.", "ASSAULT"),
        ("After two weeks of blockades the premier resigned.", "COERCE"),
        ("The rebels handed over the camp on Friday.", "RETREAT"),
        ("Both armies pulled back five kilometres.", "RETREAT"),
        ("The commanders shook hands on a truce.", "AGREE"),
        ("Nothing has been signed, an envoy said.", "AGREE"),
        ("Trucks with soldiers rolled south.", "MOBILIZE"),
        ("Eritrea massed tanks, dug trenches and laid mines.", "ASSAULT"),
    ],
)
def test_what_is_told_without_the_usual_word(reader: Reader, text: str, kind: str) -> None:
    assert kind in types(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "The photograph captured the mood and the play took Paris by surprise.",
        "The task fell to the clerk.",
        "They sealed the envelope with wax.",
        "The council held an election for mayor.",
        "The singer made off for the coast.",
        "The heat stopped us from sleeping.",
        "News broke into the afternoon.",
        "Guns and fire hydrants were on show",
        "Prices came down as far as ten pesos.",
        "The shop opened up with a new sign.",
        "The measure was defeated by one vote.",
        "The clerks were hired in May; the mayor fired them in June.",
        "He blamed the rain for the delay.",
        "After two weeks of rain the roads were mud.",
        "The farmers watched the herd and painted fences.",
        "Grounds for appeal were lacking.",
    ],
)
def test_what_only_looks_like_it(reader: Reader, text: str) -> None:
    assert types(reader, text) == set()
