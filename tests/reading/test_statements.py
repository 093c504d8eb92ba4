"""Statements: one construction at a time, with the sentence and what must come of it, and what must not fire."""

from collections.abc import Callable

import pytest

from standoff.knowledge.cues import load_cues
from standoff.reading.cast import Cast, Referent
from standoff.reading.language import Model
from standoff.reading.statements.finding import find_statements
from standoff.record.ids import row_id
from standoff.record.rows import Actor, Line, Moment, Report, Statement, Timex
from standoff.record.terms import ActorKind, Attitude, Form, Label, SourceKind, Stance

Find = Callable[..., tuple[Statement, ...]]
PARTIES = {"Peru": "PER", "Ecuador": "ECU", "Lima": "PER", "Quito": "ECU", "Peruvian": "PER", "Ecuadorian": "ECU"}


def report_of(text: str) -> Report:
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(start, start + len(line), Label.BODY))
        start += len(line) + 1
    return Report("r-test", "", "test", text, outlet="The Daily Ledger", lines=tuple(lines))


def cast_of(text: str) -> Cast:
    """A cast of the two parties' names wherever they stand."""
    actors, referents = [], []
    for name, party in PARTIES.items():
        spans = [
            (i, i + len(name))
            for i in range(len(text))
            if text.startswith(name, i) and not text[i + len(name) :][:1].isalpha()
        ]
        if spans:
            actor = Actor(
                row_id("actor", [party, name]), name, ActorKind.COUNTRY, party, None, tuple(spans), (name,) * len(spans)
            )
            actors.append(actor)
            referents += [Referent(span, actor.id, party) for span in spans]
    return Cast.of(actors, referents)


@pytest.fixture(scope="module")
def find(model: Model) -> Find:
    def found(text: str, *, named: bool = False, moments: tuple[Moment, ...] = ()) -> tuple[Statement, ...]:
        report = report_of(text)
        cast = cast_of(text) if named else Cast.of((), ())
        return find_statements(model.parse(report), report, cast, moments, load_cues())

    return found


def said(row: Statement) -> tuple[str, str, str]:
    return row.source.text, " … ".join(row.cue.quotes) if row.cue else "", " … ".join(row.content.quotes)


def test_the_first_row_is_the_outlets_own_voice(find: Find) -> None:
    (root,) = find("Troops held the ridge overnight.")
    assert (root.source.kind, root.source.text, root.cue, root.parent) == (
        SourceKind.OUTLET,
        "The Daily Ledger",
        None,
        None,
    )
    assert root.content.spans == ()


CONSTRUCTIONS = """
“The road is open,” the governor said. | the governor | said | “The road is open,” | assert | direct
“The road is open,” added Novak. | Novak | added | “The road is open,” | assert | direct
“The road,” he said, “is open.” | he | said | “The road,” … “is open.” | assert | direct
The governor said that the road was open. | The governor | said | the road was open | assert | indirect
The mayor said the road was “fully open” again. | The mayor | said | the road was “fully open” again | assert | mixed
The road was open, the ministry said on Friday. | the ministry | said | The road was open | assert | indirect
The bridge, the mayor said, had collapsed. | the mayor | said | The bridge … had collapsed | assert | indirect
The army claimed to have sunk a patrol boat. | The army | claimed | to have sunk a patrol boat | assert | indirect
The premier promised to reopen the port. | The premier | promised | to reopen the port | promise | indirect
The envoy urged the rebels to lay down arms. | The envoy | urged | the rebels to lay down arms | request | indirect
The bishop called on the rebels to disarm. | The bishop | called on | the rebels to disarm | request | indirect
The envoy accused the rebels of shelling it. | The envoy | accused | the rebels of shelling it | accuse | indirect
The ministry denied sending ships into the bay. | The ministry | denied | sending ships into the bay | deny | indirect
The general warned of a long war. | The general | warned of | a long war | warn | indirect
The envoy blamed the rebels for the delay. | The envoy | blamed | the rebels for the delay | accuse | indirect
The mayor described the raid as a farce. | The mayor | described | the raid as a farce | assert | indirect
The minister called the raid a provocation. | The minister | called | the raid a provocation | condemn | indirect
According to the ministry, the port was empty. | the ministry | According to | the port was empty | assert | indirect
As the mayor put it, nobody slept that night. | the mayor | put it | nobody slept that night | assert | indirect
The rebels ruled out a withdrawal. | The rebels | ruled out | a withdrawal | refuse | indirect
The council voiced concern over the arrests. | The council | voiced | concern over the arrests | concern | indirect
The ministry said the road was open, adding that it ran. | The ministry | said | the road was open | assert | indirect
The army put its losses at 40. | The army | put | its losses at 40 | assert | indirect
"""


