"""Whose deed it is: of those called on, of those condemned for it; what only asks about it or names it is none."""

import pytest

from standoff.reading.read import Reader
from standoff.record.rows import Event, Line, Report
from standoff.record.terms import EventType, Label, Modality


def rows(reader: Reader, text: str) -> list[Event]:
    report = Report("r", "", "r", text + "\n", language="en", lines=(Line(0, len(text), Label.BODY),))
    return list(reader.read(report).events)


def parties(side: tuple) -> set[str]:  # type: ignore[type-arg]
    return {p.party for p in side if p.party}


def test_who_is_called_on_is_to_act(reader: Reader) -> None:
    text = "Niger calls on Chad to release the detainees immediately and to withdraw its forces from the valley."
    found = [e for e in rows(reader, text) if e.type is EventType.RETREAT]
    assert [(parties(e.actors), e.modality) for e in found] == [({"TCD"}, Modality.DEMANDED)] * 2


def test_who_did_it_is_condemned_not_who_bore_it(reader: Reader) -> None:
    text = "Niger condemns the detention of two Nigerien citizens by Chadian border guards."
    found = [e for e in rows(reader, text) if e.type is EventType.ACCUSE]
    assert [(parties(e.actors), parties(e.targets)) for e in found] == [({"NER"}, {"TCD"})]


def test_a_charge_after_a_present_clause_is_the_speakers(reader: Reader) -> None:
    text = "Niger said no armed group operates from its soil and accused Chad of trying to provoke an incident."
    found = [e for e in rows(reader, text) if e.type is EventType.ACCUSE]
    assert [parties(e.actors) for e in found] == [{"NER"}]


def test_to_call_an_attack_something_is_no_attack(reader: Reader) -> None:
    assert [e for e in rows(reader, "Niger called the attack unacceptable.") if e.type is EventType.ASSAULT] == []


def test_those_hurt_beside_a_thing_are_not_the_thing(reader: Reader) -> None:
    found = rows(reader, "The boat was badly damaged and two sailors were hurt.")
    assert all("boat" not in q for e in found for p in e.targets for q in p.quotes)


@pytest.mark.parametrize("text", ["Minister, did Chadian troops enter Niger last week?"])
def test_a_question_put_to_somebody_is_a_question(reader: Reader, text: str) -> None:
    assert all(e.modality is Modality.HYPOTHETICAL for e in rows(reader, text) if e.type is EventType.COERCE)


def test_nobody_is_guessed_where_a_row_of_verbs_may_be_anothers(reader: Reader) -> None:
    text = "Chad closed the border after gunmen crossed the river, stole 400 camels and killed nine herders."
    found = {" ".join(e.quotes): parties(e.actors) for e in rows(reader, text)}
    assert {"TCD"} not in [who for quote, who in found.items() if quote.endswith(("camels", "killed nine herders"))]


def test_fire_that_is_set_is_not_to_come(reader: Reader) -> None:
    text = "Chadian artillery shelled the town, killing two traders and setting a warehouse on fire."
    assert {e.modality for e in rows(reader, text)} == {Modality.ACTUAL}


def test_a_withdrawal_laid_down_is_not_one_carried_out(reader: Reader) -> None:
    text = "Under the agreement, both countries withdraw their troops. A commission monitors the withdrawal."
    assert all(e.modality is not Modality.ACTUAL for e in rows(reader, text) if e.type is EventType.RETREAT)
