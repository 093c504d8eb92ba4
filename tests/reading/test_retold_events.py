"""Event nouns that name nobody and mean an act told before; harm shared by conjuncts; aims that are no events."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Report
from standoff.record.terms import EventType, Label


def rows(reader: Reader, *lines: str, label: Label = Label.BODY) -> list[Event]:
    placed, start = [], 0
    for line in lines:
        placed.append(Line(start, start + len(line), label))
        start += len(line) + 1
    report = Report("r", "", "r", "\n".join(lines) + "\n", language="en", lines=tuple(placed))
    return sorted((e for e in reader.read(report).events if e.derived_from is None), key=lambda e: e.trigger)


def sides(event: Event) -> tuple[set[str], set[str]]:
    return {p.party for p in event.actors if p.party}, {p.party for p in event.targets if p.party}


@pytest.mark.parametrize(
    ("before", "text", "kind"),
    [
        ("Chad and Libya held talks in Faya on Saturday.", "The negotiations will continue.", EventType.CONSULT),
        ("Libyan jets bombed a Chadian post.", "Niger condemned the attack.", EventType.ASSAULT),
        ("Libyan forces seized a Chadian post.", "The seizure was illegal, Niger said.", EventType.COERCE),
    ],
)
def test_a_noun_means_the_act_told_before_and_has_no_sides_of_its_own(
    reader: Reader, before: str, text: str, kind: EventType
) -> None:
    found = [e for e in rows(reader, before, text) if e.type is kind]
    assert len(found) == 2
    assert sides(found[1]) == (set(), set())
    assert "the act told of before" in found[1].grounds


def test_other_talks_take_no_sides(reader: Reader) -> None:
    found = rows(reader, "Chad and Libya held talks in Faya.", "Earlier talks had failed.")
    assert all(sides(e)[0] != {"TCD", "LBY"} for e in found[1:])


def test_more_advances_are_those_of_the_accused(reader: Reader) -> None:
    first = "The Chadian army said Libyan troops entered its territory near Aozou."
    found = rows(reader, f"{first} It also reported similar advances at two places.")
    assert [sides(e) for e in found if e.type is EventType.COERCE] == [({"LBY"}, {"TCD"})] * 2


def test_a_bare_fighting_has_no_sides(reader: Reader) -> None:
    found = rows(reader, "Libyan forces shelled a Chadian post near Aozou.", "The fighting lasted two hours.")
    assert sides(found[1]) == (set(), set())


@pytest.mark.parametrize(
    "text",
    [
        "The Chadian minister consulted with his Libyan counterpart to discuss the truce.",
        "Chadian and Libyan officers met several times to hammer out a deal.",
    ],
)
def test_what_they_met_for_is_no_second_meeting(reader: Reader, text: str) -> None:
    assert len([e for e in rows(reader, text) if e.type is EventType.CONSULT]) == 1


def test_troops_in_a_caption_are_only_there(reader: Reader) -> None:
    assert rows(reader, "Libyan soldiers deployed in Aozou.", label=Label.CAPTION) == []
    assert rows(reader, "Libya deployed soldiers in Aozou on Friday.")[0].type is EventType.MOBILIZE


def test_the_wreck_is_that_of_its_owner(reader: Reader) -> None:
    found = rows(reader, "Fragments of a Libyan army drone shot down in northern Chad.", label=Label.CAPTION)
    assert [sides(e) for e in found] == [(set(), {"LBY"})]


def test_harm_of_two_conjuncts_has_one_day_and_place(reader: Reader) -> None:
    found = rows(reader, "Two soldiers were killed and five civilians wounded on 3 May 2019 near Aozou.")
    assert len({(e.moment, e.place) for e in found}) == 1
    assert found[0].moment
    assert found[0].place
    assert found[1].targets[0].quotes == ("five civilians",)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Libyan militiamen drove ethnic Toubou out of their land.", {"LBY"}),
        ("Libyan troops drove thousands of villagers from their homes.", {"LBY"}),
        ("The minister drove home from the office.", None),
        ("Farmers drove the sheep from the village to the market.", None),
    ],
)
def test_driving_people_out(reader: Reader, text: str, actors: set[str] | None) -> None:
    found = [e for e in rows(reader, text) if e.type in (EventType.COERCE, EventType.ASSAULT)]
    assert [sides(e)[0] for e in found] == ([] if actors is None else [actors])


def test_people_of_a_nation_act_on_its_side(reader: Reader) -> None:
    assert sides(rows(reader, "Libyan activists are protesting outside the embassy.")[0])[0] == {"LBY"}
    assert sides(rows(reader, "Anti-Libyan activists are protesting outside the embassy.")[0])[0] == set()