@pytest.mark.parametrize("example", CONSTRUCTIONS.strip().split("\n"))
def test_a_construction_gives_source_cue_and_content(find: Find, example: str) -> None:
    text, *expected, stance, form = example.split(" | ")
    _, row, *_ = find(text)
    assert said(row) == tuple(expected)
    assert (row.stance.value, row.form.value) == (stance, form)


@pytest.mark.parametrize(
    "text",
    [
        "The war claimed hundreds of lives.",
        "The negotiations will continue on Monday.",
        "The premier called his counterpart late on Friday.",
        "The convoy continued to the border.",
        "The statement was signed in the palace.",
        "The clashes began when soldiers crossed the river.",
        "The figures show a steady decline.",
    ],
)
def test_lookalikes_say_nothing(find: Find, text: str) -> None:
    assert len(find(text)) == 1


def test_a_quotation_goes_on_without_a_cue_in_its_paragraph_and_the_next(find: Find) -> None:
    text = (
        "“Our men held the bridge all night,” Colonel Duarte said. “Nobody crossed it.\n"
        "“In the morning they asked for talks. We agreed to talk.”\n"
        "The river was quiet on Sunday."
    )
    rows = [r for r in find(text) if r.cue and r.cue.lemma == "say"]
    assert len(rows) == 1
    assert len(rows[0].content.spans) == 3
    assert rows[0].content.quotes[2].startswith("“In the morning")


def test_a_relay_stands_around_what_it_relays(find: Find) -> None:
    _, outer, inner = find("The Sol news agency quoted Minister Carla Duarte as saying that the port would reopen.")
    assert (outer.source.kind, inner.source.text) == (SourceKind.OUTLET, "Minister Carla Duarte")
    assert inner.parent == outer.id
    assert inner.content.quotes == ("the port would reopen",)


def test_a_passive_relay_names_the_agency_and_the_speaker(find: Find) -> None:
    _, outer, inner = find("The minister was quoted by the Sol agency as saying that the port would reopen.")
    assert outer.source.text == "the Sol agency"
    assert (inner.source.text, inner.parent) == ("The minister", outer.id)


def test_a_relay_without_an_agency_is_hedged_and_invents_none(find: Find) -> None:
    _, row = find("The minister was reported to say that the port would reopen.")
    assert (row.source.text, row.hedge) == ("The minister", "was reported to say")


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Militiamen reportedly crossed the river.", "reportedly"),
        ("Militiamen are said to have crossed the river.", "are said"),
        ("Militiamen allegedly crossed the river.", "allegedly"),
    ],
)
def test_hearsay_has_no_source(find: Find, text: str, hedge: str) -> None:
    _, row = find(text)
    assert (row.source.kind, row.source.spans, row.source.holders) == (SourceKind.UNKNOWN, (), ())
    assert row.hedge == hedge
    assert "crossed the river" in row.content.quotes[-1]


@pytest.mark.parametrize(
    ("text", "attitude"),
    [
        ("The generals announced no deal.", Attitude.NOT_SAID),
        ("The minister did not comment on the raid.", Attitude.NOT_SAID),
        ("The minister refused to comment.", Attitude.NOT_SAID),
        ("The minister stopped short of saying who fired first.", Attitude.NOT_SAID),
        ("The navy made no comment.", Attitude.NOT_SAID),
        ("The premier will ask the council to meet.", Attitude.TO_BE_SAID),
        ("The rebels believe that the truce will hold.", Attitude.THOUGHT),
        ("The rebels plan to march on the capital.", Attitude.INTENDED),
    ],
)
def test_what_was_not_said_or_is_yet_to_be_said(find: Find, text: str, attitude: Attitude) -> None:
    assert find(text)[1].attitude is attitude


def test_limits_belong_to_the_statement_before_them(find: Find) -> None:
    _, row = find("The governor said that the bridge had been mined. He did not elaborate.")
    assert [limit.quotes for limit in row.limits] == [("He did not elaborate",)]
    _, row = find("The army said it had suffered losses, without giving figures.")
    assert [limit.quotes for limit in row.limits] == [("without giving figures",)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The governor said that the rebels must leave the valley.", Stance.DEMAND),
        ("The governor said the reports were false.", Stance.DENY),
        ("The navy said it had lost a gunboat.", Stance.CONCEDE),
        ("The navy said it had lost no gunboat.", Stance.ASSERT),
        ("The governor said the rebels violated the truce.", Stance.ACCUSE),
        ("The governor said his office was ready to host the talks.", Stance.OFFER),
        ("The governor said he was deeply worried.", Stance.CONCERN),
        ("The governor said the rebels attacked a farm.", Stance.ASSERT),
    ],
)
def test_a_neutral_cue_takes_its_stance_from_the_content(find: Find, text: str, stance: Stance) -> None:
    assert find(text)[1].stance is stance


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A source who asked not to be named said the bridge was mined.", SourceKind.ANONYMOUS),
        ("A hospital worker said the ward was full.", SourceKind.ANONYMOUS),
        ("Officials in the capital said the ward was full.", SourceKind.COLLECTIVE),
        ("According to media reports, the ward was full.", SourceKind.COLLECTIVE),
        ("The defense ministry said the bridge was mined.", SourceKind.ORGAN),
        ("A spokesman for the ministry said the bridge was mined.", SourceKind.ORGAN),
        ("The Sol news agency reported that the bridge was mined.", SourceKind.OUTLET),
        ("Foreign Minister Carla Duarte said the bridge was mined.", SourceKind.NAMED),
    ],
)
def test_kinds_of_source(find: Find, text: str, kind: SourceKind) -> None:
    assert find(text)[1].source.kind is kind


