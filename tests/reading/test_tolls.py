"""Tolls by example: the sentence, and the count of people harmed that it gives; look-alikes that must give none."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.knowledge.event_patterns import load_event_patterns
from standoff.knowledge.toll_terms import load_toll_terms
from standoff.reading.cast import Cast, Referent
from standoff.reading.events.finding import find_events
from standoff.reading.language import Model
from standoff.reading.tolls.finding import find_tolls
from standoff.reading.tolls.quantities import Quantity, read_quantity
from standoff.record.rows import Evidence, Holder, Line, Reading, Report, Source, Statement, Toll
from standoff.record.terms import (
    Attitude,
    Counting,
    Form,
    Ground,
    Label,
    Modality,
    Polarity,
    SourceKind,
    Stance,
    TollKind,
    Who,
)

TERMS = load_toll_terms()
NAMES = {"Peru": "PER", "Peruvian": "PER", "Ecuador": "ECU", "Ecuadorian": "ECU", "its": "PER"}


def cast_of(text: str) -> Cast:
    found = [
        Referent((at, at + len(name)), party, party)
        for name, party in NAMES.items()
        for at in range(len(text))
        if text.startswith(name, at) and not text[at + len(name) : at + len(name) + 1].isalpha()
    ]
    return Cast.of((), found)


ROOT = Statement(
    "s-root", None, None, Source((), (), "", SourceKind.OUTLET), None, Evidence(), Form.NONE, Attitude.SAID,
    Stance.ASSERT, Polarity.AFFIRMED, Modality.ACTUAL, None, None, None, (), (), (), (),
)  # fmt: skip


def tolls(model: Model, text: str, *statements: Statement) -> tuple[Toll, ...]:
    report = Report("r", "c", "s", text, language="en", lines=(Line(0, len(text), Label.BODY),))
    document, cast = model.parse(report), cast_of(text)
    events = find_events(document, report, cast, (), (), (ROOT, *statements), load_event_patterns())
    return find_tolls(document, report, cast, (), (ROOT, *statements), events)


def short(toll: Toll) -> tuple[str, str | None, int | None, int | None]:
    return toll.kind.value, toll.party, toll.low, toll.high


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Two Peruvian soldiers were killed and five others wounded.",
         [("killed", "PER", 2, 2), ("wounded", "PER", 5, 5)]),
        ("At least seven villagers died.", [("killed", None, 7, None)]),
        ("Twenty-one people were hurt and one hundred and forty wounded.",
         [("wounded", None, 21, 21), ("wounded", None, 140, 140)]),
        ("Between 6 and 9 Ecuadorian guards went missing.", [("missing", "ECU", 6, 9)]),
        ("Peruvian forces captured four Ecuadorian soldiers.", [("captured", "ECU", 4, 4)]),
        ("More than a dozen residents were injured.", [("wounded", None, 12, None)]),
        ("Up to 40 people died.", [("killed", None, None, 40)]),
        ("Dozens of civilians were wounded.", [("wounded", None, None, None)]),
        ("The blast left an unknown number of Peruvian troops dead.", [("killed", "PER", None, None)]),
        ("Ecuador suffered heavy losses.", [("losses", "ECU", None, None)]),
        ("Peru lost a soldier in the raid.", [("killed", "PER", 1, 1)]),
        ("The death toll rose to 31.", [("killed", None, 31, 31)]),
        ("About 12,000 people fled their homes.", [("displaced", None, 12000, 12000)]),
        ("Three dead and 17 injured, a nurse said.", [("killed", None, 3, 3), ("wounded", None, 17, 17)]),
        ("Police detained nine Ecuadorian citizens.", [("detained", "ECU", 9, 9)]),
        ("There were no casualties.", [("losses", None, 0, 0)]),
        ("A boy, 11, was killed by a mine.", [("killed", None, 1, 1)]),
        ("A 34-year-old man was wounded.", [("wounded", None, 1, 1)]),
    ],
)  # fmt: skip
def test_a_count_is_read_with_its_side_and_range(
    model: Model, text: str, rows: list[tuple[str, str | None, int | None, int | None]]
) -> None:
    assert [short(t) for t in tolls(model, text)] == rows


@pytest.mark.parametrize(
    "text",
    [
        "The 3rd battalion held the hill.",
        "Two soldiers were seen at the post.",
        "The raid cost $3 million and killed the deal.",
        "They killed time 5 kilometers from the town.",
        "Troops pulled back to avoid casualties.",
        "The shelling may kill dozens of people.",
        "The company suffered losses of $2 million.",
        "A bus with 12 passengers left for the coast.",
        "How many Ecuadorians died is not known.",
        "Two envoys left Loja on Sunday.",
        "The patrol was missing its radio.",
        "The hospital took two Ecuadorian nurses on.",
    ],
)
def test_look_alikes_are_no_toll(model: Model, text: str) -> None:
    assert tolls(model, text) == ()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Peru lost 12 soldiers. Nine were badly wounded on Monday and did not survive the night.",
         [("killed", "PER", 12, 12), ("wounded", "PER", 9, 9), ("killed", "PER", 9, 9)]),
        ("Twenty Peruvian soldiers were hit. The army said 17 of the wounded had succumbed to their injuries.",
         [("wounded", "PER", 20, 20), ("killed", "PER", 17, 17)]),
        ("At least 20 Peruvian soldiers are dead and 76 more are in hospital.",
         [("killed", "PER", 20, None), ("wounded", "PER", 76, 76)]),
        ("Ecuador lost men on the river: four soldiers were killed on 15 June and a commander, Luis Paz, was wounded.",
         [("killed", "ECU", None, None), ("killed", "ECU", 4, 4), ("wounded", "ECU", 1, 1)]),
        ("Five Peruvian soldiers were killed. A driver was wounded.",
         [("killed", "PER", 5, 5), ("wounded", None, 1, 1)]),
        ("No Peruvian soldier was missing.", [("missing", "PER", 0, 0)]),
        ("None of its soldiers had been hurt.", [("wounded", "PER", 0, 0)]),
        ("At least 30 families left Loja.", [("displaced", None, 30, None)]),
        ("First word from the army: a Peruvian officer was killed.", [("killed", "PER", 1, 1)]),
    ],
)  # fmt: skip
def test_a_count_goes_on_from_the_one_before(
    model: Model, text: str, rows: list[tuple[str, str | None, int | None, int | None]]
) -> None:
    assert [short(t) for t in tolls(model, text)] == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Peru and Ecuador fought. Both sides suffered casualties.",
         {("losses", "PER", None, None), ("losses", "ECU", None, None)}),
        ("Peru and Ecuador fought. There were casualties on both sides.",
         {("losses", "PER", None, None), ("losses", "ECU", None, None)}),
        ("Peru and Ecuador fought. Both sides lost 12 men each.",
         {("killed", "PER", 12, 12), ("killed", "ECU", 12, 12)}),
        ("Peru and Ecuador fought. Both sides lost 12 men.", {("killed", None, 12, 12)}),
    ],
)  # fmt: skip
def test_what_is_said_of_each_side_is_a_row_for_each(
    read: Callable[..., Reading], text: str, rows: set[tuple[str, str | None, int | None, int | None]]
) -> None:
    found = read(f"Talks on the frontier\n\n{text}").tolls
    assert {short(t) for t in found} == rows
    assert len({t.id for t in found}) == len(found)


def test_nothing_reported_is_not_zero(model: Model) -> None:
    for text in ("No casualties were reported.", "Neither side reported casualties."):
        (toll,) = tolls(model, text)
        assert (toll.none_reported, toll.low, toll.high) == (True, None, None)


def test_parts_are_tied_to_their_total(model: Model) -> None:
    whole, *parts = tolls(model, "The shelling wounded 10, of whom six were servicemen and four civilians.")
    assert (whole.low, whole.part_of) == (10, None)
    assert [(p.who, p.low, p.part_of) for p in parts] == [(Who.MILITARY, 6, whole.id), (Who.CIVILIAN, 4, whole.id)]


def test_parts_that_exceed_the_total_are_kept(model: Model) -> None:
    rows = tolls(model, "Five people were killed: three soldiers and three civilians.")
    assert [r.low for r in rows] == [5, 3, 3]


def test_a_whole_war_is_background_and_never_this_incident(model: Model) -> None:
    (toll,) = tolls(model, "More than 6,000 people died in the four-month war.")
    assert (toll.counting, toll.ground) == (Counting.WHOLE_WAR, Ground.BACKGROUND)


def test_a_toll_that_is_denied_says_so(model: Model) -> None:
    (toll,) = tolls(model, "The ministry denied that five soldiers were killed.")
    assert toll.polarity is Polarity.DENIED


def test_an_authority_counts_its_own_where_no_other_side_is_named(model: Model) -> None:
    text = "The Peruvian Health Ministry said 18 people were injured."
    said = replace(
        ROOT,
        id="s-said",
        parent="s-root",
        source=Source(((4, 28),), (text[4:28],), text[4:28], SourceKind.ORGAN, (Holder(None, "PER"),)),
        content=Evidence.of(text, [(34, len(text) - 1)]),
    )
    (toll,) = tolls(model, text, said)
    assert short(toll) == ("wounded", "PER", 18, 18)
    assert "inferred" in toll.grounds
    assert toll.statement == "s-said"


def test_a_toll_names_its_event(model: Model) -> None:
    (toll,) = tolls(model, "Peruvian shelling killed two Ecuadorian farmers.")
    assert toll.kind is TollKind.KILLED
    assert toll.event is not None


@pytest.mark.parametrize(
    ("words", "quantity"),
    [
        ("three", Quantity(3, 3)),
        ("at least 1,200", Quantity(1200, None, "at least")),
        ("no fewer than five", Quantity(5, None, "no fewer than")),
        ("two or three", Quantity(2, 3)),
        ("two dozen", Quantity(24, 24)),
        ("three hundred and six", Quantity(306, 306)),
        ("one hundred and twenty - five", Quantity(125, 125)),
        ("several dozen", Quantity(None, None, "several")),
        ("two thousand five hundred", Quantity(2500, 2500)),
        ("$ 30", None),
        ("the third", None),
    ],
)
def test_quantities_in_words_and_digits(words: str, quantity: Quantity | None) -> None:
    assert read_quantity(tuple(words.split()), TERMS) == quantity


@given(st.integers(min_value=0, max_value=9_999_999))
def test_every_number_in_digits_is_itself(number: int) -> None:
    assert read_quantity((f"{number:,}",), TERMS) == Quantity(number, number)


@given(
    st.lists(
        st.sampled_from(["at", "least", "two", "hundred", "-", "and", "a", "dozen", "12", "1,0", "²", "to", "over"])
    )
)
def test_any_words_give_a_range_in_order_or_nothing(words: list[str]) -> None:
    found = read_quantity(tuple(words), TERMS)
    if found is not None and found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.high


def test_a_total_whose_parts_are_of_several_sides_is_of_none(read):
    told = "One Peruvian soldier was killed overnight, taking the toll since Friday to 16 dead: "
    parts = "eight Ecuadorian troops, seven Peruvian soldiers and a farmer."
    rows = read(f"Clashes at the pass\n\n{told}{parts}").tolls[1:]
    assert [(t.low, t.party) for t in rows] == [(16, None), (8, "ECU"), (7, "PER"), (1, None)]


def test_millions_may_be_told_with_a_point(read):
    (row,) = read(
        "Floods and war\n\nMore than 1.3 million people have fled their homes. The river rose 2.5 metres."
    ).tolls
    assert (row.kind.value, row.low, row.high) == ("displaced", 1_300_000, None)


def test_an_elided_count_goes_on_from_the_people_just_counted(read):
    text = "Clashes at the pass\n\nThree Peruvian soldiers were killed. Later 40 civilians were killed and 70 injured."
    rows = read(text).tolls
    assert [(t.low, t.party) for t in rows if t.low == 70] == [(70, None)]