def test_several_holders_hold_one_statement(find: Find) -> None:
    _, row = find("Peru and Ecuador reported clashes along the river.", named=True)
    assert {h.party for h in row.source.holders} == {"PER", "ECU"}


def test_officials_in_a_capital_speak_for_a_party_and_are_no_actor_of_it(find: Find) -> None:
    _, row = find("Ecuadorian officials said the river was calm.", named=True)
    assert [h.party for h in row.source.holders] == ["ECU"]


def test_a_denial_without_content_answers_the_claim(find: Find) -> None:
    rows = find("Peru accused Ecuador of mining the river. Ecuador denied the claim.", named=True)
    assert (rows[2].form, rows[2].answers) == (Form.NONE, rows[1].id)


def test_a_counter_account_after_a_denial_is_a_denial(find: Find) -> None:
    rows = find(
        "Peru accused Ecuador of moving troops over the river. "
        "Ecuador has denied moving troops and said its soldiers only repaired a bridge.",
        named=True,
    )
    assert [r.stance for r in rows[1:]] == [Stance.ACCUSE, Stance.DENY, Stance.DENY]
    assert rows[2].answers == rows[3].answers == rows[1].id


def test_a_denial_does_not_answer_its_own_side(find: Find) -> None:
    rows = find("Lima said the river had been mined. Peru denied the claim.", named=True)
    assert rows[2].answers is None


def test_chains_are_nested(find: Find) -> None:
    rows = find(
        "The palace said the president had told the envoy that the border must reopen, the Sol agency reported."
    )
    by_cue = {r.cue.lemma: r for r in rows if r.cue}
    assert by_cue["tell"].parent == by_cue["say"].id
    assert by_cue["say"].parent == by_cue["report"].id
    assert by_cue["report"].parent == rows[0].id


def test_a_first_person_in_a_quotation_is_the_one_quoted(find: Find) -> None:
    rows = find("“We have urged Peru to stop the patrols,” Ecuador said.", named=True)
    inner = next(r for r in rows if r.cue and r.cue.lemma == "urge")
    assert [h.party for h in inner.source.holders] == ["ECU"]


def test_when_and_through_what_it_was_said(find: Find) -> None:
    text = "In a statement on Monday, the ministry said the port was mined."
    start = text.index("Monday")
    monday = Moment("m-1", (start, start + 6), "Monday", Timex("DATE", "2001-01-01"), None, None, "test")
    _, row = find(text, moments=(monday,))
    assert row.moment == "m-1"
    assert row.channel is not None
    assert row.channel.startswith("In a statement")


def test_what_is_said_to_happen_on_a_day_was_not_said_on_it(find: Find) -> None:
    text = "The ministry said the port would be mined on Monday."
    start = text.index("Monday")
    monday = Moment("m-1", (start, start + 6), "Monday", Timex("DATE", "2001-01-01"), None, None, "test")
    assert find(text, moments=(monday,))[1].moment is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In June, Quito said it had lost a guard, and Lima said two of its men had been shot.", ["m-1", "m-1"]),
        ("Quito said in June that it had lost a guard, and Lima said two of its men had been shot.", ["m-1", None]),
    ],
)
def test_a_time_that_opens_joined_sayings_is_of_them_all(find: Find, text: str, told: list[str | None]) -> None:
    at = text.index("June")
    june = Moment("m-1", (at, at + 4), "June", Timex("DATE", "1995-06"), "1995-06-01", "1995-06-30", "test")
    rows = [row for row in find(text, named=True, moments=(june,)) if row.cue]
    assert [row.moment for row in rows] == told


def test_a_caption_printed_twice_speaks_once(find: Find) -> None:
    line = "Photographs reportedly show the mined bridge.\n"
    assert len(find(line + line)) == 2


def test_a_headline_claim_after_a_colon(find: Find) -> None:
    _, row = find("Carla Duarte: We will never leave the valley")
    assert said(row) == ("Carla Duarte", ":", "We will never leave the valley")
